//! S804 ascii-umlaut: `Zurueck` where German writes `Zurück`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Edit, Finding, Fix, Safety, Span, msg};
use crate::language::Lang;

rule! {
    "S804", "ascii-umlaut", Off,
    fix: Unsafe, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "ascii_umlaut", run: Run::Page(check),
}

/// A part of words that has an umlaut.
struct Stem {
    /// `rück`
    spelled: &'static str,
    /// `rueck`
    ascii: String,
    place: StemPlace,
}

#[derive(Clone, Copy, PartialEq)]
enum StemPlace {
    Start,
    Anywhere,
    Whole,
}

static STEMS: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    let lines = include_str!("ascii_umlaut.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(Stem::read).collect()
});

const SPELLINGS: [(char, &str); 4] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ß', "ss")];

impl Stem {
    fn read(line: &'static str) -> Self {
        let (place, spelled) = match (line.strip_prefix('*'), line.strip_prefix('=')) {
            (Some(stem), _) => (StemPlace::Anywhere, stem),
            (_, Some(word)) => (StemPlace::Whole, word),
            _ => (StemPlace::Start, line),
        };
        let ascii = SPELLINGS.iter().fold(spelled.to_owned(), |stem, (c, to)| stem.replace(*c, to));
        Self { spelled, ascii, place }
    }

    /// Where the stem begins in `word`, which is in lower case.
    fn find(&self, word: &str) -> Option<usize> {
        match self.place {
            StemPlace::Start => word.starts_with(&self.ascii).then_some(0),
            StemPlace::Anywhere => word.find(&self.ascii),
            StemPlace::Whole => (word == self.ascii).then_some(0),
        }
    }

    /// The stem as it should be, with the capitals of `written`.
    fn replacement(&self, written: &str) -> String {
        let mut letters = written.chars();
        let mut spelled = String::new();
        for letter in self.spelled.chars() {
            let is_capital = letters.next().is_some_and(char::is_uppercase);
            if SPELLINGS.iter().any(|(umlaut, _)| *umlaut == letter) {
                letters.next();
            }
            if is_capital && letter == 'ß' {
                spelled.push_str("SS");
            } else if is_capital {
                spelled.extend(letter.to_uppercase());
            } else {
                spelled.push(letter);
            }
        }
        spelled
    }
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let mut words: BTreeMap<(&str, String), Vec<Span>> = BTreeMap::new();
    for prose in page.document().prose.iter().filter(|prose| !prose.is_address) {
        let span = prose.span;
        let text = span.of(page.page.text());
        for (place, spelled) in found(text) {
            words.entry((place.of(text), spelled)).or_default().push(place.shifted(span.start));
        }
    }
    if words.is_empty() || page.lang() != Some(Lang::De) {
        return Vec::new();
    }
    words
        .into_iter()
        .filter_map(|((word, spelled), at)| finding(page, word, &spelled, &at))
        .collect()
}

/// One finding per word: the other places are the same habit.
fn finding(page: PageContext<'_>, word: &str, spelled: &str, at: &[Span]) -> Option<Finding> {
    let (first, others) = at.split_first()?;
    let message = msg!(ascii_umlaut, word = word, spelled = spelled);
    let finding = page.finding(&RULE, *first, word, message).help(msg!(ascii_umlaut_help));
    let edits = at.iter().map(|span| Edit { span: *span, text: spelled.to_owned() }).collect();
    let finding = others
        .iter()
        .fold(finding, |finding, other| finding.related(page.place(*other), msg!(also_here)));
    Some(finding.fix(Fix { safety: Safety::Unsafe, edits }))
}

/// The words of `text` that should be spelled otherwise.
fn found(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        if !is_name(token.trim_end()) {
            found.extend(words(token).filter_map(|(start, word)| {
                let span = Span::new(at + start, at + start + word.len());
                Some((span, spelled(word)?))
            }));
        }
        at += token.len();
    }
    found
}

/// Names of files, hosts, variables and addresses.
fn is_name(token: &str) -> bool {
    let inner = token.trim_matches(|c: char| !c.is_alphanumeric());
    token.contains(['/', '\\', '@', '_', '$', '#', '<'])
        || inner.contains(['.', '='])
        || inner.chars().any(|c| c.is_ascii_digit())
}

fn words(token: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    token.split_inclusive(|c: char| !c.is_alphabetic()).map(move |part| {
        let start = at;
        at += part.len();
        (start, part.trim_end_matches(|c: char| !c.is_alphabetic()))
    })
}

/// `word` with its umlauts; none where it has all of them.
fn spelled(word: &str) -> Option<String> {
    if !["ae", "oe", "ue", "AE", "OE", "UE", "Ae", "Oe", "Ue"].iter().any(|it| word.contains(it)) {
        return None;
    }
    let mut spelled = word.to_owned();
    for stem in STEMS.iter() {
        let lower = spelled.to_ascii_lowercase();
        let Some(at) = stem.find(&lower) else { continue };
        let written = at..at + stem.ascii.len();
        let replacement = stem.replacement(spelled.get(written.clone())?);
        spelled.replace_range(written, &replacement);
    }
    (spelled != word).then_some(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_their_umlauts() {
        let cases = [
            ("Zurueck", "Zurück"),
            ("Weiterfuehrend", "Weiterführend"),
            ("Rueckpruefung", "Rückprüfung"),
            ("UEBERSICHT", "ÜBERSICHT"),
            ("Groesse", "Größe"),
            ("GROESSE", "GRÖSSE"),
            ("fuer", "für"),
            ("Verfuegbarkeit", "Verfügbarkeit"),
            ("Kapazitaet", "Kapazität"),
        ];
        for (word, expected) in cases {
            assert_eq!(spelled(word).as_deref(), Some(expected), "{word}");
        }
    }

    #[test]
    fn other_words_stay() {
        let words = [
            "neue",
            "Steuer",
            "Feuer",
            "aktuell",
            "Quelle",
            "Israel",
            "Poesie",
            "Boeing",
            "Michael",
            "Bauer",
            "Dauer",
            "zuerst",
            "manuell",
            "queue",
            "value",
            "Blueprint",
            "request",
            "fuel",
            "Koexistenz",
            "Mueller",
            "Goethe",
            "Raffaella",
            "Zurück",
            "Fuerst",
            "Aerosol",
            "guess",
            "treue",
            "genaue",
            "Koeffizient",
            "Duett",
            "influence",
            "Phoenix",
            "continue",
            "true",
            "does",
            "goes",
            "blue",
            "Tueftler",
            "Statue",
        ];
        for word in words {
            assert_eq!(spelled(word), None, "{word}");
        }
    }
}
