//! Which lists and items are open, and in which columns they begin.

use super::marker::{self, MarkerPlace};
use crate::diagnostic::Span;
use crate::page::event::{Event, SpannedEvent, Tag};

/// An open item.
#[derive(Debug, Clone)]
pub(super) struct OpenItem {
    /// Index of its start in the output.
    pub(super) event: usize,
    /// Bytes of the line before its marker.
    column: usize,
    /// Bytes of the line before its words.
    inner_column: usize,
    /// Its marker, where its list is not numbered.
    bullet: Option<char>,
    /// Whether its first words are still to come.
    is_new: bool,
    empty_box: bool,
}

impl OpenItem {
    /// What its first words are.
    pub(super) fn place(&self) -> MarkerPlace {
        MarkerPlace::Item { empty_box: self.empty_box }
    }
}

/// An open block.
enum Block {
    List(usize),
    Item(OpenItem),
    Other,
}

/// All open blocks, and what is known of lists.
pub(super) struct OpenItems<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    /// For each list of the page whether `[]` is a box in it.
    empty_boxes: Vec<bool>,
    /// How many lists have begun.
    lists: usize,
    /// The last line that was asked for: where it begins, and up to where that is known.
    line: (usize, usize),
}

impl<'a> OpenItems<'a> {
    pub(super) fn new(text: &'a str, events: &[SpannedEvent]) -> Self {
        let empty_boxes = empty_boxes(events);
        Self { text, blocks: Vec::new(), empty_boxes, lists: 0, line: (0, 0) }
    }

    /// An event of a block was read, which will be number `index` of the output.
    pub(super) fn passed(&mut self, event: &SpannedEvent, index: usize) {
        match event.value {
            Event::Start(Tag::List(_)) => {
                self.blocks.push(Block::List(self.lists));
                self.lists += 1;
            }
            Event::Start(Tag::Item) => {
                let item = self.new_item(event.span, index);
                self.blocks.push(Block::Item(item));
            }
            Event::Start(_) => {
                self.takes_first_words();
                self.blocks.push(Block::Other);
            }
            Event::End(_) => drop(self.blocks.pop()),
            _ => {}
        }
    }

    fn new_item(&mut self, span: Span, event: usize) -> OpenItem {
        let column = self.column(span.start);
        let written = span.of(self.text);
        let bullet = written.chars().next().filter(|it| "-*+".contains(*it));
        let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let behind = written.get(digits + 1..).unwrap_or_default();
        let space = behind.len() - behind.trim_start_matches(' ').len();
        let space = if (1..=4).contains(&space) { space } else { 1 };
        let list = self.list();
        let empty_box = list.and_then(|it| self.empty_boxes.get(it)).copied().unwrap_or_default();
        let inner_column = column + digits + 1 + space;
        OpenItem { event, column, inner_column, bullet, is_new: true, empty_box }
    }

    /// The item whose words are being read.
    pub(super) fn item(&self) -> Option<&OpenItem> {
        match self.blocks.last()? {
            Block::Item(item) => Some(item),
            _ => None,
        }
    }

    /// The number of the innermost list.
    pub(super) fn list(&self) -> Option<usize> {
        self.blocks.iter().rev().take(2).find_map(|block| match block {
            Block::List(number) => Some(*number),
            _ => None,
        })
    }

    /// Whether what is read now are the first words of an item; then no longer.
    pub(super) fn takes_first_words(&mut self) -> bool {
        match self.blocks.last_mut() {
            Some(Block::Item(item)) => std::mem::take(&mut item.is_new),
            _ => false,
        }
    }

    /// The marker of the item, open around the words that are read now, whose column byte `at` is in.
    pub(super) fn sibling(&mut self, at: usize) -> Option<char> {
        self.item()?;
        let column = self.column(at);
        let around = self.blocks.iter().rev().map_while(|block| match block {
            Block::Other => None,
            block => Some(block),
        });
        let mut items = around.filter_map(|block| match block {
            Block::Item(item) => Some(item),
            _ => None,
        });
        items.find(|item| item.column == column)?.bullet
    }

    /// Whether byte `at` is in the column where the words of the open item begin.
    pub(super) fn is_inside(&mut self, at: usize) -> bool {
        let column = self.column(at);
        self.item().is_some_and(|item| item.inner_column == column)
    }

    /// The open item ends, and another begins as number `event` of the output. Gives the former.
    pub(super) fn replace_item(&mut self, event: usize) -> Option<OpenItem> {
        let Some(Block::Item(item)) = self.blocks.last_mut() else { return None };
        let next = OpenItem { event, ..item.clone() };
        Some(std::mem::replace(item, next))
    }

    /// Bytes of the line before byte `at`, which is never before the last one that was asked for.
    fn column(&mut self, at: usize) -> usize {
        let (start, known) = self.line;
        let new = self.text.get(known..at).and_then(|new| new.rfind(['\n', '\r']));
        let start = new.map_or(start, |break_at| known + break_at + 1);
        self.line = (start, at.max(known));
        at.saturating_sub(start)
    }
}

/// For each list whether `[]` is a box in it: each of its items begins with one, or another has a box.
fn empty_boxes(events: &[SpannedEvent]) -> Vec<bool> {
    let mut lists: Vec<Boxes> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut is_first = false;
    for event in events {
        let list = open.last().and_then(|list| lists.get_mut(*list));
        match (&event.value, list) {
            (Event::Start(Tag::List(_)), _) => {
                open.push(lists.len());
                lists.push(Boxes::default());
            }
            (Event::End(Tag::List(_)), _) => drop(open.pop()),
            (Event::Start(Tag::Item), Some(list)) => {
                list.items += 1;
                is_first = true;
                continue;
            }
            (Event::Start(Tag::Paragraph), _) => continue,
            (Event::Checkbox(_), Some(list)) => list.full += 1,
            (Event::Text(text), Some(list)) if is_first => {
                list.empty += usize::from(text.starts_with("[] "));
                list.full += usize::from(marker::is_misspelt_box(text));
            }
            _ => {}
        }
        is_first = false;
    }
    lists.iter().map(|list| list.full > 0 || list.empty == list.items).collect()
}

/// How many items a list has, and how they begin.
#[derive(Default)]
struct Boxes {
    items: usize,
    full: usize,
    empty: usize,
}
