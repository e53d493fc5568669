//! What the site gives other programs: metrics for monitoring, a badge, calendars by owner and kind; and the names of all
//! that it adds, in the language of the site.

use std::collections::{BTreeMap, BTreeSet};

use runbuch::language::Lang;
use runbuch::site::Generated;

use crate::html;
use crate::project::Project;

const METRICS: &str = "public/api/metrics.txt";
const BADGE: &str = "public/api/badge.svg";

/// A page that a person in trouble needs, a checklist, a review that is overdue, a waiver, and three services: one
/// evidenced, one with nothing, and one whose test is too old.
fn wiki(lang: &str) -> Project {
    Project::new()
        .file("book.toml", &format!("[book]\ntitle = \"Wiki\"\nlanguage = \"{lang}\"\n"))
        .file("index.md", "# Start\n\n- [x] a\n- [ ] b\n")
        .file("plan.md", "---\nnotfall: true\nlast_reviewed: 2024-01-01\nreview_interval: 12 Monate\n---\n# Plan\n")
        .file(
            "dns.md",
            "---\nkind: service\ndata_class: best-effort\nstorage: Git\nowner: Anna \"B\" \\ C\n\
             backup:\n  - { tool: Git, interval: täglich, target: Gitea, encrypted: ja }\nrpo: 24 h\nrto: 8 h\n\
             restore_test: { date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }\n---\n# DNS\n",
        )
        .file("mail.md", "---\nkind: service\ndata_class: kritisch\nowner: Bernd\n---\n# Mail\n")
        .file(
            "dienste.md",
            "# Dienste\n\n\
             <!-- runbuch: allow S806 until=2026-03-01 reason=\"Spalte folgt\" by=\"Anna\" -->\n\
             | Dienst | Datenklasse | RPO | RTO | Backup-Intervall | Letzter Restore-Test | Owner |\n\
             | --- | --- | --- | --- | --- | --- | --- |\n\
             | NAS | wichtig | 24 h | 4 h | täglich | 2025-03-01, bestanden, 2 h, Anna | Bernd |\n\
             | Git | wichtig | 24 h | 4 h | täglich | 2025-09-01, bestanden, 2 h, Anna | Clara |\n",
        )
}

#[derive(Debug, Default, PartialEq)]
struct MetricFamily {
    unit: Option<String>,
    help: String,
    samples: BTreeMap<BTreeMap<String, String>, f64>,
}

/// The families of an OpenMetrics text (1.0) that has gauges without timestamps only, by name.
fn parsed(text: &str) -> BTreeMap<String, MetricFamily> {
    let body = text.strip_suffix("# EOF\n").expect("the end is marked, and nothing follows");
    let mut families: BTreeMap<String, MetricFamily> = BTreeMap::new();
    let mut current = String::new();
    for line in body.lines() {
        let words: Vec<&str> = line.splitn(4, ' ').collect();
        match words.as_slice() {
            ["#", "TYPE", name, kind] => {
                assert_eq!(*kind, "gauge", "{line}");
                current = (*name).to_owned();
                let known = families.insert(current.clone(), MetricFamily::default());
                assert!(known.is_none(), "{name} comes twice");
            }
            ["#", "UNIT", name, unit] => {
                assert!(*name == current && name.ends_with(&format!("_{unit}")), "{line}");
                families.get_mut(*name).expect("a type").unit = Some((*unit).to_owned());
            }
            ["#", "HELP", name, help] => {
                assert_eq!(*name, current, "{line}");
                families.get_mut(*name).expect("a type").help = (*help).to_owned();
            }
            _ => {
                let (metric, value) = line.rsplit_once(' ').expect("a value");
                let (name, labels) = metric.split_once('{').unwrap_or((metric, "}"));
                assert_eq!(name, current, "{line}");
                let value = value.parse().expect("a number");
                let family = families.get_mut(name).expect("a type");
                let known = family.samples.insert(labels_of(labels), value);
                assert!(known.is_none(), "{line}: twice");
            }
        }
    }
    families
}

