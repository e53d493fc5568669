//! The front matter fields that every page can have, read once by the names in `schemas/page.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::FrontMatter;
use crate::diagnostic::{Span, Spanned};
use crate::lexicon::answer;
use crate::source::data::{self, Node, NodeValue, Pair};
use crate::value::Cadence;

/// The schema of these fields.
const SCHEMA: &str = include_str!("../../schemas/page.yaml");

/// The properties of the schema with their names and aliases.
static NAMES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let (schema, _) = data::yaml(SCHEMA, 0);
    let properties = schema.get("properties").map(Node::pairs).unwrap_or_default();
    properties.iter().map(|property| (property.key.clone(), names(property))).collect()
});

fn names(property: &Pair) -> Vec<String> {
    let aliases = property.value.get("x-alias").map(Node::list_of_str).unwrap_or_default();
    let aliases = aliases.into_iter().map(|alias| alias.value.to_owned());
    std::iter::once(property.key.clone()).chain(aliases).collect()
}

/// A field that every page can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the schema describes them, and `Meta` what is read of them")]
pub enum MetaKey {
    Title,
    Description,
    Kind,
    Order,
    Tags,
    Aliases,
    Lang,
    TranslationKey,
    Draft,
    Published,
    Publish,
    ReviewInterval,
    Emergency,
    Template,
    Waivers,
}

impl MetaKey {
    const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Kind => "kind",
            Self::Order => "order",
            Self::Tags => "tags",
            Self::Aliases => "aliases",
            Self::Lang => "lang",
            Self::TranslationKey => "translation_key",
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Publish => "publish",
            Self::ReviewInterval => "review_interval",
            Self::Emergency => "emergency",
            Self::Template => "template",
            Self::Waivers => "waivers",
        }
    }

    /// The name of the key followed by its aliases.
    fn names(self) -> &'static [String] {
        NAMES.get(self.name()).map_or(&[], Vec::as_slice)
    }

    /// Whether `key` is one of its names.
    pub fn is(self, key: &str) -> bool {
        self.names().iter().any(|name| name == key)
    }

    /// Whether `key` is one of its names, ignoring case.
    pub fn is_like(self, key: &str) -> bool {
        self.names().iter().any(|name| name.eq_ignore_ascii_case(key))
    }

    /// The first of its names that is present.
    fn of(self, front_matter: &FrontMatter) -> Option<&Pair> {
        self.names().iter().find_map(|name| front_matter.data.pair(name))
    }
}

/// The common front matter fields of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meta {
    /// The title.
    pub title: MetaText,
    /// The description, one sentence.
    pub description: MetaText,
    /// The kind of its record.
    pub kind: MetaText,
    /// The language, as a tag (BCP 47) or a name.
    pub lang: MetaText,
    /// The key that it shares with its translations.
    pub translation_key: MetaText,
    /// The tags.
    pub tags: Vec<Spanned<String>>,
    /// Other names and former addresses, trimmed, without empty ones.
    pub aliases: Vec<Spanned<String>>,
    /// The sort weight among siblings, small numbers first.
    pub order: Option<i64>,
    /// Whether it is a draft: by `draft`, `published: false` and the like.
    /// One of several keys is enough; values that are not truth values (`published: 2026-01-10`) are ignored.
    pub draft: bool,
    /// Whether the emergency handbook contains it, where stated.
    pub emergency: Option<bool>,
    /// The template of the theme that shows it.
    pub template: MetaText,
    /// How long a review is valid.
    pub review_interval: Option<Cadence>,
    /// The entries of its waivers; a value that is not a list is a single entry.
    pub waivers: Vec<Node>,
}

/// A text field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MetaText(Option<Box<KeyWithText>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct KeyWithText {
    key: Spanned<String>,
    /// The trimmed text; empty where the value is not text.
    text: Spanned<String>,
}

impl MetaText {
    /// What is in the text of the page behind a word that is as good as a key.
    pub(super) fn said(key: Spanned<String>, text: Spanned<String>) -> Self {
        Self(Some(Box::new(KeyWithText { key, text })))
    }

    fn of(pair: &Pair) -> Self {
        let text = pair.value.as_str().unwrap_or_default().trim().to_owned();
        Self(Some(Box::new(KeyWithText {
            key: Spanned::new(pair.key.clone(), pair.key_span),
            text: Spanned::new(text, pair.value.span),
        })))
    }

    /// The trimmed text; none where it is missing or not text.
    pub fn text(&self) -> Option<&str> {
        let text = &self.0.as_ref()?.text.value;
        if text.is_empty() { None } else { Some(text) }
    }

    /// The key as written.
    pub fn key(&self) -> Option<&str> {
        Some(&self.0.as_ref()?.key.value)
    }

    /// The bytes of the value, whatever it is.
    pub fn span(&self) -> Option<Span> {
        Some(self.0.as_ref()?.text.span)
    }

    /// The bytes from the key to the end of its value.
    pub fn line_span(&self) -> Option<Span> {
        let KeyWithText { key, text } = &**self.0.as_ref()?;
        Some(Span::new(key.span.start, text.span.end))
    }
}

