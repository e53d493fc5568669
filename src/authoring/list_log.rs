//! A maintenance log that is a list: an item like those that are there.

use std::collections::HashMap;

use jiff::civil;

use super::entry::{MAINTENANCE_LOG as LOG, ProtocolRun, Written};
use super::rows::{date_like, done, is_bare};
use crate::diagnostic::{Edit, Fix, Message, Place, Safety, Span, apply_edits, msg};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::ops::task_names;
use crate::page::{Item, List, Page};
use crate::record::{Record, Shape};
use crate::site::{PageId, Site};
use crate::value::{Date, Outcome};

/// What would end the name of a task, or the result, in such an item.
const SEPARATORS: &[char] = &[',', ';', ':', '(', ')', '–', '—'];

/// A list with entries of the maintenance log.
pub(super) struct ListLog<'s> {
    id: PageId,
    page: &'s Page,
    list: &'s List,
    /// The dated entries, in the order of their items.
    entries: Vec<ListEntry<'s>>,
}

struct ListEntry<'s> {
    item: &'s Item,
    record: &'s Record,
    date: Date,
    date_span: Span,
}

impl<'s> ListEntry<'s> {
    /// None where the item is no record with a date.
    fn new(item: &'s Item, records: &HashMap<Span, &'s Record>) -> Option<Self> {
        let record = *records.get(&item.span)?;
        let date = record.values().date("date")?;
        Some(Self { item, record, date: date.value, date_span: date.span })
    }
}

/// The lists with entries of the maintenance log on all pages.
pub(super) fn lists(site: &Site) -> Vec<ListLog<'_>> {
    let mut found = Vec::new();
    for id in site.all_pages() {
        let page = site.page(id);
        let records = site.records.on(page.path()).iter();
        let records = records.filter(|it| it.is(LOG) && it.shape == Shape::Item);
        let records: HashMap<Span, &Record> = records.map(|it| (it.span, &**it)).collect();
        if records.is_empty() {
            continue;
        }
        for list in &page.document.lists {
            let entries: Vec<ListEntry<'_>> =
                list.items.iter().filter_map(|item| ListEntry::new(item, &records)).collect();
            if !entries.is_empty() {
                found.push(ListLog { id, page, list, entries });
            }
        }
    }
    found
}

