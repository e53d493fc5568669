//! What tags mean: the shortcodes that Hugo brings along, those that most of its themes have, and Liquid's own tags.

use super::scan::{TagArgument, TagRole, TemplateTag};
use crate::diagnostic::Span;
use crate::dialect::Templates;
use crate::lexicon::boxes;

/// What stands in the place of a tag.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    Nothing,
    Text(String),
    /// Where a link leads that it is the target of.
    Target {
        path: String,
        at: Option<Span>,
    },
    Link {
        target: String,
        words: String,
    },
    Image {
        target: String,
        at: Option<Span>,
        alt: String,
        title: String,
        caption: String,
    },
    Unknown,
}

/// What a tag with inner text makes of the lines between it and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TagBlock {
    /// A box with the word that names its kind, and where its title is.
    Box(&'static str, Option<Span>),
    /// Code in this language.
    Code(String),
    /// Lines that belong together.
    Group,
    /// Just the lines.
    Lines,
}

/// Names of boxes in themes of Hugo whose first argument, or `type`, `color`, `context`, says the kind.
const BOXES: [&str; 8] =
    ["hint", "notice", "alert", "callout", "admonition", "box", "admonish", "blockquote-alert"];

/// Names of what opens by a click.
const FOLDED: [&str; 6] =
    ["details", "expand", "collapse", "accordion", "spoiler", "accordion-item"];

const TITLES: [&str; 5] = ["title", "summary", "name", "header", "label"];

/// Tags that only wrap tabs or columns, and what themes draw by themselves.
const WRAPPERS: [&str; 8] =
    ["tabs", "tabpane", "tabgroup", "columns", "column", "steps", "toc", "TOC"];

/// The block that begins with this tag; none where it is not known.
pub(super) fn block(tag: &TemplateTag) -> Option<TagBlock> {
    let name = tag.name.as_str();
    if tag.name == "highlight" {
        let language = tag.named(&["lang"]).or_else(|| tag.at(0));
        return Some(TagBlock::Code(language.map(|it| it.value.clone()).unwrap_or_default()));
    }
    if tag.language == Templates::Liquid {
        return (name == "raw").then_some(TagBlock::Lines);
    }
    if WRAPPERS.contains(&name) {
        return Some(TagBlock::Lines);
    }
    let title = || tag.named(&TITLES).map(|it| it.span);
    let first = || tag.at(0).map(|it| it.span);
    if FOLDED.contains(&name) {
        return Some(TagBlock::Box("details", title().or_else(first)));
    }
    if name == "tab" {
        let title = title().or_else(first);
        return Some(title.map_or(TagBlock::Group, |title| TagBlock::Box("tab", Some(title))));
    }
    if BOXES.contains(&name) {
        let kind = tag.named(&["type", "color", "context", "style", "level"]).or_else(|| tag.at(0));
        let kind = kind.map_or("note", |it| alert(&it.value).unwrap_or("note"));
        let second = || tag.at(1).map(|it| it.span);
        return Some(TagBlock::Box(kind, title().or_else(second)));
    }
    alert(name).map(|kind| TagBlock::Box(kind, title().or_else(first)))
}

/// The word of the kind that this word means.
fn alert(word: &str) -> Option<&'static str> {
    let kinds = [
        ("note", boxes::NOTE),
        ("tip", boxes::TIP),
        ("important", boxes::IMPORTANT),
        ("warning", boxes::WARNING),
        ("caution", boxes::CAUTION),
    ];
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    kinds.iter().find(|(_, words)| words.iter().any(is)).map(|(kind, _)| *kind)
}

impl TagBlock {
    /// What stands for the tag that begins it; none where it does not fit.
    pub(super) fn opening(&self, text: &str, inside: Span, tag: &TemplateTag) -> Option<String> {
        let len = tag.span.len();
        let start = match self {
            Self::Box(kind, title) => {
                let mut start = format!(":::{kind} ");
                let title = title.filter(|it| it.start >= tag.span.start + start.len());
                if let Some(title) = title {
                    start.push_str(&" ".repeat(title.start - tag.span.start - start.len()));
                    start.push_str(title.of(text));
                }
                start
            }
            Self::Code(language) => format!("{}{language}", fence(inside.of(text))),
            Self::Group => ":::x".to_owned(),
            Self::Lines => String::new(),
        };
        let start = start.trim_end();
        Some(format!("{start}{}", " ".repeat(len.checked_sub(start.len())?)))
    }

    /// What stands for the tag that ends it.
    pub(super) fn closing(&self, inside: &str, len: usize) -> Option<String> {
        let end = match self {
            Self::Box(..) | Self::Group => ":::",
            Self::Code(_) => fence(inside),
            Self::Lines => "",
        };
        Some(format!("{end}{}", " ".repeat(len.checked_sub(end.len())?)))
    }
}

