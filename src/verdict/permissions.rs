//! Which waiver permits a finding.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::SeveritySettings;
use crate::diagnostic::{Category, Finding, Span, Waiver};

/// Something for each rule, by its code.
type ByRule<T> = HashMap<Cow<'static, str>, T>;

/// The waivers that hold, by page and by the code of their rule.
pub(super) struct Permissions<'w> {
    pages: HashMap<&'w str, ByRule<FirstWaivers>>,
}

impl<'w> Permissions<'w> {
    pub(super) fn new(waivers: &'w [Waiver], policy: &SeveritySettings) -> Self {
        let mut scopes: HashMap<&str, ByRule<Vec<(usize, Span)>>> = HashMap::new();
        for (index, waiver) in waivers.iter().enumerate().filter(|(_, it)| policy.holds(it)) {
            let Some(rule) = policy.rule(waiver) else { continue };
            let of_page = scopes.entry(&waiver.place.path).or_default();
            of_page.entry(rule.code.clone()).or_default().push((index, waiver.scope));
        }
        let by_byte = |(code, scopes): (_, Vec<_>)| (code, FirstWaivers::new(&scopes));
        let of_page =
            |(path, rules): (_, ByRule<_>)| (path, rules.into_iter().map(by_byte).collect());
        Self { pages: scopes.into_iter().map(of_page).collect() }
    }

    /// The number of the first waiver that permits the finding. Findings about waivers themselves
    /// cannot be permitted.
    pub(super) fn of(&self, finding: &Finding) -> Option<usize> {
        if finding.rule.category == Category::Check {
            return None;
        }
        let rules = self.pages.get(&*finding.place.path)?;
        rules.get(&*finding.rule.code)?.at(finding.place.span.start)
    }
}

/// The byte from which on, up to the next such byte, a waiver is the first that covers it.
struct FirstWaivers(Vec<(usize, Option<usize>)>);

impl FirstWaivers {
    /// Of waivers, by their numbers, with what they cover, the byte after it included.
    fn new(scopes: &[(usize, Span)]) -> Self {
        let begin = scopes.iter().map(|(index, scope)| (scope.start, *index, true));
        let end = scopes.iter().map(|(index, scope)| (scope.end + 1, *index, false));
        let mut changes: Vec<(usize, usize, bool)> = begin.chain(end).collect();
        changes.sort_unstable();
        let mut covering = BTreeSet::new();
        let mut steps = Vec::new();
        for changes in changes.chunk_by(|a, b| a.0 == b.0) {
            for (_, index, begins) in changes {
                let _ = if *begins { covering.insert(*index) } else { covering.remove(index) };
            }
            let from = changes.first().map_or(0, |(from, ..)| *from);
            steps.push((from, covering.first().copied()));
        }
        Self(steps)
    }

    fn at(&self, byte: usize) -> Option<usize> {
        let after = self.0.partition_point(|(from, _)| *from <= byte);
        self.0.get(after.checked_sub(1)?)?.1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What looking at each waiver would find.
        #[test]
        fn the_first_that_covers(scopes in proptest::collection::vec((0_usize..30, 0_usize..9), 0..12)) {
            let scopes = scopes.into_iter().map(|(start, length)| Span::new(start, start + length));
            let scopes: Vec<(usize, Span)> = scopes.enumerate().collect();
            let index = FirstWaivers::new(&scopes);
            for byte in 0..42 {
                let covers = |(_, scope): &&(usize, Span)| scope.start <= byte && byte <= scope.end;
                let first = scopes.iter().find(covers).map(|(index, _)| *index);
                prop_assert_eq!(index.at(byte), first, "{}", byte);
            }
        }
    }
}
