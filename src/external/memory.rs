//! What hosts have answered before, on disk. Only what was fine is remembered: errors are asked again.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::check::Answer;

/// The file, relative to the project root.
pub const MEMORY_FILE: &str = ".runbuch-cache/external.json";

const VERSION: u32 = 1;

/// Answers of earlier runs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Memory {
    version: u32,
    /// The status codes that were fine then.
    accept: Vec<u16>,
    answers: BTreeMap<String, Remembered>,
    #[serde(skip)]
    now: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    /// Seconds since 1970.
    asked: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
}

impl Memory {
    /// What `text` holds that is younger than `age` at `now`, in seconds since 1970. What cannot be
    /// read, or was asked with other accepted status codes, is forgotten.
    pub fn read(text: Option<&str>, accept: &[u16], now: u64, age: Duration) -> Self {
        let read = text.and_then(|text| serde_json::from_str::<Self>(text).ok());
        let sound = read.filter(|it| it.version == VERSION && it.accept == accept);
        let mut answers = sound.map(|it| it.answers).unwrap_or_default();
        answers.retain(|_, it| it.asked <= now && now - it.asked < age.as_secs());
        Self { version: VERSION, accept: accept.to_vec(), answers, now }
    }

    /// What was answered for `address`.
    pub(super) fn get(&self, address: &str) -> Option<Answer> {
        let moved = self.answers.get(address)?.moved.clone();
        Some(Answer::Fine { moved })
    }

    pub(super) fn keep(&mut self, answers: &BTreeMap<String, Answer>) {
        for (address, answer) in answers {
            if let Answer::Fine { moved } = answer {
                let remembered = Remembered { asked: self.now, moved: moved.clone() };
                self.answers.insert(address.clone(), remembered);
            }
        }
    }

    /// The text for the next run.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).map(|json| json + "\n").unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 86_400;

    fn memory() -> Memory {
        let mut memory = Memory::read(None, &[], 10 * DAY, Duration::from_secs(DAY));
        let fine = |moved: Option<&str>| Answer::Fine { moved: moved.map(str::to_owned) };
        memory.keep(&BTreeMap::from([
            ("https://a.org/".to_owned(), fine(None)),
            ("https://b.org/".to_owned(), fine(Some("https://c.org/"))),
            ("https://d.org/".to_owned(), Answer::Status(404)),
        ]));
        memory
    }

    #[test]
    fn what_was_fine_is_remembered_for_a_while_and_errors_are_not() {
        let text = memory().to_json();
        let read = |days, age, accept: &[u16]| {
            let age = Duration::from_secs(age * DAY);
            let memory = Memory::read(Some(&text), accept, days * DAY, age);
            memory.answers.into_keys().collect::<Vec<_>>()
        };
        assert_eq!(read(16, 7, &[]), ["https://a.org/", "https://b.org/"]);
        let later = Memory::read(Some(&text), &[], 16 * DAY, Duration::from_secs(7 * DAY));
        let moved = Answer::Fine { moved: Some("https://c.org/".to_owned()) };
        assert_eq!(later.get("https://b.org/"), Some(moved));
        assert_eq!(read(17, 7, &[]), Vec::<String>::new());
        assert_eq!(read(10, 0, &[]), Vec::<String>::new());
        assert_eq!(read(9, 7, &[]), Vec::<String>::new());
        assert_eq!(read(11, 7, &[403]), Vec::<String>::new());
    }

    #[test]
    fn what_cannot_be_read_is_forgotten() {
        for text in ["", "{", "[]", "{\"version\": 2, \"accept\": [], \"answers\": {}}"] {
            let memory = Memory::read(Some(text), &[], 10, Duration::from_secs(10));
            assert!(memory.answers.is_empty(), "{text}");
        }
    }
}
