//! Waivers: permitted exceptions, each with its rule, reason and end.

use std::sync::Arc;

use crate::diagnostic::{Place, Span};
use crate::page::{Comment, Page, inside_comment};
use crate::source::data::Node;
use crate::value::Date;

/// A permission to break a rule in one place for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The comment or the entry of front matter.
    pub place: Place,
    /// What it covers, in the same file.
    pub scope: Span,
    /// Code or slug of the rule, with its bytes.
    pub rule: Option<(String, Span)>,
    /// The last day on which it holds, as written.
    pub until: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who permitted it.
    pub by: Option<String>,
    /// Where it was written.
    pub written: WaiverPlace,
    /// The word after `runbuch:` where it is not `allow`: nothing is permitted then.
    pub unknown: Option<String>,
}

/// Where a waiver was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaiverPlace {
    /// `<!-- runbuch: allow … -->`
    Comment,
    /// `waivers:`
    FrontMatter,
}

impl Waiver {
    /// The last day on which it holds; none where that is no day.
    pub fn last_day(&self) -> Option<jiff::civil::Date> {
        Some(Date::parse(self.until.as_deref()?).ok()??.last_day())
    }

    /// Whether it says all that a waiver must say.
    pub fn is_complete(&self) -> bool {
        self.rule.is_some() && self.reason.is_some() && self.last_day().is_some()
    }
}

/// The waivers of one page in the order in which they were written.
pub(super) fn of_page(page: &Page) -> Vec<Waiver> {
    let listed = page.front_matter.get(&["waivers", "ausnahmen"]).map(|pair| pair.value.items());
    let listed = listed.unwrap_or_default().iter().map(|item| of_front_matter(page, item));
    let comments = page.document.comments.iter().filter_map(|comment| of_comment(page, comment));
    listed.chain(comments).collect()
}

fn of_front_matter(page: &Page, item: &Node) -> Waiver {
    let text = |keys: &[&str]| {
        let value = keys.iter().find_map(|key| item.get(key))?;
        let text = value.as_str()?.trim();
        (!text.is_empty()).then(|| (text.to_owned(), value.span))
    };
    let word = |keys: &[&str]| text(keys).map(|(text, _)| text);
    Waiver {
        place: Place::new(page.path(), item.span),
        scope: page.span(),
        rule: text(&["rule", "regel", "code"]),
        until: word(&["until", "bis"]),
        reason: word(&["reason", "grund"]),
        by: word(&["by", "von"]),
        written: WaiverPlace::FrontMatter,
        unknown: None,
    }
}

fn of_comment(page: &Page, comment: &Comment) -> Option<Waiver> {
    let whole = comment.span.of(page.text());
    let inside = inside_comment(whole);
    let start = comment.span.start + whole.find(inside)?;
    let words = words(inside);
    let (first, words) = words.split_first()?;
    let (directive, words) = directive(first.text, words)?;
    let mut waiver = Waiver {
        place: Place { path: Arc::clone(page.path()), span: comment.span },
        scope: comment.scope,
        rule: None,
        until: None,
        reason: None,
        by: None,
        written: WaiverPlace::Comment,
        unknown: (directive != "allow").then(|| directive.to_owned()),
    };
    if waiver.unknown.is_none() {
        for word in words {
            read(&mut waiver, word, start);
        }
    }
    Some(waiver)
}

/// The word after `runbuch:` and what follows it; none where the comment is somebody's prose.
fn directive<'w, 't>(first: &'t str, words: &'w [Word<'t>]) -> Option<(&'t str, &'w [Word<'t>])> {
    let (name, glued) = first.split_once(':')?;
    let (directive, words) = match words.split_first() {
        Some((next, words)) if glued.is_empty() => (next.text, words),
        _ => (glued, words),
    };
    let ours = name == "runbuch" || (directive == "allow" && name.eq_ignore_ascii_case("runbuch"));
    ours.then_some((directive, words))
}

/// Takes in one word of a comment whose inside begins at byte `start` of the page.
fn read(waiver: &mut Waiver, word: &Word<'_>, start: usize) {
    let Some(value) = &word.value else {
        let at = start + word.start;
        let span = Span::new(at, at + word.text.len());
        waiver.rule.get_or_insert_with(|| (word.text.to_owned(), span));
        return;
    };
    if value.text.is_empty() {
        return;
    }
    let field = match word.text {
        "rule" | "regel" | "code" => {
            let at = start + value.start;
            let span = Span::new(at, at + value.written.len());
            waiver.rule.get_or_insert_with(|| (value.text.clone(), span));
            return;
        }
        "until" | "bis" => &mut waiver.until,
        "reason" | "grund" => &mut waiver.reason,
        "by" | "von" => &mut waiver.by,
        _ => return,
    };
    field.get_or_insert_with(|| value.text.clone());
}

