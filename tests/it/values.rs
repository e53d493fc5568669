//! One value of a record is the same to everybody who reads it: the schema, conditions of policies, the facts of the
//! page, and `new`.

use crate::html;
use crate::project::Project;

/// A field of a schema, what is in it, and what everybody has to make of that.
struct Case {
    /// The field's schema.
    schema: &'static str,
    /// In front matter.
    written: &'static str,
    /// What F101 and F103 to F105 find.
    found: &'static [&'static str],
    /// A condition that holds for it, and for no other value.
    condition: &'static str,
    /// What the page shows; none where it shows nothing.
    shown: Option<&'static str>,
    /// The same for `new`, where it can be given in one line, and whether that takes it.
    given: Option<(&'static str, bool)>,
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Text, words and their translations.
    Case { schema: "{ type: string }", written: "RAID 1", found: &[], condition: "value == 'RAID 1'", shown: Some("RAID 1"), given: Some(("RAID 1", true)) },
    Case { schema: "{ type: string }", written: "ja", found: &[], condition: "value == 'ja'", shown: Some("ja"), given: Some(("ja", true)) },
    Case { schema: "{ type: string }", written: "\"  gut \"", found: &[], condition: "value == 'gut'", shown: Some("gut"), given: Some(("  gut ", true)) },
    Case { schema: "{ type: string }", written: "_offen_", found: &["F101"], condition: "value == null", shown: Some("_offen_"), given: None },
    Case { schema: "{ type: string }", written: "", found: &["F101"], condition: "value == null", shown: None, given: None },
    Case { schema: "{ type: string }", written: "[a, b]", found: &[], condition: "value == 'a, b'", shown: Some("a, b"), given: None },
    Case { schema: "{ type: string, enum: [hoch, high], x-canonical: { high: hoch } }", written: "HIGH", found: &[], condition: "value == 'hoch'", shown: Some("HIGH"), given: Some(("HIGH", true)) },
    Case { schema: "{ type: string, enum: [hoch, high], x-canonical: { high: hoch } }", written: "egal", found: &["F103"], condition: "string(value) == 'egal'", shown: Some("egal"), given: Some(("egal", false)) },
    // Yes and no.
    Case { schema: "{ type: boolean }", written: "ja", found: &[], condition: "value == true", shown: Some("yes"), given: Some(("ja", true)) },
    Case { schema: "{ type: boolean }", written: "Nein", found: &[], condition: "value == false", shown: Some("no"), given: Some(("Nein", true)) },
    Case { schema: "{ type: boolean }", written: "vielleicht", found: &["F103"], condition: "string(value) == 'vielleicht'", shown: Some("vielleicht"), given: Some(("vielleicht", false)) },
    Case { schema: "{ type: boolean }", written: "–", found: &["F101"], condition: "value == null", shown: Some("–"), given: None },
    // Numbers.
    Case { schema: "{ type: integer, minimum: 2 }", written: "12", found: &[], condition: "value == 12", shown: Some("12"), given: Some(("12", true)) },
    Case { schema: "{ type: integer, minimum: 2 }", written: "1", found: &["F103"], condition: "value == 1", shown: Some("1"), given: Some(("1", false)) },
    Case { schema: "{ type: integer }", written: "1,5", found: &["F103"], condition: "value == '1,5'", shown: Some("1,5"), given: Some(("1,5", false)) },
    Case { schema: "{ type: number, maximum: 2 }", written: "1.5", found: &[], condition: "value == 1.5", shown: Some("1.5"), given: Some(("1.5", true)) },
    Case { schema: "{ type: number, maximum: 2 }", written: "1,5", found: &[], condition: "value == 1.5", shown: Some("1,5"), given: Some(("1,5", true)) },
    Case { schema: "{ type: number, maximum: 2 }", written: "2,5", found: &["F103"], condition: "value == 2.5", shown: Some("2,5"), given: Some(("2,5", false)) },
    Case { schema: "{ type: number }", written: "inf", found: &["F103"], condition: "value == 'inf'", shown: Some("inf"), given: Some(("inf", false)) },
    Case { schema: "{ type: number }", written: "n/a", found: &["F101"], condition: "value == null", shown: Some("n/a"), given: None },
    // Times.
    Case { schema: "{ type: string, x-value: date }", written: "11. Januar 2026", found: &[], condition: "value == '2026-01-11'", shown: Some("11 January 2026"), given: Some(("11. Januar 2026", true)) },
    Case { schema: "{ type: string, x-value: date }", written: "Q1 2026", found: &[], condition: "value == '2026-Q1'", shown: Some("Q1 2026"), given: Some(("Q1 2026", true)) },
    Case { schema: "{ type: string, x-value: date }", written: "30.02.2026", found: &["F105"], condition: "string(value) == '30.02.2026'", shown: Some("30.02.2026"), given: Some(("30.02.2026", false)) },
    Case { schema: "{ type: string, x-value: duration }", written: "1,5 h", found: &[], condition: "value == 5400", shown: Some("1,5 h"), given: Some(("1,5 h", true)) },
    Case { schema: "{ type: string, x-value: duration }", written: "3 Monate", found: &["F104"], condition: "value == '3 Monate'", shown: Some("3 Monate"), given: Some(("3 Monate", false)) },
    Case { schema: "{ type: string, x-value: cadence }", written: "zweimal wöchentlich", found: &[], condition: "value > 86400 && value < 604800", shown: Some("zweimal wöchentlich"), given: Some(("zweimal wöchentlich", true)) },
    Case { schema: "{ type: string, x-value: period }", written: "12 Monate", found: &[], condition: "value >= 31104000", shown: Some("12 Monate"), given: Some(("12 Monate", true)) },
    Case { schema: "{ type: string, x-value: response-time }", written: "Nächster Arbeitstag", found: &[], condition: "value == 86400", shown: Some("Nächster Arbeitstag"), given: Some(("Nächster Arbeitstag", true)) },
    Case { schema: "{ type: string, x-value: response-time }", written: "TBD", found: &["F101"], condition: "value == null", shown: Some("TBD"), given: None },
    // Lists.
    Case { schema: "{ type: array, items: { type: string }, maxItems: 2 }", written: "a, b", found: &[], condition: "value == ['a', 'b']", shown: Some("a b"), given: Some(("a, b", true)) },
    Case { schema: "{ type: array, items: { type: string }, maxItems: 1 }", written: "1,5 TB", found: &[], condition: "value == ['1,5 TB']", shown: Some("1,5 TB"), given: Some(("1,5 TB", true)) },
    Case { schema: "{ type: array, items: { type: string }, maxItems: 1 }", written: "[a, –]", found: &[], condition: "value == ['a']", shown: Some("a"), given: None },
    Case { schema: "{ type: array, items: { type: string } }", written: "[offen]", found: &["F101"], condition: "value == []", shown: Some("offen"), given: None },
    Case { schema: "{ type: array, items: { type: string } }", written: "–", found: &["F101"], condition: "value == []", shown: Some("–"), given: None },
    Case { schema: "{ type: array, items: { type: string, x-value: date } }", written: "[2026-01-11, 30.02.2026]", found: &["F105"], condition: "value == ['2026-01-11', '30.02.2026']", shown: Some("11 January 2026 30.02.2026"), given: None },
    Case { schema: "{ type: array, items: { type: string, x-value: duration } }", written: "[4 h, 3 Monate]", found: &["F104"], condition: "value == [14400, '3 Monate']", shown: Some("4 h 3 Monate"), given: None },
    // Maps.
    Case { schema: "{ type: object, properties: { size: { type: number, x-alias: [größe] }, day: { type: string, x-value: date } } }", written: "{ größe: \"1,5\", day: – }", found: &[], condition: "value.size == 1.5 && value.day == null", shown: Some("size 1,5 day –"), given: None },
    Case { schema: "{ type: array, items: { type: object, properties: { size: { type: number, maximum: 2 }, off: { type: boolean } } } }", written: "[{ size: \"1,5\", off: nein }, { size: \"2,5\" }]", found: &["F103"], condition: "value[0].size == 1.5 && !value[0].off && value[1].size == 2.5 && value[1].off == null", shown: Some("size off 1,5 no 2,5 –"), given: None },
    Case { schema: "{ type: array, items: { type: object, properties: { size: { type: string } } } }", written: "[~, –, { size: a }]", found: &[], condition: "value.size() == 1 && value[0].size == 'a'", shown: Some("size a"), given: None },
    Case { schema: "{ type: object }", written: "{ a: \" x \", b: – }", found: &[], condition: "value.a == 'x' && value.b == null", shown: None, given: None },
];

