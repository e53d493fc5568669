//! Reads several copies out of one text: `restic täglich nach Hetzner, wöchentlich auf USB-Platte`.

use std::ops::Range;

use super::written::LocatedText;
use crate::lexicon::{WordList, backup, bare_vowels, cadence, spelled_out};
use crate::value::{Blank, Cadence};

/// A text of more words is a sentence.
const MOST_WORDS: usize = 14;

/// Whether an item below a heading such as `Backup` tells a copy, and not what else is to be done about copies.
pub(super) fn is_told(text: &str) -> bool {
    let plain = bare_vowels(text);
    let words = [
        backup::TOOLS,
        backup::BACKUP,
        backup::SNAPSHOT,
        backup::SYNC,
        backup::ELSEWHERE,
        backup::PORTABLE,
        backup::DISKS,
    ];
    plain.split_whitespace().count() <= MOST_WORDS
        && words.iter().any(|words| words.is_in_words_of(&plain))
        && !backup::CHORES.is_in_words_of(&plain)
        && Cadence::find(text).is_some()
}

/// The parts of a text about one copy.
#[derive(Debug, Clone, Default)]
pub(super) struct CopyText<'t> {
    /// How often it is made.
    pub(super) interval: Option<LocatedText<'t>>,
    /// What makes it.
    pub(super) tool: Option<LocatedText<'t>>,
    /// Where it goes.
    pub(super) target: Option<LocatedText<'t>>,
    /// Names of flags: `verschlüsselt`.
    pub(super) flags: Vec<LocatedText<'t>>,
    /// What takes it back: `deaktiviert`.
    pub(super) status: Option<LocatedText<'t>>,
    /// Whether the interval is that of a full or an incremental run.
    is_extent: bool,
}

/// What is between two separators.
#[derive(Debug, Default)]
struct CopyPhrase<'t> {
    copy: CopyText<'t>,
    /// `vor Upgrades`.
    is_occasion: bool,
    /// Whether `und` comes before it, and no comma.
    is_joined: bool,
}

/// The copies in a text; none where it has no word that tells an interval, a tool or a target: then its parts are told
/// apart by their types alone. `is_flag` knows the names of flags.
pub(super) fn read<'t>(
    written: &LocatedText<'t>,
    is_flag: impl Fn(&str) -> bool,
) -> Option<Vec<CopyText<'t>>> {
    let pieces = pieces(written);
    let mut phrases: Vec<CopyPhrase<'t>> =
        pieces.iter().map(|(piece, joined)| phrase(piece, *joined, &is_flag)).collect();
    // What follows the first phrase may be about something else: `Auto-Mount deaktiviert`.
    for (index, ((piece, _), phrase)) in pieces.iter().zip(&mut phrases).enumerate() {
        let copy = &mut phrase.copy;
        let is_of_copy = index == 0 || copy.interval.is_some() || copy.target.is_some();
        if is_of_copy && Blank::of_retracted(piece.text()).is_some() {
            copy.status.get_or_insert_with(|| piece.clone());
        }
    }
    // `Kein Backup, nur Syncthing auf das NAS`
    let is_none = |tool: &LocatedText<'_>| Blank::of(tool.text()).is_some();
    phrases.retain(|phrase| !phrase.copy.tool.as_ref().is_some_and(is_none));
    // `PBS täglich, Prüfung monatlich`
    let is_chore = |copy: &CopyText<'_>| {
        let tool = copy.tool.as_ref().filter(|_| copy.interval.is_some() && copy.target.is_none());
        tool.is_some_and(|tool| backup::CHORES.is_in_words_of(&bare_vowels(tool.text())))
    };
    phrases.retain(|phrase| phrase.is_occasion || !is_chore(&phrase.copy));
    let has_words = |copy: &CopyText<'_>| {
        copy.target.is_some() || (copy.interval.is_some() && copy.tool.is_some())
    };
    let intervals = phrases.iter().filter(|phrase| phrase.copy.interval.is_some()).count();
    let is_cadence = || matches!(Cadence::parse(written.text()), Ok(Some(_)));
    let is_simple = !phrases.iter().any(|phrase| has_words(&phrase.copy));
    if is_simple && (intervals < 2 || is_cadence()) {
        return None;
    }
    let mut copies: Vec<CopyText<'t>> = Vec::new();
    for phrase in phrases {
        match copies.last_mut() {
            Some(copy) if copy.takes(&phrase) => copy.add(phrase, written),
            None => copies.push(phrase.copy),
            Some(last) => {
                let inherited = CopyText {
                    interval: last.interval.clone(),
                    tool: last.tool.clone(),
                    ..CopyText::default()
                };
                copies.push(phrase.copy.or(inherited));
            }
        }
    }
    Some(copies)
}

