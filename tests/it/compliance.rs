//! What the site reports the check: `compliance/`, and the same for machines.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::html;
use crate::project::Project;

const PAGE: &str = "public/compliance/index.html";
/// What falls due, and what was found, on sites in English.
const DUE: &str = "public/compliance/due.html";
const FINDINGS: &str = "public/compliance/findings.html";

/// A page about a service, tested according to the protocol on another page, and a row about one.
fn wiki() -> Project {
    Project::new()
        .file(
            "dienste/paperless.md",
            "---\ntitle: Paperless\nkind: service\ndata_class: kritisch\nstorage: Longhorn\n\
             rpo: 1 h\nrto: 4 h\nowner: Anna\n\
             backup:\n  - { tool: K8up, interval: täglich, target: S3, offsite: ja }\n\
             restore_test: { id: BT-1 }\n---\n# Paperless\n",
        )
        .file(
            "tests.md",
            "# Tests\n\n## Das Protokoll\n\n\
             | Datum | Test-ID | Ergebnis | Dauer | Owner |\n| --- | --- | --- | --- | --- |\n\
             | 2025-11-10 | BT-1 | bestanden | 1 h | Anna |\n",
        )
        .file(
            "index.md",
            "# Start\n\n[A](dienste/paperless.md) [T](tests.md)\n\n\
             | Dienst | Datenklasse | RPO | RTO | Backup-Intervall | Letzter Restore-Test | Owner |\n\
             | --- | --- | --- | --- | --- | --- | --- |\n\
             | NAS <1> | wichtig | 24 h | 4 h | täglich | 2025-09-01, bestanden, 2 h, Bernd | ../Bernd |\n",
        )
}

fn main_of(html: &str) -> &str {
    let (_, main) = html.split_once("<main").expect("a page");
    main.split_once("</main>").expect("an end").0
}

#[test]
fn findings_and_what_is_permitted() {
    let project = Project::new()
        .file("index.md", "# Start\n\n[weg](weg.md) `<b>`\n")
        .file(
            "a.md",
            "# A & B\n\n<!-- runbuch: allow S802 until=2026-12-31 reason=\"Ziel <offen>\" by=\"Ich\" -->\nTODO\n",
        )
        .built();
    let html = project.read(FINDINGS);
    let rows: Vec<String> = html::elements(&html)
        .iter()
        .filter(|it| it.name == "li" && it.get("class").is_some_and(|it| it.contains("finding-")))
        .map(|it| it.get("class").expect("a class").to_owned())
        .collect();
    assert_eq!(rows, ["finding finding-warning", "finding finding-error"]);
    for part in ["<code>weg.md</code>", "Ziel &lt;offen&gt;", "2026-12-31", "href=\"l701.html\""] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(project.read("public/compliance/l701.html").contains("L701 broken-link"));
    let findings = project.read("public/api/findings.json");
    assert_eq!(findings, project.runbuch(&["check", "--format", "json"]).stdout);
    assert!(project.read("public/a.html").contains("href=\"compliance/index.html\""));
}

#[test]
fn services_and_what_falls_due() {
    for lang in ["de", "en"] {
        let project = wiki();
        assert_eq!(project.runbuch(&["build", "--lang", lang]).code, 0);
        let due = if lang == "en" { DUE } else { "public/compliance/termine.html" };
        insta::assert_snapshot!(format!("compliance_{lang}"), main_of(&project.read(PAGE)));
        insta::assert_snapshot!(format!("due_days_{lang}"), main_of(&project.read(due)));
    }
    let project = Project::new().file("index.md", "# Start\n");
    assert_eq!(project.runbuch(&["build", "--lang", "en"]).code, 0);
    let (services, due) = (project.read(PAGE), project.read(DUE));
    assert!(!services.contains("id=\"services\"") && !services.contains("nav-fixed"), "{services}");
    assert!(due.contains("Nothing is due") && !due.contains("<svg class=\"axis"), "{due}");
}

