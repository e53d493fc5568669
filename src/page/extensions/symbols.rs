//! Characters by their names: emoji (`:smile:`), signs (`(c)`, `-->`), bars of progress (`[=85% "Done"]`). Icons
//! (`:material-home:`) are pictures of fonts that a page does not load: they are dropped beside words, and where nothing
//! else the name says what they show.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::attributes;
use super::cuts::{Cut, SourcedText, cut, each};
use crate::dialect::Extensions;
use crate::page::event::{Event, SpannedEvent};
use crate::page::ids::{ById, LinkId};
use crate::page::syntax::LinkSyntax;

/// The sets of icons that come with Material for MkDocs.
const ICON_SETS: [&str; 4] = ["material-", "fontawesome-", "octicons-", "simple-"];

/// Bytes of the longest name of an emoji or an icon, and some more.
const LONGEST_NAME: usize = 100;

/// Source: pymdownx.smartsymbols, but for its ordinals.
const SIGNS: [(&str, &str); 9] = [
    ("(tm)", "™"),
    ("(c)", "©"),
    ("(r)", "®"),
    ("+/-", "±"),
    ("=/=", "≠"),
    ("<-->", "↔"),
    ("-->", "→"),
    ("<--", "←"),
    ("c/o", "℅"),
];

#[expect(clippy::expect_used, reason = "the pattern is constant, and the tests run it")]
static BAR: LazyLock<Regex> = LazyLock::new(|| {
    let amount = r"(?:(\d+(?:\.\d+)?)%|(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?))";
    Regex::new(&format!(r#"\[=+\s*{amount}(?:\s+(?:"([^"]*)"|'([^']*)'))?\s*\]"#))
        .expect("a pattern")
});

/// Names of the index of Twemoji in pymdownx 13.1 (`twemoji_db.py`) that neither GitHub nor Unicode has.
const OTHER_NAMES: &str = include_str!("emoji_names.tsv");

/// Emoji by their names in Unicode, as the index of Twemoji has them: `face_with_head_bandage`; and by its own.
static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let others = OTHER_NAMES.lines().filter_map(|line| line.split_once('\t'));
    let others = others.map(|(name, emoji)| (name.to_owned(), emoji));
    let name = |emoji: &'static emojis::Emoji| {
        let parted = emoji.name().to_lowercase().replace([' ', '-'], "_");
        let kept = parted.chars().filter(|c| c.is_alphanumeric() || *c == '_');
        (kept.collect(), emoji.as_str())
    };
    emojis::iter().map(name).chain(others).collect()
});

/// The events with these characters.
pub(super) fn symbols(
    source: &str,
    events: Vec<SpannedEvent>,
    links: &ById<LinkId, LinkSyntax>,
    extensions: Extensions,
) -> Vec<SpannedEvent> {
    let mut cuts = Vec::new();
    let may_matter = |text: &str| extensions.smart_symbols || text.contains([':', '[']);
    each(source, &events, links, may_matter, |event, words| {
        let mut found = Vec::new();
        if extensions.emoji || extensions.icons {
            let is_alone = is_alone(&events, event);
            found.extend(named(words, extensions, is_alone));
        }
        if extensions.progress_bars && words.text.contains("[=") {
            found.extend(bars(words.text));
        }
        if extensions.smart_symbols {
            signs(words, &mut found);
        }
        let cut = |(part, shown): (Range<usize>, String)| {
            let with = (!shown.is_empty()).then(|| Event::Text(shown.into()));
            Cut { event, part, with: with.into_iter().collect() }
        };
        cuts.extend(found.into_iter().map(cut));
    });
    cut(source, events, cuts)
}

/// Whether the text of this event is all that a cell, a link or a block holds.
fn is_alone(events: &[SpannedEvent], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| events.get(before));
    let opens = before.is_some_and(|it| matches!(it.value, Event::Start(_)));
    opens && events.get(index + 1).is_some_and(|it| matches!(it.value, Event::End(_)))
}

/// The names between colons that stand for something, and what they stand for.
///
/// `10:30:00`, `a:key:b` and `:port:` are no such names.
fn named(
    words: &SourcedText<'_>,
    extensions: Extensions,
    is_alone: bool,
) -> Vec<(Range<usize>, String)> {
    let text = words.text;
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(':')).map(|at| from + at) {
        from = at + 1;
        let before = text.get(..at).unwrap_or_default();
        let after_another = found.last().is_some_and(|(part, _)| part.end == at);
        let begins =
            after_another || !before.ends_with(|c: char| is_of_name(c) || ":/".contains(c));
        let name = text.get(from..).unwrap_or_default();
        let Some(len) = name.find(|c: char| !is_of_name(c)).filter(|len| *len <= LONGEST_NAME)
        else {
            continue;
        };
        let (name, behind) = name.split_at_checked(len).unwrap_or_default();
        let Some(behind) = behind.strip_prefix(':').filter(|_| begins && !name.is_empty()) else {
            continue;
        };
        if behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
            || words.is_escaped(at)
        {
            continue;
        }
        let end = from + len + 1;
        if extensions.icons && ICON_SETS.iter().any(|set| name.starts_with(set)) {
            let list = attributes::list(behind).unwrap_or_default();
            let part = at..end + list;
            let is_alone = is_alone && part.len() == text.trim().len();
            found.push(icon(text, part, name, is_alone));
        } else if let Some(shown) = emoji(name, extensions).filter(|_| extensions.emoji) {
            found.push((at..end, shown));
        } else {
            continue;
        }
        from = end;
    }
    found
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_+-".contains(character)
}

