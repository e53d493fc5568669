//! Joins services with the rows of coverage tables that name them.

use super::Service;
use super::backup::{self, Backup};
use super::names::NamedServices;
use crate::schema::KindRole;
use crate::site::Records;

/// Adds the copies that rows of coverage tables promise of services, those that say how often, and settles what each
/// service promises: the shortest interval in its record, else in rows that name it.
pub(super) fn join<'s>(
    records: &'s Records,
    services: &mut [Service<'s>],
    names: &NamedServices<'s>,
) {
    for row in records.of(&KindRole::BackupCoverage) {
        let layer = row.values().text("layer").filter(|_| row.values().text("frequency").is_some());
        for index in layer.map(|layer| names.named_in(layer)).unwrap_or_default() {
            let Some(service) = services.get_mut(index) else { continue };
            let storage = service.record.values().text("storage").unwrap_or_default();
            service.coverage.push(Backup::of_coverage(row, storage));
        }
    }
    for service in services {
        service.promise =
            backup::shortest(&service.backups).or_else(|| backup::shortest(&service.coverage));
    }
}
