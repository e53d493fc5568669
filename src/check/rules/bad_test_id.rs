//! T304 bad-test-id: a test ID that the plan does not have, has twice, or writes unlike all others.

use std::collections::{HashMap, HashSet};

use regex::Regex;

use super::rule;
use crate::check::{Context, OptionValue, Run, of_record};
use crate::diagnostic::{
    Finding, Fix, Level, Message, NearIndex, Obligation, Safety, Span, Spanned, msg,
};
use crate::lexicon::identifier;
use crate::ops::{Duties, Gap, PlannedTest};
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::FileMatch;

rule! {
    "T304", "bad-test-id", Error,
    fix: Unsafe, time_dependent: false,
    category: RestoreTest, since: "0.1.0",
    options: ["pattern": OptionValue::Pattern],
    explanation: "bad_test_id", run: Run::Site(check),
}

/// So many other IDs must agree before one that is written otherwise is said to be wrong.
const LEAST_ALIKE: usize = 3;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let tests = context.operations.tests.iter();
    let plan: Vec<(&Record, Spanned<&str>)> =
        tests.filter_map(|it| Some((it.record, PlannedTest::id_of(it.record)?))).collect();
    if plan.is_empty() {
        return Vec::new();
    }
    let strange = strange(context, &plan);
    unknown(context, &plan).into_iter().chain(repeated(&plan)).chain(strange).collect()
}

/// The IDs of the plan, to suggest one for another that is no such ID.
pub(super) struct PlanIds<'p> {
    ids: Vec<&'p str>,
    near: NearIndex,
}

impl<'p> PlanIds<'p> {
    pub(super) fn new(ids: Vec<&'p str>) -> Self {
        Self { near: NearIndex::of_ids(ids.iter().copied()), ids }
    }

    /// Adds the ID that is meant, and the fix; else what else there is to do.
    pub(super) fn suggest(
        &self,
        context: &Context<'_>,
        finding: Finding,
        id: &Spanned<&str>,
    ) -> Finding {
        let id_of = |test: usize| self.ids.get(test).copied();
        let is_other = |test| id_of(test).is_some_and(|it| !is_sibling(id.value, it));
        let near = self.near.nearest(id.value, is_other).and_then(|near| near.only());
        match near.and_then(id_of) {
            Some(near) => with_fix(context, finding, id, near),
            None => finding.help(msg!(bad_test_id_unknown_help)),
        }
    }
}

/// IDs of the protocol and of services that the plan does not have. Where a service has no evidence but such an ID, T301
/// says so.
fn unknown(context: &Context<'_>, plan: &[(&Record, Spanned<&str>)]) -> Vec<Finding> {
    let ids = PlanIds::new(plan.iter().map(|(_, id)| id.value).collect());
    let known: HashSet<String> = plan.iter().map(|(_, id)| identifier(id.value)).collect();
    let rows = context.records(&KindRole::RestoreTestProtocol);
    let rows = rows.filter_map(|row| Some((row, "test_id", PlannedTest::id_of(row)?)));
    let never = |it: &&Duties<'_, '_>| it.gap(Obligation::RestoreTest) == Some(&Gap::NeverTested);
    let services = context.duties.iter().filter(|it| !never(it)).map(|it| it.service);
    let claims = services.flat_map(|it| it.claims.iter().map(move |claim| (it.record, claim.id)));
    let claims = claims.map(|(record, id)| (record, "restore_test.id", id));
    rows.chain(claims)
        .filter(|(_, _, id)| !is_known(id.value, &known))
        .map(|(record, field, id)| {
            let message = msg!(bad_test_id_unknown, id = id.value);
            ids.suggest(context, of_record(&RULE, record, field, id.span, message), &id)
        })
        .collect()
}

/// Whether the plan has the ID, or each of several (`BT-LH-01, BT-K8-01`).
fn is_known(id: &str, known: &HashSet<String>) -> bool {
    let parts = id.split([',', ';', '/', '+', '&']);
    known.contains(&identifier(id)) || parts.map(identifier).all(|part| known.contains(&part))
}

/// Whether two IDs differ in their numbers only, as those of two tests do: no typing error.
fn is_sibling(a: &str, b: &str) -> bool {
    let differ = |(a, b): (char, char)| a != b && !(a.is_ascii_digit() && b.is_ascii_digit());
    a.chars().count() == b.chars().count() && !a.chars().zip(b.chars()).any(differ)
}

