//! P402 overview-drift: the list at a playbook's beginning tells other steps than its headings.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Level, Span, msg};
use crate::lexicon::{bare_vowels, structure};
use crate::page::{Count, CountedHeading, HeadingId, Item, List, Words};

rule! {
    "P402", "overview-drift", Error,
    fix: None, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "overview_drift", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let counts = &page.document().steps;
    let countable = |steps: &&Count| {
        steps.len() > 1 && steps.iter().all(|it| it.last == it.number && !it.has_letter)
    };
    let of_playbook = |steps| Some(compare(page, overview(page, counts, steps)?, steps));
    counts.iter().filter(countable).filter_map(of_playbook).flatten().collect()
}

/// The list before the first step that goes through the steps.
fn overview<'p>(page: PageContext<'p>, counts: &[Count], steps: &Count) -> Option<&'p List> {
    let scope = scope(page, counts, steps)?;
    let lists = &page.page.document.lists;
    let candidates = lists.iter().filter(|list| {
        let is_row = list.first_number.is_some() && list.parent.is_none() && list.items.len() > 1;
        is_row && scope.contains(list.span)
    });
    let level = |heading: Option<HeadingId>| Some(page.page.document.headings.get(heading?)?.level);
    let step_level = level(steps.first().map(|step| step.heading));
    let fits = |list: &&List| {
        let (all, known) = (list.items.len(), known_items(list, steps));
        // Below a heading of its own a list may be anything: preconditions, contacts.
        let is_introduction = level(list.heading) < step_level;
        let is_close = known == all || (known >= 3 && known + 1 == all);
        if is_named(page, list) {
            2 * known >= all
        } else {
            is_introduction && is_close && all.abs_diff(steps.len()) <= 1
        }
    };
    candidates.filter(fits).max_by_key(|list| is_named(page, list))
}

/// From the heading above the steps, or the end of the steps before them, to the first one.
fn scope(page: PageContext<'_>, counts: &[Count], steps: &Count) -> Option<Span> {
    let first = steps.first()?;
    let above = page.document().heading_above(first.heading);
    let start = above.map_or(0, |(_, above)| above.span.start);
    let ends = counts.iter().filter_map(|other| Some(other.last()?.section.end));
    let before = ends.filter(|end| *end <= first.section.start).max().unwrap_or(0);
    Some(Span::new(start.max(before), first.section.start))
}

fn is_named(page: PageContext<'_>, list: &List) -> bool {
    let heading = list.heading.and_then(|heading| page.page.document.headings.get(heading));
    let heading = heading.map(|heading| bare_vowels(&heading.text)).unwrap_or_default();
    heading
        .split(|c: char| !c.is_alphabetic())
        .any(|word| structure::OVERVIEW.iter().any(|it| word.ends_with(it)))
}

fn known_items(list: &List, steps: &Count) -> usize {
    list.items.iter().filter(|item| steps.iter().any(|step| is_of(item, step))).count()
}

/// Whether an item certainly speaks of a step.
fn is_of(item: &Item, step: &CountedHeading) -> bool {
    let (item, step) = (Words::of(&item.content.text), Words::of(&step.title));
    !item.is_empty() && !step.is_empty() && item.agree(&step)
}

fn compare(page: PageContext<'_>, list: &List, steps: &Count) -> Vec<Finding> {
    if list.items.len() != steps.len() {
        return number_differs(page, list, steps).into_iter().collect();
    }
    let pairs = list.items.iter().zip(steps);
    let differ =
        pairs.filter(|(item, step)| !Words::of(&item.content.text).agree(&Words::of(&step.title)));
    differ.filter_map(|(item, step)| words_differ(page, item, step)).collect()
}

fn number_differs(page: PageContext<'_>, list: &List, steps: &Count) -> Option<Finding> {
    let lonely_item = list.items.iter().find(|item| !steps.iter().any(|step| is_of(item, step)));
    let lonely_step = steps.iter().find(|step| !list.items.iter().any(|item| is_of(item, step)));
    let item = lonely_item.or_else(|| list.items.first())?;
    let message = msg!(overview_drift_number, items = list.items.len(), steps = steps.len());
    let finding = page.finding(&RULE, item.content.span()?, "count", message);
    let step = lonely_step.or_else(|| steps.first())?;
    let related = if lonely_step.is_some() {
        msg!(overview_drift_lonely)
    } else {
        msg!(overview_drift_first)
    };
    let place = page.place(heading_span(page, step)?);
    Some(finding.related(place, related).help(msg!(overview_drift_help)))
}

fn words_differ(page: PageContext<'_>, item: &Item, step: &CountedHeading) -> Option<Finding> {
    let (number, text) = (step.number.to_string(), item.content.text.as_str());
    let message = msg!(overview_drift_words, number = number.as_str(), text = text);
    let finding = page.finding(&RULE, item.content.span()?, &number, message);
    let place = page.place(heading_span(page, step)?);
    Some(
        finding
            .level(Level::Warning)
            .expected(msg!(verbatim, text = step.title.as_str()))
            .actual(msg!(verbatim, text = text))
            .related(place, msg!(overview_drift_step))
            .help(msg!(overview_drift_help)),
    )
}

fn heading_span(page: PageContext<'_>, step: &CountedHeading) -> Option<Span> {
    Some(page.document().headings.get(step.heading)?.text_span)
}
