//! The fields of a kind: names in both languages, and types of values.

use rustc_hash::FxHashMap;

use super::alike::AlikeNames;
use super::pattern::Pattern;
use crate::diagnostic::{Message, msg};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::source::data::{Node, Pair};

/// The type of a scalar (`x-value`). The `format` of JSON Schema does not fit: it requires ISO 8601, while
/// people write `24 h` and `11. Januar 2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// A day, or a month or quarter.
    Date,
    /// A fixed duration: no months, no years.
    Duration,
    /// How often something happens.
    Cadence,
    /// A duration by the calendar: 12 months.
    Period,
    /// By when somebody responds.
    ResponseTime,
}

impl ValueType {
    /// All types.
    pub const ALL: [Self; 5] =
        [Self::Date, Self::Duration, Self::Cadence, Self::Period, Self::ResponseTime];

    /// Whether it is a duration, whose unreadable values F104 reports. F105 reports those of dates.
    pub const fn is_time(self) -> bool {
        match self {
            Self::Duration | Self::Cadence | Self::Period | Self::ResponseTime => true,
            Self::Date => false,
        }
    }

    /// How a value of the type is written.
    pub fn expected(self) -> Message {
        match self {
            Self::Date => msg!(expected_date),
            Self::Duration => msg!(expected_duration),
            Self::Cadence | Self::Period => msg!(expected_cadence),
            Self::ResponseTime => msg!(expected_response_time),
        }
    }
}

/// The keywords of `x-value`.
pub(super) const VALUE_TYPES: [(&str, ValueType); 5] = [
    ("date", ValueType::Date),
    ("duration", ValueType::Duration),
    ("cadence", ValueType::Cadence),
    ("period", ValueType::Period),
    ("response-time", ValueType::ResponseTime),
];

/// The type of a field (`type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldType {
    /// Text.
    #[default]
    Text,
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// Several values of one sort.
    List,
    /// Several maps with the same keys.
    Maps,
    /// Keys and values.
    Map,
}

impl FieldType {
    /// What belongs there.
    pub fn expected(self) -> Message {
        match self {
            Self::Text => msg!(expected_text),
            Self::Boolean => msg!(expected_boolean),
            Self::Integer => msg!(expected_integer),
            Self::Number => msg!(expected_number),
            Self::List | Self::Maps => msg!(expected_list),
            Self::Map => msg!(expected_map),
        }
    }
}

/// The fields of a map.
#[derive(Debug, Default)]
pub struct Fields {
    fields: Vec<Field>,
    /// By every name in its plain spelling the way to the field: its index, and for names of nested
    /// fields the index in it.
    by_name: FxHashMap<String, (usize, Option<usize>)>,
    alike: AlikeNames,
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// The name that rules and exports use.
    pub name: String,
    /// Other names of it, in either language (`x-alias`).
    pub aliases: Vec<String>,
    /// What people read, by language tag (`x-label`).
    labels: Vec<(String, String)>,
    /// What to write there, by language tag (`x-help`).
    helps: Vec<(String, String)>,
    /// Names that it has where a record cannot nest: in a row, or a bullet (`x-flat`).
    pub flat: Vec<String>,
    /// What holds its value.
    pub container: FieldType,
    /// What its value stands for.
    pub value: Option<ValueType>,
    /// The words that it may have.
    pub words: Vec<String>,
    /// Words that mean another one: `critical` is `kritisch` (`x-canonical`).
    canonical: Vec<(String, String)>,
    /// Words that should be another one (`x-value-alias`).
    value_aliases: Vec<(String, String)>,
    /// Whether it names the record (`x-name`).
    pub is_name: bool,
    /// Whether it proves something that has happened (`x-evidence`).
    pub is_evidence: bool,
    /// Whether it names who is responsible for the record (`x-owner`).
    pub is_owner: bool,
    /// The field with a day that this one is not after (`x-not-after`).
    pub not_after: Option<String>,
    /// What a text stands for where a map is meant, in this order (`x-parts`).
    pub parts: Vec<String>,
    /// What a part of such a text looks like that this field is meant by (`x-pattern`).
    pub pattern: Option<Pattern>,
    /// Keys of the map that it holds, or of the maps in its list.
    pub fields: Fields,
}

impl Fields {
    pub(super) fn of(schema: &Node) -> Self {
        let properties = schema.get("properties").map(Node::pairs).unwrap_or_default();
        let fields: Vec<Field> =
            properties.iter().map(|pair| Field::of(&pair.key, &pair.value)).collect();
        Self { by_name: by_name(&fields), fields, alike: AlikeNames::default() }
    }

