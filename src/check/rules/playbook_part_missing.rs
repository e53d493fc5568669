//! P403 playbook-part-missing: a playbook that does not say when, by whom, how long, or what if not.

use super::{rule, scaffold};
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Message, Span, msg};
use crate::language::Lang;
use crate::lexicon::{bare_vowels, procedure};
use crate::page::{Announcement, PlaybookPart, Step};
use crate::record::{Record, Shape};
use crate::schema::KindRole;

rule! {
    "P403", "playbook-part-missing", Warning,
    fix: Unsafe, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "playbook_part_missing", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    if !page.kinds.is_for_recovery(&page.page.outline) {
        return Vec::new();
    }
    let playbooks = playbooks(page);
    let steps = playbooks.iter().flat_map(|playbook| page.document().steps_in(playbook.span));
    let steps: Vec<Step> = steps.collect();
    let said = Announced {
        keys: PlaybookPart::of_keys(&page.page.front_matter),
        lines: page.document().announcements(&steps),
        sections: playbooks
            .iter()
            .filter(|it| it.shape == Shape::Section)
            .map(|it| it.span)
            .collect(),
    };
    playbooks.into_iter().filter_map(|playbook| of_playbook(page, playbook, &said)).collect()
}

/// The playbooks of the page: its sections that are some, else the page itself.
fn playbooks(page: PageContext<'_>) -> Vec<&Record> {
    let all = page.records().filter(|record| record.is(&KindRole::Playbook));
    let (sections, others): (Vec<&Record>, Vec<&Record>) =
        all.partition(|record| record.shape == Shape::Section);
    if sections.is_empty() { others } else { sections }
}

/// What a page says of its playbooks.
struct Announced {
    keys: Vec<PlaybookPart>,
    lines: Vec<Announcement>,
    /// The sections that are playbooks. What is outside of them holds for all of them.
    sections: Vec<Span>,
}

impl Announced {
    fn has(&self, part: PlaybookPart, playbook: Span) -> bool {
        let is_inside = |span: &Span, at: usize| span.start <= at && at < span.end;
        let is_shared = |at: usize| !self.sections.iter().any(|section| is_inside(section, at));
        self.keys.contains(&part)
            || self.lines.iter().any(|line| {
                line.part == part && (is_inside(&playbook, line.at) || is_shared(line.at))
            })
    }
}

fn of_playbook(page: PageContext<'_>, playbook: &Record, said: &Announced) -> Option<Finding> {
    let is_alert = is_about_alert(page, playbook);
    let is_asked = |part: &PlaybookPart| !is_alert || *part != PlaybookPart::WayBack;
    let is_due = |part: &PlaybookPart| is_asked(part) && !said.has(*part, playbook.span);
    let missing: Vec<PlaybookPart> = PlaybookPart::ALL.into_iter().filter(is_due).collect();
    if missing.is_empty() {
        return None;
    }
    let names: Vec<Message> = missing.iter().map(|part| name(*part)).collect();
    let is_section = playbook.shape == Shape::Section;
    let message = if is_section {
        let title = playbook.name();
        msg!(playbook_part_missing_named, name = title, count = names.len(), parts = names)
    } else {
        msg!(playbook_part_missing, count = names.len(), parts = names)
    };
    let title = page.page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
    let (span, subject) = match playbook.shape {
        Shape::Section => (playbook.head, format!("{}.parts", playbook.name())),
        _ => (title, "parts".to_owned()),
    };
    let mut finding = page.finding(&RULE, span, &subject, message);
    if !is_section {
        let headings = missing.iter().map(|part| heading(page, *part));
        finding.fix = scaffold::appended(page, level(page), headings);
    }
    Some(finding.help(msg!(playbook_part_missing_help)))
}

/// Whether the playbook tells what to do about an alert, which changes nothing that could be taken back.
fn is_about_alert(page: PageContext<'_>, playbook: &Record) -> bool {
    let is_alert = |word: &str| procedure::ALERT.has(&bare_vowels(word));
    let says_alert = |name: &str| name.split(|c: char| !c.is_alphanumeric()).any(is_alert);
    let keys = page.page.front_matter.data.pairs();
    let labels = page.document().labels.iter();
    let inside = |span: Option<Span>| span.is_some_and(|span| playbook.span.contains(span));
    let labels = labels.filter(|label| inside(label.content.span()));
    says_alert(playbook.name())
        || page.page.outline.folders().any(is_alert)
        || keys.iter().any(|pair| is_alert(&pair.key))
        || labels.filter_map(|label| label.content.text.get(label.key.clone())).any(is_alert)
}

fn name(part: PlaybookPart) -> Message {
    match part {
        PlaybookPart::Trigger => msg!(playbook_part_trigger),
        PlaybookPart::Precondition => msg!(playbook_part_precondition),
        PlaybookPart::Owner => msg!(playbook_part_owner),
        PlaybookPart::TimeLimit => msg!(playbook_part_time),
        PlaybookPart::Contact => msg!(playbook_part_contact),
        PlaybookPart::WayBack => msg!(playbook_part_way_back),
        PlaybookPart::Success => msg!(playbook_part_success),
    }
}

/// The level of the steps' headings.
fn level(page: PageContext<'_>) -> u8 {
    let steps = &page.document().steps;
    let first = steps.first().and_then(|steps| steps.first());
    first.and_then(|step| page.document().headings.get(step.heading)).map_or(2, |it| it.level)
}

/// The heading that a fix adds.
fn heading(page: PageContext<'_>, part: PlaybookPart) -> &'static str {
    let (de, en) = match part {
        PlaybookPart::Trigger => ("Auslöser", "Trigger"),
        PlaybookPart::Precondition => ("Voraussetzungen", "Preconditions"),
        PlaybookPart::Owner => ("Verantwortlich", "Owner"),
        PlaybookPart::TimeLimit => ("Zeitlimit", "Time limit"),
        PlaybookPart::Contact => ("Kontakt und Eskalation", "Contact and escalation"),
        PlaybookPart::WayBack => ("Rückweg", "Rollback"),
        PlaybookPart::Success => ("Erfolgskriterium", "Success criterion"),
    };
    match page.words() {
        Lang::De => de,
        Lang::En => en,
    }
}
