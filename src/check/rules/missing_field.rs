//! F101 missing-field: a field that the kind's schema requires is not there, or is empty.

use super::{placeholder, rule, unknown_field};
use crate::check::{Context, PageContext, Run, at_level, expected, of_record};
use crate::diagnostic::{
    Address, FieldPath, FieldStep, Finding, Fix, Level, Message, Obligation, Safety, Span, State,
    msg,
};
use crate::language::Lang;
use crate::ops::{DataClass, DeniedCopy, Duties, Service, TestRun};
use crate::page::Page;
use crate::record::{FieldValue, Member, Record, Shape, Value};
use crate::schema::{Field, KindRole, ViolationKind};
use crate::value::{Blank, is_blank};

rule! {
    "F101", "missing-field", Error,
    fix: Unsafe, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    demands: [Documentation, Rpo, Rto],
    explanation: "missing_field", run: Run::PageAndSite(check, check_services),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // A row that says that something is not copied says it all.
    let is_complete = |record: &Record| {
        record.is(&KindRole::BackupCoverage) && DeniedCopy::is_row_without_copy(record)
    };
    let others = page.records().filter(|record| !record.is(&KindRole::Service));
    for record in others.filter(|record| !is_complete(record)) {
        let lacks = missing(record).filter_map(|(path, name)| Lack::new(page, record, path, name));
        let lacks = lacks.filter(|lack| !lack.is_empty_owner());
        findings.extend(lacks.filter_map(|lack| finding(page, record, &[lack])));
    }
    findings
}

/// What services lack: their data class says how grave that is.
fn check_services(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for duties in context.duties {
        let Some(page) = context.page_of(duties.service.record) else { continue };
        findings.extend(undocumented(page, duties));
        let others = missing(duties.service.record).filter(|(path, name)| !documents(path, name));
        findings.extend(others.filter_map(|(path, name)| of_service(page, duties, path, name)));
    }
    findings
}

fn missing(record: &Record) -> impl Iterator<Item = (&[FieldStep], &str)> {
    record.violations.iter().filter_map(|violation| match &violation.kind {
        ViolationKind::Missing { field } => Some((violation.path.steps(), field.as_str())),
        _ => None,
    })
}

/// Whether the field of a service only describes it.
fn documents(path: &[FieldStep], name: &str) -> bool {
    path.is_empty() && Obligation::of_field(&name.into()).is_none()
}

/// What a service lacks to be documented: one obligation, one finding. Where nobody but the owner is missing, and there
/// is a place for one, `owner-empty` says so.
fn undocumented(page: PageContext<'_>, duties: &Duties<'_, '_>) -> Option<Finding> {
    let record = duties.service.record;
    let lacks = lacks(page, duties);
    if lacks.iter().all(Lack::is_empty_owner) {
        return None;
    }
    let level = lacks.iter().map(|lack| duties.level_of_missing(lack.name)).max()?;
    at_level(finding(page, record, &lacks)?, duties, level)
}

fn lacks<'r>(page: PageContext<'_>, duties: &Duties<'r, 'r>) -> Vec<Lack<'r>> {
    let record = duties.service.record;
    let owed = missing(record).filter(|(path, name)| {
        documents(path, name) && duties.level_of_missing(name) != Level::Off
    });
    owed.filter_map(|(path, name)| Lack::new(page, record, path, name)).collect()
}

/// Whether the finding about what a service lacks names its owner as well.
pub(super) fn names_owner(page: PageContext<'_>, duties: &Duties<'_, '_>) -> bool {
    let lacks = lacks(page, duties);
    lacks.iter().any(Lack::is_empty_owner) && !lacks.iter().all(Lack::is_empty_owner)
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
    let lack = Lack::new(page, record, path, name).filter(|lack| !lack.is_empty_owner())?;
    // Who makes room for a promise and leaves it empty has forgotten it, declared or not. A dash says so where nothing is
    // promised anyway.
    let class = duties.service.data_class.map(|class| class.value);
    let is_forgotten = lack.written.is_some_and(|member| {
        let is_refused = class == Some(DataClass::BestEffort) && !member.value.written.is_empty();
        !is_refused && is_empty(&member.value)
    });
    let finding = finding(page, record, &[lack])?;
    if !path.is_empty() {
        return at_level(finding, duties, RULE.info.level);
    }
    match duties.level_of_missing(name) {
        Level::Off => None,
        _ if is_forgotten => Some(finding),
        level => at_level(finding, duties, level),
    }
}

