//! RACI matrices: which letters stand in which cell of a row.

use std::collections::HashSet;

use super::PageContext;
use crate::diagnostic::Span;
use crate::lexicon::{identifier, look_up, people};
use crate::record::{Member, Record, Shape};

const LETTERS: &str = "RACI";

/// A task of a matrix.
pub(super) struct Task<'r> {
    pub(super) record: &'r Record,
    /// The cells that say something.
    pub(super) cells: Vec<Cell<'r>>,
}

/// What somebody has to do with a task.
pub(super) struct Cell<'r> {
    pub(super) role: &'r str,
    pub(super) span: Span,
    pub(super) written: &'r str,
    pub(super) letters: Letters,
}

/// The letters of a cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    /// Each once, as the author ordered them.
    known: Vec<char>,
    /// A word in lower case or in full stood for one of them.
    pub(super) respelled: bool,
    /// A letter that means nothing in a RACI matrix.
    pub(super) stranger: Option<String>,
}

impl Letters {
    fn read(text: &str) -> Self {
        let mut letters = Self::default();
        let text = without_brackets(text);
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            if let Some(known) = known(word) {
                letters.respelled |= known != word;
                letters.add(&known);
            } else if word.chars().count() <= 2 {
                letters.stranger.get_or_insert_with(|| word.to_owned());
            } else {
                // A remark.
                return Self::default();
            }
        }
        letters
    }

    fn add(&mut self, known: &str) {
        for letter in known.chars() {
            if !self.known.contains(&letter) {
                self.known.push(letter);
            }
        }
    }

    pub(super) fn has(&self, letter: char) -> bool {
        self.known.contains(&letter)
    }

    /// `R, A`
    pub(super) fn spelled(&self) -> String {
        self.known.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// What stands before, between and behind brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    outside
}

/// The letters that a word stands for.
fn known(word: &str) -> Option<String> {
    let upper = word.to_uppercase();
    let is_short = word.chars().count() <= LETTERS.len();
    if is_short && upper.chars().all(|letter| LETTERS.contains(letter)) {
        return Some(upper);
    }
    let letter = look_up(people::RACI, &identifier(word));
    letter.map(|letter| letter.to_string())
}

impl<'r> Task<'r> {
    fn of(record: &'r Record) -> Self {
        let assignments = record.entry().member("assignments");
        let members = assignments.map(|it| it.value.members()).unwrap_or_default();
        Self { record, cells: members.iter().filter_map(cell).collect() }
    }

    /// The cells with this letter.
    pub(super) fn with(&self, letter: char) -> impl Iterator<Item = &Cell<'r>> {
        self.cells.iter().filter(move |cell| cell.letters.has(letter))
    }

    /// Whether what is missing may be what a strange letter was meant to be.
    pub(super) fn has_stranger(&self) -> bool {
        self.cells.iter().any(|cell| cell.letters.stranger.is_some())
    }
}

fn cell(member: &Member) -> Option<Cell<'_>> {
    let written = member.value.text()?;
    let letters = Letters::read(written);
    Some(Cell { role: &member.key, span: member.value.span, written, letters })
}

/// Whether a cell assigns anything.
pub(super) fn assigns(text: &str) -> bool {
    !Letters::read(text).known.is_empty()
}

/// The tasks of all matrices of a page. A row with too many or too few cells is left to S806: which
/// cell belongs to whom is unknown.
pub(super) fn tasks(page: PageContext<'_>) -> impl Iterator<Item = Task<'_>> {
    let tables = page.document().tables.iter();
    let misshapen: HashSet<Span> = tables
        .flat_map(|table| {
            table.rows.iter().filter(|row| row.written != table.header.len()).map(|row| row.span)
        })
        .collect();
    let records = page.records();
    let tasks = records
        .filter(|record| record.is("raci-row"))
        .filter(move |record| record.shape != Shape::Row || !misshapen.contains(&record.span));
    tasks.map(Task::of).filter(move |task| !is_caption(page, task))
}

/// A row with nothing but emphasised text stands above the tasks of an area.
fn is_caption(page: PageContext<'_>, task: &Task<'_>) -> bool {
    let head = task.record.head.of(page.page.text()).trim();
    task.cells.is_empty() && head.starts_with(['*', '_']) && head.ends_with(['*', '_'])
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn letters_in_any_spelling() {
        for (text, spelled, respelled) in [
            ("R", "R", false),
            ("R, A", "R, A", false),
            ("RA", "R, A", false),
            ("A/R", "A, R", false),
            ("R + A", "R, A", false),
            ("R (Vertretung: Anna)", "R", false),
            ("I*", "I", false),
            ("r", "R", true),
            ("r,a", "R, A", true),
            ("Responsible", "R", true),
            ("Consulted / Informed", "C, I", true),
            ("siehe Ticket", "", false),
        ] {
            let letters = Letters::read(text);
            let found = (letters.spelled(), letters.respelled, letters.stranger);
            assert_eq!(found, (spelled.to_owned(), respelled, None), "{text}");
        }
        assert_eq!(Letters::read("R, X").stranger.as_deref(), Some("X"));
    }
}
