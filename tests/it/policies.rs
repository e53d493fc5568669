//! Rules that a wiki has of its own.

use std::collections::BTreeSet;

use runbuch::language::Lang;
use runbuch::pipeline::Session;

use crate::manual::chapter;
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

/// A kind of certificates.
const CERTIFICATE: &str = "x-label: { de: Zertifikat, en: Certificate }
x-shape: { row: { all: [name, valid_until, used_by] } }
type: object
required: [name]
properties:
  name: { type: string, x-name: true, x-alias: [zertifikat] }
  valid_until: { type: string, x-value: date, x-alias: [gültig_bis] }
  used_by: { type: string, x-alias: [verwendet_von] }
  reach: { type: string, enum: [öffentlich, intern, public], x-canonical: { public: öffentlich } }
  also: { type: array, items: { type: string } }
  owner: { type: string, x-owner: true, x-alias: [verantwortlich] }
";

/// The wiki with certificates: one for each day, named after it.
fn with_certificates(book: &str, rows: &[(&str, &str)]) -> Project {
    let rows: String = rows
        .iter()
        .map(|(day, host)| format!("| tls-{day} | {day} | {host} | public | Ben |\n"))
        .collect();
    let table = format!(
        "# Zertifikate\n\n| Zertifikat | Gültig bis | Verwendet von | Reach | Verantwortlich |\n\
         | --- | --- | --- | --- | --- |\n{rows}"
    );
    wiki(book)
        .file("schemas/certificate.yaml", CERTIFICATE)
        .file("content/index.md", "# Start\n\n[a](a.md) [b](b.md) [c](c.md)\n")
        .file("content/c.md", &table)
}

/// Policies with codes from X001 on, of these kinds and conditions.
fn policies(conditions: &[(&str, &str)]) -> String {
    let policy = |(number, (kind, condition)): (usize, &(&str, &str))| {
        let code = number + 1;
        format!(
            "[[policy]]\ncode = \"X{code:03}\"\nkind = \"{kind}\"\nrequire = \'\'\'{condition}\'\'\'\n"
        )
    };
    conditions.iter().enumerate().map(policy).collect()
}

/// The findings of policies: `path:line code level subject: message`.
fn found(project: &Project) -> Vec<String> {
    found_in(&project.session())
}

