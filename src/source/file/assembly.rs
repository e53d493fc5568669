//! Texts that were put together from several files, with the way back of each byte.

use std::sync::Arc;

use super::SourceFile;
use crate::diagnostic::{Edit, Fix, Span};
use crate::source::Secret;

/// How a text was put together.
#[derive(Debug, Clone, Default)]
pub struct Assembly {
    /// In the order of the text, which they cover without gaps.
    segments: Vec<TextRun>,
    /// The file itself, then what it includes, in the order of the text.
    parts: Vec<IncludedPart>,
    /// What could not be included.
    pub faults: Vec<IncludeFault>,
    /// Expressions that stay in the text, because what they mean is not known.
    pub unread: Vec<Span>,
    /// The files that were asked for, relative to the project root, whether they are there or not.
    pub asked: Vec<Arc<str>>,
}

/// A run of bytes of one origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TextRun {
    /// Its first byte in the text.
    start: usize,
    /// The number of the part that it belongs to.
    part: usize,
    /// Where it is in the file of that part.
    offset: usize,
    /// Whether it is written there; else it was made for that place.
    is_written: bool,
}

/// A file that was included, once for each time.
#[derive(Debug, Clone)]
struct IncludedPart {
    file: Arc<SourceFile>,
    /// The number of the including part, and the directive in it.
    by: Option<(usize, Span)>,
}

/// A directive that includes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncludeFault {
    /// The directive, which stays in the text as it is written.
    pub span: Span,
    /// The file, as written.
    pub written: String,
    /// Why it is not included.
    pub cause: IncludeCause,
}

/// Why a file is not included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncludeCause {
    /// There is no such file.
    Missing,
    /// It has no region of this name.
    NoRegion(String),
    /// It is not in the project, or is reached through a link out of it.
    Outside,
    /// It seems to hold keys or passwords.
    Secret(Secret),
    /// It is on another host.
    Remote,
    /// It includes itself.
    Loop,
    /// There are too many files in each other, or too much text.
    TooMuch,
}

/// Where bytes of an assembled text come from.
#[derive(Debug, Clone, Copy)]
pub struct TextOrigin<'a> {
    /// The file.
    pub file: &'a Arc<SourceFile>,
    /// The bytes of its text.
    pub span: Span,
    /// For bytes of an included file the directive in the file itself.
    pub directive: Option<Span>,
}

impl Assembly {
    /// An empty text for `file`, which is part 0.
    pub fn new(file: Arc<SourceFile>) -> Self {
        Self { parts: vec![IncludedPart { file, by: None }], ..Self::default() }
    }

    /// Adds a file that the directive at `span` of part `by` includes, and returns its number.
    pub fn include(&mut self, file: Arc<SourceFile>, by: usize, span: Span) -> usize {
        self.parts.push(IncludedPart { file, by: Some((by, span)) });
        self.parts.len() - 1
    }

    /// The file of a part.
    pub fn file(&self, part: usize) -> Option<&Arc<SourceFile>> {
        self.parts.get(part).map(|part| &part.file)
    }

    /// Appends bytes of a part to `text`.
    pub fn push(&mut self, text: &mut String, part: usize, span: Span) {
        let written = self.parts.get(part).map_or("", |part| span.of(&part.file.text));
        if written.is_empty() {
            return;
        }
        let follows = self.segments.last().is_some_and(|last| {
            last.is_written
                && last.part == part
                && last.offset + (text.len() - last.start) == span.start
        });
        if !follows {
            let (start, offset) = (text.len(), span.start);
            self.segments.push(TextRun { start, part, offset, is_written: true });
        }
        text.push_str(written);
    }

    /// Appends what is written nowhere, for byte `offset` of a part.
    pub fn push_made(&mut self, text: &mut String, part: usize, offset: usize, made: &str) {
        if !made.is_empty() {
            self.segments.push(TextRun { start: text.len(), part, offset, is_written: false });
            text.push_str(made);
        }
    }

