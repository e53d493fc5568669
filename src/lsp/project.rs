//! One wiki: its session, the open documents in it, and what the client was told of its findings.
#![expect(clippy::disallowed_methods, reason = "when to run the next round is decided here")]

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use lsp_types::{Diagnostic, MessageType, PublishDiagnosticsParams, Uri};

use super::client::Client;
use super::documents::Documents;
use super::findings;
use super::uri;
use super::view::WikiView;
use crate::diagnostic::msg;
use crate::language::Catalogue;
use crate::pipeline::{Changes, Failure, Options, Overlay, Session};
use crate::source;
use crate::watch::Watching;

/// The pause after the last keystroke before a round begins.
const QUIET: Duration = Duration::from_millis(40);
/// The longest time that keystrokes without a pause delay a round.
const LONGEST: Duration = Duration::from_millis(250);

/// A wiki that files of are open, or that the client has opened as a folder.
pub(super) struct LiveWiki {
    /// The folder without links on its way.
    pub(super) root: PathBuf,
    /// The same as the client spells it.
    spelled: PathBuf,
    options: Options,
    /// None until the wiki could be read.
    pub(super) session: Option<Session>,
    overlay: Overlay,
    pending: Changes,
    /// When the first and the last change came that are not in the session.
    stale: Option<(Instant, Instant)>,
    pub(super) catalogue: Catalogue,
    /// The files that the client shows findings in.
    published: BTreeSet<Arc<str>>,
    /// The files whose findings are sent again, as the client has opened or closed them.
    again: BTreeSet<String>,
    /// Why the last round failed.
    failed: Option<String>,
    watched: bool,
}

impl LiveWiki {
    pub(super) fn new(root: PathBuf, spelled: PathBuf, options: Options) -> Self {
        let options = Options { root: root.clone(), ..options };
        let lang = options.lang.unwrap_or(options.fallback_lang);
        let now = Instant::now();
        Self {
            root,
            spelled,
            options,
            session: None,
            overlay: Overlay::default(),
            pending: Changes::default(),
            stale: Some((now, now)),
            catalogue: Catalogue::new(lang),
            published: BTreeSet::new(),
            again: BTreeSet::new(),
            failed: None,
            watched: false,
        }
    }

    /// The path of a file in this wiki, as the project names it.
    pub(super) fn path_of(&self, file: &Path) -> Option<String> {
        let inside = |root: &Path, file: &Path| source::project_path(root, file);
        inside(&self.root, &uri::real(file)).or_else(|| inside(&self.spelled, file))
    }

    /// The URI of a file: that of the client, where it is open.
    pub(super) fn uri(&self, (number, documents): (usize, &Documents), path: &str) -> Option<Uri> {
        let open = documents.at(number, path).and_then(|(uri, _)| uri.parse().ok());
        open.or_else(|| uri::of_file(&self.spelled.join(path)))
    }

    /// Sets the text of an open document; without one, the file on disk counts.
    pub(super) fn set(&mut self, path: &str, text: Option<&str>) {
        match text {
            Some(text) => self.overlay.insert(path, text.as_bytes()),
            None => self.overlay.remove(path),
        }
        self.touch();
    }

    /// Sends the findings of a file again.
    pub(super) fn send_again(&mut self, path: &str) {
        self.again.insert(path.to_owned());
        self.touch();
    }

    /// Takes in changes on disk.
    pub(super) fn changed(&mut self, changes: Changes) {
        self.pending.extend(changes);
        self.touch();
    }

    fn touch(&mut self) {
        let now = Instant::now();
        let first = self.stale.map_or(now, |(first, _)| first);
        self.stale = Some((first, now));
    }

    /// When the next round is due; none while nothing has changed.
    pub(super) fn due(&self) -> Option<Instant> {
        let (first, last) = self.stale?;
        Some((first + LONGEST).min(last + QUIET))
    }

    /// Runs the watcher of files, which reports to `tell`, unless it runs already.
    pub(super) fn watch(&mut self, poll: bool, tell: impl Fn(Changes) + Send + 'static) {
        if self.watched {
            return;
        }
        let channel = mpsc::channel();
        // While `book.toml` on disk is broken, there is nothing to watch; the next round tries again.
        let Ok((mut events, _)) = Watching::new(&self.options, poll, channel) else { return };
        self.watched = true;
        self.pending.incomplete |= self.session.is_some();
        std::thread::spawn(move || {
            while let Some((changes, _)) = events.next() {
                tell(changes);
            }
        });
    }

    /// Reads and checks what has changed, and tells the client. With nothing changed and the same day, nothing happens.
    pub(super) fn round(
        &mut self,
        client: &mut Client,
        documents: (usize, &Documents),
        as_of: Date,
    ) {
        let same_day = self.session.as_ref().is_some_and(|session| session.as_of() == as_of);
        if self.stale.take().is_none() && same_day {
            return;
        }
        let options = Options { as_of, ..self.options.clone() };
        let (session, pending, overlay) = (&self.session, &self.pending, &self.overlay);
        // A bug met by one text must not end the editor's session.
        let ended = catch_unwind(AssertUnwindSafe(|| match session {
            Some(session) => session.apply(pending, overlay, as_of),
            None => Session::open_with(options, overlay),
        }));
        match ended {
            Ok(Ok(session)) => self.succeed(session, client, documents),
            Ok(Err(failure)) => self.fail(&failure, client, documents),
            Err(_) => {
                let message = self.catalogue.text(&msg!(lsp_crashed));
                self.say_failure(client, message);
            }
        }
    }

