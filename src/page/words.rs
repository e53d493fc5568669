//! Whether two short texts speak of the same thing, however German or English inflects it.

use crate::lexicon::{bare_vowels, language};

/// The words of a short text that matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    distinctive: Vec<String>,
    common: Vec<String>,
}

impl Words {
    /// The words of `text`; numbers and single letters are none.
    pub fn of(text: &str) -> Self {
        let bare = bare_vowels(text);
        let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| {
            word.chars().any(char::is_alphabetic)
                && word.chars().nth(1).is_some()
                && !language::EMPTY.has(word)
        });
        let (common, distinctive) =
            words.map(str::to_owned).partition(|word| language::COMMON.has(word));
        Self { distinctive, common }
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.distinctive.is_empty() && self.common.is_empty()
    }

    /// Those that name a subject.
    pub fn distinctive(&self) -> &[String] {
        &self.distinctive
    }

    /// Whether both have a word in common: the same, a part of it (`Strom` in `Stromversorgung`),
    /// or one of the same stem. Texts without words agree with everything.
    pub fn agree(&self, other: &Self) -> bool {
        let any = |ours: &[&String], theirs: &[&String]| {
            ours.iter().any(|our| theirs.iter().any(|their| are_related(our, their)))
        };
        if self.is_empty() || other.is_empty() {
            return true;
        }
        if !self.distinctive.is_empty() && !other.distinctive.is_empty() {
            return any(&refs(&self.distinctive), &refs(&other.distinctive));
        }
        any(&self.all(), &other.all())
    }

    /// How many of its words that name a subject are related to one of `other`.
    pub fn shared(&self, other: &Self) -> usize {
        let is_shared =
            |our: &&String| other.distinctive.iter().any(|their| are_related(our, their));
        self.distinctive.iter().filter(is_shared).count()
    }

    /// Whether each of its words has a related one in `other`, or one that `is_same` takes for it.
    pub fn are_all_in(&self, other: &Self, is_same: impl Fn(&str, &str) -> bool) -> bool {
        let theirs = other.all();
        let is_in = |our: &&String| {
            theirs.iter().any(|their| are_related(our, their) || is_same(our, their))
        };
        self.all().iter().all(is_in)
    }

    fn all(&self) -> Vec<&String> {
        self.distinctive.iter().chain(&self.common).collect()
    }
}

fn refs(words: &[String]) -> Vec<&String> {
    words.iter().collect()
}

/// Shorter parts and stems are chance.
const PART: usize = 4;
const STEM: usize = 5;

fn are_related(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let length = short.chars().count();
    let shared = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    a == b
        || (length >= PART && long.contains(short))
        || (shared >= STEM && 3 * shared >= 2 * length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_in_other_words() {
        let pairs = [
            ("Stromversorgung herstellen", "Stromversorgung"),
            ("Docker-Stacks starten automatisch", "Docker-Stacks"),
            ("Strom einschalten", "Stromversorgung"),
            ("Funktion prüfen", "Funktionspruefung"),
            ("DR-Pläne", "Pläne zu DR"),
            ("WG-Mesh", "WireGuard-Mesh vollständig auf allen Hosts einrichten"),
            ("Alles starten", "Starten"),
            ("…", "NAS"),
        ];
        for (a, b) in pairs {
            assert!(Words::of(a).agree(&Words::of(b)), "{a} / {b}");
        }
    }

    #[test]
    fn another_thing() {
        let pairs = [
            ("NAS starten", "Router starten"),
            ("Testplan", "Kontaktliste"),
            ("Dokumentation komplett", "Monitoring komplett"),
            ("VM", "VMware"),
        ];
        for (a, b) in pairs {
            assert!(!Words::of(a).agree(&Words::of(b)), "{a} / {b}");
        }
    }
}
