//! What the plugin `macros` of `MkDocs` makes of a page: expressions `{{ x }}` of what the project file and the front
//! matter say, conditions, loops, `{% set %}`, `{% include "a.md" %}`, `{% raw %}`, comments.
//!
//! Jinja knows no Markdown, so they count in code as well. Functions of the wiki's own Python are not run: what asks for
//! them stays as it is written, and is told.
//!
//! Source: `render` in `mkdocs_macros/plugin.py`.

use std::collections::BTreeMap;

use minijinja::Value;
use minijinja::value::{Serde, merge_maps};

use super::jinja_tags::{JinjaTag, TagKind, partners, tags};
use super::jinja_values::JinjaValues;
use super::region::Selection;
use super::{Directive, Replacement, Request, below};
use crate::diagnostic::Span;
use crate::dialect::settings::Macros;
use crate::source::SourceFile;
use crate::source::data::{self, Node};

/// The deepest nesting of conditions.
const DEEPEST: usize = 50;

/// How many names `{% set %}` gives on a page.
const MOST_NAMES: usize = 100;

/// What the expressions of a page may name.
pub(super) struct MacroContext<'s> {
    folder: &'s str,
    values: Value,
    /// What `{% set %}` gave names to.
    set: BTreeMap<String, Value>,
}

impl<'s> MacroContext<'s> {
    /// For a page with this front matter; none where the plugin leaves the page alone.
    pub(super) fn of_page(macros: &'s Macros, front_matter: &str) -> Option<Self> {
        let fenced = front_matter.trim().strip_prefix("---").unwrap_or_default();
        let (front, _) = data::yaml(fenced.trim_end_matches('-'), 0);
        let says = |key: &str| front.get(key).and_then(Node::as_bool);
        let is_asked = says("render_macros") == Some(true);
        if says("ignore_macros") == Some(true)
            || says("render_macros") == Some(false)
            || !(macros.renders_by_default || is_asked)
        {
            return None;
        }
        let meta = Value::from(Serde(data::to_json(&front)));
        let page = Value::from_pairs([("page", Value::from_pairs([("meta", meta.clone())]))]);
        let values = merge_maps([macros.variables.clone(), page, meta]);
        Some(Self { folder: &macros.folder, values, set: BTreeMap::new() })
    }

    fn all_values(&self) -> Value {
        let set = self.set.iter().map(|(name, value)| (name.clone(), value.clone()));
        merge_maps([self.values.clone(), Value::from_pairs(set)])
    }
}

/// The tags within `span` of the text of `file`, and what is for them.
pub(super) fn find(
    file: &SourceFile,
    span: Span,
    context: &mut MacroContext<'_>,
) -> Vec<Directive> {
    let text = file.text.as_str();
    let tags = tags(text, span);
    if tags.is_empty() {
        return Vec::new();
    }
    let partners = partners(&tags);
    let evaluator = JinjaValues::new(context.all_values());
    let mut reader = JinjaReader {
        text,
        tags: &tags,
        partners: &partners,
        context,
        evaluator,
        found: Vec::new(),
    };
    reader.read(0, tags.len(), 0);
    reader.found
}

/// Reads the tags of a text in order.
struct JinjaReader<'r, 't, 's> {
    text: &'t str,
    tags: &'r [JinjaTag<'t>],
    /// For each tag that begins a block the number of the next one that belongs to it: `elif`, `else`, `endif`.
    partners: &'r [Option<usize>],
    context: &'r mut MacroContext<'s>,
    evaluator: JinjaValues<'t>,
    found: Vec<Directive>,
}

