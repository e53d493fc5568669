//! Valid and invalid `book.toml` texts.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Arg;

type LoadedConfig = Result<(Config, Vec<UnknownKey>), Vec<ConfigError>>;

/// Loads `text` for a project with Markdown in `folders`.
fn load_with(text: &str, folders: &[&str]) -> (SourceFile, LoadedConfig) {
    let file = SourceFile::new(FILE_NAME, text.as_bytes().to_vec());
    let result = load(Some(&file), Folder::EMPTY, |folder| folders.contains(&folder));
    (file, result)
}

fn good(text: &str) -> Config {
    let (config, unknown) = load_with(text, &["content", "src"]).1.expect("a good file");
    assert_eq!(unknown, [], "{text}");
    config
}

/// `line:column id key=value …`
fn bad(text: &str) -> Vec<String> {
    let (file, result) = load_with(text, &["content", "src"]);
    let errors = result.map(|_| ()).expect_err(text);
    let line = |error: &ConfigError| {
        let at = file.position(error.place.span.start);
        format!("{}:{} {}", at.line, at.column, words(&error.message))
    };
    errors.iter().map(line).collect()
}

fn words(message: &Message) -> String {
    let arg = |(name, arg): &(&str, Arg)| match arg {
        Arg::Text(text) => format!(" {name}={text}"),
        Arg::Message(message) => format!(" {name}={}", words(message)),
        other => format!(" {name}={other:?}"),
    };
    let args: String = message.args().iter().map(arg).collect();
    format!("{}{args}", message.id())
}

#[test]
fn without_a_file_the_folders_decide() {
    for (folders, src) in [
        (&["docs", "pages"][..], "pages"),
        (&["src", "content"], "content"),
        (&["docs"], "docs"),
        (&[], ""),
    ] {
        let (config, _) =
            load(None, Folder::EMPTY, |folder| folders.contains(&folder)).expect("defaults");
        assert_eq!((config.src.as_str(), config.build_dir.as_str()), (src, "public"));
    }
}

#[test]
fn everything_that_can_be_set() {
    let config = good(
        r#"
[book]
title = " Handbuch "
description = "Für den Notfall"
authors = ["Ada", ""]
language = "de-AT"
src = "./content/"
[build]
build-dir = "out/../site"
[output.html]
default-theme = "navy"
additional-css = ["css\\eigen.css"]
git-repository-url = "https://git.example/b"
site-url = "/handbuch/"
redirect = { "/b.html" = "c.html", "/a.html" = "d.html" }
[runbuch]
theme = "dunkel"
raw-html = "escape"
repository-url = "https://git.example/a"
ignore = ["*.tmp", "entwurf/", "a/b/*.md"]
[links]
prefixes = ["/en"]
[translations]
trees = { de = "./", en = "en/" }
[check]
time-rules = "note"
[check.rules]
S804 = "warning"
T302 = { grace = "P14D", level = "off" }
[[kind]]
name = "service"
pages = ["dienste/**", "*/x.md"]
[nav]
pages = ["index.md", { title = "Betrieb", pages = ["betrieb/a.md", { page = "b.md" }] }]
"#,
    );
    assert_eq!(config.title.as_deref(), Some("Handbuch"));
    assert_eq!((config.src.as_str(), config.build_dir.as_str()), ("content", "site"));
    assert_eq!((config.authors, config.language), (vec!["Ada".into()], Some("de-AT".into())));
    assert_eq!((config.raw_html, config.default_theme), (RawHtml::Escape, ColorScheme::Dark));
    assert_eq!(config.repository_url.as_deref(), Some("https://git.example/a"));
    assert_eq!(config.additional_css, ["css/eigen.css"]);
    let first = config.redirects.first().map(|it| (it.from.as_str(), it.to.as_str()));
    assert_eq!(first, Some(("/b.html", "c.html")));
    assert_eq!((config.time_rules, config.link_prefixes), (Some(Level::Note), vec!["/en".into()]));
    let trees = config.translations.iter().map(|tree| (&*tree.language, &*tree.folder));
    assert_eq!(trees.collect::<Vec<_>>(), [("de", ""), ("en", "en")]);
    let levels: Vec<_> = config.rules.iter().map(|rule| (rule.key.as_str(), rule.level)).collect();
    assert_eq!(levels, [("S804", Some(Level::Warning)), ("T302", Some(Level::Off))]);
    let options = config.rules.last().map(|rule| &rule.options);
    assert_eq!(options.and_then(|it| it.get("grace")?.as_str()), Some("P14D"));
    let kind = config.kinds.first().expect("a kind");
    let pages = ["dienste/a/b.md", "a/x.md", "a/b/x.md"].map(|page| kind.pages.is_match(page));
    assert_eq!((kind.name.as_str(), pages), ("service", [true, true, false]));
    let ignored = ["a/b.tmp", "c/entwurf/x.md", "a/b/c.md", "z/a/b/c.md", "a/b/c/d.md"];
    assert_eq!(ignored.map(|it| config.ignore.is_match(it)), [true, true, true, false, false]);
    let group = config.nav.get(1).expect("a group");
    let children: Vec<_> = group.children.iter().map(|item| item.page.as_deref()).collect();
    assert_eq!((group.title.as_deref(), group.page.as_deref()), (Some("Betrieb"), None));
    assert_eq!(children, [Some("betrieb/a.md"), Some("b.md")]);
}

