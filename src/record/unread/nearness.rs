//! How near a block is to a kind: what of a record it states, what it lacks, and whether that is enough for its author
//! to agree.
//!
//! A name and its values are strong evidence where the name is a key of the kind and the values are of its type: `RPO`
//! over `24 h`. A name alone is weak: `System` is over many tables. So a block is near where its evidence is that of
//! one strong piece, or the heading says what is below it, and no more than one key is missing without trace.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::sync::Arc;

use super::MissingKey;
use super::blocks::{Column, DataBlock};
use super::evidence::{MODERATE, STRONG, WEAK, evidence, is_id, looks_like_id, weight};
use super::heading::HeadingWords;
use crate::lexicon::identifier;
use crate::record::Shape;
use crate::record::label::FieldLabel;
use crate::record::row::rest_fits;
use crate::schema::{Field, Keys, Kind, KindRole, Pattern, Rest, ValueType};

/// So many columns of a table are enough.
const MANY: usize = 4;

/// A kind that a block is near to.
pub(super) struct Nearness<'k> {
    pub(super) kind: &'k Arc<Kind>,
    score: usize,
    /// Keys of which there is no trace.
    untraced: usize,
    pub(super) missing: Vec<MissingKey>,
    /// Whether it is recognised once the missing keys have a name of theirs.
    pub(super) is_complete: bool,
    /// Whether nothing names its rows.
    pub(super) lacks_name: bool,
    /// Whether no more than its heading and its first column say what it is.
    pub(super) is_listed: bool,
    /// The fields that it states.
    pub(super) stated: Vec<String>,
}

/// The nearest kind; of equally near ones that which lacks less.
pub(super) fn nearest<'k>(
    kinds: &[&'k Arc<Kind>],
    block: &DataBlock<'_>,
    headings: &str,
    says: impl Fn(&Pattern) -> bool,
) -> Option<Nearness<'k>> {
    let heading = identifier(headings);
    let heading = HeadingWords::of(&heading);
    let known = known(kinds, block);
    let mut best: Option<Nearness<'k>> = None;
    for kind in kinds {
        for near in KindComparison::new(kind, block, &known, &heading).ways(&says) {
            let rank = |near: &Nearness<'_>| {
                let lacking = Reverse((near.untraced, near.missing.len()));
                (near.score, near.is_complete, lacking)
            };
            if best.as_ref().is_none_or(|best| rank(&near) > rank(best)) {
                best = Some(near);
            }
        }
    }
    best
}

/// A way in which a kind is recognised.
struct Way<'k> {
    shape: Shape,
    keys: &'k Keys,
    rest: Option<&'k Rest>,
    /// Whether the headings say that records of the kind are below them.
    is_said: bool,
}

impl<'k> Way<'k> {
    fn new(shape: Shape, keys: &'k Keys, rest: Option<&'k Rest>, is_said: bool) -> Self {
        Self { shape, keys, rest, is_said }
    }

    /// Whether it is one for blocks of this shape. What is below a heading may be its section, or facts.
    fn is_for(&self, shape: Shape) -> bool {
        match shape {
            Shape::Row | Shape::Item => self.shape == Shape::Row,
            Shape::Section | Shape::Facts => matches!(self.shape, Shape::Section | Shape::Facts),
            Shape::Page => false,
        }
    }
}

/// A block and a kind.
struct KindComparison<'k, 'b> {
    kind: &'k Arc<Kind>,
    block: &'b DataBlock<'b>,
    /// For each column the fields that it is called after; several for `RPO/RTO`.
    fields: Vec<Vec<FieldLabel<'k>>>,
    /// For each column the fields of any kind that it is called after.
    known: &'b [Vec<&'k Field>],
    /// For each column the way to the field that it is nearly called after; looked up when first asked for.
    resembling: Vec<OnceCell<Vec<&'k Field>>>,
    /// The heading above.
    heading: &'b HeadingWords<'b>,
    /// How many words of the kind's labels are in it.
    hints: usize,
}

