//! The order of the contents of folders, by the habits of the generator.

use std::cmp::{Ordering, Reverse};

use super::path::name_of;
use crate::dialect::{Dialect, FolderOrder};
use crate::page::Outline;

/// What a page or a folder is sorted by among its siblings.
pub(super) struct SiblingKey {
    is_section: bool,
    /// A weight of front matter; pages without one come last.
    weight: i64,
    /// The number at the beginning of the name.
    number: u64,
    /// As written, of a folder its own or the newest one in it; empty where there is none.
    date: String,
    title: Vec<NaturalPart>,
    path: String,
}

/// Compares digits as numbers, so that `Phase 10` follows `Phase 9`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum NaturalPart {
    Number(u64),
    Text(String),
}

/// Zola's `sort_by` where it is not by weight.
#[derive(Debug, Clone, Copy)]
pub(super) enum StatedOrder {
    Newest,
    Title,
    Path,
}

impl SiblingKey {
    /// The key of a page.
    pub(super) fn of_page(page: &Outline, dialect: &Dialect) -> Self {
        key(Some(page), page.path(), page.title(), dialect)
    }

    /// The key of the folder at `path` with this title and this index page.
    pub(super) fn of_section(
        index: Option<&Outline>,
        path: &str,
        title: &str,
        dialect: &Dialect,
    ) -> Self {
        Self { is_section: true, ..key(index, path, title, dialect) }
    }

    /// The date of the page, or of the newest one in the folder.
    pub(super) fn date(&self) -> &str {
        &self.date
    }

    /// Takes the date of something in the folder, if it is newer.
    pub(super) fn date_from(&mut self, date: &str) {
        if *self.date < *date {
            date.clone_into(&mut self.date);
        }
    }

    /// How two children of a folder follow each other that says `stated` of its order.
    pub(super) fn compare(
        &self,
        other: &Self,
        order: FolderOrder,
        stated: Option<StatedOrder>,
    ) -> Ordering {
        let by_title = || self.title.cmp(&other.title);
        let by_date = || Reverse(&self.date).cmp(&Reverse(&other.date));
        let by_weight = || self.weight.cmp(&other.weight);
        let by_rule = match (stated, order) {
            (Some(StatedOrder::Newest), _) => by_date(),
            (Some(StatedOrder::Title), _) => by_title(),
            (Some(StatedOrder::Path), _) => Ordering::Equal,
            (None, FolderOrder::Names) => self.is_section.cmp(&other.is_section),
            (None, FolderOrder::Weights) => by_weight().then_with(by_date).then_with(by_title),
            (None, FolderOrder::Titles | FolderOrder::Stated) => {
                let by_number = self.number.cmp(&other.number);
                by_weight().then(by_number).then_with(by_title)
            }
        };
        by_rule.then_with(|| self.path.cmp(&other.path))
    }
}

/// The title that the front matter gives a page for the navigation.
pub(super) fn nav_title<'p>(page: &'p Outline, dialect: &Dialect) -> Option<&'p str> {
    let said = |keys: &&[&str]| {
        let node = keys.iter().try_fold(&page.front_matter.data, |node, key| node.get(key))?;
        Some(node.as_str()?.trim()).filter(|text| !text.is_empty())
    };
    dialect.traits.titles.nav_keys.iter().find_map(said)
}

fn key(page: Option<&Outline>, path: &str, title: &str, dialect: &Dialect) -> SiblingKey {
    let as_hugo = dialect.traits.order == FolderOrder::Weights;
    let own = page.and_then(|page| nav_title(page, dialect)).filter(|_| as_hugo);
    // Hugo takes a weight of 0 for none.
    let is_weight = |weight: &i64| !as_hugo || *weight != 0;
    let weight = page.and_then(|page| page.meta.order).filter(is_weight);
    let digits: String = name_of(path).chars().take_while(char::is_ascii_digit).collect();
    let date = page.and_then(|page| page.front_matter.text(&["date"])).unwrap_or_default();
    SiblingKey {
        is_section: false,
        weight: weight.unwrap_or(i64::MAX),
        number: digits.parse().unwrap_or(u64::MAX),
        date: date.to_owned(),
        title: natural(own.unwrap_or(title)),
        path: path.to_owned(),
    }
}

/// What the index page of a folder says of the order of its contents.
pub(super) fn stated(index: &Outline, dialect: &Dialect) -> Option<StatedOrder> {
    let has_say = dialect.traits.order == FolderOrder::Stated;
    match index.front_matter.text(&["sort_by"]).filter(|_| has_say)? {
        "date" | "update_date" => Some(StatedOrder::Newest),
        "title" | "title_bytes" => Some(StatedOrder::Title),
        "slug" => Some(StatedOrder::Path),
        _ => None,
    }
}

fn natural(text: &str) -> Vec<NaturalPart> {
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    let mut parts = Vec::new();
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let number = part.parse().ok().filter(|_| digits);
        parts.push(number.map_or_else(|| NaturalPart::Text(part.to_owned()), NaturalPart::Number));
        rest = after;
    }
    parts
}
