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

/// A place that is not this house.
pub const ELSEWHERE: WordList = WordList::new(&["extern"], &[]).with(&[
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

/// What the original lies on as well.
pub const DISKS: WordList =
    WordList::new(&["platte"], &["disk", "drive"]).with(&["hdd", "ssd", "nvme", "nas", "raid"]);

/// Beginnings of words that stand one after the other; what is no longer than three letters is the whole word.
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

/// What stands before the place that a copy goes to.
pub const TOWARDS: WordList =
    WordList::new(&["nach", "auf", "zu", "zum", "zur", "in", "ins"], &["to", "onto", "into", "on"])
        .with(&["→", "->", "=>", "⇒"]);

/// What stands before the tool that copies.
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