impl<'k, 'b> KindComparison<'k, 'b> {
    fn new(
        kind: &'k Arc<Kind>,
        block: &'b DataBlock<'b>,
        known: &'b [Vec<&'k Field>],
        heading: &'b HeadingWords<'b>,
    ) -> Self {
        let fields = block.columns.iter().map(|column| column.named(kind)).collect();
        let resembling = block.columns.iter().map(|_| OnceCell::new()).collect();
        let hints = heading.hints(kind);
        Self { kind, block, fields, known, resembling, heading, hints }
    }

    /// How near the block is to each way in which the kind is recognised, of those for blocks of its shape if there
    /// are any.
    fn ways(&self, says: &dyn Fn(&Pattern) -> bool) -> Vec<Nearness<'k>> {
        if self.block.shape == Shape::Page && self.kind.shapes.page.is_none() {
            return Vec::new();
        }
        let shapes = &self.kind.shapes;
        let is_said = |context: &Option<Pattern>| context.as_ref().is_none_or(says);
        let mut ways: Vec<Way<'k>> = Vec::new();
        let is_denied = |pattern: &Option<Pattern>| pattern.as_ref().is_some_and(says);
        let rows = shapes.row.iter().filter(|it| is_said(&it.context) && !is_denied(&it.not_below));
        for row in rows {
            ways.push(Way::new(Shape::Row, &row.keys, row.rest.as_ref(), row.context.is_some()));
        }
        for it in shapes.section.iter().filter(|it| it.heading.is_none() && is_said(&it.context)) {
            ways.push(Way::new(Shape::Section, &it.keys, None, it.context.is_some()));
        }
        for facts in shapes.facts.iter().filter(|it| is_said(&it.context)) {
            ways.push(Way::new(Shape::Facts, &facts.keys, None, facts.context.is_some()));
        }
        let is_own = |way: &Way<'_>| way.is_for(self.block.shape);
        let has_own = ways.iter().any(is_own);
        ways.retain(|way| !has_own || is_own(way));
        ways.iter().filter_map(|way| self.near(way)).collect()
    }

    fn near(&self, way: &Way<'k>) -> Option<Nearness<'k>> {
        if !way.is_said && way.rest.is_none() && !self.is_hinted() {
            return None;
        }
        let fits_rest = way.rest.is_none_or(|rest| self.fits_rest(rest));
        let is_other = way.keys.none.iter().any(|key| self.has(key))
            || way.keys.all.iter().any(|key| self.contradicts(key));
        if !fits_rest || is_other {
            return None;
        }
        let mut tally = Tally::default();
        for (column, labels) in self.block.columns.iter().zip(&self.fields) {
            let best = labels.iter().map(|label| evidence(way.keys, label, column)).max();
            tally.add_piece(best.unwrap_or_default());
            tally.is_alike |= labels.iter().any(|label| {
                label.path.first().is_some_and(|it| it.pattern.is_some()) && best > Some(Some(WEAK))
            });
        }
        // Letters in most cells leave no doubt.
        if way.rest.is_some() {
            tally.add(STRONG);
        }
        if way.is_said {
            tally.add(WEAK);
        }
        self.look_for_all(way, &mut tally);
        self.look_for_some(way, &mut tally);
        let is_many = self.block.shape == Shape::Row && tally.pieces >= MANY && tally.score > 0;
        let is_said = way.is_said && tally.traced > 0;
        // Addresses are beside other things than machines.
        if tally.is_alike && tally.is_unnamed {
            return None;
        }
        let is_enough =
            (tally.is_evident() || is_many || is_said) && self.lacks_little(way, &tally);
        let is_listed = !is_enough && !tally.missing.is_empty() && self.is_listed();
        let is_roster = tally.lacks_name && self.is_roster();
        let is_renamed = tally.missing.iter().all(|missing| missing.written.is_some());
        (is_enough || is_listed || is_roster).then(|| Nearness {
            kind: self.kind,
            score: tally.score + self.hints,
            untraced: tally.untraced + usize::from(tally.lacks_choice),
            // A comment would make another column the name.
            is_complete: is_roster
                || (is_renamed && !tally.is_short && way.is_for(self.block.shape)),
            lacks_name: is_roster,
            missing: tally.missing,
            is_listed,
            stated: self.stated(),
        })
    }

    /// The fields that the columns are called after.
    fn stated(&self) -> Vec<String> {
        let fields = self.fields.iter().flatten().filter_map(|label| label.path.first());
        fields.map(|field| field.name.clone()).collect()
    }

    /// Whether the heading says that a list of such records is below it, and the first column names them:
    /// `## Services`, `| Service | Description |`.
    fn is_listed(&self) -> bool {
        let first = self.block.columns.first().zip(self.fields.first());
        let names = first.is_some_and(|(column, labels)| {
            let known = labels.first().and_then(|label| label.path.first().copied());
            let field = known.or_else(|| self.resembling(0, column).first().copied());
            field.is_some_and(|field| field.is_name) && column.key != "name"
        });
        names
            && self.heading.announces(self.kind)
            && self.kind.shapes.page.is_some()
            && self.block.count > 1
    }

    /// Whether people are listed with how to reach them, below a heading that says that they are on duty.
    fn is_roster(&self) -> bool {
        self.kind.role == KindRole::Role
            && self.block.shape == Shape::Row
            && self.has("holder")
            && self.has("contact")
            && self.heading.is_on_duty
    }

    /// Whether a heading, the name of a column, or a column of a table that says how often something is done may speak
    /// of the kind. Nearly all blocks of other wikis are let go here.
    fn is_hinted(&self) -> bool {
        let is_table = self.block.shape == Shape::Row;
        self.hints > 0
            || self.fields.iter().any(|labels| !labels.is_empty())
            || (is_table && self.block.columns.iter().any(|column| column.rhythms() > 1))
    }

    /// Whether a column is this field of the kind, or is called so.
    fn has(&self, name: &str) -> bool {
        let mut fields = self.fields.iter().flatten().filter_map(|label| label.path.first());
        let key = identifier(name);
        fields.any(|field| field.name == name) || self.block.columns.iter().any(|it| it.key == key)
    }

    /// Whether a column is this field of the kind, and its values are of another type.
    fn contradicts(&self, name: &str) -> bool {
        let columns = self.block.columns.iter().zip(&self.fields);
        let mut labels =
            columns.flat_map(|(it, labels)| labels.iter().map(move |label| (it, label)));
        labels.any(|(column, label)| {
            let field = label.path.last().filter(|field| field.name == name);
            field.is_some_and(|it| weight(it, column, label.unit.as_deref()).is_none())
        })
    }

    /// The fields of `all` that a record must state itself; headings and titles name records.
    fn stated_keys(&self, way: &Way<'k>) -> impl Iterator<Item = &'k Field> {
        let fields = way.keys.all.iter().filter_map(|key| self.kind.fields.find(key));
        let is_table = self.block.shape == Shape::Row;
        fields.filter(move |field| is_table || !field.is_name || is_id(field))
    }

    /// Looks for the keys of `all` that are not there under other names.
    fn look_for_all(&self, way: &Way<'k>, tally: &mut Tally) {
        for field in self.stated_keys(way) {
            if self.has(&field.name) {
                tally.traced += usize::from(!field.is_name);
                continue;
            }
            match self.standing_for(field, &tally.used) {
                Some((column, weight)) => {
                    tally.traced += usize::from(!field.is_name);
                    tally.is_unnamed |= field.is_name && weight == 0;
                    tally.found(column, weight, self.block.missing(&field.name, Some(column)));
                }
                None => {
                    tally.lacks_name |= field.is_name;
                    tally.untraced += 1;
                    tally.missing.push(self.block.missing(&field.name, None));
                }
            }
        }
    }

    /// Looks for one more of the keys of `of`, where there are too few of them.
    fn look_for_some(&self, way: &Way<'k>, tally: &mut Tally) {
        let (present, absent): (Vec<&String>, Vec<&String>) =
            way.keys.of.iter().partition(|key| self.has(key));
        let all = way.keys.least.saturating_sub(present.len());
        if all == 0 {
            return;
        }
        let mut lacking = all;
        let fields = || absent.iter().filter_map(|key| self.kind.fields.find(key));
        for field in fields() {
            if let Some((column, weight)) = self.called_nearly(field, &tally.used)
                && lacking > 0
            {
                tally.found(column, weight, self.block.missing(&field.name, Some(column)));
                lacking -= 1;
            }
        }
        let worded = || fields().find_map(|field| Some((field, self.worded_like(field)?)));
        if lacking == all
            && let Some((field, column)) = worded()
        {
            tally.found(column, MODERATE, self.block.missing(&field.name, Some(column)));
            lacking -= 1;
        }
        tally.is_short = lacking > 0;
        if lacking < all {
            return;
        }
        tally.lacks_choice = true;
        let fields = absent.into_iter().cloned().collect();
        tally.missing.push(MissingKey { fields, written: None });
    }

    /// Whether no more is missing than an author would agree to.
    fn lacks_little(&self, way: &Way<'k>, tally: &Tally) -> bool {
        let is_nameless = tally.lacks_name && self.block.shape == Shape::Row;
        let untraced = tally.untraced + usize::from(tally.lacks_choice);
        let lacks_nothing = tally.missing.is_empty();
        match self.block.shape {
            _ if is_nameless => false,
            Shape::Page => tally.untraced == 0,
            Shape::Row if self.block.is_html && lacks_nothing => true,
            _ if !way.is_for(self.block.shape) => tally.untraced == 0 && tally.pieces >= MANY - 1,
            Shape::Row | Shape::Item => !lacks_nothing && untraced <= self.allowed(way, tally),
            // A single name below a heading can be anything.
            Shape::Section | Shape::Facts => {
                let is_said = way.is_said && tally.traced > 0;
                !lacks_nothing && (tally.untraced == 0 || (untraced == 1 && is_said))
            }
        }
    }

    /// How many keys of a table's columns may be missing without trace. Of several keys one alone may be over
    /// anything, unless the heading speaks of such records.
    fn allowed(&self, way: &Way<'k>, tally: &Tally) -> usize {
        let others = self.stated_keys(way).filter(|field| !field.is_name).count();
        match tally.traced {
            0 if way.is_said => 0,
            0 | 1 if others > 1 && self.hints == 0 => 0,
            0 | 1 if others > 1 => 2,
            _ => 1,
        }
    }

    /// The column that probably stands for `field`, with the evidence that it does.
    fn standing_for(&self, field: &Field, used: &[usize]) -> Option<(usize, usize)> {
        let found = self.called_nearly(field, used).or_else(|| self.filled_like(field, used));
        found.or_else(|| self.first_column(field, used).map(|column| (column, 0)))
    }

    /// The first column of a table, which names the row whatever its head is; IDs must look like some.
    fn first_column(&self, field: &Field, used: &[usize]) -> Option<usize> {
        let (index, column) = self.free(used).next().filter(|(index, _)| *index == 0)?;
        let names = field.is_name && self.block.shape == Shape::Row;
        let fits = !is_id(field) || column.values.iter().all(|text| looks_like_id(text));
        (names && fits && self.is_open(index, |known| known.is_name)).then_some(index)
    }

    /// A column of words of the field, if a column with a name of its own says whose they are.
    fn worded_like(&self, field: &Field) -> Option<usize> {
        let is_worded = |column: &Column<'_>| {
            let is_word =
                |text: &&str| field.words.iter().any(|word| identifier(word) == identifier(text));
            column.values.len() > 1 && column.values.iter().all(is_word)
        };
        self.free(&[]).find(|(_, column)| is_worded(column)).map(|(index, _)| index)
    }

    /// Whether a column is called after no field at all, or after one that `is_alike`.
    fn is_open(&self, index: usize, is_alike: impl Fn(&Field) -> bool) -> bool {
        let known = self.known.get(index).map(Vec::as_slice).unwrap_or_default();
        known.is_empty() || known.iter().any(|field| is_alike(field))
    }

    /// The columns without a field of the kind.
    fn free(&self, used: &[usize]) -> impl Iterator<Item = (usize, &'b Column<'b>)> {
        let columns = self.block.columns.iter().zip(&self.fields).enumerate();
        let free = columns.filter(|(at, (_, paths))| paths.is_empty() && !used.contains(at));
        free.map(|(at, (column, _))| (at, column))
    }

    /// A column whose name is nearly one of the field.
    fn called_nearly(&self, field: &Field, used: &[usize]) -> Option<(usize, usize)> {
        for (index, column) in self.free(used) {
            let path = self.resembling(index, column);
            if path.first().is_some_and(|it| it.name == field.name) {
                let weight = path.last().and_then(|it| weight(it, column, None));
                return weight.map(|weight| (index, weight));
            }
        }
        None
    }

    /// The way to the field whose name that of a column is nearly; empty where there is none.
    fn resembling(&self, index: usize, column: &Column<'_>) -> &[&'k Field] {
        let find = || self.kind.fields.resembling(&column.name).unwrap_or_default();
        self.resembling.get(index).map(|path| path.get_or_init(find).as_slice()).unwrap_or_default()
    }

    /// A column nearly all of whose values are of the type of the field.
    fn filled_like(&self, field: &Field, used: &[usize]) -> Option<(usize, usize)> {
        field.value?;
        let is_cadence = field.value == Some(ValueType::Cadence);
        for (index, column) in self.free(used) {
            let fit = if is_cadence { column.rhythms() } else { column.fit(field, None) };
            if self.is_open(index, |known| known.value == field.value)
                && fit > 0
                && fit * 4 >= column.values.len() * 3
            {
                let is_rhythm = is_cadence && fit > 1;
                return Some((index, if is_rhythm { STRONG } else { WEAK }));
            }
        }
        None
    }

    fn fits_rest(&self, rest: &Rest) -> bool {
        let Some(table) = self.block.table.filter(|table| table.rows.len() > 1) else {
            return false;
        };
        let mut labels = self.fields.clone();
        for label in &mut labels {
            label.retain(|label| !label.is_one_of(&rest.takes));
        }
        if let (Some(first), Some(name)) = (labels.first_mut(), self.kind.fields.name()) {
            *first = vec![FieldLabel { path: vec![name], unit: None }];
        }
        rest_fits(rest, &labels, table, |_| false)
    }
}

