//! Finds the name that a key probably means, though it is none of the names.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::diagnostic::NearIndex;

/// Shorter names are part of too many words.
const SHORTEST_PART: usize = 3;

/// Shorter beginnings and ends of words are chance.
const SHORTEST_STEM: usize = 5;

/// Names by identifier, each with what it names.
type Names<T> = FxHashMap<String, T>;

/// The names of fields for comparison; made when first asked for.
#[derive(Debug, Default)]
pub(super) struct AlikeNames(OnceLock<IndexedNames>);

#[derive(Debug)]
struct IndexedNames {
    /// Sorted.
    names: Vec<String>,
    /// The same by what near spellings have in common.
    index: NearIndex,
}

impl AlikeNames {
    /// The one of `names` that the identifier `key` probably means: a name among other words (`backup_frequency`,
    /// `rpo_hours`) or at the end of a compound (`testfrequenz`), one with a slip or two, or one that begins with a
    /// word of the key (`reaktion_in`). None where that could be two things.
    pub(super) fn meant<'n, T: PartialEq>(
        &'n self,
        names: &'n Names<T>,
        key: &'n str,
    ) -> Option<&'n str> {
        let indexed = self.0.get_or_init(|| IndexedNames::of(names));
        among(names, key)
            .or_else(|| indexed.misspelt(names, key))
            .or_else(|| key.split('_').find_map(|word| indexed.begun(names, word)))
    }
}

impl IndexedNames {
    fn of<T>(names: &Names<T>) -> Self {
        let mut names: Vec<String> = names.keys().cloned().collect();
        names.sort_unstable();
        Self { index: NearIndex::new(names.iter().map(String::as_str)), names }
    }

    fn misspelt<T: PartialEq>(&self, all: &Names<T>, key: &str) -> Option<&str> {
        let nearest = self.index.nearest(key, |_| true)?;
        one_thing(all, nearest.names.iter().filter_map(|number| self.names.get(*number)))
    }

    fn begun<T: PartialEq>(&self, all: &Names<T>, word: &str) -> Option<&str> {
        if word.chars().count() < SHORTEST_STEM {
            return None;
        }
        let from = self.names.partition_point(|name| name.as_str() < word);
        let names = self.names.iter().skip(from);
        one_thing(all, names.take_while(|name| name.starts_with(word)))
    }
}

/// The first of `found`, if all of them name the same.
fn one_thing<'n, T: PartialEq>(
    names: &Names<T>,
    mut found: impl Iterator<Item = &'n String>,
) -> Option<&'n str> {
    let first = found.next()?;
    let thing = names.get(first);
    found.all(|name| names.get(name) == thing).then_some(first.as_str())
}

/// The longest name that one or several words of the key are, else the longest that one of them ends with.
fn among<'k, T>(names: &Names<T>, key: &'k str) -> Option<&'k str> {
    let bounds = word_bounds(key);
    let is_whole = |part: &&str| part.len() == key.len();
    let mut parts: Vec<&str> = bounds
        .iter()
        .flat_map(|start| bounds.iter().filter_map(|end| key.get(*start..*end)))
        .map(|part| part.trim_start_matches('_'))
        .filter(|part| !is_whole(part) && part.chars().count() >= SHORTEST_PART)
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let is_name = |part: &&str| names.contains_key(*part);
    parts.into_iter().find(is_name).or_else(|| key.split('_').find_map(|word| ending(names, word)))
}

fn ending<'k, T>(names: &Names<T>, word: &'k str) -> Option<&'k str> {
    let ends = word.char_indices().skip(1).filter_map(|(at, _)| word.get(at..));
    let mut stems = ends.take_while(|end| end.chars().count() >= SHORTEST_STEM);
    stems.find(|end| names.contains_key(*end))
}

/// Longer keys are sentences.
const MOST_WORDS: usize = 8;

/// Where the words of a key begin or end.
fn word_bounds(key: &str) -> Vec<usize> {
    let between = key.match_indices('_').map(|(at, _)| at).take(MOST_WORDS - 1);
    std::iter::once(0).chain(between).chain([key.len()]).collect()
}

#[cfg(test)]
mod tests {
    use crate::schema::Kinds;

    #[test]
    fn names_that_are_meant() {
        let kinds = Kinds::bundled();
        let meant = |kind: &str, key: &str| {
            let fields = &kinds.find(kind).expect("a kind").fields;
            let way = fields.resembling(key)?;
            Some(way.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join("."))
        };
        for (kind, key, field) in [
            ("service", "Recovery Time Objective (RTO)", "rto"),
            ("service", "max. RPO", "rpo"),
            ("service", "Datenklase", "data_class"),
            ("service", "Unser Backup-Intervall", "backup.interval"),
            ("maintenance-task", "Testfrequenz", "frequency"),
            ("response-time", "Reaktion innerhalb von", "response"),
        ] {
            assert_eq!(meant(kind, key).as_deref(), Some(field), "{key}");
        }
        for (kind, key) in [
            ("service", "Port"),
            ("service", "RPM"),
            ("service", ""),
            ("maintenance-task", "Wann denn sonst"),
            ("response-time", "Reak"),
            ("retention-scheme", "Tage"),
        ] {
            assert_eq!(meant(kind, key), None, "{key}");
        }
    }
}
