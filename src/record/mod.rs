//! Records: services, tests, tasks … of a page, whatever shape they are written in.
//!
//! A record is a map with the field names of its kind as keys, and a span for every key and value. Eight
//! pages, eight rows and eight sections with the same content give the same eight records.

mod checklist;
mod context;
mod copies;
mod declared;
mod gather;
mod idle;
mod item;
mod label;
mod page;
mod projection;
mod retired;
mod row;
mod section;
mod shaped;
mod steps;
#[cfg(test)]
mod tests;
mod unread;
mod value;
mod values;
mod written;

use std::sync::Arc;

pub use idle::{IdleKind, IdleReason};
pub use row::{RecordTable, tables};
pub use unread::{MissingKey, Obstacle, UnreadBlock};
pub use value::{FieldValue, Member, Value};
pub use values::{RecordValues, WrittenField};

use crate::diagnostic::{Address, FieldPath, FieldStep, Place, RecordId, Span, Spanned};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::page::{ById, HeadingId, Page};
use crate::schema::{Field, Kind, KindRole, Kinds, Violation};

/// How a record is written, the most specific shape first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// The page's front matter.
    Page,
    /// A heading with named values below it.
    Section,
    /// A table of names and values, lines of them, or an item with named values below it.
    Facts,
    /// A row of a table.
    Row,
    /// An item of a list.
    Item,
}

impl Shape {
    /// The name in conditions and machine-readable formats, as in `x-shape`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Section => "section",
            Self::Facts => "facts",
            Self::Row => "row",
            Self::Item => "item",
        }
    }
}

/// One record.
#[derive(Debug, Clone)]
pub struct Record {
    /// The kind.
    pub kind: Arc<Kind>,
    /// The shape.
    pub shape: Shape,
    /// The page, relative to the project root.
    pub path: Arc<str>,
    /// Its number on the page, as in [`RecordId::number`].
    number: usize,
    /// All of its bytes: the file, row, section or item.
    pub span: Span,
    /// The bytes to report missing fields at: the line that names it.
    pub head: Span,
    /// Whether its kind is declared: by front matter, `book.toml` or a comment.
    pub declared: bool,
    /// Whether it is about what is no longer in use, so that nothing falls due.
    pub retired: bool,
    /// The values by field name.
    pub data: FieldValue,
    /// Violations of the schema.
    pub violations: Vec<Violation>,
    /// What is written with it under names that are no fields.
    pub ignored: Arc<[Spanned<String>]>,
}

impl Record {
    /// Whether days of the record, or of what it promises, can be in a calendar.
    pub fn falls_due(&self) -> bool {
        const ROLES: [KindRole; 3] =
            [KindRole::MaintenanceTask, KindRole::RestoreTestPlan, KindRole::Service];
        !self.kind.terms.is_empty() || ROLES.iter().any(|role| self.is(role))
    }

    /// Its values.
    pub fn values(&self) -> RecordValues<'_> {
        RecordValues::new(&self.data, &self.kind.fields)
    }

    /// Whether the row ends before the cell of a value, so that S806 reports the row.
    pub fn ends_before(&self, value: &FieldValue) -> bool {
        self.shape == Shape::Row && value.value == Value::Null && value.span.start >= self.span.end
    }

    /// The field `name` of the map at the end of `above`.
    pub fn field(&self, above: &[FieldStep], name: &str) -> Option<&Field> {
        let mut fields = &self.kind.fields;
        for step in above {
            if let FieldStep::Key(key) = step {
                fields = &fields.iter().find(|field| field.name == *key)?.fields;
            }
        }
        fields.iter().find(|field| field.name == name)
    }

    /// The label of the field: `Last restore test › Owner`.
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

    /// The name; empty where it has none.
    pub fn name(&self) -> &str {
        let field = self.kind.fields.name();
        field.and_then(|field| self.values().text(&field.name)).unwrap_or_default()
    }

    /// The name, else what it is about, such as the system in a test without an ID; empty where it says neither.
    pub fn called(&self) -> &str {
        let subject = || self.values().text(self.kind.shapes.subject()?);
        let name = Some(self.name()).filter(|name| !name.is_empty());
        name.or_else(subject).unwrap_or_default()
    }

    /// What messages call it: the label of its kind where it says nothing.
    pub fn title(&self, lang: Lang) -> &str {
        let called = self.called();
        if called.is_empty() { self.kind.label(lang) } else { called }
    }

    /// The bytes to report a missing value at: those of the value, in rows of the cell, else those of the key
    /// where the value is empty.
    pub fn gap(&self, member: &Member) -> Span {
        let points = self.shape == Shape::Row || !member.value.span.is_empty();
        if points { member.value.span } else { member.key_span }
    }

    /// The bytes to report a finding about a whole field at: the key, in rows the cell.
    pub fn pointer(&self, member: &Member) -> Span {
        if self.shape == Shape::Row { member.value.span } else { member.key_span }
    }

    /// The normalised name, by which records are joined.
    pub fn key(&self) -> String {
        identifier(self.name())
    }

    /// The identity of the record.
    pub fn id(&self) -> RecordId {
        RecordId { path: Arc::clone(&self.path), number: self.number }
    }

    /// The address of its field `field`.
    pub fn address(&self, field: impl Into<FieldPath>) -> Address {
        Address { record: self.id(), field: field.into() }
    }

    /// The range `span` of its page.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.path, span)
    }

    /// Whether its kind has this role.
    pub fn is(&self, role: &KindRole) -> bool {
        self.kind.role == *role
    }
}

