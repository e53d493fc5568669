//! `book.toml`: as written (`raw`), and validated as a [`Config`] (`resolve`).

mod external;
mod keys;
mod policy;
mod raw;
mod reader;
mod resolve;

use std::sync::Arc;

use globset::GlobSet;

pub use crate::dialect::{LanguageTree, NavEntry, Redirect};
pub use external::{External, parse_time_span};
pub use policy::Policy;

use crate::diagnostic::{Level, Message, Place, Span};
use crate::dialect::{Dialect, Folder};
use crate::source::SourceFile;
use crate::source::data::{Node, Pair};

/// The name of the configuration file in the project root.
pub const FILE_NAME: &str = "book.toml";

/// How raw HTML in Markdown is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub enum RawHtml {
    /// Harmless HTML is kept, everything else is removed.
    #[default]
    Sanitize,
    /// All HTML is kept.
    Allow,
    /// HTML is shown as text.
    Escape,
}

/// The values of `[output.html] default-theme`: mdBook's themes by brightness.
pub const COLOR_SCHEMES: [(&str, ColorScheme); 7] = [
    ("auto", ColorScheme::Auto),
    ("light", ColorScheme::Light),
    ("rust", ColorScheme::Light),
    ("dark", ColorScheme::Dark),
    ("navy", ColorScheme::Dark),
    ("coal", ColorScheme::Dark),
    ("ayu", ColorScheme::Dark),
];

/// The initial colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorScheme {
    /// The preference of the reader's system.
    #[default]
    Auto,
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

/// A `[[kind]]`: assigns a kind to pages by path.
#[derive(Debug, Clone)]
pub struct KindPages {
    /// The name of the kind.
    pub name: String,
    /// The bytes of the name in `book.toml`, with quotes.
    pub name_span: Span,
    /// Matches paths relative to [`Config::src`]; `*` stays within one folder, `**` does not.
    pub pages: GlobSet,
    /// The folder prefix of the first pattern, relative to [`Config::src`].
    pub folder: String,
    /// The file names that patterns spell out, without wildcards.
    pub file_names: Vec<String>,
}

/// An entry of `[check.rules]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// A code or a slug, as written.
    pub key: String,
    /// The bytes of the key in `book.toml`.
    pub key_span: Span,
    /// The level, where the entry sets one.
    pub level: Option<Level>,
    /// The whole value, from which the rule reads its options.
    pub options: Node,
}

/// The validated configuration. All paths use `/`, without `.` and `..`.
#[derive(Debug, Clone)]
pub struct Config {
    /// `[runbuch] dialect`, else the generator whose project file the folder holds.
    pub dialect: Arc<Dialect>,
    /// `[book] title`
    pub title: Option<String>,
    /// `[book] description`
    pub description: Option<String>,
    /// `[book] authors`
    pub authors: Vec<String>,
    /// `[book] language`, as written: `de`, `de-AT`.
    pub language: Option<String>,
    /// The folder of the pages, relative to the project root; empty for the root itself.
    pub src: String,
    /// The output folder, relative to the project root; never empty.
    pub build_dir: String,
    /// Whether neither `book.toml` nor the project file names the folder of the pages.
    pub guesses_src: bool,
    /// Whether `book.toml` names the output folder.
    pub names_build_dir: bool,
    /// A folder under `themes/`.
    pub theme: Option<String>,
    /// `[runbuch] raw-html`
    pub raw_html: RawHtml,
    /// The URL of the repository.
    pub repository_url: Option<String>,
    /// `[output.html] edit-url-template`, else what the project file says; `{path}` is replaced by the path of the file,
    /// `{page}` by that relative to the folder of the pages.
    pub edit_url_template: Option<String>,
    /// Style sheets, relative to the project root.
    pub additional_css: Vec<String>,
    /// Scripts, relative to the project root.
    pub additional_js: Vec<String>,
    /// `[output.html.redirect]`, then those of the project file, each in source order.
    pub redirects: Vec<Redirect>,
    /// `[output.html] default-theme`
    pub default_theme: ColorScheme,
    /// `[output.html.search] enable`
    pub search: bool,
    /// `[output.html] git`: whether pages say when they were last changed.
    pub git: bool,
    /// `[output.html] site-url`, as written.
    pub site_url: Option<String>,
    /// `[nav] pages`, else the navigation of the project file; where empty, it follows the folders.
    pub nav: Vec<NavEntry>,
    /// Prefixes of absolute links that are equivalent to `/`, for exports of other wikis: `/en`.
    pub link_prefixes: Vec<String>,
    /// `[links] outside`: rooted links below these prefixes, `/api/`, belong to another site of the same host.
    pub links_outside: Vec<String>,
    /// `[translations] trees`, in source order.
    pub translations: Vec<LanguageTree>,
    /// `[[kind]]`
    pub kinds: Vec<KindPages>,
    /// `[check.rules]`, in source order.
    pub rules: Vec<RuleSetting>,
    /// `[check.obligations]`, in source order: an obligation, and its level or a table of levels by data class.
    pub obligations: Vec<Pair>,
    /// `[check.targets]`, in source order: a data class, and a table of what it promises.
    pub targets: Vec<Pair>,
    /// `[[policy]]`
    pub policies: Vec<Policy>,
    /// `[check] overdue`: the level of findings caused by the as-of date.
    pub time_rules: Option<Level>,
    /// `[check.external]`
    pub external: External,
    /// Valid values that have no effect, to be reported.
    pub idle: Vec<IdleValue>,
    /// `[runbuch] ignore`: matches excluded paths relative to the project root. A pattern without `/` applies
    /// in every folder, and a folder includes its contents.
    pub ignore: GlobSet,
    /// `[runbuch] publish`: patterns of the same form, for files that are published although no page links
    /// to them.
    pub publish: GlobSet,
}

