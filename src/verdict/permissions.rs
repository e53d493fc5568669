//! Which waiver covers a finding.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::SeveritySettings;
use super::subjects::{Subjects, spelled};
use crate::diagnostic::{Category, Finding, Span, Waiver};
use crate::site::Site;

/// Something for each rule, by its code.
type ByRule<T> = HashMap<Cow<'static, str>, T>;

/// The waivers that hold, by page and by the code of their rule.
pub(super) struct Permissions<'w> {
    pages: HashMap<&'w str, ByRule<RuleWaivers>>,
    subjects: Subjects<'w>,
}

/// The waivers of one rule on a page: those for all of its findings, and those that name a subject.
#[derive(Default)]
struct RuleWaivers {
    whole: FirstWaivers,
    by_subject: HashMap<String, FirstWaivers>,
}

impl<'w> Permissions<'w> {
    pub(super) fn new(site: &'w Site, waivers: &'w [Waiver], policy: &SeveritySettings) -> Self {
        type Scopes = HashMap<Option<String>, Vec<(usize, Span)>>;
        let mut scopes: HashMap<&str, ByRule<Scopes>> = HashMap::new();
        for (index, waiver) in waivers.iter().enumerate().filter(|(_, it)| policy.holds(it)) {
            let Some(rule) = policy.rule(waiver) else { continue };
            let of_page = scopes.entry(&waiver.place.path).or_default();
            let of_rule = of_page.entry(rule.code.clone()).or_default();
            let subject = waiver.subject.as_ref().map(|subject| spelled(&subject.value));
            of_rule.entry(subject).or_default().push((index, waiver.scope));
        }
        let mut pages: HashMap<&str, ByRule<RuleWaivers>> = HashMap::new();
        for (path, rules) in scopes {
            let of_page = pages.entry(path).or_default();
            for (code, by_subject) in rules {
                let of_rule = of_page.entry(code).or_default();
                for (subject, scopes) in by_subject {
                    let waivers = FirstWaivers::new(&scopes);
                    match subject {
                        Some(subject) => drop(of_rule.by_subject.insert(subject, waivers)),
                        None => of_rule.whole = waivers,
                    }
                }
            }
        }
        Self { pages, subjects: Subjects::new(site) }
    }

    /// The number of the waiver that covers the finding: the first that names its subject, else the first that names none.
    /// Findings about waivers themselves cannot be waived.
    pub(super) fn of(&mut self, finding: &Finding) -> Option<usize> {
        if finding.rule.category == Category::Check {
            return None;
        }
        let waivers = self.pages.get(&*finding.place.path)?.get(&*finding.rule.code)?;
        let at = finding.place.span.start;
        let named = match waivers.by_subject.is_empty() {
            true => None,
            false => {
                let names = self.subjects.names(finding);
                names.iter().filter_map(|name| waivers.by_subject.get(name)?.at(at)).min()
            }
        };
        named.or_else(|| waivers.whole.at(at))
    }
}

/// The byte from which on, up to the next such byte, a waiver is the first that covers it.
#[derive(Default)]
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
