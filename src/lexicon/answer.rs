//! Answers: nothing yet, yes and no, how a test ended. Spelled out (`gruen`) unless said otherwise.

use super::WordList;

/// Texts that say in any field that there is no value; a longer phrase comes before its beginning.
pub const NOTHING: WordList = WordList::new(
    &["noch nie", "nicht getestet", "keines", "keins", "keine", "nie", "n. a"],
    &["none", "null", "never"],
)
.with(&["n/a", "n.a"]);

/// Texts that say in any field that its value is not known yet; a longer phrase comes before its beginning.
pub const UNKNOWN: WordList = WordList::new(
    &[
        "naechster termin festlegen",
        "naechsten termin festlegen",
        "termin festlegen",
        "noch nicht festgelegt",
        "noch festzulegen",
        "noch offen",
        "keine angabe",
        "offen",
        "ausstehend",
        "unbekannt",
        "k. a",
        "k.a",
    ],
    &["not yet", "not set", "open", "pending", "unknown", "t.b.d", "tbd", "tbc", "todo"],
)
.with(&["…", "...", "?"]);

/// How a text begins that refuses what is asked for, such as a copy; a longer phrase comes before its beginning.
pub const REFUSALS: WordList = WordList::new(
    &[
        "wird nicht gesichert",
        "nicht gesichert",
        "nicht vorhanden",
        "nicht noetig",
        "nicht notwendig",
        "nicht erforderlich",
        "nicht vorgesehen",
        "nicht relevant",
        "nicht anwendbar",
        "nicht zutreffend",
        "nicht geplant",
        "nicht moeglich",
        "trifft nicht zu",
        "entfaellt",
        "noch keine",
        "noch keins",
        "noch kein",
        "unnoetig",
        "nirgends",
        "nichts",
        "keinerlei",
        "keinen",
        "keiner",
        "keine",
        "kein",
        "nein",
        "ohne",
    ],
    &[
        "is not backed up",
        "not backed up",
        "not applicable",
        "not available",
        "not needed",
        "not necessary",
        "not required",
        "not relevant",
        "not planned",
        "not possible",
        "unnecessary",
        "nowhere",
        "nothing",
        "false",
        "without",
        "no",
    ],
)
.with(&["✗", "✘", "❌"]);

/// How a text begins that leaves open what is asked for; a longer phrase comes before its beginning.
pub const UNDECIDED: WordList = WordList::new(
    &[
        "noch nicht",
        "noch zu",
        "nicht bekannt",
        "nicht definiert",
        "nicht festgelegt",
        "nicht dokumentiert",
        "keine angabe",
        "keine ahnung",
        "wird noch",
        "unklar",
        "in arbeit",
        "in planung",
        "geplant",
        "zu klaeren",
    ],
    &[
        "not known",
        "not defined",
        "not decided",
        "not documented",
        "not specified",
        "not yet",
        "no idea",
        "to be",
        "in progress",
        "planned",
        "unclear",
    ],
);

/// Words after which a text names what it has after all.
pub const CONTRASTS: WordList = WordList::new(
    &["aber", "sondern", "jedoch", "nur", "dafuer", "stattdessen", "ausser", "lediglich"],
    &["but", "only", "except", "instead", "however", "apart"],
);

/// How a text begins that says that something has never happened.
pub const NEVER: WordList = WordList::new(
    &["noch nie", "noch nicht getestet", "nicht getestet", "ungetestet", "nie"],
    &["never", "not yet tested", "not tested", "untested"],
);

/// Yes.
pub const YES: WordList = WordList::new(&["ja"], &["yes", "true"]);

/// Signs that say yes.
pub const TICKS: WordList = WordList::new(&[], &[]).with(&["✓", "✔", "✅", "☑"]);

/// No.
pub const NO: WordList = WordList::new(&["nein"], &["no", "false"]);

/// Neither yes nor no.
pub const HALF: WordList = WordList::new(&["jein", "halb"], &["half", "partly"]);

/// What comes before a quality that a thing does not have, with its space: `nicht verschlüsselt`, `unencrypted`.
pub const DENIALS: WordList =
    WordList::new(&["noch nicht ", "nicht "], &["not yet ", "not "]).with(&["un"]);

/// Names in a comment `<!-- kind: … -->` that say: this is no record.
pub const NO_KIND: WordList = WordList::new(&["kein", "keine"], &["none", "no"]);

