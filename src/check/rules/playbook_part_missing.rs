//! P403 playbook-part-missing: a playbook that does not say when, by whom, how long, or what if not.

use super::{rule, scaffold};
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Message, Span, msg};
use crate::language::Lang;
use crate::lexicon::{WordList, bare_vowels, structure};
use crate::page::TextLine;

rule! {
    "P403", "playbook-part-missing", Warning,
    fix: Unsafe, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "playbook_part_missing", run: Run::Page(check),
}

/// What a playbook has to say.
struct PlaybookPart {
    name: fn() -> Message,
    /// How a word begins that announces it.
    words: WordList,
    /// The heading that a fix adds.
    de: &'static str,
    en: &'static str,
}

const PARTS: [PlaybookPart; 7] = [
    PlaybookPart {
        name: || msg!(playbook_part_trigger),
        words: structure::TRIGGER,
        de: "Auslöser",
        en: "Trigger",
    },
    PlaybookPart {
        name: || msg!(playbook_part_precondition),
        words: structure::PRECONDITION,
        de: "Voraussetzungen",
        en: "Preconditions",
    },
    PlaybookPart {
        name: || msg!(playbook_part_owner),
        words: structure::OWNER,
        de: "Verantwortlich",
        en: "Owner",
    },
    PlaybookPart {
        name: || msg!(playbook_part_time),
        words: structure::TIME_LIMIT,
        de: "Zeitlimit",
        en: "Time limit",
    },
    PlaybookPart {
        name: || msg!(playbook_part_contact),
        words: structure::CONTACT,
        de: "Kontakt und Eskalation",
        en: "Contact and escalation",
    },
    PlaybookPart {
        name: || msg!(playbook_part_way_back),
        words: structure::WAY_BACK,
        de: "Rückweg",
        en: "Rollback",
    },
    PlaybookPart {
        name: || msg!(playbook_part_success),
        words: structure::SUCCESS,
        de: "Erfolgskriterium",
        en: "Success criterion",
    },
];

fn check(page: PageContext<'_>) -> Vec<Finding> {
    if !page.kinds.is_for_recovery(&page.page.outline) {
        return Vec::new();
    }
    let announced = announced(page);
    let says = |part: &PlaybookPart| {
        let words: Vec<String> = part.words.iter().map(bare_vowels).collect();
        announced.iter().any(|said| words.iter().any(|word| said.starts_with(word.as_str())))
    };
    let missing: Vec<&PlaybookPart> = PARTS.iter().filter(|part| !says(part)).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let names: Vec<Message> = missing.iter().map(|part| (part.name)()).collect();
    let message = msg!(playbook_part_missing, count = names.len(), parts = names);
    let title = page.page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
    let mut finding = page.finding(&RULE, title, "parts", message);
    finding.fix =
        scaffold::appended(page, level(page), missing.iter().map(|part| heading(page, part)));
    vec![finding.help(msg!(playbook_part_missing_help))]
}

/// The level of the steps' headings.
fn level(page: PageContext<'_>) -> u8 {
    let steps = &page.document().steps;
    let first = steps.first().and_then(|steps| steps.first());
    first.and_then(|step| page.document().headings.get(step.heading)).map_or(2, |it| it.level)
}

fn heading(page: PageContext<'_>, part: &PlaybookPart) -> &'static str {
    if page.lang() == Some(Lang::En) { part.en } else { part.de }
}

/// All words, folded, with which the page announces what follows: those of front matter's keys,
/// headings, bold text, cells, terms and labels before a colon, and the first word of each line.
fn announced(page: PageContext<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for pair in page.page.front_matter.data.pairs() {
        words.extend(split(&pair.key));
    }
    for line in page.document().text_lines() {
        words.extend(line.bold.iter().flat_map(|bold| split(bold)));
        words.extend(announced_by(&line));
    }
    words
}

fn split(text: &str) -> Vec<String> {
    let folded = bare_vowels(text);
    folded.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

/// A label has at most so many words.
const LABEL: usize = 5;
/// The first word of a sentence announces nothing if it is as short as `When`.
const TELLING: usize = 5;

fn announced_by(line: &TextLine) -> Vec<String> {
    if line.is_name {
        return split(&line.text);
    }
    let label = line.text.split_once(':').map(|(label, _)| split(label));
    if let Some(label) = label.filter(|label| label.len() <= LABEL) {
        return label;
    }
    let first = split(&line.text).into_iter().find(|word| !word.is_empty());
    first.filter(|word| word.len() >= TELLING).into_iter().collect()
}
