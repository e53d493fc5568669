//! Kinds of records, each described by a JSON Schema in `schemas/`, bundled or from the wiki.

mod alike;
mod due;
mod editor;
mod field;
mod kind;
mod load;
mod meta;
mod pattern;
mod playbook;
mod problem;
mod review;
mod role;
mod shape;

pub use due::{DueDate, DuePeriod, DueTerm};
pub use field::{Field, FieldType, Fields, ValueType};
pub use kind::{Kind, RequiredSection, Violation, ViolationKind};
pub use pattern::Pattern;
pub use problem::{DueFault, SchemaProblem, SchemaProblemKind};
pub use role::KindRole;
pub use shape::{FactsShape, HeadingValue, ItemShape, Keys, PageShape, Rest, RowShape};
pub use shape::{SectionShape, Shapes};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, KindPages};
use crate::diagnostic::nearest;
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::page::{Outline, Page};
use crate::source::SourceFile;

/// The project folder whose `*.yaml` files add or replace kinds.
pub const FOLDER: &str = "schemas";

/// The schema of the front matter that every page can have, whatever its kind.
const COMMON: &str = "page";

/// All kinds of a wiki.
#[derive(Debug)]
pub struct Kinds {
    common: Arc<Fields>,
    /// Sorted by name.
    kinds: Vec<Arc<Kind>>,
    /// `[[kind]]` of `book.toml`, and the folder that its patterns count from.
    assigned: Vec<KindPages>,
    src: String,
    /// What is wrong with the wiki's own schemas.
    pub problems: Vec<SchemaProblem>,
    /// The first of them by the kind that cannot be used because of it, its name in one spelling.
    faults: BTreeMap<String, SchemaProblem>,
}

impl Kinds {
    /// The kinds that travel in the binary.
    pub fn bundled() -> Self {
        load::load(&[])
    }

    /// The bundled kinds, and those of the wiki's own schema files; given to pages as `[[kind]]` in
    /// `book.toml` says.
    pub fn of_wiki(config: &Config, files: &[Arc<SourceFile>]) -> Self {
        Self { assigned: config.kinds.clone(), src: config.src.clone(), ..load::load(files) }
    }

    /// Whether a file of the folder is the schema of a kind: it says so, takes the place of a bundled
    /// one, or `book.toml` names a kind like it.
    pub fn is_schema(config: &Config, file: &SourceFile) -> bool {
        load::is_schema(config, file)
    }

    /// What is wrong with the wiki's own schema of this name, if it cannot be used. What follows from
    /// that need not be told.
    pub fn fault(&self, name: &str) -> Option<&SchemaProblem> {
        self.faults.get(&identifier(name))
    }

    /// All kinds, by name.
    pub fn all(&self) -> &[Arc<Kind>] {
        &self.kinds
    }

    /// The kind of this name, else with this label in either language, in any spelling of case and separators.
    pub fn find(&self, name: &str) -> Option<&Arc<Kind>> {
        let name = identifier(name);
        let named = self.kinds.iter().find(|kind| identifier(&kind.name) == name);
        // Kinds that extend another inherit its label.
        let labelled = || self.kinds.iter().filter(|kind| kind.is_labelled(&name));
        named.or_else(|| labelled().min_by_key(|kind| kind.name != kind.role.as_str()))
    }

    /// The name or label of a kind, in lower case, that `name` is a slip of.
    pub fn nearest(&self, name: &str) -> Option<String> {
        let mut names: Vec<String> = self.kinds.iter().map(|kind| kind.name.clone()).collect();
        for lang in Lang::ALL {
            names.extend(self.kinds.iter().map(|kind| kind.label(lang).to_lowercase()));
        }
        nearest(&name.to_lowercase(), names.iter().map(String::as_str)).map(str::to_owned)
    }

    /// The kind that the front matter of a page means, but misspells.
    pub fn misspelled(&self, page: &Page) -> Option<&Arc<Kind>> {
        let name = named(&page.outline)?;
        if self.find(name).is_some() || self.fault(name).is_some() {
            return None;
        }
        self.find(&self.nearest(name)?)
    }

    /// The kind that a page's front matter names, else the one that `book.toml` gives it; none
    /// where that is no known one.
    pub fn of_page(&self, page: &Page) -> Option<&Arc<Kind>> {
        self.of_outline(&page.outline)
    }

    /// The same of a page of which only its outline is at hand.
    pub fn of_outline(&self, page: &Outline) -> Option<&Arc<Kind>> {
        self.find(self.written_kind(page)?)
    }

    /// The name of the kind that the page's front matter gives it, else `book.toml`.
    fn written_kind<'k>(&'k self, page: &'k Outline) -> Option<&'k str> {
        named(page).or_else(|| Some(self.assigned(page)?.name.as_str()))
    }

    /// The kind that `book.toml` gives a page whose front matter names one of another role.
    pub fn contradicted(&self, page: &Outline) -> Option<&KindPages> {
        let (named, given) = (self.find(named(page)?)?, self.assigned(page)?);
        let other = self.find(&given.name)?;
        (named.role != other.role).then_some(given)
    }

    /// Whether the page is the first one of the folder whose pages `book.toml` gives a kind, and is not named there: it
    /// lists them.
    pub fn lists_assigned(&self, page: &Outline) -> bool {
        let is_list = |kind: &KindPages| {
            let below = self.below(page);
            let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
            folder == kind.folder && !kind.file_names.iter().any(|known| known == name)
        };
        page.is_index() && named(page).is_none() && self.assigned(page).is_some_and(is_list)
    }

    /// The path of a page relative to the content folder.
    fn below<'p>(&self, page: &'p Outline) -> &'p str {
        let path: &str = page.path();
        path.strip_prefix(&self.src).unwrap_or(path).trim_start_matches('/')
    }

    fn assigned(&self, page: &Outline) -> Option<&KindPages> {
        let below = self.below(page);
        self.assigned.iter().find(|kind| kind.pages.is_match(below))
    }

    /// The keys that every page may have.
    pub fn common(&self) -> &Fields {
        &self.common
    }
}

/// The kind named in the front matter of the page.
fn named(page: &Outline) -> Option<&str> {
    page.meta.kind.text()
}

#[cfg(test)]
mod tests;