fn found_in(session: &Session) -> Vec<String> {
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
fn a_date_is_a_day() {
    let page = "---\nkind: service\nname: Mail\ndatenklasse: critical\nspeicherort: NAS\n\
                restore_test: { date: Januar 2026 }\nlast_reviewed: 2026-01-11\n---\n\n# Mail\n";
    for condition in [
        "restore_test.date == '2026-01' && restore_test.date == '2026-01-01'",
        "restore_test.date < '2026-01-02' && '2025-12-31' < restore_test.date",
        "restore_test.date + duration('P1D') == date('2. Januar 2026')",
        "date('2026-01-11') - restore_test.date == 10",
        "restore_test.date.startsWith('2026') && date(restore_test.date) == restore_test.date",
        "today - restore_test.date > duration('P18D') && today - restore_test.date < 20",
    ] {
        let project = Project::new()
            .file("book.toml", &policies(&[("service", condition)]))
            .file("content/mail.md", page);
        assert_eq!(found(&project), [""; 0], "{condition}");
        let not = policies(&[("service", &format!("!({condition})"))]);
        assert_eq!(found(&project.file("book.toml", &not)).len(), 1, "{condition}");
    }
}

#[test]
fn words_are_compared_by_what_they_mean() {
    for (condition, code) in [
        ("data_class == 'critical'", 0),
        ("'Critical' == data_class", 0),
        ("data_class in ['critical', 'important']", 0),
        ("data_class != 'geschäftskritisch'", 1),
        ("data_class != 'kritisch'", 1),
        ("data_class in ['important']", 1),
    ] {
        let book = policies(&[("service", condition)]);
        let project =
            Project::new().file("book.toml", &book).file("content/a.md", &service("Mail", "24 h"));
        assert_eq!(found(&project).len(), code, "{condition}");
    }
    let refused = |condition: &str| refused(&policies(&[("service", condition)]));
    assert_eq!(
        refused("data_class == 'kritsch'"),
        "book.toml:4:29: `kritsch` ist kein Wert dieses Felds; meinten Sie `kritisch`?\n"
    );
    let said = refused("name != 'x' && data_class in ['critical', 'bunt']");
    assert!(
        said.starts_with("book.toml:4:57: `bunt` ist kein Wert dieses Felds; möglich: kritisch"),
        "{said}"
    );
    assert_eq!(
        refused("restore_test.date > 'bald'"),
        "book.toml:4:35: `bald` wird nicht als Tag erkannt; möglich ist `2026-01-31`\n"
    );
    assert_eq!(
        refused("backup.all(b, b.ofsite)"),
        "book.toml:4:30: Das Feld `ofsite` gibt es nicht; meinten Sie `offsite`?\n"
    );
}

#[test]
fn relations_lead_to_records_of_other_kinds() {
    let conditions = [
        ("service", "records('certificate').filter(c, c.used_by == name).size() >= 1"),
        ("service", "records('certificate').exists(c, c.used_by == name && c.reach == 'public')"),
        ("certificate", "records('service').exists(s, s.name == used_by)"),
        (
            "certificate",
            "records('Zertifikat').all(c, c.name == name || c.valid_until != valid_until)",
        ),
    ];
    let project = with_certificates(
        &policies(&conditions),
        &[("2027-01-01", "Mail"), ("2027-02-01", "Chat"), ("2027-03-01", "Pager")],
    );
    let message =
        |number: usize| format!("Die Bedingung `{}` ist nicht erfüllt", conditions[number].1);
    let mut expected = Vec::new();
    for (place, code, name) in [
        ("b.md:5", 1, "Git"),
        ("b.md:5", 2, "Git"),
        ("b.md:6", 1, "Wiki"),
        ("b.md:6", 2, "Wiki"),
        ("c.md:7", 3, "tls-2027-03-01"),
    ] {
        let message = message(code - 1);
        expected.push(format!("content/{place} X{code:03} error {name}: {message}"));
    }
    assert_eq!(found(&project), expected);
}

#[test]
fn relations_that_do_not_exist_are_refused_at_their_place() {
    let refused = |condition: &str| {
        let project = with_certificates(&policies(&[("service", condition)]), &[]);
        let run = check(&project, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        run.stderr.replace("Fehler: ", "")
    };
    assert_eq!(
        refused("records('certificat').size() > 0"),
        "book.toml:4:23: Den Typ `certificat` gibt es nicht; meinten Sie `certificate`?\n"
    );
    assert_eq!(
        refused("records('certificate').filter(c, c.usedby == name).size() > 0"),
        "book.toml:4:49: Das Feld `usedby` gibt es nicht; meinten Sie `used_by`?\n"
    );
    assert_eq!(
        refused("records('certificate').filter(c, c.used_by == name).all(c, c.reach == 'pubic')"),
        "book.toml:4:85: `pubic` ist kein Wert dieses Felds; meinten Sie `public`?\n"
    );
    assert_eq!(
        refused("records(name).size() > 0"),
        "book.toml:4:14: `records` braucht den Namen eines Typs in Anführungszeichen: \
         `records(\"certificate\")`\n"
    );
}

#[test]
fn what_cannot_be_read_is_reported_once() {
    let conditions = [
        ("certificate", "valid_until > today"),
        ("service", "records('certificate').all(c, c.valid_until > today)"),
    ];
    let project = with_certificates(&policies(&conditions), &[("30.02.2026", "Mail")]);
    assert_eq!(found(&project), [""; 0]);
    assert!(check(&project, &[]).stdout.contains("F105"));
    // A date that is missing is none that cannot be read.
    let project =
        with_certificates(&policies(&conditions), &[("30.02.2026", "Mail"), ("–", "Chat")]);
    let places: Vec<String> = found(&project)
        .iter()
        .map(|it| it.split(" error").next().unwrap_or_default().to_owned())
        .collect();
    let expected = ["a.md:2 X002", "b.md:5 X002", "b.md:6 X002", "b.md:9 X002", "c.md:6 X001"];
    assert_eq!(places, expected.map(|it| format!("content/{it}")));
}

#[test]
fn a_policy_that_goes_through_too_much_says_so_once() {
    let condition = "records('certificate').filter(c, c.name.startsWith(name)).size() == 1";
    let book = policies(&[("certificate", condition)]);
    let rows: Vec<String> = (1..=1_500).map(|it| format!("n{it:04}")).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|it| (it.as_str(), "Mail")).collect();
    let found = found(&with_certificates(&book, &rows));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]
            .starts_with("book.toml:4 X001 error X001: Die Bedingung von `X001` wurde nur für "),
        "{}",
        found[0]
    );
    let by_key = condition.replace("c.name.startsWith(name)", "c.name == name");
    let book = policies(&[("certificate", &by_key)]);
    assert_eq!(self::found(&with_certificates(&book, &rows)), [""; 0]);
}

