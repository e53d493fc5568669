//! The generated pages and files: their addresses, and when they exist. `render::generated` renders them.

use crate::language::Lang;
use crate::page::slug;
use crate::value::Person;

/// A page or file of the site without a source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generated {
    /// The compliance page: services and what is proven of them.
    Compliance,
    /// What is overdue and what falls due, along the days.
    ComplianceDue,
    /// The findings, and the register of waivers.
    ComplianceFindings,
    /// The overview of all checklists.
    Checklists,
    /// The pages by their tags.
    Tags,
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
    /// Numbers of findings, services and duties for monitoring (OpenMetrics).
    Metrics,
    /// How many services are proven, as a picture.
    Badge,
    /// The list of pages as JSON.
    Pages,
    /// The sitemap for search engines.
    Sitemap,
    /// The page for unknown addresses.
    NotFound,
}

impl Generated {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Compliance,
        Self::ComplianceDue,
        Self::ComplianceFindings,
        Self::Checklists,
        Self::Tags,
        Self::Handbook,
        Self::Calendar,
        Self::Findings,
        Self::Services,
        Self::Records,
        Self::Metrics,
        Self::Badge,
        Self::Pages,
        Self::Sitemap,
        Self::NotFound,
    ];

    /// The path relative to the output folder, on sites in this language.
    pub const fn path(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Compliance, _) => "compliance/index.html",
            (Self::ComplianceDue, Lang::De) => "compliance/termine.html",
            (Self::ComplianceDue, Lang::En) => "compliance/due.html",
            (Self::ComplianceFindings, Lang::De) => "compliance/befunde.html",
            (Self::ComplianceFindings, Lang::En) => "compliance/findings.html",
            (Self::Checklists, Lang::De) => "checklisten/index.html",
            (Self::Checklists, Lang::En) => "checklists/index.html",
            (Self::Tags, Lang::De) => "schlagwoerter/index.html",
            (Self::Tags, Lang::En) => "tags/index.html",
            (Self::Handbook, Lang::De) => "notfallhandbuch.html",
            (Self::Handbook, Lang::En) => "emergency-handbook.html",
            (Self::Calendar, Lang::De) => "kalender.ics",
            (Self::Calendar, Lang::En) => "calendar.ics",
            (Self::Findings, _) => "api/findings.json",
            (Self::Services, _) => "api/services.json",
            (Self::Records, _) => "api/records.json",
            (Self::Metrics, _) => "api/metrics.txt",
            (Self::Badge, _) => "api/badge.svg",
            (Self::Pages, _) => "api/pages.json",
            (Self::Sitemap, _) => "sitemap.xml",
            (Self::NotFound, _) => "404.html",
        }
    }

    /// Paths that it had in earlier versions.
    const fn former_paths(self) -> &'static [&'static str] {
        match self {
            Self::Checklists => &["progress/index.html", "fortschritt/index.html"],
            _ => &[],
        }
    }

    /// The other paths of this page, which redirect to it: those on sites in other languages, and former ones.
    pub(super) fn other_paths(self, lang: Lang) -> impl Iterator<Item = &'static str> {
        let own = self.path(lang);
        let paths = Lang::ALL.into_iter().map(move |lang| self.path(lang));
        paths
            .chain(self.former_paths().iter().copied())
            .filter(move |path| *path != own && path.ends_with(".html"))
    }

    /// Whether `path` (below the content folder) refers to it: the file itself or, for an index page, its
    /// folder. The names of any language do, and former ones.
    pub(super) fn is_meant_by(self, path: &str) -> bool {
        let is_meant = |own: &str| own == path || own.strip_suffix("/index.html") == Some(path);
        let names = Lang::ALL.into_iter().map(|lang| self.path(lang));
        self != Self::NotFound && names.chain(self.former_paths().iter().copied()).any(is_meant)
    }
}

/// The id of a tag on [`Generated::Tags`]; spellings that differ by case are one tag.
pub fn tag_id(tag: &str) -> String {
    let words: Vec<&str> = tag.split_whitespace().collect();
    words.join("-").to_lowercase()
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

/// The most characters of a name of the wiki in a file name; file systems allow 255 bytes.
const LONGEST_NAME: usize = 50;

/// The calendar of a person.
pub fn owner_calendar(lang: Lang, owner: &Person<'_>) -> String {
    let name: String = owner.key.chars().take(LONGEST_NAME).collect();
    format!("{}/{name}.ics", calendars(lang))
}

/// The calendar of what nobody is responsible for. No person is called that: the word says that there is none.
pub fn nobody_calendar(lang: Lang) -> String {
    let name = match lang {
        Lang::De => "niemand",
        Lang::En => "nobody",
    };
    format!("{}/{name}.ics", calendars(lang))
}

/// The calendar of the duties of a kind.
pub fn kind_calendar(lang: Lang, kind: &str) -> String {
    let folder = match lang {
        Lang::De => "typ",
        Lang::En => "kind",
    };
    format!("{}/{folder}/{}.ics", calendars(lang), short_slug(kind))
}

const fn calendars(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "kalender",
        Lang::En => "calendar",
    }
}

fn short_slug(name: &str) -> String {
    slug(name).chars().take(LONGEST_NAME).collect()
}
