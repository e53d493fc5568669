//! C502 phase-order: boxes of a phase are ticked while a phase before it is incomplete.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, msg};
use crate::page::{Count, CountedHeading, Item, fold};

rule! {
    "C502", "phase-order", Warning,
    fix: None, time_dependent: false,
    explanation: "phase_order", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let counts = page.document().phases();
    counts.iter().flat_map(|phases| of_plan(page, phases)).collect()
}

/// A phase that has boxes.
struct Phase<'p> {
    number: u32,
    first_ticked: Option<&'p Item>,
    first_open: Option<&'p Item>,
    is_optional: bool,
}

fn of_plan(page: PageContext<'_>, phases: &Count) -> Vec<Finding> {
    let mut phases: Vec<Phase<'_>> = phases.iter().filter_map(|it| phase(page, it)).collect();
    phases.sort_by_key(|phase| phase.number);
    let of_phase = |phase: &Phase<'_>| {
        let earlier = phases.iter().filter(|it| it.number < phase.number && !it.is_optional);
        let open = earlier.filter_map(|it| Some((it.number, it.first_open?))).next()?;
        finding(page, phase, open)
    };
    phases.iter().filter_map(of_phase).collect()
}

fn phase<'p>(page: PageContext<'p>, phase: &CountedHeading) -> Option<Phase<'p>> {
    let lists = page.page.document.lists.iter();
    let inside = lists.filter(|list| phase.section.contains(list.span));
    let mut boxes: Vec<&Item> =
        inside.flat_map(|list| &list.items).filter(|item| item.checked.is_some()).collect();
    boxes.sort_by_key(|item| item.span);
    let first = |ticked| boxes.iter().find(|item| item.checked == Some(ticked)).copied();
    (!boxes.is_empty()).then(|| Phase {
        number: phase.number,
        first_ticked: first(true),
        first_open: first(false),
        is_optional: fold(&phase.title).contains("optional"),
    })
}

fn finding(page: PageContext<'_>, phase: &Phase<'_>, open: (u32, &Item)) -> Option<Finding> {
    let (number, earlier) = (phase.number.to_string(), open.0.to_string());
    let message = msg!("phase-order", number = number.as_str(), earlier = earlier.as_str());
    let span = |item: &Item| item.content.span().unwrap_or(item.span);
    let finding = page.finding(&RULE, span(phase.first_ticked?), &number, message);
    let related = msg!("phase-order-open", number = earlier);
    Some(finding.related(page.place(span(open.1)), related).help(msg!("phase-order-help")))
}
