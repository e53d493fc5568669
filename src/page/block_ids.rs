//! `^name` of Obsidian: the anchor of the paragraph, heading or item that it ends, or of the block before it, where it
//! is on a line of its own. It is no text for readers.

use super::event::{Event, SpannedEvent, Tag};
use crate::diagnostic::{Span, Spanned};

/// The events with anchors for the names of blocks.
pub(super) fn anchors(events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    if !events.iter().any(|it| matches!(&it.value, Event::Text(text) if text.contains('^'))) {
        return events;
    }
    let mut names = BlockNames { kept: Vec::with_capacity(events.len()), ..BlockNames::default() };
    for event in events {
        names.event(event);
    }
    names.finish()
}

#[derive(Default)]
struct BlockNames {
    kept: Vec<SpannedEvent>,
    /// The open blocks: where they begin in `kept`, and the block within them that ended last.
    open: Vec<(usize, Option<usize>)>,
    /// The block at the top that ended last.
    last: Option<usize>,
    /// Where in `kept` anchors come in.
    found: Vec<(usize, Box<str>)>,
}

impl BlockNames {
    fn event(&mut self, event: SpannedEvent) {
        match &event.value {
            Event::Start(tag) if !tag.is_inline() => {
                if matches!(tag, Tag::List(_)) && self.is_in(|tag| tag == Tag::Item) {
                    self.end_of_text();
                }
                self.open.push((self.kept.len(), None));
                self.kept.push(event);
            }
            Event::End(tag) if !tag.is_inline() => {
                let is_text = matches!(tag, Tag::Paragraph | Tag::Item | Tag::Heading(_));
                let is_gone = is_text && self.end_of_text();
                let ended = self.open.pop().map(|(start, _)| start);
                if !is_gone {
                    self.kept.push(event);
                    *self.last_block() = ended;
                }
            }
            Event::Rule => {
                *self.last_block() = None;
                self.kept.push(event);
            }
            _ => self.kept.push(event),
        }
    }

    /// The block that ended last beside what is read now.
    fn last_block(&mut self) -> &mut Option<usize> {
        self.open.last_mut().map_or(&mut self.last, |(_, last)| last)
    }

    fn is_in(&self, is_wanted: impl Fn(Tag) -> bool) -> bool {
        let start = self.open.last().and_then(|(start, _)| self.kept.get(*start));
        start.is_some_and(|it| matches!(it.value, Event::Start(tag) if is_wanted(tag)))
    }

    /// Takes the name from the end of the innermost block's text. True where nothing else is in the block, which is
    /// gone then.
    fn end_of_text(&mut self) -> bool {
        let Some((start, _)) = self.open.last().copied() else { return false };
        let Some(SpannedEvent { value: Event::Text(text), span }) = self.kept.last() else {
            return false;
        };
        let Some((rest, name)) = split(text) else { return false };
        // Links name blocks in any case.
        let name: Box<str> = name.to_ascii_lowercase().into();
        let (rest, span): (Box<str>, Span) = (rest.into(), *span);
        let before = self.kept.len().checked_sub(2);
        let is_first = before == Some(start);
        let before = before.and_then(|before| self.kept.get(before)).map(|it| &it.value);
        let after_break = matches!(before, Some(Event::SoftBreak | Event::HardBreak));
        let after_link = matches!(before, Some(Event::End(Tag::Image(_) | Tag::Link(_))));
        if !rest.is_empty() {
            self.kept.pop();
            let kept = rest.trim_end();
            if !kept.is_empty() {
                let end =
                    if text_fits(&rest, &name, span) { span.start + kept.len() } else { span.end };
                let span = Span::new(span.start, end);
                self.kept.push(Spanned::new(Event::Text(kept.into()), span));
            }
        } else if after_break {
            self.kept.truncate(self.kept.len() - 2);
        } else if after_link {
            self.kept.pop();
        } else if is_first && self.is_in(|tag| tag == Tag::Paragraph) {
            let depth = self.open.len();
            let beside = match depth.checked_sub(2) {
                Some(above) => self.open.get(above).and_then(|(_, last)| *last),
                None => self.last,
            };
            let Some(block) = beside else { return false };
            self.kept.truncate(start);
            self.found.push((block, name));
            return true;
        } else {
            return false;
        }
        self.found.push((start + 1, name));
        false
    }

