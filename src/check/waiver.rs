//! Waivers: permitted exceptions, each with its rule, reason and end.

use std::sync::Arc;

use crate::diagnostic::{Place, Span};
use crate::page::{Comment, Page};
use crate::source::data::Node;
use crate::value::Date;

/// A permission to break a rule in one place for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The comment or the entry of front matter.
    pub place: Place,
    /// What it covers, in the same file.
    pub scope: Span,
    /// Code or slug of the rule, with its bytes.
    pub rule: Option<(String, Span)>,
    /// The last day on which it holds, as written.
    pub until: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who permitted it.
    pub by: Option<String>,
    /// Where it was written.
    pub written: WaiverPlace,
}

/// Where a waiver was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaiverPlace {
    /// `<!-- runbuch: allow … -->`
    Comment,
    /// `waivers:`
    FrontMatter,
}

impl Waiver {
    /// The last day on which it holds; none where that is no day.
    pub fn last_day(&self) -> Option<jiff::civil::Date> {
        Some(Date::parse(self.until.as_deref()?).ok()??.last_day())
    }

    /// Whether it says all that a waiver must say.
    pub fn is_complete(&self) -> bool {
        self.rule.is_some() && self.reason.is_some() && self.last_day().is_some()
    }
}

/// The waivers of one page in the order in which they were written.
pub(super) fn of_page(page: &Page) -> Vec<Waiver> {
    let listed = page.front_matter.get(&["waivers", "ausnahmen"]).map(|pair| pair.value.items());
    let listed = listed.unwrap_or_default().iter().map(|item| of_front_matter(page, item));
    let comments = page.document.comments.iter().filter_map(|comment| of_comment(page, comment));
    listed.chain(comments).collect()
}

fn of_front_matter(page: &Page, item: &Node) -> Waiver {
    let text = |keys: &[&str]| {
        let value = keys.iter().find_map(|key| item.get(key))?;
        let text = value.as_str()?.trim();
        (!text.is_empty()).then(|| (text.to_owned(), value.span))
    };
    let word = |keys: &[&str]| text(keys).map(|(text, _)| text);
    Waiver {
        place: Place::new(page.path(), item.span),
        scope: page.span(),
        rule: text(&["rule", "regel", "code"]),
        until: word(&["until", "bis"]),
        reason: word(&["reason", "grund"]),
        by: word(&["by", "von"]),
        written: WaiverPlace::FrontMatter,
    }
}

fn of_comment(page: &Page, comment: &Comment) -> Option<Waiver> {
    let rest = comment.text.trim().strip_prefix("runbuch:")?.trim_start();
    let rest = rest.strip_prefix("allow")?;
    let offset = |part: &str| part.as_ptr().addr() - comment.text.as_ptr().addr();
    let words = words(rest);
    let named = |name: &str| {
        let value = words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))?;
        let value = value.trim_matches('"').trim();
        (!value.is_empty()).then(|| value.to_owned())
    };
    let rule = words.iter().find(|word| !word.contains('=')).map(|word| {
        let start = comment.span.start + "<!--".len() + offset(word);
        ((*word).to_owned(), Span::new(start, start + word.len()))
    });
    Some(Waiver {
        place: Place { path: Arc::clone(page.path()), span: comment.span },
        scope: comment.scope,
        rule,
        until: named("until").or_else(|| named("bis")),
        reason: named("reason").or_else(|| named("grund")),
        by: named("by").or_else(|| named("von")),
        written: WaiverPlace::Comment,
    })
}

/// Splits at white space outside quotes.
fn words(text: &str) -> Vec<&str> {
    let mut quoted = false;
    text.split(|c: char| {
        quoted ^= c == '"';
        c.is_whitespace() && !quoted
    })
    .filter(|word| !word.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn waivers(text: &str) -> Vec<Waiver> {
        let source = SourceFile::new("a.md", text.as_bytes().to_vec());
        of_page(&Page::parse(Arc::new(source)))
    }

    #[test]
    fn a_comment_says_all_there_is() {
        let text = "ä\n\n<!-- runbuch: allow S802 until=2026-12-31 reason=\"Ziel = offen\" by=\"Ich\" -->\nTODO\n";
        let found = waivers(text);
        let (rule, span) = found[0].rule.clone().expect("rule");
        assert_eq!((rule.as_str(), span.of(text)), ("S802", "S802"));
        assert_eq!(found[0].reason.as_deref(), Some("Ziel = offen"));
        assert_eq!(found[0].scope.of(text).trim_end(), "TODO");
        assert!(found[0].is_complete());
    }

    #[test]
    fn front_matter_covers_the_page() {
        let text =
            "---\nwaivers:\n  - rule: S802\n    until: 2026-12-31\n    reason: r\n---\nTODO\n";
        let found = waivers(text);
        assert!(found[0].is_complete());
        assert_eq!(found[0].scope, Span::new(0, text.len()));
    }
}
