//! Marks of text that the parser does not know: `==…==`, `^^…^^`, `x^2^`, `H~2~O`, and those of CriticMarkup. They
//! go around other inline elements, never across their borders: `==**x** y==`.

use std::ops::Range;

use super::cuts::{Cut, SourcedText, cut, is_closed};
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Extensions;
use crate::page::event::{Event, Mark, SpannedEvent, Tag};
use crate::page::ids::{ById, LinkId};
use crate::page::syntax::LinkSyntax;

/// How a mark is written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct MarkForm {
    open: &'static str,
    close: &'static str,
    mark: Mark,
    /// Whether it ends before the first space.
    is_tight: bool,
}

/// A mark that begins and ends with the same signs, which are at the borders of words.
const fn even(sign: &'static str, mark: Mark) -> MarkForm {
    MarkForm { open: sign, close: sign, mark, is_tight: false }
}

const HIGHLIGHT: MarkForm = even("==", Mark::Highlight);
const CARET_INSERT: MarkForm = even("^^", Mark::Insert);
const PLUS_INSERT: MarkForm = even("++", Mark::Insert);
const SUPERSCRIPT: MarkForm = MarkForm { is_tight: true, ..even("^", Mark::Superscript) };
const SUBSCRIPT: MarkForm = MarkForm { is_tight: true, ..even("~", Mark::Subscript) };

/// `{~~old~>new~~}`, up to what is between both.
const SUBSTITUTION: MarkForm =
    MarkForm { open: "{~~", close: "~~}", mark: Mark::Strikethrough, is_tight: false };

/// CriticMarkup (<https://fletcher.github.io/MultiMarkdown-6/syntax/critic.html>).
const CRITIC: [MarkForm; 5] = [
    MarkForm { open: "{++", close: "++}", mark: Mark::Insert, is_tight: false },
    MarkForm { open: "{--", close: "--}", mark: Mark::Strikethrough, is_tight: false },
    MarkForm { open: "{==", close: "==}", mark: Mark::Highlight, is_tight: false },
    MarkForm { open: "{>>", close: "<<}", mark: Mark::Emphasis, is_tight: false },
    SUBSTITUTION,
];

/// Inline diffs of GitLab.
const DIFFS: [MarkForm; 4] = [
    MarkForm { open: "{+", close: "+}", mark: Mark::Insert, is_tight: false },
    MarkForm { open: "[+", close: "+]", mark: Mark::Insert, is_tight: false },
    MarkForm { open: "{-", close: "-}", mark: Mark::Strikethrough, is_tight: false },
    MarkForm { open: "[-", close: "-]", mark: Mark::Strikethrough, is_tight: false },
];

/// The events with these marks.
pub(super) fn marks(
    source: &str,
    events: Vec<SpannedEvent>,
    links: &ById<LinkId, LinkSyntax>,
    extensions: Extensions,
) -> Vec<SpannedEvent> {
    let forms: Vec<MarkForm> = [
        (extensions.highlight, HIGHLIGHT),
        (extensions.caret_insert, CARET_INSERT),
        (extensions.plus_insert, PLUS_INSERT),
        (extensions.superscript, SUPERSCRIPT),
        (extensions.subscript, SUBSCRIPT),
    ]
    .into_iter()
    .filter_map(|(is_on, form)| is_on.then_some(form))
    .chain(CRITIC.into_iter().filter(|_| extensions.critic))
    .chain(DIFFS.into_iter().filter(|_| extensions.inline_diffs))
    .collect();
    let may_begin = |text: &str| forms.iter().any(|form| text.contains(form.open));
    let is_any = |it: &SpannedEvent| matches!(&it.value, Event::Text(text) if may_begin(text));
    let events = if extensions.subscript { single_tildes(source, events) } else { events };
    let events = if extensions.inline_diffs { joined(source, events) } else { events };
    if !events.iter().any(is_any) {
        return events;
    }
    let mut finder = MarkFinder { forms: &forms, open: vec![Vec::new()], cuts: Vec::new() };
    let mut closed = 0_usize;
    for (index, Spanned { value, span }) in events.iter().enumerate() {
        match value {
            Event::Start(tag) if tag.is_inline() => {
                closed += usize::from(is_closed(*tag, links));
                finder.open.push(Vec::new());
            }
            Event::End(tag) if tag.is_inline() => {
                closed = closed.saturating_sub(usize::from(is_closed(*tag, links)));
                finder.open.pop();
            }
            Event::Start(tag) | Event::End(tag) => {
                let is_code = matches!(tag, Tag::CodeBlock(_)) && matches!(value, Event::Start(_));
                closed = usize::from(is_code);
                finder.open = vec![Vec::new()];
            }
            Event::SoftBreak | Event::HardBreak => finder.space(),
            Event::Text(text) if closed == 0 => {
                let beside = Beside::new(&events, index);
                if let Some(words) = SourcedText::new(source, text, *span) {
                    finder.text(index, &words, beside);
                }
            }
            _ => {}
        }
    }
    let cuts = std::mem::take(&mut finder.cuts);
    cut(source, events, cuts)
}

