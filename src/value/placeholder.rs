//! Texts that are in a template where a value belongs.

use super::cursor::{is_space, trim, trim_markup};
use crate::lexicon::{marks, spelled_out};

/// Longer texts, in bytes, are text, unless they begin with a mark.
const LONGEST: usize = 100;

/// Whether all of `text` stands for a value that somebody has yet to write: `[Name]`, `{{ x.date }}`,
/// `<bitte ausfüllen>`, `(Rufnummer eintragen)`, `TODO: Datum`, `XXX`, `???`, `Noch zu klären.`
///
/// Not `[x]`, `[1]` and `[BT-01]`; not `XXL`, and not `offen`, which is a state as well.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let text = trim_markup(text);
    let text = trim(text.trim_end_matches(['.', '…', '!']));
    if text.is_empty() || text.len() > LONGEST {
        return is_marked(text);
    }
    is_bracketed(text) || is_sign(text) || is_marked(text) || is_to_come(text)
}

/// Its brackets say that something belongs there, and name it.
fn is_bracketed(text: &str) -> bool {
    let inside = |open, close| Some(trim(text.strip_prefix(open)?.strip_suffix(close)?));
    if let Some(name) = inside("{{", "}}") {
        // `{{< figure >}}`, `{{#include}}` and `{{/if}}` are for the generator.
        return !name.contains("}}") && !name.starts_with(['<', '%', '#', '/', '>', '!']);
    }
    if let Some(name) = inside("[", "]").or_else(|| inside("<", ">")) {
        return is_name_of_a_value(name) || is_marked(name) || is_request(name);
    }
    inside("(", ")").is_some_and(|name| is_marked(name) || is_request(name))
}

/// `Frequenz`, `Name des Hosts`: words alone. An ID has digits, a list has commas, a check mark has one letter;
/// `<your password>` is for the reader to replace.
fn is_name_of_a_value(text: &str) -> bool {
    let is_part_of_words = |c: char| c.is_alphabetic() || is_space(c) || "-_/'’.…".contains(c);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_words = letters > 1 && text.len() <= 80 && text.chars().all(is_part_of_words);
    let spelled = spelled_out(text);
    let first = spelled.split(is_space).next().unwrap_or_default();
    is_words && !marks::TAGS.has(&spelled) && !marks::OF_READERS.has(first)
}

/// `XXX`, `xx.xx.xxxx`, `???`, `TT.MM.JJJJ`.
fn is_sign(text: &str) -> bool {
    consists_of(text, 'x', 3)
        || consists_of(text, '?', 2)
        || marks::DATE_PATTERNS.has_spelled_out(text)
}

/// Whether `sign` is in it at least so many times, and nothing else but what separates groups of digits.
fn consists_of(text: &str, sign: char, fewest: usize) -> bool {
    let is_sign = |c: char| c.eq_ignore_ascii_case(&sign);
    let count = text.chars().filter(|c| is_sign(*c)).count();
    count >= fewest && text.chars().all(|c| is_sign(c) || ".-/: ".contains(c))
}

/// `TODO`, `TBD: Termin`; not `TODO.md`, `TODO items`.
fn is_marked(text: &str) -> bool {
    marks::TODO.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| {
        let remark = rest.trim_start_matches(is_space);
        remark.is_empty() || remark.starts_with([':', '(', ',', '–', '—', '?', '!'])
    })
}

/// In brackets: `Rufnummer eintragen`, `bitte ausfüllen`, `insert date`.
fn is_request(text: &str) -> bool {
    let spelled = spelled_out(text);
    let mut words = spelled.split(is_space).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or(first);
    let few = words.count() <= 6;
    few && (marks::TO_FILL_IN.en.contains(&first) || marks::TO_FILL_IN.de.contains(&last))
        || is_to_come(text)
}

/// `noch offen`, `bitte ausfüllen`, `wird nachgereicht`.
fn is_to_come(text: &str) -> bool {
    marks::TO_COME.has_spelled_out(text)
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn texts_of_templates_are_placeholders() {
        for text in [
            "[Frequenz]",
            "[Name]",
            "**[Name des Hosts]**",
            "[TODO: Datum]",
            "[Datum einfügen]",
            "{{ x.date }}",
            "{{name}}",
            "<bitte ausfüllen>",
            "<Hostname>",
            "(Rufnummer eintragen)",
            "(bitte ergänzen)",
            "(insert phone number)",
            "[Enter the date]",
            "TODO",
            "TODO: Datum",
            "TBD",
            "XXX",
            "xxx",
            "xx.xx.xxxx",
            "XXX-XXXX",
            "???",
            "?? ",
            "TT.MM.JJJJ",
            "YYYY-MM-DD",
            "noch offen",
            "_noch offen_",
            "Noch zu klären.",
            "muss noch geklärt werden",
            "wird nachgereicht",
            "bitte ausfüllen",
            "please fill in",
            "To be determined",
            "to be defined.",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn what_says_something_is_none() {
        for text in [
            "",
            "–",
            "?",
            "offen",
            "[x]",
            "[ ]",
            "[]",
            "[1]",
            "[^1]",
            "[BT-01]",
            "[nas, s3]",
            "[[Seite]]",
            "[optional]",
            "[string]",
            "[leer]",
            "[none]",
            "[Anhang](x)",
            "[Name] [Vorname]",
            "{name}",
            "<your password>",
            "[die Rufnummer]",
            "XX",
            "XXL",
            "XXXL",
            "XXXI",
            "Band XXX",
            "„???“",
            "Was ist das???",
            "<https://example.org>",
            "<anna@example.org>",
            "(Rufnummer im Tresor)",
            "Rufnummer eintragen",
            "(siehe oben)",
            "(insert)ion",
            "TODO.md",
            "TODO_LISTE",
            "TODO items",
            "{{< include >}}",
            "{{#include x.md}}",
            "todo",
            "Todo-Liste",
            "noch offene Punkte",
            "nichts zu klären",
            "24 h",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
