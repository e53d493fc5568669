//! Which elements are open, and what a tag changes about that.

/// Elements in elements deeper than this are left out, with what they hold shown. Chromium stops at
/// 512, Firefox at about 200 levels of some elements.
pub const DEEPEST: usize = 200;

/// Elements that have no end tag (HTML, 13.1.2: “void elements”).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// What an open `<p>` ends before (HTML, 13.2.6.4.7).
const AFTER_PARAGRAPH: [&str; 38] = [
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

/// What an element means for those that are open.
struct Place {
    /// The nearest of these that is open is where it belongs; it has no place where none is.
    within: Option<&'static [&'static str]>,
    /// Those that end before it, if they are open up to there.
    ends: &'static [&'static str],
}

fn place(name: &str) -> Place {
    let (within, ends): (_, &[&str]) = match name {
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
    Place { within, ends }
}

/// What becomes of a start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// It opens an element, or stands for one that needs no end.
    Kept,
    /// It has no place here: `<li>` outside of a list.
    Misplaced,
    /// It would open an element deeper than any that browsers show.
    TooDeep,
}

/// The elements that are open in one stretch of a page: what is opened in it ends in it.
#[derive(Debug, Default)]
pub struct Nesting {
    open: Vec<String>,
    /// Elements that were too deep and have not ended.
    skipped: usize,
}

impl Nesting {
    /// A start tag. `ends` hears of the elements that end before it, the innermost first.
    pub fn start(&mut self, name: &str, mut ends: impl FnMut(&str)) -> Start {
        let place = place(name);
        let bottom = match place.within {
            None => self.last(CELLS),
            Some(within) => match self.last(within) {
                Some(at) => Some(at),
                None => return Start::Misplaced,
            },
        };
        let bottom = bottom.map_or(0, |at| at + 1);
        self.end_above(bottom, place.ends, &mut ends);
        if AFTER_PARAGRAPH.contains(&name) {
            let bottom = self.last(CELLS).map_or(0, |at| at + 1).max(bottom);
            self.end_above(bottom, &["p"], &mut ends);
        }
        if VOID.contains(&name) {
            return Start::Kept;
        }
        if self.open.len() >= DEEPEST {
            self.skipped += 1;
            return Start::TooDeep;
        }
        self.open.push(name.to_owned());
        Start::Kept
    }

    /// An end tag: ends the innermost element of this name, and those in it.
    pub fn end(&mut self, name: &str, mut ends: impl FnMut(&str)) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let bottom = match place(name).within {
            // What stands in a cell cannot end what is around its table.
            None if name != "table" => self.last(CELLS).map_or(0, |at| at + 1),
            _ => self.last(place(name).within.unwrap_or_default()).map_or(0, |at| at + 1),
        };
        if let Some(at) = self.last(&[name]).filter(|at| *at >= bottom) {
            self.truncate(at, &mut ends);
        }
    }

    /// Ends all that is open.
    pub fn finish(&mut self, mut ends: impl FnMut(&str)) {
        self.truncate(0, &mut ends);
        self.skipped = 0;
    }

    /// The innermost open element of these names.
    fn last(&self, names: &[&str]) -> Option<usize> {
        self.open.iter().rposition(|open| names.contains(&open.as_str()))
    }

    /// Ends the outermost element of these names that is open from place `bottom` on.
    fn end_above(&mut self, bottom: usize, names: &[&str], ends: &mut impl FnMut(&str)) {
        let found = self.open.iter().skip(bottom).position(|it| names.contains(&it.as_str()));
        if let Some(at) = found {
            self.truncate(bottom + at, ends);
        }
    }

    fn truncate(&mut self, len: usize, ends: &mut impl FnMut(&str)) {
        while self.open.len() > len {
            if let Some(name) = self.open.pop() {
                ends(&name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Token, Tokens};

    /// The tags of `html` as they are kept, and those that end what is open.
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
    fn what_is_opened_is_closed_and_nothing_else() {
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
    fn what_is_too_deep_is_left_out_with_its_end() {
        let deep = format!("{}x{}y", "<b>".repeat(100_000), "</b>".repeat(100_000));
        let expected = format!("{}x{}y", "<b>".repeat(DEEPEST), "</b>".repeat(DEEPEST));
        assert_eq!(kept(&deep), expected);
        let rows = format!("<table>{}</table>", "<tr><td>a".repeat(1_000));
        assert_eq!(kept(&rows).matches("</td>").count(), 1_000);
    }
}
