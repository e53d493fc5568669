//! F100 bad-front-matter: front matter that cannot be read.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Level, Place, msg};
use crate::page::FrontMatterProblem;
use crate::source::data::{Problem, ProblemKind};

rule! {
    "F100", "bad-front-matter", Error,
    fix: None, time_dependent: false,
    explanation: "bad_front_matter", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let problems = page.page.front_matter.problems.iter();
    problems
        .map(|problem| match problem {
            FrontMatterProblem::NeverClosed { span, fence } => {
                let message = msg!("bad-front-matter-never-closed", fence = *fence);
                let help = msg!("bad-front-matter-never-closed-help", fence = *fence);
                page.finding(&RULE, *span, fence, message).help(help)
            }
            FrontMatterProblem::Data(problem) => of_data(page, problem),
        })
        .collect()
}

fn of_data(page: PageContext<'_>, problem: &Problem) -> Finding {
    let subject = match &problem.kind {
        ProblemKind::DuplicateKey { key, .. } => key.as_str(),
        _ => "front matter",
    };
    let message = msg!("bad-front-matter", problem = problem.message());
    let level = if is_template(page, problem) { Level::Note } else { RULE.info.level };
    let finding = page.finding(&RULE, problem.span, subject, message).level(level);
    match &problem.kind {
        ProblemKind::DuplicateKey { first, .. } => finding
            .related(Place::new(page.page.path(), *first), msg!("bad-front-matter-first"))
            .help(msg!("bad-front-matter-duplicate-help")),
        _ => finding.help(msg!("bad-front-matter-help")),
    }
}

/// `date: {{date}}`: a page that another tool makes pages of.
fn is_template(page: PageContext<'_>, problem: &Problem) -> bool {
    let before = problem.span.start.saturating_sub(1);
    let written = page.page.text().get(before..).unwrap_or_default();
    problem.kind == ProblemKind::ComplexKey && written.starts_with("{{")
}
