//! Copies of data and where they lie. Spelled out.

use super::WordList;

/// Parts of words for a backup.
pub const BACKUP: WordList = WordList::new(&["sicher", "kopie"], &["copy", "copies"])
    .with(&["backup", "dump", "replik", "archiv"]);

/// Parts of words for a snapshot.
pub const SNAPSHOT: WordList =
    WordList::new(&["schnappschuss", "schnappschuess"], &[]).with(&["snapshot"]);

/// Parts of words for the delay of a copy.
pub const DELAY: WordList = WordList::new(
    &["verzug", "verzoegerung", "latenz", "rueckstand"],
    &["delay", "lag", "latency"],
);

/// Before how many copies of a generation are kept: `keep-daily: 7`.
pub const KEEP: WordList = WordList::new(&["behalte", "aufbewahren"], &["keep", "retain"]);

/// The copies of `keep-last`, which are as old as they are.
pub const LAST: WordList = WordList::new(&["letzte"], &["last"]);

/// What keeps two places alike, mistakes included.
pub const SYNC: WordList = WordList::new(
    &["synchronisation", "synchronisierung", "spiegel", "spiegelung", "replikation"],
    &["mirror", "replication"],
)
.with(&["sync", "syncthing", "drbd", "raid", "raidz"]);

/// What is outside of something: of this house, unless it is a disk.
pub const OUTSIDE: WordList = WordList::new(&["extern"], &[]);

/// What is carried and plugged in: an external one lies beside the original.
pub const PORTABLE: WordList = WordList::new(
    &["festplatte", "platte", "laufwerk", "datentrager", "band"],
    &["disk", "drive", "tape"],
)
.with(&["usb", "hdd", "ssd", "stick", "rdx"]);

/// A place that is not this house. With bare vowels; words of at least six letters are beginnings.
pub const ELSEWHERE: WordList = WordList::new(
    &[
        "ausser haus",
        "aussenstelle",
        "anderer standort",
        "anderen standort",
        "zweiter standort",
        "zweiten standort",
        "zweitstandort",
        "bank",
        "bankschliessfach",
        "schliessfach",
        "eltern",
        "schwester",
        "bruder",
        "freund",
        "nachbar",
        "verwandte",
    ],
    &[
        "off site",
        "other site",
        "second site",
        "remote site",
        "safe deposit",
        "parents",
        "friend",
        "neighbour",
        "relatives",
    ],
)
.with(&[
    "offsite",
    "cloud",
    "s3",
    "b2",
    "backblaze",
    "wasabi",
    "hetzner",
    "storagebox",
    "glacier",
    "gdrive",
    "google",
    "onedrive",
    "dropbox",
    "aws",
]);

/// What lies where the original lies.
pub const HERE: WordList = WordList::new(
    &["lokal", "gleicher pool", "gleichen pool", "selber pool", "selben pool"],
    &["local", "locally", "same pool", "same storage", "same disk"],
);

/// Anyone who gets at the data cannot read them. With bare vowels; beginnings.
pub const ENCRYPTED: WordList =
    WordList::new(&["verschlusselt", "verschlusselung"], &["encrypted", "encryption"]);

/// The same, or by which means. With bare vowels, so that `AES-256` is `as 256`; phrases.
pub const CIPHERS: WordList = WordList::new(
    &["verschlusselt", "verschlusselung", "clientseitig", "client seitig"],
    &["encrypted", "encryption", "client side", "clientside", "end to end"],
)
.with(&[
    "as 128",
    "as 256",
    "as128",
    "as256",
    "luks",
    "luks2",
    "gpg",
    "pgp",
    "chacha20",
    "e2ee",
    "repokey",
    "keyfile",
    "cryptsetup",
    "dm crypt",
    "bitlocker",
    "veracrypt",
]);

/// Anyone who gets at the data can read them.
pub const READABLE: WordList = WordList::new(&["unverschlusselt"], &["unencrypted"]);

/// Nobody gets at it from the network.
pub const OFFLINE: WordList = WordList::new(&[], &[]).with(&["offline", "air gapped"]);

/// Nobody can change it.
pub const IMMUTABLE: WordList =
    WordList::new(&["unveranderlich", "unveranderbar"], &[]).with(&["immutable", "object lock"]);

/// Before a word that does not hold.
pub const NOT: WordList =
    WordList::new(&["nicht", "ohne", "kein", "keine"], &["not", "without", "no"]);

/// The qualities of a copy by their fields, each with the words for it and for its opposite.
pub const QUALITIES: [(&str, WordList, WordList); 4] = [
    ("encrypted", CIPHERS, READABLE),
    ("offsite", ELSEWHERE, HERE),
    ("offline", OFFLINE, WordList::new(&[], &["online"])),
    ("immutable", IMMUTABLE, WordList::new(&["veranderlich"], &["mutable"])),
];

/// What the original lies on as well.
pub const DISKS: WordList =
    WordList::new(&["platte"], &["disk", "drive"]).with(&["hdd", "ssd", "nvme", "nas", "raid"]);

/// Beginnings of words that are one after the other; what is no longer than three letters is the whole word.
pub type Phrase = &'static [&'static str];

