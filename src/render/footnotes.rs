//! Footnotes: numbered as they are referred to, listed at the page's end.

use std::collections::HashMap;

use pulldown_cmark_escape::escape_html;

use super::theme::Theme;
use crate::page::FootnoteId;

#[derive(Default)]
pub(super) struct Footnotes {
    /// What ids begin with.
    ids: String,
    numbers: HashMap<FootnoteId, usize>,
    /// How often each number was referred to.
    references: Vec<usize>,
    /// Number and HTML.
    notes: Vec<(usize, String)>,
    /// The page's text while a note is being written.
    outside: Vec<(usize, String)>,
}

impl Footnotes {
    pub(super) fn new(ids: &str) -> Self {
        Self { ids: ids.to_owned(), ..Self::default() }
    }

    pub(super) fn reference(&mut self, out: &mut String, id: FootnoteId) {
        let number = self.number(id);
        let count = self.references.get_mut(number - 1).map_or(1, |count| {
            *count += 1;
            *count
        });
        let repeat = if count > 1 { format!("-{count}") } else { String::new() };
        out.push_str(&format!(
            "<sup class=\"footnote-ref\" id=\"{ids}rb-fnref-{number}{repeat}\"><a href=\"#{ids}rb-fn-{number}\">{number}</a></sup>",
            ids = self.ids
        ));
    }

    /// Whether a reference to the note was written.
    pub(super) fn is_named(&self, id: FootnoteId) -> bool {
        self.numbers.contains_key(&id)
    }

    pub(super) fn start(&mut self, out: &mut String, id: FootnoteId) {
        let number = self.number(id);
        self.outside.push((number, std::mem::take(out)));
    }

    pub(super) fn end(&mut self, out: &mut String) {
        if let Some((number, before)) = self.outside.pop() {
            self.notes.push((number, std::mem::replace(out, before)));
        }
    }

    /// The list of notes, where there are any.
    pub(super) fn write(&mut self, out: &mut String, theme: &Theme) {
        if self.notes.is_empty() {
            return;
        }
        self.notes.sort_by_key(|(number, _)| *number);
        let ids = &self.ids;
        let back = attribute(&theme.word("footnote-back"));
        let label = attribute(&theme.word("footnotes"));
        out.push_str(&format!(
            "<div class=\"footnotes\" role=\"group\" aria-label=\"{label}\"><ol>\n"
        ));
        let mut last = 0;
        for (number, note) in &self.notes {
            let link = if self.references.get(number - 1).is_some_and(|count| *count > 0) {
                format!(
                    " <a class=\"backref\" href=\"#{ids}rb-fnref-{number}\" aria-label=\"{back}\">↩</a>"
                )
            } else {
                String::new()
            };
            let note = note.trim_end();
            let note = match note.strip_suffix("</p>") {
                Some(inside) => format!("{inside}{link}</p>"),
                None => format!("{note}{link}"),
            };
            // A note that is defined twice is shown twice; references lead to the first.
            let is_first = std::mem::replace(&mut last, *number) != *number;
            let id = if is_first { format!("id=\"{ids}rb-fn-{number}\" ") } else { String::new() };
            out.push_str(&format!("<li {id}value=\"{number}\">{note}</li>\n"));
        }
        out.push_str("</ol></div>\n");
    }

    /// Numbers count from 1, in the order in which notes are first named.
    fn number(&mut self, id: FootnoteId) -> usize {
        let next = self.references.len() + 1;
        let number = *self.numbers.entry(id).or_insert(next);
        if number == next {
            self.references.push(0);
        }
        number
    }
}

fn attribute(text: &str) -> String {
    let mut escaped = String::new();
    let _ = escape_html(&mut escaped, text);
    escaped
}
