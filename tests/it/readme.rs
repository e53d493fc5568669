//! What the READMEs print is what is printed.
#![expect(clippy::disallowed_methods, reason = "looks at the project's own files")]

use runbuch::language::Lang;

use crate::manual::words;
use crate::project::Project;

const READMES: [(Lang, &str); 2] =
    [(Lang::En, include_str!("../../README.md")), (Lang::De, include_str!("../../README.de.md"))];
const KINDS: &str = include_str!("../../schemas/README.md");

/// A block of code: its info string and its text.
fn blocks(section: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```");
            blocks.push((info, text.map(|line| format!("{line}\n")).collect()));
        }
    }
    blocks
}

/// A folder with the files of the section below `heading`, and the number of commands in it, which print what it says.
fn followed(document: &str, heading: &str) -> (Project, usize) {
    let section = document.split_once(heading).expect("the guide").1;
    let section = section.split_once("\n## ").map_or(section, |(section, _)| section);
    let project = Project::new();
    let mut runs = 0;
    for (info, text) in blocks(section) {
        if let Some((_, path)) = info.split_once("file=") {
            project.write(path, &text);
            continue;
        }
        for step in text.split("$ runbuch ").skip(1) {
            let (command, expected) = step.split_once('\n').expect("a command");
            let words = words(command);
            let args: Vec<&str> = words.iter().map(String::as_str).collect();
            let run = project.runbuch(&args);
            assert_eq!(run.stdout + &run.stderr, expected, "{command}");
            runs += 1;
        }
    }
    (project, runs)
}

#[test]
fn what_expires_by_the_guide_is_everywhere() {
    let (project, runs) = followed(KINDS, "## Records that fall due");
    assert_eq!(runs, 1, "commands that the guide runs");
    let codes = project.runbuch(&["check", "--format", "json"]).json();
    let found = codes["findings"].as_array().expect("findings");
    let levels: Vec<_> = found.iter().map(|it| (&it["code"], &it["level"])).collect();
    assert_eq!(levels, [(&"D102".into(), &"warning".into())]);
    let csv = project.runbuch(&["due", "--horizon", "P3M", "--format", "csv"]).stdout;
    assert!(csv.contains("Licence Backup software expires") && csv.contains("Ann"), "{csv}");
    project.runbuch(&["due", "--horizon", "P3M", "--ics", "due.ics"]);
    let calendar = project.read("due.ics");
    assert!(calendar.contains("Licence Firewall expires"), "{calendar}");
    assert_eq!(project.runbuch(&["build"]).code, 0);
    for file in ["compliance/due.html", "api/findings.json"] {
        let text = project.read(&format!("public/{file}"));
        assert!(text.contains("Licence Firewall"), "{file}");
    }
}

/// What the README shows behind this command.
fn shown<'r>(readme: &'r str, command: &str) -> &'r str {
    let (_, rest) = readme.split_once(&format!("```text\n$ runbuch {command}")).expect("a block");
    let (_, shown) = rest.split_once('\n').expect("an output");
    shown.split_once("```").expect("its end").0
}

#[test]
fn the_readmes_show_what_is_printed() {
    for (lang, readme) in READMES {
        let tag = lang.tag();
        let project = Project::new().file("betrieb/uebersicht.md", "# Übersicht\n").file(
            "betrieb/wiederanlauf.md",
            "# Wiederanlauf\n\nNach dem Stromausfall: zurück zur [Übersicht](/betrieb/uebersciht.md).\n",
        );
        let run = project.runbuch(&["check", "--lang", tag]);
        assert_eq!(run.stdout.trim(), shown(readme, "check").trim());
        let page = |title: &str, day: &str, owner: &str| {
            format!(
                "---\nreview_interval: P12M\nlast_reviewed: {day}\nowner: {owner}\n---\n# {title}\n"
            )
        };
        let project = Project::new()
            .file("content/index.md", &page("Start", "2025-01-01", "Anna"))
            .file("content/nas.md", &page("NAS", "2025-01-25", "Ben"));
        let run = project.runbuch(&["due", "--horizon", "P3M", "--lang", tag]);
        assert_eq!(run.stdout, shown(readme, "due"));
        let project = Project::new();
        project.runbuch(&["init", "--lang", tag]);
        let report = project.runbuch(&["report"]).stdout;
        assert!(report.starts_with(shown(readme, "report")), "{report}");
    }
}

#[test]
fn the_readmes_link_to_files_that_exist() {
    for (_, readme) in READMES {
        for rest in readme.split("](").skip(1) {
            let link = rest.split([')', '#']).next().unwrap_or_default();
            let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(link);
            let is_example = link.starts_with('/');
            assert!(is_example || link.is_empty() || file.exists(), "{link}");
        }
    }
}
