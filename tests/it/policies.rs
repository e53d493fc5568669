//! Rules that a wiki has of its own.
#![expect(clippy::disallowed_methods, reason = "tests read the README themselves")]

use crate::project::{Project, Run};

const X001: &str = r#"[[policy]]
code = "X001"
slug = "critical-rpo"
kind = "service"
require = 'data_class != "kritisch" || rpo <= duration("4 h")'
message = "Zu großer Datenverlust"
help = "Öfter sichern"
"#;

/// Four services in three shapes; one is no critical one.
fn wiki(book: &str) -> Project {
    Project::new()
        .file("book.toml", &format!("{book}[book]\nlanguage = \"de\"\n"))
        .file("content/index.md", "# Start\n\n[a](a.md) [b](b.md)\n")
        .file("content/a.md", &service("Mail", "24 h"))
        .file(
            "content/b.md",
            "# Dienste\n\n\
             | Dienst | Datenklasse | Speicherort | RPO | RTO | Verantwortlich |\n\
             | --- | --- | --- | --- | --- | --- |\n\
             | Git | critical | NAS | 1 Tag | 4 h | Anna |\n\
             | Wiki | wichtig | NAS | 1 Tag | 4 h | Anna |\n\n\
             <!-- kind: service -->\n## Chat\n\n- Datenklasse: kritisch\n- Speicherort: NAS\n\
             - RPO: 240 Minuten\n- RTO: 8 h\n- Verantwortlich: Ben\n",
        )
}

fn service(name: &str, rpo: &str) -> String {
    format!(
        "---\nkind: service\nname: {name}\ndatenklasse: kritisch\nspeicherort: NAS\nrpo: {rpo}\n\
         rto: 4 h\nowner: Anna\n---\n\n# {name}\n"
    )
}

