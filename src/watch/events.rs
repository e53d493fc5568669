//! Decides when to start a round: collects changes of files, reported by the system or found by polling,
//! until they pause.
#![expect(clippy::disallowed_methods, reason = "how long a burst lasts is measured here")]

mod folders;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::EventKind;

use crate::output;
use crate::pipeline::{Changes, Failure, Options, Survey};
use crate::{config, source};
use folders::Folders;

/// The pause after which a burst of changes has ended.
const QUIET: Duration = Duration::from_millis(15);
/// The longest time that continuous changes are collected.
const LONGEST: Duration = Duration::from_millis(100);
/// From this number of paths on, the burst is a `git checkout` or the like, and gets a longer pause.
const MANY: usize = 64;
const LONGEST_OF_MANY: Duration = Duration::from_secs(2);
/// The time between two polls, where the system reports no changes; at least this multiple of the time that a
/// poll takes.
const LOOKS: Duration = Duration::from_millis(400);
const REST: u32 = 10;

/// Why the thread that waits for changes is woken.
#[derive(Debug)]
pub(crate) enum Signal {
    /// Changes at these paths.
    Changed(Vec<PathBuf>),
    /// More changes than the system could record.
    Lost,
    /// Shutdown.
    Stop,
}

/// Waits for changes of the known files.
pub(crate) struct Watching {
    root: PathBuf,
    survey: Survey,
    signals: Receiver<Signal>,
    /// None where the system reports no changes.
    folders: Option<Folders>,
    /// What [`Watching::look`] has to wait at least.
    rest: Duration,
}

impl Watching {
    /// Starts watching. Files must be read after this, so that no change is missed.
    ///
    /// # Errors
    /// As [`Survey::new`].
    pub(crate) fn new(
        options: &Options,
        poll: bool,
        (sender, signals): (Sender<Signal>, Receiver<Signal>),
    ) -> Result<(Self, Option<String>), Failure> {
        let survey = Survey::new(options.clone())?;
        let root = options.root.clone();
        let mut watching = Self { root, survey, signals, folders: None, rest: LOOKS };
        if poll {
            return Ok((watching, None));
        }
        match Folders::new(&watching.root, move |event| forward(&sender, event)) {
            Ok(folders) => watching.folders = Some(folders),
            Err(error) => return Ok((watching, Some(error.to_string()))),
        }
        let reason = watching.follow(&BTreeSet::new());
        Ok((watching, reason))
    }

    /// Waits for a relevant change; none on shutdown. Also returns why the system has stopped reporting
    /// changes, if it just has.
    pub(crate) fn next(&mut self) -> Option<(Changes, Option<String>)> {
        loop {
            let outcome = match self.folders {
                Some(_) => {
                    let burst = self.burst()?;
                    self.changes(burst)
                }
                None => (self.look()?, None),
            };
            if let (Some(changes), reason) = outcome {
                return Some((changes, reason));
            }
        }
    }

