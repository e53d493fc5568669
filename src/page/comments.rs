//! Comments of other tools: `%% … %%` of Obsidian, `{/* … */}` of MDX (Docusaurus), `{% comment %} … {% endcomment %}`
//! of Liquid (Jekyll), `{::comment} … {:/comment}` and other instructions of kramdown. None of them is for readers.
//!
//! The parser does not know them. It gets a text in which as many other bytes are in their place,
//! so that all that follows keeps its place. Where a comment may begin and end, it has said in a
//! round before: not in code, not in raw HTML, not in the target of a link.

use super::Comment;
use super::event::{Event, SpannedEvent, Tag};
use super::markdown::{self, Parsed};
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Extensions;

/// Stands for a byte of a comment that has text beside it.
const HIDDEN: char = '\u{1}';

/// How a comment begins and ends.
struct CommentForm {
    opening: &'static str,
    closing: &'static str,
}

/// `{# … #}` is not among them: it looks like the id of a heading, and neither Zola nor Hugo runs
/// pages through their template engines.
const FORMS: [CommentForm; 9] = [
    CommentForm { opening: PERCENT, closing: PERCENT },
    CommentForm { opening: "{/*", closing: "*/}" },
    CommentForm { opening: "{% comment %}", closing: "{% endcomment %}" },
    CommentForm { opening: "{%- comment -%}", closing: "{%- endcomment -%}" },
    CommentForm { opening: "{%comment%}", closing: "{%endcomment%}" },
    CommentForm { opening: "{::comment}", closing: "{:/comment}" },
    CommentForm { opening: "{::options", closing: "}" },
    CommentForm { opening: "{::nomarkdown", closing: "}" },
    CommentForm { opening: "{:/", closing: "}" },
];

const PERCENT: &str = "%%";

/// What may come before the text of a line: quotes, indentation, markers of lists.
const BEFORE_TEXT: &[char] = &[' ', '\t', '>', '-', '*', '+'];

/// A text without its comments.
pub(super) struct Hidden {
    /// As long as the original.
    pub(super) text: String,
    comments: Vec<Span>,
}

/// The text without its comments from byte `start` on; none where it has none.
pub(super) fn hide(text: &str, start: usize, extensions: Extensions) -> Option<Hidden> {
    let body = text.get(start..)?;
    if !FORMS.iter().any(|form| body.contains(form.opening)) {
        return None;
    }
    let prose = prose(&markdown::parse(text, start, extensions).events);
    let lines = SourceLines::new(text);
    let comments = Finder { text, prose: &prose, lines: &lines }.all(start);
    if comments.is_empty() {
        return None;
    }
    let mut hidden = String::with_capacity(text.len());
    for comment in &comments {
        hidden.push_str(text.get(hidden.len()..comment.start)?);
        let end = hidden.len() + comment.len();
        cover(text, &lines, *comment, &mut hidden);
        debug_assert_eq!(hidden.len(), end, "as long as the original");
    }
    hidden.push_str(text.get(hidden.len()..)?);
    Some(Hidden { text: hidden, comments })
}

/// The bytes that are read as text, in order.
fn prose(events: &[SpannedEvent]) -> Vec<Span> {
    let mut in_code = false;
    let mut prose = Vec::new();
    for event in events {
        match event.value {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(Tag::CodeBlock(_)) => in_code = false,
            Event::Text(_) if !in_code => prose.push(event.span),
            _ => {}
        }
    }
    prose
}

/// The lines of a text.
struct SourceLines {
    /// Where each begins, and where the first text on it does, behind marks of quotes and lists.
    starts: Vec<(usize, usize)>,
}

impl SourceLines {
    fn new(text: &str) -> Self {
        let mut at = 0;
        let line = |line: &str| {
            let marks = line.len() - line.trim_start_matches(BEFORE_TEXT).len();
            let start = (at, at + marks);
            at += line.len();
            start
        };
        Self { starts: text.split_inclusive('\n').map(line).collect() }
    }

