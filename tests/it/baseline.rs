//! The baseline: findings that a wiki already had do not count, whatever moves around them.

use serde_json::{Value, json};

use crate::project::{Project, Run};

const FILE: &str = "runbuch-baseline.json";

const PAGE: &str = "# Start\n\n[a](fort.md) und [b](fort.md)\n\nNoch TODO: mehr\n";

fn wiki() -> Project {
    Project::new().file("index.md", PAGE).file("book.toml", "[book]\nlanguage = \"de\"\n")
}

/// The same with its baseline written.
fn known() -> Project {
    let project = wiki();
    assert_eq!(project.runbuch(&["check", "--write-baseline"]).code, 0);
    project
}

fn check(project: &Project) -> Run {
    project.runbuch(&["check", "--baseline", "--format", "json"])
}

fn summary(run: &Run) -> [Value; 4] {
    let json = run.json();
    ["error", "warning", "waived", "baseline"].map(|key| json["summary"][key].clone())
}

#[test]
fn what_is_known_fails_no_more() {
    let project = wiki();
    assert_eq!(project.runbuch(&["check"]).code, 1);
    let written = project.runbuch(&["check", "--write-baseline"]);
    assert_eq!((written.stdout.as_str(), written.code), ("", 0));
    assert_eq!(
        written.stderr,
        "runbuch-baseline.json: Baseline mit 3 Befunden geschrieben\n\
         0 Fehler, 0 Warnungen, 0 Hinweise, 3 in der Baseline auf 1 Seite\n\
         Keine Einträge gelesen: Nichts ist als Dienst, als Restore-Test oder als anderer Typ (`runbuch schema`) zu erkennen\n"
    );
    assert_eq!(
        project.read(FILE),
        "{\n  \"version\": 1,\n  \"findings\": [\n    \
         {\"code\":\"L701\",\"path\":\"index.md\",\"subject\":\"fort.md\",\"count\":2},\n    \
         {\"code\":\"S802\",\"path\":\"index.md\",\"subject\":\"TODO\",\"count\":1}\n  ]\n}\n"
    );
    let run = check(&project);
    assert_eq!((summary(&run), run.code), ([json!(0), json!(0), json!(0), json!(3)], 0));
    assert_eq!(run.json().get("stale_baseline"), None);
    assert_eq!(project.runbuch(&["check", "--baseline", "--strict"]).code, 0);
    assert_eq!(project.runbuch(&["check"]).code, 1, "only who asks for the baseline gets it");
}

#[test]
fn a_hundred_lines_above_a_finding_change_nothing() {
    let project = known();
    let moved = PAGE.replace("\n\n[a]", &format!("\n\n{}[a]", "Eine Zeile mehr.\n\n".repeat(50)));
    project.write("index.md", moved);
    let run = check(&project);
    assert_eq!((summary(&run), run.code), ([json!(0), json!(0), json!(0), json!(3)], 0));
    let before = project.read(FILE);
    project.runbuch(&["check", "--write-baseline"]);
    assert_eq!(project.read(FILE), before);
}

#[test]
fn one_more_of_the_same_counts() {
    let project = known();
    project.write("index.md", format!("{PAGE}\n[c](fort.md), [d](anders.md)\n"));
    let run = check(&project);
    assert_eq!((summary(&run), run.code), ([json!(2), json!(0), json!(0), json!(3)], 1));
    let elsewhere = known().file("b.md", "# B\n\n[a](fort.md), [Start](index.md)\n");
    assert_eq!(check(&elsewhere).code, 1, "another page is another finding");
}

