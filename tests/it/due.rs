//! `runbuch due` and `runbuch report`: what time will bring, and how services stand.

use crate::calendars::events;
use crate::project::Project;

/// A service whose test will be too old, one that was never tested, one with a promise too much.
fn wiki() -> Project {
    Project::new()
        .file(
            "dienste.md",
            "| Dienst | Datenklasse | Speicherort | RPO | RTO | Backup-Intervall | Offsite | \
             Verschlüsselt | Letzter Restore-Test | Owner |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n\
             | NAS | wichtig | RAID | 24 h | 4 h | täglich | ja | ja | 2025-09-01, bestanden, 2 h, Anna | Anna |\n\
             | =DNS | wichtig | RAID | 1 h | 4 h | täglich | ja | ja | – | Bernd; \"B\" |\n",
        )
        .file("index.md", "---\nzuletzt_geprueft: 2025-01-01\nowner: Carla\n---\n# Start\n\n[D](dienste.md)\n")
}

#[test]
fn what_falls_due_for_people() {
    for lang in ["de", "en"] {
        let run = wiki().runbuch(&["due", "--horizon", "P3M", "--lang", lang]);
        insta::assert_snapshot!(format!("due_{lang}"), run.whole());
    }
    let nothing = Project::new().file("index.md", "# A\n").runbuch(&["due", "--lang", "de"]);
    assert_eq!(nothing.stdout, "Bis zum 20. Juli 2026 wird nichts fällig.\n");
}

#[test]
fn a_horizon_is_a_time() {
    for horizon in ["90d", "6 Monate", "P1Y"] {
        assert_eq!(wiki().runbuch(&["due", "--horizon", horizon]).code, 0, "{horizon}");
    }
    for horizon in ["bald", "24", ""] {
        assert_eq!(wiki().runbuch(&["due", "--horizon", horizon]).code, 2, "{horizon}");
    }
}

/// The one duty of `wiki` that is not of the page itself.
fn days(project: &Project, as_of: &str) -> (i64, String) {
    let arguments = ["due", "--format", "json", "--kind", "service", "--as-of", as_of];
    let json = project.runbuch(&arguments).json();
    let duties = json["duties"].as_array().expect("duties");
    let [duty] = duties.as_slice() else { panic!("one duty: {json}") };
    (duty["days"].as_i64().expect("days"), duty["urgency"].as_str().expect("urgency").to_owned())
}

#[test]
fn what_falls_due_for_machines() {
    let project = wiki();
    let run = project.runbuch(&["due", "--horizon", "P3M", "--format", "json", "--lang", "en"]);
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schemas/due.schema.json")).expect("JSON");
    let errors: Vec<String> = jsonschema::draft202012::new(&schema)
        .expect("a schema")
        .iter_errors(&run.json())
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    insta::assert_snapshot!("due_json", run.stdout);
    for format in ["csv", "markdown"] {
        let run = project.runbuch(&["due", "--horizon", "P3M", "--format", format, "--lang", "en"]);
        insta::assert_snapshot!(format!("due_{format}"), run.stdout.replace('\r', "␍"));
    }
}

#[test]
fn a_duty_is_one_line_whatever_the_day() {
    let project = wiki();
    for (as_of, days_to_it, urgency) in [
        ("2026-01-20", 40, "later"),
        ("2026-03-01", 0, "soon"),
        ("2026-03-02", -1, "grace"),
        ("2026-03-15", -14, "grace"),
        ("2026-03-16", -15, "overdue"),
        ("2027-03-16", -380, "overdue"),
    ] {
        assert_eq!(days(&project, as_of), (days_to_it, urgency.to_owned()), "{as_of}");
    }
}

