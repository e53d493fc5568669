//! Bare addresses become links: `https://…`, `www.…` and `name@example.org`.
//!
//! The rules are those of GFM's extended autolinks ([GFM 0.29, section 6.9]), which no library has apart
//! from a whole parser; beyond them an address ends before a typographic quotation mark
//! (`„https://example.org/“`) and before what no address can hold ([RFC 3986]), also an unmatched `]` or `}`.
//!
//! [GFM 0.29, section 6.9]: https://github.github.com/gfm/#autolinks-extension-
//! [RFC 3986]: https://www.rfc-editor.org/rfc/rfc3986#section-2

use std::ops::Range;

use super::LinkKind;
use super::event::{Event, SpannedEvent, Tag};
use super::ids::{ById, LinkId};
use super::syntax::LinkSyntax;
use crate::diagnostic::{Span, Spanned};

const SCHEMES: [&str; 3] = ["https", "http", "ftp"];

/// Bytes of the longest domain (RFC 1035, section 2.3.4).
const LONGEST_DOMAIN: usize = 253;

/// Bytes of the longest name of a character (HTML).
const LONGEST_ENTITY: usize = 33;

/// Splits text around each address that is not part of a link or of code.
pub(super) fn links(
    source: &str,
    events: Vec<SpannedEvent>,
    links: &mut ById<LinkId, LinkSyntax>,
) -> Vec<SpannedEvent> {
    let mut result = Vec::with_capacity(events.len());
    let mut closed = 0_usize;
    for event in events {
        match &event.value {
            Event::Start(Tag::Link(_) | Tag::Image(_) | Tag::CodeBlock(_)) => closed += 1,
            Event::End(Tag::Link(_) | Tag::Image(_) | Tag::CodeBlock(_)) => closed -= 1,
            Event::Text(text) if closed == 0 && may_hold_any(text) => {
                split(source, text, event.span, links, &mut result);
                continue;
            }
            _ => {}
        }
        result.push(event);
    }
    result
}

fn may_hold_any(text: &str) -> bool {
    text.contains("://") || text.contains('@') || text.contains("www.")
}

fn split(
    source: &str,
    text: &str,
    span: Span,
    links: &mut ById<LinkId, LinkSyntax>,
    events: &mut Vec<SpannedEvent>,
) {
    let mut places = LinkPlaces { source, text, span, from: span.start };
    let mut from = 0;
    for (kind, part) in addresses(text) {
        if from < part.start {
            events.push(places.words(from..part.start));
        }
        from = part.end;
        let words = places.words(part.clone());
        let here = words.span;
        let address = text.get(part).unwrap_or_default();
        let scheme = if address.starts_with("www.") { "http://" } else { "" };
        let target = format!("{scheme}{address}").into();
        let link = Tag::Link(links.push(LinkSyntax { kind, target, ..LinkSyntax::default() }));
        events.push(Spanned::new(Event::Start(link), here));
        events.push(words);
        events.push(Spanned::new(Event::End(link), here));
    }
    if from < text.len() {
        events.push(places.words(from..text.len()));
    }
}

/// Where the parts of a text are in the source, asked for one after the other.
struct LinkPlaces<'a> {
    source: &'a str,
    text: &'a str,
    span: Span,
    /// Where to look for the next one.
    from: usize,
}

impl LinkPlaces<'_> {
    fn words(&mut self, part: Range<usize>) -> SpannedEvent {
        let words = self.text.get(part.clone()).unwrap_or_default();
        let here = if self.text.len() == self.span.len() {
            Span::from(part).shifted(self.span.start)
        } else {
            self.find(words)
        };
        Spanned::new(Event::Text(words.into()), here)
    }

    /// The next place of `words`, which escapes and entities push back; the whole of the text where they
    /// are among the words themselves.
    fn find(&mut self, words: &str) -> Span {
        let rest = self.source.get(self.from..self.span.end).unwrap_or_default();
        let near = (words.len() * LONGEST_ENTITY + LONGEST_ENTITY).min(rest.len());
        let near = (near..=rest.len()).find_map(|end| rest.get(..end)).unwrap_or_default();
        let found = near.find(words).map(|at| Span::new(at, at + words.len()).shifted(self.from));
        self.from = found.map_or(self.from + words.len(), |found| found.end);
        found.unwrap_or(self.span)
    }
}

