//! Turns raw settings into the validated configuration: defaults, keywords, paths and patterns.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::raw::{Book, OutputHtml, Raw, RawKind, RawNavItem};
use super::reader::{LEVELS, TableReader, filled};
use super::{COLOR_SCHEMES, ColorScheme, Config, IdleKey, IdleValue, KindPages, LanguageTree};
use super::{NavEntry, RawHtml, Redirect, RuleSetting, external, policy};
use crate::diagnostic::{Message, Span, Spanned, msg};
use crate::dialect::{self, Dialect, Folder, Traits};
use crate::language::Lang;
use crate::source;
use crate::source::data::{NodeValue, Pair};

/// Folders searched for pages where the file names none.
const SOURCES: [&str; 4] = ["content", "src", "pages", "docs"];
const BUILD_DIR: &str = "public";

/// Builds the configuration. Errors are reported to `reader`; the default is used instead.
pub(super) fn resolve(
    reader: &mut TableReader,
    raw: Raw,
    folder: Folder<'_>,
    markdown_in: &dyn Fn(&str) -> bool,
) -> Config {
    let wanted = raw.runbuch.dialect.as_ref().and_then(|name| generator(reader, name));
    let dialect = dialect::of_folder(folder, wanted);
    let said = dialect.settings.clone();
    let src = source(reader, &raw.book, said.src.as_deref(), markdown_in);
    let guesses_src = raw.book.src.is_none() && said.src.as_deref() != Some(src.as_str());
    let names_build_dir = raw.build_dir.is_some();
    let build_dir = build_dir(reader, raw.build_dir, &raw.book, &src);
    let (html, runbuch) = (raw.html, raw.runbuch);
    Config {
        idle: idle(&raw.book, &html),
        title: raw.book.title.and_then(filled).or(said.title),
        description: raw.book.description.and_then(filled).or(said.description),
        authors: raw.book.authors.into_iter().filter_map(filled).collect(),
        language: raw.book.language.and_then(filled).or(said.language),
        src,
        build_dir,
        guesses_src,
        names_build_dir,
        theme: runbuch.theme.and_then(|theme| theme_name(reader, theme)),
        raw_html: reader.word("raw-html", runbuch.raw_html, RAW_HTML).unwrap_or_default(),
        repository_url: runbuch
            .repository_url
            .or(html.git_repository_url)
            .and_then(|url| address(reader, "repository-url", url))
            .or(said.repository_url.filter(|url| is_harmless(url))),
        edit_url_template: html
            .edit_url_template
            .and_then(|url| address(reader, "edit-url-template", url))
            .or(said.edit_url.filter(|url| is_harmless(url))),
        additional_css: paths(reader, "additional-css", html.additional_css),
        additional_js: paths(reader, "additional-js", html.additional_js),
        redirects: redirects(reader, html.redirect).into_iter().chain(said.redirects).collect(),
        default_theme: html
            .default_theme
            .and_then(|theme| color_scheme(&theme.value))
            .unwrap_or_default(),
        search: html.search.unwrap_or(true),
        git: html.git.unwrap_or(true),
        site_url: html
            .site_url
            .and_then(|url| address(reader, "site-url", url))
            .or(said.site_url.filter(|url| is_harmless(url))),
        nav: if raw.nav.is_empty() {
            said.nav
        } else {
            raw.nav.into_iter().map(|item| nav_item(reader, item)).collect()
        },
        link_prefixes: raw.link_prefixes.into_iter().filter_map(filled).collect(),
        links_outside: outside(reader, raw.links_outside),
        translations: if raw.translations.is_empty() {
            said.languages
        } else {
            raw.translations.into_iter().filter_map(|it| tree(reader, it)).collect()
        },
        kinds: raw.kinds.into_iter().map(|kind| kind_pages(reader, kind)).collect(),
        obligations: raw.check.obligations,
        targets: raw.check.targets,
        rules: raw.check.rules.into_iter().map(|pair| rule(reader, pair)).collect(),
        policies: policy::resolve(reader, raw.policies),
        time_rules: reader.word("time-rules", raw.check.time_rules, LEVELS),
        external: external::resolve(reader, raw.check.external),
        ignore: as_in_gitignore(reader, &runbuch.ignore),
        publish: as_in_gitignore(reader, &runbuch.publish),
        dialect: dialect.into(),
    }
}

/// The prefixes; an error for one that is not rooted, or that would take all links out of the wiki.
fn outside(reader: &mut TableReader, written: Vec<Spanned<String>>) -> Vec<String> {
    let prefix = |written: Spanned<String>| {
        let span = written.span;
        let prefix = filled(written)?;
        if prefix.starts_with('/') && !prefix.trim_matches('/').is_empty() {
            return Some(prefix);
        }
        reader.error(span, msg!(config_bad_outside, prefix = prefix));
        None
    };
    written.into_iter().filter_map(prefix).collect()
}

/// Allowed schemes of addresses. `javascript:` and the like would run code in the page.
const SCHEMES: [&str; 3] = ["http", "https", "file"];

