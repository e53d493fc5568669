//! What the project file says, as far as it is written out.
//!
//! Source: "Configuration Reference" in the documentation of Starlight.

use crate::dialect::project::Project;
use crate::dialect::script::{Program, SidebarReader};
use crate::dialect::settings::{LanguageTree, NavEntry, Redirect, Settings};
use crate::source::data::{Node, NodeValue, Pair};

pub(super) fn settings(project: &Project<'_>) -> Settings {
    let Program { exported: data, files, .. } = Program::of(project);
    let theme = data.get("integrations").map(Node::items).unwrap_or_default().iter();
    let theme = theme.flat_map(|it| std::iter::once(it).chain(it.items()));
    let theme =
        theme.into_iter().find(|it| it.get("title").is_some() || it.get("sidebar").is_some());
    let src = project.path("src/content/docs");
    let sidebar = SidebarReader { project, file: &project.sign, src: &src };
    let said = |key: &str| Project::text(theme?, key);
    let root = theme.and_then(|theme| theme.get("locales")?.get("root"));
    let language = root.and_then(|root| Project::text(root, "lang"));
    let language = language.or_else(|| said("defaultLocale").filter(|locale| locale != "root"));
    let languages = theme.map(languages).unwrap_or_default();
    let default = languages.first().map_or("", |tree| tree.folder.as_str());
    let written = theme.and_then(|theme| theme.get("sidebar"));
    let nav = written.and_then(|it| entries(&sidebar, default, it));
    let redirects = redirects(&sidebar, &data);
    Settings {
        // `title: { de: "…" }`
        title: said("title").or_else(|| {
            let titles = theme?.get("title")?;
            let own = language.as_deref().and_then(|language| Project::text(titles, language));
            own.or_else(|| titles.pairs().first()?.value.as_str().map(str::to_owned))
        }),
        description: said("description"),
        language,
        site_url: Project::text(&data, "site"),
        base_path: Project::text(&data, "base").unwrap_or_default().trim_matches('/').to_owned(),
        languages,
        nav: nav.unwrap_or_default(),
        src: Some(src.clone()),
        statics: vec![project.path("public")],
        assets: vec![project.path("src/assets")],
        page_folders: vec![project.path("src/pages")],
        made_addresses: redirects.iter().map(|it| it.from.trim_matches('/').to_owned()).collect(),
        redirects,
        falls_back: true,
        root: project.path(""),
        files,
        ..Settings::default()
    }
}

/// `redirects: { '/a': '/b', '/c': { destination: '/d' } }` of Astro; patterns such as `/[...slug]` are none.
fn redirects(sidebar: &SidebarReader<'_>, data: &Node) -> Vec<Redirect> {
    let redirect = |pair: &Pair| {
        let written = pair.value.get("destination").unwrap_or(&pair.value);
        let to = written.as_str().filter(|to| to.starts_with('/') || to.contains("://"))?;
        let to = sidebar.existing(to).unwrap_or_else(|| to.to_owned());
        let from = pair.key.clone();
        (!from.contains('[')).then(|| Redirect { from, to, place: sidebar.place(&pair.value) })
    };
    data.get("redirects").map(Node::pairs).unwrap_or_default().iter().filter_map(redirect).collect()
}

/// The languages of `locales`, where there are several, the default one first.
fn languages(theme: &Node) -> Vec<LanguageTree> {
    let locales = theme.get("locales").map(Node::pairs).unwrap_or_default();
    let tree = |it: &Pair| {
        let is_root = it.key == "root";
        let said = Project::text(&it.value, "lang");
        let language = said.or_else(|| (!is_root).then(|| it.key.clone()))?;
        let folder = if is_root { String::new() } else { it.key.clone() };
        Some(LanguageTree { language, folder })
    };
    let mut trees: Vec<LanguageTree> = locales.iter().filter_map(tree).collect();
    let default = Project::text(theme, "defaultLocale").filter(|locale| locale != "root");
    trees.sort_by_key(|tree| tree.folder != default.as_deref().unwrap_or_default());
    if trees.len() > 1 { trees } else { Vec::new() }
}

/// Pages by `slug` and `link`, groups by `items`, and folders by `autogenerate`. None where some of it is unknown.
/// What they name is relative to the folder of the `default` language.
fn entries(sidebar: &SidebarReader<'_>, default: &str, written: &Node) -> Option<Vec<NavEntry>> {
    let NodeValue::List(items) = &written.value else { return None };
    let mut entries = Vec::with_capacity(items.len());
    for item in items {
        entries.extend(entry(sidebar, default, item)?);
    }
    Some(entries)
}

/// The reader bounds the depth.
fn entry(sidebar: &SidebarReader<'_>, default: &str, item: &Node) -> Option<Option<NavEntry>> {
    let text = |key: &str| Project::text(item, key);
    let place = sidebar.place(item);
    let title = text("label");
    let page =
        match item.as_str().map(str::to_owned).or_else(|| text("slug")).or_else(|| text("link")) {
            Some(link) if link.contains(':') => Some(sidebar.target(&link)),
            Some(link) => Some(sidebar.page(&located(default, &link))),
            None => None,
        };
    let children = match (item.get("items"), item.get("autogenerate")) {
        (Some(items), _) => entries(sidebar, default, items)?,
        (None, Some(folder)) => {
            let folder = located(default, &Project::text(folder, "directory")?);
            let contents = sidebar.contents_of(folder, item);
            if title.is_none() {
                return Some(Some(contents));
            }
            vec![contents]
        }
        (None, None) if page.is_none() => return None,
        (None, None) => Vec::new(),
    };
    Some(Some(NavEntry { title, page, contents_of: None, children, place }))
}

/// A path of a sidebar below the folder of the default language.
fn located(default: &str, path: &str) -> String {
    let path = path.trim_matches('/');
    let is_below =
        path.strip_prefix(default).is_some_and(|it| it.is_empty() || it.starts_with('/'));
    if default.is_empty() || is_below { path.to_owned() } else { format!("{default}/{path}") }
}
