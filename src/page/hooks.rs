//! Comments that programs of the wiki's own may replace with elements that have anchors: `<!-- md:version 9.2.0 -->`.

use super::document::Document;
use super::elements::{Leftover, LeftoverKind};

/// Beginnings of comments for Runbuch.
const OWN: [&str; 2] = ["runbuch", "kind"];

/// Notes such comments in `text`.
pub(super) fn note(document: &mut Document, text: &str) {
    let found = document.comments.iter().filter_map(|comment| {
        let name = name(comment.span.of(text))?;
        Some(Leftover { kind: LeftoverKind::Hook, name: name.to_owned(), span: comment.span })
    });
    let mut found: Vec<Leftover> = found.collect();
    document.unread = document.unread.or(found.first().map(|hook| hook.span));
    document.leftovers.append(&mut found);
    document.leftovers.sort_by_key(|leftover| leftover.span);
}

/// `md:version`
fn name(comment: &str) -> Option<&str> {
    let word = comment.strip_prefix("<!--")?.split_whitespace().next()?;
    let (group, name) = word.split_once(':')?;
    let is_word = |word: &str| {
        word.starts_with(char::is_alphabetic)
            && word.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    (is_word(group) && is_word(name) && !OWN.contains(&group)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_comment_names_what_takes_its_place() {
        assert_eq!(name("<!-- md:version 9.2.0 -->"), Some("md:version"));
        assert_eq!(name("<!--\n  md:flag\n-->"), Some("md:flag"));
        for remark in
            ["<!-- TODO: x -->", "<!-- kind: host -->", "<!-- kind:host -->", "<!-- a -->"]
        {
            assert_eq!(name(remark), None, "{remark}");
        }
        assert_eq!(name("<!-- https://example.org -->"), None);
    }
}
