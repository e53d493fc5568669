//! What pages, headings and columns are called. With bare vowels (`ubersicht`) unless said otherwise.

use super::WordList;

/// A step of a playbook, as a heading counts it.
pub const STEP: WordList = WordList::new(&["schritt"], &["step"]);

/// Several steps under one heading.
pub const STEPS: WordList = WordList::new(&["schritte"], &["steps"]);

/// A phase of a plan, as a heading counts it.
pub const PHASE: WordList = WordList::new(&[], &[]).with(&["phase"]);

/// Several phases under one heading.
pub const PHASES: WordList = WordList::new(&["phasen"], &["phases"]);

/// What is between the ends of a range of steps, with its spaces.
pub const RANGE: WordList =
    WordList::new(&[" bis ", " und "], &[" to ", " and "]).with(&[" & ", " + "]);

/// How a heading over the steps of a phase begins.
pub const STEP_LIST: WordList =
    WordList::new(&["schritte", "vorgehen", "umsetzung", "massnahmen", "arbeiten"], &["steps"]);

/// A heading whose sections are the steps.
pub const PROCEDURE: WordList =
    WordList::new(&["ablauf", "durchfuhrung", "schritte", "vorgehen"], &["procedure", "steps"]);

/// How a word ends by which the heading over an overview calls it.
pub const OVERVIEW: WordList = WordList::new(
    &["ubersicht", "uberblick", "ablauf", "reihenfolge", "schritte", "vorgehen", "kurzfassung"],
    &["overview", "order", "steps", "procedure", "summary", "outline"],
);

/// Parts of words by which an overview is one of things, not of steps.
pub const PARTS: WordList = WordList::new(
    &[
        "ansprechpartner",
        "bauteil",
        "bestandteil",
        "dienste",
        "gerate",
        "komponente",
        "kontakt",
        "person",
        "rollen",
        "system",
        "teile",
    ],
    &["component", "contact", "device", "part", "people", "role", "service"],
)
.with(&["hardware", "host"]);

/// Parts of words by which a heading speaks of documentation.
pub const DOCUMENTATION: WordList = WordList::new(&["dokument"], &["documentation", "document"]);

/// Words by which such a heading speaks of what documentation holds.
pub const KINDS_OF_DOCUMENTS: WordList = WordList::new(
    &["inhalt", "umfang", "bestandteil", "art", "arten", "dokumentarten"],
    &["content", "contents", "types"],
);

/// Heads of columns that hold days; lower case.
pub const DATE_COLUMNS: WordList = WordList::new(&["datum", "tag"], &["date", "day"]);

/// Heads of the first column of a glossary, whose rows explain words and state no values; spelled out.
pub const TERM_COLUMNS: WordList = WordList::new(
    &["begriff", "begriffe", "abkuerzung", "kuerzel", "fachbegriff", "wort", "akronym"],
    &["term", "terms", "abbreviation", "acronym", "word"],
);

/// Heads of the second column of such a table; spelled out.
pub const MEANING_COLUMNS: WordList =
    WordList::new(&["bedeutung", "erklaerung", "erlaeuterung"], &["meaning", "explanation"])
        .with(&["definition"]);

/// Heads of the column of values in a table of facts; spelled out.
pub const VALUE_COLUMNS: WordList = WordList::new(
    &["wert", "angabe", "angaben", "inhalt", "beschreibung", "eintrag"],
    &["value", "values", "description", "content", "entry"],
)
.with(&["detail", "details", "info", "information"]);

/// Headings over facts about what the page or the heading above names; without numbers and signs.
pub const FACTS: WordList = WordList::new(
    &[
        "allgemein",
        "allgemeines",
        "anforderungen",
        "angaben",
        "auf einen blick",
        "backup und restore",
        "backup und wiederherstellung",
        "basisdaten",
        "daten",
        "datensicherung",
        "dienstdaten",
        "eckdaten",
        "eigenschaften",
        "fakten",
        "grunddaten",
        "kenndaten",
        "kennzahlen",
        "kurzprofil",
        "kurzubersicht",
        "metadaten",
        "sicherung",
        "stammdaten",
        "steckbrief",
        "technische daten",
        "uberblick",
        "ubersicht",
        "verfugbarkeit",
        "wiederherstellung",
        "wiederherstellungsziele",
        "ziele",
        "zusammenfassung",
    ],
    &[
        "at a glance",
        "availability",
        "backup and recovery",
        "backup and restore",
        "basics",
        "disaster recovery",
        "facts",
        "general",
        "key facts",
        "metadata",
        "objectives",
        "overview",
        "properties",
        "recovery",
        "recovery objectives",
        "requirements",
        "service details",
        "service level",
        "summary",
    ],
)
.with(&[
    "backup",
    "backup recovery",
    "backup restore",
    "backups",
    "details",
    "info",
    "parameter",
    "parameters",
    "profil",
    "profile",
    "rpo rto",
    "sla",
]);

