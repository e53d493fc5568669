//! The SARIF format for code scanning and editors: SARIF 2.1.0 by OASIS.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
//!
//! Waived findings are suppressed in source, with the reason as justification; baseline findings are
//! suppressed externally.

use std::collections::BTreeMap;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Map, Value, json as object};

use super::Report;
use super::one_by_one::{OneByOne, pretty};
use crate::diagnostic::{
    Diagnostic, Edit, Fix, Level, Message, Place, Related, RuleInfo, Safety, Span, msg,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Characters that are not encoded in the path of a URI.
const ESCAPED: AsciiSet =
    NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The report, with a final line break.
pub fn sarif(report: &Report<'_>) -> String {
    let rules = rules(report);
    let language = report.catalogue.lang().tag();
    let run = SarifRun {
        tool: object!({ "driver": {
            "name": env!("CARGO_PKG_NAME"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": language,
            "rules": rules.values().map(|(_, rule)| descriptor(report, rule)).collect::<Vec<_>>(),
        } }),
        language,
        column_kind: "unicodeCodePoints",
        results: OneByOne::new(report.diagnostics, |it| result(report, &rules, it)),
        properties: object!({ "asOf": report.as_of.to_string(), "pages": report.pages }),
    };
    pretty(&SarifLog { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

#[derive(Serialize)]
struct SarifLog<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [R; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<R> {
    tool: Value,
    language: &'static str,
    column_kind: &'static str,
    results: R,
    properties: Value,
}

/// The rules with findings, with their indices.
fn rules<'r>(report: &Report<'r>) -> BTreeMap<&'r str, (usize, &'r RuleInfo)> {
    let found = report.diagnostics.iter().map(|diagnostic| &*diagnostic.finding.rule);
    let by_code: BTreeMap<&str, &RuleInfo> = found.map(|rule| (&*rule.code, rule)).collect();
    by_code.into_iter().enumerate().map(|(index, (code, rule))| (code, (index, rule))).collect()
}

fn descriptor(report: &Report<'_>, rule: &RuleInfo) -> Value {
    let mut map = Map::new();
    map.insert("id".to_owned(), object!(rule.code));
    map.insert("name".to_owned(), object!(rule.slug));
    if let Some(explanation) = report.explanations.get(&*rule.code) {
        let text = explanation.text();
        map.insert("shortDescription".to_owned(), object!({ "text": explanation.summary() }));
        let help = match explanation.markdown() {
            Some(markdown) => object!({ "text": text, "markdown": markdown }),
            None => object!({ "text": text }),
        };
        map.insert("help".to_owned(), help);
    }
    map.insert("defaultConfiguration".to_owned(), configuration(rule.level));
    let mut properties =
        object!({ "timeDependent": rule.time_dependent, "category": rule.category });
    if let (Some(obligation), Some(map)) = (rule.obligation, properties.as_object_mut()) {
        map.insert("obligation".to_owned(), object!(obligation));
    }
    map.insert("properties".to_owned(), properties);
    Value::Object(map)
}

fn configuration(level: Level) -> Value {
    match level {
        Level::Off => object!({ "enabled": false }),
        level => object!({ "level": level }),
    }
}

fn result(
    report: &Report<'_>,
    rules: &BTreeMap<&str, (usize, &RuleInfo)>,
    diagnostic: &Diagnostic,
) -> Value {
    let finding = &diagnostic.finding;
    let mut map = Map::new();
    let mut set = |key: &str, value: Value| map.insert(key.to_owned(), value);
    set("ruleId", object!(finding.rule.code));
    set("ruleIndex", object!(rules.get(&*finding.rule.code).map(|(index, _)| index)));
    set("level", object!(diagnostic.level));
    set("message", object!({ "text": message(report, diagnostic) }));
    set("locations", object!([location(report, &finding.place)]));
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate();
        set("relatedLocations", related.map(|(index, it)| other(report, index, it)).collect());
    }
    set("partialFingerprints", object!({ "runbuch/v1": diagnostic.fingerprint }));
    if let Some(suppression) = suppression(report, diagnostic) {
        set("suppressions", object!([suppression]));
    }
    if let Some(fix) = &finding.fix {
        set("fixes", object!([fix_object(report, &finding.place, fix, &finding.fix_elsewhere)]));
    }
    let mut properties = object!({ "state": diagnostic.state(), "subject": finding.subject });
    if let (Some(owner), Some(map)) = (&finding.owner, properties.as_object_mut()) {
        map.insert("owner".to_owned(), object!(owner));
    }
    set("properties", properties);
    Value::Object(map)
}

/// The message with its parts; related places have a list of their own.
fn message(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let mut lines = vec![report.text(&diagnostic.finding.message)];
    let parts = report.parts(diagnostic).into_iter();
    lines.extend(parts.map(|(name, text)| format!("{name}: {text}")));
    lines.join("\n")
}

fn location(report: &Report<'_>, place: &Place) -> Value {
    object!({ "physicalLocation": {
        "artifactLocation": artifact(place),
        "region": region(report, place),
    } })
}

fn other(report: &Report<'_>, index: usize, related: &Related) -> Value {
    let mut value = location(report, &related.place);
    if let Some(map) = value.as_object_mut() {
        map.insert("id".to_owned(), object!(index));
        map.insert("message".to_owned(), object!({ "text": report.text(&related.message) }));
    }
    value
}

fn artifact(place: &Place) -> Value {
    let uri = utf8_percent_encode(&place.path, &ESCAPED).to_string();
    object!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
}

fn region(report: &Report<'_>, place: &Place) -> Value {
    let (start, end) = report.range(place);
    object!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn suppression(report: &Report<'_>, diagnostic: &Diagnostic) -> Option<Value> {
    let justification = report.mark(diagnostic)?;
    let kind = if diagnostic.waiver.is_some() { "inSource" } else { "external" };
    Some(object!({ "kind": kind, "status": "accepted", "justification": justification }))
}

fn fix_object(
    report: &Report<'_>,
    place: &Place,
    fix: &Fix,
    elsewhere: &[(Arc<str>, Fix)],
) -> Value {
    let mut changes = vec![change(report, place, fix)];
    changes.extend(
        elsewhere.iter().map(|(path, fix)| change(report, &Place::new(path, Span::at(0)), fix)),
    );
    object!({
        "description": { "text": report.text(&description(fix)) },
        "artifactChanges": changes,
        "properties": { "safety": fix.safety },
    })
}

fn change(report: &Report<'_>, place: &Place, fix: &Fix) -> Value {
    let replacement = |edit: &Edit| {
        let deleted = region(report, &Place::new(&place.path, edit.span));
        object!({ "deletedRegion": deleted, "insertedContent": { "text": edit.text } })
    };
    let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
    object!({ "artifactLocation": artifact(place), "replacements": replacements })
}

fn description(fix: &Fix) -> Message {
    match fix.safety {
        Safety::Safe => msg!(rule_fix_safe),
        Safety::Unsafe => msg!(rule_fix_unsafe),
    }
}
