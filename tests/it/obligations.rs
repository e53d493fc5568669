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

/// What a service depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Absent,
    /// With one of the ways to say that there is nothing.
    Negated(&'static str),
    /// With one of the ways to say that nobody knows.
    Open(&'static str),
    /// A service that is back after an hour.
    Fast,
    /// A service that is back after nine hours.
    Slow,
    /// A service without an RTO.
    Silent,
    Unknown,
    /// The service itself.
    Ring,
}

/// What holds for all services of a wiki.
#[derive(Debug, Clone, Copy)]
struct Wiki {
    /// Whether its services are declared; recognised only otherwise.
    declared: bool,
    /// Whether it has a plan of restore tests.
    plan: bool,
    /// Whether every data class promises an RPO and an RTO.
    targets: bool,
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
    needs: Needs,
    /// Whether the plan has a test for it, if there is one.
    covered: bool,
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
    let needs = vec![
        Needs::Absent,
        Needs::Absent,
        Needs::Negated("–"),
        Needs::Negated("keine"),
        Needs::Negated("nein"),
        Needs::Open("?"),
        Needs::Open("unknown"),
        Needs::Fast,
        Needs::Fast,
        Needs::Slow,
        Needs::Silent,
        Needs::Unknown,
        Needs::Ring,
    ];
    let place_in_wiki = (select(needs), any::<bool>());
    (about, promises, backup, test, place_in_wiki).prop_map(
        |(about, promises, backup, test, it)| {
            let (needs, covered) = it;
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
                needs,
                covered,
            }
        },
    )
}

fn wikis() -> impl Strategy<Value = Wiki> {
    (prop::bool::weighted(0.7), any::<bool>(), prop::bool::weighted(0.3))
        .prop_map(|(declared, plan, targets)| Wiki { declared, plan, targets })
}

/// The state of the obligations: not applicable is none, else whether it is met. And the codes of what has to be reported.
struct Expected {
    met: BTreeMap<&'static str, Option<bool>>,
    codes: Vec<&'static str>,
}

impl Fields {
    /// The same service in `wiki`. What is not declared needs the fields by which it is recognised.
    fn fitted(mut self, wiki: Wiki) -> Self {
        self.stateless &= !wiki.targets;
        if !wiki.declared {
            if self.shape == ShapeOf::Page {
                self.shape = ShapeOf::Section;
                self.copies = if self.copies == Copies::Two { Copies::One } else { self.copies };
            }
            if matches!(self.class, Class::Absent | Class::Blank | Class::Unreadable) {
                self.class = Class::Critical;
            }
            (self.storage, self.rto) = (Text::Present, Text::Present);
        }
        self
    }

