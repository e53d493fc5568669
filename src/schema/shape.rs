//! The shapes of a kind: where its records are written, and how they are recognised (`x-shape`).

use super::field::texts;
use super::pattern::Pattern;
use crate::source::data::Node;

/// The shapes of a kind. All but pages are recognised in several ways: `x-shape` has a map for one, a list for more.
#[derive(Debug, Default)]
pub struct Shapes {
    /// A page's front matter.
    pub page: Option<PageShape>,
    /// A row of a table.
    pub row: Vec<RowShape>,
    /// A heading with keys below it.
    pub section: Vec<SectionShape>,
    /// A table of keys and values, lines of them, or an item with keys below it.
    pub facts: Vec<FactsShape>,
    /// An item of a list.
    pub item: Vec<ItemShape>,
}

impl Shapes {
    /// The field that says what a record without a name is about.
    pub fn subject(&self) -> Option<&str> {
        let rows = self.row.iter().map(|shape| &shape.subject);
        let sections = self.section.iter().map(|shape| &shape.subject);
        let facts = self.facts.iter().map(|shape| &shape.subject);
        rows.chain(sections).chain(facts).find_map(Option::as_deref)
    }
}

/// The page shape: front matter is the record.
#[derive(Debug, Default)]
pub struct PageShape {
    /// The field that the steps of a playbook are, with `number` and `title`; pages that are playbooks are records
    /// without a declaration.
    pub steps: Option<String>,
}

/// The keys that identify records of a kind.
#[derive(Debug, Default)]
pub struct Keys {
    /// All of them have to be there.
    pub all: Vec<String>,
    /// None of them may be there; they need not be keys of the kind.
    pub none: Vec<String>,
    /// So many of `of` have to be there.
    pub least: usize,
    /// The keys that count for `least`.
    pub of: Vec<String>,
}

/// The row shape.
#[derive(Debug)]
pub struct RowShape {
    /// The columns that the head must have.
    pub keys: Keys,
    /// What one of the headings above looks like, or the page's title.
    pub context: Option<Pattern>,
    /// What no heading above looks like, nor the page's title.
    pub not_below: Option<Pattern>,
    /// What one more heading above looks like, or the page's title.
    pub within: Option<Pattern>,
    /// What the names of the records look like, most of them.
    pub names: Option<Pattern>,
    /// The field of the first column where its head is empty.
    pub corner: Option<String>,
    /// The field that the first column without one is, where that does not name the record.
    pub subject: Option<String>,
    /// The field that the headings above the table say: the innermost that is unlike `context`.
    pub above: Option<String>,
    /// What the columns with other heads are.
    pub rest: Option<Rest>,
}

/// The columns without a field of their own, such as the roles of a RACI matrix.
#[derive(Debug)]
pub struct Rest {
    /// The map that they go into, the column's head as the key.
    pub field: String,
    /// Fields whose columns go into it, too.
    pub takes: Vec<String>,
    /// What their cells look like, most of them.
    pub cells: Pattern,
    /// What their heads look like where the table is something else.
    pub no_heads: Option<Pattern>,
    /// What their cells have in common, every second row of them.
    pub whole_row: Option<Pattern>,
    /// A heading above the table that makes up for `whole_row`.
    pub heading: Option<Pattern>,
}

/// The section shape.
#[derive(Debug)]
pub struct SectionShape {
    /// What the heading looks like; groups are fields.
    pub heading: Option<Pattern>,
    /// What the heading or one of those above looks like, or the page's title.
    pub context: Option<Pattern>,
    /// The field that the heading is, where that does not name the record: the innermost that is unlike `context`.
    pub subject: Option<String>,
    /// The keys that must be below it. The heading names the record, but is no key.
    pub keys: Keys,
    /// The field that the steps below it are; only on pages of playbooks, and only with steps.
    pub steps: Option<String>,
}

/// The facts shape: one record without a heading of its own.
#[derive(Debug)]
pub struct FactsShape {
    /// What one of the headings above looks like, or the page's title.
    pub context: Option<Pattern>,
    /// The field that the heading is, where that does not name the record.
    pub subject: Option<String>,
    /// The keys that must be among them.
    pub keys: Keys,
}

