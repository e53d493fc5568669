//! `[[policy]]`: rules that a wiki defines for its records.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::raw::RawPolicy;
use super::reader::{LEVELS, TableReader, filled};
use crate::diagnostic::{Category, FixKind, Level, RuleInfo, Span, Spanned, msg};
use crate::expression::Expression;

/// The first letter of policy codes.
const LETTER: char = Category::Policy.letter();

/// A policy: a condition that all records of a kind must satisfy.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Code, name, level.
    pub info: Arc<RuleInfo>,
    /// The kind that it applies to.
    pub kind: String,
    /// The bytes of the kind in `book.toml`, with quotes.
    pub kind_span: Span,
    /// The condition for each record.
    pub require: Expression,
    /// The bytes of the condition in `book.toml`, with quotes.
    pub require_span: Span,
    /// The message of a finding.
    pub message: Option<String>,
    /// What has to be done, for a finding that depends on the day.
    pub title: Option<String>,
    /// How to fix a finding.
    pub help: Option<String>,
    /// The name in `book.toml`, with its quotes.
    pub slug_span: Span,
    require_start: Option<usize>,
}

impl Policy {
    /// Whether `code` is a policy code or the beginning of one.
    pub fn is_code(code: &str) -> bool {
        let rest = code.strip_prefix([LETTER, LETTER.to_ascii_lowercase()]);
        rest.is_some_and(|rest| rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// The bytes in `book.toml` of the bytes `part` of the condition.
    pub fn span_of(&self, part: &std::ops::Range<usize>) -> Span {
        span_of(self.require_start, self.require_span, part)
    }
}

fn span_of(start: Option<usize>, whole: Span, part: &std::ops::Range<usize>) -> Span {
    start.map_or(whole, |start| Span::new(start + part.start, start + part.end))
}

/// The policies; invalid ones are reported and skipped.
pub(super) fn resolve(reader: &mut TableReader, written: Vec<RawPolicy>) -> Vec<Policy> {
    let mut seen: HashSet<String> = HashSet::new();
    let mut policies = Vec::new();
    for raw in written {
        let code = raw.code.clone();
        let policy = policy(reader, raw);
        if !seen.insert(code.value.clone()) {
            reader.error(code.span, msg!(config_policy_repeated, code = code.value.as_str()));
        }
        let Some(policy) = policy else { continue };
        let slug = policy.info.slug.to_string();
        if slug != code.value.to_lowercase() && !seen.insert(slug.clone()) {
            reader.error(policy.slug_span, msg!(config_policy_repeated, code = slug));
        }
        policies.push(policy);
    }
    policies
}

fn policy(reader: &mut TableReader, written: RawPolicy) -> Option<Policy> {
    let code = code(reader, &written.code);
    let slug_span = written.slug.as_ref().map_or(written.code.span, |slug| slug.span);
    let slug = slug(reader, written.slug).unwrap_or_else(|| written.code.value.to_lowercase());
    let level = reader.word("level", written.level, LEVELS).unwrap_or(Level::Error);
    let (start, span) = (written.require_start, written.require.span);
    let require = Expression::compile(&written.require.value)
        .map_err(|problem| reader.error(span_of(start, span, &problem.span), problem.message));
    let require = require.ok();
    let (code, slug) = (Cow::Owned(code?), Cow::Owned(slug));
    let info = RuleInfo {
        code,
        slug,
        level,
        fix: FixKind::None,
        time_dependent: require.as_ref().is_some_and(Expression::depends_on_day),
        category: Category::Policy,
        obligation: None,
        since: None,
    };
    Some(Policy {
        info: Arc::new(info),
        kind: written.kind.value,
        kind_span: written.kind.span,
        require: require?,
        require_span: span,
        message: written.message.and_then(filled),
        title: written.title.and_then(filled),
        help: written.help.and_then(filled),
        slug_span,
        require_start: start,
    })
}

/// `X001`
fn code(reader: &mut TableReader, written: &Spanned<String>) -> Option<String> {
    let code = written.value.as_str();
    let good = Policy::is_code(code) && code.len() == 4 && code.starts_with(LETTER);
    if !good {
        reader.error(written.span, msg!(config_policy_code, code = code));
    }
    good.then(|| code.to_owned())
}

/// `rpo-of-critical`
fn slug(reader: &mut TableReader, written: Option<Spanned<String>>) -> Option<String> {
    let written = written?;
    let slug = written.value.as_str();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    // `x001` would be taken for a code.
    let digits = slug.get(1..).unwrap_or_default().bytes().all(|byte| byte.is_ascii_digit());
    let starts = slug.starts_with(|c: char| c.is_ascii_lowercase());
    let good = starts && !digits && slug.chars().all(plain);
    if !good {
        reader.error(written.span, msg!(config_policy_slug, slug = slug));
    }
    good.then(|| slug.to_owned())
}