#[test]
fn an_mdbook_project_is_read_as_it_is() {
    let config = good(
        r##"
[book]
title = "The Rust Programming Language"
authors = ["Steve Klabnik"]
multilingual = false
text-direction = "ltr"
[rust]
edition = "2021"
[build]
create-missing = false
use-default-preprocessors = true
extra-watch-dirs = ["po"]
[preprocessor.toc]
command = "mdbook-toc"
[preprocessor.links]
[output.linkcheck]
follow-web-links = true
[output.html]
theme = "theme"
default-theme = "my-own"
preferred-dark-theme = "navy"
curly-quotes = true
smart-punctuation = true
mathjax-support = false
copy-fonts = true
google-analytics = "UA-1"
additional-css = ["ferris.css", "theme/2018-edition.css"]
additional-js = ["ferris.js"]
no-section-label = false
git-repository-url = "https://github.com/rust-lang/book"
git-repository-icon = "fa-github"
edit-url-template = "https://github.com/rust-lang/book/edit/main/{path}"
site-url = "/book/"
cname = "book.example"
input-404 = "not-found.md"
hash-files = false
sidebar-header-nav = true
[output.html.print]
enable = false
page-break = true
[output.html.fold]
enable = true
level = 0
[output.html.playground]
editable = false
copyable = true
copy-js = true
line-numbers = false
runnable = true
[output.html.code.hidelines]
python = "~"
[output.html.search]
enable = true
limit-results = 20
boost-title = 2
use-boolean-and = true
copy-js = true
[output.html.search.chapter]
"a/b.md" = { enable = false }
[output.html.redirect]
"/ch01.html" = "ch02.html"
"##,
    );
    assert_eq!((config.default_theme, config.build_dir.as_str()), (ColorScheme::Auto, "public"));
    assert_eq!(config.repository_url.as_deref(), Some("https://github.com/rust-lang/book"));
    assert_eq!(config.redirects.len(), 1);
}

#[test]
fn unknown_keys_are_told_with_what_was_meant() {
    let text = "site_url = \"/\"\n[book]\ntitel = \"x\"\nignore = []\nquatsch = 1\n[bulid]\n[output.html]\nsite_url = \"/\"\n\
                [output.html.fold]\nlevle = 1\n[[plugin]]\ncode = \"X001\"\n";
    let (file, result) = load_with(text, &["src"]);
    let unknown = result.expect("a good file").1;
    let told: Vec<_> = unknown
        .iter()
        .map(|it| (it.span.of(&file.text), it.table.as_str(), it.suggestion.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("site_url", "", Some("[output.html] site-url")),
            ("titel", "book", Some("title")),
            ("ignore", "book", Some("[runbuch] ignore")),
            ("quatsch", "book", None),
            ("bulid", "", Some("build")),
            ("site_url", "output.html", Some("site-url")),
            ("levle", "output.html.fold", Some("level")),
            ("plugin", "", None),
        ]
    );
}

