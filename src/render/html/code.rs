//! Blocks of code: language, file name, numbers and marks of lines, as the fence asks for them.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::HtmlWriter;
use super::notes::{pattern, signs, with_notes};
use crate::html::mathml;
use crate::page::{CodeBlockId, Event, Tag};
use crate::render::highlight::highlight;

/// What follows a fence, in the ways of mdBook, Zola, Hugo, `MkDocs`, Docusaurus and `VitePress`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Info<'i> {
    language: &'i str,
    title: Option<&'i str>,
    /// Lines that are marked, counted from 1.
    marked: Vec<RangeInclusive<usize>>,
    /// The number of the first line, where lines are numbered.
    numbers: Option<usize>,
}

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"\b(?:title|name|filename|file)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s,"'}]+))|\s\[([^\]"=]+)\]\s*$"#,
    )
});

static MARKED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\bhl_lines\s*=\s*["']?\[?([\d\s,"'-]+)|\{([\d\s,-]+)\}"#));

static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(linenums|linenos|line-numbers|(?i:showLineNumbers))\b"));

static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"\b(?:linenums|linenostart|line-numbers|(?i:showLineNumbers))\s*=\s*["']?(\d+)"#)
});

impl<'i> Info<'i> {
    fn read(info: &'i str) -> Self {
        let language = language_of(info);
        if info.len() == language.len() {
            return Self { language, ..Self::default() };
        }
        let is_numbered = NUMBERS.is_match(info) && !info.contains("linenos=false");
        let first = FIRST.captures(info).and_then(|found| group(&found)?.parse().ok());
        Self {
            language,
            title: TITLE.captures(info).and_then(|found| group(&found)),
            marked: MARKED
                .captures(info)
                .and_then(|found| group(&found))
                .map_or(Vec::new(), ranges),
            numbers: is_numbered.then(|| first.unwrap_or(1)),
        }
    }
}

/// The first group that took part.
fn group<'i>(found: &Captures<'i>) -> Option<&'i str> {
    found.iter().skip(1).flatten().next().map(|group| group.as_str().trim())
}

/// `1,4-6`, `2 "4-5"`
fn ranges(written: &str) -> Vec<RangeInclusive<usize>> {
    let parts = written.split(|c: char| !c.is_ascii_digit() && c != '-');
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some(first.parse().ok()?..=last.parse().ok()?)
    };
    parts.filter_map(range).collect()
}

/// `rust,ignore`, `{.bash}`, `yaml {title="x"}` → the language's name.
fn language_of(info: &str) -> &str {
    let info = info.trim().trim_start_matches(['{', '.', ' ']);
    let name = info.split([' ', ',', '{', '}', ':']).next().unwrap_or_default();
    // ```` ``` title="x" ```` and ```` ``` {1,2} ```` name none.
    let is_name = !name.contains('=') && name.contains(char::is_alphabetic);
    if is_name { name } else { "" }
}