/// Certificates, a freeze that comes and goes, and a service that all of them are for.
fn with_days() -> Project {
    let book = policies(&[
        ("certificate", "valid_until - today > duration(\"P30D\")"),
        (
            "service",
            "records(\"certificate\").filter(c, c.used_by == name).all(c, c.valid_until >= today)",
        ),
        (
            "service",
            "name != \"Git\" || today < date(\"2026-12-20\") || today > date(\"2027-01-06\")",
        ),
        ("certificate", "today < date(\"2026-06-01\") || today <= valid_until"),
        ("service", "name != \"Chat\" || today < date(\"2027-02-28\") || rto < rpo"),
        ("certificate", "today >= date(\"2026-03-01\")"),
    ]);
    let book = book.replacen(
        "kind",
        "slug = \"renew\"\ntitle = \"Zertifikat erneuern\"\nlevel = \"warning\"\nkind",
        1,
    );
    with_certificates(
        &book,
        &[
            ("2026-02-10", "Mail"),
            ("2026-03-31", "Mail"),
            ("2026-05-05", "Chat"),
            ("2027-02-28", "Git"),
            ("2028-02-29", "Wiki"),
            ("9999-12-31", "Mail"),
        ],
    )
}

#[test]
fn each_day_of_two_years_brings_what_due_named() {
    let project = with_days();
    let on = |day: jiff::civil::Date| {
        let mut options = project.options();
        options.as_of = day;
        let session = Session::open(options).expect("a wiki that can be read");
        let own = session.diagnostics.iter().filter(|it| it.finding.rule.code.starts_with('X'));
        own.map(|it| (it.finding.rule.code.to_string(), it.fingerprint.clone()))
            .collect::<BTreeSet<_>>()
    };
    let due = project.runbuch(&["due", "--horizon", "P2Y", "--format", "json"]).json();
    let mut named = BTreeSet::new();
    for duty in due["duties"].as_array().expect("duties") {
        for finding in duty["findings"].as_array().expect("findings") {
            let text = |key: &str| finding[key].as_str().expect(key).to_owned();
            if text("code").starts_with('X') {
                named.insert((text("from"), text("code"), text("fingerprint")));
            }
        }
    }
    let today: jiff::civil::Date = crate::project::TODAY.parse().expect("a day");
    let mut before = on(today);
    let is_named_now = |(code, fingerprint): &(String, String)| {
        named.contains(&(today.to_string(), code.clone(), fingerprint.clone()))
    };
    // The last policy was never fulfilled before: it has no day by which anything had to be done.
    assert!(before.iter().all(|it| is_named_now(it) == (it.0 != "X006")), "{before:?} {named:?}");
    let mut brought: BTreeSet<_> =
        named.iter().filter(|it| it.0 == today.to_string()).cloned().collect();
    for count in 1..=730 {
        let day = today.checked_add(jiff::Span::new().days(count)).expect("a day");
        let after = on(day);
        let new = after.difference(&before).cloned();
        brought.extend(new.map(|(code, fingerprint)| (day.to_string(), code, fingerprint)));
        before = after;
    }
    assert_eq!(brought, named);
    let days: BTreeSet<&str> = named.iter().map(|(day, ..)| day.as_str()).collect();
    for day in ["2026-02-11", "2026-03-01", "2026-06-01", "2026-12-20", "2027-01-29", "2027-02-28"]
    {
        assert!(days.contains(day), "{day} {days:?}");
    }
}

#[test]
fn a_policy_with_a_day_is_a_duty() {
    let project = with_days();
    let due = |more: &[&str]| {
        let arguments = ["due", "--horizon", "P3M", "--lang", "de", "--kind", "certificate"];
        let run = project.runbuch(&[&arguments, more].concat());
        run.stdout
    };
    let csv = due(&["--format", "csv", "--owner", "Ben"]);
    let renew: Vec<&str> =
        csv.lines().filter(|line| line.contains("Zertifikat erneuern")).collect();
    assert_eq!(renew.len(), 3, "{csv}");
    assert!(
        renew[0].contains("2026-01-10") && renew[0].contains("Zertifikat erneuern: tls-2026-02-10"),
        "{csv}"
    );
    let rule = project.runbuch(&["rule", "renew", "--lang", "en"]).stdout;
    assert!(rule.starts_with("# X001 renew\n\nwarning ⏱\n"), "{rule}");
    assert!(rule.contains("The condition depends on the date"), "{rule}");
    let capped = check(&project, &["--time-rules", "note", "--format", "json"]).json();
    let findings = capped["findings"].as_array().expect("findings");
    let own: Vec<_> = findings.iter().filter(|it| it["code"] == "X001").collect();
    assert!(!own.is_empty() && own.iter().all(|it| it["level"] == "note"), "{own:?}");
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
        "Fehler: Die Regel `X002` gibt es nicht. Meinten Sie X001 (critical-rpo)?\n"
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
    assert!(said.contains("Die Regel `X002` gibt es nicht"), "{said}");
    assert!(!said.contains("Die Regel `X001` gibt es nicht"), "{said}");
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
          `.` lässt sich darauf nicht anwenden: kein Wert und Text"]
    );
    let book = book.replace("restore_test.date >= '2026-01-01'", "rto <= 'x'");
    let project = wiki(&book).file("content/b.md", "# Leer\n");
    assert_eq!(
        found(&project),
        ["content/a.md:2 X007 error Mail: Die Bedingung lässt sich hier nicht auswerten: \
          `<=` lässt sich darauf nicht anwenden: eine Dauer und Text"]
    );
}

