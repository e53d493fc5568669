//! What a reader sees of a page, by section.

use serde::Serialize;

use super::terms::{Weight, is_identifier};
use crate::html::{Token, Tokens, resolve_references};
use crate::page::{Document, Event, HeadingId, Tag};

/// A heading, and the text up to the next one.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SectionText(
    /// The anchor; empty at the top of the page.
    pub(in crate::render) String,
    /// What the heading says; empty at the top of the page.
    pub(in crate::render) String,
    /// What is below it, with one space between words.
    pub(in crate::render) String,
);

/// A cell that holds nothing but an identifier.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct IdentifierCell {
    /// The index of its section.
    pub(super) section: usize,
    pub(super) text: String,
    /// Whether it is the first cell of its row, which names what the row is about.
    pub(super) is_name: bool,
}

impl IdentifierCell {
    pub(super) fn weight(&self) -> Weight {
        if self.is_name { Weight::NAME } else { Weight::CELL }
    }
}

/// The sections of a page in their order; the first one begins with the page and has its title. And the cells
/// that are identifiers, in theirs.
pub(super) fn sections(
    document: &Document,
    title: Option<HeadingId>,
) -> (Vec<SectionText>, Vec<IdentifierCell>) {
    let mut sections = vec![SectionText::default()];
    let mut cells = Vec::new();
    let mut cell_start = 0;
    let mut is_name = false;
    let mut in_heading = false;
    for spanned in &document.events {
        match spanned.value {
            Event::Start(Tag::Heading(id)) => {
                in_heading = true;
                let heading = document.headings.get(id);
                let heading = heading.filter(|_| Some(id) != title);
                sections.extend(
                    heading.map(|it| SectionText(it.id.clone(), it.text.clone(), String::new())),
                );
            }
            Event::End(Tag::Heading(_)) => in_heading = false,
            Event::Start(Tag::TableRow) => is_name = true,
            Event::Start(Tag::TableCell) => cell_start = text_of(&sections).len(),
            Event::End(Tag::TableCell) => {
                let text = text_of(&sections).get(cell_start..).unwrap_or_default().trim();
                if is_identifier(text) {
                    let section = sections.len() - 1;
                    cells.push(IdentifierCell { section, text: text.to_owned(), is_name });
                }
                is_name = false;
            }
            _ => {}
        }
        if let Some(section) = sections.last_mut().filter(|_| !in_heading) {
            event(&spanned.value, &mut section.2);
        }
    }
    for section in &mut sections {
        section.2.truncate(section.2.trim_end().len());
    }
    (sections, cells)
}

fn text_of(sections: &[SectionText]) -> &str {
    sections.last().map_or("", |section| &section.2)
}

/// What a reader sees of HTML that we made.
pub(in crate::render) fn text_of_html(html: &str) -> String {
    let mut text = String::new();
    for (token, _) in Tokens::new(html) {
        match token {
            Token::Text(part) => words(&resolve_references(part), &mut text),
            _ => space(&mut text),
        }
    }
    text.trim_end().to_owned()
}

fn event(event: &Event, out: &mut String) {
    match event {
        Event::Text(text) | Event::Code(text) => words(text, out),
        Event::InlineMath(text) | Event::DisplayMath(text) => words(text, out),
        Event::Html(html) | Event::InlineHtml(html) => of_html(html, out),
        Event::SoftBreak | Event::HardBreak | Event::Rule => space(out),
        // Between blocks; emphasis within a word parts nothing.
        Event::Start(Tag::Mark(_) | Tag::Link(_)) | Event::End(Tag::Mark(_) | Tag::Link(_)) => {}
        Event::Start(_) | Event::End(_) => space(out),
        Event::FootnoteReference(_) | Event::Checkbox(_) | Event::Anchor(_) => {}
    }
}

/// Adds `text` with single spaces.
fn words(text: &str, out: &mut String) {
    for (index, word) in text.split(char::is_whitespace).enumerate() {
        if index > 0 {
            space(out);
        }
        out.push_str(word);
    }
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn of_html(html: &str, out: &mut String) {
    for (token, _) in Tokens::new(html) {
        match token {
            Token::Text(text) => words(&resolve_references(text), out),
            Token::Oversized(text) => words(text, out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::source::SourceFile;

    fn read(text: &str) -> Vec<(String, String, String)> {
        let file = SourceFile::new("a.md", text.as_bytes().to_vec());
        let page = Page::parse(file.into(), &std::sync::Arc::default());
        let (sections, _) = sections(&page.document, page.document.opening);
        sections.into_iter().map(|it| (it.0, it.1, it.2)).collect()
    }

    #[test]
    fn a_section_holds_what_a_reader_sees_below_its_heading() {
        let text = "# Titel\n\nEin **fett**es `Wort`,\nund [ein Link](x.md).\n\n\
                    ## Zwei Ü\n\n- [ ] Punkt\n- Zweiter\n\n| A | B |\n| --- | --- |\n| c | d |\n\n\
                    ```sh\nzpool  import\n```\n\n\
                    <details><summary>Mehr</summary><script>nie()</script></details>\n\n### Leer\n";
        let section = |id: &str, heading: &str, text: &str| {
            (id.to_owned(), heading.to_owned(), text.to_owned())
        };
        assert_eq!(
            read(text),
            [
                section("", "", "Ein fettes Wort, und ein Link."),
                section("zwei-ü", "Zwei Ü", "Punkt Zweiter A B c d zpool import Mehr"),
                section("leer", "Leer", ""),
            ]
        );
    }

    #[test]
    fn cells_that_are_identifiers_are_noted() {
        let text = "# A\n\n## B\n\n| ID | Adresse | Was |\n| --- | --- | --- |\n\
                    | `BT-HB-01` | 10.0.0.1 | Restore-Test |\n| NAS | – | 10.0.0.1 und mehr |\n";
        let file = SourceFile::new("a.md", text.as_bytes().to_vec());
        let page = Page::parse(file.into(), &std::sync::Arc::default());
        let (_, cells) = sections(&page.document, page.document.opening);
        let cell =
            |text: &str, is_name| IdentifierCell { section: 1, text: text.to_owned(), is_name };
        assert_eq!(cells, [cell("BT-HB-01", true), cell("10.0.0.1", false)]);
    }

    #[test]
    fn a_page_without_title_has_a_first_section_too() {
        let sections = read("Vorweg\n\n## Teil\n\nText");
        let ids: Vec<&str> = sections.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(ids, ["", "teil"]);
        assert_eq!(read(""), [(String::new(), String::new(), String::new())]);
    }
}
