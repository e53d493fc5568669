//! What other generators are told between the words and no reader needs to see: attributes of links
//! and images (`{ width=300 }` of `MkDocs` and Pandoc), of paragraphs (`{: .note }` of Jekyll), `[TOC]`.

use std::sync::LazyLock;

use regex::Regex;

use super::event::{Event, SpannedEvent, Tag};
use crate::diagnostic::{Span, Spanned};

#[expect(clippy::expect_used, reason = "the pattern is constant, and the tests run it")]
static LIST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^\{:?\s*(?:(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+))\s*)+\}"#)
        .expect("a pattern")
});

/// Leaves it out.
pub(super) fn strip(events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    if !events.iter().any(|it| may_hold_any(&it.value)) {
        return events;
    }
    let mut result: Vec<SpannedEvent> = Vec::with_capacity(events.len());
    for Spanned { value, span } in events {
        let before = result.last().map(|before| &before.value);
        match (value, before) {
            (Event::Text(text), Some(Event::End(Tag::Link(_) | Tag::Image(_)))) => {
                let len = list(&text).filter(|_| text.len() == span.len()).unwrap_or_default();
                let (_, rest) = text.split_at_checked(len).unwrap_or(("", &text));
                if !rest.is_empty() {
                    let at = Span::new(span.start + len, span.end);
                    result.push(Spanned::new(Event::Text(rest.into()), at));
                }
            }
            (Event::Text(text), Some(Event::Start(Tag::Paragraph) | Event::SoftBreak))
                if is_line_of_its_own(&text) => {}
            (Event::SoftBreak, Some(Event::Start(Tag::Paragraph) | Event::SoftBreak)) => {}
            (Event::End(Tag::Paragraph), Some(Event::Start(Tag::Paragraph))) => {
                result.pop();
            }
            (event @ Event::End(Tag::Paragraph | Tag::Item), Some(Event::SoftBreak)) => {
                result.pop();
                result.push(Spanned::new(event, span));
            }
            (event, _) => result.push(Spanned::new(event, span)),
        }
    }
    result
}

/// Most pages have none.
fn may_hold_any(event: &Event) -> bool {
    let Event::Text(text) = event else { return false };
    text.starts_with(['{', '['])
}

/// Bytes of the list of attributes that `text` begins with.
pub(super) fn list(text: &str) -> Option<usize> {
    Some(LIST.find(text)?.end())
}

fn is_line_of_its_own(text: &str) -> bool {
    let text = text.trim_end();
    text == "[TOC]"
        || text.starts_with("{:") && (text == "{:toc}" || list(text) == Some(text.len()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::page::Page;
    use crate::source::SourceFile;

    /// The page's text, `|` between lines.
    fn text(markdown: &str) -> String {
        let bytes = markdown.as_bytes().to_vec();
        let page =
            Page::parse(Arc::new(SourceFile::new(Arc::from("seite.md"), bytes)), &Arc::default());
        let words = page.document.events.iter().map(|it| match &it.value {
            super::Event::Text(text) => text.to_string(),
            super::Event::SoftBreak => "|".to_owned(),
            super::Event::Start(super::Tag::Paragraph) => "¶".to_owned(),
            _ => String::new(),
        });
        words.collect()
    }

    #[test]
    fn what_is_meant_for_generators_is_not_shown() {
        let cases = [
            ("![Plan](a.png){ width=300 } da", "¶Plan da"),
            ("[x](y.md){ .md-button #id title=\"a b\" }.", "¶x."),
            ("[x](y.md){:target=_blank}", "¶x"),
            ("Absatz\n{: .note }", "¶Absatz"),
            ("{: .warning }\nAbsatz\nweiter", "¶Absatz|weiter"),
            ("[TOC]\n\nText", "¶Text"),
            ("- TOC\n{:toc}\n", "TOC"),
        ];
        for (markdown, expected) in cases {
            assert_eq!(text(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is() {
        for markdown in
            ["[x](y.md){z}", "{ width=300 }", "a {: .note }", "`x`{ .y }", "[x](y.md) { a=b }"]
        {
            assert!(text(markdown).contains('{'), "{markdown}");
        }
        assert_eq!(text("siehe [TOC]"), "¶siehe [TOC]");
    }
}
