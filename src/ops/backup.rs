//! The backups of a service's data, as its record or a coverage table promises them.

use crate::diagnostic::{Place, Spanned};
use crate::lexicon::{WordList, backup, bare_vowels, identifier};
use crate::record::{Record, RecordValues};
use crate::value::{Blank, Cadence, Interval};

/// A promised copy of a service's data. Not every copy is a backup: mirrors and local snapshots are not.
#[derive(Debug, Clone)]
pub struct Backup<'s> {
    /// The service or the row of a coverage table that promises it.
    pub record: &'s Record,
    /// What is stated about it.
    pub values: RecordValues<'s>,
    /// The interval.
    pub interval: Option<Spanned<Cadence>>,
    /// The retention period.
    pub retention: Option<Spanned<Cadence>>,
    /// The storage medium.
    pub medium: Option<&'s str>,
    /// Whether it is encrypted; none where not stated.
    pub encrypted: Option<bool>,
    /// Whether it is offline or immutable; none where not stated.
    pub offline: Option<bool>,
    immutable: Option<bool>,
    tool: Option<&'s str>,
    target: Option<&'s str>,
    /// The primary storage of the service.
    storage: &'s str,
}

/// A promised backup interval, with the record that promises it.
#[derive(Debug, Clone)]
pub struct BackupPromise<'s> {
    /// The service or the row of a coverage table.
    pub record: &'s Record,
    /// The cadence as written.
    pub cadence: Spanned<Cadence>,
    /// Its shortest interval that counts as a backup.
    pub interval: Interval,
}

/// The copies in the record of a service.
pub(super) fn of_service(service: &Record) -> Vec<Backup<'_>> {
    let storage = service.values().text("storage").unwrap_or_default();
    let copies = service.values().maps("backup").filter(|values| !is_none(*values));
    copies.map(|values| Backup::new(service, values, storage)).collect()
}

/// Whether an entry says that there is no copy, or that nobody knows: `{ tool: none }`, `{ interval: nie }`.
fn is_none(values: RecordValues<'_>) -> bool {
    let says = |name: &str| {
        let written = values.member(name).map(|member| member.value.written.as_str());
        written.filter(|written| !written.is_empty()).map(Blank::of)
    };
    let never = says("interval") == Some(Some(Blank::Nothing));
    let parts = ["interval", "tool", "target", "medium"];
    let said: Vec<Option<Blank>> = parts.iter().filter_map(|name| says(name)).collect();
    never || (!said.is_empty() && said.iter().all(Option::is_some))
}

impl<'s> Backup<'s> {
    fn new(record: &'s Record, values: RecordValues<'s>, storage: &'s str) -> Self {
        Self {
            record,
            values,
            interval: values.cadence("interval"),
            retention: values.cadence("retention"),
            medium: values.text("medium"),
            encrypted: values.is("encrypted"),
            offline: values.is("offline"),
            immutable: values.is("immutable"),
            tool: values.text("tool"),
            target: values.text("target"),
            storage,
        }
    }

    /// The copy that a row of a coverage table promises of data on `storage`.
    pub(super) fn of_coverage(row: &'s Record, storage: &'s str) -> Self {
        let values = row.values();
        let copy = Self::new(row, values, storage);
        Self { interval: values.cadence("frequency"), target: values.text("storage"), ..copy }
    }

    /// Where it is promised.
    pub fn place(&self) -> Place {
        self.record.place(self.values.span())
    }

    /// The places of `backups` as written: `NAS (HDD), S3`.
    pub fn places(backups: &[Self]) -> String {
        let mut places = Vec::new();
        for backup in backups {
            let Some(place) = backup.target.or(backup.tool) else { continue };
            let medium = backup.medium.map(|medium| format!(" ({medium})")).unwrap_or_default();
            places.push(format!("{place}{medium}"));
        }
        places.join(", ")
    }

    fn mentions(&self, words: WordList) -> bool {
        let texts = [self.tool, self.target, self.values.text("interval"), self.medium];
        texts.into_iter().flatten().any(|text| has_word(text, words))
    }

    /// Whether it is a mirror: it follows the original at once, deletions included.
    pub fn is_sync(&self) -> bool {
        self.mentions(backup::SYNC)
    }

    /// Whether it is a snapshot on the primary storage, which is lost with the original.
    pub fn is_snapshot_on_source(&self) -> bool {
        let only_snapshots = self.interval.as_ref().is_some_and(|cadence| {
            cadence.value.interval().is_some() && cadence.value.backup_interval().is_none()
        });
        let named = self.tool.is_some_and(|tool| bare_vowels(tool).contains("snapshot"));
        let target = self.target.map(identifier);
        let on_source = target.is_none_or(|target| target == identifier(self.storage));
        (only_snapshots || named) && on_source
    }

    /// Whether it is a backup: it survives accidental deletion of the original.
    pub fn is_backup(&self) -> bool {
        !self.is_sync() && !self.is_snapshot_on_source()
    }

    /// Whether an attacker who reaches the original cannot reach it.
    pub fn is_out_of_reach(&self) -> bool {
        self.offline == Some(true) || self.immutable == Some(true)
    }

    /// Whether it is stated to be encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.encrypted == Some(true)
    }

    /// Whether it is off-site: as stated, else by the words for its place.
    pub fn is_offsite(&self) -> bool {
        self.values.is("offsite").unwrap_or_else(|| self.mentions(backup::ELSEWHERE))
    }
}

/// Whether a word of `text` is in `words`, or begins with one of at least six letters.
fn has_word(text: &str, words: WordList) -> bool {
    let text = bare_vowels(text);
    let mut parts = text.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| {
        let is = |word: &str| part == word || (word.len() >= 6 && part.starts_with(word));
        words.iter().any(is)
    })
}

/// The shortest promised interval of backups.
pub(super) fn shortest<'s>(copies: &[Backup<'s>]) -> Option<BackupPromise<'s>> {
    let backups = copies.iter().filter(|copy| copy.is_backup());
    let promises = backups.filter_map(BackupPromise::new);
    promises.min_by_key(|promise| promise.interval.longest_seconds())
}

impl<'s> BackupPromise<'s> {
    fn new(backup: &Backup<'s>) -> Option<Self> {
        let cadence = backup.interval.clone()?;
        let interval = cadence.value.backup_interval()?;
        Some(Self { record: backup.record, cadence, interval })
    }
}
