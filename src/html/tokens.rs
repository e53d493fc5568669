//! Tags, comments and the text between them.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::Tokenizer;

/// The most attributes of a tag. A tag with more is shown as text, which bounds the cost of a tag.
pub const MAX_ATTRIBUTES: usize = 256;

/// A part of an HTML text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'t> {
    /// Text between tags, character references not resolved.
    Text(&'t str),
    /// `<a href="…">`
    Start(HtmlTag<'t>),
    /// `</a>`; the name in lower case.
    End(String),
    /// The text between `<!--` and `-->`.
    Comment(&'t str),
    /// The content of an element that holds no markup: `<script>`, `<style>` and the like.
    Raw(&'t str),
    /// A tag with more than [`MAX_ATTRIBUTES`] attributes, as written.
    Oversized(&'t str),
    /// What browsers ignore: `<!doctype>`, `<?xml?>`, an unterminated tag.
    Ignored,
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlTag<'t> {
    /// In lower case.
    pub name: String,
    /// In source order; of duplicates only the first.
    pub attributes: Vec<Attribute<'t>>,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute<'t> {
    /// In lower case.
    pub name: String,
    /// With character references resolved.
    pub value: Cow<'t, str>,
    /// Bytes of the value, without quotes.
    pub range: Range<usize>,
}

impl HtmlTag<'_> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        Some(&attribute.value)
    }
}

/// Elements whose content holds no markup.
const RAW_TEXT: [&str; 8] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// An iterator over the tokens of a text with their byte ranges. Linear in the length of the text.
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<String>,
}

impl<'t> Tokens<'t> {
    /// The tokens of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, raw: None }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn markup(&mut self, rest: &'t str) -> (Token<'t>, usize) {
        if let Some(inside) = rest.strip_prefix("<!--") {
            let (comment, len) = comment(inside);
            return (Token::Comment(comment), 4 + len);
        }
        let name = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<')).unwrap_or_default();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return (Token::Ignored, len_through(rest, '>'));
        }
        let Some(read) = read_tag(self.text, self.at) else { return (Token::Ignored, rest.len()) };
        let written = rest.get(..read.len).unwrap_or_default();
        let token = match read.tag {
            _ if read.is_oversized => Token::Oversized(written),
            tag if written.starts_with("</") => Token::End(tag.name),
            tag => {
                self.raw = RAW_TEXT.contains(&tag.name.as_str()).then(|| tag.name.clone());
                Token::Start(tag)
            }
        };
        (token, read.len)
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = (Token<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest();
        let start = self.at;
        if let Some(name) = self.raw.take() {
            let len = raw_text_len(rest, &name);
            self.at += len;
            if len > 0 {
                let raw = rest.get(..len).unwrap_or_default();
                return Some((Token::Raw(raw), start..self.at));
            }
        }
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        let (token, len) = match find_markup(rest) {
            Some(0) => self.markup(rest),
            at => {
                let len = at.unwrap_or(rest.len());
                (Token::Text(rest.get(..len).unwrap_or_default()), len)
            }
        };
        self.at += len;
        Some((token, start..self.at))
    }
}

/// The offset of the first `<` that begins a tag, a comment or a declaration.
fn find_markup(text: &str) -> Option<usize> {
    let begins = |at: &usize| {
        let next = text.as_bytes().get(at + 1);
        let after = text.as_bytes().get(at + 2);
        next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'!' | b'?'))
            || (next == Some(&b'/') && after.is_some())
    };
    text.match_indices('<').map(|(at, _)| at).find(begins)
}

/// The length up to and including the first `end`, or of all of `text`.
fn len_through(text: &str, end: char) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len_utf8())
}

/// The text of a comment, and its length including the terminator.
fn comment(inside: &str) -> (&str, usize) {
    for end in [">", "->"] {
        if inside.starts_with(end) {
            return ("", end.len());
        }
    }
    for (at, _) in inside.match_indices('-') {
        let rest = inside.get(at..).unwrap_or_default();
        if let Some(end) = ["-->", "--!>"].into_iter().find(|end| rest.starts_with(end)) {
            return (inside.get(..at).unwrap_or_default(), at + end.len());
        }
    }
    (inside, inside.len())
}

/// The length of the content of a raw text element, which only its own end tag ends.
fn raw_text_len(text: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let rest = text.get(at + 2..).unwrap_or_default();
        let (tag, rest) = rest.split_at_checked(name.len()).unwrap_or_default();
        tag.eq_ignore_ascii_case(name)
            && rest.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c))
    };
    let found = text.match_indices("</").map(|(at, _)| at).find(is_end);
    found.unwrap_or(text.len())
}

struct ReadTag<'t> {
    tag: HtmlTag<'t>,
    is_oversized: bool,
    /// Length of the tag in bytes.
    len: usize,
}

/// The tag at byte `start`; none where it is unterminated.
fn read_tag(text: &str, start: usize) -> Option<ReadTag<'_>> {
    let mut reader = TagReader { text, at: start + 1 };
    reader.skip(|c| c == '/');
    let name = reader.take(|c| !is_space(c) && c != '/' && c != '>').0.to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut count = 0;
    loop {
        reader.skip(|c| is_space(c) || c == '/');
        if reader.peek()? == '>' {
            let len = reader.at + 1 - start;
            let is_oversized = count > MAX_ATTRIBUTES;
            return Some(ReadTag { tag: HtmlTag { name, attributes }, is_oversized, len });
        }
        let attribute = reader.attribute()?;
        count += 1;
        let is_new = |other: &Attribute<'_>| other.name != attribute.name;
        if count <= MAX_ATTRIBUTES && attributes.iter().all(is_new) {
            attributes.push(attribute);
        }
    }
}

