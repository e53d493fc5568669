//! The line that begins a box.

use std::ops::Range;

use crate::lexicon::{WordList, boxes};
use crate::page::elements::ContainerKind;
use crate::page::event::AlertKind;

/// How a box ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BoxForm {
    /// With the last line that is indented below the marker.
    Indented,
    /// With as many colons as it begins with, or with more.
    Fenced(usize),
    /// With the line that ends what is called so: `:::row:::` of DocFX with `:::row-end:::`.
    Named,
    /// With the block quote that it is.
    Quoted,
    /// Before the next tab, or with a line `---`: the tabs of DocFX.
    UpToRule,
    /// Before the next heading of this level or a higher one: the tabs of Wiki.js.
    UpToHeading(usize),
}

/// What the line says.
#[derive(Debug, Clone)]
pub(super) struct BoxMarker {
    pub(super) form: BoxForm,
    /// Bytes of white space and `>` before it.
    pub(super) prefix: usize,
    pub(super) kind: ContainerKind,
    /// In lower case.
    pub(super) name: String,
    /// Whether the box can be folded, and then whether it is open.
    pub(super) open: Option<bool>,
    /// The bytes of its title on the line.
    pub(super) title: Option<Range<usize>>,
    /// Whether it has none on purpose: `!!! note ""`.
    pub(super) untitled: bool,
    /// Whether lines with options may follow.
    has_options: bool,
}

/// The words of `MkDocs`, Docusaurus, `VitePress`, mdBook and Obsidian, by the alert that is closest.
const KINDS: [(AlertKind, WordList); 5] = [
    (AlertKind::Note, boxes::NOTE),
    (AlertKind::Tip, boxes::TIP),
    (AlertKind::Important, boxes::IMPORTANT),
    (AlertKind::Warning, boxes::WARNING),
    (AlertKind::Caution, boxes::CAUTION),
];

impl BoxMarker {
    /// Reads a line.
    pub(super) fn read(line: &str, slashes: bool) -> Option<Self> {
        let words = line.trim_start_matches([' ', '\t', '>']);
        let prefix = line.len() - words.len();
        let words = words.trim_end();
        let read = if words.starts_with('[') {
            quoted(words).filter(|_| line.get(..prefix).is_some_and(|it| it.contains('>')))
        } else if words.starts_with(':') {
            fenced(words)
        } else if words.starts_with('/') {
            slashed(words).filter(|_| slashes)
        } else if words.starts_with('#') {
            linked(words)
        } else {
            indented(words)
        };
        Self::of(line, read?)
    }

    /// A tab that a heading of a set of tabs begins.
    pub(super) fn of_tabset(line: &str, level: usize) -> Option<Self> {
        let (_, title) = heading(line.trim_start_matches([' ', '\t', '>']))?;
        let title = Some(title.split('{').next().unwrap_or_default().trim());
        let form = BoxForm::UpToHeading(level);
        Self::of(line, ReadMarker { form, kind: TAB, name: "", open: None, title })
    }

    fn of(line: &str, read: ReadMarker<'_>) -> Option<Self> {
        let words = line.trim_start_matches([' ', '\t', '>']);
        let prefix = line.len() - words.len();
        let ReadMarker { form, kind, name, open, title } = read;
        // Where the title is on the line, as it is a part of it.
        let place = |title: &str| {
            let start = title.as_ptr().addr() - line.as_ptr().addr();
            start..start + title.len()
        };
        let title = title.map(str::trim);
        let untitled = title == Some("") && words.starts_with("!!!");
        let title = title.filter(|title| !title.is_empty()).map(place);
        let has_options = words.starts_with('/');
        let name = name.to_lowercase();
        Some(Self { form, prefix, kind, name, open, title, untitled, has_options })
    }

    /// Whether the line alone is a box.
    pub(super) fn may_be_empty(&self) -> bool {
        self.title.is_some()
    }
}

impl BoxMarker {
    /// Whether lines with options may follow: `/// details | Title` and below it `    open: True`.
    pub(super) fn has_options(&self) -> bool {
        self.has_options
    }

