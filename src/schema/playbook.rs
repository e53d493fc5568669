//! Decides which pages are playbooks, and which are needed in an emergency.

use super::{Kinds, named};
use crate::lexicon::{bare_vowels, structure};
use crate::page::Outline;

impl Kinds {
    /// Whether the page leads through steps: by its kind, or by two headings such as „Schritt 1“.
    pub fn is_playbook(&self, page: &Outline) -> bool {
        self.is_named_playbook(page) || page.has_steps
    }

    /// Whether the page is a playbook for recovery. Step 1 to n has many a tutorial too, which owes
    /// nobody a time limit.
    pub fn is_for_recovery(&self, page: &Outline) -> bool {
        let names = [page.title(), page.stem()].map(bare_vowels);
        let says =
            || names.iter().any(|name| structure::RECOVERY.iter().any(|part| name.contains(part)));
        let told = || page.meta.emergency == Some(true);
        self.is_named_playbook(page) || (page.has_steps && (says() || told()))
    }

    /// Whether the page belongs into the emergency handbook: it says so, or it is a playbook for
    /// recovery and does not say otherwise.
    pub fn is_for_emergency(&self, page: &Outline) -> bool {
        page.meta.emergency.unwrap_or_else(|| self.is_for_recovery(page))
    }

    /// Whether front matter or `book.toml` says that the page is a playbook.
    fn is_named_playbook(&self, page: &Outline) -> bool {
        let written = named(page).or_else(|| self.assigned(page));
        let role = self.of_outline(page).map(|kind| kind.role.as_str());
        let mut names = written.into_iter().chain(role);
        names.any(|name| structure::PLAYBOOK.iter().any(|known| name.eq_ignore_ascii_case(known)))
    }
}
