//! The tag of a component.

use super::expression;
use crate::diagnostic::Span;

/// The longest tag that is read as one, in bytes; longer ones are shown as they are written.
const LONGEST: usize = 4_000;

/// The element of HTML that can have an expression for its address.
pub(super) const PICTURE: &str = "img";

/// `<Name key="value" other={…}>`, `</Name>`, `<Name />`
pub(super) struct ComponentTag<'t> {
    pub(super) name: &'t str,
    /// All bytes.
    pub(super) span: Span,
    pub(super) closes: bool,
    pub(super) is_empty: bool,
    /// Keys and their values.
    attributes: Vec<(&'t str, AttributeValue)>,
}

/// The bytes of a value.
#[derive(Clone, Copy)]
enum AttributeValue {
    /// Between quotation marks.
    Text(Span),
    /// Between curly brackets.
    Code(Span),
}

impl<'t> ComponentTag<'t> {
    /// The tag that begins at byte `at`.
    pub(super) fn read(text: &'t str, at: usize) -> Option<Self> {
        let rest = text.get(at..)?.strip_prefix('<')?;
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let is_part = |c: char| c.is_ascii_alphanumeric() || "_.".contains(c);
        let len = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let name = rest.get(..len)?;
        // `<T>` and `<HOST>` are placeholders: components have names of several letters, not all of them capitals.
        let is_name = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.contains(|c: char| c.is_ascii_lowercase())
            || name == PICTURE;
        let behind = rest.get(len..)?;
        if !is_name || !behind.starts_with([' ', '\t', '\n', '\r', '>', '/']) {
            return None;
        }
        let from = at + 1 + usize::from(closes) + len;
        let (end, attributes) = attributes(text, from)?;
        // Pictures are HTML, unless their address is the value of an expression.
        let is_code = |value: &AttributeValue| matches!(value, AttributeValue::Code(_));
        let is_computed = attributes.iter().any(|(key, value)| *key == "src" && is_code(value));
        if name == PICTURE && !is_computed {
            return None;
        }
        let is_empty = text.get(..end - 1)?.ends_with('/') || name == PICTURE;
        Some(Self { name, span: Span::new(at, end), closes, is_empty, attributes })
    }

    /// The bytes of the expression that is the value of a key.
    pub(super) fn code(&self, key: &str) -> Option<Span> {
        self.attributes.iter().find_map(|(name, value)| match value {
            AttributeValue::Code(span) if *name == key => Some(*span),
            _ => None,
        })
    }

    /// The bytes of the value of the first of these keys.
    pub(super) fn value(&self, keys: &[&str]) -> Option<Span> {
        let text = |key: &&str| {
            self.attributes.iter().find_map(|(name, value)| match value {
                AttributeValue::Text(span) if name == key => Some(*span),
                _ => None,
            })
        };
        keys.iter().find_map(text).filter(|span| !span.is_empty())
    }
}

/// The attributes from `at` on, and where the tag ends. Whatever is there that is none, such as an unpaired quotation
/// mark, a `<` or a blank line, shows that this is no tag.
fn attributes(text: &str, at: usize) -> Option<(usize, Vec<(&str, AttributeValue)>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut key = Span::at(at);
    let mut end = at;
    while end < at + LONGEST {
        match *bytes.get(end)? {
            b'>' => return Some((end + 1, found)),
            mark @ (b'"' | b'\'') => {
                let len = bytes.get(end + 1..)?.iter().take(LONGEST).position(|it| *it == mark)?;
                let value = Span::new(end + 1, end + 1 + len);
                found.push((key.of(text), AttributeValue::Text(value)));
                end = value.end + 1;
            }
            b'{' => {
                let inside = Span::new(end + 1, behind_braces(bytes, end)? - 1);
                let value = match expression::text(text, inside) {
                    Some(text) => AttributeValue::Text(text),
                    None => AttributeValue::Code(inside),
                };
                found.push((key.of(text), value));
                end = inside.end + 1;
            }
            b'<' => return None,
            b'\n' if bytes.get(end + 1) == Some(&b'\n') => return None,
            byte if byte.is_ascii_alphanumeric() || b"-_:@".contains(&byte) => {
                let rest = bytes.get(end..)?;
                let is_part = |it: &u8| it.is_ascii_alphanumeric() || b"-_:@.".contains(it);
                let len = rest.iter().take(LONGEST).take_while(|it| is_part(it)).count();
                key = Span::new(end, end + len);
                end += len;
            }
            b'=' | b'/' | b' ' | b'\t' | b'\r' | b'\n' | b'#' => end += 1,
            _ => return None,
        }
    }
    None
}

/// Behind the bracket that closes the curly one at `at`.
pub(super) fn behind_braces(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, byte) in bytes.iter().enumerate().skip(at).take(LONGEST) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(index + 1),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}
