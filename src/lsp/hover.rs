//! What is said of a link, a value, a key or a rule's code under the cursor.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::lines::TextLines;
use super::view::{FieldText, OpenPage, WikiView, holds};
use crate::check::RuleSet;
use crate::config;
use crate::diagnostic::{Span, msg};
use crate::page::{Event, Page, Tag};
use crate::schema::Field;
use crate::site::Target;

/// As many characters of a page's text are shown at most.
const MOST_WORDS: usize = 300;

impl<'a> WikiView<'a> {
    /// What is known of what is at a byte of a page.
    pub(super) fn hover(&self, page: OpenPage<'a>, offset: usize) -> Option<Hover> {
        if let Some((link, target)) = page.link_at(self.site(), offset) {
            return Some(hover(&page.lines, link.span, self.of_target(target)?));
        }
        let path = page.page.path();
        if let Some(found) = self.field_at(path, offset) {
            return Some(hover(&page.lines, found.span, self.of_value(&found)));
        }
        let records = self.site().records.on(path).iter();
        let fields = records.flat_map(|record| record.values().all());
        let key = fields.map(|field| (field.member.key_span, field.field));
        if let Some((span, field)) = key.into_iter().find(|(span, _)| holds(*span, offset)) {
            return Some(hover(&page.lines, span, self.of_field(field)));
        }
        let (span, text) = self.rule_at(page.page.text(), path, offset)?;
        Some(hover(&page.lines, span, text))
    }

    /// The explanation of the rule whose code or name is at a byte: in waivers, and anywhere in `book.toml`.
    pub(super) fn rule_at(&self, text: &str, path: &str, offset: usize) -> Option<(Span, String)> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let (before, after) = text.split_at_checked(offset)?;
        let start = before.rfind(|c| !is_part(c)).map_or(0, |at| at + 1);
        let end = offset + after.find(|c| !is_part(c)).unwrap_or(after.len());
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let line = text.get(line..)?.lines().next().unwrap_or_default();
        let is_named =
            path == config::FILE_NAME || line.contains("allow") || line.contains("rule:");
        let rules = RuleSet::new(&self.site().config);
        let rule = rules.find(text.get(start..end)?).filter(|_| is_named)?;
        let explained = rules.explain(&rule.code, self.catalogue)?;
        let text = format!("**{} {}**\n\n{}", rule.code, rule.slug, explained.text());
        Some((Span::new(start, end), text))
    }

    fn of_target(&self, target: &Target) -> Option<String> {
        let site = self.site();
        if let Some(id) = target.file() {
            return Some(format!("`{}`", site.file(id)?.path));
        }
        let id = target.page()?;
        let page = site.page(id);
        let place = self.place_of(id, super::navigation::anchor_of(target));
        let heading = page.document.headings.iter().find(|it| it.text_span == place.span);
        let title = site.title(id);
        let mut text = format!("**{title}**");
        if let Some(heading) = heading.filter(|heading| heading.text != title) {
            text += &format!(" › {}", heading.text);
        }
        text += &format!("\n\n`{}`", page.path());
        let words = first_words(page, place.span.start);
        if !words.is_empty() {
            text += &format!("\n\n{words}");
        }
        Some(text)
    }

    /// How a value was read, where it was not written so.
    fn of_value(&self, found: &FieldText<'_>) -> String {
        let mut text = self.of_field(found.field.field);
        let parts = found.field.member.value.parts();
        let part = parts.iter().find(|part| part.span == found.span);
        let read = part.and_then(|part| part.canonical());
        if let Some(read) = read.filter(|read| read != found.text) {
            let read = self.catalogue.text(&msg!(lsp_read_as, value = read.as_str()));
            text += &format!("\n\n{read}");
        }
        text
    }

    /// What belongs into a field.
    fn of_field(&self, field: &Field) -> String {
        let lang = self.catalogue.lang();
        let mut text = format!("**{}** · `{}`", field.label(lang), field.key(lang));
        if let Some(help) = field.help(lang) {
            text += &format!("\n\n{help}");
        }
        if let Some(value) = field.value {
            text += &format!("\n\n{}", self.catalogue.text(&value.expected()));
        }
        let words = field.words_in(lang);
        if !words.is_empty() {
            text += &format!("\n\n`{}`", words.join("`, `"));
        }
        text
    }
}

pub(super) fn hover(lines: &TextLines<'_>, span: Span, value: String) -> Hover {
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Hover { contents, range: Some(lines.range(span)) }
}

/// The text of the first paragraph behind a byte.
fn first_words(page: &Page, from: usize) -> String {
    let mut words = String::new();
    let events = page.document.events.iter().skip_while(|event| event.span.start < from);
    let mut is_open = false;
    for event in events {
        match &event.value {
            Event::Start(Tag::Paragraph) => is_open = true,
            Event::End(Tag::Paragraph) if is_open => break,
            Event::Text(text) | Event::Code(text) if is_open => words.push_str(text),
            Event::SoftBreak | Event::HardBreak if is_open => words.push(' '),
            _ => {}
        }
    }
    match words.char_indices().nth(MOST_WORDS) {
        Some((end, _)) => format!("{} …", words.get(..end).unwrap_or_default()),
        None => words,
    }
}
