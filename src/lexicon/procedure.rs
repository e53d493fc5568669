//! What playbooks, their parts and the order of starting are called. With bare vowels unless said otherwise.

use super::WordList;

/// Names of the kind of pages that lead through steps, of their folders and of their tags; lower case.
pub const PLAYBOOK: WordList =
    WordList::new(&[], &[]).with(&["playbook", "playbooks", "runbook", "runbooks"]);

/// Parts of titles of pages whose numbered lists are steps for an emergency.
pub const PLAYBOOK_TITLE: WordList = WordList::new(
    &["notfallhandbuch", "notfallplan", "wiederanlaufplan", "alarmplan"],
    &["emergency plan", "recovery plan", "incident response"],
)
.with(&["playbook", "runbook"]);

/// Parts of titles of playbooks for recovery.
pub const RECOVERY: WordList = WordList::new(
    &["wiederanlauf", "wiederherstell", "notfall", "storung", "ausfall"],
    &["recovery", "disaster", "emergency", "incident"],
)
.with(&["playbook", "runbook", "restore"]);

/// Folders of pages about operations; whole names.
pub const OPERATIONS: WordList = WordList::new(
    &["betrieb", "notfall", "notfalle", "storungen", "wiederanlauf"],
    &["operations", "emergency", "emergencies", "incidents", "recovery"],
)
.with(&["ops", "playbook", "playbooks", "runbook", "runbooks", "disaster-recovery", "dr"]);

/// What an alert is called, in a title, a folder or a key.
pub const ALERT: WordList =
    WordList::new(&["alarm", "alarme", "alarmmeldung", "alarmmeldungen"], &["alert", "alerts"])
        .with(&["alertname"]);

/// How a word ends by which a text speaks of an order.
pub const ORDER: WordList =
    WordList::new(&["reihenfolge", "startfolge", "bootfolge"], &["order", "sequnce"]);

/// Parts of words by which a text speaks of starting something.
pub const START: WordList = WordList::new(
    &["einschalt", "herstell", "hochfahr", "wiederanlauf"],
    &["recover", "restore", "power"],
)
.with(&["start", "boot"]);

/// English verbs at the beginning of a step.
pub const IMPERATIVE: WordList = WordList::new(
    &[],
    &[
        "bring",
        "call",
        "check",
        "close",
        "configure",
        "connect",
        "copy",
        "create",
        "disable",
        "enable",
        "install",
        "log",
        "mount",
        "open",
        "replace",
        "reboot",
        "restart",
        "restore",
        "run",
        "stop",
        "switch",
        "test",
        "turn",
        "verify",
        "wait",
    ],
)
.with(&["start"]);

/// Parts of words by which a text speaks of stopping something.
pub const STOP: WordList =
    WordList::new(&["abschalt", "ausschalt", "herunterfahr", "runterfahr"], &["shut", "off"])
        .with(&["stop"]);

/// Words that begin a remark on when something is started.
pub const CONDITION: WordList = WordList::new(
    &["sobald", "wenn", "falls", "nachdem", "damit", "nach", "weil", "für"],
    &["after", "as", "because", "for", "if", "once", "so", "when"],
);

/// Heads of columns that name the steps of a playbook; whole.
pub const STEP_COLUMN: WordList =
    WordList::new(&["schritt", "abschnitt"], &["step", "stage", "section"]).with(&["phase"]);

/// Heads of columns that say how long a step may take, besides the words of a time limit; whole.
pub const LIMIT: WordList = WordList::new(&["soll"], &["target", "limit"]).with(&["max"]);

/// Words that call a number the sum of others.
pub const TOTAL: WordList =
    WordList::new(&["gesamt", "summe"], &["overall", "sum"]).with(&["total"]);

/// Words for steps that run beside each other.
pub const PARALLEL: WordList =
    WordList::new(&["gleichzeitig", "nebenher"], &["concurrent", "simultan"]).with(&["parallel"]);

/// The words by which a playbook announces one of its parts. Phrases are words with a space between.
#[derive(Debug, Clone, Copy)]
pub struct PartWords {
    /// Whole words and phrases.
    pub words: WordList,
    /// How words begin.
    pub stems: WordList,
    /// Words that announce the part if a name begins with them.
    pub openings: WordList,
    /// Words that announce the part if they are all that a name says.
    pub alone: WordList,
}

const NO_WORDS: WordList = WordList::new(&[], &[]);

