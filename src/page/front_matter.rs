//! Front matter: YAML between `---`, TOML between `+++`, or a JSON object.

use serde::de::IgnoredAny;

use crate::diagnostic::Span;
use crate::source::data::{self, Node, NodeValue, Pair};

/// What comes before the Markdown of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// All of it with its fences; empty where there is none.
    pub span: Span,
    /// The keys; an empty map where there is none.
    pub data: Node,
    /// What could not be read.
    pub problems: Vec<FrontMatterProblem>,
}

/// Why front matter could not be read, or not all of it.
#[derive(Debug, Clone, PartialEq)]
pub enum FrontMatterProblem {
    /// The opening fence has no counterpart.
    NeverClosed {
        /// The opening fence.
        span: Span,
        /// `---` or `+++`.
        fence: &'static str,
    },
    /// It is below blank lines or comments, where Markdown reads it as text.
    Late {
        /// The opening fence.
        span: Span,
        /// All of it with its fences.
        block: Span,
    },
    /// The syntax is broken, or a key is twice.
    Data(data::DataProblem),
}

impl FrontMatter {
    /// Reads the front matter at the beginning of `text`, if there is any.
    pub fn parse(text: &str) -> Self {
        let found = match text.get(..1) {
            Some("-") => fenced(text, "---", data::yaml),
            Some("+") => fenced(text, "+++", data::toml),
            Some("{") => json(text),
            _ => None,
        };
        found.or_else(|| late(text)).unwrap_or_else(Self::none)
    }

    /// That of a page without any.
    pub(super) fn none() -> Self {
        Self::new(Span::default(), no_keys(), [])
    }

    fn new(span: Span, data: Node, problems: impl IntoIterator<Item = FrontMatterProblem>) -> Self {
        Self { span, data, problems: problems.into_iter().collect() }
    }

    /// The first of `keys` that is there.
    pub fn get(&self, keys: &[&str]) -> Option<&Pair> {
        keys.iter().find_map(|key| self.data.pair(key))
    }

    /// The text of the first of `keys` that is there.
    pub fn text(&self, keys: &[&str]) -> Option<&str> {
        self.get(keys).and_then(|pair| pair.value.as_str()).map(str::trim)
    }
}

type Reader = fn(&str, usize) -> (Node, Vec<data::DataProblem>);

fn fenced(text: &str, fence: &'static str, read: Reader) -> Option<FrontMatter> {
    let (first, _) = line_at(text, 0)?;
    if first.trim_end() != fence {
        return None;
    }
    let body_start = next_line(text, 0);
    let Some((close, end)) = closing_fence(text, body_start, fence) else {
        return never_closed(text, body_start, fence);
    };
    let body = text.get(body_start..close)?;
    if !body.trim().is_empty() && !looks_like_data(body) {
        return None;
    }
    let (data, problems) = read(body, body_start);
    let problems = problems.into_iter().map(FrontMatterProblem::Data);
    Some(FrontMatter::new(Span::new(0, end), data, problems))
}

/// Without a closing fence everything is Markdown; it is a mistake only where keys follow.
fn never_closed(text: &str, body_start: usize, fence: &'static str) -> Option<FrontMatter> {
    let (first, _) = line_at(text, body_start)?;
    let problem = FrontMatterProblem::NeverClosed { span: Span::new(0, fence.len()), fence };
    is_key_line(first).then(|| FrontMatter::new(Span::default(), no_keys(), [problem]))
}

/// Keys of pages, each of which says alone that a block between two `---` is front matter.
const COMMON_KEYS: [&str; 12] = [
    "title",
    "titel",
    "kind",
    "type",
    "date",
    "tags",
    "owner",
    "aliases",
    "description",
    "draft",
    "layout",
    "weight",
];

/// Front matter below blank lines and comments. Two thematic breaks with words between them look much
/// the same: every line has to be data.
fn late(text: &str) -> Option<FrontMatter> {
    let start = first_words(text).filter(|start| *start > 0)?;
    let (first, body_start) = line_at(text, start)?;
    let fence = ["---", "+++"].into_iter().find(|fence| first.trim_end() == *fence)?;
    let (close, end) = closing_fence(text, body_start, fence)?;
    let body = text.get(body_start..close).filter(|body| is_data(body))?;
    let keys = body.lines().filter_map(key).count();
    let is_common = || body.lines().filter_map(key).any(|key| COMMON_KEYS.contains(&key));
    let problem = FrontMatterProblem::Late {
        span: Span::new(start, start + fence.len()),
        block: Span::new(start, end),
    };
    (keys > 1 || is_common()).then(|| FrontMatter::new(Span::default(), no_keys(), [problem]))
}

/// Where the first line begins that is neither blank nor a comment.
fn first_words(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some((line, next)) = line_at(text, at) {
        if line.trim().is_empty() {
            at = next;
        } else if line.starts_with("<!--") {
            let end = at + text.get(at..)?.find("-->")? + "-->".len();
            let (behind, next) = line_at(text, end).unwrap_or(("", text.len()));
            if !behind.trim().is_empty() {
                return None;
            }
            at = next;
        } else {
            return Some(at);
        }
    }
    None
}

/// Whether every line is a key, an item, a comment or goes on from the line before.
fn is_data(body: &str) -> bool {
    let goes_on = |line: &str| line.starts_with([' ', '\t', '#']) || line.starts_with("- ");
    body.lines().next().is_some_and(|line| key(line).is_some())
        && body.lines().all(|line| goes_on(line) || key(line).is_some())
}