    /// The paths of one burst; none on shutdown.
    fn burst(&self) -> Option<Burst> {
        let mut burst = Burst::default();
        let out = self.survey.out();
        while burst.is_empty() {
            burst.add(self.signals.recv().ok()?, &out)?;
        }
        let begun = Instant::now();
        loop {
            let longest = if burst.paths.len() < MANY { LONGEST } else { LONGEST_OF_MANY };
            let left = longest.saturating_sub(begun.elapsed());
            match self.signals.recv_timeout(QUIET.min(left)) {
                Ok(signal) => burst.add(signal, &out)?,
                Err(RecvTimeoutError::Timeout) => return Some(burst),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// The relevant changes of a burst, and why the system has stopped reporting, if it has.
    fn changes(&mut self, burst: Burst) -> (Option<Changes>, Option<String>) {
        let named = |path: &PathBuf| source::project_path(&self.root, path);
        let passing = |path: &PathBuf| {
            named(path).is_some_and(|name| !self.survey.holds(&name)) && !source::is_there(path)
        };
        let touched: BTreeSet<PathBuf> =
            burst.paths.into_iter().filter(|path| !passing(path)).collect();
        let mut paths: BTreeSet<String> = touched.iter().filter_map(named).collect();
        if !burst.lost && paths.iter().all(|path| self.is_plain(path)) {
            let changes = Changes { paths, incomplete: false };
            return ((!changes.paths.is_empty()).then_some(changes), None);
        }
        let before = self.survey.clone();
        let reason = self.follow(&touched);
        paths.retain(|path| before.holds(path) || self.survey.holds(path));
        if burst.lost {
            // A round reads all files, which may make the system lose count again: were there a round
            // without a change, there would be one after the other.
            paths.extend(self.survey.since(&before));
        }
        let changes = Changes { paths, incomplete: burst.lost };
        ((!changes.paths.is_empty()).then_some(changes), reason)
    }

    /// Whether a path is a known file that does not affect which other files exist.
    fn is_plain(&self, path: &str) -> bool {
        let decides = path == config::FILE_NAME || path.ends_with(".gitignore");
        !decides && self.survey.files.contains_key(path)
    }

    /// Updates the known files and folders. A folder that is created meanwhile is found by a second survey.
    fn follow(&mut self, touched: &BTreeSet<PathBuf>) -> Option<String> {
        let mut touched = touched.clone();
        loop {
            // A folder that cannot be read makes the round fail, which says so.
            if let Ok(survey) = self.survey.again() {
                self.survey = survey;
            }
            let folders = self.folders.as_mut()?;
            match folders.watch(&self.survey.folders, &touched) {
                Ok(false) => return None,
                Ok(true) => touched.clear(),
                Err(error) => {
                    self.folders = None;
                    return Some(error.to_string());
                }
            }
        }
    }

    /// Polls all files after a while; none on shutdown.
    fn look(&mut self) -> Option<Option<Changes>> {
        match self.signals.recv_timeout(self.rest) {
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
            Ok(_) | Err(RecvTimeoutError::Timeout) => {}
        }
        let begun = Instant::now();
        let Ok(survey) = self.survey.again() else { return Some(None) };
        let paths = survey.since(&self.survey);
        self.survey = survey;
        self.rest = LOOKS.max(begun.elapsed() * REST);
        Some((!paths.is_empty()).then_some(Changes { paths, incomplete: false }))
    }
}

/// Forwards events of the system. Without a receiver the rounds have ended.
fn forward(sender: &Sender<Signal>, event: notify::Result<notify::Event>) {
    let signal = match event {
        // Reading is no change, and each round reads.
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
        Ok(event) if event.need_rescan() => Signal::Lost,
        Ok(event) => Signal::Changed(event.paths),
        Err(_) => Signal::Lost,
    };
    let _ = sender.send(signal);
}

/// A burst: changes in quick succession.
#[derive(Default)]
struct Burst {
    paths: BTreeSet<PathBuf>,
    lost: bool,
}

impl Burst {
    /// None on shutdown.
    fn add(&mut self, signal: Signal, out: &Path) -> Option<()> {
        match signal {
            Signal::Changed(paths) => {
                self.paths.extend(paths.into_iter().filter(|path| may_matter(path, out)));
            }
            Signal::Lost => self.lost = true,
            Signal::Stop => return None,
        }
        Some(())
    }

    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.lost
    }
}

/// Whether a path is relevant: written neither by Runbuch itself nor as a temporary file of an editor.
fn may_matter(path: &Path, out: &Path) -> bool {
    let by_editor = path.file_name().is_some_and(source::is_editor_file);
    !by_editor && !path.starts_with(out) && !output::is_temporary(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    #[test]
    fn what_is_written_meanwhile_does_not_matter() {
        let out = Path::new("/wiki/public");
        for path in [
            "/wiki/public/a.html",
            "/wiki/public",
            "/wiki/.public.runbuch-new/scratch/1",
            "/wiki/a.md~",
            "/wiki/4913",
            "/wiki/.a.md.swp",
        ] {
            assert!(!may_matter(Path::new(path), out), "{path}");
        }
        for path in ["/wiki/a.md", "/wiki/public.md", "/wiki/publicity/a.md", "/wiki/.gitignore"] {
            assert!(may_matter(Path::new(path), out), "{path}");
        }
    }

    #[test]
    fn what_the_system_lost_is_looked_for() {
        let root = tempfile::tempdir().unwrap();
        let write = |name: &str| std::fs::write(root.path().join(name), "# Seite\n").unwrap();
        write("a.md");
        let today = jiff::civil::date(2026, 1, 20);
        let options = Options::new(root.path().to_owned(), Lang::De, today);
        let (mut watching, _) = Watching::new(&options, true, std::sync::mpsc::channel()).unwrap();
        let mut lost = || watching.changes(Burst { paths: BTreeSet::new(), lost: true }).0;
        assert_eq!(lost(), None);
        write("b.md");
        let paths = BTreeSet::from(["b.md".to_owned()]);
        assert_eq!(lost(), Some(Changes { paths, incomplete: true }));
        assert_eq!(lost(), None);
    }
}