/// The labels in `a="b",c="d"}`.
fn labels_of(mut rest: &str) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::new();
    while rest != "}" {
        let (name, after) = rest.split_once("=\"").expect("a label");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name}");
        let mut value = String::new();
        let mut chars = after.chars();
        loop {
            match chars.next().expect("a quote at the end") {
                '"' => break,
                '\\' => value.push(match chars.next().expect("an escape") {
                    'n' => '\n',
                    same @ ('\\' | '"') => same,
                    other => panic!("no escape: {other}"),
                }),
                other => value.push(other),
            }
        }
        rest = chars.as_str();
        rest = rest.strip_prefix(',').unwrap_or(rest);
        assert!(labels.insert(name.to_owned(), value).is_none(), "{name} comes twice");
    }
    labels
}

fn sample(families: &BTreeMap<String, MetricFamily>, name: &str, labels: &[(&str, &str)]) -> f64 {
    let labels = labels.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let labels: BTreeMap<String, String> = labels.collect();
    let samples = &families[name].samples;
    *samples.get(&labels).unwrap_or_else(|| panic!("{name} {labels:?}: {samples:?}"))
}

#[test]
fn metrics_are_the_numbers_of_the_reports() {
    let project = wiki("de").built();
    let families = parsed(&project.read(METRICS));
    assert!(families.values().all(|family| !family.help.is_empty() && !family.samples.is_empty()));
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&project.runbuch(args).stdout).expect("JSON")
    };

    let check = json(&["check", "--format", "json"]);
    let mut found: BTreeMap<(String, String), f64> = BTreeMap::new();
    for finding in check["findings"].as_array().expect("a list") {
        if finding.get("waiver").is_none() {
            let text = |key: &str| finding[key].as_str().expect("a text").to_owned();
            *found.entry((text("code"), text("level"))).or_default() += 1.0;
        }
    }
    assert_eq!(families["runbuch_findings"].samples.len(), found.len());
    for ((rule, level), count) in &found {
        let labels = [("rule", rule.as_str()), ("level", level.as_str())];
        assert_eq!(sample(&families, "runbuch_findings", &labels), *count, "{rule} {level}");
    }
    assert!(check["findings"].as_array().expect("a list").iter().any(|it| it["code"] == "S806"));
    assert!(!found.keys().any(|(rule, _)| rule == "S806"), "what is waived is not counted");

    let report = json(&["report", "--format", "json"]);
    let services = report["services"].as_array().expect("a list");
    let states = ["met", "violated", "expired", "unknown", "waived", "not_applicable"];
    let classes = ["kritisch", "wichtig", "best-effort"];
    for state in states {
        let count = services.iter().filter(|it| it["state"] == state).count();
        assert_eq!(sample(&families, "runbuch_services", &[("state", state)]), count as f64);
        for class in classes {
            let of_class = services.iter().filter(|it| it["data_class"] == class);
            let standings = of_class.flat_map(|it| it["obligations"].as_array().expect("a list"));
            let count = standings.filter(|it| it["state"] == state).count();
            let labels = [("state", state), ("data_class", class)];
            assert_eq!(sample(&families, "runbuch_obligations", &labels), count as f64);
        }
    }
    assert_eq!(families["runbuch_obligations"].samples.len(), states.len() * classes.len());

    let due = json(&["due", "--format", "json"]);
    let items = due["duties"].as_array().expect("a list");
    let ahead = items.iter().filter(|it| it["days"].as_i64() >= Some(0));
    let days = ahead.map(|it| it["days"].as_i64().expect("a number")).min().expect("a duty");
    assert_eq!(sample(&families, "runbuch_next_due_days", &[]), days as f64);
    let owners = items.iter().map(|it| it["owner"].as_str().unwrap_or_default());
    let owners: BTreeSet<&str> = owners.chain([""]).collect();
    assert!(owners.contains("Bernd") && owners.contains("Clara"), "{owners:?}");
    for owner in &owners {
        let of_owner = items.iter().filter(|it| it["owner"].as_str().unwrap_or_default() == *owner);
        let overdue = of_owner.filter(|it| it["urgency"] == "overdue").count();
        assert_eq!(sample(&families, "runbuch_overdue", &[("owner", owner)]), overdue as f64);
    }
    assert_eq!(families["runbuch_overdue"].samples.len(), owners.len());

    assert_eq!(sample(&families, "runbuch_as_of_timestamp_seconds", &[]), 1_768_867_200.0);
    assert_eq!(families["runbuch_as_of_timestamp_seconds"].unit.as_deref(), Some("seconds"));
    assert_eq!(sample(&families, "runbuch_info", &[("version", env!("CARGO_PKG_VERSION"))]), 1.0);
}

