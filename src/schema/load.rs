//! Loads kinds from schema files: the bundled ones, and those of the wiki, which add to or replace them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::field::Fields;
use super::kind::Kind;
use super::{COMMON, Kinds, SchemaProblem, SchemaProblemKind, meta};
use crate::config::Config;
use crate::diagnostic::{Place, nearest};
use crate::lexicon::identifier;
use crate::source::SourceFile;
use crate::source::data::{self, Node, NodeValue, Pair};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// The bundled kinds, read once even if a run loads kinds several times.
static DRAFTS: LazyLock<BTreeMap<String, Draft>> = LazyLock::new(bundled);
static KINDS: LazyLock<BTreeMap<String, Arc<Kind>>> = LazyLock::new(|| {
    let (kinds, _) = resolve(&DRAFTS, &BTreeMap::new(), &mut BTreeMap::new());
    kinds.into_iter().map(|kind| (kind.name.clone(), kind)).collect()
});

/// Keys whose maps or lists are merged with those of the extended kind.
const MERGED: [&str; 2] = ["properties", "required"];

/// A schema before `x-extends` is resolved.
#[derive(Clone)]
struct Draft {
    schema: Node,
    /// The file, where nothing was added to it.
    text: Option<String>,
    /// The wiki's own file.
    file: Option<Arc<SourceFile>>,
}

impl Draft {
    fn path(&self) -> Option<Arc<str>> {
        self.file.as_ref().map(|file| Arc::clone(&file.path))
    }
}

