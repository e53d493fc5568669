//! F101 missing-field: a field that the kind's schema requires is not there, or is empty.

use super::{placeholder, rule, unknown_field};
use crate::check::{Context, PageContext, Run, at_level, expected, of_record};
use crate::diagnostic::{
    FieldPath, FieldStep, Finding, Fix, Level, Obligation, Safety, Span, State, msg,
};
use crate::language::Lang;
use crate::ops::{DataClass, Duties, Service, TestRun};
use crate::page::Page;
use crate::record::{FieldValue, Record, Shape, Value};
use crate::schema::{Field, KindRole, ViolationKind};
use crate::value::Blank;

rule! {
    "F101", "missing-field", Error,
    fix: Unsafe, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    demands: [Documentation, Rpo, Rto],
    explanation: "missing_field", run: Run::PageAndSite(check, check_services),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for record in page.records().filter(|record| !record.is(&KindRole::Service)) {
        let missing = missing(record);
        findings.extend(missing.filter_map(|(path, name)| finding(page, record, path, name)));
    }
    findings
}

/// What services lack: their data class says how grave that is.
fn check_services(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for duties in context.duties {
        let Some(page) = context.page_of(duties.service.record) else { continue };
        let missing = missing(duties.service.record);
        findings.extend(missing.filter_map(|(path, name)| of_service(page, duties, path, name)));
    }
    findings
}

fn missing(record: &Record) -> impl Iterator<Item = (&[FieldStep], &str)> {
    record.violations.iter().filter_map(|violation| match &violation.kind {
        ViolationKind::Missing { field } => Some((violation.path.steps(), field.as_str())),
        _ => None,
    })
}

fn of_service(
    page: PageContext<'_>,
    duties: &Duties<'_, '_>,
    path: &[FieldStep],
    name: &str,
) -> Option<Finding> {
    let record = duties.service.record;
    let is_of_test = matches!(path, [FieldStep::Key(key), ..] if key == "restore_test");
    if is_of_test && is_in_protocol(duties.service, record.data.at(path).span, name) {
        return None;
    }
    let finding = finding(page, record, path, name)?;
    if !path.is_empty() {
        return at_level(finding, duties, RULE.info.level);
    }
    let level = duties.level_of_missing(name);
    let is_promise = Obligation::of_field(&name.into()).is_some();
    // Who makes room for a promise and leaves it empty has forgotten it, declared or not.
    // A dash says so where nothing is promised anyway.
    let class = duties.service.data_class.map(|class| class.value);
    let is_forgotten = record.data.member(name).is_some_and(|member| {
        let is_refused = class == Some(DataClass::BestEffort) && !member.value.written.is_empty();
        !is_refused && !says_none(&member.value)
    });
    if level != Level::Off && is_promise && is_forgotten {
        return Some(finding);
    }
    at_level(finding, duties, level)
}

/// Whether words say that there is none: `keine`, `none`, `Best Effort`.
fn says_none(value: &FieldValue) -> bool {
    let is_word = value.written.contains(char::is_alphabetic);
    is_word && Blank::of(&value.written) != Some(Blank::Unknown)
}

/// Whether the protocol tells of the test that the service states in `span`. Of a row that tells of it, T307 and F108
/// report what it leaves open.
fn is_in_protocol(service: &Service<'_>, span: Span, field: &str) -> bool {
    let mut stated = service.stated.iter().filter(|stated| stated.run.span == span);
    let tells = |row: &TestRun<'_>| field == "owner" || row.record.values().member(field).is_some();
    stated.any(|stated| stated.rows.iter().any(tells))
}

