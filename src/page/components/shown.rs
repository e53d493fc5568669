//! What is written in the place of a tag.

use super::expression;
use super::rewrite::{ComponentLines, DEEPEST, OpenComponent};
use super::shapes::{TagShape, shape};
use super::tag::ComponentTag;
use crate::diagnostic::Span;

impl<'t> ComponentLines<'t> {
    pub(super) fn begin(&mut self, tag: &ComponentTag<'t>) {
        let shape = self.shape(tag);
        let at = tag.span.start;
        self.put("\n", at);
        self.prefix(at);
        let title = tag.value(&["title", "label", "text"]);
        match (shape, title) {
            (TagShape::Box, _) if !tag.is_empty => {
                self.put(":::", at);
                match tag.value(&["type"]) {
                    Some(kind) => self.keep(kind),
                    None => self.put("note", at),
                }
                if let Some(title) = title {
                    self.put("[", title.start);
                    self.keep(title);
                    self.put("]", title.end);
                }
                self.put("\n", at);
            }
            (TagShape::Tab, _) if !tag.is_empty => {
                let label = title.or_else(|| self.label_of(tag));
                if label.is_some() || !self.is_closed_at_once(tag) {
                    self.put("=== \"", at);
                    match label {
                        Some(label) => self.keep(label),
                        None => self.put("–", at),
                    }
                    self.put("\"\n\n", at);
                }
            }
            (TagShape::Link, Some(title)) => {
                self.put("[", title.start);
                self.keep(title);
                self.put("](", title.end);
                match tag.value(&["href"]) {
                    Some(href) => self.keep(href),
                    None => self.put("#", title.end),
                }
                self.put(")\n", title.end);
                if let Some(text) = tag.value(&["description"]) {
                    self.put("\n", text.start);
                    self.prefix(text.start);
                    self.keep(text);
                    self.put("\n", text.end);
                }
            }
            (TagShape::Titled, Some(title)) => {
                self.put("**", title.start);
                self.keep(title);
                self.put("**\n", title.end);
            }
            (TagShape::Word, Some(title)) => {
                self.keep(title);
                self.put("\n", title.end);
            }
            (TagShape::Picture, _) => self.picture(tag),
            (TagShape::Code, _) => self.block_of_code(tag),
            (TagShape::Anchor, _) => return self.anchor(tag),
            _ => {}
        }
        if tag.name == "Tabs" {
            self.labels =
                tag.code("values").map(|values| labels(self.text, values)).unwrap_or_default();
        }
        self.put("\n", tag.span.end);
        if !tag.is_empty && self.open.len() < DEEPEST {
            self.open.push(OpenComponent { name: tag.name, shape, indent: None });
        }
    }

    /// Whether nothing is in a component.
    fn is_closed_at_once(&self, tag: &ComponentTag<'t>) -> bool {
        let behind = self.text.get(tag.span.end..).unwrap_or_default().trim_start();
        behind.strip_prefix("</").is_some_and(|behind| behind.starts_with(tag.name))
    }

    /// The label of a tab that says only its value: that of `values` of its tabs, else the value.
    fn label_of(&self, tag: &ComponentTag<'t>) -> Option<Span> {
        let value = tag.value(&["value"])?;
        let written = value.of(self.text);
        let label = self.labels.iter().find(|(of, _)| *of == written);
        Some(label.map_or(value, |(_, label)| *label))
    }

    fn anchor(&mut self, tag: &ComponentTag<'t>) {
        let href = tag.value(&["href", "to"]).filter(|_| !tag.is_empty);
        if href.is_some() {
            self.put("[", tag.span.start);
        }
        if !tag.is_empty && self.anchors.len() < DEEPEST {
            self.anchors.push(href);
        }
    }

    fn end_of_anchor(&mut self, tag: &ComponentTag<'t>) {
        if let Some(href) = self.anchors.pop().flatten() {
            self.put("](", tag.span.start);
            self.keep(href);
            self.put(")", tag.span.start);
        }
    }

    fn picture(&mut self, tag: &ComponentTag<'t>) {
        let code = tag.code("src").or_else(|| tag.code("img"));
        let of_code = |code: Span| {
            let name = code.of(self.text).trim();
            self.definitions.get(name).copied().or_else(|| expression::file(self.text, code))
        };
        match tag.value(&["src"]).or_else(|| of_code(code?)) {
            Some(src) => {
                self.put("![", tag.span.start);
                self.keep(tag.value(&["alt"]).unwrap_or_default());
                self.put("](", tag.span.start);
                self.keep(src);
                self.put(")", tag.span.end);
            }
            None => self.tell_expression(code.unwrap_or(tag.span)),
        }
    }

    fn block_of_code(&mut self, tag: &ComponentTag<'t>) {
        let Some(code) = tag.value(&["code"]) else {
            return self.tell_expression(tag.code("code").unwrap_or(tag.span));
        };
        let at = tag.span.start;
        self.put("````", at);
        self.keep(tag.value(&["lang"]).unwrap_or_default());
        if let Some(title) = tag.value(&["title"]) {
            self.put(" title=\"", at);
            self.keep(title);
            self.put("\"", at);
        }
        let mut start = code.start;
        for line in code.of(self.text).split_inclusive('\n') {
            if start == code.start {
                self.put("\n", at);
            }
            self.prefix(start);
            self.keep(Span::new(start, start + line.len()));
            start += line.len();
        }
        self.put("\n", code.end);
        self.prefix(code.end);
        self.put("````\n", code.end);
    }

    pub(super) fn close(&mut self, tag: &ComponentTag<'t>) {
        if shape(tag.name) == TagShape::Anchor {
            self.end_of_anchor(tag);
            return self.put("\n", tag.span.end);
        }
        let Some(index) = self.open.iter().rposition(|open| open.name == tag.name) else {
            return self.put("\n", tag.span.start);
        };
        let shape = self.open.get(index).map(|open| open.shape);
        self.open.truncate(index);
        self.put("\n", tag.span.start);
        if shape == Some(TagShape::Box) {
            self.prefix(tag.span.start);
            self.put(":::\n\n", tag.span.start);
        }
    }

    pub(super) fn inline_tag(&mut self, tag: &ComponentTag<'t>, in_heading: bool) {
        if tag.closes {
            if shape(tag.name) == TagShape::Anchor {
                self.end_of_anchor(tag);
            }
            return;
        }
        let word = tag.value(&["text", "title"]).filter(|_| !in_heading);
        match (self.shape(tag), word) {
            (TagShape::Word | TagShape::Link, Some(word)) => self.keep(word),
            (TagShape::Anchor, _) => self.anchor(tag),
            (TagShape::Picture, _) => self.picture(tag),
            (TagShape::Code, _) => {
                let code = tag.value(&["code"]).filter(|code| !code.of(self.text).contains('`'));
                if let Some(code) = code {
                    self.put("`", code.start);
                    self.keep(code);
                    self.put("`", code.end);
                }
            }
            _ => {}
        }
    }
}

/// The labels by values of `[{label: 'Linux', value: 'linux'}, …]`.
fn labels(text: &str, values: Span) -> Vec<(&str, Span)> {
    let mut found = Vec::new();
    let mut at = values.start;
    for object in values.of(text).split_inclusive('}') {
        let field = |key: &str| {
            let key = object.find(key)? + key.len();
            let rest = object.get(key..)?;
            let len = rest.find([',', '}', '\n'])?;
            expression::text(text, Span::new(at + key, at + key + len))
        };
        if let (Some(label), Some(value)) = (field("label:"), field("value:")) {
            found.push((value.of(text), label));
        }
        at += object.len();
    }
    found
}