impl<'t> CopyText<'t> {
    /// Whether a phrase says more about this copy, and does not begin the next one.
    fn takes(&self, phrase: &CopyPhrase<'_>) -> bool {
        let other = &phrase.copy;
        let is_other_run = self.interval.is_some()
            && other.interval.is_some()
            && !(self.is_extent || other.is_extent);
        let is_other_target = self.target.is_some() && other.target.is_some();
        phrase.is_occasion || !(is_other_run || is_other_target)
    }

    fn add(&mut self, phrase: CopyPhrase<'t>, whole: &LocatedText<'t>) {
        let CopyText { interval, tool, target, flags, status, is_extent } = phrase.copy;
        let tool = tool.filter(|_| !phrase.is_occasion);
        self.is_extent |= is_extent;
        self.flags.extend(flags);
        self.status = self.status.take().or(status);
        self.interval = match (self.interval.take(), interval) {
            (Some(first), Some(second)) => Some(through(whole, &first, &second)),
            (first, second) => first.or(second),
        };
        let is_bare = target.is_none() && tool.is_some();
        self.target = self.target.take().or(target);
        let Some(tool) = tool else { return };
        match (&mut self.tool, &mut self.target) {
            // `nach NAS und Router`
            (_, Some(target)) if phrase.is_joined && is_bare => {
                *target = through(whole, target, &tool)
            }
            (Some(known), None) if phrase.is_joined => *known = through(whole, known, &tool),
            (Some(_), None) => self.target = Some(tool),
            (None, _) => self.tool = Some(tool),
            (Some(_), Some(_)) => {}
        }
    }

    fn or(self, other: Self) -> Self {
        Self { interval: self.interval.or(other.interval), tool: self.tool.or(other.tool), ..self }
    }
}

/// From the beginning of `first` to the end of `last`.
fn through<'t>(
    whole: &LocatedText<'t>,
    first: &LocatedText<'t>,
    last: &LocatedText<'t>,
) -> LocatedText<'t> {
    whole.part(first.start()..last.start() + last.text().len())
}

/// The parts between separators outside brackets, and whether a word such as `und` joins each to the one before.
fn pieces<'t>(written: &LocatedText<'t>) -> Vec<(LocatedText<'t>, bool)> {
    let is_comma = |it, next: Option<char>| it == ',' && next.is_none_or(char::is_whitespace);
    let mut pieces = Vec::new();
    for part in written.split(|it, next| ";\n·|".contains(it) || is_comma(it, next)) {
        let mut from = 0;
        let mut is_joined = false;
        for word in words(part.text()) {
            let is_inside = depth(part.text().get(from..word.start).unwrap_or_default());
            if !is_inside && has(backup::JOINERS, part.text().get(word.clone())) {
                pieces.push((sub(&part, from..word.start), is_joined));
                (from, is_joined) = (word.end, true);
            }
        }
        pieces.push((sub(&part, from..part.text().len()), is_joined));
    }
    pieces.retain(|(piece, _)| !piece.text().is_empty());
    pieces
}

/// Whether a bracket is open at the end of `text`.
fn depth(text: &str) -> bool {
    text.rfind('(').is_some_and(|open| text.rfind(')').is_none_or(|close| close < open))
}

fn sub<'t>(text: &LocatedText<'t>, range: Range<usize>) -> LocatedText<'t> {
    text.part(text.start() + range.start..text.start() + range.end)
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.char_indices().scan(' ', |before, (at, character)| {
        let starts = before.is_whitespace() && !character.is_whitespace();
        *before = character;
        Some(starts.then_some(at))
    });
    starts.flatten().map(move |start| {
        let rest = text.get(start..).unwrap_or_default();
        start..start + rest.find(char::is_whitespace).unwrap_or(rest.len())
    })
}

fn has(list: WordList, word: Option<&str>) -> bool {
    word.is_some_and(|word| list.has(&spelled_out(word)))
}

fn begins(list: WordList, word: &str) -> bool {
    let word = spelled_out(word);
    list.iter().any(|beginning| word.starts_with(beginning))
}

