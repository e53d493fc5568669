//! The navigation of DocFX: `toc.yml`, which may name those of other folders.
//!
//! Source: "Table of Contents" in the documentation of DocFX.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::dialect::project::Project;
use crate::dialect::settings::NavEntry;
use crate::source::data::{self, Node};
use crate::source::{self, SourceFile};

/// What such a file is called.
const NAMES: [&str; 2] = ["toc.yml", "toc.yaml"];

/// How deep such files name each other.
const DEEPEST: usize = 10;

/// The navigation, and the files that it was read from.
pub(super) fn nav(project: &Project<'_>) -> (Vec<NavEntry>, Vec<Arc<SourceFile>>) {
    let mut reader = TocReader { project, files: Vec::new(), open: HashSet::new() };
    let nav = reader.folder("").unwrap_or_default();
    (nav, reader.files)
}

struct TocReader<'p> {
    project: &'p Project<'p>,
    files: Vec<Arc<SourceFile>>,
    /// The files that are being read.
    open: HashSet<String>,
}

impl TocReader<'_> {
    /// The entries of the file in a folder, relative to that of the project; none where there is no file.
    fn folder(&mut self, folder: &str) -> Option<Vec<NavEntry>> {
        NAMES.iter().find_map(|name| self.file(&source::normalize(folder, name)?))
    }

    fn file(&mut self, path: &str) -> Option<Vec<NavEntry>> {
        if self.open.len() >= DEEPEST || self.open.contains(path) {
            return None;
        }
        let file = (self.project.folder.read)(&self.project.path(path))?;
        let (data, _) = data::yaml(&file.text, 0);
        self.files.push(Arc::clone(&file));
        self.open.insert(path.to_owned());
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let entries = self.entries(data.get("items").unwrap_or(&data), folder, &file.path);
        self.open.remove(path);
        Some(entries)
    }

    fn entries(&mut self, list: &Node, folder: &str, file: &Arc<str>) -> Vec<NavEntry> {
        list.items().iter().filter_map(|item| self.entry(item, folder, file)).collect()
    }

    /// An entry; none where it leads to nothing that is a page.
    fn entry(&mut self, item: &Node, folder: &str, file: &Arc<str>) -> Option<NavEntry> {
        let text = |key: &str| Project::text(item, key);
        let href = text("href").or_else(|| text("tocHref")).unwrap_or_default();
        let mut children = self.named(&href, folder).unwrap_or_default();
        if let Some(items) = item.get("items") {
            children.extend(self.entries(items, folder, file));
        }
        let home = text("topicHref").or_else(|| text("homepage"));
        let elsewhere = Some(href.clone()).filter(|it| it.contains("://"));
        let page = [Some(href), home].into_iter().flatten().find_map(|it| self.page(&it, folder));
        let page = page.or(elsewhere);
        let uid = || Some(format!("xref:{}", text("topicUid").or_else(|| text("uid"))?));
        let page = page.or_else(uid);
        let title = text("name").or_else(|| text("title"));
        let place = Place::new(file, item.span);
        let is_something = page.is_some() || !children.is_empty();
        is_something.then_some(NavEntry { title, page, contents_of: None, children, place })
    }

    /// The entries of the file that `href` names, be it by its folder.
    fn named(&mut self, href: &str, folder: &str) -> Option<Vec<NavEntry>> {
        let path = path_of(href, folder)?;
        if href.ends_with('/') {
            return self.folder(&path);
        }
        let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
        NAMES.contains(&name.as_str()).then(|| self.file(&path)).flatten()
    }

    /// The page behind `href`, relative to the folder of the project.
    fn page(&self, href: &str, folder: &str) -> Option<String> {
        let path = path_of(href, folder)?;
        if href.ends_with('/') {
            let index = format!("{path}/index.md");
            return self.project.is_there(&index).then_some(index);
        }
        path.ends_with(".md").then_some(path)
    }
}

/// `href` relative to the folder of the project, without its anchor; none where it leads to another site.
fn path_of(href: &str, folder: &str) -> Option<String> {
    let path = href.split(['#', '?']).next().unwrap_or_default();
    match path.strip_prefix("~/") {
        _ if path.is_empty() || path.contains("://") || path.starts_with('/') => None,
        Some(path) => source::normalize("", path),
        None => source::normalize(folder, path),
    }
}
