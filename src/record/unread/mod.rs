//! Blocks that look like data of a kind and were not read: the nearest kind, and what is missing for it.
//!
//! Precision counts: what is listed has to be data in the eyes of its author. A table of options, of shortcuts or of
//! versions is none.

mod advice;
mod blocks;
mod evidence;
mod heading;
mod html;
mod lines;
mod nearness;
mod typing;

use std::sync::Arc;

use super::{RecordReader, RecordValues, Shape, WrittenField};
use crate::diagnostic::{Place, Span, Spanned};
use crate::lexicon::{answer, backup, bare_vowels};
use crate::page::{HeadingId, Item, List};
use crate::schema::{Kind, KindRole};
use crate::value::Date;
use blocks::DataBlock;
use evidence::STRONG;
use nearness::Nearness;

/// What the data class of a service may ask for besides the fields that its kind requires.
const EVIDENCE: [&str; 2] = ["backup", "restore_test"];

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
    /// Why it was not read.
    pub obstacle: Obstacle,
    /// The keys that it lacks to be recognised.
    pub missing: Vec<MissingKey>,
    /// Whether it is recognised once these keys have a name of theirs.
    is_complete: bool,
    /// The fields that its records would still lack.
    lacking: Vec<String>,
    /// What its rows are called, in one spelling; empty for other shapes.
    pub names: Vec<String>,
    /// The byte before which a comment declares the kind; none on a page, and where the line begins with something
    /// else.
    pub comment: Option<usize>,
}

/// Why a block was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Keys of the kind are missing.
    Keys,
    /// It is a column of a table that was read, and has no known name.
    Column,
    /// No heading says what its items are.
    Heading,
    /// Its items are worded in another way than those of the kind.
    Wording,
    /// The kind is not recognised in this shape.
    Shape,
    /// It is a table of raw HTML.
    Html,
    /// It leads through steps on a page that is not called a playbook.
    Page,
    /// Its rows name pages, of which none is a record.
    Overview,
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
}

/// Whether the records of a kind are operations data: built-in rules calculate with them, or the wiki defines the kind.
fn matters(kind: &Kind) -> bool {
    !matches!(kind.role, KindRole::Other(_)) || kind.path.is_some()
}

impl<'p> RecordReader<'p> {
    /// The blocks of the page that are nearly records, in source order.
    pub(super) fn unread(&self) -> Vec<UnreadBlock> {
        let kinds: Vec<&Arc<Kind>> = self.kinds.all().iter().filter(|kind| matters(kind)).collect();
        let (taken, links) = (self.taken(), self.links_to_pages());
        let mut unread: Vec<UnreadBlock> = Vec::new();
        let mut blocks = blocks::of_page(self.page);
        blocks.extend(html::tables(self.page));
        blocks.sort_by_key(|block| block.span.start);
        for block in blocks {
            // A table of two columns is a block of its own, and part of that of its section.
            let is_known = unread.last().is_some_and(|last| block.span.start < last.span.end);
            if is_known || self.is_settled(&block, &taken) {
                continue;
            }
            let says = |pattern: &_| self.headings.say(block.head.end, pattern);
            let nearest = nearness::nearest(&kinds, &block, self.heading_over(&block), says);
            if let Some(near) = nearest {
                unread.push(self.unread_block(&block, near, &links));
            }
        }
        let lists = self.page.document.lists.iter();
        unread.extend(lists.filter_map(|list| {
            let log = self.unread_entries(&kinds, list, &taken);
            log.or_else(|| self.unread_list(&kinds, list, &taken))
        }));
        unread.extend(self.unread_columns());
        unread.extend(self.unread_procedures(&kinds, &taken));
        unread.sort_by_key(|block| block.span.start);
        if let Some(service) = kinds.iter().find(|kind| kind.role == KindRole::Service) {
            let lines = self.unread_lines(service, &taken);
            let is_known = |line: &UnreadBlock| {
                let next = unread.partition_point(|it| it.span.start <= line.head.start);
                let before = next.checked_sub(1).and_then(|index| unread.get(index));
                before.is_some_and(|it| line.head.start < it.span.end)
            };
            let lines: Vec<UnreadBlock> = lines.into_iter().filter(|it| !is_known(it)).collect();
            unread.extend(lines);
        }
        unread.sort_by_key(|block| block.head.start);
        unread
    }