/// The parser parts text at brackets.
fn joined(source: &str, events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    let mut joined: Vec<SpannedEvent> = Vec::with_capacity(events.len());
    // The text of several events in a row, as it is written.
    let mut run: Option<Span> = None;
    let text = |span: Span| Spanned::new(Event::Text(span.of(source).into()), span);
    for event in events {
        let is_written = matches!(&event.value, Event::Text(it) if **it == *event.span.of(source));
        match &mut run {
            Some(run) if is_written && run.end == event.span.start => run.end = event.span.end,
            _ => {
                joined.extend(run.take().map(text));
                if is_written {
                    run = Some(event.span);
                } else {
                    joined.push(event);
                }
            }
        }
    }
    joined.extend(run.map(text));
    joined
}

/// The parser takes `~x~` between words for struck out text.
fn single_tildes(source: &str, mut events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    for Spanned { value, span } in &mut events {
        let is_single = || {
            let written = span.of(source);
            written.starts_with('~') && !written.starts_with("~~")
        };
        match value {
            Event::Start(Tag::Mark(mark)) | Event::End(Tag::Mark(mark))
                if *mark == Mark::Strikethrough && is_single() =>
            {
                *mark = Mark::Subscript;
            }
            _ => {}
        }
    }
    events
}

/// Whether words are on both sides of a text, within other inline elements.
#[derive(Clone, Copy)]
struct Beside {
    before: bool,
    after: bool,
}

impl Beside {
    fn new(events: &[SpannedEvent], index: usize) -> Self {
        let is_words = |it: Option<&SpannedEvent>| {
            it.is_some_and(|it| match &it.value {
                Event::Start(tag) | Event::End(tag) => tag.is_inline(),
                Event::SoftBreak | Event::HardBreak => false,
                _ => true,
            })
        };
        let before = index.checked_sub(1).and_then(|before| events.get(before));
        Self { before: is_words(before), after: is_words(events.get(index + 1)) }
    }
}

/// A mark that has begun.
struct Pending {
    form: MarkForm,
    event: usize,
    part: Range<usize>,
    /// Where the new text of a substitution begins.
    middle: Option<(usize, Range<usize>)>,
}

struct MarkFinder<'f> {
    forms: &'f [MarkForm],
    /// For each open inline element the marks that have begun in it.
    open: Vec<Vec<Pending>>,
    cuts: Vec<Cut>,
}

