//! `++ctrl+alt+del++`: keys to press together.

use std::sync::LazyLock;

use regex::Regex;

use super::cuts::{Cut, cut, each};
use crate::page::event::{Event, Mark, SpannedEvent, Tag};
use crate::page::ids::{ById, LinkId};
use crate::page::syntax::LinkSyntax;

#[expect(clippy::expect_used, reason = "the pattern is constant, and the tests run it")]
static KEYS: LazyLock<Regex> = LazyLock::new(|| {
    let key = r#"(?:[\w-]+|"[^"+]+"|'[^'+]+')"#;
    Regex::new(&format!(r"\+\+({key}(?:\+{key})*)\+\+")).expect("a pattern")
});

/// Keys whose names are not their words with a capital.
///
/// Source: `keymap_db.py` of pymdownx.
const NAMES: [(&str, &str); 40] = [
    ("command", "Cmd"),
    ("cmd", "Cmd"),
    ("control", "Ctrl"),
    ("ctl", "Ctrl"),
    ("option", "Option"),
    ("opt", "Option"),
    ("altgr", "AltGr"),
    ("alt-graph", "AltGr"),
    ("windows", "Win"),
    ("win", "Win"),
    ("escape", "Esc"),
    ("delete", "Del"),
    ("insert", "Ins"),
    ("return", "Enter"),
    ("spacebar", "Space"),
    ("spc", "Space"),
    ("caps-lock", "Caps Lock"),
    ("capslock", "Caps Lock"),
    ("page-up", "Page Up"),
    ("pageup", "Page Up"),
    ("pgup", "Page Up"),
    ("page-down", "Page Down"),
    ("pagedown", "Page Down"),
    ("pgdn", "Page Down"),
    ("print-screen", "Print Screen"),
    ("prtscr", "Print Screen"),
    ("scroll-lock", "Scroll Lock"),
    ("num-lock", "Num Lock"),
    ("arrow-up", "↑"),
    ("up", "↑"),
    ("arrow-down", "↓"),
    ("down", "↓"),
    ("arrow-left", "←"),
    ("left", "←"),
    ("arrow-right", "→"),
    ("right", "→"),
    ("plus", "+"),
    ("minus", "-"),
    ("slash", "/"),
    ("backslash", "\\"),
];

/// The events with keys.
pub(super) fn keys(
    source: &str,
    events: Vec<SpannedEvent>,
    links: &ById<LinkId, LinkSyntax>,
) -> Vec<SpannedEvent> {
    let mut cuts = Vec::new();
    each(
        source,
        &events,
        links,
        |text| text.contains("++"),
        |event, words| {
            for found in KEYS.captures_iter(words.text) {
                let (Some(whole), Some(names)) = (found.get(0), found.get(1)) else { continue };
                if !words.is_escaped(whole.start()) {
                    cuts.push(Cut { event, part: whole.range(), with: pressed(names.as_str()) });
                }
            }
        },
    );
    cut(source, events, cuts)
}

fn pressed(names: &str) -> Vec<Event> {
    let key = Tag::Mark(Mark::Key);
    let mut events = Vec::new();
    for name in names.split('+') {
        if !events.is_empty() {
            events.push(Event::Text("+".into()));
        }
        events.extend([Event::Start(key), Event::Text(shown(name).into()), Event::End(key)]);
    }
    events
}

fn shown(name: &str) -> String {
    if let Some(written) = name.strip_prefix(['"', '\'']) {
        return written.trim_end_matches(['"', '\'']).to_owned();
    }
    let name = name.to_lowercase().replace('_', "-");
    if let Some((_, shown)) = NAMES.iter().find(|(known, _)| *known == name) {
        return (*shown).to_owned();
    }
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_called_what_is_written_on_them() {
        let cases = [
            ("ctrl", "Ctrl"),
            ("a", "A"),
            ("f5", "F5"),
            ("num-plus", "Num Plus"),
            ("page-up", "Page Up"),
            ("\"Start\"", "Start"),
            ("delete", "Del"),
        ];
        for (name, expected) in cases {
            assert_eq!(shown(name), expected, "{name}");
        }
    }
}
