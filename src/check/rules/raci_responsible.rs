//! R602 raci-responsible: a task that nobody does, or a letter that means nothing in a RACI matrix.

use super::rule;
use crate::check::raci::{self, Cell, Task};
use crate::check::{PageContext, Run, of_record};
use crate::diagnostic::{Finding, Fix, Safety, Span, msg};
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

fn of_task(page: PageContext<'_>, task: &Task<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        task.cells.iter().filter_map(|cell| of_cell(page, task, cell)).collect();
    if task.with('R').next().is_none() && !task.has_stranger() {
        let message = msg!(raci_responsible_none, task = task.record.name());
        let finding = of_record(&RULE, task.record, "assignments", task.record.head, message);
        findings.push(finding.help(msg!(raci_responsible_help)));
    }
    findings
}

fn of_cell(page: PageContext<'_>, task: &Task<'_>, cell: &Cell<'_>) -> Option<Finding> {
    let field = format!("assignments.{}", cell.role);
    let finding = |message| of_record(&RULE, task.record, &field, cell.span, message);
    if let Some(stranger) = &cell.letters.stranger {
        let message = msg!(raci_responsible_letter, letter = stranger.as_str());
        return Some(finding(message).help(msg!(raci_responsible_letter_help)));
    }
    let spelled = cell.letters.respelled.then(|| cell.letters.spelled())?;
    let message = msg!(raci_responsible_spelling, text = cell.written, letters = spelled.as_str());
    let finding = finding(message);
    // What stands in brackets would be lost.
    let fixable = task.record.shape == Shape::Row && !cell.written.contains(['(', '[']);
    let fix = fixable.then(|| written_at(page, cell)).flatten();
    Some(match fix {
        Some(span) => finding.fix(Fix::replace(Safety::Safe, span, spelled)),
        None => finding,
    })
}

/// The bytes of the cell's text without the emphasis around it.
fn written_at(page: PageContext<'_>, cell: &Cell<'_>) -> Option<Span> {
    let start = cell.span.start + cell.span.of(page.page.text()).find(cell.written)?;
    Some(Span::new(start, start + cell.written.len()))
}
