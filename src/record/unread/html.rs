//! Tables of raw HTML: they are shown, and never read.

use super::blocks::{Column, DataBlock};
use crate::diagnostic::Span;
use crate::html::{Token, Tokens};
use crate::page::{Event, Page, Tag};
use crate::record::Shape;
use crate::record::written::LocatedText;

/// Longer tables, in bytes, are read in part.
const LONGEST: usize = 1 << 16;

/// A cell: the first text in it.
#[derive(Clone, Copy)]
struct HtmlCell<'p> {
    text: &'p str,
    span: Span,
}

/// The tables of raw HTML with a head and rows.
pub(super) fn tables(page: &Page) -> Vec<DataBlock<'_>> {
    let mut found = Vec::new();
    let mut end = 0;
    for event in &page.document.events {
        let is_html = matches!(event.value, Event::Start(Tag::HtmlBlock));
        if !is_html || event.span.start < end {
            continue;
        }
        let from = event.span.start;
        // A blank line ends the element of Markdown, not the table.
        let text = page.text().get(from..).unwrap_or_default();
        let is_table = event.span.of(page.text()).trim_start().to_lowercase().starts_with("<table");
        if is_table && let Some((block, length)) = table(text, from) {
            end = from + length;
            found.extend(block);
        }
    }
    found
}

/// The table that `text` begins with, which is at byte `from`, and its length.
fn table(text: &str, from: usize) -> Option<(Option<DataBlock<'_>>, usize)> {
    let mut rows: Vec<Vec<HtmlCell<'_>>> = Vec::new();
    let mut is_in_cell = false;
    let mut length = None;
    for (token, range) in Tokens::new(text) {
        match token {
            Token::Start(tag) if tag.name == "tr" => rows.push(Vec::new()),
            Token::Start(tag) if matches!(&*tag.name, "td" | "th") => {
                let span = Span::at(from + range.end);
                rows.last_mut()?.push(HtmlCell { text: "", span });
                is_in_cell = true;
            }
            Token::End(name) if matches!(&*name, "td" | "th" | "tr") => is_in_cell = false,
            Token::End(name) if name == "table" => {
                length = Some(range.end);
                break;
            }
            Token::Text(words) if is_in_cell && !words.trim().is_empty() => {
                let start = from + range.start + (words.len() - words.trim_start().len());
                let text = words.trim();
                let cell = rows.last_mut()?.last_mut()?;
                if cell.text.is_empty() {
                    *cell = HtmlCell { text, span: Span::new(start, start + text.len()) };
                }
            }
            _ if range.end > LONGEST => break,
            _ => {}
        }
    }
    let length = length?;
    Some((block(&rows, Span::new(from, from + length)), length))
}

fn block<'p>(rows: &[Vec<HtmlCell<'p>>], span: Span) -> Option<DataBlock<'p>> {
    let (head, rows) = rows.split_first()?;
    let (first, last) = (head.first()?, head.last()?);
    let columns = head.iter().enumerate().map(|(index, head)| {
        let cells = rows.iter().filter_map(|row| row.get(index));
        Column::new(&LocatedText::bytes(head.text, head.span), cells.map(|cell| cell.text))
    });
    Some(DataBlock {
        shape: Shape::Row,
        span,
        head: Span::new(first.span.start, last.span.end),
        heading: None,
        start: span.start,
        count: rows.len(),
        columns: columns.collect(),
        table: None,
        is_html: true,
    })
}