    fn succeed(&mut self, session: Session, client: &mut Client, documents: (usize, &Documents)) {
        self.pending = Changes::default();
        if session.lang != self.catalogue.lang() {
            self.catalogue = Catalogue::new(session.lang);
            self.again.extend(self.published.iter().map(|path| path.to_string()));
        }
        if self.failed.take().is_some() {
            client.log(self.catalogue.text(&msg!(watch_mended)));
        }
        let before = self.session.replace(session);
        self.publish(before.as_ref(), client, documents);
    }

    /// The last good state stays. Why a wiki cannot be read at all is shown in the file at fault.
    fn fail(&mut self, failure: &Failure, client: &mut Client, documents: (usize, &Documents)) {
        let mut placed: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        let mut said = Vec::new();
        for (place, message) in failure.messages() {
            said.push(self.catalogue.text(&message));
            if let Some((place, at)) = place {
                let shown = findings::of_failure(at, &message, &self.catalogue);
                placed.entry(place.path).or_default().push(shown);
            }
        }
        if self.session.is_some() {
            said.push(self.catalogue.text(&msg!(lsp_stays)));
        } else {
            for (path, shown) in &placed {
                self.send(client, documents, path, shown.clone());
            }
            let gone = self.published.iter().filter(|path| !placed.contains_key(*path));
            for path in gone {
                self.send(client, documents, path, Vec::new());
            }
            self.published = placed.into_keys().collect();
        }
        self.say_failure(client, said.join("\n"));
    }

    /// Shows the same failure only once.
    fn say_failure(&mut self, client: &mut Client, message: String) {
        if self.failed.as_ref() != Some(&message) {
            client.show(MessageType::ERROR, message.clone());
            self.failed = Some(message);
        }
    }

    /// Sends the findings of all files in which they have changed.
    fn publish(
        &mut self,
        before: Option<&Session>,
        client: &mut Client,
        documents: (usize, &Documents),
    ) {
        let Some(session) = &self.session else { return };
        let old = before.map(findings::by_path).unwrap_or_default();
        let new = findings::by_path(session);
        let again = std::mem::take(&mut self.again);
        let is_same = |path: &Arc<str>, found: &[&crate::diagnostic::Diagnostic]| {
            let known = self.published.contains(path) && !again.contains(&**path);
            known
                && old.get(path).is_some_and(|old| old == found)
                && before.is_some_and(|before| findings::same_texts(found, (before, session)))
        };
        let mut sent: Vec<(&Arc<str>, Vec<Diagnostic>)> = Vec::new();
        let uri = |path: &str| self.uri(documents, path);
        let shown = WikiView { session, catalogue: &self.catalogue, client, uri: &uri };
        for (path, found) in &new {
            if !is_same(path, found) {
                sent.push((path, found.iter().map(|it| shown.diagnostic(it)).collect()));
            }
        }
        for (path, found) in sent {
            self.send(client, documents, path, found);
        }
        for path in self.published.iter().filter(|path| !new.contains_key(*path)) {
            self.send(client, documents, path, Vec::new());
        }
        let clean = again.iter().filter(|path| !new.contains_key(path.as_str()));
        for path in clean.filter(|path| !self.published.contains(path.as_str())) {
            self.send(client, documents, path, Vec::new());
        }
        self.published = new.into_keys().collect();
    }

    /// What a request sees of the wiki; none until it could be read.
    pub(super) fn view<R>(
        &self,
        client: &Client,
        documents: (usize, &Documents),
        ask: impl FnOnce(&WikiView<'_>) -> R,
    ) -> Option<R> {
        let session = self.session.as_ref()?;
        let uri = |path: &str| self.uri(documents, path);
        Some(ask(&WikiView { session, catalogue: &self.catalogue, client, uri: &uri }))
    }

    /// The wiki in which the file at `path` has this text.
    pub(super) fn with_text(&self, path: &str, text: &str) -> Option<Session> {
        let session = self.session.as_ref()?;
        let mut overlay = self.overlay.clone();
        overlay.insert(path, text.as_bytes());
        session.apply(&Changes::default(), &overlay, session.as_of()).ok()
    }

    fn send(
        &self,
        client: &mut Client,
        documents: (usize, &Documents),
        path: &str,
        diagnostics: Vec<Diagnostic>,
    ) {
        let Some(uri) = self.uri(documents, path) else { return };
        let version = documents.1.at(documents.0, path).map(|(_, document)| document.version);
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        client.notify("textDocument/publishDiagnostics", params);
    }

    /// Removes all findings from the client.
    pub(super) fn clear(&mut self, client: &mut Client, documents: (usize, &Documents)) {
        for path in std::mem::take(&mut self.published) {
            self.send(client, documents, &path, Vec::new());
        }
    }
}