    /// All fields, in the order of the schema.
    pub fn iter(&self) -> std::slice::Iter<'_, Field> {
        self.fields.iter()
    }

    /// The field that `key` names, in any spelling of case and separators.
    pub fn find(&self, key: &str) -> Option<&Field> {
        match self.by_name.get(&identifier(key))? {
            (index, None) => self.fields.get(*index),
            (_, Some(_)) => None,
        }
    }

    /// The way to the field that `key` names: itself, or a map and a field of it that has a name of
    /// its own for shapes that cannot nest.
    pub fn path(&self, key: &str) -> Option<Vec<&Field>> {
        self.path_of(&identifier(key))
    }

    /// The same for an [`identifier`].
    pub fn path_of(&self, key: &str) -> Option<Vec<&Field>> {
        let Some((outer, inner)) = self.by_name.get(key) else {
            return self.numbered(key).map(|field| vec![field]);
        };
        let field = self.fields.get(*outer)?;
        Some(match inner {
            Some(inner) => vec![field, field.fields.fields.get(*inner)?],
            None => vec![field],
        })
    }

    /// The field of which `key` names one entry of several: `backup_2`, not `backup_2026`.
    fn numbered(&self, key: &str) -> Option<&Field> {
        let name = key.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = key.get(name.len()..).filter(|number| number.len() == 1)?;
        let field = self.find(name.strip_suffix('_')?)?;
        (number != "0" && field.container == FieldType::Maps).then_some(field)
    }

    /// The way to the field that `key` probably means, though it is no name of any: `Backup frequency`, `Testfrequenz`,
    /// `Datenklase`. None where that could be two fields.
    pub fn resembling(&self, key: &str) -> Option<Vec<&Field>> {
        self.path_of(self.alike.meant(&self.by_name, &identifier(key))?)
    }

    /// The field that names the record.
    pub fn name(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.is_name)
    }

    /// All names of all fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().flat_map(Field::names)
    }

    /// The names of nested fields where a record cannot nest.
    pub fn flat_names(&self) -> impl Iterator<Item = &str> {
        let nested = self.fields.iter().flat_map(|field| &field.fields);
        nested.flat_map(|field| field.flat.iter().map(String::as_str))
    }

    /// Whether nothing is said about the keys.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl<'a> IntoIterator for &'a Fields {
    type Item = &'a Field;
    type IntoIter = std::slice::Iter<'a, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Field {
    fn of(name: &str, schema: &Node) -> Self {
        let texts = |key| schema.get(key).map(texts).unwrap_or_default();
        let words = |key| schema.get(key).map(words).unwrap_or_default();
        let says = |key| schema.get(key).and_then(Node::as_bool).unwrap_or_default();
        let of_items = schema.get("items").filter(|_| schema.get("properties").is_none());
        let fields = Fields::of(of_items.unwrap_or(schema));
        Self {
            name: name.to_owned(),
            aliases: texts("x-alias"),
            labels: words("x-label"),
            helps: words("x-help"),
            flat: texts("x-flat"),
            container: container(schema, &fields),
            value: value_type(schema.get("items").unwrap_or(schema)),
            words: texts("enum"),
            canonical: words("x-canonical"),
            value_aliases: schema.get("x-value-alias").map(value_aliases).unwrap_or_default(),
            is_name: says("x-name"),
            is_evidence: says("x-evidence"),
            is_owner: says("x-owner"),
            not_after: schema.get("x-not-after").and_then(Node::as_str).map(str::to_owned),
            parts: texts("x-parts"),
            pattern: schema.get("x-pattern").and_then(Node::as_str).map(Pattern::new),
            fields,
        }
    }

    /// What people of this language read; the name where the schema has no label.
    pub fn label(&self, lang: Lang) -> &str {
        in_language(&self.labels, lang).unwrap_or(&self.name)
    }

    /// The name of the key on pages of this language: its alias that the label spells, else its own name.
    pub fn key(&self, lang: Lang) -> &str {
        let label = identifier(self.label(lang));
        let spells = |name: &&str| identifier(name) == label;
        self.names().find(spells).filter(|_| lang != Lang::En).unwrap_or(&self.name)
    }

    /// What to write there; none where the schema does not say.
    pub fn help(&self, lang: Lang) -> Option<&str> {
        in_language(&self.helps, lang)
    }

    /// The word of `enum` that `text` means, translations brought to the one that rules know; what follows it in
    /// brackets is a remark: `kritisch (Kundendaten)`. The text itself where it is none.
    pub fn canonical<'t>(&'t self, text: &'t str) -> &'t str {
        let before = text.split(['(', '[']).next().filter(|before| before.len() < text.len());
        let word = self.word_of(text).or_else(|| self.word_of(before?));
        word.unwrap_or(text)
    }

    fn word_of(&self, text: &str) -> Option<&str> {
        let text = identifier(text);
        let meant = self.canonical.iter().find(|(from, _)| identifier(from) == text);
        let own = || self.words.iter().find(|word| identifier(word) == text);
        meant.map(|(_, to)| to).or_else(own).map(String::as_str)
    }

    /// Whether any text is a value of it.
    pub fn is_free(&self) -> bool {
        self.value.is_none() && self.words.is_empty() && !self.is_name
    }

    /// Whether `text` is one of the words that it may have, or the schema knows which one it means.
    pub fn knows(&self, text: &str) -> bool {
        self.has_word(self.canonical(text)) || self.replacement(text).is_some()
    }

    /// Whether `word` is one of the words that it may have, as the schema spells it.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    /// The words that it may have, in the language.
    pub fn words_in(&self, lang: Lang) -> Vec<&str> {
        let is_translation = |word: &&String| self.canonical.iter().any(|(from, _)| from == *word);
        let own = self.words.iter().filter(|word| !is_translation(word));
        own.map(|word| self.word_in(word, lang)).collect()
    }

    /// A word of the schema in the language: its own words are German, translations English.
    pub fn word_in<'w>(&'w self, word: &'w str, lang: Lang) -> &'w str {
        let is_translation =
            |(from, to): &&(String, String)| to == word && self.words.contains(from);
        let english = || self.canonical.iter().find(is_translation).map(|(from, _)| from);
        let translated = if lang == Lang::En { english() } else { None };
        translated.map_or(word, String::as_str)
    }

    /// The word that should be in the place of `text`, where the schema knows what it means.
    pub fn replacement(&self, text: &str) -> Option<&str> {
        let text = identifier(text);
        let meant = self.value_aliases.iter().find(|(from, _)| identifier(from) == text)?;
        Some(&meant.1)
    }

    /// Its name and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// Names of fields take precedence over those of nested fields, earlier ones over later ones.
