//! Anchors of headings as generators make them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The anchor of a heading with this text: lower case, punctuation dropped, spaces to `-`,
/// letters of every script kept.
///
/// Source: the behaviour of GitHub's renderer, as `github-slugger` documents it.
pub fn github(text: &str) -> String {
    text.trim().chars().filter_map(github_char).flat_map(char::to_lowercase).collect()
}

fn github_char(character: char) -> Option<char> {
    match character {
        ' ' => Some('-'),
        '-' | '_' => Some(character),
        _ if character.is_alphanumeric() || is_combining_mark(character) => Some(character),
        _ => None,
    }
}

/// Letters, digits, `_` and `-` in lower case, each space a `-`.
///
/// Source: `normalize_id` of mdBook.
pub(super) fn mdbook(text: &str) -> String {
    let character = |c: char| match c {
        _ if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        _ if c.is_whitespace() => Some('-'),
        _ => None,
    };
    text.trim().chars().filter_map(character).flat_map(char::to_lowercase).collect()
}

/// Accents dropped, punctuation and spaces to `-`, which never repeats; `_` before a digit at the beginning.
///
/// Source: `slugify` of `@mdit-vue/shared`, which `VitePress` uses.
pub(super) fn vitepress(text: &str) -> String {
    const SPECIAL: &str = "~`!@#$%^&*()-_+=[]{}|\\;:\"'\u{201c}\u{201d}\u{2018}\u{2019}<>,.?/";
    let plain: String = text.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    let kept: String = plain.chars().filter(|c| !c.is_control()).collect();
    let is_gap = |c: char| c.is_whitespace() || SPECIAL.contains(c);
    let slug = dashed(&kept, is_gap);
    let slug = slug.trim_matches('-');
    let mark = if slug.starts_with(|c: char| c.is_ascii_digit()) { "_" } else { "" };
    format!("{mark}{}", slug.to_lowercase())
}

/// What Obsidian compares headings by where `[[Name#Heading]]` names one: their text with spaces for punctuation, in
/// any case.
///
/// Source: `stripHeading` of Obsidian's API.
pub fn heading_key(text: &str) -> String {
    const DROPPED: &str = "!\"#$%&()*+,.:;<=>?@^`{|}~/[]\\";
    let spaced: String = text.nfc().map(|c| if DROPPED.contains(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `text` with one `-` for each run of `gaps`.
fn dashed(text: &str, is_gap: impl Fn(char) -> bool) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        if !is_gap(character) {
            slug.push(character);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_githubs() {
        let cases = [
            ("Schritt 1 – Stromversorgung", "schritt-1--stromversorgung"),
            ("Backup- & Restore-Strategie", "backup---restore-strategie"),
            ("Rückweg", "rückweg"),
            ("10.6 Wartungsprozesse", "106-wartungsprozesse"),
            ("`code` und *Betonung*!", "code-und-betonung"),
            ("snake_case", "snake_case"),
            ("Emoji 😂 weg", "emoji--weg"),
            ("ÄÖÜ ẞ", "äöü-ß"),
        ];
        for (text, expected) in cases {
            assert_eq!(github(text), expected, "{text}");
        }
    }

    #[test]
    fn slugs_are_those_of_other_generators() {
        let cases = [
            (
                "Schritt 1 – Stromversorgung",
                "schritt-1--stromversorgung",
                "schritt-1-–-stromversorgung",
            ),
            ("Rückweg & Größe", "rückweg--größe", "ruckweg-große"),
            ("10.6 Wartung", "106-wartung", "_10-6-wartung"),
            ("snake_case", "snake_case", "snake-case"),
        ];
        for (text, book, vite) in cases {
            assert_eq!((&*mdbook(text), &*vitepress(text)), (book, vite), "{text}");
        }
    }

    #[test]
    fn headings_are_compared_as_in_obsidian() {
        for (heading, written) in [
            ("Schritt 1: Strom & **Netz**", "Schritt 1 Strom & Netz"),
            ("[[Plan|Der Plan]] (alt)", "plan der plan alt"),
            ("Größe", "GRO\u{308}ße"),
        ] {
            assert_eq!(heading_key(heading), heading_key(written), "{heading}");
        }
        assert_ne!(heading_key("Rückweg"), heading_key("Ruckweg"));
        assert_ne!(heading_key("a-b"), heading_key("a b"));
    }
}
