//! What is on the site beside the documentation: other plugins, other versions, former addresses.

use crate::diagnostic::Place;
use crate::dialect::project::Project;
use crate::dialect::script::SidebarReader;
use crate::dialect::settings::{OtherPages, PageRole, Redirect, Settings};
use crate::source;
use crate::source::data::{self, Node};

/// The options of the plugins of this name, where they have some.
pub(super) fn options<'d>(data: &'d Node, name: &str) -> impl Iterator<Item = &'d Node> {
    let plugins = data.get("plugins").map(Node::items).unwrap_or_default().iter();
    plugins.filter_map(move |plugin| {
        let is_meant = plugin.items().first()?.as_str()?.ends_with(name);
        plugin.items().get(1).filter(|_| is_meant)
    })
}

/// What presets say of a plugin, by its short name.
pub(super) fn of_preset<'d>(data: &'d Node, key: &str) -> impl Iterator<Item = &'d Node> {
    let presets = data.get("presets").map(Node::items).unwrap_or_default().iter();
    presets.filter_map(move |preset| preset.items().get(1)?.get(key))
}

pub(super) fn read(project: &Project<'_>, data: &Node, settings: &mut Settings) {
    let blogs = of_preset(data, "blog").chain(options(data, "plugin-content-blog"));
    let mut is_said = false;
    for blog in blogs {
        is_said = true;
        if blog.as_bool() != Some(false) {
            add_route(project, blog, "blog", settings);
            add_blog(project, Some(blog), settings);
        }
    }
    if !is_said && project.is_there("blog") {
        settings.made_addresses.push("blog/".to_owned());
        add_blog(project, None, settings);
    }
    for docs in options(data, "plugin-content-docs").filter(|docs| docs.get("id").is_some()) {
        add_route(project, docs, "docs", settings);
    }
    // Lists of the pages with a tag.
    let tags = format!("{}/tags/", settings.route);
    settings.made_addresses.push(tags.trim_start_matches('/').to_owned());
    add_translations(project, data, settings);
    let pages = project.path("src/pages");
    settings.page_folders.push(pages.clone());
    settings.other_pages.push(OtherPages {
        folder: pages,
        route: String::new(),
        title: None,
        role: PageRole::Single,
    });
    read_versions(project, settings);
    read_redirects(project, data, settings);
}

/// The posts of a blog.
fn add_blog(project: &Project<'_>, options: Option<&Node>, settings: &mut Settings) {
    let said = |key: &str, usual: &str| {
        let said = options.and_then(|options| Project::text(options, key));
        said.unwrap_or_else(|| usual.to_owned())
    };
    let path = said("path", "blog");
    if source::normalize(project.base, &path).is_none() || !project.is_there(&path) {
        return;
    }
    settings.other_pages.push(OtherPages {
        folder: project.path(&path),
        route: said("routeBasePath", "blog").trim_matches('/').to_owned(),
        title: Some(said("blogTitle", "Blog")),
        role: PageRole::Post,
    });
}

/// The documentation in other languages, below their tags.
///
/// Source: "i18n" in the documentation of Docusaurus 3.
fn add_translations(project: &Project<'_>, data: &Node, settings: &mut Settings) {
    let Some(languages) = data.get("i18n") else { return };
    let default = Project::text(languages, "defaultLocale").unwrap_or_else(|| "en".to_owned());
    for locale in languages.get("locales").map(Node::list_of_str).unwrap_or_default() {
        let tag = locale.value;
        let path = format!("i18n/{tag}/docusaurus-plugin-content-docs/current");
        if tag == default || tag.contains('/') || !project.is_there(&path) {
            continue;
        }
        let said =
            languages.get("localeConfigs").and_then(|all| Project::text(all.get(tag)?, "label"));
        settings.other_pages.push(OtherPages {
            folder: project.path(&path),
            route: format!("{tag}/{}", settings.route).trim_matches('/').to_owned(),
            title: Some(said.unwrap_or_else(|| tag.to_owned())),
            role: PageRole::Translation,
        });
    }
}

/// The addresses of a plugin whose pages are there.
fn add_route(project: &Project<'_>, options: &Node, usual: &str, settings: &mut Settings) {
    let text = |key: &str| Project::text(options, key).unwrap_or_else(|| usual.to_owned());
    let route = text("routeBasePath");
    let route = route.trim_matches('/');
    if project.is_there(&text("path")) && !route.is_empty() {
        settings.made_addresses.push(format!("{route}/"));
    }
}

/// Versions of the documentation: the pages of the wiki are those of the next one, whose addresses without a version
/// belong to the newest one.
///
/// Source: "Versioning" in the documentation of Docusaurus 3.
fn read_versions(project: &Project<'_>, settings: &mut Settings) {
    let Some(file) = (project.folder.read)(&project.path("versions.json")) else { return };
    let (versions, _) = data::json(&file.text, 0);
    let address = |name: &str| format!("{}/{name}", settings.route).trim_matches('/').to_owned();
    let made = versions.list_of_str().into_iter().map(|it| format!("{}/", address(it.value)));
    let made: Vec<String> = made.collect();
    settings.other_routes.push(address("next"));
    settings.made_addresses.extend(made);
    settings.files.push(file);
}

/// `redirects: [{ from: ['/a', '/b'], to: '/c' }]` of the plugin for them.
fn read_redirects(project: &Project<'_>, data: &Node, settings: &mut Settings) {
    let src = settings.src.clone().unwrap_or_default();
    let sidebar = SidebarReader { project, file: &project.sign, src: &src };
    for redirect in options(data, "plugin-client-redirects")
        .flat_map(|options| options.get("redirects").map(Node::items).unwrap_or_default())
    {
        let Some(to) = Project::text(redirect, "to").filter(|to| to.starts_with('/')) else {
            continue;
        };
        let below = to.trim_start_matches('/').strip_prefix(settings.route.as_str());
        let to = below.and_then(|path| sidebar.existing(path)).unwrap_or(to);
        let from = redirect.get("from");
        let texts = from.into_iter().flat_map(|from| std::iter::once(from).chain(from.items()));
        for from in texts.filter_map(Node::as_str) {
            let (from, to) = (from.to_owned(), to.clone());
            let place = Place::new(&project.sign.as_str().into(), redirect.span);
            settings.made_addresses.push(from.trim_matches('/').to_owned());
            settings.redirects.push(Redirect { from, to, place });
        }
    }
}
