//! Embedded pages: their HTML within that of the page that shows them.

use pulldown_cmark_escape::escape_href;

use super::super::links::{Embed, PageLink};
use super::{HtmlWriter, RawHtml, Setting};
use crate::page::{Event, Tag};

impl HtmlWriter<'_> {
    /// Whether the paragraph that begins with event `index` holds embedded pages and nothing else.
    pub(super) fn holds_only_embeds(&self, index: usize) -> bool {
        let mut found = false;
        let mut inside = false;
        for event in self.document.events.iter().skip(index + 1) {
            match &event.value {
                Event::End(Tag::Paragraph) => return found,
                Event::Start(Tag::Image(id)) => {
                    inside = true;
                    found = true;
                    if self.links.get(*id).is_none_or(|link| link.embed.is_none()) {
                        return false;
                    }
                }
                Event::End(Tag::Image(_)) => inside = false,
                Event::SoftBreak | Event::HardBreak | Event::Anchor(_) => {}
                _ if inside => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the image that begins with event `index` is where blocks may be.
    pub(super) fn embeds_at(&self, index: usize, link: &PageLink) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.document.events.get(before));
        let is_first = matches!(
            before.map(|it| &it.value),
            Some(Event::Start(Tag::Item | Tag::TableCell | Tag::Definition))
        );
        link.embed.is_some() && (self.only_embeds || is_first)
    }

    /// The part of the page and a link to it.
    pub(super) fn embed(&mut self, url: &str, embed: Option<&Embed>) {
        let Some(embed) = embed else { return };
        self.embeds += 1;
        let ids = format!("{}embed-{}-", self.setting.ids, self.embeds);
        // On another page's place neither its URLs nor its ids would be right.
        let raw_html = match self.raw_html {
            RawHtml::Allow => RawHtml::Sanitize,
            mode => mode,
        };
        let setting = Setting { ids, depth: self.setting.depth, ..Setting::default() };
        let writer = HtmlWriter::new(&embed.page, &embed.links, raw_html, self.theme, setting);
        let content = writer.part(embed);
        self.out.push_str("<div class=\"embed\">\n");
        self.out.push_str(&content);
        self.out.push_str("<p class=\"embed-source\"><a href=\"");
        let _ = escape_href(&mut self.out, url);
        self.out.push_str("\">");
        self.escaped(&embed.title);
        self.out.push_str("</a></p>\n</div>\n");
    }

    /// The part as it is embedded: without the title of its page, which the link says.
    fn part(mut self, embed: &Embed) -> String {
        self.steps.clear();
        let events = &self.document.events;
        let is_item = matches!(
            events.get(embed.part.start).map(|it| &it.value),
            Some(Event::Start(Tag::Item))
        );
        let is_whole = embed.part.len() == events.len();
        self.out.push_str(if is_item { "<ul>\n" } else { "" });
        self.raw.enter(&self.out);
        let mut index = embed.part.start;
        while let Some(event) = events.get(index).filter(|_| index < embed.part.end) {
            index = match event.value {
                Event::Start(Tag::Heading(id)) if is_whole && self.document.opening == Some(id) => {
                    let rest = events.iter().skip(index);
                    index
                        + rest.take_while(|it| it.value != Event::End(Tag::Heading(id))).count()
                        + 1
                }
                _ => self.event(index, event),
            };
        }
        self.notes_outside(embed);
        self.raw.leave(&mut self.out);
        self.out.push_str(if is_item { "</ul>\n" } else { "" });
        self.footnotes.write(&mut self.out, self.theme);
        self.out
    }

    /// The notes that the part refers to and that are elsewhere on its page.
    fn notes_outside(&mut self, embed: &Embed) {
        let events = &self.document.events;
        let mut index = 0;
        while let Some(event) = events.get(index) {
            let is_inside = embed.part.contains(&index);
            match event.value {
                Event::Start(Tag::FootnoteDefinition(id))
                    if !is_inside && self.footnotes.is_named(id) =>
                {
                    while let Some(event) = events.get(index) {
                        index = self.event(index, event);
                        if event.value == Event::End(Tag::FootnoteDefinition(id)) {
                            break;
                        }
                    }
                }
                _ => index += 1,
            }
        }
    }
}
