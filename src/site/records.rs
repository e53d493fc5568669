//! The records of all pages, joined.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::Spanned;
use crate::lexicon::identifier;
use crate::record::{Ambiguity, IdleKind, PageRecords, Record, Shape, UnreadBlock};
use crate::schema::KindRole;

/// The records of the whole wiki.
#[derive(Debug, Default)]
pub struct Records {
    /// In page order.
    all: Vec<Arc<Record>>,
    /// Indices by the role of the kind.
    by_role: BTreeMap<KindRole, Vec<usize>>,
    /// Rows of summaries, in page order.
    mentioned: Vec<Arc<Record>>,
    /// Indices of these by role and name.
    mentions: HashMap<(KindRole, String), Vec<usize>>,
    /// Indices by role and name.
    by_name: HashMap<(KindRole, String), Vec<usize>>,
    /// Blocks that match several kinds, with their pages.
    pub ambiguities: Vec<(Arc<str>, Ambiguity)>,
    /// `<!-- kind: … -->` with an unknown kind, with their pages.
    pub unknown_kinds: Vec<(Arc<str>, Spanned<String>)>,
    /// Declarations of a kind that yield no record, with their pages.
    pub idle_kinds: Vec<(Arc<str>, IdleKind)>,
    /// Blocks that are nearly records, in page order.
    pub unread: Vec<UnreadBlock>,
    /// Whether the wiki has anything that falls due, or has to be proven.
    pub fall_due: bool,
}