impl Meta {
    /// The file of the template that it names: `letter` is `letter.html`.
    pub fn template_file(&self) -> Option<String> {
        let name = self.template.text()?.trim();
        Some(if name.ends_with(".html") { name.to_owned() } else { format!("{name}.html") })
    }

    /// Whether it says that the page is no record: `kind: none`.
    pub fn is_no_record(&self) -> bool {
        self.kind.text().is_some_and(|name| answer::NO_KIND.has(&name.to_lowercase()))
    }

    pub(super) fn read(front_matter: &FrontMatter) -> Self {
        let text = |key: MetaKey| key.of(front_matter).map(MetaText::of).unwrap_or_default();
        let value = |key: MetaKey| key.of(front_matter).map(|pair| &pair.value);
        let written = |key: MetaKey| value(key).and_then(Node::as_str).map(str::trim);
        Self {
            title: text(MetaKey::Title),
            description: text(MetaKey::Description),
            kind: text(MetaKey::Kind),
            lang: text(MetaKey::Lang),
            translation_key: text(MetaKey::TranslationKey),
            tags: value(MetaKey::Tags).map(texts).unwrap_or_default(),
            aliases: value(MetaKey::Aliases).map(trimmed_texts).unwrap_or_default(),
            order: written(MetaKey::Order).and_then(|order| order.parse().ok()),
            draft: is_draft(front_matter),
            emergency: value(MetaKey::Emergency).and_then(Node::as_bool),
            template: text(MetaKey::Template),
            review_interval: written(MetaKey::ReviewInterval)
                .and_then(|interval| Cadence::parse(interval).ok().flatten()),
            waivers: value(MetaKey::Waivers).map(entries).unwrap_or_default(),
        }
    }
}

fn is_draft(front_matter: &FrontMatter) -> bool {
    let says = |key: MetaKey, word: bool| {
        let mut pairs = key.names().iter().filter_map(|name| front_matter.data.pair(name));
        pairs.any(|pair| pair.value.as_bool() == Some(word))
    };
    says(MetaKey::Draft, true) || says(MetaKey::Published, false) || says(MetaKey::Publish, false)
}

fn texts(value: &Node) -> Vec<Spanned<String>> {
    value.list_of_str().into_iter().map(|text| text.map(str::to_owned)).collect()
}

fn trimmed_texts(value: &Node) -> Vec<Spanned<String>> {
    let trimmed = value.list_of_str().into_iter().map(|text| text.map(str::trim));
    let filled = trimmed.filter(|text| !text.value.is_empty());
    filled.map(|text| text.map(str::to_owned)).collect()
}

fn entries(value: &Node) -> Vec<Node> {
    match &value.value {
        NodeValue::List(items) => items.clone(),
        NodeValue::Null => Vec::new(),
        _ => vec![value.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [MetaKey; 15] = [
        MetaKey::Title,
        MetaKey::Description,
        MetaKey::Kind,
        MetaKey::Order,
        MetaKey::Tags,
        MetaKey::Aliases,
        MetaKey::Lang,
        MetaKey::TranslationKey,
        MetaKey::Draft,
        MetaKey::Published,
        MetaKey::Publish,
        MetaKey::ReviewInterval,
        MetaKey::Emergency,
        MetaKey::Template,
        MetaKey::Waivers,
    ];

    fn read(text: &str) -> Meta {
        Meta::read(&FrontMatter::parse(text))
    }

    #[test]
    fn the_schema_knows_every_key() {
        for key in KEYS {
            assert!(key.is(key.name()), "{key:?}");
        }
        assert!(
            MetaKey::Kind.is("typ") && !MetaKey::Kind.is("Typ") && MetaKey::Kind.is_like("Typ")
        );
    }

    #[test]
    fn keys_are_read_by_any_of_their_names() {
        let meta =
            read("---\ntitel: ' A '\ntyp:\nweight: 3\nschlagworte: a\nalias: [b, ' ']\n---\n");
        assert_eq!((meta.title.text(), meta.title.key()), (Some("A"), Some("titel")));
        assert_eq!((meta.kind.text(), meta.kind.key()), (None, Some("typ")));
        assert_eq!((meta.lang.text(), meta.lang.span()), (None, None));
        assert_eq!((meta.order, meta.draft, meta.emergency), (Some(3), false, None));
        let values = |texts: &[Spanned<String>]| -> Vec<String> {
            texts.iter().map(|text| text.value.clone()).collect()
        };
        assert_eq!(
            (values(&meta.tags), values(&meta.aliases)),
            (vec!["a".into()], vec!["b".into()])
        );
    }

    #[test]
    fn one_key_is_enough_to_keep_a_page_back() {
        for text in ["entwurf: ja", "draft: false\npublish: no", "veroeffentlicht: false"] {
            assert!(read(&format!("---\n{text}\n---\n")).draft, "{text}");
        }
        for text in ["draft: false", "published: 2026-01-10", "published: true", "draft: x"] {
            assert!(!read(&format!("---\n{text}\n---\n")).draft, "{text}");
        }
    }
}
