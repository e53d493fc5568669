//! Records and near misses.

use std::fmt::Write as _;
use std::sync::Arc;

use super::*;
use crate::source::SourceFile;

fn read(text: &str) -> PageRecords {
    let source = SourceFile::new("a.md", text.as_bytes().to_vec());
    of_page(&Page::parse(Arc::new(source), &Arc::default()), &Kinds::bundled())
}

/// Each record on a line: kind, shape, and what it says, with the written bytes where they differ.
fn shown(text: &str) -> String {
    let mut lines = String::new();
    for record in read(text).records {
        writeln!(lines, "{} {:?} {}", record.kind.name, record.shape, value(&record.data, text))
            .expect("a string");
    }
    lines
}

fn value(value: &FieldValue, file: &str) -> String {
    match &value.value {
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| self::value(item, file)).collect();
            format!("[{}]", items.join(" | "))
        }
        Value::Map(members) => {
            let member = |it: &Member| format!("{}={}", it.key, self::value(&it.value, file));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(" "))
        }
        Value::Null if value.written.is_empty() => "-".to_owned(),
        _ if value.span.of(file) == value.written => value.written.clone(),
        _ => format!("{}<{}>", value.written, value.span.of(file)),
    }
}

fn kinds(text: &str) -> Vec<String> {
    let records = read(text).records.into_iter();
    records.map(|record| format!("{} {:?}", record.kind.name, record.shape)).collect()
}

#[test]
fn one_service_in_every_shape_is_one_record() {
    let page = "---\ntitle: NAS\nkind: service\nDatenklasse: kritisch\nspeicherort: RAID\nrpo: 24 h\n\
                rto: 4 h\nbackup:\n  - intervall: täglich\nrestore_test: { datum: 2026-01-11, \
                ergebnis: bestanden, owner: Anna }\n---\n";
    let row = "| Dienst | Datenklasse | Speicherort | RPO | RTO | Backup-Intervall | Letzter Restore-Test |\n\
               |-|-|-|-|-|-|-|\n\
               | NAS | kritisch | RAID | 24 h | 4 h | täglich | 2026-01-11, bestanden, Anna |\n";
    let bullets = "## NAS\n\n- **Datenklasse**: kritisch\n- **Speicherort**: RAID\n- **RPO**: 24 h\n\
                   - **RTO:** 4 h\n- Backup:\n  - Intervall: täglich\n- **Letzter Restore-Test**: \
                   2026-01-11 (bestanden, Anna)\n";
    let lines = "## NAS\n\nDatenklasse: kritisch\nSpeicherort: RAID\n\nRPO / RTO: 24 h / 4 h\n\
                 Backup: täglich\nRestore-Test: 2026-01-11, bestanden, Anna\n";
    let definitions = "## NAS\n\nDatenklasse\n: kritisch\n\nSpeicherort\n: RAID\n\nRPO\n: 24 h\n\n\
                       RTO\n: 4 h\n\nBackup\n: täglich\n\nRestore-Test\n: 2026-01-11, bestanden, Anna\n";
    let table = "## NAS\n\n| Feld | Wert |\n|-|-|\n| Datenklasse | kritisch |\n| Speicherort | RAID |\n\
                 | RPO | 24 h |\n| RTO | 4 h |\n| Backup | täglich |\n\
                 | Restore-Test | 2026-01-11, bestanden, Anna |\n";
    let facts = "## NAS (**aktiv**)\n\n**Datenklasse:** kritisch\n**Speicherort:** RAID\n**RPO**: 24 h\n\
                 **RTO**: 4 h\n\n**Backup:**\n\n- täglich\n\n\
                 **Restore-Test:** 2026-01-11, bestanden, Anna\n";
    let top = "---\ntitle: NAS\n---\n\n| Datenklasse | kritisch |\n|-|-|\n| Speicherort | RAID |\n| RPO | 24 h |\n\
               | RTO | 4 h |\n| Backup | täglich |\n| Restore-Test | 2026-01-11, bestanden, Anna |\n\n## Zugang\n";
    let overview = "# NAS\n\nText.\n\n## 1. Übersicht\n\n| | |\n|-|-|\n| Datenklasse | kritisch |\n\
                    | Speicherort | RAID |\n| RPO | 24 h |\n| RTO | 4 h |\n\n## Backup & Recovery\n\n\
                    | Eigenschaft | Wert |\n|-|-|\n| Backup | täglich |\n\
                    | Restore-Test | 2026-01-11, bestanden, Anna |\n";
    let item = "## Dienste\n\n- **NAS**\n  - Datenklasse: kritisch\n  - Speicherort: RAID\n  - RPO: 24 h\n\
                \x20 - RTO: 4 h\n  - Backup: täglich\n  - Restore-Test: 2026-01-11, bestanden, Anna\n";
    for (text, shape) in [
        (page, Shape::Page),
        (row, Shape::Row),
        (bullets, Shape::Section),
        (lines, Shape::Section),
        (definitions, Shape::Section),
        (table, Shape::Facts),
        (facts, Shape::Facts),
        (top, Shape::Facts),
        (overview, Shape::Facts),
        (item, Shape::Facts),
    ] {
        let records = read(text).records;
        let [record] = records.as_slice() else { panic!("{text}\n{}", shown(text)) };
        assert_eq!((record.shape, record.name()), (shape, "NAS"));
        let values = record.values();
        assert_eq!(values.word("data_class"), Some("kritisch"));
        assert_eq!(values.text("storage"), Some("RAID"));
        let (rpo, rto) = (values.duration("rpo"), values.duration("rto"));
        let (rpo, rto) = (rpo.expect("an RPO"), rto.expect("an RTO"));
        assert_eq!((rpo.span.of(text), rto.span.of(text)), ("24 h", "4 h"));
        let backup = values.maps("backup").next().expect("a backup");
        assert_eq!(backup.cadence("interval").expect("an interval").span.of(text), "täglich");
        let test = values.map("restore_test").expect("a test");
        assert_eq!(test.date("date").expect("a date").span.of(text), "2026-01-11");
        assert_eq!((test.text("result"), test.text("owner")), (Some("bestanden"), Some("Anna")));
    }
}