/// Everything is built anew, as an exercise; identifiers.
pub const EXERCISES: [Phrase; 8] = [
    &["dr", "uebung"],
    &["dr", "drill"],
    &["dr", "exercise"],
    &["dr", "test"],
    &["disaster", "recovery", "uebung"],
    &["disaster", "recovery", "drill"],
    &["disaster", "recovery", "exercise"],
    &["disaster", "recovery", "test"],
];

/// These are an exercise where nothing else is said: `vollständige Wiederherstellung einer VM` is none.
pub const WHOLE_RECOVERIES: [Phrase; 3] =
    [&["vollstaendige", "wiederherstellung"], &["full", "recovery"], &["full", "restore"]];

/// Copies are looked at.
pub const VERIFICATIONS: [Phrase; 4] =
    [&["backup", "verif"], &["backup", "pruef"], &["sicherung", "pruef"], &["verify", "backup"]];

/// Beginnings of words beside which a task is about restore tests as such, and not about one thing; identifiers.
pub const ABOUT_TESTS: WordList = WordList::new(
    &[
        "wiederherstellung",
        "vollstaendig",
        "regelmaessig",
        "durchfuehr",
        "stichprobe",
        "sicherung",
        "der",
        "die",
        "das",
        "den",
        "aus",
        "von",
    ],
    &["the", "of", "run", "full", "complete", "regular", "all"],
)
.with(&["restore", "test", "backup"]);

/// What comes before the place that a copy goes to.
pub const TOWARDS: WordList =
    WordList::new(&["nach", "auf", "zu", "zum", "zur", "in", "ins"], &["to", "onto", "into", "on"])
        .with(&["→", "->", "=>", "⇒"]);

/// What comes before the tool that copies.
pub const BY_MEANS_OF: WordList =
    WordList::new(&["mit", "per", "durch", "ueber"], &["with", "by", "using"]).with(&["via"]);

/// Beginnings of words for occasions that are no places: `nach Upgrades`.
pub const OCCASIONS: WordList = WordList::new(
    &["jede", "aender", "wartung", "bedarf", "neustart", "abschluss", "anpassung"],
    &["each", "every", "change", "maintenance", "demand", "restart"],
)
.with(&["upgrade", "update", "release", "deploy", "installation"]);

/// What joins two copies, or two words for one.
pub const JOINERS: WordList =
    WordList::new(&["und", "sowie", "zusaetzlich"], &["and"]).with(&["plus", "+", "&"]);

/// Beginnings of words for how much of the data a run copies. Two of them are no two copies.
pub const EXTENTS: WordList = WordList::new(
    &["inkrement", "differen", "voll", "komplett"],
    &["increment", "full", "complete"],
);

/// Parts of words that speak of bringing data back; bare vowels.
pub const RESTORE: WordList =
    WordList::new(&["wiederherstell", "rucksicher"], &["restor", "recover"]);

/// Phrases by which a copy is not made any more, or not yet.
pub const SWITCHED_OFF: WordList = WordList::new(
    &[
        "deaktiviert",
        "abgeschaltet",
        "ausgeschaltet",
        "abgestellt",
        "ausgesetzt",
        "stillgelegt",
        "inaktiv",
        "ausser betrieb",
        "schlaegt fehl",
        "schlaegt derzeit fehl",
        "schlaegt zurzeit fehl",
        "schlaegt immer fehl",
        "schlaegt seit",
        "schlagen fehl",
        "fehlgeschlagen",
        "gescheitert",
        "scheitert",
        "defekt",
        "kaputt",
        "laeuft nicht",
        "laeuft derzeit nicht",
        "laeuft zurzeit nicht",
        "laeuft noch nicht",
        "laufen nicht",
        "lief nicht",
        "funktioniert nicht",
        "funktioniert noch nicht",
        "geht nicht",
        "nicht aktiv",
        "nicht aktiviert",
        "nicht eingerichtet",
        "nicht konfiguriert",
        "nicht umgesetzt",
        "nicht implementiert",
        "nicht in betrieb",
        "nicht mehr aktiv",
        "nicht mehr gesichert",
    ],
    &[
        "disabled",
        "deactivated",
        "turned off",
        "switched off",
        "suspended",
        "inactive",
        "discontinued",
        "failing",
        "fails",
        "failed",
        "broken",
        "not working",
        "not running",
        "does not work",
        "doesn t work",
        "does not run",
        "doesn t run",
        "no longer runs",
        "no longer made",
        "not configured",
        "not set up",
        "not yet set up",
        "not enabled",
        "not yet enabled",
        "not active",
        "not implemented",
        "not in place",
    ],
);

/// Words by which a copy is halted where they are alone: a VM may be `stopped` for its copy.
pub const HALTED: WordList = WordList::new(
    &["pausiert", "gestoppt", "angehalten", "ausgefallen", "fehler", "fehlerhaft"],
    &["paused", "stopped", "halted", "error"],
);