    fn finish(mut self) -> Vec<SpannedEvent> {
        self.found.sort_by_key(|(place, _)| *place);
        let mut found = self.found.into_iter().peekable();
        let mut events = Vec::with_capacity(self.kept.len() + found.len());
        for (place, event) in self.kept.into_iter().enumerate() {
            while let Some((_, name)) = found.next_if(|(at, _)| *at == place) {
                events.push(Spanned::new(Event::Anchor(name), Span::at(event.span.start)));
            }
            events.push(event);
        }
        events
    }
}

fn text_fits(rest: &str, name: &str, span: Span) -> bool {
    rest.len() + name.len() == span.len()
}

/// `Text ^name` as `Text ` and `^name`; none where the text ends otherwise.
fn split(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind('^')?;
    let (rest, name) = text.split_at_checked(at)?;
    let name = name.trim_end();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_named = name.len() > 1 && name.chars().skip(1).all(is_name);
    let is_apart = rest.is_empty() || rest.ends_with([' ', '\t']);
    (is_named && is_apart).then_some((rest, name))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dialect::Dialect;
    use crate::page::Page;
    use crate::source::SourceFile;

    /// The page's text: `¶` before a paragraph, `-` before an item, `<name>` for an anchor.
    fn text(markdown: &str, dialect: &str) -> String {
        let source = SourceFile::new(Arc::from("seite.md"), markdown.as_bytes().to_vec());
        let dialect = Dialect::of(Dialect::named(dialect).expect("a dialect"));
        let page = Page::parse(Arc::new(source), &Arc::new(dialect));
        let words = page.document.events.iter().map(|it| match &it.value {
            Event::Text(text) => text.to_string(),
            Event::SoftBreak => "|".to_owned(),
            Event::Anchor(name) => format!("<{name}>"),
            Event::Start(Tag::Paragraph) => "¶".to_owned(),
            Event::Start(Tag::Item) => "-".to_owned(),
            Event::Start(Tag::Table(_)) => "#".to_owned(),
            _ => String::new(),
        });
        words.collect()
    }

    #[test]
    fn names_of_blocks_are_anchors() {
        for (markdown, expected) in [
            ("Erst prüfen. ^p1", "¶<^p1>Erst prüfen."),
            ("**Erst** ^p1\n\nDann", "¶<^p1>Erst¶Dann"),
            ("![[plan.png]]^p1", "¶<^p1>plan.png"),
            ("Eins\nzwei\n^p1", "¶<^p1>Eins|zwei"),
            ("- eins ^a\n- zwei\n  - drei ^b", "-<^a>eins-zwei-<^b>drei"),
            ("- eins ^a\n  - zwei", "-<^a>eins-zwei"),
            ("| A |\n| - |\n| 1 |\n\n^t-1\n\nEnde", "<^t-1>#A1¶Ende"),
            ("> Zitat\n\n^z", "<^z>¶Zitat"),
            ("> Zitat ^z", "¶<^z>Zitat"),
            ("## Titel ^h\n\nText", "<^h>Titel¶Text"),
        ] {
            assert_eq!(text(markdown, "obsidian"), expected, "{markdown}");
        }
    }

    #[test]
    fn what_only_looks_like_names_of_blocks_is_text() {
        for markdown in ["2^10", "Text ^a_b", "^erst", "a ^b c", "a ^", "`x ^a`", "Text^a"] {
            assert!(!text(markdown, "obsidian").contains('<'), "{markdown}");
        }
        assert_eq!(text("Text ^a", "github"), "¶Text ^a");
    }
}