fn is_space(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\x0c' | '\r' | ' ')
}

struct TagReader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> TagReader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        self.take(wanted);
    }

    /// Consumes characters while they are `wanted`; their text and byte range.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> (&'t str, Range<usize>) {
        let rest = self.rest();
        let len = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        let start = self.at;
        self.at += len;
        (rest.get(..len).unwrap_or_default(), start..self.at)
    }

    /// The next attribute; none where the text ends first.
    fn attribute(&mut self) -> Option<Attribute<'t>> {
        let (_, name) = (self.peek()?, self.at);
        // A leading `=` is part of the name.
        self.at += self.peek()?.len_utf8();
        self.skip(|c| !is_space(c) && !"/>=".contains(c));
        let name = self.text.get(name..self.at)?.to_ascii_lowercase();
        let end = self.at;
        self.skip(is_space);
        if self.peek()? != '=' {
            self.at = end;
            return Some(Attribute { name, value: Cow::Borrowed(""), range: end..end });
        }
        self.at += 1;
        self.skip(is_space);
        let (value, range) = match self.peek()? {
            quote @ ('"' | '\'') => {
                self.at += 1;
                let value = self.take(|c| c != quote);
                self.peek()?;
                self.at += 1;
                value
            }
            _ => self.take(|c| !is_space(c) && c != '>'),
        };
        Some(Attribute { name, value: resolve_references(value), range })
    }
}

/// `value` with its character references resolved.
pub fn resolve_references(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let tag = format!("<a x=\"{}\">", value.replace('"', "&quot;"));
    let read = Tokenizer::new(&tag).find_map(|token| match token {
        Ok(html5gum::Token::StartTag(tag)) => tag.attributes.into_iter().next(),
        _ => None,
    });
    let read = read.map(|(_, value)| String::from_utf8_lossy(&value).into_owned());
    Cow::Owned(read.unwrap_or_else(|| value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens in short: `text`, `<name a=b>`, `</name>`, `!comment`, `#raw`, `?` for ignored markup.
    fn short(html: &str) -> String {
        let tokens = Tokens::new(html).map(|(token, range)| {
            assert!(html.get(range).is_some_and(|part| !part.is_empty()));
            match token {
                Token::Text(text) => text.to_owned(),
                Token::End(name) => format!("</{name}>"),
                Token::Comment(text) => format!("!{text}"),
                Token::Raw(text) => format!("#{text}"),
                Token::Oversized(_) => "crowded".to_owned(),
                Token::Ignored => "?".to_owned(),
                Token::Start(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|it| format!(" {}={}", it.name, it.value));
                    format!("<{}{}>", tag.name, attributes.collect::<String>())
                }
            }
        });
        tokens.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tags_are_read_as_browsers_do() {
        for (html, expected) in [
            ("a <B>c</b >", "a |<b>|c|</b>"),
            (
                "<a href=b.md class='x y' id=\"z\" disabled>",
                "<a href=b.md class=x y id=z disabled=>",
            ),
            ("<a x = 1 /y/ z>", "<a x=1 y= z=>"),
            ("<a x=1 x=2>", "<a x=1>"),
            ("<a x='>' y=a&amp;b z='\"&lt;'>", "<a x=> y=a&b z=\"<>"),
            ("<a =x='1'><br/>", "<a =x=1>|<br>"),
            ("1 < 2 <3 a<", "1 < 2 <3 a<"),
            ("<!-- a -- b --><!--x--!>y<!--> z", "! a -- b |!x|y|!| z"),
            ("<!--a--->b<!---->c", "!a-|b|!|c"),
            ("<!doctype html><?xml?></ x>a", "?|?|?|a"),
            ("<a href=\"x", "?"),
            ("<script>a<b></script >c", "<script>|#a<b>|</script>|c"),
            ("<style>a</styles>", "<style>|#a</styles>"),
            ("<!-- never", "! never"),
            ("ä<b ü='ö'>ß", "ä|<b ü=ö>|ß"),
        ] {
            assert_eq!(short(html), expected, "{html}");
        }
    }

    #[test]
    fn values_know_their_bytes() {
        let html = "ä<a x=1 y='ö&amp;' z>";
        let tags = Tokens::new(html).filter_map(|(token, _)| match token {
            Token::Start(tag) => Some(tag.attributes),
            _ => None,
        });
        let ranges: Vec<_> = tags.flatten().filter_map(|it| html.get(it.range)).collect();
        assert_eq!(ranges, ["1", "ö&amp;", ""]);
    }

    #[test]
    fn a_tag_has_a_bounded_number_of_attributes() {
        let tag = |count: usize| format!("<a{}>", " x=\"y\"".repeat(count));
        assert_eq!(short(&tag(MAX_ATTRIBUTES)), "<a x=y>");
        assert_eq!(short(&tag(100_000)), "crowded");
    }
}
