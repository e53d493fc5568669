//! The rows of a protocol table: what they say, how they are written, and a row like them.

use jiff::civil;

use super::table::{cell, padded};
use crate::diagnostic::{Edit, Fix, Safety, Span};
use crate::language::Lang;
use crate::lexicon::{answer, identifier};
use crate::page::{Page, Row};
use crate::record::RecordTable;
use crate::value::{Date, Outcome, is_blank};

/// The rows of a table and how they are written.
pub(super) struct Rows<'s> {
    pub(super) page: &'s Page,
    pub(super) table: &'s RecordTable<'s>,
    /// The field that names what a row is about.
    pub(super) name: &'static str,
    /// The field of its day.
    pub(super) date: &'static str,
}

impl<'s> Rows<'s> {
    fn all(&self) -> &'s [Row] {
        &self.table.table.rows
    }

    /// What a row says in a column, be it blank.
    fn cell(&self, row: &'s Row, name: &str) -> Option<&'s str> {
        let cell = row.cells.get(column(self.table, name)?)?;
        Some(cell.content.text.trim())
    }

    pub(super) fn cell_text(&self, row: &'s Row, name: &str) -> Option<&'s str> {
        self.cell(row, name).filter(|text| !is_blank(text))
    }

    fn date_of(&self, row: &'s Row) -> Option<Date> {
        Date::parse(self.cell_text(row, self.date)?).ok().flatten()
    }

    /// The row that waits for this to be done.
    pub(super) fn open_row(&self, id: &str) -> Option<&'s Row> {
        let is_open = |row: &&Row| {
            let same =
                self.cell(row, self.name).is_some_and(|text| identifier(text) == identifier(id));
            same && self.cell(row, self.date).is_some_and(is_blank)
        };
        self.all().iter().find(is_open)
    }

    /// The day as the other rows write theirs.
    pub(super) fn date(&self, lang: Lang, day: civil::Date) -> String {
        let written = self.all().iter().rev().find_map(|row| self.date_of(row));
        date_like(written.as_ref().map_or("", Date::written), lang, day)
    }

    /// The result in the words of the other rows, where it is a bare word for one.
    pub(super) fn result(&self, lang: Lang, typed: &str, outcome: Outcome) -> String {
        if !is_bare(typed) {
            return typed.to_owned();
        }
        self.word_for(typed, outcome).unwrap_or_else(|| word(lang, outcome)).to_owned()
    }

    /// The bare word that the other rows have for the outcome of a bare word.
    pub(super) fn word_for(&self, typed: &str, outcome: Outcome) -> Option<&'s str> {
        let texts = self.all().iter().filter_map(|row| self.cell_text(row, "result"));
        let mut same = texts.filter(|text| is_bare(text) && Outcome::parse(text) == Some(outcome));
        same.next().filter(|_| is_bare(typed))
    }

    /// The bare word for a pass that the last row with one has.
    pub(super) fn usual_result(&self) -> Option<&'s str> {
        let mut texts = self.all().iter().rev().filter_map(|row| self.cell_text(row, "result"));
        texts.find(|text| is_bare(text) && Outcome::parse(text) == Some(Outcome::Passed))
    }

    /// What is in cells that say nothing.
    fn nothing(&self) -> &'s str {
        let cells = self.all().iter().flat_map(|row| &row.cells);
        let mut blank = cells.map(|cell| cell.content.text.trim()).filter(|text| is_blank(text));
        let known = ["–", "-", "—"];
        blank.find(|text| known.contains(text)).unwrap_or("")
    }

    /// The `open` row filled, else a new one.
    pub(super) fn entered(
        &self,
        open: Option<&'s Row>,
        value: impl Fn(&str) -> Option<String>,
    ) -> (Fix, usize) {
        match open {
            Some(row) => self.filled(row, value),
            None => self.appended(value),
        }
    }

    /// The row with `value` in its cells; what it says already and nobody gives anew stays. Cells
    /// that were never written are added behind.
    pub(super) fn filled(
        &self,
        row: &'s Row,
        value: impl Fn(&str) -> Option<String>,
    ) -> (Fix, usize) {
        let line = row.span.of(self.page.text());
        let spans = cells(line, row.span.start);
        let (mut edits, mut behind) = (Vec::new(), String::new());
        for (index, field) in self.table.columns.iter().enumerate() {
            let new = field.filter(|field| !field.is_name).and_then(|field| value(&field.name));
            let new = new.map(|new| padded(&cell(&new), self.width(index).unwrap_or_default()));
            match (spans.get(index), new) {
                (Some(span), Some(new)) => {
                    let before = if span.start == row.span.start { "" } else { self.gap() };
                    let after = if span.end == row.span.end { "" } else { self.gap() };
                    edits.push(Edit { span: *span, text: format!("{before}{new}{after}") });
                }
                (None, new) => {
                    let text = new.unwrap_or_else(|| self.nothing().to_owned());
                    let gap = self.gap();
                    behind.push_str(&format!("{gap}{text}{gap}|"));
                }
                (Some(_), None) => {}
            }
        }
        if !behind.is_empty() {
            let pipe = if line.ends_with('|') { "" } else { "|" };
            edits.push(Edit { span: Span::at(row.span.end), text: format!("{pipe}{behind}") });
        }
        (Fix { safety: Safety::Safe, edits }, row.span.start)
    }

    /// A new row beside the dated ones.
    fn appended(&self, value: impl Fn(&str) -> Option<String>) -> (Fix, usize) {
        let line = self.template().of(self.page.text());
        let (left, right) = (line.starts_with('|'), line.ends_with('|'));
        let gap = self.gap();
        let columns = self.table.columns.iter().enumerate();
        let cells: Vec<String> = columns
            .map(|(index, field)| {
                let given = field.and_then(|field| value(&field.name));
                let given = given.map_or_else(|| self.nothing().to_owned(), |it| cell(&it));
                padded(&given, self.width(index).unwrap_or_default())
            })
            .collect();
        let row = cells.join(&format!("{gap}|{gap}"));
        let row = if left { format!("|{gap}{row}") } else { row };
        let row = if right { format!("{row}{gap}|") } else { row.trim_end().to_owned() };
        self.inserted(&row)
    }

    /// `row` on a line of its own: before the dated rows where they run from new to old, else
    /// behind them.
    fn inserted(&self, row: &str) -> (Fix, usize) {
        let text = self.page.text();
        let dated: Vec<(&Row, Date)> =
            self.all().iter().filter_map(|row| Some((row, self.date_of(row)?))).collect();
        let newest_first = match (dated.first(), dated.last()) {
            (Some((_, first)), Some((_, last))) => first.first_day() > last.first_day(),
            _ => false,
        };
        let behind =
            dated.last().map(|(row, _)| row.span).or_else(|| self.all().last().map(|row| row.span));
        let behind = behind.unwrap_or_else(|| self.rule_line());
        let above = text.get(..behind.end).unwrap_or(text);
        let eol = if above.contains("\r\n") { "\r\n" } else { "\n" };
        let before = dated.first().filter(|_| newest_first).map(|(row, _)| row.span.start);
        let prefix = self.prefix(before.unwrap_or(behind.start));
        match before {
            Some(at) => {
                let fix = Fix::replace(Safety::Safe, Span::at(at), format!("{row}{eol}{prefix}"));
                (fix, at)
            }
            None => {
                let rest = text.get(behind.end..).unwrap_or_default();
                let at = behind.end + rest.find(['\n', '\r']).unwrap_or(rest.len());
                let fix = Fix::replace(Safety::Safe, Span::at(at), format!("{eol}{prefix}{row}"));
                (fix, at + eol.len() + prefix.len())
            }
        }
    }

    /// What comes before a row on its line: indentation, the mark of a quotation.
    fn prefix(&self, start: usize) -> &'s str {
        let before = self.page.text().get(..start).unwrap_or_default();
        let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        before.get(line..).unwrap_or_default()
    }

    /// The line that a new row is to look like.
    fn template(&self) -> Span {
        self.all().last().map_or_else(|| self.head_line(), |row| row.span)
    }

    /// What is between a pipe and the text of a cell.
    fn gap(&self) -> &'static str {
        let (line, text) = (self.template(), self.page.text());
        let mut cells = cells(line.of(text), line.start).into_iter();
        if cells.any(|cell| cell.of(text).starts_with(' ')) { " " } else { "" }
    }

    fn line_at(&self, offset: usize) -> Span {
        let text = self.page.text();
        let rest = text.get(offset..).unwrap_or_default();
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or_default();
        let start = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        Span::new(offset + start, offset + line.trim_end().len())
    }

    fn head_line(&self) -> Span {
        let start = self.table.table.header.first().map_or(0, |cell| cell.span.start);
        let before = self.page.text().get(..start).unwrap_or_default();
        self.line_at(before.rfind(['\n', '\r']).map_or(0, |at| at + 1))
    }

    /// The line below the head.
    fn rule_line(&self) -> Span {
        let head = self.head_line();
        let rest = self.page.text().get(head.end..).unwrap_or_default();
        let next = rest.find('\n').map_or(rest.len(), |at| at + 1);
        self.line_at(head.end + next)
    }

    /// How wide the cells of a column are, where all of them are written equally wide.
    fn width(&self, index: usize) -> Option<usize> {
        let text = self.page.text();
        let lines = [self.head_line(), self.rule_line()];
        let lines = lines.into_iter().chain(self.all().iter().map(|row| row.span));
        let mut widths = lines.map(|line| {
            let cell = *cells(line.of(text), line.start).get(index)?;
            let written = cell.of(text);
            let inner = written.strip_prefix(' ').unwrap_or(written);
            Some(inner.strip_suffix(' ').unwrap_or(inner).chars().count())
        });
        let first = widths.next()??;
        widths.all(|width| width == Some(first)).then_some(first)
    }
}

