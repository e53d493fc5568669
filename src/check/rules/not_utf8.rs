//! S810 not-utf8: a file in another encoding than UTF-8.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Fix, Safety, Span, msg};
use crate::source::Encoding;

rule! {
    "S810", "not-utf8", Error,
    fix: Safe, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "not_utf8", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let encoding = match page.page.source.encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => return Vec::new(),
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    };
    let message = msg!(not_utf8, encoding = encoding);
    // Writing the text as it was read writes it in UTF-8.
    let fix = Fix::replace(Safety::Safe, page.page.span(), page.page.text());
    let finding = page.finding(&RULE, Span::at(0), encoding, message);
    vec![finding.help(msg!(not_utf8_help)).fix(fix)]
}
