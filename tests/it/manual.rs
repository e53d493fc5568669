//! The manual in `docs/`: what it prints is what is printed, what can be generated is up to date, and nothing is
//! left out.
#![expect(clippy::disallowed_methods, reason = "reads and writes the manual")]

mod generated;
mod kinds;
mod notations;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use runbuch::check::rules;
use runbuch::language::Lang;
use runbuch::schema::{Fields, Kinds};

use crate::project::{Project, Run, tree};

/// Chapters whose commands are run in their order, each in a home folder of its own.
const FOLLOWED: [&str; 2] = ["first-hour.md", "own/kinds.md"];

/// Chapters whose English is a guide of the source, and whose German is written for the manual.
const GUIDES: [&str; 2] = ["own/kinds-reference.md", "site/themes.md"];

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The text of a chapter.
pub(crate) fn chapter(lang: Lang, path: &str) -> String {
    let file = docs().join(lang.tag()).join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Holds a chapter to what it should say; `UPDATE_SPECS=1` writes it.
pub(crate) fn is_up_to_date(lang: Lang, path: &str, should: &str) {
    let is = chapter(lang, path);
    if is == should {
        return;
    }
    let shown = format!("docs/{}/{path}", lang.tag());
    if env::var_os("UPDATE_SPECS").is_some() {
        fs::write(docs().join(lang.tag()).join(path), should).expect("the chapter is written");
        return;
    }
    let line = is.lines().zip(should.lines()).position(|(is, should)| is != should);
    let at = line.unwrap_or_else(|| is.lines().count().min(should.lines().count()));
    panic!(
        "{shown}:{}: run `UPDATE_SPECS=1 cargo test --test it manual::`\n is: {:?}\n should be: {:?}",
        at + 1,
        is.lines().nth(at),
        should.lines().nth(at),
    );
}

/// The chapters of a language, by their paths in its folder.
fn chapters(lang: Lang) -> BTreeSet<String> {
    let files = tree(&docs().join(lang.tag()));
    files.into_keys().filter(|path| path.ends_with(".md")).collect()
}

/// The words of a command, with double quotes around those that hold spaces.
pub(crate) fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for character in command.chars() {
        match character {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("a word").push(character),
        }
    }
    words
}

/// Somebody who types what a chapter says.
struct Reader {
    project: Project,
    lang: Lang,
    /// Where the shell is, below the home folder.
    folder: String,
    runs: usize,
}

impl Reader {
    fn new(lang: Lang) -> Self {
        Self { project: Project::new(), lang, folder: String::new(), runs: 0 }
    }

    /// Writes `~/notes/a.md`, or a path in the shell's folder.
    fn write(&self, path: &str, text: &str) {
        let path = path.strip_prefix("~/").map_or_else(|| self.inside(path), str::to_owned);
        self.project.write(&path, text);
    }

    fn inside(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) }
    }

    /// What the terminal shows.
    fn types(&mut self, command: &str) -> String {
        let words = words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["cd", folder] => {
                let inside = |folder: &str| self.inside(folder);
                self.folder =
                    folder.strip_prefix("~/").map_or_else(|| inside(folder), str::to_owned);
                assert!(self.project.has(&self.folder), "{command}");
                String::new()
            }
            ["runbuch", args @ ..] => {
                let mut program = self.project.command(args);
                program.current_dir(self.project.path(&self.folder));
                let locale = if self.lang == Lang::De { "de_DE.UTF-8" } else { "C" };
                let Run { stdout, stderr, code } = self.project.run(program.env("LANG", locale));
                assert_ne!(code, 2, "{command}: {stderr}");
                self.runs += 1;
                let home = if self.lang == Lang::De { "/home/anna" } else { "/home/ann" };
                let shown = (stdout + &stderr).replace("[ROOT]", home);
                if shown.is_empty() || shown.ends_with('\n') { shown } else { shown + "\n" }
            }
            _ => panic!("`{command}` is no command that the test knows"),
        }
    }

    /// The chapter with what its commands print.
    fn follow(&mut self, chapter: &str) -> String {
        let mut text = String::new();
        let mut lines = chapter.lines();
        while let Some(line) = lines.next() {
            text.push_str(line);
            text.push('\n');
            let Some(info) = line.strip_prefix("```").filter(|it| !it.is_empty()) else { continue };
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let whole: String = block.iter().map(|line| format!("{line}\n")).collect();
            if info == "text" && whole.starts_with("$ ") {
                for command in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    text.push_str(&format!("$ {command}\n{}", self.types(command)));
                }
            } else {
                let title = info.split_once("title=\"").and_then(|(_, rest)| rest.split_once('"'));
                if let Some((path, _)) = title {
                    self.write(path, &whole);
                }
                text.push_str(&whole);
            }
            text.push_str("```\n");
        }
        text
    }
}

