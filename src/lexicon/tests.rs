//! Each list is in the spelling that it says.

use super::*;

fn stands_in(lists: &[WordList], spelling: fn(&str) -> String) {
    for word in lists.iter().flat_map(WordList::iter) {
        assert_eq!(spelling(word), word);
    }
}

#[test]
fn times_and_answers_are_spelled_out() {
    stands_in(&[answer::FAILED, answer::PARTIAL, answer::PASSED, answer::CONTRASTS], spelled_out);
    stands_in(
        &[answer::NOTHING, answer::UNKNOWN, answer::REFUSALS, answer::UNDECIDED],
        spelled_out,
    );
    stands_in(&[marks::TO_FILL_IN, marks::TO_COME, marks::TAGS, marks::DATE_PATTERNS], spelled_out);
    stands_in(&[time::AT_MOST, time::AT_LEAST, time::ABOUT, time::BEST_EFFORT], spelled_out);
    stands_in(&[time::NEXT_WORKING_DAY, time::AT_ONCE, time::ZONES, time::DAYS], spelled_out);
    let of = |table: &[(i8, WordList)]| table.iter().map(|(_, words)| *words).collect::<Vec<_>>();
    stands_in(&of(time::MONTH_NAMES), spelled_out);
    stands_in(&[cadence::CONTINUOUS, cadence::PER, cadence::EVERY, cadence::JOINERS], spelled_out);
    stands_in(&[cadence::DAILY, cadence::YEARLY, cadence::EVERY_QUARTER], spelled_out);
    stands_in(&[backup::BACKUP, backup::SNAPSHOT, backup::DELAY], spelled_out);
    stands_in(&[structure::TERM_COLUMNS, structure::VALUE_COLUMNS], spelled_out);
    stands_in(&[structure::MEANING_COLUMNS], spelled_out);
}

#[test]
fn names_of_headings_have_bare_vowels() {
    stands_in(&[structure::STEP, structure::PHASES, structure::OVERVIEW], bare_vowels);
    stands_in(&[structure::STEP_LIST, structure::DOCUMENTATION], bare_vowels);
    stands_in(&[procedure::PLAYBOOK_TITLE, procedure::RECOVERY, procedure::ALERT], bare_vowels);
    for part in [procedure::TRIGGER, procedure::CONTACT, procedure::WAY_BACK, procedure::SUCCESS] {
        stands_in(&[part.words, part.stems, part.openings, part.alone], bare_vowels);
    }
    for part in [procedure::PRECONDITION, procedure::OWNER, procedure::TIME_LIMIT] {
        stands_in(&[part.words, part.stems, part.openings, part.alone], bare_vowels);
    }
    stands_in(&[structure::FACTS, structure::STATUS, structure::PARTS], bare_vowels);
    stands_in(&[procedure::ORDER, procedure::START, procedure::STOP], bare_vowels);
    stands_in(&structure::SAME_DOCUMENT, bare_vowels);
    stands_in(&[backup::SYNC, backup::ELSEWHERE, backup::DISKS], bare_vowels);
    stands_in(&[language::EMPTY, language::COMMON], bare_vowels);
}

#[test]
fn names_of_roles_are_identifiers() {
    stands_in(&[people::ANYBODY, people::EVERY_SERVICE], identifier);
    stands_in(&[structure::PRIORITY, answer::OUTCOME_ALONE], identifier);
}
