//! Headings that count: `Schritt 1 … n` of a playbook, `Phase 1 … n` of a plan.

use std::cell::LazyCell;

use super::document::Document;
use super::elements::{Count, CountedHeading, Item};
use super::ids::HeadingId;
use crate::diagnostic::Span;
use crate::lexicon::structure::{PHASE, PHASES, RANGE, STEP, STEPS};
use crate::lexicon::{WordList, bare_vowels};

impl Document {
    /// Fills in the steps and phases, once all else of the page is known.
    pub(super) fn count_headings(&mut self) {
        self.steps = self.counts(STEP, STEPS);
        self.phases = self.counts(PHASE, PHASES);
    }

    /// The phase of `plan` that those with higher numbers wait for: the first with an open box that
    /// does not call itself optional.
    pub fn open_phase<'c>(&self, plan: &'c [CountedHeading]) -> Option<&'c CountedHeading> {
        let is_open = |phase: &&CountedHeading| {
            let is_optional = bare_vowels(&phase.title).contains("optional");
            !is_optional && self.boxes_in(phase.section).any(|item| item.checked == Some(false))
        };
        plan.iter().filter(is_open).min_by_key(|phase| phase.number)
    }

    /// The items with a box that are in `section`.
    pub fn boxes_in(&self, section: Span) -> impl Iterator<Item = &Item> {
        let lists = self.lists.iter().filter(move |list| section.contains(list.span));
        lists.flat_map(|list| &list.items).filter(|item| item.checked.is_some())
    }

    /// The playbooks of the page: the lists of more than one step.
    pub fn playbooks(&self) -> impl Iterator<Item = &Count> {
        self.steps.iter().filter(|steps| steps.len() > 1)
    }

    fn counts(&self, one: WordList, many: WordList) -> Vec<Count> {
        let mut above: Vec<(u8, HeadingId)> = Vec::new();
        let mut counts: Vec<OpenStep> = Vec::new();
        // Most pages have no such headings and need not be gone through.
        let end = LazyCell::new(|| self.span().end);
        let counted = |id, found| self.counted(id, found, *end);
        for (id, heading) in self.headings.entries() {
            while above.pop_if(|(level, _)| *level >= heading.level).is_some() {}
            let below = (above.last().map(|(_, id)| *id), heading.level);
            above.push((heading.level, id));
            let open = counts.iter_mut().rev().find(|count| count.below == below);
            match (read(&heading.text, one, many), open) {
                (Some(found), Some(open)) if found.number > 1 || !open.interrupted => {
                    open.interrupted = false;
                    open.headings.push(counted(id, found));
                }
                (Some(found), _) => {
                    let headings = vec![counted(id, found)];
                    counts.push(OpenStep { below, interrupted: false, headings });
                }
                (None, Some(open)) => open.interrupted = true,
                (None, None) => {}
            }
        }
        counts.into_iter().map(|count| count.headings).collect()
    }

    fn counted(&self, heading: HeadingId, found: FoundStep<'_>, end: usize) -> CountedHeading {
        let FoundStep { number, last, has_letter, title } = found;
        let section = self.section(heading, end);
        CountedHeading { heading, number, last, has_letter, title: title.to_owned(), section }
    }
}

/// A count that may go on.
struct OpenStep {
    /// The heading above, and the level of its own headings.
    below: (Option<HeadingId>, u8),
    /// Whether another heading of the level follows its last one.
    interrupted: bool,
    headings: Count,
}

struct FoundStep<'t> {
    number: u32,
    last: u32,
    has_letter: bool,
    title: &'t str,
}

/// Reads `Schritt 2 – NAS`, `Schritte 2–4`, `2. Schritt: NAS`. Parts of steps (`Schritt 2.1`) are
/// none.
fn read<'t>(text: &'t str, one: WordList, many: WordList) -> Option<FoundStep<'t>> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is = |words: WordList, word: &str| words.iter().any(|it| word.eq_ignore_ascii_case(it));
    let (number, rest) = digits(text);
    if let Some(number) = number {
        let (word, rest) = letters(rest.strip_prefix('.')?.trim_start());
        let ends = rest.is_empty() || rest.trim_start().starts_with([':', '–', '—', '-']);
        let title = title(rest);
        let found = FoundStep { number, last: number, has_letter: false, title };
        return (is(one, word) && ends).then_some(found);
    }
    let (word, rest) = letters(text);
    let (number, rest) = digits(rest.trim_start());
    let number = number.filter(|_| is(one, word) || is(many, word))?;
    let (letter, after) = letters(rest);
    let has_letter = letter.chars().count() == 1;
    let is_part = rest.starts_with(['.', ',']) && digits(rest.get(1..)?).0.is_some();
    if is_part || (!letter.is_empty() && !has_letter) {
        return None;
    }
    let (last, rest) = last_of_range(number, after);
    Some(FoundStep { number, last, has_letter, title: title(rest) })
}

/// The end of `2–4`, `2 bis 4`, `3/4`; `1/6` and `1 von 6` are one.
fn last_of_range(number: u32, rest: &str) -> (u32, &str) {
    let dash = ["-", "–"].iter().find_map(|dash| rest.strip_prefix(dash));
    let word = || RANGE.iter().find_map(|word| rest.strip_prefix(word));
    if let Some((Some(last), rest)) = dash.or_else(word).map(digits) {
        return (last.max(number), rest);
    }
    match rest.strip_prefix('/').map(digits) {
        Some((Some(last), rest)) => (if last == number + 1 { last } else { number }, rest),
        _ => (number, rest),
    }
}

/// Larger numbers are years.
const LARGEST: u32 = 99;

fn digits(text: &str) -> (Option<u32>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    (number.parse().ok().filter(|number| *number <= LARGEST), rest)
}

fn letters(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()))
}

fn title(rest: &str) -> &str {
    rest.trim_start_matches(|c: char| c.is_whitespace() || ":.)–—-".contains(c)).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(text: &str) -> Option<(u32, u32, bool, &str)> {
        let found = read(text, STEP, STEPS)?;
        Some((found.number, found.last, found.has_letter, found.title))
    }

    #[test]
    fn steps_are_read_in_the_ways_people_write_them() {
        let cases = [
            ("Schritt 1 – Strom", (1, 1, false, "Strom")),
            ("Schritt 2: NAS (QNAP)", (2, 2, false, "NAS (QNAP)")),
            ("Step 3. Host", (3, 3, false, "Host")),
            ("🔌 SCHRITT\u{a0}4", (4, 4, false, "")),
            ("2. Schritt: NAS", (2, 2, false, "NAS")),
            ("Schritt 2b – NAS", (2, 2, true, "NAS")),
            ("Schritte 2–4: Hosts", (2, 4, false, "Hosts")),
            ("Schritt 2 und 3 – Hosts", (2, 3, false, "Hosts")),
            ("Schritt 3 – 4 Platten einbauen", (3, 3, false, "4 Platten einbauen")),
            ("Schritt 1/6 Strom", (1, 1, false, "Strom")),
            ("Schritt 1 von 6", (1, 1, false, "von 6")),
        ];
        for (text, expected) in cases {
            assert_eq!(step(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_headings_are_no_steps() {
        for text in [
            "Schritte",
            "2. Schritte",
            "Schritt 2.1 – NAS",
            "Schrittweite 3",
            "Schritt",
            "3",
            "2. Schritt für Schritt",
            "Schritt 2te Wahl",
            "Erster Schritt",
            "Schritt 2026",
            "",
        ] {
            assert_eq!(step(text), None, "{text}");
        }
    }
}