    fn unread_block(
        &self,
        block: &DataBlock<'_>,
        near: Nearness<'_>,
        links: &[usize],
    ) -> UnreadBlock {
        let obstacle = match () {
            () if block.is_html => Obstacle::Html,
            () if near.kind.shapes.page.is_some() && names_pages(block, links) => {
                Obstacle::Overview
            }
            () if near.missing.is_empty() && !near.is_listed => Obstacle::Shape,
            () => Obstacle::Keys,
        };
        UnreadBlock {
            shape: block.shape,
            span: block.span,
            count: block.count,
            obstacle,
            lacking: lacking(block, &near),
            is_complete: near.is_complete,
            missing: near.missing,
            names: block.names(&near.kind.fields),
            comment: block.comment(self.page),
            ..self.unread_at(block.head, near.kind)
        }
    }

    /// A block at `head` of which nothing else is known.
    fn unread_at(&self, head: Span, kind: &Arc<Kind>) -> UnreadBlock {
        UnreadBlock {
            path: Arc::clone(self.page.path()),
            shape: Shape::Row,
            span: head,
            head,
            count: 0,
            kind: Arc::clone(kind),
            obstacle: Obstacle::Keys,
            missing: Vec::new(),
            is_complete: true,
            lacking: Vec::new(),
            names: Vec::new(),
            comment: None,
        }
    }

    /// Where links to pages of the wiki begin, sorted.
    fn links_to_pages(&self) -> Vec<usize> {
        let links = self.page.document.links.iter();
        let to_pages = links.filter(|link| !link.image && !link.target.contains(':'));
        let mut starts: Vec<usize> = to_pages.map(|link| link.span.start).collect();
        starts.sort_unstable();
        starts
    }

    /// A list whose items have the form of records, below a heading that does not say so.
    fn unread_list(
        &self,
        kinds: &[&Arc<Kind>],
        list: &List,
        taken: &[usize],
    ) -> Option<UnreadBlock> {
        if is_taken(taken, list.span) || self.said_about(list.span).is_some() {
            return None;
        }
        // A day and some words are the form of any changelog.
        let mut formed = kinds.iter().filter(|kind| kind.role != KindRole::MaintenanceLog);
        let formed = formed.find(|kind| self.has_form(kind, list));
        let obstacle = if formed.is_some() { Obstacle::Heading } else { Obstacle::Shape };
        let kind = formed.or_else(|| {
            let is_log = self.is_log(list);
            kinds.iter().find(|kind| is_log && kind.role == KindRole::RestoreTestProtocol)
        })?;
        let first = list.items.first()?.span;
        let before = self.page.text().get(..list.span.start)?;
        Some(UnreadBlock {
            shape: Shape::Item,
            span: list.span,
            count: list.items.len(),
            obstacle,
            is_complete: false,
            comment: before.ends_with('\n').then_some(list.span.start),
            ..self.unread_at(Span::at(first.start), kind)
        })
    }

    /// The items with a day of a list below a heading such as “Maintenance log” that are worded in another way: most of the
    /// list, or what is between items that were read.
    fn unread_entries(
        &self,
        kinds: &[&Arc<Kind>],
        list: &List,
        taken: &[usize],
    ) -> Option<UnreadBlock> {
        let mut logs = kinds.iter().filter(|kind| kind.role == KindRole::MaintenanceLog);
        let kind = logs.find(|kind| {
            let mut shapes = kind.shapes.item.iter();
            shapes.any(|shape| {
                shape.text.is_some() && shape.holder.is_none() && self.context_fits(shape, list)
            })
        })?;
        if list.parent.is_some() || self.said_about(list.span).is_some() {
            return None;
        }
        let is_unread = |item: &&Item| !is_taken(taken, item.span);
        let is_entry = |item: &&Item| is_unread(item) && holds_day(&item.content.text);
        let entries: Vec<&Item> = list.items.iter().filter(is_entry).collect();
        let is_read = list.items.iter().any(|item| !is_unread(&item));
        let first = entries.first().filter(|_| is_read || entries.len() * 2 > list.items.len())?;
        let last = entries.last().unwrap_or(first);
        Some(UnreadBlock {
            shape: Shape::Item,
            span: Span::new(first.span.start, last.span.end),
            count: entries.len(),
            obstacle: Obstacle::Wording,
            is_complete: false,
            ..self.unread_at(Span::at(first.span.start), kind)
        })
    }