/// The item shape.
#[derive(Debug)]
pub struct ItemShape {
    /// What the heading above looks like; groups are fields.
    pub heading: Option<Pattern>,
    /// What one of the headings above looks like, or the item that holds the list.
    pub context: Option<Pattern>,
    /// What the item that holds the list looks like; groups are fields.
    pub holder: Option<Pattern>,
    /// The heading above is the value of a field.
    pub heading_value: Option<HeadingValue>,
    /// What the item looks like; groups are fields.
    pub text: Option<Pattern>,
    /// What the item may say at its end; groups are fields, and the text before it is `field`.
    pub remark: Option<Pattern>,
    /// The field that the whole text is.
    pub field: Option<String>,
    /// The field that the item's box is; items without a box are no records then.
    pub checkbox: Option<String>,
}

/// A field whose value is the whole heading, which must be readable as its type.
#[derive(Debug)]
pub struct HeadingValue {
    /// The field.
    pub field: String,
}

/// Reads `x-shape`. Invalid patterns are skipped; `meta` reports them.
pub(super) fn shapes(node: &Node) -> Shapes {
    Shapes {
        page: node.get("page").map(page),
        row: alternatives(node.get("row"), row),
        section: alternatives(node.get("section"), section),
        facts: alternatives(node.get("facts"), facts),
        item: alternatives(node.get("item"), item),
    }
}

/// A map, or a list of maps, one for each way to recognise the shape.
fn alternatives<T>(node: Option<&Node>, read: impl Fn(&Node) -> T) -> Vec<T> {
    match node {
        None => Vec::new(),
        Some(node) if node.items().is_empty() => vec![read(node)],
        Some(node) => node.items().iter().map(read).collect(),
    }
}

fn page(node: &Node) -> PageShape {
    PageShape { steps: text(node, "steps") }
}

fn row(node: &Node) -> RowShape {
    let rest = node.get("rest").and_then(|rest| {
        Some(Rest {
            field: text(rest, "field")?,
            takes: rest.get("takes").map(texts).unwrap_or_default(),
            cells: pattern(rest, "cells")?,
            no_heads: pattern(rest, "no-heads"),
            whole_row: pattern(rest, "whole-row"),
            heading: pattern(rest, "heading"),
        })
    });
    RowShape {
        keys: keys(node),
        context: pattern(node, "context"),
        not_below: pattern(node, "not-below"),
        within: pattern(node, "within"),
        names: pattern(node, "names"),
        corner: text(node, "corner"),
        subject: text(node, "subject"),
        above: text(node, "above"),
        rest,
    }
}

fn section(node: &Node) -> SectionShape {
    SectionShape {
        heading: pattern(node, "heading"),
        context: pattern(node, "context"),
        subject: text(node, "subject"),
        keys: keys(node),
        steps: text(node, "steps"),
    }
}

fn facts(node: &Node) -> FactsShape {
    FactsShape {
        context: pattern(node, "context"),
        subject: text(node, "subject"),
        keys: keys(node),
    }
}

fn item(node: &Node) -> ItemShape {
    ItemShape {
        heading: pattern(node, "heading"),
        context: pattern(node, "context"),
        holder: pattern(node, "holder"),
        heading_value: text(node, "heading-value").map(|field| HeadingValue { field }),
        text: pattern(node, "text"),
        remark: pattern(node, "remark"),
        field: text(node, "field"),
        checkbox: text(node, "checkbox"),
    }
}

fn keys(node: &Node) -> Keys {
    let list = |key| node.get(key).map(texts).unwrap_or_default();
    Keys {
        all: list("all"),
        none: list("none"),
        least: node.get("least").and_then(Node::as_usize).unwrap_or_default(),
        of: list("of"),
    }
}

impl Keys {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.least == 0
    }

    /// Whether a record with the keys that `has` knows is one of the kind.
    pub fn fit(&self, has: impl Fn(&str) -> bool) -> bool {
        self.all.iter().all(|key| has(key))
            && !self.none.iter().any(|key| has(key))
            && self.of.iter().filter(|key| has(key)).count() >= self.least
    }

    /// Whether the keys alone tell a record: a choice among many might be a glossary too.
    pub fn all_sure(&self) -> bool {
        self.least == 0
    }

    /// Whether there is any of the keys that count for `least`: enough where somebody said that
    /// there are records of the kind.
    pub fn any(&self, has: impl Fn(&str) -> bool) -> bool {
        self.of.iter().any(|key| has(key))
    }
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key)?.as_str().map(str::to_owned)
}

fn pattern(node: &Node, key: &str) -> Option<Pattern> {
    node.get(key)?.as_str().map(Pattern::new)
}
