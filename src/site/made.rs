//! Files that the site adds to the wiki's own: where they stand, as pages may link to them.

use super::{Structure, path};

/// What the check says of the wiki.
pub const COMPLIANCE: &str = "compliance/index.html";

/// All checklists.
pub const PROGRESS: &str = "fortschritt/index.html";

/// All that is needed in an emergency, in one file.
pub const HANDBOOK: &str = "notfallhandbuch.html";

/// What falls due, for calendars.
pub const CALENDAR: &str = "kalender.ics";

/// The findings, for machines.
pub const FINDINGS: &str = "api/findings.json";

/// The services, for machines.
pub const SERVICES: &str = "api/services.json";

/// The pages, for machines.
pub const PAGES: &str = "api/pages.json";

/// All pages, for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// The page for addresses that do not exist.
pub const NOT_FOUND: &str = "404.html";

/// What every site has.
pub(super) const ALWAYS: [&str; 7] =
    [COMPLIANCE, CALENDAR, FINDINGS, SERVICES, PAGES, SITEMAP, NOT_FOUND];

/// Whether a rule is explained at this path where it finds something: `compliance/l701.html`.
pub(super) fn is_of_rule(path: &str) -> bool {
    let code = path.strip_prefix("compliance/").and_then(|it| it.strip_suffix(".html"));
    code.is_some_and(|code| {
        let (letter, digits) = code.split_at_checked(1).unwrap_or_default();
        letter.chars().all(|c| c.is_ascii_lowercase())
            && digits.len() == 3
            && digits.chars().all(|c| c.is_ascii_digit())
    })
}

impl Structure {
    /// The files that the site makes, but those whose names depend on what is in them.
    pub(super) fn made(&self) -> impl Iterator<Item = &'static str> + use<> {
        let handbook = (!self.handbook().is_empty()).then_some(HANDBOOK);
        let progress = self.progress().is_some().then_some(PROGRESS);
        ALWAYS.into_iter().chain(handbook).chain(progress)
    }

    /// The file that the site makes and that a link to `path` (relative to the project root) means.
    pub(super) fn made_at(&self, path: &str) -> Option<&'static str> {
        let path = path::below(&self.config.src, path)?;
        let made = [COMPLIANCE, PROGRESS, HANDBOOK, CALENDAR, FINDINGS, SERVICES, PAGES, SITEMAP];
        let is_meant = |made: &&str| {
            let folder = made.strip_suffix("/index.html");
            *made == path || folder == Some(path)
        };
        let exists = |made: &&str| match *made {
            HANDBOOK => !self.handbook().is_empty(),
            PROGRESS => self.progress().is_some(),
            _ => true,
        };
        made.into_iter().find(is_meant).filter(exists)
    }
}
