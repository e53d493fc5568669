//! P402 overview-drift: the list at a playbook's beginning tells other steps than its headings.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Level, Span, msg};
use crate::lexicon::{WordList, bare_vowels, procedure, structure};
use crate::page::{Count, CountedHeading, HeadingId, Id, Item, Link, LinkId, List, Words};

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
    let introductions = page.document().introductions();
    let level = |heading: Option<HeadingId>| Some(page.page.document.headings.get(heading?)?.level);
    let step_level = level(steps.first().map(|step| step.heading));
    let is_named = |list: &List| is_named(page, list, introductions.get(&list.span.start));
    let fits = |list: &&List| {
        let (all, known) = (list.items.len(), known_items(page, list, steps));
        // Below a heading of its own a list may be anything: preconditions, contacts.
        let is_introduction = level(list.heading) < step_level;
        let is_close = known == all || (known >= 3 && known + 1 == all);
        if is_named(list) {
            2 * known >= all
        } else {
            is_introduction
                && is_close
                && all.abs_diff(steps.len()) <= 1
                && is_of_actions(page, list, steps)
        }
    };
    candidates.filter(fits).max_by_key(|list| is_named(list))
}

/// Whether at least half of the items say what to do, or lead to a step: the parts of a machine do not.
fn is_of_actions(page: PageContext<'_>, list: &List, steps: &Count) -> bool {
    let acts = |item: &&Item| {
        let text = item.content.text.as_str();
        let is_infinitive = |word: &str| {
            word.starts_with(char::is_lowercase)
                && ["en", "ern", "eln"].iter().any(|end| word.ends_with(end))
        };
        let words = || text.split(|c: char| !c.is_alphabetic());
        let first = words().next().unwrap_or_default().to_lowercase();
        linked_step(page, item, steps).is_some()
            || words().any(is_infinitive)
            || says(text, procedure::START)
            || procedure::IMPERATIVE.has(&first)
    };
    2 * list.items.iter().filter(acts).count() >= list.items.len()
}

