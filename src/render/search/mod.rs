//! The search index, as plain scripts: a page opened from `file://` cannot load anything else.
//!
//! `words.js` lists all words and names the file with the postings of each (`in-….js`). Postings refer
//! to pages, whose texts are in `text-….js`. A search loads `words.js` once, then only the files that
//! the query needs, whatever the size of the wiki.

mod index;
mod terms;
mod text;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::json;

use super::links::Urls;
use super::prints::{self, Fingerprint};
use crate::artifact::{Artifact, Content};
use crate::page::{Id, MetaKey, Page};
use crate::schema::{Field, Kind};
use crate::site::{PageId, Site};
use crate::source::data::{Node, NodeValue};
use terms::{TermCounter, TermList, Weight};

/// Average number of pages whose texts share a file.
const PAGES_PER_FILE: usize = 16;
const MAX_PAGES_PER_FILE: usize = 64;

/// The fingerprint of all that the index of `site` is made of.
pub(super) fn fingerprint(site: &Site) -> Option<Fingerprint> {
    let ids: Vec<PageId> = site.published().collect();
    let of_page = |id: &PageId| {
        let page = site.page(*id);
        let opening = site.opening_title(*id).map(|heading| heading.index());
        let shown = visible_front_matter(page, site.kinds.of_page(page));
        let text = blake3::hash(page.text().as_bytes());
        prints::fingerprint(&(site.url(*id), site.title(*id), opening, shown, text.as_bytes()))
    };
    let pages: Option<Vec<Fingerprint>> = ids.par_iter().map(of_page).collect();
    let mut all = blake3::Hasher::new();
    for page in pages? {
        all.update(page.as_bytes());
    }
    Some(all.finalize())
}

/// The search index of one page.
#[derive(Debug)]
struct PageIndex {
    words: TermList,
    /// `[url, title, [[anchor, heading, text], …]]`
    text: String,
}

/// The search index of a site by the pages' paths in the output.
#[derive(Clone, Default)]
pub(super) struct Index(HashMap<String, IndexedPage>);

#[derive(Clone)]
struct IndexedPage {
    id: PageId,
    /// The kind of the page's record, which decides what front matter the page shows.
    kind: Option<Arc<Kind>>,
    index: Arc<PageIndex>,
}

impl Index {
    /// Indexes the pages of `site`, and takes over what an earlier index holds of unchanged pages.
    pub(super) fn new(site: &Site, before: Option<(&Site, &Self)>) -> Self {
        let ids: Vec<PageId> = site.published().collect();
        let read = |id: &PageId| {
            let (id, page, url) = (*id, site.page(*id), site.url(*id));
            let kind = site.kinds.of_page(page);
            let known = before.and_then(|(before, index)| {
                let known = index.0.get(url)?;
                let is_same_page = std::ptr::eq(before.page(known.id), page);
                let is_same_kind = known.kind.as_ref().map(Arc::as_ptr) == kind.map(Arc::as_ptr);
                let is_same_title = before.title(known.id) == site.title(id);
                (is_same_page && is_same_kind && is_same_title).then(|| Arc::clone(&known.index))
            });
            let index = known.unwrap_or_else(|| Arc::new(PageIndex::new(site, id, kind)));
            (url.to_owned(), IndexedPage { id, kind: kind.cloned(), index })
        };
        Self(ids.par_iter().map(read).collect())
    }