#[test]
fn every_link_leads_to_a_place_on_the_site() {
    let project = wiki().built();
    let site = project.tree("public");
    let mut all = BTreeSet::new();
    for page in [PAGE, DUE, FINDINGS] {
        let own = page.trim_start_matches("public/");
        for element in html::elements(&project.read(page)).iter().filter(|it| it.name == "a") {
            let Some(link) = element.url() else { continue };
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = match path.strip_prefix("../") {
                Some(path) => path.to_owned(),
                None if path.is_empty() => own.to_owned(),
                None => format!("compliance/{path}"),
            };
            let target = site.get(&file).unwrap_or_else(|| panic!("{link} leads nowhere"));
            let target = html::elements(&String::from_utf8_lossy(target));
            let found = anchor.is_empty() || target.iter().any(|it| it.get("id") == Some(anchor));
            assert!(found, "{page}, {link}: no such place");
            all.insert(link.to_owned());
        }
    }
    for place in [
        "../dienste/paperless.html#rb-fact-rpo",
        "../tests.html#rb-t1-1-4",
        "../index.html#rb-t1-1-3",
    ] {
        assert!(all.contains(place), "{place}: {all:?}");
    }
}

/// Two services of one table, each with a backup that is too rare.
fn waived(comment: &str) -> Project {
    let rows = ["NAS", "Git"].map(|name| format!("| {name} | wichtig | 1 h | 4 h | täglich |\n"));
    let head = "| Dienst | Datenklasse | RPO | RTO | Backup-Intervall |\n| --- | --- | --- | --- | --- |\n";
    let table = format!("{head}{}", rows.concat());
    Project::new().file("index.md", &format!("# Dienste\n\n{comment}\n\n{table}"))
}

#[test]
fn a_subject_permits_one_of_several() {
    let permitted = |subject: &str| {
        let until = "until=2026-12-31 reason=\"Neue Platten\"";
        let project = waived(&format!("<!-- runbuch: allow B201 {subject} {until} -->"));
        let json = project.runbuch(&["check", "--format", "json"]).stdout;
        let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let findings = report["findings"].as_array().expect("a list").clone();
        let of_rule = findings.iter().filter(|it| it["code"] == "B201");
        of_rule.map(|it| it.get("waiver").is_some()).collect::<Vec<bool>>()
    };
    for (subject, expected) in [
        ("", [true, true]),
        ("subject=\"nas\"", [true, false]),
        ("gegenstand='GIT'", [false, true]),
        ("subject=\"NAS.rpo\"", [true, false]),
        ("subject=RPO", [true, true]),
        ("subject=RTO", [false, false]),
        ("subject=\"\"", [false, false]),
    ] {
        assert_eq!(permitted(subject), expected, "{subject}");
    }
}

#[test]
fn a_subject_that_no_finding_has_is_named() {
    let told = |subject: &str| {
        let until = "until=2026-12-31 reason=r";
        let project =
            waived(&format!("<!-- runbuch: allow B201 subject=\"{subject}\" {until} -->"));
        assert_eq!(project.runbuch(&["check", "--fix"]).code, 1);
        assert!(project.read("index.md").contains(subject), "what may be misspelt is not removed");
        project.runbuch(&["check", "--lang", "en"]).stdout
    };
    assert!(told("NSA").contains("Did you mean `NAS`?"));
    assert!(
        told("Paperless")
            .contains("The findings of B201 that it covers are about `Git` and `NAS`.")
    );
}

#[test]
fn the_register_says_what_a_waiver_is_limited_to() {
    let until = "until=2026-12-31 reason=r";
    let comments =
        ["NAS", "Git"].map(|it| format!("<!-- runbuch: allow B201 subject={it} {until} -->"));
    let project = waived(&comments.join("\n")).built();
    let html = project.read("public/compliance/befunde.html");
    assert!(html.contains("B201 (NAS)") && html.contains("B201 (Git)"), "{html}");
    let due = project.runbuch(&["due", "--kind", "waiver", "--horizon", "15 Monate"]).stdout;
    for title in ["Ausnahme für B201 (NAS) endet", "Ausnahme für B201 (Git) endet"] {
        assert_eq!(due.matches(title).count(), 1, "{due}");
    }
}

#[test]
fn machines_get_what_the_command_line_gives() {
    let project = wiki().built();
    let services = project.runbuch(&["report", "--format", "json"]).stdout;
    assert_eq!(project.read("public/api/services.json"), services);
    let calendar = project.runbuch(&["due", "--ics", "-"]).stdout;
    assert_eq!(project.read("public/calendar.ics"), calendar);
    let events = |calendar: &str| calendar.matches("BEGIN:VEVENT").count();
    let (anna, bernd) =
        (project.read("public/calendar/anna.ics"), project.read("public/calendar/bernd.ics"));
    assert!(events(&anna) > 0 && events(&bernd) > 0);
    assert_eq!(events(&anna) + events(&bernd), events(&calendar));
    assert!(!anna.contains("Bernd") && !bernd.contains("Anna"), "{anna}{bernd}");
}

