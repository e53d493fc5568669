//! The outline of a page: what other pages can see of it.

use std::sync::Arc;

use super::{Document, FrontMatter, Heading, Meta, Progress};

/// Everything about a page that can affect other pages. Pages with equal outlines do not change the
/// structure of the wiki.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    path: Arc<str>,
    title: String,
    /// Whether its front matter or a heading of the first level says the title; else that is the
    /// first heading or the file's name.
    pub is_titled: bool,
    /// What stands before the Markdown.
    pub front_matter: Arc<FrontMatter>,
    /// What of that has a meaning on every page.
    pub meta: Arc<Meta>,
    /// The anchors of headings and of raw HTML.
    pub anchors: Vec<String>,
    /// Ticked and open boxes.
    pub progress: Progress,
    /// Whether it holds a playbook: steps that count on from each other.
    pub has_steps: bool,
    /// Whether its author keeps it from readers for now.
    pub draft: bool,
}

/// The folder in which Jekyll keeps drafts.
const DRAFT_FOLDER: &str = "_drafts";

impl Outline {
    pub(super) fn new(
        path: &Arc<str>,
        front_matter: &Arc<FrontMatter>,
        meta: &Arc<Meta>,
        document: &Document,
    ) -> Self {
        let named = meta.title.text();
        let heading = title_heading(document);
        let headed = || heading.map(|heading| heading.text.as_str());
        let is_titled = named.is_some() || heading.is_some_and(|heading| heading.level == 1);
        Self {
            path: Arc::clone(path),
            is_titled,
            title: named.or_else(headed).unwrap_or_else(|| stem(path)).to_owned(),
            front_matter: Arc::clone(front_matter),
            meta: Arc::clone(meta),
            anchors: document.anchors().map(str::to_owned).collect(),
            progress: document.progress(),
            has_steps: document.playbooks().next().is_some(),
            draft: meta.draft || is_in_draft_folder(path),
        }
    }

    /// The path relative to the project root, with `/`.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The title: from front matter, else the first heading, else the file name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The description.
    pub fn description(&self) -> Option<&str> {
        self.meta.description.text()
    }

    /// Its tags.
    pub fn tags(&self) -> Vec<&str> {
        self.meta.tags.iter().map(|tag| tag.value.as_str()).collect()
    }

    /// The name of the file without folder and ending.
    pub fn stem(&self) -> &str {
        stem(&self.path)
    }
}

fn is_in_draft_folder(path: &str) -> bool {
    path.rsplit('/').skip(1).any(|folder| folder == DRAFT_FOLDER)
}

/// The heading that stands for the title: the first `h1`, else the first heading.
pub(super) fn title_heading(document: &Document) -> Option<&Heading> {
    let has_text = |heading: &&Heading| !heading.text.is_empty();
    let first = document.headings.iter().filter(has_text).find(|heading| heading.level == 1);
    first.or_else(|| document.headings.iter().find(has_text))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
