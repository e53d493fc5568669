//! Raw HTML in Markdown: sanitised by ammonia, and unable to break out of its place.
//!
//! Ammonia cleans whole elements, but the parser delivers raw HTML in pieces: `<details>`, then
//! rendered Markdown, then `</details>`. All pieces inside one Markdown element (a list item, a
//! quote, a paragraph) are therefore collected and cleaned together when that element ends:
//!
//! ```text
//! pieces          <details>   (rendered: <p>x</p>)   <b>   </div>
//! joined          <details>▯0▯<b>          ▯0▯ is the placeholder of the rendered Markdown
//! balanced        <details>▯0▯<b></b></details>       unmatched </div> is dropped, open tags are closed
//! cleaned         the same through ammonia            attributes and elements not allowed are removed
//! result          <details><p>x</p><b></b></details>  the placeholder is replaced
//! ```
//!
//! Raw HTML can thus only close what it has opened, and whatever it opens ends within its Markdown
//! element. Neither the frame of the page nor the structure of the Markdown can be broken by it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, Mutex};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::raw_urls::{RawUrls, UrlAttribute, UrlUse};
use crate::config::RawHtml;
use crate::html::{HtmlTag, Nesting, Start, Token, Tokens, content_id};

/// Unicode noncharacters around the number of a placeholder. [`without_markers`] removes them from text,
/// so no page can forge one.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';
/// The noncharacter around the number of a URL.
const URL: char = '\u{fdd2}';

/// Elements whose content is never shown.
const HIDDEN: [&str; 2] = ["script", "style"];

/// Inline elements that need no cleaning where they have no attributes.
const HARMLESS: [&str; 24] = [
    "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
];

/// The raw HTML of one page.
pub(super) struct RawPieces<'a> {
    mode: RawHtml,
    /// The prefix of all ids.
    ids: String,
    urls: RawUrls<'a>,
    /// The open Markdown elements.
    levels: Vec<OpenElement>,
    /// Whether the next line is the first of an HTML block.
    starts_block: bool,
    cleaner: OnceCell<Cleaner>,
}

/// An open Markdown element.
struct OpenElement {
    /// The offset of its content in the output.
    start: usize,
    pieces: Vec<HtmlPiece>,
}

/// An HTML block or an inline tag.
struct HtmlPiece {
    /// Its offset in the output.
    at: usize,
    html: String,
}

impl<'a> RawPieces<'a> {
    pub(super) fn new(mode: RawHtml, ids: &str, urls: RawUrls<'a>) -> Self {
        let (ids, cleaner) = (ids.to_owned(), OnceCell::new());
        Self { mode, ids, urls, levels: Vec::new(), starts_block: true, cleaner }
    }

    /// Called after the start tag of a Markdown element was written.
    pub(super) fn enter(&mut self, out: &str) {
        self.levels.push(OpenElement { start: out.len(), pieces: Vec::new() });
    }

    /// Called before the end tag of a Markdown element is written.
    pub(super) fn leave(&mut self, out: &mut String) {
        let Some(level) = self.levels.pop().filter(|level| !level.pieces.is_empty()) else {
            return;
        };
        let content = out.split_off(level.start);
        let joined = JoinedPieces::new(&level, &content);
        out.push_str(&match joined.is_clean {
            true => joined.with_stretches(&joined.html),
            false => {
                let cleaner = self.cleaner.get_or_init(|| Cleaner::new(self.ids.clone()));
                joined.with_stretches(&cleaner.clean(&joined.html, &self.urls))
            }
        });
    }

    /// Called at the start of an HTML block.
    pub(super) fn start_block(&mut self) {
        self.starts_block = true;
    }

    /// Adds a line of an HTML block. Lines are joined, since a tag may span several.
    pub(super) fn block(&mut self, out: &mut String, html: &str) {
        let last = self.levels.last_mut().and_then(|level| level.pieces.last_mut());
        match last.filter(|last| !self.starts_block && last.at == out.len()) {
            Some(last) => last.html.push_str(html),
            None => self.inline(out, html),
        }
        self.starts_block = false;
    }

