//! The search, as plain scripts: a page that was opened from a disk can load nothing else.
//!
//! `words.js` has all words and says which file lists the places of each (`in-….js`); the places
//! lead to pages, whose texts stand in `text-….js`. A search loads the words once and then only what
//! it needs, however long the wiki is.

mod index;
mod terms;
mod text;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::json;

use super::links::Urls;
use super::{Content, OutputFile};
use crate::page::Page;
use crate::schema::{Field, Kind};
use crate::site::{PageId, Site};
use crate::source::data::{Node, Value};
use terms::{Terms, Weight, Words};

/// Pages whose texts share a file, on average and at most.
const PAGES_IN_FILE: usize = 16;
const MOST_PAGES_IN_FILE: usize = 64;

/// What the search knows of one page.
#[derive(Debug)]
struct PageIndex {
    words: Words,
    /// `[url, title, [[anchor, heading, text], …]]`
    text: String,
}

/// What the search knows of the pages of a site, by their paths in the output.
#[derive(Clone, Default)]
pub(super) struct Index(HashMap<String, Known>);

#[derive(Clone)]
struct Known {
    id: PageId,
    /// What the page is a record of: it says which front matter the page shows.
    kind: Option<Arc<Kind>>,
    index: Arc<PageIndex>,
}

impl Index {
    /// Reads the pages of `site`; of those that are the same in an earlier site, what was read then
    /// is taken.
    pub(super) fn new(site: &Site, before: Option<(&Site, &Self)>) -> Self {
        let ids: Vec<PageId> = site.published().collect();
        let read = |id: &PageId| {
            let (id, page, url) = (*id, site.page(*id), site.url(*id));
            let kind = site.kinds.of_page(page);
            let known = before.and_then(|(before, index)| {
                let known = index.0.get(url)?;
                let is_same_page = std::ptr::eq(before.page(known.id), page);
                let is_same_kind = known.kind.as_ref().map(Arc::as_ptr) == kind.map(Arc::as_ptr);
                (is_same_page && is_same_kind).then(|| Arc::clone(&known.index))
            });
            let index = known.unwrap_or_else(|| Arc::new(PageIndex::new(site, id, kind)));
            (url.to_owned(), Known { id, kind: kind.cloned(), index })
        };
        Self(ids.par_iter().map(read).collect())
    }

    /// Whether both know the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same = |(url, known): (&String, &Known)| {
            other.0.get(url).is_some_and(|other| Arc::ptr_eq(&known.index, &other.index))
        };
        self.0.len() == other.0.len() && self.0.iter().all(same)
    }

    /// The files of the search.
    pub(super) fn files(&self) -> Vec<OutputFile> {
        let blocks = self.blocks();
        let mut files: Vec<OutputFile> = blocks
            .par_iter()
            .enumerate()
            .filter(|(_, pages)| !pages.is_empty())
            .map(|(number, pages)| {
                let texts: Vec<&str> = pages.iter().map(|page| page.text.as_str()).collect();
                script(&format!("text-{number:x}"), &format!("[{}]", texts.join(",\n")))
            })
            .collect();
        let numbered = (0..).zip(&blocks).flat_map(|(number, pages)| {
            let first = number * MOST_PAGES_IN_FILE as u64;
            (first..).zip(pages.iter().copied())
        });
        let entries = index::entries(numbered);
        let parts = index::parts(&entries);
        let part = |(begin, range): &(String, std::ops::Range<usize>)| {
            let name = index::file_name(begin);
            let entries = entries.get(range.clone()).unwrap_or_default();
            let mut places = String::from("{");
            for entry in entries {
                let comma = if places.len() > 1 { ",\n" } else { "" };
                let _ = write!(places, "{comma}\"{}\":\"{}\"", entry.word, entry.places);
            }
            places.push('}');
            let words: Vec<&str> = entries.iter().map(|entry| entry.word).collect();
            (script(&name, &places), json!([name, words.join(" ")]))
        };
        let (lists, words): (Vec<OutputFile>, Vec<_>) = parts.par_iter().map(part).unzip();
        files.extend(lists);
        let words =
            json!({ "version": version(&files), "size": MOST_PAGES_IN_FILE, "parts": words });
        files.push(script("words", &words.to_string()));
        files
    }

    /// Pages by the file that their texts are in. Which one that is depends on a page's path, so
    /// that a new page moves only its neighbours, until there are so many that all are dealt anew.
    fn blocks(&self) -> Vec<Vec<&PageIndex>> {
        let mut pages: Vec<(&String, &Known)> = self.0.iter().collect();
        pages.sort_unstable_by_key(|(url, _)| *url);
        let mut count = pages.len().div_ceil(PAGES_IN_FILE).next_power_of_two();
        loop {
            let mut blocks: Vec<Vec<&PageIndex>> = vec![Vec::new(); count];
            for (url, page) in &pages {
                let hash = blake3::hash(url.as_bytes());
                let number =
                    hash.as_bytes().iter().take(4).fold(0, |sum, b| sum << 8 | usize::from(*b));
                if let Some(block) = blocks.get_mut(number & (count - 1)) {
                    block.push(&page.index);
                }
            }
            if blocks.iter().all(|block| block.len() <= MOST_PAGES_IN_FILE) {
                return blocks;
            }
            count *= 2;
        }
    }
}

impl PageIndex {
    fn new(site: &Site, id: PageId, kind: Option<&Arc<Kind>>) -> Self {
        let page = site.page(id);
        let title = site.title(id);
        let sections = text::sections(&page.document);
        let mut terms = Terms::default();
        terms.add(0, title, Weight::TITLE);
        for text in beside(page, kind) {
            terms.add(0, text, Weight::BESIDE);
        }
        for (number, section) in sections.iter().enumerate() {
            terms.add(number, &section.1, Weight::HEADING);
            terms.add(number, &section.2, Weight::TEXT);
        }
        let url = Urls::from("").to(site.url(id));
        let text = json!([url, title, sections]).to_string();
        Self { words: terms.into_words(), text }
    }
}

/// What the page shows of its front matter: nothing that its author keeps there for other tools.
fn beside<'p>(page: &'p Page, kind: Option<&Arc<Kind>>) -> Vec<&'p str> {
    let mut texts = Vec::new();
    let shown = ["description", "beschreibung", "tags", "schlagworte"];
    for pair in page.front_matter.data.pairs() {
        let field = kind.and_then(|kind| kind.fields.find(&pair.key));
        if field.is_some() || shown.contains(&pair.key.as_str()) {
            scalars(field, &pair.value, &mut texts);
        }
    }
    texts
}

/// The texts of a value, those of keys below it where `field` has them.
fn scalars<'a>(field: Option<&Field>, node: &'a Node, texts: &mut Vec<&'a str>) {
    match &node.value {
        Value::Scalar { text, .. } => texts.push(text),
        Value::List(items) => items.iter().for_each(|item| scalars(field, item, texts)),
        _ => node.pairs().iter().for_each(|pair| {
            let below = field.and_then(|field| field.fields.find(&pair.key));
            if below.is_some() {
                scalars(below, &pair.value, texts);
            }
        }),
    }
}

fn script(name: &str, data: &str) -> OutputFile {
    OutputFile::text(format!("search/{name}.js"), format!("runbuchSearch(\"{name}\",{data});\n"))
}

/// Stands for all of `files`: a cache that has one of another version must not be asked.
fn version(files: &[OutputFile]) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        if let Content::Text(text) = &file.content {
            hasher.update(text.as_bytes());
        }
    }
    let mut version = hasher.finalize().to_hex().to_string();
    version.truncate(10);
    version
}