#[test]
fn commands_print_what_the_manual_says() {
    for lang in Lang::ALL {
        for path in FOLLOWED {
            let mut reader = Reader::new(lang);
            let followed = reader.follow(&chapter(lang, path));
            assert!(reader.runs > 2, "{path}: {} commands", reader.runs);
            is_up_to_date(lang, path, &followed);
        }
    }
}

#[test]
fn what_expires_by_the_guide_to_kinds_is_everywhere() {
    for (lang, name) in [(Lang::En, "Licence Firewall"), (Lang::De, "Lizenz Firewall")] {
        let mut reader = Reader::new(lang);
        reader.follow(&chapter(lang, "own/kinds.md"));
        reader.project.runbuch(&[
            "due",
            "--horizon",
            "P3M",
            "--ics",
            "due.ics",
            "--lang",
            lang.tag(),
        ]);
        assert!(reader.project.read("due.ics").contains(name));
        assert_eq!(reader.project.runbuch(&["build", "--lang", lang.tag()]).code, 0);
        assert!(reader.project.read("public/api/findings.json").contains(name));
    }
}

#[test]
fn generated_parts_are_up_to_date() {
    for lang in Lang::ALL {
        for path in chapters(lang) {
            let text = chapter(lang, &path);
            is_up_to_date(lang, &path, &generated::filled(lang, &path, &text));
        }
    }
}

#[test]
fn both_languages_have_the_same_chapters() {
    let [first, second] = Lang::ALL.map(chapters);
    assert_eq!(first, second);
    assert!(first.len() > 30, "{}", first.len());
}

/// Both languages say the same: as many headings, blocks of code and tables.
#[test]
fn both_languages_have_the_same_parts() {
    for path in chapters(Lang::En) {
        let shape = |lang| {
            let text = chapter(lang, &path);
            let text =
                if GUIDES.contains(&path.as_str()) { text } else { generated::without(&text) };
            let mut fenced = false;
            let mut levels = Vec::new();
            for line in text.lines() {
                if line.starts_with("```") {
                    fenced = !fenced;
                } else if !fenced && line.starts_with('#') {
                    levels.push(line.split(' ').next().unwrap_or_default().len());
                }
            }
            (levels, text.matches("\n```").count(), text.matches("\n| --- |").count())
        };
        assert_eq!(shape(Lang::En), shape(Lang::De), "{path}");
    }
}

#[test]
fn the_check_of_the_manual_is_clean() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
    command.args(["check", "--strict", "--lang", "en", "--root"]).arg(docs());
    let output = command.output().expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && said.contains("0 errors, 0 warnings, 0 notes"),
        "{text}{said}"
    );
}

#[test]
fn every_rule_kind_and_key_is_in_the_manual() {
    let whole =
        |lang: Lang| -> String { chapters(lang).iter().map(|path| chapter(lang, path)).collect() };
    let kinds = Kinds::bundled();
    for lang in Lang::ALL {
        let text = whole(lang);
        for rule in rules::ALL {
            let heading = format!("\n## {} {}\n", rule.info.code, rule.info.slug);
            assert!(text.contains(&heading), "{}: {heading}", lang.tag());
        }
        for kind in kinds.all() {
            assert!(text.contains(&format!("\n## {}\n", kind.name)), "{}", kind.name);
            all_keys(&kind.fields, "", &mut |key| {
                assert!(text.contains(&format!("| `{key}` |")), "{} {key}", kind.name);
            });
        }
        all_keys(kinds.common(), "", &mut |key| {
            assert!(text.contains(&format!("| `{key}` |")), "{key}");
        });
    }
}

fn all_keys(fields: &Fields, before: &str, see: &mut dyn FnMut(&str)) {
    for field in fields.iter() {
        let key = format!("{before}{}", field.name);
        see(&key);
        all_keys(&field.fields, &format!("{key}."), see);
    }
}

#[test]
fn german_guides_know_the_same_keys() {
    for path in GUIDES {
        let [english, german] = [Lang::En, Lang::De].map(|lang| chapter(lang, path));
        let keys = english.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        let missing: Vec<&str> =
            keys.map(|(key, _)| key).filter(|key| !german.contains(&format!("`{key}`"))).collect();
        assert_eq!(missing, Vec::<&str>::new(), "{path}");
    }
}
