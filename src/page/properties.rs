//! Links in the properties of a vault: `up: "[[Note|text]]"`, also in lists and, as Dataview reads them, without quotes.
//! To all who read the value it is the name of the note.

use super::elements::{Link, LinkKind};
use super::front_matter::FrontMatter;
use crate::diagnostic::Span;
use crate::source::data::{Node, NodeValue};

/// Takes the links out of the values, in the order of the text.
pub(super) fn take_links(text: &str, front_matter: &mut FrontMatter) -> Vec<Link> {
    let mut links = Vec::new();
    if front_matter.span.of(text).contains("[[") {
        take(text, &mut front_matter.data, &mut links);
    }
    links.sort_by_key(|link| link.span);
    // An anchor of YAML has the same value in several places.
    links.dedup_by_key(|link| link.span);
    links
}

/// The parser bounds the depth.
fn take(text: &str, node: &mut Node, links: &mut Vec<Link>) {
    let span = node.span;
    match &mut node.value {
        NodeValue::Scalar { text: value, plain } => {
            let inside = value.trim().strip_prefix("[[").and_then(|it| it.strip_suffix("]]"));
            let link = inside.filter(|_| !*plain).and_then(|it| link(text, span, it));
            if let Some(link) = link {
                *value = name(&link.target).to_owned();
                links.push(link);
            }
        }
        NodeValue::List(items) => {
            if let [Node { value: NodeValue::List(inner), .. }] = items.as_slice()
                && let [only] = inner.as_slice()
                && let NodeValue::Scalar { text: value, plain: true } = &only.value
                && let Some(link) = link(text, span, value)
            {
                let value = name(&link.target).to_owned();
                node.value = NodeValue::Scalar { text: value, plain: true };
                links.push(link);
            } else {
                items.iter_mut().for_each(|item| take(text, item, links));
            }
        }
        NodeValue::Map(pairs) => {
            pairs.iter_mut().for_each(|pair| take(text, &mut pair.value, links));
        }
        NodeValue::Null => {}
    }
}

/// The link within the value at `span` that has these words between its brackets.
fn link(text: &str, span: Span, inside: &str) -> Option<Link> {
    let (target, words) = inside.split_once('|').unwrap_or((inside, inside));
    let target = target.trim();
    if target.is_empty() || inside.contains(['[', ']', '\n']) {
        return None;
    }
    let written = span.of(text);
    let start = span.start + written.find(target).filter(|_| written.contains("[["))?;
    Some(Link {
        kind: LinkKind::Wiki,
        image: false,
        target: target.to_owned(),
        span,
        target_span: Span::new(start, start + target.len()),
        text: Some(words.trim().to_owned()),
        title: String::new(),
        is_repeated: false,
        extent: None,
    })
}

/// `Note` of `folder/Note#Heading`
fn name(target: &str) -> &str {
    let path = target.split('#').next().unwrap_or_default().trim();
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".md").unwrap_or(name);
    if name.is_empty() { target } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_out_of_values() {
        let text = "---\nup: \"[[a/Netz#Plan|der Plan]]\"\nlist:\n  - \"[[Router]]\"\n  - x\nbare: [[NAS]]\n\
                    text: \"siehe [[NAS]]\"\nnested: [[a, b]]\nempty: \"[[]]\"\n---\n";
        let mut front_matter = FrontMatter::parse(text);
        let links = take_links(text, &mut front_matter);
        let found: Vec<(&str, &str)> = links
            .iter()
            .map(|link| (link.target_span.of(text), link.text.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(found, [("a/Netz#Plan", "der Plan"), ("Router", "Router"), ("NAS", "NAS")]);
        let value = |key: &str| front_matter.data.get(key).and_then(Node::as_str);
        assert_eq!(value("up"), Some("Netz"));
        assert_eq!(value("bare"), Some("NAS"));
        assert_eq!(value("text"), Some("siehe [[NAS]]"));
    }
}
