//! `book.toml`: what its author wrote (`raw`), and the validated [`Config`] made of it (`resolve`).

mod external;
mod keys;
mod policy;
mod raw;
mod reader;
mod resolve;

use globset::GlobSet;

pub use external::{External, parse_time_span};
pub use policy::OwnRule;

use crate::diagnostic::{Level, Message, Place, Span};
use crate::source::SourceFile;
use crate::source::data::Node;

/// The file's name in the project root.
pub const FILE_NAME: &str = "book.toml";

/// What to do with HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub enum RawHtml {
    /// Keep what is harmless.
    #[default]
    Sanitize,
    /// Keep everything.
    Allow,
    /// Show it as text.
    Escape,
}

/// The words of `[output.html] default-theme`: mdBook's themes by their brightness.
pub const COLOR_SCHEMES: [(&str, ColorScheme); 7] = [
    ("auto", ColorScheme::Auto),
    ("light", ColorScheme::Light),
    ("rust", ColorScheme::Light),
    ("dark", ColorScheme::Dark),
    ("navy", ColorScheme::Dark),
    ("coal", ColorScheme::Dark),
    ("ayu", ColorScheme::Dark),
];

/// The colours that a reader sees first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorScheme {
    /// What the reader's system prefers.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// An entry of the navigation that `[nav] pages` lays down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// A heading over the children, or another title for the page.
    pub title: Option<String>,
    /// The page, relative to [`Config::src`].
    pub page: Option<String>,
    /// What stands below it.
    pub children: Vec<NavItem>,
    /// The entry in `book.toml`.
    pub span: Span,
}

/// A `[[kind]]`: pages that have a kind without saying so themselves.
#[derive(Debug, Clone)]
pub struct KindPages {
    /// The kind's name.
    pub name: String,
    /// The name in `book.toml`, with its quotes.
    pub name_span: Span,
    /// Matches paths relative to [`Config::src`]; `*` stays within one folder, `**` does not.
    pub pages: GlobSet,
    /// The folder that the first pattern begins with, relative to [`Config::src`].
    pub folder: String,
}

/// An entry of `[translations] trees`: a folder whose pages are those of the others in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTree {
    /// As written: `de`.
    pub language: String,
    /// Relative to [`Config::src`]; empty is the content folder itself.
    pub folder: String,
}

/// A line of `[output.html.redirect]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: String,
    /// The new one, as it was written.
    pub to: String,
    /// The old address in `book.toml`, with its quotes.
    pub span: Span,
}

/// A line of `[check.rules]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// A code or a slug, as written.
    pub key: String,
    /// The key in `book.toml`.
    pub key_span: Span,
    /// The level, where the line sets one.
    pub level: Option<Level>,
    /// The whole value: the rule looks up its options in it.
    pub options: Node,
}

/// The validated configuration. All paths use `/`, without `.` and `..`.
#[derive(Debug, Clone)]
pub struct Config {
    /// `[book] title`
    pub title: Option<String>,
    /// `[book] description`
    pub description: Option<String>,
    /// `[book] authors`
    pub authors: Vec<String>,
    /// `[book] language`, as written: `de`, `de-AT`.
    pub language: Option<String>,
    /// Where the pages are, relative to the project root; empty is the root itself.
    pub src: String,
    /// Where the site goes, relative to the project root; never empty.
    pub build_dir: String,
    /// A folder under `themes/`.
    pub theme: Option<String>,
    /// `[runbuch] raw-html`
    pub raw_html: RawHtml,
    /// The forge's page of the repository.
    pub repository_url: Option<String>,
    /// `[output.html] edit-url-template`; `{path}` stands for the file.
    pub edit_url_template: Option<String>,
    /// Style sheets, relative to the project root.
    pub additional_css: Vec<String>,
    /// Scripts, relative to the project root.
    pub additional_js: Vec<String>,
    /// From an old address to a new one, in the order in which they were written.
    pub redirects: Vec<Redirect>,
    /// `[output.html] default-theme`
    pub default_theme: ColorScheme,
    /// `[output.html.search] enable`
    pub search: bool,
    /// `[output.html] site-url`, as written.
    pub site_url: Option<String>,
    /// `[nav] pages`; empty: the navigation follows the folders.
    pub nav: Vec<NavItem>,
    /// What links may begin with instead of `/`, for exports of other wikis: `/en`.
    pub link_prefixes: Vec<String>,
    /// `[translations] trees`, in the order in which they were written.
    pub translations: Vec<LanguageTree>,
    /// `[[kind]]`
    pub kinds: Vec<KindPages>,
    /// `[check.rules]`, in the order in which they were written.
    pub rules: Vec<RuleSetting>,
    /// `[[policy]]`
    pub policies: Vec<OwnRule>,
    /// The level of findings that come with the as-of date.
    pub time_rules: Option<Level>,
    /// `[check.external]`
    pub external: External,
    /// Values that are kept to be told about: nothing follows from them.
    pub idle: Vec<IdleValue>,
    /// `[runbuch] ignore`: matches paths relative to the project root that are left out. A pattern
    /// without `/` counts in every folder, and a folder takes its contents with it.
    pub ignore: GlobSet,
    /// `[runbuch] publish`: patterns of the same kind, for files that are published although no page
    /// leads to them.
    pub publish: GlobSet,
}

/// A value of `book.toml` that is well formed, and that Runbuch has nothing for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdleValue {
    /// What it is the value of.
    pub key: IdleKey,
    /// As written.
    pub value: String,
    /// The value in `book.toml`, with its quotes.
    pub span: Span,
}

/// A key whose values other programs choose more freely than Runbuch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleKey {
    /// `[book] language`
    Language,
    /// `[output.html] default-theme`
    DefaultTheme,
}

/// A key of `book.toml` that nothing reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKey {
    /// As written.
    pub key: String,
    /// The table that it stands in, such as `output.html`; empty at the top.
    pub table: String,
    /// The key in `book.toml`.
    pub span: Span,
    /// A key that exists and looks much like it, or is the same in the table that it names.
    pub suggestion: Option<String>,
}

/// Something in `book.toml` that keeps Runbuch from knowing what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub message: Message,
}

/// Reads `book.toml`, or makes the defaults where there is none.
///
/// `markdown_in` says whether a folder, relative to the project root, holds Markdown: without
/// `src`, the first of `content`, `src`, `pages` and `docs` that does is taken, else the root.
///
/// # Errors
/// All that is wrong with the file, in its order: its grammar, or types and values.
pub fn load(
    file: Option<&SourceFile>,
    markdown_in: impl Fn(&str) -> bool,
) -> Result<(Config, Vec<UnknownKey>), Vec<ConfigError>> {
    let mut reader = reader::Reader::new(file.map_or_else(|| FILE_NAME.into(), |f| f.path.clone()));
    let raw = file.map_or_else(raw::Raw::default, |file| raw::read(&mut reader, &file.text));
    let config = resolve::resolve(&mut reader, raw, &markdown_in);
    reader.finish().map(|unknown| (config, unknown))
}

#[cfg(test)]
mod tests;
