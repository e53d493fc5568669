//! Plans on a page: which phase has to be finished before another one begins.

use std::collections::HashMap;

use crate::page::{Count, CountedHeading, Document, HeadingId};

/// What the phases of a page wait for, by their headings.
pub(super) fn gates(document: &Document) -> HashMap<HeadingId, &str> {
    let of_plan = |phases| {
        let plan = ProgressPlan::new(document, phases);
        let gate =
            move |phase: &CountedHeading| Some((phase.heading, plan.gate(phase.section.start)?));
        phases.iter().filter_map(gate)
    };
    document.phases.iter().flat_map(of_plan).collect()
}

/// A plan on the page, and its phase that later ones wait for.
pub(super) struct ProgressPlan<'d> {
    phases: &'d Count,
    open: Option<(u32, &'d str)>,
}

impl<'d> ProgressPlan<'d> {
    pub(super) fn new(document: &'d Document, phases: &'d Count) -> Self {
        let open = document.open_phase(phases).and_then(|phase| {
            let heading = document.headings.get(phase.heading)?;
            Some((phase.number, heading.text.as_str()))
        });
        Self { phases, open }
    }

    /// What the phase at byte `at` waits for.
    pub(super) fn gate(&self, at: usize) -> Option<&'d str> {
        let (number, name) = self.open?;
        let holds = |it: &&CountedHeading| it.section.start <= at && at < it.section.end;
        self.phases.iter().find(holds).filter(|phase| phase.number > number).map(|_| name)
    }
}
