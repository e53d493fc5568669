//! C503 checklist-drift: what a phase's checklist asks for and what its steps do are not the same.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Message, msg};
use crate::lexicon::{WordList, bare_vowels, marks, structure};
use crate::page::{CountedHeading, Item, List, Words};

rule! {
    "C503", "checklist-drift", Note,
    fix: None, time_dependent: false,
    category: Checklist, since: "0.1.0",
    explanation: "checklist_drift", run: Run::Page(check),
}

/// Items that a finding names.
const NAMED: usize = 3;

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let phases: Vec<&CountedHeading> = page.document().phases.iter().flatten().collect();
    let mut numbers: Vec<u32> = phases.iter().map(|phase| phase.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().flat_map(|number| of_phase(page, *number, &phases)).collect()
}

/// A phase may be on its page twice: with its steps, and with its checklist.
fn of_phase(page: PageContext<'_>, number: u32, phases: &[&CountedHeading]) -> Vec<Finding> {
    let is_inside = |list: &&List| {
        let same = phases.iter().filter(|phase| phase.number == number);
        list.parent.is_none() && same.clone().any(|phase| phase.section.contains(list.span))
    };
    let lists: Vec<&List> = page.page.document.lists.iter().filter(is_inside).collect();
    let has_boxes = |list: &&&List| list.progress.is_some();
    let checklist: Vec<&Item> = lists.iter().filter(has_boxes).flat_map(|it| &it.items).collect();
    let steps = lists.iter().filter(|list| !list.progress.is_some() && is_of_steps(page, list));
    let steps: Vec<&Item> = steps.flat_map(|list| &list.items).collect();
    let undone = without_counterpart(&checklist, &steps);
    let unchecked = without_counterpart(&steps, &checklist);
    // Lists that share little are lists of different things: results here, work there.
    let (Some(undone), Some(unchecked)) = (undone, unchecked) else { return Vec::new() };
    let findings = [
        finding(page, number, "checklist", &undone, &steps, |number, count, items| {
            msg!(checklist_drift_undone, number = number, count = count, items = items)
        }),
        finding(page, number, "steps", &unchecked, &checklist, |number, count, items| {
            msg!(checklist_drift_unchecked, number = number, count = count, items = items)
        }),
    ];
    findings.into_iter().flatten().collect()
}

fn is_of_steps(page: PageContext<'_>, list: &List) -> bool {
    let heading = list.heading.and_then(|heading| page.page.document.headings.get(heading));
    let name = heading.map(|heading| bare_vowels(&heading.text)).unwrap_or_default();
    let first = name.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    first.is_some_and(|word| structure::STEP_LIST.has(word))
}

/// The items that no other one answers; none where that is more than half of them.
fn without_counterpart<'p>(items: &[&'p Item], others: &[&Item]) -> Option<Vec<&'p Item>> {
    let others: Vec<Words> = others.iter().map(|item| Words::of(&item.content.text)).collect();
    let is_lonely = |item: &&&Item| {
        let words = Words::of(&item.content.text);
        !others.iter().any(|other| words.agree(other))
    };
    let lonely: Vec<&Item> = items.iter().filter(is_lonely).copied().collect();
    let comparable = items.len() > 1 && others.len() > 1;
    (comparable && 2 * lonely.len() <= items.len())
        .then(|| lonely.into_iter().filter(|item| asks_for_something(item)).collect())
}

fn asks_for_something(item: &Item) -> bool {
    let mut words = item.content.text.split_whitespace();
    let is = |known: WordList, word: &str| known.iter().any(|it| word.eq_ignore_ascii_case(it));
    let is_negation = words.clone().next().is_some_and(|first| is(marks::NEGATION, first));
    !is_negation && !words.any(|word| is(marks::STAYS, word))
}

fn finding(
    page: PageContext<'_>,
    number: u32,
    side: &str,
    lonely: &[&Item],
    others: &[&Item],
    message: impl Fn(String, usize, Message) -> Message,
) -> Option<Finding> {
    let span = |item: &Item| item.content.span().unwrap_or(item.span);
    let first = lonely.first()?;
    let message = message(number.to_string(), lonely.len(), named(lonely));
    let finding = page.finding(&RULE, span(first), &format!("{number}-{side}"), message);
    let related = page.place(span(others.first()?));
    Some(finding.related(related, msg!(checklist_drift_other)).help(msg!(checklist_drift_help)))
}

/// The first items, and how many more there are.
fn named(items: &[&Item]) -> Message {
    let shown = items.iter().take(NAMED);
    let mut names: Vec<Message> =
        shown.map(|item| msg!(quoted, text = item.content.text.as_str())).collect();
    if items.len() > NAMED {
        names.push(msg!(and_more, count = items.len() - NAMED));
    }
    msg!(list_of, items = names)
}
