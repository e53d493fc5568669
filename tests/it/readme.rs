//! The guides to kinds, followed word by word in an empty folder.

use crate::project::Project;

const README: &str = include_str!("../../README.md");
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

/// The words of a command, with double quotes around those that hold spaces.
fn words(command: &str) -> Vec<String> {
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
fn the_guide_to_kinds_works_as_it_is_written() {
    let (_, runs) = followed(README, "## Write your own kind in five minutes");
    assert_eq!(runs, 2, "commands that the guide runs");
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
