//! B209 gfs-gap: the oldest copy of a generation is gone before the next generation has one.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, msg};
use crate::language::Lang;
use crate::ops::Generation;
use crate::page::HeadingId;
use crate::record::Record;
use crate::site::{FileMatch, Site};

rule! {
    "B209", "gfs-gap", Note,
    fix: None, time_dependent: false,
    category: Backup, since: "0.1.0",
    explanation: "gfs_gap", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut schemes: BTreeMap<(&str, Option<HeadingId>), Vec<&Generation<'_>>> = BTreeMap::new();
    for generation in &context.operations.generations {
        let heading = heading(context.site, generation.record);
        schemes.entry((&generation.record.path, heading)).or_default().push(generation);
    }
    schemes.into_values().flat_map(|scheme| of_scheme(scheme, context.lang)).collect()
}

/// The heading above: generations below one heading belong together.
fn heading(site: &Site, record: &Record) -> Option<HeadingId> {
    match site.find(&record.path)? {
        FileMatch::Page(id) => site.page(id).document.heading_before(record.span.start),
        FileMatch::File(_) | FileMatch::Section(_) => None,
    }
}

fn of_scheme(mut generations: Vec<&Generation<'_>>, lang: Lang) -> Vec<Finding> {
    generations.sort_by_key(|generation| generation.longest);
    let pairs = generations.iter().zip(generations.iter().skip(1));
    pairs.filter_map(|(younger, older)| between(younger, older, lang)).collect()
}

fn between(younger: &Generation<'_>, older: &Generation<'_>, lang: Lang) -> Option<Finding> {
    let retention = younger.retention.as_ref()?;
    if younger.shortest_retention()? >= older.longest {
        return None;
    }
    let message = msg!(
        gfs_gap,
        name = younger.record.title(lang),
        retention = retention.value.written(),
        interval = older.interval.value.written(),
        days = usize::try_from(older.longest / SECONDS_OF_DAY).unwrap_or_default()
    );
    let here = msg!(gfs_gap_here, name = older.record.title(lang));
    Some(
        of_record(&RULE, younger.record, "retention", retention.span, message)
            .related(older.record.place(older.interval.span), here)
            .help(msg!(gfs_gap_help)),
    )
}

const SECONDS_OF_DAY: u64 = 24 * 60 * 60;
