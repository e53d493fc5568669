//! The Markdown format for pull requests and job summaries: counts, then findings by file.
//!
//! Waived and baseline findings come last, folded, each with the reason.

use std::fmt::Write;

use super::{Report, level_name, rule_name};
use crate::diagnostic::{Diagnostic, Message, State, Summary, msg};

/// The report in GitHub Flavored Markdown.
pub fn markdown(report: &Report<'_>) -> String {
    let mut text = format!("## Runbuch\n\n{}", counts(report));
    let (counting, others): (Vec<_>, Vec<_>) =
        report.diagnostics.iter().partition(|diagnostic| diagnostic.counts());
    if counting.is_empty() {
        let none = report.text(&msg!(report_none, count = report.pages));
        let _ = writeln!(text, "\n{}", escaped(&none));
    }
    let same_file = |a: &&Diagnostic, b: &&Diagnostic| path(a) == path(b);
    for findings in counting.chunk_by(same_file) {
        let path = findings.first().map_or("", |first| path(first));
        let _ = writeln!(text, "\n### {}\n", code(path));
        findings.iter().for_each(|diagnostic| text.push_str(&item(report, diagnostic)));
    }
    if !others.is_empty() {
        let title = escaped(&report.text(&msg!(report_not_counted, count = others.len())));
        let _ = write!(text, "\n<details>\n<summary>{title}</summary>\n\n");
        others.iter().for_each(|diagnostic| text.push_str(&item(report, diagnostic)));
        text.push_str("\n</details>\n");
    }
    text
}

fn path(diagnostic: &Diagnostic) -> &str {
    &diagnostic.finding.place.path
}

fn counts(report: &Report<'_>) -> String {
    let summary = Summary::of(report.diagnostics);
    let columns = [
        (msg!(report_errors), summary.error),
        (msg!(report_warnings), summary.warning),
        (msg!(report_notes), summary.note),
        (msg!(report_waived), summary.waived),
        (msg!(report_known), summary.baseline),
        (msg!(report_pages), report.pages),
    ];
    let row = |cell: &dyn Fn(&(Message, usize)) -> String| {
        let cells: Vec<String> = columns.iter().map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let names = row(&|(name, _)| escaped(&report.text(name)));
    [names, row(&|_| "---:".to_owned()), row(&|(_, count)| count.to_string())].concat()
}

fn item(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let finding = &diagnostic.finding;
    let level = escaped(&report.text(&level_name(diagnostic.level)));
    let message = escaped(&report.text(&finding.message));
    let place = code(&report.at(&finding.place));
    let rule = rule_name(diagnostic);
    let state = state(report, diagnostic);
    let mut text = format!("- **{level}** {rule}{state}, {place}: {message}\n");
    for other in &finding.related {
        let message = escaped(&report.text(&other.message));
        let _ = writeln!(text, "  - {}: {message}", code(&report.at(&other.place)));
    }
    for (name, part) in report.parts(diagnostic) {
        let _ = writeln!(text, "  - {}: {}", escaped(&name), escaped(&part));
    }
    if let Some(mark) = report.mark(diagnostic) {
        let _ = writeln!(text, "  - {}", escaped(&mark));
    }
    text
}

/// What the level does not say of the obligation. A waived one has its mark.
fn state(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let message = match diagnostic.finding.state {
        State::Expired => msg!(report_expired),
        State::Unknown => msg!(report_unknown),
        State::Met | State::Violated | State::Waived | State::NotApplicable => {
            return String::new();
        }
    };
    format!(" ({})", escaped(&report.text(&message)))
}

/// A message as Markdown: text between backticks is code, everything else is escaped.
///
/// Text of the wiki may contain backticks; where they are unbalanced, none of them is code.
pub(super) fn escaped(message: &str) -> String {
    let line = message.replace(['\r', '\n'], " ");
    let pieces: Vec<&str> = line.split('`').collect();
    let inner = pieces.len().saturating_sub(2);
    let pairs_up =
        pieces.len() % 2 == 1 && pieces.iter().skip(1).take(inner).all(|it| !it.is_empty());
    if !pairs_up {
        return escaped_text(&line);
    }
    let piece = |(index, piece): (usize, &&str)| {
        if index % 2 == 1 { format!("`{piece}`") } else { escaped_text(piece) }
    };
    pieces.iter().enumerate().map(piece).collect()
}

fn escaped_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>#|~&$".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// `text` as code, with any backticks.
pub(super) fn code(text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default() + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::page::{Event, Page};
    use crate::source::SourceFile;

    /// What readers see of `markdown`; nothing where it is more than text and code.
    fn seen(markdown: &str) -> Option<String> {
        let mut text = String::new();
        let file = SourceFile::new("a.md", format!("- **x** {markdown}").into_bytes());
        for event in Page::parse(Arc::new(file), &Arc::default()).document.events.iter().skip(5) {
            match &event.value {
                Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
                Event::End(_) => {}
                _ => return None,
            }
        }
        Some(text.trim_start().to_owned())
    }

    #[test]
    fn code_stays_code_and_all_else_is_text() {
        assert_eq!(escaped("`a|*b*` fehlt *hier*"), "`a|*b*` fehlt \\*hier\\*");
        assert_eq!(escaped("`a`b` <b>"), "\\`a\\`b\\` \\<b\\>");
        assert_eq!(escaped("``a`` b"), "\\`\\`a\\`\\` b");
        assert_eq!(escaped("a\r\nb"), "a  b");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }

    proptest! {
        #[test]
        fn nothing_in_a_message_is_markup(text in "[a`\\\\*_<>|~&;#!\\[\\]()-]{0,12}") {
            let words = format!("a {text} z");
            let seen = seen(&escaped(&words)).expect("text and code only");
            prop_assert_eq!(seen.replace('`', ""), words.replace('`', ""));
        }
    }
}
