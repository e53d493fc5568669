//! S803 mojibake: UTF-8 that was read in another encoding and saved again.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Safety, Span, msg};
use crate::page::mojibake::{self, Mojibake};

rule! {
    "S803", "mojibake", Error,
    fix: Safe, time_dependent: false,
    explanation: "mojibake", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let text = page.page.text();
    if text.is_ascii() {
        return Vec::new();
    }
    let code = code(page);
    let runs: Vec<Mojibake> = mojibake::runs(text, &code).collect();
    let Some(first) = runs.first() else { return Vec::new() };
    let lines = lines(page, &runs);
    let message = msg!(
        "mojibake",
        text = first.span.of(text),
        restored = first.restored.as_str(),
        encoding = first.misread.name(),
        lines = lines
    );
    let finding = page.finding(&RULE, first.span, first.misread.name(), message);
    vec![match mojibake::whole_file(text, &code) {
        Some(whole) => finding.help(msg!("mojibake-whole-help")).fix(Fix::replace(
            Safety::Safe,
            whole.span,
            whole.restored,
        )),
        None => finding.help(msg!("mojibake-runs-help")).fix(Fix {
            safety: Safety::Unsafe,
            edits: runs
                .into_iter()
                .map(|run| Edit { span: run.span, text: run.restored })
                .collect(),
        }),
    }]
}

/// Where text may rightly look damaged, in ascending order.
fn code(page: PageContext<'_>) -> Vec<Span> {
    let document = page.document();
    let blocks = document.code_blocks.iter().map(|block| block.span);
    let mut code: Vec<Span> =
        document.code_spans.iter().map(|span| span.span).chain(blocks).collect();
    code.sort();
    code
}

fn lines(page: PageContext<'_>, runs: &[Mojibake]) -> usize {
    let mut lines: Vec<usize> =
        runs.iter().map(|run| page.page.source.position(run.span.start).line).collect();
    lines.dedup();
    lines.len()
}
