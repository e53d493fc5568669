//! Kinds of records, each described by one JSON Schema in `schemas/`.

mod review;

use include_dir::{Dir, include_dir};

use crate::config::{Config, KindPages};
use crate::page::Page;
use crate::source::data::{self, Node};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// The schema of what every page may have, whatever its kind.
const COMMON: &str = "page";

/// All kinds that are known.
#[derive(Debug)]
pub struct Kinds {
    common: Fields,
    kinds: Vec<Kind>,
    /// `[[kind]]` of `book.toml`, and the folder that its patterns count from.
    assigned: Vec<KindPages>,
    src: String,
}

/// One kind of record.
#[derive(Debug)]
pub struct Kind {
    /// The name that front matter gives: `service`.
    pub name: String,
    /// Its own keys.
    pub fields: Fields,
}

/// The keys of a map.
#[derive(Debug, Default)]
pub struct Fields {
    fields: Vec<Field>,
}

/// One key.
#[derive(Debug)]
pub struct Field {
    /// The name that rules and exports use.
    pub name: String,
    /// Other names of it, in either language (`x-alias`).
    pub aliases: Vec<String>,
    /// What people read, by language tag (`x-label`).
    labels: Vec<(String, String)>,
    /// Whether its value is a day (`format: date`).
    pub is_date: bool,
    /// Keys of the map that it holds, or of the maps in its list.
    pub fields: Fields,
}

impl Kinds {
    /// The kinds that travel in the binary.
    pub fn bundled() -> Self {
        let mut common = Fields::default();
        let mut kinds = Vec::new();
        for file in BUNDLED.files() {
            let name = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let is_schema = file.path().extension().is_some_and(|ending| ending == "yaml");
            let Some(text) = file.contents_utf8().filter(|_| is_schema) else { continue };
            let (schema, _) = data::yaml(text, 0);
            let fields = Fields::of(&schema);
            if name == COMMON {
                common = fields;
            } else {
                kinds.push(Kind { name: name.to_owned(), fields });
            }
        }
        Self { common, kinds, assigned: Vec::new(), src: String::new() }
    }

    /// The same, given to pages as `[[kind]]` in `book.toml` says.
    pub fn of_wiki(config: &Config) -> Self {
        Self { assigned: config.kinds.clone(), src: config.src.clone(), ..Self::bundled() }
    }

    /// The kind that a page's front matter names, else the one that `book.toml` gives it; none
    /// where that is no known one.
    pub fn of_page(&self, page: &Page) -> Option<&Kind> {
        let name = page.front_matter.text(&["kind", "typ"]).or_else(|| self.assigned(page))?;
        self.kinds.iter().find(|kind| kind.name.eq_ignore_ascii_case(name))
    }

    fn assigned(&self, page: &Page) -> Option<&str> {
        let path: &str = page.path();
        let below = path.strip_prefix(&self.src).unwrap_or(path).trim_start_matches('/');
        let given = self.assigned.iter().find(|kind| kind.pages.is_match(below))?;
        Some(&given.name)
    }

    /// The keys that every page may have.
    pub fn common(&self) -> &Fields {
        &self.common
    }
}

impl Fields {
    fn of(schema: &Node) -> Self {
        let properties = schema.get("properties").map(Node::pairs).unwrap_or_default();
        Self { fields: properties.iter().map(|pair| Field::of(&pair.key, &pair.value)).collect() }
    }

    /// The field that `key` names, in any spelling of case and separators.
    pub fn find(&self, key: &str) -> Option<&Field> {
        let key = plain(key);
        self.fields.iter().find(|field| field.names().any(|name| plain(name) == key))
    }

    /// All names of all fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().flat_map(Field::names)
    }

    /// Whether nothing is said about the keys.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl Field {
    fn of(name: &str, schema: &Node) -> Self {
        let aliases = schema.get("x-alias").map(Node::list_of_str).unwrap_or_default();
        Self {
            name: name.to_owned(),
            aliases: aliases.into_iter().map(|(alias, _)| alias.to_owned()).collect(),
            labels: schema.get("x-label").map(labels).unwrap_or_default(),
            is_date: schema.get("format").and_then(Node::as_str) == Some("date"),
            fields: Fields::of(schema.get("items").unwrap_or(schema)),
        }
    }

    /// What people of this language read; the name where the schema has no label.
    pub fn label(&self, lang: &str) -> &str {
        let label = self.labels.iter().find(|(tag, _)| tag == lang);
        label.map_or(&self.name, |(_, label)| label)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

fn labels(map: &Node) -> Vec<(String, String)> {
    let label = |pair: &data::Pair| Some((pair.key.clone(), pair.value.as_str()?.to_owned()));
    map.pairs().iter().filter_map(label).collect()
}

/// `Restore-Test` and `restore_test` are one key.
fn plain(key: &str) -> String {
    key.trim()
        .to_lowercase()
        .replace(['-', ' '], "_")
        .replace('ü', "ue")
        .replace('ä', "ae")
        .replace('ö', "oe")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_under_all_their_names() {
        let kinds = Kinds::bundled();
        let service = kinds.kinds.iter().find(|kind| kind.name == "service").expect("service");
        for key in ["data_class", "Datenklasse", "abhängig-von"] {
            assert!(service.fields.find(key).is_some(), "{key}");
        }
        assert!(
            service
                .fields
                .find("restore_test")
                .expect("test")
                .fields
                .find("datum")
                .expect("date")
                .is_date
        );
        assert!(kinds.common().find("titel").is_some());
    }
}