/// The key of a line, which is one word.
fn key(line: &str) -> Option<&str> {
    let key = line.get(..line.find([':', '='])?)?.trim_end();
    let is_word = |key: &str| key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
    (is_key_line(line) && !key.is_empty() && is_word(key)).then_some(key)
}

fn no_keys() -> Node {
    Node { span: Span::default(), value: NodeValue::Map(Vec::new()) }
}

/// Where the closing fence begins, and where the line after it does.
fn closing_fence(text: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some((line, end)) = line_at(text, at) {
        let line = line.trim_end();
        if line == fence || (fence == "---" && line == "...") {
            return Some((at, end));
        }
        at = end;
    }
    None
}

/// Two thematic breaks with prose between them are no front matter.
fn looks_like_data(body: &str) -> bool {
    let mut lines = body.lines().filter(|line| !line.trim_start().starts_with('#'));
    body.starts_with(['#', '{', '[']) && lines.clone().next().is_none() || lines.any(is_key_line)
}

/// `key: value`, `key = value` or a TOML table's head.
fn is_key_line(line: &str) -> bool {
    let line = line.trim_start();
    let is_name = |key: &str| {
        let key = key.trim().trim_matches(['"', '\'']);
        let named = |c: char| c.is_alphanumeric() || "_-.@$".contains(c) || c == ' ';
        !key.is_empty() && key.len() <= 60 && key.chars().all(named) && !key.starts_with("- ")
    };
    let yaml = line.split_once(':').is_some_and(|(key, value)| {
        is_name(key) && (value.is_empty() || value.starts_with([' ', '\t']))
    });
    let toml = line.split_once('=').is_some_and(|(key, _)| is_name(key));
    yaml || toml || (line.starts_with('[') && line.trim_end().ends_with(']'))
}

fn json(text: &str) -> Option<FrontMatter> {
    let after = text.get(1..)?.trim_start();
    if !after.starts_with(['"', '}']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    let complete = matches!(values.next(), Some(Ok(_)));
    let end = if complete { values.byte_offset() } else { blank_line(text) };
    let (data, problems) = data::json(text.get(..end)?, 0);
    let problems = problems.into_iter().map(FrontMatterProblem::Data);
    Some(FrontMatter::new(Span::new(0, end), data, problems))
}

/// Where the first blank line begins, or the text's end.
fn blank_line(text: &str) -> usize {
    let mut at = 0;
    while let Some((line, end)) = line_at(text, at) {
        if line.trim().is_empty() {
            return at;
        }
        at = end;
    }
    text.len()
}

/// The line that begins at byte `at`, without its line break, and where the next one begins.
fn line_at(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let line = rest.get(..end)?;
    let broken = rest.get(end..)?;
    let length = if broken.starts_with("\r\n") { 2 } else { usize::from(!broken.is_empty()) };
    Some((line, at + end + length))
}

fn next_line(text: &str, at: usize) -> usize {
    line_at(text, at).map_or(text.len(), |(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_of_each_format_are_found() {
        let texts = [
            "---\ntitle: A\n---\nText",
            "---\r\ntitle: A\r\n---\r\nText",
            "---\ntitle: A\n...\nText",
            "+++\ntitle = \"A\"\n+++\nText",
            "{\n  \"title\": \"A\"\n}\nText",
        ];
        for text in texts {
            let front_matter = FrontMatter::parse(text);
            assert_eq!(front_matter.text(&["title"]), Some("A"), "{text:?}");
            assert!(front_matter.problems.is_empty(), "{text:?}: {:?}", front_matter.problems);
            assert_eq!(text.get(front_matter.span.end..).map(str::trim), Some("Text"), "{text:?}");
        }
    }

    #[test]
    fn thematic_breaks_are_no_front_matter() {
        for text in ["---\n\nEin Satz.\n\n---\n", "---\nEin Satz\n---\n", "---\n", "{{< toc >}}\n"]
        {
            let front_matter = FrontMatter::parse(text);
            assert!(front_matter.span.is_empty(), "{text:?}");
            assert!(front_matter.problems.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn data_below_blank_lines_or_comments_is_late() {
        for text in
            ["\n---\ntitle: A\n---\n", "<!-- a\nb -->\r\n\r\n+++\r\na = 1\r\nb = 2\r\n+++\r\n"]
        {
            let front_matter = FrontMatter::parse(text);
            let [FrontMatterProblem::Late { block, .. }] = front_matter.problems.as_slice() else {
                panic!("{text:?}: {:?}", front_matter.problems);
            };
            assert_eq!(block.end, text.len(), "{text:?}");
        }
        for text in [
            "\n---\nHinweis: das gilt\n---\n",
            "\n---\nEin Satz: Wort\nnoch einer: Wort\n---\n",
            "\n---\ntitle: A\n\nText\n---\n",
            "\n---\ntitle: A\n",
            "Text\n\n---\ntitle: A\n---\n",
            "<!-- a --> Text\n---\ntitle: A\n---\n",
            "<!-- a\n---\ntitle: A\n---\n",
            "\n---\n---\n",
        ] {
            assert_eq!(FrontMatter::parse(text).problems, [], "{text:?}");
        }
    }

    #[test]
    fn a_fence_that_is_never_closed_is_a_problem() {
        let front_matter = FrontMatter::parse("---\ntitle: A\n\n# A\n");
        let expected = FrontMatterProblem::NeverClosed { span: Span::new(0, 3), fence: "---" };
        assert_eq!(front_matter.problems, [expected]);
        assert!(front_matter.span.is_empty());
    }
}
