//! What a site was made of, for the next time: what has the same ingredients is not made again.

use std::collections::{HashMap, HashSet};
use std::io::BufWriter;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::assets::Assets;
use super::checks::Checks;
use super::highlight::Highlighter;
use super::search::Index;
use super::theme::{TemplateError, Theme, ThemeFiles};
use super::{RenderInput, path_of};
use crate::artifact::{Artifact, Content};
use crate::site::{NavTarget, Site};

/// What an earlier rendering leaves for the next one.
#[derive(Clone)]
pub struct Memory {
    site: Arc<Site>,
    own_theme: Arc<ThemeFiles>,
    as_of: Date,
    name: String,
    tools: Tools,
    /// For each file, by path, what stands for its ingredients.
    files: HashMap<String, Fingerprint>,
    groups: Groups,
    pub(super) checks: Checks,
    /// What was made for a later site than `site`.
    ahead: HashSet<String>,
}

/// The paths of files that are made together or not at all.
#[derive(Clone)]
pub(super) struct Groups {
    /// Those of the search.
    pub(super) search: Vec<String>,
    /// What the search knows, where there is one.
    pub(super) index: Option<Index>,
}

/// Two lists of ingredients with the same fingerprint are the same.
pub(super) type Fingerprint = blake3::Hash;

/// What is made ready once for all pages.
#[derive(Clone)]
pub(super) struct Tools {
    pub(super) theme: Arc<Theme>,
    theme_print: Option<Fingerprint>,
    pub(super) assets: Arc<Assets>,
    pub(super) highlighter: Arc<Highlighter>,
}

/// A file of the site, and what stands for its ingredients.
pub(super) struct Made {
    pub(super) file: Artifact,
    fingerprint: Option<Fingerprint>,
}

/// What is known from before about the site that is being made.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    memory: Option<&'a Memory>,
    site: &'a Site,
    same_theme: bool,
    /// Whether all that lies around pages is the same.
    same_frame: bool,
}

impl Tools {
    fn new(input: &RenderInput<'_>, known: Known<'_>) -> Result<Self, TemplateError> {
        let tools = known.memory.map(|memory| &memory.tools);
        let (theme, theme_print) = match tools.filter(|_| known.same_theme) {
            Some(tools) => (Arc::clone(&tools.theme), tools.theme_print),
            None => {
                let theme = Arc::new(Theme::new(input.lang, input.theme)?);
                (theme, fingerprint(&(input.lang.tag(), &**input.theme)))
            }
        };
        let assets = match tools.filter(|_| known.same_frame) {
            Some(tools) => Arc::clone(&tools.assets),
            None => Arc::new(Assets::new(input.site, &theme, input.theme)),
        };
        let highlighter = tools.map(|tools| Arc::clone(&tools.highlighter)).unwrap_or_default();
        // What was coloured for pages that have changed since would never go.
        highlighter.forget();
        Ok(Self { theme, theme_print, assets, highlighter })
    }

    /// What stands for a page with these ingredients in this theme.
    pub(super) fn fingerprint(&self, ingredients: &impl Serialize) -> Option<Fingerprint> {
        fingerprint(&(self.theme_print?.as_bytes(), ingredients))
    }
}

impl<'a> Known<'a> {
    /// What `memory` knows that is of use for `input`, and the tools.
    pub(super) fn new(
        input: &RenderInput<'a>,
        memory: Option<&'a Memory>,
    ) -> Result<(Self, Tools), TemplateError> {
        let same_theme = memory.is_some_and(|memory| {
            memory.tools.theme.lang() == input.lang
                && (Arc::ptr_eq(&memory.own_theme, input.theme) || memory.own_theme == *input.theme)
        });
        let same_frame = memory.filter(|_| same_theme).is_some_and(|memory| {
            Arc::ptr_eq(memory.site.structure(), input.site.structure())
                && memory.as_of == input.as_of
                && memory.name == input.name
        });
        let known = Self { memory, site: input.site, same_theme, same_frame };
        Ok((known, Tools::new(input, known)?))
    }

