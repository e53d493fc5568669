//! Joins services with the rows of coverage tables about them.

use std::collections::HashMap;

use super::backup::{self, Backup, DeniedCopy};
use super::evidence;
use super::names::NamedServices;
use super::{DataClass, Service};
use crate::lexicon::{backup as words, identifier};
use crate::record::{Record, Shape};
use crate::schema::KindRole;
use crate::site::Records;

/// So many rows about every service count, so that they do not multiply the services.
const MOST_GENERAL_ROWS: usize = 32;

/// So many records before a row are asked whether it is in them.
const MOST_BEFORE: usize = 8;

/// Adds the copies that rows of coverage tables promise of services, and settles what each service promises: the
/// shortest interval in its record, else in these rows. A row is about the services that it names, else about every
/// service, but for those that it leaves out; a row of a table that names nothing is about the service that it is
/// below.
pub(super) fn join<'s>(
    records: &'s Records,
    services: &mut [Service<'s>],
    names: &NamedServices<'s>,
) {
    let owners = Owners::of_services(services);
    let mut general = Vec::new();
    for row in records.of(&KindRole::BackupCoverage) {
        let Some(layer) = row.values().text("layer") else {
            owners.of(row).into_iter().for_each(|index| add(services, index, row));
            continue;
        };
        let subject = RowSubject::of(row, layer, names);
        match subject.every {
            Some(class) => general.push((row, class, subject.exceptions)),
            None => subject.named.iter().for_each(|index| add(services, *index, row)),
        }
    }
    general.truncate(MOST_GENERAL_ROWS);
    for (row, class, exceptions) in general {
        for index in 0..services.len() {
            let is_meant = services.get(index).is_some_and(|service| {
                let own = service.data_class.map(|class| class.value);
                // What says of itself that it is not copied is an exception.
                service.denied.is_none() && (class.is_none() || class == own)
            });
            if is_meant && !exceptions.contains(&index) {
                add(services, index, row);
            }
        }
    }
    for service in services {
        service.promise =
            backup::shortest(&service.backups).or_else(|| backup::shortest(&service.coverage));
    }
}

/// Adds what a row says of a service: a copy, or that there is none.
fn add<'s>(services: &mut [Service<'s>], index: usize, row: &'s Record) {
    let Some(service) = services.get_mut(index) else { return };
    match DeniedCopy::of(row, row.values()) {
        Some(denied) => service.denied = service.denied.or(Some(denied)),
        None => {
            let storage = service.record.values().text("storage").unwrap_or_default();
            service.coverage.push(Backup::of_coverage(row, storage));
        }
    }
}

/// What a row is about.
struct RowSubject {
    /// The services that it names.
    named: Vec<usize>,
    /// Whether it is about every service, or every service of a class.
    every: Option<Option<DataClass>>,
    /// The services that it leaves out.
    exceptions: Vec<usize>,
}

impl RowSubject {
    fn of(row: &Record, layer: &str, names: &NamedServices<'_>) -> Self {
        let text = identifier(layer);
        let split =
            words::EXCEPTIONS.iter().filter_map(|word| text.split_once(&format!("_{word}_")));
        let first = split.min_by_key(|(before, _)| before.len());
        let (about, except) = first.unwrap_or((&text, ""));
        let exceptions = names.named_in(except);
        let mut named = match except {
            "" => names.in_fields(row, &["layer"]),
            _ => names.named_in(about),
        };
        named.retain(|index| !exceptions.contains(index));
        Self { named, every: evidence::every_service(about), exceptions }
    }
}

/// The services by the part of a page that is their record.
#[derive(Default)]
struct Owners<'s> {
    pages: HashMap<&'s str, usize>,
    /// In the order of the page.
    parts: HashMap<&'s str, Vec<(&'s Record, usize)>>,
}

impl<'s> Owners<'s> {
    fn of_services(services: &[Service<'s>]) -> Self {
        let mut owners = Self::default();
        for (index, service) in services.iter().enumerate() {
            let record = service.record;
            match record.shape {
                Shape::Page => {
                    owners.pages.insert(&record.path, index);
                }
                Shape::Section | Shape::Facts => {
                    owners.parts.entry(&record.path).or_default().push((record, index));
                }
                Shape::Row | Shape::Item => {}
            }
        }
        owners
    }

    /// The service in whose part of the page a row is.
    fn of(&self, row: &Record) -> Option<usize> {
        let parts = self.parts.get(&*row.path).map(Vec::as_slice).unwrap_or_default();
        let after = parts.partition_point(|(record, _)| record.span.start <= row.span.start);
        let mut before = parts.get(..after)?.iter().rev().take(MOST_BEFORE);
        let part = before.find(|(record, _)| record.span.contains(row.span));
        part.map(|(_, index)| *index).or_else(|| self.pages.get(&*row.path).copied())
    }
}