/// Whether nothing is written, or only that it is open. Words such as `keine`, `none` and `geplant` are an answer.
fn is_empty(value: &FieldValue) -> bool {
    let is_word = value.written.contains(char::is_alphabetic);
    is_blank(&value.written) && !(is_word && Blank::of(&value.written) != Some(Blank::Unknown))
}

/// Whether the protocol reports the test that the service states in `span`. Of a row that reports it, T307 and F108
/// report what it leaves open.
fn is_in_protocol(service: &Service<'_>, span: Span, field: &str) -> bool {
    let mut stated = service.stated.iter().filter(|stated| stated.run.span == span);
    let tells = |row: &TestRun<'_>| field == "owner" || row.record.values().member(field).is_some();
    stated.any(|stated| stated.rows.iter().any(tells))
}

/// A required field that says nothing.
struct Lack<'r> {
    path: &'r [FieldStep],
    name: &'r str,
    field: Option<&'r Field>,
    /// What is written there, blank.
    written: Option<&'r Member>,
}

impl<'r> Lack<'r> {
    /// None where another rule reports it: a column that no row has is S806, a mistyped key F102.
    fn new(
        page: PageContext<'_>,
        record: &'r Record,
        path: &'r [FieldStep],
        name: &'r str,
    ) -> Option<Self> {
        let written = record.data.at(path).member(name);
        let is_mistyped = || {
            let is_own = path.is_empty() && record.shape == Shape::Page;
            is_own && unknown_field::is_mistyped(page, &record.kind, name)
        };
        let is_told = match written {
            Some(member) => placeholder::is_told(page, record, &member.value),
            None => (path.is_empty() && record.shape == Shape::Row) || is_mistyped(),
        };
        let field = record.field(path, name);
        (!is_told).then_some(Self { path, name, field, written })
    }

    /// Whether there is a place for an owner, and nobody in it.
    fn is_empty_owner(&self) -> bool {
        self.written.is_some() && self.field.is_some_and(|field| field.is_owner)
    }

    fn address(&self, record: &Record) -> Address {
        record.address(self.path.iter().cloned().collect::<FieldPath>().key(self.name))
    }

    fn span(&self, record: &Record) -> Span {
        let parent = record.data.at(self.path);
        match (self.written, self.path.split_last()) {
            (Some(member), _) => record.gap(member),
            (None, None) => record.head,
            (None, Some(_)) if record.shape == Shape::Row => parent.span,
            (None, Some((FieldStep::Key(last), above))) => {
                record.data.at(above).member(last).map_or(parent.span, |above| above.key_span)
            }
            (None, Some(_)) => parent.span,
        }
    }
}