    /// The page of `target`, where nothing has changed that it shows.
    pub(super) fn page(self, target: NavTarget, checks: &Checks) -> Option<Made> {
        let memory = self.memory.filter(|_| self.same_frame)?;
        let same = match target {
            NavTarget::Page(id) => {
                self.site.has_same_page(&memory.site, id)
                    && memory.checks.are_same(checks, self.site.page(id).path())
            }
            NavTarget::Section(_) => true,
        };
        same.then(|| self.same(path_of(self.site, target))).flatten()
    }

    /// A file that only the frame has a say in, where that is the same.
    pub(super) fn of_frame(self, path: &str) -> Option<Made> {
        if !self.same_frame {
            return None;
        }
        self.same(path)
    }

    /// What the search knows of the pages of the site that is remembered.
    pub(super) fn index(self) -> Option<(&'a Site, &'a Index)> {
        let memory = self.memory?;
        Some((&memory.site, memory.groups.index.as_ref()?))
    }

    /// The files of the search, where there is one.
    pub(super) fn search(self, index: Option<&Index>) -> Vec<Made> {
        let Some(index) = index else { return Vec::new() };
        let known = self.index().filter(|(_, known)| known.is_same(index));
        let same = known.and_then(|_| self.all_same(&self.memory?.groups.search));
        same.unwrap_or_else(|| index.files().into_iter().map(|file| self.text(file)).collect())
    }

    /// A file of these ingredients, made where there was none of them before.
    pub(super) fn file(
        self,
        path: &str,
        fingerprint: Option<Fingerprint>,
        make: impl FnOnce() -> Result<Content, TemplateError>,
    ) -> Result<Made, TemplateError> {
        let same = fingerprint.is_some() && self.fingerprint(path) == fingerprint;
        let content = if same { Content::Same } else { make()? };
        Ok(Made { file: Artifact { path: path.to_owned(), content }, fingerprint })
    }

    /// A text that had to be made to be known.
    pub(super) fn text(self, file: Artifact) -> Made {
        let Artifact { path, content } = file;
        let Content::Text(text) = &content else {
            return Made { file: Artifact { path, content }, fingerprint: None };
        };
        let fingerprint = Some(blake3::hash(text.as_bytes()));
        let same = self.fingerprint(&path) == fingerprint;
        let content = if same { Content::Same } else { content };
        Made { file: Artifact { path, content }, fingerprint }
    }

    fn all_same(self, paths: &[String]) -> Option<Vec<Made>> {
        paths.iter().map(|path| self.same(path)).collect()
    }

    /// The file as it was made for the site that is remembered.
    fn same(self, path: &str) -> Option<Made> {
        let memory = self.memory.filter(|memory| !memory.ahead.contains(path))?;
        let fingerprint = Some(*memory.files.get(path)?);
        let file = Artifact { path: path.to_owned(), content: Content::Same };
        Some(Made { file, fingerprint })
    }

    fn fingerprint(self, path: &str) -> Option<Fingerprint> {
        self.memory?.files.get(path).copied()
    }
}

impl Memory {
    /// What to remember of `made`.
    pub(super) fn new(
        input: &RenderInput<'_>,
        tools: Tools,
        made: &[Made],
        groups: Groups,
        checks: Checks,
    ) -> Self {
        Self {
            site: Arc::clone(input.site),
            own_theme: Arc::clone(input.theme),
            as_of: input.as_of,
            name: input.name.to_owned(),
            tools,
            files: fingerprints(made).collect(),
            groups,
            checks,
            ahead: HashSet::new(),
        }
    }

    /// The same where only the files of `made` have been made anew since.
    pub(super) fn with(&self, made: &[Made]) -> Self {
        let mut memory = self.clone();
        memory.files.extend(fingerprints(made));
        let changed = made.iter().filter(|it| !matches!(it.file.content, Content::Same));
        memory.ahead.extend(changed.map(|it| it.file.path.clone()));
        memory
    }
}

fn fingerprints(made: &[Made]) -> impl Iterator<Item = (String, Fingerprint)> {
    made.iter().filter_map(|it| Some((it.file.path.clone(), it.fingerprint?)))
}

/// None where they cannot be written down, and so not compared.
pub(super) fn fingerprint(ingredients: &impl Serialize) -> Option<Fingerprint> {
    let mut writer = BufWriter::new(blake3::Hasher::new());
    serde_json::to_writer(&mut writer, ingredients).ok()?;
    writer.into_inner().ok().map(|hasher| hasher.finalize())
}