    /// Where the line that holds byte `place` begins, and where the first text on it does.
    fn at(&self, place: usize) -> (usize, usize) {
        let behind = self.starts.partition_point(|(start, _)| *start <= place);
        behind.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or_default()
    }
}

struct Finder<'t> {
    text: &'t str,
    prose: &'t [Span],
    lines: &'t SourceLines,
}

impl Finder<'_> {
    /// All comments from byte `start` on, in order; none holds another.
    fn all(&self, start: usize) -> Vec<Span> {
        let places = |mark: &'static str| -> Vec<usize> {
            self.text.match_indices(mark).map(|(at, _)| at).filter(|at| *at >= start).collect()
        };
        let closings = FORMS.iter().map(|form| {
            let mut closings = places(form.closing);
            closings.retain(|at| self.is_prose(at + form.closing.len() - 1));
            closings
        });
        let closings: Vec<Vec<usize>> = closings.collect();
        let openings = FORMS.iter().zip(&closings).flat_map(|(form, closings)| {
            places(form.opening).into_iter().map(move |at| (at, form, closings.as_slice()))
        });
        let mut openings: Vec<(usize, &CommentForm, &[usize])> = openings.collect();
        openings.sort_by_key(|(at, ..)| *at);
        let mut found: Vec<Span> = Vec::new();
        let mut at = start;
        for (opening, form, closings) in openings {
            if opening < at || !self.may_open(opening, form) {
                continue;
            }
            match self.closing(opening, form, closings) {
                Ok(end) => {
                    found.push(self.with_blanks(Span::new(opening, end)));
                    at = end;
                }
                // What cannot close this one may begin the next.
                Err(next) => at = next,
            }
        }
        found
    }

    /// `100 %%`, `a/%%20`, `\%%` and `%%%` begin nothing.
    fn may_open(&self, place: usize, form: &CommentForm) -> bool {
        let before = self.text.get(..place).unwrap_or_default();
        if !self.is_prose(place) || before.ends_with('\\') {
            return false;
        }
        if form.opening != PERCENT || self.is_first(place) {
            return !self.is_longer(place, form);
        }
        let number =
            before.trim_end_matches([' ', '\t', '\u{a0}']).ends_with(|c: char| c.is_numeric());
        let part_of_more =
            before.ends_with(['/', ':', '=', '&', '?', '#', '@', '%', '"', '\'', '(']);
        !number && !part_of_more && !self.is_longer(place, form)
    }

    /// `%%%`
    fn is_longer(&self, place: usize, form: &CommentForm) -> bool {
        let behind = self.text.get(place + form.opening.len()..).unwrap_or_default();
        form.opening == PERCENT && behind.starts_with('%')
    }

    /// Where the comment that begins at `opening` ends.
    ///
    /// # Errors
    /// Where there is no end: from where on to look for the next comment.
    fn closing(
        &self,
        opening: usize,
        form: &CommentForm,
        closings: &[usize],
    ) -> Result<usize, usize> {
        let inside = opening + form.opening.len();
        let behind = closings.partition_point(|place| *place < inside);
        match closings.get(behind) {
            Some(place) if self.closes(opening, *place, form) => Ok(*place + form.closing.len()),
            Some(place) => Err(*place),
            None => Err(inside),
        }
    }

    fn closes(&self, opening: usize, place: usize, form: &CommentForm) -> bool {
        let inside = self.text.get(opening + form.opening.len()..place).unwrap_or_default();
        let end = place + form.closing.len();
        let behind = self.text.get(end..).unwrap_or_default();
        if form.closing == PERCENT && (inside.is_empty() || is_part_of_a_word(behind)) {
            return false;
        }
        let is_block = self.is_first(opening);
        let whole_lines = is_block && (ends_line(behind) || self.is_first(place));
        if !inside.contains('\n') {
            let (_, row) = self.lines.at(opening);
            let in_row = self.text.get(row..).unwrap_or_default().starts_with('|');
            return !(in_row && inside.contains('|'));
        }
        let opens_alone = inside.split('\n').next().is_some_and(|line| line.trim().is_empty());
        match form.closing {
            PERCENT if is_block => ends_line(behind) || (opens_alone && self.is_first(place)),
            _ => whole_lines || !has_blank_line(inside),
        }
    }

    /// With the blanks before it, where nothing or more blanks follow on the line, or with those
    /// behind it, where the line begins with it.
    fn with_blanks(&self, comment: Span) -> Span {
        let blanks = [' ', '\t'];
        let before = self.text.get(..comment.start).unwrap_or_default();
        let behind = self.text.get(comment.end..).unwrap_or_default();
        let to_trim = behind.len() - behind.trim_start_matches(blanks).len();
        if self.is_first(comment.start) {
            return Span::new(comment.start, comment.end + to_trim);
        }
        if to_trim > 0 || ends_line(behind) {
            return Span::new(before.trim_end_matches(blanks).len(), comment.end);
        }
        comment
    }

    fn is_prose(&self, place: usize) -> bool {
        let behind = self.prose.partition_point(|span| span.start <= place);
        let span = behind.checked_sub(1).and_then(|index| self.prose.get(index));
        span.is_some_and(|span| place < span.end)
    }

    /// Whether nothing but marks of quotes and lists comes before `place` on its line.
    fn is_first(&self, place: usize) -> bool {
        place <= self.lines.at(place).1
    }
}