/// Reads what is between two separators; what is in brackets may be the interval, a flag or the target.
fn phrase<'t>(
    piece: &LocatedText<'t>,
    is_joined: bool,
    is_flag: &impl Fn(&str) -> bool,
) -> CopyPhrase<'t> {
    let text = piece.text();
    if Blank::of_condition(text).is_some() {
        let copy = CopyText { status: Some(piece.clone()), ..CopyText::default() };
        return CopyPhrase { copy, is_joined, ..CopyPhrase::default() };
    }
    let open = text.find('(').unwrap_or(text.len());
    let main = sub(piece, 0..open);
    let mut phrase =
        CopyPhrase { copy: unbracketed(&main), is_occasion: is_occasion(main.text()), is_joined };
    let close = text.find(')').filter(|close| *close > open).unwrap_or(text.len());
    let inside = sub(piece, (open + 1).min(close)..close);
    for part in inside.split(|it, _| ",;".contains(it)) {
        let copy = &mut phrase.copy;
        let is_interval = Cadence::find(part.text()) == Some(0..part.text().len());
        if is_flag(part.text()) {
            copy.flags.push(part);
        } else if Blank::of_condition(part.text()).is_some() {
            copy.status.get_or_insert(part);
        } else if is_interval && copy.interval.is_none() {
            copy.interval = Some(part);
        } else if copy.tool.is_some() && copy.target.is_none() && !is_interval {
            copy.target = Some(part);
        }
    }
    let copy = &mut phrase.copy;
    if let Some(flag) = copy.tool.take_if(|tool| is_flag(tool.text())) {
        copy.flags.push(flag);
    }
    phrase
}

/// `vor Upgrades`, `nach jeder Änderung`: not `nach Hetzner`.
fn is_occasion(text: &str) -> bool {
    let mut words = words(text).filter_map(|word| text.get(word));
    let Some(first) = words.next() else { return false };
    let first = spelled_out(first);
    let next = words.next().unwrap_or_default();
    cadence::OCCASIONS.has(&first)
        && (!backup::TOWARDS.has(&first) || begins(backup::OCCASIONS, next))
}

/// The interval, the tool and the target in a text without separators.
fn unbracketed<'t>(text: &LocatedText<'t>) -> CopyText<'t> {
    let Some(found) = Cadence::find(text.text()) else { return tool_and_target(text) };
    let before = tool_and_target(&sub(text, 0..found.start));
    let after = tool_and_target(&sub(text, found.end..text.text().len()));
    let tool = before.tool.or(after.tool);
    let is_extent = tool.as_ref().is_some_and(|tool| begins(backup::EXTENTS, tool.text()));
    CopyText {
        interval: Some(sub(text, found)),
        tool: tool.filter(|_| !is_extent),
        target: before.target.or(after.target),
        is_extent,
        ..CopyText::default()
    }
}