#[test]
fn what_only_looks_like_a_record_is_none() {
    for text in [
        "| Priorität | Dienst | Auswirkung |\n|-|-|-|\n| 1 | NAS | hoch |\n",
        "## NAS\n\n- **RPO**: 24 h\n- **Owner**: Anna\n",
        "## Ziele\n\n- RPO: 24 h\n- RTO: 4 h\n",
        "## Begriffe\n\n- **RPO**: größter Datenverlust\n- **RTO**: längste Dauer\n- **MTA**: Grenze\n",
        "| Begriff | Bedeutung |\n|-|-|\n| RPO | 24 h |\n| RTO | 4 h |\n| MTA | 1 Tag |\n",
        "| Datum | Ergebnis |\n|-|-|\n| 2026-01-01 | gut |\n",
        "| Aufgabe | Anna | Bernd |\n|-|-|-|\n| Müll | Montag | Dienstag |\n",
        "## Täglich backen\n\n- Brot\n",
        "## Schritt 1\n",
        "- P1 (Critical): 15 Minuten\n",
        "## Phase der Ruhe\n",
        "| Host | Rolle |\n|-|-|\n| a | b |\n",
        "<!-- kind: none -->\n\n| Test-ID | Frequenz |\n|-|-|\n| T1 | täglich |\n",
    ] {
        assert_eq!(shown(text), "", "{text}");
    }
}

#[test]
fn a_restore_test_says_that_it_is_one() {
    for (text, name) in [
        ("## BT-LH-01\n\n- Frequenz: quartalsweise\n", "BT-LH-01"),
        ("## RT-1: Dateien vom NAS\n\n- Turnus: monatlich\n", "RT-1"),
        ("## NAS\n\n- Test-ID: W7\n- Frequenz: quartalsweise\n", "W7"),
        ("## Restore-Tests\n\n### NAS\n\n- Frequenz: quartalsweise\n", "NAS"),
        ("# Tests der Wiederherstellung\n\n## NAS\n\n- Turnus: jährlich\n", "NAS"),
        ("# NAS\n\n## Recovery drill\n\n- Frequency: yearly\n", "NAS"),
        ("---\ntitle: DR-Tests\n---\n\n## NAS\n\n- Intervall: jährlich\n", "NAS"),
    ] {
        let records = read(text).records;
        let [record] = records.as_slice() else { panic!("{text}\n{}", shown(text)) };
        let values = record.values();
        let subject = values.text("test_id").or(values.text("scope"));
        assert_eq!((record.kind.name.as_str(), subject), ("restore-test-plan", Some(name)));
    }
    for text in [
        "## DR-1\n\n- Datum: 2026-01-10\n- Ergebnis: bestanden\n",
        "# Restore test log\n\n## NAS\n\n- Date: 2026-01-10\n- Result: passed\n",
    ] {
        assert_eq!(kinds(text), ["restore-test-protocol Section"], "{text}");
    }
    let text = "# Dienste\n\n## NAS (aktiv)\n\n### Restore-Test\n\n- Datum: 2026-01-10\n- Ergebnis: bestanden\n";
    assert_eq!(
        shown(text),
        "restore-test-protocol Section {date=2026-01-10 result=bestanden scope=NAS}\n"
    );
    let text = "## Restore-Tests\n\n- **NAS**\n  - Datum: 2026-01-10\n  - Ergebnis: bestanden\n\
                - Datum: 2026-01-11\n  - Umfang: DNS\n  - Ergebnis: bestanden\n";
    assert_eq!(
        shown(text),
        "restore-test-protocol Facts {date=2026-01-10 result=bestanden scope=NAS}\n\
         restore-test-protocol Facts {date=2026-01-11 scope=DNS result=bestanden}\n"
    );
    let text = "## Restore-Tests\n\n| Szenario | Turnus |\n|-|-|\n| Ausfall | jährlich |\n";
    assert_eq!(shown(text), "");
}