    /// Whether its data class promises what it does not state itself.
    fn is_promised(&self, text: Text, wiki: Wiki) -> bool {
        let has_class =
            matches!(self.class, Class::Critical | Class::Important | Class::BestEffort);
        wiki.targets && has_class && matches!(text, Text::Absent | Text::Blank)
    }

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
    fn flat(&self, name: &str) -> Vec<(&'static str, String)> {
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
        let need = match self.needs {
            Needs::Absent => None,
            Needs::Negated(word) | Needs::Open(word) => Some(word),
            Needs::Fast => Some("Basis"),
            Needs::Slow => Some("Langsam"),
            Needs::Silent => Some("Stumm"),
            Needs::Unknown => Some("Kernkraftwerk"),
            Needs::Ring => Some(name),
        };
        if let Some(need) = need {
            add("Abhängig von", need);
        }
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

    fn page(&self, name: &str, wiki: Wiki) -> String {
        let flat = self.flat(name);
        let comment = if wiki.declared { "<!-- kind: service -->\n" } else { "" };
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
                format!("# Zeile {name}\n\n{comment}{}\n", lines.join("\n"))
            }
            ShapeOf::Section => {
                let bullets = flat.iter().map(|(label, word)| format!("- **{label}**: {word}\n"));
                let bullets: String = bullets.collect();
                format!("# Abschnitt {name}\n\n{comment}## {name}\n\n{bullets}")
            }
            ShapeOf::Facts => {
                let rows = flat.iter().map(|(label, word)| format!("| {label} | {word} |\n"));
                let rows: String = rows.collect();
                let head = "| Eigenschaft | Wert |\n| --- | --- |\n";
                format!("# Fakten {name}\n\n{comment}## {name}\n\n{head}{rows}")
            }
        }
    }

    fn expected(&self, wiki: Wiki) -> Expected {
        let mut codes = Vec::new();
        let mut met: BTreeMap<&str, Option<bool>> = BTreeMap::new();
        let best_effort = self.is(Class::BestEffort);
        let is_covered = wiki.plan && self.is(Class::Critical) && !self.stateless;
        met.insert("test_plan", is_covered.then_some(self.covered));
        if is_covered && !self.covered {
            codes.push("T308");
        }
        met.insert("dependencies", self.dependencies_met(wiki, &mut codes));
        self.documentation(wiki, &mut met, &mut codes);
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
        let rpo = self.rpo_met(wiki, backup, &mut codes);
        met.insert("rpo", rpo);
        let test = self.test_met(&mut codes);
        met.insert("restore_test", test);
        let rto = self.rto_met(wiki, test, &mut codes);
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
        wiki: Wiki,
        met: &mut BTreeMap<&'static str, Option<bool>>,
        codes: &mut Vec<&'static str>,
    ) {
        let is_row = self.shape == ShapeOf::Row;
        let class = [self.is(Class::Absent), self.is(Class::Blank)];
        let of =
            |text: Text, is_owed: bool| [Text::Absent, Text::Blank].map(|it| is_owed && text == it);
        let (storage, owner) = (of(self.storage, !self.stateless), of(self.owner, true));
        let rpo = of(self.rpo, !self.stateless && !self.is_promised(self.rpo, wiki));
        let rto = of(self.rto, !self.is_promised(self.rto, wiki));
        if is_row && [class, storage, owner, rpo, rto].iter().any(|[is_absent, _]| *is_absent) {
            codes.push("S806");
        }
        // What a row has no column for is told at the head of the table.
        let lacks = |[is_absent, is_blank]: [bool; 2]| (is_absent && !is_row) || is_blank;
        if lacks(class) || lacks(storage) || (owner[0] && !is_row) {
            codes.push("F101");
        } else if owner[1] {
            codes.push("F108");
        }
        codes.extend([rpo, rto].into_iter().filter(|it| lacks(*it)).map(|_| "F101"));
        if self.is(Class::Unreadable) {
            codes.push("F103");
        }
        let is_missing = [class, storage, owner].iter().flatten().any(|it| *it);
        met.insert("documentation", Some(!is_missing && !self.is(Class::Unreadable)));
    }

    fn dependencies_met(&self, wiki: Wiki, codes: &mut Vec<&'static str>) -> Option<bool> {
        let has_rto = self.rto == Text::Present || self.is_promised(self.rto, wiki);
        let is_wrong = match self.needs {
            Needs::Absent | Needs::Negated(_) => return None,
            Needs::Open(_) | Needs::Unknown | Needs::Ring => true,
            Needs::Slow => has_rto,
            // Its own finding stands where the RTO is missing.
            Needs::Silent => return Some(!has_rto),
            Needs::Fast => false,
        };
        if is_wrong {
            codes.push("B204");
        }
        Some(!is_wrong)
    }

    fn rpo_met(
        &self,
        wiki: Wiki,
        backup: Option<bool>,
        codes: &mut Vec<&'static str>,
    ) -> Option<bool> {
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
        let is_promised = self.is_promised(self.rpo, wiki);
        if !is_promised && matches!(self.rpo, Text::Absent | Text::Blank | Text::Unreadable) {
            return Some(false);
        }
        if backup != Some(true) {
            return backup;
        }
        match self.interval {
            Interval::Daily if self.rpo == Text::Present || is_promised => return Some(true),
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

    fn rto_met(
        &self,
        wiki: Wiki,
        test: Option<bool>,
        codes: &mut Vec<&'static str>,
    ) -> Option<bool> {
        if self.is_tested() && self.duration == Text::Unreadable {
            codes.push("F104");
        }
        if self.rto == Text::Unreadable {
            codes.push("F104");
        }
        if self.rto != Text::Present && !self.is_promised(self.rto, wiki) {
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

/// The services that the others depend on.
fn needed(wiki: Wiki) -> String {
    let comment = if wiki.declared { "<!-- kind: service -->\n" } else { "" };
    let service = |name: &str, rto: &str| {
        let own = format!("- Datenklasse: kritisch\n- Speicherort: RAID\n- RPO: 24 h\n{rto}");
        format!("{comment}## {name}\n\n{own}- Verantwortlich: Anna\n\n")
    };
    let fast = service("Basis", "- RTO: 1 h\n");
    let slow = service("Langsam", "- RTO: 9 h\n");
    format!("# Grundlagen\n\n{fast}{slow}{}", service("Stumm", "- RTO: bald mal wieder\n"))
}

const TARGETS: &str = "\
[check.targets]
critical = { rpo = \"24 h\", rto = \"4 h\" }
important = { rpo = \"24 h\", rto = \"4 h\" }
best-effort = { rpo = \"24 h\", rto = \"4 h\" }
";

fn holds(wiki: Wiki, all: &[Fields]) {
    let mut project = Project::new().file("grundlagen.md", &needed(wiki));
    if wiki.targets {
        project = project.file("book.toml", &format!("[book]\nsrc = \".\"\n{TARGETS}"));
    }
    let mut index = String::from("# Dienste\n\n[Grundlagen](grundlagen.md)\n");
    let mut plan = String::from("| Basis | RT-0 | jährlich | Anna |\n");
    for (number, fields) in all.iter().enumerate() {
        let name = format!("Dienst{number}x");
        project = project.file(&format!("d{number}.md"), &fields.page(&name, wiki));
        index.push_str(&format!("[{name}](d{number}.md)\n"));
        if fields.covered {
            plan.push_str(&format!("| {name} | RT-{} | jährlich | Anna |\n", number + 1));
        }
    }
    if wiki.plan {
        let head = "| Scope | Test-ID | Frequenz | Owner |\n| --- | --- | --- | --- |\n";
        project = project.file("testplan.md", &format!("# Testplan\n\n{head}{plan}"));
        index.push_str("[Testplan](testplan.md)\n");
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
        let shown = format!("{wiki:?} {fields:?}\n{}", fields.page(&name, wiki));
        let expected = fields.expected(wiki);
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
    let result = TestRunner::new(config).run(&(wikis(), services), |(wiki, all)| {
        holds(wiki, &all.into_iter().map(|fields| fields.fitted(wiki)).collect::<Vec<_>>());
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