/// How a remark behind a name begins that says the state of the thing: `Paperless (aktiv)`.
pub const STATUS: WordList = WordList::new(
    &[
        "abgelost",
        "abgeschaltet",
        "aktiv",
        "archiviert",
        "ausser betrieb",
        "eingestellt",
        "entwurf",
        "geplant",
        "im aufbau",
        "im test",
        "in arbeit",
        "in betrieb",
        "in planung",
        "inaktiv",
        "produktiv",
        "stillgelegt",
        "veraltet",
    ],
    &[
        "active",
        "archived",
        "decommissioned",
        "deprecated",
        "disabled",
        "draft",
        "in progress",
        "in production",
        "inactive",
        "live",
        "obsolete",
        "planned",
        "production",
        "retired",
        "running",
    ],
)
.with(&["alpha", "beta", "wip", "✅", "✔", "✓", "❌", "🟢", "🟡", "🔴", "⚠"]);

/// In file names that stand for many files, as written: `JJJJ-MM-TT.md`.
pub const DATE_PATTERNS: WordList = WordList::new(&["JJJJ"], &["YYYY", "yyyy"]);

/// The first word of names that readers are to replace with theirs: `my-page.md`.
pub const OF_READERS: WordList = WordList::new(
    &["mein", "meine", "dein", "deine", "ihr", "ihre", "euer", "eure"],
    &["my", "your"],
);

/// Words of which names in examples consist: `post-1.md`, `foo/bar.md`.
pub const EXAMPLES: WordList = WordList::new(
    &[
        "artikel",
        "beispiel",
        "beispiele",
        "datei",
        "hallo",
        "muster",
        "neu",
        "seite",
        "titel",
        "welt",
    ],
    &[
        "article",
        "an",
        "example",
        "examples",
        "file",
        "first",
        "hello",
        "new",
        "page",
        "post",
        "posts",
        "sample",
        "second",
        "self",
        "something",
        "title",
        "world",
    ],
)
.with(&["foo", "bar", "baz", "qux", "demo", "dummy", "lorem", "ipsum", "name", "test", "xyz"]);

/// What comes before the name of a file that is an example, or that readers are to make.
pub const BEFORE_EXAMPLES: WordList = WordList::new(
    &[
        "beispielsweise",
        "erstellen sie die datei",
        "erstellen sie eine datei",
        "legen sie die datei",
        "legen sie eine datei",
        "z. b.",
        "z.b.",
        "zum beispiel",
    ],
    &[
        "add a file",
        "add a new file",
        "call it",
        "create a file",
        "create a new",
        "create a page",
        "create the file",
        "e.g.",
        "for example",
        "if you have",
    ],
);

/// What the number of a priority follows; identifiers.
pub const PRIORITY: WordList =
    WordList::new(&["prioritaet", "klasse"], &["priority", "severity"]).with(&["p", "prio", "sev"]);

/// What joins words in a title and is left out of file names.
pub const AND: WordList = WordList::new(&["und"], &["and"]);

/// Different words for the same kind of document.
pub const SAME_DOCUMENT: [WordList; 6] = [
    WordList::new(&[], &[]).with(&["runbook", "runbooks", "playbook", "playbooks"]),
    WordList::new(&["fehlersuche", "storungen", "storung"], &[]).with(&["troubleshooting"]),
    WordList::new(&["anderungen", "anderung"], &["change", "changelog"]),
    WordList::new(
        &["kontaktlisten", "kontaktliste", "kontakt", "kontakte", "ansprechpartner"],
        &["contacts"],
    ),
    WordList::new(&["zusagen"], &[]).with(&["sla", "slas"]),
    WordList::new(&["notfall"], &["disaster", "emergency"]).with(&["dr"]),
];

/// Keys of front matter that say on what a page or its content lives.
pub const HOST_KEYS: WordList = WordList::new(&[], &["host", "hosts", "hosted_on", "hosted-on"]);
