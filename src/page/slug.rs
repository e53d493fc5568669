//! Anchors of headings as GitHub makes them, since that is what links were written against.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;

use crate::html::content_id;

/// The anchor of a heading with this text: lower case, punctuation dropped, spaces to `-`,
/// letters of every script kept.
///
/// Source: the behaviour of GitHub's renderer, as `github-slugger` documents it.
pub fn slug(text: &str) -> String {
    text.trim().chars().filter_map(slug_char).flat_map(char::to_lowercase).collect()
}

fn slug_char(character: char) -> Option<char> {
    match character {
        ' ' => Some('-'),
        '-' | '_' => Some(character),
        _ if character.is_alphanumeric() || is_combining_mark(character) => Some(character),
        _ => None,
    }
}

/// Gives each heading of one page an anchor of its own: repeats get `-1`, `-2`, ….
#[derive(Debug, Default)]
pub struct Slugger {
    seen: HashMap<String, usize>,
}

impl Slugger {
    /// The next anchor for a heading with this text.
    pub fn next(&mut self, text: &str) -> String {
        let base = content_id(&slug(text)).into_owned();
        let mut unique = base.clone();
        while self.seen.contains_key(&unique) {
            let repeats = self.seen.entry(base.clone()).or_default();
            *repeats += 1;
            unique = format!("{base}-{repeats}");
        }
        self.seen.insert(unique.clone(), 0);
        unique
    }

    /// Takes an anchor that the author chose with `{#id}`.
    pub fn take(&mut self, id: &str) {
        self.seen.entry(id.to_owned()).or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_githubs() {
        let cases = [
            ("Schritt 1 – Stromversorgung", "schritt-1--stromversorgung"),
            ("Backup- & Restore-Strategie", "backup---restore-strategie"),
            ("Rückweg", "rückweg"),
            ("10.6 Wartungsprozesse", "106-wartungsprozesse"),
            ("`code` und *Betonung*!", "code-und-betonung"),
            ("snake_case", "snake_case"),
            ("Emoji 😂 weg", "emoji--weg"),
            ("ÄÖÜ ẞ", "äöü-ß"),
        ];
        for (text, expected) in cases {
            assert_eq!(slug(text), expected, "{text}");
        }
    }

    #[test]
    fn repeats_are_numbered_and_never_collide() {
        let mut slugger = Slugger::default();
        let ids: Vec<String> =
            ["A", "A", "A-1", "A"].iter().map(|text| slugger.next(text)).collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2"]);
    }
}
