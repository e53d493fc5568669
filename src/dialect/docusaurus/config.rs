//! What the project file says, as far as it is written out.
//!
//! Source: "`docusaurus.config.js`", "plugin-content-docs" and "i18n" in the documentation of Docusaurus 3.

use super::{categories, plugins, sidebars};
use crate::dialect::patterns::Patterns;
use crate::dialect::project::Project;
use crate::dialect::script::Program;
use crate::dialect::settings::Settings;
use crate::source;
use crate::source::data::{Node, NodeValue};

/// Parts of pages, and folders of them.
///
/// Source: `exclude` in "plugin-content-docs" in the documentation of Docusaurus 3.
const UNPUBLISHED: [&str; 3] = ["_*.md", "_*.mdx", "_*/"];

pub(super) fn settings(project: &Project<'_>) -> Settings {
    let Program { exported: data, files, .. } = Program::of(project);
    let docs = docs(&data);
    let of_docs = |key: &str| docs.and_then(|docs| Project::text(docs, key));
    let path = of_docs("path").unwrap_or_else(|| "docs".to_owned());
    let src = project.path(&path);
    let statics = match data.get("staticDirectories") {
        Some(folders) => folders.list_of_str().iter().map(|it| project.path(it.value)).collect(),
        None => vec![project.path("static")],
    };
    let route = of_docs("routeBasePath").unwrap_or_else(|| "docs".to_owned());
    let edit_url = of_docs("editUrl").filter(|url| url.contains("://"));
    let edit_url = edit_url.map(|url| format!("{}/{path}/{{page}}", url.trim_end_matches('/')));
    let languages = data.get("i18n");
    let route = route.trim_matches('/').to_owned();
    let sidebars = sidebars::read(project, of_docs("sidebarPath").as_deref());
    let nav = sidebars.as_ref().and_then(|program| sidebars::nav(project, &src, &route, program));
    let overviews = sidebars.as_ref().map(|program| sidebars::overviews(program, &route));
    let files = files.into_iter().chain(sidebars.into_iter().flat_map(|program| program.files));
    let mut settings = Settings {
        title: Project::text(&data, "title"),
        description: Project::text(&data, "tagline"),
        language: languages.and_then(|it| Project::text(it, "defaultLocale")),
        site_url: site_url(&data),
        edit_url,
        base_path: Project::text(&data, "baseUrl").unwrap_or_default().trim_matches('/').to_owned(),
        route,
        unpublished: Patterns::new(UNPUBLISHED),
        files: files.collect(),
        nav: nav.unwrap_or_default(),
        root: project.path(""),
        src: Some(src),
        statics,
        ..Settings::default()
    };
    if source::normalize(project.base, &path).is_none() {
        leave_out(&mut settings);
    }
    for (address, folder) in overviews.into_iter().flatten() {
        match folder {
            Some(folder) => drop(settings.overviews.insert(address, folder)),
            None => settings.made_addresses.push(address),
        }
    }
    categories::read(project, &mut settings);
    plugins::read(project, &data, &mut settings);
    settings
}

/// The documentation lies outside of the project, where nothing is read: `path: '../docs'`.
fn leave_out(settings: &mut Settings) {
    settings.nav.clear();
    settings.src = None;
    if !settings.route.is_empty() {
        settings.made_addresses.push(format!("{}/", settings.route));
    }
}

/// `url` and `baseUrl`, where both are written out.
fn site_url(data: &Node) -> Option<String> {
    let url = Project::text(data, "url")?;
    let base = Project::text(data, "baseUrl")?;
    Some(format!("{}{base}", url.trim_end_matches('/')))
}

/// The options of the documentation: of the preset, or of the plugin.
fn docs(data: &Node) -> Option<&Node> {
    let of_plugin = plugins::options(data, "plugin-content-docs");
    let of_plugin = of_plugin.filter(|options| options.get("id").is_none());
    let mut all = plugins::of_preset(data, "docs").chain(of_plugin);
    all.find(|docs| matches!(docs.value, NodeValue::Map(_)))
}
