//! Answers: nothing yet, yes and no, how a test ended. Spelled out (`gruen`) unless said otherwise.

use super::WordList;

/// Texts that say that there is no value yet; a longer phrase stands before its beginning.
pub const BLANK: WordList = WordList::new(
    &[
        "naechster termin festlegen",
        "naechsten termin festlegen",
        "termin festlegen",
        "noch nicht festgelegt",
        "noch festzulegen",
        "noch offen",
        "noch nie",
        "nicht getestet",
        "keine angabe",
        "offen",
        "ausstehend",
        "unbekannt",
        "n. a",
        "k. a",
        "k.a",
        "keine",
        "nie",
    ],
    &[
        "not yet", "not set", "open", "pending", "unknown", "t.b.d", "tbd", "tbc", "todo", "none",
        "null", "never",
    ],
)
.with(&["n/a", "n.a", "…", "...", "?"]);

/// Yes.
pub const YES: WordList = WordList::new(&["ja"], &["yes", "true"]);

/// No.
pub const NO: WordList = WordList::new(&["nein"], &["no", "false"]);

/// Names in a comment `<!-- kind: … -->` that say: this is no record.
pub const NO_KIND: WordList = WordList::new(&["kein", "keine"], &["none", "no"]);

/// How a text begins that says that a test has failed; what negates stands first.
pub const FAILED: WordList = WordList::new(
    &[
        "nicht bestanden",
        "nicht erfolgreich",
        "nicht ok",
        "fehlgeschlagen",
        "fehlschlag",
        "gescheitert",
        "durchgefallen",
        "abgebrochen",
        "fehler",
        "rot",
        "nein",
    ],
    &["not passed", "not ok", "failed", "failure", "fail", "aborted", "nok", "red", "no"],
)
.with(&["✗", "✘", "❌"]);

/// How a text begins that says that a test has passed in part.
pub const PARTIAL: WordList = WordList::new(
    &["teilweise", "teilerfolg", "mit einschraenkungen", "bedingt", "gelb"],
    &["partially", "partial", "yellow"],
);

/// How a text begins that says that a test has passed.
pub const PASSED: WordList = WordList::new(
    &[
        "bestanden",
        "erfolgreich",
        "erfolg",
        "in ordnung",
        "i. o",
        "i.o",
        "io",
        "gruen",
        "gut",
        "ja",
    ],
    &["passed", "pass", "successful", "success", "succeeded", "green", "good", "yes"],
)
.with(&["okay", "ok", "✓", "✔", "✅"]);

/// Results that say nothing more than how a test ended; identifiers.
pub const OUTCOME_ALONE: WordList = WordList::new(
    &[
        "bestanden",
        "erfolgreich",
        "teilweise",
        "teilweise_bestanden",
        "nicht_bestanden",
        "fehlgeschlagen",
    ],
    &[
        "passed",
        "pass",
        "success",
        "successful",
        "partial",
        "partially_passed",
        "failed",
        "fail",
        "failure",
        "not_passed",
    ],
)
.with(&["ok", "okay"]);