/// The address; an error where following it would run a script.
fn address(
    reader: &mut TableReader,
    key: &'static str,
    written: Spanned<String>,
) -> Option<String> {
    let span = written.span;
    let address = filled(written)?;
    if is_harmless(&address) {
        return Some(address);
    }
    reader.error(span, msg!(config_bad_address, key = key, address = address));
    None
}

/// The scheme as browsers read it: they skip spaces and control characters, even inside the scheme.
fn is_harmless(address: &str) -> bool {
    let read: String = address.chars().filter(|c| *c > ' ').collect();
    let scheme = read.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
    let is_scheme =
        |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    scheme.is_none_or(|scheme| !is_scheme(&scheme) || SCHEMES.contains(&scheme.as_str()))
}

/// Those of whole pages: the script of mdBook leads from one anchor of a page to another, `/a.html#old`.
fn redirects(
    reader: &mut TableReader,
    written: Vec<(Spanned<String>, Spanned<String>)>,
) -> Vec<Redirect> {
    let redirect = |(from, to): (Spanned<String>, Spanned<String>)| {
        let place = reader.place(from.span);
        Some(Redirect { from: from.value, to: address(reader, "redirect", to)?, place })
    };
    let of_pages = written.into_iter().filter(|(from, _)| !from.value.contains('#'));
    of_pages.filter_map(redirect).collect()
}

fn generator(reader: &mut TableReader, name: &Spanned<String>) -> Option<&'static Traits> {
    Dialect::named(&name.value)
        .map_err(|meant| {
            let names = Dialect::names().collect::<Vec<_>>().join(", ");
            let message = match meant {
                Some(meant) => {
                    msg!(config_unknown_dialect_meant, name = name.value.as_str(), meant = meant)
                }
                None => msg!(config_unknown_dialect, name = name.value.as_str(), names = names),
            };
            reader.error(name.span, message);
        })
        .ok()
}

/// The folder of the pages: that of `book.toml`, of the project file, the first that usually is one.
fn source(
    reader: &mut TableReader,
    book: &Book,
    said: Option<&str>,
    markdown_in: &dyn Fn(&str) -> bool,
) -> String {
    let Some(written) = &book.src else {
        let mut usual = said.into_iter().chain(SOURCES);
        let found = usual.find(|folder| markdown_in(folder));
        return found.unwrap_or_default().to_owned();
    };
    let src = path(reader, "src", written).unwrap_or_default();
    if !src.is_empty() && !markdown_in(&src) {
        reader.error(written.span, msg!(config_src_empty, path = written.value.as_str()));
    }
    src
}

fn build_dir(
    reader: &mut TableReader,
    written: Option<Spanned<String>>,
    book: &Book,
    src: &str,
) -> String {
    let resolved = written.as_ref().and_then(|dir| path(reader, "build-dir", dir));
    let failed = written.is_some() && resolved.is_none();
    let dir = resolved.unwrap_or_else(|| BUILD_DIR.to_owned());
    // The content of the build folder is deleted and rewritten.
    let covers = dir.is_empty() || is_within(src, &dir);
    if covers && !failed {
        let span = written.as_ref().or(book.src.as_ref()).map_or(Span::at(0), |at| at.span);
        let shown = written.map_or(dir.clone(), |written| written.value);
        reader.error(span, msg!(config_build_dir_covers_src, path = shown, src = src));
    }
    dir
}

/// Whether `path` is `folder` or inside it.
fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn theme_name(reader: &mut TableReader, theme: Spanned<String>) -> Option<String> {
    let name = path(reader, "theme", &theme)?;
    if name.contains('/') || name.is_empty() {
        reader.error(theme.span, msg!(config_bad_theme, name = theme.value));
        return None;
    }
    Some(name)
}

fn paths(reader: &mut TableReader, key: &str, written: Vec<Spanned<String>>) -> Vec<String> {
    written.iter().filter_map(|written| path(reader, key, written)).collect()
}

/// A path inside the project without `.` and `..`; an error where it leaves the project.
fn path(reader: &mut TableReader, key: &str, written: &Spanned<String>) -> Option<String> {
    let value = written.value.trim().replace('\\', "/");
    let has_drive = value.as_bytes().get(1) == Some(&b':');
    if value.starts_with('/') || has_drive {
        let message = msg!(config_path_absolute, key = key, path = written.value.as_str());
        reader.error(written.span, message);
        return None;
    }
    let inside = source::normalize("", &value);
    if inside.is_none() {
        let path = written.value.as_str();
        reader.error(written.span, msg!(config_path_outside, key = key, path = path));
    }
    inside
}

const RAW_HTML: &[(&str, RawHtml)] =
    &[("sanitize", RawHtml::Sanitize), ("allow", RawHtml::Allow), ("escape", RawHtml::Escape)];
/// The meaning of a colour scheme; custom themes of mdBook have none.
fn color_scheme(theme: &str) -> Option<ColorScheme> {
    let theme = theme.trim().to_lowercase();
    let known = COLOR_SCHEMES.iter().find(|(word, _)| *word == theme);
    known.map(|(_, scheme)| *scheme).or_else(|| theme.is_empty().then(ColorScheme::default))
}

