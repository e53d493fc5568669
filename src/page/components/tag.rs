//! The tag of a component.

use crate::diagnostic::Span;

/// The longest tag that is read as one, in bytes; longer ones are shown as they are written.
const LONGEST: usize = 4_000;

/// `<Name key="value" other={…}>`, `</Name>`, `<Name />`
pub(super) struct ComponentTag<'t> {
    pub(super) name: &'t str,
    /// All bytes.
    pub(super) span: Span,
    pub(super) closes: bool,
    pub(super) is_empty: bool,
    /// Keys with values in quotation marks, and the bytes between these.
    attributes: Vec<(&'t str, Span)>,
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
            && name.contains(|c: char| c.is_ascii_lowercase());
        let behind = rest.get(len..)?;
        if !is_name || !behind.starts_with([' ', '\t', '\n', '\r', '>', '/']) {
            return None;
        }
        let from = at + 1 + usize::from(closes) + len;
        let (end, attributes) = attributes(text, from)?;
        let is_empty = text.get(..end - 1)?.ends_with('/');
        Some(Self { name, span: Span::new(at, end), closes, is_empty, attributes })
    }

    /// The bytes of the value of the first of these keys.
    pub(super) fn value(&self, keys: &[&str]) -> Option<Span> {
        let value = |key: &&str| self.attributes.iter().find(|(name, _)| name == key);
        keys.iter().find_map(value).map(|(_, span)| *span).filter(|span| !span.is_empty())
    }
}

/// The attributes from `at` on, and where the tag ends. Whatever stands there that is none, such as an unpaired quotation
/// mark, a `<` or a blank line, shows that this is no tag.
fn attributes(text: &str, at: usize) -> Option<(usize, Vec<(&str, Span)>)> {
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
                found.push((key.of(text), value));
                end = value.end + 1;
            }
            b'{' => end = behind_braces(bytes, end)?,
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

fn behind_braces(bytes: &[u8], at: usize) -> Option<usize> {
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
