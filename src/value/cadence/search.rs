//! Finds a cadence inside a longer text: `restic täglich nach Hetzner`.

use std::ops::Range;

use super::phrase::Wording;
use super::segment;
use crate::lexicon::cadence;
use crate::value::Reading;
use crate::value::cursor::{Cursor, is_space};
use crate::value::rejection::RejectionReason;

/// `So um 02:00 Uhr` has four words.
const MOST_TIME_WORDS: usize = 4;

/// The bytes of the first cadence in `text` that is worded as one: `täglich`, `alle 6 h`, `jeden Sonntag um 02:00`, with
/// a word for what is done beside it (`tägliche Snapshots`). A duration (`30 Tage`) is none.
pub(super) fn find(text: &str) -> Option<Range<usize>> {
    let mut word_before = None;
    for word in words(text) {
        if let Some(length) = length(text.get(word.start..)?).ok()? {
            let range = word.start..word.start + length;
            return Some(match word_before.filter(|before| has_subject(text, before)) {
                Some(before) if !has_subject(text, &range) => before.start..range.end,
                _ => range,
            });
        }
        word_before = Some(word);
    }
    None
}

/// The words of a text, with what is written together with them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let end = |start: usize, rest: &str| start + rest.find(is_space).unwrap_or(rest.len());
    let starts = text.char_indices().scan(' ', |before, (at, character)| {
        let starts = is_space(*before) && !is_space(character);
        *before = character;
        Some(starts.then_some(at))
    });
    starts.flatten().map(move |at| at..end(at, text.get(at..).unwrap_or_default()))
}

fn has_subject(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|text| segment::classified(text).is_some())
}

/// The length of the cadence at the beginning of `text`.
///
/// # Errors
/// `täglich außer sonntags`: what is there is not the whole interval.
fn length(text: &str) -> Reading<usize> {
    let mut cursor = Cursor::new(text);
    let Some((mut rhythm, wording)) = segment::bounded(&mut cursor).ok().flatten() else {
        return Ok(None);
    };
    if wording == Wording::Length || !cursor.at_boundary() {
        return Ok(None);
    }
    segment::alternatives(&mut rhythm, &mut cursor)?;
    let mut after = cursor;
    after.spaces();
    if Cursor::new(after.rest()).any_of(cadence::EXCEPTIONS) {
        return Err(RejectionReason::Unreadable.into());
    }
    let mut probe = after;
    let subject = probe.take_while(|c| !is_space(c));
    if segment::classified(subject).is_some() {
        cursor = probe;
    }
    for _ in 0..MOST_TIME_WORDS {
        cursor = time_of_day(cursor).unwrap_or(cursor);
    }
    Ok(Some(text.len() - cursor.rest().len()))
}

/// What is left after one more word of a time of day: `um`, `02:00`, `Uhr`.
fn time_of_day(mut cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    cursor.spaces();
    let is_time = segment::begins_with_time(cursor.rest());
    let word = cursor.take_while(|c| !is_space(c) && !",;()+".contains(c));
    (is_time && !word.is_empty()).then_some(cursor)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn cadences_are_found_where_they_stand() {
        for (text, expected) in [
            ("restic täglich nach Hetzner", "täglich"),
            ("täglich", "täglich"),
            ("wöchentlich auf USB-Platte", "wöchentlich"),
            ("Borg alle 6 h nach NAS", "alle 6 h"),
            ("restic jeden Sonntag nach NAS", "jeden Sonntag"),
            ("HBS3 täglich um 02:00 Uhr auf NAS", "täglich um 02:00 Uhr"),
            ("nightly rsync to NAS", "nightly"),
            ("tägliche Snapshots auf NAS", "tägliche Snapshots"),
            ("Snapshots stündlich auf NAS", "Snapshots stündlich"),
            ("mind. täglich nach S3", "mind. täglich"),
            ("restic täglich bis wöchentlich nach S3", "täglich bis wöchentlich"),
            ("restic Mo und Do nach S3", "Mo und Do"),
        ] {
            let found = find(text).and_then(|range| text.get(range));
            assert_eq!(found, Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_cadence_is_not_found() {
        for text in [
            "restic nach Hetzner",
            "30 Tage aufbewahrt",
            "24 h",
            "täglich außer sonntags",
            "nicht mehr",
            "alle Daten nach S3",
            "daily-backup.sh",
            "So wird restic gestartet",
            "Do not touch",
            "5 GB pro Tag nach S3",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
