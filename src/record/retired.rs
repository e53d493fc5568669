//! Records of what is no longer in use: struck through, with a word that says so, or in an archive.

use super::context::HeadingTree;
use super::value::FieldValue;
use crate::diagnostic::Span;
use crate::lexicon::{retired, spelled_out};
use crate::page::Page;
use crate::schema::Kind;

/// The fields in which somebody may say so.
const REMARKS: [&str; 3] = ["status", "result", "notes"];

/// Whether the record at `head` with this `data` says so itself, or a heading above it does.
pub(super) fn is_retired(
    page: &Page,
    headings: &HeadingTree<'_>,
    kind: &Kind,
    head: Span,
    data: &FieldValue,
) -> bool {
    let name = kind.fields.name().and_then(|field| data.member(&field.name));
    let is_struck = is_struck(page.text(), name.map_or(head, |name| name.value.span));
    let remarks = REMARKS.iter().filter_map(|field| data.member(field)?.value.text());
    is_struck
        || name.and_then(|name| name.value.text()).is_some_and(has_remark)
        || remarks.into_iter().any(says_so)
        || headings.any(head.start, is_archive)
}

/// Whether a `~~` begins at `span` and does not end before it.
fn is_struck(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let inside = text.get(span.start..).unwrap_or_default();
    let struck = match inside.strip_prefix("~~") {
        Some(struck) => struck,
        None if before.ends_with("~~") => inside,
        None => return false,
    };
    let length = span.len().saturating_sub(4);
    struck.find("~~").is_some_and(|end| end >= length.min(struck.len()))
}

/// `Bänder wechseln (entfällt)`: behind the name.
fn has_remark(name: &str) -> bool {
    name.split(['(', '[', ',', ';', '–', '—']).skip(1).any(says_so)
}

/// Whether a remark says so: `stillgelegt seit 2024`, `seitdem nicht mehr nötig`.
pub(super) fn says_so(remark: &str) -> bool {
    let words = words(remark);
    let begins = |phrase: &str| words.starts_with(&format!("{phrase} "));
    let has = |phrase: &str| words.contains(&format!("{phrase} "));
    retired::RETIRED.iter().any(begins) || retired::NO_LONGER.iter().any(has)
}

/// Whether a heading is above nothing but what is over: `Archiv: Verträge`, `Former hosts`, `Zertifikate (abgelöst)`.
fn is_archive(heading: &str) -> bool {
    let spelled = words(heading);
    let begins = |phrase: &str| spelled.starts_with(&format!("{phrase} "));
    let name = words(heading.split_once(':').map_or(heading, |(name, _)| name));
    let in_brackets = heading.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    retired::ARCHIVES.iter().any(begins)
        || retired::ARCHIVE.has(name.trim_end())
        || in_brackets.is_some_and(|(_, inner)| says_so(inner))
}

/// The words in one spelling, with a space behind each.
fn words(text: &str) -> String {
    let spelled = spelled_out(text);
    let words = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(String::new(), |text, word| text + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_archives() {
        for heading in [
            "Archiv",
            "Archiv: Verträge",
            "Cancelled contracts",
            "Gekündigte Verträge",
            "Server-Zertifikate (abgelöst)",
            "Former hosts",
        ] {
            assert!(is_archive(heading), "{heading}");
        }
        for heading in [
            "Archivserver",
            "Contracts to be cancelled",
            "Verträge",
            "Archive server: certificates",
        ] {
            assert!(!is_archive(heading), "{heading}");
        }
    }

    #[test]
    fn remarks_and_strokes() {
        for remark in ["retired", "stillgelegt seit 2024", "seitdem nicht mehr nötig"] {
            assert!(says_so(remark), "{remark}");
        }
        for remark in ["ok", "Retirement home", "stillgelegte Server", "noch nötig", ""] {
            assert!(!says_so(remark), "{remark}");
        }
        assert!(has_remark("Bänder wechseln (entfällt)") && !has_remark("Stillgelegt melden"));
        assert!(is_struck("- ~~Old job~~, last", Span::new(4, 11)));
        assert!(is_struck("| ~~Old~~ |", Span::new(2, 9)));
        assert!(!is_struck("- ~~Old~~ New job", Span::new(2, 17)));
    }
}
