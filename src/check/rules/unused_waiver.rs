//! M001 unused-waiver: a waiver that matches no finding. `verdict` knows which were used.

use super::rule;
use crate::check::Run;
use crate::diagnostic::{
    Arg, Finding, Fix, Message, Safety, Span, Waiver, WaiverPlace, msg, nearest,
};
use crate::lexicon::identifier;
use crate::page::{FrontMatter, Page};
use crate::source::data::{Node, NodeValue, Pair};

rule! {
    "M001", "unused-waiver", Warning,
    fix: Safe, time_dependent: false,
    category: Check, since: "0.1.0",
    explanation: "unused_waiver", run: Run::Verdict,
}

/// What a fix may remove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// Nothing: too many were tried before.
    None,
    /// The waiver.
    One,
    /// All of the front matter's waivers: none of them was needed.
    AllOfFrontMatter,
}

/// The most subjects that a finding names.
const MOST_SUBJECTS: usize = 5;

/// The finding about a waiver of `page` that was not needed. `subjects` are those of its rule's findings that it would
/// cover if it did not name another one.
pub fn finding(waiver: &Waiver, page: &Page, removal: Removal, subjects: &[String]) -> Finding {
    let subject = waiver.called();
    let message = msg!(unused_waiver, rule = subject.as_str());
    let finding = Finding::new(&RULE.info, waiver.place.clone(), subject, message);
    if !subjects.is_empty() {
        // It may be misspelt: removing it is no fix.
        return finding.help(other_subjects(waiver, subjects));
    }
    let finding = finding.help(msg!(unused_waiver_help));
    let fix = match waiver.written {
        WaiverPlace::Comment => Some(comment(waiver.place.span, page.text())),
        WaiverPlace::FrontMatter if removal == Removal::None => None,
        WaiverPlace::FrontMatter => {
            entry(waiver.place.span, page, removal == Removal::AllOfFrontMatter)
        }
    };
    Finding { fix, ..finding }
}

fn other_subjects(waiver: &Waiver, subjects: &[String]) -> Message {
    let spelled: Vec<String> = subjects.iter().map(|subject| identifier(subject)).collect();
    let near = nearest(&identifier(waiver.subject_name()), spelled.iter().map(String::as_str));
    let meant = spelled.iter().zip(subjects).find(|(spelled, _)| Some(spelled.as_str()) == near);
    if let Some((_, name)) = meant {
        return msg!(did_you_mean, name = name.as_str());
    }
    let named = subjects.iter().take(MOST_SUBJECTS);
    let named = named.map(|subject| msg!(quoted_code, text = subject.as_str())).collect();
    msg!(unused_waiver_subjects, rule = waiver.rule_name(), subjects = Arg::List(named))
}

/// Removes the comment, with its line where nothing else is there.
fn comment(span: Span, text: &str) -> Fix {
    removal(lines(span, text).filter(|_| stands_alone(span, text)).unwrap_or(span))
}

fn removal(span: Span) -> Fix {
    Fix::replace(Safety::Safe, span, "")
}

/// Removes the list's entry, or the whole key. Front matter is written in many ways: a removal
/// counts only if what is left reads as it did before.
fn entry(span: Span, page: &Page, all: bool) -> Option<Fix> {
    let text = page.text();
    let mut expected = page.front_matter.data.pairs().to_vec();
    let key =
        expected.iter().position(|pair| pair.value.items().iter().any(|it| it.span == span))?;
    let whole = if all {
        let pair = expected.remove(key);
        Span::new(pair.key_span.start, pair.value.span.end)
    } else {
        let NodeValue::List(items) = &mut expected.get_mut(key)?.value.value else { return None };
        items.retain(|item| item.span != span);
        span
    };
    let ways = [lines(whole, text), Some(with_comma(whole, text))];
    let reads_well = |way: &Span| {
        let left = [text.get(..way.start), text.get(way.end..)].map(Option::unwrap_or_default);
        let left = FrontMatter::parse(&left.concat());
        left.problems.is_empty() && same_pairs(left.data.pairs(), &expected)
    };
    ways.into_iter().flatten().find(reads_well).map(removal)
}

/// From the beginning of the first line of `span` to the end of its last, line break included.
fn lines(span: Span, text: &str) -> Option<Span> {
    let before = text.get(..span.start)?;
    // A block's value may reach to its line's end.
    let end = span.start + span.of(text).trim_end().len();
    let after = text.get(end..)?;
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = after.find(['\n', '\r']).unwrap_or(after.len());
    let line_break = after.get(rest..)?;
    let length = if line_break.starts_with("\r\n") { 2 } else { line_break.len().min(1) };
    Some(Span::new(start, end + rest + length))
}

