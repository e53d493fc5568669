//! Regular expressions in schemas.

use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder};

/// A case-insensitive regular expression whose named groups are fields.
///
/// It is compiled when it may match for the first time: most pages hold nothing that most expressions could match.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    /// Matches whatever `regex` does, and is quick; none where the expression is invalid.
    gate: OnceLock<Option<Regex>>,
    /// None where the expression is invalid.
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The expression `text`. An invalid one matches nothing; the review of schemas reports it.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), gate: OnceLock::new(), regex: OnceLock::new() }
    }

    /// Whether `text` is a regular expression.
    pub(super) fn is_sound(text: &str) -> bool {
        compile(text).is_ok()
    }

    /// Whether the expression matches a part of `text`.
    pub fn is_match(&self, text: &str) -> bool {
        self.may_match(text) && self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// The groups of the first match.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex().filter(|_| self.may_match(text))?.captures(text)
    }

    /// The names of its groups.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.regex().into_iter().flat_map(|regex| regex.capture_names().flatten())
    }

    fn may_match(&self, text: &str) -> bool {
        let loose = || compile(&loosened(&self.text));
        let gate = self.gate.get_or_init(|| loose().or_else(|_| compile(&self.text)).ok());
        gate.as_ref().is_some_and(|gate| gate.is_match(text))
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| compile(&self.text).ok()).as_ref()
    }
}

/// An expression that matches wherever `pattern` does, without what is slow: groups, boundaries of words, at
/// which the automaton gives up on letters beyond ASCII, and `\w`, which has hundreds of ranges.
fn loosened(pattern: &str) -> String {
    if pattern.contains("[]") || pattern.contains("[^]") {
        return pattern.to_owned();
    }
    let mut loose = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    let mut classes = 0_u32;
    while let Some(next) = chars.next() {
        match next {
            '\\' => match chars.next() {
                Some('b' | 'B') if classes == 0 => loose.push_str("(?:)"),
                Some('w') if classes == 0 => loose.push('.'),
                escaped => loose.extend([next].into_iter().chain(escaped)),
            },
            '(' if classes == 0 => {
                let is_named =
                    chars.as_str().starts_with("?<") || chars.as_str().starts_with("?P<");
                let is_plain = !chars.as_str().starts_with('?');
                if is_named {
                    chars.by_ref().find(|c| *c == '>');
                }
                loose.push_str(if is_named || is_plain { "(?:" } else { "(" });
            }
            _ => {
                classes = match next {
                    '[' => classes + 1,
                    ']' => classes.saturating_sub(1),
                    _ => classes,
                };
                loose.push(next);
            }
        }
    }
    loose
}

fn compile(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).size_limit(1 << 20).build()
}

#[cfg(test)]
mod tests {
    use super::{Pattern, compile, loosened};

    const PATTERNS: [&str; 12] = [
        r"\b(wartung\w*|routine\w*)\b",
        r"^(?<task>.+?)[\s,;:(–—-]+(?<date>\d{4})\b",
        r"[^\w]+RPO:?\s+(?<rpo>[^,;/]+)",
        r"[\w-]+\\b",
        r"a\b{2}\w{2}",
        r"a\b{start}b|\b{end}x",
        r"[]\w]+",
        r"[^]\w]+x",
        r"\W\w\B.",
        r"(?x) \w+ # [ \b",
        r"[[:alpha:]\w&&[^x]]\b",
        r"(?i-u:\w)",
    ];

    #[test]
    fn whatever_matches_passes_the_gate() {
        let texts =
            ["Wartung und Routinen", "a", "abc", "a] x", "ä-1\\b", "USV: 2026", "— RPO: 4 h", ""];
        for pattern in PATTERNS {
            let strict = compile(pattern).expect(pattern);
            for text in texts {
                let matches = strict.is_match(text);
                assert_eq!(Pattern::new(pattern).is_match(text), matches, "{pattern} {text}");
                assert_eq!(Pattern::new(pattern).captures(text).is_some(), matches);
            }
        }
    }

    #[test]
    fn the_gate_lacks_what_is_slow() {
        let loose: Vec<String> = PATTERNS.into_iter().map(loosened).collect();
        assert_eq!(loose[0], "(?:)(?:wartung.*|routine.*)(?:)");
        assert_eq!(loose[2], r"[^\w]+RPO:?\s+(?:[^,;/]+)");
        assert_eq!(loose[3], r"[\w-]+\\b");
        assert_eq!(loose[6], PATTERNS[6]);
    }
}
