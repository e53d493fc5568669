//! Texts that state no value, and what they say instead: that there is none, or that nobody knows.

use super::cursor::{Cursor, is_dash, is_space, trim, trim_markup};
use super::is_placeholder;
use crate::lexicon::{WordList, answer, people, spelled_out};

/// What a text says that states no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blank {
    /// There is none: `kein Backup`, `nein`, `nicht gesichert`, `n/a`, `–`, `[]`, empty.
    Nothing,
    /// There may be one, but it is not stated: `k.A.`, `?`, `offen`, `TBD`, `geplant`, a placeholder.
    Unknown,
}

const BARE: [(Blank, WordList); 2] =
    [(Blank::Unknown, answer::UNKNOWN), (Blank::Nothing, answer::NOTHING)];

const STATEMENTS: [(Blank, WordList); 2] =
    [(Blank::Unknown, answer::UNDECIDED), (Blank::Nothing, answer::REFUSALS)];

impl Blank {
    /// What `text` says where a thing is asked for, such as a copy or a time. `None` where it says something else:
    /// `Keine Snapshots, aber restic nach S3` names a copy.
    ///
    /// A field of truth values has another meaning of `nein`, one of results another of `nicht getestet`: read those
    /// first.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (first, rest) = text.split_once(';').unwrap_or((text, ""));
        let found = of_part(first)?;
        // `keine Snapshots; restic nach S3` goes on with a copy, `nein; zustandslos` with a reason.
        let is_answer = Self::of_blank(first).is_some() || is_only_a_refusal(first);
        let goes_on = !is_answer && rest.split(';').any(|part| of_part(part).is_none());
        (!goes_on && !contrasts(rest)).then_some(found)
    }

    /// What `text` says if it states no value in any field: empty, dashes, `_offen_`, `n/a`, `TBD`, a placeholder …
    fn of_blank(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(unwrapped(text));
        let found = cursor.one_of(&BARE);
        cursor.take_while(|c| is_dash(c) || is_space(c));
        if cursor.is_empty() {
            return Some(found.unwrap_or(Self::Nothing));
        }
        if is_placeholder(text) { Some(Self::Unknown) } else { None }
    }
}

/// Whether `text` states no value, in any field: empty, dashes, `_offen_`, `n/a`, `TBD`, `Nächster Termin festlegen` …
#[must_use]
pub fn is_blank(text: &str) -> bool {
    Blank::of_blank(text).is_some()
}

/// Whether `text` names nobody where a person or a role belongs: empty, `N.N.`, `niemand`, `unbesetzt`, `noch zu
/// benennen`; not `N.N. (Vertretung: Anna)`.
#[must_use]
pub fn is_nobody(text: &str) -> bool {
    let mut cursor = Cursor::new(unwrapped(text));
    let is_vacant = cursor.any_of(people::NOBODY) && {
        cursor.spaces();
        let spelled = spelled_out(cursor.rest());
        let mut words = spelled.split(|c: char| !c.is_alphanumeric());
        let separator = cursor.peek();
        let goes_on = separator.is_some_and(|it| !is_dash(it) && !"(,;:?.".contains(it));
        !goes_on && !contrasts(&spelled) && !words.any(|word| people::STANDS_IN.has(word))
    };
    is_vacant || Blank::of(text).is_some()
}

/// Whether `text` is a word that says of a value that it is open: `offen`, `TBD`, `noch nicht festgelegt`.
#[must_use]
pub fn is_open(text: &str) -> bool {
    let mut cursor = Cursor::new(trim_markup(text));
    cursor.any_of(answer::UNKNOWN) && cursor.is_empty()
}

fn of_part(text: &str) -> Option<Blank> {
    Blank::of_blank(text).or_else(|| commented(text)).or_else(|| stated(text))
}

/// `k.A. (Anbieter fragen)`, `n/a, zustandslos`, `offen – siehe Ticket`.
fn commented(text: &str) -> Option<Blank> {
    let mut cursor = Cursor::new(unwrapped(text));
    let found = cursor.one_of(&BARE);
    if found.is_none() && cursor.take_while(is_dash).is_empty() {
        return None;
    }
    cursor.spaces();
    let separator = cursor.peek()?;
    let separates = matches!(separator, '(' | ',' | ':') || (found.is_some() && is_dash(separator));
    (separates && !contrasts(cursor.rest())).then_some(found.unwrap_or(Blank::Nothing))
}

/// `kein Backup, weil zustandslos`, `nicht gesichert`, `geplant für Q3`.
fn stated(text: &str) -> Option<Blank> {
    let mut cursor = Cursor::new(unwrapped(text));
    let found = cursor.one_of(&STATEMENTS)?;
    cursor.spaces();
    let is_number = cursor.peek().is_some_and(|c| c.is_ascii_digit()); // `No. 4`
    (!is_number && !contrasts(cursor.rest())).then_some(found)
}

/// `nein`, and nothing that it is about.
fn is_only_a_refusal(text: &str) -> bool {
    let mut cursor = Cursor::new(unwrapped(text));
    cursor.any_of(answer::REFUSALS) && cursor.is_empty()
}

