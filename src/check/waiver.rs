//! Reading waivers from comments and front matter.

use std::sync::Arc;

use crate::diagnostic::{Place, Span, Spanned, Surplus, SurplusKind, Waiver, WaiverPlace, nearest};
use crate::lexicon::{WordList, look_up, marks};
use crate::page::{Comment, Page, inside_comment};
use crate::source::data::Node;
use crate::value::Date;

/// An attribute of a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WaiverKey {
    Rule,
    Subject,
    Until,
    Reason,
    By,
}

const ATTRIBUTES: [(WaiverKey, WordList); 5] = [
    (WaiverKey::Rule, marks::WAIVER_RULE),
    (WaiverKey::Subject, marks::WAIVER_SUBJECT),
    (WaiverKey::Until, marks::WAIVER_UNTIL),
    (WaiverKey::Reason, marks::WAIVER_REASON),
    (WaiverKey::By, marks::WAIVER_BY),
];

impl WaiverKey {
    fn named(name: &str) -> Option<Self> {
        look_up(&ATTRIBUTES, name)
    }
}

impl Waiver {
    fn new(place: Place, scope: Span, written: WaiverPlace) -> Self {
        Self {
            place,
            scope,
            rule: None,
            subject: None,
            until: None,
            last_day: None,
            reason: None,
            by: None,
            written,
            unknown: None,
            surplus: Vec::new(),
        }
    }

    /// Takes in the attribute `name`, which is at `key`, with its value. Without a value it is
    /// as if it were not there, but for the subject, without which the waiver would cover more.
    fn set(&mut self, name: &str, key: Span, value: Option<Spanned<String>>) {
        let Some(attribute) = WaiverKey::named(name) else {
            let names = ATTRIBUTES.iter().flat_map(|(_, names)| names.iter());
            let near = nearest(&name.to_lowercase(), names);
            return self.surplus(name, key, SurplusKind::Attribute(near));
        };
        let Some(Spanned { value: text, span }) = value else {
            if attribute == WaiverKey::Subject {
                self.subject.get_or_insert(Spanned::new(String::new(), key));
            }
            return;
        };
        let known = match attribute {
            WaiverKey::Rule => self.rule.replace(Spanned::new(text, span)).map(|_| ()),
            WaiverKey::Subject => self.subject.replace(Spanned::new(text, span)).map(|_| ()),
            WaiverKey::Until => {
                self.last_day = Date::parse(&text).ok().flatten().map(|date| date.last_day());
                self.until.replace(text).map(|_| ())
            }
            WaiverKey::Reason => self.reason.replace(text).map(|_| ()),
            WaiverKey::By => self.by.replace(text).map(|_| ()),
        };
        if known.is_some() {
            self.surplus(name, key, SurplusKind::Repeated);
        }
    }

    /// A word without `=`: the rule, if none is known yet. Dashes and commas say nothing.
    fn word(&mut self, word: &str, span: Span) {
        if self.rule.is_none() {
            self.rule = Some(Spanned::new(word.to_owned(), span));
        } else if word.contains(char::is_alphanumeric) {
            self.surplus(word, span, SurplusKind::Word);
        }
    }

    fn surplus(&mut self, text: &str, span: Span, kind: SurplusKind) {
        self.surplus.push(Surplus { text: text.to_owned(), span, kind });
    }
}

/// The waivers of one page in the order in which they were written.
pub(super) fn of_page(page: &Page) -> Vec<Waiver> {
    let listed = page.meta.waivers.iter().map(|item| of_front_matter(page, item));
    let comments = page.document.comments.iter().filter_map(|comment| of_comment(page, comment));
    listed.chain(comments).collect()
}

fn of_front_matter(page: &Page, item: &Node) -> Waiver {
    let place = Place::new(page.path(), item.span);
    let mut waiver = Waiver::new(place, page.span(), WaiverPlace::FrontMatter);
    for pair in item.pairs() {
        let text = pair.value.as_str().map(str::trim).filter(|text| !text.is_empty());
        let value = text.map(|text| Spanned::new(text.to_owned(), pair.value.span));
        waiver.set(&pair.key, pair.key_span, value);
    }
    waiver
}

fn of_comment(page: &Page, comment: &Comment) -> Option<Waiver> {
    let whole = comment.span.of(page.text());
    let inside = inside_comment(whole);
    let start = comment.span.start + whole.find(inside)?;
    let words = words(inside);
    let (first, words) = words.split_first()?;
    let (directive, words) = directive(first.text, words)?;
    let place = Place { path: Arc::clone(page.path()), span: comment.span };
    let mut waiver = Waiver::new(place, comment.scope, WaiverPlace::Comment);
    waiver.unknown = (directive != "allow").then(|| directive.to_owned());
    if waiver.unknown.is_none() {
        for word in words {
            read(&mut waiver, word, start);
        }
    }
    Some(waiver)
}

