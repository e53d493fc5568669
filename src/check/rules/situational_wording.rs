//! P404 situational-wording: words inside the steps of a playbook that leave the decision to
//! anyone who comes before it.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Span, msg};
use crate::lexicon::marks;

rule! {
    "P404", "situational-wording", Note,
    fix: None, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "situational_wording", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    if !page.kinds.is_playbook(&page.page.outline) {
        return Vec::new();
    }
    let steps = page.document().steps_in(page.page.span());
    let inside = |span: &Span| steps.iter().any(|step| step.section.contains(*span));
    let texts = page.document().prose.iter().map(|text| text.span).filter(inside);
    texts.flat_map(|span| of_text(page, span)).collect()
}

fn of_text(page: PageContext<'_>, span: Span) -> Vec<Finding> {
    let text = span.of(page.page.text());
    let found = found(text).into_iter().map(|place| {
        let word = place.of(text);
        let message = msg!(situational_wording, word = word);
        let finding = page.finding(&RULE, place.shifted(span.start), &word.to_lowercase(), message);
        finding.help(msg!(situational_wording_help))
    });
    found.collect()
}

/// The words as they are in `text`, the longest at each place.
fn found(text: &str) -> Vec<Span> {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-_".contains(c));
    let mut starts = vec![0];
    starts.extend(
        text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, c)| at + c.len_utf8()),
    );
    let at_start = |at: usize| {
        let rest = text.get(at..)?;
        let length = |word: &str| {
            let written: usize = rest.chars().take(word.chars().count()).map(char::len_utf8).sum();
            let (written, after) = (rest.get(..written)?, rest.get(written..)?);
            (written.to_lowercase() == word && !joins(after.chars().next()))
                .then_some(written.len())
        };
        let length = marks::SITUATIONAL.iter().filter_map(length).max()?;
        let before = text.get(..at)?.chars().next_back();
        (!joins(before)).then(|| Span::new(at, at + length))
    };
    starts.into_iter().filter_map(at_start).collect()
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn words_are_found_whole() {
        let words = |text: &'static str| -> Vec<&str> {
            found(text).into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(words("Ggf. prüfen, falls nötig"), ["Ggf.", "falls nötig"]);
        assert_eq!(words("dann evtl. und (bei Bedarf)"), ["evtl.", "bei Bedarf"]);
        for text in ["eventuelle Meldungen", "ggf-Skript", "Bei Bedarfsfällen", "", "Eventualität"]
        {
            assert!(words(text).is_empty(), "{text}");
        }
    }
}
