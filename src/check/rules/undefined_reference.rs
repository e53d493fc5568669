//! L712 undefined-reference: a reference link, an image or a footnote that nothing defines.

use std::collections::HashSet;

use super::rule;
use crate::check::{LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Level, Span, msg};
use crate::page::{ANCHOR_REFERENCE, UndefinedReference};
use crate::site::Target;

rule! {
    "L712", "undefined-reference", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "undefined_reference", run: Run::Linked(check),
}

fn check(linked: LinkedPage<'_>) -> Vec<Finding> {
    let page = linked.own;
    // Names of headings elsewhere, which a plugin finds.
    let found: HashSet<usize> = linked
        .links()
        .filter(|(link, target)| {
            link.target.starts_with(ANCHOR_REFERENCE) && **target != Target::Literal
        })
        .map(|(link, _)| link.span.start)
        .collect();
    let all = page.document().undefined_references.iter();
    let undefined: Vec<&UndefinedReference> =
        all.filter(|it| !found.contains(&it.span.start)).collect();
    match page.document().include {
        Some(include) if !undefined.is_empty() => vec![in_doubt(page, undefined.len(), include)],
        _ => undefined.into_iter().map(|it| of_reference(page, it)).collect(),
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
