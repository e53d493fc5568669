//! Reads a folder into the [`Parts`] of a site.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::pages::{KnownPages, PageReader};
use super::publication::{self, below, project_file};
use super::{Changes, Failure, Options, Overlay, guess, habits, outputs, theme};
use crate::check::{self, IdlePart, RuleSet};
use crate::config::{self, Config, ConfigError, UnknownKey};
use crate::diagnostic::Position;
use crate::dialect::{Dialect, Folder};
use crate::language::Lang;
use crate::output;
use crate::page::Page;
use crate::render::ThemeFiles;
use crate::schema::{self, Kinds};
use crate::site::{Parts, ProjectFile};
use crate::source::{self, Entry, History, Listing, ReadError, SourceFile};

/// The number of pages, and characters per page, from which the language is detected.
const LANGUAGE_PAGES: usize = 20;
const LANGUAGE_CHARACTERS: usize = 2_000;

/// Everything that was read, before it is joined.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) parts: Parts,
    pub(super) lang: Lang,
    pub(super) unknown_keys: Arc<[UnknownKey]>,
    pub(super) theme: Arc<ThemeFiles>,
    pub(super) idle: Vec<IdlePart>,
    pub(super) rules: RuleSet,
    /// The current `book.toml`.
    pub(super) book: Option<Arc<SourceFile>>,
    /// Its errors, while the last valid one is in force.
    pub(super) config_errors: Vec<ConfigError>,
    /// The `book.toml` in force.
    good_book: Option<Arc<SourceFile>>,
    pub(super) schemas: Vec<Arc<SourceFile>>,
    pub(super) overlay: Overlay,
    pub(super) listing: Listing,
    /// Read when the first site is rendered, and kept from session to session.
    history: Arc<OnceLock<Option<Arc<History>>>>,
}

/// Reads the wiki, reusing unchanged parts of `before`. With an invalid `book.toml`, that of `before` stays in
/// force.
pub(super) fn load(
    options: &Options,
    overlay: &Overlay,
    before: Option<Before<'_>>,
) -> Result<Loaded, Failure> {
    let book = book(&options.root, overlay)?;
    let loaded = load_by(book.clone(), options, overlay, before);
    let (Err(Failure::Config(errors)), Some(known)) = (&loaded, before) else { return loaded };
    let config_errors = errors.iter().map(|(error, _)| error.clone()).collect();
    match load_by(known.loaded.good_book.clone(), options, overlay, before) {
        Ok(kept) => Ok(Loaded { book, config_errors, ..kept }),
        Err(_) => loaded,
    }
}

/// Reads the wiki with this `book.toml`.
fn load_by(
    book: Option<Arc<SourceFile>>,
    options: &Options,
    overlay: &Overlay,
    before: Option<Before<'_>>,
) -> Result<Loaded, Failure> {
    let root = &options.root;
    let settings = settings(options, book.as_ref(), overlay, before)?;
    let Configured { config, unknown_keys, rules, listing } = settings;
    let unsaved = unsaved(options, &config, overlay);
    let mut entries: Vec<&Entry> = listing.entries.iter().chain(&unsaved).collect();
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    let theme = theme::read(root, &config, &entries, overlay)?;
    let is_page = |entry: &Entry| entry.markdown && publication::is_of_pages(&config, entry);
    let pages: Vec<&Entry> = entries.iter().copied().filter(|entry| is_page(entry)).collect();
    if pages.is_empty() {
        let folder = if config.src.is_empty() { root.clone() } else { root.join(&config.src) };
        return Err(Failure::NoMarkdown(folder));
    }
    let known = before.as_ref().map(|before| before as &dyn KnownPages);
    let reading = PageReader::new(root, &config, (overlay, &listing), known);
    let pages = reading.pages(&pages)?;
    drop(reading);
    let chosen = pages.iter().filter_map(|page| page.meta.template_file()).collect();
    let mut idle = theme::idle(&config, &theme, &chosen);
    idle.extend(theme::missing(&config, &theme, book.as_deref()));
    let schemas = schemas(&config, &entries, overlay)?;
    let others: Vec<&Entry> = listing.entries.iter().filter(|entry| !is_page(entry)).collect();
    let files: Arc<[ProjectFile]> =
        others.par_iter().map(|entry| file_of(&config, entry, before)).collect();
    let kinds = kinds_of(&config, &schemas, before);
    check::check_policies(&rules, &kinds).map_err(|errors| failure(book.as_deref(), errors))?;
    let wiki_lang = language(&config, &pages);
    let lang = options.lang.or(wiki_lang).unwrap_or(options.fallback_lang);
    Ok(Loaded {
        parts: Parts {
            config,
            kinds,
            pages,
            files,
            name: name(root).into(),
            drafts: options.drafts,
            lang: wiki_lang.unwrap_or(lang),
            frame_lang: lang,
        },
        lang,
        unknown_keys,
        theme: theme.into(),
        idle,
        rules,
        good_book: book.clone(),
        book,
        config_errors: Vec::new(),
        schemas,
        overlay: overlay.clone(),
        listing,
        history: before.map(|before| Arc::clone(&before.loaded.history)).unwrap_or_default(),
    })
}

