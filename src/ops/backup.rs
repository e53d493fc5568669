//! The backups of a service's data, as its record or a coverage table promises them.

use crate::diagnostic::{Place, Spanned};
use crate::lexicon::{WordList, answer, backup, bare_vowels, identifier, spelled_out};
use crate::record::{Record, RecordValues};
use crate::schema::KindRole;
use crate::value::{Blank, Cadence, Interval, Outcome, answered, is_affirmed, mentioned};

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
    offsite: Option<bool>,
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

/// A copy that is denied, taken back or only asserted: `kein Backup`, `restic (deaktiviert)`, `ja`.
#[derive(Debug, Clone, Copy)]
pub struct DeniedCopy<'s> {
    /// The service or the row of a coverage table that says so.
    pub record: &'s Record,
    /// Whether there is none, or nobody knows.
    pub left: Blank,
    /// The words.
    pub written: Spanned<&'s str>,
}

/// The names of what tells a copy, in the record of a service and in a row of a coverage table; the last one does not
/// by itself.
const PARTS: [&str; 6] = ["tool", "interval", "frequency", "target", "storage", MEDIUM];
const MEDIUM: &str = "medium";

/// The copies in the record of a service, and the first that is none.
pub(super) fn of_service(service: &Record) -> (Vec<Backup<'_>>, Option<DeniedCopy<'_>>) {
    let storage = service.values().text("storage").unwrap_or_default();
    let mut copies = Vec::new();
    let mut denied = None;
    for values in service.values().maps("backup") {
        match DeniedCopy::of(service, values) {
            Some(none) => denied = denied.or(Some(none)),
            // What a copy is like, and no copy: `{ encrypted: ja }`, an entry that nobody has filled in.
            None if PARTS.iter().all(|name| written(values, name).is_none()) => {}
            None => copies.push(Backup::new(service, values, storage)),
        }
    }
    (copies, denied)
}

impl<'s> DeniedCopy<'s> {
    /// Whether a row of a coverage table says that there is no copy, and nothing else.
    pub fn is_row_without_copy(row: &'s Record) -> bool {
        Self::of(row, row.values()).is_some_and(|denied| denied.left == Blank::Nothing)
    }

    /// What an entry or a row says instead of a copy: `{ tool: none }`, `{ interval: nie }`, `{ tool: restic, status:
    /// deaktiviert }`.
    pub(super) fn of(record: &'s Record, values: RecordValues<'s>) -> Option<Self> {
        let medium = written(values, MEDIUM);
        let told = PARTS.iter().filter(|name| **name != MEDIUM);
        let told: Vec<Spanned<&str>> = told.filter_map(|name| written(values, name)).collect();
        let first = told.first().copied().or(medium)?;
        let denied = |left, written| Some(Self { record, left, written });
        let blank_medium = medium.and_then(|medium| Blank::of(medium.value));
        let blanks = told.iter().filter_map(|part| Blank::of(part.value));
        let blanks: Vec<Blank> = blanks.chain(blank_medium).collect();
        if blanks.len() == told.len() + usize::from(medium.is_some()) {
            let is_denied = blanks.contains(&Blank::Nothing);
            return denied(if is_denied { Blank::Nothing } else { Blank::Unknown }, first);
        }
        let interval = ["interval", "frequency"].into_iter().find_map(|name| written(values, name));
        // `nie`; a dash says nothing.
        let is_never = |text: &str| {
            text.contains(char::is_alphanumeric) && Blank::of(text) == Some(Blank::Nothing)
        };
        if let Some(never) = interval.filter(|interval| is_never(interval.value)) {
            return denied(Blank::Nothing, never);
        }
        let state = written(values, "status");
        if let Some((state, left)) = state.and_then(|state| Some((state, stands(state.value)?))) {
            return denied(left, state);
        }
        let success = written(values, "last_success");
        if let Some(none) = success.filter(|success| is_never(success.value)) {
            return denied(Blank::Nothing, none);
        }
        let taken_back = |part: &Spanned<&'s str>| Some((*part, Blank::of_retracted(part.value)?));
        if let Some((part, left)) = told.iter().chain(&medium).find_map(taken_back) {
            return denied(left, part);
        }
        let is_occasion = |part: &Spanned<&str>| matches!(Cadence::parse(part.value), Ok(Some(cadence)) if cadence.interval().is_none());
        let says_nothing = |part: &Spanned<&str>| is_affirmed(part.value) || is_occasion(part);
        told.iter().all(says_nothing).then_some(Self {
            record,
            left: Blank::Unknown,
            written: first,
        })
    }
}

/// The text of a field, blank or not; none where nothing was written.
fn written<'s>(values: RecordValues<'s>, name: &str) -> Option<Spanned<&'s str>> {
    let value = &values.member(name)?.value;
    let text = value.written.as_str();
    (!text.is_empty()).then(|| Spanned::new(text, value.span))
}

