//! Links and images of a page: written as they were resolved.

use pulldown_cmark_escape::escape_href;

use super::super::links::{Href, PageLink};
use super::HtmlWriter;
use crate::diagnostic::Span;
use crate::page::{Event, Link, LinkId, LinkKind, Tag};

impl<'a> HtmlWriter<'a> {
    fn link(&self, id: LinkId) -> Option<(&'a Link, &'a PageLink)> {
        Some((self.document.links.get(id)?, self.links.get(id)?))
    }

    /// Opens the link that begins with event `index`, and gives the index of the next event to write.
    pub(super) fn start_link(&mut self, index: usize, id: LinkId, span: Span) -> usize {
        let Some((link, resolved)) = self.link(id) else { return index + 1 };
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
                self.escaped(span.of(self.text));
                return self.index_after(index, Tag::Link(id));
            }
        }
        if !link.title.is_empty() && self.out.ends_with('>') {
            self.out.pop();
            self.attribute("title", &link.title);
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

    /// The index behind the end of the link or image that starts at `index`.
    fn index_after(&self, index: usize, tag: Tag) -> usize {
        let rest = self.document.events.iter().skip(index);
        index + rest.take_while(|event| event.value != Event::End(tag)).count() + 1
    }

    /// Writes the image that begins with event `index`, and gives the index behind it.
    pub(super) fn image(&mut self, index: usize, id: LinkId) -> usize {
        let next = self.index_after(index, Tag::Image(id));
        let Some((link, resolved)) = self.link(id) else { return next };
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