fn project(case: &Case, condition: &str) -> Project {
    let schema = format!(
        "x-shape: {{ page: {{}} }}\ntype: object\nrequired: [value]\nproperties:\n  \
         name: {{ type: string, x-name: true }}\n  value: {}\n",
        case.schema
    );
    let book =
        format!("[[policy]]\ncode = \"X001\"\nkind = \"probe\"\nrequire = \"{condition}\"\n");
    let page = format!("---\nkind: probe\nname: Probe\nvalue: {}\n---\n\n# Probe\n", case.written);
    Project::new()
        .file("book.toml", &book)
        .file("schemas/probe.yaml", &schema)
        .file("content/index.md", &page)
}

/// The codes of what is found in the value, each once.
fn found(project: &Project) -> Vec<String> {
    let session = project.session();
    let codes = session.diagnostics.iter().map(|it| it.finding.rule.code.to_string());
    let ours = ["F101", "F103", "F104", "F105", "X001"];
    let mut codes: Vec<String> = codes.filter(|code| ours.contains(&code.as_str())).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// What the page says about the value, without markup.
fn shown(project: &Project) -> Option<String> {
    project.runbuch(&["build", "--lang", "en"]);
    let page = project.read("public/index.html");
    let (_, facts) = page.split_once("<dl class=\"facts\">")?;
    let (_, facts) = facts.split_once("</dt>")?;
    let facts = html::without_marks(facts.split("</dl>\n").next()?);
    let text: String = facts
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ");
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" ")).filter(|text| !text.is_empty())
}

#[test]
fn every_reader_makes_the_same_of_a_value() {
    let mut wrong = Vec::new();
    for case in CASES {
        let mut differs = |reader: &str, is: String, should: String| {
            if is != should {
                let (schema, written) = (case.schema, case.written);
                wrong.push(format!("{reader}: {written} as {schema}: {is}, not {should}"));
            }
        };
        let holds = project(case, case.condition);
        differs("check", format!("{:?}", found(&holds)), format!("{:?}", case.found));
        let fails = project(case, &format!("!({})", case.condition));
        let with_policy: Vec<&str> = case.found.iter().copied().chain(["X001"]).collect();
        differs("policy", format!("{:?}", found(&fails)), format!("{with_policy:?}"));
        differs("page", format!("{:?}", shown(&holds)), format!("{:?}", case.shown));
        if let Some((given, is_taken)) = case.given {
            let run = holds.runbuch(&["new", "probe", "Neu", "--field", &format!("value={given}")]);
            differs("new", (run.code == 0).to_string(), is_taken.to_string());
        }
    }
    assert!(wrong.is_empty(), "{} disagree:\n{}", wrong.len(), wrong.join("\n"));
}
