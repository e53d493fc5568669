//! F100 bad-front-matter: front matter that cannot be read.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Level, Place, Safety, Span, msg};
use crate::page::FrontMatterProblem;
use crate::source::data::{DataProblem, ProblemKind};

rule! {
    "F100", "bad-front-matter", Error,
    fix: Safe, time_dependent: false,
    category: Record, since: "0.1.0",
    explanation: "bad_front_matter", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let problems = page.page.front_matter.problems.iter();
    problems
        .map(|problem| match problem {
            FrontMatterProblem::NeverClosed { span, fence } => {
                let message = msg!(bad_front_matter_never_closed);
                let help = msg!(bad_front_matter_never_closed_help, fence = *fence);
                page.finding(&RULE, *span, fence, message).help(help)
            }
            FrontMatterProblem::Late { span, block } => late(page, *span, *block),
            FrontMatterProblem::Data(problem) => of_data(page, problem),
        })
        .collect()
}

/// What is above goes, or below where it is more than blank lines.
fn late(page: PageContext<'_>, span: Span, block: Span) -> Finding {
    let text = page.page.text();
    let above = Span::new(0, block.start);
    let edits = if above.of(text).trim().is_empty() {
        vec![Edit { span: above, text: String::new() }]
    } else {
        let end = if block.of(text).ends_with(['\n', '\r']) { "" } else { "\n" };
        let moved = Edit { span: Span::at(0), text: format!("{}{end}", block.of(text)) };
        vec![moved, Edit { span: block, text: String::new() }]
    };
    page.finding(&RULE, span, "front matter", msg!(bad_front_matter_late))
        .help(msg!(bad_front_matter_late_help))
        .fix(Fix { safety: Safety::Safe, edits })
}

fn of_data(page: PageContext<'_>, problem: &DataProblem) -> Finding {
    let subject = match &problem.kind {
        ProblemKind::DuplicateKey { key, .. } => key.as_str(),
        _ => "front matter",
    };
    let message = msg!(bad_front_matter, problem = problem.message());
    let level = if is_template(page, problem) { Level::Note } else { RULE.info.level };
    let finding = page.finding(&RULE, problem.span, subject, message).level(level);
    match &problem.kind {
        ProblemKind::DuplicateKey { first, .. } => finding
            .related(Place::new(page.page.path(), *first), msg!(bad_front_matter_first))
            .help(msg!(bad_front_matter_duplicate_help)),
        _ => finding.help(msg!(bad_front_matter_help)),
    }
}

/// `date: {{date}}`: a page that another tool makes pages of.
fn is_template(page: PageContext<'_>, problem: &DataProblem) -> bool {
    let before = problem.span.start.saturating_sub(1);
    let written = page.page.text().get(before..).unwrap_or_default();
    problem.kind == ProblemKind::ComplexKey && written.starts_with("{{")
}
