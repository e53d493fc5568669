//! Tags with inner text that stand for a block of Markdown: what is written in their place, byte for byte as long.

use super::scan::{TagRole, TemplateTag, ends_line, indentation, is_alone};
use crate::diagnostic::Span;
use crate::dialect::Templates;
use crate::lexicon::boxes;

/// What a tag with inner text makes of the text between it and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TagBlock {
    /// A box with the word that names its kind, and where its title is.
    Box(&'static str, Option<Span>),
    /// The same around code in a language.
    CodeBox(&'static str, Option<Span>, String),
    /// Code in this language.
    Code(String),
    /// Lines that belong together.
    Group,
    /// Just the lines.
    Lines,
    /// The words of a link, whose target is the value of this argument.
    Link(Span),
    /// Nothing that readers see.
    Hidden,
}

/// Names of boxes in themes of Hugo whose first argument, or `type`, `color`, `context`, says the kind.
const BOXES: [&str; 9] = [
    "hint",
    "notice",
    "alert",
    "callout",
    "admonition",
    "box",
    "admonish",
    "blockquote-alert",
    "pageinfo",
];

/// Names of what opens by a click.
const FOLDED: [&str; 7] =
    ["details", "expand", "collapse", "accordion", "spoiler", "accordion-item", "expandable"];

const TITLES: [&str; 5] = ["title", "summary", "name", "header", "label"];

/// Arguments that say where a button or a card leads.
pub(super) const TARGETS: [&str; 5] = ["href", "link", "relref", "url", "ref"];

/// Names of tags that only wrap tabs, cards, columns or HTML, and of lists of pages, which the site has by itself.
const WRAPPERS: [&str; 20] = [
    "tabs",
    "tabpane",
    "tabgroup",
    "columns",
    "column",
    "steps",
    "cards",
    "cardpane",
    "card-grid",
    "lead",
    "rawhtml",
    "raw-html",
    "html",
    "toc",
    "TOC",
    "children",
    "childpages",
    "toc-tree",
    "filetree/container",
    "center",
];

/// Whether it only wraps others.
pub(super) fn is_wrapper(name: &str) -> bool {
    WRAPPERS.contains(&name)
}

/// The block that begins with this tag; none where it is not known. `parent` is the tag around it.
pub(super) fn of(tag: &TemplateTag, parent: Option<&TemplateTag>) -> Option<TagBlock> {
    let name = tag.name.as_str();
    if name == "highlight" {
        let language = tag.named(&["lang"]).or_else(|| tag.at(0));
        return Some(TagBlock::Code(language.map(|it| it.value.clone()).unwrap_or_default()));
    }
    if tag.language == Templates::Liquid {
        return (name == "raw").then_some(TagBlock::Lines);
    }
    let title = || tag.named(&TITLES).map(|it| it.span);
    let first = || tag.at(0).map(|it| it.span);
    match name {
        "code-toggle" => return Some(TagBlock::Code(String::new())),
        "mermaid" => return Some(TagBlock::Code(name.to_owned())),
        "katex" | "math" => return Some(TagBlock::Code("math".to_owned())),
        "comment" => return Some(TagBlock::Hidden),
        "button" => return tag.named(&TARGETS).map(|target| TagBlock::Link(target.span)),
        "card" => return card(tag),
        "tab" => {
            let title = title().or_else(first);
            let code =
                parent.filter(|pane| pane.name == "tabpane").and_then(|pane| code(tag, pane));
            let has_named = parent.is_some_and(|pane| pane.named(&["items"]).is_some());
            return match (title, code) {
                (Some(_), Some(code)) => Some(TagBlock::CodeBox("tab", title, code)),
                (Some(_), None) => Some(TagBlock::Box("tab", title)),
                // The titles are in the tag around the tabs.
                (None, _) if has_named => None,
                (None, _) => Some(TagBlock::Group),
            };
        }
        _ => {}
    }
    if is_wrapper(name) {
        return Some(TagBlock::Lines);
    }
    if FOLDED.contains(&name) {
        return Some(TagBlock::Box("details", title().or_else(first)));
    }
    if BOXES.contains(&name) {
        let kind = tag.named(&["type", "color", "context", "style", "level"]).or_else(|| tag.at(0));
        let kind = kind.map_or("note", |it| alert(&it.value).unwrap_or("note"));
        let second = || tag.at(1).map(|it| it.span);
        return Some(TagBlock::Box(kind, title().or_else(second)));
    }
    alert(name).map(|kind| TagBlock::Box(kind, title().or_else(first)))
}

/// A card; none where it says more than its title and its text.
fn card(tag: &TemplateTag) -> Option<TagBlock> {
    let titles: Vec<Span> =
        TITLES.iter().filter_map(|key| Some(tag.named(&[*key])?.span)).collect();
    let title = titles.first().copied();
    if titles.len() > 1 || tag.named(&["footer", "subtitle"]).is_some() {
        return None;
    }
    match (title, tag.text(&["code"]) == "true") {
        (_, true) => Some(TagBlock::CodeBox("note", title, tag.text(&["lang"]))),
        (Some(_), false) => Some(TagBlock::Box("note", title)),
        (None, false) => Some(TagBlock::Group),
    }
}

/// The language of the code that a tab of Docsy holds, unless it or its pane says that it holds text.
fn code(tag: &TemplateTag, pane: &TemplateTag) -> Option<String> {
    let text = tag.named(&["text"]).or_else(|| pane.named(&["text"]));
    let said = tag.named(&["lang"]).or_else(|| pane.named(&["lang"])).map(|it| it.value.clone());
    let by_header = || {
        let equals = pane.text(&["langEqualsHeader"]) == "true";
        equals.then(|| tag.text(&["header"]).to_lowercase())
    };
    let is_code = text.is_none_or(|it| it.value != "true");
    is_code.then(|| said.or_else(by_header).unwrap_or_default())
}

/// The word of the kind that this word means.
fn alert(word: &str) -> Option<&'static str> {
    let kinds = [
        ("note", boxes::NOTE),
        ("tip", boxes::TIP),
        ("important", boxes::IMPORTANT),
        ("warning", boxes::WARNING),
        ("caution", boxes::CAUTION),
    ];
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    kinds.iter().find(|(_, words)| words.iter().any(is)).map(|(kind, _)| *kind)
}

