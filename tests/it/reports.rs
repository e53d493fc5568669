//! The report formats over one wiki, `tests/fixtures/reports`: what each prints, held against what
//! its readers expect.
#![expect(clippy::disallowed_methods, reason = "reads the project's own files")]

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;

use crate::project::{Project, Run};

/// All report formats; other tests go through them as well.
pub(super) const FORMATS: [&str; 8] =
    ["human", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"];

/// Errors, warnings and notes; a waived one, one of the baseline, one with a second place, one
/// with a fix, and words that every format has to escape.
fn wiki() -> Project {
    Project::new().fixture("reports")
}

fn clean() -> Project {
    Project::new().file("index.md", "# Start\n\nGut.\n")
}

fn check(project: &Project, format: &str, lang: &str) -> Run {
    project.runbuch(&["check", "--baseline", "--format", format, "--lang", lang])
}

fn report(format: &str) -> String {
    check(&wiki(), format, "de").stdout
}

fn json(format: &str) -> Value {
    serde_json::from_str(&report(format)).expect("JSON")
}

/// The findings of the JSON report, whose own schema is tested elsewhere.
fn findings() -> Vec<Value> {
    json("json")["findings"].as_array().expect("findings").clone()
}

fn counts(finding: &Value) -> bool {
    finding["state"] != "waived" && finding["baseline"] == false
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer}: {value}"))
}

fn number(value: &Value, pointer: &str) -> usize {
    let found = value.pointer(pointer).and_then(Value::as_u64);
    usize::try_from(found.unwrap_or_else(|| panic!("no number at {pointer}: {value}")))
        .expect("usize")
}

