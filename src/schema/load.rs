//! From schema files to kinds: bundled ones, and the wiki's own in their place or beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::field::Fields;
use super::kind::Kind;
use super::{COMMON, Kinds, SchemaProblem, SchemaProblemKind, meta};
use crate::diagnostic::{Place, nearest};
use crate::source::SourceFile;
use crate::source::data::{self, Node, Pair, Value};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// Keys whose maps or lists add to those of the kind that is extended.
const MERGED: [&str; 2] = ["properties", "required"];

/// A schema before `x-extends` is resolved.
struct Draft {
    schema: Node,
    /// The file, where nothing was added to it.
    text: Option<String>,
    /// The wiki's own file.
    path: Option<Arc<str>>,
}

/// The bundled kinds, and those of `files`.
pub(super) fn load(files: &[Arc<SourceFile>]) -> Kinds {
    let mut drafts = bundled();
    let mut problems = Vec::new();
    for file in files {
        let name = stem(&file.path).to_owned();
        let (schema, found) = meta::read(file);
        let usable = !found.iter().any(|problem| problem.kind.is_grave());
        problems.extend(found);
        if usable {
            let path = Some(Arc::clone(&file.path));
            let own = Draft { schema, text: Some(file.text.clone()), path };
            match drafts.remove(&name) {
                Some(former) if extends(&own.schema) == Some(&name) => {
                    let schema = merged(former.schema, own.schema);
                    drafts.insert(name, Draft { schema, text: None, ..own });
                }
                _ => {
                    drafts.insert(name, own);
                }
            }
        }
    }
    let (kinds, unresolved) = resolve(&drafts);
    problems.extend(unresolved);
    let common = kinds.iter().find(|kind| kind.name == COMMON);
    Kinds {
        common: Arc::new(common.map(|kind| Fields::of(&kind.schema)).unwrap_or_default()),
        kinds: kinds.into_iter().filter(|kind| kind.name != COMMON).map(Arc::new).collect(),
        assigned: Vec::new(),
        src: String::new(),
        problems,
    }
}

fn bundled() -> BTreeMap<String, Draft> {
    let mut drafts = BTreeMap::new();
    for file in BUNDLED.files() {
        let is_schema = file.path().extension().is_some_and(|ending| ending == "yaml");
        let Some(text) = file.contents_utf8().filter(|_| is_schema) else { continue };
        let (schema, _) = data::yaml(text, 0);
        let name = stem(&file.path().to_string_lossy()).to_owned();
        drafts.insert(name, Draft { schema, text: Some(text.to_owned()), path: None });
    }
    drafts
}

pub(super) fn is_schema(file: &SourceFile) -> bool {
    let marks = ["json-schema.org", "x-kind:", "x-shape:", "x-extends:"];
    let bundled = || BUNDLED.contains(format!("{}.yaml", stem(&file.path)));
    marks.iter().any(|mark| file.text.contains(mark)) || bundled()
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn extends(schema: &Node) -> Option<&str> {
    schema.get("x-extends")?.as_str()
}

fn resolve(drafts: &BTreeMap<String, Draft>) -> (Vec<Kind>, Vec<SchemaProblem>) {
    let mut problems = Vec::new();
    let mut kinds = Vec::new();
    for (name, draft) in drafts {
        let Some(base) = extends(&draft.schema) else {
            let kind = Kind::new(name, draft.schema.clone(), draft.text.clone());
            kinds.push(kind.of_file(draft.path.clone()));
            continue;
        };
        // One step is enough: a kind that extends one that extends another would be hard to read.
        match drafts.get(base) {
            Some(other) => {
                let schema = merged(other.schema.clone(), draft.schema.clone());
                kinds.push(Kind::new(name, schema, None).of_file(draft.path.clone()));
            }
            None => problems.extend(unknown_base(drafts, draft, base)),
        }
    }
    (kinds, problems)
}

fn unknown_base(
    drafts: &BTreeMap<String, Draft>,
    draft: &Draft,
    base: &str,
) -> Option<SchemaProblem> {
    let place = Place::new(draft.path.as_ref()?, draft.schema.get("x-extends")?.span);
    let suggestion = nearest(base, drafts.keys().map(String::as_str)).map(str::to_owned);
    let kind = SchemaProblemKind::UnknownKind { name: base.to_owned(), suggestion };
    Some(SchemaProblem { place, kind })
}

/// What `own` says counts; what it does not say, `base` says.
fn merged(base: Node, own: Node) -> Node {
    let (Value::Map(base_pairs), Value::Map(own_pairs)) = (base.value, own.value) else {
        return Node { span: own.span, value: Value::Null };
    };
    let mut pairs: Vec<Pair> = own_pairs;
    pairs.retain(|pair| pair.key != "x-extends");
    for pair in base_pairs {
        match pairs.iter_mut().find(|own| own.key == pair.key) {
            None => pairs.push(pair),
            Some(own) if MERGED.contains(&pair.key.as_str()) => own.value = joined(pair, own),
            Some(_) => {}
        }
    }
    Node { span: own.span, value: Value::Map(pairs) }
}

fn joined(base: Pair, own: &Pair) -> Node {
    let value = match (base.value.value, own.value.value.clone()) {
        (Value::Map(base), Value::Map(own)) => {
            let mut all = base;
            all.retain(|pair| !own.iter().any(|other| other.key == pair.key));
            all.extend(own);
            Value::Map(all)
        }
        (Value::List(mut base), Value::List(own)) => {
            base.retain(|node| !own.iter().any(|other| other.as_str() == node.as_str()));
            base.extend(own);
            Value::List(base)
        }
        (_, own) => own,
    };
    Node { span: own.value.span, value }
}
