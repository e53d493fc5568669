//! The fix of rules that miss a section: its heading at the page's end, with a word that says
//! that its text is still to come.

use crate::check::PageContext;
use crate::diagnostic::{Fix, Safety, Span};

/// Appends `headings` of `level`; none where the page ends in something that is never closed.
pub(super) fn appended<'h>(
    page: PageContext<'_>,
    level: u8,
    headings: impl Iterator<Item = &'h str>,
) -> Option<Fix> {
    let text = page.page.text();
    if ends_open(page) {
        return None;
    }
    let line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let marks = "#".repeat(usize::from(level));
    let section = |heading: &str| format!("{line}{marks} {heading}{line}{line}TODO{line}");
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { line };
    let sections = headings.map(section).collect::<String>();
    let scaffold = format!("{end}{sections}");
    Some(Fix::replace(Safety::Unsafe, Span::at(text.len()), scaffold))
}

/// Whether the page ends in a code block or a comment without its end.
fn ends_open(page: PageContext<'_>) -> bool {
    let text = page.page.text().trim_end();
    let comment = text.rfind("<!--") > text.rfind("-->");
    let code = page.document().code_blocks.last().is_some_and(|block| {
        let written = block.span.of(page.page.text()).trim_end();
        let mut lines = written.lines();
        let first = lines.next().unwrap_or_default().trim_start();
        let fenced = first.starts_with("```") || first.starts_with("~~~");
        let last = lines.next_back().unwrap_or_default().trim_start();
        let closed = last.starts_with("```") || last.starts_with("~~~");
        block.span.end >= text.len() && fenced && !closed
    });
    comment || code
}
