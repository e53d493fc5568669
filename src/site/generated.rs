//! The files that the site adds to the wiki's own: their addresses, and when they exist. What is in
//! them is up to `render::generated`.

use crate::page::slug;

/// A file that the site adds at an address of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generated {
    /// The state of the services, what falls due, the findings, the waivers.
    Compliance,
    /// All checklists.
    Progress,
    /// All that is needed in an emergency, in one file.
    Handbook,
    /// What falls due, for calendars.
    Calendar,
    /// The findings, for machines.
    Findings,
    /// The services, for machines.
    Services,
    /// The pages, for machines.
    Pages,
    /// All pages, for search engines.
    Sitemap,
    /// The page for addresses that do not exist.
    NotFound,
}

impl Generated {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Compliance,
        Self::Progress,
        Self::Handbook,
        Self::Calendar,
        Self::Findings,
        Self::Services,
        Self::Pages,
        Self::Sitemap,
        Self::NotFound,
    ];

    /// The file, relative to the output folder. It is called the same in all languages.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Compliance => "compliance/index.html",
            Self::Progress => "fortschritt/index.html",
            Self::Handbook => "notfallhandbuch.html",
            Self::Calendar => "kalender.ics",
            Self::Findings => "api/findings.json",
            Self::Services => "api/services.json",
            Self::Pages => "api/pages.json",
            Self::Sitemap => "sitemap.xml",
            Self::NotFound => "404.html",
        }
    }

    /// Whether authors link to it by `path`, below the content folder: to the file or, where it is
    /// the index of one, to its folder.
    pub(super) fn is_meant_by(self, path: &str) -> bool {
        let folder = self.path().strip_suffix("/index.html");
        self != Self::NotFound && (self.path() == path || folder == Some(path))
    }
}

/// The page that explains a rule, generated where the rule has findings: `compliance/l701.html`.
pub fn rule_page(code: &str) -> String {
    format!("compliance/{}.html", code.to_lowercase())
}

/// Whether `path` is that of a [`rule_page`], whether or not there is such a rule.
pub(super) fn is_rule_page(path: &str) -> bool {
    let code = path.strip_prefix("compliance/").and_then(|it| it.strip_suffix(".html"));
    code.is_some_and(|code| {
        let (letter, digits) = code.split_at_checked(1).unwrap_or_default();
        letter.chars().all(|c| c.is_ascii_lowercase())
            && digits.len() == 3
            && digits.chars().all(|c| c.is_ascii_digit())
    })
}

/// Letters of an owner's name in the name of a file: file systems take 255 bytes.
const LONGEST_OWNER: usize = 50;

/// The calendar of one owner; names that differ in punctuation only share one.
pub fn owner_calendar(owner: &str) -> String {
    let name: String = slug(owner).chars().take(LONGEST_OWNER).collect();
    format!("kalender-{name}.ics")
}