/// How a text begins that says that a test has failed; what negates is first.
pub const FAILED: WordList = WordList::new(
    &[
        "nicht bestanden",
        "nicht erfolgreich",
        "nicht ok",
        "nicht erfuellt",
        "nicht in ordnung",
        "n. i. o",
        "n. i.o",
        "n.i.o",
        "nio",
        "erfolglos",
        "mangelhaft",
        "ungenuegend",
        "fehlgeschlagen",
        "fehlschlag",
        "gescheitert",
        "durchgefallen",
        "abgebrochen",
        "fehler",
        "rot",
        "nein",
    ],
    &[
        "not passed",
        "not ok",
        "not met",
        "unsuccessful",
        "unsatisfactory",
        "failed",
        "failure",
        "fail",
        "aborted",
        "nok",
        "red",
        "no",
    ],
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
        "erfuellt",
        "alles ok",
        "alles gut",
        "alles in ordnung",
        "gruen",
        "gut",
        "ja",
    ],
    &[
        "passed",
        "pass",
        "successful",
        "success",
        "succeeded",
        "all good",
        "all ok",
        "green",
        "good",
        "yes",
    ],
)
.with(&["okay", "ok", "✓", "✔", "✅"]);

/// Words behind a result that take it back, or say that only a part was tested.
pub const RESERVATIONS: WordList = WordList::new(
    &[
        "aber",
        "jedoch",
        "ausser",
        "ausgenommen",
        "nur",
        "lediglich",
        "teilweise",
        "unvollstaendig",
        "einschraenkung",
        "einschraenkungen",
        "fehler",
        "fehlern",
        "fehlt",
        "fehlten",
        "fehlgeschlagen",
        "gescheitert",
        "simuliert",
        "trockenlauf",
        "papier",
        "nicht",
    ],
    &[
        "but",
        "however",
        "except",
        "only",
        "partially",
        "partly",
        "incomplete",
        "missing",
        "error",
        "errors",
        "failed",
        "failures",
        "simulated",
        "dry",
        "paper",
        "tabletop",
        "not",
    ],
);

/// Phrases behind a result that say the same.
pub const IN_PART: WordList = WordList::new(
    &["in teilen", "zum teil", "zu teilen", "teils", "bis auf"],
    &["in part", "in parts", "apart from"],
);

/// Between how many passed and how many there were.
pub const OUT_OF: WordList = WordList::new(&["von"], &["out of", "of"]);

/// Behind a share of a hundred.
pub const PERCENT: WordList = WordList::new(&["prozent"], &["percent", "per cent"]);

/// Words before a reservation that say that there is none: `ohne Fehler`.
pub const NO_RESERVATION: WordList = WordList::new(
    &["ohne", "kein", "keine", "keinen", "keinerlei", "0", "null"],
    &["no", "without", "zero", "any"],
);

/// Results of a test that is still to come.
pub const PLANNED: WordList =
    WordList::new(&["geplant", "terminiert", "vorgesehen"], &["planned", "scheduled", "upcoming"]);

/// Results of maintenance that was begun in vain, or not at all.
pub const NOT_DONE: WordList = WordList::new(
    &[
        "nicht bestanden",
        "nicht erfolgreich",
        "nicht erledigt",
        "nicht durchgefuehrt",
        "nicht gemacht",
        "nicht moeglich",
        "nicht ok",
        "fehlgeschlagen",
        "fehlschlag",
        "gescheitert",
        "durchgefallen",
        "abgebrochen",
        "ausgefallen",
        "entfallen",
        "verschoben",
        "vertagt",
        "uebersprungen",
    ],
    &[
        "not passed",
        "not successful",
        "not done",
        "not performed",
        "not completed",
        "not possible",
        "not ok",
        "failed",
        "failure",
        "aborted",
        "cancelled",
        "canceled",
        "postponed",
        "skipped",
        "missed",
    ],
)
.with(&["✗", "✘", "❌"]);

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

/// What somebody says of a thing that is on or off, and nothing else.
pub const SWITCHED_ON: WordList = WordList::new(
    &["an", "ein", "aktiv", "aktiviert", "eingeschaltet"],
    &["on", "enabled", "active", "activated"],
)
.with(&["x"]);

/// What somebody says of a thing that is on or off, and nothing else.
pub const SWITCHED_OFF: WordList = WordList::new(
    &["aus", "inaktiv", "deaktiviert", "ausgeschaltet"],
    &["off", "disabled", "inactive"],
);
