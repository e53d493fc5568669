//! What keeps a theme's templates from going on for ever: a page has so many rounds of loops, and so
//! many bytes.
//!
//! Tera bounds recursion, inclusion and the length of `range()`, but not how often loops in loops go
//! round. So each loop of a theme's own templates begins with a call that counts.

use std::cell::Cell;
use std::io;

use tera::{Kwargs, State, TeraResult};

/// Rounds of all loops on one page. The longest lists that a page gets have some ten thousand entries.
const MOST_ROUNDS: usize = 1_000_000;

/// Bytes of a page.
const MOST_BYTES: usize = 1 << 28;

/// The function that counts.
pub(super) const COUNT: &str = "runbuch_count_round";

thread_local! {
    static ROUNDS: Cell<usize> = const { Cell::new(0) };
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

/// Counts a round. What goes beyond the budget is an error at the loop.
pub(super) fn count(_: Kwargs, _: &State<'_>) -> TeraResult<&'static str> {
    ROUNDS.set(ROUNDS.get() + 1);
    let message = if ROUNDS.get() > MOST_ROUNDS {
        format!("loops go round more than {MOST_ROUNDS} times on one page")
    } else if BYTES.get() > MOST_BYTES {
        format!("the page is longer than {MOST_BYTES} bytes")
    } else {
        return Ok("");
    };
    Err(tera::Error::message(message))
}

/// A page while it is written.
pub(super) struct LoopBudget {
    pub(super) bytes: Vec<u8>,
}

impl LoopBudget {
    pub(super) fn new() -> Self {
        ROUNDS.set(0);
        BYTES.set(0);
        Self { bytes: Vec::new() }
    }
}

impl io::Write for LoopBudget {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        BYTES.set(self.bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The template with a call at the beginning of each loop.
pub(super) fn counted(template: &str) -> String {
    let mut result = String::with_capacity(template.len());
    let mut rest = template;
    let mut is_raw = false;
    while let Some(at) = rest.find('{') {
        let (before, tag) = rest.split_at(at);
        result.push_str(before);
        let len = length(tag);
        let (tag, after) = tag.split_at(len);
        result.push_str(tag);
        rest = after;
        let word = keyword(tag);
        is_raw = word == Some("raw") || (is_raw && word != Some("endraw"));
        if word == Some("for") && tag.ends_with("%}") && !is_raw {
            result.push_str(&call(tag.ends_with("-%}")));
        }
    }
    result.push_str(rest);
    result
}

/// The engine's message about a template, without the calls that were inserted.
pub(super) fn uncounted(said: &str) -> String {
    said.replace(&call(true), "").replace(&call(false), "")
}

/// A tag that trims the white space behind it goes on doing so.
fn call(trims: bool) -> String {
    let end = if trims { "-}}" } else { "}}" };
    format!("{{{{ {COUNT}() {end}")
}

/// Bytes of the tag or comment that `text` begins with, of its `{` alone where it is neither.
fn length(text: &str) -> usize {
    let end = match text.get(..2) {
        Some("{%") => "%}",
        Some("{{") => "}}",
        Some("{#") => return text.find("#}").map_or(text.len(), |at| at + 2),
        _ => return 1,
    };
    let mut quote = None;
    for (at, character) in text.char_indices().skip(2) {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if "\"'`".contains(character) => quote = Some(character),
            None if text.get(at..).is_some_and(|rest| rest.starts_with(end)) => {
                return at + end.len();
            }
            None => {}
        }
    }
    text.len()
}

/// `{%- for x in y %}` → `for`
fn keyword(tag: &str) -> Option<&str> {
    tag.strip_prefix("{%")?.trim_start_matches('-').split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_loop_counts_and_nothing_else_changes() {
        let count = call(false);
        for (template, expected) in [
            (
                "a {% for x in y %}b{% endfor %}",
                format!("a {{% for x in y %}}{count}b{{% endfor %}}"),
            ),
            ("{%- for x in y -%}\n b", format!("{{%- for x in y -%}}{{{{ {COUNT}() -}}}}\n b")),
            ("{% for x in ['%}'] %}", format!("{{% for x in ['%}}'] %}}{count}")),
        ] {
            assert_eq!(counted(template), expected);
            assert_eq!(uncounted(&counted(template)), template);
        }
        for template in [
            "{# {% for x in y %} #}",
            "{% raw %}{% for x in y %}{% endraw %}",
            "{{ '{% for x in y %}' }}",
            "{% if for %}{ % for }",
            "{% for x in y",
        ] {
            assert_eq!(counted(template), template);
        }
    }
}