/// `S802`, or `until=2026-12-31`.
struct Word<'t> {
    /// Byte of the comment's inside.
    start: usize,
    /// All of it, or what stands before `=`.
    text: &'t str,
    value: Option<Quoted<'t>>,
}

/// What stands after `=`.
struct Quoted<'t> {
    /// Byte of the comment's inside.
    start: usize,
    /// As written, without the quotes.
    written: &'t str,
    /// The same with single spaces, also where it was broken into lines.
    text: String,
}

/// Words between white space; a value in either kind of quotes may hold white space too.
fn words(inside: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(rest) = inside.get(at..) {
        let start = at + (rest.len() - rest.trim_start().len());
        let Some(rest) = inside.get(start..).filter(|rest| !rest.is_empty()) else { break };
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        let value = after.strip_prefix('=').map(|after| quoted(after, start + end + 1));
        at = value.as_ref().map_or(start + end, |(_, end)| *end);
        words.push(Word { start, text, value: value.map(|(value, _)| value) });
    }
    words
}

/// The value at the beginning of `rest`, which is byte `start` of the comment, and where it ends.
fn quoted(rest: &str, start: usize) -> (Quoted<'_>, usize) {
    let inner = rest
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))
        .and_then(|quote| rest.get(1..)?.split_once(quote).map(|(inner, _)| inner));
    let (written, start, end) = match inner {
        Some(inner) => (inner, start + 1, start + inner.len() + 2),
        None => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            (rest.get(..end).unwrap_or_default(), start, start + end)
        }
    };
    let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
    (Quoted { start, written, text }, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn waivers(text: &str) -> Vec<Waiver> {
        let source = SourceFile::new("a.md", text.as_bytes().to_vec());
        of_page(&Page::parse(Arc::new(source)))
    }

    #[test]
    fn a_comment_says_all_there_is() {
        let text = "ä\n\n<!-- runbuch: allow S802 until=2026-12-31 reason=\"Ziel = offen\" by=\"Ich\" -->\nTODO\n";
        let found = waivers(text);
        let (rule, span) = found[0].rule.clone().expect("rule");
        assert_eq!((rule.as_str(), span.of(text)), ("S802", "S802"));
        assert_eq!(found[0].reason.as_deref(), Some("Ziel = offen"));
        assert_eq!(found[0].scope.of(text).trim_end(), "TODO");
        assert!(found[0].is_complete());
    }

    #[test]
    fn comments_may_be_written_as_people_write_them() {
        let texts = [
            "<!-- runbuch: allow regel=S802 bis=2026-12-31 grund='Ziel offen' von='Ich' -->",
            "<!--runbuch:allow reason='Ziel offen' S802 by=Ich until=2026-12-31-->",
            "<!-- Runbuch: allow rule=\"S802\"\r\n  until=\"2026-12-31\"\r\n  reason=\"Ziel\r\n    offen\" by=Ich -->",
        ];
        for text in texts {
            let text = format!("ä\r\n\r\n{text}\r\nTODO\r\n");
            let found = waivers(&text);
            let (rule, span) = found[0].rule.clone().expect("rule");
            assert_eq!((rule.as_str(), span.of(&text)), ("S802", "S802"), "{text}");
            assert_eq!(found[0].reason.as_deref(), Some("Ziel offen"), "{text}");
            assert_eq!(found[0].by.as_deref(), Some("Ich"), "{text}");
            assert!(found[0].is_complete() && found[0].unknown.is_none(), "{text}");
        }
    }

    #[test]
    fn an_apostrophe_in_a_reason_ends_nothing() {
        let found =
            waivers("<!-- runbuch: allow S802 reason=\"Anna's Link\" until=2026-12-31 -->\n");
        assert_eq!(found[0].reason.as_deref(), Some("Anna's Link"));
        assert!(found[0].is_complete());
    }

    #[test]
    fn a_word_that_nobody_knows_permits_nothing() {
        for (text, word) in [
            ("<!-- runbuch: ignore S802 until=2026-12-31 reason=r -->", "ignore"),
            ("<!-- runbuch:disable -->", "disable"),
            ("<!-- runbuch: -->", ""),
        ] {
            let found = waivers(text);
            assert_eq!(found[0].unknown.as_deref(), Some(word), "{text}");
            assert!(!found[0].is_complete(), "{text}");
        }
        for prose in ["<!-- Runbuch: siehe oben -->", "<!-- runbuch wird gebaut -->", "<!-- -->"] {
            assert!(waivers(prose).is_empty(), "{prose}");
        }
    }

    #[test]
    fn front_matter_covers_the_page() {
        let text =
            "---\nwaivers:\n  - rule: S802\n    until: 2026-12-31\n    reason: r\n---\nTODO\n";
        let found = waivers(text);
        assert!(found[0].is_complete());
        assert_eq!(found[0].scope, Span::new(0, text.len()));
    }
}
