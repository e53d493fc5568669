//! What of a project's own theme nothing uses: whole files, and messages in `i18n/`.

use std::collections::{BTreeMap, BTreeSet};

use super::theme::{STYLE, STYLE_PARTS, TEMPLATES, ThemeFiles, default_files};
use crate::diagnostic::{Message, Span, msg, nearest};
use crate::language::unreadable;

/// A part of a theme that nothing uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file, relative to the theme's folder.
    pub path: String,
    /// The part; nothing where it is the whole file.
    pub span: Span,
    /// What to tell.
    pub message: Message,
    /// How to fix it.
    pub help: Message,
}

const TEXTS: &str = "i18n/";

/// Where the files of a theme are; beside them a theme may hold what it likes.
const FOLDERS: [&str; 3] = [TEMPLATES, "assets/", TEXTS];

/// The parts of `own` that nothing reads, in the order of files and places. Pages choose the templates in `chosen`.
pub fn unread(own: &ThemeFiles, chosen: &BTreeSet<String>) -> Vec<Unread> {
    let known = default_files();
    let named = named_templates(own, &known, chosen);
    let of_file = |(path, text): (&str, &str)| {
        if known.contains_key(path) && path.starts_with(TEXTS) {
            return texts(own, &known, path, text);
        }
        let is_part = path.starts_with(STYLE_PARTS) && path.ends_with(".css");
        let read = match is_part {
            true => own.text(STYLE).is_none(),
            false => known.contains_key(path) || named.contains(path),
        };
        file(path, &known).filter(|_| !read).into_iter().collect()
    };
    own.iter().flat_map(of_file).collect()
}

fn file(path: &str, known: &BTreeMap<String, String>) -> Option<Unread> {
    let suggestion = meant(path, known);
    let of_theme = FOLDERS.iter().any(|folder| path.starts_with(folder));
    (of_theme || suggestion.is_some()).then(|| Unread {
        path: path.to_owned(),
        span: Span::at(0),
        message: msg!(no_effect_theme_file),
        help: match suggestion {
            Some(name) => msg!(did_you_mean, name = name),
            None => msg!(no_effect_theme_file_help),
        },
    })
}

/// The templates of its own that are used: they take the place of others, define components, which
/// are global, pages choose them, or one that is used names them in quotes.
fn named_templates<'t>(
    own: &'t ThemeFiles,
    known: &BTreeMap<String, String>,
    chosen: &BTreeSet<String>,
) -> BTreeSet<&'t str> {
    let components = |text: &str| text.contains("{% component") || text.contains("{%- component");
    let templates = own.iter().filter(|(path, _)| path.starts_with(TEMPLATES));
    let (mut waiting, mut free): (Vec<&str>, Vec<&str>) = templates
        .map(|(path, text)| {
            let is_chosen = path.strip_prefix(TEMPLATES).is_some_and(|it| chosen.contains(it));
            (path, known.contains_key(path) || is_chosen || components(text))
        })
        .fold((Vec::new(), Vec::new()), |(mut used, mut free), (path, is_used)| {
            if is_used {
                used.push(path)
            } else {
                free.push(path)
            }
            (used, free)
        });
    let mut named: BTreeSet<&str> = waiting.iter().copied().collect();
    while let Some(text) = waiting.pop().and_then(|path| own.text(path)) {
        let quoted: BTreeSet<&str> = text.split(['"', '\'']).collect();
        let (found, left): (Vec<&str>, Vec<&str>) = free.into_iter().partition(|path| {
            path.strip_prefix(TEMPLATES).is_some_and(|name| quoted.contains(name))
        });
        free = left;
        named.extend(&found);
        waiting.extend(found);
    }
    named
}

/// The file of the default theme that `path` was probably meant to be: of the same name elsewhere,
/// or of nearly the same in the same folder.
fn meant(path: &str, known: &BTreeMap<String, String>) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let named = |path: &&String| path.rsplit_once('/').is_some_and(|(_, other)| other == name);
    if let Some(same) = known.keys().find(named) {
        return Some(same.clone());
    }
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let beside = known.keys().filter_map(|path| {
        let (other, name) = path.rsplit_once('/')?;
        (other == folder).then(|| (stem(name), path))
    });
    let stems: Vec<(String, &String)> = beside.collect();
    let near = nearest(&stem(name), stems.iter().map(|(stem, _)| stem.as_str()))?;
    stems.iter().find(|(stem, _)| stem == near).map(|(_, path)| (*path).clone())
}

/// Messages that cannot be read, or that neither the default theme nor a template asks for.
fn texts(
    own: &ThemeFiles,
    known: &BTreeMap<String, String>,
    path: &str,
    text: &str,
) -> Vec<Unread> {
    let unread = |span: Span, message, near: Option<&str>| Unread {
        path: path.to_owned(),
        span,
        message,
        help: match near {
            Some(name) => msg!(did_you_mean, name = name),
            None => msg!(no_effect_theme_text_help),
        },
    };
    let broken = unreadable(text);
    let is_broken = |span: Span| broken.iter().any(|(place, _)| place.start == span.start);
    let default: BTreeSet<&str> =
        known.get(path).map(|text| ids(text).map(|(id, _)| id).collect()).unwrap_or_default();
    let asked: BTreeSet<&str> = own.iter().flat_map(|(_, text)| text.split(['"', '\''])).collect();
    let is_asked = |id: &str| default.contains(id) || asked.contains(id);
    let idle = ids(text).filter(|(id, span)| !is_asked(id) && !is_broken(*span));
    let idle: Vec<Unread> = idle
        .map(|(id, span)| {
            let near = nearest(id, default.iter().copied());
            unread(span, msg!(no_effect_theme_text, name = id), near)
        })
        .collect();
    let broken = broken.into_iter().map(|(place, detail)| {
        unread(Span::from(place), msg!(no_effect_theme_text_broken, detail = detail), None)
    });
    let mut found: Vec<Unread> = broken.chain(idle).collect();
    found.sort_by_key(|unread| unread.span);
    found
}

/// The names of the messages in a Fluent text. A message begins at the beginning of a line.
fn ids(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let id = line.split_once('=')?.0.trim_end();
        let named = id.starts_with(|c: char| c.is_ascii_alphabetic())
            && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        named.then(|| (id, Span::new(at, at + id.len())))
    })
}
