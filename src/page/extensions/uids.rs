//! `@name` and `@"name"` of DocFX: a link to the page, or to what is made of source code, that is called so; the text
//! of `<xref:name>` without what does not belong to the name.
//!
//! Source: "Links and cross references" in the documentation of DocFX, `XrefInlineShortParser` of its source.

use std::sync::LazyLock;

use regex::Regex;

use super::cuts::{Cut, cut, each};
use crate::page::LinkKind;
use crate::page::event::{Event, SpannedEvent, Tag};
use crate::page::syntax::{LinkSyntax, Syntax};

#[expect(clippy::expect_used, reason = "the pattern is constant, and the tests run it")]
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:^|[\s(\[])(@(?:"([^"@]+)"|'([^'@]+)'|([A-Za-z]\w*(?:[.\-`]\w+)*)))"#)
        .expect("a pattern")
});

/// What links to names begin with.
const SCHEME: &str = "xref:";

/// The events with links.
pub(super) fn uids(
    source: &str,
    mut events: Vec<SpannedEvent>,
    syntax: &mut Syntax,
) -> Vec<SpannedEvent> {
    name_links(&mut events, &mut *syntax);
    let mut found = Vec::new();
    let may_matter = |text: &str| text.contains('@');
    each(source, &events, &syntax.links, may_matter, |event, words| {
        for captures in NAME.captures_iter(words.text) {
            let Some(whole) = captures.get(1).filter(|it| !words.is_escaped(it.start())) else {
                continue;
            };
            let name = (2..5).find_map(|group| captures.get(group)).map_or("", |it| it.as_str());
            found.push((event, whole.range(), name.to_owned(), whole.as_str().to_owned()));
        }
    });
    let mut cuts = Vec::with_capacity(found.len());
    for (event, part, name, written) in found {
        let target = format!("{SCHEME}{name}").into();
        let (kind, written) = match text_of(&name) {
            Some(text) => (LinkKind::Inline, text),
            None => (LinkKind::Autolink, written),
        };
        let link = LinkSyntax { kind, target, ..LinkSyntax::default() };
        let link = Tag::Link(syntax.links.push(link));
        let with = vec![Event::Start(link), Event::Text(written.into()), Event::End(link)];
        cuts.push(Cut { event, part, with });
    }
    cut(source, events, cuts)
}

/// `System.String` as the text of `<xref:System.String?displayProperty=fullName>`.
fn name_links(events: &mut [SpannedEvent], syntax: &mut Syntax) {
    let mut open = None;
    for event in events {
        match &mut event.value {
            Event::Start(Tag::Link(id)) => {
                let link = syntax.links.get(*id);
                let is_name = link.is_some_and(|link| {
                    link.kind == LinkKind::Autolink && link.target.starts_with(SCHEME)
                });
                open = is_name.then_some(*id);
            }
            Event::End(Tag::Link(_)) => open = None,
            Event::Text(text) if open.is_some() => {
                let name = text.strip_prefix(SCHEME).unwrap_or(text);
                if let (Some(said), Some(link)) =
                    (text_of(name), open.and_then(|id| syntax.links.get_mut(id)))
                {
                    link.kind = LinkKind::Inline;
                    *text = said.into();
                    continue;
                }
                let name = name.split(['?', '#']).next().unwrap_or_default().replace("%2A", "*");
                *text = name.into();
            }
            _ => {}
        }
    }
}

/// The text that a name asks for: `name?text=My+text`.
fn text_of(name: &str) -> Option<String> {
    let (_, query) = name.split_once('?')?;
    let text = query.split(['&', '#']).find_map(|option| option.strip_prefix("text="))?;
    let spaced = text.replace('+', " ");
    let decoded = percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy().into_owned();
    (!decoded.trim().is_empty()).then_some(decoded)
}
