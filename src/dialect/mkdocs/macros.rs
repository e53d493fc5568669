//! The plugin `macros`: which values the expressions of pages may name.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::Serde;
use serde_json::{Map, Value as Json};

use super::file::{ProjectData, ProjectLayer};
use crate::dialect::project::Project;
use crate::dialect::settings::Macros;
use crate::source::SourceFile;
use crate::source::data::{self, Node, NodeValue, Pair};

/// Keys whose values are of no use in pages, and long.
const LONG_KEYS: [&str; 4] = ["nav", "plugins", "markdown_extensions", "extra"];

/// What the plugin makes of pages; none without it, and where its marks are others than Jinja's.
/// Files with values are added to `files`.
pub(super) fn of(
    project: &Project<'_>,
    data: &ProjectData,
    docs: &str,
    files: &mut Vec<Arc<SourceFile>>,
) -> Option<Macros> {
    let options = data.plugin("macros")?.node;
    if options.pairs().iter().any(|pair| pair.key.starts_with("j2_")) {
        return None;
    }
    let mut extra = said(data.layers().filter_map(|layer| Some((layer, layer.get("extra")?))));
    for (key, values) in included(project, options, files) {
        match (key, values) {
            (Some(key), values) => drop(extra.entry(key).or_insert(values)),
            (None, Json::Object(values)) => {
                for (key, value) in values {
                    extra.entry(key).or_insert(value);
                }
            }
            _ => {}
        }
    }
    let mut config = said(data.layers().map(|layer| (layer, layer.root())));
    config.retain(|key, _| !LONG_KEYS.contains(&key.as_str()));
    let all = Json::Object(extra.clone());
    config.insert("extra".to_owned(), all.clone());
    extra.insert("extra".to_owned(), all);
    extra.insert("config".to_owned(), Json::Object(config));
    let folder = options.get("include_dir").and_then(Node::as_str).unwrap_or(docs);
    let by_default = options.get("render_by_default").and_then(Node::as_bool);
    Some(Macros {
        folder: project.path(folder),
        variables: Value::from(Serde(extra)),
        renders_by_default: by_default != Some(false),
    })
}

/// The values of maps, those that are first before those of the same key in others.
fn said<'n>(maps: impl Iterator<Item = (&'n ProjectLayer, &'n Node)>) -> Map<String, Json> {
    let mut found = Map::new();
    for (layer, map) in maps {
        for pair in map.pairs() {
            if let Some(value) = value(layer, pair).filter(|_| !found.contains_key(&pair.key)) {
                found.insert(pair.key.clone(), value);
            }
        }
    }
    found
}

/// The value of a key; none where the environment or Python decides it: `!ENV X`, `!!python/name:x`.
fn value(layer: &ProjectLayer, pair: &Pair) -> Option<Json> {
    let written = layer.rest_of_line(pair.key_span.end).trim_start_matches([':', ' ']);
    if written.starts_with('!') {
        return None;
    }
    Some(match &pair.value.value {
        NodeValue::Map(pairs) => {
            let known = |pair: &Pair| Some((pair.key.clone(), value(layer, pair)?));
            Json::Object(pairs.iter().filter_map(known).collect())
        }
        _ => data::to_json(&pair.value),
    })
}

/// `include_yaml`: files of values, some below a name.
fn included(
    project: &Project<'_>,
    options: &Node,
    files: &mut Vec<Arc<SourceFile>>,
) -> Vec<(Option<String>, Json)> {
    let listed = options.get("include_yaml").map(Node::items).unwrap_or_default();
    let named = listed.iter().flat_map(|item| {
        let plain = item.as_str().map(|path| (None, path));
        let pairs = item.pairs().iter();
        plain
            .into_iter()
            .chain(pairs.filter_map(|it| Some((Some(it.key.clone()), it.value.as_str()?))))
    });
    let read = |(name, path): (Option<String>, &str)| {
        let file = (project.folder.read)(&project.path(path))?;
        let values = data::to_json(&data::yaml(&file.text, 0).0);
        files.push(file);
        Some((name, values))
    };
    named.filter_map(read).collect()
}
