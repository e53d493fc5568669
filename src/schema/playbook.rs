//! Decides which pages are playbooks, and which are needed in an emergency.

use super::Kinds;
use crate::lexicon::{bare_vowels, procedure};
use crate::page::Outline;

impl Kinds {
    /// Whether the page is a playbook: one for recovery, or one about operations that counts its steps.
    pub fn is_playbook(&self, page: &Outline) -> bool {
        let is_called = || page.has_counted_steps && is_about_operations(page);
        !page.meta.is_no_record() && (self.is_for_recovery(page) || is_called())
    }

    /// Whether the page is a playbook for recovery. Step 1 to n has many a lesson too, which owes nobody a time limit.
    pub fn is_for_recovery(&self, page: &Outline) -> bool {
        let says = || {
            speaks_of_recovery(page)
                || page.meta.emergency == Some(true)
                || page.has_trigger_or_success
        };
        let is_recognised =
            (page.has_steps && is_called_playbook(page)) || (page.has_counted_steps && says());
        self.is_declared_playbook(page) || (is_recognised && !page.meta.is_no_record())
    }

    /// Whether the page belongs into the emergency handbook: it says so, or it is a playbook for
    /// recovery and does not say otherwise.
    pub fn is_for_emergency(&self, page: &Outline) -> bool {
        page.meta.emergency.unwrap_or_else(|| self.is_for_recovery(page))
    }

    /// Whether all that the page leads through is for an emergency: it is declared a playbook, or called one.
    pub fn is_of_playbooks(&self, page: &Outline) -> bool {
        self.is_declared_playbook(page) || is_called_playbook(page)
    }

    /// Whether front matter or `book.toml` says that the page is a playbook.
    fn is_declared_playbook(&self, page: &Outline) -> bool {
        let written = self.written_kind(page);
        let role = self.of_outline(page).map(|kind| kind.role.as_str());
        let mut names = written.into_iter().chain(role);
        names.any(|name| procedure::PLAYBOOK.has(&name.to_lowercase()))
    }
}

/// Whether title, file name, folder or a tag calls the page a playbook. The first page of a folder only lists them.
fn is_called_playbook(page: &Outline) -> bool {
    let is_playbook = |name: &str| procedure::PLAYBOOK.has(&name.to_lowercase());
    let by_name = [page.title(), page.stem()]
        .map(spaced)
        .iter()
        .any(|name| procedure::PLAYBOOK_TITLE.iter().any(|part| name.contains(part)));
    let by_folder = || !page.is_index() && page.folders().any(is_playbook);
    by_name || by_folder() || page.tags().into_iter().any(is_playbook)
}

fn speaks_of_recovery(page: &Outline) -> bool {
    let names = [page.title(), page.stem()].map(spaced);
    names.iter().any(|name| procedure::RECOVERY.iter().any(|part| name.contains(part)))
}

fn is_about_operations(page: &Outline) -> bool {
    page.folders().any(|folder| procedure::OPERATIONS.has(&bare_vowels(folder)))
}

/// With bare vowels and one kind of space: `emergency-plan` is `emergency plan`.
fn spaced(name: &str) -> String {
    bare_vowels(name).replace(['-', '_'], " ")
}