    /// Reads one of them.
    pub(super) fn option(&mut self, key: &str, value: &str) {
        match key {
            "type" => {
                self.name = value.to_lowercase();
                self.kind = alert(value);
            }
            "open" if self.open.is_some() => self.open = Some(value.eq_ignore_ascii_case("true")),
            _ => {}
        }
    }
}

/// A tab whose neighbours are not known yet.
const TAB: ContainerKind = ContainerKind::Tab { is_first: true, is_last: true };

struct ReadMarker<'l> {
    form: BoxForm,
    kind: ContainerKind,
    name: &'l str,
    open: Option<bool>,
    title: Option<&'l str>,
}

/// `!!! note "Title"`, `??? note`, `???+ note`, `=== "Tab"`
fn indented(words: &str) -> Option<ReadMarker<'_>> {
    let (sign, rest) = words.split_at_checked(3)?;
    let (open, rest) = match sign {
        "!!!" => (None, rest),
        "???" => match rest.strip_prefix('+') {
            Some(rest) => (Some(true), rest),
            None => (Some(false), rest),
        },
        "===" => (None, rest.strip_prefix(['!', '+']).unwrap_or(rest)),
        _ => return None,
    };
    let rest = rest.strip_prefix(' ').or(rest.starts_with('"').then_some(rest))?.trim_start();
    let (names, title) = match rest.find(['"', '\'']) {
        Some(at) => {
            let (names, quoted) = rest.split_at_checked(at)?;
            let mark = quoted.chars().next()?;
            (names, Some(quoted.strip_prefix(mark)?.strip_suffix(mark)?))
        }
        None => (rest, None),
    };
    if sign == "===" {
        let title = title.filter(|title| names.is_empty() && !title.trim().is_empty())?;
        let title = Some(title);
        return Some(ReadMarker { form: BoxForm::Indented, kind: TAB, name: "", open, title });
    }
    let mut names = names.split_whitespace();
    let name = names.next().unwrap_or_default();
    let are_names = !name.is_empty() || title.is_some();
    let are_names = are_names && is_name(name) && names.all(is_name);
    are_names.then(|| ReadMarker { form: BoxForm::Indented, kind: alert(name), name, open, title })
}

/// `:::tip`, `::: tip Title`, `:::tip[Title]{key=value}`, `::: details Title`
fn fenced(words: &str) -> Option<ReadMarker<'_>> {
    let (colons, rest) = fence(words)?;
    if let Some((name, begins)) = named(words) {
        let (form, kind) = (BoxForm::Named, ContainerKind::Group);
        return begins.then_some(ReadMarker { form, kind, name, open: None, title: None });
    }
    let len = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
    let (name, rest) = rest.split_at_checked(len)?;
    if !name.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let rest = rest.trim();
    let title = match rest.strip_prefix('[') {
        Some(rest) => rest.split(']').next(),
        None => rest.split('{').next(),
    };
    let is_details = name.eq_ignore_ascii_case("details");
    let open = is_details.then_some(rest.contains("{open}"));
    let kind = match known(name) {
        Some(kind) => ContainerKind::Alert(kind),
        None if is_details => ContainerKind::Alert(AlertKind::Note),
        // Docsy and hugo-book write tabs as shortcodes, for which this stands.
        None if name == "tab" && !rest.is_empty() => TAB,
        None => ContainerKind::Group,
    };
    let title = title.filter(|_| kind != ContainerKind::Group);
    Some(ReadMarker { form: BoxForm::Fenced(colons), kind, name, open, title })
}

/// The blocks of DocFX that end with their name, and whether the name alone tells them from those of others.
const NAMED: [(&str, bool); 4] =
    [("row", false), ("column", false), ("zone", true), ("moniker", true)];

/// The name in a line that begins or ends such a block, and whether it begins it: `:::column span="2":::`, `:::zone-end`,
/// `::: moniker range=">= 2"`.
pub(super) fn named(words: &str) -> Option<(&str, bool)> {
    let rest = words.trim().strip_prefix(":::")?;
    let (rest, is_closed) = rest.strip_suffix(":::").map_or((rest, false), |rest| (rest, true));
    let rest = rest.trim();
    let len = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
    let word = rest.get(..len)?;
    let name = word.strip_suffix("-end");
    let (known, is_telling) = NAMED.iter().find(|(it, _)| *it == name.unwrap_or(word))?;
    let is_plain = name.is_some() && len == rest.len();
    let is_block = is_closed || *is_telling || is_plain;
    is_block.then_some((known, name.is_none()))
}

