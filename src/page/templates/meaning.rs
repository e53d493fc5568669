//! What single tags mean: the shortcodes that Hugo brings along, those that most of its themes have, and Liquid's own
//! tags.

use super::block::{TARGETS, is_wrapper};
use super::scan::{TagRole, TemplateTag};
use crate::diagnostic::Span;
use crate::dialect::Templates;

/// The texts of the project file and of the front matter, by the names that tags have for them.
pub(super) type Texts<'t> = dyn Fn(&str) -> Option<String> + 't;

/// What is in the place of a tag.
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
        at: Option<Span>,
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

/// What a tag stands for that is not the beginning or the end of a block.
pub(super) fn of(tag: &TemplateTag, texts: &Texts<'_>) -> Meaning {
    match (tag.role, tag.language) {
        (TagRole::Escaped, _) => Meaning::Text(tag.shown.clone()),
        (TagRole::Closing, _) => Meaning::Nothing,
        (TagRole::Expression, _) => expression(&tag.name, texts),
        (TagRole::Single, Templates::Liquid) => of_liquid(tag),
        (TagRole::Single, Templates::Hugo) => of_hugo(tag, texts).unwrap_or(Meaning::Unknown),
        (TagRole::Single, Templates::Zola | Templates::None) => Meaning::Unknown,
    }
}

fn of_hugo(tag: &TemplateTag, texts: &Texts<'_>) -> Option<Meaning> {
    let first = || tag.at(0);
    let name = tag.name.as_str();
    match name {
        "ref" | "relref" => {
            let path = tag.named(&["path"]).or_else(first)?;
            Some(Meaning::Target { path: path.value.clone(), at: Some(path.span) })
        }
        "param" | "_param" | "siteparam" => {
            let asked = tag.named(&["name", "key"]).or_else(first)?;
            texts(&asked.value.to_lowercase()).map(Meaning::Text)
        }
        "figure" => picture(tag),
        "card" | "link-card" | "button" if tag.partner.is_none() => card(tag),
        "badge" | "kbd" if tag.partner.is_none() => {
            let keys = ["title", "content", "value", "text"];
            let said = keys.iter().filter_map(|key| Some(tag.named(&[*key])?.value.clone()));
            let words =
                said.chain(first().map(|it| it.value.clone())).collect::<Vec<_>>().join(" ");
            (!words.is_empty()).then_some(Meaning::Text(words))
        }
        "qr" if tag.partner.is_none() => {
            tag.named(&["text"]).map(|it| Meaning::Text(it.value.clone()))
        }
        // Pictures beside words.
        "icon" | "inline-svg" | "fontawesome" | "fa" => Some(Meaning::Nothing),
        _ if is_wrapper(name) => Some(Meaning::Nothing),
        _ => elsewhere(tag),
    }
}

fn picture(tag: &TemplateTag) -> Option<Meaning> {
    let src = tag.named(&["src"]).or_else(|| tag.at(0))?;
    Some(Meaning::Image {
        target: src.value.clone(),
        at: Some(src.span),
        alt: tag.text(&["alt", "caption", "title"]),
        title: tag.text(&["title"]),
        caption: tag.text(&["caption"]),
    })
}

/// A card or a button without inner text is a link.
fn card(tag: &TemplateTag) -> Option<Meaning> {
    let words = ["title", "subtitle", "description"];
    let words = words.iter().filter_map(|key| Some(tag.named(&[*key])?.value.as_str()));
    let words = words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" – ");
    match tag.named(&TARGETS) {
        _ if words.is_empty() => None,
        Some(target) => {
            Some(Meaning::Link { target: target.value.clone(), at: Some(target.span), words })
        }
        None => Some(Meaning::Text(words)),
    }
}

/// What another site shows.
fn elsewhere(tag: &TemplateTag) -> Option<Meaning> {
    let link = |words: &str, target: String| {
        Some(Meaning::Link { target, at: None, words: words.to_owned() })
    };
    let id = || tag.named(&["id"]).or_else(|| tag.at(0)).map(|it| it.value.as_str());
    match tag.name.as_str() {
        "youtube" => link("YouTube", format!("https://www.youtube.com/watch?v={}", id()?)),
        "vimeo" => link("Vimeo", format!("https://vimeo.com/{}", id()?)),
        "instagram" => link("Instagram", format!("https://www.instagram.com/p/{}/", id()?)),
        "tweet" | "x" | "twitter" => {
            let user = tag.named(&["user"]).or_else(|| tag.at(0).filter(|_| tag.at(1).is_some()));
            let user = user.map_or("i", |it| it.value.as_str());
            let status = tag.named(&["id"]).or_else(|| tag.at(1)).or_else(|| tag.at(0))?;
            link("X", format!("https://x.com/{user}/status/{}", status.value))
        }
        "gist" => {
            let (user, id) = (tag.at(0)?, tag.at(1)?);
            link("Gist", format!("https://gist.github.com/{}/{}", user.value, id.value))
        }
        _ => None,
    }
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
            let path = format!("/{folder}/_posts/{name}").replace("//", "/");
            Meaning::Target { path, at: Some(post.span) }
        }
        ("raw", _) => Meaning::Nothing,
        _ => Meaning::Unknown,
    }
}

/// Expressions that stand for the beginning of an address, or for a path that is written in them.
fn expression(words: &str, texts: &Texts<'_>) -> Meaning {
    let target = |path: &str| Meaning::Target { path: path.to_owned(), at: None };
    if matches!(words, "site.baseurl" | "site.url" | "site.github.url") {
        return target("");
    }
    if let Some(text) = texts(words) {
        return Meaning::Text(text);
    }
    let (value, filters) = words.split_once('|').unwrap_or((words, ""));
    let mut filters = filters.split('|').map(str::trim).filter(|it| !it.is_empty()).peekable();
    let value = value.trim();
    let quoted = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    let is_path = filters.peek().is_some()
        && filters.all(|filter| {
            matches!(filter, "relative_url" | "absolute_url" | "prepend: site.baseurl")
        });
    match quoted {
        Some(path) if is_path => target(&format!("/{}", path.trim_start_matches('/'))),
        Some(text) if !words.contains('|') => Meaning::Text(text.to_owned()),
        _ => Meaning::Unknown,
    }
}
