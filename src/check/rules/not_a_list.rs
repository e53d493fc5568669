//! C501 not-a-list: lines that were meant as a list and are none in CommonMark.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Safety, Span, msg};
use crate::page::{LookAlikeLine, LookAlikeList};

rule! {
    "C501", "not-a-list", Warning,
    fix: Safe, time_dependent: false,
    category: Checklist, since: "0.1.0",
    explanation: "not_a_list", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let lists = &page.document().look_alikes;
    lists.iter().enumerate().map(|(number, list)| of_list(page, number, list)).collect()
}

fn of_list(page: PageContext<'_>, number: usize, list: &LookAlikeList) -> Finding {
    let count = list.lines.len();
    let lines = lines(page, list);
    let are_items = list.lines.iter().all(|line| line.bullet.is_none());
    let have_boxes = list.lines.iter().any(|line| line.checked.is_some());
    let (message, help) = if are_items {
        (msg!(not_a_list_misspelt, count = count, lines = lines), msg!(not_a_list_misspelt_help))
    } else if have_boxes {
        (msg!(not_a_list_boxes, count = count, lines = lines), msg!(not_a_list_help))
    } else {
        (msg!(not_a_list_bullets, count = count, lines = lines), msg!(not_a_list_help))
    };
    let safety = if list.before_code { Safety::Unsafe } else { Safety::Safe };
    let edits = list.lines.iter().map(edit).collect();
    page.finding(&RULE, list.span, &format!("list-{}", number + 1), message)
        .help(help)
        .fix(Fix { safety, edits })
}

/// The numbers of the lines that the fix changes, ` (3–5, 9)`; nothing where they follow each other, which
/// the first one and their number say.
fn lines(page: PageContext<'_>, list: &LookAlikeList) -> String {
    let number = |line: &LookAlikeLine| page.page.source.position(line.marker.start).line;
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for line in list.lines.iter().map(number) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => ranges.push((line, line)),
        }
    }
    let written = |(first, last): (usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    if ranges.len() < 2 {
        return String::new();
    }
    format!(" ({})", ranges.into_iter().map(written).collect::<Vec<_>>().join(", "))
}

/// A line gets the marker that it lacks, and a box as Markdown writes it.
fn edit(line: &LookAlikeLine) -> Edit {
    let bullet = line.bullet.map(|bullet| format!("{bullet} ")).unwrap_or_default();
    let (end, written) = match line.checked {
        Some(_) if !line.is_misspelt => (line.marker.start, ""),
        Some(true) => (line.marker.end, "[x] "),
        Some(false) => (line.marker.end, "[ ] "),
        None => (line.marker.end, ""),
    };
    Edit { span: Span::new(line.marker.start, end), text: bullet + written }
}
