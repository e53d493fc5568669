//! The project file with those that it inherits from.

use std::sync::Arc;

use crate::dialect::project::Project;
use crate::source::SourceFile;
use crate::source::data::{self, DataProblem, Node};

/// How many files inherit from each other at most.
const MOST_LAYERS: usize = 8;

/// A project file.
pub(super) struct ProjectLayer {
    pub(super) path: Arc<str>,
    pub(super) data: Node,
    file: Option<Arc<SourceFile>>,
}

/// The project file and those that it inherits from, nearest first.
pub(super) struct ProjectData {
    layers: Vec<ProjectLayer>,
    pub(super) problems: Vec<DataProblem>,
}

/// A value and the file that has it.
#[derive(Clone, Copy)]
pub(super) struct SaidIn<'l> {
    pub(super) layer: &'l ProjectLayer,
    pub(super) node: &'l Node,
}

impl ProjectLayer {
    /// What follows `offset` in its line.
    pub(super) fn rest_of_line(&self, offset: usize) -> &str {
        let text = self.file.as_ref().map_or("", |file| file.text.as_str());
        text.get(offset..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    /// Its value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.root().get(key)
    }

    /// Zensical's settings are in a table of their own.
    pub(super) fn root(&self) -> &Node {
        self.data.get("project").unwrap_or(&self.data)
    }
}

impl ProjectData {
    pub(super) fn read(project: &Project<'_>) -> Self {
        let (data, problems) = project.data();
        let path = Arc::from(project.sign.as_str());
        let mut layers = vec![ProjectLayer { path, data, file: project.file.clone() }];
        while let Some(path) = layers.last().and_then(|layer| parent(project, layer)) {
            let is_known = layers.iter().any(|layer| *layer.path == *path);
            let file = (project.folder.read)(&path).filter(|_| !is_known);
            let Some(file) = file.filter(|_| layers.len() < MOST_LAYERS) else { break };
            let data = data::yaml(&file.text, 0).0;
            layers.push(ProjectLayer { path: Arc::from(path.as_str()), data, file: Some(file) });
        }
        Self { layers, problems }
    }

    /// The files from which the project file inherits.
    pub(super) fn inherited(&self) -> Vec<Arc<SourceFile>> {
        self.layers.iter().skip(1).filter_map(|layer| layer.file.clone()).collect()
    }

    /// The project file and those that it inherits from, nearest first.
    pub(super) fn layers(&self) -> impl Iterator<Item = &ProjectLayer> {
        self.layers.iter()
    }

    /// The settings of the project file itself.
    pub(super) fn root(&self) -> Option<&Node> {
        self.layers.first().map(ProjectLayer::root)
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<SaidIn<'_>> {
        let mut said = self.layers.iter();
        said.find_map(|layer| Some(SaidIn { layer, node: layer.root().get(key)? }))
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let text = self.get(key)?.node.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The options of a plugin; null where it has none.
    pub(super) fn plugin(&self, name: &str) -> Option<SaidIn<'_>> {
        self.part("plugins", &|it| it == name || it.strip_prefix("material/") == Some(name))
    }

    /// The options of an extension of Markdown; null where it has none.
    pub(super) fn extension(&self, name: &str) -> Option<SaidIn<'_>> {
        let full = format!("markdown.extensions.{name}");
        self.part("markdown_extensions", &|it| it == name || it == full)
    }

    /// A part that is named in a list, as a key in a list, or as a key. Lists replace those of the file above, tables
    /// are joined with them.
    fn part(&self, key: &str, is_it: &dyn Fn(&str) -> bool) -> Option<SaidIn<'_>> {
        for layer in &self.layers {
            let Some(parts) = layer.root().get(key) else { continue };
            let named = |node: &'_ Node| node.pairs().iter().position(|pair| is_it(&pair.key));
            if let Some(pair) = named(parts).and_then(|at| parts.pairs().get(at)) {
                return Some(SaidIn { layer, node: &pair.value });
            }
            for item in parts.items() {
                if item.as_str().is_some_and(is_it) {
                    return Some(SaidIn { layer, node: item });
                }
                if let Some(pair) = named(item).and_then(|at| item.pairs().get(at)) {
                    return Some(SaidIn { layer, node: &pair.value });
                }
            }
            if !parts.items().is_empty() {
                return None;
            }
        }
        None
    }
}

fn parent(project: &Project<'_>, layer: &ProjectLayer) -> Option<String> {
    let inherited = layer.data.get("INHERIT")?.as_str()?.trim();
    let folder = layer.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let base = Project { folder: project.folder, base: folder, sign: String::new(), file: None };
    Some(base.path(inherited))
}
