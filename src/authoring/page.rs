//! A page of a kind: front matter with all that the schema asks for, each key explained.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::Values;
use crate::diagnostic::msg;
use crate::language::{Catalogue, Lang};
use crate::page::slug;
use crate::record::Shape;
use crate::schema::{Field, Fields, Kind};
use crate::site::{Site, folder_of, name_of};
use crate::source::data::{Node, to_yaml};

/// The page `name` of a kind.
pub fn page(kind: &Kind, lang: Lang, name: &str, values: &Values) -> String {
    let mut text = String::from("---\n");
    text.push_str(&to_yaml(&json!({ "title": name })));
    text.push_str(&to_yaml(&json!({ "kind": kind.name })));
    let required = kind.required();
    let skeleton = PlaybookSkeleton::of(kind, lang, values);
    let in_head = |field: &&Field| !is_set_already(field) && !skeleton.has(field);
    for field in kind.fields.iter().filter(in_head) {
        let writer = PageWriter { lang, schema: property(&kind.schema, &field.name) };
        let is_required = required.contains(&field.name);
        text.push_str(&writer.field(field, values.get(&field.name), is_required));
    }
    text.push_str("---\n\n# ");
    text.push_str(name);
    text.push('\n');
    for section in &kind.sections {
        text.push_str("\n## ");
        text.push_str(section.title(lang));
        text.push('\n');
    }
    text + &skeleton.text()
}

/// The sections of a page that leads through steps: one for each part that nothing was given for, and a first step.
struct PlaybookSkeleton<'k> {
    lang: Lang,
    parts: Vec<&'k Field>,
    has_steps: bool,
}

impl<'k> PlaybookSkeleton<'k> {
    fn of(kind: &'k Kind, lang: Lang, values: &Values) -> Self {
        let has_steps = kind.shapes.page.as_ref().is_some_and(|page| page.steps.is_some());
        let is_part = |field: &&Field| {
            has_steps && values.get(&field.name).is_none() && field.help(lang).is_some()
        };
        Self { lang, parts: kind.fields.iter().filter(is_part).collect(), has_steps }
    }

    fn has(&self, field: &Field) -> bool {
        self.parts.iter().any(|part| part.name == field.name)
    }

    fn text(&self) -> String {
        let catalogue = Catalogue::new(self.lang);
        let part = |field: &&Field| {
            let help = field.help(self.lang).unwrap_or_default();
            format!("\n## {}\n\n_{help}_\n", field.label(self.lang))
        };
        let mut text: String = self.parts.iter().map(part).collect();
        if self.has_steps {
            let [title, task] = [msg!(new_step_title), msg!(new_step_task)];
            let [title, task] = [title, task].map(|message| catalogue.text(&message));
            text.push_str(&format!("\n## {title}\n\n- [ ] {task}\n"));
        }
        text
    }
}

/// The fields that an author is asked for: those that the schema requires, without the name, and those explained ones
/// of which one line can say all, such as the backups of a service.
pub fn asked(kind: &Kind) -> Vec<&Field> {
    let required = kind.required();
    let in_a_line = |field: &Field| !field.parts.is_empty() && field.help(Lang::En).is_some();
    let is_asked = |field: &&Field| {
        !is_set_already(field) && (required.contains(&field.name) || in_a_line(field))
    };
    kind.fields.iter().filter(is_asked).collect()
}

/// The title stands for the name, and the kind is set.
fn is_set_already(field: &Field) -> bool {
    field.is_name || ["title", "kind"].contains(&field.name.as_str())
}

fn property<'n>(schema: &'n Node, name: &str) -> Option<&'n Node> {
    let schema = schema.get("items").unwrap_or(schema);
    schema.get("properties")?.get(name)
}

/// Writes one field with its explanation.
struct PageWriter<'n> {
    lang: Lang,
    schema: Option<&'n Node>,
}