    /// Whether both hold the same page indexes.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same = |(url, known): (&String, &IndexedPage)| {
            other.0.get(url).is_some_and(|other| Arc::ptr_eq(&known.index, &other.index))
        };
        self.0.len() == other.0.len() && self.0.iter().all(same)
    }

    /// The files of the index.
    pub(super) fn files(&self) -> Vec<Artifact> {
        let blocks = self.blocks();
        let mut files: Vec<Artifact> = blocks
            .par_iter()
            .enumerate()
            .filter(|(_, pages)| !pages.is_empty())
            .map(|(number, pages)| {
                let texts: Vec<&str> = pages.iter().map(|page| page.text.as_str()).collect();
                script(&format!("text-{number:x}"), &format!("[{}]", texts.join(",\n")))
            })
            .collect();
        let numbered = (0..).zip(&blocks).flat_map(|(number, pages)| {
            let first = number * MAX_PAGES_PER_FILE as u64;
            (first..).zip(pages.iter().copied())
        });
        let lists = index::posting_lists(numbered);
        let shards = index::shards(&lists);
        let shard = |(prefix, range): &(String, std::ops::Range<usize>)| {
            let name = index::file_name(prefix);
            let lists = lists.get(range.clone()).unwrap_or_default();
            let mut postings = String::from("{");
            for list in lists {
                let comma = if postings.len() > 1 { ",\n" } else { "" };
                let _ = write!(postings, "{comma}\"{}\":\"{}\"", list.word, list.postings);
            }
            postings.push('}');
            let words: Vec<&str> = lists.iter().map(|list| list.word).collect();
            (script(&name, &postings), json!([name, words.join(" ")]))
        };
        let (scripts, words): (Vec<Artifact>, Vec<_>) = shards.par_iter().map(shard).unzip();
        files.extend(scripts);
        let words =
            json!({ "version": version(&files), "size": MAX_PAGES_PER_FILE, "parts": words });
        files.push(script("words", &words.to_string()));
        files
    }

    /// Pages by text file. A hash of the path picks the file, so that a new page changes one file only,
    /// until the number of files has to double.
    fn blocks(&self) -> Vec<Vec<&PageIndex>> {
        let mut pages: Vec<(&String, &IndexedPage)> = self.0.iter().collect();
        pages.sort_unstable_by_key(|(url, _)| *url);
        let mut count = pages.len().div_ceil(PAGES_PER_FILE).next_power_of_two();
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
            if blocks.iter().all(|block| block.len() <= MAX_PAGES_PER_FILE) {
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
        let sections = text::sections(&page.document, site.opening_title(id));
        let mut terms = TermCounter::default();
        terms.add(0, title, Weight::TITLE);
        let opening = site.opening_title(id).and_then(|id| page.document.headings.get(id));
        let opening = opening.filter(|heading| heading.text != title);
        if let Some(heading) = opening {
            terms.add(0, &heading.text, Weight::HEADING);
        }
        for text in visible_front_matter(page, kind) {
            terms.add(0, text, Weight::FRONT_MATTER);
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

/// The front matter that the page shows; keys for other tools are not searchable.
fn visible_front_matter<'p>(page: &'p Page, kind: Option<&Arc<Kind>>) -> Vec<&'p str> {
    let mut texts = Vec::new();
    let is_shown = |key: &str| MetaKey::Description.is(key) || MetaKey::Tags.is(key);
    for pair in page.front_matter.data.pairs() {
        let field = kind.and_then(|kind| kind.fields.find(&pair.key));
        if field.is_some() || is_shown(&pair.key) {
            scalars(field, &pair.value, &mut texts);
        }
    }
    texts
}

/// The texts of a value, and of those keys below it that `field` declares.
fn scalars<'a>(field: Option<&Field>, node: &'a Node, texts: &mut Vec<&'a str>) {
    match &node.value {
        NodeValue::Scalar { text, .. } => texts.push(text),
        NodeValue::List(items) => items.iter().for_each(|item| scalars(field, item, texts)),
        _ => node.pairs().iter().for_each(|pair| {
            let below = field.and_then(|field| field.fields.find(&pair.key));
            if below.is_some() {
                scalars(below, &pair.value, texts);
            }
        }),
    }
}

fn script(name: &str, data: &str) -> Artifact {
    Artifact::text(format!("search/{name}.js"), format!("runbuchSearch(\"{name}\",{data});\n"))
}

/// A hash over all of `files`, so that no file of another version is taken from a cache.
fn version(files: &[Artifact]) -> String {
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
