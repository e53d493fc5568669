//! The elements of a page that findings and records point at, and what is said at each.

use std::collections::BTreeMap;
use std::ops::Bound;

use serde::Serialize;

use super::places::{Places, Shown, first};
use super::spots::Spot;
use super::theme::{TemplateError, Theme};
use crate::diagnostic::{Diagnostic, Place};
use crate::site::{PageId, Site};

/// What is said at an element.
const TEMPLATE: &str = "_mark.html";

/// So many findings of a page are said at their place; all of them have one.
const MOST_MARKS: usize = 50;

/// The elements of a page that findings and records point at, each with what is said at it.
#[derive(Default)]
pub(super) struct Targets(BTreeMap<Spot, String>);

impl Serialize for Targets {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ingredient = |(spot, html): (&Spot, &String)| (format!("{spot:?}"), html.clone());
        serializer.collect_seq(self.0.iter().map(ingredient))
    }
}

/// What the template of a mark gets.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MarkTemplate<'s, 'd> {
    /// The worst first.
    findings: &'s [Shown<'d>],
}

impl Targets {
    /// Those of the records of a page.
    pub(super) fn of_records(site: &Site, id: PageId) -> Self {
        let page = site.page(id);
        let mut spots = BTreeMap::new();
        for record in site.records.on(page.path()) {
            let values = record.values().all().into_iter().map(|said| said.member.value.span);
            for span in values.chain([record.head]) {
                spots.extend(Spot::at(page, span).map(|spot| (spot, String::new())));
            }
        }
        Self(spots)
    }

    /// The same, those of `findings`, each with its mark, and those at the places `aside`, without one.
    ///
    /// # Errors
    /// Where the template of marks is not usable.
    pub(super) fn of_page(
        places: &Places<'_>,
        theme: &Theme,
        id: PageId,
        findings: &[Diagnostic],
        aside: &[Place],
    ) -> Result<Self, TemplateError> {
        let mut targets = Self::of_records(places.site, id);
        let page = places.site.page(id);
        for place in aside {
            let spot = Spot::at(page, places.shown(place).span);
            targets.0.extend(spot.map(|spot| (spot, String::new())));
        }
        let mut shown: BTreeMap<Spot, Vec<&Diagnostic>> = BTreeMap::new();
        for (index, diagnostic) in findings.iter().enumerate() {
            let place = places.shown(&diagnostic.finding.place);
            let Some(spot) = Spot::at(page, place.span) else { continue };
            targets.0.entry(spot).or_default();
            if index < first(findings, MOST_MARKS).len() {
                shown.entry(spot).or_default().push(diagnostic);
            }
        }
        for (spot, mut diagnostics) in shown {
            diagnostics.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.level));
            let findings: Vec<Shown<'_>> =
                diagnostics.into_iter().map(|it| places.finding(it)).collect();
            let html = theme.render(TEMPLATE, &MarkTemplate { findings: &findings })?;
            targets.0.insert(spot, html.trim().to_owned());
        }
        Ok(targets)
    }

    /// What is said at an element, which may be nothing; none where nobody points at it.
    pub(super) fn get(&self, spot: Spot) -> Option<&str> {
        self.0.get(&spot).map(String::as_str)
    }

    /// The first text from byte `from` on that begins before byte `to`.
    pub(super) fn text(&self, from: usize, to: usize) -> Option<(usize, &str)> {
        let range = (Bound::Included(Spot::Text(from)), Bound::Excluded(Spot::Text(to.max(from))));
        let (spot, html) = self.0.range(range).next()?;
        match spot {
            Spot::Text(start) => Some((*start, html)),
            _ => None,
        }
    }
}
