//! The format for terminals: source line, expected, found, and how to fix it.

use std::collections::HashMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Grade, Origin, Renderer, Snippet,
};

use super::{Report, first_line, level_name};
use crate::diagnostic::{Diagnostic, Level, Message, Place, msg};

/// Longer source lines are not shown.
const LONGEST_LINE: usize = 400;

/// The most places listed for findings that are shown together.
const NAMED_PLACES: usize = 3;

/// How findings are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    /// Those that differ only in their place or record are one.
    Alike,
    /// Each is shown by itself.
    Nothing,
}

/// All diagnostics that count, coloured if `colour`. Alike ones at several places are shown once, if `folding` says so.
/// Waived and baseline findings appear only in the summary, which goes to another stream.
pub fn human(report: &Report<'_>, colour: bool, folding: Folding) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    let groups = match folding {
        Folding::Alike => folded(report),
        Folding::Nothing => counting(report).map(|diagnostic| vec![diagnostic]).collect(),
    };
    for same in groups {
        let Some((first, others)) = same.split_first() else { continue };
        text.push_str(&renderer.render(&[group(report, first, others)]));
        text.push_str("\n\n");
    }
    text
}

/// The number of findings whose place [`Folding::Alike`] does not name.
pub fn unnamed(report: &Report<'_>) -> usize {
    folded(report).iter().map(|same| same.len().saturating_sub(1 + NAMED_PLACES)).sum()
}

fn counting<'r>(report: &'r Report<'_>) -> impl Iterator<Item = &'r Diagnostic> {
    report.diagnostics.iter().filter(|diagnostic| diagnostic.counts())
}

/// What findings that are shown together have in common.
#[derive(PartialEq, Eq, Hash)]
struct Common<'r> {
    rule: &'r str,
    level: Level,
    /// Its cause, else all that is said.
    cause: Option<(&'static str, &'r str)>,
    said: [Option<&'r Message>; 4],
}

impl<'r> Common<'r> {
    /// With all that is said.
    fn equal(diagnostic: &'r Diagnostic) -> Self {
        let finding = &diagnostic.finding;
        let [expected, actual, help] = [&finding.expected, &finding.actual, &finding.help];
        let said = [Some(&finding.message), expected.as_ref(), actual.as_ref(), help.as_ref()];
        Self { rule: &finding.rule.code, level: diagnostic.level, cause: None, said }
    }

    /// With the cause; what is expected and found may name the record.
    fn alike(diagnostic: &'r Diagnostic) -> Option<Self> {
        let finding = &diagnostic.finding;
        let cause = Some((finding.message.id(), finding.cause.as_deref()?));
        let said = [finding.actual.as_ref(), finding.help.as_ref(), None, None];
        Some(Self { rule: &finding.rule.code, level: diagnostic.level, cause, said })
    }
}

/// Groups diagnostics that differ only in their place, and those of one cause that are too many to be named, in order of
/// first occurrence.
fn folded<'r>(report: &'r Report<'_>) -> Vec<Vec<&'r Diagnostic>> {
    let mut causes: HashMap<Common<'_>, usize> = HashMap::new();
    for cause in counting(report).filter_map(Common::alike) {
        *causes.entry(cause).or_default() += 1;
    }
    let mut index = HashMap::new();
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for diagnostic in counting(report) {
        let is_many = |cause: &Common<'_>| causes.get(cause).is_some_and(|it| *it > NAMED_PLACES);
        let common = Common::alike(diagnostic).filter(is_many);
        let next = groups.len();
        let at = *index.entry(common.unwrap_or_else(|| Common::equal(diagnostic))).or_insert(next);
        match groups.get_mut(at) {
            Some(group) => group.push(diagnostic),
            None => groups.push(vec![diagnostic]),
        }
    }
    groups
}

fn group<'r>(report: &'r Report<'_>, first: &'r Diagnostic, others: &[&Diagnostic]) -> Group<'r> {
    let finding = &first.finding;
    let say = |message: &Message| report.catalogue.text(message);
    let grade = grade(first.level).with_name(say(&level_name(first.level)));
    let title = grade.primary_title(say(&finding.message)).id(&*finding.rule.code);
    let mut group =
        at(report, Group::with_title(title), &finding.place, AnnotationKind::Primary, None);
    for related in &finding.related {
        let label = Some(say(&related.message));
        group = at(report, group, &related.place, AnnotationKind::Context, label);
    }
    for (name, text) in report.parts(first) {
        group = group.element(Grade::HELP.with_name(name).message(text));
    }
    if !others.is_empty() {
        let is_many = others.len() > NAMED_PLACES;
        let alike =
            if is_many { msg!(report_alike, count = others.len()) } else { msg!(report_also) };
        let places = places(report, others);
        group = group.element(Grade::NOTE.with_name(say(&alike)).message(places));
    }
    group
}

fn at<'r>(
    report: &'r Report<'_>,
    group: Group<'r>,
    place: &'r Place,
    kind: AnnotationKind,
    label: Option<String>,
) -> Group<'r> {
    let Some(source) = report.source(place) else {
        return group.element(Origin::path(&*place.path));
    };
    let position = source.position(place.span.start);
    let (line, span) = first_line(source, place.span);
    if line.len() > LONGEST_LINE {
        let origin = Origin::path(&*place.path).line(position.line).char_column(position.column);
        return group.element(origin);
    }
    let range = span.start - line.start..span.end - line.start;
    let annotation: Annotation<'_> = kind.span(range).label(label);
    let snippet =
        Snippet::source(line.of(&source.text)).path(&*place.path).line_start(position.line);
    group.element(snippet.annotation(annotation))
}

fn places(report: &Report<'_>, others: &[&Diagnostic]) -> String {
    let place = |diagnostic: &&Diagnostic| report.at(&diagnostic.finding.place);
    let named: Vec<String> = others.iter().take(NAMED_PLACES).map(place).collect();
    let named = named.join(", ");
    let more = others.len().saturating_sub(NAMED_PLACES);
    if more == 0 {
        return named;
    }
    report.catalogue.text(&msg!(report_more_places, places = named, count = more))
}

fn grade(level: Level) -> Grade<'static> {
    match level {
        Level::Error => Grade::ERROR,
        Level::Warning => Grade::WARNING,
        Level::Note | Level::Off => Grade::NOTE,
    }
}
