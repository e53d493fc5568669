//! L704 orphan-page: a page that neither a page nor the nav leads to.

use std::collections::HashSet;

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Place, Span, msg};
use crate::site::{NavTarget, PageId, Site};
use crate::source::Assembly;

rule! {
    "L704", "orphan-page", Note,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "orphan_page", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    // A page that another one includes is read there.
    let assemblies = site.pages().iter().filter_map(|page| page.source.assembly());
    let included: HashSet<&str> =
        assemblies.flat_map(Assembly::included).map(|file| &*file.path).collect();
    let public =
        |id: &PageId| !site.outline(*id).draft && !included.contains(&**site.page(*id).path());
    let orphans = site.all_pages().filter(public).filter(|id| is_orphan(site, *id));
    orphans
        .map(|id| {
            let place = Place::new(site.page(id).path(), Span::at(0));
            Finding::new(&RULE.info, place, site.title(id), msg!(orphan_page))
                .help(msg!(orphan_page_help))
        })
        .collect()
}

fn is_orphan(site: &Site, id: PageId) -> bool {
    let in_nav = site.nav().find(NavTarget::Page(id)).is_some();
    // Readers get to it from no draft, be drafts shown or not.
    let linked = site.backlinks(id).iter().any(|from| !site.outline(*from).draft);
    let is_there = in_nav || is_translation_of_listed(site, id);
    site.nav().written && !site.is_unlisted(id) && !is_there && site.home() != Some(id) && !linked
}

/// Whether its counterpart in the default language is in the navigation, where that serves all languages.
fn is_translation_of_listed(site: &Site, id: PageId) -> bool {
    let group = site.counterparts(id).filter(|_| site.config.dialect.settings.falls_back);
    let default = group.and_then(|group| group.pages.get(&0)).filter(|page| **page != id);
    default.is_some_and(|page| {
        site.home() == Some(*page) || site.nav().find(NavTarget::Page(*page)).is_some()
    })
}