/// `/// note | Title`, `/// details | Title`, `/// tab | Title`, `/// html | div`: pymdownx.blocks.
fn slashed(words: &str) -> Option<ReadMarker<'_>> {
    let (slashes, rest) = fence(words)?;
    let (name, title) = match rest.split_once('|') {
        Some((name, title)) => (name.trim(), Some(title.trim())),
        None => (rest, None),
    };
    if !name.starts_with(|c: char| c.is_alphabetic()) || !is_name(name) {
        return None;
    }
    let is_details = name == "details";
    let kind = match (name, known(name)) {
        ("tab", _) => TAB,
        (_, Some(kind)) => ContainerKind::Alert(kind),
        ("details" | "admonition", None) => ContainerKind::Alert(AlertKind::Note),
        _ => ContainerKind::Group,
    };
    let title = title.filter(|title| kind != ContainerKind::Group && !title.is_empty());
    if matches!(kind, ContainerKind::Tab { .. }) && title.is_none() {
        return None;
    }
    let open = is_details.then_some(false);
    Some(ReadMarker { form: BoxForm::Fenced(slashes), kind, name, open, title })
}

/// `[!faq]- Title`, `[!div class="checklist"]` of DocFX. The five alerts of GitHub without a title are left to the parser.
fn quoted(words: &str) -> Option<ReadMarker<'_>> {
    let (name, rest) = words.strip_prefix("[!")?.split_once(']')?;
    if name.starts_with("div ") && rest.is_empty() {
        let (form, kind) = (BoxForm::Quoted, ContainerKind::Group);
        return Some(ReadMarker { form, kind, name: "div", open: None, title: None });
    }
    let name = name.split('|').next().unwrap_or_default().trim();
    if name.is_empty() || !is_name(name) {
        return None;
    }
    let (open, title) = match rest.chars().next() {
        Some('+') => (Some(true), rest.get(1..)?),
        Some('-') => (Some(false), rest.get(1..)?),
        None | Some(' ') => (None, rest),
        _ => return None,
    };
    Some(ReadMarker { form: BoxForm::Quoted, kind: alert(name), name, open, title: Some(title) })
}

/// `# [Title](#tab/id)`, `# [Title](#tab/id/condition)`: a tab of DocFX.
fn linked(words: &str) -> Option<ReadMarker<'_>> {
    let (_, text) = heading(words)?;
    let (title, id) = text.strip_prefix('[')?.rsplit_once("](#tab/")?;
    let is_id = id.strip_suffix(')').is_some_and(|id| !id.contains([')', ' ']));
    let title = Some(title).filter(|title| is_id && !title.trim().is_empty());
    title.map(|_| ReadMarker { form: BoxForm::UpToRule, kind: TAB, name: "", open: None, title })
}

/// The level and the text of an ATX heading.
pub(super) fn heading(words: &str) -> Option<(usize, &str)> {
    let text = words.trim_start_matches('#');
    let level = words.len() - text.len();
    let is_heading = (1..=6).contains(&level) && text.starts_with([' ', '\t']);
    is_heading.then(|| (level, text.trim().trim_end_matches('#').trim_end()))
}

/// The number of colons or slashes of a line that ends a box.
pub(super) fn closing(words: &str) -> Option<usize> {
    fence(words).filter(|(_, rest)| rest.is_empty()).map(|(colons, _)| colons)
}

/// The number of colons or slashes, and what follows them.
fn fence(line: &str) -> Option<(usize, &str)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, ':' | '/'))?;
    let rest = line.trim_start_matches(sign);
    let colons = line.len() - rest.len();
    (colons >= 3).then(|| (colons, rest.trim()))
}

fn alert(name: &str) -> ContainerKind {
    ContainerKind::Alert(known(name).unwrap_or(AlertKind::Note))
}

fn known(name: &str) -> Option<AlertKind> {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    KINDS.iter().find(|(_, words)| words.iter().any(is)).map(|(kind, _)| *kind)
}

fn is_name(word: &str) -> bool {
    word.chars().all(is_of_name)
}

fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || "-_".contains(character)
}
