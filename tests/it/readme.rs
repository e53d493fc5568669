//! The README's guide to kinds, followed word by word in an empty folder.

use crate::project::Project;

const README: &str = include_str!("../../README.md");
const GUIDE: &str = "## Write your own kind in five minutes";

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

#[test]
fn the_guide_to_kinds_works_as_it_is_written() {
    let section = README.split_once(GUIDE).expect("the guide").1;
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
    assert_eq!(runs, 2, "commands that the guide runs");
}
