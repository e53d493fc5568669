//! S801 number-gap: headings numbered by hand that leave a number out.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Place, msg};
use crate::page::{Count, CountedHeading, Heading};
use crate::value::Date;

rule! {
    "S801", "number-gap", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "number_gap", run: Run::Page(check),
}

/// Larger numbers are years, ports or amounts.
const LARGEST: u32 = 99;

/// A heading's own number: `[10, 6]` of `10.6 Wartung`.
struct Numbered<'p> {
    heading: &'p Heading,
    number: Vec<u32>,
    /// Index of the heading that it is below, whether numbered or not.
    parent: Option<usize>,
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let numbered = all_numbered(&page.document().headings);
    let mut findings: Vec<Finding> =
        siblings(&numbered).iter().flat_map(|group| of_siblings(page, group)).collect();
    findings.extend(strays(page, &numbered));
    findings.extend(page.document().phases.iter().flat_map(|phases| of_phases(page, phases)));
    findings
}

/// Phases that are left out, or the one that is twice. Where several are twice, each has several sections.
fn of_phases(page: PageContext<'_>, phases: &Count) -> Vec<Finding> {
    let pairs = || phases.iter().zip(phases.iter().skip(1));
    if pairs().any(|(before, after)| after.number < before.number) {
        return Vec::new();
    }
    let is_repeat = |(before, after): (&CountedHeading, &CountedHeading)| {
        after.number == before.number && !after.has_letter
    };
    let repeats = pairs().filter(|pair| is_repeat(*pair)).count();
    let mut findings = Vec::new();
    for (before, after) in pairs() {
        let is_gap = after.number > before.last + 1;
        let is_only_repeat = repeats == 1 && phases.len() > 2 && is_repeat((before, after));
        if is_gap || is_only_repeat {
            findings.extend(of_phase(page, before, after, is_gap));
        }
    }
    findings
}

fn of_phase(
    page: PageContext<'_>,
    before: &CountedHeading,
    after: &CountedHeading,
    is_gap: bool,
) -> Option<Finding> {
    let headings = &page.document().headings;
    let (first, second) = (headings.get(before.heading)?, headings.get(after.heading)?);
    let named = |heading: &Heading, number: u32| {
        let word = heading.text.split_whitespace().next().unwrap_or_default();
        format!("{word} {number}")
    };
    let number = named(second, after.number);
    let message = if is_gap {
        msg!(number_gap, before = named(first, before.last), after = number.as_str())
    } else {
        msg!(number_gap_repeat, number = after.number.to_string())
    };
    let help = if is_gap { msg!(number_gap_help) } else { msg!(number_gap_repeat_help) };
    let finding = page.finding(&RULE, second.text_span, &number, message);
    Some(finding.related(page.place(first.text_span), msg!(number_gap_before)).help(help))
}

fn all_numbered(headings: &[Heading]) -> Vec<Numbered<'_>> {
    let mut above: Vec<(u8, usize)> = Vec::new();
    let mut all = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        while above.pop_if(|(level, _)| *level >= heading.level).is_some() {}
        let parent = above.last().map(|(_, index)| *index);
        above.push((heading.level, index));
        all.extend(number(&heading.text).map(|number| Numbered { heading, number, parent }));
    }
    all
}

/// Headings of one level below the same heading, with the same number but for its last part.
fn siblings<'n, 'p>(numbered: &'n [Numbered<'p>]) -> Vec<Vec<&'n Numbered<'p>>> {
    let mut groups: BTreeMap<_, Vec<&Numbered<'_>>> = BTreeMap::new();
    for entry in numbered {
        if let Some((_, above)) = entry.number.split_last() {
            groups.entry((entry.parent, entry.heading.level, above)).or_default().push(entry);
        }
    }
    groups.into_values().collect()
}

