//! All tags of a text, and which belong together.

use std::collections::HashMap;

use super::liquid;
use super::scan::{TagRole, TemplateTag, hugo, zola};
use crate::dialect::Templates;

/// The most tags of a page that are read; numbers have four digits.
const MOST: usize = 100_000;

/// The shortest that a number finds room in.
const SHORTEST: usize = 7;

/// All tags from byte `start` on, in order.
pub(super) fn tags(text: &str, start: usize, language: Templates) -> Vec<TemplateTag> {
    let mut found: Vec<TemplateTag> = Vec::new();
    let mut at = start;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('{')).map(|it| it + at) {
        let tag = match language {
            Templates::Hugo => hugo(text, open),
            Templates::Zola => zola(text, open),
            Templates::Liquid => liquid::tag(text, open),
            Templates::None => None,
        };
        let Some(tag) = tag.filter(|tag| tag.span.len() >= SHORTEST) else {
            at = open + 1;
            continue;
        };
        at = tag.span.end;
        let begins = tag.role == TagRole::Single;
        let is_raw = language == Templates::Liquid && begins && tag.name == "raw";
        found.push(TemplateTag { language, ..tag });
        if is_raw {
            at = liquid::end_of_raw(text, at);
        }
        if found.len() >= MOST {
            break;
        }
    }
    pair(&mut found);
    nest(&mut found);
    found
}

/// Finds the partners: an end belongs to the last beginning of its name; `end` of Zola to the last one at all.
fn pair(tags: &mut [TemplateTag]) {
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        let name = if tag.language == Templates::Zola { "end" } else { &tag.name };
        match tag.role {
            TagRole::Closing => {
                let begun = open.get_mut(name).and_then(Vec::pop);
                pairs.extend(begun.map(|begun| (begun, index)));
            }
            TagRole::Single if tag.shown.is_empty() => {
                open.entry(name.to_owned()).or_default().push(index);
            }
            _ => {}
        }
    }
    for (begin, end) in pairs {
        for (index, partner) in [(begin, end), (end, begin)] {
            if let Some(tag) = tags.get_mut(index) {
                tag.partner = Some(partner);
            }
        }
    }
}

/// Finds the parents, where pairs do not cross.
fn nest(tags: &mut [TemplateTag]) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for index in 0..tags.len() {
        open.truncate(open.iter().rposition(|(_, end)| *end >= index).map_or(0, |last| last + 1));
        let Some(tag) = tags.get_mut(index) else { return };
        let parent = open.iter().rev().find(|(begin, end)| *begin < index && index < *end);
        tag.parent = parent.map(|(begin, _)| *begin);
        if let Some(end) = tag.partner.filter(|end| *end > index) {
            open.push((index, end));
        }
    }
}