#[test]
fn errors_stand_at_their_place() {
    let cases: [(&str, &[&str]); 21] = [
        (
            "[book]\ntitle = 5\n",
            &["2:9 config-wrong-type key=title expected=config-type-text found=config-type-number"],
        ),
        (
            "book = 1\n",
            &["1:8 config-wrong-type key=book expected=config-type-table found=config-type-number"],
        ),
        (
            "[book]\nauthors = [\"ä\", true]\n",
            &[
                "2:17 config-wrong-type key=authors expected=config-type-texts found=config-type-truth",
            ],
        ),
        ("[book]\nsrc = \"nix\"\n", &["2:7 config-src-empty path=nix"]),
        ("[book]\nsrc = \"/etc\"\n", &["2:7 config-path-absolute key=src path=/etc"]),
        ("[book]\nsrc = \"C:\\\\wiki\"\n", &["2:7 config-path-absolute key=src path=C:\\wiki"]),
        (
            "[build]\nbuild-dir = \"../out\"\n",
            &["2:13 config-path-outside key=build-dir path=../out"],
        ),
        ("[build]\nbuild-dir = \".\"\n", &["2:13 config-build-dir-covers-src path=. src=content"]),
        (
            "[build]\nbuild-dir = \"content/\"\n",
            &["2:13 config-build-dir-covers-src path=content/ src=content"],
        ),
        (
            "[check]\ntime-rules = \"warn\"\n",
            &["2:14 config-bad-word key=time-rules value=warn known=off, note, warning, error"],
        ),
        (
            "[check.rules]\nS804 = { level = \"bad\" }\n",
            &["2:18 config-bad-word key=S804 value=bad known=off, note, warning, error"],
        ),
        (
            "[check.rules]\nS804 = 3\n",
            &["2:8 config-wrong-type key=S804 expected=config-type-rule found=config-type-number"],
        ),
        (
            "[runbuch]\nraw-html = \"yes\"\n",
            &["2:12 config-bad-word key=raw-html value=yes known=sanitize, allow, escape"],
        ),
        ("[runbuch]\ntheme = \"a/b\"\n", &["2:9 config-bad-theme name=a/b"]),
        (
            "[runbuch]\nignore = [\"ok\", \"a[\"]\n",
            &["2:17 config-bad-glob pattern=a[ fault=glob-bracket"],
        ),
        ("[[kind]]\nname = \"service\"\n", &["1:1 config-missing-key key=pages table=[[kind]]"]),
        (
            "[kind]\nname = \"service\"\n",
            &["1:1 config-wrong-type key=kind expected=config-type-list found=config-type-table"],
        ),
        (
            "[nav]\npages = [1]\n",
            &[
                "2:10 config-wrong-type key=pages expected=config-type-nav-item found=config-type-number",
            ],
        ),
        ("a = 1\na = 2\n", &["2:1 data-duplicate-key key=a"]),
        ("# ä\nx = \n", &["2:5 data-syntax fault=data-unquoted-text"]),
        (
            "[book]\ntitle = 5\n[runbuch]\nraw-html = \"x\"\ntheme = 2026-01-01\n",
            &[
                "2:9 config-wrong-type key=title expected=config-type-text found=config-type-number",
                "4:12 config-bad-word key=raw-html value=x known=sanitize, allow, escape",
                "5:9 config-wrong-type key=theme expected=config-type-text found=config-type-date",
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(bad(text), expected, "{text}");
    }
}

#[test]
fn pages_in_the_default_build_folder_are_never_deleted() {
    let (file, result) = load_with("[book]\nsrc = \"public/wiki\"\n", &["public/wiki"]);
    let errors = result.map(|_| ()).expect_err("an error");
    let spans: Vec<_> = errors.iter().map(|error| error.place.span.of(&file.text)).collect();
    assert_eq!(spans, ["\"public/wiki\""]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tables_are_survived(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "[book]", "[nav]", "[[kind]]", "[output.html]", "[check.rules]", "[runbuch]",
                "[build]", "src = \"..\"", "src = \"ö/../..\"", "pages = [[{}], \"\", {pages=[{}]}]",
                "name = \"\"", "ignore = [\"{\", \"\", \"/\"]", "theme = \"..\"", "S1 = {}",
                "redirect = {a=1}", "build-dir = \"\"", "kind = [1]", "x = [", "\"",
            ]),
            0..12,
        )
    ) {
        let (file, result) = load_with(&lines.join("\n"), &[]);
        for error in result.err().into_iter().flatten() {
            let span = error.place.span;
            prop_assert!(file.text.get(span.start..span.end).is_some());
        }
    }
}
