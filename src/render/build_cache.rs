//! The build cache: files of the last rendering with fingerprints of their inputs. A file whose inputs
//! are unchanged is not rendered again.

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
use super::{RenderInput, is_index, path_of};
use crate::artifact::{Artifact, Content};
use crate::site::{NavTarget, Site};

/// What a rendering keeps for the next one.
#[derive(Clone)]
pub struct BuildCache {
    site: Arc<Site>,
    own_theme: Arc<ThemeFiles>,
    as_of: Date,
    name: String,
    tools: RenderTools,
    /// The fingerprint of each file by path.
    files: HashMap<String, Fingerprint>,
    groups: Groups,
    pub(super) checks: Checks,
    /// Files that a preview has rendered for a later site than `site`.
    ahead: HashSet<String>,
}

/// Files that are rendered together or not at all.
#[derive(Clone)]
pub(super) struct Groups {
    /// The paths of the search files.
    pub(super) search: Vec<String>,
    /// The search index, where search is enabled.
    pub(super) index: Option<Index>,
}

/// A hash of all inputs of a file.
pub(super) type Fingerprint = blake3::Hash;

/// Shared by all pages of a rendering: theme, assets, highlighter.
#[derive(Clone)]
pub(super) struct RenderTools {
    pub(super) theme: Arc<Theme>,
    theme_print: Option<Fingerprint>,
    pub(super) assets: Arc<Assets>,
    pub(super) highlighter: Arc<Highlighter>,
}

/// A file of the site with its fingerprint.
pub(super) struct RenderedFile {
    pub(super) file: Artifact,
    fingerprint: Option<Fingerprint>,
}

/// The build cache as seen by the site that is being rendered.
#[derive(Clone, Copy)]
pub(super) struct CacheView<'a> {
    cache: Option<&'a BuildCache>,
    site: &'a Site,
    same_theme: bool,
    /// Whether everything around the content of pages is unchanged.
    same_frame: bool,
}

impl RenderTools {
    fn new(input: &RenderInput<'_>, known: CacheView<'_>) -> Result<Self, TemplateError> {
        let tools = known.cache.map(|cache| &cache.tools);
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
        // Otherwise highlighted code of changed pages would never be dropped.
        highlighter.forget();
        Ok(Self { theme, theme_print, assets, highlighter })
    }

    /// The fingerprint of these inputs in this theme.
    pub(super) fn fingerprint(&self, ingredients: &impl Serialize) -> Option<Fingerprint> {
        fingerprint(&(self.theme_print?.as_bytes(), ingredients))
    }
}

impl<'a> CacheView<'a> {
    /// The usable part of `cache` for `input`, and the tools.
    pub(super) fn new(
        input: &RenderInput<'a>,
        cache: Option<&'a BuildCache>,
    ) -> Result<(Self, RenderTools), TemplateError> {
        let is_read_alike =
            |cache: &&BuildCache| cache.site.config.dialect.is_same(&input.site.config.dialect);
        let cache = cache.filter(is_read_alike);
        let same_theme = cache.is_some_and(|cache| {
            cache.tools.theme.lang() == input.lang
                && (Arc::ptr_eq(&cache.own_theme, input.theme) || cache.own_theme == *input.theme)
        });
        let same_frame = cache.filter(|_| same_theme).is_some_and(|cache| {
            Arc::ptr_eq(cache.site.structure(), input.site.structure())
                && cache.as_of == input.as_of
                && cache.name == input.name
                && cache.site.records.fall_due == input.site.records.fall_due
        });
        let known = Self { cache, site: input.site, same_theme, same_frame };
        Ok((known, RenderTools::new(input, known)?))
    }

    /// The cached page of `target`, where nothing that it shows has changed.
    pub(super) fn page(self, target: NavTarget, checks: &Checks) -> Option<RenderedFile> {
        let cache = self.cache.filter(|_| self.same_frame)?;
        let same_wiki = !is_index(self.site, target) || cache.checks.are_same_of_wiki(checks);
        let same = match target {
            NavTarget::Page(id) => {
                same_wiki
                    && self.site.has_same_page(&cache.site, id)
                    && self.site.has_same_embedded(&cache.site, id)
                    && cache.checks.are_same(checks, self.site.page(id).path())
            }
            NavTarget::Section(_) => same_wiki,
        };
        same.then(|| self.same(path_of(self.site, target))).flatten()
    }