    /// Adds an inline tag.
    pub(super) fn inline(&mut self, out: &mut String, html: &str) {
        match (self.mode, self.levels.last_mut()) {
            (RawHtml::Allow, _) => out.push_str(html),
            (RawHtml::Sanitize, Some(level)) => {
                level.pieces.push(HtmlPiece { at: out.len(), html: html.to_owned() });
            }
            // Writing to a string does not fail.
            (RawHtml::Escape, _) | (_, None) => drop(escape_html_body_text(out, html)),
        }
    }
}

/// The balanced pieces of one Markdown element, with a placeholder for each stretch of rendered Markdown.
struct JoinedPieces<'p> {
    html: String,
    stretches: Vec<&'p str>,
    nesting: Nesting,
    /// Whether nothing needs cleaning.
    is_clean: bool,
    /// The open element whose content is dropped.
    hidden: Option<String>,
}

impl<'p> JoinedPieces<'p> {
    fn new(level: &'p OpenElement, content: &'p str) -> Self {
        let mut joined = Self {
            html: String::new(),
            stretches: Vec::new(),
            nesting: Nesting::default(),
            is_clean: true,
            hidden: None,
        };
        let ends = HIDDEN.map(|name| {
            let ends = |piece: &HtmlPiece| contains_end_tag(&piece.html, name);
            level.pieces.iter().rposition(ends).unwrap_or_default()
        });
        let mut from = 0;
        for (index, piece) in level.pieces.iter().enumerate() {
            let to = piece.at - level.start;
            joined.stretch(content.get(from..to).unwrap_or_default());
            let ends_later = |name: &str| {
                HIDDEN.iter().zip(ends).any(|(hidden, end)| *hidden == name && end > index)
            };
            joined.piece(&piece.html, ends_later);
            from = to;
        }
        joined.stretch(content.get(from..).unwrap_or_default());
        let Self { html, nesting, .. } = &mut joined;
        nesting.finish(|name| end_tag(html, name));
        joined
    }

    /// Adds a placeholder for rendered Markdown.
    fn stretch(&mut self, text: &'p str) {
        if self.hidden.is_some() {
            return;
        }
        if text.trim().is_empty() {
            self.html.push_str(text);
        } else {
            // Writing to a string does not fail.
            let _ = write!(self.html, "{OPEN}{}{CLOSE}", self.stretches.len());
            self.stretches.push(text);
        }
    }

    fn piece(&mut self, html: &'p str, ends_later: impl Fn(&str) -> bool) {
        let mut in_hidden = false;
        for (token, _) in Tokens::new(html) {
            if let Some(hidden) = &self.hidden {
                if token == Token::End(hidden.clone()) {
                    self.hidden = None;
                }
                continue;
            }
            match token {
                Token::Text(text) => self.text(text, false),
                Token::Oversized(text) => self.text(text, true),
                Token::Raw(text) if !in_hidden => self.text(text, false),
                Token::Start(tag) => {
                    in_hidden = HIDDEN.contains(&tag.name.as_str());
                    if in_hidden && ends_later(&tag.name) {
                        self.hidden = Some(tag.name);
                    } else {
                        self.start(&tag);
                    }
                }
                Token::End(name) => {
                    let Self { html, nesting, .. } = self;
                    nesting.end(&name, |name| end_tag(html, name));
                }
                Token::Raw(_) | Token::Comment(_) | Token::Ignored => {}
            }
        }
    }

    /// Adds text. Character references stay references unless the text is `literal`.
    fn text(&mut self, text: &str, literal: bool) {
        for character in text.chars() {
            match character {
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '&' if literal => self.html.push_str("&amp;"),
                character => self.html.push(without_markers(character)),
            }
        }
    }

    fn start(&mut self, tag: &HtmlTag<'_>) {
        let name = tag.name.as_str();
        if !TAGS.contains(name) {
            return;
        }
        let Self { html, nesting, .. } = self;
        if nesting.start(name, |name| end_tag(html, name)) != Start::Kept {
            return;
        }
        self.is_clean &= tag.attributes.is_empty() && HARMLESS.contains(&name);
        html.push('<');
        html.push_str(name);
        for attribute in tag.attributes.iter().filter(|it| is_name(&it.name)) {
            let value: String = attribute.value.chars().map(without_markers).collect();
            html.push(' ');
            html.push_str(&attribute.name);
            html.push_str("=\"");
            // Writing to a string does not fail.
            let _ = escape_html(&mut *html, &value);
            html.push('"');
        }
        html.push('>');
    }

