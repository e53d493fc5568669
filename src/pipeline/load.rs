//! From a folder to the [`Site`].

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Failure, Options, Overlay};
use crate::check::{self, RuleSet};
use crate::config::{self, Config, ConfigError, UnknownKey};
use crate::diagnostic::Position;
use crate::language::Lang;
use crate::output;
use crate::page::Page;
use crate::render::ThemeFiles;
use crate::schema::{self, Kinds};
use crate::site::{ProjectFile, Site};
use crate::source::{self, Entry, Listing, ReadError, SourceFile};

/// Pages that are looked at to tell the wiki's language, and characters of each.
const LANGUAGE_PAGES: usize = 20;
const LANGUAGE_CHARACTERS: usize = 2_000;

/// Files whose first bytes may say how large a picture is.
const PICTURES: [&str; 5] = [".png", ".jpg", ".jpeg", ".gif", ".webp"];

pub(super) struct Loaded {
    pub(super) site: Site,
    pub(super) lang: Lang,
    pub(super) sources: HashMap<Arc<str>, Arc<SourceFile>>,
    pub(super) unknown_keys: Vec<UnknownKey>,
    pub(super) theme: ThemeFiles,
    pub(super) rules: RuleSet,
}

pub(super) fn load(options: &Options, overlay: &Overlay) -> Result<Loaded, Failure> {
    let root = &options.root;
    let book = book(root, overlay)?;
    let (config, unknown_keys) = config(root, book.as_deref())?;
    let entries = list(options, &config)?.entries;
    let theme = theme(root, &config, &entries)?;
    let (pages, others): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| entry.markdown && is_published(&config, entry));
    if pages.is_empty() {
        let folder = if config.src.is_empty() { root.clone() } else { root.join(&config.src) };
        return Err(Failure::NoMarkdown(folder));
    }
    let pages = read(&pages, overlay)?;
    let schemas = schemas(&others, overlay)?;
    let files = others.par_iter().map(|entry| project_file(&config, entry)).collect();
    let lang = language(options, &config, &pages);
    let mut sources: HashMap<Arc<str>, Arc<SourceFile>> =
        pages.iter().map(|page| (page.path().clone(), page.source.clone())).collect();
    sources.extend(book.map(|book| (book.path.clone(), book)));
    sources.extend(schemas.iter().map(|file| (file.path.clone(), Arc::clone(file))));
    let kinds = Kinds::of_wiki(&config, &schemas);
    let rules = RuleSet::new(&config);
    let book = sources.get(config::FILE_NAME).map(|book| &**book);
    check::check_own_rules(&rules, &kinds).map_err(|errors| failure(book, errors))?;
    let site = Site::new(config, kinds, pages, files);
    Ok(Loaded { site, lang, sources, unknown_keys, theme, rules })
}

/// The folder that the site goes to.
pub(super) fn out(options: &Options, config: &Config) -> PathBuf {
    options.out.clone().unwrap_or_else(|| options.root.join(&config.build_dir))
}

/// The files that may have a say in the site, and the folders that may get more of them.
pub(super) fn list(options: &Options, config: &Config) -> Result<Listing, ReadError> {
    let mut listing = source::list(&options.root, &[out(options, config)])?;
    let sites = built_sites(&listing.entries);
    listing.entries.retain(|entry| {
        !config.ignore.is_match(&*entry.path) && !sites.iter().any(|site| below(site, &entry.path))
    });
    Ok(listing)
}

/// What `book.toml` says now.
pub(super) fn configured(options: &Options) -> Result<Config, Failure> {
    let book = book(&options.root, &Overlay::new())?;
    Ok(config(&options.root, book.as_deref())?.0)
}

/// The kinds that are known in the project, pages or none.
///
/// # Errors
/// A configuration that cannot be understood, or a schema that cannot be read.
pub fn kinds(root: &Path) -> Result<Kinds, Failure> {
    let (config, _) = config(root, book(root, &Overlay::new())?.as_deref())?;
    let found = match source::walk(&root.join(schema::FOLDER), &[]) {
        Err(error) if error.is_missing() => Vec::new(),
        found => found?,
    };
    let of_project = |entry: Entry| {
        let path = Arc::from(format!("{}/{}", schema::FOLDER, entry.path));
        Entry { path, ..entry }
    };
    let entries: Vec<Entry> = found.into_iter().map(of_project).collect();
    Ok(Kinds::of_wiki(&config, &schemas(&entries, &Overlay::new())?))
}

/// Folders that an earlier run has built, wherever it was told to: they are no sources.
fn built_sites(entries: &[Entry]) -> Vec<String> {
    let folder = |entry: &Entry| {
        Some(entry.path.strip_suffix(output::MANIFEST)?.strip_suffix('/')?.to_owned())
    };
    entries.iter().filter_map(folder).collect()
}

fn book(root: &Path, overlay: &Overlay) -> Result<Option<Arc<SourceFile>>, ReadError> {
    if let Some(bytes) = overlay.get(config::FILE_NAME) {
        return Ok(Some(Arc::new(SourceFile::new(config::FILE_NAME, bytes.clone()))));
    }
    match source::read_text(&root.join(config::FILE_NAME), config::FILE_NAME) {
        Ok(book) => Ok(Some(Arc::new(book))),
        Err(error) if error.is_missing() => Ok(None),
        // The project itself is a file: reading its files says so.
        Err(error) if error.error.kind() == ErrorKind::NotADirectory => Ok(None),
        Err(error) => Err(error),
    }
}

