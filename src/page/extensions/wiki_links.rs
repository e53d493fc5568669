//! `[[text|page]]` of the wikis beside repositories, which Obsidian writes the other way round, and
//! `[[a.png|alt=text|width=100px]]`.
//!
//! Source: "Links" and "Images" in the documentation of Gollum.

use crate::page::LinkKind;
use crate::page::elements::PictureExtent;
use crate::page::event::{Event, SpannedEvent, Tag};
use crate::page::syntax::Syntax;

/// Options of a picture, with `=` and a value behind them or alone.
const OPTIONS: [&str; 7] = ["alt", "align", "float", "frame", "width", "height", "class"];

/// Swaps text and page of such links.
pub(super) fn text_first(events: &mut [SpannedEvent], syntax: &mut Syntax) {
    let mut rest = events;
    while let [start, behind @ ..] = rest {
        if let Event::Start(Tag::Link(id)) = start.value
            && let [text, end, ..] = &mut *behind
            && let Event::Text(words) = &mut text.value
            && end.value == Event::End(Tag::Link(id))
            && let Some(link) = syntax.links.get_mut(id)
            && link.kind == LinkKind::Wiki
            && **words != *link.target
        {
            if words.split('|').all(is_option) {
                let option = |name: &str| {
                    let mut options = words.split('|').filter_map(|it| it.split_once('='));
                    options.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
                };
                let pixels = |name| option(name)?.trim_end_matches("px").parse().ok();
                let extent = PictureExtent { width: pixels("width"), height: pixels("height") };
                link.extent = (extent != PictureExtent::default()).then_some(extent);
                let alt = option("alt").unwrap_or_default().into();
                start.value = Event::Start(Tag::Image(id));
                end.value = Event::End(Tag::Image(id));
                text.value = Event::Text(alt);
            } else {
                let page = words.trim().into();
                *words = std::mem::replace(&mut link.target, page);
            }
        }
        rest = behind;
    }
}

fn is_option(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default().trim();
    OPTIONS.contains(&name)
}
