//! Blocks that look like data of a kind and were not read: the nearest kind, and what is missing for it.
//!
//! Precision counts: what is listed has to be data in the eyes of its author. A table of options, of shortcuts or of
//! versions is none.

mod blocks;
mod evidence;
mod nearness;
mod typing;

use std::sync::Arc;

use super::{RecordReader, RecordValues, Shape, WrittenField};
use crate::diagnostic::{Message, Place, Span, Spanned, msg};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::page::List;
use crate::schema::{Field, Kind, KindRole};
use blocks::DataBlock;
use nearness::Nearness;

/// So many names of a field are listed.
const LISTED_NAMES: usize = 3;

/// A block that is nearly a record, or nearly records.
#[derive(Debug, Clone)]
pub struct UnreadBlock {
    /// The page, relative to the project root.
    pub path: Arc<str>,
    /// How it is written; rows stand for their table, items for their list.
    pub shape: Shape,
    /// All of its bytes.
    pub span: Span,
    /// The bytes to report it at: the head of the table, the heading, the first key.
    pub head: Span,
    /// The number of its rows, items, or named values.
    pub count: usize,
    /// The nearest kind.
    pub kind: Arc<Kind>,
    /// What it lacks to be recognised; empty where the kind is not recognised in this shape, and for items, which lack
    /// a heading that says what they are.
    pub missing: Vec<MissingKey>,
    /// What its rows are called, in one spelling; empty for other shapes.
    pub names: Vec<String>,
    /// The byte before which a comment declares the kind; none on a page, and where the line begins with something
    /// else.
    pub comment: Option<usize>,
}

/// A key that a block lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingKey {
    /// The names of the fields, one of which is missing.
    pub fields: Vec<String>,
    /// What probably stands for it: a head or key that is no known name of the field.
    pub written: Option<Spanned<String>>,
}

impl UnreadBlock {
    /// The place to report it at.
    pub fn place(&self) -> Place {
        Place::new(&self.path, self.head)
    }

    /// What is missing, in words.
    pub fn reasons(&self, lang: Lang) -> Vec<Message> {
        if self.missing.is_empty() {
            return vec![match self.shape {
                Shape::Item => msg!(unread_heading),
                _ => msg!(unread_shape),
            }];
        }
        self.missing.iter().map(|missing| self.reason(missing, lang)).collect()
    }

    fn reason(&self, missing: &MissingKey, lang: Lang) -> Message {
        let fields: Vec<&Field> =
            missing.fields.iter().filter_map(|name| self.kind.fields.find(name)).collect();
        match (fields.as_slice(), &missing.written) {
            ([field], Some(written)) => msg!(
                unread_name,
                written = written.value.as_str(),
                field = field.name.as_str(),
                names = names(field, lang),
            ),
            ([field], None) => {
                msg!(unread_missing, field = field.name.as_str(), names = names(field, lang))
            }
            (several, _) => {
                let names = several.iter().map(|it| msg!(quoted_code, text = it.name.as_str()));
                msg!(unread_any, fields = names.collect::<Vec<_>>())
            }
        }
    }

    /// How to have it read.
    pub fn remedy(&self) -> Message {
        let kind = self.kind.name.as_str();
        match self.shape {
            Shape::Page => msg!(unread_declare_page, kind = kind),
            _ => msg!(unread_declare, kind = kind),
        }
    }
}

/// The labels of a field and some other names: `Frequenz, Frequency, Intervall`.
fn names(field: &Field, lang: Lang) -> String {
    let labels = std::iter::once(lang).chain(Lang::ALL).map(|lang| field.label(lang).to_owned());
    let aliases = field.aliases.iter().filter(|alias| !alias.contains('_'));
    let mut names: Vec<String> = Vec::new();
    for name in labels.chain(aliases.map(|alias| capitalised(alias))) {
        let is_known = names.iter().any(|known| letters(known) == letters(&name));
        if !is_known && names.len() < LISTED_NAMES {
            names.push(name);
        }
    }
    names.join(", ")
}