#[test]
fn metrics_of_a_wiki_without_services_are_metrics() {
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("index.md", "# Start\n")
        .built();
    let families = parsed(&project.read(METRICS));
    assert!(families["runbuch_findings"].samples.is_empty());
    assert!(families["runbuch_next_due_days"].samples.is_empty());
    assert_eq!(sample(&families, "runbuch_overdue", &[("owner", "")]), 0.0);
    assert_eq!(sample(&families, "runbuch_services", &[("state", "met")]), 0.0);
    assert!(project.read(BADGE).contains(">keine Dienste</text>"));
}

#[test]
fn names_of_people_are_escaped_in_metrics() {
    let owner = "Anna \"B\" \\ C";
    let row = "| NAS | wichtig | 24 h | 4 h | täglich | 2025-03-01, bestanden, 2 h, Anna |";
    let head =
        "| Dienst | Datenklasse | RPO | RTO | Backup-Intervall | Letzter Restore-Test | Owner |";
    let table = format!(
        "# D\n\n{head}\n|{}\n{row} {} |\n",
        " --- |".repeat(7),
        owner.replace('\\', "\\\\")
    );
    let project = Project::new().file("index.md", &table).built();
    let families = parsed(&project.read(METRICS));
    assert_eq!(sample(&families, "runbuch_overdue", &[("owner", owner)]), 1.0);
}

#[test]
fn the_badge_says_how_many_services_are_proven() {
    for (lang, proven) in
        [("de", "1 von 4 Diensten nachgewiesen"), ("en", "1 of 4 services proven")]
    {
        let svg = wiki(lang).built().read(BADGE);
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{svg}");
        assert!(svg.contains(&format!(">{proven}</text>")), "{svg}");
        let title = format!("<title>{proven} (");
        assert!(svg.contains(&title) && svg.contains("2026)</title>"), "{svg}");
        assert_eq!(svg.matches("http").count(), 1, "it asks nobody for anything: {svg}");
    }
}

#[test]
fn what_the_site_adds_is_named_in_its_language() {
    let names = [
        (
            "de",
            ["checklisten/index.html", "notfallhandbuch.html", "kalender.ics"],
            "kalender",
            ["typ", "niemand.ics"],
        ),
        (
            "en",
            ["checklists/index.html", "emergency-handbook.html", "calendar.ics"],
            "calendar",
            ["kind", "nobody.ics"],
        ),
    ];
    for (lang, [checklists, handbook, calendar], calendars, [kind, nobody]) in names {
        let (_, [other_checklists, other_handbook, other_calendar], other_calendars, _) =
            names.into_iter().find(|it| it.0 != lang).expect("another language");
        let links = "[a](fortschritt/) [b](progress/) [a](checklisten/) [b](checklists/) [c](notfallhandbuch.html) [d](emergency-handbook.html) \
                     [e](kalender.ics) [f](/calendar.ics) [[emergency-handbook.html]]";
        let project = wiki(lang).file("links.md", &format!("# L\n\n{links}\n")).built();
        let site = project.tree("public");
        for path in [checklists, handbook, calendar] {
            assert!(site.contains_key(path), "{lang}: {path}");
        }
        assert!(!site.contains_key(other_calendar));
        assert!(!site.keys().any(|path| path.starts_with(&format!("{other_calendars}/"))));
        let of_calendars = site.keys().filter(|path| path.starts_with(&format!("{calendars}/")));
        let of_calendars: Vec<&str> = of_calendars
            .map(|path| path.strip_prefix(&format!("{calendars}/")).expect("below"))
            .collect();
        let mut expected = [
            "anna-b-c.ics",
            "anna.ics",
            "bernd.ics",
            "clara.ics",
            nobody,
            &format!("{kind}/page.ics"),
            &format!("{kind}/service.ics"),
            &format!("{kind}/waiver.ics"),
        ];
        expected.sort_unstable();
        assert_eq!(of_calendars, expected);

        let html = project.read("public/links.html");
        let article = html.split_once("<article").expect("a page").1;
        let targets: Vec<String> =
            html::elements(article.split_once("</article>").expect("an end").0)
                .iter()
                .filter(|it| it.name == "a")
                .filter_map(|it| it.url().map(str::to_owned))
                .filter(|url| !url.starts_with('#'))
                .collect();
        let expected =
            [[checklists; 4].as_slice(), &[handbook; 2], &[calendar; 2], &[handbook]].concat();
        assert_eq!(targets[..expected.len()], expected, "{lang}: links by either name");

        if lang == "en" {
            assert!(!site.contains_key(other_handbook) && !site.contains_key(other_checklists));
            continue;
        }
        let redirect = project.read(&format!("public/{other_handbook}"));
        assert!(redirect.contains(&format!("url={handbook}")), "{redirect}");
        for other in [other_checklists, "progress/index.html", "fortschritt/index.html"] {
            let redirect = project.read(&format!("public/{other}"));
            assert!(redirect.contains(&format!("url=../{checklists}")), "{redirect}");
        }
        assert_eq!(html::dead_links(&site), [""; 0]);
    }
}

