//! What `_category_.json` and `_category_.yml` say of their folders.
//!
//! Source: "Category item metadata" in the documentation of Docusaurus 3.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::dialect::project::Project;
use crate::dialect::settings::FolderNav;
use crate::dialect::slugs;
use crate::dialect::traits::Positions;
use crate::source::SourceFile;
use crate::source::data::{self, Node};

const FILES: [&str; 3] = ["_category_.json", "_category_.yml", "_category_.yaml"];

/// The folders below `src` with such a file, relative to it. The files are added to `files`.
pub(super) fn read(
    project: &Project<'_>,
    src: &str,
    route: &str,
    files: &mut Vec<Arc<SourceFile>>,
) -> BTreeMap<String, FolderNav> {
    let mut folders = BTreeMap::new();
    for path in FILES.iter().flat_map(|name| (project.folder.named)(src, name)) {
        let Some(file) = (project.folder.read)(&path) else { continue };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let below = folder.strip_prefix(src).unwrap_or(folder).trim_start_matches('/');
        let is_json = path.ends_with(".json");
        let read = if is_json { data::json } else { data::yaml };
        folders.entry(below.to_owned()).or_insert_with(|| category(&read(&file.text, 0).0, route));
        files.push(file);
    }
    folders
}

fn category(said: &Node, route: &str) -> FolderNav {
    let title = Project::text(said, "label");
    let position = said.get("position").and_then(Node::as_str);
    let link = said
        .get("link")
        .filter(|link| Project::text(link, "type").as_deref() == Some("generated-index"));
    let slug = link.and_then(|link| {
        let named = Project::text(link, "slug");
        named.or_else(|| Some(format!("category/{}", slugs::github(title.as_deref()?))))
    });
    let address = slug.map(|slug| format!("{route}/{}", slug.trim_matches('/')));
    FolderNav {
        position: position.and_then(Positions::thousandths),
        address: address.map(|address| address.trim_matches('/').to_owned()),
        title,
        ..FolderNav::default()
    }
}