    /// The text without the ascending `cuts`.
    pub fn without(mut self, text: &str, cuts: &[Span]) -> (String, Self) {
        let mut kept = String::with_capacity(text.len());
        let mut left = Vec::with_capacity(self.segments.len() + cuts.len());
        let ends = self.segments.iter().skip(1).map(|next| next.start).chain([text.len()]);
        let mut next = 0;
        for (segment, end) in self.segments.iter().zip(ends) {
            let mut at = segment.start;
            while at < end {
                let cut = cuts.get(next).filter(|cut| cut.start < end);
                let until = cut.map_or(end, |cut| cut.start.max(at));
                if at < until {
                    let offset =
                        segment.offset + if segment.is_written { at - segment.start } else { 0 };
                    left.push(TextRun { start: kept.len(), offset, ..*segment });
                    kept.push_str(Span::new(at, until).of(text));
                }
                at = cut.map_or(end, |cut| cut.end.min(end));
                next += usize::from(cut.is_some_and(|cut| cut.end <= end));
            }
        }
        let before = |at: usize| -> usize {
            let cut = cuts.iter().take_while(|cut| cut.start < at);
            cut.map(|cut| cut.end.min(at) - cut.start).sum()
        };
        let faults = self.faults.iter_mut().map(|fault| &mut fault.span);
        for span in faults.chain(&mut self.unread) {
            *span = Span::new(span.start - before(span.start), span.end - before(span.end));
        }
        self.segments = left;
        (kept, self)
    }

    /// Whether both give the same text from the same places.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same_part = |(own, other): (&IncludedPart, &IncludedPart)| {
            own.by == other.by
                && own.file.path == other.file.path
                && own.file.same_content(&other.file)
        };
        self.segments == other.segments
            && self.faults == other.faults
            && self.unread == other.unread
            && self.asked == other.asked
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(same_part)
    }

    /// The file that the text was made for.
    pub(super) fn own(&self) -> Option<&Arc<SourceFile>> {
        self.file(0)
    }

    /// The files that are included, in the order of the text.
    pub fn included(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.parts.iter().skip(1).map(|part| &part.file)
    }

    /// The segment of byte `at`.
    fn segment(&self, at: usize) -> Option<(usize, TextRun)> {
        let after = self.segments.partition_point(|segment| segment.start <= at);
        let index = after.saturating_sub(1);
        Some((index, *self.segments.get(index)?))
    }

    /// Where byte `at` is in the file itself: for bytes of included files, where that is included.
    pub(super) fn own_offset(&self, at: usize) -> usize {
        let Some((_, segment)) = self.segment(at) else { return 0 };
        match self.directive(segment.part) {
            Some(directive) => directive.start,
            None if segment.is_written => segment.offset + (at - segment.start),
            None => segment.offset,
        }
    }

    /// The directive of the file itself through which a part is included.
    fn directive(&self, mut part: usize) -> Option<Span> {
        let mut found = None;
        // Each part is included by an earlier one.
        while let Some((by, span)) = self.parts.get(part).and_then(|part| part.by) {
            (part, found) = (by, Some(span));
        }
        found
    }

    /// Where in the text byte `own` of the file itself is, or what is included there.
    pub fn shown(&self, own: usize) -> usize {
        let first = |segment: &&TextRun| {
            let offset = self.directive(segment.part).map_or(segment.offset, |it| it.start);
            offset <= own
        };
        // Parts are in the order in which the file includes them, so offsets of the file ascend.
        let after = self.segments.iter().take_while(first).count();
        let Some(segment) = self.segments.get(after.saturating_sub(1)) else { return 0 };
        let is_own = segment.part == 0 && segment.is_written;
        segment.start + if is_own { own.saturating_sub(segment.offset) } else { 0 }
    }

    /// Where the bytes at `span` come from: the file of the first byte, up to the last byte of `span` that comes from
    /// there as well.
    pub fn origin(&self, span: Span) -> Option<TextOrigin<'_>> {
        let (first, segment) = self.segment(span.start)?;
        let start = segment.of(span.start);
        let segments = self.segments.iter().enumerate().skip(first);
        let within = segments.take_while(|(index, it)| *index == first || it.start < span.end);
        let (index, last) = within.filter(|(_, it)| it.part == segment.part).last()?;
        let end = self.segments.get(index + 1).map_or(span.end, |next| next.start.min(span.end));
        let end = last.of(end).max(start);
        let file = self.file(segment.part)?;
        let directive = self.directive(segment.part);
        Some(TextOrigin { file, span: Span::new(start, end.min(file.text.len())), directive })
    }

    /// The part and the bytes that an edit of `span` has to change; none where they were not written in one place.
    pub fn written(&self, span: Span) -> Option<(usize, Span)> {
        let (index, mut segment) = self.segment(span.start)?;
        let mut end = self.segments.get(index + 1).map(|next| next.start);
        let before = index.checked_sub(1).and_then(|before| self.segments.get(before));
        if let Some(before) = before.filter(|_| span.is_empty() && segment.start == span.start)
            && before.is_written
            && (!segment.is_written || before.part < segment.part)
        {
            (segment, end) = (*before, Some(span.start));
        }
        let is_inside = end.is_none_or(|end| span.end <= end) && segment.is_written;
        is_inside.then(|| (segment.part, Span::new(segment.of(span.start), segment.of(span.end))))
    }

    /// The file that a fix of the text changes, and the fix of that; none where it changes several, or what is written in
    /// none.
    pub fn fix(&self, fix: &Fix) -> Option<(&Arc<SourceFile>, Fix)> {
        let mut part = None;
        let mut edits = Vec::with_capacity(fix.edits.len());
        for edit in &fix.edits {
            let (of, span) = self.written(edit.span)?;
            if *part.get_or_insert(of) != of {
                return None;
            }
            edits.push(Edit { span, text: edit.text.clone() });
        }
        let ascending = edits.is_sorted_by(|a, b| a.span.end <= b.span.start);
        ascending.then_some((self.file(part?)?, Fix { safety: fix.safety, edits }))
    }
}

