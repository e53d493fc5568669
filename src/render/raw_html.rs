//! Raw HTML in Markdown.
//!
//! Ammonia needs whole elements, Markdown gives them in pieces: `<details>`, then Markdown, then
//! `</details>`. So each piece leaves a mark in the page. At the end all pieces are sanitised as one
//! text in which a mark stands for each stretch of Markdown; what comes back is balanced, and can
//! neither end the page's own elements nor reach beyond them.

use std::borrow::Cow;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark_escape::escape_html_body_text;

use crate::config::RawHtml;

/// Noncharacters of Unicode around a piece's number: no text may hold them, none can be typed.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// Elements that have no end tag (HTML, "void elements").
const VOID: [&str; 7] = ["area", "br", "col", "hr", "img", "input", "wbr"];

/// The pieces of one page.
pub(super) struct RawPieces {
    mode: RawHtml,
    /// What ids begin with.
    ids: String,
    pieces: Vec<String>,
    /// Elements that inline HTML opened in this paragraph, heading, cell or item.
    open: Vec<String>,
}

impl RawPieces {
    pub(super) fn new(mode: RawHtml, ids: &str) -> Self {
        Self { mode, ids: ids.to_owned(), pieces: Vec::new(), open: Vec::new() }
    }

    /// A line of an HTML block.
    pub(super) fn block(&mut self, out: &mut String, html: &str) {
        match self.mode {
            RawHtml::Allow => out.push_str(html),
            RawHtml::Escape => escape(out, html),
            RawHtml::Sanitize => self.mark(out, html.to_owned()),
        }
    }

