//! The examples of the CommonMark and GFM specifications, held against the built pages: the same
//! elements with the same text and the same targets. What Runbuch adds or leaves out by design is undone
//! first; each example that still differs is listed with its reason.
#![expect(clippy::disallowed_methods, reason = "reads the project's own files")]

mod differences;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use html5gum::{StartTag, Token, Tokenizer};
use runbuch::page::{Link, LinkKind, Page};
use runbuch::source::SourceFile;

use crate::html;
use crate::project::Project;

/// An example of a specification.
#[derive(serde::Deserialize)]
struct Example {
    example: usize,
    section: String,
    markdown: String,
    html: String,
}

fn examples(spec: &str) -> Vec<Example> {
    let path = format!("tests/fixtures/markdown-specs/{spec}.json");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    serde_json::from_str(&text.expect("the examples")).expect("JSON")
}

#[test]
fn commonmark_means_what_it_says() {
    hold("commonmark-0.31.2", differences::COMMONMARK);
}

#[test]
fn gfm_means_what_it_says() {
    hold("gfm-0.29", differences::GFM);
}

/// Builds all examples of `spec`; those that differ have to be the `listed` ones.
fn hold(spec: &str, listed: &[(&[usize], &str)]) {
    let examples = examples(spec);
    let mut project = Project::new().file("book.toml", "[runbuch]\nraw-html = \"allow\"\n");
    for it in &examples {
        // The title is outside of the content, and nothing but a blank line before the example.
        project =
            project.file(&format!("e{}.md", it.example), &format!("# Title\n\n{}", it.markdown));
    }
    let run = project.runbuch(&["build", "--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut different = BTreeMap::new();
    for it in &examples {
        let page = project.read(&format!("public/e{}.html", it.example));
        let actual = structure(&html::content(&page), targets(&it.markdown));
        let expected = structure(&it.html, written_targets(&it.html));
        if actual != expected {
            let text = format!("{} {}\n{}", it.example, it.section, it.markdown);
            different
                .insert(it.example, format!("{text}expected {expected:?}\nactual   {actual:?}\n"));
        }
    }
    let listed: BTreeSet<usize> =
        listed.iter().flat_map(|(numbers, _)| numbers.iter().copied()).collect();
    let new: Vec<&String> =
        different.iter().filter(|(it, _)| !listed.contains(it)).map(|(_, text)| text).collect();
    let gone: Vec<&usize> = listed.iter().filter(|it| !different.contains_key(it)).collect();
    let new = new.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(new.is_empty() && gone.is_empty(), "{spec}: no longer different: {gone:?}\n{new}");
}

/// Where the links and images of an example lead, sorted.
fn targets(markdown: &str) -> Vec<String> {
    let source = SourceFile::new(Arc::from("e.md"), markdown.as_bytes().to_vec());
    let page = Page::parse(Arc::new(source), &Arc::default());
    let target = |link: &Link| match link.kind {
        LinkKind::Email => decoded(&format!("mailto:{}", link.target)),
        _ => decoded(&link.target),
    };
    let mut targets: Vec<String> = page.document.links.iter().map(target).collect();
    targets.sort();
    targets
}

fn written_targets(html: &str) -> Vec<String> {
    let elements = html::elements(html);
    let links = elements.iter().filter(|it| it.name == "a" || it.name == "img");
    let mut targets: Vec<String> = links.filter_map(|it| it.url().map(decoded)).collect();
    targets.sort();
    targets
}

fn decoded(url: &str) -> String {
    percent_encoding::percent_decode_str(url).decode_utf8_lossy().into_owned()
}

/// Elements and words of a piece of HTML, without what does not belong to its structure, and targets.
fn structure(html: &str, targets: Vec<String>) -> (Vec<String>, Vec<String>) {
    let mut parts = Structure::default();
    let html = html.replace("<tbody></tbody>", "").replace("<tbody>\n</tbody>", "");
    for token in Tokenizer::new(html.as_str()) {
        match token.expect("no reader fails") {
            Token::StartTag(tag) => parts.start(&tag),
            Token::EndTag(tag) => parts.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => parts.words(&String::from_utf8_lossy(&text)),
            Token::Comment(text) => parts.push(format!("<!--{}", String::from_utf8_lossy(&text))),
            Token::Doctype(_) => parts.push("<!doctype".to_owned()),
            Token::Error(_) => {}
        }
    }
    parts.tidy();
    (parts.parts, targets)
}

/// Comes before tags.
const TAG: char = '\u{fdd0}';

#[derive(Default)]
struct Structure {
    parts: Vec<String>,
    in_code: bool,
    /// The name of an element that is left out with all that it holds, and how deep in it we are.
    skipped: Option<(String, usize)>,
    /// The name of a missing image is being read.
    in_image: bool,
}

/// Elements around code and tables that Runbuch adds.
const FRAMES: [&str; 2] = ["figure", "div"];

/// Elements between which white space means nothing.
const BLOCKS: [&str; 25] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "div",
    "del",
    "ins",
    "section",
    "center",
];

impl Structure {
    /// A tag: no text begins like it.
    fn push(&mut self, tag: String) {
        if self.skipped.is_none() {
            self.parts.push(format!("{TAG}{tag}"));
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(*skipped == name);
            return;
        }
        let get = |attribute: &str| {
            let value = tag.attributes.get(attribute.as_bytes())?;
            Some(String::from_utf8_lossy(value).into_owned())
        };
        let class = get("class").unwrap_or_default();
        if ["anchor", "progress"].contains(&class.as_str()) {
            self.skipped = Some((name, 0));
        } else if name == "img" || (name == "span" && class == "broken") {
            self.in_image = name == "span";
            let alt = get("alt").unwrap_or_default();
            self.push(format!("<img {}", if self.in_image { "" } else { &alt }));
        } else if name == "code" {
            self.in_code = true;
            self.push(format!("<code {class}"));
        } else if name == "ol" {
            self.push(format!("<ol {}", get("start").unwrap_or_default()));
        } else if name == "input" {
            self.push(format!("<input {}", get("checked").is_some()));
        } else if name == "th" || name == "td" {
            let align = ["center", "right"].into_iter().find(|it| {
                class.contains(&format!("align-{it}")) || get("align").as_deref() == Some(it)
            });
            self.push(format!("<{name} {}", align.unwrap_or_default()));
        } else if !self.is_frame(&name) {
            self.push(format!("<{name}"));
        }
    }

    fn is_frame(&self, name: &str) -> bool {
        FRAMES.contains(&name) || (self.in_code && name == "span")
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if *skipped == name {
                match depth.checked_sub(1) {
                    Some(less) => *depth = less,
                    None => self.skipped = None,
                }
            }
            return;
        }
        if self.in_image && name == "span" {
            self.in_image = false;
            return;
        }
        if name == "code" {
            self.in_code = false;
        }
        if !self.is_frame(name) {
            self.push(format!("</{name}"));
        }
    }

    fn words(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if self.in_image {
            let alt = text.strip_prefix("Missing image: ").unwrap_or(text);
            if let Some(image) = self.parts.last_mut() {
                image.push_str(alt);
            }
            return;
        }
        let text = if self.in_code { text.to_owned() } else { collapsed(text) };
        match self.parts.last_mut() {
            Some(last) if !last.starts_with(TAG) => last.push_str(&text),
            _ => self.parts.push(text),
        }
    }

    /// Leaves out white space beside the tags of blocks.
    fn tidy(&mut self) {
        let is_block = |part: Option<&String>| {
            part.is_none_or(|part| {
                let name = part.trim_start_matches([TAG, '<', '/']);
                part.starts_with(TAG)
                    && BLOCKS.contains(&name.split(' ').next().unwrap_or_default())
            })
        };
        let parts = std::mem::take(&mut self.parts);
        for (index, part) in parts.iter().enumerate() {
            let mut part = part.as_str();
            if !part.starts_with(TAG) {
                if index.checked_sub(1).is_none_or(|before| is_block(parts.get(before))) {
                    part = part.trim_start();
                }
                if is_block(parts.get(index + 1)) {
                    part = part.trim_end();
                }
            }
            if !part.is_empty() {
                self.parts.push(part.to_owned());
            }
        }
    }
}

/// `text` with one space for each stretch of white space.
fn collapsed(text: &str) -> String {
    let mut result = String::new();
    for character in text.chars() {
        let is_space = " \t\n\r".contains(character);
        if !is_space {
            result.push(character);
        } else if !result.ends_with(' ') {
            result.push(' ');
        }
    }
    result
}
