//! State shared by rounds and server: the current wiki, the last failure, and a notification per change.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::broadcast;

use crate::config::ConfigError;
use crate::diagnostic::{Message, Place, Position};
use crate::language::{Catalogue, Lang};
use crate::pipeline::{Failure, Session};

/// A tab that misses more updates than this reloads its page.
const REMEMBERED: usize = 64;

/// Shared by the rounds and the server.
pub(super) struct Live {
    /// Distinguishes builds of this process from those of others.
    process: u64,
    now: RwLock<Now>,
    updates: broadcast::Sender<Arc<Update>>,
    /// The pages shown in tabs, with the number of tabs.
    shown: Mutex<Vec<String>>,
}

#[derive(Default)]
struct Now {
    build: u64,
    session: Option<Arc<Session>>,
    troubles: Arc<[Trouble]>,
}

/// Why the last round failed, or could not use the current `book.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Trouble {
    /// The place, such as `book.toml:3:1`, where known.
    place: Option<String>,
    text: String,
}

impl Trouble {
    fn new(catalogue: &Catalogue, place: Option<(&Place, Position)>, message: &Message) -> Self {
        Self {
            place: place.map(|(place, at)| format!("{}:{}:{}", place.path, at.line, at.column)),
            text: catalogue.text(message),
        }
    }
}

/// A notification of a round.
#[derive(Debug)]
pub(super) struct Update {
    pub(super) build: String,
    pub(super) troubles: Arc<[Trouble]>,
    changed: HashSet<String>,
    only_styles: bool,
}

/// What a tab has to do after an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Action {
    /// Reload the page.
    Reload,
    /// Load the new style sheets.
    Styles,
    /// Fetch the findings only.
    None,
}

impl Live {
    pub(super) fn new() -> Self {
        let process = RandomState::new().hash_one(());
        let updates = broadcast::channel(REMEMBERED).0;
        Self { process, now: RwLock::default(), updates, shown: Mutex::default() }
    }

    /// A round is done after which the site is the same, or the first.
    pub(super) fn set(&self, session: Arc<Session>) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        now.session = Some(session);
    }

    /// A round is done, and these files of the site are different now.
    pub(super) fn update(&self, session: Arc<Session>, changed: Vec<String>, only_styles: bool) {
        let catalogue = Catalogue::new(session.lang);
        let trouble = |(error, at): (&ConfigError, Position)| {
            Trouble::new(&catalogue, Some((&error.place, at)), &error.message)
        };
        let troubles = session.config_errors().map(trouble).collect();
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        *now = Now { build: now.build + 1, session: Some(session), troubles };
        self.publish(&now, changed, only_styles);
    }

    /// In a round that goes on, these files of the site are done.
    pub(super) fn preview(&self, changed: Vec<String>, only_styles: bool) {
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        if !changed.is_empty() {
            self.publish(&now, changed, only_styles);
        }
    }

    /// The pages that tabs show.
    pub(super) fn shown(&self) -> BTreeSet<String> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Records that a tab shows `page`.
    pub(super) fn show(&self, page: &str) {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).push(page.to_owned());
    }

    /// Records that a tab no longer shows `page`.
    pub(super) fn leave(&self, page: &str) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = shown.iter().position(|other| other == page) {
            shown.swap_remove(index);
        }
    }

    /// Publishes a failed round.
    pub(super) fn fail(&self, failure: &Failure, lang: Lang) {
        let catalogue = Catalogue::new(lang);
        let messages = failure.messages();
        let troubles = messages.iter().map(|(place, message)| {
            let place = place.as_ref().map(|(place, at)| (place, *at));
            Trouble::new(&catalogue, place, message)
        });
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        now.troubles = troubles.collect();
        self.publish(&now, Vec::new(), false);
    }

    /// The current wiki; none before the first round.
    pub(super) fn session(&self) -> Option<Arc<Session>> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).session.clone()
    }

    /// The version of the site, which changes with each update.
    pub(super) fn build(&self) -> String {
        self.named(self.now.read().unwrap_or_else(PoisonError::into_inner).build)
    }

    /// The current state, and a receiver of all later notifications.
    pub(super) fn subscribe(&self) -> (Arc<Update>, broadcast::Receiver<Arc<Update>>) {
        // Under the lock, so that nothing falls in between.
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        (Arc::new(self.word(&now, Vec::new(), false)), self.updates.subscribe())
    }

    /// Nobody may listen just now.
    fn publish(&self, now: &Now, changed: Vec<String>, only_styles: bool) {
        let _ = self.updates.send(Arc::new(self.word(now, changed, only_styles)));
    }

    fn word(&self, now: &Now, changed: Vec<String>, only_styles: bool) -> Update {
        let (build, troubles) = (self.named(now.build), Arc::clone(&now.troubles));
        Update { build, troubles, changed: changed.into_iter().collect(), only_styles }
    }

    fn named(&self, build: u64) -> String {
        format!("{:x}-{build}", self.process)
    }
}

impl Update {
    /// What a tab that shows the file `page` has to do.
    pub(super) fn action(&self, page: &str) -> Action {
        let shown = || self.changed.contains(page) || self.changed.contains("404.html");
        // What a page loads is not known here: pictures, scripts.
        let loaded = || self.changed.iter().any(|path| !is_document(path));
        match self.only_styles {
            true => Action::Styles,
            false if shown() || loaded() => Action::Reload,
            false => Action::None,
        }
    }
}

/// Whether a file is shown by itself.
fn is_document(path: &str) -> bool {
    [".html", ".json", ".xml", ".ics", ".md"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(changed: &[&str], only_styles: bool, page: &str) -> Action {
        let changed = changed.iter().map(|path| (*path).to_owned()).collect();
        Live::new().word(&Now::default(), changed, only_styles).action(page)
    }

    #[test]
    fn a_tab_loads_its_page_anew_only_where_that_shows_something_else() {
        assert_eq!(action(&["a.html", "api/findings.json"], false, "a.html"), Action::Reload);
        assert_eq!(action(&["a.html", "sitemap.xml"], false, "b.html"), Action::None);
        assert_eq!(action(&["a.html", "bilder/x.svg"], false, "b.html"), Action::Reload);
        assert_eq!(action(&["404.html"], false, "nowhere.html"), Action::Reload);
        assert_eq!(action(&[], false, "a.html"), Action::None);
        assert_eq!(action(&["a.html", "assets/x.css"], true, "a.html"), Action::Styles);
    }

    #[test]
    fn builds_have_names_of_their_own_in_each_process() {
        let (one, other) = (Live::new(), Live::new());
        assert_ne!(one.build(), other.build());
        assert_eq!(one.build(), one.subscribe().0.build);
    }
}
