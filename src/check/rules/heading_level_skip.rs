//! S809 heading-level-skip: headings that leave a level out, and more than one of the first level.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Place, msg};
use crate::page::Heading;
use crate::site::is_summary;

rule! {
    "S809", "heading-level-skip", Note,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "heading_level_skip", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    // Its headings name the parts of a book and open no sections.
    if is_summary(page.config, page.page.path()) {
        return Vec::new();
    }
    let mut findings = skips(page);
    findings.extend(second_title(page));
    findings
}

/// One finding for each pair of levels: anyone who writes `####` below `##` does it everywhere.
fn skips(page: PageContext<'_>) -> Vec<Finding> {
    let headings = &page.document().headings;
    let pairs = headings.iter().zip(headings.iter().skip(1));
    let mut skips: BTreeMap<(u8, u8), Vec<&Heading>> = BTreeMap::new();
    for (above, below) in pairs.filter(|(above, below)| below.level > above.level + 1) {
        skips.entry((above.level, below.level)).or_default().push(below);
    }
    let of_pair = |((above, below), headings): ((u8, u8), Vec<&Heading>)| {
        let first = *headings.first()?;
        let message = msg!(
            heading_level_skip,
            above = usize::from(above),
            below = usize::from(below),
            count = headings.len()
        );
        let subject = format!("h{above}-h{below}");
        let finding = page.finding(&RULE, first.span, &subject, message);
        Some(finding.help(msg!(heading_level_skip_help, level = usize::from(above + 1))))
    };
    skips.into_iter().filter_map(of_pair).collect()
}

fn second_title(page: PageContext<'_>) -> Option<Finding> {
    let mut titles = page.document().headings.iter().filter(|heading| heading.level == 1);
    let first = titles.next()?;
    let second = titles.next()?;
    let message = msg!(heading_level_titles, count = titles.count() + 2);
    let finding = page.finding(&RULE, second.span, "h1", message);
    let place = Place::new(page.page.path(), first.span);
    Some(
        finding
            .related(place, msg!(heading_level_first_title))
            .help(msg!(heading_level_titles_help)),
    )
}
