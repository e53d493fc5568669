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

/// All diagnostics that count, coloured if `colour`. Equal ones at several places are shown once with all
/// places. Waived and baseline findings appear only in the summary, which goes to another stream.
pub fn human(report: &Report<'_>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for same in folded(report) {
        let Some((first, others)) = same.split_first() else { continue };
        text.push_str(&renderer.render(&[group(report, first, others)]));
        text.push_str("\n\n");
    }
    text
}

/// Groups diagnostics that differ only in their place, in order of first occurrence.
fn folded<'r>(report: &'r Report<'_>) -> Vec<Vec<&'r Diagnostic>> {
    let mut index = HashMap::new();
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for diagnostic in report.diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let finding = &diagnostic.finding;
        let said = [Some(&finding.message), finding.expected.as_ref(), finding.actual.as_ref()];
        let alike = (&finding.rule.code, diagnostic.level, said, &finding.help);
        let next = groups.len();
        let at = *index.entry(alike).or_insert(next);
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
        group = group.element(
            Grade::NOTE.with_name(say(&msg!(report_also))).message(places(report, others)),
        );
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
