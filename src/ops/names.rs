//! The names of services, and where texts use them: scopes of tests, systems in a protocol, layers of coverage tables.

use std::collections::HashMap;

use crate::lexicon::identifier;
use crate::record::{Record, Shape};
use crate::site::{FileMatch, Site};

/// A name inside a text has no more words than this, so that the search is linear.
const MOST_WORDS: usize = 8;

/// So many things of one name are found by it: a page in each language, a few namesakes.
const MOST_NAMESAKES: usize = 8;

/// The normalised names of a service: its own; on a page of its own also the title, the file name and the aliases.
pub(super) fn of_service(site: &Site, service: &Record) -> Vec<String> {
    let mut names = vec![service.key()];
    if service.shape == Shape::Page
        && let Some(FileMatch::Page(id)) = site.find(&service.path)
    {
        let page = site.page(id);
        let own = [page.title(), page.stem()];
        names.extend(own.iter().chain(&site.aliases(id)).map(|name| identifier(name)));
    }
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

/// Things by their normalised names.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    by_name: HashMap<String, Vec<usize>>,
    most_words: usize,
}

impl NameIndex {
    /// An index of names (normalised) with the numbers of things.
    pub(super) fn new(names: impl Iterator<Item = (String, usize)>) -> Self {
        let mut index = Self::default();
        for (name, thing) in names.filter(|(name, _)| !name.is_empty()) {
            let words = name.split('_').count().min(MOST_WORDS);
            index.most_words = index.most_words.max(words);
            let things = index.by_name.entry(name).or_default();
            if things.len() < MOST_NAMESAKES && !things.contains(&thing) {
                things.push(thing);
            }
        }
        index
    }

    /// The things whose names stand in `text` as whole words, in ascending order.
    pub(super) fn named_in(&self, text: &str) -> Vec<usize> {
        let text = identifier(text);
        let mut found: Vec<usize> =
            self.by_name.get(&text).into_iter().flatten().copied().collect();
        let starts = std::iter::once(0).chain(text.match_indices('_').map(|(at, _)| at + 1));
        for start in starts {
            let rest = text.get(start..).unwrap_or_default();
            let ends = rest.match_indices('_').map(|(at, _)| at).chain([rest.len()]);
            for end in ends.take(self.most_words) {
                let name = rest.get(..end).unwrap_or_default();
                found.extend(self.by_name.get(name).into_iter().flatten());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::NameIndex;

    #[test]
    fn names_are_found_as_whole_words() {
        let names = ["home_assistant", "nas", "paperless_ngx"];
        let index = NameIndex::new(names.iter().map(|name| (*name).to_owned()).zip(0..));
        for (text, expected) in [
            ("Home Assistant", &[0][..]),
            ("VMs (Home-Assistant, NAS)", &[0, 1]),
            ("NAS", &[1]),
            ("NASA, Assistant Home", &[]),
            ("Paperless", &[]),
            ("Restore von Paperless-ngx auf das NAS", &[1, 2]),
            ("", &[]),
        ] {
            assert_eq!(index.named_in(text), expected, "{text}");
        }
    }
}