    /// Whether at least two items, and half of them, have the form of records of the kind, with values of its types.
    fn has_form(&self, kind: &Kind, list: &List) -> bool {
        let is_readable =
            |said: WrittenField<'_>| said.field.value.is_none() || said.member.value.is_typed();
        let mut shapes = kind.shapes.item.iter().filter(|shape| shape.text.is_some());
        shapes.any(|shape| {
            let items = list.items.iter();
            let items = items.filter_map(|item| self.item_data(kind, shape, list, item));
            let readable = items.filter(|data| {
                RecordValues::new(data, &kind.fields).all().into_iter().all(is_readable)
            });
            let count = readable.count();
            count > 1 && count * 2 >= list.items.len()
        })
    }

    /// Whether each item is a day with the outcome of a restore test: `2026-09-01: Restore Gitea ok`.
    fn is_log(&self, list: &List) -> bool {
        let heading = list.heading.and_then(|id| self.page.document.headings.get(id));
        let heading = heading.map_or(self.page.title(), |heading| &heading.text);
        let is_about = |text: &str| backup::RESTORE.is_in_words_of(&bare_vowels(text));
        let is_said = is_about(heading);
        let is_entry = |item: &&Item| {
            let text = item.content.text.as_str();
            starts_with_day(text) && says_outcome(text) && (is_said || is_about(text))
        };
        let entries = list.items.iter().filter(is_entry).count();
        list.parent.is_none() && entries > 0 && entries * 2 > list.items.len()
    }

    /// The columns of tables that were read whose heads are nearly names of fields, with values of their types.
    fn unread_columns(&self) -> Vec<UnreadBlock> {
        let mut unread = Vec::new();
        for read in self.tables.iter().filter(|read| matters(read.kind)) {
            let block = blocks::of_table(read.table);
            let fields = &read.kind.fields;
            for index in read.ignored() {
                let Some(column) = block.columns.get(index) else { continue };
                let way = fields.resembling(&column.name).unwrap_or_default();
                let Some((outer, inner)) = way.first().zip(way.last()) else { continue };
                let is_typed = inner.value.is_some()
                    && evidence::weight(inner, column, None).is_some_and(|it| it >= STRONG);
                if is_typed && !column.values.is_empty() && !read.has(&outer.name) {
                    unread.push(UnreadBlock {
                        count: column.values.len(),
                        obstacle: Obstacle::Column,
                        missing: vec![block.missing(&outer.name, Some(index))],
                        ..self.unread_at(column.name_span, read.kind)
                    });
                }
            }
        }
        unread
    }

    /// The sections that are called a scenario or runbook and lead through steps, on pages that are not called so.
    fn unread_procedures(&self, kinds: &[&Arc<Kind>], taken: &[usize]) -> Vec<UnreadBlock> {
        let mut unread: Vec<UnreadBlock> = Vec::new();
        let with_steps =
            |kind: &&&Arc<Kind>| kind.shapes.section.iter().any(|shape| shape.steps.is_some());
        let Some(kind) = kinds.iter().find(with_steps) else { return unread };
        // Steps are the items of a list, or headings below the one that is asked for.
        let document = &self.page.document;
        if document.lists.is_empty() && document.headings.entries().count() < 3 {
            return unread;
        }
        for (id, heading) in self.page.document.headings.entries() {
            let is_called = kind.shapes.section.iter().any(|shape| {
                shape.steps.is_some()
                    && shape.heading.as_ref().is_some_and(|it| it.is_match(&heading.text))
            });
            if !is_called || self.page.meta.is_no_record() || self.is_said(id) {
                continue;
            }
            let section = self.page.document.section(id, self.page.text().len());
            let steps = self.page.document.steps_in(section).len();
            let is_read = taken.binary_search(&heading.span.start).is_ok();
            if steps > 1 && !is_read {
                unread.push(UnreadBlock {
                    shape: Shape::Section,
                    span: section,
                    count: steps,
                    obstacle: Obstacle::Page,
                    is_complete: false,
                    comment: Some(heading.span.start),
                    ..self.unread_at(heading.text_span, kind)
                });
            }
        }
        unread
    }