/// The bundled kinds and those of `files`.
pub(super) fn load(files: &[Arc<SourceFile>]) -> Kinds {
    let mut drafts = DRAFTS.clone();
    let mut problems = Vec::new();
    let mut faults = BTreeMap::new();
    let trees: BTreeMap<&str, Node> =
        files.iter().map(|file| (stem(&file.path), data::yaml(&file.text, 0).0)).collect();
    for file in files {
        let name = stem(&file.path).to_owned();
        let bundled = DRAFTS.get(&name).filter(|it| it.text.as_deref() == Some(&*file.text));
        let (schema, found) = match bundled {
            Some(bundled) => (bundled.schema.clone(), Vec::new()),
            None => meta::read(file, |schema| fields(&trees, &name, schema)),
        };
        let fault = found.iter().find(|problem| problem.kind.is_fatal()).cloned();
        problems.extend(found);
        if let Some(fault) = fault {
            faults.insert(identifier(&name), fault);
        } else {
            let own = Draft { schema, text: Some(file.text.clone()), file: Some(Arc::clone(file)) };
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
    let (kinds, unresolved) = resolve(&drafts, &KINDS, &mut faults);
    problems.extend(unresolved);
    let common = kinds.iter().find(|kind| kind.name == COMMON);
    Kinds {
        common: Arc::new(common.map(|kind| Fields::of(&kind.schema)).unwrap_or_default()),
        kinds: kinds.into_iter().filter(|kind| kind.name != COMMON).collect(),
        assigned: Vec::new(),
        src: String::new(),
        problems,
        faults,
    }
}

/// The fields of the kind `name`, with those of the one that its `schema` extends; none where that is unknown.
fn fields(trees: &BTreeMap<&str, Node>, name: &str, schema: &Node) -> Option<Fields> {
    let Some(base) = extends(schema) else { return Some(Fields::of(schema)) };
    let own = trees.get(base).filter(|_| base != name);
    let base = own.or_else(|| DRAFTS.get(base).map(|draft| &draft.schema))?;
    Some(Fields::of(&merged(base.clone(), schema.clone())))
}

fn bundled() -> BTreeMap<String, Draft> {
    let mut drafts = BTreeMap::new();
    for file in BUNDLED.files() {
        let is_schema = file.path().extension().is_some_and(|ending| ending == "yaml");
        let Some(text) = file.contents_utf8().filter(|_| is_schema) else { continue };
        let (schema, _) = data::yaml(text, 0);
        let name = stem(&file.path().to_string_lossy()).to_owned();
        drafts.insert(name, Draft { schema, text: Some(text.to_owned()), file: None });
    }
    drafts
}

pub(super) fn is_schema(config: &Config, file: &SourceFile) -> bool {
    let marks = [
        "json-schema.org",
        "x-kind:",
        "x-shape:",
        "x-extends:",
        "x-due:",
        "x-expires:",
        "x-notice:",
    ];
    let name = stem(&file.path);
    let bundled = || BUNDLED.contains(format!("{name}.yaml"));
    let kinds = config.kinds.iter().map(|kind| &kind.name);
    let mut named = kinds.chain(config.policies.iter().map(|rule| &rule.kind));
    marks.iter().any(|mark| file.text.contains(mark))
        || bundled()
        || named.any(|kind| identifier(kind) == identifier(name))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn extends(schema: &Node) -> Option<&str> {
    schema.get("x-extends")?.as_str()
}

/// All kinds; bundled ones are taken from `made`. A kind that extends a faulty one inherits the fault.
fn resolve(
    drafts: &BTreeMap<String, Draft>,
    made: &BTreeMap<String, Arc<Kind>>,
    faults: &mut BTreeMap<String, SchemaProblem>,
) -> (Vec<Arc<Kind>>, Vec<SchemaProblem>) {
    let mut problems = Vec::new();
    let mut kinds = Vec::new();
    for (name, draft) in drafts {
        let Some(base) = extends(&draft.schema) else {
            let new = || {
                let kind = Kind::new(name, draft.schema.clone(), draft.text.clone());
                Arc::new(kind.of_file(draft.path()))
            };
            let known = made.get(name).filter(|_| draft.file.is_none());
            kinds.push(known.map_or_else(new, Arc::clone));
            continue;
        };
        // One step is enough: a kind that extends one that extends another would be hard to read.
        match drafts.get(base) {
            Some(other) => {
                let schema = merged(other.schema.clone(), draft.schema.clone());
                kinds.push(Arc::new(Kind::new(name, schema, None).of_file(draft.path())));
            }
            None => {
                let of_base = faults.get(&identifier(base)).cloned();
                let own = unknown_base(drafts, draft, base).filter(|_| of_base.is_none());
                if let Some(fault) = of_base.or_else(|| own.clone()) {
                    faults.insert(identifier(name), fault);
                }
                problems.extend(own);
            }
        }
    }
    (kinds, problems)
}

fn unknown_base(
    drafts: &BTreeMap<String, Draft>,
    draft: &Draft,
    base: &str,
) -> Option<SchemaProblem> {
    let file = draft.file.as_ref()?;
    let place = Place::new(&file.path, draft.schema.get("x-extends")?.span);
    let position = file.position(place.span.start);
    let suggestion = nearest(base, drafts.keys().map(String::as_str)).map(str::to_owned);
    let kind = SchemaProblemKind::UnknownKind { name: base.to_owned(), suggestion };
    Some(SchemaProblem { place, position, kind })
}

/// `own` merged over `base`.
fn merged(base: Node, own: Node) -> Node {
    let (NodeValue::Map(base_pairs), NodeValue::Map(own_pairs)) = (base.value, own.value) else {
        return Node { span: own.span, value: NodeValue::Null };
    };
    let mut pairs: Vec<Pair> = own_pairs;
    pairs.retain(|pair| pair.key != "x-extends");
    // What the base is called says nothing about a kind with a name of its own.
    let renamed = pairs.iter().any(|pair| pair.key == "x-label");
    for pair in base_pairs.into_iter().filter(|pair| !(renamed && pair.key == "x-count")) {
        match pairs.iter_mut().find(|own| own.key == pair.key) {
            None => pairs.push(pair),
            Some(own) if MERGED.contains(&pair.key.as_str()) => own.value = joined(pair, own),
            Some(_) => {}
        }
    }
    Node { span: own.span, value: NodeValue::Map(pairs) }
}

fn joined(base: Pair, own: &Pair) -> Node {
    let value = match (base.value.value, own.value.value.clone()) {
        (NodeValue::Map(base), NodeValue::Map(own)) => {
            let mut all = base;
            all.retain(|pair| !own.iter().any(|other| other.key == pair.key));
            all.extend(own);
            NodeValue::Map(all)
        }
        (NodeValue::List(mut base), NodeValue::List(own)) => {
            base.retain(|node| !own.iter().any(|other| other.as_str() == node.as_str()));
            base.extend(own);
            NodeValue::List(base)
        }
        (_, own) => own,
    };
    Node { span: own.value.span, value }
}
