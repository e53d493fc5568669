//! Characters that the parser would misread, hidden from it.
//!
//! Each is replaced by another of one byte, so that every offset still holds, and is put back into the
//! events afterwards. What is hidden, and why:
//!
//! - Tabs behind a closing fence: the parser wants spaces, CommonMark 4.5 allows both.
//! - A `$` that opens no formula: `PATH=$HOME/bin:$PATH`.
//! - The `{` of what ends a heading and is no list of attributes: `GET /users/{id}`.
//! - The `:` of a line that defines nothing: `:smile: is an emoji`.
//! - The brackets of `[[4]](https://example.org)`, which is no wiki link.
//! - A `|` in code, where the generator separates cells only outside of it.

use std::borrow::Cow;

use crate::diagnostic::Span;

/// Punctuation that begins and ends nothing in Markdown, so that `*` and `_` beside it mean what they
/// meant beside the character that it stands for; then characters that no text should hold.
const STAND_INS: [char; 12] =
    ['%', '@', ',', '?', ';', '/', '\u{11}', '\u{12}', '\u{13}', '\u{14}', '\u{15}', '\u{16}'];

/// What can be hidden, apart from tabs.
const HIDDEN: [char; 6] = ['$', '[', ']', '{', ':', '|'];

/// A text as the parser is to read it.
pub(super) struct Masked<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    /// What is for each of [`HIDDEN`]; chosen when it is needed.
    stand_ins: Option<[char; HIDDEN.len()]>,
}

impl<'t> Masked<'t> {
    /// `original` with closing fences that the parser knows.
    pub(super) fn new(original: &'t str) -> Self {
        Self { original, text: with_closed_fences(original), stand_ins: None }
    }

    /// The text as it was written.
    pub(super) fn original(&self) -> &'t str {
        self.original
    }

    /// What the parser is to read.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Hides the characters at these bytes; `false` where the text holds all that could stand for them.
    pub(super) fn hide(&mut self, places: &[usize]) -> bool {
        let Some(stand_ins) = self.stand_ins.or_else(|| stand_ins(self.original)) else {
            return false;
        };
        self.stand_ins = Some(stand_ins);
        let mut bytes = std::mem::take(&mut self.text).into_owned().into_bytes();
        for byte in places.iter().copied() {
            let Some(byte) = bytes.get_mut(byte) else { continue };
            let index = HIDDEN.iter().position(|hidden| *hidden == char::from(*byte));
            let stand_in = index.and_then(|index| stand_ins.get(index)).copied();
            *byte = stand_in.and_then(|it| u8::try_from(it).ok()).unwrap_or(*byte);
        }
        self.text = Cow::Owned(String::from_utf8_lossy(&bytes).into_owned());
        true
    }

    /// `words`, which the parser read at `span`, as they are in the original.
    pub(super) fn verbatim<'w>(&'w self, words: &'w str, span: Span) -> Cow<'w, str> {
        if words == span.of(&self.text) {
            Cow::Borrowed(span.of(self.original))
        } else {
            self.restored(words)
        }
    }

    /// `words` with the characters that were hidden.
    pub(super) fn restored<'w>(&self, words: &'w str) -> Cow<'w, str> {
        let Some(stand_ins) = self.stand_ins.filter(|stand_ins| words.contains(stand_ins)) else {
            return Cow::Borrowed(words);
        };
        let back = |character: char| {
            let index = stand_ins.iter().position(|it| *it == character);
            index.and_then(|index| HIDDEN.get(index)).copied().unwrap_or(character)
        };
        Cow::Owned(words.chars().map(back).collect())
    }
}

/// As many characters that the text does not hold.
fn stand_ins(text: &str) -> Option<[char; HIDDEN.len()]> {
    let mut free = STAND_INS.into_iter().filter(|it| !text.contains(*it));
    let mut stand_ins = HIDDEN;
    for stand_in in &mut stand_ins {
        *stand_in = free.next()?;
    }
    Some(stand_ins)
}

/// `text` with spaces for the tabs behind closing fences. An opening fence may lose its tabs too, for
/// they mean nothing there; in code they come back.
fn with_closed_fences(text: &str) -> Cow<'_, str> {
    let mut closed: Option<String> = None;
    let mut at = 0;
    if !text.contains('\t') {
        return Cow::Borrowed(text);
    }
    for line in text.split_inclusive(['\n', '\r']) {
        let words = line.trim_end_matches(['\n', '\r']);
        let bare = words.trim_end_matches([' ', '\t']);
        let (after, end) = (at + bare.len(), at + words.len());
        at += line.len();
        let Some(gap) = text.get(after..end).filter(|gap| gap.contains('\t')) else { continue };
        if is_fence(bare) {
            let spaces = " ".repeat(gap.len());
            closed.get_or_insert_with(|| text.to_owned()).replace_range(after..end, &spaces);
        }
    }
    closed.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether nothing but a fence is on the line, perhaps in quotes and lists.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let is_of = |mark: char| line.len() >= 3 && line.chars().all(|c| c == mark);
    is_of('`') || is_of('~')
}
