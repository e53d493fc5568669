//! What a playbook says besides its steps, and where.

use super::document::Document;
use super::lines::{LineRole, TextLine};
use super::parts::{PlaybookPart, words};
use super::procedure::Step;
use crate::lexicon::procedure;

/// A name that announces a part of a playbook.
#[derive(Debug, Clone, Copy)]
pub struct Announcement {
    /// The part.
    pub part: PlaybookPart,
    /// The first byte of its line.
    pub at: usize,
}

/// A label has at most so many words.
const LABEL: usize = 5;
/// In the middle of a paragraph the words before a colon are a label only if they are as few.
const INNER_LABEL: usize = 2;

impl Document {
    /// The names that announce parts of a playbook with these `steps`: headings save those of steps, keys of tables,
    /// bold text at a line's beginning, labels before a colon, and the first word of a paragraph. Before the last step
    /// a check is no criterion of success, and in steps the first word of a sentence is what to do.
    pub fn announcements(&self, steps: &[Step]) -> Vec<Announcement> {
        let mut found = Vec::new();
        for line in self.text_lines() {
            let (step, is_last) = step_at(steps, line.start);
            if line.role == LineRole::Name
                && step.is_some_and(|step| self.is_headed_by(step, line.start))
            {
                continue;
            }
            if steps.iter().all(|step| line.start < step.section.start) && is_occasion(&line.text) {
                found.push(Announcement { part: PlaybookPart::Trigger, at: line.start });
            }
            let may_succeed = step.is_none() || is_last;
            let parts = PlaybookPart::ALL.into_iter();
            let parts = parts.filter(|part| may_succeed || *part != PlaybookPart::Success);
            let said = parts.filter(|part| announces(&line, *part, step.is_some()));
            found.extend(said.map(|part| Announcement { part, at: line.start }));
        }
        found
    }

    /// Whether the heading that begins the step is at byte `at`.
    fn is_headed_by(&self, step: &Step, at: usize) -> bool {
        self.heading_at(at).is_some_and(|heading| heading.span.start == step.section.start)
    }
}

/// The step that byte `at` is in, and whether it is the last one.
fn step_at(steps: &[Step], at: usize) -> (Option<&Step>, bool) {
    let after = steps.partition_point(|step| step.section.start <= at);
    let before = after.checked_sub(1).and_then(|index| steps.get(index));
    let Some(step) = before.filter(|step| at < step.section.end) else { return (None, false) };
    (Some(step), steps.get(after).is_none_or(|next| next.number <= step.number))
}

fn announces(line: &TextLine, part: PlaybookPart, is_step: bool) -> bool {
    match line.role {
        LineRole::Name => part.is_named_by(&line.text),
        LineRole::HeadCell => !is_step && part.ends(&words(&line.text)),
        LineRole::Cell => false,
        LineRole::Beginning => {
            let is_sentence = !is_step && !line.is_numbered;
            part.is_named_by(&line.lead)
                || label(line, LABEL).is_some_and(|label| part.is_in(&label))
                || (is_sentence && part.opens(&words(&line.text)))
        }
        LineRole::Continuation => label(line, INNER_LABEL).is_some_and(|label| part.is_in(&label)),
    }
}

/// Whether a line leaves to the list below it when the playbook applies: `Wiederanlauf nach:`.
fn is_occasion(line: &str) -> bool {
    let Some(before) = line.trim_end().strip_suffix(':') else { return false };
    let words = words(before);
    let ends = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.len() > phrase.len()
            && words.iter().rev().zip(phrase.iter().rev()).all(|(a, b)| a == b)
    };
    procedure::OCCASION.iter().any(ends)
}

/// The words before a colon, if they are few.
fn label(line: &TextLine, most: usize) -> Option<Vec<String>> {
    let (label, _) = line.text.split_once(':')?;
    let label = words(label);
    if label.len() > most { None } else { Some(label) }
}
