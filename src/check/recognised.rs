//! Findings about records that are only recognised: their help says how to say that they are none.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Finding, Message, RecordId, msg};
use crate::record::{Record, Shape, WrittenField};
use crate::site::Site;

/// Whether nobody declared the record and the value tells when it falls due: what cannot be read there is told, but as no
/// more than a note, since its author may have meant something else.
pub(super) fn is_told(record: &Record, said: &WrittenField<'_>) -> bool {
    !record.declared && record.kind.tells_when_due(&said.path)
}

/// Adds to the help of each finding about a record that nobody declared, unless it says so already.
pub(super) fn add_way_out(site: &Site, findings: &mut [Arc<Finding>]) {
    let recognised: HashMap<RecordId, &Record> =
        site.records.all().filter(|it| !it.declared).map(|it| (it.id(), it)).collect();
    for finding in findings {
        let about = finding.about.as_ref().and_then(|about| recognised.get(&about.record));
        let Some(record) = about.filter(|_| !names_way_out(finding)) else { continue };
        let help = with_way_out(finding.help.clone(), record);
        Arc::make_mut(finding).help = Some(help);
    }
}

/// Whether the help says it already, with how to declare the record.
fn names_way_out(finding: &Finding) -> bool {
    let own = [msg!(recognised, kind = ""), msg!(recognised_help, help = "", kind = "")];
    finding.help.as_ref().is_some_and(|help| own.iter().any(|own| own.id() == help.id()))
}

fn with_way_out(help: Option<Message>, record: &Record) -> Message {
    let kind = record.kind.name.as_str();
    let way_out = match record.shape {
        Shape::Page => msg!(recognised_page, kind = kind),
        Shape::Section | Shape::Facts | Shape::Row | Shape::Item => {
            msg!(recognised_block, kind = kind)
        }
    };
    match help {
        None => way_out,
        Some(help) => msg!(help_and, help = help, more = way_out),
    }
}
