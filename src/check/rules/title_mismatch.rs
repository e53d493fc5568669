//! S807 title-mismatch: front matter, first heading and file name call a page by different names.

use super::rule;
use crate::check::{LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Message, Span, msg};
use crate::lexicon::{bare_vowels, structure};
use crate::page::INDEX_NAMES;
use crate::site::{folder_of, name_of};

rule! {
    "S807", "title-mismatch", Off,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "title_mismatch", run: Run::Linked(check),
}

fn check(linked: LinkedPage<'_>) -> Vec<Finding> {
    if linked.site.is_summary(linked.id) {
        return Vec::new();
    }
    let page = linked.own;
    let names: Vec<(Message, &str, Span)> = names(page);
    let keys: Vec<String> = names.iter().map(|(_, name, _)| key(name)).collect();
    let differ = keys.iter().any(|key| Some(key) != keys.first());
    let (Some((.., span)), true) = (names.first(), differ) else { return Vec::new() };
    let called = names
        .iter()
        .map(|(place, name, _)| msg!(title_mismatch_name, place = place.clone(), name = *name));
    let message = msg!(title_mismatch, names = called.collect::<Vec<_>>());
    vec![page.finding(&RULE, *span, "title", message).help(msg!(title_mismatch_help))]
}

fn names(page: PageContext<'_>) -> Vec<(Message, &str, Span)> {
    let mut names = Vec::new();
    let title = &page.page.meta.title;
    if let (Some(text), Some(span)) = (title.text(), title.span()) {
        names.push((msg!(title_mismatch_title), text, span));
    }
    if let Some(heading) = page.page.title_heading() {
        names.push((msg!(title_mismatch_heading), heading.text.as_str(), heading.text_span));
    }
    if let Some(name) = file_name(page) {
        names.push((msg!(title_mismatch_file), name, Span::at(0)));
    }
    names
}

/// The name of the file, or of the folder that it stands for; the start page has none.
fn file_name(page: PageContext<'_>) -> Option<&str> {
    let stem = page.page.stem();
    if !INDEX_NAMES.iter().any(|index| stem.eq_ignore_ascii_case(index)) {
        return Some(stem);
    }
    let folder = folder_of(page.page.path());
    (folder != page.config.src && !folder.is_empty()).then(|| name_of(folder))
}

/// Letters and digits without case, umlauts, separators, a number for order, and „und“.
fn key(name: &str) -> String {
    let folded = bare_vowels(name);
    let unnumbered = folded.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_order = unnumbered.starts_with(['-', '_', '.', ' ', ')']);
    let name = if is_order { unnumbered } else { &folded };
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !structure::AND.has(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_of_one_name_are_equal() {
        let names = [
            "Betrieb – Prüfung & Übergabe",
            "betrieb-pruefung-uebergabe",
            "02_Betrieb-Prüfung-und-Übergabe",
            "2. Betrieb: Prüfung und Übergabe",
        ];
        for name in names {
            assert_eq!(key(name), "betriebprufungubergabe", "{name}");
        }
        assert_ne!(key("Betrieb"), key("Backup"));
    }
}
