//! The lists themselves: `{ .class #id key="value" }`, `{: #id }`, and what they say.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::elements::PictureExtent;
use crate::page::event::AlertKind;

#[expect(clippy::expect_used, reason = "the patterns are constant, and the tests run them")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

/// A class, an id, or a key with its value; then words alone count as well.
static LIST: LazyLock<Regex> = LazyLock::new(|| {
    let real = r#"(?:[.#][^\s{}"'=]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+))"#;
    pattern(&format!(r"^\{{:?\s*{real}(?:\s*{real}|\s+[\w-]+)*\s*\}}"))
});

/// The attributes themselves.
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"([.#])([^\s{}"'=]+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))"#)
});

/// `{:name: .class }` of kramdown, which names a list.
pub(super) static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\{:([\w-]+):[^{}]*\}$"));

/// `{:name}`, `{: name}`: the list of that name.
pub(super) static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\{:\s*([\w-]+)\s*\}"));

/// Bytes of the list of attributes that `text` begins with.
pub(in crate::page) fn list(text: &str) -> Option<usize> {
    if !text.starts_with('{') {
        return None;
    }
    Some(LIST.find(text)?.end())
}

/// Bytes of the name of such a list that `text` begins with, or of an attribute without a value: `{: android}`.
pub(in crate::page) fn reference(text: &str) -> Option<usize> {
    text.starts_with("{:").then(|| REFERENCE.find(text))?.map(|found| found.end())
}

/// What a list says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes<'l> {
    pub(super) id: Option<&'l str>,
    pub(super) kind: Option<AlertKind>,
    pub(super) is_titled: bool,
    pub(super) extent: PictureExtent,
}

impl<'l> Attributes<'l> {
    pub(super) fn read(list: &'l str) -> Self {
        let mut read = Self::default();
        for found in ATTRIBUTE.captures_iter(list) {
            let value = |group| found.get(group).map(|it| it.as_str());
            let quoted = || value(4).or_else(|| value(5)).or_else(|| value(6));
            match (value(1), value(3)) {
                (Some("#"), _) => read.id = value(2),
                (Some(_), _) => {
                    value(2).unwrap_or_default().split('.').for_each(|it| read.class(list, it));
                }
                (_, Some("id")) => read.id = quoted(),
                (_, Some("width")) => read.extent.width = pixels(quoted()),
                (_, Some("height")) => read.extent.height = pixels(quoted()),
                (_, Some("class")) => {
                    quoted()
                        .unwrap_or_default()
                        .split_whitespace()
                        .for_each(|it| read.class(list, it));
                }
                _ => {}
            }
        }
        read
    }

    /// The classes of Wiki.js, and with kramdown's colon those of Jekyll's themes, perhaps with `-title`.
    fn class(&mut self, list: &str, class: &str) {
        let kind = match class {
            "is-info" => Some(AlertKind::Note),
            "is-success" => Some(AlertKind::Tip),
            "is-warning" => Some(AlertKind::Warning),
            "is-danger" => Some(AlertKind::Caution),
            _ if list.starts_with("{:") => {
                let name = class.strip_suffix("-title").unwrap_or(class);
                self.is_titled |= name != class;
                KINDS.iter().find(|(names, _)| names.contains(&name)).map(|(_, kind)| *kind)
            }
            _ => None,
        };
        self.kind = self.kind.or(kind);
    }
}

/// `300`, `300px`; a share of the page is left to the theme.
fn pixels(value: Option<&str>) -> Option<u32> {
    let value = value?.trim();
    value.strip_suffix("px").unwrap_or(value).parse().ok()
}

/// Classes of the boxes of just-the-docs, Minimal Mistakes and GitLab's documentation.
const KINDS: [(&[&str], AlertKind); 5] = [
    (&["note", "info", "notice", "notice--info", "new"], AlertKind::Note),
    (&["tip", "success", "notice--success"], AlertKind::Tip),
    (&["important", "notice--primary"], AlertKind::Important),
    (&["warning", "alert", "notice--warning"], AlertKind::Warning),
    (&["caution", "danger", "notice--danger"], AlertKind::Caution),
];
