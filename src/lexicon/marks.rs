//! What an author says about the page itself: gaps, reviews, waivers, vagueness.

use super::WordList;

/// Marks for work that is still to do, as written.
pub const TODO: WordList = WordList::new(&[], &[]).with(&["TODO", "TBD", "FIXME"]);

/// How a bracketed note begins that stands for missing text, as written.
pub const PLACEHOLDER: WordList = WordList::new(
    &[
        "Vorhandener Inhalt",
        "Bestehender Inhalt",
        "Platzhalter",
        "Inhalt folgt",
        "Text folgt",
        "Bild einfügen",
        "Hier einfügen",
    ],
    &["Existing content", "Placeholder", "Insert ", "Content goes here", "Your text"],
);

/// How a question in parentheses ends that the author put to himself, as written.
pub const QUESTION: WordList = WordList::new(
    &["ergänzen?)", "nachtragen?)", "einfügen?)", "klären?)", "ausfüllen?)"],
    &["to be added?)", "add?)"],
);

/// What stands for a value that is still open, as written.
pub const OPEN: WordList = WordList::new(&["offen"], &["open"]);

/// What stands before the day of a review; lower case.
pub const REVIEWED: WordList = WordList::new(
    &[
        "zuletzt aktualisiert",
        "letzte aktualisierung",
        "zuletzt geprüft",
        "letzte prüfung",
        "zuletzt überprüft",
        "stand",
    ],
    &["last updated", "last reviewed", "last review", "last checked"],
);

/// The attribute of a waiver that says which rules it is about; lower case.
pub const WAIVER_RULE: WordList = WordList::new(&["regel"], &["rule", "code"]);

/// The attribute of a waiver that says until when it holds; lower case.
pub const WAIVER_UNTIL: WordList = WordList::new(&["bis"], &["until"]);

/// The attribute of a waiver that says why; lower case.
pub const WAIVER_REASON: WordList = WordList::new(&["grund"], &["reason"]);

/// The attribute of a waiver that says who granted it; lower case.
pub const WAIVER_BY: WordList = WordList::new(&["von"], &["by"]);

/// What leaves a step to whoever is under stress; lower case.
pub const SITUATIONAL: WordList = WordList::new(
    &[
        "ggf.",
        "ggfs.",
        "ggf",
        "gegebenenfalls",
        "evtl.",
        "evtl",
        "eventuell",
        "falls nötig",
        "falls erforderlich",
        "falls notwendig",
        "wenn nötig",
        "wenn erforderlich",
        "sofern nötig",
        "sofern erforderlich",
        "bei bedarf",
        "nach bedarf",
    ],
    &["if necessary", "if needed", "if required", "as needed", "where necessary"],
);

/// How an item begins that says what is not done; lower case.
pub const NEGATION: WordList = WordList::new(&["kein", "keine", "keinen", "nicht"], &["no", "not"]);

/// In items that only say what stays as it is; lower case.
pub const STAYS: WordList = WordList::new(&["bleibt", "bleiben"], &["remains", "stays"]);