/// Words by which it is not known whether a copy is made.
pub const UNCERTAIN: WordList = WordList::new(
    &[
        "vielleicht",
        "eventuell",
        "evtl",
        "moeglicherweise",
        "vermutlich",
        "wahrscheinlich",
        "angeblich",
        "geplant",
        "vorgesehen",
        "beabsichtigt",
        "in planung",
        "im aufbau",
        "unklar",
    ],
    &[
        "maybe",
        "perhaps",
        "possibly",
        "probably",
        "presumably",
        "planned",
        "intended",
        "unclear",
        "to be decided",
        "to be done",
    ],
);

/// The first or last word of a text about what is no more.
pub const PAST: WordList =
    WordList::new(&["frueher", "ehemals", "gewesen"], &["formerly", "previously"]);

/// Before the day from which, or until which, something happens.
pub const LIMITS: WordList =
    WordList::new(&["ab", "bis"], &["from", "until", "till", "starting", "through"]);

/// What may come before them.
pub const BEFORE_LIMIT: WordList =
    WordList::new(&["erst", "wieder", "nur", "noch"], &["only", "again", "not"]);

/// Behind a number that is a time of day.
pub const O_CLOCK: WordList = WordList::new(&["uhr"], &["hours", "am", "pm"]);

/// Parts of a month, a quarter or a year, and words before them.
pub const PARTS_OF_YEAR: WordList = WordList::new(
    &["anfang", "mitte", "ende", "quartal", "halbjahr", "dem", "zum", "einschliesslich"],
    &["beginning", "mid", "end", "early", "late", "of", "the", "in", "on", "quarter", "including"],
);

/// Phrases that say where they are alone that a copy is still to come.
pub const NOT_YET: WordList = WordList::new(
    &["noch nicht", "nicht", "in arbeit", "in vorbereitung"],
    &["not yet", "not", "in progress"],
);

/// Words before those that say what state a copy is in.
pub const STATE_LEADS: WordList = WordList::new(
    &[
        "derzeit",
        "zurzeit",
        "momentan",
        "aktuell",
        "vorerst",
        "voruebergehend",
        "noch",
        "leider",
        "aber",
        "ist",
        "wird",
        "job",
        "sicherung",
    ],
    &["currently", "now", "still", "is", "are", "temporarily", "but", "backup"],
);

/// What may follow them.
pub const STATE_TAILS: WordList = WordList::new(
    &["seit", "wegen", "weil", "bis", "am", "im", "ab", "fuer", "durch", "mit", "fehl", "mehr"],
    &["since", "because", "due", "until", "for", "on", "in", "by", "with", "yet", "at", "again"],
);

/// Before what happens in some cases only.
pub const CASES: WordList = WordList::new(
    &["wenn", "falls", "sobald", "sofern", "ob", "alarm"],
    &["if", "when", "whenever", "unless", "once", "whether", "alert", "alerts"],
);

/// Between a plan and its time: `geplant um 2 Uhr`.
pub const AT_A_TIME: WordList =
    WordList::new(&["um", "taeglich", "woechentlich"], &["at", "daily", "weekly"]);

/// Programs that copy. With bare vowels.
pub const TOOLS: WordList = WordList::new(&[], &[]).with(&[
    "restic",
    "borg",
    "borgmatic",
    "kopia",
    "duplicati",
    "duplicity",
    "rsnapshot",
    "rsync",
    "rclone",
    "pbs",
    "proxmox",
    "vzdump",
    "veeam",
    "hbs",
    "hbs3",
    "time machine",
    "urbackup",
    "bacula",
    "bareos",
    "velero",
    "k8up",
    "longhorn",
    "zfs",
    "btrbk",
    "syncoid",
    "arq",
    "barman",
    "acronis",
    "tarsnap",
]);

/// Parts of words for what is done about copies, or beside them, and makes none. With bare vowels.
pub const CHORES: WordList = WordList::new(
    &[
        "pruf",
        "kontroll",
        "uberwach",
        "wiederherstell",
        "sicherheit",
        "einspiel",
        "wechsel",
        "tausch",
        "losch",
        "bereinig",
        "aufbewahr",
        "benachrichtig",
        "neustart",
        "aktualisier",
    ],
    &["review", "watch", "security", "restart", "reboot", "rotate", "delete", "remove", "notif"],
)
.with(&[
    "check", "verif", "test", "monitor", "restore", "prune", "purge", "forget", "alert", "alarm",
    "update", "upgrade", "patch", "scrub",
]);

/// Answers that there is a copy, and do not say what it is; a sign may stand for it.
pub const AFFIRMED: WordList = WordList::new(
    &["ja", "vorhanden", "aktiv", "eingerichtet", "erledigt"],
    &["yes", "true", "present", "active", "enabled", "exists", "done"],
)
.with(&["ok", "x", "✓", "✔", "✅"]);

/// The first word of a text that only says where to look.
pub const REFERENCES: WordList =
    WordList::new(&["siehe", "vgl", "vergleiche"], &["see", "cf", "refer"]);

/// Before what is left out of something; identifiers.
pub const EXCEPTIONS: WordList = WordList::new(
    &["ausser", "bis_auf", "ausgenommen", "mit_ausnahme_von", "ohne"],
    &["except", "except_for", "excluding", "apart_from", "other_than", "without"],
);