fn emoji(name: &str, extensions: Extensions) -> Option<String> {
    if let Some(emoji) = emojis::get_by_shortcode(name) {
        return Some(emoji.as_str().to_owned());
    }
    if !extensions.icons {
        return None;
    }
    if let Some(country) = name.strip_prefix("flag_").filter(|it| it.len() == 2) {
        let letter = |c: char| char::from_u32(0x1F1E6 + u32::from(c).checked_sub(u32::from('a'))?);
        return country.chars().map(letter).collect();
    }
    if let Some((name, tone)) = name.rsplit_once("_tone") {
        let tones = [
            emojis::SkinTone::Light,
            emojis::SkinTone::MediumLight,
            emojis::SkinTone::Medium,
            emojis::SkinTone::MediumDark,
            emojis::SkinTone::Dark,
        ];
        let tone = tones.get(tone.parse::<usize>().ok()?.checked_sub(1)?)?;
        return Some(emojis::get_by_shortcode(name)?.with_skin_tone(*tone)?.as_str().to_owned());
    }
    let spelt = name.replace('-', "_");
    let other = emojis::get_by_shortcode(&spelt).map(emojis::Emoji::as_str);
    let other = other
        .or_else(|| emojis::get_by_shortcode(&name.replace('_', "-")).map(emojis::Emoji::as_str));
    other.or_else(|| BY_NAME.get(&spelt).copied()).map(str::to_owned)
}

/// What is read in the place of an icon, with one of the spaces beside it where that is nothing.
fn icon(text: &str, part: Range<usize>, name: &str, is_alone: bool) -> (Range<usize>, String) {
    if is_alone {
        return (part, name_of_icon(name));
    }
    let after = text.get(part.end..).unwrap_or_default();
    let before = text.get(..part.start).unwrap_or_default();
    let part = if after.starts_with(' ') && (before.is_empty() || before.ends_with(' ')) {
        part.start..part.end + 1
    } else if after.is_empty() && before.ends_with(' ') {
        part.start - 1..part.end
    } else {
        part
    };
    (part, String::new())
}

/// `material-check-circle` is ✓, `fontawesome-solid-house` is `house`.
fn name_of_icon(name: &str) -> String {
    let set = ICON_SETS.iter().find_map(|set| name.strip_prefix(set)).unwrap_or(name);
    let styles = ["solid-", "regular-", "brands-"];
    let name = styles.iter().find_map(|style| set.strip_prefix(style)).unwrap_or(set);
    let name = name.trim_end_matches("-16").trim_end_matches("-24");
    match name.split('-').next() {
        Some("check") => "✓".to_owned(),
        Some("close" | "xmark" | "x") => "✗".to_owned(),
        _ => name.replace('-', " "),
    }
}

fn bars(text: &str) -> Vec<(Range<usize>, String)> {
    let bar = |found: regex::Captures<'_>| {
        let number = |group: usize| found.get(group)?.as_str().parse::<f64>().ok();
        let share = || Some(number(2)? / number(3).filter(|all| *all > 0.0)? * 100.0);
        let percent = number(1).or_else(share).unwrap_or_default().clamp(0.0, 100.0).round();
        let label = found.get(4).or_else(|| found.get(5)).map_or("", |label| label.as_str().trim());
        let shown = match label {
            "" => format!("{percent} %"),
            label if label.contains('%') => label.to_owned(),
            label => format!("{label} ({percent} %)"),
        };
        let whole = found.get(0)?.range();
        let list = attributes::list(text.get(whole.end..)?).unwrap_or_default();
        Some((whole.start..whole.end + list, shown))
    };
    BAR.captures_iter(text).filter_map(bar).collect()
}

fn signs(words: &SourcedText<'_>, found: &mut Vec<(Range<usize>, String)>) {
    let text = words.text;
    let mut taken: Vec<Range<usize>> = found.iter().map(|(part, _)| part.clone()).collect();
    taken.sort_by_key(|part| part.start);
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(['(', '+', '=', '<', '-', 'c']))
    {
        let at = from + at;
        from = at + 1;
        let rest = text.get(at..).unwrap_or_default();
        let Some((sign, shown)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) else {
            continue;
        };
        let is_of_word = |c: char| c.is_alphanumeric() || "-<>=/".contains(c);
        let before = text.get(..at).unwrap_or_default();
        let after = rest.get(sign.len()..).unwrap_or_default();
        let is_part = before.ends_with(is_of_word) || after.starts_with(is_of_word);
        let behind = taken.partition_point(|part| part.start < at + sign.len());
        let before_it = behind.checked_sub(1).and_then(|index| taken.get(index));
        let is_taken = before_it.is_some_and(|part| at < part.end);
        if (is_part && !sign.starts_with('(')) || is_taken || words.is_escaped(at) {
            continue;
        }
        found.push((at..at + sign.len(), (*shown).to_owned()));
        from = at + sign.len();
    }
}

/// `#!python x` between backticks names a language, which nobody needs to read.
pub(super) fn code_languages(mut events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    for event in &mut events {
        if let Event::Code(code) = &event.value {
            let named = code.strip_prefix("#!").or_else(|| code.strip_prefix(":::"));
            let rest = named.and_then(|named| {
                let (language, rest) = named.split_once(' ')?;
                let is_name =
                    !language.is_empty() && language.chars().all(|c| is_of_name(c) || c == '#');
                is_name.then_some(rest)
            });
            if let Some(rest) = rest {
                event.value = Event::Code(rest.into());
            }
        }
    }
    events
}