fn stands_alone(span: Span, text: &str) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    (before.is_empty() || before.ends_with(['\n', '\r']))
        && (after.is_empty() || after.starts_with(['\n', '\r']))
}

/// With the comma behind it and the space behind that, else with the comma before it.
fn with_comma(span: Span, text: &str) -> Span {
    let after = text.get(span.end..).unwrap_or_default();
    if let Some(rest) = after.trim_start().strip_prefix(',') {
        return Span::new(span.start, text.len() - rest.trim_start().len());
    }
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    Span::new(before.strip_suffix(',').map_or(span.start, str::len), span.end)
}

fn same_pairs(a: &[Pair], b: &[Pair]) -> bool {
    let same = |(a, b): (&Pair, &Pair)| a.key == b.key && same(&a.value, &b.value);
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// Whether both say the same, wherever it is.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (NodeValue::List(a), NodeValue::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (NodeValue::Map(a), NodeValue::Map(b)) => same_pairs(a, b),
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::waiver;
    use crate::diagnostic::apply_edits;
    use crate::source::SourceFile;

    /// The text once the waivers with these numbers have gone.
    fn without(text: &str, unused: &[usize]) -> String {
        let page = Page::parse(
            Arc::new(SourceFile::new("a.md", text.as_bytes().to_vec())),
            &Arc::default(),
        );
        let waivers = waiver::of_page(&page);
        let all = unused.len() == waivers.len();
        let removal = if all { Removal::AllOfFrontMatter } else { Removal::One };
        let of = |number: &usize| finding(&waivers[*number], &page, removal, &[]).fix;
        let fixes: Vec<Fix> = unused.iter().filter_map(of).collect();
        apply_edits(text, &fixes).0
    }

    #[test]
    fn an_entry_goes_and_the_rest_stays_as_it_is() {
        let block = "---\r\na: 1 # b\r\nwaivers: # c\r\n- rule: S802\r\n  reason: r # d\r\n- rule: C501\r\nz: |\r\n  T\r\n---\r\nX\r\n";
        let cases: [(&str, &[usize], &str); 8] = [
            (
                block,
                &[0],
                "---\r\na: 1 # b\r\nwaivers: # c\r\n- rule: C501\r\nz: |\r\n  T\r\n---\r\nX\r\n",
            ),
            (
                block,
                &[1],
                "---\r\na: 1 # b\r\nwaivers: # c\r\n- rule: S802\r\n  reason: r # d\r\nz: |\r\n  T\r\n---\r\nX\r\n",
            ),
            (block, &[0, 1], "---\r\na: 1 # b\r\nz: |\r\n  T\r\n---\r\nX\r\n"),
            (
                "---\nwaivers: [{rule: S802}, {rule: C501}]\n---\n",
                &[0],
                "---\nwaivers: [{rule: C501}]\n---\n",
            ),
            (
                "---\nwaivers: [{rule: S802}, {rule: C501}]\n---\n",
                &[1],
                "---\nwaivers: [{rule: S802}]\n---\n",
            ),
            ("---\nwaivers:\n  - rule: S802\n---\nX", &[0], "---\n---\nX"),
            (
                "---\nausnahmen:\n  - grund: >\n      a\n      b\n    regel: S802\n\n  - regel: C501\n---\n",
                &[0],
                "---\nausnahmen:\n\n  - regel: C501\n---\n",
            ),
            (
                "{\"waivers\": [{\"rule\": \"S802\"}], \"title\": \"A\"}\n",
                &[0],
                "{\"title\": \"A\"}\n",
            ),
        ];
        for (text, unused, expected) in cases {
            assert_eq!(without(text, unused), expected);
        }
    }

    #[test]
    fn what_would_not_read_the_same_stays() {
        let texts = [
            "---\na: &x\n  - rule: S802\nwaivers: *x\n---\n",
            "---\nwaivers: [\n  {rule: S802}, {rule: C501}]\nb: 1\n---\n",
        ];
        assert_eq!(without(texts[0], &[0]), texts[0]);
        assert_eq!(without(texts[1], &[1]), "---\nwaivers: [\n  {rule: S802}]\nb: 1\n---\n");
    }

    #[test]
    fn toml_tables_go_too() {
        let text = "+++\ntitle = \"A\"\nwaivers = [\n  { rule = \"S802\" },\n  { rule = \"C501\" },\n]\n+++\n";
        let left = without(text, &[1]);
        assert_eq!(left, "+++\ntitle = \"A\"\nwaivers = [\n  { rule = \"S802\" },\n]\n+++\n");
        assert_eq!(without(text, &[0, 1]), "+++\ntitle = \"A\"\n+++\n");
    }
}
