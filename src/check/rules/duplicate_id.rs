//! L716 duplicate-id: two elements of a page with one id; an anchor leads to the first of them.

use std::collections::HashMap;

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Place, Span, msg};

rule! {
    "L716", "duplicate-id", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "duplicate_id", run: Run::Page(check),
}

/// An element that has an id.
#[derive(Clone, Copy)]
struct Element<'p> {
    id: &'p str,
    span: Span,
    is_heading: bool,
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let document = page.document();
    let headings = document.headings.iter().map(|heading| Element {
        id: &heading.id,
        span: heading.span,
        is_heading: true,
    });
    let of_html = document.html_anchors.iter().map(|anchor| Element {
        id: &anchor.id,
        span: anchor.span,
        is_heading: false,
    });
    let mut all: Vec<Element<'_>> = headings.chain(of_html).collect();
    all.retain(|element| !element.id.is_empty());
    all.sort_by_key(|element| element.span);
    let mut first: HashMap<&str, Element<'_>> = HashMap::new();
    let mut findings = Vec::new();
    for element in all {
        match first.get(element.id) {
            None => {
                first.insert(element.id, element);
            }
            Some(before) if is_one_place(page, *before, element) => {}
            Some(before) => findings.push(finding(page, element, *before)),
        }
    }
    findings
}

/// `<a id="x" name="x">` is one element, and one in or beside the heading of its name leads to the same
/// place.
fn is_one_place(page: PageContext<'_>, first: Element<'_>, second: Element<'_>) -> bool {
    let within = first.span.contains(second.span) || second.span.contains(first.span);
    let text = page.page.text();
    let between = text.get(first.span.end..second.span.start).unwrap_or_default().trim();
    let is_beside = ["", "</a>", "</span>", "</div>", "</p>"].contains(&between);
    within || (is_beside && first.is_heading != second.is_heading)
}

fn finding(page: PageContext<'_>, element: Element<'_>, first: Element<'_>) -> Finding {
    page.finding(&RULE, element.span, element.id, msg!(duplicate_id, id = element.id))
        .related(Place::new(page.page.path(), first.span), msg!(duplicate_id_first))
        .help(msg!(duplicate_id_help))
}