impl Loaded {
    /// The history of the pages, where there is one and the wiki wants to show it.
    pub(super) fn history(&self, root: &Path) -> Option<&Arc<History>> {
        let read = || {
            let pages = self.parts.pages.iter().map(|page| &**page.path());
            History::read(root, &pages.collect::<Vec<_>>()).map(Arc::new)
        };
        self.parts.config.git.then(|| self.history.get_or_init(read).as_ref()).flatten()
    }
}

/// A previously read wiki, the changes on disk since, and the overlay.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) changes: &'a Changes,
    pub(super) overlay: &'a Overlay,
}

impl<'a> Before<'a> {
    /// The files as they are listed now, where that takes no look at the folders: known files have
    /// been written, none of them one that decides which files count.
    fn listing(self, options: &Options) -> Option<Listing> {
        if self.loaded.listing.links || self.changes.incomplete {
            return None;
        }
        let mut listing = self.loaded.listing.clone();
        let dialect = &self.loaded.parts.config.dialect;
        for path in &self.changes.paths {
            let decides = path == config::FILE_NAME
                || path.ends_with(".gitignore")
                || dialect.files.iter().any(|file| *file.path == **path);
            let known = listing.entries.binary_search_by(|entry| (*entry.path).cmp(path)).ok();
            let entry = known.and_then(|index| listing.entries.get_mut(index))?;
            *entry = source::entry_at(&options.root, path).filter(|_| !decides)?;
        }
        Some(listing)
    }

    /// Whether the file is unchanged.
    fn is_unchanged(self, entry: &Entry) -> bool {
        let entries = &self.loaded.listing.entries;
        let may_have_changed = self.changes.incomplete
            || self.changes.name(&entry.path)
            || !self.overlay.agrees_on(&entry.path, &self.loaded.overlay);
        let known = entries.binary_search_by(|other| other.path.cmp(&entry.path)).ok();
        !may_have_changed && known.and_then(|index| entries.get(index)) == Some(entry)
    }

    /// What was known of a file, where neither it nor `book.toml` has changed.
    fn file(self, config: &Config, entry: &Entry) -> Option<&'a ProjectFile> {
        let files = &self.loaded.parts.files;
        let same_config = std::ptr::eq(&raw const *self.loaded.parts.config, config);
        if !same_config || !self.is_unchanged(entry) {
            return None;
        }
        files.get(files.binary_search_by(|file| file.path.cmp(&entry.path)).ok()?)
    }
}

impl KnownPages for Before<'_> {
    fn has_dialect(&self, dialect: &Dialect) -> bool {
        self.loaded.parts.config.dialect.is_same(dialect)
    }

    fn is_same_file(&self, path: &str, listing: &Listing) -> bool {
        let listed = listing.entries.binary_search_by(|entry| (*entry.path).cmp(path)).ok();
        match listed.and_then(|index| listing.entries.get(index)) {
            Some(entry) => self.is_unchanged(entry),
            None => {
                let entries = &self.loaded.listing.entries;
                let was_listed = entries.binary_search_by(|entry| (*entry.path).cmp(path)).is_ok();
                let may_have_changed = self.changes.incomplete || self.changes.name(path);
                !was_listed
                    && !may_have_changed
                    && self.overlay.agrees_on(path, &self.loaded.overlay)
            }
        }
    }

    fn unchanged(&self, entry: &Entry) -> Option<&Arc<Page>> {
        if !self.is_unchanged(entry) {
            return None;
        }
        self.page(entry)
    }

    fn page(&self, entry: &Entry) -> Option<&Arc<Page>> {
        let pages = &self.loaded.parts.pages;
        pages.get(pages.binary_search_by(|page| page.path().cmp(&entry.path)).ok()?)
    }
}