fn finding(
    page: PageContext<'_>,
    record: &Record,
    path: &[FieldStep],
    name: &str,
) -> Option<Finding> {
    let lang = page.words();
    let parent = record.data.at(path);
    let field = record.field(path, name);
    let written = parent.member(name);
    // An owner that nobody is, is F108; a column that no row has, is S806; a mistyped key is F102.
    let is_placeholder =
        written.is_some_and(|member| placeholder::is_reported(page, record, &member.value));
    let of_others = is_placeholder
        || written.is_some_and(|member| record.ends_before(&member.value))
        || written.is_some() && field.is_some_and(|field| field.is_owner)
        || written.is_none() && path.is_empty() && record.shape == Shape::Row;
    let is_mistyped = || {
        let is_own = path.is_empty() && record.shape == Shape::Page;
        is_own && unknown_field::is_mistyped(page, &record.kind, name)
    };
    if of_others || (written.is_none() && is_mistyped()) {
        return None;
    }
    let label = record.label(path, name, lang);
    let label = label.as_str();
    let span = match (written, path.split_last()) {
        (Some(member), _) => record.gap(member),
        (None, None) => record.head,
        (None, Some(_)) if record.shape == Shape::Row => parent.span,
        (None, Some((FieldStep::Key(last), above))) => {
            record.data.at(above).member(last).map_or(parent.span, |above| above.key_span)
        }
        (None, Some(_)) => parent.span,
    };
    let message = match written {
        Some(member) if !says_none(&member.value) => {
            msg!(missing_field_blank, field = label, name = record.title(lang))
        }
        _ => msg!(missing_field, field = label, name = record.title(lang)),
    };
    let text = written.map_or("", |member| &member.value.written);
    let field_path = path.iter().cloned().collect::<FieldPath>().key(name);
    let finding = of_record(&RULE, record, field_path, span, message);
    let mut finding = finding.found(text).state(State::Unknown);
    finding.expected = field.map(|field| expected::of_field(field, lang));
    if let Some(help) = field.and_then(|field| field.help(lang)) {
        finding = finding.help(msg!(missing_field_help, help = help));
    }
    if written.is_none()
        && let Some(field) = field
    {
        finding.fix = scaffold(page.page, record, path, field, lang);
    }
    Some(finding)
}

/// An empty entry that says what belongs there. It is still missing until somebody fills it in.
fn scaffold(
    page: &Page,
    record: &Record,
    path: &[FieldStep],
    field: &Field,
    lang: Lang,
) -> Option<Fix> {
    match record.shape {
        Shape::Page if path.is_empty() => front_matter(page, field, lang),
        Shape::Page => nested(page, record.data.at(path), field, lang),
        Shape::Section if path.is_empty() => bullet(page, record, field, lang),
        _ => None,
    }
}

fn entry(field: &Field, lang: Lang) -> String {
    let help = field.help(lang).map(|help| format!(" # {help}")).unwrap_or_default();
    format!("{}:{help}", field.name)
}

fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Before the closing fence of YAML.
fn front_matter(page: &Page, field: &Field, lang: Lang) -> Option<Fix> {
    let span = page.front_matter.span;
    let written = span.of(page.text());
    if !written.starts_with("---") || !page.front_matter.problems.is_empty() {
        return None;
    }
    let body = written.trim_end();
    let fence = span.start + body.rfind("---").or_else(|| body.rfind("..."))?;
    let line = format!("{}{}", entry(field, lang), line_break(page.text()));
    Some(Fix::replace(Safety::Unsafe, Span::at(fence), line))
}

/// After the last key of a map that is written in lines.
fn nested(page: &Page, map: &FieldValue, field: &Field, lang: Lang) -> Option<Fix> {
    let last = map.members().last()?;
    let text = page.text();
    let before = text.get(..last.key_span.start)?;
    let indent = before.get(before.rfind('\n')? + 1..)?;
    let is_nested = matches!(last.value.value, Value::List(_) | Value::Map(_));
    if is_nested || !indent.chars().all(|c| c == ' ') {
        return None;
    }
    let after = last.value.span.end.max(last.key_span.end);
    let end = after + text.get(after..)?.find(['\r', '\n'])?;
    let line = format!("{}{indent}{}", line_break(text), entry(field, lang));
    Some(Fix::replace(Safety::Unsafe, Span::at(end), line))
}

/// After the last bullet of the section that stands under a name, written as that one is.
fn bullet(page: &Page, record: &Record, field: &Field, lang: Lang) -> Option<Fix> {
    let inside = |span: Span| record.span.contains(span);
    let named = |span: Span| record.data.members().iter().any(|it| span.contains(it.key_span));
    let lists = page.document.lists.iter().filter(|list| list.parent.is_none());
    let mut items = lists.flat_map(|list| &list.items).filter(|item| inside(item.span));
    let last = items.rfind(|item| named(item.span))?;
    let text = page.text();
    let written = last.span.of(text);
    let spaces = written.get(1..)?.find(|c: char| c != ' ' && c != '\t')?;
    let marker = written.get(..1 + spaces).filter(|_| spaces > 0).unwrap_or("- ");
    let bold = written.contains("**");
    let label = field.label(lang);
    let label = if bold { format!("**{label}**:") } else { format!("{label}:") };
    let end = last.span.start + written.trim_end().len();
    Some(Fix::replace(
        Safety::Unsafe,
        Span::at(end),
        format!("{}{marker}{label}", line_break(text)),
    ))
}
