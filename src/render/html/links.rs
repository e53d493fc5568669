//! Links and images of a page: written as they were resolved.

use std::collections::HashMap;

use pulldown_cmark::{Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_href;

use super::super::links::{Href, PageLink};
use super::Html;
use crate::page::{Document, Link, LinkKind, SpannedEvent};

impl<'a> Html<'a> {
    pub(super) fn link_at(&self, index: usize) -> Option<(&'a Link, &'a PageLink)> {
        let number = self.document.link_of_event(index)?;
        Some((self.document.links.get(number)?, self.links.get(number)?))
    }

    pub(super) fn start_link(&mut self, index: usize, event: &'a SpannedEvent) -> usize {
        let Some((link, resolved)) = self.link_at(index) else { return index + 1 };
        match &resolved.href {
            Href::Local(url) => self.open_anchor(url, ""),
            // On paper the address is written behind the link, unless it is the link's text.
            Href::External(url) if link.kind == LinkKind::Autolink => {
                self.open_anchor(url, " class=\"external bare\" rel=\"noopener\"");
            }
            Href::External(url) => self.open_anchor(url, " class=\"external\" rel=\"noopener\""),
            Href::None => {
                self.out.push_str("<a class=\"broken\"");
                self.attribute("title", &self.theme.word("broken-link"));
                self.out.push('>');
            }
            Href::Literal => {
                self.escaped(event.span.of(self.text));
                return self.index_after(index, TagEnd::Link);
            }
        }
        if let Event::Start(Tag::Link { title, .. }) = &event.event
            && !title.is_empty()
            && self.out.ends_with('>')
        {
            self.out.pop();
            self.attribute("title", title);
            self.out.push('>');
        }
        self.open_links.push("</a>");
        index + 1
    }

    fn open_anchor(&mut self, url: &str, more: &str) {
        self.out.push_str("<a href=\"");
        let _ = escape_href(&mut self.out, url);
        self.out.push('"');
        self.out.push_str(more);
        self.out.push('>');
    }

    /// The index behind the end of the link or image that starts at `index`; images may hold images.
    pub(super) fn index_after(&self, index: usize, end: TagEnd) -> usize {
        let mut depth = 0_usize;
        let mut ends = |event: &SpannedEvent| {
            match &event.event {
                Event::Start(tag) if tag.to_end() == end => depth += 1,
                Event::End(tag) if *tag == end => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        };
        let rest = self.document.events.iter().skip(index);
        index + rest.take_while(|event| !ends(event)).count() + 1
    }

    pub(super) fn image(&mut self, index: usize) -> usize {
        let next = self.index_after(index, TagEnd::Image);
        let Some((link, resolved)) = self.link_at(index) else { return next };
        let alt = link.text.clone().unwrap_or_default();
        match &resolved.href {
            Href::Local(url) if resolved.is_file => self.local_image(url, &alt, resolved),
            Href::External(url) if url.starts_with("data:") => {
                self.local_image(url, &alt, resolved);
            }
            // A page must not ask another host for anything: the picture becomes a link.
            Href::Local(url) => self.link_to_image(url, &alt, ""),
            Href::External(url) => {
                self.link_to_image(url, &alt, " class=\"external\" rel=\"noopener\"");
            }
            Href::None => {
                let missing = self.theme.phrase("image-missing", [("alt", alt.as_str().into())]);
                self.out.push_str("<span class=\"broken\">");
                self.escaped(&missing);
                self.out.push_str("</span>");
            }
            Href::Literal => self.escaped(&alt),
        }
        next
    }

    fn local_image(&mut self, url: &str, alt: &str, resolved: &PageLink) {
        self.out.push_str("<img src=\"");
        let _ = escape_href(&mut self.out, url);
        self.out.push('"');
        self.attribute("alt", alt);
        if let Some((width, height)) = resolved.dimensions {
            self.out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        self.out.push_str(" loading=\"lazy\">");
    }

    fn link_to_image(&mut self, url: &str, alt: &str, more: &str) {
        let name = if alt.is_empty() { url } else { alt };
        if self.open_links.is_empty() {
            self.open_anchor(url, more);
            self.escaped(name);
            self.out.push_str("</a>");
        } else {
            self.escaped(name);
        }
    }
}

/// What the URLs in raw HTML become, by how they are written; none where one is broken.
pub(super) fn raw_urls<'a>(
    document: &'a Document,
    links: &[PageLink],
) -> HashMap<&'a str, Option<String>> {
    let raw = document.links.iter().take_while(|link| link.event.is_none());
    let mut urls = HashMap::new();
    for (link, resolved) in raw.zip(links) {
        urls.entry(link.target.trim()).or_insert_with(|| raw_url(link, resolved));
    }
    urls
}

fn raw_url(link: &Link, resolved: &PageLink) -> Option<String> {
    match (&resolved.href, link.image) {
        (Href::Local(url), _) | (Href::External(url), false) => Some(url.clone()),
        (Href::External(url), true) if url.starts_with("data:") => Some(url.clone()),
        _ => None,
    }
}
