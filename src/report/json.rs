//! The JSON format: `--format json`, and `api/findings.json` of the site.
//!
//! The format is versioned; its schema is `schemas/findings.schema.json`.

use serde::Serialize;
use serde_json::{Map, Value, json as object};

use super::Report;
use super::one_by_one::{OneByOne, pretty};
use crate::diagnostic::{BaselineEntry, Diagnostic, Fix, Message, Place, Span, Summary};

/// The format version; increased on incompatible changes.
pub(super) const VERSION: u32 = 1;

/// The report.
#[derive(Serialize)]
struct Whole<'r, F> {
    version: u32,
    as_of: String,
    tool: Value,
    findings: F,
    summary: Value,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    stale_baseline: &'r [&'r BaselineEntry],
}

/// The report, with a final line break.
pub fn json(report: &Report<'_>) -> String {
    let summary = Summary::of(report.diagnostics);
    pretty(&Whole {
        version: VERSION,
        as_of: report.as_of.to_string(),
        tool: object!({ "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") }),
        findings: OneByOne::new(report.diagnostics, |diagnostic| finding(report, diagnostic)),
        summary: object!({
            "error": summary.error,
            "warning": summary.warning,
            "note": summary.note,
            "waived": summary.waived,
            "baseline": summary.baseline,
            "pages": report.pages,
        }),
        stale_baseline: &report.stale_baseline,
    })
}

pub(super) fn finding(report: &Report<'_>, diagnostic: &Diagnostic) -> Value {
    let finding = &diagnostic.finding;
    let mut map = Map::new();
    let mut set = |key: &str, value: Value| map.insert(key.to_owned(), value);
    set("code", object!(&*finding.rule.code));
    set("slug", object!(&*finding.rule.slug));
    set("level", object!(diagnostic.level));
    set("state", object!(diagnostic.state()));
    set("time_dependent", object!(finding.rule.time_dependent));
    set("path", object!(finding.place.path));
    set("start", position(report, &finding.place, finding.place.span.start));
    set("end", position(report, &finding.place, finding.place.span.end));
    set("subject", object!(finding.subject));
    set("message", object!(report.catalogue.text(&finding.message)));
    let texts =
        [("expected", &finding.expected), ("actual", &finding.actual), ("help", &finding.help)];
    for (key, text) in texts {
        if let Some(text) = text {
            set(key, object!(report.catalogue.text(text)));
        }
    }
    if !finding.related.is_empty() {
        let related =
            finding.related.iter().map(|other| related(report, &other.place, &other.message));
        set("related", related.collect());
    }
    if let Some(mend) = &finding.fix {
        let mut value = fix(report, &finding.place, mend);
        if let (false, Some(map)) = (finding.fix_elsewhere.is_empty(), value.as_object_mut()) {
            let others = finding.fix_elsewhere.iter().map(|(path, mend)| {
                let place = Place::new(path, Span::at(0));
                object!({ "path": path, "edits": edits(report, &place, mend) })
            });
            map.insert("elsewhere".to_owned(), others.collect());
        }
        set("fix", value);
    }
    set("fingerprint", object!(diagnostic.fingerprint));
    set("baseline", object!(diagnostic.baseline));
    if let Some(owner) = &finding.owner {
        set("owner", object!(owner));
    }
    if let Some(waiver) = &diagnostic.waiver {
        set("waiver", object!(waiver));
    }
    Value::Object(map)
}

fn related(report: &Report<'_>, place: &Place, message: &Message) -> Value {
    object!({
        "path": place.path,
        "start": position(report, place, place.span.start),
        "end": position(report, place, place.span.end),
        "message": report.catalogue.text(message),
    })
}

fn fix(report: &Report<'_>, place: &Place, fix: &Fix) -> Value {
    object!({ "safety": fix.safety, "edits": edits(report, place, fix) })
}

fn edits(report: &Report<'_>, place: &Place, fix: &Fix) -> Vec<Value> {
    let edits = fix.edits.iter().map(|edit| {
        object!({
            "start": disk_offset(report, place, edit.span.start),
            "end": disk_offset(report, place, edit.span.end),
            "text": edit.text,
        })
    });
    edits.collect()
}

/// Lines and columns count from 1, columns in characters; the offset is in bytes of the file on disk.
fn position(report: &Report<'_>, place: &Place, offset: usize) -> Value {
    let at = report.position(place, offset);
    object!({ "line": at.line, "column": at.column, "offset": disk_offset(report, place, offset) })
}

fn disk_offset(report: &Report<'_>, place: &Place, offset: usize) -> usize {
    report.source(place).map_or(offset, |source| source.disk_offset(offset))
}
