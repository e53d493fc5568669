//! The order of the contents of folders, by the habits of the generator.

use std::cmp::{Ordering, Reverse};

use super::path::name_of;
use crate::dialect::{Dialect, FolderOrder, Positions, number_of_name};
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

    /// The key of the folder at `path` with this title and this index page; `folder` is its path below the content
    /// folder.
    pub(super) fn of_section(
        index: Option<&Outline>,
        (path, folder): (&str, &str),
        title: &str,
        dialect: &Dialect,
    ) -> Self {
        let mut key = Self { is_section: true, ..key(index, path, title, dialect) };
        if let FolderOrder::Positions(positions) = dialect.traits.order {
            let nav = dialect.settings.folder_navs.get(folder);
            let written = nav.and_then(|nav| nav.position);
            key.weight = written.unwrap_or(if positions.lowest { i64::MAX } else { key.weight });
        }
        key
    }

    /// The position of the page, or the lowest one in the folder.
    pub(super) fn position(&self) -> i64 {
        self.weight
    }

    /// Takes the position of something in the folder, if it is lower.
    pub(super) fn position_from(&mut self, position: i64) {
        self.weight = self.weight.min(position);
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
            (None, FolderOrder::Positions(_)) => by_weight().then_with(by_title),
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
        let node = page.front_matter.data.below(keys)?;
        Some(node.as_str()?.trim()).filter(|text| !text.is_empty())
    };
    dialect.traits.titles.nav_keys.iter().find_map(said)
}

/// The position that front matter says, else the name; in thousandths.
fn position(page: Option<&Outline>, path: &str, positions: Positions) -> Option<i64> {
    let said = || page?.front_matter.data.below(positions.key)?.as_str();
    let name = name_of(path);
    let stem = page.filter(|page| **page.path() == *path).map_or(name, Outline::stem);
    let number = || number_of_name(stem).filter(|_| positions.numbers_in_names)?.checked_mul(1000);
    said().and_then(Positions::thousandths).or_else(number)
}

fn key(page: Option<&Outline>, path: &str, title: &str, dialect: &Dialect) -> SiblingKey {
    if let FolderOrder::Positions(positions) = dialect.traits.order {
        return SiblingKey {
            is_section: false,
            weight: position(page, path, positions).unwrap_or(i64::MAX),
            number: u64::MAX,
            date: String::new(),
            // Whether a name has capitals counts only between names that are equal without.
            title: vec![NaturalPart::Text(path.to_lowercase())],
            path: path.to_owned(),
        };
    }
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