/// The column of a field.
pub(super) fn column(table: &RecordTable<'_>, name: &str) -> Option<usize> {
    table.columns.iter().position(|field| field.is_some_and(|field| field.name == name))
}

/// The bytes between the pipes of a line that begins at `start`.
fn cells(line: &str, start: usize) -> Vec<Span> {
    let mut pipes: Vec<usize> = Vec::new();
    let mut escaped = false;
    for (at, character) in line.char_indices() {
        if character == '|' && !escaped {
            pipes.push(at);
        }
        escaped = character == '\\' && !escaped;
    }
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for pipe in &pipes {
        bounds.push((from, *pipe));
        from = pipe + 1;
    }
    bounds.push((from, line.len()));
    if line.starts_with('|') {
        bounds.remove(0);
    }
    if line.ends_with('|') && !line.ends_with("\\|") {
        bounds.pop();
    }
    bounds.into_iter().map(|(from, to)| Span::new(start + from, start + to)).collect()
}

/// The day as `written` is.
pub(super) fn date_like(written: &str, lang: Lang, day: civil::Date) -> String {
    // `noch nie` is no way to write days.
    let is_date = written.contains(|it: char| it.is_ascii_digit());
    if is_date && written.chars().any(char::is_alphabetic) {
        lang.day(day)
    } else if is_date && written.contains('.') {
        day.strftime("%d.%m.%Y").to_string()
    } else {
        day.to_string()
    }
}

/// Whether a text says how something ended, and nothing more.
pub(super) fn is_bare(text: &str) -> bool {
    answer::OUTCOME_ALONE.has(&identifier(text))
}

const fn word(lang: Lang, outcome: Outcome) -> &'static str {
    match (lang, outcome) {
        (Lang::De, Outcome::Passed) => "bestanden",
        (Lang::De, Outcome::Partial) => "teilweise bestanden",
        (Lang::De, Outcome::Failed) => "nicht bestanden",
        (Lang::En, Outcome::Passed) => "passed",
        (Lang::En, Outcome::Partial) => "partially passed",
        (Lang::En, Outcome::Failed) => "failed",
    }
}

/// What says of maintenance that it was done, and nothing more.
pub(super) const fn done(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "erledigt",
        Lang::En => "done",
    }
}