fn letters(name: &str) -> String {
    identifier(name).replace('_', "")
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether the records of a kind are operations data: built-in rules calculate with them, or the wiki defines the kind.
fn matters(kind: &Kind) -> bool {
    !matches!(kind.role, KindRole::Other(_)) || kind.path.is_some()
}

impl RecordReader<'_> {
    /// The blocks of the page that are nearly records, in source order.
    pub(super) fn unread(&self) -> Vec<UnreadBlock> {
        let kinds: Vec<&Arc<Kind>> = self.kinds.all().iter().filter(|kind| matters(kind)).collect();
        let taken = self.taken();
        let mut unread: Vec<UnreadBlock> = Vec::new();
        for block in blocks::of_page(self.page) {
            // A table of two columns is a block of its own, and part of that of its section.
            let is_known = unread.last().is_some_and(|last| block.span.start < last.span.end);
            if is_known || self.is_settled(&block, &taken) {
                continue;
            }
            let says = |pattern: &_| self.headings.say(block.head.end, pattern);
            let nearest = nearness::nearest(&kinds, &block, self.heading_over(&block), says);
            if let Some(near) = nearest {
                unread.push(self.unread_block(&block, near));
            }
        }
        let lists = self.page.document.lists.iter();
        unread.extend(lists.filter_map(|list| self.unread_list(&kinds, list, &taken)));
        unread.sort_by_key(|block| block.head.start);
        unread
    }

    fn unread_block(&self, block: &DataBlock<'_>, near: Nearness<'_>) -> UnreadBlock {
        UnreadBlock {
            path: Arc::clone(self.page.path()),
            shape: block.shape,
            span: block.span,
            head: block.head,
            count: block.count,
            kind: Arc::clone(near.kind),
            missing: near.missing,
            names: block.names(&near.kind.fields),
            comment: block.comment(self.page),
        }
    }

    /// A list whose items have the form of records, below a heading that does not say so.
    fn unread_list(
        &self,
        kinds: &[&Arc<Kind>],
        list: &List,
        taken: &[usize],
    ) -> Option<UnreadBlock> {
        let next = taken.partition_point(|start| *start < list.span.start);
        let was_read = taken.get(next).is_some_and(|start| *start < list.span.end);
        if was_read || self.said_about(list.span).is_some() {
            return None;
        }
        let kind = kinds.iter().find(|kind| self.has_form(kind, list))?;
        let first = list.items.first()?.span;
        let before = self.page.text().get(..list.span.start)?;
        Some(UnreadBlock {
            path: Arc::clone(self.page.path()),
            shape: Shape::Item,
            span: list.span,
            head: Span::at(first.start),
            count: list.items.len(),
            kind: Arc::clone(kind),
            missing: Vec::new(),
            names: Vec::new(),
            comment: before.ends_with('\n').then_some(list.span.start),
        })
    }

    /// Whether at least two items, and half of them, have the form of records of the kind, with values of its types.
    fn has_form(&self, kind: &Kind, list: &List) -> bool {
        if kind.shapes.item.as_ref().is_none_or(|shape| shape.text.is_none()) {
            return false;
        }
        let is_readable =
            |said: WrittenField<'_>| said.field.value.is_none() || said.member.value.is_typed();
        let items = list.items.iter().filter_map(|item| self.item_data(kind, list, item));
        let readable = items.filter(|data| {
            RecordValues::new(data, &kind.fields).all().into_iter().all(is_readable)
        });
        let count = readable.count();
        count > 1 && count * 2 >= list.items.len()
    }

    /// The heading that the block stands below, else the title of the page.
    fn heading_over(&self, block: &DataBlock<'_>) -> &str {
        let heading = self.page.document.heading_at(block.head.start);
        heading.map_or_else(|| self.page.title(), |heading| &heading.text)
    }

    /// Where something begins that was read as a record, or as a field of one, sorted.
    fn taken(&self) -> Vec<usize> {
        let mut taken = Vec::new();
        for record in &self.found.records {
            if record.shape != Shape::Page {
                taken.push(record.span.start);
            }
            taken.extend(record.values().all().iter().map(|said| said.member.key_span.start));
        }
        taken.extend(self.found.ambiguities.iter().map(|ambiguity| ambiguity.span.start));
        taken.sort_unstable();
        taken
    }

    /// Whether the block was read, is a finding of its own, or its author has said what it is.
    fn is_settled(&self, block: &DataBlock<'_>, taken: &[usize]) -> bool {
        let next = taken.partition_point(|start| *start < block.span.start);
        taken.get(next).is_some_and(|start| *start < block.span.end)
            || self.declared.of(block.span).is_some()
            || self.is_spoken_of(block)
            || (block.shape == Shape::Page && self.page.meta.kind.text().is_some())
    }

    /// Whether a comment before the heading that it stands below says what it is.
    fn is_spoken_of(&self, block: &DataBlock<'_>) -> bool {
        let heading = self.page.document.heading_before(block.head.end);
        let said = block.heading.or(heading).and_then(|heading| self.said.get(heading));
        said.is_some_and(|said| {
            said.record.is_some() || said.blocks.is_some() || matches!(said.below, Some(None))
        })
    }
}