/// What a text about the state of a copy leaves of it: `fehlgeschlagen`, `geplant`; none where it is made.
fn stands(status: &str) -> Option<Blank> {
    let spelled = spelled_out(status);
    let first = spelled.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    // `keine Fehler`
    let is_clear = first.is_some_and(|word| answer::NO_RESERVATION.has(word));
    let failed = Outcome::parse(status) == Some(Outcome::Failed) && !is_clear;
    Blank::of_retracted(status)
        .or_else(|| Blank::of_condition(status))
        .or_else(|| failed.then_some(Blank::Nothing))
}

/// What a cell of a coverage table says to the question whether a copy has the quality `name`: `ja`, `nein`, and any
/// other text that names something is a yes; none where it leaves it open.
fn answered_by_cell(name: &str, text: &str) -> Option<bool> {
    let spelled = spelled_out(text.trim());
    let first = spelled.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let is_half = first.is_some_and(|word| answer::HALF.has(word) || backup::AFFIRMED.has(word));
    let is_partial = answer::PARTIAL.iter().any(|partial| spelled.starts_with(partial));
    let is_blank = Blank::of(text).or_else(|| Blank::of_retracted(text)).is_some();
    let is_denied = answer::DENIALS.iter().any(|denial| spelled.starts_with(denial));
    let is_open = is_half || is_partial || is_blank;
    answered(name, text).or_else(|| (!is_open).then_some(!is_denied))
}

impl<'s> Backup<'s> {
    fn new(record: &'s Record, values: RecordValues<'s>, storage: &'s str) -> Self {
        let copy = Self {
            record,
            values,
            interval: values.cadence("interval"),
            retention: values.cadence("retention"),
            medium: values.text("medium"),
            encrypted: values.is("encrypted"),
            offline: values.is("offline"),
            immutable: values.is("immutable"),
            offsite: values.is("offsite"),
            tool: values.text("tool"),
            target: values.text("target"),
            storage,
        };
        copy.in_words()
    }

    /// With what its texts say besides: `Hetzner verschlüsselt`.
    fn in_words(self) -> Self {
        let is_encrypted = || {
            let readable = self.mentioned(backup::READABLE).map(|says| !says);
            readable.or_else(|| self.mentioned(backup::ENCRYPTED))
        };
        Self {
            encrypted: self.encrypted.or_else(is_encrypted),
            offline: self.offline.or_else(|| self.mentioned(backup::OFFLINE)),
            immutable: self.immutable.or_else(|| self.mentioned(backup::IMMUTABLE)),
            ..self
        }
    }

    /// The copy that a row of a coverage table promises of data on `storage`.
    pub(super) fn of_coverage(row: &'s Record, storage: &'s str) -> Self {
        let values = row.values();
        let says = |name: &str| answered_by_cell(name, values.text(name)?);
        let copy = Self {
            interval: values.cadence("frequency"),
            target: values.text("storage"),
            encrypted: says("encrypted"),
            offline: says("offline"),
            immutable: says("immutable"),
            offsite: says("offsite"),
            ..Self::new(row, values, storage)
        };
        copy.in_words()
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

    /// Whether one of its texts has one of the words, and does not deny it.
    fn mentions(&self, words: WordList) -> bool {
        self.mentioned(words) == Some(true)
    }

    /// Whether its texts have one of the words, or deny it; none where they say neither.
    fn mentioned(&self, words: WordList) -> Option<bool> {
        let name = |name: &str| self.values.text(name);
        let interval = name("interval").or_else(|| name("frequency"));
        let texts = [self.tool, self.target, interval, self.medium];
        let mut said = texts.into_iter().flatten().filter_map(|text| mentioned(text, words));
        let first = said.next()?;
        Some(first || said.any(|says| says))
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
        let named =
            self.tool.is_some_and(|tool| backup::SNAPSHOT.is_in_words_of(&bare_vowels(tool)));
        let is_on_source = |target: &str| {
            thing(target) == thing(self.storage) || mentioned(target, backup::HERE) == Some(true)
        };
        (only_snapshots || named) && self.target.is_none_or(is_on_source)
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

    /// Whether it is off-site: as stated, else by the words for its place. An external disk is not, unless it says where
    /// it lies.
    pub fn is_offsite(&self) -> bool {
        let is_outside = || self.mentions(backup::OUTSIDE) && !self.mentions(backup::PORTABLE);
        self.offsite.unwrap_or_else(|| self.mentions(backup::ELSEWHERE) || is_outside())
    }

    /// Whether the record has a truth value `name` that cannot be read.
    pub(super) fn is_unreadable(&self, name: &str) -> bool {
        let is_row = self.record.is(&KindRole::BackupCoverage);
        let written = self.values.member(name).filter(|member| !member.value.is_blank());
        !is_row && written.is_some() && self.values.is(name).is_none()
    }
}

/// The thing that a place is on: `NAS (ZFS)`, `NAS:/tank` and `NAS` are one.
fn thing(place: &str) -> String {
    let name = identifier(place.split(['(', ':', ',', ';', '/']).next().unwrap_or_default());
    if name.is_empty() { identifier(place) } else { name }
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
