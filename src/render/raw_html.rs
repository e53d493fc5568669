//! Raw HTML in Markdown.
//!
//! Ammonia needs whole elements, Markdown gives them in pieces: `<details>`, then Markdown, then
//! `</details>`. So the pieces that stand in one element of Markdown (an item, a quote, a paragraph)
//! are cleaned together as soon as that element ends: [`Nesting`] makes them balanced, and a mark
//! stands for each stretch of Markdown between them, which is whole by then. So what raw HTML opens
//! ends within the element of Markdown that it stands in, and what it closes it has opened: neither
//! the page's frame nor what Markdown means can be ended by it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, Mutex};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use crate::config::RawHtml;
use crate::html::{Nesting, Start, Tag, Token, Tokens, content_id};
use crate::page::srcset::candidates;

/// Noncharacters of Unicode around the number of a stretch: no text may hold them, none can be typed.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';
/// Another one, around the number of a URL.
const URL: char = '\u{fdd2}';
/// Another one, before a list of URLs.
const LIST: char = '\u{fdd3}';

/// Elements whose content is never shown.
const HIDDEN: [&str; 2] = ["script", "style"];

/// Elements that ammonia has nothing to do with where they have no attributes.
const WORDS: [&str; 24] = [
    "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
];

/// The raw HTML of one page.
pub(super) struct RawPieces<'a> {
    mode: RawHtml,
    /// What ids begin with.
    ids: String,
    /// What the URLs in it become; none where one is broken.
    urls: HashMap<&'a str, Option<String>>,
    /// The elements of Markdown that are open.
    levels: Vec<Level>,
    /// Whether the next line of an HTML block is its first.
    begins: bool,
    cleaner: OnceCell<Cleaner>,
}

/// An element of Markdown that is open.
struct Level {
    /// Where its content begins in the page.
    start: usize,
    pieces: Vec<Piece>,
}

/// A block of HTML, or a tag among words.
struct Piece {
    /// Where it stands in the page.
    at: usize,
    html: String,
}

impl<'a> RawPieces<'a> {
    pub(super) fn new(mode: RawHtml, ids: &str, urls: HashMap<&'a str, Option<String>>) -> Self {
        let (ids, cleaner) = (ids.to_owned(), OnceCell::new());
        Self { mode, ids, urls, levels: Vec::new(), begins: true, cleaner }
    }

    /// An element of Markdown begins, its tag is written.
    pub(super) fn enter(&mut self, out: &str) {
        self.levels.push(Level { start: out.len(), pieces: Vec::new() });
    }

    /// An element of Markdown ends, its end tag is not written yet.
    pub(super) fn leave(&mut self, out: &mut String) {
        let Some(level) = self.levels.pop().filter(|level| !level.pieces.is_empty()) else {
            return;
        };
        let content = out.split_off(level.start);
        let mixed = Mixed::new(&level, &content);
        out.push_str(&match mixed.is_plain {
            true => mixed.with_stretches(&mixed.html),
            false => {
                let cleaner = self.cleaner.get_or_init(|| Cleaner::new(self.ids.clone()));
                mixed.with_stretches(&cleaner.clean(&mixed.html, &self.urls))
            }
        });
    }

    /// A block of HTML begins.
    pub(super) fn start_block(&mut self) {
        self.begins = true;
    }

    /// A line of an HTML block. The block is read as a whole: a tag may go over several lines.
    pub(super) fn block(&mut self, out: &mut String, html: &str) {
        let last = self.levels.last_mut().and_then(|level| level.pieces.last_mut());
        match last.filter(|last| !self.begins && last.at == out.len()) {
            Some(last) => last.html.push_str(html),
            None => self.inline(out, html),
        }
        self.begins = false;
    }

    /// A tag among words.
    pub(super) fn inline(&mut self, out: &mut String, html: &str) {
        match (self.mode, self.levels.last_mut()) {
            (RawHtml::Allow, _) => out.push_str(html),
            (RawHtml::Sanitize, Some(level)) => {
                level.pieces.push(Piece { at: out.len(), html: html.to_owned() });
            }
            // Writing to a string does not fail.
            (RawHtml::Escape, _) | (_, None) => drop(escape_html_body_text(out, html)),
        }
    }
}

/// The pieces of one element in a balanced form, with a mark for each stretch of Markdown.
struct Mixed<'p> {
    html: String,
    stretches: Vec<&'p str>,
    nesting: Nesting,
    /// Whether nothing stands there that would have to be cleaned.
    is_plain: bool,
    /// The element that is open and whose content is not shown.
    hidden: Option<String>,
}

