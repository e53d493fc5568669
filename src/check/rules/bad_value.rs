//! F103 bad-value: a value that the kind's schema does not allow, or a schema that is none.

use super::rule;
use crate::check::{Context, PageContext, Run, of_record};
use crate::diagnostic::{Finding, Fix, Level, Message, Safety, msg};
use crate::language::Lang;
use crate::record::Record;
use crate::schema::{Field, KindRole, SchemaProblem, Violation, ViolationKind};

rule! {
    "F103", "bad-value", Error,
    fix: Safe, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    explanation: "bad_value", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    let declares = context.duties.iter().any(|duties| duties.is_declared);
    let of_schemas = site.kinds.problems.iter().map(of_schema);
    let of_pages = context.pages().flat_map(|page| {
        let violations =
            page.records().flat_map(|record| record.violations.iter().map(move |it| (record, it)));
        violations.filter_map(move |(record, violation)| {
            let is_declared = record.declared || (declares && record.is(&KindRole::Service));
            finding(page, record, violation, is_declared)
        })
    });
    of_schemas.chain(of_pages).collect()
}

/// What is wrong with a schema file. One annotation that nothing uses does no harm.
fn of_schema(problem: &SchemaProblem) -> Finding {
    let message = problem.kind.message();
    let finding = Finding::new(&RULE.info, problem.place.clone(), "schema", message);
    let harmless = !problem.kind.is_fatal();
    let finding = if harmless { finding.level(Level::Warning) } else { finding };
    match problem.kind.suggestion() {
        Some(name) => finding.help(msg!(did_you_mean, name = name)),
        None if harmless => finding.help(msg!(unknown_field_config_help)),
        None => finding.help(msg!(schema_help)),
    }
}

fn finding(
    page: PageContext<'_>,
    record: &Record,
    violation: &Violation,
    is_declared: bool,
) -> Option<Finding> {
    let lang = page.words();
    let value = record.data.at(violation.path.steps());
    let (name, above) = violation.path.field().unwrap_or_default();
    let field = record.field(above, name);
    let label = record.label(above, name, lang);
    let label = label.as_str();
    let text = value.written.as_str();
    let expected = expected(field, &violation.kind, lang)?;
    // Nobody has said that the words of the bundled kind hold here.
    let is_word = matches!(violation.kind, ViolationKind::Word { .. });
    let is_unread = is_word && !is_declared && record.kind.path.is_none();
    let message = match &violation.kind {
        ViolationKind::Unexpected { fields } => {
            msg!(bad_value_unexpected, fields = fields.join(", "))
        }
        _ if text.is_empty() => msg!(bad_value_shape, field = label),
        _ if is_unread => msg!(bad_value_unread, field = label, value = text),
        _ => msg!(bad_value, field = label, value = text),
    };
    let path = violation.path.clone();
    let mut finding = of_record(&RULE, record, path, value.span, message).expected(expected);
    if !text.is_empty() {
        finding = finding.found(text);
    }
    let word =
        field.and_then(|field| field.replacement(text).map(|word| field.word_in(word, lang)));
    if is_unread {
        finding = finding.level(Level::Note);
    }
    Some(match word.filter(|_| is_word) {
        Some(word) => {
            let fix = Fix::replace(Safety::Safe, value.span, word);
            finding.help(msg!(did_you_mean, name = word)).fix(fix)
        }
        None => finding,
    })
}

/// What should be there; none for what other rules report.
fn expected(field: Option<&Field>, kind: &ViolationKind, lang: Lang) -> Option<Message> {
    Some(match kind {
        ViolationKind::Missing { .. } => return None,
        ViolationKind::Word { allowed } => {
            let words = field.map(|field| field.words_in(lang)).filter(|words| !words.is_empty());
            let own = || allowed.iter().map(String::as_str).collect();
            let words: Vec<&str> = words.unwrap_or_else(own);
            msg!(bad_value_words, words = words.join(", "))
        }
        ViolationKind::Pattern { pattern } => {
            msg!(expected_pattern, pattern = pattern.as_str())
        }
        ViolationKind::Type { expected } => match expected.as_str() {
            "boolean" => msg!(expected_boolean),
            "integer" => msg!(expected_integer),
            "number" => msg!(expected_number),
            "array" => msg!(expected_list),
            "object" => msg!(expected_map),
            _ => msg!(expected_text),
        },
        ViolationKind::Unexpected { .. } => msg!(bad_value_known),
        ViolationKind::Other { detail } => msg!(bad_value_other, detail = detail.as_str()),
    })
}