    /// A tag among words. What it opens is closed at the paragraph's end at the latest.
    pub(super) fn inline(&mut self, out: &mut String, html: &str) {
        if self.mode != RawHtml::Sanitize {
            self.block(out, html);
            return;
        }
        match tag_name(html) {
            Some(Name::Close(name)) => {
                if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                    for name in self.open.split_off(at).into_iter().rev() {
                        self.mark(out, format!("</{name}>"));
                    }
                }
            }
            Some(Name::Open(name)) => {
                self.mark(out, html.to_owned());
                if !VOID.contains(&name.as_str()) {
                    self.open.push(name);
                }
            }
            None => self.mark(out, html.to_owned()),
        }
    }

    /// A paragraph, heading, cell or item ends.
    pub(super) fn end_leaf(&mut self, out: &mut String) {
        for name in std::mem::take(&mut self.open).into_iter().rev() {
            self.mark(out, format!("</{name}>"));
        }
    }

    /// `text` without the characters that marks are made of.
    pub(super) fn plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if text.contains([OPEN, CLOSE]) {
            Cow::Owned(text.replace([OPEN, CLOSE], "\u{fffd}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Puts the sanitised pieces in the place of their marks. `href` says what a URL becomes.
    pub(super) fn finish(&self, html: &str, href: &dyn Fn(&str) -> Option<String>) -> String {
        if !html.contains(OPEN) {
            return html.to_owned();
        }
        let (stretches, numbers) = split(html);
        let mut mixed = String::new();
        for (index, stretch) in stretches.iter().enumerate() {
            if stretch.trim().is_empty() {
                mixed.push_str(stretch);
            } else {
                mixed.push_str(&mark(index));
            }
            let piece = numbers.get(index).and_then(|number| self.pieces.get(*number));
            mixed.push_str(piece.map_or("", String::as_str));
        }
        let clean = sanitize(&mixed, &self.ids, href);
        let (between, order) = split(&clean);
        let mut result = String::with_capacity(html.len());
        for (index, text) in between.iter().enumerate() {
            result.push_str(text);
            let stretch = order.get(index).and_then(|number| stretches.get(*number));
            result.push_str(stretch.copied().unwrap_or_default());
        }
        result
    }

    fn mark(&mut self, out: &mut String, piece: String) {
        out.push_str(&mark(self.pieces.len()));
        self.pieces.push(self.plain(&piece).into_owned());
    }
}

fn mark(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

/// The text between marks, and the marks' numbers.
fn split(text: &str) -> (Vec<&str>, Vec<usize>) {
    let mut parts = text.split(OPEN);
    let mut between = vec![parts.next().unwrap_or_default()];
    let mut numbers = Vec::new();
    for part in parts {
        let (number, rest) = part.split_once(CLOSE).unwrap_or(("", part));
        numbers.push(number.parse().unwrap_or(usize::MAX));
        between.push(rest);
    }
    (between, numbers)
}

fn sanitize(html: &str, ids: &str, href: &dyn Fn(&str) -> Option<String>) -> String {
    // Ammonia wants a filter that is `'static`: URLs are marked first, and put in afterwards.
    let urls = std::sync::Mutex::new(Vec::<String>::new());
    let urls = std::sync::Arc::new(urls);
    let seen = std::sync::Arc::clone(&urls);
    let ids = ids.to_owned();
    let clean = Builder::default()
        .add_tags(["video", "audio", "source", "picture"])
        .add_generic_attributes(["id", "class", "align", "width", "height"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("a", ["name"])
        .add_tag_attributes("video", ["controls", "src"])
        .add_tag_attributes("audio", ["controls", "src"])
        .add_tag_attributes("source", ["src", "type"])
        .add_url_schemes(["data"])
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener"))
        .attribute_filter(move |_, name, value| {
            match name {
                "id" | "name" => return Some(Cow::Owned(format!("{ids}{value}"))),
                "href" | "src" => {}
                _ => return Some(Cow::Borrowed(value)),
            }
            let mut urls = seen.lock().ok()?;
            urls.push(value.to_owned());
            Some(Cow::Owned(format!("{URL}{}{URL}", urls.len() - 1)))
        })
        .clean(html)
        .to_string();
    let urls = urls.lock().map(|urls| urls.clone()).unwrap_or_default();
    with_urls(&clean, &urls, href)
}

/// A third noncharacter, around the number of a URL.
const URL: char = '\u{fdd2}';

fn with_urls(html: &str, urls: &[String], href: &dyn Fn(&str) -> Option<String>) -> String {
    let mut result = String::with_capacity(html.len());
    let mut dropped = false;
    for (index, part) in html.split(URL).enumerate() {
        if index % 2 == 0 {
            result.push_str(if dropped { part.strip_prefix('"').unwrap_or(part) } else { part });
            continue;
        }
        let url = part.parse().ok().and_then(|number: usize| urls.get(number));
        let url = url.and_then(|url| href(url));
        dropped = url.is_none();
        match url {
            // Writing to a string does not fail.
            Some(url) => drop(pulldown_cmark_escape::escape_href(&mut result, &url)),
            None => result.truncate(result.rfind(' ').unwrap_or(result.len())),
        }
    }
    result
}

fn escape(out: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = escape_html_body_text(out, text);
}

enum Name {
    Open(String),
    Close(String),
}

/// The name in a tag; none for comments and the like.
fn tag_name(html: &str) -> Option<Name> {
    let inside = html.strip_prefix('<')?;
    let (inside, closes) = inside.strip_prefix('/').map_or((inside, false), |rest| (rest, true));
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    let name = inside.get(..end).filter(|name| !name.is_empty())?.to_lowercase();
    Some(if closes { Name::Close(name) } else { Name::Open(name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(parts: &[Result<&str, &str>]) -> String {
        let mut raw = RawPieces::new(RawHtml::Sanitize, "");
        let mut out = String::new();
        for part in parts {
            match part {
                Ok(markdown) => out.push_str(markdown),
                Err(html) => raw.block(&mut out, html),
            }
        }
        raw.finish(&out, &|url| (!url.starts_with("javascript")).then(|| format!("ok/{url}")))
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
    }

    #[test]
    fn urls_become_what_they_resolve_to() {
        let html = page(&[Err("<a href=\"b.md\">x</a><img src=\"c.png\" alt=\"\">")]);
        assert!(html.contains("href=\"ok/b.md\"") && html.contains("src=\"ok/c.png\""), "{html}");
        let html = page(&[Err("<a href=\"javascript:x\" title=\"t\">x</a>")]);
        assert_eq!(html, "<a title=\"t\" rel=\"noopener\">x</a>");
    }

    #[test]
    fn inline_elements_end_with_their_paragraph() {
        let mut raw = RawPieces::new(RawHtml::Sanitize, "");
        let mut out = String::from("<p>");
        raw.inline(&mut out, "<b>");
        out.push_str("fett");
        raw.inline(&mut out, "</i>");
        raw.end_leaf(&mut out);
        out.push_str("</p><p>normal</p>");
        assert_eq!(raw.finish(&out, &|_| None), "<p><b>fett</b></p><p>normal</p>");
    }
}