/// `mit restic nach Hetzner`.
fn tool_and_target<'t>(text: &LocatedText<'t>) -> CopyText<'t> {
    let mut tool = text.clone();
    let mut target = None;
    let all: Vec<Range<usize>> = words(text.text()).collect();
    for pair in all.windows(2) {
        let [word, next] = pair else { continue };
        let is_place =
            !begins(backup::OCCASIONS, text.text().get(next.clone()).unwrap_or_default());
        if is_place && has(backup::TOWARDS, text.text().get(word.clone())) {
            target = Some(sub(text, next.start..text.text().len()));
            tool = sub(text, 0..word.start);
            break;
        }
    }
    if let Some(word) = words(tool.text()).next()
        && has(backup::BY_MEANS_OF, tool.text().get(word.clone()))
    {
        tool = sub(&tool, word.end..tool.text().len());
    }
    let tool = Some(tool).filter(|tool| tool.text().contains(char::is_alphanumeric));
    CopyText { tool, target, ..CopyText::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    /// Interval, tool, target and flags of each copy.
    fn shown(text: &str) -> Vec<String> {
        let written = LocatedText::bytes(text, Span::new(0, text.len()));
        let copies = read(&written, |name| ["verschlüsselt", "offline"].contains(&name));
        let shown = |part: &Option<LocatedText<'_>>| {
            part.as_ref().map_or("-", |part| part.text()).to_owned()
        };
        let copy = |copy: &CopyText<'_>| {
            let flags: Vec<&str> = copy.flags.iter().map(|flag| flag.text()).collect();
            let parts = [shown(&copy.interval), shown(&copy.tool), shown(&copy.target)];
            let status = copy.status.as_ref().map_or("", |status| status.text());
            let status = if status.is_empty() { "" } else { "!" };
            format!("{}|{}{status}", parts.join("|"), flags.join(" "))
        };
        copies.unwrap_or_default().iter().map(copy).collect()
    }

    #[test]
    fn several_copies_stand_in_one_line() {
        for (text, expected) in [
            (
                "restic täglich nach Hetzner, wöchentlich auf USB-Platte",
                &["täglich|restic|Hetzner|", "wöchentlich|restic|USB-Platte|"][..],
            ),
            (
                "restic daily to Hetzner; weekly to a USB disk (offline)",
                &["daily|restic|Hetzner|", "weekly|restic|a USB disk|offline"],
            ),
            ("NAS (täglich), Hetzner (wöchentlich)", &["täglich|NAS|-|", "wöchentlich|Hetzner|-|"]),
            ("täglich restic und wöchentlich Borg", &["täglich|restic|-|", "wöchentlich|Borg|-|"]),
            (
                "restic täglich nach NAS und nach Hetzner",
                &["täglich|restic|NAS|", "täglich|restic|Hetzner|"],
            ),
            (
                "alle 6 h mit Borg auf NAS + HBS3 jeden Sonntag auf S3",
                &["alle 6 h|Borg|NAS|", "jeden Sonntag|HBS3|S3|"],
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_takes_a_copy_back_stays_with_it() {
        for (text, expected) in [
            ("restic täglich nach Hetzner (deaktiviert)", &["täglich|restic|Hetzner|!"][..]),
            ("restic täglich nach Hetzner, schlägt fehl", &["täglich|restic|Hetzner|!"]),
            ("restic täglich nach Hetzner, noch nicht eingerichtet", &["täglich|restic|Hetzner|!"]),
            (
                "restic täglich nach NAS, wöchentlich nach Hetzner (geplant)",
                &["täglich|restic|NAS|", "wöchentlich|restic|Hetzner|!"],
            ),
            ("restic täglich nach Hetzner, Auto-Mount deaktiviert", &["täglich|restic|Hetzner|"]),
            ("restic täglich nach NAS, Mail wenn fehlgeschlagen", &["täglich|restic|NAS|"]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn items_that_tell_a_copy_are_told_from_chores() {
        for text in [
            "restic täglich nach Hetzner",
            "täglich auf USB-Platte",
            "Nightly backup to the NAS",
            "pg_dump alle 6 h",
        ] {
            assert!(is_told(text), "{text}");
        }
        for text in [
            "Logs täglich prüfen",
            "Backup-Logs täglich prüfen",
            "restic check wöchentlich",
            "Sicherheitsupdates täglich einspielen",
            "Restore-Test vierteljährlich",
            "restic-Passwort liegt in Vaultwarden",
            "Das NAS steht im Keller",
            "täglich lüften",
        ] {
            assert!(!is_told(text), "{text}");
        }
    }

    #[test]
    fn one_copy_stays_one() {
        for (text, expected) in [
            ("restic, verschlüsselt, täglich nach Hetzner", "täglich|restic|Hetzner|verschlüsselt"),
            ("restic täglich nach Hetzner (verschlüsselt)", "täglich|restic|Hetzner|verschlüsselt"),
            ("täglich nach NAS und Router", "täglich|-|NAS und Router|"),
            ("restic täglich und vor Upgrades nach NAS", "täglich|restic|NAS|"),
            ("restic täglich und nach Upgrades", "täglich|restic|-|"),
            ("PBS täglich, Prüfung monatlich", "täglich|PBS|-|"),
            ("restic täglich nach S3, Restore-Test jährlich", "täglich|restic|S3|"),
            ("restic täglich nach S3, restic prune wöchentlich", "täglich|restic|S3|"),
            ("nach NAS, täglich um 02:00 Uhr", "täglich um 02:00 Uhr|-|NAS|"),
            (
                "täglich inkrementell, wöchentlich voll nach NAS",
                "täglich inkrementell, wöchentlich|-|NAS|",
            ),
        ] {
            assert_eq!(shown(text), [expected], "{text}");
        }
        for text in [
            "täglich",
            "täglich, HBS3, NAS",
            "täglich und vor Upgrades",
            "stündliche Snapshots, tägliche Backups",
            "NAS und Router",
            "täglich (restic)",
            "",
        ] {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }
}