#[test]
fn machines_get_a_list_of_all_pages() {
    let page = "---\ntitle: NAS\nkind: service\nbeschreibung: Wo alles liegt.\ntags: [a, b]\n---\n- [x] an\n- [ ] aus\n";
    let project =
        Project::new().file("index.md", "# Start\n").file("dienste/n\u{e4}s 1.md", page).built();
    insta::assert_snapshot!("pages_json", project.read("public/api/pages.json"));
}

#[test]
fn long_lists_end_and_say_so() {
    let head = "| Dienst | Datenklasse | RPO | RTO | Letzter Restore-Test | Owner |";
    let mut table = format!("# Start\n\n{head}\n| --- | --- | --- | --- | --- | --- |\n");
    let owner = "ä".repeat(300);
    for number in 0..1_002 {
        let tested = "2025-09-01, bestanden";
        let _ = writeln!(table, "| D{number} | wichtig | 24 h | 4 h | {tested} | {owner} |");
    }
    let project = Project::new().file("index.md", &table);
    assert_eq!(project.runbuch(&["build", "--lang", "en"]).code, 0);
    let (services, due) = (project.read(PAGE), project.read(DUE));
    let rows = services.matches("<tr data-owner").count();
    let items = due.matches("<li class=\"due-item").count();
    assert_eq!((rows, items), (1_000, 1_000));
    assert!(services.contains("2 more services are not listed"));
    assert!(due.contains(" more items are not listed"));
    assert!(project.has(&format!("public/calendar/{}.ics", "ae".repeat(25))));
}

/// The part of a page that reports the check.
fn on_page(project: &Project, page: &str) -> Option<String> {
    let html = project.read(page);
    let (_, rest) = html.split_once("<aside class=\"page-check\"")?;
    Some(rest.split_once("</aside>").expect("an end").0.to_owned())
}

#[test]
fn a_page_tells_how_its_service_stands_and_what_was_found_on_it() {
    let project = wiki();
    for (as_of, said) in [
        ("2026-01-20", "evidence valid until <time datetime=\"2026-02-24\">24 February 2026"),
        ("2026-03-20", "Evidence expired since <time datetime=\"2026-02-24\">24 February 2026"),
    ] {
        let mut command = project.command(&["build", "--lang", "en", "--as-of", as_of]);
        assert_eq!(project.run(&mut command).code, 0);
        let service = on_page(&project, "public/dienste/paperless.html").expect("a service");
        assert!(service.contains("state state-violated") && service.contains(said), "{service}");
        assert!(service.contains("href=\"../compliance/b201.html\""), "{service}");
    }
    let table = on_page(&project, "public/index.html").expect("findings");
    assert!(table.contains("href=\"index.html#rb-t1-1-") && !table.contains("state-"), "{table}");
    assert_eq!(on_page(&project, "public/tests.html"), None);
}

#[test]
fn of_many_findings_a_page_tells_the_first() {
    let links: String = (0..53).map(|number| format!("[x](fehlt-{number}.md)\n\n")).collect();
    let project = Project::new().file("index.md", &format!("# Start\n\n{links}"));
    assert_eq!(project.runbuch(&["build", "--lang", "en"]).code, 0);
    let told = on_page(&project, "public/index.html").expect("findings");
    assert!(told.contains("53 findings on this page"), "{told}");
    assert_eq!(told.matches("<li class=\"finding ").count(), 50);
    assert!(told.contains("3 more findings are not listed"), "{told}");
}

