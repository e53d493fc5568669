//! The outline of a page: what other pages can see of it.

use std::sync::Arc;

use super::{
    Document, FrontMatter, Meta, NamedHeading, PlaybookPart, Progress, Step, title_of_folder,
};

/// Everything about a page that can affect other pages. Pages with equal outlines do not change the
/// structure of the wiki.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    path: Arc<str>,
    title: String,
    /// Whether its front matter or a heading of the first level says the title; else that is the
    /// first heading or the file's name.
    pub is_titled: bool,
    /// Whether its front matter or any heading says the title.
    pub has_title: bool,
    /// What comes before the Markdown.
    pub front_matter: Arc<FrontMatter>,
    /// What of that has a meaning on every page.
    pub meta: Arc<Meta>,
    /// The anchors of headings and of raw HTML.
    pub anchors: Vec<String>,
    /// Its headings as Obsidian's links name them.
    pub named_headings: Vec<NamedHeading>,
    /// Anchors of headings on code hosts, each with the one in the dialect of the wiki, where that is another one.
    pub code_host_anchors: Vec<(String, String)>,
    /// Anchors of footnotes in the dialect of the wiki, each with the one of our page.
    pub footnote_anchors: Vec<(String, String)>,
    /// Ticked and open boxes.
    pub progress: Progress,
    /// Whether headings such as „Schritt 1“ count its steps.
    pub has_counted_steps: bool,
    /// Whether it leads through several steps, however they are written.
    pub has_steps: bool,
    /// Of pages with counted steps: whether it says when to begin, or when it has succeeded.
    pub has_trigger_or_success: bool,
    /// Whether tags of a template language that are not known may bring more anchors.
    pub may_have_more: bool,
    /// Whether its author keeps it from readers for now.
    pub draft: bool,
}

/// File names of index pages, without extension, highest precedence first.
pub const INDEX_NAMES: [&str; 3] = ["index", "_index", "readme"];

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
        let heading = document.title.and_then(|id| document.headings.get(id));
        let headed = heading.map(|heading| heading.text.as_str());
        let steps = document.steps_in(document.span());
        let has_counted_steps = document.playbooks().next().is_some();
        let is_titled = named.is_some() || heading.is_some_and(|heading| heading.level == 1);
        Self {
            path: Arc::clone(path),
            is_titled,
            has_title: named.or(headed).is_some(),
            title: named.or(headed).map_or_else(|| name_of(path), str::to_owned),
            front_matter: Arc::clone(front_matter),
            meta: Arc::clone(meta),
            anchors: document.anchors().map(str::to_owned).collect(),
            named_headings: document.named_headings.clone(),
            code_host_anchors: document.code_host_anchors.clone(),
            footnote_anchors: document.footnote_anchors.clone(),
            progress: document.progress(),
            has_counted_steps,
            has_steps: steps.len() > 1,
            has_trigger_or_success: has_counted_steps
                && has_trigger_or_success(front_matter, document, &steps),
            may_have_more: document.unread.is_some(),
            draft: meta.draft || is_in_draft_folder(path),
        }
    }

    /// The path relative to the project root, with `/`.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The title: from front matter, else a heading, else the name of the file or of the folder it stands for.
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

    /// Whether it is the first page of its folder by its name.
    pub fn is_index(&self) -> bool {
        is_index(self.stem())
    }

    /// The names of the folders that it is in.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.path.rsplit('/').skip(1)
    }

    /// The name of the file without folder and ending.
    pub fn stem(&self) -> &str {
        stem(&self.path)
    }
}

fn has_trigger_or_success(front_matter: &FrontMatter, document: &Document, steps: &[Step]) -> bool {
    let is_wanted =
        |part: PlaybookPart| matches!(part, PlaybookPart::Trigger | PlaybookPart::Success);
    let by_key = PlaybookPart::of_keys(front_matter).into_iter().any(is_wanted);
    by_key || document.announcements(steps).iter().any(|it| is_wanted(it.part))
}

fn is_in_draft_folder(path: &str) -> bool {
    path.rsplit('/').skip(1).any(|folder| folder == DRAFT_FOLDER)
}

/// The name of the file; of an index page, that of its folder, if it has one.
fn name_of(path: &str) -> String {
    let stem = stem(path);
    let folder = path.rsplit('/').nth(1).filter(|_| is_index(stem));
    folder.map_or_else(|| stem.to_owned(), title_of_folder)
}

fn is_index(stem: &str) -> bool {
    INDEX_NAMES.iter().any(|index| stem.eq_ignore_ascii_case(index))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
