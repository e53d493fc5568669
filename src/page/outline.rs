//! What other pages may know of a page.

use std::sync::Arc;

use super::{Document, FrontMatter, Heading, Progress};

/// All of a page from which the wiki is joined: nothing else of it can change what stands on other
/// pages. Two outlines that are equal leave the wiki's structure as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    path: Arc<str>,
    title: String,
    /// Whether its front matter or a heading of the first level says the title; else that is the
    /// first heading or the file's name.
    pub is_titled: bool,
    /// What stands before the Markdown.
    pub front_matter: Arc<FrontMatter>,
    /// The anchors of headings and of raw HTML.
    pub anchors: Vec<String>,
    /// Ticked and open boxes.
    pub progress: Progress,
    /// Whether it holds a playbook: steps that count on from each other.
    pub has_steps: bool,
    /// Whether its author keeps it from readers for now.
    pub draft: bool,
}

/// Front matter that keeps a page from readers where it says yes: Hugo, Zola, Docusaurus, Starlight,
/// Eleventy, Quartz.
const DRAFT_KEYS: [&str; 2] = ["draft", "entwurf"];

/// Front matter that keeps a page from readers where it says no: Jekyll and exports of Wiki.js
/// (`published`), Obsidian Publish (`publish`).
const PUBLISHED_KEYS: [&str; 4] = ["published", "publish", "veröffentlicht", "veroeffentlicht"];

/// The folder in which Jekyll keeps drafts.
const DRAFT_FOLDER: &str = "_drafts";

impl Outline {
    pub(super) fn new(
        path: &Arc<str>,
        front_matter: &Arc<FrontMatter>,
        document: &Document,
    ) -> Self {
        let named = front_matter.text(&["title", "titel"]).filter(|title| !title.is_empty());
        let heading = title_heading(document);
        let headed = || heading.map(|heading| heading.text.as_str());
        let is_titled = named.is_some() || heading.is_some_and(|heading| heading.level == 1);
        Self {
            path: Arc::clone(path),
            is_titled,
            title: named.or_else(headed).unwrap_or_else(|| stem(path)).to_owned(),
            front_matter: Arc::clone(front_matter),
            anchors: document.anchors().map(str::to_owned).collect(),
            progress: document.progress(),
            has_steps: document.playbooks().next().is_some(),
            draft: is_draft(path, front_matter),
        }
    }

    /// The path relative to the project root, with `/`.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// What the page is called: by its front matter, else its first heading, else its file.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the page says of itself in a sentence.
    pub fn description(&self) -> Option<&str> {
        self.front_matter.text(&["description", "beschreibung"])
    }

    /// Its tags.
    pub fn tags(&self) -> Vec<&str> {
        let tags = self.front_matter.get(&["tags", "schlagworte"]);
        let tags = tags.map(|pair| pair.value.list_of_str()).unwrap_or_default();
        tags.into_iter().map(|tag| tag.value).collect()
    }

    /// The name of the file without folder and ending.
    pub fn stem(&self) -> &str {
        stem(&self.path)
    }
}

/// Where several keys speak, one that keeps the page back is enough. What is neither a yes nor a no
/// (`published: 2026-01-10`) says nothing.
fn is_draft(path: &str, front_matter: &FrontMatter) -> bool {
    let says = |keys: &[&str], word: bool| {
        let mut pairs = keys.iter().filter_map(|key| front_matter.data.pair(key));
        pairs.any(|pair| pair.value.as_bool() == Some(word))
    };
    let in_folder = path.rsplit('/').skip(1).any(|folder| folder == DRAFT_FOLDER);
    in_folder || says(&DRAFT_KEYS, true) || says(&PUBLISHED_KEYS, false)
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