#[test]
fn what_only_recurs_is_no_restore_test() {
    for text in [
        "## NAS\n\n- Frequenz: monatlich\n- Verantwortlich: Anna\n",
        "## Jour fixe\n\n- Turnus: wöchentlich\n- Typ: Besprechung\n- Owner: Anna\n",
        "## JF-01\n\n- Turnus: wöchentlich\n- Verantwortlich: Anna\n",
        "## ADR-012: Snapshots\n\n- Status: accepted\n- Date: 2026-01-10\n",
        "## ADR-013: Prüfsummen\n\n- Frequenz: täglich\n- Typ: Entscheidung\n",
        "## RT-AX88\n\n- Frequency: 5180 MHz\n- Type: access point\n",
        "## Richtfunk\n\n- Frequency: auto\n- Mode: bridge\n",
        "## Newsletter\n\n- Datum: 2026-01-10\n- Status: verschickt\n",
        "## Restore test plan\n\n- **test_id**: the identifier of the test\n\
         - **interval**: the time between two runs\n",
        "## Testplan\n\n| Feld | Bedeutung |\n|-|-|\n| Test-ID | Kennung |\n| Frequenz | wie oft |\n",
        "| Test-ID | Intervall |\n|-|-|\n| Kennung | die Zeit zwischen zwei Läufen |\n",
        "| Dokument | Datum | Status |\n|-|-|-|\n| Konzept | 2026-01-10 | frei |\n",
        "| Sitzung | Turnus |\n|-|-|\n| Jour fixe | wöchentlich |\n",
    ] {
        assert_eq!(shown(text), "", "{text}");
    }
}

#[test]
fn facts_that_are_none_of_a_record_stay_silent() {
    for text in [
        // A list of parts, settings, prices, a glossary, a document's own data, a comparison.
        "## Server\n\n| Teil | Menge |\n|-|-|\n| Netzteil | 2 |\n| Festplatte | 8 |\n",
        "## Container 101\n\n| Parameter | Wert |\n|-|-|\n| Storage | local-lvm |\n| Backup | 1 |\n| Owner | root |\n",
        "## Preise\n\n| Tarif | Preis |\n|-|-|\n| Backup | 5 Euro |\n| Storage | 3 Euro |\n",
        "# Begriffe\n\n| Begriff | Bedeutung |\n|-|-|\n| RPO | 24 h |\n| RTO | 4 h |\n| MTA | 1 Tag |\n",
        "# Konzept\n\n**Klassifizierung:** intern\n**Verantwortlich:** Anna\n**Ablage:** Wiki\n",
        "# Besprechung\n\n**Datum:** 2026-01-10\n**Status:** fertig\n**Ort:** Keller\n",
        "## Änderungen\n\n| Version | Datum |\n|-|-|\n| 1.0 | 2026-01-10 |\n",
        "# Ziele\n\n**RPO:** 24 h\n**RTO:** 4 h\n",
        "## Dienste\n\n- **NAS**\n  - Ort: Keller\n  - Farbe: grau\n",
    ] {
        assert_eq!(shown(text), "", "{text}");
    }
}

#[test]
fn several_facts_under_a_heading_are_several_records() {
    let text = "## Dienste\n\n| Name | NAS |\n|-|-|\n| RPO | 24 h |\n| RTO | 4 h |\n| MTA | 1 Tag |\n\n\
                | Name | DNS |\n|-|-|\n| RPO | 1 h |\n| RTO | 1 h |\n| MTA | 4 h |\n\n\
                - **Mail (geplant)**:\n  - RPO: 1 h\n  - RTO: 2 h\n  - MTA: 1 Tag\n";
    assert_eq!(
        shown(text),
        "service Facts {name=NAS rpo=24 h rto=4 h mta=1 Tag}\n\
         service Facts {name=DNS rpo=1 h rto=1 h mta=4 h}\n\
         service Facts {rpo=1 h rto=2 h mta=1 Tag name=Mail}\n"
    );
}