impl JinjaReader<'_, '_, '_> {
    /// The tags from one number up to another.
    fn read(&mut self, start: usize, end: usize, depth: usize) {
        let mut at = start;
        while let Some(tag) = self.tags.get(at).filter(|_| at < end) {
            let span = tag.span;
            at = match tag.kind {
                _ if !tag.is_cheap() && tag.kind != TagKind::Comment => {
                    self.made_or_kept(span, None, at)
                }
                TagKind::Comment | TagKind::Raw => self.made(span, String::new(), at),
                TagKind::Expression => {
                    let made = self.evaluator.rendered(span.of(self.text));
                    self.made_or_kept(span, made, at)
                }
                TagKind::Statement => match tag.name() {
                    "include" => self.include(at),
                    "set" => self.set(at),
                    "if" if depth < DEEPEST => self.condition(at, depth),
                    "for" => self.repeated(at),
                    _ => self.made_or_kept(span, None, at),
                },
            };
        }
    }

    fn made(&mut self, span: Span, made: String, at: usize) -> usize {
        self.found.push(Directive { span, replacement: Replacement::Made(made) });
        at + 1
    }

    fn made_or_kept(&mut self, span: Span, made: Option<String>, at: usize) -> usize {
        let replacement = made.map_or(Replacement::Unread(None), Replacement::Made);
        self.found.push(Directive { span, replacement });
        at + 1
    }

    /// `{% include "a.md" %}`, with what may follow it.
    fn include(&mut self, at: usize) -> usize {
        let Some(tag) = self.tags.get(at) else { return at + 1 };
        let argument = tag.arguments();
        let path = ['"', '\''].iter().find_map(|quote| {
            let (path, rest) = argument.strip_prefix(*quote)?.split_once(*quote)?;
            let rest = rest.trim().trim_start_matches("ignore missing").trim();
            matches!(rest, "" | "with context" | "without context").then_some(path)
        });
        let Some(path) = path else { return self.made_or_kept(tag.span, None, at) };
        let request = Request {
            runs_templates: true,
            ..Request::new(path, below(self.context.folder, path), Selection::WholeTrimmed)
        };
        self.found.push(Directive { span: tag.span, replacement: Replacement::File(request) });
        at + 1
    }

    /// `{% set name = value %}`
    fn set(&mut self, at: usize) -> usize {
        let Some(tag) = self.tags.get(at) else { return at + 1 };
        let value = tag.arguments().split_once('=').and_then(|(name, value)| {
            Some((name.trim().to_owned(), self.evaluator.kept_value(value.trim())?))
        });
        let has_room = self.context.set.len() < MOST_NAMES;
        let made = value.filter(|_| has_room).map(|(name, value)| {
            self.context.set.insert(name, value);
            self.evaluator = JinjaValues::new(self.context.all_values());
            String::new()
        });
        self.made_or_kept(tag.span, made, at)
    }

    /// `{% if a %} … {% elif b %} … {% else %} … {% endif %}`: the part that holds. Where one of the conditions is not
    /// known, all parts stay.
    fn condition(&mut self, at: usize, depth: usize) -> usize {
        let mut parts = vec![at];
        while let Some(next) = parts.last().and_then(|last| *self.partners.get(*last)?) {
            parts.push(next);
        }
        let is_closed = parts
            .last()
            .and_then(|last| self.tags.get(*last))
            .is_some_and(|tag| tag.name() == "endif");
        let taken = if is_closed { self.taken(&parts) } else { None };
        let Some(taken) = taken else {
            let end = if is_closed { *parts.last().unwrap_or(&at) } else { at };
            self.all_parts(&parts, end, depth);
            return end + 1;
        };
        for (number, pair) in parts.windows(2).enumerate() {
            let &[first, next] = pair else { continue };
            let (Some(tag), Some(end)) = (self.tags.get(first), self.tags.get(next)) else {
                continue;
            };
            if number == taken {
                self.made(tag.span, String::new(), first);
                self.read(first + 1, next, depth + 1);
            } else {
                self.made(Span::new(tag.span.start, end.span.start), String::new(), first);
            }
        }
        let end = *parts.last().unwrap_or(&at);
        match self.tags.get(end) {
            Some(tag) => self.made(tag.span, String::new(), end),
            None => end + 1,
        }
    }

    /// The number of the part that holds; one more than there are where none does.
    fn taken(&self, parts: &[usize]) -> Option<usize> {
        for (number, part) in parts.iter().enumerate() {
            let tag = self.tags.get(*part).filter(|tag| tag.is_cheap())?;
            match tag.name() {
                "if" | "elif" => {
                    if self.evaluator.holds(tag.arguments())? {
                        return Some(number);
                    }
                }
                "else" => return Some(number),
                _ => break,
            }
        }
        Some(parts.len())
    }

    fn all_parts(&mut self, parts: &[usize], end: usize, depth: usize) {
        for (number, part) in parts.iter().enumerate() {
            let Some(tag) = self.tags.get(*part) else { continue };
            self.made_or_kept(tag.span, None, *part);
            let until = parts.get(number + 1).copied().unwrap_or(end);
            self.read(part + 1, until, depth + 1);
        }
    }

    /// `{% for x in list %} … {% endfor %}`, which the engine repeats.
    fn repeated(&mut self, at: usize) -> usize {
        let Some(tag) = self.tags.get(at) else { return at + 1 };
        let mut end = at;
        while let Some(next) = self.partners.get(end).copied().flatten() {
            end = next;
        }
        let last = self.tags.get(end).filter(|last| last.name() == "endfor");
        let inside = self.tags.get(at..=end).unwrap_or_default();
        let is_plain = |it: &JinjaTag<'_>| {
            let known = ["if", "elif", "else", "endif", "for", "endfor"];
            it.is_cheap() && (it.kind != TagKind::Statement || known.contains(&it.name()))
        };
        let made = last.filter(|_| inside.iter().all(is_plain)).and_then(|last| {
            let span = Span::new(tag.span.start, last.span.end);
            Some((span, self.evaluator.rendered(span.of(self.text))?))
        });
        match made {
            Some((span, made)) => self.made(span, made, end),
            // What it repeats is read as it is there once.
            None => self.made_or_kept(tag.span, None, at),
        }
    }
}
