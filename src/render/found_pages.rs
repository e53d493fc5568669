//! What the search finds of generated pages.

use super::compliance;
use super::generator::Generator;
use super::search::{GeneratedEntry, SectionText, text_of_html};
use crate::site::Generated;
use crate::site::generated::rule_page;

/// The generated pages that readers look for.
pub(super) fn entries(generator: &Generator<'_>) -> Vec<GeneratedEntry> {
    let (site, theme) = (generator.contexts.input.site, generator.contexts.theme);
    let mut entries = Vec::new();
    for file in site.generated() {
        let (title, names): (String, &[&str]) = match file {
            Generated::Compliance | Generated::ComplianceDue | Generated::ComplianceFindings => {
                (compliance::title(generator, file), &[])
            }
            Generated::Checklists => (theme.word("checklists"), &[]),
            Generated::Tags => (theme.word("tags"), &[]),
            Generated::Handbook => {
                (theme.word("emergency-handbook"), &["emergency-lead", "contacts", "start-order"])
            }
            _ => continue,
        };
        let texts: Vec<String> = names.iter().map(|name| theme.word(name)).collect();
        let mut sections = vec![SectionText(String::new(), String::new(), texts.join(" · "))];
        sections.extend(
            compliance::contents(generator, file)
                .into_iter()
                .map(|(id, name)| SectionText(id.to_owned(), name, String::new())),
        );
        let path = site.generated_path(file).to_owned();
        entries.push(GeneratedEntry { path, title, sections });
    }
    for entry in &generator.check.rules {
        // What it finds. The rest would come before the wiki's own pages.
        let html = compliance::html(&entry.explanation);
        let text = text_of_html(&without_code(html.split("</p>").next().unwrap_or_default()));
        entries.push(GeneratedEntry {
            path: rule_page(&entry.code),
            title: format!("{} {}", entry.code, entry.slug),
            sections: vec![SectionText(String::new(), String::new(), text)],
        });
    }
    entries
}

/// Code names examples, which may be words of another language than the site's.
fn without_code(html: &str) -> String {
    let mut parts = html.split("<code>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("</code>").map_or(part, |(_, rest)| rest))
}