#[test]
fn what_stands_below_overview_is_about_what_is_above() {
    let text = "# Dienste\n\n## NAS (aktiv)\n\n### Eckdaten\n\n| Feld | Wert |\n|-|-|\n| RPO | 24 h |\n\
                | RTO | 4 h |\n| Speicherort | RAID |\n";
    assert_eq!(shown(text), "service Facts {rpo=24 h rto=4 h storage=RAID name=NAS}\n");
    let text = "---\nkind: service\n---\n\n# NAS – in Betrieb\n\n## Steckbrief\n\n- RPO: 24 h\n";
    assert_eq!(shown(text), "service Page {rpo=24 h name=NAS}\n");
}

#[test]
fn a_comment_before_a_heading_holds_for_every_shape_below_it() {
    let text = "<!-- kind: service -->\n## Dienste\n\n| System | RPO |\n|-|-|\n| NAS | 24 h |\n\n\
                ### Intern\n\n#### DNS\n\n- RPO: 1 h\n\n### Extern\n\n| System | RTO |\n|-|-|\n| Mail | 1 h |\n\n\
                | Port | Zweck |\n|-|-|\n| 25 | Post |\n\n## Zugang\n\n- RPO: 3 h\n";
    assert_eq!(
        shown(text),
        "service Row {name=NAS rpo=24 h}\nservice Section {rpo=1 h name=DNS}\n\
         service Row {name=Mail rto=1 h}\n"
    );
    let text = "<!-- kind: none -->\n## Beispiele\n\n### NAS\n\n- RPO: 1 h\n- RTO: 1 h\n- MTA: 1 h\n\n\
                | Test-ID | Frequenz |\n|-|-|\n| T1 | täglich |\n";
    assert_eq!(shown(text), "");
}

#[test]
fn tables_are_known_by_their_heads() {
    for (head, row, kind) in [
        ("Test-ID|Typ|Scope|Frequenz|Responsible", "BT-1|a|b|Jährlich|c", "restore-test-plan"),
        ("Datum|Test-ID|Ergebnis|Owner", "_offen_|BT-1|–|–", "restore-test-protocol"),
        ("Ebene|Tool|Frequenz|Speicherort", "Cluster|Velero|täglich|S3", "backup-coverage"),
        ("Aufgabe|Admin|User", "Backup|**R, A**|-", "raci-row"),
        ("Stufe|Reaktionszeit", "P1|15 Minuten", "response-time"),
        ("Aufgabe|Intervall|Verantwortlich", "Log-Review|täglich|Anna", "maintenance-task"),
        ("Generation|Intervall|Aufbewahrung", "Sohn|täglich|7 Tage", "retention-scheme"),
        ("Host|Hardware|Rolle|Aufgaben", "**edge**|Optiplex|Home|n8n", "host"),
        ("Rolle|Aufgabe|Vertretung", "Storage Lead|NAS|App Owner", "role"),
        ("Datum|Änderung", "2026-01-01|neu", "changelog-entry"),
    ] {
        let columns = head.split('|').count();
        let text = format!("|{head}|\n|{}\n|{row}|\n", "-|".repeat(columns));
        assert_eq!(kinds(&text), [format!("{kind} Row")], "{head}");
    }
}

