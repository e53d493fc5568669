//! R602 raci-responsible: a task that nobody does, or a letter that means nothing in a RACI matrix.

use super::rule;
use crate::check::{PageContext, Run, of_record, raci};
use crate::diagnostic::{Finding, Fix, Safety, Span, Spanned, msg};
use crate::ops::{Assignment, RaciTask};
use crate::record::Shape;

rule! {
    "R602", "raci-responsible", Error,
    fix: Safe, time_dependent: false,
    category: Responsibility, since: "0.1.0",
    explanation: "raci_responsible", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    raci::tasks(page).flat_map(|task| of_task(page, &task)).collect()
}

fn of_task(page: PageContext<'_>, task: &RaciTask<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        task.assignments.iter().filter_map(|it| of_cell(page, task, it)).collect();
    if !task.has_responsible() && !task.has_stranger() {
        let message = msg!(raci_responsible_none, task = task.record.title(page.words()));
        let finding = of_record(&RULE, task.record, "assignments", task.record.head, message);
        findings.push(finding.help(msg!(raci_responsible_help)));
    }
    findings
}

fn of_cell(page: PageContext<'_>, task: &RaciTask<'_>, cell: &Assignment<'_>) -> Option<Finding> {
    let field = format!("assignments.{}", cell.role.value);
    let finding = |message| of_record(&RULE, task.record, &field, cell.written.span, message);
    if let Some(stranger) = &cell.letters.stranger {
        let message = msg!(raci_responsible_letter, letter = stranger.as_str());
        return Some(finding(message).help(msg!(raci_responsible_letter_help)));
    }
    let spelled = cell.letters.is_respelled.then(|| cell.letters.spelled())?;
    let message =
        msg!(raci_responsible_spelling, text = cell.written.value, letters = spelled.as_str());
    let finding = finding(message);
    // What is in brackets would be lost.
    let fixable = task.record.shape == Shape::Row && !cell.written.value.contains(['(', '[']);
    let fix = fixable.then(|| written_at(page, cell)).flatten();
    Some(match fix {
        Some(span) => finding.fix(Fix::replace(Safety::Safe, span, spelled)),
        None => finding,
    })
}

/// The bytes of the cell's text without the emphasis around it.
fn written_at(page: PageContext<'_>, cell: &Assignment<'_>) -> Option<Span> {
    let Spanned { value: written, span } = cell.written;
    let start = span.start + span.of(page.page.text()).find(written)?;
    Some(Span::new(start, start + written.len()))
}
