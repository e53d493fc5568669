//! Which pages are playbooks: one answer for all who read steps.

use super::{Kinds, named};
use crate::page::Page;

/// What built-in rules take for a playbook, and the word that many wikis use for it.
const NAMES: [&str; 2] = ["playbook", "runbook"];

impl Kinds {
    /// Whether the page leads through steps: by its kind, or by two headings such as „Schritt 1“.
    pub fn is_playbook(&self, page: &Page) -> bool {
        self.is_named_playbook(page) || !page.document.playbooks().is_empty()
    }

    /// Whether front matter or `book.toml` says that the page is one.
    pub fn is_named_playbook(&self, page: &Page) -> bool {
        let written = named(page).or_else(|| self.assigned(page));
        let role = self.of_page(page).map(|kind| kind.role.as_str());
        let mut names = written.into_iter().chain(role);
        names.any(|name| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)))
    }
}