#[track_caller]
fn fits(schema: &str, report: &Value) {
    let path = format!("{}/tests/fixtures/{schema}", env!("CARGO_MANIFEST_DIR"));
    let schema = std::fs::read_to_string(path).expect("a schema");
    // SARIF's schema, as published, has a bracket too many in its patterns of languages.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors = validator.iter_errors(report);
    let errors: Vec<String> = errors.map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn every_format_in_both_languages() {
    let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
    for format in FORMATS {
        for lang in ["de", "en"] {
            let run = check(&wiki(), format, lang);
            assert_eq!(run.code, 1, "{}", run.stderr);
            let printed = run.stdout.replace(&version, "\"[VERSION]\"");
            let printed = if format == "sarif" { unexplained(&printed) } else { printed };
            insta::assert_snapshot!(format!("{format}_{lang}"), printed);
        }
    }
}

/// Without the rules' explanations, which have tests of their own.
fn unexplained(printed: &str) -> String {
    let mut log: Value = serde_json::from_str(printed).expect("JSON");
    let rules = log.pointer_mut("/runs/0/tool/driver/rules").and_then(Value::as_array_mut);
    for rule in rules.expect("rules") {
        for text in ["/shortDescription/text", "/help/text", "/help/markdown"] {
            *rule.pointer_mut(text).expect("a text") = "[EXPLANATION]".into();
        }
    }
    serde_json::to_string_pretty(&log).expect("JSON")
}

#[test]
fn the_shared_findings_show_everything_once() {
    let findings = findings();
    for key in ["related", "fix", "waiver", "help"] {
        assert!(findings.iter().any(|it| it.get(key).is_some()), "nothing shows `{key}`");
    }
    for level in ["error", "warning", "note"] {
        assert!(findings.iter().any(|it| it["level"] == level && counts(it)), "no {level}");
    }
    assert!(findings.iter().any(|it| it["baseline"] == true));
    assert!(findings.iter().any(|it| it["start"]["line"] != it["end"]["line"]), "all on one line");
}

#[test]
fn a_wiki_without_findings_in_every_format() {
    for format in FORMATS {
        let run = clean().runbuch(&["check", "--format", format, "--lang", "de"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        match format {
            "human" | "concise" | "github" => assert_eq!(run.stdout, ""),
            "gitlab" => assert_eq!(run.stdout, "[]\n"),
            "sarif" => {
                let log = run.json();
                fits("sarif-schema-2.1.0.json", &log);
                assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
            }
            "markdown" => assert!(run.stdout.ends_with("|\n\nKeine Befunde auf 1 Seite.\n")),
            _ => {}
        }
    }
}

#[test]
fn sarif_keeps_the_schema_of_the_standard() {
    fits("sarif-schema-2.1.0.json", &json("sarif"));
}

#[test]
fn sarif_holds_all_findings_at_their_places() {
    let log = json("sarif");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let findings = findings();
    assert_eq!(results.len(), findings.len());
    for (result, finding) in results.iter().zip(&findings) {
        assert_eq!(result["ruleId"], finding["code"]);
        let rule = &run["tool"]["driver"]["rules"][number(result, "/ruleIndex")];
        assert_eq!(rule["id"], finding["code"]);
        assert!(text(rule, "/help/markdown").contains("## Abhilfe"), "{rule}");
        let place = "/locations/0/physicalLocation";
        let uri = text(result, &format!("{place}/artifactLocation/uri"));
        let path = percent_encoding::percent_decode_str(uri).decode_utf8().expect("UTF-8");
        assert_eq!(path, text(finding, "/path"));
        assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
        for (key, of_json) in [
            ("startLine", "/start/line"),
            ("startColumn", "/start/column"),
            ("endLine", "/end/line"),
            ("endColumn", "/end/column"),
        ] {
            let of_sarif = number(result, &format!("{place}/region/{key}"));
            assert_eq!(of_sarif, number(finding, of_json));
        }
        let related = |value: &Value, key: &str| value[key].as_array().map(Vec::len);
        assert_eq!(related(result, "relatedLocations"), related(finding, "related"));
        assert_eq!(result["partialFingerprints"]["runbuch/v1"], finding["fingerprint"]);
        assert_eq!(result["properties"]["state"], finding["state"]);
        assert_eq!(result.get("suppressions").is_none(), counts(finding));
    }
    let kinds: Vec<&Value> =
        results.iter().filter_map(|it| it.pointer("/suppressions/0/kind")).collect();
    assert_eq!(kinds, ["inSource", "external"]);
}

#[test]
fn fixes_of_sarif_do_what_fix_does() {
    let project = wiki();
    let log: Value = serde_json::from_str(&check(&project, "sarif", "de").stdout).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let path = "Büro & Keller/Wiederanlauf Größe.md";
    let mut lines: Vec<String> = project.read(path).split('\n').map(str::to_owned).collect();
    let safe = results.iter().filter_map(|it| it.pointer("/fixes/0"));
    let safe: Vec<&Value> = safe.filter(|it| it["properties"]["safety"] == "safe").collect();
    assert!(!safe.is_empty());
    for fix in safe {
        let replacements = fix["artifactChanges"][0]["replacements"].as_array();
        for replacement in replacements.expect("replacements").iter().rev() {
            let at = |key: &str| number(replacement, &format!("/deletedRegion/{key}")) - 1;
            assert_eq!(at("startLine"), at("endLine"), "this test replaces within a line");
            let line = &mut lines[at("startLine")];
            let mut characters: Vec<char> = line.chars().collect();
            let new = text(replacement, "/insertedContent/text").chars();
            characters.splice(at("startColumn")..at("endColumn"), new);
            *line = characters.into_iter().collect();
        }
    }
    project.runbuch(&["check", "--fix"]);
    assert_eq!(lines.join("\n"), project.read(path));
}

#[test]
fn junit_is_xml_with_a_case_a_finding() {
    let xml = report("junit");
    let document = roxmltree::Document::parse(&xml).expect("XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let suites: Vec<_> = root.children().filter(|it| it.has_tag_name("testsuite")).collect();
    let findings = findings();
    let paths: BTreeSet<&str> = findings.iter().map(|it| text(it, "/path")).collect();
    let named = suites.iter().map(|it| it.attribute("name").expect("a name"));
    assert_eq!(named.collect::<BTreeSet<_>>(), paths);
    assert_eq!(suites.len(), paths.len());
    let cases: Vec<_> = root.descendants().filter(|it| it.has_tag_name("testcase")).collect();
    assert_eq!(cases.len(), findings.len());
    let mut names = BTreeSet::new();
    for (case, finding) in cases.iter().zip(&findings) {
        let attribute = |name| case.attribute(name).expect("an attribute");
        assert!(names.insert((attribute("classname"), attribute("name"))), "{case:?} twice");
        assert_eq!(attribute("file"), text(finding, "/path"));
        assert_eq!(attribute("line"), finding["start"]["line"].to_string());
        let child = |name: &str| case.children().find(|it| it.has_tag_name(name));
        let (failure, skipped) = (child("failure"), child("skipped"));
        assert_eq!(skipped.is_none(), counts(finding));
        assert_eq!(failure.is_some(), counts(finding) && finding["level"] == "error");
        let words = failure.or_else(|| child("system-out")).and_then(|it| it.text());
        assert!(words.expect("words").contains(text(finding, "/message")), "{words:?}");
        if let Some(failure) = failure {
            assert_eq!(failure.attribute("message"), finding["message"].as_str());
        }
    }
    let count = |node: &roxmltree::Node<'_, '_>, name: &str| {
        node.attribute(name).and_then(|it| it.parse::<usize>().ok()).expect("a count")
    };
    for node in suites.iter().chain([&root]) {
        let of = |name: &str| node.descendants().filter(|it| it.has_tag_name(name)).count();
        assert_eq!(count(node, "tests"), of("testcase"));
        assert_eq!(count(node, "failures"), of("failure"));
        assert_eq!(count(node, "errors"), 0);
    }
}

#[test]
fn junit_of_a_clean_run_has_a_test_that_passes() {
    let run = clean().runbuch(&["check", "--format", "junit"]);
    let document = roxmltree::Document::parse(&run.stdout).expect("XML");
    let cases = document.descendants().filter(|it| it.has_tag_name("testcase"));
    let failing = document.descendants().filter(|it| it.has_tag_name("failure"));
    assert_eq!((cases.count(), failing.count()), (1, 0));
}

/// A workflow command: its name, its properties, its message.
type Command = (String, BTreeMap<String, String>, String);

/// As GitHub's runner reads a line.
fn command(line: &str) -> Command {
    let (head, data) =
        line.strip_prefix("::").and_then(|it| it.split_once("::")).expect("a command");
    let unescape = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":");
        text.replace("%2C", ",").replace("%25", "%")
    };
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.map(|(key, value)| (key.to_owned(), unescape(value)));
    let data = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    (name.to_owned(), pairs.collect(), data)
}

#[test]
fn github_reads_the_commands_back() {
    let printed = report("github");
    let commands: Vec<Command> = printed.lines().map(command).collect();
    let findings = findings();
    assert_eq!(commands.len(), findings.len());
    for ((name, properties, message), finding) in commands.iter().zip(&findings) {
        let words = text(finding, "/message");
        if !counts(finding) {
            assert!(name == "debug" && properties.is_empty() && message.contains(words));
            continue;
        }
        let level = text(finding, "/level").replace("note", "notice");
        assert_eq!(*name, level);
        assert_eq!(message.lines().next(), Some(words));
        for related in finding["related"].as_array().into_iter().flatten() {
            let at = |key: &str| number(related, &format!("/start/{key}"));
            let place = format!("{}:{}:{}: ", text(related, "/path"), at("line"), at("column"));
            assert!(message.contains(&place), "{message}");
        }
        let set = |key: &str| properties.get(key).map(String::as_str);
        assert_eq!(set("file"), finding["path"].as_str());
        assert_eq!(set("title").map(|it| &it[..4]), finding["code"].as_str());
        let [line, column, last_line, end] =
            ["/start/line", "/start/column", "/end/line", "/end/column"]
                .map(|it| number(finding, it));
        // A span up to the beginning of a line has nothing in that line.
        let before = last_line > line && end == 1;
        let last_line = last_line - usize::from(before);
        let is = |key: &str, number: usize| set(key) == Some(&*number.to_string());
        assert!(is("line", line) && is("endLine", last_line), "{properties:?}");
        assert_eq!(set("col").is_some(), line == last_line);
        assert!(set("col").is_none() || is("col", column), "{properties:?}");
        assert_eq!(set("endColumn").is_some(), line == last_line);
        assert!(set("endColumn").is_none() || before || is("endColumn", end), "{properties:?}");
    }
}

#[test]
fn gitlab_keeps_what_it_documents() {
    let issues = json("gitlab");
    fits("gitlab-code-quality.schema.json", &issues);
    let counting: Vec<Value> = findings().into_iter().filter(counts).collect();
    let issues = issues.as_array().expect("issues");
    assert_eq!(issues.len(), counting.len());
    for (issue, finding) in issues.iter().zip(&counting) {
        assert_eq!(issue["fingerprint"], finding["fingerprint"]);
        assert_eq!(issue["location"]["path"], finding["path"]);
        assert_eq!(issue["location"]["lines"]["begin"], finding["start"]["line"]);
        assert!(text(issue, "/description").starts_with(text(finding, "/message")));
    }
}

#[test]
fn markdown_shows_the_words_as_they_are() {
    let printed = report("markdown");
    let mut items = vec![String::new()];
    for event in Parser::new_ext(&printed, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(pulldown_cmark::Tag::Item) => items.push(String::new()),
            Event::Text(piece) | Event::Code(piece) => {
                items.last_mut().expect("an item").push_str(&piece);
            }
            Event::Html(html) => {
                let ours = ["<details>", "</details>", "<summary>"];
                assert!(ours.iter().any(|tag| html.starts_with(tag)), "{html}");
            }
            Event::InlineHtml(html) => panic!("{html} in {items:?}"),
            _ => {}
        }
    }
    let bare = |text: &str| text.replace('`', "");
    for finding in findings() {
        let at = |key: &str| number(&finding, &format!("/start/{key}"));
        let place = format!("{}:{}:{}: ", text(&finding, "/path"), at("line"), at("column"));
        let words = bare(&format!("{place}{}", text(&finding, "/message")));
        assert!(items.iter().any(|item| bare(item).contains(&words)), "{words}\n{items:#?}");
    }
    let table = "| Fehler | Warnungen | Hinweise | Ausnahmen | Baseline | Seiten |\n";
    assert!(printed.contains(table), "{printed}");
}

/// Five declared services without an owner in two folders, and a broken link.
fn wall() -> Project {
    let service = |name: &str| {
        format!(
            "---\nkind: service\ndata_class: best-effort\nstorage: SSD\nplugin: x\n---\n# {name}\n"
        )
    };
    let names = ["Gitea", "Mail", "Nextcloud", "Paperless"];
    let wiki = Project::new().file("index.md", "# Start\n\n[weg](weg.md)\n");
    let wiki = wiki.file("apps/immich.md", &service("Immich"));
    names.into_iter().fold(wiki, |wiki, name| {
        wiki.file(&format!("dienste/{}.md", name.to_lowercase()), &service(name))
    })
}

#[test]
fn findings_of_one_cause_are_one_for_people() {
    let wiki = wall();
    let folded = wiki.runbuch(&["check", "--lang", "de"]);
    assert_eq!(folded.stdout.matches("[F101]").count(), 3, "{}", folded.stdout);
    assert_eq!(folded.stdout.matches("[F102]").count(), 1, "{}", folded.stdout);
    insta::assert_snapshot!("folded", format!("{}{}", folded.stdout, folded.stderr));
    let each = wiki.runbuch(&["check", "--no-fold", "--lang", "de"]);
    assert_eq!(each.stdout.matches("[F101]").count(), 15, "{}", each.stdout);
    assert_eq!(each.stdout.matches("[F102]").count(), 5, "{}", each.stdout);
    assert!(!each.stderr.contains("--no-fold"), "{}", each.stderr);
    let all = wiki.runbuch(&["check", "--format", "json"]).stdout;
    let all: Value = serde_json::from_str(&all).expect("JSON");
    let codes = all["findings"].as_array().expect("findings").iter();
    assert_eq!(codes.filter(|it| it["code"] == "F101").count(), 15);
}

#[test]
fn different_causes_stay_apart() {
    let wiki = wall();
    wiki.write(
        "dienste/mail.md",
        "---\nkind: service\ndata_class: best-effort\nowner: Anna\n---\n# Mail\n",
    );
    let printed = wiki.runbuch(&["check", "--lang", "de"]).stdout;
    assert!(printed.contains("„Mail“: Speicherort fehlt"), "{printed}");
    // Four that lack an owner are still too many to name.
    assert_eq!(printed.matches("Verantwortlich fehlt").count(), 1, "{printed}");
}

#[test]
fn statistics_count_by_rule_and_by_folder() {
    let wiki = wall();
    for lang in ["de", "en"] {
        let run = wiki.runbuch(&["check", "--statistics", "--lang", lang]);
        assert_eq!(run.code, 1);
        insta::assert_snapshot!(format!("statistics_{lang}"), run.stdout);
    }
    let clean = clean().runbuch(&["check", "--statistics"]);
    assert_eq!((clean.code, clean.stdout.as_str()), (0, ""));
    let both = wiki.runbuch(&["check", "--statistics", "--format", "json"]);
    assert_eq!(both.code, 2, "{}", both.stderr);
}
