//! What can go where the cursor is: keys and values of front matter, links, anchors, kinds, rules.

use std::collections::BTreeSet;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation,
    MarkupContent, MarkupKind, Range, TextEdit,
};

use super::view::{OpenPage, WikiView};
use crate::check::RuleSet;
use crate::diagnostic::Span;
use crate::record::Record;
use crate::schema::{Field, Fields, Kind, KindRole};
use crate::site::{PageId, relative_link};

/// As many links are offered at most; more letters make the list shorter.
const MOST: usize = 200;

/// Fields that name records of a role.
const NAMING: [(&str, KindRole); 3] =
    [("depends_on", KindRole::Service), ("service", KindRole::Service), ("host", KindRole::Host)];

/// What is offered, and for which bytes.
struct Offer {
    items: Vec<CompletionItem>,
    /// What was typed of it.
    span: Span,
    is_complete: bool,
}

impl<'a> WikiView<'a> {
    pub(super) fn complete(&self, page: OpenPage<'a>, offset: usize) -> CompletionList {
        let text = page.page.text();
        let before = text.get(..offset).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let typed = before.get(line..).unwrap_or_default();
        let offer = if in_front_matter(text, offset) {
            self.front_matter(page, before, typed)
        } else {
            self.in_text(page, typed)
        };
        let Some(offer) = offer else { return CompletionList::default() };
        // What was typed ends at the cursor; the offer counts from the line.
        let span = Span::new(line + offer.span.start, line + offer.span.end);
        let range = page.lines.range(span);
        let items = offer.items.into_iter().map(|item| placed(item, range)).collect();
        CompletionList { is_incomplete: !offer.is_complete, items }
    }

    fn in_text(&self, page: OpenPage<'a>, typed: &str) -> Option<Offer> {
        let behind = |mark: &str, end: &str| {
            let at = typed.rfind(mark)? + mark.len();
            let rest = typed.get(at..)?;
            (!rest.contains(end)).then_some((at, rest))
        };
        let whole =
            |items, at| Some(Offer { items, span: Span::new(at, typed.len()), is_complete: true });
        if let Some((at, _)) = behind("<!-- kind: ", "-->") {
            return whole(self.kinds(), at);
        }
        if typed.contains("<!-- runbuch:")
            && let Some((at, _)) = behind("allow ", " ")
        {
            return whole(self.rules(), at);
        }
        if let Some((at, rest)) = behind("[[", "]]") {
            return Some(self.links(at, rest, typed.len(), |id| self.wiki_name(page, id)));
        }
        let (at, rest) = behind("](", ")")?;
        if let Some((path, anchor)) = rest.split_once('#') {
            let target = if path.is_empty() { Some(page.id) } else { self.page_at(page, path) };
            let at = at + rest.len() - anchor.len();
            return whole(self.anchors(target?), at);
        }
        let from = page.page.path();
        let link =
            |id: PageId| (id != page.id).then(|| relative_link(from, self.site().page(id).path()));
        Some(self.links(at, rest, typed.len(), link))
    }

    /// Pages by what is written for them, where that or the title contains what was typed.
    fn links(
        &self,
        at: usize,
        typed: &str,
        end: usize,
        written: impl Fn(PageId) -> Option<String>,
    ) -> Offer {
        let site = self.site();
        let wanted = typed.to_lowercase();
        let item = |id: PageId| {
            let (link, title) = (written(id)?, site.title(id));
            let is_meant =
                link.to_lowercase().contains(&wanted) || title.to_lowercase().contains(&wanted);
            is_meant.then(|| CompletionItem {
                detail: Some(title.to_owned()),
                filter_text: Some(format!("{link} {title}")),
                ..item(&link, CompletionItemKind::FILE)
            })
        };
        let mut items: Vec<CompletionItem> =
            site.all_pages().filter_map(item).take(MOST + 1).collect();
        let is_complete = items.len() <= MOST;
        items.truncate(MOST);
        Offer { items, span: Span::new(at, end), is_complete }
    }

    /// The name by which a wiki link finds a page.
    fn wiki_name(&self, page: OpenPage<'a>, id: PageId) -> Option<String> {
        let stem = self.site().page(id).stem();
        (id != page.id && !self.site().outline(id).is_index()).then(|| stem.to_owned())
    }

    fn page_at(&self, page: OpenPage<'a>, path: &str) -> Option<PageId> {
        let mut links = self.site().links(page.id);
        let known = links.find(|(link, _)| link.target.split('#').next() == Some(path));
        let is_so =
            |id: &PageId| relative_link(page.page.path(), self.site().page(*id).path()) == path;
        let linked = known.and_then(|(_, target)| target.page());
        linked.or_else(|| self.site().page_ids().find(is_so))
    }

    fn anchors(&self, id: PageId) -> Vec<CompletionItem> {
        let headings = self.site().page(id).document.headings.iter();
        let anchor = |heading: &crate::page::Heading| CompletionItem {
            detail: Some(heading.text.clone()),
            filter_text: Some(format!("{} {}", heading.id, heading.text)),
            ..item(&heading.id, CompletionItemKind::REFERENCE)
        };
        headings.map(anchor).collect()
    }

