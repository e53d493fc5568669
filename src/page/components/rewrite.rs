//! The text without components, line by line.

use super::shapes::{TagShape, shape};
use super::tag::{ComponentTag, behind_braces};
use super::{TextPart, WithoutComponents, expression, marks};
use std::collections::HashMap;

use crate::diagnostic::Span;
use crate::page::elements::{Leftover, LeftoverKind};

/// The most components that are in each other; deeper ones keep the indentation that they are written with.
pub(super) const DEEPEST: usize = 32;

/// A fence around MDX that other tools are to take for code.
const OF_MDX: &str = "mdx-code-block";

/// How expressions begin in MDX.
const OF_JSX: &str = "{";

/// Shown for the value of an expression that is known only by running it.
const UNKNOWN: &str = "…";

/// What front matter is called in expressions of Docusaurus, Starlight and `VitePress`.
const FRONT_MATTER: [&str; 3] = ["frontMatter.", "frontmatter.", "$frontmatter."];

/// What says that Vue looks for no expressions in a box or an element.
const RAW: &str = "v-pre";

/// The longest name of an expression, in characters.
const LONGEST_NAME: usize = 60;

pub(super) struct OpenComponent<'t> {
    pub(super) name: &'t str,
    pub(super) shape: TagShape,
    /// Indentation of its text, known with its first line.
    pub(super) indent: Option<usize>,
}

pub(super) struct ComponentLines<'t> {
    pub(super) text: &'t str,
    /// Where the front matter ends.
    start: usize,
    /// Up to where the original is done.
    pub(super) at: usize,
    pub(super) result: WithoutComponents,
    pub(super) open: Vec<OpenComponent<'t>>,
    /// The mark and its length that ends the code that is open.
    pub(super) fence: Option<(char, usize)>,
    /// The end of the script or style that is open, whose lines are no Markdown.
    pub(super) verbatim: Option<&'static str>,
    /// Whether the fence that is open is none for readers: its text is MDX.
    pub(super) is_transparent: bool,
    /// How expressions begin: `{` in MDX, `{{` in Vue.
    pub(super) expressions: Option<&'static str>,
    /// Whether the line is part of a box in which Vue does not look for them.
    pub(super) in_raw_box: bool,
    /// Whether the line is part of a formula, in which they do not.
    pub(super) in_formula: bool,
    /// The addresses of the links that are open; none of one whose address is not known.
    pub(super) anchors: Vec<Option<Span>>,
    /// What `import` and `export` give names: texts, and paths of files.
    pub(super) definitions: HashMap<&'t str, Span>,
    /// The labels that the tabs that were opened last give values.
    pub(super) labels: Vec<(&'t str, Span)>,
    pub(super) found_any: bool,
}

/// Elements of HTML whose text is no Markdown, and how they end.
const VERBATIM: [(&str, &str); 3] =
    [("<script", "</script>"), ("<style", "</style>"), ("<pre", "</pre>")];

impl<'t> ComponentLines<'t> {
    pub(super) fn new(text: &'t str, start: usize, expressions: Option<&'static str>) -> Self {
        let result =
            WithoutComponents { text: String::new(), leftovers: Vec::new(), parts: Vec::new() };
        let mut lines = Self {
            text,
            start,
            at: start,
            result,
            open: Vec::new(),
            fence: None,
            verbatim: None,
            is_transparent: false,
            expressions,
            in_raw_box: false,
            in_formula: false,
            anchors: Vec::new(),
            definitions: HashMap::new(),
            labels: Vec::new(),
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
            match self.is_transparent {
                true if closes => self.is_transparent = false,
                true => self.prose(line, indent, inside),
                false if closes => self.copy(line, indent),
                false => self.code(line, indent),
            }
        } else if let Some(fence) = fence(words) {
            self.fence = Some(fence);
            let info = words.trim_start_matches(fence.0).trim();
            self.is_transparent = self.expressions == Some(OF_JSX) && info == OF_MDX;
            match self.is_transparent {
                true => self.found_any = true,
                false => self.copy(line, indent),
            }
        } else {
            self.prose(line, indent, inside);
        }
    }

