//! The text without components, line by line.

use super::tag::ComponentTag;
use super::{TextPart, WithoutComponents};
use crate::diagnostic::Span;
use crate::page::elements::{Leftover, LeftoverKind};

/// What is made of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagShape {
    /// A box with a title: `:::note[Title]`.
    Box,
    /// A tab: `=== "Title"` with indented text.
    Tab,
    /// Its title, in bold, and its text.
    Titled,
    /// A link: `[title](href)`.
    Link,
    /// A word: `text` of a badge.
    Word,
    /// Its text.
    Inner,
    /// Its text; it is not known.
    Unknown,
}

/// The components of Docusaurus, Starlight and `VitePress`.
const KNOWN: [(&str, TagShape); 22] = [
    ("Aside", TagShape::Box),
    ("Admonition", TagShape::Box),
    ("TabItem", TagShape::Tab),
    ("Tab", TagShape::Tab),
    ("Card", TagShape::Titled),
    ("LinkCard", TagShape::Link),
    ("LinkButton", TagShape::Inner),
    ("Badge", TagShape::Word),
    ("Tabs", TagShape::Inner),
    ("CardGrid", TagShape::Inner),
    ("Steps", TagShape::Inner),
    ("FileTree", TagShape::Inner),
    ("Icon", TagShape::Inner),
    ("Content", TagShape::Inner),
    ("BrowserOnly", TagShape::Inner),
    ("ClientOnly", TagShape::Inner),
    ("Teleport", TagShape::Inner),
    ("Transition", TagShape::Inner),
    ("Details", TagShape::Inner),
    ("Translate", TagShape::Inner),
    ("Head", TagShape::Inner),
    ("Fragment", TagShape::Inner),
];

fn shape(name: &str) -> TagShape {
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    known.map_or(TagShape::Unknown, |(_, shape)| *shape)
}

/// The most components that stand in each other; deeper ones keep the indentation that they are written with.
const DEEPEST: usize = 32;

struct OpenComponent<'t> {
    name: &'t str,
    shape: TagShape,
    /// Indentation of its text, known with its first line.
    indent: Option<usize>,
}

pub(super) struct ComponentLines<'t> {
    text: &'t str,
    /// Up to where the original is done.
    at: usize,
    result: WithoutComponents,
    open: Vec<OpenComponent<'t>>,
    /// The mark and its length that ends the code that is open.
    fence: Option<(char, usize)>,
    /// The end of the script or style that is open, whose lines are no Markdown.
    verbatim: Option<&'static str>,
    found_any: bool,
}

/// Elements of HTML whose text is no Markdown, and how they end.
const VERBATIM: [(&str, &str); 3] =
    [("<script", "</script>"), ("<style", "</style>"), ("<pre", "</pre>")];

impl<'t> ComponentLines<'t> {
    pub(super) fn new(text: &'t str, start: usize) -> Self {
        let result =
            WithoutComponents { text: String::new(), leftovers: Vec::new(), parts: Vec::new() };
        let mut lines = Self {
            text,
            at: start,
            result,
            open: Vec::new(),
            fence: None,
            verbatim: None,
            found_any: false,
        };
        lines.keep(Span::new(0, start));
        lines
    }

    /// The text; none where it is what it was.
    pub(super) fn finish(self) -> Option<WithoutComponents> {
        self.found_any.then_some(self.result)
    }

    pub(super) fn rewrite(&mut self) {
        while self.at < self.text.len() {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let len = rest.find('\n').map_or(rest.len(), |len| len + 1);
            let line = Span::new(self.at, self.at + len);
            self.at = line.end;
            self.line(line);
        }
    }

    fn line(&mut self, line: Span) {
        let written = line.of(self.text);
        let words = written.trim_start_matches([' ', '\t']);
        let indent = written.len() - words.len();
        let inside = Span::new(line.start + indent, line.end);
        if self.fence.is_none() && self.verbatim.is_none() {
            let begins = VERBATIM.iter().find(|(opening, _)| words.starts_with(opening));
            self.verbatim = begins.map(|(_, closing)| *closing);
        }
        if let Some(closing) = self.verbatim {
            self.verbatim = Some(closing).filter(|closing| !words.contains(closing));
            self.copy(line, indent);
        } else if let Some((mark, len)) = self.fence {
            let closing = words.trim_end();
            let closes = closing.len() >= len && closing.chars().all(|c| c == mark);
            self.fence = Some((mark, len)).filter(|_| !closes);
            self.copy(line, indent);
        } else if let Some(fence) = fence(words) {
            self.fence = Some(fence);
            self.copy(line, indent);
        } else if indent == 0 && self.open.is_empty() && is_program(words) {
            self.found_any = true;
            self.skip_program(line);
        } else if !self.block(inside) {
            self.inline(line, indent);
        }
    }