/// The addresses of a text, in their order.
fn addresses(text: &str) -> Vec<(LinkKind, Range<usize>)> {
    let mut found: Vec<(LinkKind, Range<usize>)> = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find([':', '@', 'w'])) {
        let at = from + at;
        let done = found.last().map_or(0, |(_, part)| part.end);
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let before = before.get(done..).unwrap_or_default();
        let address = match rest.as_bytes().first() {
            Some(b':') => url(before, rest).map(|range| (LinkKind::Autolink, range)),
            Some(b'@') => email(before, rest).map(|range| (LinkKind::Email, range)),
            _ => www(before, rest).map(|length| (LinkKind::Autolink, (0, length))),
        };
        from = at + 1;
        if let Some((kind, (behind, length))) = address {
            from = at + length;
            found.push((kind, at - behind..from));
        }
    }
    found
}

/// Bytes before the `:` and from there to the end of `scheme://…`.
fn url(before: &str, rest: &str) -> Option<(usize, usize)> {
    let after = rest.strip_prefix("://")?;
    let scheme = SCHEMES.into_iter().find(|scheme| {
        let start = before.len().checked_sub(scheme.len()).and_then(|start| before.get(start..));
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })?;
    let outside = before.get(..before.len() - scheme.len())?.chars().next_back();
    if outside.is_some_and(|c| c.is_alphanumeric() || "<+-/".contains(c)) {
        return None;
    }
    domain(after, 1)?;
    Some((scheme.len(), "://".len() + end(after)))
}

/// Bytes of `www.…`.
fn www(before: &str, rest: &str) -> Option<usize> {
    let begins = before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || "*_~([{\"'„“‚‘»«›‹|,;:–—".contains(c));
    if !begins || !rest.starts_with("www.") {
        return None;
    }
    domain(rest, 2)?;
    Some(end(rest))
}

/// Bytes before the `@` and from there to the end of a mail address. `git@host.example:path` is none.
fn email(before: &str, rest: &str) -> Option<(usize, usize)> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    let local = before.len() - before.trim_end_matches(is_local).len();
    let outside = before.get(..before.len() - local)?.chars().next_back();
    let after = rest.get(1..)?;
    let is_domain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let length = after.find(|c| !is_domain(c)).unwrap_or(after.len());
    let domain = after.get(..length)?.trim_end_matches('.');
    let behind = after.get(length..).unwrap_or_default();
    let goes_on = behind.starts_with(['@', '/', '+'])
        || behind
            .strip_prefix(':')
            .is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
    let is_valid = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
    let ends_well = domain.ends_with(|c: char| c.is_ascii_alphanumeric());
    let begins = outside.is_none_or(|c| !c.is_alphanumeric() && !"/@<\\".contains(c));
    let found = local > 0 && is_valid && ends_well && begins && !goes_on;
    found.then_some((local, 1 + domain.len()))
}

/// Bytes of the domain that `text` begins with, which has at least this many parts.
fn domain(text: &str, parts: usize) -> Option<usize> {
    let is_domain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let characters = text.char_indices().take(LONGEST_DOMAIN + 1);
    let length =
        characters.take_while(|(_, c)| is_domain(*c)).map(|(at, c)| at + c.len_utf8()).last()?;
    let domain = text.get(..length).filter(|domain| domain.len() <= LONGEST_DOMAIN)?;
    let domain = domain.trim_end_matches('.');
    let last = domain.rsplit('.').take(2);
    let is_valid = domain.starts_with(char::is_alphanumeric)
        && domain.split('.').count() >= parts
        && last.into_iter().all(|part| !part.contains('_'));
    is_valid.then_some(length)
}

