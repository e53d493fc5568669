//! What `_category_.json` and `_category_.yml` say of their folders.
//!
//! Source: "Category item metadata" in the documentation of Docusaurus 3.

use crate::dialect::project::Project;
use crate::dialect::settings::{FolderNav, Settings};
use crate::dialect::slugs;
use crate::dialect::traits::Positions;
use crate::source::data::{self, Node};

const FILES: [&str; 3] = ["_category_.json", "_category_.yml", "_category_.yaml"];

/// Reads those of the folders below the content folder into the settings.
pub(super) fn read(project: &Project<'_>, settings: &mut Settings) {
    let src = settings.src.clone().unwrap_or_default();
    for path in FILES.iter().flat_map(|name| (project.folder.named)(&src, name)) {
        let Some(file) = (project.folder.read)(&path) else { continue };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let below = folder.strip_prefix(&src).unwrap_or(folder).trim_start_matches('/');
        let read = if path.ends_with(".json") { data::json } else { data::yaml };
        let (said, _) = read(&file.text, 0);
        if let Some(address) = overview(&said, &settings.route) {
            settings.overviews.insert(address, below.to_owned());
        }
        settings.folder_navs.entry(below.to_owned()).or_insert_with(|| category(&said));
        settings.files.push(file);
    }
}

fn category(said: &Node) -> FolderNav {
    let position = said.get("position").and_then(Node::as_str);
    FolderNav {
        title: Project::text(said, "label"),
        position: position.and_then(Positions::thousandths),
        ..FolderNav::default()
    }
}

/// The address of the overview that the generator makes for a category, without slashes at its ends.
pub(super) fn overview(said: &Node, route: &str) -> Option<String> {
    let link = said.get("link")?;
    if Project::text(link, "type")? != "generated-index" {
        return None;
    }
    let usual = || Some(format!("category/{}", slugs::github(&Project::text(said, "label")?)));
    let slug = Project::text(link, "slug").or_else(usual)?;
    let address = format!("{route}/{}", slug.trim_matches('/'));
    Some(address.trim_matches('/').to_owned())
}
