//! The records of all pages, joined.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::page::Page;
use crate::record::{self, Ambiguity, PageRecords, Record, Shape};
use crate::schema::{Kinds, plain};

/// The records of the whole wiki.
#[derive(Debug, Default)]
pub struct Records {
    /// In the order of pages and places.
    all: Vec<Record>,
    /// Indices by the role of the kind.
    by_role: BTreeMap<String, Vec<usize>>,
    /// Indices by role and name.
    by_name: HashMap<(String, String), Vec<usize>>,
    /// What could be records of several kinds, with its page.
    pub ambiguities: Vec<(Arc<str>, Ambiguity)>,
    /// `<!-- kind: … -->` with a name that no kind has, with its page.
    pub unknown_kinds: Vec<(Arc<str>, (String, crate::diagnostic::Span))>,
}

impl Records {
    pub(super) fn new<'p>(pages: impl Iterator<Item = &'p Arc<Page>>, kinds: &Kinds) -> Self {
        let pages: Vec<&Arc<Page>> = pages.collect();
        let read = |page: &&Arc<Page>| (Arc::clone(page.path()), record::of_page(page, kinds));
        let found: Vec<(Arc<str>, PageRecords)> = pages.par_iter().map(read).collect();
        let mut records = Self::default();
        for (path, of_page) in found {
            records.all.extend(of_page.records);
            let with_path = |it| (Arc::clone(&path), it);
            records.ambiguities.extend(of_page.ambiguities.into_iter().map(with_path));
            let with_path = |it| (Arc::clone(&path), it);
            records.unknown_kinds.extend(of_page.unknown_kinds.into_iter().map(with_path));
        }
        records.drop_mentions();
        for (index, record) in records.all.iter().enumerate() {
            let role = record.kind.role.clone();
            records.by_name.entry((role.clone(), record.key())).or_default().push(index);
            records.by_role.entry(role).or_default().push(index);
        }
        records
    }

    /// All records, in the order of pages and places.
    pub fn all(&self) -> &[Record] {
        &self.all
    }

    /// The records that built-in rules take for a `role`, in the same order.
    pub fn of(&self, role: &str) -> impl Iterator<Item = &Record> + Clone {
        let indices = self.by_role.get(role).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| self.all.get(*index))
    }

    /// The records of a `role` with this name, in any spelling.
    pub fn named(&self, role: &str, name: &str) -> impl Iterator<Item = &Record> {
        let indices = self.by_name.get(&(role.to_owned(), plain(name)));
        indices.into_iter().flatten().filter_map(|index| self.all.get(*index))
    }

    /// The records of a page.
    pub fn on<'r>(&'r self, path: &str) -> &'r [Record] {
        let from = self.all.partition_point(|record| *record.path < *path);
        let to = self.all.partition_point(|record| *record.path <= *path);
        self.all.get(from..to).unwrap_or_default()
    }

    /// A row of a summary that names a thing with a page of its own is no second thing: the page
    /// speaks. The same goes for a row about something that has a section.
    fn drop_mentions(&mut self) {
        let mut spoken: HashMap<(String, String), (bool, Shape)> = HashMap::new();
        let identity = |record: &Record| (record.kind.role.clone(), record.key());
        for record in self.all.iter().filter(|record| has_pages(record)) {
            let own = rank(record);
            let best = spoken.entry(identity(record)).or_insert(own);
            *best = (*best).min(own);
        }
        self.all.retain(|record| {
            !has_pages(record)
                || spoken.get(&identity(record)).is_none_or(|best| rank(record) <= *best)
        });
    }
}

/// What was declared goes before what was only recognised, a page before a section, that before a
/// row.
fn rank(record: &Record) -> (bool, Shape) {
    (!record.declared, record.shape)
}

fn has_pages(record: &Record) -> bool {
    record.kind.shapes.page.is_some() && !record.key().is_empty()
}