    /// A line that is no code.
    fn prose(&mut self, line: Span, indent: usize, inside: Span) {
        let words = inside.of(self.text);
        let is_formula = words.trim_end().matches("$$").count() == 1;
        self.in_formula ^= is_formula;
        if indent == 0 && self.open.is_empty() && is_program(words) {
            self.found_any = true;
            self.skip_program(line);
        } else if let Some(end) = self.ending(inside) {
            self.inline(Span::new(line.start, end.span.start), indent);
            self.put("\n", end.span.start);
            self.close(&end);
        } else if !self.expression_block(inside) && !self.block(inside) {
            self.inline(line, indent);
        }
    }

    /// The tag at the end of a line that closes an open box or tab.
    fn ending(&self, line: Span) -> Option<ComponentTag<'t>> {
        let words = line.of(self.text).trim_end();
        let at = words.rfind("</").filter(|at| *at > 0)?;
        let tag = ComponentTag::read(self.text, line.start + at)?;
        let is_open = |open: &OpenComponent<'_>| open.name == tag.name && open.shape.is_block();
        let is_last = tag.span.end == line.start + words.len();
        (is_last && self.open.iter().any(is_open)).then_some(tag)
    }

    /// Leaves out an expression that has its lines for itself; `false` where there is none.
    fn expression_block(&mut self, line: Span) -> bool {
        let words = line.of(self.text);
        let may_be_one = self.expressions == Some(OF_JSX) && !self.in_formula;
        if !may_be_one || !words.starts_with(OF_JSX) || words.starts_with("{#") {
            return false;
        }
        let Some(end) = behind_braces(self.text.as_bytes(), line.start) else { return false };
        let behind = self.text.get(end..).unwrap_or_default();
        let behind = behind.split('\n').next().unwrap_or_default();
        if end <= line.end || !behind.trim().is_empty() {
            return false;
        }
        self.tell_expression(Span::new(line.start + 1, end - 1));
        self.found_any = true;
        self.at = (end + behind.len() + 1).min(self.text.len());
        true
    }

    pub(super) fn tell_expression(&mut self, inside: Span) {
        let words = inside.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let name: String = words.chars().take(LONGEST_NAME).collect();
        let kind = LeftoverKind::Expression;
        self.result.leftovers.push(Leftover { kind, name, span: inside });
    }

    /// Up to the next blank line.
    fn skip_program(&mut self, line: Span) {
        let rest = self.text.get(line.start..).unwrap_or_default();
        let len =
            rest.find("\n\n").or_else(|| rest.find("\n\r\n")).map_or(rest.len(), |len| len + 1);
        let mut at = line.start;
        for written in rest.get(..len).unwrap_or_default().split_inclusive('\n') {
            if self
                .fence
                .is_some_and(|(mark, len)| written.starts_with(&mark.to_string().repeat(len)))
            {
                break;
            }
            let statement = Span::new(at, at + written.len());
            at = statement.end;
            self.definitions.extend(expression::definition(self.text, statement));
        }
        self.at = at;
        self.put("\n", line.start);
    }

    /// Writes a component whose tags have their lines for themselves; `false` where the line holds more.
    fn block(&mut self, line: Span) -> bool {
        let Some(tag) = ComponentTag::read(self.text, line.start) else { return false };
        let rest = self.text.get(tag.span.end..).unwrap_or_default();
        let behind = rest.split('\n').next().unwrap_or_default();
        if !behind.trim().is_empty() {
            let is_block = shape(tag.name).is_block() && !tag.closes && !tag.is_empty;
            if is_block {
                self.found_any = true;
                self.begin(&tag);
                self.at = tag.span.end + behind.len() - behind.trim_start().len();
            }
            return is_block;
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

    /// The shape of a component, which is told where it is not known.
    pub(super) fn shape(&mut self, tag: &ComponentTag<'_>) -> TagShape {
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
        let words = Span::new(start, line.end.max(start)).of(self.text);
        let is_directive = words.starts_with(":::");
        if is_directive {
            self.in_raw_box = words.contains(RAW);
        }
        let is_raw = self.in_raw_box || self.expressions != Some(OF_JSX) && words.contains(RAW);
        let has_expressions =
            self.expressions.is_some() && !is_raw && !self.in_formula && !is_directive;
        while at < line.end {
            match bytes.get(at) {
                Some(b'\\') => at += 2,
                Some(b'`') => at = self.behind_code(Span::new(at, line.end)),
                Some(b'$') if has_expressions && self.expressions == Some(OF_JSX) => {
                    let rest = Span::new(at + 1, line.end).of(self.text);
                    at += 1 + rest.find('$').map_or(0, |end| end + 1);
                }
                // The value of an attribute of HTML.
                Some(b'=') if has_expressions && bytes.get(at + 1) == Some(&b'{') => {
                    let name = expression::attribute(self.text, Span::new(start, at));
                    at = behind_braces(bytes, at + 1).map_or(at + 1, |end| end.min(line.end));
                    if let Some(name) = name.filter(|_| self.expressions == Some(OF_JSX)) {
                        self.found_any = true;
                        self.keep(Span::new(from, name.max(from)));
                        from = at;
                    }
                }
                Some(b'{') if has_expressions => match self.expression(at, line.end) {
                    Some((inside, shown)) => {
                        self.found_any = true;
                        self.keep(Span::new(from, at));
                        match shown {
                            Some(shown) => self.keep(shown),
                            None if inside.of(self.text).trim().is_empty() => {}
                            None => {
                                self.put(UNKNOWN, inside.start);
                                self.tell_expression(inside);
                            }
                        }
                        let end = inside.end + self.expressions.map_or(1, str::len);
                        (from, at) = (end, end);
                    }
                    None => at += 1,
                },
                Some(b'<') => match ComponentTag::read(self.text, at) {
                    Some(tag) if tag.span.end <= line.end => {
                        self.found_any = true;
                        self.keep(Span::new(from, at));
                        self.inline_tag(&tag, in_heading);
                        (from, at) = (tag.span.end, tag.span.end);
                    }
                    _ => at += 1,
                },
                _ => at += 1,
            }
        }
        self.keep(Span::new(from, line.end));
    }

    /// The expression in the curly brackets at `at`, and its text where that is written out. Ids of headings are none.
    fn expression(&self, at: usize, end: usize) -> Option<(Span, Option<Span>)> {
        let close = behind_braces(self.text.as_bytes(), at).filter(|close| *close <= end)?;
        let marks = self.expressions?.len();
        let is_open = self.text.get(at..)?.starts_with(self.expressions?);
        let inside = Span::new(at + marks, close.checked_sub(marks).filter(|_| is_open)?);
        let ends = self.text.get(inside.end..close)?.chars().all(|c| c == '}');
        let words = inside.of(self.text).trim();
        if !ends || words.starts_with(['#', '.', ':', '{', '%']) {
            return None;
        }
        let known = || self.definitions.get(words).copied();
        let of_page = || {
            let key = FRONT_MATTER.iter().find_map(|name| words.strip_prefix(name))?;
            let front_matter = Span::new(0, self.start);
            expression::front_matter(self.text, front_matter, key)
        };
        let text = expression::text(self.text, inside);
        Some((inside, text.or_else(known).or_else(of_page)))
    }

    /// A line of code, without what only says how it is shown.
    fn code(&mut self, line: Span, indent: usize) {
        let words = line.of(self.text);
        let len = words.trim_end_matches(['\r', '\n']).len();
        match marks::code_of(words) {
            Some(end) if end >= len => self.copy(line, indent),
            Some(end) => {
                self.found_any = true;
                let start = self.indented(line, indent);
                self.keep(Span::new(start, line.start + end));
                self.put("\n", line.start + end);
            }
            None => self.found_any = true,
        }
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
    pub(super) fn prefix(&mut self, at: usize) {
        let tabs = self.open.iter().filter(|open| open.shape == TagShape::Tab).count();
        for _ in 0..tabs {
            self.put("    ", at);
        }
    }

    /// Puts something in that the original does not have at `at`.
    pub(super) fn put(&mut self, words: &str, at: usize) {
        self.part(at, true);
        self.result.text.push_str(words);
    }

    pub(super) fn keep(&mut self, span: Span) {
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
