//! From the parser's events to those of a page: the one place that knows both.

use std::collections::HashMap;

use pulldown_cmark as md;

use crate::diagnostic::{Span, Spanned};
use crate::page::LinkKind;
use crate::page::event::{AlertKind, Alignment, Event, Mark, SpannedEvent, Tag};
use crate::page::ids::FootnoteId;
use crate::page::mask::Masked;
use crate::page::syntax::{HeadingSyntax, LinkSyntax, Syntax};

/// What has been mapped so far.
pub(super) struct Mapping<'m> {
    masked: &'m Masked<'m>,
    events: Vec<SpannedEvent>,
    syntax: Syntax,
    footnotes: HashMap<Box<str>, FootnoteId>,
    /// The elements that are open; none for one that a page does not know.
    open: Vec<Option<Tag>>,
    /// Words that the next event may go on with.
    words: String,
    /// Where they are.
    words_span: Option<Span>,
}

impl<'m> Mapping<'m> {
    /// For the events of what `masked` lets the parser read.
    pub(super) fn new(masked: &'m Masked<'m>) -> Self {
        Self {
            masked,
            events: Vec::new(),
            syntax: Syntax::default(),
            footnotes: HashMap::new(),
            open: Vec::new(),
            words: String::new(),
            words_span: None,
        }
    }

    /// Maps the next event. Words that follow each other become one.
    pub(super) fn event(&mut self, event: md::Event<'_>, span: Span) {
        if let md::Event::Text(words) = event {
            self.words(&words, span);
            return;
        }
        self.end_words();
        let event = match event {
            md::Event::Start(tag) => {
                let tag = self.tag(tag);
                self.open.push(tag);
                tag.map(Event::Start)
            }
            md::Event::End(_) => self.open.pop().flatten().map(Event::End),
            md::Event::Html(html) => Some(Event::Html(self.masked.verbatim(&html, span).into())),
            event => self.leaf(event),
        };
        self.events.extend(event.map(|event| Spanned::new(event, span)));
    }

    /// All events, and what their tags say.
    pub(super) fn finish(mut self) -> (Vec<SpannedEvent>, Syntax) {
        self.end_words();
        (self.events, self.syntax)
    }

    /// Adds words to the open text. Words around an escape are joined: the text then lacks the backslash, which
    /// the span contains, unless it is at the beginning (`\==a==` has the span of `==a==`).
    fn words(&mut self, words: &str, span: Span) {
        self.words.push_str(&self.masked.verbatim(words, span));
        let start = self.words_span.map_or(span.start, |before| before.start);
        self.words_span = Some(Span::new(start, span.end));
    }

    fn end_words(&mut self) {
        let Some(span) = self.words_span.take() else { return };
        if !self.words.is_empty() {
            let event = Event::Text(self.words.as_str().into());
            self.events.push(Spanned::new(event, span));
        }
        self.words.clear();
    }

    /// What holds nothing else.
    fn leaf(&mut self, event: md::Event<'_>) -> Option<Event> {
        Some(match event {
            md::Event::Code(code) => Event::Code(self.string(&code)),
            md::Event::InlineMath(math) => Event::InlineMath(self.string(&math)),
            md::Event::DisplayMath(math) => Event::DisplayMath(self.string(&math)),
            md::Event::InlineHtml(html) => Event::InlineHtml(self.string(&html)),
            md::Event::FootnoteReference(label) => Event::FootnoteReference(self.footnote(&label)),
            md::Event::SoftBreak => Event::SoftBreak,
            md::Event::HardBreak => Event::HardBreak,
            md::Event::Rule => Event::Rule,
            md::Event::TaskListMarker(checked) => Event::Checkbox(checked),
            md::Event::Start(_) | md::Event::End(_) | md::Event::Text(_) | md::Event::Html(_) => {
                return None;
            }
        })
    }

