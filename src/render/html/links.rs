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
            Href::Local(url) => {
                self.open_anchor(url, "");
                if let Some(name) = &resolved.name {
                    self.escaped(name);
                    self.out.push_str("</a>");
                    return self.index_after(index, Tag::Link(id));
                }
            }
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
            Href::Text => {
                self.open_links.push("");
                return index + 1;
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
        let alt = alt(link, resolved);
        match &resolved.href {
            Href::Local(url) if self.embeds_at(index, resolved) => {
                self.embed(url, resolved.embed.as_deref());
            }
            Href::Local(url) if resolved.is_file => self.file(url, link, &alt, resolved),
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
            Href::Literal | Href::Text => self.escaped(&alt),
        }
        next
    }

    /// A picture, a player for films and sounds; other files are links.
    fn file(&mut self, url: &str, link: &Link, alt: &str, resolved: &PageLink) {
        let path = url.split(['#', '?']).next().unwrap_or_default();
        let kind = mime_guess::from_path(path).first();
        let kind = kind.as_ref().map(|kind| kind.type_().as_str());
        match kind {
            Some("image") => self.local_image(url, alt, resolved),
            Some("video" | "audio") => {
                let element = if kind == Some("video") { "video" } else { "audio" };
                self.out.push_str(&format!("<{element} controls preload=\"metadata\" src=\""));
                let _ = escape_href(&mut self.out, url);
                self.out.push('"');
                self.attribute("aria-label", alt);
                self.out.push_str(&format!("></{element}>"));
            }
            None if link.kind != LinkKind::Wiki => self.local_image(url, alt, resolved),
            _ => self.link_to_image(url, alt, ""),
        }
    }

    fn local_image(&mut self, url: &str, alt: &str, resolved: &PageLink) {
        self.out.push_str("<img src=\"");
        let _ = escape_href(&mut self.out, url);
        self.out.push('"');
        self.attribute("alt", alt);
        if let Some((width, height)) = size(resolved) {
            self.out.push_str(&format!(" width=\"{width}\""));
            if let Some(height) = height {
                self.out.push_str(&format!(" height=\"{height}\""));
            }
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

/// The alternative text without the size.
fn alt(link: &Link, resolved: &PageLink) -> String {
    match &resolved.size {
        Some(size) if size.alt.is_empty() && link.kind == LinkKind::Wiki => {
            link.target.split('#').next().unwrap_or_default().to_owned()
        }
        Some(size) => size.alt.clone(),
        // `![[plan.png#outline]]`: what follows `#` is for style sheets.
        None if resolved.is_file && link.text.as_deref() == Some(&link.target) => {
            link.target.split('#').next().unwrap_or_default().to_owned()
        }
        None => link.text.clone().unwrap_or_default(),
    }
}

/// Width and height: as the link asks for, a missing height in proportion; else those of the file.
fn size(resolved: &PageLink) -> Option<(usize, Option<usize>)> {
    let own = resolved.dimensions;
    let Some(asked) = &resolved.size else {
        return own.map(|(width, height)| (width, Some(height)));
    };
    let width = usize::from(asked.width);
    let proportional = || {
        let (own_width, own_height) = own?;
        own_height.saturating_mul(width).checked_div(own_width)
    };
    Some((width, asked.height.map(usize::from).or_else(proportional)))
}