    /// The heading that the block is below, else the title of the page.
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
        let heading = block.heading.or_else(|| self.page.document.heading_before(block.head.end));
        is_taken(taken, block.span)
            || self.declared.of(block.span).is_some()
            || heading.is_some_and(|heading| self.is_said(heading))
            || (block.shape == Shape::Page && self.page.meta.kind.text().is_some())
    }

    /// Whether a comment before the heading says what it is, or what is below it.
    fn is_said(&self, heading: HeadingId) -> bool {
        self.said.get(heading).is_some_and(|said| {
            said.record.is_some() || said.blocks.is_some() || matches!(said.below, Some(None))
        })
    }
}

/// Whether most rows of a table begin with one of the links.
fn names_pages(block: &DataBlock<'_>, links: &[usize]) -> bool {
    let Some(table) = block.table else { return false };
    let cells = table.rows.iter().filter_map(|row| row.cells.first());
    cells.filter(|cell| is_taken(links, cell.span)).count() * 2 > table.rows.len()
}

/// The fields that the records of a block would lack where it is declared, the name aside.
fn lacking(block: &DataBlock<'_>, near: &Nearness<'_>) -> Vec<String> {
    let Nearness { kind, missing, .. } = near;
    if near.lacks_name {
        return kind.fields.name().map(|field| field.name.clone()).into_iter().collect();
    }
    let single = missing.iter().filter(|it| it.written.is_none() && it.fields.len() == 1);
    let mut lacking: Vec<String> = single.flat_map(|it| it.fields.clone()).collect();
    if near.is_complete || block.shape == Shape::Facts {
        return lacking;
    }
    let traced = missing.iter().filter(|it| it.written.is_some());
    let traced: Vec<&String> = traced.flat_map(|it| &it.fields).collect();
    let evidence = EVIDENCE.iter().filter(|_| kind.role == KindRole::Service);
    for name in kind.required().into_iter().chain(evidence.map(|name| (*name).to_owned())) {
        let is_name = kind.fields.find(&name).is_some_and(|field| field.is_name);
        let is_there = near.stated.contains(&name) || traced.contains(&&name);
        if !is_name && !is_there && !lacking.contains(&name) {
            lacking.push(name);
        }
    }
    lacking
}

/// Whether something that was read begins in `span`.
fn is_taken(taken: &[usize], span: Span) -> bool {
    let next = taken.partition_point(|start| *start < span.start);
    taken.get(next).is_some_and(|start| *start < span.end)
}

/// Whether a text begins with a day: `2026-09-01: …`, `1.9.2026 – …`.
fn starts_with_day(text: &str) -> bool {
    let end = text.find(|it: char| !it.is_ascii_digit() && !".-/".contains(it));
    let day = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    let day = day.trim_end_matches(['-', '.', '/']);
    matches!(Date::parse(day), Ok(Some(_)))
}

/// Whether a day is anywhere in a text: `Filter gereinigt am 12.10.2025`.
fn holds_day(text: &str) -> bool {
    let mut before = ' ';
    text.char_indices().any(|(at, letter)| {
        let begins =
            letter.is_ascii_digit() && !before.is_alphanumeric() && !".-/".contains(before);
        before = letter;
        let date = || text.get(at..).map(|rest| Date::parse_prefix(rest).reading);
        begins && date().is_some_and(|it| it.is_ok_and(|date| date.is_some_and(|it| it.is_exact())))
    })
}

/// Whether a word of a text says how a test went.
fn says_outcome(text: &str) -> bool {
    let plain = bare_vowels(text);
    let mut words = plain.split(|it: char| !it.is_alphanumeric());
    words.any(|word| answer::OUTCOME_ALONE.has(word))
        || text.contains(['✓', '✔', '✅', '✗', '✘', '❌'])
}