/// Numbers that are left out or are twice. Where they go down they count something else.
fn of_siblings(page: PageContext<'_>, group: &[&Numbered<'_>]) -> Vec<Finding> {
    let last = |entry: &Numbered<'_>| entry.number.last().copied().unwrap_or_default();
    let pairs = || group.iter().zip(group.iter().skip(1));
    let steps: Vec<u32> = pairs().filter_map(|(a, b)| last(b).checked_sub(last(a))).collect();
    let ascending = steps.len() + 1 == group.len();
    let even = steps.len() >= 2
        && steps.first() > Some(&1)
        && steps.windows(2).all(|w| w.first() == w.last());
    if !ascending || even {
        return Vec::new();
    }
    // `2 Server`, `2 Switches`: amounts. A count has gone on, or has parts.
    let counts =
        |entry: &Numbered<'_>| entry.number.len() > 1 || steps.iter().any(|step| *step > 0);
    pairs()
        .zip(&steps)
        .filter_map(|((before, after), step)| match step {
            0 => counts(after).then(|| repeat(page, before, after)),
            1 => None,
            _ => Some(gap(page, before, after)),
        })
        .collect()
}

fn repeat(page: PageContext<'_>, before: &Numbered<'_>, after: &Numbered<'_>) -> Finding {
    let number = written(&after.number);
    let message = msg!(number_gap_repeat, number = number.as_str());
    page.finding(&RULE, after.heading.text_span, &number, message)
        .related(Place::new(page.page.path(), before.heading.text_span), msg!(number_gap_before))
        .help(msg!(number_gap_repeat_help))
}

fn gap(page: PageContext<'_>, before: &Numbered<'_>, after: &Numbered<'_>) -> Finding {
    let mut missing = before.number.clone();
    if let Some(last) = missing.last_mut() {
        *last += 1;
    }
    let (before_text, after_text) = (written(&before.number), written(&after.number));
    let message = msg!(number_gap, before = before_text, after = after_text);
    page.finding(&RULE, after.heading.text_span, &written(&after.number), message)
        .expected(msg!(verbatim, text = written(&missing)))
        .actual(msg!(verbatim, text = written(&after.number)))
        .related(Place::new(page.page.path(), before.heading.text_span), msg!(number_gap_before))
        .help(msg!(number_gap_help))
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
        msg!(number_gap_stray, number = written(&entry.number), parent = written(&parent.number));
    page.finding(&RULE, entry.heading.text_span, &written(&entry.number), message)
        .related(Place::new(page.page.path(), parent.heading.text_span), msg!(number_gap_parent))
        .help(msg!(number_gap_help))
}

fn written(number: &[u32]) -> String {
    number.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// Reads a number at the heading's beginning; dates, versions and amounts are none.
fn number(text: &str) -> Option<Vec<u32>> {
    let (number, rest) = text.split_once([' ', '\u{a0}'])?;
    let written_len = number.len();
    let parts = number.trim_end_matches(['.', ')']).split('.');
    let number: Option<Vec<u32>> =
        parts.map(|part| part.parse().ok().filter(|number| *number <= LARGEST)).collect();
    let number = number.filter(|number| number.len() <= 3)?;
    let rest = rest.trim_start_matches(['–', '-', ':', ' ']);
    let is_date = Date::parse_prefix(text).bytes > written_len || has_year(rest);
    (!rest.is_empty() && !is_date).then_some(number)
}

/// `1.2 (2026-01-11)`, `1.2.0 – 11.01.2026`: a version of a change log.
fn has_year(rest: &str) -> bool {
    let year =
        |word: &str| word.len() == 4 && word.parse().is_ok_and(|n: u32| (1900..2200).contains(&n));
    rest.split(|c: char| !c.is_ascii_digit()).any(year)
}

#[cfg(test)]
mod tests {
    use super::{number, written};

    #[test]
    fn numbers_of_headings_are_told_from_dates_and_versions() {
        let number = |text: &str| number(text).map(|number| written(&number));
        assert_eq!(number("10.6 Wartung").as_deref(), Some("10.6"));
        assert_eq!(number("3. Aufbau").as_deref(), Some("3"));
        for text in
            ["10. Dezember", "2026 Rückblick", "1.2.0", "0.9 – 2026-01-11", "192.168.1.1 Router"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
