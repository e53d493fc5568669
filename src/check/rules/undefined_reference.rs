//! L712 undefined-reference: a reference link, an image or a footnote that nothing defines.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Level, Span, msg};
use crate::page::UndefinedReference;

rule! {
    "L712", "undefined-reference", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "undefined_reference", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let undefined = &page.document().undefined_references;
    match page.document().include {
        Some(include) if !undefined.is_empty() => vec![in_doubt(page, undefined.len(), include)],
        _ => undefined.iter().map(|it| of_reference(page, it)).collect(),
    }
}

/// The included file, which is not read, may define them: that is how MkDocs users share links.
fn in_doubt(page: PageContext<'_>, count: usize, include: Span) -> Finding {
    let message = msg!(undefined_reference_in_doubt, count = count);
    page.finding(&RULE, include, "include", message)
        .level(Level::Note)
        .help(msg!(undefined_reference_in_doubt_help))
}

fn of_reference(page: PageContext<'_>, reference: &UndefinedReference) -> Finding {
    let label = reference.label.as_str();
    let (message, help) = match label.strip_prefix('^') {
        Some(name) => (
            msg!(undefined_reference_footnote, label = name),
            msg!(undefined_reference_footnote_help, label = label),
        ),
        None => (
            msg!(undefined_reference, label = label),
            msg!(undefined_reference_help, label = label),
        ),
    };
    let help = match &reference.nearest {
        Some(nearest) => msg!(did_you_mean, name = nearest.as_str()),
        None => help,
    };
    page.finding(&RULE, reference.span, label, message).help(help)
}
