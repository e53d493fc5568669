//! The search index, as plain scripts: a page opened from `file://` cannot load anything else.
//!
//! `words.js` lists all words and names the file with the postings of each (`in-….js`). Postings refer
//! to pages, whose texts are in `text-….js`. A search loads `words.js` once, then only the files that
//! the query needs, whatever the size of the wiki.

mod index;
mod terms;
mod text;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::links::Urls;
use super::prints::{self, Fingerprint, RenderedFile};
use crate::artifact::Artifact;
use crate::language::Lang;
use crate::lexicon::bare_letters;
use crate::lexicon::language::{EMPTY, FUNCTION_WORDS, QUESTION};
use crate::page::{Id, MetaKey, Page};
use crate::schema::{Field, Kind};
use crate::site::{PageId, Site};
use crate::source::data::{Node, NodeValue};
use terms::{TermCounter, TermList, Weight, is_joint};

pub(super) use text::{SectionText, text_of_html};

/// Average number of pages whose texts share a file, at most: a search reads the texts of some twenty pages.
const PAGES_PER_FILE: usize = 2;
const MAX_PAGES_PER_FILE: usize = 32;

/// The fingerprint of all that the index of `site` and of `generated` pages is made of.
pub(super) fn fingerprint(
    site: &Site,
    lang: Lang,
    generated: &[GeneratedEntry],
) -> Option<Fingerprint> {
    let ids: Vec<PageId> = site.published().collect();
    let of_page = |id: &PageId| {
        let page = site.page(*id);
        let opening = site.opening_title(*id).map(|heading| heading.index());
        let shown = visible_front_matter(page, site.kinds.of_page(page), lang);
        let text = blake3::hash(page.text().as_bytes());
        prints::fingerprint(&(site.url(*id), site.title(*id), opening, shown, text.as_bytes()))
    };
    let pages: Option<Vec<Fingerprint>> = ids.par_iter().map(of_page).collect();
    let mut all = blake3::Hasher::new();
    all.update(prints::fingerprint(&(lang.tag(), generated))?.as_bytes());
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

/// The search index of a site.
#[derive(Clone)]
pub(super) struct Index {
    lang: Lang,
    /// The pages of the wiki by their paths in the output.
    pages: HashMap<String, IndexedPage>,
    /// The generated pages in the same way.
    generated: BTreeMap<String, Arc<PageIndex>>,
}

/// What the search finds of a generated page.
#[derive(Serialize)]
pub(super) struct GeneratedEntry {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) sections: Vec<SectionText>,
}

#[derive(Clone)]
struct IndexedPage {
    id: PageId,
    /// The kind of the page's record, which decides what front matter the page shows.
    kind: Option<Arc<Kind>>,
    index: Arc<PageIndex>,
}

impl Index {
    /// Indexes the pages of `site`, and takes over what an earlier index holds of unchanged pages.
    pub(super) fn new(
        site: &Site,
        lang: Lang,
        generated: &[GeneratedEntry],
        before: Option<(&Site, &Self)>,
    ) -> Self {
        let before = before.filter(|(_, index)| index.lang == lang);
        let ids: Vec<PageId> = site.published().collect();
        let read = |id: &PageId| {
            let (id, page, url) = (*id, site.page(*id), site.url(*id));
            let kind = site.kinds.of_page(page);
            let known = before.and_then(|(before, index)| {
                let known = index.pages.get(url)?;
                let is_same_page = std::ptr::eq(before.page(known.id), page);
                let is_same_kind = known.kind.as_ref().map(Arc::as_ptr) == kind.map(Arc::as_ptr);
                let is_same_title = before.title(known.id) == site.title(id);
                (is_same_page && is_same_kind && is_same_title).then(|| Arc::clone(&known.index))
            });
            let index = known.unwrap_or_else(|| Arc::new(PageIndex::new(site, id, kind, lang)));
            (url.to_owned(), IndexedPage { id, kind: kind.cloned(), index })
        };
        let pages: HashMap<String, IndexedPage> = ids.par_iter().map(read).collect();
        let own = generated.iter().filter(|entry| !pages.contains_key(&entry.path));
        let generated = own
            .map(|entry| (entry.path.clone(), Arc::new(PageIndex::of_generated(entry))))
            .collect();
        Self { lang, pages, generated }
    }