/// Whether what follows takes the negation back: `…, aber restic nach S3`.
fn contrasts(rest: &str) -> bool {
    let spelled = spelled_out(rest);
    let mut words = spelled.split(|c: char| !c.is_alphanumeric());
    words.any(|word| answer::CONTRASTS.has(word))
}

/// Without emphasis and brackets around it.
fn unwrapped(text: &str) -> &str {
    let body = trim_markup(text);
    let inner = body.trim_matches(|c| is_space(c) || "[]<>*_`".contains(c));
    let bracketed = inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    trim(bracketed.unwrap_or(inner))
}

/// Takes a text that states no value from the beginning.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.one_of(&BARE).is_some() {
        return Some(());
    }
    dash(cursor)
}

/// A dash that is alone.
fn dash(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.attempt(|cursor| {
        let dashes = cursor.take_while(is_dash);
        let alone = cursor.is_empty() || cursor.peek().is_some_and(is_space);
        let before_number =
            spelled_out(cursor.rest()).trim_start().starts_with(|c: char| c.is_ascii_digit());
        (!dashes.is_empty() && alone && !before_number).then_some(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks() {
        for text in [
            "",
            " ",
            "\u{a0}",
            "–",
            "—",
            "-",
            "---",
            "offen",
            "_offen_",
            "**offen**",
            "(offen)",
            "noch offen",
            "n/a",
            "N/A",
            "n. a.",
            "k.A.",
            "TBD",
            "[TBD]",
            "[]",
            "keins",
            "Nächster Termin festlegen",
            "naechster Termin festlegen",
            "?",
            "…",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in ["offener", "4 h", "- 4 h", "täglich", "0", "nein", "no", "kein Backup"] {
            assert!(!is_blank(text), "{text}");
        }
    }

    #[test]
    fn nobody_is_told_from_somebody() {
        for text in [
            "",
            "–",
            "N.N.",
            "N. N.",
            "n.n.",
            "NN",
            "niemand",
            "_niemand_",
            "Noch niemand",
            "niemand (seit Mai)",
            "nobody",
            "No one",
            "vacant",
            "vakant, Ausschreibung läuft",
            "unbesetzt",
            "unassigned",
            "tbd",
            "T.B.D.",
            "kein Verantwortlicher",
            "nicht festgelegt",
            "wird noch benannt",
            "noch zu benennen",
            "to be named",
        ] {
            assert!(is_nobody(text), "{text}");
        }
        for text in [
            "Anna",
            "N. Neumann",
            "N.N. (Vertretung: Anna)",
            "NN Team",
            "Nora",
            "Niemandsland GmbH",
            "Keinath",
            "Ohnesorge",
            "Open Source Team",
            "Tobias Offen",
            "Vakanz-Verwaltung",
            "vacant, covered by Anna",
            "Storage Lead",
        ] {
            assert!(!is_nobody(text), "{text}");
        }
    }

    #[test]
    fn nothing_is_told_from_not_known() {
        for text in [
            "",
            "–",
            "- ",
            "[]",
            "n/a",
            "N/A (stateless)",
            "keine",
            "keins",
            "kein Backup",
            "Kein Backup, weil zustandslos",
            "keine Sicherung nötig",
            "noch keins",
            "noch kein Backup",
            "nichts",
            "unnötig",
            "❌",
            "false",
            "nein",
            "Nein (zustandslos)",
            "**nein**",
            "nicht gesichert",
            "wird nicht gesichert",
            "nicht notwendig, zustandslos",
            "ohne",
            "ohne Backup",
            "– (zustandslos)",
            "entfällt",
            "none",
            "None; rebuilt from Git;",
            "no",
            "No backup",
            "not backed up",
            "not applicable",
            "without backup",
            "never",
        ] {
            assert_eq!(Blank::of(text), Some(Blank::Nothing), "{text}");
        }
        for text in [
            "k.A.",
            "k. A. (Anbieter fragen)",
            "keine Angabe",
            "?",
            "???",
            "offen",
            "_offen_",
            "offen – siehe Ticket",
            "noch offen",
            "TBD",
            "TBD: ask Anna",
            "unbekannt",
            "unklar",
            "noch zu klären",
            "nicht bekannt",
            "noch nicht festgelegt",
            "geplant",
            "geplant für Q3 2026",
            "planned",
            "unknown",
            "not defined",
            "to be determined",
        ] {
            assert_eq!(Blank::of(text), Some(Blank::Unknown), "{text}");
        }
    }

    #[test]
    fn a_negation_that_is_taken_back_is_none() {
        for text in [
            "restic nach S3",
            "keine Snapshots, aber restic nach S3",
            "Kein RAID, nur restic",
            "keine Snapshots; restic nach S3",
            "no snapshots but restic to S3",
            "Nein, sondern ZFS-Replikation",
            "Notfall-USB-Platte",
            "No. 4",
            "Neinstedt",
            "Open Source Backup",
            "offene Platte",
            "Keinath GmbH",
            "NAS (nicht verschlüsselt)",
            "täglich",
            "nicht täglich",
            "- 4 h",
            "?x",
        ] {
            assert_eq!(Blank::of(text), None, "{text}");
        }
    }
}
