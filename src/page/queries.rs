//! What Obsidian and its plugins put in the place of text: the results of queries, the values of templates.

use super::document::Document;
use super::elements::{Leftover, LeftoverKind};
use super::event::{Event, Tag};

/// Notes the blocks of code that are queries of these `languages`, and Templater's `<% … %>`.
pub(super) fn note(document: &mut Document, languages: &[&str]) {
    let language = |info: &str| {
        let word = info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
        languages.iter().find(|it| it.eq_ignore_ascii_case(word)).copied()
    };
    let query =
        |name: &str, span| Leftover { kind: LeftoverKind::Query, name: name.to_owned(), span };
    let blocks = document.code_blocks.iter();
    let mut found: Vec<Leftover> =
        blocks.filter_map(|block| Some(query(language(&block.info)?, block.span))).collect();
    let mut in_code = false;
    for event in &document.events {
        match &event.value {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(Tag::CodeBlock(_)) => in_code = false,
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) if !in_code => {
                let name = expression(text);
                found.extend(name.map(|name| Leftover {
                    kind: LeftoverKind::Expression,
                    name: name.to_owned(),
                    span: event.span,
                }));
            }
            _ => {}
        }
    }
    document.leftovers.append(&mut found);
    document.leftovers.sort_by_key(|leftover| leftover.span);
}

/// `tp.file.title` of `<% tp.file.title %>`
fn expression(text: &str) -> Option<&str> {
    let (_, inside) = text.split_once("<%")?;
    let (inside, _) = inside.split_once("%>")?;
    inside.trim_matches(['*', '_', '-', ' ']).split([' ', '(']).find(|word| !word.is_empty())
}