/// The evidence that was found, and what is missing.
#[derive(Default)]
struct Tally {
    /// The evidence of keys.
    score: usize,
    /// The strongest piece of it.
    heaviest: usize,
    /// The columns that are fields of the kind.
    pieces: usize,
    missing: Vec<MissingKey>,
    /// Columns that stand for a missing key.
    used: Vec<usize>,
    /// Keys of `all`, the name aside, that are there under whatever name.
    traced: usize,
    /// Keys of `all` that are not.
    untraced: usize,
    /// Whether nothing names the records.
    lacks_name: bool,
    /// Whether a column has values that look like those of its field.
    is_alike: bool,
    /// Whether no more than its place says that the first column names them.
    is_unnamed: bool,
    /// Whether too few of `of` are there.
    lacks_choice: bool,
    /// Whether they are too few even with one more.
    is_short: bool,
}

impl Tally {
    fn add(&mut self, evidence: usize) {
        self.score += evidence;
        self.heaviest = self.heaviest.max(evidence);
    }

    /// Adds what a column is evidence of; none where it is no field of the kind.
    fn add_piece(&mut self, evidence: Option<usize>) {
        self.add(evidence.unwrap_or_default());
        self.pieces += usize::from(evidence.is_some());
    }

    fn found(&mut self, column: usize, evidence: usize, missing: MissingKey) {
        self.add(evidence);
        self.pieces += usize::from(evidence > 0);
        self.used.push(column);
        self.missing.push(missing);
    }

    fn is_evident(&self) -> bool {
        self.score >= STRONG && self.heaviest > WEAK
    }
}

/// For each column the fields of any kind that have its name.
fn known<'k>(kinds: &[&'k Arc<Kind>], block: &DataBlock<'_>) -> Vec<Vec<&'k Field>> {
    let of_column = |column: &Column<'_>| {
        let paths = kinds.iter().filter_map(|kind| kind.fields.path_of(&column.key));
        paths.filter_map(|path| path.last().copied()).collect()
    };
    block.columns.iter().map(of_column).collect()
}
