//! D190 almost-a-record: data that nearly fits a kind and was not read.

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Fix, Message, Safety, msg};
use crate::record::{Obstacle, Shape, UnreadBlock};

rule! {
    "D190", "almost-a-record", Note,
    fix: Unsafe, time_dependent: false,
    category: Data, since: "0.1.0",
    explanation: "almost_a_record", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let unread = context.site.records.unread.iter();
    unread.map(|block| finding(context, block)).collect()
}

fn finding(context: &Context<'_>, block: &UnreadBlock) -> Finding {
    let (kind, lang) = (block.kind.name.as_str(), context.lang);
    let words = context.words_of(&block.path);
    let label = block.kind.label(lang);
    let message = match block.obstacle {
        Obstacle::Column => msg!(almost_a_column, label = label),
        _ => msg!(almost_a_record, block = name(block), label = label),
    };
    let remedy = block.remedy(words);
    let help = match block.obstacle {
        // What is known as data says nothing of this column.
        Obstacle::Column => remedy,
        _ => msg!(almost_a_record_help, remedy = remedy, none = none(block)),
    };
    let finding = Finding::new(&RULE.info, block.place(), kind, message)
        .actual(msg!(list_of, items = block.reasons(lang)))
        .help(help);
    let edits = block.edits(words);
    if edits.is_empty() { finding } else { finding.fix(Fix { safety: Safety::Unsafe, edits }) }
}

fn name(block: &UnreadBlock) -> Message {
    match block.shape {
        Shape::Row => msg!(block_table),
        Shape::Item | Shape::Facts => msg!(block_list),
        Shape::Section => msg!(block_section),
        Shape::Page => msg!(block_page),
    }
}

/// What says that the block is no record.
fn none(block: &UnreadBlock) -> &'static str {
    if block.shape == Shape::Page { "kind: none" } else { "<!-- kind: none -->" }
}
