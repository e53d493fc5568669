//! Syntax highlighting with classes instead of inline styles, so that themes and dark mode apply.

mod lines;
mod spans;

use std::cell::RefCell;
use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{SyntaxReference, SyntaxSet};

use lines::KnownLines;

/// Longer blocks and lines (in bytes) are not highlighted, because the regular expressions would take too
/// long.
const LONGEST_BLOCK: usize = 200_000;
const LONGEST_LINE: usize = 4_000;

/// Loaded on first use.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

thread_local! {
    /// States of the parser stay in their thread.
    static LINES: RefCell<KnownLines> = RefCell::default();
}

/// `code` as HTML.
pub(super) fn highlight(language: &str, code: &str) -> String {
    let html = if language.is_empty() { None } else { coloured(language, code) };
    html.unwrap_or_else(|| escaped(code))
}

fn coloured(language: &str, code: &str) -> Option<String> {
    let too_long = code.len() > LONGEST_BLOCK || code.lines().any(|line| line.len() > LONGEST_LINE);
    if too_long {
        return None;
    }
    let syntax = find(&SYNTAXES, language)?;
    LINES.with_borrow_mut(|lines| lines.html(code, &SYNTAXES, (language, syntax)))
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

fn escaped(code: &str) -> String {
    let mut html = String::with_capacity(code.len());
    // Writing to a string does not fail.
    let _ = escape_html_body_text(&mut html, code);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_gets_classes_and_stays_escaped() {
        let html = highlight("bash", "echo \"<b>\" # ja\n");
        assert!(html.contains("hl-c"), "{html}");
        assert!(html.contains("&lt;b&gt;"), "{html}");
    }

    #[test]
    fn no_grammar_runs_in_circles() {
        let code = "{\n  \"a\": {\n    \"b\": true\n    /* x\n    */\n    \"c\": true\n  }\n}\n";
        let syntaxes = SYNTAXES.syntaxes().iter();
        let tokens = syntaxes.flat_map(|it| it.file_extensions.iter().chain([&it.name]));
        for token in tokens.map(String::as_str).chain(["node"]) {
            let html = highlight(token, code);
            let text: String = html.split('<').filter_map(|it| it.split('>').next_back()).collect();
            assert_eq!(text, code, "{token}");
        }
    }

    #[test]
    fn lines_seen_before_look_as_if_they_were_not() {
        let blocks = [
            ("bash", "cat <<A\nx $y\nA\necho 'a\nb' # c\n"),
            ("bash", "cat <<B\nx $y\nB\nb' # c\n"),
            ("bash", "x $y\nA\necho 'a\nb' # c"),
            ("yaml", "a: |\n  x $y\nb: 'c\n  d'\n"),
            ("yaml", "b: 'c\n  d'\n  x $y\n"),
            ("python", "\"\"\"\nx $y\n\"\"\"\nx = 1\n"),
            ("python", "x = 1\n\"\"\"\nx = 1\n"),
        ];
        for (language, code) in blocks.iter().chain(&blocks).chain(blocks.iter().rev()) {
            let syntax = find(&SYNTAXES, language).expect("a known language");
            let alone = KnownLines::default().html(code, &SYNTAXES, (language, syntax));
            assert_eq!(alone, Some(highlight(language, code)), "{language}: {code}");
        }
    }

    #[test]
    fn what_looks_alike_shares_an_element_and_plain_text_has_none() {
        for (language, code, html) in [
            ("yaml", "a: plain # x\n", "<span class=\"hl-n\">a</span>: "),
            ("diff", "+neu\n+mehr\n", "<span class=\"hl-i\">+neu\n+mehr\n</span>"),
            ("markdown", "**x**\n", "<span class=\"hl-b\">**x**\n</span>"),
            ("sh", "echo ja \"$x\"\n", "</span> ja <span class=\"hl-s\">"),
        ] {
            let found = highlight(language, code);
            assert!(found.contains(html), "{language}: {found}");
        }
    }

    #[test]
    fn html_is_no_more_than_four_times_the_code() {
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
            let html = highlight(language, code);
            assert!(html.len() <= 4 * code.len(), "{language}: {}: {html}", html.len());
        }
    }

    #[test]
    fn unknown_languages_are_plain() {
        assert_eq!(highlight("klingonisch", "a < b"), "a &lt; b");
        assert_eq!(highlight("", "a"), "a");
    }

    #[test]
    fn languages_of_operations_wikis_are_known() {
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
            assert!(find(&SYNTAXES, name).is_some(), "{name}");
        }
    }
}
