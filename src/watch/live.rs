//! What the rounds leave for the server: the wiki as it is now, what is wrong with its making, and
//! word of each change.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::broadcast;

use crate::config::ConfigError;
use crate::diagnostic::{Message, Place, Position};
use crate::language::{Catalogue, Lang};
use crate::pipeline::{Failure, Session};

/// A tab that is so many updates late loads its page anew.
const REMEMBERED: usize = 64;

/// Shared by the rounds and the server.
pub(super) struct Live {
    /// Tells the builds of this process from those of another.
    process: u64,
    now: RwLock<Now>,
    updates: broadcast::Sender<Arc<Update>>,
    /// The pages that tabs show, each as often as it is shown.
    shown: Mutex<Vec<String>>,
}

#[derive(Default)]
struct Now {
    build: u64,
    session: Option<Arc<Session>>,
    troubles: Arc<[Trouble]>,
}

/// Why the last round could not be done, or not by the `book.toml` that is there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Trouble {
    /// `book.toml:3:1`, where it has a place.
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

/// Word of a round.
#[derive(Debug)]
pub(super) struct Update {
    pub(super) build: String,
    pub(super) troubles: Arc<[Trouble]>,
    changed: HashSet<String>,
    only_styles: bool,
}

/// What a tab has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Action {
    /// Load the page anew.
    Reload,
    /// Take the new style sheets.
    Styles,
    /// Nothing but ask for the findings.
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

    /// A tab shows `page`.
    pub(super) fn show(&self, page: &str) {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).push(page.to_owned());
    }

    /// A tab shows `page` no more.
    pub(super) fn leave(&self, page: &str) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = shown.iter().position(|other| other == page) {
            shown.swap_remove(index);
        }
    }

    /// A round could not be done.
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

    /// The wiki as it is now; none before the first round.
    pub(super) fn session(&self) -> Option<Arc<Session>> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).session.clone()
    }

    /// What the site is as a whole; another name after each change.
    pub(super) fn build(&self) -> String {
        self.named(self.now.read().unwrap_or_else(PoisonError::into_inner).build)
    }

    /// How it is now, and word of all that comes after.
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
    /// What a tab has to do that shows the file `page` of the site.
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

/// Whether a file is looked at by itself.
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