    /// `html` with each placeholder replaced by its rendered Markdown.
    fn with_stretches(&self, html: &str) -> String {
        let mut parts = html.split(OPEN);
        let mut result = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(CLOSE).unwrap_or(("", part));
            let stretch = number.parse().ok().and_then(|at: usize| self.stretches.get(at));
            result.push_str(stretch.copied().unwrap_or_default());
            result.push_str(rest);
        }
        result
    }
}

fn end_tag(html: &mut String, name: &str) {
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

/// Whether `html` contains the end tag of this element.
fn contains_end_tag(html: &str, name: &str) -> bool {
    let is_end = |(at, _): (usize, &str)| {
        let written = html.get(at + 2..at + 2 + name.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(name))
    };
    html.match_indices("</").any(is_end)
}

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The character, or U+FFFD where it is one of the markers.
fn without_markers(character: char) -> char {
    if [OPEN, CLOSE, URL].contains(&character) { '\u{fffd}' } else { character }
}

/// The allowed elements: ammonia's defaults, media elements and their sources.
static TAGS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let mut tags = Builder::default().clone_tags();
    tags.extend(["video", "audio", "source", "picture"]);
    tags
});

/// Ammonia with our allow-list: scripts and everything not known to be harmless are removed.
struct Cleaner {
    builder: Builder<'static>,
    /// URLs by number. Ammonia's attribute filter must be `'static` and cannot borrow the resolved URLs,
    /// so it writes numbers, which are replaced afterwards.
    urls: Arc<Mutex<Vec<UrlAttribute>>>,
}

impl Cleaner {
    fn new(ids: String) -> Self {
        let urls = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&urls);
        let mut builder = Builder::default();
        builder
            .tags(TAGS.clone())
            .add_generic_attributes(["id", "class", "align", "width", "height"])
            .add_tag_attributes("details", ["open"])
            .add_tag_attributes("a", ["name"])
            .add_tag_attributes("video", ["controls", "src"])
            .add_tag_attributes("audio", ["controls", "src"])
            .add_tag_attributes("source", ["src", "srcset", "type", "media", "sizes"])
            .add_tag_attributes("img", ["srcset", "sizes"])
            .add_url_schemes(["data"])
            .url_relative(UrlRelative::PassThrough)
            .link_rel(Some("noopener"))
            .attribute_filter(move |element, name, value| {
                if matches!(name, "id" | "name") {
                    return Some(format!("{ids}{}", content_id(value)).into());
                }
                let Some(use_of_url) = UrlUse::of(element, name) else {
                    return Some(Cow::Borrowed(value));
                };
                let mut urls = seen.lock().ok()?;
                urls.push(UrlAttribute { use_of_url, value: value.to_owned() });
                Some(format!("{URL}{}{URL}", urls.len() - 1).into())
            });
        Self { builder, urls }
    }

    fn clean(&self, html: &str, resolved: &RawUrls<'_>) -> String {
        let clean = self.builder.clean(html).to_string();
        let urls = self.urls.lock().map(|mut urls| std::mem::take(&mut *urls)).unwrap_or_default();
        with_urls(&clean, &urls, resolved)
    }
}

