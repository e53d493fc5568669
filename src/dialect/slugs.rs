//! Anchors of headings as generators make them.

use super::addressing::{Addressing, Spelling};
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

/// Letters, digits, `_` and `-` in lower case, each space a `-`; `heading` where nothing is left.
///
/// Source: `sanitizeAnchorName` in Hugo's `markup/goldmark/autoid.go`.
pub(super) fn hugo(text: &str) -> String {
    let character = |c: char| match c {
        '-' | ' ' => Some('-'),
        _ if c == '_' || c.is_alphabetic() && !is_combining_mark(c) || is_digit(c) => Some(c),
        _ => None,
    };
    let slug: String =
        text.trim().chars().filter_map(character).flat_map(char::to_lowercase).collect();
    if slug.is_empty() { "heading".to_owned() } else { slug }
}

/// The same without accents and other letters: `autoHeadingIDType = "github-ascii"`.
pub(super) fn hugo_ascii(text: &str) -> String {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let ascii: String = plain.chars().filter(char::is_ascii).collect();
    hugo(&ascii)
}

/// Letters and digits, and one `-` for all between them: `autoHeadingIDType = "blackfriday"`.
///
/// Source: `SanitizedAnchorName` of Blackfriday.
pub(super) fn blackfriday(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_alphabetic() && !c.is_numeric());
    let parts: Vec<String> = parts.filter(|it| !it.is_empty()).map(str::to_lowercase).collect();
    parts.join("-")
}

/// A path as an address: each space as `-`, most punctuation dropped, lower case.
///
/// Source: `NormalizePathStringBasic` and `Sanitize` in Hugo's `common/paths`.
pub(super) fn hugo_path(path: &str, addressing: &Addressing) -> String {
    let plain: String = match addressing.paths {
        Spelling::Ascii => path.nfd().filter(|c| !is_combining_mark(*c)).collect(),
        _ => path.to_owned(),
    };
    let dashed = plain.chars().map(|c| if c.is_whitespace() { '-' } else { c });
    let kept: String = dashed.filter(|c| is_of_hugo_path(*c)).collect();
    if addressing.keeps_case { kept } else { kept.to_lowercase() }
}

/// A `slug`, or the title in a pattern of addresses: one `-` for each run of spaces and what is dropped between them.
///
/// Source: `Sanitize` in Hugo's `common/paths`.
pub(super) fn hugo_title(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.trim().chars() {
        if is_of_hugo_path(character) {
            let is_dash = character == '-';
            if std::mem::take(&mut gap) && !is_dash {
                slug.push('-');
            }
            slug.push(character);
        } else if character.is_whitespace() {
            gap = !slug.is_empty() && !slug.ends_with('-');
        }
    }
    slug
}

fn is_of_hugo_path(c: char) -> bool {
    c.is_alphabetic() || is_digit(c) || "./\\_#+~-@".contains(c) || is_combining_mark(c)
}

/// Decimal digits, not `½` and `²`.
fn is_digit(c: char) -> bool {
    let is_other = matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209c}' | '\u{2150}'..='\u{218b}'
        | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}');
    c.is_numeric() && !is_other
}

/// As Zola spells anchors and parts of addresses: ASCII with `-`, unless it is told otherwise.
pub(super) fn zola(text: &str, spelling: Spelling) -> String {
    match spelling {
        Spelling::AsTyped => text.to_owned(),
        Spelling::Safe | Spelling::Letters => {
            let is_bad = |c: char| "/\\?%*:|\"<>\r\n".contains(c);
            let kept: String =
                text.trim().trim_end_matches('.').chars().filter(|c| !is_bad(*c)).collect();
            kept.replace(' ', "_").replace('#', "")
        }
        Spelling::Usual | Spelling::Ascii => slug::slugify(text),
    }
}

/// What comes before the first letter dropped, then all but ASCII letters, digits, spaces and `-`.
///
/// Source: `basic_generate_id` of kramdown; with its parser `GFM`, which Jekyll uses, anchors are GitHub's.
pub(super) fn kramdown(text: &str) -> String {
    let letters = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).chars();
    let kept = letters.filter(|c| c.is_ascii_alphanumeric() || " -".contains(*c));
    let slug: String = kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect();
    if slug.is_empty() { "section".to_owned() } else { slug }
}

/// Letters and digits of every script, `_` and `~` in lower case, each run of spaces and `-` as one `-`.
///
/// Source: `uslug`, which Wiki.js uses.
pub(super) fn uslug(text: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || "_-~ ".contains(*c);
    let kept: String = text.nfkc().filter(is_kept).flat_map(char::to_lowercase).collect();
    dashed(kept.trim(), |c| c == '-' || c.is_whitespace())
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
    fn slugs_are_those_of_uslug() {
        let cases = [
            ("Backup & Restore", "backup-restore"),
            ("Größe – Übersicht", "größe-übersicht"),
            ("10.6 Wartung", "106-wartung"),
            ("snake_case", "snake_case"),
            ("C++", "c"),
            ("Was ist das? (neu)", "was-ist-das-neu"),
            ("日本語 テスト", "日本語-テスト"),
            ("a/b:c", "abc"),
            ("x~y", "x~y"),
        ];
        for (text, expected) in cases {
            assert_eq!(uslug(text), expected, "{text}");
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

    #[test]
    fn slugs_are_those_of_hugo_zola_and_kramdown() {
        let cases = [
            ("Größe (v1.2) – x", "größe-v12--x", "grosse-v1-2-x", "gre-v12--x"),
            ("Über½ x² é", "über-x-é", "uber1-2-x2-e", "ber-x-"),
            ("code_x & em b", "code_x--em-b", "code-x-em-b", "codex--em-b"),
            ("!!!", "heading", "", "section"),
            ("A  B", "a--b", "a-b", "a--b"),
            ("1. Start", "1-start", "1-start", "start"),
        ];
        for (text, of_hugo, of_zola, of_kramdown) in cases {
            assert_eq!(hugo(text), of_hugo, "{text}");
            assert_eq!(zola(text, Spelling::Usual), of_zola, "{text}");
            assert_eq!(kramdown(text), of_kramdown, "{text}");
        }
    }

    #[test]
    fn paths_are_spelled_as_hugo_does() {
        let usual = Addressing::default();
        let cases = [
            ("Sub Dir/A b's (x) [Y] & Ü+Z", "sub-dir/a-bs-x-y--ü+z"),
            ("a - b", "a---b"),
            ("a_b.c", "a_b.c"),
        ];
        for (path, expected) in cases {
            assert_eq!(hugo_path(path, &usual), expected, "{path}");
        }
        let titles = [("A & B: C/d_e  f", "A-B-C/d_e-f"), (" a - b ", "a-b"), ("Ü (1)", "Ü-1")];
        for (title, expected) in titles {
            assert_eq!(hugo_title(title), expected, "{title}");
        }
        let ascii = Addressing { paths: Spelling::Ascii, ..Addressing::default() };
        assert_eq!(hugo_path("Über", &ascii), "uber");
        let cased = Addressing { keeps_case: true, ..Addressing::default() };
        assert_eq!(hugo_path("Über", &cased), "Über");
    }
}
