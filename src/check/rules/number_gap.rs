//! S801 number-gap: headings numbered by hand that leave a number out.

use std::collections::HashMap;

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Place, msg};
use crate::page::Heading;
use crate::value::Date;

rule! {
    "S801", "number-gap", Warning,
    fix: None, time_dependent: false,
    explanation: "number_gap", run: Run::Page(check),
}

/// Larger numbers are years, ports or amounts.
const LARGEST: u32 = 99;

/// A heading's own number: `[10, 6]` of `10.6 Wartung`.
struct Numbered<'p> {
    heading: &'p Heading,
    number: Vec<u32>,
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let headings = &page.document().headings;
    let numbered: Vec<Numbered<'_>> = headings.iter().filter_map(numbered).collect();
    let mut findings = gaps(page, &numbered);
    findings.extend(strays(page, &numbered));
    findings
}

/// Siblings — the same level, the same number above — whose numbers leave some out.
fn gaps(page: PageContext<'_>, numbered: &[Numbered<'_>]) -> Vec<Finding> {
    let mut siblings: HashMap<(u8, &[u32]), Vec<(u32, &Numbered<'_>)>> = HashMap::new();
    for entry in numbered {
        if let Some((last, above)) = entry.number.split_last() {
            siblings.entry((entry.heading.level, above)).or_default().push((*last, entry));
        }
    }
    let ascending = |group: &&Vec<(u32, &Numbered<'_>)>| group.is_sorted_by(|a, b| a.0 < b.0);
    let groups = siblings.values().filter(ascending);
    let pairs = groups.flat_map(|group| group.iter().zip(group.iter().skip(1)));
    let gaps = pairs.filter(|(before, after)| after.0 > before.0 + 1);
    gaps.map(|(before, after)| gap(page, before.1, after.1)).collect()
}

fn gap(page: PageContext<'_>, before: &Numbered<'_>, after: &Numbered<'_>) -> Finding {
    let mut missing = before.number.clone();
    if let Some(last) = missing.last_mut() {
        *last += 1;
    }
    let (before_text, after_text) = (written(&before.number), written(&after.number));
    let message = msg!("number-gap", before = before_text, after = after_text);
    page.finding(&RULE, after.heading.text_span, &written(&after.number), message)
        .expected(msg!("verbatim", text = written(&missing)))
        .actual(msg!("verbatim", text = written(&after.number)))
        .related(Place::new(page.page.path(), before.heading.text_span), msg!("number-gap-before"))
        .help(msg!("number-gap-help"))
}

/// Headings whose number does not go on that of the numbered heading above.
fn strays(page: PageContext<'_>, numbered: &[Numbered<'_>]) -> Vec<Finding> {
    let mut above: Vec<&Numbered<'_>> = Vec::new();
    let mut findings = Vec::new();
    for entry in numbered {
        while above.pop_if(|parent| parent.heading.level >= entry.heading.level).is_some() {}
        if let Some(parent) = above.last()
            && entry.number.len() == parent.number.len() + 1
            && !entry.number.starts_with(&parent.number)
        {
            findings.push(stray(page, parent, entry));
        }
        above.push(entry);
    }
    findings
}

fn stray(page: PageContext<'_>, parent: &Numbered<'_>, entry: &Numbered<'_>) -> Finding {
    let message =
        msg!("number-gap-stray", number = written(&entry.number), parent = written(&parent.number));
    page.finding(&RULE, entry.heading.text_span, &written(&entry.number), message)
        .related(Place::new(page.page.path(), parent.heading.text_span), msg!("number-gap-parent"))
        .help(msg!("number-gap-help"))
}

fn written(number: &[u32]) -> String {
    number.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// Reads a number at the heading's beginning; dates, versions and amounts are none.
fn numbered(heading: &Heading) -> Option<Numbered<'_>> {
    let (number, rest) = heading.text.split_once([' ', '\u{a0}'])?;
    let written_len = number.len();
    let parts = number.trim_end_matches(['.', ')']).split('.');
    let number: Option<Vec<u32>> =
        parts.map(|part| part.parse().ok().filter(|number| *number <= LARGEST)).collect();
    let number = number.filter(|number| number.len() <= 3)?;
    let rest = rest.trim_start_matches(['–', '-', ':', ' ']);
    let is_date = Date::parse_prefix(&heading.text).bytes > written_len || has_year(rest);
    (!rest.is_empty() && !is_date).then_some(Numbered { heading, number })
}

/// `1.2 (2026-01-11)`, `1.2.0 – 11.01.2026`: a version of a change log.
fn has_year(rest: &str) -> bool {
    let year =
        |word: &str| word.len() == 4 && word.parse().is_ok_and(|n: u32| (1900..2200).contains(&n));
    rest.split(|c: char| !c.is_ascii_digit()).any(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn numbers_of_headings_are_told_from_dates_and_versions() {
        let number = |text: &str| {
            let span = Span::default();
            let (text, id) = (text.to_owned(), String::new());
            numbered(&Heading { level: 2, text, id, span, text_span: span, event: 0 })
                .map(|found| written(&found.number))
        };
        assert_eq!(number("10.6 Wartung").as_deref(), Some("10.6"));
        assert_eq!(number("3. Aufbau").as_deref(), Some("3"));
        for text in
            ["10. Dezember", "2026 Rückblick", "1.2.0", "0.9 – 2026-01-11", "192.168.1.1 Router"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