    /// Up to the next blank line.
    fn skip_program(&mut self, line: Span) {
        let rest = self.text.get(line.start..).unwrap_or_default();
        let len =
            rest.find("\n\n").or_else(|| rest.find("\n\r\n")).map_or(rest.len(), |len| len + 1);
        self.at = line.start + len;
        self.put("\n", line.start);
    }

    /// Writes a component whose tags have their lines for themselves; `false` where the line holds more.
    fn block(&mut self, line: Span) -> bool {
        let Some(tag) = ComponentTag::read(self.text, line.start) else { return false };
        let rest = self.text.get(tag.span.end..).unwrap_or_default();
        let behind = rest.split('\n').next().unwrap_or_default();
        if !behind.trim().is_empty() {
            return false;
        }
        self.found_any = true;
        self.at = (tag.span.end + behind.len() + 1).min(self.text.len());
        if tag.closes {
            self.close(&tag);
        } else {
            self.begin(&tag);
        }
        true
    }

    fn begin(&mut self, tag: &ComponentTag<'t>) {
        let shape = self.shape(tag);
        let at = tag.span.start;
        self.put("\n", at);
        self.prefix(at);
        let title = tag.value(&["title", "label", "text"]);
        match (shape, title) {
            (TagShape::Box, _) if !tag.is_empty => {
                self.put(":::", at);
                match tag.value(&["type"]) {
                    Some(kind) => self.keep(kind),
                    None => self.put("note", at),
                }
                if let Some(title) = title {
                    self.put("[", title.start);
                    self.keep(title);
                    self.put("]", title.end);
                }
                self.put("\n", at);
            }
            (TagShape::Tab, _) if !tag.is_empty => {
                self.put("=== \"", at);
                match title.or_else(|| tag.value(&["value"])) {
                    Some(title) => self.keep(title),
                    None => self.put("–", at),
                }
                self.put("\"\n\n", at);
            }
            (TagShape::Link, Some(title)) => {
                self.put("[", title.start);
                self.keep(title);
                self.put("](", title.end);
                match tag.value(&["href"]) {
                    Some(href) => self.keep(href),
                    None => self.put("#", title.end),
                }
                self.put(")\n", title.end);
                if let Some(text) = tag.value(&["description"]) {
                    self.put("\n", text.start);
                    self.prefix(text.start);
                    self.keep(text);
                    self.put("\n", text.end);
                }
            }
            (TagShape::Titled, Some(title)) => {
                self.put("**", title.start);
                self.keep(title);
                self.put("**\n", title.end);
            }
            (TagShape::Word, Some(title)) => {
                self.keep(title);
                self.put("\n", title.end);
            }
            _ => {}
        }
        self.put("\n", tag.span.end);
        if !tag.is_empty && self.open.len() < DEEPEST {
            self.open.push(OpenComponent { name: tag.name, shape, indent: None });
        }
    }

    fn close(&mut self, tag: &ComponentTag<'t>) {
        let Some(index) = self.open.iter().rposition(|open| open.name == tag.name) else {
            return self.put("\n", tag.span.start);
        };
        let shape = self.open.get(index).map(|open| open.shape);
        self.open.truncate(index);
        self.put("\n", tag.span.start);
        if shape == Some(TagShape::Box) {
            self.prefix(tag.span.start);
            self.put(":::\n\n", tag.span.start);
        }
    }

    /// The shape of a component, which is told where it is not known.
    fn shape(&mut self, tag: &ComponentTag<'_>) -> TagShape {
        let shape = shape(tag.name);
        if shape == TagShape::Unknown {
            self.result.leftovers.push(Leftover {
                kind: LeftoverKind::Component,
                name: tag.name.to_owned(),
                span: tag.span,
            });
        }
        shape
    }

