//! Records: what a page says about services, tests, tasks …, whatever shape it is written in.
//!
//! A record is a map with the kind's own names as keys, and every key and value knows its bytes. So
//! eight pages, eight rows and eight sections give the same eight records.

mod declared;
mod gather;
mod item;
mod page;
mod projection;
mod row;
mod section;
mod shaped;
#[cfg(test)]
mod tests;
mod value;
mod values;
mod written;

use std::sync::Arc;

pub use row::{RecordTable, tables};
pub use value::{FieldValue, Member, Value};
pub use values::{RecordValues, WrittenField};

use crate::diagnostic::{Address, FieldPath, FieldStep, Place, RecordId, Span, Spanned};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::page::Page;
use crate::schema::{Field, Kind, KindRole, Kinds, Violation};

/// What a record is written as, that which says most about one thing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// The page's front matter.
    Page,
    /// A heading with keys below it.
    Section,
    /// A row of a table.
    Row,
    /// An item of a list.
    Item,
}

/// One record.
#[derive(Debug, Clone)]
pub struct Record {
    /// What it is.
    pub kind: Arc<Kind>,
    /// What it is written as.
    pub shape: Shape,
    /// The page, relative to the project root.
    pub path: Arc<str>,
    /// Its number on the page, as in [`RecordId::number`].
    number: usize,
    /// All that belongs to it: the file, the row, the section, the item.
    pub span: Span,
    /// Where to point for what it lacks: the line that names it.
    pub head: Span,
    /// Whether somebody said that it is one: front matter, `book.toml` or a comment.
    pub declared: bool,
    /// A map of the kind's names to what was written.
    pub data: FieldValue,
    /// What of it is against the schema.
    pub violations: Vec<Violation>,
}

impl Record {
    /// Its values.
    pub fn values(&self) -> RecordValues<'_> {
        RecordValues::new(&self.data, &self.kind.fields)
    }

    /// The field `name` of the map that the steps of a violation lead to.
    pub fn field(&self, above: &[FieldStep], name: &str) -> Option<&Field> {
        let mut fields = &self.kind.fields;
        for step in above {
            if let FieldStep::Key(key) = step {
                fields = &fields.iter().find(|field| field.name == *key)?.fields;
            }
        }
        fields.iter().find(|field| field.name == name)
    }

    /// What people call the field: `Last restore test › Owner`.
    pub fn label(&self, above: &[FieldStep], name: &str, lang: Lang) -> String {
        let mut labels: Vec<&str> = Vec::new();
        let names = above.iter().map(|step| match step {
            FieldStep::Key(key) => Some(key.as_str()),
            FieldStep::Index(_) | FieldStep::Entry(_) => None,
        });
        for (index, key) in names.chain([Some(name)]).enumerate() {
            let above = above.get(..index).unwrap_or_default();
            if let Some(field) = key.and_then(|key| self.field(above, key)) {
                labels.push(field.label(lang));
            }
        }
        if labels.is_empty() { name.to_owned() } else { labels.join(" › ") }
    }

    /// What it is called; empty where it has no name.
    pub fn name(&self) -> &str {
        let field = self.kind.fields.name();
        field.and_then(|field| self.values().text(&field.name)).unwrap_or_default()
    }

    /// What to call it in a message: its name, else what kind of thing it is.
    pub fn title(&self, lang: Lang) -> &str {
        if self.name().is_empty() { self.kind.label(lang) } else { self.name() }
    }

    /// Where to point for something that `member` does not say: its bytes, in a row its cell, else its
    /// name where there is not even a character.
    pub fn gap(&self, member: &Member) -> Span {
        let points = self.shape == Shape::Row || !member.value.span.is_empty();
        if points { member.value.span } else { member.key_span }
    }

    /// Where to point for something about all of `member`: its name, in a row its cell.
    pub fn pointer(&self, member: &Member) -> Span {
        if self.shape == Shape::Row { member.value.span } else { member.key_span }
    }

    /// By which records are joined: the name in one spelling.
    pub fn key(&self) -> String {
        identifier(self.name())
    }

    /// Which record it is.
    pub fn id(&self) -> RecordId {
        RecordId { path: Arc::clone(&self.path), number: self.number }
    }

    /// The address of its value in `field`.
    pub fn address(&self, field: impl Into<FieldPath>) -> Address {
        Address { record: self.id(), field: field.into() }
    }

    /// The range `span` of its page.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.path, span)
    }

    /// Whether built-in rules take it for a `role`.
    pub fn is(&self, role: &KindRole) -> bool {
        self.kind.role == *role
    }
}