impl<'p> Mixed<'p> {
    fn new(level: &'p Level, content: &'p str) -> Self {
        let mut mixed = Self {
            html: String::new(),
            stretches: Vec::new(),
            nesting: Nesting::default(),
            is_plain: true,
            hidden: None,
        };
        let ends = HIDDEN.map(|name| {
            let ends = |piece: &Piece| holds_end(&piece.html, name);
            level.pieces.iter().rposition(ends).unwrap_or_default()
        });
        let mut from = 0;
        for (index, piece) in level.pieces.iter().enumerate() {
            let to = piece.at - level.start;
            mixed.stretch(content.get(from..to).unwrap_or_default());
            let ends_later = |name: &str| {
                HIDDEN.iter().zip(ends).any(|(hidden, end)| *hidden == name && end > index)
            };
            mixed.piece(&piece.html, ends_later);
            from = to;
        }
        mixed.stretch(content.get(from..).unwrap_or_default());
        let Self { html, nesting, .. } = &mut mixed;
        nesting.finish(|name| end_tag(html, name));
        mixed
    }

    /// What Markdown has written.
    fn stretch(&mut self, text: &'p str) {
        if self.hidden.is_some() {
        } else if text.trim().is_empty() {
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
                Token::Crowded(text) => self.text(text, true),
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
                Token::Raw(_) | Token::Comment(_) | Token::Nothing => {}
            }
        }
    }

    /// Character references stay what they are, save in what is shown as `typed`.
    fn text(&mut self, text: &str, typed: bool) {
        for character in text.chars() {
            match character {
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '&' if typed => self.html.push_str("&amp;"),
                character => self.html.push(allowed(character)),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if !TAGS.contains(name) {
            return;
        }
        let Self { html, nesting, .. } = self;
        if nesting.start(name, |name| end_tag(html, name)) != Start::Kept {
            return;
        }
        self.is_plain &= tag.attributes.is_empty() && WORDS.contains(&name);
        html.push('<');
        html.push_str(name);
        for attribute in tag.attributes.iter().filter(|it| is_name(&it.name)) {
            let value: String = attribute.value.chars().map(allowed).collect();
            html.push(' ');
            html.push_str(&attribute.name);
            html.push_str("=\"");
            // Writing to a string does not fail.
            let _ = escape_html(&mut *html, &value);
            html.push('"');
        }
        html.push('>');
    }

    /// `html` with the stretches of Markdown in the place of their marks.
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

/// Whether the end tag of this element stands somewhere in `html`.
fn holds_end(html: &str, name: &str) -> bool {
    let is_end = |(at, _): (usize, &str)| {
        let written = html.get(at + 2..at + 2 + name.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(name))
    };
    html.match_indices("</").any(is_end)
}

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The character, unless marks are made of it.
fn allowed(character: char) -> char {
    if [OPEN, CLOSE, URL, LIST].contains(&character) { '\u{fffd}' } else { character }
}

/// The elements that are kept: ammonia's, and those that play and choose among sources.
static TAGS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let mut tags = Builder::default().clone_tags();
    tags.extend(["video", "audio", "source", "picture"]);
    tags
});

/// Drops what runs, and all else that is not known to be harmless.
struct Cleaner {
    builder: Builder<'static>,
    /// Ammonia wants a filter that is `'static`: URLs are marked first, and put in afterwards.
    urls: Arc<Mutex<Vec<String>>>,
}

impl Cleaner {
    fn new(ids: String) -> Self {
        let urls = Arc::new(Mutex::new(Vec::<String>::new()));
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
            .attribute_filter(move |_, name, value| {
                match name {
                    "id" | "name" => return Some(format!("{ids}{}", content_id(value)).into()),
                    "href" | "src" | "srcset" => {}
                    _ => return Some(Cow::Borrowed(value)),
                }
                let mut urls = seen.lock().ok()?;
                let list = if name == "srcset" { String::from(LIST) } else { String::new() };
                urls.push(list + value);
                Some(format!("{URL}{}{URL}", urls.len() - 1).into())
            });
        Self { builder, urls }
    }

    fn clean(&self, html: &str, resolved: &HashMap<&str, Option<String>>) -> String {
        let clean = self.builder.clean(html).to_string();
        let urls = self.urls.lock().map(|mut urls| std::mem::take(&mut *urls)).unwrap_or_default();
        with_urls(&clean, &urls, resolved)
    }
}

