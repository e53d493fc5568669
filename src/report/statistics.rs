//! How often each rule reports something, and in which folders: what to look at first in a long list.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Report, level_name};
use crate::diagnostic::{Diagnostic, Level, Message, msg};

/// The findings of one rule that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleTally<'r> {
    /// `F101`
    pub code: &'r str,
    /// `missing-field`
    pub slug: &'r str,
    /// The gravest level of them.
    pub level: Level,
    /// How many there are.
    pub count: usize,
    /// How many of them have a fix.
    fixable: usize,
}

/// The rule whose findings matter most, gravest first and then the most frequent, and the number of rules.
pub fn foremost<'r>(diagnostics: &'r [Diagnostic]) -> (Option<RuleTally<'r>>, usize) {
    let tallies = by_rule(diagnostics);
    let rules = tallies.len();
    // Of equals the first code.
    let first = tallies.into_iter().rev().max_by_key(|tally| (tally.level, tally.count));
    (first, rules)
}

/// Findings by rule and by folder, most first.
pub fn statistics(report: &Report<'_>) -> String {
    let rules = by_rule(report.diagnostics);
    let folders = by_folder(report.diagnostics);
    let mut text = String::new();
    if rules.is_empty() {
        return text;
    }
    let rows: Vec<Vec<String>> = rules.iter().map(|tally| rule_row(report, tally)).collect();
    table(&mut text, &report.text(&msg!(statistics_by_rule)), &rows);
    text.push('\n');
    let rows: Vec<Vec<String>> = folders.iter().map(|tally| folder_row(report, tally)).collect();
    table(&mut text, &report.text(&msg!(statistics_by_folder)), &rows);
    text
}

/// The findings in one folder that count, by level: errors, warnings, notes.
struct FolderTally<'r> {
    folder: &'r str,
    levels: [usize; 3],
}

impl FolderTally<'_> {
    fn count(&self) -> usize {
        self.levels.iter().sum()
    }
}

/// Sorted by count, most first.
fn by_rule(diagnostics: &[Diagnostic]) -> Vec<RuleTally<'_>> {
    let mut tallies: BTreeMap<&str, RuleTally<'_>> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let (level, rule) = (diagnostic.level, &diagnostic.finding.rule);
        let (code, slug) = (&*rule.code, &*rule.slug);
        let empty = || RuleTally { code, slug, level, count: 0, fixable: 0 };
        let tally = tallies.entry(code).or_insert_with(empty);
        tally.level = tally.level.max(level);
        tally.count += 1;
        tally.fixable += usize::from(diagnostic.finding.fix.is_some());
    }
    let mut tallies: Vec<RuleTally<'_>> = tallies.into_values().collect();
    tallies.sort_by_key(|tally| std::cmp::Reverse((tally.count, tally.level)));
    tallies
}

/// Sorted by count, most first.
fn by_folder(diagnostics: &[Diagnostic]) -> Vec<FolderTally<'_>> {
    let mut tallies: BTreeMap<&str, FolderTally<'_>> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let path = &*diagnostic.finding.place.path;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let empty = || FolderTally { folder, levels: [0; 3] };
        let [errors, warnings, notes] = &mut tallies.entry(folder).or_insert_with(empty).levels;
        let counter = match diagnostic.level {
            Level::Error => errors,
            Level::Warning => warnings,
            Level::Note | Level::Off => notes,
        };
        *counter += 1;
    }
    let mut tallies: Vec<FolderTally<'_>> = tallies.into_values().collect();
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.count()));
    tallies
}

fn rule_row(report: &Report<'_>, tally: &RuleTally<'_>) -> Vec<String> {
    let RuleTally { code, slug, level, count, fixable } = tally;
    let mut row = vec![count.to_string(), format!("{code} {slug}")];
    row.push(report.text(&level_name(*level)));
    if *fixable > 0 {
        row.push(report.text(&msg!(statistics_fixable, count = *fixable)));
    }
    row
}

fn folder_row(report: &Report<'_>, tally: &FolderTally<'_>) -> Vec<String> {
    let [errors, warnings, notes] = tally.levels;
    let levels: [(usize, Message); 3] = [
        (errors, msg!(summary_errors, count = errors)),
        (warnings, msg!(summary_warnings, count = warnings)),
        (notes, msg!(summary_notes, count = notes)),
    ];
    let levels = levels.iter().filter(|(count, _)| *count > 0);
    let levels: Vec<String> = levels.map(|(_, message)| report.text(message)).collect();
    let folder = if tally.folder.is_empty() { "." } else { tally.folder };
    vec![tally.count().to_string(), format!("{folder}/"), levels.join(", ")]
}

/// A heading, and rows in columns of which the first is a number.
fn table(text: &mut String, heading: &str, rows: &[Vec<String>]) {
    let _ = writeln!(text, "{heading}");
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _ = match index {
                0 => write!(line, "  {cell:>width$}"),
                _ => write!(line, "  {cell:width$}"),
            };
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
}
