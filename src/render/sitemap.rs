//! `sitemap.xml` (sitemaps.org, 0.9).

use std::fmt::Write as _;

use pulldown_cmark_escape::escape_html;

use super::path_of;
use crate::site::{NavTarget, Site, relative_url};

/// Addresses are whole where `site-url` names a host, else relative to the site's root.
pub(super) fn text(site: &Site, targets: &[NavTarget]) -> String {
    let base = site.config.site_url.as_deref().filter(|url| url.contains("://"));
    let base = base.map(|url| format!("{}/", url.trim_end_matches('/'))).unwrap_or_default();
    let mut paths: Vec<&str> = targets.iter().map(|target| path_of(site, *target)).collect();
    paths.sort_unstable();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in paths {
        let mut address = String::new();
        let written = escape_html(&mut address, &format!("{base}{}", relative_url("", path)));
        if written.is_ok() {
            let _ = writeln!(xml, "  <url><loc>{address}</loc></url>");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}
