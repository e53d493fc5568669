//! Expressions and statements of Jinja in pages that a plugin runs through it (mkdocs-macros): `{{ x }}`, `{% x %}`. They are
//! shown as they are written, which is told.
//!
//! Jinja knows no Markdown, so they count in code as well, but for what stands in `{% raw %}`.

use super::{FrontMatter, Leftover, LeftoverKind};
use crate::diagnostic::Span;

/// The longest name of an expression, in characters.
const LONGEST: usize = 60;

/// The longest expression or statement, in bytes: what is open for longer was never closed.
const LONGEST_TAG: usize = 2_000;

/// The expressions of `text` from byte `start` on, unless its front matter keeps the plugin away.
pub(super) fn leftovers(text: &str, start: usize, front_matter: &FrontMatter) -> Vec<Leftover> {
    let says = |key: &str| front_matter.get(&[key]).and_then(|field| field.value.as_bool());
    if says("ignore_macros") == Some(true) || says("render_macros") == Some(false) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = start;
    let mut is_raw = false;
    while let Some((open, close)) = next(text, at) {
        let rest = text.as_bytes().get(open + 2..).unwrap_or_default();
        let rest = rest.get(..LONGEST_TAG).unwrap_or(rest);
        let Some(length) = rest.windows(2).position(|pair| pair == close.as_bytes()) else {
            at = open + 2;
            continue;
        };
        let inner = Span::new(open + 2, open + 2 + length);
        let written =
            inner.of(text).trim_matches(|c: char| c == '-' || c == '+' || c.is_whitespace());
        at = inner.end + close.len();
        match written {
            "raw" if close == "%}" => is_raw = true,
            "endraw" if close == "%}" => is_raw = false,
            _ if is_raw || close == "#}" || written.is_empty() => {
                // What is no tag here ends no tag either: `{{` in a raw part need not be closed.
                at = if is_raw { open + 2 } else { at };
            }
            _ => found.push(Leftover {
                kind: LeftoverKind::Expression,
                name: name(written),
                span: Span::new(open, at),
            }),
        }
    }
    found
}

/// The next opening and what closes it.
fn next(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(at..)?;
    rest.match_indices('{').find_map(|(open, _)| {
        let close = match rest.as_bytes().get(open + 1)? {
            b'{' => "}}",
            b'%' => "%}",
            b'#' => "#}",
            _ => return None,
        };
        Some((at + open, close))
    })
}

fn name(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let kept: String = line.chars().take(LONGEST).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let found = leftovers(text, 0, &FrontMatter::none());
        for leftover in &found {
            assert!(leftover.span.of(text).starts_with('{'));
        }
        found.into_iter().map(|leftover| leftover.name).collect()
    }

    #[test]
    fn expressions_and_statements_are_found() {
        let text = "{{ a.b }} {%- include 'x.md' -%} `{{ c }}` {# {{ no }} #} { { d } } {{}}";
        assert_eq!(names(text), ["a.b", "include 'x.md'", "c"]);
    }

    #[test]
    fn raw_parts_are_left_out() {
        let text = "{% raw %} ${{ secrets.X }} {{ {% endraw %} {{ a }}\n{% raw %}{{ b }}";
        assert_eq!(names(text), ["a"]);
        assert_eq!(names("{{ open"), Vec::<String>::new());
    }
}