/// The configuration and the files that it selects.
struct Configured {
    config: Arc<Config>,
    unknown_keys: Arc<[UnknownKey]>,
    rules: RuleSet,
    listing: Listing,
}

fn settings(
    options: &Options,
    book: Option<&Arc<SourceFile>>,
    overlay: &Overlay,
    before: Option<Before<'_>>,
) -> Result<Configured, Failure> {
    let same_book = before.filter(|before| before.loaded.good_book.as_ref() == book);
    let kept = |loaded: &Loaded, listing| Configured {
        config: Arc::clone(&loaded.parts.config),
        unknown_keys: Arc::clone(&loaded.unknown_keys),
        rules: loaded.rules.clone(),
        listing,
    };
    if let Some(before) = same_book
        && let Some(listing) = before.listing(options)
        && habits::say_the_same(
            &before.loaded.parts.config,
            &listing,
            (overlay, &before.loaded.overlay),
        )?
    {
        return Ok(kept(before.loaded, listing));
    }
    let (mut config, unknown_keys) = config(&options.root, book.map(AsRef::as_ref), overlay)?;
    let listing = list(options, &config)?;
    if let Some(dialect) = habits::shown(&config, &listing, overlay)? {
        config.dialect = dialect.into();
    }
    match same_book {
        // Of the configuration, only these depend on the files.
        Some(Before { loaded, .. })
            if loaded.parts.config.src == config.src
                && loaded.parts.config.build_dir == config.build_dir
                && loaded.parts.config.dialect.is_same(&config.dialect) =>
        {
            Ok(kept(loaded, listing))
        }
        _ => Ok(Configured {
            rules: RuleSet::new(&config),
            config: config.into(),
            unknown_keys: unknown_keys.into(),
            listing,
        }),
    }
}

fn kinds_of(
    config: &Arc<Config>,
    schemas: &[Arc<SourceFile>],
    before: Option<Before<'_>>,
) -> Arc<Kinds> {
    let same =
        |loaded: &&Loaded| Arc::ptr_eq(&loaded.parts.config, config) && loaded.schemas == schemas;
    match before.map(|before| before.loaded).filter(same) {
        Some(loaded) => Arc::clone(&loaded.parts.kinds),
        None => Arc::new(Kinds::of_wiki(config, schemas)),
    }
}

/// The name of the wiki where it has no title: that of its folder.
pub(super) fn name(root: &Path) -> &str {
    root.file_name().and_then(|name| name.to_str()).unwrap_or("Runbuch")
}

/// The files that can affect the site, and their folders.
pub(super) fn list(options: &Options, config: &Config) -> Result<Listing, ReadError> {
    let mut listing = source::list(&options.root, &outputs::of_project(options, config))?;
    let sites = built_sites(&listing.entries);
    listing.entries.retain(|entry| {
        !config.ignore.is_match(&*entry.path) && !sites.iter().any(|site| below(site, &entry.path))
    });
    Ok(listing)
}

/// The files of `overlay` that are not on disk and can affect the site.
fn unsaved(options: &Options, config: &Config, overlay: &Overlay) -> Vec<Entry> {
    let mut unsaved = overlay.unsaved(&options.root);
    let outputs = outputs::of_project(options, config);
    unsaved.retain(|entry| {
        let is_output = outputs.iter().any(|out| entry.file.starts_with(out));
        !config.ignore.is_match(&*entry.path) && !is_output
    });
    unsaved
}

/// The current configuration.
pub(super) fn configured(options: &Options) -> Result<Config, Failure> {
    let overlay = Overlay::default();
    let book = book(&options.root, &overlay)?;
    Ok(config(&options.root, book.as_deref(), &overlay)?.0)
}

/// The kinds of the project, which need not have pages.
///
/// # Errors
/// Where the configuration is invalid or a schema cannot be read.
pub fn kinds(root: &Path) -> Result<Kinds, Failure> {
    let overlay = Overlay::default();
    let (config, _) = config(root, book(root, &overlay)?.as_deref(), &overlay)?;
    let found = match source::walk(&root.join(schema::FOLDER), &[]) {
        Err(error) if error.is_missing() => Vec::new(),
        found => found?,
    };
    let of_project = |entry: Entry| {
        let path = Arc::from(format!("{}/{}", schema::FOLDER, entry.path));
        Entry { path, ..entry }
    };
    let entries: Vec<Entry> = found.into_iter().map(of_project).collect();
    let entries: Vec<&Entry> = entries.iter().collect();
    Ok(Kinds::of_wiki(&config, &schemas(&config, &entries, &Overlay::default())?))
}

