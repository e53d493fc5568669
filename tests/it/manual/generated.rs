//! Parts of the manual that are made of the program: what is between `<!-- generated: NAME -->` and
//! `<!-- /generated -->`.
#![expect(clippy::disallowed_methods, reason = "reads what the manual quotes")]

use std::fs;
use std::path::Path;

use runbuch::language::Lang;

use super::{kinds, notations};
use crate::project::Project;

const BEGIN: &str = "<!-- generated: ";
const END: &str = "<!-- /generated -->";

/// The chapter with its generated parts.
pub(super) fn filled(lang: Lang, path: &str, chapter: &str) -> String {
    let mut text = String::new();
    let mut rest = chapter;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (name, after) = after.split_once(" -->\n").expect("the end of a comment");
        let (_, after) =
            after.split_once(END).unwrap_or_else(|| panic!("{path}: {name} has no end"));
        let part = part(lang, name);
        text.push_str(&format!("{before}{BEGIN}{name} -->\n\n{}\n\n{END}", part.trim()));
        rest = after;
    }
    text + rest
}

/// The chapter without its generated parts.
pub(super) fn without(chapter: &str) -> String {
    let mut text = String::new();
    let mut rest = chapter;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        text.push_str(before);
        rest = after.split_once(END).map_or("", |(_, after)| after);
    }
    text + rest
}

fn part(lang: Lang, name: &str) -> String {
    let (name, argument) = name.split_once(' ').unwrap_or((name, ""));
    match name {
        "page-keys" => kinds::of_pages(lang),
        "kinds" => kinds::all(lang),
        "spellings" => notations::spellings(lang, argument),
        "answers" => notations::answers(lang),
        "rejected-dates" => notations::rejected_dates(lang),
        "rules" if argument.is_empty() => rules(lang),
        "rules" => explanations(lang, argument),
        "commands" => commands(lang),
        "file" => file(argument),
        "guide" => guide(argument),
        _ => panic!("nothing makes `{name}`"),
    }
}

/// What the program prints in an empty folder.
fn printed(lang: Lang, args: &[&str]) -> String {
    let run = Project::new().runbuch(&[args, &["--lang", lang.tag()]].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    run.stdout
}

/// Code, name and facts of each rule.
fn catalogue(lang: Lang) -> Vec<[String; 3]> {
    let list = printed(lang, &["rule"]);
    let row = |line: &str| {
        let (code, rest) = line.split_once("  ").expect("a code");
        let (slug, facts) = rest.trim().split_once("  ").expect("a name");
        [code, slug, facts.trim()].map(str::to_owned)
    };
    list.lines().map(row).collect()
}

fn rules(lang: Lang) -> String {
    let head = match lang {
        Lang::De => "| Code | Name | Stufe, Korrektur |",
        Lang::En => "| Code | Name | Level, fix |",
    };
    let rows = catalogue(lang).into_iter().map(|[code, slug, facts]| {
        let page = code[..1].to_lowercase();
        let anchor = format!("{}-{slug}", code.to_lowercase());
        format!("| [{code}]({page}.md#{anchor}) | `{slug}` | {facts} |\n")
    });
    format!("{head}\n| --- | --- | --- |\n{}", rows.collect::<String>())
}

/// What `runbuch rule CODE` prints, for all rules of a group.
fn explanations(lang: Lang, letter: &str) -> String {
    let codes = catalogue(lang).into_iter().map(|[code, ..]| code);
    let of_group = codes.filter(|code| code.starts_with(letter));
    let texts = of_group.map(|code| one_level_down(printed(lang, &["rule", &code]).trim()));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// The same with smaller headings.
fn one_level_down(text: &str) -> String {
    let mut fence = None;
    let mut shown = String::new();
    for line in text.lines() {
        let mark: String = line.trim_start().chars().take_while(|c| *c == '`').collect();
        match &fence {
            None if mark.len() >= 3 => fence = Some(mark),
            Some(open) if line.trim() == *open => fence = None,
            None if line.starts_with('#') => shown.push('#'),
            _ => {}
        }
        shown.push_str(line);
        shown.push('\n');
    }
    shown
}

/// The help of each command.
fn commands(lang: Lang) -> String {
    let help = printed(lang, &["--help"]);
    let of_commands = help.split("\n\n").nth(2).expect("the commands");
    let names = of_commands.lines().skip(1).filter_map(|line| {
        let name = line.strip_prefix("  ")?.split(' ').next()?;
        (!name.is_empty()).then_some(name)
    });
    let one = |name: &str| {
        let text = printed(lang, &[name, "--help"]);
        // What all commands understand is there once.
        let blocks: Vec<&str> = text.trim().split("\n\n").collect();
        let own = blocks.split_last().map_or(&blocks[..], |(_, own)| own);
        format!("## runbuch {name}\n\n```text\n{}\n```", own.join("\n\n"))
    };
    let everywhere = help.trim().rsplit("\n\n").next().unwrap_or_default();
    let chapters: Vec<String> = names.map(one).collect();
    format!("```text\n{everywhere}\n```\n\n{}", chapters.join("\n\n"))
}

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A file of the project as a block of code.
fn file(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let language = match path.rsplit('.').next() {
        Some("sh") => "sh",
        Some("yml" | "yaml") => "yaml",
        Some("cron") => "crontab",
        Some("service" | "timer") => "ini",
        _ => "text",
    };
    format!("```{language} title=\"{name}\"\n{}```", read(path))
}

/// `FILE HEADING`: the guide from this heading on.
fn guide(argument: &str) -> String {
    let (path, heading) = argument.split_once(' ').expect("a file and a heading");
    let text = read(path);
    let start = text.find(&format!("\n## {heading}\n")).expect("the heading");
    let mut shown = String::new();
    let mut in_table = false;
    for line in text[start..].lines() {
        // Tables of keys are no records, whatever their columns are called.
        if line.starts_with('|') && !in_table {
            shown.push_str("<!-- kind: none -->\n");
        }
        in_table = line.starts_with('|');
        let titled = line.strip_prefix("```").and_then(|info| info.split_once(" file="));
        match titled {
            Some((language, path)) => shown.push_str(&format!("```{language} title=\"{path}\"")),
            None => shown.push_str(line),
        }
        shown.push('\n');
    }
    shown
}
