//! Syntax highlighting with classes instead of inline styles, so that themes and dark mode apply.

mod spans;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{ParseState, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use spans::Spans;

/// Longer blocks and lines (in bytes) are not highlighted, because the regular expressions would take too
/// long.
const LONGEST_BLOCK: usize = 200_000;
const LONGEST_LINE: usize = 4_000;

/// Highlights each distinct code block once.
#[derive(Default)]
pub(super) struct Highlighter {
    /// Loaded on first use.
    syntaxes: OnceLock<SyntaxSet>,
    done: Mutex<HashMap<(String, String), Arc<str>>>,
}

impl Highlighter {
    /// Drops all highlighted code.
    pub(super) fn forget(&self) {
        self.done.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// `code` as HTML.
    pub(super) fn highlight(&self, language: &str, code: &str) -> Arc<str> {
        if language.is_empty() {
            return escaped(code);
        }
        let key = (language.to_owned(), code.to_owned());
        let known = self.done.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(html) = known {
            return html;
        }
        let html = self.coloured(language, code).unwrap_or_else(|| escaped(code));
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(done.entry(key).or_insert(html))
    }

    fn coloured(&self, language: &str, code: &str) -> Option<Arc<str>> {
        let too_long =
            code.len() > LONGEST_BLOCK || code.lines().any(|line| line.len() > LONGEST_LINE);
        if too_long {
            return None;
        }
        let syntaxes = self.syntaxes.get_or_init(two_face::syntax::extra_newlines);
        let syntax = find(syntaxes, language)?;
        let mut state = ParseState::new(syntax);
        let mut spans = Spans::default();
        for line in LinesWithEndings::from(code) {
            spans.line(line, &state.parse_line(line, syntaxes).ok()?)?;
        }
        Some(Arc::from(spans.finish()))
    }
}

/// The syntax for a language name.
fn find<'s>(syntaxes: &'s SyntaxSet, language: &str) -> Option<&'s SyntaxReference> {
    let lower = language.to_lowercase();
    let name = match lower.as_str() {
        // The set's other grammar of JavaScript, which Svelte's contains, and syntect run in circles at a comment of several
        // lines in an object.
        "javascript" | "node" | "htc" => "js",
        "svelte" | "svlt" => "html",
        "shell" | "console" | "shell-session" | "sh" | "zsh" => "bash",
        "text" | "txt" | "plain" | "plaintext" | "output" | "log" => return None,
        "jsonc" | "json5" => "json",
        "docker" => "dockerfile",
        "systemd" | "service" | "conf" | "cfg" => "ini",
        other => other,
    };
    syntaxes.find_syntax_by_token(name)
}

fn escaped(code: &str) -> Arc<str> {
    let mut html = String::with_capacity(code.len());
    // Writing to a string does not fail.
    let _ = escape_html_body_text(&mut html, code);
    Arc::from(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_gets_classes_and_stays_escaped() {
        let highlighter = Highlighter::default();
        let html = highlighter.highlight("bash", "echo \"<b>\" # ja\n");
        assert!(html.contains("hl-c"), "{html}");
        assert!(html.contains("&lt;b&gt;"), "{html}");
    }

    #[test]
    fn no_grammar_runs_in_circles() {
        let code = "{\n  \"a\": {\n    \"b\": true\n    /* x\n    */\n    \"c\": true\n  }\n}\n";
        let highlighter = Highlighter::default();
        let syntaxes = two_face::syntax::extra_newlines();
        let syntaxes = syntaxes.syntaxes().iter();
        let tokens = syntaxes.flat_map(|it| it.file_extensions.iter().chain([&it.name]));
        for token in tokens.map(String::as_str).chain(["node"]) {
            let html = highlighter.highlight(token, code);
            let text: String = html.split('<').filter_map(|it| it.split('>').next_back()).collect();
            assert_eq!(text, code, "{token}");
        }
    }

    #[test]
    fn what_looks_alike_shares_an_element_and_plain_text_has_none() {
        let highlighter = Highlighter::default();
        for (language, code, html) in [
            ("yaml", "a: plain # x\n", "<span class=\"hl-n\">a</span>: "),
            ("diff", "+neu\n+mehr\n", "<span class=\"hl-i\">+neu\n+mehr\n</span>"),
            ("markdown", "**x**\n", "<span class=\"hl-b\">**x**\n</span>"),
            ("sh", "echo ja \"$x\"\n", "</span> ja <span class=\"hl-s\">"),
        ] {
            let found = highlighter.highlight(language, code);
            assert!(found.contains(html), "{language}: {found}");
        }
    }

    #[test]
    fn html_is_no_more_than_four_times_the_code() {
        let highlighter = Highlighter::default();
        for (language, code) in [
            (
                "yaml",
                "services:\n  wiki:\n    image: registry.example/wiki:1.2\n    restart: always\n    \
                 environment:\n      TZ: Europe/Berlin # sonst UTC\n    volumes: [/srv/wiki:/data]\n",
            ),
            (
                "bash",
                "set -euo pipefail\nziel=\"/mnt/sicherung\"\nfor quelle in /srv/daten /etc/dienst; do\n    \
                 # Nur was neuer ist als die letzte Sicherung\n    \
                 rsync -a --delete --link-dest=\"$ziel/alt\" \"$quelle\" \"$ziel/neu\"\ndone\n",
            ),
            (
                "json",
                "{\n  \"data-root\": \"/srv/docker\",\n  \"log-driver\": \"journald\",\n  \
                 \"live-restore\": true,\n  \"dns\": [\"192.0.2.1\", \"192.0.2.2\"]\n}\n",
            ),
            (
                "nginx",
                "server {\n    listen 443 ssl;\n    server_name wiki.example.org; # intern\n    \
                 location / {\n        proxy_pass http://127.0.0.1:8080;\n    }\n}\n",
            ),
        ] {
            let html = highlighter.highlight(language, code);
            assert!(html.len() <= 4 * code.len(), "{language}: {}: {html}", html.len());
        }
    }

    #[test]
    fn unknown_languages_are_plain() {
        let highlighter = Highlighter::default();
        assert_eq!(&*highlighter.highlight("klingonisch", "a < b"), "a &lt; b");
        assert_eq!(&*highlighter.highlight("", "a"), "a");
    }

    #[test]
    fn languages_of_operations_wikis_are_known() {
        let syntaxes = two_face::syntax::extra_newlines();
        for name in [
            "yaml",
            "toml",
            "ini",
            "sh",
            "console",
            "dockerfile",
            "hcl",
            "powershell",
            "sql",
            "nginx",
            "diff",
            "json",
        ] {
            assert!(find(&syntaxes, name).is_some(), "{name}");
        }
    }
}
