//! What the targets share: a wiki on disk, and what has to hold for every session.

use std::fs;
use std::path::PathBuf;

use runbuch::diagnostic::{Diagnostic, Span};
use runbuch::language::{Catalogue, Lang};
use runbuch::page;
use runbuch::pipeline::{Failure, Options, Session};
use runbuch::report;

/// The driver ends the process on any panic, also on those that are caught.
pub fn let_the_parser_panic() {
    let abort = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !page::is_guarded() {
            abort(panic);
        }
    }));
}

/// A folder beside the target's program, and what every session of it starts from.
pub struct Wiki {
    options: Options,
}

impl Wiki {
    /// An empty folder of this process.
    pub fn new() -> Self {
        let program = std::env::current_exe().expect("a program");
        let folder = format!("{}-{}", program.display(), std::process::id());
        let root = PathBuf::from(folder).join("wiki");
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a folder");
        let today = "2026-01-20".parse().expect("a date");
        Self { options: Options::new(root, Lang::En, today) }
    }

    /// The same with a file of these bytes.
    pub fn file(self, path: &str, bytes: &[u8]) -> Self {
        self.write(path, bytes);
        self
    }

    /// Writes a file of these bytes.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.options.root.join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, bytes).expect("a file is written");
    }

    /// What a session of it takes.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Reads and checks it.
    ///
    /// # Errors
    /// What `book.toml` makes impossible.
    pub fn session(&self) -> Result<Session, Failure> {
        Session::open(self.options.clone())
    }
}

impl Default for Wiki {
    fn default() -> Self {
        Self::new()
    }
}

/// Every place and edit lies on characters of its file, and every word can be told in either language.
pub fn holds(session: &Session) {
    for lang in Lang::ALL {
        let catalogue = Catalogue::new(lang);
        let report = session.report(&catalogue, &session.diagnostics, |_| true);
        for diagnostic in &session.diagnostics {
            let text = |path: &str| &report.sources[path].text;
            let finding = &diagnostic.finding;
            // A panic while a page is read is caught, and would be no crash here.
            assert!(*finding.rule.code != *"S814" || *finding.subject != *"crash", "{finding:?}");
            let related = finding.related.iter().map(|related| &related.place);
            for place in related.chain([&finding.place]) {
                assert!(fits(text(&place.path), place.span), "{finding:?}");
            }
            for span in edits(diagnostic) {
                assert!(fits(text(&finding.place.path), span), "{finding:?}");
            }
        }
        assert!(!report::json(&report).is_empty());
        report::human(&report, false, report::Folding::Alike);
    }
}

/// The bytes that the finding's fix names.
pub fn edits(diagnostic: &Diagnostic) -> impl Iterator<Item = Span> {
    diagnostic.finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span)
}

/// Whether the range lies on characters of the text.
pub fn fits(text: &str, span: Span) -> bool {
    text.get(span.start..span.end).is_some()
}