/// Bytes to the end of the address that `text` begins with.
fn end(text: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>\"`|\\^“”„‘’‚«»‹›".contains(c);
    let mut address = text.get(..text.find(is_end).unwrap_or(text.len())).unwrap_or(text);
    let mut surplus = SurplusBracket::of(address);
    while let Some(last) = address.chars().next_back() {
        let ends = "?!.,:*_~'…".contains(last) || surplus.takes(last);
        let cut = if last == ';' { entity(address) } else { usize::from(ends) * last.len_utf8() };
        if cut == 0 {
            break;
        }
        address = address.get(..address.len() - cut).unwrap_or_default();
    }
    address.len()
}

/// Bytes of what an address that ends with `;` ends with: `&amp;`, else the `;` alone.
fn entity(address: &str) -> usize {
    let name = address.strip_suffix(';').unwrap_or(address);
    let name = name.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    if name.ends_with('&') { address.len() - name.len() + 1 } else { 1 }
}

/// How many more brackets of each kind are closed than opened.
struct SurplusBracket {
    brackets: [(char, char, usize); 3],
}

impl SurplusBracket {
    fn of(address: &str) -> Self {
        let count = |wanted: char| address.matches(wanted).count();
        let pairs = [('(', ')'), ('[', ']'), ('{', '}')];
        let surplus = |(open, close)| (open, close, count(close).saturating_sub(count(open)));
        Self { brackets: pairs.map(surplus) }
    }

    /// Whether `last` is one of them; it is then no longer.
    fn takes(&mut self, last: char) -> bool {
        let of_last = self.brackets.iter_mut().find(|(_, close, more)| *close == last && *more > 0);
        of_last.map(|(_, _, more)| *more -= 1).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its addresses in `⟨⟩`.
    fn marked(text: &str) -> String {
        let of = |range: Range<usize>| text.get(range).expect("a part");
        let mut marked = String::new();
        let mut from = 0;
        for (_, part) in addresses(text) {
            marked += &format!("{}⟨{}⟩", of(from..part.start), of(part.clone()));
            from = part.end;
        }
        marked + of(from..text.len())
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for text in [
            "Siehe ⟨https://example.org⟩.",
            "„⟨https://example.org/q⟩“, »⟨https://example.org/q⟩«, ‚⟨http://nas/⟩‘ und “⟨https://a.b⟩”.",
            "(⟨https://example.org/a_(b)⟩) [⟨https://example.org⟩] {⟨http://nas:8080/⟩}",
            "⟨https://example.org/?a=1&b=2⟩; ⟨https://example.org/?a=1⟩&amp;",
            "⟨HTTPS://Example.org/Ä⟩, ⟨https://müller.example⟩…",
            "⟨www.example.org⟩, **⟨www.example.org/a?b=c⟩** und ⟨ftp://ftp.example.org⟩",
            "⟨anna@example.org⟩. Oder: ⟨a.b+c@mail.example.org⟩, mailto:⟨a@b.example⟩?",
            "⟨https://anna:geheim@example.org/⟩",
        ] {
            assert_eq!(marked(&text.replace(['⟨', '⟩'], "")), text);
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "https://",
            "https://…",
            "https://{host}/",
            "xhttps://a.b",
            "git+https://a.b/c",
            "<https://foo.bar/baz bim>",
            "www.",
            "www.a_b.c_d",
            "x.www.example.org",
            "/www.example.org",
            "wwww.example.org",
            "root@nas",
            "@name",
            "a@b@c.d",
            "git@github.example:org/repo.git",
            "ssh://git@host.example/x",
            "a@b.",
            "a@.b",
            "a@b.c-",
            "a@b..c",
            "x@1.5x_",
            "://",
        ] {
            assert_eq!(marked(text), text);
        }
    }
}