/// All that a page says in records.
#[derive(Debug)]
pub struct PageRecords {
    /// The page, relative to the project root.
    pub path: Arc<str>,
    /// In the order in which they stand on the page.
    pub records: Vec<Arc<Record>>,
    /// What could be records of several kinds, and is none of any.
    pub ambiguities: Vec<Ambiguity>,
    /// `<!-- kind: … -->` with a name that no kind has.
    pub unknown_kinds: Vec<Spanned<String>>,
    /// `<!-- kind: … -->` that no table, heading or list follows: the name and the comment.
    pub idle_kinds: Vec<Spanned<String>>,
}

/// A table, section or list that fits several kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguity {
    /// The table's head, the heading or the list's first item.
    pub span: Span,
    /// The kinds' names.
    pub kinds: Vec<String>,
}

/// The records of a page.
pub fn of_page(page: &Page, kinds: &Kinds) -> PageRecords {
    let mut reader = RecordReader::new(page, kinds);
    reader.page_record();
    reader.rows();
    reader.sections();
    reader.items();
    reader.drop_collection();
    let mut found = reader.found;
    found.records.sort_by_key(|record| (record.span.start, record.shape));
    found
}

/// What `text` says where `field` is meant, as if it stood in a cell of a table.
pub fn read(field: &Field, text: &str) -> FieldValue {
    shaped::value(field, &written::LocatedText::bytes(text, Span::new(0, text.len())))
}

/// Reads one page.
struct RecordReader<'p> {
    page: &'p Page,
    kinds: &'p Kinds,
    declared: declared::Declarations<'p>,
    /// The kind that the page is said to be of without being such a record itself: it may hold many.
    collects: Option<&'p Arc<Kind>>,
    found: PageRecords,
}

impl<'p> RecordReader<'p> {
    fn new(page: &'p Page, kinds: &'p Kinds) -> Self {
        let declared = declared::declarations(page, kinds);
        let found = PageRecords {
            path: Arc::clone(page.path()),
            records: Vec::new(),
            ambiguities: Vec::new(),
            unknown_kinds: declared.unknown.clone(),
            idle_kinds: declared.idle.clone(),
        };
        Self { page, kinds, declared, collects: None, found }
    }

    /// The one kind among `candidates`, or the one that the page itself is said to be; several are
    /// noted, and none is taken.
    fn choose(&mut self, span: Span, candidates: Vec<&'p Arc<Kind>>) -> Option<&'p Arc<Kind>> {
        match candidates.as_slice() {
            [] => None,
            [kind] => Some(kind),
            several => {
                let of_page = self.kinds.of_page(self.page).map(|kind| &kind.name);
                let said = several.iter().find(|kind| Some(&kind.name) == of_page);
                if said.is_none() {
                    let kinds = several.iter().map(|kind| kind.name.clone()).collect();
                    self.found.ambiguities.push(Ambiguity { span, kinds });
                }
                said.copied()
            }
        }
    }

    /// Whether the page is said to hold records of this kind.
    fn collects(&self, kind: &Kind) -> bool {
        self.collects.is_some_and(|collected| collected.name == kind.name)
    }

    /// A page that holds records of its kind is none itself.
    fn drop_collection(&mut self) {
        let Some(kind) = self.collects else { return };
        let of_kind = |record: &Record| record.kind.name == kind.name;
        let below = |record: &Arc<Record>| of_kind(record) && record.shape != Shape::Page;
        if self.found.records.iter().any(below) {
            self.found.records.retain(|record| !of_kind(record) || record.shape != Shape::Page);
        }
    }

    fn add(&mut self, kind: &Arc<Kind>, shape: Shape, at: Extent, data: FieldValue) {
        self.found.records.push(Arc::new(Record {
            kind: Arc::clone(kind),
            shape,
            path: Arc::clone(self.page.path()),
            number: self.found.records.len(),
            span: at.span,
            head: at.head,
            declared: at.declared,
            violations: kind.violations(&data.json().unwrap_or_default()),
            data,
        }));
    }
}

/// Where a record stands, and whether somebody said that it is one.
struct Extent {
    span: Span,
    head: Span,
    declared: bool,
}