impl MarkFinder<'_> {
    fn text(&mut self, event: usize, words: &SourcedText<'_>, beside: Beside) {
        let text = words.text;
        let mut from = 0;
        while let Some(found) = text.get(from..).and_then(|rest| rest.find(is_sign)) {
            let at = from + found;
            let rest = text.get(at..).unwrap_or_default();
            let sign = rest.chars().next().unwrap_or_default();
            from = at + sign.len_utf8();
            if sign.is_whitespace() {
                self.space();
            } else if !words.is_escaped(at) {
                from = self.sign(event, words, at, beside).unwrap_or_else(|| {
                    let run = rest.len() - rest.trim_start_matches(sign).len();
                    at + if sign == '{' { 1 } else { run }
                });
            }
        }
    }

    /// Marks without spaces end.
    fn space(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.retain(|pending| !pending.form.is_tight);
        }
    }

    /// Reads the signs at byte `at`, and gives the byte behind them where they are those of a mark.
    fn sign(
        &mut self,
        event: usize,
        words: &SourcedText<'_>,
        at: usize,
        beside: Beside,
    ) -> Option<usize> {
        let rest = words.text.get(at..)?;
        let open = self.open.last_mut()?;
        if rest.starts_with("~>") {
            let substitution = open.last_mut().filter(|it| it.form == SUBSTITUTION)?;
            substitution.middle = Some((event, at..at + 2));
            return Some(at + 2);
        }
        let closing = open.iter().rposition(|pending| {
            let is_own = pending.event != event || pending.part.end < at;
            is_own && closes(words.text, at, pending.form, beside)
        });
        if let Some(index) = closing {
            let pending = open.drain(index..).next()?;
            let end = at + pending.form.close.len();
            self.pair(pending, event, at..end);
            return Some(end);
        }
        let begins = |form: &&MarkForm| opens(words.text, at, **form, beside);
        let form = *self.forms.iter().find(begins)?;
        let part = at..at + form.open.len();
        let end = part.end;
        // The nearest one counts, and so no more are open than there are forms.
        open.retain(|pending| pending.form != form);
        open.push(Pending { form, event, part, middle: None });
        Some(end)
    }

    fn pair(&mut self, pending: Pending, event: usize, part: Range<usize>) {
        let mark = |mark: Mark| Tag::Mark(mark);
        let first = mark(pending.form.mark);
        self.cuts.push(Cut::new(pending.event, pending.part, Event::Start(first)));
        let mut last = first;
        if let Some((event, part)) = pending.middle {
            last = mark(Mark::Insert);
            self.cuts.push(Cut { event, part, with: vec![Event::End(first), Event::Start(last)] });
        }
        self.cuts.push(Cut::new(event, part, Event::End(last)));
    }
}

fn is_sign(character: char) -> bool {
    "=^+~{[-<".contains(character) || character.is_whitespace()
}

/// Whether the mark begins here: words follow, none come before it, and its signs are not part of more.
fn opens(text: &str, at: usize, form: MarkForm, beside: Beside) -> bool {
    let Some(after) = text.get(at..).and_then(|rest| rest.strip_prefix(form.open)) else {
        return false;
    };
    let before = text.get(..at).unwrap_or_default();
    let sign = form.open.chars().next_back().unwrap_or_default();
    let is_braced = form.open.starts_with(['{', '[']);
    let words_follow = match after.chars().next() {
        Some(next) => is_braced || (!next.is_whitespace() && next != sign),
        None => beside.after,
    };
    let stands_alone = is_braced
        || form.is_tight && !before.ends_with(sign)
        || !before.ends_with(|c: char| is_of_word(c) || c == sign);
    words_follow && stands_alone
}

/// Whether the mark ends here.
fn closes(text: &str, at: usize, form: MarkForm, beside: Beside) -> bool {
    let Some(after) = text.get(at..).and_then(|rest| rest.strip_prefix(form.close)) else {
        return false;
    };
    if form.open.starts_with(['{', '[']) {
        return true;
    }
    let sign = form.close.chars().next().unwrap_or_default();
    let before = text.get(..at).unwrap_or_default().chars().next_back();
    let words_before = before.map_or(beside.before, |c| !c.is_whitespace() && c != sign);
    let ends = !after.starts_with(sign);
    words_before && ends && (form.is_tight || !after.starts_with(is_of_word))
}

/// Letters of scripts that part words by spaces, and digits.
fn is_of_word(character: char) -> bool {
    character.is_lowercase() || character.is_uppercase() || character.is_ascii_digit()
}
