//! S808 section-missing: a heading that the schema of the page's kind requires is not there.

use super::{rule, scaffold};
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Message, Span, msg};
use crate::lexicon::bare_vowels;
use crate::page::Heading;
use crate::schema::RequiredSection;

rule! {
    "S808", "section-missing", Warning,
    fix: Unsafe, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "section_missing", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let Some(kind) = page.declared_kind() else { return Vec::new() };
    let headings = &page.document().headings;
    let is_missing = |section: &&RequiredSection| {
        !section.names.is_empty() && !headings.iter().any(|heading| is_named(heading, section))
    };
    let missing: Vec<&RequiredSection> = kind.sections.iter().filter(is_missing).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let lang = page.words();
    let missing: Vec<&str> = missing.into_iter().map(|section| section.title(lang)).collect();
    let names: Vec<Message> = missing.iter().map(|title| msg!(quoted, text = *title)).collect();
    let message =
        msg!(section_missing, count = names.len(), sections = names, kind = kind.label(lang));
    let title = page.page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
    let mut finding = page.finding(&RULE, title, "sections", message);
    finding.fix = scaffold::appended(page, 2, missing.into_iter());
    vec![finding.help(msg!(section_missing_help))]
}

/// Whether a heading bears one of the section's names, alone or among other words.
fn is_named(heading: &Heading, section: &RequiredSection) -> bool {
    let text = spaced(&heading.text);
    section.names.iter().any(|name| text.contains(&spaced(name)))
}

/// The folded words, each between spaces.
fn spaced(text: &str) -> String {
    let folded = bare_vowels(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}
