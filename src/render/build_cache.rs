//! The build cache: fingerprints of the inputs of all files of the last rendering, and within a session what these were
//! made of. A file whose inputs are unchanged is not rendered again.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::assets::Assets;
use super::checks::Checks;
use super::prints::{Fingerprint, Prints, RenderedFile, fingerprint};
use super::search::{self, GeneratedEntry, Index};
use super::theme::{TemplateError, Theme, ThemeFiles};
use super::{RenderInput, is_index, path_of};
use crate::artifact::{Artifact, Content};
use crate::language::Lang;
use crate::site::{Generated, NavTarget, Site};
use crate::source::History;

/// What a rendering keeps for the next one.
#[derive(Clone)]
pub struct BuildCache {
    site: Arc<Site>,
    own_theme: Arc<ThemeFiles>,
    as_of: Date,
    name: String,
    history: Option<Arc<History>>,
    tools: RenderTools,
    prints: Prints,
    /// The search index, where search is enabled and the index was made.
    index: Option<Index>,
    pub(super) checks: Checks,
    /// Files that a preview has rendered for a later site than `site`.
    ahead: HashSet<String>,
}

/// What an earlier rendering has left.
#[derive(Clone, Copy)]
pub enum Earlier<'a> {
    /// Nothing.
    Nothing,
    /// The rendering was one of this session.
    Session(&'a BuildCache),
    /// The rendering was one of another run.
    Run(&'a Prints),
}

/// The files of the search, with what tells whether a later rendering would make them alike.
#[derive(Default)]
pub(super) struct SearchFiles {
    pub(super) files: Vec<RenderedFile>,
    /// None where the files are those of another run.
    index: Option<Index>,
    /// None within a session, which compares the indexes of the pages.
    fingerprint: Option<Fingerprint>,
}

/// Shared by all pages of a rendering: theme, assets.
#[derive(Clone)]
pub(super) struct RenderTools {
    pub(super) theme: Arc<Theme>,
    /// The theme in the other language, where pages speak it.
    pub(super) other_theme: Option<Arc<Theme>>,
    theme_print: Option<Fingerprint>,
    pub(super) assets: Arc<Assets>,
}

/// The build cache as seen by the site that is being rendered.
#[derive(Clone, Copy)]
pub(super) struct CacheView<'a> {
    cache: Option<&'a BuildCache>,
    prints: Option<&'a Prints>,
    site: &'a Site,
    keep: &'a (dyn Fn(Content) -> Content + Sync),
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
        let is_wanted = |lang: &Lang| {
            let mut pages = input.site.published().map(NavTarget::Page);
            *lang != input.lang && pages.any(|page| input.site.interface_lang(page) == Some(*lang))
        };
        let known_theme = tools.filter(|_| known.same_theme).and_then(|it| it.other_theme.clone());
        let other_theme = match Lang::ALL.into_iter().find(is_wanted) {
            Some(lang) if known_theme.is_none() => Some(Arc::new(Theme::new(lang, input.theme)?)),
            Some(_) => known_theme,
            None => None,
        };
        let assets = match tools.filter(|_| known.same_frame) {
            Some(tools) => Arc::clone(&tools.assets),
            None => Arc::new(Assets::new(input.site, &theme, input.theme)),
        };
        Ok(Self { theme, other_theme, theme_print, assets })
    }

    /// The fingerprint of these inputs in this theme.
    pub(super) fn fingerprint(&self, ingredients: &impl Serialize) -> Option<Fingerprint> {
        fingerprint(&(self.theme_print?.as_bytes(), ingredients))
    }
}

