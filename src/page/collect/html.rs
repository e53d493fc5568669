//! Raw HTML in Markdown: links, images, anchors and comments.

use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::Tag;

use crate::diagnostic::Span;
use crate::page::{Comment, HtmlAnchor, Link, LinkKind};

#[derive(Default)]
pub(super) struct Html {
    pub(super) links: Vec<Link>,
    pub(super) anchors: Vec<HtmlAnchor>,
    pub(super) comments: Vec<Comment>,
    /// Comments from here on still wait for the block that follows them.
    waiting: usize,
}

impl Html {
    /// A block begins at `span`: it is what the comments before it speak of.
    pub(super) fn block(&mut self, text: &str, tag: &Tag<'_>, span: Span) {
        if matches!(tag, Tag::HtmlBlock) && span.of(text).trim_start().starts_with("<!--") {
            return;
        }
        for comment in self.comments.iter_mut().skip(self.waiting) {
            comment.scope = span;
        }
        self.waiting = self.comments.len();
    }

    /// Reads the HTML at `span`.
    pub(super) fn read(&mut self, text: &str, span: Span) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(span.of(text), emitter) {
            match token {
                Ok(Token::StartTag(tag)) => self.tag(text, span, &tag),
                Ok(Token::Comment(comment)) => {
                    let at = Span::from(comment.span.start..comment.span.end);
                    let span = snapped(text, at.shifted(span.start));
                    self.comments.push(Comment { span, scope: span });
                }
                _ => {}
            }
        }
    }

    fn tag(&mut self, text: &str, outer: Span, tag: &StartTag<usize>) {
        let span = snapped(text, Span::new(tag.span.start, tag.span.end).shifted(outer.start));
        for (name, value) in &tag.attributes {
            let value_text = String::from_utf8_lossy(&value.value).into_owned();
            let name: &[u8] = name;
            match (name, tag.name.as_slice()) {
                (b"id", _) | (b"name", b"a") => {
                    self.anchors.push(HtmlAnchor { id: value_text, span });
                }
                (b"href", b"a" | b"area") | (b"src", b"img" | b"video" | b"audio" | b"source") => {
                    let at = Span::new(value.span.start, value.span.end).shifted(outer.start);
                    let at = without_name(text, snapped(text, at));
                    let link = Link {
                        kind: LinkKind::Html,
                        image: tag.name.as_slice() == b"img",
                        target: value_text,
                        span,
                        target_span: at,
                        text: alternative_text(tag),
                        event: None,
                    };
                    self.links.push(link);
                }
                _ => {}
            }
        }
    }
}

fn alternative_text(tag: &StartTag<usize>) -> Option<String> {
    let (_, value) = tag.attributes.iter().find(|(name, _)| name.as_slice() == b"alt")?;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// `href="b.md"` → `b.md`; the tokenizer's span of an unquoted value may hold the `>` too.
fn without_name(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let value = slice.split_once('=').map_or(slice, |(_, value)| value.trim_start());
    let quoted = value.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next());
    let bare = || value.split(|c: char| c.is_whitespace() || c == '>').next();
    let inner = quoted.or_else(bare).unwrap_or_default();
    let start = slice.rfind(inner).map_or(span.start, |at| span.start + at);
    Span::new(start, start + inner.len())
}

/// The tokenizer counts bytes of its input; a bound inside a character moves to its start.
fn snapped(text: &str, span: Span) -> Span {
    let snap = |at: usize| {
        let at = at.min(text.len());
        (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
    };
    Span::new(snap(span.start), snap(span.end))
}
