//! Roles, and what they have to do with a task.

use super::WordList;

/// Anyone who is meant by these needs no entry among the roles; identifiers.
pub const ANYBODY: WordList =
    WordList::new(&["alle", "jeder", "jede"], &["all", "everyone", "everybody"]);

/// What is in the place of an owner where there is none; a longer phrase comes before its beginning. Spelled out.
pub const NOBODY: WordList = WordList::new(
    &["noch niemand", "niemand bestimmtes", "niemand fest", "niemand", "unbesetzt", "unbenannt"],
    &["nobody", "no one", "no-one", "noone", "vacant", "unassigned"],
)
.with(&["n. n", "n.n", "nn", "vakant"]);

/// Words behind such a phrase by which somebody is in charge after all; spelled out.
pub const STANDS_IN: WordList = WordList::new(
    &["vertretung", "vertritt", "vertreten", "kommissarisch", "durch"],
    &["acting", "deputy", "covered", "by"],
)
.with(&["interim"]);

/// Heads of columns that hold roles; identifiers.
pub const ROLE: WordList = WordList::new(&["rolle", "rollen"], &["role", "roles"]);

/// By these a scope means every service; identifiers.
pub const EVERY_SERVICE: WordList = WordList::new(
    &[
        "alle",
        "aller",
        "allen",
        "alles",
        "saemtliche",
        "saemtlicher",
        "saemtlichen",
        "gesamte",
        "gesamten",
    ],
    &["every", "everything"],
)
.with(&["all"]);

/// What every service of a wiki is called together; identifiers.
pub const SERVICES: WordList = WordList::new(
    &["dienste", "diensten", "anwendungen", "systeme", "systemen"],
    &["services", "applications", "apps", "systems"],
);

/// What people write in the place of a letter of a RACI matrix; identifiers.
pub const RACI: &[(char, WordList)] = &[
    ('R', WordList::new(&[], &["responsible"])),
    ('A', WordList::new(&[], &["accountable"])),
    ('C', WordList::new(&["konsultiert"], &["consulted"])),
    ('I', WordList::new(&["informiert"], &["informed"])),
];

/// By these a list says that it goes on; identifiers.
pub const GOES_ON: WordList = WordList::new(
    &["usw", "u_a", "u_ae", "z_b", "beispielsweise", "stichprobe"],
    &["e_g", "such_as"],
)
.with(&["etc"]);

/// A text with one of these is no name, but a list or a remark; identifiers.
pub const NOT_A_NAME: WordList =
    WordList::new(&["usw", "u_a", "u_ae", "z_b", "und", "oder"], &["e_g", "and", "or"])
        .with(&["etc"]);

/// Parts of headings over people who can be reached when something happens; identifiers.
pub const ON_DUTY: WordList = WordList::new(
    &["bereitschaft", "notfallkontakt", "ansprechpartner", "erreichbarkeit", "eskalation"],
    &["on_call", "oncall", "emergency_contact", "escalation"],
);
