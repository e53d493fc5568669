//! Comments in code that say how the generator shows its lines: `// highlight-next-line` of Docusaurus,
//! `// [!code focus]` of `VitePress`. They are no part of the code.

/// What a line of code holds that shows such comments.
pub(super) const SIGNS: [&str; 2] = ["highlight-", "[!code"];

/// How comments begin and end in the languages that the generators know.
const COMMENTS: [(&str, &str); 9] = [
    ("{/*", "*/}"),
    ("/*", "*/"),
    ("<!--", "-->"),
    ("//", ""),
    ("#", ""),
    ("--", ""),
    ("%", ""),
    (";", ""),
    ("'", ""),
];

/// Comments that are alone on their lines.
///
/// Source: "Highlighting with comments" in the documentation of Docusaurus 3.
const OF_LINES: [&str; 3] = ["highlight-next-line", "highlight-start", "highlight-end"];

/// How much of a line of code is code, in bytes; none where it is a comment alone.
pub(super) fn code_of(line: &str) -> Option<usize> {
    let words = line.trim();
    let is_alone = COMMENTS.iter().any(|(open, close)| {
        let inside = words.strip_prefix(open).and_then(|it| it.strip_suffix(close));
        inside.is_some_and(|inside| OF_LINES.contains(&inside.trim()))
    });
    if is_alone {
        return None;
    }
    let end = comment(line).unwrap_or(line.trim_end_matches(['\r', '\n']).len());
    Some(end).filter(|end| *end > 0 || words.is_empty())
}

/// Where the comment begins that ends a line, with the blanks before it: `// [!code ++]`.
///
/// Source: "Line Highlighting", "Focus" and "Colored Diffs" in the documentation of `VitePress`.
fn comment(line: &str) -> Option<usize> {
    let mark = line.find("[!code ")?;
    let behind = line.get(mark..)?;
    let behind = behind.get(behind.find(']')? + 1..)?.trim();
    let before = line.get(..mark)?.trim_end();
    let (open, _) = COMMENTS
        .iter()
        .find(|(open, close)| before.ends_with(open) && (behind.is_empty() || behind == *close))?;
    let code = before.get(..before.len() - open.len())?.trim_end();
    Some(if code.trim().is_empty() { 0 } else { code.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_code() {
        for (line, code) in [
            ("  // highlight-next-line\n", None),
            ("# highlight-start", None),
            ("{/* highlight-end */}", None),
            ("a(); // [!code focus]\n", Some("a();")),
            ("<b> <!-- [!code --] -->", Some("<b>")),
            ("  // [!code focus:2]", None),
            ("a // highlight-next-line", Some("a // highlight-next-line")),
            ("// highlight-all", Some("// highlight-all")),
            ("a [!code focus]", Some("a [!code focus]")),
            ("a // [!code focus] b", Some("a // [!code focus] b")),
            ("", Some("")),
        ] {
            assert_eq!(code_of(line).and_then(|end| line.get(..end)), code, "{line}");
        }
    }
}
