//! Anchors as Python-Markdown's extension `toc` makes them.

use unicode_normalization::UnicodeNormalization as _;

use super::file::ProjectData;
use crate::dialect::Settings;

/// How `toc` makes anchors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PythonSlugs {
    kind: Kind,
    /// What stands for spaces; `-` where it is not set.
    separator: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// `slugify` of Python-Markdown: ASCII only.
    #[default]
    Ascii,
    /// `slugify_unicode` of Python-Markdown.
    Unicode,
    /// `slugs` of pymdownx.
    Pymdown { case: Case, percent: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Kept,
    Lower,
    LowerAscii,
}

impl PythonSlugs {
    /// What the options of `toc` say.
    pub(super) fn of(data: &ProjectData) -> Self {
        let Some(toc) = data.extension("toc") else { return Self::default() };
        let separator = toc.node.get("separator").and_then(|it| it.as_str()).map(str::to_owned);
        let Some(pair) = toc.node.pair("slugify") else {
            return Self { kind: Kind::Ascii, separator };
        };
        let object = pair.value.get("object").and_then(|it| it.as_str());
        let written = object.or(pair.value.as_str()).map(str::to_owned);
        // The name stands in a tag, which has no value: `!!python/name:pymdownx.slugs.uslugify`.
        let tag = || toc.layer.rest_of_line(pair.key_span.end).trim_start_matches(':').to_owned();
        let name = written.filter(|name| name.contains('.')).unwrap_or_else(tag);
        let option = |key: &str| {
            let of_call = pair.value.get("kwds").and_then(|it| it.get(key));
            of_call.or_else(|| pair.value.get(key)).and_then(|it| it.as_str())
        };
        Self { kind: kind(&name, option("case"), option("percent_encode")), separator }
    }

    /// The anchor of a heading.
    pub(super) fn slug(&self, text: &str) -> String {
        let separator = self.separator.as_deref().unwrap_or("-");
        match self.kind {
            Kind::Ascii => {
                let ascii: String = text.nfkd().filter(char::is_ascii).collect();
                joined(&ascii, separator)
            }
            Kind::Unicode => joined(text, separator),
            Kind::Pymdown { case, percent } => {
                let slug = pymdown(text, separator, case);
                if percent { percent_encoded(&slug) } else { slug }
            }
        }
    }
}

/// The slug of the settings of a project.
pub(super) fn slug(settings: &Settings, text: &str) -> String {
    settings.slugs.slug(text)
}

fn kind(name: &str, case: Option<&str>, percent: Option<&str>) -> Kind {
    if !name.contains("pymdownx") {
        return if name.contains("slugify_unicode") { Kind::Unicode } else { Kind::Ascii };
    }
    let function = name.rsplit('.').next().unwrap_or_default().trim();
    let said = match case.map(str::trim) {
        Some("lower" | "fold") => Case::Lower,
        Some("lower-ascii") => Case::LowerAscii,
        _ => Case::Kept,
    };
    let case = match function.split_whitespace().next().unwrap_or_default() {
        it if it.contains("cased") => Case::Kept,
        it if it.starts_with("gfm") => Case::LowerAscii,
        it if it.starts_with("uslugify") => Case::Lower,
        _ => said,
    };
    let percent = function.contains("encoded")
        || percent.is_some_and(|it| it.trim().eq_ignore_ascii_case("true"));
    Kind::Pymdown { case, percent }
}

/// Source: `slugify` in `markdown/extensions/toc.py`.
fn joined(text: &str, separator: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || "_-".contains(*c) || c.is_whitespace();
    let kept: String = text.chars().filter(is_kept).collect();
    let mut slug = String::with_capacity(kept.len());
    let mut in_gap = false;
    for character in kept.trim().to_lowercase().chars() {
        let is_gap = character.is_whitespace() || separator.contains(character);
        if !is_gap {
            slug.push(character);
        } else if !in_gap {
            slug.push_str(separator);
        }
        in_gap = is_gap;
    }
    slug
}

/// Source: `_uslugify` in `pymdownx/slugs.py`.
fn pymdown(text: &str, separator: &str, case: Case) -> String {
    let composed: String = text.nfc().collect();
    let composed = composed.trim();
    let cased = match case {
        Case::Kept => composed.to_owned(),
        Case::Lower => composed.to_lowercase(),
        Case::LowerAscii => composed.to_ascii_lowercase(),
    };
    let mut slug = String::with_capacity(cased.len());
    for character in cased.chars() {
        match character {
            ' ' => slug.push_str(separator),
            '_' | '-' => slug.push(character),
            _ if character.is_alphanumeric() => slug.push(character),
            _ => {}
        }
    }
    slug
}

fn percent_encoded(slug: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-~".contains(&byte);
    let encoded = |byte: u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    slug.bytes().map(encoded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_python() {
        let slugs = |kind| PythonSlugs { kind, separator: None };
        let lower = kind("pymdownx.slugs.slugify", Some("lower"), None);
        let cases = [
            (Kind::Ascii, "Rückweg & Größe", "ruckweg-groe"),
            (Kind::Ascii, "Schritt 1 – Strom", "schritt-1-strom"),
            (Kind::Ascii, "日本語", ""),
            (Kind::Unicode, "Rückweg & Größe", "rückweg-größe"),
            (lower, "Rückweg & Größe", "rückweg--größe"),
            (kind("pymdownx.slugs.slugify", None, None), "Zwei Worte", "Zwei-Worte"),
            (kind("pymdownx.slugs.uslugify", None, None), "Zwei Worte", "zwei-worte"),
            (kind("pymdownx.slugs.uslugify_encoded", None, None), "Ü", "%C3%BC"),
            (kind("markdown.extensions.toc.slugify_unicode", None, None), "Ü", "ü"),
        ];
        for (kind, text, expected) in cases {
            assert_eq!(slugs(kind).slug(text), expected, "{text}");
        }
        let wide = PythonSlugs { kind: Kind::Ascii, separator: Some("_".to_owned()) };
        assert_eq!(wide.slug("zwei  _ Worte"), "zwei_worte");
    }
}