fn with_urls(html: &str, urls: &[String], resolved: &HashMap<&str, Option<String>>) -> String {
    let mut result = String::with_capacity(html.len());
    let mut dropped = false;
    for (index, part) in html.split(URL).enumerate() {
        if index % 2 == 0 {
            result.push_str(if dropped { part.strip_prefix('"').unwrap_or(part) } else { part });
            continue;
        }
        let url = part.parse().ok().and_then(|number: usize| urls.get(number));
        let url = url.and_then(|url| match url.strip_prefix(LIST) {
            Some(list) => srcset(list, resolved),
            None => escaped(url, resolved),
        });
        dropped = url.is_none();
        match url {
            Some(url) => result.push_str(&url),
            None => result.truncate(result.rfind(' ').unwrap_or(result.len())),
        }
    }
    result
}

/// A `srcset` with what each of its URLs becomes; none where nothing is left.
fn srcset(list: &str, resolved: &HashMap<&str, Option<String>>) -> Option<String> {
    let candidates = candidates(list).into_iter().filter_map(|(url, description)| {
        // A comma at its end would end the URL.
        let mut candidate = escaped(list.get(url)?, resolved)?.replace(',', "%2C");
        if !description.is_empty() {
            candidate.push(' ');
            // Writing to a string does not fail.
            let _ = escape_html(&mut candidate, description);
        }
        Some(candidate)
    });
    let candidates: Vec<String> = candidates.collect();
    (!candidates.is_empty()).then(|| candidates.join(", "))
}

/// What a URL becomes, as it stands in an attribute.
fn escaped(url: &str, resolved: &HashMap<&str, Option<String>>) -> Option<String> {
    let mut escaped = String::new();
    // Writing to a string does not fail.
    let _ = escape_href(&mut escaped, resolved.get(url.trim())?.as_deref()?);
    Some(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of Markdown (`Ok`) and raw HTML (`Err`) that stand in one element.
    fn page(parts: &[Result<&str, &str>]) -> String {
        let urls = ["b.md", "c.png"].map(|url| (url, Some(format!("ok/{url}"))));
        let mut raw = RawPieces::new(RawHtml::Sanitize, "", urls.into());
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
    fn what_is_left_open_is_closed_and_what_runs_is_dropped() {
        let html = page(&[Err("<b onclick=x>"), Ok("<p>a</p>"), Err("<script>alert(1)</script>")]);
        assert_eq!(html, "<b><p>a</p></b>");
        assert_eq!(page(&[Err("</main></div>"), Ok("<p>a</p>")]), "<p>a</p>");
        assert_eq!(page(&[Err("<script>"), Ok("alert(1)"), Err("</script>"), Ok("b")]), "b");
        assert_eq!(page(&[Err("<script>"), Ok("b")]), "b");
        assert_eq!(page(&[Err("<!-- "), Ok("<p>a</p>"), Err("<textarea>"), Ok("b")]), "<p>a</p>b");
    }

    #[test]
    fn a_block_is_read_as_a_whole() {
        let mut raw = RawPieces::new(RawHtml::Sanitize, "", HashMap::new());
        let mut out = String::new();
        raw.enter(&out);
        raw.start_block();
        raw.block(&mut out, "<i title=\"a\n");
        raw.block(&mut out, "b\">c</i>\n");
        raw.leave(&mut out);
        assert_eq!(out, "<i title=\"a\nb\">c</i>\n");
    }

    #[test]
    fn urls_become_what_they_resolve_to() {
        let html = page(&[Err("<a href=\"b.md\">x</a><img src=\" c.png\" alt=\"\">")]);
        assert!(html.contains("href=\"ok/b.md\"") && html.contains("src=\"ok/c.png\""), "{html}");
        let html = page(&[Err("<a href=\"javascript:x\" title=\"t\">x</a>")]);
        assert_eq!(html, "<a title=\"t\" rel=\"noopener\">x</a>");
    }

    #[test]
    fn marks_cannot_be_typed() {
        let html = page(&[Err("<i title='\u{fdd2}0\u{fdd2}'>\u{fdd0}0\u{fdd1}"), Ok("<p>a</p>")]);
        assert_eq!(html, "<i title=\"\u{fffd}0\u{fffd}\">\u{fffd}0\u{fffd}<p>a</p></i>");
    }

    #[test]
    fn what_an_element_of_markdown_opens_ends_with_it() {
        let mut raw = RawPieces::new(RawHtml::Sanitize, "", HashMap::new());
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
