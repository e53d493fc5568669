//! P401 step-gap: steps of a playbook that are left out, are twice or are in another order.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Message, Safety, Span, msg};
use crate::page::{CountedHeading, Heading};

rule! {
    "P401", "step-gap", Error,
    fix: Unsafe, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "step_gap", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    page.document().steps.iter().flat_map(|steps| of_playbook(page, steps)).collect()
}

fn of_playbook(page: PageContext<'_>, steps: &[CountedHeading]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    // The number that the step before should have had.
    let mut meant: Option<u32> = None;
    for (at, (before, step)) in steps.iter().zip(steps.iter().skip(1)).enumerate() {
        let resumes = meant.is_some_and(|meant| step.number == meant + 1);
        let earlier = steps.get(..=at).unwrap_or_default();
        let found = if resumes { None } else { of_step(page, earlier, before, step, steps) };
        meant = found.is_some().then_some(before.last + 1);
        findings.extend(found);
    }
    // One fix corrects them all.
    if let Some(first) = findings.first_mut() {
        first.fix = renumbered(page, steps);
    }
    findings
}

fn of_step(
    page: PageContext<'_>,
    earlier: &[CountedHeading],
    before: &CountedHeading,
    step: &CountedHeading,
    all: &[CountedHeading],
) -> Option<Finding> {
    let number = step.number;
    let goes_on = (before.number + 1..=before.last + 1).contains(&number);
    let is_variant = step.has_letter && number == before.number;
    if goes_on || is_variant {
        return None;
    }
    if let Some(same) = earlier.iter().find(|other| other.number == number) {
        let message = msg!(step_gap_repeat, number = number.to_string());
        return finding(page, step, message, same, msg!(step_gap_first));
    }
    let (at, last) = (number.to_string(), before.last.to_string());
    let message = if number < before.number {
        msg!(step_gap_order, number = at, before = last)
    } else {
        let is_there =
            |missing: &u32| all.iter().any(|other| (other.number..=other.last).contains(missing));
        // What is elsewhere is out of order there, not missing here.
        (before.last + 1..number).find(|missing| !is_there(missing))?;
        msg!(step_gap, before = last, after = at)
    };
    finding(page, step, message, before, msg!(step_gap_before))
}

fn finding(
    page: PageContext<'_>,
    step: &CountedHeading,
    message: Message,
    other: &CountedHeading,
    related: Message,
) -> Option<Finding> {
    let span = |step: &CountedHeading| Some(page.document().headings.get(step.heading)?.text_span);
    let finding = page.finding(&RULE, span(step)?, &step.number.to_string(), message);
    Some(finding.related(page.place(span(other)?), related).help(msg!(step_gap_help)))
}

/// Counts on from the smallest number. Ranges and letters leave open what was meant.
fn renumbered(page: PageContext<'_>, steps: &[CountedHeading]) -> Option<Fix> {
    if steps.iter().any(|step| step.has_letter || step.last != step.number) {
        return None;
    }
    let first = steps.iter().map(|step| step.number).min()?;
    let mut edits = Vec::new();
    for (number, step) in (first..).zip(steps).filter(|(number, step)| *number != step.number) {
        let heading = page.document().headings.get(step.heading)?;
        let span = number_span(page.page.text(), heading, step.number)?;
        edits.push(Edit { span, text: number.to_string() });
    }
    Some(Fix { safety: Safety::Unsafe, edits })
}

fn number_span(text: &str, heading: &Heading, number: u32) -> Option<Span> {
    let written = heading.text_span.of(text);
    let start = written.find(|c: char| c.is_ascii_digit())?;
    let rest = written.get(start..)?;
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let is_number = rest.get(..length)?.parse() == Ok(number);
    is_number.then(|| Span::new(start, start + length).shifted(heading.text_span.start))
}
