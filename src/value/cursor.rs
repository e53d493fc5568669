//! A cursor over written text that is blind to case, umlaut spelling and kind of space.
//!
//! It works on the original text, so that the number of bytes it took is the number of bytes in the file.

use std::ops::RangeInclusive;

use crate::lexicon::{WordList, is_hyphen, spelled_out, spelled_out_letter};

/// The rest of a text; copy it to look ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether a number or word that was just read ends here.
    pub(super) fn at_boundary(&self) -> bool {
        !self.peek().is_some_and(|c| is_letter(c) || c.is_numeric())
    }

    pub(super) fn eat_if(&mut self, wanted: impl FnOnce(char) -> bool) -> bool {
        let mut chars = self.rest.chars();
        let found = chars.next().is_some_and(wanted);
        if found {
            self.rest = chars.as_str();
        }
        found
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        self.eat_if(|c| c == wanted)
    }

    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (head, tail) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = tail;
        head
    }

    /// Skips spaces of every kind and says whether there were any.
    pub(super) fn spaces(&mut self) -> bool {
        !self.take_while(is_space).is_empty()
    }

    /// A run of ASCII digits, if its length is within `lengths`.
    pub(super) fn digits(&mut self, lengths: RangeInclusive<usize>) -> Option<&'a str> {
        self.attempt(|cursor| {
            let run = cursor.take_while(|c| c.is_ascii_digit());
            lengths.contains(&run.len()).then_some(run)
        })
    }

    /// A run of letters, spelled out.
    pub(super) fn word(&mut self) -> Option<String> {
        let run = self.take_while(is_letter);
        (!run.is_empty()).then(|| spelled_out(run))
    }

    /// A run of letters, digits and hyphens, spelled out: `14-tägig`.
    pub(super) fn compound(&mut self) -> Option<String> {
        let run = self.take_while(|c| is_letter(c) || c.is_ascii_digit() || is_hyphen(c));
        (!run.is_empty()).then(|| spelled_out(run))
    }

    /// Takes `phrase` (spelled out) if the text goes on with it, and the full stop of an abbreviation.
    pub(super) fn phrase(&mut self, phrase: &str) -> bool {
        let Some(rest) = strip_spelled_out(self.rest, phrase) else {
            return false;
        };
        let mut after = Self::new(rest);
        if phrase.ends_with(char::is_alphanumeric) {
            if !after.at_boundary() {
                return false;
            }
            after.eat('.');
        }
        *self = after;
        true
    }

    /// Takes the first phrase of `list` with which the text goes on.
    pub(super) fn any_of(&mut self, list: WordList) -> bool {
        let Some(first) = first_byte(self.rest).filter(|it| list.may_begin_with(*it)) else {
            return false;
        };
        let mut alike = list.iter().filter(|phrase| phrase.as_bytes().first() == Some(&first));
        alike.any(|phrase| self.phrase(phrase))
    }

    /// What the first phrase of `table` stands for with which the text goes on.
    pub(super) fn one_of<T: Copy>(&mut self, table: &[(T, WordList)]) -> Option<T> {
        let found = table.iter().find(|(_, list)| self.any_of(*list));
        found.map(|(meaning, _)| *meaning)
    }

    /// Runs `read`; where it gives `None` the cursor stays where it was.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut probe = *self;
        let found = read(&mut probe)?;
        *self = probe;
        Some(found)
    }
}

/// White space including no-break, narrow and zero-width spaces.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Hyphens, dashes and the minus sign.
pub(super) fn is_dash(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}')
}

/// Letters, and the combining marks of decomposed ones.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

/// Without surrounding white space.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Without surrounding white space and Markdown emphasis. `* * * * *` is no emphasis: a space follows its asterisk.
pub(super) fn trim_markup(text: &str) -> &str {
    let mut text = trim(text);
    while let Some(inner) = ['*', '_', '`'].into_iter().find_map(|mark| unwrapped(text, mark)) {
        text = inner;
    }
    text
}

fn unwrapped(text: &str, mark: char) -> Option<&str> {
    let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
    (!inner.starts_with(is_space) && !inner.ends_with(is_space)).then_some(inner)
}

/// The first byte of a text that is spelled out; most phrases do not begin with it, which is quickly seen.
fn first_byte(text: &str) -> Option<u8> {
    let first = text.chars().next()?;
    let spelled = if is_space(first) { ' ' } else { spelled_out_letter(first).next()? };
    spelled.encode_utf8(&mut [0; 4]).bytes().next()
}

/// What follows `phrase` in `text`, compared spelled out; one space of the phrase stands for any number in the text.
fn strip_spelled_out<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut wanted = phrase.chars().peekable();
    let mut chars = text.chars();
    while wanted.peek().is_some() {
        let c = chars.next()?;
        if is_space(c) {
            wanted.next_if_eq(&' ')?;
            chars = chars.as_str().trim_start_matches(is_space).chars();
        } else if c.is_ascii() {
            wanted.next_if_eq(&c.to_ascii_lowercase())?;
        } else if !spelled_out_letter(c).all(|c| wanted.next() == Some(c)) {
            return None;
        }
    }
    Some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_is_blind_to_umlaut_spelling() {
        for text in ["Jährlich", "jaehrlich", "JA\u{308}HRLICH"] {
            assert!(Cursor::new(text).phrase("jaehrlich"));
        }
    }

    #[test]
    fn phrase_needs_a_whole_word_and_takes_the_full_stop() {
        assert!(!Cursor::new("maximal 4").phrase("max"));
        let mut cursor = Cursor::new("max.\u{a0}4");
        assert!(cursor.phrase("max"));
        assert_eq!(cursor.rest(), "\u{a0}4");
        assert!(Cursor::new("bis \u{202f} zu 4").phrase("bis zu"));
    }

    #[test]
    fn emphasis_is_trimmed_but_cron_is_not() {
        assert_eq!(trim_markup(" **4 h** "), "4 h");
        assert_eq!(trim_markup("_offen_"), "offen");
        assert_eq!(trim_markup("* * * * *"), "* * * * *");
        assert_eq!(trim_markup("*/5 * * * *"), "*/5 * * * *");
        assert_eq!(trim_markup("`*/5 * * * *`"), "*/5 * * * *");
        assert_eq!(trim_markup("*"), "*");
    }
}