impl ListLog<'_> {
    pub(super) fn place(&self) -> Place {
        Place::new(self.page.path(), self.list.span)
    }

    /// Whether the list is below a task, and below another one than that with this key.
    pub(super) fn is_of_other(&self, key: &str) -> bool {
        self.entries.first().is_some_and(|entry| {
            let name = entry.record.values().member("task");
            let is_above = name.is_some_and(|it| !entry.item.span.contains(it.value.span));
            is_above && !task_names(entry.record.name()).iter().any(|it| it == key)
        })
    }

    /// The item for the task called `name`; `result` is that which says more than that it was done.
    ///
    /// # Errors
    /// What has no place in the items of the list.
    pub(super) fn entered(
        &self,
        lang: Lang,
        day: civil::Date,
        run: &ProtocolRun<'_>,
        name: &str,
        result: Option<&str>,
    ) -> Result<Written, Message> {
        let others = [("duration", run.duration), ("owner", run.owner), ("notes", run.follow_up)];
        if let Some((field, _)) = others.iter().find(|(_, given)| given.is_some()) {
            let kind = self.entries.first().map(|entry| &entry.record.kind);
            let label = kind.and_then(|kind| kind.fields.find(field)).map(|it| it.label(lang));
            return Err(msg!(log_list_no_room, name = label.unwrap_or(field)));
        }
        // `Filter (oben)` is `Filter` here: the bracket would begin the result.
        let name =
            name.split_once(" (").filter(|(_, rest)| rest.ends_with(')')).map_or(name, |it| it.0);
        if let Some(text) = result.filter(|it| it.contains(['(', ')'])) {
            return Err(msg!(log_list_text, text = text));
        }
        if name.contains(SEPARATORS) {
            return Err(msg!(log_list_text, text = name));
        }
        let item = self.item(lang, day, name, result).ok_or_else(|| msg!(log_list_nested))?;
        Ok(self.inserted(&item))
    }

    /// The text of an item like the newest one.
    fn item(
        &self,
        lang: Lang,
        day: civil::Date,
        name: &str,
        result: Option<&str>,
    ) -> Option<String> {
        let has_result = |entry: &&ListEntry<'_>| entry.record.values().member("result").is_some();
        let newest = |entry: &&ListEntry<'_>| entry.date.first_day();
        let with_result = || self.entries.iter().filter(has_result).max_by_key(newest);
        let any = || self.entries.iter().max_by_key(newest);
        let sample = if result.is_some() { with_result().or_else(any) } else { any() }?;
        let text = self.page.text();
        let head = Span::new(sample.item.span.start, sample.item.content.span()?.end);
        let line_end = |from: usize| {
            let rest = text.get(from..).unwrap_or_default();
            from + rest.find(['\n', '\r']).unwrap_or(rest.len())
        };
        let line = Span::new(head.start, line_end(head.end));
        if line.of(text).contains(['\n', '\r']) || !line.contains(sample.date_span) {
            return None;
        }
        let mut edits = vec![Edit {
            span: sample.date_span,
            text: date_like(sample.date.written(), lang, day),
        }];
        let values = sample.record.values();
        let task = values.member("task")?.value.span;
        let is_below_task = task.end <= head.start;
        match line.contains(task) {
            true => edits.push(Edit { span: task, text: name.to_owned() }),
            false if is_below_task => {}
            false => return None,
        }
        let result = result.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
        match (values.member("result").map(|it| it.value.span), result) {
            (Some(span), result) => {
                let usual = || self.usual_result().unwrap_or_else(|| done(lang)).to_owned();
                edits.push(Edit { span, text: result.unwrap_or_else(usual) });
            }
            (None, Some(result)) => {
                edits.push(Edit { span: Span::at(head.end), text: format!(", {result}") });
            }
            (None, None) => {}
        }
        edits.sort_by_key(|edit| edit.span.start);
        for edit in &mut edits {
            edit.span = Span::new(edit.span.start - line.start, edit.span.end - line.start);
        }
        let fix = Fix { safety: Safety::Safe, edits };
        Some(apply_edits(line.of(text), [&fix]).0)
    }

    /// The bare word for a pass that the newest entry with one has.
    fn usual_result(&self) -> Option<&str> {
        let mut entries: Vec<&ListEntry<'_>> = self.entries.iter().collect();
        entries.sort_by_key(|entry| entry.date.first_day());
        let results = entries.iter().rev();
        let mut results = results.filter_map(|entry| entry.record.values().text("result"));
        results.find(|text| {
            let is_done = [Lang::De, Lang::En].iter().any(|it| identifier(text) == done(*it));
            is_done || (is_bare(text) && Outcome::parse(text) == Some(Outcome::Passed))
        })
    }

    /// `item` before the dated ones where they run from new to old, else behind them.
    fn inserted(&self, item: &str) -> Written {
        let text = self.page.text();
        let (first, last) = (self.entries.first(), self.entries.last());
        let newest_first = first
            .zip(last)
            .is_some_and(|(first, last)| first.date.first_day() > last.date.first_day());
        let end = |item: &Item| item.span.start + item.span.of(text).trim_end().len();
        let between = match self.list.items.as_slice() {
            [one, two, ..] => text.get(end(one)..two.span.start).unwrap_or("\n").to_owned(),
            _ => {
                let start = self.list.span.start;
                let before = text.get(..start).unwrap_or_default();
                let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
                let eol = if text.contains("\r\n") { "\r\n" } else { "\n" };
                format!("{eol}{}", before.get(line..).unwrap_or_default())
            }
        };
        let (at, text, lead) = match (first.filter(|_| newest_first), last) {
            (Some(first), _) => (first.item.span.start, format!("{item}{between}"), 0),
            (None, Some(last)) => {
                let item = self.numbered(item);
                (end(last.item), format!("{between}{item}"), between.len())
            }
            (None, None) => (self.list.span.start, item.to_owned(), 0),
        };
        let fix = Fix::replace(Safety::Safe, Span::at(at), text);
        Written { page: self.id, fix, offset: at + lead, missing: Vec::new() }
    }

    /// The item with the next number, where the list has numbers.
    fn numbered(&self, item: &str) -> String {
        let count = u64::try_from(self.list.items.len()).unwrap_or_default();
        let rest = item.trim_start_matches(|it: char| it.is_ascii_digit());
        match self.list.first_number.and_then(|first| first.checked_add(count)) {
            Some(next) => format!("{next}{rest}"),
            None => item.to_owned(),
        }
    }
}
