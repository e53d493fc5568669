//! The nesting depth of Fluent texts. The parser recurses once per nested placeable.

use std::ops::Range;

/// The deepest nesting of placeables that is read.
pub(super) const DEEPEST: usize = 50;

/// The byte range of the first line that exceeds the depth.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let (mut depth, mut is_quoted, mut start) = (0_usize, false, 0);
    for line in text.split_inclusive('\n') {
        // A line without indentation begins a new message.
        if !line.starts_with([' ', '}', '{', '[', '*', '.']) {
            (depth, is_quoted) = (0, false);
        }
        for character in line.chars() {
            match character {
                '"' if depth > 0 => is_quoted = !is_quoted,
                '{' if !is_quoted => depth += 1,
                '}' if !is_quoted => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Some(start..start + line.trim_end().len());
            }
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_messages_are_seen() {
        let deep = format!("a = x\nb = {}\n", "{ ".repeat(100_000));
        assert_eq!(too_deep(&deep), Some(6..deep.trim_end().len()));
        assert_eq!(too_deep(&format!("a = {}", "{ \"{\" }".repeat(1_000))), None);
        assert_eq!(too_deep(&"a = { $b ->\n  *[x] { c }\n }\n".repeat(1_000)), None);
    }
}