impl Records {
    /// Joins the records of pages, which are sorted by path. `linked_page` is the path of the page that the name of a row
    /// links to.
    pub(super) fn new<'p>(
        said: impl Iterator<Item = &'p Arc<PageRecords>>,
        linked_page: impl Fn(&Record) -> Option<&'p str>,
    ) -> Self {
        let mut records = Self::default();
        let said: Vec<&Arc<PageRecords>> = said.collect();
        for of_page in &said {
            let with_path = || std::iter::repeat(&of_page.path).cloned();
            records.all.extend(of_page.records.iter().cloned());
            records.ambiguities.extend(with_path().zip(of_page.ambiguities.iter().cloned()));
            records.unknown_kinds.extend(with_path().zip(of_page.unknown_kinds.iter().cloned()));
            records.idle_kinds.extend(with_path().zip(of_page.idle_kinds.iter().cloned()));
            records.unread.extend(of_page.unread.iter().cloned());
        }
        records.drop_mentions(&said, linked_page);
        for (index, record) in records.all.iter().enumerate() {
            let role = record.kind.role.clone();
            records.by_name.entry((role.clone(), record.key())).or_default().push(index);
            records.by_role.entry(role).or_default().push(index);
        }
        records.drop_overviews();
        records.fall_due = records.all.iter().any(|record| record.falls_due());
        records
    }

    /// All records, in page order.
    pub fn all(&self) -> impl Iterator<Item = &Record> + Clone {
        self.all.iter().map(AsRef::as_ref)
    }

    /// The records of a `role`, in page order.
    pub fn of(&self, role: &KindRole) -> impl Iterator<Item = &Record> + Clone {
        let indices = self.by_role.get(role).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| self.all.get(*index)).map(AsRef::as_ref)
    }

    /// The records of a `role` with this name, in any spelling.
    pub fn named(&self, role: &KindRole, name: &str) -> impl Iterator<Item = &Record> {
        let indices = self.by_name.get(&(role.clone(), identifier(name)));
        let indices = indices.into_iter().flatten();
        indices.filter_map(|index| self.all.get(*index)).map(AsRef::as_ref)
    }

    /// The records of a page.
    pub fn on(&self, path: &str) -> &[Arc<Record>] {
        on_page(&self.all, path)
    }

    /// The rows of summaries on a page that mention a record. They are no records.
    pub fn mentions_on(&self, path: &str) -> &[Arc<Record>] {
        on_page(&self.mentioned, path)
    }

    /// Whether the records and mentions of a page are the same objects in `other`.
    pub fn same_on(&self, path: &str, other: &Self) -> bool {
        let same = |own: &[Arc<Record>], other: &[Arc<Record>]| {
            own.len() == other.len() && own.iter().zip(other).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        same(self.on(path), other.on(path)) && same(self.mentions_on(path), other.mentions_on(path))
    }

    /// The rows of summaries that mention the record of a `role` with this name, in page order. They are no records.
    pub fn mentions(&self, role: &KindRole, name: &str) -> impl Iterator<Item = &Record> {
        let found = self.mentions.get(&(role.clone(), identifier(name)));
        let found = found.into_iter().flatten();
        found.filter_map(|index| self.mentioned.get(*index)).map(AsRef::as_ref)
    }

    /// Whether a row of a summary mentions any record of this `role`.
    pub fn has_mentions(&self, role: &KindRole) -> bool {
        self.mentions.keys().any(|(of, _)| of == role)
    }

    /// Drops tables that are no data of their own: most of their rows name records that are elsewhere.
    fn drop_overviews(&mut self) {
        let Self { unread, by_name, .. } = self;
        unread.retain(|block| {
            let role = &block.kind.role;
            let names = block.names.iter().map(|name| (role.clone(), name.clone()));
            let known = names.filter(|name| by_name.contains_key(name)).count();
            known == 0 || known * 2 < block.names.len()
        });
    }

    /// Takes out rows of summaries: a row about something that has a page or section of its own, by its name or a link
    /// to the page, is a mention, not a second record. So is one that would be none by itself, about anything known. A
    /// page whose kind is misspelled speaks all the same.
    fn drop_mentions<'p>(
        &mut self,
        said: &[&Arc<PageRecords>],
        linked_page: impl Fn(&Record) -> Option<&'p str>,
    ) {
        let mut spoken: HashMap<(KindRole, String), (bool, Shape)> = HashMap::new();
        let identity = |record: &Record| (record.kind.role.clone(), record.key());
        for record in self.all.iter().filter(|record| has_pages(record)) {
            let own = rank(record);
            let best = spoken.entry(identity(record)).or_insert(own);
            *best = (*best).min(own);
        }
        let pages = self.all.iter().filter(|record| record.shape == Shape::Page);
        let mut pages: HashMap<(KindRole, Arc<str>), String> = pages
            .map(|page| ((page.kind.role.clone(), Arc::clone(&page.path)), page.key()))
            .collect();
        for of_page in said {
            let Some((role, name)) = &of_page.misspelled else { continue };
            spoken.insert((role.clone(), name.clone()), (false, Shape::Page));
            pages.insert((role.clone(), Arc::clone(&of_page.path)), name.clone());
        }
        let linked = |record: &Record| {
            let path = linked_page(record).filter(|_| record.shape == Shape::Row)?;
            pages.get(&(record.kind.role.clone(), Arc::from(path))).cloned()
        };
        let meant = |record: &Record| {
            let name = linked(record).unwrap_or_else(|| record.key());
            (record.kind.role.clone(), name)
        };
        let is_mention = |record: &mut Arc<Record>| {
            // A page is no row of a summary, even if another one has its name.
            record.shape != Shape::Page
                && has_pages(record)
                && spoken.get(&meant(record)).is_some_and(|best| rank(record) > *best)
        };
        let mut mentioned: Vec<Arc<Record>> = self.all.extract_if(.., is_mention).collect();
        let summaries = said.iter().flat_map(|of_page| &of_page.summaries);
        mentioned.extend(summaries.filter(|it| spoken.contains_key(&meant(it))).cloned());
        mentioned.sort_by(|a, b| (&a.path, a.span.start).cmp(&(&b.path, b.span.start)));
        for (index, record) in mentioned.iter().enumerate() {
            self.mentions.entry(meant(record)).or_default().push(index);
        }
        self.mentioned = mentioned;
    }
}

/// Those on a page, of all in page order.
fn on_page<'r>(records: &'r [Arc<Record>], path: &str) -> &'r [Arc<Record>] {
    let from = records.partition_point(|record| *record.path < *path);
    let to = records.partition_point(|record| *record.path <= *path);
    records.get(from..to).unwrap_or_default()
}

/// Declared records rank before recognised ones, pages before sections, sections before rows.
fn rank(record: &Record) -> (bool, Shape) {
    (!record.declared, record.shape)
}

fn has_pages(record: &Record) -> bool {
    record.kind.shapes.page.is_some() && !record.key().is_empty()
}