#[test]
fn entries_that_match_nothing_are_named_with_the_way_out() {
    let project = known();
    project.write("index.md", "# Start\n\n[a](fort.md)\n");
    let run = check(&project);
    assert_eq!(
        run.json()["stale_baseline"],
        json!([
            { "code": "L701", "path": "index.md", "subject": "fort.md", "count": 1 },
            { "code": "S802", "path": "index.md", "subject": "TODO", "count": 1 },
        ])
    );
    assert_eq!(
        run.stderr,
        "index.md: L701 `fort.md` steht noch einmal in der Baseline, kommt aber nicht mehr vor\n\
         index.md: S802 `TODO` steht noch einmal in der Baseline, kommt aber nicht mehr vor\n\
         `runbuch check --write-baseline` aktualisiert die Baseline.\n\
         0 Fehler, 0 Warnungen, 0 Hinweise, 1 in der Baseline auf 1 Seite\n\
         Keine Einträge gelesen: Nichts ist als Dienst, als Restore-Test oder als anderer Typ (`runbuch schema`) zu erkennen\n"
    );
    assert_eq!(run.code, 0);
    let off = project.runbuch(&["check", "--baseline", "-A", "S802", "-A", "L701"]);
    assert!(!off.stderr.contains("Baseline, kommt"), "rules that are off say nothing: {off:?}");
    let other = project.file("b.md", "# B\n\n[Start](index.md)\n");
    let part = other.runbuch(&["check", "b.md", "--baseline", "--format", "json"]);
    assert_eq!(part.json().get("stale_baseline"), None, "other pages were not asked for");
}

#[test]
fn a_permitted_finding_needs_no_baseline() {
    let project = known();
    let waiver = "<!-- runbuch: allow S802 until=2026-12-31 reason=\"Kommt\" -->\nNoch TODO";
    project.write("index.md", PAGE.replace("Noch TODO", waiver));
    let run = check(&project);
    assert_eq!(summary(&run), [json!(0), json!(0), json!(1), json!(2)]);
    assert_eq!(run.json()["stale_baseline"][0]["code"], "S802");
}

#[test]
fn a_file_of_another_name() {
    let project = wiki();
    project.runbuch(&["check", "--write-baseline", "ci/alt.json"]);
    assert!(project.has("ci/alt.json") && !project.has(FILE));
    assert_eq!(project.runbuch(&["check", "--baseline", "ci/alt.json"]).code, 0);
    assert_eq!(project.runbuch(&["check", "--baseline=ci/alt.json"]).code, 0);
    project.write("index.md", "# Start\n\nGut.\n");
    let stale = project.runbuch(&["check", "--baseline", "ci/alt.json"]);
    assert!(stale.stderr.contains("`runbuch check --write-baseline ci/alt.json`"), "{stale:?}");
}

#[test]
fn a_fix_mends_what_the_baseline_knows() {
    let project = Project::new().file("index.md", "# A\n\n[ ] eins\n[ ] zwei\n");
    project.runbuch(&["check", "--write-baseline"]);
    let run = project.runbuch(&["check", "--baseline", "--fix", "--lang", "de"]);
    assert_eq!(project.read("index.md"), "# A\n\n- [ ] eins\n- [ ] zwei\n");
    assert!(run.stderr.contains("kommt aber nicht mehr vor"), "{}", run.stderr);
}

#[test]
fn the_site_knows_no_baseline() {
    let project = known();
    let build = project.runbuch(&["build", "--strict"]);
    assert_eq!(build.code, 1, "{}", build.stderr);
    let build = project.runbuch(&["build"]);
    assert!(build.stderr.contains("2 Fehler, 1 Warnung, 0 Hinweise auf 1 Seite"), "{build:?}");
    assert_eq!(project.runbuch(&["build", "--baseline"]).code, 2);
}

#[test]
fn levels_of_the_day_and_of_the_command_line_need_no_new_baseline() {
    let project = known();
    let run = project.runbuch(&["check", "--baseline", "-D", "S8", "--format", "json"]);
    assert_eq!(summary(&run), [json!(0), json!(0), json!(0), json!(3)]);
}

#[test]
fn options_that_contradict_each_other() {
    let project = known();
    for args in [
        &["check", "--baseline", "--write-baseline"][..],
        &["check", "index.md", "--write-baseline"],
        &["check", "--diff", "--baseline"],
        &["check", "--diff", "--write-baseline"],
    ] {
        let run = project.runbuch(args);
        assert!(run.code == 2 && run.stderr.contains("cannot be combined with"), "{run:?}");
    }
}
