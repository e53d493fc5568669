//! S815 no-service-record: a wiki that owes records of its services, and has none.

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Message, Place, msg};
use crate::lexicon::{bare_vowels, structure};
use crate::page::{Heading, Item, List, Page};
use crate::record::{Record, Shape};
use crate::schema::{Field, Fields, KindRole};
use crate::site::FileMatch;

rule! {
    "S815", "no-service-record", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "no_service_record", run: Run::Site(check),
}

/// A list that names so many fields of a service says what is to be documented.
const LEAST_FIELDS: usize = 2;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let records = &context.site.records;
    let role = KindRole::Service;
    if records.of(&role).next().is_some() || records.has_mentions(&role) {
        return Vec::new();
    }
    let reason = duty(context).or_else(|| plan(context)).or_else(|| recovery(context));
    let finding = reason.map(|(place, message)| {
        Finding::new(&RULE.info, place, "service", message).help(msg!(no_service_record_help))
    });
    finding.into_iter().collect()
}

/// The heading over a list that says what is documented for each service.
fn duty(context: &Context<'_>) -> Option<(Place, Message)> {
    let kinds = context.site.kinds.all();
    let service = kinds.iter().find(|kind| kind.role == KindRole::Service)?;
    for page in context.pages().map(|page| page.page) {
        let mut lists = page.document.lists.iter();
        if let Some(heading) = lists.find_map(|list| stated_by(page, list, &service.fields)) {
            return Some((
                Place::new(page.path(), heading.text_span),
                msg!(no_service_record_duty),
            ));
        }
    }
    None
}

fn stated_by<'p>(page: &'p Page, list: &List, fields: &Fields) -> Option<&'p Heading> {
    let heading = page.document.headings.get(list.heading?)?;
    let text = bare_vowels(&heading.text);
    if list.parent.is_some() || !structure::DOCUMENTATION.iter().any(|word| text.contains(word)) {
        return None;
    }
    let mut named: Vec<&str> = list.items.iter().flat_map(|item| fields_in(item, fields)).collect();
    named.sort_unstable();
    named.dedup();
    (named.len() >= LEAST_FIELDS).then_some(heading)
}

/// The fields that an item names: `RPO/RTO`, `Last restore test (date, result)`.
fn fields_in<'f>(item: &Item, fields: &'f Fields) -> Vec<&'f str> {
    let text = item.content.text.as_str();
    let name = text.split(['(', ':', '.', ',']).next().unwrap_or_default();
    let whole = fields.path(name);
    let parts = name.split('/').filter_map(|part| fields.path(part));
    let paths = whole.into_iter().chain(parts);
    let first = |path: Vec<&'f Field>| path.first().map(|field| field.name.as_str());
    paths.filter_map(first).collect()
}

fn plan(context: &Context<'_>) -> Option<(Place, Message)> {
    let test = context.site.records.of(&KindRole::RestoreTestPlan).next()?;
    Some((test.place(test.head), msg!(no_service_record_plan)))
}

fn recovery(context: &Context<'_>) -> Option<(Place, Message)> {
    let site = context.site;
    let is_for_recovery = |record: &&Record| {
        let Some(FileMatch::Page(page)) = site.find(&record.path) else { return false };
        record.shape == Shape::Page && site.kinds.is_for_recovery(&site.page(page).outline)
    };
    let playbook = site.records.of(&KindRole::Playbook).find(is_for_recovery)?;
    Some((playbook.place(playbook.head), msg!(no_service_record_recovery)))
}
