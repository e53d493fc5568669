//! One spelling for all spellings of a key.

/// `Restore-Test`, `restore_test` and `RESTORE TEST` are one key, as are `für` and `fuer`: lower
/// case, umlauts written out, everything that is no letter and no digit one `_`.
pub fn plain(key: &str) -> String {
    let mut plain = String::with_capacity(key.len());
    for character in key.chars().flat_map(char::to_lowercase) {
        match character {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            // The second half of a letter that is written in two: `ü` as `u` and its dots.
            '\u{308}' => plain.push('e'),
            _ if character.is_alphanumeric() => plain.push(character),
            _ if plain.is_empty() || plain.ends_with('_') => {}
            _ => plain.push('_'),
        }
    }
    plain.truncate(plain.trim_end_matches('_').len());
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn spellings_are_one() {
        for (written, expected) in [
            (" Restore-Test ", "restore_test"),
            ("Issues / Follow-ups", "issues_follow_ups"),
            ("Abhängig von", "abhaengig_von"),
            ("Abha\u{308}ngig", "abhaengig"),
            ("(Größe)", "groesse"),
            ("–", ""),
        ] {
            assert_eq!(plain(written), expected, "{written}");
        }
    }
}
