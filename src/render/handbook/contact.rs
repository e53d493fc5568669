//! Numbers that can be called and addresses that can be written to, in what a role says of its contact.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

/// A part of a contact.
#[derive(Serialize, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ContactPart {
    text: String,
    /// `tel:` or `mailto:`.
    pub(super) url: Option<String>,
}

/// A number from abroad or with its area code, or a mail address.
static CONTACT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\+|\b0)[0-9(](?:[ ()/\-\u{a0}]{0,2}[0-9]){4,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
        .ok()
});

/// The parts of `text` in their order.
pub(super) fn parts(text: &str) -> Vec<ContactPart> {
    let mut parts = Vec::new();
    let mut end = 0;
    let plain = |text: &str| ContactPart { text: text.to_owned(), url: None };
    for found in CONTACT.iter().flat_map(|pattern| pattern.find_iter(text)) {
        let Some(url) = url(found.as_str()) else { continue };
        let before = text.get(end..found.start()).unwrap_or_default();
        if !before.is_empty() {
            parts.push(plain(before));
        }
        parts.push(ContactPart { text: found.as_str().to_owned(), url: Some(url) });
        end = found.end();
    }
    let rest = text.get(end..).unwrap_or_default();
    if !rest.is_empty() {
        parts.push(plain(rest));
    }
    parts
}

fn url(found: &str) -> Option<String> {
    if found.contains('@') {
        return Some(format!("mailto:{found}"));
    }
    // „0800-1800“ are hours.
    let is_hours =
        found.split('-').map(str::trim).all(|part| part.len() == 4) && found.contains('-');
    let number: String = found.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (!is_hours).then(|| format!("tel:{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<String> {
        parts(text).into_iter().filter_map(|part| part.url).collect()
    }

    #[test]
    fn numbers_and_addresses_are_links() {
        assert_eq!(urls("030 23125 011"), ["tel:03023125011"]);
        assert_eq!(
            urls("+49 (30) 23125-11 oder ops@example.org"),
            ["tel:+49302312511", "mailto:ops@example.org"]
        );
        assert_eq!(urls("0171/1234567, Matrix"), ["tel:01711234567"]);
        let whole: String =
            parts("Tel. 030 23125 011 (Tag)").into_iter().map(|part| part.text).collect();
        assert_eq!(whole, "Tel. 030 23125 011 (Tag)");
    }

    #[test]
    fn days_times_and_addresses_of_machines_are_none() {
        for text in [
            "2026-01-05",
            "01.02.2026",
            "0800-1800 Uhr",
            "10.0.0.1",
            "P1 in 4 h",
            "Raum 0815",
            "@ops",
            "",
        ] {
            assert!(urls(text).is_empty(), "{text}");
        }
    }
}