/// Output folders of earlier runs, which are not sources.
fn built_sites(entries: &[Entry]) -> Vec<String> {
    let folder = |entry: &Entry| {
        Some(entry.path.strip_suffix(output::MANIFEST)?.strip_suffix('/')?.to_owned())
    };
    entries.iter().filter_map(folder).collect()
}

fn book(root: &Path, overlay: &Overlay) -> Result<Option<Arc<SourceFile>>, ReadError> {
    match overlay.read_text(&root.join(config::FILE_NAME), config::FILE_NAME) {
        Ok(book) => Ok(Some(Arc::new(book))),
        Err(error) if error.is_missing() => Ok(None),
        // The project itself is a file: reading its files says so.
        Err(error) if error.error.kind() == ErrorKind::NotADirectory => Ok(None),
        Err(error) => Err(error),
    }
}

fn config(
    root: &Path,
    book: Option<&SourceFile>,
    overlay: &Overlay,
) -> Result<(Config, Vec<UnknownKey>), Failure> {
    let markdown_in = |folder: &str| source::holds_markdown(&root.join(folder));
    let read = |path: &str| overlay.read_text(&root.join(path), path).ok().map(Arc::new);
    let is_there = |path: &str| source::is_there(&root.join(path));
    let named = |folder: &str, name: &str| files_named(root, folder, name);
    let folder = Folder { read: &read, is_there: &is_there, named: &named };
    let checked = config::load(book, folder, markdown_in).and_then(|(mut config, mut unknown)| {
        guess::settle(&mut config, root);
        outputs::settle(&mut config, root);
        unknown.extend(check::check_settings(&RuleSet::new(&config), &config)?);
        Ok((config, unknown))
    });
    checked.map_err(|errors| failure(book, errors))
}

/// The files below a folder that have this name.
fn files_named(root: &Path, folder: &str, name: &str) -> Vec<String> {
    let below = |entry: &Entry| {
        let path = if folder.is_empty() {
            entry.path.to_string()
        } else {
            format!("{folder}/{}", entry.path)
        };
        (path.rsplit('/').next() == Some(name)).then_some(path)
    };
    let entries = source::walk(&root.join(folder), &[]).unwrap_or_default();
    entries.iter().filter_map(below).collect()
}

fn failure(book: Option<&SourceFile>, errors: Vec<ConfigError>) -> Failure {
    let start = Position { line: 1, column: 1 };
    let placed = |error: ConfigError| {
        let offset = error.place.span.start;
        (error, book.map_or(start, |book| book.position(offset)))
    };
    Failure::Config(errors.into_iter().map(placed).collect())
}

/// The schemas of the wiki. The folder may contain other files.
fn schemas(
    config: &Config,
    entries: &[&Entry],
    overlay: &Overlay,
) -> Result<Vec<Arc<SourceFile>>, ReadError> {
    let is_yaml = |path: &str| [".yaml", ".yml"].iter().any(|ending| path.ends_with(ending));
    let is_schema = |entry: &&&Entry| {
        let name = entry.path.strip_prefix(schema::FOLDER).and_then(|it| it.strip_prefix('/'));
        name.is_some_and(|name| is_yaml(name) && !name.contains('/'))
    };
    let read = |entry: &&Entry| overlay.read(entry).map(Arc::new);
    let files: Result<Vec<_>, _> = entries.iter().filter(is_schema).map(read).collect();
    Ok(files?.into_iter().filter(|file| Kinds::is_schema(config, file)).collect())
}

fn file_of(config: &Config, entry: &Entry, before: Option<Before<'_>>) -> ProjectFile {
    let known = before.and_then(|before| before.file(config, entry));
    known.cloned().unwrap_or_else(|| project_file(config, entry))
}

/// The language of the wiki: as `book.toml` says, as its pages show.
fn language(config: &Config, pages: &[Arc<Page>]) -> Option<Lang> {
    let configured = || config.language.as_deref().and_then(Lang::from_tag);
    let detected = || {
        let beginning = |page: &Arc<Page>| {
            let body = page.text().get(page.front_matter.span.end..).unwrap_or_default();
            body.chars().take(LANGUAGE_CHARACTERS).collect::<String>()
        };
        let sample: Vec<String> = pages.iter().take(LANGUAGE_PAGES).map(beginning).collect();
        Lang::detect(&sample.join("\n"))
    };
    configured().or_else(detected).or_else(|| config.language.as_ref().map(|_| Lang::En))
}
