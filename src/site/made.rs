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

impl Structure {
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