fn is_part_of_a_word(behind: &str) -> bool {
    behind.starts_with(|c: char| c.is_alphanumeric() || c == '%')
}

fn ends_line(behind: &str) -> bool {
    behind.trim_start_matches([' ', '\t', '\r']).starts_with('\n') || behind.trim().is_empty()
}

fn has_blank_line(inside: &str) -> bool {
    let mut lines = inside.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim_matches(BEFORE_TEXT).trim().is_empty() {
            return true;
        }
    }
    false
}

/// Writes as many bytes as `comment` has. A line that holds nothing else is blank then, unless that
/// would part a paragraph; elsewhere is what [`strip`] takes away.
fn cover(text: &str, lines: &SourceLines, comment: Span, hidden: &mut String) {
    let (start, first) = lines.at(comment.start);
    let behind = text.get(comment.end..).unwrap_or_default();
    let inside = comment.of(text);
    let in_heading = text.get(first..comment.start).is_some_and(|before| before.starts_with('#'));
    let ends_heading = in_heading && ends_line(behind);
    if let Some(id) = id_of_heading(inside).filter(|_| ends_heading) {
        let blanks = inside.len() - id.len() - "{}".len();
        return hidden.extend(["{", id, &" ".repeat(blanks), "}"]);
    }
    let alone = comment.start <= first && ends_line(behind);
    let parts = alone && !inside.contains('\n') && !is_blank_beside(text, start, comment.end);
    let filler = if (alone && !parts) || ends_heading { ' ' } else { HIDDEN };
    for (number, line) in inside.split_inclusive('\n').enumerate() {
        let marks = if number == 0 {
            0
        } else {
            line.len() - line.trim_start_matches([' ', '\t', '>']).len()
        };
        let content = line.trim_end_matches(['\r', '\n']);
        let marks = marks.min(content.len());
        hidden.push_str(line.get(..marks).unwrap_or_default());
        hidden.extend(std::iter::repeat_n(filler, content.len() - marks));
        hidden.push_str(line.get(content.len()..).unwrap_or_default());
    }
}

/// `## Title {/* #id */}` of Docusaurus says what `## Title {#id}` says.
fn id_of_heading(comment: &str) -> Option<&str> {
    let id = comment.trim().strip_prefix("{/*")?.strip_suffix("*/}")?.trim();
    let names = |c: char| c.is_alphanumeric() || "-_.:".contains(c);
    let is_id = id.strip_prefix('#').is_some_and(|id| !id.is_empty() && id.chars().all(names));
    is_id.then_some(id)
}