fn by_name(fields: &[Field]) -> FxHashMap<String, (usize, Option<usize>)> {
    let mut by_name = FxHashMap::default();
    for (index, field) in fields.iter().enumerate() {
        for name in field.names() {
            by_name.entry(identifier(name)).or_insert((index, None));
        }
    }
    for (index, field) in fields.iter().enumerate() {
        for (inner, nested) in field.fields.iter().enumerate() {
            for name in &nested.flat {
                by_name.entry(identifier(name)).or_insert((index, Some(inner)));
            }
        }
    }
    by_name
}

fn container(schema: &Node, fields: &Fields) -> FieldType {
    let types = schema.get("type").map(texts).unwrap_or_default();
    let is = |name: &str| types.iter().any(|it| it == name);
    match () {
        () if is("string") => FieldType::Text,
        () if is("object") => FieldType::Map,
        () if is("array") && fields.is_empty() => FieldType::List,
        () if is("array") => FieldType::Maps,
        () if !fields.is_empty() => FieldType::Map,
        () if is("boolean") => FieldType::Boolean,
        () if is("integer") => FieldType::Integer,
        () if is("number") => FieldType::Number,
        () => FieldType::Text,
    }
}

fn value_type(schema: &Node) -> Option<ValueType> {
    let name = schema.get("x-value")?.as_str()?;
    VALUE_TYPES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

pub(super) fn texts(node: &Node) -> Vec<String> {
    node.list_of_str().into_iter().map(|text| text.value.to_owned()).collect()
}

/// A map of text to text.
pub(super) fn words(map: &Node) -> Vec<(String, String)> {
    let word = |pair: &Pair| Some((pair.key.clone(), pair.value.as_str()?.to_owned()));
    map.pairs().iter().filter_map(word).collect()
}

/// Inverts a map of values to lists of synonyms.
fn value_aliases(map: &Node) -> Vec<(String, String)> {
    let of_word = |pair: &Pair| {
        let aliases = texts(&pair.value).into_iter();
        aliases.map(|alias| (alias, pair.key.clone())).collect::<Vec<_>>()
    };
    map.pairs().iter().flat_map(of_word).collect()
}

pub(super) fn in_language(texts: &[(String, String)], lang: Lang) -> Option<&str> {
    texts.iter().find(|(tag, _)| tag == lang.tag()).map(|(_, text)| text.as_str())
}
