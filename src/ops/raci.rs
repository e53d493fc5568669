//! Tasks of RACI matrices with their assignments.

use std::collections::HashMap;

use crate::diagnostic::Spanned;
use crate::lexicon::{identifier, look_up, people};
use crate::record::{Member, Record};
use crate::schema::KindRole;

const LETTERS: &str = "RACI";

/// The fields of a matrix whose columns are the letters, and whose cells name roles.
const COLUMNS: [(&str, char); 4] =
    [("responsible", 'R'), ("accountable", 'A'), ("consulted", 'C'), ("informed", 'I')];

/// A task of a matrix.
#[derive(Debug)]
pub struct RaciTask<'s> {
    /// Its row or section.
    pub record: &'s Record,
    /// The assignments, in column order.
    pub assignments: Vec<Assignment<'s>>,
}

/// The assignment of a role to a task.
#[derive(Debug)]
pub struct Assignment<'s> {
    /// The role: the head of the column, or what is in the column of a letter.
    pub role: Spanned<&'s str>,
    /// The text of the cell; never blank.
    pub written: Spanned<&'s str>,
    /// Its meaning.
    pub letters: Letters,
    /// Whether the role is the head of a column; else it is in the column of a letter, among anyone who is to be
    /// heard or told.
    pub is_head: bool,
}

/// The letters of a cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// Each letter once, in source order.
    known: Vec<char>,
    /// Whether a letter is written in lower case or as a word.
    pub is_respelled: bool,
    /// A letter without a meaning in RACI matrices.
    pub stranger: Option<String>,
}

impl<'s> RaciTask<'s> {
    /// The task in `record`; none for records of other kinds.
    pub fn new(record: &'s Record) -> Option<Self> {
        if !record.is(&KindRole::RaciRow) {
            return None;
        }
        let assignments = record.values().member("assignments");
        let members = assignments.map(|it| it.value.members()).unwrap_or_default();
        let mut assignments: Vec<Assignment<'s>> =
            members.iter().filter_map(Assignment::new).collect();
        assignments.extend(by_letter(record));
        Some(Self { record, assignments })
    }

    /// The assignments as accountable.
    pub fn accountable(&self) -> impl Iterator<Item = &Assignment<'s>> {
        self.assignments.iter().filter(|it| it.letters.has('A'))
    }

    /// Whether anybody is responsible.
    pub fn has_responsible(&self) -> bool {
        self.assignments.iter().any(|it| it.letters.has('R'))
    }

    /// Whether an unknown letter, or a cell that is still to be filled in, may stand for the missing assignment.
    pub fn has_stranger(&self) -> bool {
        let assignments = self.record.values().member("assignments");
        let cells = assignments.map(|it| it.value.members()).unwrap_or_default();
        self.assignments.iter().any(|it| it.letters.stranger.is_some())
            || cells.iter().any(|cell| cell.value.is_placeholder())
    }
}

impl<'s> Assignment<'s> {
    fn new(member: &'s Member) -> Option<Self> {
        let written = member.value.text()?;
        Some(Self {
            role: Spanned::new(&member.key, member.key_span),
            written: Spanned::new(written, member.value.span),
            letters: Letters::read(written),
            is_head: true,
        })
    }
}

/// The roles in the columns of letters, each once; a role may be in several columns.
fn by_letter(record: &Record) -> Vec<Assignment<'_>> {
    let mut found: Vec<Assignment<'_>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (field, letter) in COLUMNS {
        for role in record.values().texts(field) {
            let index = *known.entry(identifier(role.value)).or_insert(found.len());
            match found.get_mut(index) {
                Some(assignment) => assignment.letters.known.push(letter),
                None => {
                    let letters = Letters { known: vec![letter], ..Letters::default() };
                    found.push(Assignment { role, written: role, letters, is_head: false });
                }
            }
        }
    }
    found
}

impl Letters {
    fn read(text: &str) -> Self {
        let mut letters = Self::default();
        let text = without_brackets(text);
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            if let Some(known) = known(word) {
                letters.is_respelled |= known != word;
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

    /// Whether `letter` is one of them.
    pub fn has(&self, letter: char) -> bool {
        self.known.contains(&letter)
    }

    /// Whether nothing is assigned.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// `R, A`
    pub fn spelled(&self) -> String {
        self.known.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// The parts before, between and after brackets.
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

/// The letters of a word.
fn known(word: &str) -> Option<String> {
    let upper = word.to_uppercase();
    let is_short = word.chars().count() <= LETTERS.len();
    if is_short && upper.chars().all(|letter| LETTERS.contains(letter)) {
        return Some(upper);
    }
    let letter = look_up(people::RACI, &identifier(word));
    letter.map(|letter| letter.to_string())
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
            let found = (letters.spelled(), letters.is_respelled, letters.stranger);
            assert_eq!(found, (spelled.to_owned(), respelled, None), "{text}");
        }
        assert_eq!(Letters::read("R, X").stranger.as_deref(), Some("X"));
    }
}
