//! Pages that other pages show: `![[Note]]`, `![[Note#Heading]]`, `![[Note#^block]]` of Obsidian.

use std::ops::Range;
use std::sync::Arc;

use super::links::{self, Embed, PageLink, PageLinks, Urls};
use crate::diagnostic::Span;
use crate::page::{Document, Event, Link, LinkKind, Tag};
use crate::site::{PageId, Site, Target};

/// How deep embedded pages embed others, as in Obsidian.
const DEEPEST: usize = 5;

/// The most embedded parts of a page, those in embedded pages among them; what is beyond is a link.
const MOST: usize = 100;

/// The most bytes of Markdown that a page embeds. Without a bound, pages that embed one another would grow with a power
/// of their number.
const MOST_BYTES: usize = 1 << 18;

/// The links of a page, with what they embed.
pub(super) fn links_of(site: &Site, id: PageId, urls: &Urls<'_>) -> PageLinks {
    Trail { open: vec![(id, None)], parts: 0, bytes: 0 }.links(site, id, urls, None)
}

/// What is embedded so far.
struct Trail<'t> {
    /// The open pages, each with the anchor of the part that is shown.
    open: Vec<(PageId, Option<&'t str>)>,
    parts: usize,
    bytes: usize,
}

impl<'t> Trail<'t> {
    /// The links of a page, of which only those within `part` embed others.
    fn links(
        &mut self,
        site: &'t Site,
        id: PageId,
        urls: &Urls<'_>,
        part: Option<Span>,
    ) -> PageLinks {
        let is_shown = |link: &Link| {
            part.is_none_or(|part| part.start <= link.span.start && link.span.end <= part.end)
        };
        let resolved = |(link, target): (&'t Link, &'t Target)| PageLink {
            embed: is_shown(link).then(|| self.embed(site, urls, link, target)).flatten(),
            ..links::of_link(site, urls, link, target)
        };
        site.links(id).map(resolved).collect()
    }

    /// What a link of the page that was opened last embeds.
    fn embed(
        &mut self,
        site: &'t Site,
        urls: &Urls<'_>,
        link: &Link,
        target: &'t Target,
    ) -> Option<Box<Embed>> {
        let id = embedded(site, link, target)?;
        let Target::Page { anchor, .. } = target else { return None };
        let anchor = anchor.as_deref();
        let is_open = self.open.contains(&(id, anchor));
        if is_open || self.open.len() > DEEPEST || self.parts >= MOST {
            return None;
        }
        let page = site.pages().get(id.0)?;
        let part = part(&page.document, anchor)?;
        let span = span(&page.document, &part);
        if self.bytes + span.len() > MOST_BYTES {
            return None;
        }
        self.parts += 1;
        self.bytes += span.len();
        self.open.push((id, anchor));
        let links = self.links(site, id, urls, Some(span));
        self.open.pop();
        Some(Box::new(Embed {
            page: Arc::clone(page),
            hash: *blake3::hash(page.text().as_bytes()).as_bytes(),
            part,
            title: site.title(id).to_owned(),
            links,
        }))
    }
}

/// The page that the link embeds, be it in parts.
fn embedded(site: &Site, link: &Link, target: &Target) -> Option<PageId> {
    let is_embed = link.image && link.kind == LinkKind::Wiki;
    let page = is_embed.then(|| target.page()).flatten()?;
    (site.config.dialect.traits.markup.embeds && site.is_published(page)).then_some(page)
}

/// The events that stand for an anchor: the section of a heading, a block; all without one.
fn part(document: &Document, anchor: Option<&str>) -> Option<Range<usize>> {
    let Some(anchor) = anchor else { return Some(0..document.events.len()) };
    let mut open = Vec::new();
    for (index, event) in document.events.iter().enumerate() {
        match &event.value {
            Event::Start(Tag::Heading(id)) if document.headings.get(*id)?.id == anchor => {
                return Some(section(document, index, document.headings.get(*id)?.level));
            }
            Event::Start(tag) if !tag.is_inline() => open.push(index),
            Event::End(tag) if !tag.is_inline() => drop(open.pop()),
            Event::Anchor(name) if &**name == anchor => {
                let next = document.events.get(index + 1).map(|it| &it.value);
                let starts_block = matches!(next, Some(Event::Start(tag)) if !tag.is_inline());
                let start = if starts_block { index + 1 } else { open.pop()? };
                return Some(start..end_of(document, start));
            }
            _ => {}
        }
    }
    None
}

/// A heading and what is below it, up to the next one of its level or the end of what both are in.
fn section(document: &Document, start: usize, level: u8) -> Range<usize> {
    let is_next = |index: usize, tag: Tag| {
        let Tag::Heading(id) = tag else { return false };
        index > start && document.headings.get(id).is_some_and(|next| next.level <= level)
    };
    let mut end = end_of(document, start);
    while let Some(event) = document.events.get(end) {
        match event.value {
            Event::Start(tag) if is_next(end, tag) => break,
            Event::Start(_) => end = end_of(document, end),
            Event::End(_) => break,
            _ => end += 1,
        }
    }
    start..end
}

/// Behind the element that begins with event `start`.
fn end_of(document: &Document, start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, event) in document.events.iter().enumerate().skip(start) {
        match event.value {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    document.events.len()
}

fn span(document: &Document, part: &Range<usize>) -> Span {
    let spans = || document.events.get(part.clone()).into_iter().flatten().map(|it| it.span);
    let start = spans().map(|span| span.start).min().unwrap_or_default();
    Span::new(start, spans().map(|span| span.end).max().unwrap_or(start))
}
