//! Tags and expressions of Liquid, which Jekyll runs: `{% link a.md %}`, `{{ site.baseurl }}`.

use super::scan::{self, TagRole, TemplateTag, arguments, closing};
use crate::diagnostic::Span;

/// The tag or expression that begins at byte `open`. Comments are no tags: another pass takes them away.
pub(super) fn tag(text: &str, open: usize) -> Option<TemplateTag> {
    let rest = text.get(open..)?;
    let (end, is_expression) = match rest.get(..2)? {
        "{{" => ("}}", true),
        "{%" => ("%}", false),
        _ => return None,
    };
    let inside = rest.get(2..)?;
    let len = match inside.trim_start().strip_prefix('\'').filter(|_| is_expression) {
        // Marks between quotes are text: `{{ '{{' }}`.
        Some(quoted) => {
            let behind = inside.len() - quoted.len() + quoted.find('\'')? + 1;
            behind + closing(inside.get(behind..)?, end)?
        }
        None => closing(inside, end)?,
    };
    let body = inside.get(..len)?;
    let span = Span::new(open, open + 2 + len + end.len());
    let words = body.trim().trim_matches('-').trim();
    if is_expression {
        let is_typical = words.starts_with(|c: char| c.is_alphabetic() || "\"'_".contains(c));
        return (is_typical && !words.contains('\n'))
            .then(|| scan::tag(span, TagRole::Expression, words));
    }
    let (name, given) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
    if !is_name || name.ends_with("comment") {
        return None;
    }
    let (role, name) = match name.strip_prefix("end") {
        Some(name) => (TagRole::Closing, name),
        None => (TagRole::Single, name),
    };
    let at = open + 2 + if given.is_empty() { 0 } else { body.find(given)? };
    let mut tag = scan::tag(span, role, name);
    tag.arguments = arguments(given, at, &[' ', '\t', '\n', '\r']);
    Some(tag)
}

/// Where the text ends that `{% raw %}` keeps from being run.
pub(super) fn end_of_raw(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let ends = rest.match_indices("{%").find(|(place, _)| {
        let inside = rest.get(place + 2..).unwrap_or_default();
        inside.trim_start_matches(['-', ' ']).starts_with("endraw")
    });
    ends.map_or(text.len(), |(place, _)| at + place)
}
