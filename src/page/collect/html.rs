//! Raw HTML in Markdown: links, images, anchors and comments.

use crate::diagnostic::Span;
use crate::html::{self, Nesting, Start, Token, Tokens};
use crate::page::event::Tag;
use crate::page::srcset::candidates;
use crate::page::{Comment, HtmlAnchor, Limit, LimitKind, Link, LinkKind, Slugger};

#[derive(Default)]
pub(super) struct HtmlCollector {
    /// Those of the HTML that was read last.
    pub(super) links: Vec<Link>,
    pub(super) anchors: Vec<HtmlAnchor>,
    pub(super) comments: Vec<Comment>,
    /// What goes beyond a limit, the first of each kind.
    pub(super) limits: Vec<Limit>,
    outermost: Nesting,
    /// The elements that are open, for each element of Markdown that is.
    open: Vec<Nesting>,
    /// Comments from here on still wait for the block that follows them.
    waiting: usize,
}

/// A heading of raw HTML that is open.
struct OpenHeading {
    name: String,
    /// The bytes of its tag.
    span: Span,
    text: String,
}

impl HtmlCollector {
    /// A block begins at `span`: it is what the comments before it speak of.
    pub(super) fn block(&mut self, text: &str, tag: Tag, span: Span) {
        if tag == Tag::HtmlBlock && span.of(text).trim_start().starts_with("<!--") {
            return;
        }
        for comment in self.comments.iter_mut().skip(self.waiting) {
            comment.scope = span;
        }
        self.waiting = self.comments.len();
    }

    /// An element of Markdown begins: what is opened in it ends in it.
    pub(super) fn enter(&mut self, tag: Tag) {
        if tag != Tag::HtmlBlock {
            self.open.push(Nesting::default());
        }
    }

    /// An element of Markdown ends.
    pub(super) fn leave(&mut self, tag: Tag) {
        if tag != Tag::HtmlBlock {
            self.open.pop();
        }
    }

    /// Reads the HTML at `span`. Headings without an id get one, as on GitHub: that of `slugger`.
    pub(super) fn read(&mut self, text: &str, span: Span, slugger: &mut Slugger) {
        let mut heading: Option<OpenHeading> = None;
        for (token, range) in Tokens::new(span.of(text)) {
            let at = Span::from(range).shifted(span.start);
            match token {
                Token::Start(tag) => {
                    self.tag(&tag, span.start, at);
                    if is_heading(&tag.name) && heading.is_none() && tag.get("id").is_none() {
                        let (name, text) = (tag.name, String::new());
                        heading = Some(OpenHeading { name, span: at, text });
                    }
                }
                Token::End(name) => {
                    self.nesting().end(&name, |_| {});
                    let ended = heading.take_if(|heading| heading.name == name);
                    self.anchors.extend(ended.and_then(|heading| heading.anchor(slugger)));
                }
                Token::Text(words) => {
                    if let Some(heading) = &mut heading {
                        heading.text.push_str(words);
                    }
                }
                Token::Comment(_) => self.comments.push(Comment { span: at, scope: at }),
                Token::Oversized(_) => self.limit(LimitKind::Attributes, at),
                Token::Raw(_) | Token::Ignored => {}
            }
        }
    }

    fn nesting(&mut self) -> &mut Nesting {
        self.open.last_mut().unwrap_or(&mut self.outermost)
    }

    fn limit(&mut self, kind: LimitKind, span: Span) {
        if self.limits.iter().all(|limit| limit.kind != kind) {
            self.limits.push(Limit { kind, span });
        }
    }

    fn tag(&mut self, tag: &html::HtmlTag<'_>, start: usize, span: Span) {
        if self.nesting().start(&tag.name, |_| {}) == Start::TooDeep {
            self.limit(LimitKind::NestedHtml, span);
        }
        for attribute in &tag.attributes {
            match (attribute.name.as_str(), tag.name.as_str()) {
                ("id", _) | ("name", "a") => {
                    let id = html::content_id(&attribute.value).into_owned();
                    self.anchors.push(HtmlAnchor { id, span, of_heading: false });
                }
                ("srcset", "img" | "source") => {
                    let at = Span::from(attribute.range.clone()).shifted(start);
                    self.pictures(&attribute.value, at, span);
                }
                ("href", "a" | "area") | ("src", "img" | "video" | "audio" | "source") => {
                    let link = Link {
                        kind: LinkKind::Html,
                        image: tag.name == "img",
                        target: attribute.value.to_string(),
                        span,
                        target_span: Span::from(attribute.range.clone()).shifted(start),
                        text: tag.get("alt").map(str::to_owned),
                        title: String::new(),
                        is_repeated: false,
                        extent: None,
                    };
                    self.links.push(link);
                }
                _ => {}
            }
        }
    }
}

impl HtmlCollector {
    /// The pictures of the `srcset` at `at`, of the tag at `span`.
    fn pictures(&mut self, srcset: &str, at: Span, span: Span) {
        for (url, _) in candidates(srcset) {
            let verbatim = at.len() == srcset.len();
            self.links.push(Link {
                kind: LinkKind::Html,
                image: true,
                target: srcset.get(url.clone()).unwrap_or_default().to_owned(),
                span,
                target_span: if verbatim { Span::from(url).shifted(at.start) } else { at },
                // The alternative text is once, at the `<img>`.
                text: Some(String::new()),
                title: String::new(),
                is_repeated: false,
                extent: None,
            });
        }
    }
}

impl OpenHeading {
    /// The anchor that GitHub would give it; none where it has no words.
    fn anchor(self, slugger: &mut Slugger) -> Option<HtmlAnchor> {
        // In a quote each line begins with a `>`.
        let before = [' ', '\t', '>'];
        let lines = self.text.lines().map(|line| line.trim_start_matches(before).trim_end());
        let words: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        let text = words.join(" ");
        let id = (!words.is_empty()).then(|| slugger.next(&html::resolve_references(&text)))?;
        Some(HtmlAnchor { id, span: self.span, of_heading: true })
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}
