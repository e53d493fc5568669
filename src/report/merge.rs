//! Merges JSON reports of one wiki, from checks of parts that ran in parallel.

use std::collections::BTreeMap;

use serde_json::{Value, json as object};

use super::json::VERSION;

/// Why reports cannot be merged, with the number of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeError {
    /// It is not a report, or has another format version.
    NotAReport(usize),
    /// It has another as-of date than the first.
    OtherDay(usize),
}

/// The merged report: each finding once, with a new summary.
///
/// # Errors
/// Where the reports differ in format version or as-of date.
pub fn merge(reports: &[Value]) -> Result<Value, MergeError> {
    let Some(first) = reports.first() else { return Err(MergeError::NotAReport(0)) };
    let mut findings: BTreeMap<FindingKey, &Value> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        let list = report.get("findings").and_then(Value::as_array);
        let list = list.filter(|_| report.get("version") == Some(&object!(VERSION)));
        let list = list.ok_or(MergeError::NotAReport(index))?;
        if report.get("as_of") != first.get("as_of") {
            return Err(MergeError::OtherDay(index));
        }
        for finding in list {
            let key = key(finding).ok_or(MergeError::NotAReport(index))?;
            findings.entry(key).or_insert(finding);
        }
    }
    let findings: Vec<&Value> = findings.into_values().collect();
    let summary = summary(&findings, reports);
    let mut merged = object!({
        "version": VERSION,
        "as_of": first.get("as_of"),
        "tool": first.get("tool"),
        "findings": findings,
        "summary": summary,
    });
    let stale = stale(reports);
    if let (Some(map), false) = (merged.as_object_mut(), stale.is_empty()) {
        map.insert("stale_baseline".to_owned(), object!(stale));
    }
    Ok(merged)
}

/// The sort key and identity of a finding.
type FindingKey = (String, u64, u64, String, String, String);

fn key(finding: &Value) -> Option<FindingKey> {
    let text = |name: &str| Some(finding.get(name)?.as_str()?.to_owned());
    let offset = |name: &str| finding.get(name)?.get("offset")?.as_u64();
    let (start, end) = (offset("start")?, offset("end")?);
    Some((text("path")?, start, end, text("code")?, text("subject")?, text("fingerprint")?))
}

fn summary(findings: &[&Value], reports: &[Value]) -> Value {
    let counter = |finding: &&Value| {
        let is_known = finding.get("baseline") == Some(&Value::Bool(true));
        match finding.get("level").and_then(Value::as_str) {
            _ if finding.get("waiver").is_some() => "waived",
            _ if is_known => "baseline",
            Some("error") => "error",
            Some("warning") => "warning",
            _ => "note",
        }
    };
    let tally = |name: &str| findings.iter().filter(|finding| counter(finding) == name).count();
    let pages = |report: &Value| report.get("summary")?.get("pages")?.as_u64();
    object!({
        "error": tally("error"),
        "warning": tally("warning"),
        "note": tally("note"),
        "waived": tally("waived"),
        "baseline": tally("baseline"),
        "pages": reports.iter().filter_map(pages).max().unwrap_or_default(),
    })
}

/// Stale baseline entries: those that are stale in all reports.
fn stale(reports: &[Value]) -> Vec<&Value> {
    let of = |report: &'_ Value| report.get("stale_baseline").and_then(Value::as_array).cloned();
    let Some((first, others)) = reports.split_first() else { return Vec::new() };
    let lists = first.get("stale_baseline").and_then(Value::as_array);
    let in_all = |entry: &&Value| {
        others.iter().all(|report| of(report).is_some_and(|list| list.contains(entry)))
    };
    lists.into_iter().flatten().filter(in_all).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(day: &str, findings: &[(&str, u64, &str)]) -> Value {
        let finding = |(code, offset, level): &(&str, u64, &str)| {
            object!({
                "code": code, "path": "index.md", "subject": "x", "fingerprint": code, "level": level,
                "start": { "offset": offset }, "end": { "offset": offset }, "baseline": false,
            })
        };
        let findings: Vec<Value> = findings.iter().map(finding).collect();
        object!({ "version": VERSION, "as_of": day, "findings": findings, "summary": { "pages": 3 } })
    }

    #[test]
    fn each_finding_is_there_once_and_in_order() {
        let one = report("2026-01-20", &[("L701", 4, "error"), ("L705", 30, "error")]);
        let two = report("2026-01-20", &[("L701", 4, "error"), ("L705x", 9, "warning")]);
        let merged = merge(&[one, two]).expect("two reports");
        let found = merged["findings"].as_array().expect("findings").iter();
        let codes: Vec<&str> = found.filter_map(|it| it["code"].as_str()).collect();
        assert_eq!(codes, ["L701", "L705x", "L705"]);
        assert_eq!(merged["summary"]["error"], 2);
        assert_eq!(merged["summary"]["warning"], 1);
        assert_eq!(merged["summary"]["pages"], 3);
    }

    #[test]
    fn other_days_and_other_files_are_refused() {
        let one = report("2026-01-20", &[]);
        let other = merge(&[one.clone(), report("2026-01-21", &[])]);
        assert_eq!(other, Err(MergeError::OtherDay(1)));
        assert_eq!(merge(&[one, object!({ "version": 9 })]), Err(MergeError::NotAReport(1)));
        assert_eq!(merge(&[object!([])]), Err(MergeError::NotAReport(0)));
    }
}