/// A valid value of `book.toml` that Runbuch does not support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdleValue {
    /// The key that it belongs to.
    pub key: IdleKey,
    /// As written.
    pub value: String,
    /// The bytes of the value in `book.toml`, with quotes.
    pub span: Span,
}

/// A key that other programs accept more values for than Runbuch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleKey {
    /// `[book] language`
    Language,
    /// `[output.html] default-theme`
    DefaultTheme,
}

/// An unknown key of `book.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKey {
    /// As written.
    pub key: String,
    /// The table that contains it, such as `output.html`; empty for the top level.
    pub table: String,
    /// The bytes of the key in `book.toml`.
    pub span: Span,
    /// The known key that is meant: a similar one, or the same key of another table.
    pub suggestion: Option<String>,
}

/// An error in `book.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The bytes at fault.
    pub place: Place,
    /// What is wrong.
    pub message: Message,
}

impl Config {
    /// The folder with files for the root of the site that the file at `path` lies in; of folders in each other the
    /// innermost one.
    pub fn static_folder(&self, path: &str) -> Option<&str> {
        let settings = &self.dialect.settings;
        let statics = settings.statics.iter().chain(&settings.assets).map(String::as_str);
        let holds = statics.filter(|folder| {
            let rest = path.strip_prefix(folder).filter(|_| !folder.is_empty());
            rest.is_some_and(|rest| rest.starts_with('/'))
        });
        holds.max_by_key(|folder| folder.len())
    }

    /// The tree of `[translations]` that a page of the wiki is in, by its index, and the path below its folder; of
    /// trees in each other the innermost one. `path` is relative to [`Config::src`].
    pub fn translation_of<'p>(&self, path: &'p str) -> Option<(usize, &'p str)> {
        let holds = self.translations.iter().enumerate().filter_map(|(tree, it)| {
            let rest = match it.folder.as_str() {
                "" => path,
                folder => path.strip_prefix(folder)?.strip_prefix('/')?,
            };
            Some((tree, rest))
        });
        holds.min_by_key(|(_, rest)| rest.len())
    }
}

/// Reads `book.toml`; returns the defaults where it does not exist. What it does not say, the project file of
/// another generator in `folder` does.
///
/// `markdown_in` tells whether a folder (relative to the project root) contains Markdown. Without `src`, the
/// first of `content`, `src`, `pages` and `docs` that does is used, else the root.
///
/// # Errors
/// All errors of the file in source order: syntax errors, or wrong types and values.
pub fn load(
    file: Option<&SourceFile>,
    folder: Folder<'_>,
    markdown_in: impl Fn(&str) -> bool,
) -> Result<(Config, Vec<UnknownKey>), Vec<ConfigError>> {
    let mut reader =
        reader::TableReader::new(file.map_or_else(|| FILE_NAME.into(), |f| f.path.clone()));
    let raw = file.map_or_else(raw::Raw::default, |file| raw::read(&mut reader, &file.text));
    let config = resolve::resolve(&mut reader, raw, folder, &markdown_in);
    reader.finish().map(|unknown| (config, unknown))
}

#[cfg(test)]
mod tests;