#[test]
fn duties_are_listed_by_owner_and_kind() {
    let project = wiki();
    let titles = |arguments: &[&str]| {
        let run =
            project.runbuch(&[&["due", "--format", "csv", "--lang", "en"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.whole());
        let rows = run.stdout.lines().skip(1);
        rows.map(|row| row.split(',').nth(5).expect("a title").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&["--owner", "anna"]), ["Restore test NAS due"]);
    assert_eq!(titles(&["--owner", "Carla"]), ["Review: Start"]);
    assert!(titles(&["--owner", ""]).is_empty());
    assert_eq!(titles(&["--kind", "dienst"]), ["Restore test NAS due"]);
    assert_eq!(titles(&["--kind", "page"]), ["Review: Start"]);
    assert!(titles(&["--kind", "waiver"]).is_empty());
    for (arguments, said) in [
        (["--owner", "Ana"], "did you mean \"Anna\"?"),
        (["--owner", "Zacharias"], "\"Zacharias\" is not responsible"),
        (["--kind", "servic"], "service"),
    ] {
        let run = project.runbuch(&[&["due", "--lang", "en"], arguments.as_slice()].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.whole());
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

/// What `due -q` prints and ends with where nothing falls due, something is due soon, and something is overdue, of all
/// and of an owner.
#[test]
fn exit_codes_by_what_is_due() {
    let page = |reviewed: &str, owner: &str| {
        format!("---\ntitle: {owner}\nreviewed: {reviewed}\nowner: {owner}\n---\n# {owner}\n")
    };
    let nothing = Project::new().file("a.md", &page("2025-12-01", "Anna"));
    let soon = Project::new()
        .file("a.md", &page("2025-12-01", "Anna"))
        .file("b.md", &page("2025-01-25", "Bernd"));
    let overdue = Project::new()
        .file("a.md", &page("2025-12-01", "Anna"))
        .file("b.md", &page("2025-01-25", "Bernd"))
        .file("c.md", &page("2024-12-01", "Carla"));
    // The page of nobody is called Carla.
    let of_nobody = |written: &str| {
        let page =
            page("2024-12-01", "Carla").replace("owner: Carla", &format!("owner: {written}"));
        Project::new().file("a.md", &page)
    };
    for written in ["–", "N.N.", "\"\""] {
        let run = of_nobody(written).runbuch(&["due", "--format", "json"]).json();
        assert!(run["duties"][0]["owner"].is_null(), "{run}");
    }
    let nobody = of_nobody("–")
        .file("b.md", &page("2025-01-25", "Bernd"))
        .file("c.md", &page("2025-12-01", "Anna"));
    for (project, owner, on_overdue, on_soon) in [
        (&nothing, None, (0, ""), (0, "")),
        (&soon, None, (0, ""), (1, "Bernd")),
        (&soon, Some("Anna"), (0, ""), (0, "")),
        (&soon, Some("Bernd"), (0, ""), (1, "Bernd")),
        (&soon, Some(""), (0, ""), (0, "")),
        (&nobody, Some(""), (1, "Carla"), (1, "Carla")),
        (&nobody, Some("Anna"), (0, ""), (0, "")),
        (&overdue, None, (1, "Carla"), (1, "Carla Bernd")),
        (&overdue, Some("Anna"), (0, ""), (0, "")),
        (&overdue, Some("Bernd"), (0, ""), (1, "Bernd")),
        (&overdue, Some("Carla"), (1, "Carla"), (1, "Carla")),
    ] {
        for (fail_on, expected) in [("overdue", on_overdue), ("soon", on_soon)] {
            for format in ["human", "markdown", "csv"] {
                let mut arguments = vec!["due", "-q", "--fail-on", fail_on, "--format", format];
                arguments.extend(owner.into_iter().flat_map(|owner| ["--owner", owner]));
                let run = project.runbuch(&arguments);
                let named = run.stdout.lines().filter_map(|line| {
                    let owners = ["Anna", "Bernd", "Carla"];
                    owners.into_iter().find(|owner| line.contains(owner))
                });
                let named = named.collect::<Vec<_>>().join(" ");
                let seen = (run.code, named.as_str(), run.stderr.as_str());
                assert_eq!(seen, (expected.0, expected.1, ""), "{arguments:?}");
                assert_eq!(run.stdout.is_empty(), expected.0 == 0, "{arguments:?}");
            }
        }
    }
    let run = soon.runbuch(&["due", "-q", "--fail-on", "soon", "--owner", "Dora"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let run = nothing.runbuch(&["due", "-q", "--fail-on", "soon", "--format", "json"]);
    assert_eq!((run.code, run.json()["duties"].as_array().map(Vec::len)), (0, Some(0)));
}

#[test]
fn cron_hears_only_of_what_it_asks_for() {
    let project =
        Project::new().file("a.md", "---\nzuletzt_geprueft: 2025-03-01\nowner: Carla\n---\n# A\n");
    let told = |as_of: &str, fail_on: &str| {
        let run = project.runbuch(&["due", "-q", "--fail-on", fail_on, "--as-of", as_of]);
        assert_eq!(run.stderr, "");
        (run.code, run.stdout.lines().filter(|line| line.contains("2026-03-01")).count())
    };
    for (as_of, on_overdue, on_soon) in [
        ("2026-01-01", (0, 0), (0, 0)),
        ("2026-02-15", (0, 0), (1, 1)),
        ("2026-03-01", (0, 0), (1, 1)),
        ("2026-03-02", (1, 1), (1, 1)),
    ] {
        assert_eq!(told(as_of, "overdue"), on_overdue, "{as_of}");
        assert_eq!(told(as_of, "soon"), on_soon, "{as_of}");
        let quiet = project.runbuch(&["due", "-q", "--as-of", as_of, "--horizon", "1d"]);
        assert_eq!(
            (quiet.code, quiet.stdout.is_empty()),
            (0, as_of == "2026-01-01" || as_of == "2026-02-15"),
            "{as_of}"
        );
    }
}

#[test]
fn what_a_waiver_permits_is_due_with_its_end() {
    let waiver =
        "<!-- runbuch: allow S802 until=2026-02-28 reason=\"Angebot läuft\" by=\"Anna\" -->";
    let page = format!("# A\n\n{waiver}\nTODO\n");
    for (config, expected) in [("", "M003 S802"), ("[check.rules]\nM003 = \"off\"\n", "S802")] {
        let project = Project::new().file("book.toml", config).file("content/a.md", &page);
        let run = project.runbuch(&["due", "--format", "csv", "--kind", "waiver", "--lang", "de"]);
        let rows: Vec<&str> = run.stdout.lines().skip(1).collect();
        let [row] = rows.as_slice() else { panic!("one duty: {}", run.whole()) };
        assert!(row.starts_with("2026-02-28,2026-02-28,39,later,waiver,"), "{row}");
        assert_eq!(row.split(',').nth(9), Some(expected), "{row}");
    }
}

/// Between its day and the end of its grace period a duty is neither due soon nor overdue, wherever it is shown.
#[test]
fn a_duty_in_its_grace_period_has_a_place_of_its_own() {
    let project = wiki();
    let told = |arguments: &[&str], as_of: &str| {
        let service = ["due", "--kind", "service", "--as-of", as_of];
        project.runbuch(&[&service[..], arguments].concat()).stdout
    };
    let mut listed = Vec::new();
    for format in ["human", "markdown"] {
        for lang in ["de", "en"] {
            listed.push(told(&["--format", format, "--lang", lang], "2026-03-10"));
        }
    }
    insta::assert_snapshot!("due_grace", listed.join("\n"));
    for (as_of, lang, expected) in [
        ("2026-03-01", "de", ("20260301", "Restore-Test NAS fällig", "0")),
        (
            "2026-03-02",
            "de",
            ("20260302", "Restore-Test NAS fällig (Frist bis 15. März 2026)", "1"),
        ),
        (
            "2026-03-15",
            "en",
            ("20260315", "Restore test NAS due (grace period until 15 March 2026)", "14"),
        ),
        ("2026-03-16", "en", ("20260316", "Restore test NAS due (15 days overdue)", "15")),
    ] {
        let [event] = events(&told(&["--ics", "-", "--lang", lang], as_of))
            .try_into()
            .unwrap_or_else(|events| panic!("one event: {events:?}"));
        let seen = (&*event["DTSTART;VALUE=DATE"], &*event["SUMMARY"], &*event["SEQUENCE"]);
        assert_eq!(seen, expected, "{as_of}");
        assert_eq!(event.contains_key("TRIGGER"), as_of == "2026-03-01", "{as_of}");
    }
    for (fail_on, code) in [("overdue", 0), ("soon", 1)] {
        let run = project.runbuch(&[
            "due",
            "-q",
            "--kind",
            "service",
            "--fail-on",
            fail_on,
            "--as-of",
            "2026-03-10",
        ]);
        assert_eq!(run.code, code, "{fail_on}");
        assert_eq!(run.stdout.contains("NAS"), fail_on == "soon");
    }
    for (lang, page, expected) in [
        ("de", "public/compliance/termine.html", "Frist bis <time datetime=\"2026-03-15\">"),
        ("en", "public/compliance/due.html", "grace period until <time datetime=\"2026-03-15\">"),
    ] {
        let run = project.runbuch(&["build", "--as-of", "2026-03-10", "--lang", lang]);
        assert_eq!(run.code, 0, "{}", run.whole());
        let html = project.read(page);
        assert!(html.contains(expected), "{html}");
        assert!(html.contains("axis-mark due-grace"), "{html}");
    }
}

/// What the whole calendar has, those of the kinds share among them, and those of the owners have, each what is theirs.
#[test]
fn the_calendars_are_complete() {
    let row = |name: &str, owner: &str| {
        format!("| {name} | wichtig | 24 h | 4 h | 2025-03-01, bestanden, 2 h | {owner} |\n")
    };
    let head = "| Dienst | Datenklasse | RPO | RTO | Letzter Restore-Test | Owner |";
    let owners = [("A", "Anna"), ("B", "Anna, Bernd"), ("C", "niemand"), ("D", "–"), ("E", "N.N.")];
    let rows: String = owners.iter().map(|(name, owner)| row(name, owner)).collect();
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("index.md", "---\nzuletzt_geprueft: 2025-03-01\nowner: Carla\n---\n# Start\n\n[D](d.md) [W](w.md)\n")
        .file("d.md", &format!("# Dienste\n\n{head}\n|{}\n{rows}", " --- |".repeat(6)))
        .file(
            "w.md",
            "# Wartung\n\n| Aufgabe | Intervall | Zuletzt | Wer |\n| --- | --- | --- | --- |\n\
             | USV | jährlich | 2025-03-01 | Bernd |\n| Dach | jährlich | 2025-04-01 | |\n\n\
             <!-- runbuch: allow S802 until=2026-04-30 reason=\"Angebot\" by=\"Carla\" -->\nTODO\n",
        )
        .built();
    let read = |path: &str| events(&project.read(path));
    let ids = |events: &[crate::calendars::Event]| {
        events.iter().map(|it| it["UID"].clone()).collect::<Vec<_>>()
    };
    let mut whole = ids(&read("public/kalender.ics"));
    whole.sort();
    let is_calendar = |path: &String| path.ends_with(".ics");
    let files: Vec<String> =
        project.tree("public/kalender").into_keys().filter(is_calendar).collect();
    let (by_kind, by_owner): (Vec<String>, Vec<String>) =
        files.into_iter().partition(|path| path.starts_with("typ/"));
    let of = |path: &String| ids(&read(&format!("public/kalender/{path}")));
    let mut of_kinds: Vec<String> = by_kind.iter().flat_map(of).collect();
    of_kinds.sort();
    assert_eq!(of_kinds, whole, "{by_kind:?}");

    assert_eq!(by_owner, ["anna.ics", "bernd.ics", "carla.ics", "niemand.ics"]);
    let mut of_owners: Vec<String> = by_owner.iter().flat_map(of).collect();
    of_owners.sort();
    of_owners.dedup();
    assert_eq!(of_owners, whole);
    let json = project.runbuch(&["due", "--format", "json"]).json();
    for duty in json["duties"].as_array().expect("duties") {
        let title = duty["title"].as_str().expect("a title");
        let owner = duty["owner"].as_str().unwrap_or("niemand").to_lowercase();
        for path in &by_owner {
            let events = read(&format!("public/kalender/{path}"));
            let is_there = events.iter().any(|it| it["SUMMARY"].starts_with(title));
            let is_theirs = owner.split(", ").any(|name| *path == format!("{name}.ics"));
            assert_eq!(is_there, is_theirs, "{title}: {path}");
        }
    }
    let html = project.read("public/compliance/termine.html");
    assert!(html.contains("href=\"../kalender/niemand.ics\""), "{html}");
}

#[test]
fn a_calendar_has_an_event_for_each_duty() {
    let project = wiki();
    let calendar = project.runbuch(&["due", "--horizon", "P3M", "--ics", "-"]);
    let again = project.runbuch(&["due", "--horizon", "P3M", "--ics", "-"]);
    assert_eq!((calendar.code, &calendar.stdout), (0, &again.stdout));
    for property in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//runbuch//runbuch due//EN",
        "X-WR-CALNAME:Start: Fälligkeiten",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ] {
        assert_eq!(calendar.stdout.matches(property).count(), 1, "{property}\n{}", calendar.stdout);
    }
    assert!(!calendar.stdout.contains("RRULE"));
    let events = events(&calendar.stdout);
    // The review is overdue: an event of the as-of date.
    let days: Vec<&str> = events.iter().map(|it| it["DTSTART;VALUE=DATE"].as_str()).collect();
    assert_eq!(days, ["20260120", "20260301"]);
    assert_eq!(events[0]["SUMMARY"], "Prüfung: Start (19 Tage überfällig)");
    assert_eq!(events[0]["SEQUENCE"], "19");
    assert_eq!(events[1]["SUMMARY"], "Restore-Test NAS fällig");
    assert_eq!(events[1]["DTEND;VALUE=DATE"], "20260302");
    assert_eq!(events[1]["TRIGGER"], "-P14D");
    assert_eq!(
        (&*events[1]["DTSTAMP"], &*events[1]["CATEGORIES"]),
        ("20260120T000000Z", "service")
    );
    assert!(events[1]["DESCRIPTION"].contains("Anna"));
    assert_ne!(events[0]["UID"], events[1]["UID"]);
    let run = project.runbuch(&["due", "--horizon", "P3M", "--ics", "termine.ics"]);
    assert_eq!((run.code, project.read("termine.ics")), (0, calendar.stdout));
}

#[test]
fn an_overdue_event_stays_the_same_until_its_duty_is_done() {
    let project = wiki();
    let uid = |as_of: &str, horizon: &str| {
        let arguments = ["due", "--ics", "-", "--kind", "service", "--as-of", as_of];
        let calendar = project.runbuch(&[&arguments[..], &["--horizon", horizon]].concat());
        let events = events(&calendar.stdout);
        assert_eq!(events.len(), 1, "{}", calendar.stdout);
        events[0]["UID"].clone()
    };
    let ahead = uid("2026-01-20", "P6M");
    assert_eq!(uid("2026-03-10", "1d"), ahead);
    assert_eq!(uid("2026-06-10", "1d"), ahead);
    let table = project.read("dienste.md").replace("2025-09-01", "2026-06-10");
    let project = project.file("dienste.md", &table);
    let arguments = ["due", "--ics", "-", "--kind", "service", "--as-of", "2026-06-11"];
    let calendar = project.runbuch(&arguments).stdout;
    assert!(
        !calendar.contains(&ahead) && calendar.contains("DTSTART;VALUE=DATE:20261210"),
        "{calendar}"
    );
}

/// Who subscribes to a calendar of the site gets the next date for the one that is done.
#[test]
fn a_logged_test_goes_from_the_calendars_and_the_next_one_comes() {
    let project = Project::new()
        .file("index.md", "# Start\n\n[T](tests.md)\n")
        .file(
            "tests.md",
            "---\ntitle: Tests\n---\n# Tests\n\n| Test-ID | Typ | Frequenz | Verantwortlich |\n| --- | --- | --- | --- |\n\
             | BT-01 | NAS | Quartalsweise | Anna |\n\n| Datum | Test-ID | Ergebnis | Verantwortlich |\n\
             | --- | --- | --- | --- |\n| 2026-01-05 | BT-01 | bestanden | Anna |\n",
        );
    let published = |as_of: &str| {
        assert_eq!(project.runbuch(&["build", "--as-of", as_of]).code, 0);
        let is_asked = |path: &str| path.ends_with(".ics") && !path.ends_with("/niemand.ics");
        let files = project.tree("public").into_iter().filter(|(path, _)| is_asked(path));
        let files = files.map(|(path, bytes)| {
            let [event] =
                events(&String::from_utf8(bytes).expect("UTF-8")).try_into().expect(&path);
            event
        });
        files.collect::<Vec<_>>()
    };
    let fields = |events: &[crate::calendars::Event], name: &str| {
        let mut values: Vec<_> = events.iter().map(|event| event[name].clone()).collect();
        values.dedup();
        values.join(" / ")
    };
    let before = published("2026-04-20");
    assert!(before.len() > 1, "one for all, and one for Anna");
    assert_eq!(fields(&before, "DTSTART;VALUE=DATE"), "20260420");
    assert!(fields(&before, "SUMMARY").ends_with("(15 Tage überfällig)"));
    let log = ["log", "BT-01", "--result", "bestanden", "--date", "2026-04-20"];
    let run = project.runbuch(&[&log[..], &["--as-of", "2026-04-20"]].concat());
    assert_eq!(run.code, 0, "{}", run.whole());
    let after = published("2026-04-20");
    assert_eq!(after.len(), before.len());
    assert_eq!(fields(&after, "DTSTART;VALUE=DATE"), "20260720");
    let id = |events: &[_]| {
        let id = fields(events, "UID");
        let (duty, day) = id.split_at(16);
        (duty.to_owned(), day.to_owned())
    };
    assert_eq!(id(&after).0, id(&before).0);
    assert_eq!((&*id(&before).1, &*id(&after).1), ("-2026-04-05@runbuch", "-2026-07-20@runbuch"));
}

#[test]
fn a_calendar_is_never_empty() {
    let project = Project::new().file("index.md", "# A\n");
    let calendar = project.runbuch(&["due", "--ics", "-", "--lang", "en"]).stdout;
    let events = events(&calendar);
    assert_eq!(events.len(), 1, "{calendar}");
    assert_eq!(events[0]["SUMMARY"], "Nothing is due until 20 July 2026.");
}

/// What cannot be a day, a cadence or a period, the ends of the calendar, and a leap day.
fn strange() -> Project {
    Project::new()
        .file("index.md", "---\nreviewed: 9998-12-31\nreview_interval: P1Y\n---\n# A\n\n[b](b.md) [c](c.md) [d](d.md) [e](e.md) [f](f.md)\n")
        .file("b.md", "---\nreviewed: 2024-02-29\nreview_interval: P1Y\n---\n# B; \\, \"b\"\n")
        .file("c.md", "---\nreviewed: 2025-02-30\nreview_interval: bald\n---\n# C\n")
        .file("d.md", "---\nreviewed: 2025-02-01\nreview_interval: P9999Y\n---\n# D\n\n<!-- runbuch: allow S802 until=9999-12-31 reason=\"x\" -->\nTODO\n")
        .file("f.md", "---\nreviewed: 2025-06-01\nreview_interval: P0D\n---\n# F\n")
        .file(
            "e.md",
            "---\ntitle: E\ndate: 2026-01-01\n---\n# E\n\n| Test-ID | Typ | Frequenz |\n| --- | --- | --- |\n| BT-01 | NAS | Quartalsweise |\n\
             | BT-02 | DNS | alle Jubeljahre |\n| BT-03 | DHCP | alle 0 Monate |\n| BT-04 | VPN | Monatlich |\n\n\
             | Datum | Test-ID | Ergebnis |\n| --- | --- | --- |\n| 9999-12-31 | BT-01 | bestanden |\n\
             | 2026-02-30 | BT-02 | bestanden |\n| 2026-01-19 | BT-04 | bestanden |\n",
        )
}

#[test]
fn strange_days_are_told_and_the_others_stay() {
    let run = strange().runbuch(&["check", "--lang", "en"]);
    let place = |line: &str| line.trim_start().strip_prefix("--> ").map(str::to_owned);
    let mut lines = run.stdout.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let Some((level, rest)) = line.split_once('[') else { continue };
        if ["error", "warning"].contains(&level) {
            let code = rest.split_once(']').expect("a code").0;
            found.push(format!("{code} {}", lines.next().and_then(place).expect("a place")));
        }
    }
    insta::assert_snapshot!("strange_days", found.join("\n"));
    assert_eq!(run.code, 1);
    let csv =
        strange().runbuch(&["due", "--format", "csv", "--horizon", "P1Y", "--lang", "en"]).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        row.iter().take(6).collect::<Vec<_>>().join(" | ")
    });
    insta::assert_snapshot!("strange_duties", rows.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_calendar_of_the_world_ends() {
    let project = strange();
    for (as_of, horizon) in [
        ("0001-01-01", "P6M"),
        ("2024-02-29", "P1Y"),
        ("2026-01-20", "P9999Y"),
        ("2026-01-20", "90d"),
        ("9998-12-31", "P1Y"),
        ("9999-12-30", "P1Y"),
        ("9999-12-31", "P9999Y"),
    ] {
        let arguments = ["due", "--horizon", horizon, "--as-of", as_of];
        let run = |more: &[&str]| project.runbuch(&[&arguments[..], more].concat());
        let calendar = run(&["--ics", "-"]);
        let events = events(&calendar.stdout);
        assert!(
            calendar.code == 0 && !events.is_empty(),
            "{as_of} {horizon}: {}",
            calendar.whole()
        );
        for format in ["human", "csv", "markdown"] {
            let run = run(&["--format", format]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{as_of} {horizon} {format}");
        }
        let json = run(&["--format", "json"]).json();
        assert_eq!(json["as_of"], as_of);
        let schema = serde_json::from_str(include_str!("../../schemas/due.schema.json"));
        let schema: serde_json::Value = schema.expect("JSON");
        assert!(jsonschema::draft202012::is_valid(&schema, &json), "{json}");
        let code = if json["duties"].to_string().contains("\"overdue\"") { 1 } else { 0 };
        assert_eq!(run(&["-q", "--fail-on", "overdue"]).code, code, "{as_of}");
    }
    for wrong in ["10000-01-01", "-0001-01-01", "2026-02-29", "2026-13-01", "0", "heute"] {
        let as_of = format!("--as-of={wrong}");
        let run = project.runbuch(&["due", "--as-of", "2026-01-20", &as_of]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{wrong}: {}", run.whole());
    }
    for wrong in ["P0D", "0 d", "P99999999999Y", "99999999999999999999 Jahre", "nie"] {
        let run = project.runbuch(&["due", "--horizon", wrong]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{wrong}: {}", run.whole());
    }
}

#[test]
fn events_and_lists_lead_to_the_site() {
    let project = wiki()
        .file("book.toml", "[output.html]\nsite-url = \"https://wiki.example.org/handbuch/\"\n");
    let calendar = project.runbuch(&["due", "--ics", "-"]).stdout;
    let url = "https://wiki.example.org/handbuch/dienste.html#rb-t1-1-9";
    assert_eq!(events(&calendar)[1]["URL"], url);
    assert!(
        project.runbuch(&["due", "--format", "markdown"]).stdout.contains(&format!("]({url})"))
    );
}

#[test]
fn services_with_their_obligations() {
    let project = wiki();
    for lang in ["de", "en"] {
        let run = project.runbuch(&["report", "--lang", lang]);
        insta::assert_snapshot!(format!("report_{lang}"), run.whole());
    }
    let csv = project.runbuch(&["report", "--format", "csv", "--bom"]);
    insta::assert_snapshot!("report_csv", csv.stdout.replace('\r', "␍"));
    assert!(csv.stdout.starts_with('\u{feff}'));
    insta::assert_snapshot!("report_json", project.runbuch(&["report", "--format", "json"]).stdout);
}

#[test]
fn a_delimiter_separates_the_cells() {
    let project = wiki();
    let with =
        |args: &[&str]| project.runbuch(&[&["report", "--format", "csv"], args].concat()).stdout;
    let commas = with(&[]);
    assert_eq!(with(&["--delimiter", ","]), commas);
    let head = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    assert_eq!(head(&with(&["--delimiter", ";"])), head(&commas).replace(',', ";"));
    assert_eq!(head(&with(&["--delimiter", "\\t"])), head(&commas).replace(',', "\t"));
    for wrong in [";;", "", "a", "\""] {
        let run = project.runbuch(&["report", "--format", "csv", "--delimiter", wrong]);
        assert_eq!(run.code, 2, "{wrong}: {}", run.whole());
    }
    let run = project.runbuch(&["report", "--delimiter", ";", "--lang", "en"]);
    assert!(
        run.code == 2 && run.stderr.contains("--delimiter works only with CSV"),
        "{}",
        run.whole()
    );
}

#[test]
fn a_byte_order_mark_is_for_csv_only() {
    let project = wiki();
    for (lang, said) in [("de", "--bom gibt es nur für CSV"), ("en", "--bom works only with CSV")]
    {
        for format in ["markdown", "json"] {
            let run = project.runbuch(&["report", "--bom", "--format", format, "--lang", lang]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.whole());
            assert!(run.stderr.contains(said), "{}", run.stderr);
        }
    }
}

#[test]
fn until_when_evidence_is_good_is_known_of_a_rule_that_is_off_too() {
    let project = wiki();
    let valid = |flags: &[&str]| {
        let arguments = [&["report", "--format", "json"], flags].concat();
        let report = project.runbuch(&arguments).json();
        let rows = report["services"].as_array().expect("services").clone();
        rows.iter().map(|row| row["valid_until"].clone()).collect::<Vec<_>>()
    };
    let usual = valid(&[]);
    assert!(usual.iter().any(serde_json::Value::is_string), "{usual:?}");
    assert_eq!(valid(&["--allow", "T302"]), usual);
}

#[test]
fn permitted_findings_are_no_broken_promises() {
    let waiver = "<!-- runbuch: allow B201 until=2026-12-31 reason=\"Umbau\" by=\"Anna\" -->\n";
    let table = wiki().read("dienste.md");
    let project = wiki().file("dienste.md", &format!("{waiver}{table}"));
    let json = project.runbuch(&["report", "--format", "json"]).json();
    let obligations = json["services"][1]["obligations"].as_array().expect("obligations");
    let rpo = obligations.iter().find(|it| it["name"] == "rpo").expect("the RPO");
    let waived = (rpo["state"].as_str(), rpo["waived_until"].as_str());
    assert_eq!(waived, (Some("waived"), Some("2026-12-31")));
}

#[test]
fn records_fall_due_as_their_schema_says() {
    let contracts = "# Contracts\n\n| Contract | Provider | Ends | Notice period | Owner |\n| --- | --- | --- | --- | --- |\n\
                     | Fibre | Telekom | 2026-06-30 | 3 months | Ann |\n";
    let certificates = "# TLS certificates\n\n| Certificate | Valid until | Renewal |\n| --- | --- | --- |\n\
                        | vpn.example.org | 2026-01-15 | by hand |\n| vpn.example.org | 2026-03-15 | |\n\
                        | www.example.org | 2026-01-15 | automatic |\n";
    let again =
        "# Certificates\n\n| Name | Expires |\n| --- | --- |\n| vpn.example.org | 2026-03-15 |\n";
    let project = Project::new()
        .file("contracts.md", contracts)
        .file("certificates.md", certificates)
        .file("overview.md", again);
    let run = project.runbuch(&["due", "--horizon", "P1Y", "--lang", "en"]);
    assert_eq!(
        run.stdout,
        "Overdue\n  2026-01-15  for 5 days  Certificate vpn.example.org expires  certificates.md:5:21\n\n\
         Due later\n  2026-03-15  in 54 days  Certificate vpn.example.org expires  certificates.md:6:21\n  \
         2026-03-31  in 70 days  Last day to give notice: Contract Fibre (Ann)  contracts.md:5:21\n"
    );
    let german =
        project.runbuch(&["due", "--kind", "contract", "--horizon", "P1Y", "--lang", "de"]);
    assert!(german.stdout.contains("Kündigung bis: Vertrag Fibre (Ann)"), "{}", german.stdout);
    assert_eq!(project.runbuch(&["due", "--fail-on", "overdue", "-q"]).code, 1);
    let report = project.runbuch(&["report", "--format", "json"]).json();
    let due = report["due"].as_array().expect("duties");
    let told: Vec<_> = due.iter().map(|it| (it["day"].as_str(), it["kind"].as_str())).collect();
    let certificate = Some("certificate");
    let expected = [
        ("2026-01-15", certificate),
        ("2026-03-15", certificate),
        ("2026-03-31", Some("contract")),
    ];
    assert_eq!(told, expected.map(|(day, kind)| (Some(day), kind)));
}