/// When to run it.
pub const TRIGGER: PartWords = PartWords {
    words: WordList::new(
        &["anlass", "anlasse", "szenario", "szenarien", "einsatzfall", "alarm"],
        &["scenario", "scenarios", "symptoms", "alert"],
    )
    .with(&["trigger", "triggers"]),
    stems: WordList::new(&["ausloser", "symptom"], &[]),
    openings: WordList::new(&["storfall", "vorfall", "wann"], &["incident", "when"]),
    alone: WordList::new(&["einsatz"], &[]),
};

/// How a line ends that leaves it to the list below when a playbook applies. Phrases are words with a space between.
pub const OCCASION: WordList = WordList::new(
    &["nach", "bei", "wenn", "falls", "sobald", "im fall", "im falle von", "gilt fur"],
    &["after", "when", "if", "in case of", "in the event of", "applies to"],
);

/// What has to be given before.
pub const PRECONDITION: PartWords = PartWords {
    words: WordList::new(
        &[],
        &["requirement", "requirements", "preparation", "before you begin", "before you start"],
    ),
    stems: WordList::new(
        &["voraussetzung", "vorbedingung", "vorbereitung"],
        &["prerequisite", "precondition"],
    ),
    openings: NO_WORDS,
    alone: NO_WORDS,
};

/// Who is responsible.
pub const OWNER: PartWords = PartWords {
    words: WordList::new(&[], &["owner", "owners"]),
    stems: WordList::new(&["verantwort", "zustandig", "eigentumer"], &["responsib", "accountab"]),
    openings: NO_WORDS,
    alone: NO_WORDS,
};

/// How long it may take.
pub const TIME_LIMIT: PartWords = PartWords {
    words: WordList::new(
        &[
            "ausfallzeit",
            "daur",
            "frist",
            "gesamtdaur",
            "hochstdaur",
            "maximaldaur",
            "zeitbedarf",
            "zeitbudget",
            "zeitfenster",
            "zeitlimit",
            "zeitlimits",
            "zeitrahmen",
            "zeitvorgabe",
            "zeitvorgaben",
            "zeitziel",
            "zielzeit",
        ],
        &[
            "deadline",
            "duration",
            "estimated time",
            "expected time",
            "max time",
            "maximum time",
            "recovery time",
            "time budget",
            "time frame",
            "time limit",
            "time limits",
            "time required",
            "time to recover",
            "timebox",
            "timeframe",
        ],
    )
    .with(&["rto"]),
    stems: NO_WORDS,
    openings: NO_WORDS,
    alone: WordList::new(&["zeit"], &["time"]),
};

/// Contacts.
pub const CONTACT: PartWords = PartWords {
    words: WordList::new(
        &[
            "bereitschaft",
            "kontakt",
            "kontakte",
            "kontaktdaten",
            "kontaktliste",
            "notfallnummer",
            "notfallnummern",
            "rufbereitschaft",
            "rufnummer",
            "rufnummern",
            "telefonnummer",
            "telefonnummern",
        ],
        &["contact", "contacts", "on call", "who to call", "whom to call"],
    )
    .with(&["hotline"]),
    stems: WordList::new(
        &["ansprechpartner", "ansprechperson", "eskal", "kontaktperson"],
        &["escalat"],
    ),
    openings: NO_WORDS,
    alone: WordList::new(&["anruf"], &["call"]),
};

/// What to do if it fails.
pub const WAY_BACK: PartWords = PartWords {
    words: WordList::new(
        &["ruckweg", "rucknahme", "ruckbau", "ruckabwicklung", "ruckgangig"],
        &["back out", "fall back", "revert", "roll back", "undo", "way back"],
    )
    .with(&["backout", "fallback", "rollback"]),
    stems: WordList::new(&["abbruch", "ruckfall", "zuruckroll"], &["abort"]),
    openings: NO_WORDS,
    alone: NO_WORDS,
};

/// When it has succeeded.
pub const SUCCESS: PartWords = PartWords {
    words: WordList::new(
        &["abnahme", "erfolg", "erfolgskontrolle", "kontrolle"],
        &["acceptance", "definition of done", "success", "verify"],
    ),
    stems: WordList::new(
        &[
            "abnahmekriteri",
            "abschlusskriteri",
            "erfolgskriteri",
            "funktionspruf",
            "funktionstest",
            "validier",
            "verifi",
        ],
        &["exit criteri", "validat"],
    ),
    openings: NO_WORDS,
    alone: NO_WORDS,
};