fn config(root: &Path, book: Option<&SourceFile>) -> Result<(Config, Vec<UnknownKey>), Failure> {
    let markdown_in = |folder: &str| source::holds_markdown(&root.join(folder));
    let checked = config::load(book, markdown_in).and_then(|(config, mut unknown)| {
        unknown.extend(check::check_options(&RuleSet::new(&config), &config.rules)?);
        Ok((config, unknown))
    });
    checked.map_err(|errors| failure(book, errors))
}

fn failure(book: Option<&SourceFile>, errors: Vec<ConfigError>) -> Failure {
    let start = Position { line: 1, column: 1 };
    let placed = |error: ConfigError| {
        let offset = error.place.span.start;
        (error, book.map_or(start, |book| book.position(offset)))
    };
    Failure::Config(errors.into_iter().map(placed).collect())
}

fn below(src: &str, path: &str) -> bool {
    src.is_empty() || path.strip_prefix(src).is_some_and(|rest| rest.starts_with('/'))
}

fn is_published(config: &Config, entry: &Entry) -> bool {
    let is_config = *entry.path == *config::FILE_NAME;
    let of_theme = config.theme.is_some() && entry.path.starts_with("themes/");
    let ours = is_config || (config.src.is_empty() && of_theme);
    below(&config.src, &entry.path) && !entry.hidden && !ours
}

/// The wiki's own schemas. A folder of this name may hold others' files too.
fn schemas(entries: &[Entry], overlay: &Overlay) -> Result<Vec<Arc<SourceFile>>, ReadError> {
    let is_yaml = |path: &str| [".yaml", ".yml"].iter().any(|ending| path.ends_with(ending));
    let is_schema = |entry: &&Entry| {
        let name = entry.path.strip_prefix(schema::FOLDER).and_then(|it| it.strip_prefix('/'));
        name.is_some_and(|name| is_yaml(name) && !name.contains('/'))
    };
    let read = |entry: &Entry| source_of(entry, overlay).map(Arc::new);
    let files: Result<Vec<_>, _> = entries.iter().filter(is_schema).map(read).collect();
    Ok(files?.into_iter().filter(|file| Kinds::is_schema(file)).collect())
}

fn source_of(entry: &Entry, overlay: &Overlay) -> Result<SourceFile, ReadError> {
    match overlay.get(&entry.path) {
        Some(bytes) => Ok(SourceFile::new(Arc::clone(&entry.path), bytes.clone())),
        None => source::read(entry),
    }
}

/// All pages, in the order of their paths. The first file that cannot be read ends the work.
fn read(entries: &[Entry], overlay: &Overlay) -> Result<Vec<Arc<Page>>, ReadError> {
    let page = |entry| Ok(Arc::new(Page::parse(Arc::new(source_of(entry, overlay)?))));
    entries.par_iter().map(page).collect()
}

fn project_file(config: &Config, entry: &Entry) -> ProjectFile {
    let published = is_published(config, entry);
    let lower = entry.path.to_lowercase();
    let picture = published && PICTURES.iter().any(|ending| lower.ends_with(ending));
    ProjectFile {
        path: Arc::clone(&entry.path),
        file: entry.file.clone(),
        published,
        dimensions: picture.then(|| source::picture_size(&entry.file)).flatten(),
    }
}

fn language(options: &Options, config: &Config, pages: &[Arc<Page>]) -> Lang {
    let configured = || config.language.as_deref().and_then(Lang::from_tag);
    let detected = || {
        let beginning = |page: &Arc<Page>| {
            let body = page.text().get(page.front_matter.span.end..).unwrap_or_default();
            body.chars().take(LANGUAGE_CHARACTERS).collect::<String>()
        };
        let sample: Vec<String> = pages.iter().take(LANGUAGE_PAGES).map(beginning).collect();
        Lang::detect(&sample.join("\n"))
    };
    options.lang.or_else(configured).or_else(detected).unwrap_or(options.fallback_lang)
}

/// The files of the theme that the project has itself.
fn theme(root: &Path, config: &Config, entries: &[Entry]) -> Result<ThemeFiles, Failure> {
    let mut files = ThemeFiles::default();
    let Some(name) = config.theme.as_deref().filter(|name| *name != "default") else {
        return additional(root, config, files);
    };
    let prefix = format!("themes/{name}/");
    for entry in entries {
        if let Some(path) = entry.path.strip_prefix(&prefix) {
            files.add(path, source::read(entry)?.text);
        }
    }
    if files.is_empty() {
        return Err(Failure::NoTheme { name: name.to_owned() });
    }
    additional(root, config, files)
}

/// Style sheets and scripts that `book.toml` adds.
fn additional(root: &Path, config: &Config, mut files: ThemeFiles) -> Result<ThemeFiles, Failure> {
    let read = |path: &String| -> Result<(String, String), ReadError> {
        let file: PathBuf = root.join(path);
        Ok((path.clone(), source::read_text(&file, path)?.text))
    };
    files.styles = config.additional_css.iter().map(read).collect::<Result<_, _>>()?;
    files.scripts = config.additional_js.iter().map(read).collect::<Result<_, _>>()?;
    Ok(files)
}
