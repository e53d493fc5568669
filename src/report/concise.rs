//! One line per finding, as compilers print them: for editors, `grep` and logs.

use super::Report;

/// `PATH:LINE:COLUMN: LEVEL[CODE] MESSAGE`, with levels in English whatever the language of the message. Findings that
/// are waived or in the baseline are left out, as readers of such lines know no such state.
pub fn concise(report: &Report<'_>) -> String {
    let counting = report.diagnostics.iter().filter(|diagnostic| diagnostic.counts());
    let line = |diagnostic: &crate::diagnostic::Diagnostic| {
        let finding = &diagnostic.finding;
        let at = report.position(&finding.place, finding.place.span.start);
        let message = report.catalogue.text(&finding.message);
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        let (path, level, code) =
            (&finding.place.path, diagnostic.level.as_str(), &finding.rule.code);
        format!("{path}:{}:{}: {level}[{code}] {message}\n", at.line, at.column)
    };
    counting.map(line).collect()
}