/// The step that an item which is a link leads to.
fn linked_step<'s>(
    page: PageContext<'_>,
    item: &Item,
    steps: &'s Count,
) -> Option<(&'s CountedHeading, Span)> {
    let is_whole = |link: &&Link| {
        item.span.contains(link.span) && link.text.as_deref() == Some(item.content.text.trim())
    };
    let links = &page.page.document.links;
    let first = links.partition_point(|link| link.span.start < item.span.start);
    let link = links.get(LinkId::new(first)).filter(is_whole)?;
    let anchor = link.target.strip_prefix('#')?;
    let is_meant = |step: &&CountedHeading| {
        let heading = page.page.document.headings.get(step.heading);
        heading.is_some_and(|heading| heading.id == anchor)
    };
    Some((steps.iter().find(is_meant)?, link.target_span))
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

/// Whether the heading of a list, or the paragraph before it, calls it an overview of steps.
fn is_named(page: PageContext<'_>, list: &List, introduction: Option<&Span>) -> bool {
    let heading = list.heading.and_then(|heading| page.page.document.headings.get(heading));
    let introduction = introduction.map(|it| it.of(page.page.text()));
    heading.is_some_and(|heading| is_overview(&heading.text))
        || introduction.is_some_and(is_overview)
}

/// Whether a text speaks of an overview, and not of one of parts (`Übersicht der Komponenten`).
fn is_overview(text: &str) -> bool {
    let text = bare_vowels(text);
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let calls = |word: &str| structure::OVERVIEW.iter().any(|it| word.ends_with(it));
    words.any(calls) && !structure::PARTS.is_in_words_of(&text)
}

fn known_items(page: PageContext<'_>, list: &List, steps: &Count) -> usize {
    let is_linked = |item: &Item| linked_step(page, item, steps).is_some();
    let is_known = |item: &&Item| is_linked(item) || steps.iter().any(|step| is_of(item, step));
    list.items.iter().filter(is_known).count()
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
    let mut findings = Vec::new();
    let mut elsewhere: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (at, (item, step)) in list.items.iter().zip(steps).enumerate() {
        let linked = linked_step(page, item, steps);
        let leads_here = linked.is_some_and(|(to, _)| to.number == step.number);
        if differ(&item.content.text, step, steps, leads_here) {
            elsewhere.insert(at, meant(page, item, steps).filter(|place| *place != at));
        } else if let Some((to, span)) = linked.filter(|_| !leads_here) {
            findings.extend(leads_elsewhere(page, span, step, to));
        }
    }
    for at in elsewhere.keys() {
        let (Some(item), Some(step)) = (list.items.get(*at), steps.get(*at)) else { continue };
        findings.extend(match round(&elsewhere, *at) {
            Some(first) if first < *at => None,
            Some(_) => order_differs(page, item, *at, elsewhere.get(at).copied().flatten(), steps),
            None => words_differ(page, item, step),
        });
    }
    findings
}

/// The place of the step that an item speaks of: where its link leads, else the one that it shares most words with.
fn meant(page: PageContext<'_>, item: &Item, steps: &Count) -> Option<usize> {
    let linked = linked_step(page, item, steps).map(|(to, _)| to.number);
    let words = Words::of(&item.content.text);
    let shared = |step: &CountedHeading| words.shared(&Words::of(&step.title));
    let most = steps.iter().map(shared).max().filter(|most| *most > 0);
    let mut places = (0..).zip(steps).filter(|(_, step)| match linked {
        Some(number) => step.number == number,
        None => Some(shared(step)) == most,
    });
    let (place, _) = places.next()?;
    places.next().is_none().then_some(place)
}

/// The first place of those that have exchanged their items with this one: 2 has that of 3, and 3 that of 2.
fn round(elsewhere: &BTreeMap<usize, Option<usize>>, start: usize) -> Option<usize> {
    let next = |at: &usize| elsewhere.get(at).copied().flatten();
    let way = std::iter::successors(next(&start), next).take(elsewhere.len());
    let mut first = start;
    for at in way {
        first = first.min(at);
        if at == start {
            return Some(first);
        }
    }
    None
}

/// Whether an item certainly says something else than its step: it has no word of it, more of another step, or the
/// opposite. What leads to the step has to call it by its words.
fn differ(text: &str, step: &CountedHeading, steps: &Count, leads_here: bool) -> bool {
    let (item, title) = (Words::of(text), Words::of(&step.title));
    let own = item.shared(&title);
    let is_of_another = steps.iter().any(|other| {
        let others = Words::of(&other.title);
        item.shared(&others) > own && others.shared(&item) > title.shared(&item)
    });
    let is_start = |text: &str| says(text, procedure::START) && !says(text, procedure::STOP);
    let is_stop = |text: &str| says(text, procedure::STOP);
    let is_opposite =
        (is_start(text) && is_stop(&step.title)) || (is_stop(text) && is_start(&step.title));
    let starts = |a: &str, b: &str| says(a, procedure::START) && says(b, procedure::START);
    let is_named = item.are_all_in(&title, starts) || title.are_all_in(&item, starts);
    !item.agree(&title) || is_of_another || is_opposite || (leads_here && !is_named)
}

fn says(text: &str, stems: WordList) -> bool {
    stems.is_in_words_of(&bare_vowels(text))
}

fn leads_elsewhere(
    page: PageContext<'_>,
    span: Span,
    step: &CountedHeading,
    to: &CountedHeading,
) -> Option<Finding> {
    let number = step.number.to_string();
    let message =
        msg!(overview_drift_link, number = number.as_str(), other = to.number.to_string());
    let finding = page.finding(&RULE, span, &format!("{number}.link"), message);
    let place = page.place(heading_span(page, step)?);
    let finding = finding.level(Level::Warning).related(place, msg!(overview_drift_step));
    Some(finding.help(msg!(overview_drift_link_help)))
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

/// Items in another order than the steps: one finding at the first of them.
fn order_differs(
    page: PageContext<'_>,
    item: &Item,
    at: usize,
    meant: Option<usize>,
    steps: &Count,
) -> Option<Finding> {
    let (place, step) = (steps.get(at)?.number.to_string(), steps.get(meant?)?);
    let text = item.content.text.as_str();
    let message = msg!(
        overview_drift_order,
        text = text,
        place = place.as_str(),
        number = step.number.to_string()
    );
    let finding = page.finding(&RULE, item.content.span()?, &place, message);
    let place = page.place(heading_span(page, step)?);
    let finding = finding.level(Level::Warning).related(place, msg!(overview_drift_step));
    Some(finding.help(msg!(overview_drift_help)))
}

fn heading_span(page: PageContext<'_>, step: &CountedHeading) -> Option<Span> {
    Some(page.document().headings.get(step.heading)?.text_span)
}
