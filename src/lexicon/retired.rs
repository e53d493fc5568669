//! What is no longer in use or no longer done. Spelled out (`entfaellt`).

use super::WordList;

/// How a remark begins that says so.
pub const RETIRED: WordList = WordList::new(
    &[
        "entfaellt",
        "entfallen",
        "stillgelegt",
        "ausgemustert",
        "abgeschaltet",
        "abgebaut",
        "abgeloest",
        "ausser betrieb",
        "ausser dienst",
        "entsorgt",
        "verschrottet",
        "verkauft",
    ],
    &[
        "retired",
        "decommissioned",
        "discontinued",
        "obsolete",
        "superseded",
        "revoked",
        "scrapped",
        "out of service",
    ],
);

/// What a remark says so with, wherever it is.
pub const NO_LONGER: WordList = WordList::new(
    &[
        "nicht mehr noetig",
        "nicht mehr notwendig",
        "nicht mehr in betrieb",
        "nicht mehr im einsatz",
        "nicht mehr genutzt",
        "nicht mehr verwendet",
        "nicht mehr benoetigt",
    ],
    &["no longer needed", "no longer used", "no longer in use", "not needed any more"],
);

/// How a heading begins that is above nothing but what is over.
pub const ARCHIVES: WordList = WordList::new(
    &[
        "archivierte",
        "ehemalige",
        "fruehere",
        "was wir frueher",
        "gekuendigte",
        "beendete",
        "abgelaufene",
        "abgeloeste",
        "ausgemusterte",
        "stillgelegte",
        "abgeschaltete",
        "widerrufene",
    ],
    &[
        "archived",
        "former",
        "cancelled",
        "canceled",
        "terminated",
        "expired",
        "revoked",
        "retired",
        "decommissioned",
        "discontinued",
        "obsolete",
    ],
);

/// The name of an archive: alone, or before a colon.
pub const ARCHIVE: WordList = WordList::new(&["archiv"], &["archive"]);

/// Before a state that has been reached.
pub const ALREADY: WordList =
    WordList::new(&["bereits", "schon", "ist", "wurde"], &["already", "has been", "is"]);
