//! How a line that looks like an item begins.

use crate::diagnostic::{Span, Spanned};
use crate::page::LookAlikeLine;
use crate::page::event::{Event, SpannedEvent};

/// Where a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkerPlace {
    /// In a paragraph.
    Line,
    /// Behind the marker of an item.
    Item {
        /// Whether `[]` is a box there.
        empty_box: bool,
    },
}

/// A marker at the beginning of a line.
struct LineMarker {
    /// Whether its box is ticked; none for `•`.
    checked: Option<bool>,
    /// Bytes, the space included.
    length: usize,
    /// Whether Markdown reads its box otherwise, or there is none.
    is_misspelt: bool,
}

/// The item that a line stands for, if it does.
pub(super) fn item_of_line(
    text: &str,
    line: &[SpannedEvent],
    place: MarkerPlace,
) -> Option<LookAlikeLine> {
    let Spanned { value: Event::Text(first), span } = line.first()? else { return None };
    let raw = span.of(text);
    let LineMarker { checked, length, is_misspelt } = marker(raw, place)?;
    let is_escaped = text.get(..span.start).is_some_and(|before| before.ends_with('\\'));
    let same_as_read = !is_escaped && first.get(..length) == raw.get(..length);
    let rest = first.get(length..).unwrap_or_default();
    let explains = rest.starts_with(['=', ':', '–', '—', '→']);
    let has_content = line.len() > 1 || !rest.is_empty();
    let is_prose = line.iter().any(|it| {
        let is_first = it.span.start == span.start;
        let words = if is_first { raw.get(length..) } else { Some(it.span.of(text)) };
        matches!(it.value, Event::Text(_)) && words.is_some_and(|words| has_marker(words, checked))
    });
    let found = same_as_read && has_content && !explains && !is_prose;
    let bullet = (place == MarkerPlace::Line).then_some('-');
    let marker = Span::new(span.start, span.start + length);
    found.then_some(LookAlikeLine { marker, checked, bullet, is_misspelt })
}

/// Whether an item begins with a box that Markdown does not recognise; `[]` alone says too little.
pub(super) fn is_misspelt_box(item: &str) -> bool {
    marker(item, MarkerPlace::Item { empty_box: false }).is_some()
}

/// Reads `[x] `, `[x ] `, `☐ `, `• ` or the like at the start.
fn marker(line: &str, place: MarkerPlace) -> Option<LineMarker> {
    let (checked, mark, mut is_misspelt) = boxed(line, place).or_else(|| sign(line, place))?;
    let rest = line.get(mark..)?;
    let space = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
    // `- [ ]Text`; `[x]Text` may be anything.
    let sticks = place != MarkerPlace::Line
        && line.starts_with("[ ]")
        && rest.starts_with(char::is_alphabetic);
    if space == 0 && !sticks {
        return None;
    }
    is_misspelt |= sticks || rest.starts_with('\u{a0}');
    let is_box_of_markdown = place != MarkerPlace::Line && !is_misspelt;
    (!is_box_of_markdown).then_some(LineMarker { checked, length: mark + space, is_misspelt })
}

/// `[ ]`, `[x]`, and as people misspell them `[]`, `[x ]`, `[  ]`, `[✓]`.
fn boxed(line: &str, place: MarkerPlace) -> Option<(Option<bool>, usize, bool)> {
    let inside = line.strip_prefix('[')?;
    let inside = inside.get(..inside.find(']').filter(|length| *length <= 3)?)?;
    let checked = match inside.trim_matches(' ') {
        "" => false,
        "x" | "X" | "✓" | "✔" => true,
        _ => return None,
    };
    let may_be_empty = place == MarkerPlace::Item { empty_box: true };
    let is_box = !inside.is_empty() || may_be_empty;
    is_box.then_some((Some(checked), inside.len() + 2, inside.len() != 1))
}

/// `☐`, `☑`, `☒`, perhaps with a variation selector, and `•`.
fn sign(line: &str, place: MarkerPlace) -> Option<(Option<bool>, usize, bool)> {
    let mut characters = line.chars();
    let first = characters.next()?;
    let checked = match first {
        '☐' => Some(false),
        '☑' | '☒' => Some(true),
        '•' if place == MarkerPlace::Line => None,
        _ => return None,
    };
    let selector = characters.next().filter(|it| matches!(it, '\u{fe0e}' | '\u{fe0f}'));
    Some((checked, first.len_utf8() + selector.map_or(0, char::len_utf8), true))
}

fn has_marker(words: &str, checked: Option<bool>) -> bool {
    match checked {
        Some(_) => ["[ ]", "[x]", "[X]", "☐", "☑", "☒"].iter().any(|it| words.contains(it)),
        None => words.contains('•'),
    }
}