    /// A cached file that depends on the frame only, where that is unchanged.
    pub(super) fn of_frame(self, path: &str) -> Option<RenderedFile> {
        if !self.same_frame {
            return None;
        }
        self.same(path)
    }

    /// The search index of the cached site.
    pub(super) fn index(self) -> Option<(&'a Site, &'a Index)> {
        let cache = self.cache?;
        Some((&cache.site, cache.groups.index.as_ref()?))
    }

    /// The search files, where search is enabled.
    pub(super) fn search(self, index: Option<&Index>) -> Vec<RenderedFile> {
        let Some(index) = index else { return Vec::new() };
        let known = self.index().filter(|(_, known)| known.is_same(index));
        let same = known.and_then(|_| self.all_same(&self.cache?.groups.search));
        same.unwrap_or_else(|| index.files().into_iter().map(|file| self.text(file)).collect())
    }

    /// The file with this fingerprint, rendered where the cache does not have it.
    pub(super) fn file(
        self,
        path: &str,
        fingerprint: Option<Fingerprint>,
        make: impl FnOnce() -> Result<Content, TemplateError>,
    ) -> Result<RenderedFile, TemplateError> {
        let same = fingerprint.is_some() && self.fingerprint(path) == fingerprint;
        let content = if same { Content::Same } else { make()? };
        Ok(RenderedFile { file: Artifact { path: path.to_owned(), content }, fingerprint })
    }

    /// A text file, compared with the cached one by content.
    pub(super) fn text(self, file: Artifact) -> RenderedFile {
        let Artifact { path, content } = file;
        let Content::Text(text) = &content else {
            return RenderedFile { file: Artifact { path, content }, fingerprint: None };
        };
        let fingerprint = Some(blake3::hash(text.as_bytes()));
        let same = self.fingerprint(&path) == fingerprint;
        let content = if same { Content::Same } else { content };
        RenderedFile { file: Artifact { path, content }, fingerprint }
    }

    fn all_same(self, paths: &[String]) -> Option<Vec<RenderedFile>> {
        paths.iter().map(|path| self.same(path)).collect()
    }

    /// The cached file.
    fn same(self, path: &str) -> Option<RenderedFile> {
        let cache = self.cache.filter(|cache| !cache.ahead.contains(path))?;
        let fingerprint = Some(*cache.files.get(path)?);
        let file = Artifact { path: path.to_owned(), content: Content::Same };
        Some(RenderedFile { file, fingerprint })
    }

    fn fingerprint(self, path: &str) -> Option<Fingerprint> {
        self.cache?.files.get(path).copied()
    }
}

impl BuildCache {
    /// The cache after rendering `made`.
    pub(super) fn new(
        input: &RenderInput<'_>,
        tools: RenderTools,
        made: &[RenderedFile],
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

    /// The cache after a preview has rendered the files of `made`.
    pub(super) fn with(&self, made: &[RenderedFile]) -> Self {
        let mut cache = self.clone();
        cache.files.extend(fingerprints(made));
        let changed = made.iter().filter(|it| !matches!(it.file.content, Content::Same));
        cache.ahead.extend(changed.map(|it| it.file.path.clone()));
        cache
    }
}

fn fingerprints(made: &[RenderedFile]) -> impl Iterator<Item = (String, Fingerprint)> {
    made.iter().filter_map(|it| Some((it.file.path.clone(), it.fingerprint?)))
}

/// None where the inputs cannot be serialised, so that they cannot be compared.
pub(super) fn fingerprint(ingredients: &impl Serialize) -> Option<Fingerprint> {
    let mut writer = BufWriter::new(blake3::Hasher::new());
    serde_json::to_writer(&mut writer, ingredients).ok()?;
    writer.into_inner().ok().map(|hasher| hasher.finalize())
}
