//! Promised response times by incident priority.

use crate::diagnostic::Spanned;
use crate::lexicon::identifier;
use crate::lexicon::structure::PRIORITY;
use crate::record::Record;
use crate::schema::KindRole;
use crate::value::ResponseTime;

/// A promised response time.
#[derive(Debug)]
pub struct ResponsePromise<'s> {
    /// Its row or item.
    pub record: &'s Record,
    /// The priority; 1 is the highest.
    pub priority: u32,
    /// The response time.
    pub response: Spanned<ResponseTime>,
}

impl<'s> ResponsePromise<'s> {
    /// The promise in `record`; none for records of other kinds, and without a priority or a readable time.
    pub fn new(record: &'s Record) -> Option<Self> {
        if !record.is(&KindRole::ResponseTime) {
            return None;
        }
        let priority = priority(record.name())?;
        Some(Self { record, priority, response: record.values().response_time("response")? })
    }

    /// Whether it is shorter than `other`.
    pub fn is_sooner_than(&self, other: &Self) -> bool {
        self.response.value.limit() < other.response.value.limit()
    }
}

/// The number of `P1`, `Prio 2`, `Kritisch (P1)` or `3`.
fn priority(name: &str) -> Option<u32> {
    let name = identifier(name);
    let words: Vec<&str> = name.split('_').collect();
    if let [number] = words.as_slice()
        && let Ok(number) = number.parse()
    {
        return Some(number);
    }
    let glued = words.iter().find_map(|word| numbered(word));
    let beside = || words.windows(2).find_map(|pair| named(pair.first()?, pair.last()?));
    glued.or_else(beside)
}

/// `p1`
fn numbered(word: &str) -> Option<u32> {
    let (word, number) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
    named(word, number)
}

fn named(word: &str, number: &str) -> Option<u32> {
    if PRIORITY.has(word) { number.parse().ok() } else { None }
}