#[test]
fn names_of_other_languages_stand_in_nobodys_way() {
    let project = wiki("de")
        .file("progress/index.md", "# Mein Fortschritt\n")
        .file("alt.md", "---\naliases: [/emergency-handbook.html]\n---\n# Alt\n")
        .built();
    assert!(project.read("public/progress/index.html").contains("Mein Fortschritt</h1>"));
    assert!(project.read("public/emergency-handbook.html").contains("url=alt.html"));
    assert!(!project.runbuch(&["check"]).stdout.contains("L713"));

    let project = wiki("de")
        .file("src/index.md", "# Start\n\n- [ ] a\n")
        .file("src/n.md", "---\nnotfall: true\n---\n# N\n")
        .file("book.toml", "[book]\nlanguage = \"de\"\nsrc = \"src\"\n")
        .file("src/emergency-handbook.html", "<p>Eigenes</p>")
        .file("src/progress", "eine Datei")
        .built();
    assert_eq!(project.read("public/emergency-handbook.html"), "<p>Eigenes</p>");
    assert_eq!(project.read("public/progress"), "eine Datei");
    assert!(!project.runbuch(&["check"]).stdout.contains("L713"));
}

#[test]
fn a_calendar_of_a_kind_has_its_duties_only() {
    let project = wiki("en").built();
    let events = |path: &str| project.read(path).matches("BEGIN:VEVENT").count();
    let kinds =
        ["page", "service", "waiver"].map(|kind| format!("public/calendar/kind/{kind}.ics"));
    let of_kinds: usize = kinds.iter().map(|path| events(path)).sum();
    assert_eq!(of_kinds, events("public/calendar.ics"));
    let reviews = project.read(&kinds[0]);
    assert!(reviews.contains("Review: Plan") && !reviews.contains("Restore test"), "{reviews}");
    assert!(reviews.contains("Wiki (Reviews)"), "{reviews}");
    let page = project.read("public/compliance/due.html");
    for (kind, label) in
        [("page", "Reviews"), ("service", "Service"), ("waiver", "End dates of waivers")]
    {
        assert!(
            page.contains(&format!("<a href=\"../calendar/kind/{kind}.ics\">{label}</a>")),
            "{page}"
        );
    }
}

#[test]
fn every_generated_file_has_one_name_a_language() {
    for lang in Lang::ALL {
        let paths: BTreeSet<&str> = Generated::ALL.into_iter().map(|it| it.path(lang)).collect();
        assert_eq!(paths.len(), Generated::ALL.len());
    }
}