    fn kinds(&self) -> Vec<CompletionItem> {
        let lang = self.catalogue.lang();
        let kind = |kind: &std::sync::Arc<Kind>| CompletionItem {
            detail: Some(kind.label(lang).to_owned()),
            ..item(&kind.name, CompletionItemKind::CLASS)
        };
        let none = item("none", CompletionItemKind::CLASS);
        self.site().kinds.all().iter().map(kind).chain([none]).collect()
    }

    fn rules(&self) -> Vec<CompletionItem> {
        let rules = RuleSet::new(&self.site().config);
        let rule = |rule: crate::diagnostic::RuleRef| CompletionItem {
            detail: Some(rule.slug.to_string()),
            filter_text: Some(format!("{} {}", rule.code, rule.slug)),
            ..item(&rule.code, CompletionItemKind::CONSTANT)
        };
        rules.iter().map(rule).collect()
    }

    fn front_matter(&self, page: OpenPage<'a>, before: &str, typed: &str) -> Option<Offer> {
        let kinds = &self.site().kinds;
        let named = || before.lines().chain(page.page.text().lines().take(200)).find_map(kind_of);
        let kind = kinds.of_page(page.page).or_else(|| kinds.find(named()?));
        let common = kinds.common();
        let trimmed = typed.trim_start();
        let indent = typed.len() - trimmed.len();
        let parent = (indent > 0).then(|| parent_of(before)).flatten();
        let fields: Vec<&Fields> = match parent {
            Some(key) => kind
                .and_then(|kind| kind.fields.find(key))
                .map(|it| &it.fields)
                .into_iter()
                .collect(),
            None => kind.iter().map(|kind| &kind.fields).chain([common]).collect(),
        };
        let find = |key: &str| fields.iter().find_map(|fields| fields.find(key));
        let (items, at) = match trimmed.split_once(':') {
            Some((key, value)) => {
                let key = key.trim_start_matches("- ").trim();
                let start = value.rfind(['[', ',']).map_or(0, |at| at + 1);
                let part = value.get(start..).unwrap_or_default();
                let spaces = part.len() - part.trim_start().len();
                (self.values(find(key)?), typed.len() - part.len() + spaces)
            }
            None if trimmed.starts_with("- ") => {
                (self.values(find(parent?).or_else(|| kind?.fields.find(parent?))?), indent + 2)
            }
            None => {
                let data = &page.page.front_matter.data;
                let above = parent.and_then(|key| data.get(key)).unwrap_or(data);
                let has = |field: &&Field| {
                    above.pairs().iter().any(|it| field.names().any(|name| name == it.key))
                };
                let mut seen = BTreeSet::new();
                let all = fields.iter().flat_map(|fields| fields.iter());
                let new = all.filter(|field| !has(field) && seen.insert(&field.name));
                (new.map(|field| self.key(field)).collect(), indent)
            }
        };
        Some(Offer { items, span: Span::new(at, typed.len()), is_complete: true })
    }

    fn key(&self, field: &Field) -> CompletionItem {
        let lang = self.catalogue.lang();
        let key = field.key(lang);
        let help = field.help(lang).map(|help| {
            let value = help.to_owned();
            Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
        });
        CompletionItem {
            detail: Some(field.label(lang).to_owned()),
            documentation: help,
            insert_text: Some(format!("{key}: ")),
            filter_text: Some(format!("{key} {}", field.label(lang))),
            ..item(key, CompletionItemKind::FIELD)
        }
    }

    fn values(&self, field: &Field) -> Vec<CompletionItem> {
        let lang = self.catalogue.lang();
        let words = field.words_in(lang).into_iter();
        let mut items: Vec<CompletionItem> =
            words.map(|word| item(word, CompletionItemKind::ENUM_MEMBER)).collect();
        if field.is_owner {
            let owners: BTreeSet<&str> = self.session.owners().collect();
            items.extend(owners.into_iter().map(|name| item(name, CompletionItemKind::VALUE)));
        }
        for (_, role) in NAMING.iter().filter(|(name, _)| *name == field.name) {
            let names: BTreeSet<&str> = self.site().records.of(role).map(Record::name).collect();
            items.extend(names.into_iter().map(|name| item(name, CompletionItemKind::VALUE)));
        }
        items
    }
}

fn item(label: &str, kind: CompletionItemKind) -> CompletionItem {
    CompletionItem { label: label.to_owned(), kind: Some(kind), ..CompletionItem::default() }
}

/// The item for the bytes that are replaced by it.
fn placed(mut item: CompletionItem, range: Range) -> CompletionItem {
    let new_text = item.insert_text.take().unwrap_or_else(|| item.label.clone());
    item.text_edit = Some(CompletionTextEdit::Edit(TextEdit { range, new_text }));
    item
}

/// Whether a byte is between the `---` at the top of a page and those that end its front matter, if they are there yet.
fn in_front_matter(text: &str, offset: usize) -> bool {
    let Some(rest) = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r'])) else {
        return false;
    };
    let end = rest.find("\n---").map_or(text.len(), |at| "---".len() + at);
    (4..=end).contains(&offset)
}

/// The kind that a line of front matter names.
fn kind_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    matches!(key, "kind" | "typ" | "type").then(|| value.trim()).filter(|value| !value.is_empty())
}

/// The key of the outermost map that the last line is in.
fn parent_of(before: &str) -> Option<&str> {
    let above = before.lines().rev().skip(usize::from(!before.ends_with('\n')));
    let outer = above.into_iter().find(|line| !line.starts_with([' ', '-', '\t']))?;
    outer.split_once(':').map(|(key, _)| key)
}
