//! Expressions of JavaScript whose value is written out.

use crate::diagnostic::Span;

/// The text that an expression is: between the quotation marks of `'a'`, `"a"` and `` `a` ``.
pub(super) fn text(source: &str, expression: Span) -> Option<Span> {
    let written = expression.of(source);
    let trimmed = written.trim();
    let mark = trimmed.chars().next().filter(|mark| matches!(mark, '"' | '\'' | '`'))?;
    let inside = trimmed.strip_prefix(mark)?.strip_suffix(mark)?;
    if inside.contains(mark) || inside.contains('\\') || inside.contains("${") {
        return None;
    }
    let start = expression.start + (written.len() - written.trim_start().len()) + 1;
    Some(Span::new(start, start + inside.len()))
}

/// The file whose address an expression is: of `require('./a.png').default` and `useBaseUrl('/a.png')`.
pub(super) fn file(source: &str, expression: Span) -> Option<Span> {
    let written = expression.of(source);
    let call = ["require(", "useBaseUrl("].iter().find(|call| written.contains(**call))?;
    let open = written.find(call)? + call.len();
    let close = open + written.get(open..)?.find(')')?;
    let span = Span::new(expression.start + open, expression.start + close);
    text(source, span)
}

/// A name with the text that a statement gives it: `import a from './b'`, `export const a = 'b'`.
pub(super) fn definition(source: &str, statement: Span) -> Option<(&str, Span)> {
    let written = statement.of(source);
    let import = written.strip_prefix("import ");
    let (rest, separator) = match import {
        Some(rest) => (rest, " from "),
        None => (written.strip_prefix("export const ")?, "="),
    };
    let (name, value) = rest.split_once(separator)?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_$".contains(c));
    let value = value.trim_end().trim_end_matches(';');
    let start = statement.start + (written.len() - rest.len());
    let start = start + rest.find(separator)? + separator.len();
    let span = Span::new(start, start + value.len());
    Some((name, text(source, span)?)).filter(|_| is_name)
}

/// The text of a key of front matter that is on the line of the key.
pub(super) fn front_matter(source: &str, front_matter: Span, key: &str) -> Option<Span> {
    let mut at = front_matter.start;
    front_matter.of(source).split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let value = line.strip_prefix(key)?.strip_prefix(':')?;
        let words = value.trim();
        let quoted = words.strip_prefix(['"', '\'']).and_then(|it| it.strip_suffix(['"', '\'']));
        let shown = quoted.unwrap_or(words);
        let is_text = !shown.is_empty() && !shown.starts_with(['[', '{', '|', '>', '&', '*']);
        let before = line.len() - value.len();
        let start = start + before + value.find(shown).filter(|_| is_text)?;
        Some(Span::new(start, start + shown.len()))
    })
}

/// Where the name of an attribute begins, at the end of these bytes, in a tag of HTML that begins among them.
pub(super) fn attribute(text: &str, before: Span) -> Option<usize> {
    let words = before.of(text);
    let inside = words.get(words.rfind('<')? + 1..)?;
    let is_tag = inside.starts_with(|c: char| c.is_ascii_lowercase()) && !inside.contains('>');
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-_:".contains(c);
    let rest = inside.trim_end_matches(is_of_name);
    let is_attribute = rest.len() < inside.len() && rest.ends_with(char::is_whitespace);
    (is_tag && is_attribute).then(|| before.end - (inside.len() - rest.trim_end().len()))
}
