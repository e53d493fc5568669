//! The links to addresses of other hosts that were probed.

use std::collections::BTreeMap;

use super::probe::address;
use super::{Context, LinkedPage, ProbeResult, ProbeResults};
use crate::page::Link;
use crate::site::Target;

/// A link to an address, with its page.
pub(super) type Mention<'a> = (LinkedPage<'a>, &'a Link);

/// The addresses with a result, and the links to each of them in the order of pages.
pub(super) fn mentions<'a>(
    context: &Context<'a>,
    probed: &'a ProbeResults,
) -> impl Iterator<Item = (&'a str, &'a ProbeResult, Vec<Mention<'a>>)> {
    let ProbeResults { request, results } = probed;
    let mut mentions: BTreeMap<&'a str, Vec<Mention<'a>>> = BTreeMap::new();
    let pages = context.linked_pages();
    for page in pages.filter(|page| request.pages.contains(page.own.page.path())) {
        for (link, _) in page.links().filter(|(_, target)| **target == Target::External) {
            let address = address(&link.target, request.anchors);
            let known = address.and_then(|it| results.get_key_value(it.as_str()));
            if let Some((address, _)) = known {
                mentions.entry(address).or_default().push((page, link));
            }
        }
    }
    results.iter().filter_map(move |(address, result)| {
        Some((address.as_str(), result, mentions.remove(address.as_str())?))
    })
}
