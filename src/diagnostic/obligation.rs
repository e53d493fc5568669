//! What is owed for a service, and its state.

use super::FieldPath;

/// What is owed for a service. Findings about the service report its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Obligation {
    /// Data class, storage and owner are stated; what is stated is readable and reviewed.
    Documentation,
    /// There is a backup.
    Backup,
    /// No more is lost than promised: the backups' interval keeps the RPO.
    Rpo,
    /// It is back as soon as promised: a measured recovery keeps the RTO.
    Rto,
    /// The copies survive what may destroy the original: three, on two media, one out of reach.
    Copies,
    /// A copy is off-site, and encrypted there.
    Offsite,
    /// A restore test has passed, and not too long ago.
    RestoreTest,
    /// What it depends on promises enough.
    Dependencies,
    /// The wiki's test plan covers it.
    TestPlan,
}

impl Obligation {
    /// All obligations, in the order of reports.
    pub const ALL: [Self; 9] = [
        Self::Documentation,
        Self::Backup,
        Self::Rpo,
        Self::Rto,
        Self::Copies,
        Self::Offsite,
        Self::RestoreTest,
        Self::Dependencies,
        Self::TestPlan,
    ];

    /// The word in `book.toml`, machine formats and the contexts of the theme.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documentation => "documentation",
            Self::Backup => "backup",
            Self::Rpo => "rpo",
            Self::Rto => "rto",
            Self::Copies => "copies",
            Self::Offsite => "offsite",
            Self::RestoreTest => "restore_test",
            Self::Dependencies => "dependencies",
            Self::TestPlan => "test_plan",
        }
    }

    /// The obligation that the field `path` of a service proves; none for fields that only describe it.
    pub fn of_field(path: &FieldPath) -> Option<Self> {
        let mut names = path.names();
        Some(match (names.next()?, names.next()) {
            ("rpo", _) | ("backup", Some("interval")) => Self::Rpo,
            ("rto", _) => Self::Rto,
            ("backup", Some("offsite" | "encrypted")) => Self::Offsite,
            ("backup", Some("medium" | "offline" | "immutable" | "retention")) => Self::Copies,
            ("backup", _) => Self::Backup,
            ("restore_test", Some("duration")) => Self::Rto,
            ("restore_test", _) => Self::RestoreTest,
            ("depends_on", _) => Self::Dependencies,
            _ => return None,
        })
    }
}

/// The state of an obligation. Reports distinguish violations from evidence that has expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Fulfilled and evidenced.
    Met,
    /// Not fulfilled.
    Violated,
    /// Evidenced in the past; the evidence is too old.
    Expired,
    /// Nothing is stated, or nothing that can be read.
    Unknown,
    /// Not fulfilled, under a waiver.
    Waived,
    /// Not owed.
    NotApplicable,
}

impl State {
    /// All states, in the order of reports.
    pub const ALL: [Self; 6] = [
        Self::Met,
        Self::Violated,
        Self::Expired,
        Self::Unknown,
        Self::Waived,
        Self::NotApplicable,
    ];

    /// The name in machine-readable formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Violated => "violated",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
            Self::Waived => "waived",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The order of severity: what a service as a whole is, is the most severe state of its obligations.
    pub const fn severity(self) -> u8 {
        match self {
            Self::NotApplicable => 0,
            Self::Met => 1,
            Self::Waived => 2,
            Self::Unknown => 3,
            Self::Expired => 4,
            Self::Violated => 5,
        }
    }
}
