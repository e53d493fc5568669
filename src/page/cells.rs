//! Where cells of a pipe table end.
//!
//! GFM separates them before it looks for code. Python-Markdown, kramdown and Markdig look for code first: ``| `a|b` |``
//! is one cell there.

/// The number of cells of a row, between unescaped pipes.
pub(super) fn written(row: &str, pipes_in_code: bool) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let in_code = if pipes_in_code { self::pipes_in_code(row) } else { Vec::new() };
    let mut pipes = 0;
    let mut open = true;
    let mut escaped = false;
    for (at, character) in row.char_indices() {
        let is_pipe = character == '|' && !escaped && in_code.binary_search(&at).is_err();
        pipes += usize::from(is_pipe);
        open = !is_pipe && (open || !character.is_whitespace());
        escaped = character == '\\' && !escaped;
    }
    pipes + usize::from(open)
}

/// The bytes of pipes between backticks of the same line, in ascending order.
///
/// Source: `_split` in `tables.py` of Python-Markdown.
pub(super) fn pipes_in_code(text: &str) -> Vec<usize> {
    if !text.contains('`') {
        return Vec::new();
    }
    let mut places = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.contains('|') {
            for (open, close) in code(line) {
                let inside = line.get(open..close).unwrap_or_default().match_indices('|');
                places.extend(inside.map(|(at, _)| start + open + at));
            }
        }
        start += line.len();
    }
    places
}

/// What is between backticks of a line: as many close as have opened.
fn code(line: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut before = None;
    for (at, character) in line.char_indices() {
        match runs.last_mut().filter(|(start, length)| start + length == at) {
            Some((_, length)) if character == '`' => *length += 1,
            _ if character == '`' && before != Some('\\') => runs.push((at, 1)),
            _ => {}
        }
        before = Some(character);
    }
    // The next run of each length, from the end on.
    let mut next = std::collections::HashMap::new();
    let mut closing = vec![None; runs.len()];
    for (index, (_, length)) in runs.iter().enumerate().rev() {
        if let Some(close) = closing.get_mut(index) {
            *close = next.insert(*length, index);
        }
    }
    let mut code = Vec::new();
    let mut index = 0;
    while let Some((start, length)) = runs.get(index) {
        let close = closing.get(index).copied().flatten();
        if let Some((end, _)) = close.and_then(|close| runs.get(close)) {
            code.push((start + length, *end));
        }
        index = close.unwrap_or(index) + 1;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::{pipes_in_code, written};

    #[test]
    fn cells_are_counted_as_written() {
        let cases = [
            ("| a | b |", 2, 2),
            ("a | b", 2, 2),
            ("| a | b", 2, 2),
            (r"| a \| b | c |", 2, 2),
            ("| a |", 1, 1),
            ("| a | |", 2, 2),
            ("|||", 2, 2),
            ("| `a|b` | c |", 3, 2),
            ("| ``a`|b`` | `c |", 3, 2),
            (r"| \`a|b` |", 2, 2),
        ];
        for (row, in_gfm, in_python) in cases {
            assert_eq!(written(row, false), in_gfm, "{row}");
            assert_eq!(written(row, true), in_python, "{row}");
        }
    }

    #[test]
    fn code_ends_with_its_line() {
        assert_eq!(pipes_in_code("a `b\n| c` | d`\n"), [10]);
        assert!(pipes_in_code("```\na|b\n```\n").is_empty());
    }
}
