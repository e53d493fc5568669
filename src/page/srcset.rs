//! `srcset` of `<img>` and `<source>`: several addresses of one picture.

use std::ops::Range;

/// The addresses of a `srcset`, each with what is said of it: `2x`, `640w`, or nothing.
///
/// Source: HTML, "parsing a srcset attribute".
pub fn candidates(srcset: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = srcset.get(at..) {
        let start = at + (rest.len() - rest.trim_start_matches(is_between).len());
        let rest = srcset.get(start..).unwrap_or_default();
        let length = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let url = rest.get(..length).unwrap_or_default();
        let bare = url.trim_end_matches(',');
        if bare.is_empty() {
            break;
        }
        let behind = rest.get(length..).unwrap_or_default();
        let described = if bare.len() < url.len() { 0 } else { description(behind) };
        let description = behind.get(..described).unwrap_or_default();
        found.push((start..start + bare.len(), description.trim()));
        at = start + length + described;
    }
    found
}

fn is_between(character: char) -> bool {
    character.is_ascii_whitespace() || character == ','
}

/// Bytes up to the next comma that is in no parentheses.
fn description(text: &str) -> usize {
    let mut is_open = false;
    let ends = |(_, character): &(usize, char)| {
        is_open = (is_open || *character == '(') && *character != ')';
        *character == ',' && !is_open
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_said_of_them() {
        let cases: [(&str, &[(&str, &str)]); 6] = [
            ("a.png", &[("a.png", "")]),
            ("a.png 1x, b.png 2x", &[("a.png", "1x"), ("b.png", "2x")]),
            (" a,b.png 640w ,, c.png", &[("a,b.png", "640w"), ("c.png", "")]),
            ("a.png, b.png", &[("a.png", ""), ("b.png", "")]),
            ("a.png x(1, 2), b.png", &[("a.png", "x(1, 2)"), ("b.png", "")]),
            (" , ", &[]),
        ];
        for (srcset, expected) in cases {
            let found = candidates(srcset).into_iter();
            let found: Vec<(&str, &str)> =
                found.map(|(url, said)| (srcset.get(url).unwrap_or_default(), said)).collect();
            assert_eq!(found, expected, "{srcset}");
        }
    }
}