#[test]
fn a_condition_has_to_say_yes_or_no() {
    let said =
        |instead: &str| format!("das Ergebnis ist weder wahr noch falsch, sondern {instead}");
    // Where the record decides, the finding is there.
    for (condition, instead) in
        [("name", "Text"), ("rpo", "eine Dauer"), ("size(name)", "eine Zahl")]
    {
        let book = policies(&[("service", condition)]);
        let found = found(&wiki(&book).file("content/b.md", "# Leer\n"));
        let [found] = found.as_slice() else { panic!("{condition}: {found:?}") };
        assert!(found.ends_with(&said(instead)), "{found}");
    }
    for (condition, instead) in [
        ("today", "ein Tag"),
        ("data_class", "Text"),
        ("backup", "eine Liste"),
        ("restore_test", "ein Eintrag"),
        ("['a', 'b']", "eine Liste"),
    ] {
        let refused = refused(&policies(&[("service", condition)]));
        assert!(
            refused.contains(&said(instead)) && refused.starts_with("book.toml:4:"),
            "{refused}"
        );
    }
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
        "book.toml:5:40: Der Typ `service` hat kein Feld `rpp`; meinten Sie `rpo`?\n"
    );
    assert_eq!(
        changed("rpo <= duration", "rpo <= duratoin"),
        "book.toml:5:47: Die Funktion `duratoin` gibt es nicht; meinten Sie `duration`?\n"
    );
    assert_eq!(
        changed("4 h", "bald"),
        "book.toml:5:57: `bald` wird nicht als Dauer erkannt; möglich ist zum Beispiel `24 h`\n"
    );
    assert_eq!(
        changed("\"service\"", "\"servise\""),
        "book.toml:4:8: Den Typ `servise` gibt es nicht; meinten Sie `service`?\n"
    );
    assert_eq!(
        changed("\"critical-rpo\"", "\"broken-link\""),
        "book.toml:3:8: Die Regel `broken-link` gibt es schon\n"
    );
    assert_eq!(
        changed("\"X001\"", "\"L701\""),
        "book.toml:2:8: `L701` ist kein gültiger Code einer eigenen Regel; verwenden Sie ein X und drei Ziffern: `X001`\n"
    );
    assert_eq!(
        refused(&format!("{X001}{}", X001.replace("critical-rpo", "other-rpo"))),
        "book.toml:9:8: Die Regel `X001` gibt es schon\n"
    );
    assert_eq!(
        refused("[[policy]]\ncode = \"X001\"\n").lines().count(),
        2,
        "kind and require are missing"
    );
    let said = changed("|| rpo", "|| |rpo");
    assert!(said.starts_with("book.toml:5:40: Die Bedingung ist ungültig: "), "{said}");
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
         Eine eigene Regel dieses Wikis. Sie gilt für alle Einträge des Typs `service`:\n\n\
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
        assert!(said.contains("ist keine Adresse, die eine Seite verlinken darf"), "{said}");
    }
    for url in ["b.html", "/b.html#x:y", "https://x.example/a:b", "file:///x/b.html", "ä b:c"] {
        let book = format!("[output.html.redirect]\n\"/old.html\" = \"{url}\"\n");
        assert_eq!(wiki(&book).runbuch(&["build"]).code, 0, "{url}");
    }
}

#[test]
fn the_example_of_the_manual_works() {
    let chapter = chapter(Lang::En, "own/policies.md");
    let book = chapter.split("```toml\n").nth(1).and_then(|it| it.split("```").next());
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

#[test]
fn the_examples_of_the_manual_with_days_work() {
    for lang in Lang::ALL {
        let chapter = chapter(lang, "own/policies.md");
        let book = chapter.split("```toml\n").nth(2).and_then(|it| it.split("```").next());
        let project = with_certificates(
            book.expect("an example"),
            &[("2026-02-10", "Mail"), ("2026-05-05", "Chat"), ("2026-01-15", "Mail")],
        );
        let lines: Vec<String> = found(&project)
            .into_iter()
            .map(|line| line.split(": ").next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(
            lines,
            [
                "content/a.md:2 X004 error Mail",
                "content/c.md:5 X003 warning tls-2026-02-10",
                "content/c.md:7 X003 warning tls-2026-01-15",
            ]
        );
    }
}