/// The findings of policies: `path:line code level subject: message`.
fn found(project: &Project) -> Vec<String> {
    let session = project.session();
    let catalogue = runbuch::language::Catalogue::new(session.lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let own = session.diagnostics.iter().filter(|it| it.finding.rule.code.starts_with('X'));
    let line = |it: &runbuch::diagnostic::Diagnostic| {
        let (finding, place) = (&it.finding, &it.finding.place);
        let line = report.sources[&place.path].position(place.span.start).line;
        let waived = if it.counts() { "" } else { " (waived)" };
        let (code, message) = (&finding.rule.code, catalogue.text(&finding.message));
        format!("{}:{line} {code} {} {}: {message}{waived}", place.path, it.level, finding.subject)
    };
    own.map(line).collect()
}

fn check(project: &Project, more: &[&str]) -> Run {
    project.runbuch(&[&["check", "--lang", "de"], more].concat())
}

/// What keeps the wiki from being checked, with its place.
fn refused(book: &str) -> String {
    let run = check(&wiki(book), &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    run.stderr.replace("Fehler: ", "")
}

#[test]
fn records_of_every_shape_have_to_fulfil_the_condition() {
    assert_eq!(
        found(&wiki(X001)),
        [
            "content/a.md:2 X001 error Mail: Zu großer Datenverlust",
            "content/b.md:5 X001 error Git: Zu großer Datenverlust",
        ]
    );
}

#[test]
fn a_condition_sees_what_the_schema_makes_of_a_record() {
    let page = "---\nkind: service\nname: Mail\ndatenklasse: critical\nspeicherort: NAS\nrpo: 1 Tag\nrto: \"–\"\n\
                hosts: nas\nrestore_test_datum: 11. Januar 2026\nbackup:\n  - tool: restic\n    intervall: täglich\n    \
                offsite: ja\n    aufbewahrung: 12 Monate\n---\n\n# Mail\n";
    let conditions = [
        "name == 'Mail' && path == 'content/mail.md' && shape == 'page'",
        "data_class == 'kritisch'",
        "rpo == duration('24 h') && rpo == duration('P1D') && rpo == 86400",
        "rto == null && owner == null && restore_test.owner == null",
        "host == ['nas'] && depends_on == []",
        "restore_test.date == '2026-01-11'",
        "backup.exists(b, b.offsite && b.interval <= duration('24 h'))",
        "backup.all(b, b.retention >= duration('360 Tage') && b.medium == null)",
    ];
    for condition in conditions {
        let book =
            format!("[[policy]]\ncode = \"X001\"\nkind = \"service\"\nrequire = \"{condition}\"\n");
        let project = Project::new().file("book.toml", &book).file("content/mail.md", page);
        assert_eq!(found(&project), [""; 0], "{condition}");
        let not = book.replace(condition, &format!("!({condition})"));
        assert_eq!(found(&project.file("book.toml", &not)).len(), 1, "{condition}");
    }
}

#[test]
fn levels_are_set_as_those_of_other_rules() {
    let levels = |project: &Project, arguments: &[&str]| {
        let json = check(project, &[&["--format", "json"], arguments].concat()).json();
        let findings = json["findings"].as_array().expect("findings").clone();
        let own = findings.into_iter().filter(|it| it["code"] == "X001");
        own.map(|it| it["level"].as_str().expect("a level").to_owned()).collect::<Vec<_>>()
    };
    let project = wiki(X001);
    assert_eq!(levels(&project, &[]), ["error", "error"]);
    assert_eq!(levels(&project, &["-W", "X001"]), ["warning", "warning"]);
    assert_eq!(levels(&project, &["-A", "x0"]), [""; 0]);
    for (setting, expected) in [("X001", "note"), ("critical-rpo", "note"), ("X", "note")] {
        let book = format!("{X001}[check.rules]\n{setting} = \"note\"\n");
        assert_eq!(levels(&wiki(&book), &[]), [expected; 2], "{setting}");
    }
    let book = X001.replace("slug", "level = \"warning\"\nslug");
    assert_eq!(levels(&wiki(&book), &[]), ["warning", "warning"]);
}

#[test]
fn a_level_for_a_rule_that_does_not_exist_is_refused() {
    let run = check(&wiki(X001), &["-A", "X002"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "Fehler: Eine Regel `X002` gibt es nicht. Meinten Sie X001 (critical-rpo)?\n"
    );
    assert_eq!(check(&wiki(""), &["-A", "X"]).code, 2);
}

#[test]
fn waivers_permit_what_breaks_them() {
    let project = wiki(X001);
    let waived = service("Mail", "24 h").replace(
        "owner: Anna",
        "owner: Anna\nwaivers:\n  - { rule: X001, until: 2026-12-31, reason: Umzug }\n  \
         - { rule: X002, until: 2026-12-31, reason: Umzug }",
    );
    let project = project.file("content/a.md", &waived);
    assert_eq!(
        found(&project),
        [
            "content/a.md:2 X001 error Mail: Zu großer Datenverlust (waived)",
            "content/b.md:5 X001 error Git: Zu großer Datenverlust",
        ]
    );
    let said = check(&project, &[]).stdout;
    assert!(said.contains("Eine Regel `X002` gibt es nicht"), "{said}");
    assert!(!said.contains("Eine Regel `X001` gibt es nicht"), "{said}");
}

#[test]
fn a_baseline_knows_them() {
    let project = wiki(X001);
    let only = ["-A", "B", "-A", "F", "-A", "T"];
    assert_eq!(check(&project, &only).code, 1);
    assert_eq!(check(&project, &[&only[..], &["--write-baseline"]].concat()).code, 0);
    assert!(project.read("runbuch-baseline.json").contains("X001"));
    assert_eq!(check(&project, &[&only[..], &["--baseline"]].concat()).code, 0);
}

#[test]
fn a_condition_that_makes_no_sense_for_a_record_is_a_finding_there() {
    let book = "[[policy]]\ncode = \"X007\"\nkind = \"service\"\nrequire = \"restore_test.date >= '2026-01-01'\"\n";
    let project = wiki(book).file("content/b.md", "# Leer\n");
    assert_eq!(
        found(&project),
        ["content/a.md:2 X007 error Mail: Die Bedingung lässt sich hier nicht auswerten: \
          `.` passt nicht zu null, string"]
    );
    let book = book.replace("restore_test.date >= '2026-01-01'", "rto <= 'x'");
    let project = wiki(&book).file("content/b.md", "# Leer\n");
    assert_eq!(
        found(&project),
        ["content/a.md:2 X007 error Mail: Die Bedingung lässt sich hier nicht auswerten: \
          `<=` passt nicht zu int, string"]
    );
}

#[test]
fn a_condition_that_would_take_too_long_is_not_evaluated() {
    let nested = "size(['aaaaaaaa'].map(x, x+x+x+x+x+x+x+x)".to_owned()
        + &".map(x, x+x+x+x+x+x+x+x)".repeat(8)
        + ") > 0";
    let book = format!("[[policy]]\ncode = \"X007\"\nkind = \"service\"\nrequire = \"{nested}\"\n");
    let project = wiki(&book).file("content/b.md", "# Leer\n");
    assert_eq!(
        found(&project),
        ["content/a.md:2 X007 error Mail: Die Bedingung lässt sich hier nicht auswerten: \
          das wären zu viele Rechenschritte"]
    );
}

#[test]
fn a_rule_that_cannot_be_run_is_refused_at_its_place() {
    let changed = |from: &str, to: &str| refused(&X001.replace(from, to));
    assert_eq!(
        changed("rpo <=", "rpp <="),
        "book.toml:5:40: Die Art `service` hat kein Feld `rpp`; meinten Sie `rpo`?\n"
    );
    assert_eq!(
        changed("rpo <= duration", "rpo <= duratoin"),
        "book.toml:5:47: Eine Funktion `duratoin` gibt es nicht; meinten Sie `duration`?\n"
    );
    assert_eq!(
        changed("4 h", "bald"),
        "book.toml:5:57: `bald` ist keine Dauer; schreiben Sie etwa `24 h`\n"
    );
    assert_eq!(
        changed("\"service\"", "\"servise\""),
        "book.toml:4:8: Eine Art `servise` gibt es nicht; meinten Sie `service`?\n"
    );
    assert_eq!(
        changed("\"critical-rpo\"", "\"broken-link\""),
        "book.toml:3:8: Eine Regel `broken-link` gibt es schon\n"
    );
    assert_eq!(
        changed("\"X001\"", "\"L701\""),
        "book.toml:2:8: `L701` ist kein Code einer eigenen Regel; üblich ist ein X mit drei \
         Ziffern: `X001`\n"
    );
    assert_eq!(
        refused(&format!("{X001}{}", X001.replace("critical-rpo", "other-rpo"))),
        "book.toml:9:8: Eine Regel `X001` gibt es schon\n"
    );
    assert_eq!(
        refused("[[policy]]\ncode = \"X001\"\n").lines().count(),
        2,
        "kind and require are missing"
    );
    let said = changed("|| rpo", "|| |rpo");
    assert!(said.starts_with("book.toml:5:40: Die Bedingung ist nicht zu verstehen: "), "{said}");
}

#[test]
fn rules_are_listed_and_explained_inside_the_project() {
    let list = wiki(X001).runbuch(&["rule"]).stdout;
    let last = list.lines().last().map(|line| line.split_whitespace().collect::<Vec<_>>());
    assert_eq!(last, Some(vec!["X001", "critical-rpo", "Fehler"]));
    let explained = wiki(X001).runbuch(&["rule", "critical-rpo", "--lang", "de"]);
    assert_eq!(
        explained.stdout,
        "# X001 critical-rpo\n\nFehler\n\nZu großer Datenverlust\n\nÖfter sichern\n\n\
         Eine eigene Regel dieses Wikis. Sie gilt für alles, was von der Art `service` ist:\n\n\
         ```cel\ndata_class != \"kritisch\" || rpo <= duration(\"4 h\")\n```\n"
    );
    assert_eq!(wiki("").runbuch(&["rule", "X001"]).code, 2);
}

#[test]
fn the_site_has_a_page_for_each_that_was_broken() {
    let project = wiki(X001).built();
    let tree = project.tree("public");
    let page = tree.iter().find(|(path, _)| path.ends_with("compliance/x001.html"));
    let (_, page) = page.unwrap_or_else(|| panic!("{:?}", tree.keys()));
    assert!(String::from_utf8_lossy(page).contains("Zu großer Datenverlust"));
}

/// What `book.toml` and the theme's messages say is text wherever the site shows it: nothing in it is
/// markup, and no address in it runs.
#[test]
fn what_a_rule_says_is_text_on_the_site() {
    let hostile =
        "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://t.example/b.png)";
    let code = "```\n<script>alert(1)</script>\n";
    let rule = X001
        .replace("\"Zu großer Datenverlust\"", &format!("'''{code}{hostile} `<i>`'''"))
        .replace("\"Öfter sichern\"", &format!("'''{hostile}'''"))
        .replace("'data_class !=", "'name == \"</code><script>\" || data_class !=");
    let project = wiki(&format!("{rule}[runbuch]\ntheme = \"t\"\n"))
        .file("themes/t/i18n/de.ftl", "backlinks = <i>Rück</i>verweise\ntable = <i>T</i>\n")
        .built();
    for (path, page) in crate::html::pages(&project.tree("public")) {
        let strange = crate::html::elements(page).into_iter().find(|it| {
            let url = it.url().unwrap_or_default();
            let leaves = url.contains("javascript:") || url.contains("t.example");
            it.get("onerror").is_some() || leaves || it.name == "i"
        });
        assert_eq!(strange, None, "{path}");
        assert!(!page.contains("<script>alert"), "{path}");
    }
    let page = project.read("public/compliance/x001.html");
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt; [a](javascript:alert(1))"), "{page}");
    assert!(page.contains("&lt;i&gt;"), "{page}");
    assert!(page.contains("name == \"&lt;/code&gt;&lt;script&gt;\""), "{page}");
    let sarif = project.runbuch(&["check", "--format", "sarif"]).json();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    let own = rules.iter().find(|it| it["id"] == "X001").expect("the rule");
    assert_eq!((own["help"].get("markdown"), own["help"]["text"].is_string()), (None, true));
}

#[test]
fn addresses_of_the_configuration_do_not_run() {
    for setting in [
        "[runbuch]\nrepository-url = \" java\\tscript:alert(1)\"\n",
        "[output.html]\nedit-url-template = \"JavaScript:alert(1)\"\n",
        "[output.html.redirect]\n\"/a.html\" = \"data:text/html,x\"\n",
    ] {
        let said = refused(setting);
        assert!(said.contains("ist keine Adresse, zu der eine Seite führen darf"), "{said}");
    }
    for url in ["b.html", "/b.html#x:y", "https://x.example/a:b", "file:///x/b.html", "ä b:c"] {
        let book = format!("[output.html.redirect]\n\"/old.html\" = \"{url}\"\n");
        assert_eq!(wiki(&book).runbuch(&["build"]).code, 0, "{url}");
    }
}

#[test]
fn the_example_of_the_readme_works() {
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let section = readme.split("## Your own rules").nth(1).expect("the section");
    let book = section.split("```toml\n").nth(1).and_then(|it| it.split("```").next());
    let found = found(&wiki(book.expect("an example")));
    assert_eq!(
        found[..2],
        [
            "content/a.md:2 X001 warning Mail: A critical service loses four hours of work at most",
            "content/a.md:2 X002 error Mail: Die Bedingung `size(backup) >= 2 && \
             backup.exists(copy, copy.offsite == true)` ist nicht erfüllt",
        ],
    );
}
