//! `![Plan](plan.png =300x200)` of Wiki.js says how large a picture is shown, which the parser does not know: it gets a
//! text with as many spaces in the place of the size.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::elements::PictureExtent;
use super::event::{Event, Tag};
use super::{Document, parser};
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Extensions;

#[expect(clippy::expect_used, reason = "the pattern is constant, and the tests run it")]
static SIZE: LazyLock<Regex> = LazyLock::new(|| {
    let title = r#"(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"#;
    let size = r"(\s+=(\d*)(%?)x(\d*)(%?))";
    Regex::new(&format!(r"!\[[^\]\n]{{0,500}}\]\([^()\s]{{1,2000}}{size}{title}\s*\)"))
        .expect("a pattern")
});

/// A text without sizes.
pub(super) struct SizedText {
    /// As long as the original.
    pub(super) text: String,
    /// The sizes by the ends of the pictures.
    sizes: HashMap<usize, PictureExtent>,
}

/// The text without sizes from byte `start` on; none where it has none.
pub(super) fn hide(text: &str, start: usize) -> Option<SizedText> {
    let body = text.get(start..)?;
    if !body.contains(" =") || !SIZE.is_match(body) {
        return None;
    }
    let code = code(body);
    let mut sized = SizedText { text: text.get(..start)?.to_owned(), sizes: HashMap::new() };
    for found in SIZE.captures_iter(body) {
        let (Some(whole), Some(size)) = (found.get(0), found.get(1)) else { continue };
        let behind = code.partition_point(|span| span.start <= whole.start());
        let before = behind.checked_sub(1).and_then(|index| code.get(index));
        if before.is_some_and(|span| whole.start() < span.end) {
            continue;
        }
        let pixels = |number: usize, percent: usize| {
            let is_share = found.get(percent).is_some_and(|it| !it.as_str().is_empty());
            found.get(number).filter(|_| !is_share)?.as_str().parse().ok()
        };
        let extent = PictureExtent { width: pixels(2, 3), height: pixels(4, 5) };
        sized.sizes.insert(start + whole.end(), extent);
        sized.text.push_str(text.get(sized.text.len()..start + size.start())?);
        sized.text.extend(std::iter::repeat_n(' ', size.len()));
    }
    sized.text.push_str(text.get(sized.text.len()..)?);
    (!sized.sizes.is_empty()).then_some(sized)
}

/// What is code.
fn code(body: &str) -> Vec<Span> {
    let is_code = |it: &Spanned<Event>| {
        matches!(it.value, Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::Code(_))
    };
    parser::read(body, Extensions::NONE)
        .events
        .iter()
        .filter(|it| is_code(it))
        .map(|it| it.span)
        .collect()
}

impl SizedText {
    /// Tells the pictures their sizes.
    pub(super) fn tell(&self, document: &mut Document) {
        let ends: Vec<_> = document.links.entries().map(|(id, link)| (id, link.span.end)).collect();
        for (id, end) in ends {
            if let (Some(link), Some(size)) = (document.links.get_mut(id), self.sizes.get(&end)) {
                link.extent = Some(*size);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_hidden_in_pictures_only() {
        let cases = [
            ("![a](a.png =100x20)", "![a](a.png        )"),
            ("![a](a.png =100x \"T\")", "![a](a.png       \"T\")"),
            ("![a](a.png =x20)", "![a](a.png     )"),
            ("![a](a.png =50%x)", "![a](a.png      )"),
        ];
        for (text, expected) in cases {
            assert_eq!(hide(text, 0).map(|it| it.text).as_deref(), Some(expected), "{text}");
        }
        for text in ["`![a](a.png =100x20)`", "[a](a.png =100x20)", "![a](a.png =gross)", "x =3x4)"]
        {
            assert!(hide(text, 0).is_none(), "{text}");
        }
    }
}