/// A pair of tags in a text.
pub(super) struct TagPair<'t> {
    pub(super) text: &'t str,
    pub(super) begin: &'t TemplateTag,
    pub(super) end: &'t TemplateTag,
}

impl TagPair<'_> {
    /// Whether the first begins a line and the second ends one, and both are indented alike.
    pub(super) fn is_of_lines(&self) -> bool {
        let own = indentation(self.text, self.end.span);
        indentation(self.text, self.begin.span)
            .is_some_and(|indent| own.is_none_or(|own| own == indent))
            && ends_line(self.text, self.end.span)
    }

    /// Whether each has its lines for itself.
    pub(super) fn is_apart(&self) -> bool {
        self.is_of_lines()
            && ends_line(self.text, self.begin.span)
            && indentation(self.text, self.end.span).is_some()
    }

    pub(super) fn inside(&self) -> &str {
        Span::new(self.begin.span.end, self.end.span.start.max(self.begin.span.end)).of(self.text)
    }

    /// The lines between the columns of hugo-book.
    pub(super) fn borders(&self) -> Vec<Span> {
        const BORDER: &str = "<--->";
        let from = self.begin.span.end;
        let borders = self.inside().match_indices(BORDER).filter(|_| self.begin.name == "columns");
        let spans = borders.map(|(at, _)| Span::new(from + at, from + at + BORDER.len()));
        spans.filter(|span| is_alone(self.text, *span)).collect()
    }

    /// Whether the inner text can be the words of a link.
    pub(super) fn has_plain_words(&self) -> bool {
        let words = self.inside().trim();
        !words.is_empty() && !words.contains(['[', ']', '<', '`', '\n', '{'])
    }

    /// What the lines of the block begin with, and what comes before the first of them: where the tags are indented
    /// and the text between them is not, the block begins on a line of its own.
    fn margin(&self) -> (&str, &'static str) {
        let indent = indentation(self.text, self.begin.span).unwrap_or_default();
        let mut inner = self.inside().lines().skip(1).filter(|line| !line.trim().is_empty());
        if inner.all(|line| line.starts_with(indent)) { (indent, "") } else { ("", "\n") }
    }

    /// What is for the tag with this role; none where it does not fit.
    pub(super) fn written(&self, block: &TagBlock, role: TagRole) -> Option<String> {
        let (indent, lead) = self.margin();
        let is_end = role == TagRole::Closing;
        let tag = if is_end { self.end } else { self.begin };
        let lines = if is_end { self.end_of(block) } else { self.beginning_of(block) };
        let len = tag.span.len();
        if *block == TagBlock::Hidden {
            return Some(format!("{lines}{}", " ".repeat(len.checked_sub(lines.len())?)));
        }
        let lines = lines.replace('\n', &format!("\n{indent}"));
        let apart = format!("\n{indent}");
        let is_amid = is_end && indentation(self.text, tag.span).is_none();
        let before = if is_amid { &*apart } else { lead };
        let behind = if !is_end && !ends_line(self.text, tag.span) { &*apart } else { "" };
        let blanks = len.checked_sub(before.len() + lines.len() + behind.len())?;
        Some(format!("{before}{lines}{}{behind}", " ".repeat(blanks)))
    }

    fn beginning_of(&self, block: &TagBlock) -> String {
        let inside = self.inside();
        match block {
            TagBlock::Box(kind, title) => self.box_of(kind, *title),
            TagBlock::CodeBox(kind, title, language) => {
                format!("{}\n{}{language}", self.box_of(kind, *title), fence(inside))
            }
            TagBlock::Code(language) => format!("{}{language}", fence(inside)),
            // Loops and conditions may be in HTML, where nothing begins a group.
            TagBlock::Group if self.begin.language == Templates::Liquid => String::new(),
            TagBlock::Group => ":::x".to_owned(),
            TagBlock::Hidden => "<!--".to_owned(),
            TagBlock::Lines | TagBlock::Link(_) => String::new(),
        }
    }

    /// The first line of a box, with the title where it is in the tag.
    fn box_of(&self, kind: &str, title: Option<Span>) -> String {
        let mut line = format!(":::{kind} ");
        let begin = self.begin.span.start + self.margin().1.len();
        if let Some(title) = title.filter(|it| it.start >= begin + line.len()) {
            line.push_str(&" ".repeat(title.start - begin - line.len()));
            line.push_str(title.of(self.text));
        }
        line.trim_end().to_owned()
    }

    fn end_of(&self, block: &TagBlock) -> String {
        match block {
            TagBlock::Group if self.begin.language == Templates::Liquid => String::new(),
            TagBlock::Box(..) | TagBlock::Group => ":::".to_owned(),
            TagBlock::CodeBox(..) => format!("{}\n:::", fence(self.inside())),
            TagBlock::Code(_) => fence(self.inside()).to_owned(),
            TagBlock::Hidden => "-->".to_owned(),
            TagBlock::Lines | TagBlock::Link(_) => String::new(),
        }
    }
}

fn fence(inside: &str) -> &'static str {
    if inside.contains("```") { "~~~" } else { "```" }
}