/// The records of a page.
#[derive(Debug)]
pub struct PageRecords {
    /// The page, relative to the project root.
    pub path: Arc<str>,
    /// In source order.
    pub records: Vec<Arc<Record>>,
    /// Rows of tables that are no records, but promise something of a service where there is one of their name.
    pub summaries: Vec<Arc<Record>>,
    /// The role and the normalised name of the record that the page would be if its kind were not misspelled.
    pub misspelled: Option<(KindRole, String)>,
    /// Blocks that match several kinds and are therefore not records.
    pub ambiguities: Vec<Ambiguity>,
    /// `<!-- kind: … -->` with an unknown kind.
    pub unknown_kinds: Vec<Spanned<String>>,
    /// Declarations of a kind that yield no record.
    pub idle_kinds: Vec<IdleKind>,
    /// Blocks that are nearly records, in source order.
    pub unread: Vec<UnreadBlock>,
}

/// A table, section or list that matches several kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguity {
    /// The table header, the heading or the first list item.
    pub span: Span,
    /// The names of the kinds.
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
    reader.drop_checklists();
    reader.found.records.sort_by_key(|record| (record.span.start, record.shape));
    reader.found.unread = reader.unread();
    reader.found.idle_kinds = reader.idle_kinds();
    reader.found
}

/// The value of `text` for `field`, as if written in a table cell.
pub fn read(field: &Field, text: &str) -> FieldValue {
    shaped::value(field, &written::LocatedText::bytes(text, Span::new(0, text.len())))
}

/// Reads the records of a page.
struct RecordReader<'p> {
    page: &'p Page,
    kinds: &'p Kinds,
    declared: declared::Declarations<'p>,
    /// What comments before headings say about them and what is below them.
    said: ById<HeadingId, declared::HeadingKinds<'p>>,
    headings: context::HeadingTree<'p>,
    /// The declared kind of a page that is not such a record itself, but may contain many.
    collects: Option<&'p Arc<Kind>>,
    /// The kind that the page as a whole is without a declaration.
    undeclared: Option<&'p Arc<Kind>>,
    /// The tables whose rows are records.
    tables: Vec<row::ReadTable<'p>>,
    found: PageRecords,
}

impl<'p> RecordReader<'p> {
    fn new(page: &'p Page, kinds: &'p Kinds) -> Self {
        let declared = declared::declarations(page, kinds);
        let found = PageRecords {
            path: Arc::clone(page.path()),
            records: Vec::new(),
            summaries: Vec::new(),
            misspelled: None,
            ambiguities: Vec::new(),
            unknown_kinds: declared.unknown.clone(),
            idle_kinds: Vec::new(),
            unread: Vec::new(),
        };
        let headings = context::HeadingTree::of(page);
        let said = declared::by_headings(page, &declared);
        Self {
            page,
            kinds,
            declared,
            said,
            headings,
            collects: None,
            undeclared: None,
            tables: Vec::new(),
            found,
        }
    }

    /// The only candidate, or the one that the page declares. Several candidates are recorded as an
    /// ambiguity.
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

    /// What a comment says about the table or list at `span`: one before it, or before the heading above that groups it.
    fn said_about(&self, span: Span) -> Option<Option<&'p Arc<Kind>>> {
        let above = || {
            let heading = self.page.document.heading_before(span.start)?;
            self.said.get(heading)?.blocks
        };
        self.declared.of(span).or_else(above)
    }

    /// Whether the page is declared to contain records of this kind.
    fn collects(&self, kind: &Kind) -> bool {
        self.collects.is_some_and(|collected| collected.name == kind.name)
    }

    /// Whether the page, or a comment before a heading above byte `offset`, declares records of this kind.
    fn awaits(&self, kind: &Kind, offset: usize) -> bool {
        let heading = self.page.document.heading_before(offset);
        let said = heading.and_then(|heading| self.said.get(heading)?.below.flatten());
        self.collects(kind) || said.is_some_and(|said| said.name == kind.name)
    }

    /// Drops the record of the page itself where the page contains records of the same kind.
    fn drop_collection(&mut self) {
        let Some(kind) = self.collects.or(self.undeclared) else { return };
        let of_kind = |record: &Record| record.kind.name == kind.name;
        let below = |record: &Arc<Record>| of_kind(record) && record.shape != Shape::Page;
        if self.found.records.iter().any(below) {
            self.found.records.retain(|record| !of_kind(record) || record.shape != Shape::Page);
        }
    }

    fn add(&mut self, kind: &Arc<Kind>, shape: Shape, at: Extent, data: FieldValue) {
        let record = self.record(kind, shape, at, data);
        self.found.records.push(record);
    }

    fn record(
        &self,
        kind: &Arc<Kind>,
        shape: Shape,
        at: Extent,
        mut data: FieldValue,
    ) -> Arc<Record> {
        if let Some(name) = kind.fields.name().filter(|_| kind.shapes.page.is_some()) {
            data.shorten(&name.name, |text| context::name(text).len());
        }
        if !at.declared {
            data.look_for_dates(kind);
        }
        let retired =
            at.retired || retired::is_retired(self.page, &self.headings, kind, at.head, &data);
        Arc::new(Record {
            kind: Arc::clone(kind),
            shape,
            retired,
            path: Arc::clone(self.page.path()),
            number: self.found.records.len() + self.found.summaries.len(),
            span: at.span,
            head: at.head,
            declared: at.declared,
            violations: kind.violations(&data.json().unwrap_or_default()),
            ignored: at.ignored,
            data,
        })
    }
}

/// The extent of a record, and whether its kind is declared.
struct Extent {
    span: Span,
    head: Span,
    declared: bool,
    /// Whether a cell under a name that is no field says that it is no longer in use.
    retired: bool,
    /// What is written with it under names that are no fields.
    ignored: Arc<[Spanned<String>]>,
}

impl Extent {
    fn new(span: Span, head: Span, declared: bool) -> Self {
        Self { span, head, declared, retired: false, ignored: Arc::from([]) }
    }
}