fn with_urls(html: &str, urls: &[UrlAttribute], resolved: &RawUrls<'_>) -> String {
    let mut result = String::with_capacity(html.len());
    let mut dropped = false;
    for (index, part) in html.split(URL).enumerate() {
        if index % 2 == 0 {
            result.push_str(if dropped { part.strip_prefix('"').unwrap_or(part) } else { part });
            continue;
        }
        let url = part.parse().ok().and_then(|number: usize| urls.get(number));
        let url = url.and_then(|url| resolved.value(url));
        dropped = url.is_none();
        match url {
            Some(url) => result.push_str(&url),
            None => result.truncate(result.rfind(' ').unwrap_or(result.len())),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::super::links::{Href, PageLink, PageLinks};
    use super::*;
    use crate::diagnostic::Span;
    use crate::page::{Document, Link, LinkKind};

    fn link((target, image): (&str, bool)) -> Link {
        Link {
            kind: LinkKind::Html,
            image,
            target: target.to_owned(),
            span: Span::at(0),
            target_span: Span::at(0),
            text: None,
            title: String::new(),
            is_repeated: false,
            extent: None,
        }
    }

    fn page_link(link: &Link) -> PageLink {
        let href = Href::Local(format!("ok/{}", link.target));
        PageLink {
            href,
            file: None,
            is_file: true,
            dimensions: None,
            size: None,
            name: None,
            embed: None,
        }
    }

    /// The result for rendered Markdown (`Ok`) and raw HTML (`Err`) in one element.
    fn page(parts: &[Result<&str, &str>]) -> String {
        let document = Document {
            links: [("b.md", false), ("c.png", true)].into_iter().map(link).collect(),
            ..Document::default()
        };
        let resolved: PageLinks = document.links.iter().map(page_link).collect();
        let urls = RawUrls::of_page(&document, &resolved);
        let mut raw = RawPieces::new(RawHtml::Sanitize, "", urls);
        let mut out = String::from("<p>before</p>");
        raw.enter(&out);
        for part in parts {
            match part {
                Ok(markdown) => out.push_str(markdown),
                Err(html) => {
                    raw.start_block();
                    raw.block(&mut out, html);
                }
            }
        }
        raw.leave(&mut out);
        out.strip_prefix("<p>before</p>").expect("what stands before").to_owned()
    }

    #[test]
    fn elements_may_span_markdown() {
        let html = page(&[Err("<details>"), Ok("<p>innen</p>"), Err("</details>"), Ok("<p>b</p>")]);
        assert_eq!(html, "<details><p>innen</p></details><p>b</p>");
    }

    #[test]
    fn open_elements_are_closed_and_scripts_are_dropped() {
        let html = page(&[Err("<b onclick=x>"), Ok("<p>a</p>"), Err("<script>alert(1)</script>")]);
        assert_eq!(html, "<b><p>a</p></b>");
        assert_eq!(page(&[Err("</main></div>"), Ok("<p>a</p>")]), "<p>a</p>");
        assert_eq!(page(&[Err("<script>"), Ok("alert(1)"), Err("</script>"), Ok("b")]), "b");
        assert_eq!(page(&[Err("<script>"), Ok("b")]), "b");
        assert_eq!(page(&[Err("<!-- "), Ok("<p>a</p>"), Err("<textarea>"), Ok("b")]), "<p>a</p>b");
    }

    #[test]
    fn a_block_is_read_as_a_whole() {
        let mut raw = RawPieces::new(RawHtml::Sanitize, "", RawUrls::default());
        let mut out = String::new();
        raw.enter(&out);
        raw.start_block();
        raw.block(&mut out, "<i title=\"a\n");
        raw.block(&mut out, "b\">c</i>\n");
        raw.leave(&mut out);
        assert_eq!(out, "<i title=\"a\nb\">c</i>\n");
    }

    #[test]
    fn urls_are_replaced_by_their_resolved_form() {
        let html = page(&[Err("<a href=\"b.md\">x</a><img src=\" c.png\" alt=\"\">")]);
        assert!(html.contains("href=\"ok/b.md\"") && html.contains("src=\"ok/c.png\""), "{html}");
        let html = page(&[Err("<a href=\"javascript:x\" title=\"t\">x</a>")]);
        assert_eq!(html, "<a title=\"t\" rel=\"noopener\">x</a>");
    }

    #[test]
    fn markers_cannot_be_forged() {
        let html = page(&[Err("<i title='\u{fdd2}0\u{fdd2}'>\u{fdd0}0\u{fdd1}"), Ok("<p>a</p>")]);
        assert_eq!(html, "<i title=\"\u{fffd}0\u{fffd}\">\u{fffd}0\u{fffd}<p>a</p></i>");
    }

    #[test]
    fn raw_html_ends_within_its_markdown_element() {
        let mut raw = RawPieces::new(RawHtml::Sanitize, "", RawUrls::default());
        let mut out = String::from("<ul><li>");
        raw.enter(&out);
        raw.inline(&mut out, "<div>");
        out.push_str("<p>");
        raw.enter(&out);
        raw.inline(&mut out, "<b>");
        out.push_str("fett");
        raw.inline(&mut out, "</div>");
        raw.leave(&mut out);
        out.push_str("</p>");
        raw.inline(&mut out, "<li>");
        raw.leave(&mut out);
        out.push_str("</li></ul>");
        assert_eq!(out, "<ul><li><div><p><b>fett</b></p></div></li></ul>");
    }
}
