//! C502 phase-order: boxes of a phase are ticked while a phase before it is incomplete.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, msg};
use crate::page::{Count, CountedHeading};

rule! {
    "C502", "phase-order", Warning,
    fix: None, time_dependent: false,
    category: Checklist, since: "0.1.0",
    explanation: "phase_order", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    page.document().phases.iter().flat_map(|phases| of_plan(page, phases)).collect()
}

fn of_plan(page: PageContext<'_>, phases: &Count) -> Vec<Finding> {
    let Some(open) = page.document().open_phase(phases) else { return Vec::new() };
    let later = phases.iter().filter(|phase| phase.number > open.number);
    later.filter_map(|phase| finding(page, phase, open)).collect()
}

fn finding(
    page: PageContext<'_>,
    phase: &CountedHeading,
    open: &CountedHeading,
) -> Option<Finding> {
    let first = |phase: &CountedHeading, ticked| {
        let boxes = page.page.document.boxes_in(phase.section);
        let first = boxes.filter(|item| item.checked == Some(ticked)).min_by_key(|it| it.span)?;
        Some(first.content.span().unwrap_or(first.span))
    };
    let (number, earlier) = (phase.number.to_string(), open.number.to_string());
    let message = msg!(phase_order, number = number.as_str(), earlier = earlier.as_str());
    let finding = page.finding(&RULE, first(phase, true)?, &number, message);
    let related = msg!(phase_order_open, number = earlier);
    let place = page.place(first(open, false)?);
    Some(finding.related(place, related).help(msg!(phase_order_help)))
}
