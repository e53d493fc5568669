//! One spelling for all spellings of a word, each named by what it gives.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, umlauts written out (composed or decomposed), one kind of hyphen: `Jährlich` and `JAEHRLICH` are
/// `jaehrlich`.
pub fn spelled_out(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(spelled_out_letter).collect()
}

/// Whether [`spelled_out`] makes `known` of `text`.
pub fn is_spelled_out(text: &str, known: &str) -> bool {
    let is_known = |text: &str| text.chars().flat_map(spelled_out_letter).eq(known.chars());
    if text.is_ascii() { text.eq_ignore_ascii_case(known) } else { is_known(text) }
}

/// What [`spelled_out`] makes of one character.
pub fn spelled_out_letter(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().flat_map(|letter| written_out(letter).into_iter().flatten())
}

fn written_out(letter: char) -> [Option<char>; 2] {
    match letter {
        'ä' => [Some('a'), Some('e')],
        'ö' => [Some('o'), Some('e')],
        'ü' => [Some('u'), Some('e')],
        'ß' => [Some('s'), Some('s')],
        // The second half of a letter that is written in two: `ü` as `u` and its dots.
        '\u{308}' => [Some('e'), None],
        '×' => [Some('x'), None],
        letter if is_hyphen(letter) => [Some('-'), None],
        letter => [Some(letter), None],
    }
}

/// Hyphen-minus and its typographic doubles; not the dashes.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Lower case, composed, umlauts and their ASCII spellings as the bare vowel: `Prüfung`, `Pruefung`
/// and `prufung` are `prufung`.
pub fn bare_vowels(text: &str) -> String {
    let lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.nfc().collect::<String>().to_lowercase().replace('ß', "ss")
    };
    let pairs = [("ä", "a"), ("ö", "o"), ("ü", "u"), ("ae", "a"), ("oe", "o"), ("ue", "u")];
    pairs.iter().fold(lower, |text, (from, to)| text.replace(from, to))
}

/// The same without accents: `Café` is `cafe`. The theme's script spells queries in the same way.
pub fn bare_letters(text: &str) -> String {
    if text.is_ascii() {
        return bare_vowels(text);
    }
    bare_vowels(&text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>())
}

/// `Restore-Test`, `restore_test` and `RESTORE TEST` are `restore_test`, `für` and `fuer` are `fuer`: lower
/// case, umlauts written out, everything that is no letter and no digit one `_`.
pub fn identifier(name: &str) -> String {
    let mut identifier = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            'a'..='z' | '0'..='9' => identifier.push(letter),
            _ if letter.is_ascii_alphabetic() => identifier.push(letter.to_ascii_lowercase()),
            _ => letter.to_lowercase().for_each(|letter| identify(letter, &mut identifier)),
        }
    }
    identifier.truncate(identifier.trim_end_matches('_').len());
    identifier
}

/// Adds a letter in lower case.
fn identify(letter: char, identifier: &mut String) {
    match letter {
        'ä' => identifier.push_str("ae"),
        'ö' => identifier.push_str("oe"),
        'ü' => identifier.push_str("ue"),
        'ß' => identifier.push_str("ss"),
        '\u{308}' => identifier.push('e'),
        _ if letter.is_alphanumeric() => identifier.push(letter),
        _ if identifier.is_empty() || identifier.ends_with('_') => {}
        _ => identifier.push('_'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_identifiers() {
        for (written, expected) in [
            (" Restore-Test ", "restore_test"),
            ("Issues / Follow-ups", "issues_follow_ups"),
            ("Abhängig von", "abhaengig_von"),
            ("Abha\u{308}ngig", "abhaengig"),
            ("(Größe)", "groesse"),
            ("–", ""),
        ] {
            assert_eq!(identifier(written), expected, "{written}");
        }
    }

    #[test]
    fn umlauts_are_spelled_out() {
        for text in ["Jährlich", "jaehrlich", "JA\u{308}HRLICH"] {
            assert_eq!(spelled_out(text), "jaehrlich");
        }
    }

    #[test]
    fn letters_are_bare() {
        for text in ["Prüfung", "Pruefung", "PRÜFUNG", "pru\u{308}fung"] {
            assert_eq!(
                (bare_vowels(text), bare_letters(text)),
                ("prufung".into(), "prufung".into())
            );
        }
        assert_eq!(bare_letters("Straße café Ærø"), "strasse cafe ærø");
    }
}
