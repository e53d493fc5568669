//! The command line: what is printed, and how a run ends.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

use std::process::Stdio;

use serde_json::{Value, json};

use crate::project::{Project, Run, TODAY, tree};
use crate::reports::FORMATS;

fn runbuch(args: &[&str]) -> Run {
    Project::new().runbuch(args)
}

/// One error, one warning, one note.
fn wiki() -> Project {
    Project::new()
        .file("index.md", "# Start\n\n[weg](fort.md) und [Teil](teil/a.md), noch TODO: mehr\n")
        .file("teil/a.md", "# A\n\n### Zu tief\n\nAlles ist gut beschrieben und in Ordnung.\n")
}

/// `path code` of the findings that count.
fn found(run: &Run) -> Vec<String> {
    let json = run.json();
    let text = |it: &Value, key: &str| it[key].as_str().expect("a text").to_owned();
    let findings = json["findings"].as_array().expect("findings");
    let counting = findings.iter().filter(|it| it["state"] != "waived");
    counting.map(|it| format!("{} {}", text(it, "code"), text(it, "level"))).collect()
}

fn levels(args: &[&str]) -> Vec<String> {
    found(&wiki().runbuch(&[&["check", "--format", "json"], args].concat()))
}

#[test]
fn help_of_every_command_in_both_languages() {
    for lang in ["de", "en"] {
        for command in [
            "",
            "build",
            "check",
            "rule",
            "schema",
            "new",
            "init",
            "log",
            "due",
            "report",
            "theme",
            "docs",
            "completions",
            "man",
        ] {
            let args: Vec<&str> = [command].into_iter().filter(|it| !it.is_empty()).collect();
            let run = runbuch(&[args.as_slice(), &["--help", "--lang", lang]].concat());
            assert_eq!((run.stderr.as_str(), run.code), ("", 0));
            assert!(!run.stdout.contains("cli-"), "a text is missing: {}", run.stdout);
            let name = if command.is_empty() { "all" } else { command };
            insta::assert_snapshot!(format!("help_{name}_{lang}"), run.stdout);
        }
    }
}

#[test]
fn a_rule_explained_in_both_languages() {
    for (lang, facts, text) in [
        (
            "de",
            "Fehler, `--unsafe-fixes` behebt es, seit 0.1.0",
            include_str!("../../src/check/rules/broken_link.de.md"),
        ),
        (
            "en",
            "error, `--unsafe-fixes` fixes it, since 0.1.0",
            include_str!("../../src/check/rules/broken_link.en.md"),
        ),
    ] {
        let run = runbuch(&["rule", "L701", "--lang", lang]);
        assert_eq!(run.stdout, format!("# L701 broken-link\n\n{facts}\n\n{text}"));
        assert_eq!((run.stderr.as_str(), run.code), ("", 0));
        assert_eq!(runbuch(&["rule", "broken-link", "--lang", lang]), run);
    }
    let project = Project::new().file("book.toml", "[book]\nlanguage = \"de-AT\"\n");
    assert!(project.runbuch(&["rule", "l701"]).stdout.contains("## Was die Regel findet"));
}

#[test]
fn a_rule_that_does_not_exist() {
    let run = runbuch(&["rule", "brokn-link"]);
    let said = "rule `brokn-link` does not exist\nDid you mean L701 (broken-link)?\n";
    assert_eq!((run.stderr.as_str(), run.stdout.as_str(), run.code), (said, "", 2));
}

