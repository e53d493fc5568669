//! Inline syntax that the parser does not know: passes over the events of a page, each for a family of extensions of
//! other generators, which a dialect switches on.

mod abbreviations;
mod cuts;
mod keys;
mod marks;
mod notes;
mod symbols;
mod tasks;
mod uids;
mod wiki_links;

use super::event::SpannedEvent;
use super::syntax::Syntax;
use crate::dialect::Extensions;

/// The events of `source` with what these extensions make of them.
pub(super) fn read(
    source: &str,
    mut events: Vec<SpannedEvent>,
    syntax: &mut Syntax,
    extensions: Extensions,
) -> Vec<SpannedEvent> {
    if extensions == Extensions::NONE {
        return events;
    }
    if extensions.text_before_page {
        wiki_links::text_first(&mut events, syntax);
    }
    if extensions.task_states {
        events = tasks::states(events);
    }
    if extensions.uids {
        events = uids::uids(source, events, syntax);
    }
    if extensions.abbreviations {
        events = abbreviations::abbreviations(source, events, syntax);
    }
    if extensions.inline_notes {
        events = notes::notes(source, events, syntax);
    }
    if extensions.keys {
        events = keys::keys(source, events, &syntax.links);
    }
    events = marks::marks(source, events, &syntax.links, extensions);
    events = symbols::symbols(source, events, &syntax.links, extensions);
    if extensions.code_languages {
        events = symbols::code_languages(events);
    }
    events
}