impl HtmlWriter<'_> {
    /// Writes a block of code whole and gives the index behind it.
    pub(super) fn code_block(&mut self, index: usize, id: CodeBlockId) -> usize {
        let mut code = String::new();
        let mut next = index + 1;
        while let Some(event) = self.document.events.get(next) {
            next += 1;
            match &event.value {
                Event::Text(text) => code.push_str(text),
                Event::End(Tag::CodeBlock(_)) => break,
                _ => {}
            }
        }
        let block = self.document.code_blocks.get(id);
        let info = Info::read(block.map_or("", |block| &block.info));
        match info.language {
            "mermaid" => {
                self.out.push_str("<figure class=\"diagram\"><figcaption>");
                self.escaped(&self.theme.word("diagram-as-text"));
                self.out.push_str("</figcaption><pre class=\"mermaid\" tabindex=\"0\">");
                self.escaped(&code);
                self.out.push_str("</pre></figure>\n");
            }
            // GitHub and GitLab.
            "math" if mathml(&code, true).is_some() => {
                self.out.push_str("<p>");
                self.math(&code, true);
                self.out.push_str("</p>\n");
            }
            _ => {
                let notes = self.numbered_list(next);
                let noted = notes.and_then(|(list, items)| Some((list, with_notes(&code, items)?)));
                self.figure(&info, noted.as_ref().map_or(&code, |(_, code)| code), noted.is_some());
                self.notes = noted.map(|(list, _)| list);
            }
        }
        next
    }

    fn figure(&mut self, info: &Info<'_>, code: &str, has_notes: bool) {
        self.out.push_str("<figure class=\"code\"");
        if !info.language.is_empty() {
            self.attribute("data-lang", info.language);
        }
        self.out.push('>');
        if let Some(title) = info.title {
            self.out.push_str("<figcaption>");
            self.escaped(title);
            self.out.push_str("</figcaption>");
        }
        let has_lines = info.numbers.is_some() || !info.marked.is_empty();
        if has_lines {
            self.lines(info, code.lines().count());
        }
        self.out.push_str("<pre tabindex=\"0\"><code");
        if !info.language.is_empty() {
            self.attribute("class", &format!("language-{}", info.language));
        }
        self.out.push('>');
        let html = highlight(info.language, code);
        self.out.push_str(&if has_notes { signs(&html) } else { html });
        self.out.push_str("</code></pre>");
        self.out.push_str(if has_lines { "</div></figure>\n" } else { "</figure>\n" });
    }

    /// Opens the box of a block whose lines are numbered or marked, with what lies behind the code:
    /// what is coloured may go over several lines, so no element can stand for one.
    fn lines(&mut self, info: &Info<'_>, count: usize) {
        let class = if info.numbers.is_some() { " numbered" } else { "" };
        let opening = "<div class=\"code-body\"><span class=\"code-lines";
        self.out.push_str(&format!("{opening}{class}\" aria-hidden=\"true\">"));
        for line in 1..=count {
            let is_marked = info.marked.iter().any(|range| range.contains(&line));
            self.out.push_str(if is_marked { "<b>" } else { "<i>" });
            if let Some(first) = info.numbers {
                // Writing to a string does not fail.
                let _ = write!(self.out, "{}", first.saturating_add(line - 1));
            }
            self.out.push_str(if is_marked { "</b>" } else { "</i>" });
        }
        self.out.push_str("</span>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named_in_many_ways() {
        for info in ["bash", "bash,ignore", "{.bash}", "{ .bash }", "bash {title=\"x\"}", " bash "]
        {
            assert_eq!(Info::read(info).language, "bash", "{info}");
        }
        for info in ["", "title=\"x\"", "{1,2}", "linenums=\"1\""] {
            assert_eq!(Info::read(info).language, "", "{info}");
        }
    }

    #[test]
    fn fences_ask_in_many_ways() {
        let all = |title, marked: &[RangeInclusive<usize>], numbers| Info {
            language: "py",
            title,
            marked: marked.to_vec(),
            numbers,
        };
        let cases = [
            (
                "py title=\"a b.py\" linenums=\"1\" hl_lines=\"2 4-5\"",
                all(Some("a b.py"), &[2..=2, 4..=5], Some(1)),
            ),
            ("py title='a' {1,4-6} showLineNumbers", all(Some("a"), &[1..=1, 4..=6], Some(1))),
            ("py{4}:line-numbers=7", all(None, &[4..=4], Some(7))),
            ("py [a.py]", all(Some("a.py"), &[], None)),
            (
                "py,linenos,hl_lines=3-4,linenostart=10,name=a.py",
                all(Some("a.py"), &[3..=4], Some(10)),
            ),
            (
                "py {linenos=true,hl_lines=[2,\"4-5\"],linenostart=199}",
                all(None, &[2..=2, 4..=5], Some(199)),
            ),
            ("py {linenos=false}", all(None, &[], None)),
            ("py,editable,hidelines=#", all(None, &[], None)),
        ];
        for (info, expected) in cases {
            assert_eq!(Info::read(info), expected, "{info}");
        }
    }
}
