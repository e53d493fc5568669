//! Numbered notes on code: `# (1)!` at the end of a line refers to item 1 of the numbered list below the block, as
//! in Material for `MkDocs`.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::HtmlWriter;
use crate::page::{Event, ListId, Tag};

#[expect(clippy::expect_used, reason = "the patterns are constant, and the tests run them")]
pub(super) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

/// A comment at the end of a line that holds a number only.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)[ \t]+(?:#|//|--|;|%|<!--|/\*)[ \t]*\((\d{1,3})\)!(?:[ \t]*(?:-->|\*/))?[ \t]*$")
});

/// Characters without a meaning, which stand for notes until the code is coloured.
const STANDS_FOR: RangeInclusive<char> = '\u{E000}'..='\u{E3E7}';

const FIRST: u32 = 0xE000;

impl HtmlWriter<'_> {
    /// The numbered list from 1 that event `index` begins, with the number of its items.
    pub(super) fn numbered_list(&self, index: usize) -> Option<(ListId, usize)> {
        let Event::Start(Tag::List(id)) = self.document.events.get(index)?.value else {
            return None;
        };
        let list = self.document.lists.get(id)?;
        (list.first_number == Some(1)).then_some((id, list.items.len()))
    }
}

/// The code with one character for each note; none unless there are notes, all of which are among `items`.
pub(super) fn with_notes(code: &str, items: usize) -> Option<String> {
    let number = |found: &Captures<'_>| found.get(1)?.as_str().parse::<usize>().ok();
    let is_item = |found: Captures<'_>| number(&found).is_some_and(|it| 0 < it && it <= items);
    let mut notes = NOTE.captures_iter(code).map(is_item).peekable();
    let has_notes = notes.peek().is_some() && notes.all(|is_item| is_item);
    if !has_notes || code.contains(|c| STANDS_FOR.contains(&c)) {
        return None;
    }
    let character = |found: &Captures<'_>| {
        let number = number(found).and_then(|number| u32::try_from(number).ok());
        let character = number.and_then(|number| char::from_u32(FIRST + number));
        character.map_or_else(String::new, |character| format!(" {character}"))
    };
    Some(NOTE.replace_all(code, character).into_owned())
}

/// Coloured code with the signs of its notes. The numbers are no text, so that nobody copies them.
pub(super) fn signs(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for character in html.chars() {
        if STANDS_FOR.contains(&character) {
            let number = u32::from(character) - FIRST;
            out.push_str(&format!("<span class=\"code-note\" data-note=\"{number}\"></span>"));
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_numbers_in_comments_that_the_list_has() {
        let code = "image: nginx # (1)!\nports: [] // (2)!\n<a> <!-- (1)! -->\n";
        let expected = "image: nginx \u{E001}\nports: [] \u{E002}\n<a> \u{E001}\n";
        assert_eq!(with_notes(code, 2).as_deref(), Some(expected));
        assert_eq!(signs("a \u{E002}"), "a <span class=\"code-note\" data-note=\"2\"></span>");
        for (code, items) in [
            ("a # (1)!\nb # (3)!\n", 2),
            ("a # (0)!\n", 2),
            ("f(1)!\n", 2),
            ("a # (1)\n", 2),
            ("a # see (1)! there\n", 2),
            ("a # (1)!\n", 0),
            ("\u{E001} # (1)!\n", 1),
        ] {
            assert_eq!(with_notes(code, items), None, "{code}");
        }
    }
}