/// The values that have no effect.
fn idle(book: &Book, html: &OutputHtml) -> Vec<IdleValue> {
    let speaks = |tag: &str| tag.trim().is_empty() || Lang::from_tag(tag.trim()).is_some();
    let language = book.language.iter().filter(|at| !speaks(&at.value));
    let themes = html.default_theme.iter().filter(|at| color_scheme(&at.value).is_none());
    let idle =
        |key, at: &Spanned<String>| IdleValue { key, value: at.value.clone(), span: at.span };
    let language = language.map(|at| idle(IdleKey::Language, at));
    language.chain(themes.map(|at| idle(IdleKey::DefaultTheme, at))).collect()
}

fn nav_item(reader: &mut TableReader, item: RawNavItem) -> NavEntry {
    let page = item.page.and_then(|page| path(reader, "pages", &page));
    let children = item.pages.into_iter().map(|item| nav_item(reader, item)).collect();
    NavEntry {
        title: item.title.and_then(filled),
        page,
        contents_of: None,
        children,
        place: reader.place(item.span),
    }
}

fn tree(
    reader: &mut TableReader,
    (language, folder): (String, Spanned<String>),
) -> Option<LanguageTree> {
    let folder = path(reader, "trees", &folder)?;
    Some(LanguageTree { language, folder })
}

fn kind_pages(reader: &mut TableReader, kind: RawKind) -> KindPages {
    let globs = kind.pages.iter().map(|glob| (glob.value.clone(), glob));
    let pages = glob_set(reader, globs);
    let folder = kind.pages.first().map(|glob| fixed_folder(&glob.value)).unwrap_or_default();
    let names = kind.pages.iter().filter_map(|glob| glob.value.rsplit('/').next());
    let file_names = names.filter(|name| !has_wildcard(name)).map(str::to_owned).collect();
    KindPages { name: kind.name.value, name_span: kind.name.span, pages, folder, file_names }
}

fn has_wildcard(part: &str) -> bool {
    part.contains(['*', '?', '[', '{'])
}

/// The folders of a pattern before the first wildcard.
fn fixed_folder(glob: &str) -> String {
    let parts: Vec<&str> = glob.split('/').collect();
    let folders = parts.split_last().map(|(_, folders)| folders).unwrap_or_default();
    let fixed = folders.iter().take_while(|part| !has_wildcard(part));
    fixed.copied().collect::<Vec<_>>().join("/")
}

fn rule(reader: &mut TableReader, pair: Pair) -> RuleSetting {
    let level = match &pair.value.value {
        NodeValue::Scalar { text, plain: false } => {
            Some(Spanned::new(text.clone(), pair.value.span))
        }
        NodeValue::Map(_) => reader.text(&pair.value, "level"),
        _ => {
            reader.wrong_type(&pair.key, &pair.value, msg!(config_type_rule));
            None
        }
    };
    let level = reader.word(&pair.key, level, LEVELS);
    RuleSetting { key: pair.key, key_span: pair.key_span, level, options: pair.value }
}

/// Patterns as in `.gitignore`: those without `/` apply in every folder, and folders include their contents.
fn as_in_gitignore(reader: &mut TableReader, written: &[Spanned<String>]) -> GlobSet {
    let globs = written.iter().flat_map(|glob| {
        let pattern = glob.value.trim_start_matches("./").trim_end_matches('/');
        let rooted = pattern.trim_start_matches('/');
        let prefix = if pattern.contains('/') { "" } else { "**/" };
        [format!("{prefix}{rooted}"), format!("{prefix}{rooted}/**")].map(|it| (it, glob))
    });
    glob_set(reader, globs)
}

/// The set of patterns, each with the pattern as written.
fn glob_set<'a>(
    reader: &mut TableReader,
    globs: impl Iterator<Item = (String, &'a Spanned<String>)>,
) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    let mut failed = None;
    for (pattern, written) in globs {
        match GlobBuilder::new(&pattern).literal_separator(true).build() {
            Ok(glob) => {
                set.add(glob);
            }
            // One written pattern may become two.
            Err(_) if failed == Some(written.span) => {}
            Err(error) => {
                failed = Some(written.span);
                let (pattern, fault) = (written.value.as_str(), glob_fault(error.kind()));
                let message = msg!(config_bad_glob, pattern = pattern, fault = fault);
                reader.error(written.span, message);
            }
        }
    }
    set.build().unwrap_or_default()
}

fn glob_fault(kind: &globset::ErrorKind) -> Message {
    match kind {
        globset::ErrorKind::UnclosedClass => msg!(glob_bracket),
        globset::ErrorKind::InvalidRange(..) => msg!(regex_range),
        globset::ErrorKind::UnopenedAlternates
        | globset::ErrorKind::UnclosedAlternates
        | globset::ErrorKind::NestedAlternates => msg!(glob_brace),
        globset::ErrorKind::DanglingEscape => msg!(regex_escape),
        _ => msg!(regex_too_large),
    }
}