/// Adds the fix, where the ID is there as it is and not in marks.
fn with_fix(context: &Context<'_>, finding: Finding, id: &Spanned<&str>, near: &str) -> Finding {
    let finding = finding.help(msg!(did_you_mean, name = near));
    let Some(FileMatch::Page(page)) = context.site.find(&finding.place.path) else {
        return finding;
    };
    let written = id.span.of(context.site.page(page).text());
    match written.find(id.value) {
        Some(at) => {
            let start = id.span.start + at;
            let span = Span::new(start, start + id.value.len());
            finding.fix(Fix::replace(Safety::Unsafe, span, near))
        }
        None => finding,
    }
}

/// IDs that a page's plan has a second time. The same plan in two languages is on two pages.
fn repeated(plan: &[(&Record, Spanned<&str>)]) -> Vec<Finding> {
    let mut first: HashMap<(&str, String), &(&Record, Spanned<&str>)> = HashMap::new();
    let mut findings = Vec::new();
    for test in plan {
        let (record, id) = test;
        match first.entry((&record.path, identifier(id.value))) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(test);
            }
            std::collections::hash_map::Entry::Occupied(entry) => {
                let (before, at) = entry.get();
                let message = msg!(bad_test_id_twice, id = id.value);
                let finding = of_record(&RULE, record, "test_id", id.span, message);
                let place = before.place(at.span);
                let finding = finding.related(place, msg!(bad_test_id_first));
                findings.push(finding.help(msg!(bad_test_id_twice_help)));
            }
        }
    }
    findings
}

/// IDs that are not written as `pattern` wants; without one the single ID that is unlike all others.
fn strange(context: &Context<'_>, plan: &[(&Record, Spanned<&str>)]) -> Vec<Finding> {
    let pattern = RULE.option(&context.site.config, "pattern").and_then(|node| node.as_str());
    if let Some((written, pattern)) = pattern.and_then(|it| Some((it, Regex::new(it).ok()?))) {
        let off = plan.iter().filter(|(_, id)| !pattern.is_match(id.value));
        let finding = |test: &(&Record, Spanned<&str>)| {
            let message = msg!(bad_test_id_pattern, id = test.1.value, pattern = written);
            off_pattern(test, message)
        };
        return off.map(finding).collect();
    }
    odd_one(plan).into_iter().collect()
}

fn odd_one(plan: &[(&Record, Spanned<&str>)]) -> Option<Finding> {
    if plan.len() <= LEAST_ALIKE {
        return None;
    }
    // Either the first or the second is no odd one, and shows what all others look like.
    let (like, odd) = plan.iter().take(2).find_map(|(_, like)| {
        let skeleton = Skeleton::of(like.value);
        let mut odd = plan.iter().filter(|(_, id)| !skeleton.agrees(&Skeleton::of(id.value)));
        odd.next().filter(|_| odd.next().is_none()).map(|odd| (like, odd))
    })?;
    let message = msg!(bad_test_id_odd, id = odd.1.value, other = like.value);
    Some(off_pattern(odd, message).level(Level::Warning))
}

fn off_pattern((record, id): &(&Record, Spanned<&str>), message: Message) -> Finding {
    let finding = of_record(&RULE, record, "test_id", id.span, message);
    finding.help(msg!(bad_test_id_pattern_help))
}

/// What an ID is made of: its separators, and whether numbers or letters are between them.
struct Skeleton<'t> {
    separators: Vec<char>,
    parts: Vec<&'t str>,
}

impl<'t> Skeleton<'t> {
    fn of(id: &'t str) -> Self {
        Self {
            separators: id.chars().filter(|c| !c.is_alphanumeric()).collect(),
            parts: id.split(|c: char| !c.is_alphanumeric()).collect(),
        }
    }

    fn agrees(&self, other: &Self) -> bool {
        self.separators == other.separators
            && self.parts.iter().zip(&other.parts).all(|(a, b)| parts_agree(a, b))
    }
}

/// Letters have any length; numbers one, unless they grew from `9` to `10`.
fn parts_agree(a: &str, b: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    match (is_number(a), is_number(b)) {
        (true, true) => short.len() == long.len() || !long.starts_with('0'),
        (numbers, others) => numbers == others,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_agree_in_what_they_are_made_of() {
        let agree = |a, b| Skeleton::of(a).agrees(&Skeleton::of(b));
        for (a, b) in [
            ("BT-LH-01", "BT-K8-02"),
            ("BT-LH-01", "BT-DRX-01"),
            ("RT-9", "RT-10"),
            ("RT-99", "RT-100"),
            ("BT-LH-01", "BT-LH-10"),
        ] {
            assert!(agree(a, b) && agree(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("BT-LH-01", "BT-LH-1"),
            ("BT-LH-01", "BT-LH-O1"),
            ("BT-LH-01", "BT-LH01"),
            ("BT-LH-01", "BT_LH_01"),
        ] {
            assert!(!agree(a, b) && !agree(b, a), "{a} {b}");
        }
    }
}
