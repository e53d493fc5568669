//! Wikis of other generators in `tests/dialects/`, one file per generator: what their links mean, what is found in them, what
//! their pages show.
//!
//! `UPDATE_SPECS=1 cargo test --test it dialects::` rewrites the blocks of what is expected.

use runbuch::dialect::Dialect;

use crate::html::elements;
use crate::project::Project;
use crate::wikis::{every_file_is_one_of, holds, whole};

/// One test per generator; `_` stands for `-` in its name.
macro_rules! dialects {
    ($($name:ident),+ $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        $(
            #[test]
            fn $name() {
                holds("tests/dialects", stringify!($name));
            }
        )+
    };
}

dialects! {
    docfx,
    docusaurus,
    github,
    github_wiki,
    gitlab,
    gitlab_wiki,
    hugo,
    jekyll,
    mdbook,
    mkdocs,
    obsidian,
    starlight,
    vitepress,
    wikijs,
    zola,
}

#[test]
fn every_generator_has_its_file() {
    let names: Vec<String> = NAMES.iter().map(|name| name.replace('_', "-")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    every_file_is_one_of("tests/dialects", &names);
    let mut generators: Vec<&str> = Dialect::names().collect();
    generators.sort_unstable();
    assert_eq!(generators, names);
}

/// `tests/fixtures/dialects/` has a small wiki of each generator, which is built without any setting.
#[test]
fn a_wiki_of_each_generator_shows_what_its_authors_mean() {
    for name in Dialect::names() {
        let project = Project::new().fixture(&format!("dialects/{name}"));
        insta::assert_snapshot!(format!("wiki_of_{name}"), whole(&project));
    }
}

/// Files, and where the start page is edited.
type EditedCase = (&'static [(&'static str, &'static str)], Option<&'static str>);

#[test]
fn pages_are_edited_where_the_project_file_says() {
    let cases: [EditedCase; 6] = [
        (
            &[
                (
                    "mkdocs.yml",
                    "site_name: X\nrepo_url: https://a.example/r/\nedit_uri: edit/main/docs/\n",
                ),
                ("docs/index.md", "# Start\n"),
            ],
            Some("https://a.example/r/edit/main/docs/index.md"),
        ),
        (
            &[
                ("mkdocs.yml", "site_name: X\nrepo_url: https://a.example/r\n"),
                ("docs/index.md", "# Start\n"),
            ],
            None,
        ),
        (
            &[
                ("base.yml", "repo_url: https://a.example/r\nedit_uri: '?path='\n"),
                ("mkdocs.yml", "INHERIT: base.yml\nsite_name: X\n"),
                ("docs/index.md", "# Start\n"),
            ],
            Some("https://a.example/r?path=index.md"),
        ),
        (
            &[
                (
                    ".vitepress/config.ts",
                    "export default { themeConfig: { editLink: { pattern: 'https://a.example/e/:path' } } }",
                ),
                ("index.md", "# Start\n"),
            ],
            Some("https://a.example/e/index.md"),
        ),
        (
            &[
                (
                    ".vitepress/config.ts",
                    "export default { themeConfig: { editLink: { pattern: ({ filePath }) => `https://a.example/:path/${filePath}` } } }",
                ),
                ("index.md", "# Start\n"),
            ],
            None,
        ),
        (
            &[
                (
                    "docusaurus.config.js",
                    "module.exports = { presets: [['classic', { docs: { editUrl: 'https://a.example/tree/main/' } }]] };",
                ),
                ("docs/index.md", "# Start\n"),
            ],
            Some("https://a.example/tree/main/docs/index.md"),
        ),
    ];
    for (files, expected) in cases {
        let files =
            files.iter().fold(Project::new(), |project, (path, text)| project.file(path, text));
        let built = files.built();
        // `public/` holds sources of VitePress.
        let out = ["public", "runbuch-site"].into_iter().find(|it| built.has(it)).expect("a site");
        let page = built.read(&format!("{out}/index.html"));
        let links = elements(&page);
        let edit = links.iter().find_map(|it| it.get("href").filter(|it| it.contains("a.example")));
        assert_eq!(edit, expected, "{page}");
    }
}
