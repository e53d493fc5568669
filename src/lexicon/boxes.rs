//! Names of boxes in `MkDocs`, Docusaurus, `VitePress`, mdBook and Obsidian. Lower case.

use super::WordList;

/// A remark.
pub const NOTE: WordList = WordList::new(
    &["hinweis"],
    &[
        "note",
        "info",
        "abstract",
        "summary",
        "tldr",
        "todo",
        "example",
        "quote",
        "cite",
        "question",
        "help",
        "faq",
        "seealso",
        "secondary",
    ],
);

/// Advice.
pub const TIP: WordList = WordList::new(&["tipp"], &["tip", "hint", "success", "check", "done"]);

/// What nobody may miss.
pub const IMPORTANT: WordList = WordList::new(&["wichtig"], &["important"]);

/// What may go wrong.
pub const WARNING: WordList = WordList::new(&["warnung", "achtung"], &["warning", "attention"]);

/// What does harm.
pub const CAUTION: WordList = WordList::new(
    &["gefahr", "vorsicht"],
    &["caution", "danger", "error", "failure", "fail", "missing", "bug"],
);
