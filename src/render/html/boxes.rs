//! Block quotes, alerts, boxes that fold, and tabs.

use super::HtmlWriter;
use crate::diagnostic::Span;
use crate::page::{AlertKind, Container, ContainerId, ContainerKind, Event, Tag};

/// Boxes whose title, where they have none of their own, says more than the alert they are shown as.
const TITLES: [(&str, &str); 10] = [
    ("abstract", "alert-abstract"),
    ("bug", "alert-bug"),
    ("danger", "alert-danger"),
    ("details", "alert-details"),
    ("example", "alert-example"),
    ("failure", "alert-failure"),
    ("info", "alert-info"),
    ("question", "alert-question"),
    ("quote", "alert-quote"),
    ("success", "alert-success"),
];

/// The tags around the title of a box.
#[derive(Clone, Copy)]
pub(super) struct Title {
    open: &'static str,
    close: &'static str,
}

const PARAGRAPH: Title = Title { open: "<p class=\"alert-title\">", close: "</p>\n" };
const SUMMARY: Title = Title { open: "<summary class=\"alert-title\">", close: "</summary>\n" };
const TAB: Title = Title { open: "<summary>", close: "</summary>\n<div class=\"tab-panel\">\n" };

impl HtmlWriter<'_> {
    /// Opens a quote.
    pub(super) fn start_quote(&mut self, kind: Option<AlertKind>) {
        let close = match kind {
            Some(kind) => {
                self.start_alert(kind, None);
                self.own_title(class(kind), PARAGRAPH);
                "</div>\n"
            }
            None => {
                self.out.push_str("<blockquote>\n");
                "</blockquote>\n"
            }
        };
        self.open_quotes.push(close);
    }

    /// Opens the box that begins with event `index`.
    pub(super) fn start_container(&mut self, index: usize, id: ContainerId) {
        let container = self.document.containers.get(id);
        let close = container.map(|container| self.start_box(index, container));
        self.open_quotes.push(close.unwrap_or_default());
    }

    /// Closes the innermost quote or box.
    pub(super) fn end_quote(&mut self) {
        let close = self.open_quotes.pop().unwrap_or_default();
        self.out.push_str(close);
    }

    /// Opens a paragraph, or the title that it stands for.
    pub(super) fn start_paragraph(&mut self, index: usize) {
        self.only_embeds = self.title.is_none() && self.holds_only_embeds(index);
        if self.only_embeds {
            return;
        }
        let span = self.document.events.get(index).map(|event| event.span).unwrap_or_default();
        if self.title.is_none() {
            self.mark_texts(span.start);
        }
        self.out.push_str(self.title.map_or("<p>", |title| title.open));
        if self.title.is_none() {
            self.targets_in(span);
        }
    }

    /// Closes what [`HtmlWriter::start_paragraph`] opened.
    pub(super) fn end_paragraph(&mut self, span: Span) {
        if std::mem::take(&mut self.only_embeds) {
            return;
        }
        if let Some(title) = self.title.take() {
            self.out.push_str(title.close);
            return;
        }
        self.out.push_str("</p>\n");
        self.mark_paragraph(span);
        self.mark_item();
    }

    /// Writes the title of the box of event `index`: the paragraph that follows, where one does.
    fn start_title(&mut self, index: usize, written: &str, title: Title) {
        let next = self.document.events.get(index + 1);
        if next.is_some_and(|next| next.value == Event::Start(Tag::Paragraph)) {
            self.title = Some(title);
        } else {
            self.out.push_str(title.open);
            self.escaped(written);
            self.out.push_str(title.close);
        }
    }

    fn start_box(&mut self, index: usize, container: &Container) -> &'static str {
        match container.kind {
            ContainerKind::Group => "",
            ContainerKind::Tab { is_first, is_last } => {
                self.start_tab(index, is_first, is_last);
                self.start_title(index, container.title.as_deref().unwrap_or_default(), TAB);
                if is_last { "</div></details></div>\n" } else { "</div></details>\n" }
            }
            ContainerKind::Alert(kind) => {
                self.start_alert(kind, container.open);
                let title = if container.open.is_some() { SUMMARY } else { PARAGRAPH };
                if let Some(written) = &container.title {
                    self.start_title(index, written, title);
                } else if !container.untitled {
                    let own = TITLES.iter().find(|(name, _)| *name == container.name);
                    self.own_title(own.map_or(class(kind), |(_, message)| *message), title);
                }
                if container.open.is_some() { "</details>\n" } else { "</div>\n" }
            }
        }
    }

    fn start_alert(&mut self, kind: AlertKind, open: Option<bool>) {
        let (element, state) = match open {
            None => ("div", ""),
            Some(false) => ("details", ""),
            Some(true) => ("details", " open"),
        };
        let class = class(kind);
        self.out.push_str(&format!("<{element} class=\"alert {class}\"{state}>"));
    }

    fn own_title(&mut self, message: &str, title: Title) {
        let words = self.theme.word(message);
        self.out.push_str(title.open);
        self.escaped(&words);
        self.out.push_str(title.close);
    }

    /// Tabs of one name close each other.
    fn start_tab(&mut self, index: usize, is_first: bool, is_last: bool) {
        if is_first {
            self.tab_groups += 1;
            self.open_tabs.push(self.tab_groups);
            self.out.push_str("<div class=\"tabs\">\n");
        }
        let group = self.open_tabs.last().copied().unwrap_or_default();
        if is_last {
            self.open_tabs.pop();
        }
        self.out.push_str("<details");
        self.own_id(index);
        self.attribute("name", &format!("{}rb-tabs-{group}", self.setting.ids));
        self.out.push_str(if is_first { " open>" } else { ">" });
    }
}

const fn class(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "alert-note",
        AlertKind::Tip => "alert-tip",
        AlertKind::Important => "alert-important",
        AlertKind::Warning => "alert-warning",
        AlertKind::Caution => "alert-caution",
    }
}