    fn tag(&mut self, tag: md::Tag<'_>) -> Option<Tag> {
        Some(match tag {
            md::Tag::Paragraph => Tag::Paragraph,
            md::Tag::Heading { level, id, attrs, .. } => {
                let id =
                    id.or_else(|| attrs.into_iter().find_map(id_of)).map(|id| self.string(&id));
                Tag::Heading(self.syntax.headings.push(HeadingSyntax { level: level as u8, id }))
            }
            md::Tag::BlockQuote(kind) => Tag::Quote(kind.map(alert)),
            md::Tag::CodeBlock(kind) => {
                let info = match kind {
                    md::CodeBlockKind::Fenced(info) => Some(self.string(&info)),
                    md::CodeBlockKind::Indented => None,
                };
                Tag::CodeBlock(self.syntax.code_blocks.push(info))
            }
            md::Tag::HtmlBlock => Tag::HtmlBlock,
            md::Tag::List(first_number) => Tag::List(self.syntax.lists.push(first_number)),
            md::Tag::Item => Tag::Item,
            md::Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(self.footnote(&label)),
            md::Tag::DefinitionList => Tag::DefinitionList,
            md::Tag::DefinitionListTitle => Tag::DefinitionTerm,
            md::Tag::DefinitionListDefinition => Tag::Definition,
            md::Tag::Table(columns) => {
                Tag::Table(self.syntax.tables.push(columns.into_iter().map(alignment).collect()))
            }
            md::Tag::TableHead => Tag::TableHead,
            md::Tag::TableRow => Tag::TableRow,
            md::Tag::TableCell => Tag::TableCell,
            md::Tag::Emphasis => Tag::Mark(Mark::Emphasis),
            md::Tag::Strong => Tag::Mark(Mark::Strong),
            md::Tag::Strikethrough => Tag::Mark(Mark::Strikethrough),
            md::Tag::Link { link_type, dest_url, title, id } => {
                Tag::Link(self.syntax.links.push(self.link(link_type, &dest_url, &title, &id)))
            }
            md::Tag::Image { link_type, dest_url, title, id } => {
                Tag::Image(self.syntax.links.push(self.link(link_type, &dest_url, &title, &id)))
            }
            // The parser is not asked for these.
            md::Tag::Superscript | md::Tag::Subscript | md::Tag::MetadataBlock(_) => return None,
        })
    }

    fn link(&self, link_type: md::LinkType, url: &str, title: &str, label: &str) -> LinkSyntax {
        // In a table the `|` of `[[target\|label]]` is escaped, and the parser leaves the `\`.
        let target = match link_type {
            md::LinkType::WikiLink { has_pothole: true } => url.trim_end_matches('\\'),
            _ => url,
        };
        LinkSyntax {
            kind: link_kind(link_type),
            target: self.string(target),
            title: self.string(title),
            label: self.string(label),
            extent: None,
        }
    }

    fn footnote(&mut self, label: &str) -> FootnoteId {
        let label = self.string(label);
        if let Some(id) = self.footnotes.get(&label) {
            return *id;
        }
        let id = self.syntax.footnotes.push(label.clone());
        self.footnotes.insert(label, id);
        id
    }

    fn string(&self, words: &str) -> Box<str> {
        self.masked.restored(words).into()
    }
}

/// The id that an attribute of a heading names: `{ id="x" }`, `{:#x}`.
fn id_of<'e>((key, value): (md::CowStr<'e>, Option<md::CowStr<'e>>)) -> Option<md::CowStr<'e>> {
    let id = match value {
        Some(value) if key.as_ref() == "id" => value.trim_matches(['"', '\'']).to_owned(),
        _ => key.strip_prefix(":#")?.to_owned(),
    };
    (!id.is_empty()).then(|| id.into())
}

const fn link_kind(link_type: md::LinkType) -> LinkKind {
    match link_type {
        md::LinkType::Inline => LinkKind::Inline,
        md::LinkType::Autolink => LinkKind::Autolink,
        md::LinkType::Email => LinkKind::Email,
        md::LinkType::WikiLink { .. } => LinkKind::Wiki,
        _ => LinkKind::Reference,
    }
}

const fn alert(kind: md::BlockQuoteKind) -> AlertKind {
    match kind {
        md::BlockQuoteKind::Note => AlertKind::Note,
        md::BlockQuoteKind::Tip => AlertKind::Tip,
        md::BlockQuoteKind::Important => AlertKind::Important,
        md::BlockQuoteKind::Warning => AlertKind::Warning,
        md::BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

const fn alignment(column: md::Alignment) -> Alignment {
    match column {
        md::Alignment::None => Alignment::Default,
        md::Alignment::Left => Alignment::Left,
        md::Alignment::Center => Alignment::Center,
        md::Alignment::Right => Alignment::Right,
    }
}