#[test]
fn completions_and_manual() {
    let bash = runbuch(&["completions", "bash"]);
    assert!(
        bash.stdout.starts_with("_runbuch() {\n") && bash.stdout.contains("complete -F _runbuch")
    );
    for (shell, word) in [
        ("zsh", "#compdef runbuch"),
        ("fish", "complete -c runbuch"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        assert!(runbuch(&["completions", shell]).stdout.contains(word), "{shell}");
    }
    let man = runbuch(&["man"]);
    assert!(
        man.stdout.starts_with(".ie \\n(.g .ds Aq \\(aq\n")
            && man.stdout.contains("\n.TH runbuch 1")
    );
    assert_eq!((bash.code, man.code), (0, 0));
}

#[test]
fn exit_codes() {
    let clean = || Project::new().file("index.md", "# Start\n\nGut.\n");
    let cases: [(Project, &[&str], i32); 10] = [
        (clean(), &["check"], 0),
        (wiki(), &["check"], 1),
        (wiki(), &["check", "--exit-zero"], 0),
        (wiki(), &["check", "-A", "L7"], 0),
        (wiki(), &["check", "-A", "L7", "--strict"], 1),
        (wiki(), &["build"], 0),
        (wiki(), &["build", "--strict"], 1),
        (wiki(), &["check", "--root", "fort"], 2),
        (wiki(), &["chekc"], 2),
        (wiki(), &[], 2),
    ];
    for (project, args, code) in cases {
        let run = project.runbuch(args);
        assert_eq!(run.code, code, "{args:?}: {}", run.stderr);
    }
    let run = runbuch(&["--version"]);
    assert_eq!(run.stdout, format!("runbuch {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn typing_errors_name_the_way_out() {
    let formats = FORMATS.map(|format| format!("`{format}`")).join(", ");
    let formats = format!("`xml` is not possible; expected: {formats}, with `=FILE`");
    for (args, words) in [
        (
            ["check", "-D", "brocken-link"],
            "rule `brocken-link` does not exist. Did you mean L701 (broken-link)?",
        ),
        (["check", "-W", "Q99"], "rule `Q99` does not exist. `runbuch rule` lists all rules."),
        (["check", "--as-of", "1.2.26"], "expected: a date such as `2026-01-31`"),
        (["check", "--time-rules", "warn"], "expected: a level: error, warning, note or off"),
        (["check", "--format", "xml"], &*formats),
        (["check", "--lang", "fr"], "expected: `de` or `en`"),
    ] {
        let run = runbuch(&args);
        assert!(run.stderr.contains(words) && run.code == 2, "{}", run.stderr);
        assert_eq!(run.stdout, "");
    }
}

#[test]
fn a_command_line_that_cannot_be_used_is_told_in_both_languages() {
    for (args, german, english) in [
        (
            &["chek"][..],
            "Unbekannter Befehl `chek`\nMeinten Sie `check`?",
            "unknown command `chek`\nDid you mean `check`?",
        ),
        (&["check", "--strct"], "Unbekanntes Argument `--strct`", "unknown argument `--strct`"),
        (&["due", "--horizon"], "`--horizon` braucht einen Wert", "`--horizon` requires a value"),
        (
            &["new"],
            "Es fehlt: `KIND`, `NAME`\nAufruf: runbuch new",
            "missing: `KIND`, `NAME`\nUsage: runbuch new",
        ),
        (
            &["check", "--fix", "--merge", "a"],
            "`--fix` lässt sich nicht mit `--merge` kombinieren",
            "`--fix` cannot be combined with `--merge`",
        ),
        (
            &["report", "--format", "foo"],
            "`--format`: `foo` ist nicht möglich; erwartet: `csv`",
            "`--format`: `foo` is not possible; expected: `csv`",
        ),
    ] {
        for (lang, words) in [("de", german), ("en", english)] {
            let run = runbuch(&[args, &["--lang", lang]].concat());
            assert!(run.stderr.contains(words) && run.code == 2, "{}", run.stderr);
        }
    }
}

#[test]
fn levels_of_the_command_line() {
    assert_eq!(levels(&[]), ["L701 error", "S802 warning", "S809 note"]);
    assert_eq!(levels(&["-A", "L701"]), ["S802 warning", "S809 note"]);
    assert_eq!(levels(&["-A", "S"]), ["L701 error"]);
    assert_eq!(
        levels(&["-W", "L7", "-D", "placeholder"]),
        ["L701 warning", "S802 error", "S809 note"]
    );
    assert_eq!(levels(&["-D", "S8"]), ["L701 error", "S802 error", "S809 error"]);
    assert_eq!(levels(&["-W", "s80", "-A", "l7"]), ["S802 warning", "S809 warning"]);
    assert_eq!(levels(&["-D", "S802", "-A", "S"]), ["L701 error", "S802 error"]);
    assert_eq!(levels(&["-W", "S", "-W", "L"]), ["L701 warning", "S802 warning", "S809 warning"]);
}

#[test]
fn levels_of_the_configuration_and_above_it() {
    let book = "[check.rules]\nL701 = \"note\"\nS802 = \"off\"\nheading-level-skip = { level = \"warning\" }\n";
    let project = wiki().file("book.toml", book);
    let check =
        |args: &[&str]| found(&project.runbuch(&[&["check", "--format", "json"], args].concat()));
    assert_eq!(check(&[]), ["L701 note", "S809 warning"]);
    assert_eq!(
        check(&["-D", "L701", "-W", "S802"]),
        ["L701 error", "S802 warning", "S809 warning"]
    );
}

#[test]
fn rules_about_time_are_calmed() {
    let page = "---\nlast_review: 2020-01-01\n---\n# A\n\n\
                <!-- runbuch: allow S802 until=2025-12-31 reason=\"Später\" by=\"Anna\" -->\nTODO\n";
    let project = Project::new().file("index.md", page);
    let check =
        |args: &[&str]| found(&project.runbuch(&[&["check", "--format", "json"], args].concat()));
    assert_eq!(check(&[]), ["F107 warning", "M003 error", "S802 warning"]);
    assert_eq!(check(&["--time-rules", "note"]), ["F107 note", "M003 note", "S802 warning"]);
    assert_eq!(check(&["--time-rules", "off"]), ["S802 warning"]);
    // A cap raises nothing, and nothing gets past it.
    let all = ["F107 warning", "M003 error", "S802 warning"];
    assert_eq!(check(&["--time-rules", "error"]), all);
    assert_eq!(
        check(&["--time-rules", "warning", "-D", "F1"]),
        ["F107 warning", "M003 warning", "S802 warning"]
    );
    assert_eq!(check(&["-D", "F1", "-D", "M0"]), ["F107 error", "M003 error", "S802 warning"]);
    assert_eq!(check(&["--as-of", "2020-02-01"]), [""; 0]);
    project.write("book.toml", "[check]\ntime-rules = \"warning\"\n");
    assert_eq!(check(&[]), ["F107 warning", "M003 warning", "S802 warning"]);
}

#[test]
fn only_some_files() {
    let check = |path: &str| wiki().runbuch(&["check", path, "--format", "json"]);
    assert_eq!(found(&check("index.md")), ["L701 error", "S802 warning"]);
    let part = check("teil");
    assert_eq!((found(&part), part.code), (vec!["S809 note".to_owned()], 0));
    assert_eq!(part.json()["summary"]["pages"], 1);
    assert_eq!(found(&check(".")).len(), 3);
}

#[test]
fn a_report_can_go_to_a_file() {
    let project = wiki();
    let both =
        project.runbuch(&["check", "--format", "json=aus/bericht.json", "--format", "human"]);
    assert_eq!(both.code, 1, "{}", both.stderr);
    assert_eq!(both.stdout, project.runbuch(&["check"]).stdout);
    let printed = project.runbuch(&["check", "--format", "json"]).stdout;
    assert_eq!(project.read("aus/bericht.json"), printed);
}

#[test]
fn quiet_says_nothing_but_results() {
    let run = wiki().runbuch(&["check", "-q"]);
    assert_eq!((run.stderr.as_str(), run.code), ("", 1));
    assert_eq!(run.stdout, wiki().runbuch(&["check"]).stdout);
    let build = wiki().runbuch(&["build", "-q"]);
    assert_eq!((build.stderr.as_str(), build.stdout.as_str(), build.code), ("", "", 0));
}

#[test]
fn colours_only_where_they_were_asked_for() {
    let escape = |args: &[&str]| wiki().runbuch(args).stdout.contains('\u{1b}');
    assert!(!escape(&["check"]) && !escape(&["check", "--color", "never"]));
    assert!(escape(&["check", "--color", "always"]));
    assert!(!escape(&["check", "--format", "json", "--color", "always"]));
}

#[test]
fn the_language_is_the_wikis_then_that_of_the_environment() {
    let run = |project: &Project, locale: &str| {
        let run = project.run(project.command(&["check"]).env("LANG", locale));
        run.stderr.lines().next().map(str::to_owned)
    };
    let (german, english) =
        ("1 Fehler, 0 Warnungen, 0 Hinweise auf 1 Seite", "1 error, 0 warnings, 0 notes on 1 page");
    let short = Project::new().file("index.md", "[a](b.md)\n");
    assert_eq!(run(&short, "de_DE.UTF-8").as_deref(), Some(german));
    assert_eq!(run(&short, "C").as_deref(), Some(english));
    short.write("book.toml", "[book]\nlanguage = \"de\"\n");
    assert_eq!(run(&short, "en_US.UTF-8").as_deref(), Some(german));
    let long = "The services are started in this order after a power failure, and nobody decides anything.";
    let long = Project::new().file("index.md", &format!("{long} [a](b.md)\n"));
    assert_eq!(run(&long, "de_DE.UTF-8").as_deref(), Some(english));
}

#[test]
fn waivers_in_a_comment_and_in_front_matter() {
    let comment = "# A\n\n<!-- runbuch: allow L701 until=2026-12-31 reason=\"Kommt\" by=\"Anna\" -->\n[x](fort.md)\n\n[y](auch.md)\n";
    let front = "---\nwaivers:\n  - rule: broken-link\n    until: 2026-12-31\n    reason: Kommt\n---\n# B\n\n[x](fort.md), [y](auch.md)\n";
    let project = Project::new().file("index.md", comment).file("b.md", front);
    let run = project.runbuch(&["check", "--format", "json", "-A", "L704"]);
    let json = run.json();
    assert_eq!(found(&run), ["L701 error"]);
    let waived: Vec<&Value> = json["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|it| it["state"] == "waived")
        .collect();
    assert_eq!(waived.len(), 3);
    assert_eq!(waived[0]["waiver"], json!({ "until": "2026-12-31", "reason": "Kommt" }));
    assert_eq!(waived[2]["waiver"]["by"], "Anna");
    assert_eq!(
        json["summary"],
        json!({ "error": 1, "warning": 0, "note": 0, "waived": 3, "baseline": 0, "pages": 2 })
    );
    let human = project.runbuch(&["check", "--lang", "de", "-A", "L704"]);
    assert!(
        human.stderr.starts_with("1 Fehler, 0 Warnungen, 0 Hinweise, 3 Ausnahmen auf 2 Seiten\n"),
        "{}",
        human.stderr
    );
}

#[test]
fn a_difference_is_a_finding() {
    let project = Project::new().file("index.md", "# A\n\n[ ] eins\r\n[x] zwei");
    let run = project.runbuch(&["check", "--diff"]);
    assert_eq!(
        run.stdout,
        "--- a/index.md\n+++ b/index.md\n@@ -1,4 +1,4 @@\n # A\n \n-[ ] eins\r\n-[x] zwei\n\
         \\ No newline at end of file\n+- [ ] eins\r\n+- [x] zwei\n\\ No newline at end of file\n"
    );
    assert_eq!((run.stderr.as_str(), run.code), ("", 1));
    assert_eq!(project.runbuch(&["check", "--fix"]).code, 0);
    assert_eq!(project.read("index.md"), "# A\n\n- [ ] eins\r\n- [x] zwei");
    let again = project.runbuch(&["check", "--diff"]);
    assert_eq!((again.stdout.as_str(), again.code), ("", 0));
}

#[test]
fn fixes_reach_only_the_files_that_were_named() {
    let list = "# A\n\n[ ] eins\n[ ] zwei\n";
    let project = Project::new().file("a.md", list).file("b.md", list);
    project.runbuch(&["check", "--fix", "a.md"]);
    assert_eq!(project.read("a.md"), "# A\n\n- [ ] eins\n- [ ] zwei\n");
    assert_eq!(project.read("b.md"), list);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let many: String =
        (0..2_000).map(|number| format!("[{number}](fort-{number}.md)\n\n")).collect();
    let project = Project::new().file("index.md", &many);
    for (args, code) in [
        (vec!["check"], 1),
        (vec!["check", "--format", "json", "--exit-zero"], 0),
        (vec!["rule"], 0),
    ] {
        let mut command = project.command(&args);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[test]
fn the_report_for_machines_keeps_its_schema() {
    let schema =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/findings.schema.json"));
    let schema: Value = serde_json::from_slice(&schema.expect("the schema")).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let waived = "# A\n\n<!-- runbuch: allow L701 until=2026-12-31 reason=\"Kommt\" by=\"Anna\" -->\n[x](fort.md)\n";
    let project = wiki()
        .fixture("seeds")
        .file("waived.md", waived)
        .file("look-alike.md", "# A\n\n[ ] a\n[ ] b\n")
        .bytes("latin.md", b"# \xdcbersicht\n\n[a](Index.md)\n")
        .file("book.toml", "[book]\ntitel = \"x\"\n");
    let report = project.runbuch(&["check", "--format", "json"]).json();
    let errors: Vec<String> =
        validator.iter_errors(&report).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert_eq!(errors, [""; 0]);
    assert_eq!(report["as_of"], TODAY);
    let findings = report["findings"].as_array().expect("findings");
    for key in ["expected", "help", "related", "fix", "waiver"] {
        assert!(findings.iter().any(|it| it.get(key).is_some()), "nothing shows `{key}`");
    }
    let mut unique: Vec<&Value> = findings.iter().map(|it| &it["fingerprint"]).collect();
    unique.sort_by_key(|it| it.to_string());
    unique.dedup();
    assert_eq!(unique.len(), findings.len());
    for broken in [
        ("/version", json!(2)),
        ("/findings/0/level", json!("off")),
        ("/findings/0/start/line", json!(0)),
    ] {
        let mut report = report.clone();
        *report.pointer_mut(broken.0).expect("a value") = broken.1;
        assert!(!validator.is_valid(&report), "{}", broken.0);
    }
}

#[test]
fn offsets_of_the_report_count_bytes_on_disk() {
    let project =
        Project::new().bytes("index.md", b"# \xdcbersicht\n\nF\xfcr alle: [a](fort.md)\n");
    let report = project.runbuch(&["check", "--format", "json"]).json();
    let link =
        report["findings"].as_array().expect("findings").iter().find(|it| it["code"] == "L701");
    let link = link.expect("the broken link");
    let bytes = project.read_bytes("index.md");
    let at = |key: &str| {
        usize::try_from(link[key]["offset"].as_u64().expect("a number")).expect("a size")
    };
    assert_eq!(&bytes[at("start")..at("end")], b"fort.md");
    assert_eq!(link["start"], json!({ "line": 3, "column": 15, "offset": 27 }));
}

#[test]
fn the_project_of_the_repository_passes_its_own_check() {
    let root = env!("CARGO_MANIFEST_DIR");
    assert!(!tree(&std::path::Path::new(root).join("content")).is_empty());
    let run = runbuch(&["check", "--root", root, "--as-of", "2026-02-01"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[cfg(not(feature = "external-links"))]
#[test]
fn without_the_feature_nobody_is_asked_and_it_says_so() {
    let project = Project::new().file("index.md", "# A\n\n[b](https://example.org/)\n");
    let run = project.runbuch(&["check", "--external", "--lang", "en"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("without `external-links`"), "{}", run.stderr);
    assert_eq!(project.runbuch(&["check"]).code, 0);
}
