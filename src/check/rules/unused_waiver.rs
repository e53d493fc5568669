//! M001 unused-waiver: a waiver that matches no finding. `verdict` knows which were used.

use super::rule;
use crate::check::{Run, Waiver, WaiverPlace};
use crate::diagnostic::{Finding, Fix, Safety, Span, msg};

rule! {
    "M001", "unused-waiver", Warning,
    fix: Safe, time_dependent: false,
    explanation: "unused_waiver", run: Run::Verdict,
}

/// The finding about a waiver that was not needed. `text` is its file's.
pub fn finding(waiver: &Waiver, text: &str) -> Finding {
    let subject = waiver.rule.as_ref().map_or("", |(rule, _)| rule);
    let message = msg!("unused-waiver", rule = subject);
    let finding = Finding::new(&RULE.info, waiver.place.clone(), subject, message)
        .help(msg!("unused-waiver-help"));
    match waiver.written {
        WaiverPlace::Comment => finding.fix(removal(waiver.place.span, text)),
        WaiverPlace::FrontMatter => finding,
    }
}

/// Removes the comment, with its line where nothing else stands there.
fn removal(span: Span, text: &str) -> Fix {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let alone = before.ends_with(['\n', '\r']) || before.is_empty();
    let line_break = ["\r\n", "\n", "\r"].into_iter().find(|end| after.starts_with(end));
    let end = span.end + line_break.filter(|_| alone).map_or(0, str::len);
    Fix::replace(Safety::Safe, Span::new(span.start, end), "")
}
