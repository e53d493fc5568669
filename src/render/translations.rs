//! A page in its other languages.

use serde::Serialize;

use super::links::Urls;
use crate::site::{NavTarget, PageId, Site, relative_url};

/// What languages call themselves.
const NAMES: [(&str, &str); 10] = [
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("sv", "Svenska"),
];

/// The page in one language.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TranslationLink<'a> {
    lang: &'a str,
    /// What the language calls itself; its tag where that is not known.
    name: &'a str,
    url: String,
    /// With `site-url` the whole address, for search engines.
    address: String,
    current: bool,
}

/// The page in all its languages; empty where it is in one only.
pub(super) fn of_page<'a>(site: &'a Site, id: PageId, urls: &Urls<'_>) -> Vec<TranslationLink<'a>> {
    let Some(group) = site.counterparts(id) else { return Vec::new() };
    let pages = group.pages.values().filter(|page| site.is_published(**page));
    let base = site.config.site_url.as_deref().filter(|url| url.contains("://"));
    let link = |page: &PageId| {
        let lang = site.language_tag(NavTarget::Page(*page))?;
        let primary = lang.split(['-', '_']).next().unwrap_or(lang).to_lowercase();
        let name = NAMES.iter().find(|(tag, _)| *tag == primary).map_or(lang, |(_, name)| name);
        let url = urls.to(site.url(*page));
        let address = match base {
            Some(base) => {
                format!("{}/{}", base.trim_end_matches('/'), relative_url("", site.url(*page)))
            }
            None => url.clone(),
        };
        Some(TranslationLink { lang, name, url, address, current: *page == id })
    };
    let links: Vec<TranslationLink<'a>> = pages.filter_map(link).collect();
    if links.len() > 1 { links } else { Vec::new() }
}
