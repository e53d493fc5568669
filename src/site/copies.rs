//! The copies of a service's data, as its record or a coverage table promises them.

use super::Records;
use crate::diagnostic::Spanned;
use crate::lexicon::identifier;
use crate::lexicon::{WordList, backup, bare_vowels};
use crate::record::{Entry, Record};
use crate::value::{Cadence, Interval};

/// One promised copy.
#[derive(Debug, Clone, Copy)]
pub struct Copy<'r> {
    /// What is said about it.
    pub entry: Entry<'r>,
    /// The service's own storage.
    storage: &'r str,
}

/// An interval, and the record that promises it.
#[derive(Debug, Clone)]
pub struct Promise<'r> {
    /// The service or the row of a coverage table.
    pub record: &'r Record,
    /// As written.
    pub cadence: Spanned<Cadence>,
    /// The shortest of it that counts as a backup.
    pub interval: Interval,
}

/// The copies that a service's record names.
pub fn of_service(service: &Record) -> Vec<Copy<'_>> {
    let storage = service.entry().text("storage").unwrap_or_default();
    service.entry().maps("backup").map(|entry| Copy { entry, storage }).collect()
}

/// Where the `copies` lie, in the words of the document: `NAS (HDD), S3`.
pub fn told(copies: &[Copy<'_>]) -> String {
    let one = |copy: &Copy<'_>| {
        let place = copy.entry.text("target").or_else(|| copy.entry.text("tool"))?;
        let medium = copy.entry.text("medium").map(|medium| format!(" ({medium})"));
        Some(format!("{place}{}", medium.unwrap_or_default()))
    };
    copies.iter().filter_map(one).collect::<Vec<_>>().join(", ")
}

impl Copy<'_> {
    fn says(&self, words: WordList) -> bool {
        let texts = ["tool", "target", "interval", "medium"];
        texts.iter().filter_map(|name| self.entry.text(name)).any(|text| has_word(text, words))
    }

    /// Whether it follows the original at once, deletions included.
    pub fn is_sync(&self) -> bool {
        self.says(backup::SYNC)
    }

    /// Whether it lies where the original lies, and is lost with it.
    pub fn is_snapshot_on_source(&self) -> bool {
        let cadence = self.entry.cadence("interval");
        let only_snapshots = cadence.as_ref().is_some_and(|cadence| {
            cadence.value.interval().is_some() && cadence.value.backup_interval().is_none()
        });
        let named =
            self.entry.text("tool").is_some_and(|tool| bare_vowels(tool).contains("snapshot"));
        let target = self.entry.text("target").map(identifier);
        let on_source = target.is_none_or(|target| target == identifier(self.storage));
        (only_snapshots || named) && on_source
    }

    /// Whether it would survive what destroys the original by mistake.
    pub fn is_backup(&self) -> bool {
        !self.is_sync() && !self.is_snapshot_on_source()
    }

    /// Whether it lies elsewhere: as stated, else as the words for it say.
    pub fn is_offsite(&self) -> bool {
        self.entry.is("offsite").unwrap_or_else(|| self.says(backup::ELSEWHERE))
    }
}

/// Whether a word of `text` is one of `words`, or begins with one of six letters or more.
fn has_word(text: &str, words: WordList) -> bool {
    let text = bare_vowels(text);
    let mut parts = text.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| {
        words.iter().any(|word| part == word || (word.len() >= 6 && part.starts_with(word)))
    })
}

/// The shortest interval at which the service is promised a backup: by its own record, else by the
/// rows of coverage tables that name it.
pub fn interval<'r>(service: &'r Record, records: &'r Records) -> Option<Promise<'r>> {
    let copies = of_service(service);
    let own = copies.iter().filter(|copy| copy.is_backup());
    let own = own.filter_map(|copy| promise(service, copy.entry.cadence("interval")?));
    let shortest = |promises: &mut dyn Iterator<Item = Promise<'r>>| {
        promises.min_by_key(|promise| promise.interval.longest_seconds())
    };
    shortest(&mut own.collect::<Vec<_>>().into_iter()).or_else(|| {
        let name = service.key();
        let names = |row: &&Record| {
            !name.is_empty()
                && row.entry().text("layer").is_some_and(|layer| {
                    format!("_{}_", identifier(layer)).contains(&format!("_{name}_"))
                })
        };
        let rows = records.of("backup-coverage").filter(names);
        shortest(&mut rows.filter_map(|row| promise(row, row.entry().cadence("frequency")?)))
    })
}

fn promise(record: &Record, cadence: Spanned<Cadence>) -> Option<Promise<'_>> {
    let interval = cadence.value.backup_interval()?;
    Some(Promise { record, cadence, interval })
}