    /// A line without the tags of components in it. In code they stay.
    fn inline(&mut self, line: Span, indent: usize) {
        let start = self.indented(line, indent);
        let in_heading = self.text.get(start..).is_some_and(|it| it.starts_with('#'));
        let bytes = self.text.as_bytes();
        let (mut from, mut at) = (start, start);
        while at < line.end {
            match bytes.get(at) {
                Some(b'\\') => at += 2,
                Some(b'`') => at = self.behind_code(Span::new(at, line.end)),
                Some(b'<') => match ComponentTag::read(self.text, at) {
                    Some(tag) if tag.span.end <= line.end => {
                        self.found_any = true;
                        self.keep(Span::new(from, at));
                        let shape = if tag.closes { TagShape::Inner } else { self.shape(&tag) };
                        let word = tag.value(&["text", "title"]);
                        let is_word = matches!(shape, TagShape::Word | TagShape::Link);
                        if let Some(word) = word.filter(|_| is_word && !in_heading) {
                            self.keep(word);
                        }
                        (from, at) = (tag.span.end, tag.span.end);
                    }
                    _ => at += 1,
                },
                _ => at += 1,
            }
        }
        self.keep(Span::new(from, line.end));
    }

    /// Behind the code in a line that begins with a backtick; behind the backticks where it does not end there.
    fn behind_code(&self, line: Span) -> usize {
        let rest = line.of(self.text);
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let (mark, inside) = rest.split_at_checked(ticks).unwrap_or((rest, ""));
        let mut at = 0;
        while let Some(found) = inside.get(at..).and_then(|it| it.find(mark)) {
            let end = at + found + ticks;
            let behind = inside.get(end..).unwrap_or_default();
            let more = behind.len() - behind.trim_start_matches('`').len();
            if more == 0 {
                return line.start + ticks + end;
            }
            at = end + more;
        }
        line.start + ticks
    }

    /// A line of code, with the indentation that it has within its component.
    fn copy(&mut self, line: Span, indent: usize) {
        let start = self.indented(line, indent);
        self.keep(Span::new(start, line.end));
    }

    /// Writes what a line of the innermost component begins with, and gives where the rest of it begins.
    fn indented(&mut self, line: Span, indent: usize) -> usize {
        let is_blank = line.of(self.text).trim().is_empty();
        let Some(open) = self.open.last_mut() else { return line.start };
        if is_blank {
            return line.start;
        }
        let own = *open.indent.get_or_insert(indent);
        self.prefix(line.start);
        line.start + own.min(indent)
    }

    /// The indentation of the tabs that are open.
    fn prefix(&mut self, at: usize) {
        let tabs = self.open.iter().filter(|open| open.shape == TagShape::Tab).count();
        for _ in 0..tabs {
            self.put("    ", at);
        }
    }

    /// Puts something in that the original does not have at `at`.
    fn put(&mut self, words: &str, at: usize) {
        self.part(at, true);
        self.result.text.push_str(words);
    }

    fn keep(&mut self, span: Span) {
        if !span.is_empty() {
            self.part(span.start, false);
            self.result.text.push_str(span.of(self.text));
        }
    }

    fn part(&mut self, original: usize, is_ours: bool) {
        let start = self.result.text.len();
        self.result.parts.push(TextPart { start, original, is_ours });
    }
}

/// The mark of code and its length.
fn fence(words: &str) -> Option<(char, usize)> {
    let mark = words.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let len = words.len() - words.trim_start_matches(mark).len();
    let info = words.get(len..).unwrap_or_default();
    (len >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, len))
}

/// `import X from 'y'`, `import 'y'`, `export const x`, `export default`, `export function`
fn is_program(words: &str) -> bool {
    let words = words.trim_end();
    if let Some(rest) = words.strip_prefix("import ") {
        let quoted = rest.contains(['"', '\'']);
        let is_open = rest.trim_start().starts_with('{') && !rest.contains('}');
        return (quoted && (rest.contains(" from ") || rest.starts_with(['"', '\'']))) || is_open;
    }
    words.strip_prefix("export ").is_some_and(|rest| {
        ["const ", "let ", "default ", "function ", "async ", "{", "* "]
            .iter()
            .any(|word| rest.starts_with(word))
    })
}