#[test]
fn tables_are_known_as_people_write_them() {
    for (text, expected) in [
        (
            "| System/Component | RPO (min) | RTO (hours) | Strategy | Owner | Priority |\n|-|-|-|-|-|-|\n\
             | Mail | 15 | 4 | Standby | Ann | High |\n",
            "service Row {name=Mail rpo=15 rto=4 owner=Ann priority=High}\n",
        ),
        (
            "| Service/Prozess | Kritikalität | MTPD/MAO | RTO in Stunden | RPO [h] |\n|-|-|-|-|-|\n\
             | Mail | hoch | 1 Tag | 2–4 | 1 h |\n",
            "service Row {name=Mail data_class=hoch mta=1 Tag rto=2–4 rpo=1 h}\n",
        ),
        (
            "| Dienst | RTO (Std.) | MTPD [Std.] | RPO/h |\n|-|-|-|-|\n| Mail | 8* | 48 | 24 |\n",
            "service Row {name=Mail rto=8* mta=48 rpo=24}\n",
        ),
        (
            "| Host | Hardware | LAN IP | OS |\n|-|-|-|-|\n| pve1 | NUC | 10.0.0.1 | Debian |\n",
            "host Row {name=pve1 hardware=NUC address=10.0.0.1 os=Debian}\n",
        ),
        (
            "| Komponente | Recovery Time Objective (RTO) | Maximaler Datenverlust (RPO) |\n|-|-|-|\n| Mail | 4 h | 1 h |\n",
            "service Row {name=Mail rto=4 h rpo=1 h}\n",
        ),
        (
            "| Was | Womit | Wie oft | Wohin | Wer | Bemerkung |\n|-|-|-|-|-|-|\n| NAS | restic | täglich | S3 | Anna | – |\n",
            "backup-coverage Row {layer=NAS tool=restic frequency=täglich storage=S3 owner=Anna notes=–}\n",
        ),
        (
            "## Sicherungen\n\n| Komponente | Backup-Methode | Turnus |\n|-|-|-|\n| NAS | restic | täglich |\n",
            "backup-coverage Row {layer=NAS tool=restic frequency=täglich}\n",
        ),
        (
            "| What | How often | Who | Notes |\n|-|-|-|-|\n| Logs | weekly | Ann | |\n",
            "maintenance-task Row {task=Logs frequency=weekly owner=Ann notes=-}\n",
        ),
        (
            "## Restore-Tests\n\n| Was | Womit | Wie oft | Wer |\n|-|-|-|-|\n| NAS | restic | jährlich | Anna |\n",
            "restore-test-plan Row {scope=NAS frequency=jährlich owner=Anna}\n",
        ),
        (
            "| Name | Role | Phone |\n|-|-|-|\n| Ann | Storage Lead | 12 34 |\n",
            "role Row {holder=Ann role=Storage Lead contact=12 34}\n",
        ),
        (
            "# Restore test log\n\n| Date | System | Result | Duration | Tester |\n|-|-|-|-|-|\n\
             | 2026-01-10 | Mail | passed | 1 h | Ann |\n",
            "restore-test-protocol Row {date=2026-01-10 scope=Mail result=passed duration=1 h owner=Ann}\n",
        ),
        (
            "## DR-Tests\n\n| Datum | Umfang | Ergebnis | Feststellungen |\n|-|-|-|-|\n| geplant | NAS | – | – |\n",
            "restore-test-protocol Row {date=geplant scope=NAS result=– follow_up=–}\n",
        ),
        (
            "| Work item | Responsible | Accountable | Consulted | Informed |\n|-|-|-|-|-|\n\
             | Restore | Ops, DBA | Lead | – | Board |\n",
            "raci-row Row {task=Restore responsible=[Ops | DBA] accountable=[Lead] consulted=– informed=[Board]}\n",
        ),
        (
            "| | Ops | Lead |\n|-|-|-|\n| Restore | R | A |\n",
            "raci-row Row {task=Restore assignments={Ops=R Lead=A}}\n",
        ),
        (
            "| Activity / Deliverable | R | A | Ops |\n|-|-|-|-|\n| Restore | R | A | C |\n",
            "raci-row Row {task=Restore assignments={R=R A=A Ops=C}}\n",
        ),
        (
            "| Rolle | Wer | Telefon | Bemerkung |\n|-|-|-|-|\n| Storage Lead | Anna | 12 34 | mobil |\n",
            "role Row {role=Storage Lead holder=Anna contact=12 34 notes=mobil}\n",
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn a_head_gives_bare_numbers_their_unit() {
    for (head, cell, seconds) in [
        ("RTO (Std.)", "8", 8 * 3_600),
        ("RTO [Std.]", "8*", 8 * 3_600),
        ("RTO/h", "2–4", 4 * 3_600),
        ("RTO in Stunden", "8 [^1]", 8 * 3_600),
        ("RTO (h)", "30 min", 30 * 60),
        ("RTO (hh:mm)", "1:30", 90 * 60),
        ("RTO", "5m", 5 * 60),
        ("RTO (Soll)", "4 h", 4 * 3_600),
        ("Max. RTO [h]", "4", 4 * 3_600),
    ] {
        let text = format!("| Dienst | {head} | RPO |\n|-|-|-|\n| Mail | {cell} | 24 h |\n");
        let record = read(&text).records.remove(0);
        let rto = record.values().duration("rto").map(|rto| rto.value.seconds());
        assert_eq!(rto, Some(seconds), "{text}");
    }
    // Neither a unit nor the name of the same field.
    for head in ["RTO (gemessen)", "RTO/Ist", "Verfügbarkeit/RTO"] {
        let text = format!("| Dienst | {head} | RPO |\n|-|-|-|\n| Mail | 8 | 24 h |\n");
        assert!(read(&text).records.iter().all(|it| it.data.member("rto").is_none()), "{text}");
    }
}

#[test]
fn the_name_of_a_thing_says_nothing_about_its_status() {
    let text = "| Dienst | RPO | RTO |\n|-|-|-|\n| Paperless (aktiv) | 1 h | 4 h |\n\
                | **Immich** (geplant) | 1 h | 4 h |\n| Mail (Büro) | 1 h | 4 h |\n";
    let names: Vec<String> =
        read(text).records.iter().map(|record| record.name().to_owned()).collect();
    assert_eq!(names, ["Paperless", "Immich", "Mail (Büro)"]);
    let text = "| Aufgabe | Turnus |\n|-|-|\n| Updates (geplant) | monatlich |\n";
    assert_eq!(shown(text), "maintenance-task Row {task=Updates (geplant) frequency=monatlich}\n");
}

#[test]
fn hosts_are_known_by_their_items() {
    for (text, expected) in [
        (
            "## Server im Keller\n\n- Hostname: srv1\n- IP: 10.0.0.9\n",
            "host Section {name=srv1 address=10.0.0.9}\n",
        ),
        (
            "## Keller\n\n**Host:** srv1\n**IP:** 10.0.0.9\n**OS:** Debian\n",
            "host Facts {name=srv1 address=10.0.0.9 os=Debian}\n",
        ),
        (
            "## nas2\n\n- Hardware: QNAP\n- IPv4: 10.0.0.8\n",
            "host Section {hardware=QNAP address=10.0.0.8 name=nas2}\n",
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
    for text in [
        "## Mail einrichten\n\n- Hostname: imap.example.org\n- IP: 10.0.0.9\n- Port: 993\n",
        "## Mail einrichten\n\n- Host: imap.example.org\n- Adresse: ann@example.org\n",
        "## Zugang\n\n- Hostname: srv1\n- Benutzer: root\n",
        "## Anna\n\n- Name: Anna\n- Adresse: Weg 1\n- OS: egal\n",
        "| Hostname | IP |\n|-|-|\n| wiki.lan | 10.0.0.9 |\n",
    ] {
        assert_eq!(shown(text), "", "{text}");
    }
}

#[test]
fn a_list_below_a_name_is_its_value() {
    let text = "## Iteration 4.5: Umzug\n\n**Status:**\n\n- Basis läuft\n- TODOs offen\n";
    assert_eq!(
        value(&read(text).records[0].data.member("status").expect("a status").value, text),
        "Basis läuft; TODOs offen<- Basis läuft\n- TODOs offen\n>"
    );
    let text = "<!-- kind: service -->\n## NAS\n\n- RPO:\n  - 24 h\n- RTO:\n  - 4 h\n  - 8 h\n";
    let record = read(text).records.remove(0);
    let times = ["rpo", "rto"].map(|name| record.values().duration(name));
    let seconds = times.map(|time| time.map(|time| time.value.seconds()));
    assert_eq!(seconds, [Some(24 * 3_600), Some(8 * 3_600)]);
}

#[test]
fn the_checklist_of_a_phase_is_no_second_phase() {
    let text = "## Phase 1 – Netz\n\n1. Kabel\n\n## Ziele als Checkliste\n\n### Phase 1 (ab jetzt)\n\n\
                - [ ] Kabel\n\n### Phase 2 (später)\n\n- [ ] NAS\n";
    let phases = shown(text).lines().filter(|line| line.starts_with("phase")).count();
    assert_eq!(phases, 2, "{}", shown(text));
    // A plan whose phases are written as boxes.
    let text = "## Phase 1\n\n- [ ] Kabel\n\n## Phase 2\n\n- [ ] NAS\n";
    let phases = shown(text).lines().filter(|line| line.starts_with("phase")).count();
    assert_eq!(phases, 2, "{}", shown(text));
}

#[test]
fn the_sections_of_a_procedure_are_its_steps() {
    let steps = |text: &str| -> Vec<String> {
        let record = read(text).records.remove(0);
        let steps = record.values().maps("steps").filter_map(|it| it.text("title"));
        steps.map(str::to_owned).collect()
    };
    let head = "---\nkind: playbook\n---\n# DR\n\n## Ablauf\n\n";
    let text = format!("{head}### Server\n\n1. Debian\n2. WireGuard\n\n### K3s\n\nText.\n");
    assert_eq!(steps(&text), ["Server", "K3s"]);
    let text = format!("{head}### Server\n\n1. Debian\n\n### K3s\n\n1. Snapshot\n");
    assert_eq!(steps(&text), ["Debian", "Snapshot"]);
    let text = format!("{head}### Voraussetzungen\n\nText.\n\n### Server\n\n1. Debian\n");
    assert_eq!(steps(&text), ["Debian"]);
}

#[test]
fn tables_with_such_columns_may_be_something_else() {
    for text in [
        // Action items, a shopping list, classes, objectives, prices, a changelog, a list of parts, an agenda.
        "| Was | Wer | Wann |\n|-|-|-|\n| Angebot | Anna | 2026-02-01 |\n",
        "| Was | Wo | Preis |\n|-|-|-|\n| Netzteil | Laden | 20 |\n",
        "| Begriff | RPO | RTO |\n|-|-|-|\n| Bedeutung | Datenverlust | Dauer |\n",
        "| System | RPO | RTO |\n|-|-|-|\n| Erklärung | wie viel verloren geht | wie lange es dauert |\n",
        "| Komponente | Menge | Ort |\n|-|-|-|\n| Netzteil | 2 | Keller |\n",
        "| Date | System | Result |\n|-|-|-|\n| 2026-01-10 | Mail | passed |\n",
        "## Besprechungen\n\n| Datum | Thema | Ergebnis |\n|-|-|-|\n| 2026-01-10 | Backup | vertagt |\n",
        "## Backup\n\n| Datum | System | Status |\n|-|-|-|\n| 2026-01-10 | Mail | ok |\n",
        "| Role | Name | Namespace |\n|-|-|-|\n| view | ann | default |\n",
        "| Werkzeug | Wohin |\n|-|-|\n| Hammer | Schrank |\n",
        "| Parameter | RTO (measured) | RPO (measured) |\n|-|-|-|\n| NAS | 1 h | 2 h |\n",
        "| Thema | Responsible | Frequenz |\n|-|-|-|\n| Logs | Ann | 3 |\n",
    ] {
        assert_eq!(shown(text), "", "{text}");
    }
}

#[test]
fn items_and_headings_are_known_by_their_form() {
    let text = "### Backup-Rotation (GFS-Schema)\n- **Father**: Wöchentlich (Sonntag), Retention 4 Wochen\n";
    assert_eq!(
        shown(text),
        "retention-scheme Item {generation=Father interval=Wöchentlich retention=4 Wochen}\n"
    );
    let text = "### On-Call\n- **Response-Zeiten**:\n  - P4 (Low): Best Effort\n";
    assert_eq!(shown(text), "response-time Item {priority=P4 response=Best Effort}\n");
    let text = "#### Täglich\n- Log-Review (kritische Errors)\n";
    assert_eq!(
        shown(text),
        "maintenance-task Item {frequency=Täglich task=Log-Review (kritische Errors)}\n"
    );
    let text = "### Phase 1 (ab jetzt)\n\n[x] WG-Mesh\n";
    assert_eq!(
        shown(text),
        "phase Section {number=1 title=(ab jetzt)}\n\
         checklist-item Item {phase=1 item=WG-Mesh done=true<>}\n"
    );
    let text = "## Iteration 4.5: Der Umzug (Mai 2025)\n";
    assert_eq!(shown(text), "iteration Section {number=4.5 title=Der Umzug period=Mai 2025}\n");
    let text = "## 2026-01-18\n";
    assert_eq!(shown(text), "changelog-entry Section {date=2026-01-18 change=2026-01-18}\n");
    let text = "# Wiederanlauf\n\n## Schritt 1 – Strom\n\n## Schritt 2 – NAS\n";
    assert_eq!(
        shown(text),
        "playbook Page {name=Wiederanlauf steps=[{number=1 title=Strom} | {number=2 title=NAS}]}\n"
    );
}

#[test]
fn a_matrix_keeps_its_roles() {
    let text = "| Aufgabe | Admin | User |\n|-|-|-|\n| Backup | **R, A** | - |\n";
    assert_eq!(shown(text), "raci-row Row {task=Backup assignments={Admin=R, A User=-}}\n");
}

#[test]
fn comments_say_what_a_block_is() {
    let text = "<!-- kind: service -->\n## NAS\n\n- RPO: 24 h\n";
    assert_eq!(shown(text), "service Section {rpo=24 h name=NAS}\n");
    let text =
        "<!-- kind: service -->\n## Dienste\n\n### NAS\n\n- RPO: 24 h\n\n### DNS\n\n- RPO: 1 h\n";
    assert_eq!(
        shown(text),
        "service Section {rpo=24 h name=NAS}\nservice Section {rpo=1 h name=DNS}\n"
    );
    let text = "<!-- kind: service -->\n\n| System | RPO |\n|-|-|\n| NAS | 24 h |\n";
    assert_eq!(shown(text), "service Row {name=NAS rpo=24 h}\n");
    for label in ["Dienst", "service", "Service"] {
        let text = format!("<!-- kind: {label} -->\n\n| Gerät | RPO |\n|-|-|\n| NAS | 24 h |\n");
        assert_eq!(shown(&text), "service Row {name=NAS rpo=24 h}\n");
    }
    let text = "<!-- kind: Restore test plan -->\n\n| Was | Turnus |\n|-|-|\n| NAS | jährlich |\n";
    assert_eq!(shown(text), "restore-test-plan Row {scope=NAS frequency=jährlich}\n");
    assert_eq!(read("<!-- kind: of a list -->\n\n- a\n").unknown_kinds, []);
    let found = read("<!-- kind: servce -->\n## NAS\n");
    assert_eq!(found.unknown_kinds, [Spanned::new("servce".to_owned(), Span::new(11, 17))]);
}

#[test]
fn the_name_in_a_comment_has_its_bytes() {
    for (text, name) in [
        ("<!-- typ: typ -->\n\n- a\n", "typ"),
        // The tokenizer of HTML shows a zero byte as a character of three bytes.
        ("<!-- kind: s\0\0\u{ac}ÒÒ", "s\0\0\u{ac}ÒÒ"),
    ] {
        let [Spanned { value: found, span }] =
            read(text).unknown_kinds.try_into().expect("one comment");
        assert_eq!((found.as_str(), span.of(text)), (name, name));
    }
}

#[test]
fn a_page_of_a_kind_may_hold_many() {
    let text =
        "---\nkind: service\n---\n# Dienste\n\n## NAS\n\n- RPO: 24 h\n\n## DNS\n\n- RTO: 1 h\n";
    assert_eq!(
        shown(text),
        "service Section {rpo=24 h name=NAS}\nservice Section {rto=1 h name=DNS}\n"
    );
    let text = "---\nkind: service\n---\n# NAS\n\n- RPO: 24 h\n\n## Zugang\n\n- Owner: Anna\n";
    assert_eq!(shown(text), "service Page {rpo=24 h name=NAS}\n");
    let text = "---\nkind: service\n---\n\n| System | RPO |\n|-|-|\n| NAS | 24 h |\n";
    assert_eq!(shown(text), "service Row {name=NAS rpo=24 h}\n");
}

#[test]
fn several_backups_are_several_maps() {
    let text = "<!-- kind: service -->\n## NAS\n\n- Backup:\n  - Werkzeug: HBS3\n    Rest\n  - Intervall: täglich\n\
                - Backup: K8up stündlich\n- **Abhängig von**: Strom, [[DNS]]\n";
    let record = read(text).records.remove(0);
    let tools: Vec<_> = record.values().maps("backup").map(|it| it.text("tool")).collect();
    assert_eq!(tools, [Some("HBS3 Rest"), Some("K8up")]);
    let often = record.values().maps("backup").map(|it| it.text("interval"));
    assert_eq!(often.collect::<Vec<_>>(), [Some("täglich"), Some("stündlich")]);
    let needs: Vec<_> = record.values().texts("depends_on").map(|text| text.value).collect();
    assert_eq!(needs, ["Strom", "DNS"]);
    let text = "<!-- kind: service -->\n## NAS\n\n- Backup:\n  - täglich, HBS3\n  - K8up\n    - Intervall: stündlich\n";
    assert_eq!(
        shown(text),
        "service Section {backup=[{interval=täglich tool=HBS3} | {tool=K8up interval=stündlich}] name=NAS}\n"
    );
}

#[test]
fn parts_of_a_copy_may_stand_on_either_side_of_it() {
    for head in ["Backup-Intervall | Backup-Methode", "Backup | Wie oft", "Wie oft | Backup"] {
        let values =
            if head.ends_with("Wie oft") { "restic | täglich" } else { "täglich | restic" };
        let text = format!(
            "| Dienst | RPO | RTO | {head} |\n|-|-|-|-|-|\n| NAS | 24 h | 4 h | {values} |\n"
        );
        let record = read(&text).records.remove(0);
        let copies: Vec<_> = record.values().maps("backup").collect();
        assert_eq!(copies.len(), 1, "{text}");
        assert_eq!(copies[0].text("tool"), Some("restic"));
        assert_eq!(copies[0].text("interval"), Some("täglich"));
    }
}

#[test]
fn what_fits_two_kinds_is_none() {
    let text = "| Test-ID | Frequenz | Rolle | Person |\n|-|-|-|-|\n| T | täglich | a | b |\n";
    let found = read(text);
    assert!(found.records.is_empty());
    assert_eq!(found.ambiguities[0].kinds, ["restore-test-plan", "role"]);
}
