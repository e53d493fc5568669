//! S803 mojibake: UTF-8 that was read in another encoding and saved again.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Safety, Span, msg};
use crate::page::mojibake::{self, Mojibake};

rule! {
    "S803", "mojibake", Error,
    fix: Safe, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "mojibake", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let text = page.page.text();
    if text.is_ascii() {
        return Vec::new();
    }
    let code = shown(text, code(page));
    let runs: Vec<Mojibake> = mojibake::runs(text, &code).collect();
    let Some(first) = runs.first() else { return Vec::new() };
    let lines = lines(page, &runs);
    let message = msg!(
        mojibake,
        text = first.span.of(text),
        restored = first.restored.as_str(),
        encoding = first.misread.name(),
        lines = lines
    );
    let finding = page.finding(&RULE, first.span, first.misread.name(), message);
    vec![match mojibake::whole_file(text, &code) {
        Some(whole) => finding.help(msg!(mojibake_whole_help)).fix(Fix::replace(
            Safety::Safe,
            whole.span,
            whole.restored,
        )),
        None => finding.help(msg!(mojibake_runs_help)).fix(Fix {
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

/// Characters around damaged ones in which a quotation begins and ends; a longer one is no example.
const LONGEST_QUOTATION: usize = 60;

const QUOTATION_MARKS: [(char, char); 6] =
    [('„', '“'), ('‚', '‘'), ('“', '”'), ('»', '«'), ('«', '»'), ('›', '‹')];

/// `code`, and what a sentence quotes in quotation marks that are sound themselves. Straight ones tell
/// nothing of a file that is damaged as a whole: they count where other letters beyond ASCII are sound.
fn shown(text: &str, mut code: Vec<Span>) -> Vec<Span> {
    let runs: Vec<Span> = mojibake::runs(text, &code).map(|run| run.span).collect();
    let beyond_ascii = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    let damaged: usize = runs.iter().map(|run| beyond_ascii(run.of(text))).sum();
    let is_sound = beyond_ascii(text) > damaged;
    code.extend(runs.into_iter().filter(|run| is_quoted(text, *run, is_sound)));
    code.sort();
    code
}

fn is_quoted(text: &str, run: Span, straight: bool) -> bool {
    let before = text.get(..run.start).unwrap_or_default().chars().rev();
    let after = text.get(run.end..).unwrap_or_default().chars();
    let near = |c: &char| !matches!(c, '\n' | '\r');
    let before: Vec<char> = before.take_while(near).take(LONGEST_QUOTATION).collect();
    let after: Vec<char> = after.take_while(near).take(LONGEST_QUOTATION).collect();
    let first = |of: &[char], marks: [char; 2]| of.iter().find(|c| marks.contains(c)).copied();
    let typographic = QUOTATION_MARKS.iter().any(|(open, close)| {
        first(&before, [*open, *close]) == Some(*open)
            && first(&after, [*open, *close]) == Some(*close)
    });
    let is_in = |of: &[char], mark: char| of.iter().filter(|c| **c == mark).count() % 2 == 1;
    let straight =
        straight && ['"', '\''].iter().any(|mark| is_in(&before, *mark) && is_in(&after, *mark));
    typographic || straight
}

fn lines(page: PageContext<'_>, runs: &[Mojibake]) -> usize {
    let mut lines: Vec<usize> =
        runs.iter().map(|run| page.page.source.position(run.span.start).line).collect();
    lines.dedup();
    lines.len()
}
