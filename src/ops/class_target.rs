//! Targets by data class, which promise for every service that names only its class.

use std::collections::HashMap;

use super::{DataClass, Service};
use crate::config;
use crate::diagnostic::{Place, Span, Spanned};
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Site;
use crate::source::data::Pair;
use crate::value::Duration;

/// A time that is promised of a service.
#[derive(Debug, Clone)]
pub struct Objective {
    /// The time.
    pub value: Duration,
    /// Its bytes in the record of the service; where the data class promises it, those of the class.
    pub span: Span,
    /// Where the data class promises it; none where the service does so itself.
    pub of_class: Option<Place>,
}

/// A target of a data class.
#[derive(Debug, Clone)]
pub struct ClassTarget {
    /// The data class.
    pub class: DataClass,
    /// The field of a service that it stands for: `rpo` or `rto`.
    pub field: &'static str,
    /// The time.
    pub value: Duration,
    /// Where it is written: a record, or `book.toml`.
    pub place: Place,
}

/// The targets of the data classes.
#[derive(Debug, Default)]
pub struct ClassTargets {
    found: HashMap<(DataClass, &'static str), ClassTarget>,
    /// Targets that differ from an earlier one, which comes first. Such a class promises nothing: nobody knows what holds.
    pub conflicts: Vec<(ClassTarget, ClassTarget)>,
}

/// The fields of a service that a data class may promise.
pub const TARGET_FIELDS: [&str; 2] = ["rpo", "rto"];

impl ClassTargets {
    /// Those of `[check.targets]`, which go before those of the wiki's pages.
    pub(super) fn of(site: &Site) -> Self {
        let mut targets = Self::default();
        for pair in &site.config.targets {
            for target in of_config(pair) {
                targets.found.insert((target.class, target.field), target);
            }
        }
        let mut on_pages = Self::default();
        for record in site.records.of(&KindRole::ClassTarget) {
            for target in of_record(record) {
                on_pages.add(target);
            }
        }
        for (first, _) in &on_pages.conflicts {
            on_pages.found.remove(&(first.class, first.field));
        }
        on_pages.conflicts.retain(|(it, _)| !targets.found.contains_key(&(it.class, it.field)));
        for (key, target) in on_pages.found {
            targets.found.entry(key).or_insert(target);
        }
        Self { conflicts: on_pages.conflicts, ..targets }
    }

    fn add(&mut self, target: ClassTarget) {
        match self.found.get(&(target.class, target.field)) {
            None => {
                self.found.insert((target.class, target.field), target);
            }
            Some(first) if first.value.seconds() != target.value.seconds() => {
                self.conflicts.push((first.clone(), target));
            }
            Some(_) => {}
        }
    }

    /// Promises of the class where the service states none of its own, readable or not.
    pub(super) fn complete(&self, service: &mut Service<'_>) {
        let record = service.record;
        service.rpo = service.rpo.take().or_else(|| self.objective(service, record, "rpo"));
        service.rto = service.rto.take().or_else(|| self.objective(service, record, "rto"));
    }

    fn objective(
        &self,
        service: &Service<'_>,
        record: &Record,
        field: &'static str,
    ) -> Option<Objective> {
        let class = service.data_class?;
        let is_stated = record.values().text(field).is_some();
        let target = self.found.get(&(class.value, field)).filter(|_| !is_stated)?;
        Some(Objective {
            value: target.value.clone(),
            span: class.span,
            of_class: Some(target.place.clone()),
        })
    }
}

impl Objective {
    /// What the service states itself.
    pub(super) fn own(stated: Option<Spanned<Duration>>) -> Option<Self> {
        let Spanned { value, span } = stated?;
        Some(Self { value, span, of_class: None })
    }
}

fn of_record(record: &Record) -> Vec<ClassTarget> {
    let class = record.values().word("data_class").and_then(DataClass::parse);
    let Some(class) = class else { return Vec::new() };
    let target = |field| {
        let Spanned { value, span } = record.values().duration(field)?;
        Some(ClassTarget { class, field, value, place: record.place(span) })
    };
    TARGET_FIELDS.into_iter().filter_map(target).collect()
}

/// `kritisch = { rpo = "24 h", rto = "4 h" }`
fn of_config(pair: &Pair) -> Vec<ClassTarget> {
    let is_named = |class: &DataClass| [class.as_str(), class.english()].contains(&&*pair.key);
    let Some(class) = DataClass::ALL.into_iter().find(is_named) else { return Vec::new() };
    let target = |field: &'static str| {
        let written = pair.value.get(field)?;
        let value = Duration::parse(written.as_str()?).ok()??;
        let place = Place::new(&config::FILE_NAME.into(), written.span);
        Some(ClassTarget { class, field, value, place })
    };
    TARGET_FIELDS.into_iter().filter_map(target).collect()
}