impl<'a> CacheView<'a> {
    /// What is usable for `input` of what there was before, and the tools.
    pub(super) fn new(
        input: &RenderInput<'a>,
        before: Earlier<'a>,
    ) -> Result<(Self, RenderTools), TemplateError> {
        let is_read_alike =
            |cache: &&BuildCache| cache.site.config.dialect.is_same(&input.site.config.dialect);
        let (cache, prints) = match before {
            Earlier::Nothing => (None, None),
            Earlier::Session(cache) => {
                let cache = Some(cache).filter(is_read_alike);
                (cache, cache.map(|cache| &cache.prints))
            }
            Earlier::Run(prints) => (None, Some(prints)),
        };
        let same_theme = cache.is_some_and(|cache| {
            cache.tools.theme.lang() == input.lang
                && (Arc::ptr_eq(&cache.own_theme, input.theme) || cache.own_theme == *input.theme)
        });
        let same_frame = cache.filter(|_| same_theme).is_some_and(|cache| {
            Arc::ptr_eq(cache.site.structure(), input.site.structure())
                && cache.as_of == input.as_of
                && cache.name == input.name
                && cache.history.as_ref() == input.history
                && cache.site.records.fall_due == input.site.records.fall_due
        });
        let (site, keep) = (input.site, input.keep);
        let known = Self { cache, prints, site, keep, same_theme, same_frame };
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

    /// The search files, where search is enabled; `generated` are the generated pages that it finds.
    pub(super) fn search(self, lang: Lang, generated: &[GeneratedEntry]) -> SearchFiles {
        if !self.site.config.search {
            return SearchFiles::default();
        }
        let before = self.cache.and_then(|cache| Some((&*cache.site, cache.index.as_ref()?)));
        let fingerprint = match before {
            None => search::fingerprint(self.site, lang, generated),
            Some(_) => None,
        };
        let same = || self.all_same(&self.prints?.search);
        if fingerprint.is_some()
            && self.prints.is_some_and(|prints| prints.index == fingerprint)
            && let Some(files) = same()
        {
            return SearchFiles { files, index: None, fingerprint };
        }
        let index = Index::new(self.site, lang, generated, before);
        let known = before.filter(|(_, known)| known.is_same(&index));
        let files = known.and_then(|_| same());
        let files = files.unwrap_or_else(|| index.files(|it| self.text(it)));
        SearchFiles { files, index: Some(index), fingerprint }
    }

    /// The file with this fingerprint, rendered where the cache does not have it.
    pub(super) fn file(
        self,
        path: &str,
        fingerprint: Option<Fingerprint>,
        make: impl FnOnce() -> Result<Content, TemplateError>,
    ) -> Result<RenderedFile, TemplateError> {
        let same = fingerprint.is_some() && self.fingerprint(path) == fingerprint;
        let content = if same { Content::Same } else { (self.keep)(make()?) };
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
        let content = if same { Content::Same } else { (self.keep)(content) };
        RenderedFile { file: Artifact { path, content }, fingerprint }
    }

    fn all_same(self, paths: &[String]) -> Option<Vec<RenderedFile>> {
        paths.iter().map(|path| self.same(path)).collect()
    }

    /// The cached file.
    fn same(self, path: &str) -> Option<RenderedFile> {
        if self.cache.is_some_and(|cache| cache.ahead.contains(path)) {
            return None;
        }
        let fingerprint = Some(self.fingerprint(path)?);
        let file = Artifact { path: path.to_owned(), content: Content::Same };
        Some(RenderedFile { file, fingerprint })
    }

    fn fingerprint(self, path: &str) -> Option<Fingerprint> {
        self.prints?.files.get(path).copied()
    }
}

impl BuildCache {
    /// The cache after rendering `made`, of which `search` has taken its files.
    pub(super) fn new(
        input: &RenderInput<'_>,
        tools: RenderTools,
        made: &[RenderedFile],
        (paths, search): (Vec<String>, SearchFiles),
        checks: Checks,
    ) -> Self {
        let SearchFiles { index, fingerprint, .. } = search;
        let files = fingerprints(made).collect();
        Self {
            site: Arc::clone(input.site),
            own_theme: Arc::clone(input.theme),
            as_of: input.as_of,
            name: input.name.to_owned(),
            history: input.history.cloned(),
            tools,
            prints: Prints { files, search: paths, index: fingerprint },
            index,
            checks,
            ahead: HashSet::new(),
        }
    }

    /// The cache after a preview has rendered the files of `made`.
    pub(super) fn with(&self, made: &[RenderedFile]) -> Self {
        let mut cache = self.clone();
        cache.prints.files.extend(fingerprints(made));
        let changed = made.iter().filter(|it| !matches!(it.file.content, Content::Same));
        cache.ahead.extend(changed.map(|it| it.file.path.clone()));
        cache
    }

    /// What another run can go on from. Of copies, and of the handbook with its pictures, a fingerprint has only the
    /// times of files, which another run does not go by.
    pub fn into_prints(self) -> Prints {
        let Self { site, mut prints, .. } = self;
        for file in site.copied_files() {
            prints.files.remove(site.output_path(&file.path));
        }
        prints.files.remove(site.generated_path(Generated::Handbook));
        prints
    }
}

fn fingerprints(made: &[RenderedFile]) -> impl Iterator<Item = (String, Fingerprint)> {
    made.iter().filter_map(|it| Some((it.file.path.clone(), it.fingerprint?)))
}