/// The word after `runbuch:` and what follows it; none where the comment is somebody's prose.
fn directive<'w, 't>(
    first: &'t str,
    words: &'w [WaiverWord<'t>],
) -> Option<(&'t str, &'w [WaiverWord<'t>])> {
    let (name, glued) = first.split_once(':')?;
    let (directive, words) = match words.split_first() {
        Some((next, words)) if glued.is_empty() => (next.text, words),
        _ => (glued, words),
    };
    let ours = name == "runbuch" || (directive == "allow" && name.eq_ignore_ascii_case("runbuch"));
    ours.then_some((directive, words))
}

/// Takes in one word of a comment whose inside begins at byte `start` of the page.
fn read(waiver: &mut Waiver, word: &WaiverWord<'_>, start: usize) {
    let at = |inside: usize, length: usize| Span::new(start + inside, start + inside + length);
    let key = at(word.start, word.text.len());
    match &word.value {
        None => waiver.word(word.text, key),
        Some(value) => {
            let written = at(value.start, value.written.len());
            let text = Some(value.text.clone()).filter(|text| !text.is_empty());
            waiver.set(word.text, key, text.map(|text| Spanned::new(text, written)));
        }
    }
}

/// `S802`, or `until=2026-12-31`.
struct WaiverWord<'t> {
    /// Byte of the comment's inside.
    start: usize,
    /// All of it, or what comes before `=`.
    text: &'t str,
    value: Option<Quoted<'t>>,
}

/// What is after `=`.
struct Quoted<'t> {
    /// Byte of the comment's inside.
    start: usize,
    /// As written, without the quotes.
    written: &'t str,
    /// The same with single spaces, also where it was broken into lines.
    text: String,
}

/// Words between white space; a value in either kind of quotes may hold white space too, and `=` may
/// are between spaces.
fn words(inside: &str) -> Vec<WaiverWord<'_>> {
    let mut words = Vec::new();
    let mut rest = inside.trim_start();
    while !rest.is_empty() {
        let start = inside.len() - rest.len();
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        rest = after;
        let value = assigned(after).map(|written| {
            let start = inside.len() - written.len();
            let (value, end) = quoted(written, start);
            rest = inside.get(end..).unwrap_or_default();
            value
        });
        words.push(WaiverWord { start, text, value });
        rest = rest.trim_start();
    }
    words
}

/// What follows `=`, if that comes next.
fn assigned(after: &str) -> Option<&str> {
    let value = after.trim_start().strip_prefix('=')?;
    let trimmed = value.trim_start();
    let spaced = after.starts_with(char::is_whitespace) || trimmed.starts_with(['"', '\'']);
    Some(if spaced { trimmed } else { value })
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
        of_page(&Page::parse(Arc::new(source), &Arc::default()))
    }

    #[test]
    fn a_comment_says_all_there_is() {
        let text = "ä\n\n<!-- runbuch: allow S802 until=2026-12-31 reason=\"Ziel = offen\" by=\"Ich\" -->\nTODO\n";
        let found = waivers(text);
        let Spanned { value: rule, span } = found[0].rule.clone().expect("rule");
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
            "<!-- runbuch: allow S802 – until = 2026-12-31 reason= 'Ziel offen' by =Ich -->",
            "<!-- Runbuch: allow rule=\"S802\"\r\n  until=\"2026-12-31\"\r\n  reason=\"Ziel\r\n    offen\" by=Ich -->",
        ];
        for text in texts {
            let text = format!("ä\r\n\r\n{text}\r\nTODO\r\n");
            let found = waivers(&text);
            let Spanned { value: rule, span } = found[0].rule.clone().expect("rule");
            assert_eq!((rule.as_str(), span.of(&text)), ("S802", "S802"), "{text}");
            assert_eq!(found[0].reason.as_deref(), Some("Ziel offen"), "{text}");
            assert_eq!(found[0].by.as_deref(), Some("Ich"), "{text}");
            assert!(found[0].is_complete() && found[0].unknown.is_none(), "{text}");
        }
    }

    #[test]
    fn a_subject_limits_it() {
        for written in ["subject=\"Mein NAS\"", "gegenstand = 'Mein NAS'"] {
            let text =
                format!("<!-- runbuch: allow S802 {written} until=2026-12-31 reason=r -->\n");
            let found = waivers(&text).remove(0);
            assert!(found.is_complete(), "{written}");
            assert_eq!(found.called(), "S802 (Mein NAS)");
            assert_eq!(
                found.subject.map(|it| it.span.of(&text).to_owned()),
                Some("Mein NAS".into())
            );
        }
        let empty =
            "---\nwaivers:\n  - {rule: S802, subject: , until: 2026-12-31, reason: r}\n---\n";
        let comment = "<!-- runbuch: allow S802 subject=\"\" until=2026-12-31 reason=r -->\n";
        for text in [empty, comment] {
            let found = waivers(text).remove(0);
            assert!(found.lacks_subject() && !found.is_complete(), "{text}");
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
    fn what_nobody_reads_is_kept_with_its_place() {
        let near = |name| SurplusKind::Attribute(name);
        for (written, expected) in [
            ("S802 record=NAS", vec![("record", near(None))]),
            ("S802 subjekt=NAS", vec![("subjekt", near(Some("subject")))]),
            (
                "S802 Grnd=r untill=x",
                vec![("Grnd", near(Some("grund"))), ("untill", near(Some("until")))],
            ),
            ("S802 bis=2027-01-01", vec![("bis", SurplusKind::Repeated)]),
            ("S802 S803", vec![("S803", SurplusKind::Word)]),
            ("S802 – by=Ich", vec![]),
        ] {
            let text =
                format!("ä\n\n<!-- runbuch: allow until=2026-12-31 reason=r {written} -->\nTODO\n");
            let found = waivers(&text).remove(0);
            let surplus: Vec<_> = found.surplus.iter().map(|it| (&*it.text, it.kind)).collect();
            assert_eq!(surplus, expected, "{written}");
            assert!(found.surplus.iter().all(|it| it.span.of(&text) == it.text), "{written}");
            assert_eq!(found.is_complete(), expected.is_empty(), "{written}");
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