impl PageWriter<'_> {
    /// The key with what was given, blank where it is required; as a comment where it is explained
    /// and not required; nothing at all else.
    fn field(&self, field: &Field, given: Option<&Json>, is_required: bool) -> String {
        match given {
            Some(given) => self.given(field, given),
            None if is_required => self.comment(field) + &self.blank(field),
            None if is_explained(field, self.lang) => {
                self.comment(field) + &commented(&self.blank(field))
            }
            None => String::new(),
        }
    }

    fn given(&self, field: &Field, given: &Json) -> String {
        let key = field.key(self.lang);
        let Json::Object(map) = given else {
            return to_yaml(&json!({ key: in_language(field, given, self.lang) }));
        };
        let inner = field.fields.iter().map(|inner| {
            let writer = self.inside(inner);
            let given = map.get(&inner.name);
            // What belongs to the same map is asked for as soon as there is one.
            writer.field(inner, given, inner.help(self.lang).is_some())
        });
        format!("{key}:\n{}", indented(&inner.collect::<String>()))
    }

    fn blank(&self, field: &Field) -> String {
        let inner = explained(&field.fields, self.lang).map(|inner| {
            let writer = self.inside(inner);
            writer.comment(inner) + &writer.blank(inner)
        });
        format!("{}:\n{}", field.key(self.lang), indented(&inner.collect::<String>()))
    }

    fn inside(&self, field: &Field) -> Self {
        let schema = self.schema.and_then(|schema| property(schema, &field.name));
        Self { lang: self.lang, schema }
    }

    fn comment(&self, field: &Field) -> String {
        let described = || self.schema?.get("description")?.as_str();
        let label = field.label(self.lang);
        let mut comment = match field.help(self.lang).or_else(described) {
            Some(help) => format!("# {label}: {help}"),
            None => format!("# {label}"),
        };
        let says = |word: &String| comment.contains(word.as_str());
        if !field.words.is_empty() && !field.words.iter().any(says) {
            comment.push_str(&format!(" ({})", field.words_in(self.lang).join(", ")));
        }
        comment.push('\n');
        comment
    }
}

/// The value with the keys of maps in the language.
fn in_language(field: &Field, value: &Json, lang: Lang) -> Json {
    match value {
        Json::Array(items) => items.iter().map(|item| in_language(field, item, lang)).collect(),
        Json::Object(map) => {
            let pair = |(key, value): (&String, &Json)| match field.fields.find(key) {
                Some(inner) => (inner.key(lang).to_owned(), in_language(inner, value, lang)),
                None => (key.clone(), value.clone()),
            };
            Json::Object(map.iter().map(pair).collect())
        }
        other => other.clone(),
    }
}

fn explained(fields: &Fields, lang: Lang) -> impl Iterator<Item = &Field> {
    fields.iter().filter(move |field| field.help(lang).is_some())
}

fn is_explained(field: &Field, lang: Lang) -> bool {
    field.help(lang).is_some() || explained(&field.fields, lang).next().is_some()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

fn commented(text: &str) -> String {
    text.lines().map(|line| format!("# {line}\n")).collect()
}

/// Where a new page of the kind belongs, relative to the project root: beside most of its kind, in
/// the folder of its `[[kind]]`, else in the content folder. None where `name` has no letter that a
/// file's name could have.
pub fn path_for(site: &Site, kind: &Kind, name: &str) -> Option<String> {
    let file = slug(&parted(name));
    if !file.chars().any(char::is_alphanumeric) {
        return None;
    }
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    let is_page = |record: &&crate::record::Record| {
        record.shape == Shape::Page && record.kind.name == kind.name
    };
    for record in site.records.all().filter(is_page) {
        *folders.entry(folder_of(&record.path)).or_default() += 1;
    }
    let most = folders.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    let below_src = |folder: &str| joined(&site.config.src, folder);
    let assigned = || {
        let given = site.config.kinds.iter().find(|given| given.name == kind.name);
        given.map(|given| below_src(&given.folder))
    };
    let folder = most.map(|(folder, _)| (*folder).to_owned()).or_else(assigned);
    Some(joined(&folder.unwrap_or_else(|| site.config.src.clone()), &format!("{file}.md")))
}

/// The path of the index page of the folder of `path`, else of the nearest folder above; none where there is none.
pub fn index_above<'s>(site: &'s Site, path: &str) -> Option<&'s str> {
    let paths = || site.pages().iter().map(|page| &**page.path());
    let mut folder = folder_of(path);
    loop {
        let is_index = |other: &&str| {
            let stem = name_of(other).split('.').next().unwrap_or_default().to_lowercase();
            *other != path && folder_of(other) == folder && INDEX_STEMS.contains(&stem.as_str())
        };
        match (paths().find(is_index), folder) {
            (Some(found), _) => return Some(found),
            (None, "") => return None,
            (None, _) => folder = folder_of(folder),
        }
    }
}

/// How index pages are called, in lower case.
const INDEX_STEMS: [&str; 3] = ["index", "_index", "readme"];

/// The name with a hyphen where a dot or slash joins two parts: `shop.example.com` is not `shopexamplecom`.
fn parted(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| characters.get(at)).is_some_and(|c| c.is_alphanumeric())
    };
    let parted = characters.iter().enumerate().map(|(at, c)| {
        let joins =
            matches!(c, '.' | '/') && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
        if joins { '-' } else { *c }
    });
    parted.collect()
}

fn joined(folder: &str, path: &str) -> String {
    match (folder, path) {
        ("", path) => path.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, path) => format!("{folder}/{path}"),
    }
}
