//! The generated pages and files: their addresses, and when they exist. `render::generated` renders them.

use crate::page::slug;

/// A page or file of the site without a source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generated {
    /// The compliance page: services, due dates, findings, waivers.
    Compliance,
    /// The overview of all checklists.
    Progress,
    /// The emergency handbook.
    Handbook,
    /// Due dates as a calendar.
    Calendar,
    /// The findings as JSON.
    Findings,
    /// The services as JSON.
    Services,
    /// The records as JSON.
    Records,
    /// The list of pages as JSON.
    Pages,
    /// The sitemap for search engines.
    Sitemap,
    /// The page for unknown addresses.
    NotFound,
}

impl Generated {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Compliance,
        Self::Progress,
        Self::Handbook,
        Self::Calendar,
        Self::Findings,
        Self::Services,
        Self::Records,
        Self::Pages,
        Self::Sitemap,
        Self::NotFound,
    ];

    /// The path relative to the output folder, the same in all languages.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Compliance => "compliance/index.html",
            Self::Progress => "fortschritt/index.html",
            Self::Handbook => "notfallhandbuch.html",
            Self::Calendar => "kalender.ics",
            Self::Findings => "api/findings.json",
            Self::Services => "api/services.json",
            Self::Records => "api/records.json",
            Self::Pages => "api/pages.json",
            Self::Sitemap => "sitemap.xml",
            Self::NotFound => "404.html",
        }
    }

    /// Whether `path` (below the content folder) refers to it: the file itself or, for an index page, its
    /// folder.
    pub(super) fn is_meant_by(self, path: &str) -> bool {
        let folder = self.path().strip_suffix("/index.html");
        self != Self::NotFound && (self.path() == path || folder == Some(path))
    }
}

/// The documentation page of a rule with findings: `compliance/l701.html`.
pub fn rule_page(code: &str) -> String {
    format!("compliance/{}.html", code.to_lowercase())
}

/// Whether `path` has the form of a [`rule_page`].
pub(super) fn is_rule_page(path: &str) -> bool {
    let code = path.strip_prefix("compliance/").and_then(|it| it.strip_suffix(".html"));
    code.is_some_and(|code| {
        let (letter, digits) = code.split_at_checked(1).unwrap_or_default();
        letter.chars().all(|c| c.is_ascii_lowercase())
            && digits.len() == 3
            && digits.chars().all(|c| c.is_ascii_digit())
    })
}

/// The most characters of an owner's name in a file name; file systems allow 255 bytes.
const LONGEST_OWNER: usize = 50;

/// The calendar of an owner. Names that differ only in punctuation share one.
pub fn owner_calendar(owner: &str) -> String {
    let name: String = slug(owner).chars().take(LONGEST_OWNER).collect();
    format!("kalender-{name}.ics")
}
