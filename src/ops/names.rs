//! The names of services, and where texts use them: scopes of tests, systems in a protocol, layers of coverage tables.

use std::collections::HashMap;
use std::sync::Arc;

use super::Service;
use crate::diagnostic::Span;
use crate::lexicon::identifier;
use crate::record::{Record, Shape};
use crate::site::{FileMatch, Site, Target};

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

    /// The things whose names are in `text` as whole words, in ascending order.
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

/// Services by their names, and by the links that lead to them.
pub(super) struct NamedServices<'s> {
    site: &'s Site,
    index: NameIndex,
    /// By the path of a page, its services.
    by_path: HashMap<Arc<str>, Vec<usize>>,
    records: Vec<&'s Record>,
}

impl<'s> NamedServices<'s> {
    pub(super) fn new(site: &'s Site, services: &[Service<'s>]) -> Self {
        let all = || services.iter().enumerate();
        let names = all().flat_map(|(index, service)| {
            service.names.iter().map(move |name| (name.clone(), index))
        });
        let mut by_path: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
        for (index, service) in all() {
            by_path.entry(Arc::clone(&service.record.path)).or_default().push(index);
        }
        let records = services.iter().map(|service| service.record).collect();
        Self { site, index: NameIndex::new(names), by_path, records }
    }

    /// The services whose names are in `text`, in ascending order.
    pub(super) fn named_in(&self, text: &str) -> Vec<usize> {
        self.index.named_in(text)
    }

    /// The services that the fields of a record name or link to, in ascending order.
    pub(super) fn in_fields(&self, record: &Record, fields: &[&str]) -> Vec<usize> {
        let values = record.values();
        let texts = fields.iter().filter_map(|field| values.text(field));
        let mut found = self.named_in(&texts.collect::<Vec<_>>().join(" "));
        for member in fields.iter().filter_map(|field| values.member(field)) {
            found.extend(self.linked_in(&record.path, member.value.span));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn linked_in(&self, path: &str, span: Span) -> Vec<usize> {
        let Some(FileMatch::Page(id)) = self.site.find(path) else { return Vec::new() };
        self.site.targets_in(id, span).filter_map(|target| self.target(target)).collect()
    }

    /// The service that a link leads to: that of the page, or of the section.
    fn target(&self, target: &Target) -> Option<usize> {
        let page = self.site.page(target.page()?);
        let services = self.by_path.get(page.path())?;
        let record = |service: &usize| self.records.get(*service);
        let Target::Page { anchor: Some(anchor), .. } = target else {
            let is_page = |it: &&usize| record(it).is_some_and(|it| it.shape == Shape::Page);
            let only = match services.as_slice() {
                [only] => Some(only),
                several => several.iter().find(is_page),
            };
            return only.copied();
        };
        let heading = page.document.headings.iter().find(|heading| heading.id == *anchor)?;
        let around = services
            .iter()
            .filter(|it| record(it).is_some_and(|record| record.span.contains(heading.text_span)));
        around.min_by_key(|it| record(it).map(|record| record.span.len())).copied()
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
