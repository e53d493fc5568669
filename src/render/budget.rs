//! Limits for templates of a theme: loop iterations and bytes per page.
//!
//! Tera limits recursion, inclusion and `range()`, but not nested loops. Each loop of a theme's own templates
//! therefore begins with a call that counts iterations.

use std::cell::Cell;
use std::io;

use tera::{Kwargs, State, TeraResult};

/// The most loop iterations per page. The longest lists have about ten thousand entries.
const MOST_ROUNDS: usize = 1_000_000;

/// The most bytes per page.
const MOST_BYTES: usize = 1 << 28;

/// The name of the counting function.
pub(super) const COUNT: &str = "runbuch_count_round";

thread_local! {
    static ROUNDS: Cell<usize> = const { Cell::new(0) };
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

/// Counts an iteration; an error at the loop where the limit is exceeded.
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

/// A page under construction.
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

/// The template with a counting call in each loop.
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

/// An error message of the engine, without the inserted calls.
pub(super) fn uncounted(said: &str) -> String {
    said.replace(&call(true), "").replace(&call(false), "")
}

/// Keeps the white space control of the tag.
fn call(trims: bool) -> String {
    let end = if trims { "-}}" } else { "}}" };
    format!("{{{{ {COUNT}() {end}")
}

/// The length of the tag or comment at the start of `text`, or of its `{` where it is neither.
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