impl TextRun {
    /// Where byte `at` of the text, which is in the segment or just behind it, is in the file.
    fn of(self, at: usize) -> usize {
        if self.is_written { self.offset + (at - self.start) } else { self.offset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile::new(path, text.as_bytes().to_vec()))
    }

    /// `ab[cd]ef` with `c` and `d` of another file.
    fn assembled() -> (String, Assembly) {
        let mut assembly = Assembly::new(file("a", "ab<x>ef"));
        let mut text = String::new();
        assembly.push(&mut text, 0, Span::new(0, 2));
        let part = assembly.include(file("b", "-cd-"), 0, Span::new(2, 5));
        assembly.push(&mut text, part, Span::new(1, 3));
        assembly.push_made(&mut text, 0, 5, "!");
        assembly.push(&mut text, 0, Span::new(5, 7));
        (text, assembly)
    }

    fn origin(assembly: &Assembly, span: (usize, usize)) -> (String, Span) {
        let origin = assembly.origin(Span::new(span.0, span.1)).expect("an origin");
        (origin.file.path.to_string(), origin.span)
    }

    #[test]
    fn every_byte_has_an_origin() {
        let (text, assembly) = assembled();
        assert_eq!(text, "abcd!ef");
        let cases = [
            ((0, 2), "a", (0, 2)),
            ((2, 4), "b", (1, 3)),
            ((3, 7), "b", (2, 3)),
            ((0, 7), "a", (0, 7)),
            ((4, 5), "a", (5, 5)),
            ((6, 7), "a", (6, 7)),
            ((7, 7), "a", (7, 7)),
        ];
        for (span, path, (start, end)) in cases {
            assert_eq!(
                origin(&assembly, span),
                (path.to_owned(), Span::new(start, end)),
                "{span:?}"
            );
        }
        let own: Vec<usize> = (0..=7).map(|at| assembly.own_offset(at)).collect();
        assert_eq!(own, [0, 1, 2, 2, 5, 5, 6, 7]);
        let shown: Vec<usize> = [0, 1, 2, 5, 6].map(|own| assembly.shown(own)).to_vec();
        assert_eq!(shown, [0, 1, 3, 5, 6].map(|it| if it == 3 { 2 } else { it }));
    }

    #[test]
    fn edits_stay_in_one_place() {
        let (_, assembly) = assembled();
        let written = |start, end| assembly.written(Span::new(start, end));
        assert_eq!(written(0, 2), Some((0, Span::new(0, 2))));
        assert_eq!(written(2, 4), Some((1, Span::new(1, 3))));
        assert_eq!(written(2, 2), Some((0, Span::new(2, 2))));
        assert_eq!((written(1, 3), written(4, 5), written(3, 6)), (None, None, None));
        assert_eq!(written(7, 7), Some((0, Span::new(7, 7))));
    }

    #[test]
    fn what_is_cut_leaves_the_rest_where_it_was() {
        let (text, assembly) = assembled();
        let (text, assembly) = assembly.without(&text, &[Span::new(1, 3), Span::new(5, 6)]);
        assert_eq!(text, "ad!f");
        assert_eq!(origin(&assembly, (1, 2)), ("b".to_owned(), Span::new(2, 3)));
        assert_eq!(origin(&assembly, (3, 4)), ("a".to_owned(), Span::new(6, 7)));
    }
}
