//! Services of arbitrary fields in every shape: each is met if and only if all that it owes is proven, and each gap is
//! reported once. What is expected follows from the fields that were written, and from nothing that Runbuch says.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::project::Project;

/// As many services have a wiki, one on a page each.
const SERVICES: usize = 24;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ShapeOf {
    Page,
    Row,
    Section,
    Facts,
}

/// How a single field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Absent,
    Blank,
    Unreadable,
    Contradictory,
    Present,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Absent,
    Blank,
    Unreadable,
    Critical,
    Important,
    BestEffort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copies {
    Absent,
    /// With one of the ways to say that there is none.
    Negated(&'static str),
    Mirror,
    One,
    /// Front matter only: a cell has room for one.
    Two,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Interval {
    Absent,
    Unreadable,
    Occasional,
    Daily,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    House,
    OffsiteUnknown,
    OffsiteOpen,
    OffsiteEncrypted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Absent,
    Blank,
    Unreadable,
    Old,
    Fresh,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Absent,
    Unclear,
    Failed,
    Passed,
}

#[derive(Debug, Clone)]
struct Fields {
    shape: ShapeOf,
    class: Class,
    storage: Text,
    owner: Text,
    stateless: bool,
    rpo: Text,
    rto: Text,
    copies: Copies,
    interval: Interval,
    place: Place,
    offline: bool,
    day: Day,
    ending: Ending,
    duration: Text,
}

const NEGATIONS: [&str; 11] = [
    "–",
    "n/a",
    "-",
    "keins",
    "keine",
    "kein Backup",
    "nein",
    "nicht gesichert",
    "ohne",
    "none",
    "no",
];

fn fields() -> impl Strategy<Value = Fields> {
    use Text::{Absent, Blank, Contradictory, Present, Unreadable};
    let words =
        |more: &[Text]| select([&[Present, Present, Present, Absent, Blank], more].concat());
    let negated = select(NEGATIONS.to_vec()).prop_map(Copies::Negated);
    let copies = prop_oneof![
        1 => Just(Copies::Absent),
        2 => negated,
        1 => Just(Copies::Mirror),
        2 => Just(Copies::One),
        3 => Just(Copies::Two),
    ];
    let class = vec![
        Class::Absent,
        Class::Blank,
        Class::Unreadable,
        Class::Critical,
        Class::Critical,
        Class::Important,
        Class::Important,
        Class::BestEffort,
        Class::BestEffort,
    ];
    let shapes = vec![ShapeOf::Page, ShapeOf::Page, ShapeOf::Row, ShapeOf::Section, ShapeOf::Facts];
    let interval = vec![
        Interval::Absent,
        Interval::Unreadable,
        Interval::Occasional,
        Interval::Daily,
        Interval::Daily,
        Interval::Daily,
    ];
    let place = vec![
        Place::House,
        Place::OffsiteUnknown,
        Place::OffsiteOpen,
        Place::OffsiteEncrypted,
        Place::OffsiteEncrypted,
    ];
    let day = vec![
        Day::Absent,
        Day::Blank,
        Day::Unreadable,
        Day::Old,
        Day::Fresh,
        Day::Fresh,
        Day::Fresh,
    ];
    let ending = vec![
        Ending::Absent,
        Ending::Unclear,
        Ending::Failed,
        Ending::Passed,
        Ending::Passed,
        Ending::Passed,
    ];
    let about = (select(shapes), select(class), words(&[]), words(&[]), prop::bool::weighted(0.15));
    let promises = (words(&[Unreadable, Contradictory]), words(&[Unreadable]));
    let backup = (copies, select(interval), select(place), any::<bool>());
    let test = (
        select(day),
        select(ending),
        select(vec![Present, Present, Absent, Unreadable, Contradictory]),
    );
    (about, promises, backup, test).prop_map(|(about, promises, backup, test)| {
        let (shape, class, storage, owner, stateless) = about;
        let (rpo, rto) = promises;
        let (copies, interval, place, offline) = backup;
        let (day, ending, duration) = test;
        let copies = match copies {
            Copies::Two if shape != ShapeOf::Page => Copies::One,
            copies => copies,
        };
        Fields {
            shape,
            class,
            storage,
            owner,
            stateless,
            // What has nothing to save promises nothing of it.
            rpo: if stateless { Absent } else { rpo },
            rto,
            copies,
            interval,
            place,
            offline,
            day,
            ending,
            duration,
        }
    })
}

/// How the obligations stand: not applicable is none, else whether it is met. And the codes of what has to be reported.
struct Expected {
    met: BTreeMap<&'static str, Option<bool>>,
    codes: Vec<&'static str>,
}

impl Fields {
    fn is(&self, class: Class) -> bool {
        self.class == class
    }

    fn has_backup(&self) -> bool {
        matches!(self.copies, Copies::One | Copies::Two)
    }

    fn is_tested(&self) -> bool {
        matches!(self.day, Day::Old | Day::Fresh)
    }

    /// What is written for each field: a label for cells and bullets, and the text.
    fn flat(&self) -> Vec<(&'static str, String)> {
        let mut all: Vec<(&str, String)> = Vec::new();
        let class = match self.class {
            Class::Absent => None,
            Class::Blank => Some(""),
            Class::Unreadable => Some("wunderlich"),
            Class::Critical => Some("kritisch"),
            Class::Important => Some("wichtig"),
            Class::BestEffort => Some("best-effort"),
        };
        all.extend(class.map(|class| ("Datenklasse", class.to_owned())));
        let mut text = |label, text: Text, words: [&str; 3]| {
            let word = match text {
                Text::Absent => return,
                Text::Blank => "",
                Text::Present => words[0],
                Text::Unreadable => words[1],
                Text::Contradictory => words[2],
            };
            all.push((label, word.to_owned()));
        };
        text("Speicherort", self.storage, ["RAID", "", ""]);
        text("Verantwortlich", self.owner, ["Anna", "", ""]);
        text("RPO", self.rpo, ["24 h", "bald mal wieder", "1 h"]);
        text("RTO", self.rto, ["4 h", "bald mal wieder", ""]);
        if self.is_tested() {
            text("Testdauer", self.duration, ["1 h", "kurz und gut", "9 h"]);
        }
        if self.stateless {
            all.push(("Zustandslos", "ja".to_owned()));
        }
        let mut add = |label, word: &str| all.push((label, word.to_owned()));
        match self.copies {
            Copies::Absent => {}
            Copies::Negated(word) => add("Backup", word),
            Copies::Mirror => add("Backup-Tool", "Syncthing"),
            Copies::One | Copies::Two => self.copy(&mut add),
        }
        match self.day {
            Day::Absent => {}
            Day::Blank => add("Testdatum", "_offen_"),
            Day::Unreadable => add("Testdatum", "30.02.2026"),
            Day::Old => add("Testdatum", "2024-01-10"),
            Day::Fresh => add("Testdatum", "2026-01-10"),
        }
        if self.is_tested() || self.day == Day::Unreadable {
            add("Test-Owner", "Anna");
            match self.ending {
                Ending::Absent => {}
                Ending::Unclear => add("Testergebnis", "alles wie erwartet, siehe Ticket"),
                Ending::Failed => add("Testergebnis", "nicht bestanden"),
                Ending::Passed => add("Testergebnis", "bestanden"),
            }
        }
        all
    }

    fn copy(&self, add: &mut impl FnMut(&'static str, &str)) {
        add("Backup-Tool", "restic");
        match self.interval {
            Interval::Absent => {}
            Interval::Unreadable => add("Backup-Intervall", "alle paar Monde"),
            Interval::Occasional => add("Backup-Intervall", "vor Upgrades"),
            Interval::Daily => add("Backup-Intervall", "täglich"),
        }
        match self.place {
            Place::House => add("Offsite", "nein"),
            Place::OffsiteUnknown => add("Offsite", "ja"),
            Place::OffsiteOpen => {
                add("Offsite", "ja");
                add("Verschlüsselt", "nein");
            }
            Place::OffsiteEncrypted => {
                add("Offsite", "ja");
                add("Verschlüsselt", "ja");
            }
        }
        if self.offline {
            add("Offline", "ja");
        }
    }

    fn page(&self, name: &str) -> String {
        let flat = self.flat();
        match self.shape {
            ShapeOf::Page => {
                let (mut own, mut copy, mut test) = (String::new(), Vec::new(), Vec::new());
                for (label, word) in &flat {
                    match *label {
                        "Testdatum" => test.push(format!("datum: \"{word}\"")),
                        "Testergebnis" => test.push(format!("ergebnis: \"{word}\"")),
                        "Testdauer" => test.push(format!("dauer: \"{word}\"")),
                        "Test-Owner" => test.push(format!("owner: {word}")),
                        "Backup-Tool" => copy.push(format!("tool: {word}")),
                        "Backup-Intervall" => copy.push(format!("intervall: {word}")),
                        "Offsite" | "Verschlüsselt" | "Offline" => {
                            copy.push(format!("{}: {word}", label.to_lowercase()));
                        }
                        _ => own.push_str(&format!("{}: \"{word}\"\n", label.to_lowercase())),
                    }
                }
                if !copy.is_empty() {
                    own.push_str(&format!("backup:\n  - {{ {} }}\n", copy.join(", ")));
                }
                if self.copies == Copies::Two {
                    own.push_str("  - { tool: K8up, intervall: vor Upgrades, ziel: Platte }\n");
                }
                if !test.is_empty() {
                    own.push_str(&format!("restore_test: {{ {} }}\n", test.join(", ")));
                }
                format!("---\ntitle: {name}\nkind: service\n{own}---\n\n# {name}\n")
            }
            ShapeOf::Row => {
                let mut lines =
                    [String::from("| Dienst |"), "| --- |".into(), format!("| {name} |")];
                for (label, word) in &flat {
                    lines[0].push_str(&format!(" {label} |"));
                    lines[1].push_str(" --- |");
                    lines[2].push_str(&format!(" {word} |"));
                }
                format!("# Zeile {name}\n\n<!-- kind: service -->\n{}\n", lines.join("\n"))
            }
            ShapeOf::Section => {
                let bullets = flat.iter().map(|(label, word)| format!("- **{label}**: {word}\n"));
                let bullets: String = bullets.collect();
                format!("# Abschnitt {name}\n\n<!-- kind: service -->\n## {name}\n\n{bullets}")
            }
            ShapeOf::Facts => {
                let rows = flat.iter().map(|(label, word)| format!("| {label} | {word} |\n"));
                let rows: String = rows.collect();
                let head = "| Eigenschaft | Wert |\n| --- | --- |\n";
                format!("# Fakten {name}\n\n<!-- kind: service -->\n## {name}\n\n{head}{rows}")
            }
        }
    }

    fn expected(&self) -> Expected {
        let mut codes = Vec::new();
        let mut met: BTreeMap<&str, Option<bool>> = BTreeMap::new();
        let best_effort = self.is(Class::BestEffort);
        met.insert("dependencies", None);
        met.insert("test_plan", None);
        self.documentation(&mut met, &mut codes);
        let backup = match (self.has_backup(), self.stateless && self.copies != Copies::Mirror) {
            (true, _) => Some(true),
            (false, true) => None,
            (false, false) => Some(false),
        };
        let backup = if self.copies == Copies::Mirror && self.stateless { None } else { backup };
        if backup == Some(false) {
            codes.push(if self.copies == Copies::Mirror { "B207" } else { "B210" });
        }
        met.insert("backup", backup);
        let rpo = self.rpo_met(backup, &mut codes);
        met.insert("rpo", rpo);
        let test = self.test_met(&mut codes);
        met.insert("restore_test", test);
        let rto = self.rto_met(test, &mut codes);
        met.insert("rto", rto);
        let lacking = self.copies == Copies::One || (self.is(Class::Critical) && !self.offline);
        let copies = match backup {
            Some(true) if !lacking => Some(true),
            _ if best_effort => None,
            Some(true) => Some(false),
            other => other,
        };
        if backup == Some(true) && copies == Some(false) {
            codes.push("B206");
        }
        met.insert("copies", copies);
        let offsite = match (backup, self.place) {
            (Some(true), Place::OffsiteEncrypted) => Some(true),
            (Some(true), Place::OffsiteOpen | Place::OffsiteUnknown) => Some(false),
            (Some(_), _) if self.is(Class::Critical) => Some(false),
            _ => None,
        };
        if backup == Some(true) && offsite == Some(false) {
            codes.push("B205");
        }
        met.insert("offsite", offsite);
        codes.sort_unstable();
        Expected { met, codes }
    }

    fn documentation(
        &self,
        met: &mut BTreeMap<&'static str, Option<bool>>,
        codes: &mut Vec<&'static str>,
    ) {
        let mut columns = 0;
        let mut lacks = |is_absent: bool, is_blank: bool, blank: &'static str| {
            if is_absent && self.shape == ShapeOf::Row {
                columns += 1;
            } else if is_absent {
                codes.push("F101");
            } else if is_blank {
                codes.push(blank);
            }
            is_absent || is_blank
        };
        let class = lacks(self.is(Class::Absent), self.is(Class::Blank), "F101");
        let storage = !self.stateless
            && lacks(self.storage == Text::Absent, self.storage == Text::Blank, "F101");
        let owner = lacks(self.owner == Text::Absent, self.owner == Text::Blank, "F108");
        let _ = !self.stateless && lacks(self.rpo == Text::Absent, self.rpo == Text::Blank, "F101");
        lacks(self.rto == Text::Absent, self.rto == Text::Blank, "F101");
        if columns > 0 {
            codes.push("S806");
        }
        if self.is(Class::Unreadable) {
            codes.push("F103");
        }
        let is_documented = !class && !storage && !owner && !self.is(Class::Unreadable);
        met.insert("documentation", Some(is_documented));
    }

    fn rpo_met(&self, backup: Option<bool>, codes: &mut Vec<&'static str>) -> Option<bool> {
        if self.has_backup() && self.interval == Interval::Unreadable {
            codes.push("F104");
        }
        if self.rpo == Text::Unreadable {
            codes.push("F104");
        }
        if self.stateless {
            // A value that nobody asked for has to be readable all the same.
            let is_unreadable = self.has_backup() && self.interval == Interval::Unreadable;
            return is_unreadable.then_some(false);
        }
        if matches!(self.rpo, Text::Absent | Text::Blank | Text::Unreadable) {
            return Some(false);
        }
        if backup != Some(true) {
            return backup;
        }
        match self.interval {
            Interval::Daily if self.rpo == Text::Present => return Some(true),
            Interval::Daily => codes.push("B201"),
            Interval::Unreadable => {}
            Interval::Absent | Interval::Occasional => codes.push("B212"),
        }
        Some(false)
    }

    fn test_met(&self, codes: &mut Vec<&'static str>) -> Option<bool> {
        match self.day {
            Day::Absent | Day::Blank if self.stateless => return None,
            Day::Absent | Day::Blank => codes.push("T301"),
            Day::Unreadable => {
                codes.push("F105");
                if self.ending == Ending::Absent {
                    codes.push("F101");
                }
            }
            Day::Old | Day::Fresh => match self.ending {
                Ending::Absent => codes.push("F101"),
                Ending::Unclear | Ending::Failed => codes.push("T303"),
                Ending::Passed if self.stateless => return None,
                Ending::Passed if self.day == Day::Fresh => return Some(true),
                Ending::Passed => codes.push("T302"),
            },
        }
        Some(false)
    }

    fn rto_met(&self, test: Option<bool>, codes: &mut Vec<&'static str>) -> Option<bool> {
        if self.is_tested() && self.duration == Text::Unreadable {
            codes.push("F104");
        }
        if self.rto == Text::Unreadable {
            codes.push("F104");
        }
        if self.rto != Text::Present {
            return Some(false);
        }
        if !self.is_tested() || self.ending == Ending::Failed {
            return test;
        }
        match self.duration {
            // As good as the test that measured it.
            Text::Present if test.is_none() => return Some(true),
            Text::Present => return test,
            Text::Unreadable => {}
            _ => codes.push("B203"),
        }
        Some(false)
    }
}

/// What in a document is against its schema.
fn against_the_schema(document: &Value) -> Vec<String> {
    let schema: Value =
        serde_json::from_str(include_str!("../../schemas/services.schema.json")).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let errors = validator.iter_errors(document);
    errors.map(|it| format!("{}: {it}", it.instance_path())).collect()
}

/// The page of compliance says of the service what the list for machines says: per obligation the state.
fn states_on_page(html: &str, name: &str) -> Vec<String> {
    let (_, table) = html.split_once("<table class=\"duties\">").expect("the obligations");
    let start = table.find(&format!(">{name}</")).expect("the service");
    let row = table[start..].split("</tr>").next().expect("a row");
    let states = row.split("class=\"state state-").skip(1);
    states.map(|rest| rest.split('"').next().expect("a state").to_owned()).collect()
}

fn holds(all: &[Fields]) {
    let mut project = Project::new();
    let mut index = String::from("# Dienste\n\n");
    for (number, fields) in all.iter().enumerate() {
        project = project.file(&format!("d{number}.md"), &fields.page(&format!("Dienst{number}x")));
        index.push_str(&format!("[Dienst{number}x](d{number}.md)\n"));
    }
    let project = project.file("index.md", &index);
    let found = project.runbuch(&["check", "--format", "json"]).json();
    let report = project.runbuch(&["report", "--format", "json"]).json();
    let project = project.built();
    let api: Value = serde_json::from_str(&project.read("public/api/services.json")).expect("JSON");
    assert_eq!(api, report, "the site and `report` differ");
    assert_eq!(against_the_schema(&report), [""; 0]);
    let html = project.read("public/compliance/index.html");
    for (number, fields) in all.iter().enumerate() {
        let name = format!("Dienst{number}x");
        let shown = format!("{fields:?}\n{}", fields.page(&name));
        let expected = fields.expected();
        let services = report["services"].as_array().expect("services");
        let service = services.iter().find(|it| it["name"] == *name);
        let service = service.unwrap_or_else(|| panic!("no service in\n{shown}"));
        let path = format!("d{number}.md");
        let findings = found["findings"].as_array().expect("findings").iter();
        let mut codes: Vec<&str> = findings
            .filter(|it| it["path"] == *path)
            .map(|it| it["code"].as_str().expect("a code"))
            .collect();
        codes.sort_unstable();
        assert_eq!(codes, expected.codes, "{shown}{service:#}");
        let mut all_met = true;
        let mut states = Vec::new();
        for obligation in service["obligations"].as_array().expect("obligations") {
            let name = obligation["name"].as_str().expect("a name");
            let state = obligation["state"].as_str().expect("a state");
            let met = match state {
                "not_applicable" => None,
                state => Some(state == "met"),
            };
            assert_eq!(met, expected.met[name], "{name}: {state}\n{shown}{service:#}");
            let rules = obligation["rules"].as_array().expect("rules");
            assert_eq!(rules.is_empty(), met != Some(false), "{name}: {rules:?}\n{shown}");
            assert_eq!(obligation["evidence"].is_array(), met == Some(true), "{name}\n{shown}");
            all_met &= met != Some(false);
            states.push(state.to_owned());
        }
        assert_eq!(service["state"] == "met", all_met, "{shown}{service:#}");
        assert_eq!(states_on_page(&html, &name), states, "{shown}");
    }
}

#[test]
fn a_service_is_met_if_and_only_if_all_that_it_owes_is_proven() {
    let config =
        Config { cases: 12, failure_persistence: None, max_shrink_iters: 24, ..Config::default() };
    let services = prop::collection::vec(fields(), SERVICES);
    let result = TestRunner::new(config).run(&services, |all| {
        holds(&all);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
