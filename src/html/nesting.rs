//! The stack of open elements, and how tags change it.

/// The deepest nesting. Tags of deeper elements are dropped, their content is kept. Chromium stops at
/// 512 levels, Firefox at about 200 for some elements.
pub const MAX_DEPTH: usize = 200;

/// Elements that have no end tag (HTML, 13.1.2: “void elements”).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements whose start tag closes an open `<p>` (HTML, 13.2.6.4.7).
const CLOSES_PARAGRAPH: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
];

const LISTS: &[&str] = &["ul", "ol", "menu", "dir"];
const CELLS: &[&str] = &["td", "th", "caption"];
const TABLE: &[&str] = &["table"];

/// How the start tag of an element affects the open elements.
struct Insertion {
    /// The element must be inside one of these; without one it is misplaced.
    within: Option<&'static [&'static str]>,
    /// Open elements that it closes, up to that container.
    closes: &'static [&'static str],
}

fn insertion(name: &str) -> Insertion {
    let (within, closes): (_, &[&str]) = match name {
        "li" => (Some(LISTS), &["li"]),
        "dt" | "dd" => (Some(&["dl"][..]), &["dt", "dd"]),
        "td" | "th" => (Some(TABLE), &["td", "th", "caption"]),
        "tr" => (Some(TABLE), &["tr", "td", "th", "caption", "colgroup"]),
        "thead" | "tbody" | "tfoot" | "caption" | "colgroup" | "col" => {
            (Some(TABLE), &["thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"])
        }
        "rt" | "rp" => (Some(&["ruby"][..]), &["rt", "rp"]),
        "a" => (None, &["a"]),
        "option" => (None, &["option"]),
        _ => (None, &[]),
    };
    Insertion { within, closes }
}

/// What happens to a start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// It opens an element, or is a void element.
    Kept,
    /// It is not allowed here: `<li>` outside of a list.
    Misplaced,
    /// It would exceed [`MAX_DEPTH`].
    TooDeep,
}

/// The open elements of a fragment. All of them end with the fragment.
#[derive(Debug, Default)]
pub struct Nesting {
    open: Vec<String>,
    /// Dropped elements that are still open.
    skipped: usize,
}

impl Nesting {
    /// Adds a start tag. `closed` is called for each element that it closes, innermost first.
    pub fn start(&mut self, name: &str, mut closed: impl FnMut(&str)) -> Start {
        let insertion = insertion(name);
        let bottom = match insertion.within {
            None => self.last(CELLS),
            Some(within) => match self.last(within) {
                Some(at) => Some(at),
                None => return Start::Misplaced,
            },
        };
        let bottom = bottom.map_or(0, |at| at + 1);
        self.close_from(bottom, insertion.closes, &mut closed);
        if CLOSES_PARAGRAPH.contains(&name) {
            let bottom = self.last(CELLS).map_or(0, |at| at + 1).max(bottom);
            self.close_from(bottom, &["p"], &mut closed);
        }
        if VOID.contains(&name) {
            return Start::Kept;
        }
        if self.open.len() >= MAX_DEPTH {
            self.skipped += 1;
            return Start::TooDeep;
        }
        self.open.push(name.to_owned());
        Start::Kept
    }

    /// Adds an end tag, which closes the innermost element of this name and everything inside it.
    pub fn end(&mut self, name: &str, mut closed: impl FnMut(&str)) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let bottom = match insertion(name).within {
            // A tag inside a cell cannot close anything around its table.
            None if name != "table" => self.last(CELLS).map_or(0, |at| at + 1),
            _ => self.last(insertion(name).within.unwrap_or_default()).map_or(0, |at| at + 1),
        };
        if let Some(at) = self.last(&[name]).filter(|at| *at >= bottom) {
            self.truncate(at, &mut closed);
        }
    }

    /// Closes all open elements.
    pub fn finish(&mut self, mut closed: impl FnMut(&str)) {
        self.truncate(0, &mut closed);
        self.skipped = 0;
    }

    /// The index of the innermost open element with one of these names.
    fn last(&self, names: &[&str]) -> Option<usize> {
        self.open.iter().rposition(|open| names.contains(&open.as_str()))
    }

    /// Closes the outermost element with one of these names at index `bottom` or above.
    fn close_from(&mut self, bottom: usize, names: &[&str], closed: &mut impl FnMut(&str)) {
        let found = self.open.iter().skip(bottom).position(|it| names.contains(&it.as_str()));
        if let Some(at) = found {
            self.truncate(bottom + at, closed);
        }
    }

    fn truncate(&mut self, len: usize, closed: &mut impl FnMut(&str)) {
        while self.open.len() > len {
            if let Some(name) = self.open.pop() {
                closed(&name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Token, Tokens};

    /// The kept tags of `html`, and the end tags that were added.
    fn kept(html: &str) -> String {
        let mut nesting = Nesting::default();
        let mut kept = String::new();
        for (token, _) in Tokens::new(html) {
            match token {
                Token::Start(tag) => {
                    let start =
                        nesting.start(&tag.name, |name| kept.push_str(&format!("</{name}>")));
                    if start == Start::Kept {
                        kept.push_str(&format!("<{}>", tag.name));
                    }
                }
                Token::End(name) => nesting.end(&name, |name| kept.push_str(&format!("</{name}>"))),
                Token::Text(text) => kept.push_str(text),
                _ => {}
            }
        }
        nesting.finish(|name| kept.push_str(&format!("</{name}>")));
        kept
    }

    #[test]
    fn every_opened_element_is_closed_and_nothing_else() {
        for (html, expected) in [
            ("<div><b>a", "<div><b>a</b></div>"),
            ("</div></main>a</p>", "a"),
            ("<b><i>a</b>c</i>", "<b><i>a</i></b>c"),
            ("a<br>b<img>", "a<br>b<img>"),
            ("<p>a<p>b<div>c</div>", "<p>a</p><p>b</p><div>c</div>"),
            ("<li>a</li>", "a"),
            ("<ul><li>a<div><li>b</ul>", "<ul><li>a<div></div></li><li>b</li></ul>"),
            ("<ul><li><ul><li>a</ul><li>b</ul>", "<ul><li><ul><li>a</li></ul></li><li>b</li></ul>"),
            ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
            ("<tr><td>a", "a"),
            (
                "<table><tr><td>a<td>b<tr><td></div></table>",
                "<table><tr><td>a</td><td>b</td></tr><tr><td></td></tr></table>",
            ),
            (
                "<div><table><tr><td><p>a</div><p>b</table>c",
                "<div><table><tr><td><p>a</p><p>b</p></td></tr></table>c</div>",
            ),
            ("<a>a<a>b</a></a>", "<a>a</a><a>b</a>"),
        ] {
            assert_eq!(kept(html), expected, "{html}");
        }
    }

    #[test]
    fn elements_that_are_too_deep_are_dropped() {
        let deep = format!("{}x{}y", "<b>".repeat(100_000), "</b>".repeat(100_000));
        let expected = format!("{}x{}y", "<b>".repeat(MAX_DEPTH), "</b>".repeat(MAX_DEPTH));
        assert_eq!(kept(&deep), expected);
        let rows = format!("<table>{}</table>", "<tr><td>a".repeat(1_000));
        assert_eq!(kept(&rows).matches("</td>").count(), 1_000);
    }
}