    /// Whether both hold the same page indexes.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same = |(url, known): (&String, &IndexedPage)| {
            other.pages.get(url).is_some_and(|other| Arc::ptr_eq(&known.index, &other.index))
        };
        // The words of a generated page follow from its text.
        let same_text = |(url, known): (&String, &Arc<PageIndex>)| {
            other.generated.get(url).is_some_and(|other| known.text == other.text)
        };
        self.pages.len() == other.pages.len()
            && self.generated.len() == other.generated.len()
            && self.pages.iter().all(same)
            && self.generated.iter().all(same_text)
    }

    /// The files of the index; each is given to `keep` as soon as it is made.
    pub(super) fn files(
        &self,
        keep: impl Fn(Artifact) -> RenderedFile + Sync,
    ) -> Vec<RenderedFile> {
        let blocks = self.blocks();
        let mut files: Vec<RenderedFile> = blocks
            .par_iter()
            .enumerate()
            .filter(|(_, pages)| !pages.is_empty())
            .map(|(number, pages)| {
                let texts: Vec<&str> = pages.iter().map(|page| page.text.as_str()).collect();
                keep(script(&format!("text-{number:x}"), &format!("[{}]", texts.join(",\n"))))
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
            let (joined, words): (Vec<&str>, Vec<&str>) =
                lists.iter().map(|list| list.word).partition(|word| word.contains(is_joint));
            (keep(script(&name, &postings)), json!([name, words.join(" "), joined.join(" ")]))
        };
        let (scripts, words): (Vec<RenderedFile>, Vec<_>) = shards.par_iter().map(shard).unzip();
        files.extend(scripts);
        let words = json!({
            "version": version(&files),
            "size": MAX_PAGES_PER_FILE,
            "function": function_words(),
            "parts": words,
        });
        files.push(keep(script("words", &words.to_string())));
        files
    }

    /// Pages by text file. A hash of the path picks the file, so that a new page changes one file only,
    /// until the number of files has to double.
    fn blocks(&self) -> Vec<Vec<&PageIndex>> {
        let of_wiki = self.pages.iter().map(|(url, page)| (url, &*page.index));
        let generated = self.generated.iter().map(|(url, page)| (url, &**page));
        let mut pages: Vec<(&String, &PageIndex)> = of_wiki.chain(generated).collect();
        pages.sort_unstable_by_key(|(url, _)| *url);
        let mut count = pages.len().div_ceil(PAGES_PER_FILE).next_power_of_two();
        loop {
            let mut blocks: Vec<Vec<&PageIndex>> = vec![Vec::new(); count];
            for (url, page) in &pages {
                let hash = blake3::hash(url.as_bytes());
                let number =
                    hash.as_bytes().iter().take(4).fold(0, |sum, b| sum << 8 | usize::from(*b));
                if let Some(block) = blocks.get_mut(number & (count - 1)) {
                    block.push(page);
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
    fn new(site: &Site, id: PageId, kind: Option<&Arc<Kind>>, lang: Lang) -> Self {
        let page = site.page(id);
        let title = site.title(id);
        let (mut sections, cells) = text::sections(&page.document, site.opening_title(id));
        let mut terms = TermCounter::default();
        terms.add(0, title, Weight::TITLE);
        let opening = site.opening_title(id).and_then(|id| page.document.headings.get(id));
        let opening = opening.filter(|heading| heading.text != title);
        if let Some(heading) = opening {
            terms.add(0, &heading.text, Weight::HEADING);
        }
        let facts = visible_front_matter(page, kind, lang);
        terms.add(0, &facts, Weight::FRONT_MATTER);
        let mut cells = cells.iter().peekable();
        for (number, section) in sections.iter().enumerate() {
            terms.add(number, &section.1, Weight::HEADING);
            terms.add(number, &section.2, Weight::TEXT);
            while let Some(cell) = cells.next_if(|cell| cell.section == number) {
                terms.add(number, &cell.text, cell.weight());
            }
        }
        // So that what is found there can be shown.
        if let Some(section) = sections.first_mut().filter(|_| !facts.is_empty()) {
            let joint = if section.2.is_empty() { "" } else { " · " };
            section.2 = format!("{}{joint}{facts}", section.2);
        }
        Self::with(&Urls::from("").to(site.url(id)), title, &sections, terms)
    }

    fn of_generated(entry: &GeneratedEntry) -> Self {
        let mut terms = TermCounter::default();
        terms.add(0, &entry.title, Weight::TITLE);
        for (number, section) in entry.sections.iter().enumerate() {
            terms.add(number, &section.1, Weight::HEADING);
            terms.add(number, &section.2, Weight::TEXT);
        }
        Self::with(&Urls::from("").to(&entry.path), &entry.title, &entry.sections, terms)
    }

    fn with(url: &str, title: &str, sections: &[SectionText], terms: TermCounter) -> Self {
        let mut text = json!([url, title, sections]).to_string();
        text.shrink_to_fit();
        Self { words: terms.into_words(), text }
    }
}

/// Words that a question has besides what it asks for, spelled as the search compares words.
fn function_words() -> String {
    let mut words: Vec<String> = [EMPTY, FUNCTION_WORDS, QUESTION]
        .iter()
        .flat_map(|list| list.iter())
        .map(bare_letters)
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The front matter that the page shows, as a text; keys for other tools are not searchable.
fn visible_front_matter(page: &Page, kind: Option<&Arc<Kind>>, lang: Lang) -> String {
    let mut facts = Vec::new();
    for pair in page.front_matter.data.pairs() {
        let field = kind.and_then(|kind| kind.fields.find(&pair.key));
        let mut texts = Vec::new();
        let is_shown = MetaKey::Description.is(&pair.key) || MetaKey::Tags.is(&pair.key);
        if field.is_some() || is_shown {
            scalars(field, &pair.value, &mut texts);
        }
        if texts.is_empty() {
            continue;
        }
        let text = texts.join(", ").replace('`', "");
        facts.push(match field.filter(|_| !is_shown) {
            Some(field) => format!("{}: {text}", field.label(lang)),
            None => text,
        });
    }
    facts.join(" · ")
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
fn version(files: &[RenderedFile]) -> String {
    let mut hasher = blake3::Hasher::new();
    for fingerprint in files.iter().filter_map(|file| file.fingerprint) {
        hasher.update(fingerprint.as_bytes());
    }
    let mut version = hasher.finalize().to_hex().to_string();
    version.truncate(10);
    version
}
