//! What an author says about the page itself: gaps, reviews, waivers, vagueness.

use super::WordList;

/// Marks for work that is still to do, as written.
pub const TODO: WordList = WordList::new(&[], &[]).with(&["TODO", "TBD", "FIXME"]);

/// Behind `TODO` where a text speaks of such marks instead of setting one; lower case.
pub const ABOUT_TODO: WordList = WordList::new(
    &["liste", "listen", "eintrag", "einträge", "punkt", "punkte", "kommentar", "kommentare"],
    &["list", "lists", "item", "items", "entry", "entries", "comment", "comments", "app"],
)
.with(&["plugin", "plugins", "tag", "tags"]);

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

/// What is to be done with a gap: in German the last word, in English the first; spelled out.
pub const TO_FILL_IN: WordList = WordList::new(
    &["eintragen", "ergaenzen", "ausfuellen", "einfuegen", "einsetzen", "nachtragen", "angeben"],
    &["insert", "enter", "add", "fill"],
);

/// Texts that promise a value and state none; spelled out.
pub const TO_COME: WordList = WordList::new(
    &[
        "noch offen",
        "noch zu klaeren",
        "noch zu ergaenzen",
        "noch zu definieren",
        "noch zu bestimmen",
        "noch festzulegen",
        "noch einzutragen",
        "noch nicht ausgefuellt",
        "muss noch geklaert werden",
        "muss noch ergaenzt werden",
        "wird noch geklaert",
        "wird noch ergaenzt",
        "wird nachgereicht",
        "wird nachgetragen",
        "bitte ausfuellen",
        "bitte ergaenzen",
        "bitte eintragen",
        "hier eintragen",
    ],
    &[
        "to be determined",
        "to be defined",
        "to be decided",
        "to be done",
        "to be added",
        "to be filled in",
        "please fill in",
        "fill in",
        "fill me in",
    ],
);

/// How a name in brackets begins that a reader is to replace, not the author; spelled out.
pub const OF_READERS: WordList = WordList::new(
    &["dein", "deine", "deinen", "ihr", "ihre", "ihren", "der", "die", "das"],
    &["your", "the", "this"],
);

/// Heads of columns that count in Roman numerals or sizes, in which `XXX` is one; spelled out.
pub const COUNTS: WordList = WordList::new(
    &["nr", "nummer", "band", "kapitel", "teil", "groesse"],
    &["no", "number", "volume", "chapter", "part", "size"],
);

/// Heads of columns that say how far a thing is, in which `noch offen` is an answer; spelled out.
pub const STATES: WordList =
    WordList::new(&["stand", "zustand", "fortschritt", "erledigt"], &["state", "progress", "done"])
        .with(&["status"]);

/// Words in brackets that say something about what they are at; spelled out.
pub const TAGS: WordList = WordList::new(
    &["leer", "keine", "keins", "intern", "extern", "entwurf", "veraltet", "neu", "geschwaerzt"],
    &[
        "empty",
        "none",
        "internal",
        "external",
        "draft",
        "deprecated",
        "new",
        "redacted",
        "required",
        "experimental",
        "beta",
        "wip",
    ],
)
.with(&[
    "optional",
    // Types of values, as tables of settings name them.
    "array",
    "bool",
    "boolean",
    "dict",
    "dictionary",
    "float",
    "int",
    "integer",
    "str",
    "string",
]);

/// How templates write the form of a date; spelled out.
pub const DATE_PATTERNS: WordList = WordList::new(
    &["tt.mm.jjjj", "tt.mm.jj", "jjjj-mm-tt", "jjjj-mm"],
    &["dd.mm.yyyy", "yyyy-mm-dd", "yyyy/mm/dd", "dd/mm/yyyy", "mm/dd/yyyy", "yyyy-mm"],
);

/// What is for a value that is still open, as written.
pub const OPEN: WordList = WordList::new(&["offen"], &["open"]);

/// What comes before the day of a review; lower case.
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

/// The attribute of a waiver that says which record or field it is about; lower case.
pub const WAIVER_SUBJECT: WordList = WordList::new(&["gegenstand"], &["subject"]);

/// The attribute of a waiver that says until when it holds; lower case.
pub const WAIVER_UNTIL: WordList = WordList::new(&["bis"], &["until"]);

/// The attribute of a waiver that says why; lower case.
pub const WAIVER_REASON: WordList = WordList::new(&["grund"], &["reason"]);

/// The attribute of a waiver that says who granted it; lower case.
pub const WAIVER_BY: WordList = WordList::new(&["von"], &["by"]);

/// What leaves a step to anyone who is under stress; lower case.
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