/// Whether the line before or the line behind is blank.
fn is_blank_beside(text: &str, line_start: usize, end: usize) -> bool {
    let before = text.get(..line_start).unwrap_or_default();
    let before = before.strip_suffix('\n').map(|it| it.rsplit('\n').next().unwrap_or_default());
    let behind = text.get(end..).and_then(|it| it.split_once('\n'));
    let behind = behind.map(|(_, it)| it.split('\n').next().unwrap_or_default());
    [before, behind]
        .iter()
        .any(|line| line.is_none_or(|line| line.trim_matches(BEFORE_TEXT).trim().is_empty()))
}

/// Takes what is for comments out of the events.
pub(super) fn strip(parsed: &mut Parsed) {
    let mut stripper = Stripper { kept: Vec::with_capacity(parsed.events.len()), after: false };
    for event in std::mem::take(&mut parsed.events) {
        stripper.event(event);
    }
    parsed.events = stripper.kept;
}

struct Stripper {
    kept: Vec<SpannedEvent>,
    /// Whether a line has just been taken out whole: its break goes with it.
    after: bool,
}

impl Stripper {
    fn event(&mut self, event: SpannedEvent) {
        let after = std::mem::take(&mut self.after);
        match &event.value {
            Event::SoftBreak | Event::HardBreak if after => {}
            Event::Text(words) if words.contains(HIDDEN) => self.text(words, event.span),
            Event::End(Tag::Paragraph) => self.end_of_paragraph(event),
            _ => self.kept.push(event),
        }
    }

    fn text(&mut self, words: &str, span: Span) {
        let is_begin = |it: &SpannedEvent| matches!(it.value, Event::Start(_)) || is_break(it);
        let begins_line = self.kept.last().is_none_or(is_begin);
        let visible = visible(words, span);
        self.after = begins_line && visible.is_empty();
        self.kept.extend(visible);
    }

    /// It may end with the break before a comment, or hold nothing any more.
    fn end_of_paragraph(&mut self, end: SpannedEvent) {
        self.kept.pop_if(|last| is_break(last));
        let is_empty = self.kept.pop_if(|last| last.value == Event::Start(Tag::Paragraph));
        if is_empty.is_none() {
            self.kept.push(end);
        }
    }
}

const fn is_break(event: &SpannedEvent) -> bool {
    matches!(event.value, Event::SoftBreak | Event::HardBreak)
}

fn visible(words: &str, span: Span) -> Vec<SpannedEvent> {
    let text = |part: &str, span| Spanned::new(Event::Text(part.into()), span);
    if words.len() != span.len() {
        let rest: String = words.chars().filter(|c| *c != HIDDEN).collect();
        return if rest.is_empty() { Vec::new() } else { vec![text(&rest, span)] };
    }
    let mut at = span.start;
    let mut parts = Vec::new();
    for part in words.split(HIDDEN) {
        if !part.is_empty() {
            parts.push(text(part, Span::new(at, at + part.len())));
        }
        at += part.len() + HIDDEN.len_utf8();
    }
    parts
}

impl Hidden {
    /// The comments with the blocks that follow them among `events`.
    pub(super) fn comments(&self, original: &str, events: &[SpannedEvent]) -> Vec<Comment> {
        let is_block =
            |it: &&SpannedEvent| matches!(it.value, Event::Start(tag) if !tag.is_inline());
        let mut blocks = events.iter().filter(is_block).map(|event| event.span).peekable();
        let comment = |span: &Span| {
            let written = span.of(original);
            let blanks = written.len() - written.trim_start().len();
            let start = span.start + blanks;
            let span = Span::new(start, start + written.trim().len());
            while blocks.next_if(|block| block.start < span.end).is_some() {}
            let scope = blocks.peek().copied().unwrap_or(span);
            Comment { span, scope }
        };
        self.comments.iter().map(comment).collect()
    }
}

/// What is between the marks of a comment, be it one of HTML.
pub fn inside(comment: &str) -> &str {
    let html = [("<!--", "-->")];
    let marks = FORMS.iter().map(|form| (form.opening, form.closing)).chain(html);
    let mut insides = marks.filter_map(|(opening, closing)| {
        let inside = comment.strip_prefix(opening)?;
        Some(inside.strip_suffix(closing).unwrap_or(inside))
    });
    insides.next().unwrap_or(comment)
}
