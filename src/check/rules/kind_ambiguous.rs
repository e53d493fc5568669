//! F109 kind-ambiguous: two kinds fit, and nobody says which is meant.

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Message, Place, msg};

rule! {
    "F109", "kind-ambiguous", Warning,
    fix: None, time_dependent: false,
    category: Record, since: "0.1.0",
    explanation: "kind_ambiguous", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let ambiguous = context.site.records.ambiguities.iter();
    ambiguous
        .map(|(path, ambiguity)| {
            let kinds = ambiguity.kinds.iter();
            let names: Vec<Message> =
                kinds.map(|name| msg!(quoted_code, text = name.as_str())).collect();
            let message = msg!(kind_ambiguous, kinds = names);
            let place = Place::new(path, ambiguity.span);
            let first = ambiguity.kinds.first().map_or("", String::as_str);
            let help = msg!(kind_ambiguous_help, kind = first);
            Finding::new(&RULE.info, place, ambiguity.kinds.join(" "), message).help(help)
        })
        .collect()
}
