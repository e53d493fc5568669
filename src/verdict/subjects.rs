//! What a waiver with a subject can name: the records and fields that a finding is about.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Finding, RecordId};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::record::Record;
use crate::site::Site;

/// Finds the names of findings. The records of a page are looked up once.
pub(super) struct Subjects<'s> {
    site: &'s Site,
    pages: HashSet<Arc<str>>,
    records: HashMap<RecordId, &'s Record>,
}

impl<'s> Subjects<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        Self { site, pages: HashSet::new(), records: HashMap::new() }
    }

    /// All names of the finding's subject, as [`spelled`].
    pub(super) fn names(&mut self, finding: &Finding) -> BTreeSet<String> {
        let mut names = BTreeSet::from([spelled(&finding.subject)]);
        for (address, _) in finding.concerns() {
            let Some(record) = self.record(&address.record) else { continue };
            names.insert(spelled(record.called()));
            let Some((name, above)) = address.field.field() else { continue };
            names.insert(spelled(&address.field.to_string()));
            names.extend(Lang::ALL.map(|lang| spelled(&record.label(above, name, lang))));
            if let Some(field) = record.field(above, name) {
                names.extend(field.names().map(spelled));
                names.extend(Lang::ALL.map(|lang| spelled(field.label(lang))));
            }
        }
        names.remove("");
        names
    }

    /// The name to suggest: that of the record, else the finding's subject.
    pub(super) fn shown(&mut self, finding: &Finding) -> String {
        let record = finding.about.as_ref().and_then(|about| self.record(&about.record));
        let called = record.map(Record::called).filter(|called| !called.is_empty());
        called.unwrap_or(&finding.subject).to_owned()
    }

    fn record(&mut self, id: &RecordId) -> Option<&'s Record> {
        if !self.pages.contains(&id.path) {
            self.pages.insert(Arc::clone(&id.path));
            let on_page = self.site.records.on(&id.path).iter();
            self.records.extend(on_page.map(|record| (record.id(), &**record)));
        }
        self.records.get(id).copied()
    }
}

/// The spelling in which subjects are compared: without case, umlauts and separators, unless there is nothing else.
pub(super) fn spelled(subject: &str) -> String {
    match identifier(subject) {
        identifier if identifier.is_empty() => subject.trim().to_lowercase(),
        identifier => identifier,
    }
}
