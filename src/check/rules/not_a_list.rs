//! C501 not-a-list: lines that were meant as a list and are none in CommonMark.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Safety, Span, msg};
use crate::page::{LookAlikeLine, LookAlikeList};

rule! {
    "C501", "not-a-list", Warning,
    fix: Safe, time_dependent: false,
    explanation: "not_a_list", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let lists = &page.document().look_alikes;
    lists.iter().enumerate().map(|(number, list)| of_list(page, number, list)).collect()
}

fn of_list(page: PageContext<'_>, number: usize, list: &LookAlikeList) -> Finding {
    let boxes = list.lines.iter().any(|line| line.checked.is_some());
    let message = if boxes {
        msg!("not-a-list-boxes", count = list.lines.len())
    } else {
        msg!("not-a-list-bullets", count = list.lines.len())
    };
    let edits = list.lines.iter().map(edit).collect();
    page.finding(&RULE, list.span, &format!("list-{}", number + 1), message)
        .help(msg!("not-a-list-help"))
        .fix(Fix { safety: Safety::Safe, edits })
}

/// A box gets a marker before it, `•` becomes one.
fn edit(line: &LookAlikeLine) -> Edit {
    let end = if line.checked.is_some() { line.marker.start } else { line.marker.end };
    Edit { span: Span::new(line.marker.start, end), text: "- ".to_owned() }
}