/// What the first lines of a page tell of the wiki: on start pages and those of folders, and nowhere else.
fn state_of_wiki(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("<p class=\"wiki-state\">")?;
    let text = rest.split_once("</p>").expect("an end").0;
    let words: String = text.split('<').filter_map(|it| Some(it.split_once('>')?.1)).collect();
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn start_pages_and_folders_tell_how_the_wiki_stands() {
    let project = wiki().file("ordner/a.md", "# A\n");
    for (as_of, said) in [
        ("2026-01-20", "✗ 0 of 2 services proven Next due date: 10 February 2026"),
        ("2026-04-01", "✗ 0 of 2 services proven ! evidence of 2 services expired ✗ 2 overdue"),
    ] {
        let mut command = project.command(&["build", "--lang", "en", "--as-of", as_of]);
        assert_eq!(project.run(&mut command).code, 0);
        for page in ["index", "dienste/index", "ordner/index"] {
            let html = project.read(&format!("public/{page}.html"));
            assert_eq!(state_of_wiki(&html).as_deref(), Some(said), "{page}");
            assert!(html.contains("compliance/index.html\">"), "{html}");
        }
        assert_eq!(state_of_wiki(&project.read("public/ordner/a.html")), None);
    }
}

/// The same entries on each page, each where there is something behind it.
#[test]
fn what_the_site_adds_is_in_the_navigation() {
    let entries = |project: &Project, page: &str| {
        let html = project.read(page);
        let list = html.split_once("<ul class=\"nav-fixed\">").map(|(_, rest)| rest.to_owned());
        let list = list.and_then(|rest| Some(rest.split_once("</ul>")?.0.to_owned()));
        let names = list.unwrap_or_default();
        let names = names.split("</a>").filter_map(|it| Some(it.rsplit_once('>')?.1.to_owned()));
        names.filter(|name| !name.trim().is_empty()).collect::<Vec<_>>()
    };
    let plain = Project::new().file("index.md", "# Start\n\nText.\n").built();
    assert_eq!(entries(&plain, "public/index.html"), [""; 0]);
    let boxes = Project::new().file("index.md", "# Start\n\n- [x] a\n- [ ] b\n");
    assert_eq!(boxes.runbuch(&["build", "--lang", "de"]).code, 0);
    assert_eq!(entries(&boxes, "public/index.html"), ["Checklisten"]);
    let all = wiki().file("notfall.md", "---\nemergency: true\n---\n# Notfall\n\n- [ ] a\n");
    assert_eq!(all.runbuch(&["build", "--lang", "de"]).code, 0);
    for page in ["index", "tests", "compliance/index", "compliance/befunde", "checklisten/index"] {
        let found = entries(&all, &format!("public/{page}.html"));
        assert_eq!(found, ["Compliance", "Checklisten", "Notfallhandbuch"], "{page}");
    }
}

/// A service that was never tested, one of which something else is open, and one that owes nothing.
#[test]
fn the_banner_of_a_service_says_what_its_evidence_comes_to() {
    let page = |more: &str| {
        format!(
            "---\ntitle: X\nkind: service\nstorage: NAS\nowner: Anna\nrpo: 24 h\nrto: 4 h\n{more}---\n# X\n"
        )
    };
    let backup = "backup: [{ tool: a, interval: täglich, target: S3, offsite: ja }, { tool: b, interval: täglich, target: USB }]\n";
    let tested =
        "restore_test: { date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }\n";
    for (more, verdict, open) in [
        (format!("data_class: wichtig\n{backup}{tested}"), "Proven", false),
        (format!("data_class: wichtig\n{backup}"), "No evidence", true),
        (format!("data_class: wichtig\n{tested}"), "Not fully proven", true),
    ] {
        let project = Project::new().file("x.md", &page(&more)).file("index.md", "[x](x.md)\n");
        assert_eq!(project.runbuch(&["build", "--lang", "en"]).code, 0);
        let told = on_page(&project, "public/x.html").expect("a service");
        assert!(told.contains(verdict) && told.contains("Open:") == open, "{verdict}: {told}");
    }
}

/// The facts of a service are folded, its backups a table, and each is the target of a link.
#[test]
fn facts_are_folded_and_backups_are_a_table() {
    let backup = "backup:\n  - { tool: K8up, interval: täglich, target: S3 }\n  - { tool: HBS3, target: NAS }\n";
    let page = format!("---\ntitle: X\nkind: service\nrpo: 24 h\n{backup}---\n# X\n");
    let html = Project::new().file("index.md", &page).built().read("public/index.html");
    let (_, facts) = html.split_once("<details class=\"record\">").expect("facts");
    let facts = facts.split_once("</details>").expect("an end").0;
    for part in ["RPO: 24\u{a0}h", "id=\"rb-fact-rpo\"", "id=\"rb-fact-backup\"", "<td>K8up</td>"] {
        assert!(facts.contains(part), "{part}: {facts}");
    }
    assert_eq!(facts.matches("<tr>").count(), 3, "{facts}");
    assert!(facts.contains("<td>–</td>"), "HBS3 says no interval: {facts}");
}

/// What two rules say of one missed test, or one rule in two lines, is one problem.
#[test]
fn each_lapse_is_listed_once() {
    let project =
        Project::new().file("index.md", "# Start\n\n[weg](weg.md)\n\n[weg](weg.md)\n").built();
    let html = project.read(FINDINGS);
    assert_eq!(html.matches("<li class=\"finding ").count(), 1, "{html}");
    assert!(html.contains(">line 3</a>") && html.contains(">5</a>"), "{html}");
}