const fn fence_of(has_ticks: bool) -> &'static str {
    if has_ticks { "~~~" } else { "```" }
}

fn fence(inside: &str) -> &'static str {
    fence_of(inside.contains("```"))
}

/// Whether what a tag without a block stands for is known.
pub(super) fn is_known(tag: &TemplateTag) -> bool {
    tag.role == TagRole::Closing || !matches!(of(tag, tag, 0), Meaning::Unknown)
}

/// What a tag stands for; `first` is the tag that it ends, or itself.
pub(super) fn of(tag: &TemplateTag, first: &TemplateTag, _: usize) -> Meaning {
    match tag.role {
        TagRole::Escaped => return Meaning::Text(tag.shown.clone()),
        TagRole::Closing => return Meaning::Nothing,
        TagRole::Expression => return expression(&tag.name),
        TagRole::Single => {}
    }
    if tag.partner.is_some() && (block(first).is_some()) {
        return Meaning::Nothing;
    }
    match tag.language {
        Templates::Liquid => of_liquid(tag),
        Templates::Hugo => of_hugo(tag),
        Templates::Zola | Templates::None => Meaning::Unknown,
    }
}

fn of_hugo(tag: &TemplateTag) -> Meaning {
    let first = || tag.at(0);
    let path = |it: &TagArgument| Meaning::Target { path: it.value.clone(), at: Some(it.span) };
    let id = |keys: &[&str]| tag.named(keys).or_else(first).map(|it| it.value.clone());
    let video = |words: &str, url: String| Meaning::Link { target: url, words: words.to_owned() };
    let found = match tag.name.as_str() {
        "ref" | "relref" => tag.named(&["path"]).or_else(first).map(path),
        "figure" => tag.named(&["src"]).or_else(first).map(|src| Meaning::Image {
            target: src.value.clone(),
            at: Some(src.span),
            alt: tag.text(&["alt", "caption", "title"]),
            title: tag.text(&["title"]),
            caption: tag.text(&["caption"]),
        }),
        "youtube" => {
            id(&["id"]).map(|id| video("YouTube", format!("https://www.youtube.com/watch?v={id}")))
        }
        "vimeo" => id(&["id"]).map(|id| video("Vimeo", format!("https://vimeo.com/{id}"))),
        "instagram" => {
            id(&["id"]).map(|id| video("Instagram", format!("https://www.instagram.com/p/{id}/")))
        }
        "tweet" | "x" | "twitter" => {
            let user = tag.named(&["user"]).or_else(|| tag.at(0).filter(|_| tag.at(1).is_some()));
            let status = tag.named(&["id"]).or_else(|| tag.at(1)).or_else(|| tag.at(0));
            let user = user.map_or("i", |it| it.value.as_str());
            status.map(|id| video("X", format!("https://x.com/{user}/status/{}", id.value)))
        }
        "gist" => first().zip(tag.at(1)).map(|(user, id)| {
            video("Gist", format!("https://gist.github.com/{}/{}", user.value, id.value))
        }),
        "qr" if tag.partner.is_none() => {
            tag.named(&["text"]).map(|it| Meaning::Text(it.value.clone()))
        }
        name if WRAPPERS.contains(&name) => Some(Meaning::Nothing),
        _ => None,
    };
    found.unwrap_or(Meaning::Unknown)
}

fn of_liquid(tag: &TemplateTag) -> Meaning {
    let first = tag.at(0);
    match (tag.name.as_str(), first) {
        ("link", Some(page)) => {
            let path = format!("/{}", page.value.trim_start_matches('/'));
            Meaning::Target { path, at: Some(page.span) }
        }
        ("post_url", Some(post)) => {
            let (folder, name) = post.value.rsplit_once('/').unwrap_or(("", &post.value));
            let path = format!("/{folder}/_posts/{name}.md").replace("//", "/");
            Meaning::Target { path, at: Some(post.span) }
        }
        ("raw", _) => Meaning::Nothing,
        _ => Meaning::Unknown,
    }
}

/// Expressions that stand for the beginning of an address, or for a path that is written in them.
fn expression(words: &str) -> Meaning {
    let target = |path: &str| Meaning::Target { path: path.to_owned(), at: None };
    if matches!(words, "site.baseurl" | "site.url" | "site.github.url") {
        return target("");
    }
    let (value, filters) = words.split_once('|').unwrap_or((words, ""));
    let mut filters = filters.split('|').map(str::trim).filter(|it| !it.is_empty()).peekable();
    let value = value.trim();
    let quoted = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    let is_path = filters.peek().is_some()
        && filters.all(|filter| {
            matches!(filter, "relative_url" | "absolute_url" | "prepend: site.baseurl")
        });
    match quoted.filter(|_| is_path) {
        Some(path) => target(&format!("/{}", path.trim_start_matches('/'))),
        None => Meaning::Unknown,
    }
}
