//! The lines of a page as a reader sees them, without blocks of code.

use super::document::Document;
use super::event::{Event, Mark, Tag};

/// A line of text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TextLine {
    /// What a reader sees.
    pub text: String,
    /// Its bold parts.
    pub bold: Vec<String>,
    /// Whether it names what follows: a heading, a cell, a term.
    pub is_name: bool,
}

impl Document {
    /// All lines that are not empty, in their order; cells are lines too.
    pub fn text_lines(&self) -> Vec<TextLine> {
        let mut lines = Lines::default();
        for event in &self.events {
            lines.event(&event.value);
        }
        lines.end(false);
        lines.done
    }
}

#[derive(Default)]
struct Lines {
    done: Vec<TextLine>,
    line: TextLine,
    is_bold: bool,
    in_code: bool,
}

impl Lines {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Start(Tag::Mark(Mark::Strong)) => {
                self.is_bold = true;
                self.line.bold.push(String::new());
            }
            Event::End(Tag::Mark(Mark::Strong)) => self.is_bold = false,
            Event::Start(tag) | Event::End(tag) if tag.is_inline() => {}
            Event::Start(Tag::Heading(_) | Tag::TableCell | Tag::DefinitionTerm) => self.end(true),
            Event::Start(Tag::CodeBlock(_)) => {
                self.end(false);
                self.in_code = true;
            }
            Event::End(Tag::CodeBlock(_)) => self.in_code = false,
            Event::Start(_) | Event::End(_) | Event::SoftBreak | Event::HardBreak => {
                self.end(false);
            }
            Event::Text(words) | Event::Code(words) if !self.in_code => self.words(words),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        self.line.text.push_str(words);
        if !self.is_bold {
            return;
        }
        match self.line.bold.last_mut() {
            Some(bold) => bold.push_str(words),
            // Bold since the line before.
            None => self.line.bold.push(words.to_owned()),
        }
    }

    /// Ends the line, and begins one that is a name or none.
    fn end(&mut self, is_name: bool) {
        let next = TextLine { is_name, ..TextLine::default() };
        let line = std::mem::replace(&mut self.line, next);
        if !line.text.is_empty() {
            self.done.push(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::page::Page;
    use crate::source::SourceFile;

    #[test]
    fn lines_know_their_bold_parts_and_whether_they_are_names() {
        let text = "# *A* `b`\n\n**c** d\ne **f\ng**\n\n```\ncode\n```\n\n| h |\n| - |\n| **i** |\n\nT\n: j\n";
        let page = Page::parse(Arc::new(SourceFile::new("a.md", text.as_bytes().to_vec())));
        let lines = page.document.text_lines().into_iter();
        let lines: Vec<(String, String, bool)> =
            lines.map(|line| (line.text, line.bold.join("|"), line.is_name)).collect();
        let line = |text: &str, bold: &str, is_name| (text.to_owned(), bold.to_owned(), is_name);
        assert_eq!(
            lines,
            [
                line("A b", "", true),
                line("c d", "c", false),
                line("e f", "f", false),
                line("g", "g", false),
                line("h", "", true),
                line("i", "i", true),
                line("T", "", true),
                line("j", "", false),
            ]
        );
    }
}
