//! T309 cadence-conflict: two pages that want the same done in different rhythms.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Spanned, msg};
use crate::lexicon::backup::{self, Phrase};
use crate::lexicon::identifier;
use crate::ops::{MaintenanceTask, PlannedTest};
use crate::value::{Bound, Cadence, Interval};

rule! {
    "T309", "cadence-conflict", Warning,
    fix: None, time_dependent: false,
    category: RestoreTest, since: "0.1.0",
    explanation: "cadence_conflict", run: Run::Site(check),
}

/// Something that people call by many names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Activity {
    /// Everything is built anew.
    FullExercise,
    /// Single things are restored.
    RestoreTest,
    /// Copies are looked at.
    Verification,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let planned = &context.operations.tests;
    let tasks = context.operations.maintenance.iter();
    tasks.filter_map(|task| finding(task, planned)).collect()
}

/// A finding about a task that the plan of another page wants as well, but never as often.
fn finding(task: &MaintenanceTask<'_>, planned: &[PlannedTest<'_>]) -> Option<Finding> {
    let (frequency, record) = (task.frequency.as_ref()?, task.record);
    let elsewhere = planned.iter().filter(|test| test.record.path != record.path);
    let same = same_activity(task, elsewhere.collect());
    let plans: Vec<(&PlannedTest<'_>, &Spanned<Cadence>)> =
        same.into_iter().filter_map(|test| Some((test, test.frequency.as_ref()?))).collect();
    let conflict = |(_, plan): &(_, &Spanned<Cadence>)| differ(&frequency.value, &plan.value);
    if plans.is_empty() || !plans.iter().all(conflict) {
        return None;
    }
    let (name, written) = (task.name(), frequency.value.written());
    let message = msg!(cadence_conflict, task = name, cadence = written);
    let finding = of_record(&RULE, record, "frequency", record.head, message);
    let finding = plans.into_iter().fold(finding, |finding, (test, plan)| {
        let (id, cadence) = (test.id.value, plan.value.written());
        let message = msg!(cadence_conflict_plan, id = id, cadence = cadence);
        finding.related(test.record.place(plan.span), message)
    });
    Some(finding.help(msg!(cadence_conflict_help)))
}

/// The tests that a task means: those whose IDs it names, else the one of its name, else all of its
/// kind.
fn same_activity<'p, 's>(
    task: &MaintenanceTask<'_>,
    planned: Vec<&'p PlannedTest<'s>>,
) -> Vec<&'p PlannedTest<'s>> {
    let text = identifier(task.name());
    let named = |test: &&&PlannedTest<'_>| has_words(&text, &identifier(test.id.value));
    let type_of = |test: &PlannedTest<'_>| identifier(test.kind);
    let called = |test: &&&PlannedTest<'_>| !text.is_empty() && type_of(test) == text;
    let activity = activity(&text).filter(|it| *it != Activity::RestoreTest || is_general(&text));
    let alike =
        |test: &&&PlannedTest<'_>| activity.is_some() && self::activity(&type_of(test)) == activity;
    let pick = |matches: &dyn Fn(&&&'p PlannedTest<'s>) -> bool| -> Vec<&'p PlannedTest<'s>> {
        planned.iter().filter(matches).copied().collect()
    };
    [pick(&named), pick(&called), pick(&alike)]
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Whether the words of `phrase` are in `text`, both in plain spelling.
fn has_words(text: &str, phrase: &str) -> bool {
    !phrase.is_empty() && format!("_{text}_").contains(&format!("_{phrase}_"))
}

fn activity(text: &str) -> Option<Activity> {
    let words: Vec<&str> = text.split('_').collect();
    let says = |phrase: &Phrase| words.windows(phrase.len()).any(|words| begin(words, phrase));
    let ends = |phrase: &Phrase| {
        let start = words.len().checked_sub(phrase.len());
        start.and_then(|start| words.get(start..)).is_some_and(|words| begin(words, phrase))
    };
    let restores = |word: &&str| {
        word.starts_with("restore")
            || word.ends_with("restore")
            || word.starts_with("wiederherstell")
    };
    if backup::EXERCISES.iter().any(says) || backup::WHOLE_RECOVERIES.iter().any(ends) {
        Some(Activity::FullExercise)
    } else if words.iter().any(restores) {
        Some(Activity::RestoreTest)
    } else if backup::VERIFICATIONS.iter().any(says) {
        Some(Activity::Verification)
    } else {
        None
    }
}

fn begin(words: &[&str], phrase: &Phrase) -> bool {
    words.iter().zip(*phrase).all(|(word, beginning)| begins(word, beginning))
}

fn begins(word: &str, beginning: &str) -> bool {
    if beginning.len() > 3 { word.starts_with(beginning) } else { word == beginning }
}

/// Whether a task that is about restoring speaks of tests in general.
fn is_general(text: &str) -> bool {
    let known = |word: &str| backup::ABOUT_TESTS.iter().any(|beginning| begins(word, beginning));
    text.contains("test") && text.split('_').all(known)
}

/// Whether no rhythm can be both. `mind. täglich` may be more often.
fn differ(task: &Cadence, plan: &Cadence) -> bool {
    let open = |cadence: &Cadence| cadence.rhythms().iter().any(|it| it.bound != Bound::Exact);
    let Some((task_every, plan_every)) = task.interval().zip(plan.interval()) else { return false };
    let apart = |a: Interval, b: Interval| a.longest_seconds() < b.shortest_seconds();
    let differ = apart(task_every, plan_every) || apart(plan_every, task_every);
    differ && !open(task) && !open(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activities_have_many_names() {
        for (text, expected) in [
            ("DR-Drill (vollständige Wiederherstellung)", Some(Activity::FullExercise)),
            ("Vollständige DR-Übung", Some(Activity::FullExercise)),
            ("Disaster-Recovery-Test", Some(Activity::FullExercise)),
            ("Full recovery", Some(Activity::FullExercise)),
            ("Vollständige Wiederherstellung einer VM", Some(Activity::RestoreTest)),
            ("Vollständiges Restore-Testing", Some(Activity::RestoreTest)),
            ("Longhorn Snapshot Restore", Some(Activity::RestoreTest)),
            ("Backup-Verifizierung (automatisiert)", Some(Activity::Verification)),
            ("Drei Testläufe", None),
            ("Patch-Status überprüfen", None),
        ] {
            assert_eq!(activity(&identifier(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_task_about_one_thing_is_not_about_all_tests() {
        for text in ["Vollständiges Restore-Testing", "Restore-Tests durchführen", "Restore test"]
        {
            assert!(is_general(&identifier(text)), "{text}");
        }
        for text in ["Restore-Test Paperless", "Wiederherstellungsplan lesen", "Restore der NAS"] {
            assert!(!is_general(&identifier(text)), "{text}");
        }
    }

    #[test]
    fn rhythms_differ_where_they_cannot_be_the_same() {
        let differ = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|it| Cadence::parse(it).expect("a cadence").expect("one"));
            differ(&a, &b)
        };
        assert!(differ("quartalsweise", "jährlich"));
        assert!(!differ("jährlich", "P12M"));
        assert!(!differ("monatlich", "alle 30 Tage"));
        assert!(!differ("mind. jährlich", "quartalsweise"));
        assert!(!differ("vor Upgrades", "täglich"));
    }
}
