//! Anchors as Python-Markdown's extension `toc` makes them.

use unicode_normalization::UnicodeNormalization as _;

use super::file::{ProjectData, SaidIn};
use crate::dialect::settings::{PythonSlugs, Settings, SlugCase, SlugFunction, TabAnchors};
use crate::source::data::Node;

/// The anchor that a title gives by the usual function.
pub(super) fn of_title(title: &str) -> String {
    PythonSlugs::default().slug(title)
}

impl PythonSlugs {
    /// What the options of `toc` say.
    pub(super) fn of(data: &ProjectData) -> Self {
        data.extension("toc").map(|toc| Self::of_options(&toc)).unwrap_or_default()
    }

    fn of_options(options: &SaidIn<'_>) -> Self {
        let separator = options.node.get("separator").and_then(|it| it.as_str()).map(str::to_owned);
        let Some(pair) = options.node.pair("slugify") else {
            return Self { kind: SlugFunction::Ascii, separator };
        };
        let object = pair.value.get("object").and_then(|it| it.as_str());
        let written = object.or(pair.value.as_str()).map(str::to_owned);
        // The name is in a tag, which has no value: `!!python/name:pymdownx.slugs.uslugify`.
        let tag =
            || options.layer.rest_of_line(pair.key_span.end).trim_start_matches(':').to_owned();
        let name = written.filter(|name| name.contains('.')).unwrap_or_else(tag);
        let option = |key: &str| {
            let of_call = pair.value.get("kwds").and_then(|it| it.get(key));
            of_call.or_else(|| pair.value.get(key)).and_then(|it| it.as_str())
        };
        Self { kind: kind(&name, option("case"), option("percent_encode")), separator }
    }

    /// The anchor of a heading.
    pub(in crate::dialect) fn slug(&self, text: &str) -> String {
        let separator = self.separator.as_deref().unwrap_or("-");
        match self.kind {
            SlugFunction::Ascii => {
                let ascii: String = text.nfkd().filter(char::is_ascii).collect();
                joined(&ascii, separator)
            }
            SlugFunction::Unicode => joined(text, separator),
            SlugFunction::Pymdown { case, percent } => {
                let slug = pymdown(text, separator, case);
                if percent { percent_encoded(&slug) } else { slug }
            }
        }
    }
}

/// The anchors of tabs, which have some where a function makes them.
///
/// Source: `TabbedTreeprocessor` in `pymdownx/tabbed.py`.
pub(super) fn of_tabs(data: &ProjectData) -> Option<TabAnchors> {
    let options = data.extension("pymdownx.tabbed")?;
    options.node.pair("slugify")?;
    let with_heading = options.node.get("combine_header_slug").and_then(Node::as_bool);
    Some(TabAnchors {
        slugs: PythonSlugs::of_options(&options),
        with_heading: with_heading.unwrap_or_default(),
    })
}

/// The slug of the settings of a project.
pub(super) fn slug(settings: &Settings, text: &str) -> String {
    settings.slugs.slug(text)
}

fn kind(name: &str, case: Option<&str>, percent: Option<&str>) -> SlugFunction {
    if !name.contains("pymdownx") {
        return if name.contains("slugify_unicode") {
            SlugFunction::Unicode
        } else {
            SlugFunction::Ascii
        };
    }
    let function = name.rsplit('.').next().unwrap_or_default().trim();
    let said = match case.map(str::trim) {
        Some("lower" | "fold") => SlugCase::Lower,
        Some("lower-ascii") => SlugCase::LowerAscii,
        _ => SlugCase::Kept,
    };
    let case = match function.split_whitespace().next().unwrap_or_default() {
        it if it.contains("cased") => SlugCase::Kept,
        it if it.starts_with("gfm") => SlugCase::LowerAscii,
        it if it.starts_with("uslugify") => SlugCase::Lower,
        _ => said,
    };
    let percent = function.contains("encoded")
        || percent.is_some_and(|it| it.trim().eq_ignore_ascii_case("true"));
    SlugFunction::Pymdown { case, percent }
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
fn pymdown(text: &str, separator: &str, case: SlugCase) -> String {
    let composed: String = text.nfc().collect();
    let composed = composed.trim();
    let cased = match case {
        SlugCase::Kept => composed.to_owned(),
        SlugCase::Lower => composed.to_lowercase(),
        SlugCase::LowerAscii => composed.to_ascii_lowercase(),
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
            (SlugFunction::Ascii, "Rückweg & Größe", "ruckweg-groe"),
            (SlugFunction::Ascii, "Schritt 1 – Strom", "schritt-1-strom"),
            (SlugFunction::Ascii, "日本語", ""),
            (SlugFunction::Unicode, "Rückweg & Größe", "rückweg-größe"),
            (lower, "Rückweg & Größe", "rückweg--größe"),
            (kind("pymdownx.slugs.slugify", None, None), "Zwei Worte", "Zwei-Worte"),
            (kind("pymdownx.slugs.uslugify", None, None), "Zwei Worte", "zwei-worte"),
            (kind("pymdownx.slugs.uslugify_encoded", None, None), "Ü", "%C3%BC"),
            (kind("markdown.extensions.toc.slugify_unicode", None, None), "Ü", "ü"),
        ];
        for (kind, text, expected) in cases {
            assert_eq!(slugs(kind).slug(text), expected, "{text}");
        }
        let wide = PythonSlugs { kind: SlugFunction::Ascii, separator: Some("_".to_owned()) };
        assert_eq!(wide.slug("zwei  _ Worte"), "zwei_worte");
    }
}