/// A finding about fields of `record`, at the first of them that has a place.
fn finding(page: PageContext<'_>, record: &Record, lacks: &[Lack<'_>]) -> Option<Finding> {
    let lang = page.words();
    let lead = lacks.iter().find(|lack| lack.written.is_none()).or_else(|| lacks.first())?;
    let label = |lack: &Lack<'_>| record.label(lack.path, lack.name, lang);
    let name = record.title(lang);
    let message = match (lacks, lead.written) {
        ([_], Some(member)) if is_empty(&member.value) => {
            msg!(missing_field_blank, field = label(lead), name = name)
        }
        ([_], _) => msg!(missing_field, field = label(lead), name = name),
        _ => {
            let fields = lacks.iter().map(|lack| msg!(quoted, text = label(lack)));
            msg!(missing_fields, fields = fields.collect::<Vec<Message>>(), name = name)
        }
    };
    let Address { field: path, .. } = lead.address(record);
    let finding = of_record(&RULE, record, path, lead.span(record), message);
    let others = lacks.iter().filter(|lack| lack.name != lead.name);
    let names: Vec<&str> = lacks.iter().map(|lack| lack.name).collect();
    let finding = finding.cause(format!("{} {}", record.kind.name, names.join(" ")));
    let finding = finding.also_about(others.map(|lack| lack.address(record)));
    let text = lead.written.map_or("", |member| &member.value.written);
    let mut finding = finding.found(text).state(State::Unknown);
    if let [only] = lacks {
        let help = only.field.and_then(|field| field.help(lang));
        finding.expected = only.field.map(|field| expected::of_field(field, lang));
        finding.help = help.map(|help| msg!(missing_field_help, help = help));
    } else {
        finding = finding.help(msg!(missing_fields_help, kind = record.kind.name.as_str()));
    }
    finding.fix = scaffold(page.page, record, lacks, lang);
    Some(finding)
}

/// Empty entries that say what belongs there. They are still missing until somebody fills them in.
fn scaffold(page: &Page, record: &Record, lacks: &[Lack<'_>], lang: Lang) -> Option<Fix> {
    let absent = lacks.iter().filter(|lack| lack.written.is_none());
    let fields: Vec<&Field> = absent.filter_map(|lack| lack.field).collect();
    let path = lacks.first().filter(|_| !fields.is_empty())?.path;
    match record.shape {
        Shape::Page if path.is_empty() => front_matter(page, &fields, lang),
        Shape::Page => nested(page, record.data.at(path), &fields, lang),
        Shape::Section if path.is_empty() => bullets(page, record, &fields, lang),
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
fn front_matter(page: &Page, fields: &[&Field], lang: Lang) -> Option<Fix> {
    let span = page.front_matter.span;
    let written = span.of(page.text());
    if !written.starts_with("---") || !page.front_matter.problems.is_empty() {
        return None;
    }
    let body = written.trim_end();
    let fence = span.start + body.rfind("---").or_else(|| body.rfind("..."))?;
    let line = |field: &&Field| format!("{}{}", entry(field, lang), line_break(page.text()));
    let lines: String = fields.iter().map(line).collect();
    Some(Fix::replace(Safety::Unsafe, Span::at(fence), lines))
}

/// After the last key of a map that is written in lines.
fn nested(page: &Page, map: &FieldValue, fields: &[&Field], lang: Lang) -> Option<Fix> {
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
    let line = |field: &&Field| format!("{}{indent}{}", line_break(text), entry(field, lang));
    let lines: String = fields.iter().map(line).collect();
    Some(Fix::replace(Safety::Unsafe, Span::at(end), lines))
}

/// After the last bullet of the section that is under a name, written as that one is.
fn bullets(page: &Page, record: &Record, fields: &[&Field], lang: Lang) -> Option<Fix> {
    let inside = |span: Span| record.span.contains(span);
    let named = |span: Span| record.data.members().iter().any(|it| span.contains(it.key_span));
    let lists = page.document.lists.iter().filter(|list| list.parent.is_none());
    let mut items = lists.flat_map(|list| &list.items).filter(|item| inside(item.span));
    let last = items.rfind(|item| named(item.span))?;
    let text = page.text();
    let written = last.span.of(text);
    let spaces = written.get(1..)?.find(|c: char| c != ' ' && c != '\t')?;
    let marker = written.get(..1 + spaces).filter(|_| spaces > 0).unwrap_or("- ");
    let (before, after) = if written.contains("**") { ("**", "**:") } else { ("", ":") };
    let line = |field: &&Field| {
        format!("{}{marker}{before}{}{after}", line_break(text), field.label(lang))
    };
    let lines: String = fields.iter().map(line).collect();
    let end = last.span.start + written.trim_end().len();
    Some(Fix::replace(Safety::Unsafe, Span::at(end), lines))
}
