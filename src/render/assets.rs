//! Assets of pages, named by content hash, so that caches never serve old ones. Only `nav.js` keeps its name,
//! because otherwise every page would change with each new title.

use std::collections::BTreeMap;

use super::nav;
use super::theme::{Theme, ThemeFiles};
use crate::artifact::Artifact;
use crate::site::Site;

/// The number of hash digits in a name.
const DIGITS: usize = 10;

const SEARCH: &str = "search.js";

pub(super) struct Assets {
    pub(super) style: String,
    pub(super) script: String,
    pub(super) nav: String,
    /// Loaded on the first search.
    pub(super) search: String,
    /// Loaded by pages with playbooks.
    pub(super) run: String,
    /// Loaded by the page of services.
    pub(super) catalogue: String,
    pub(super) more_styles: Vec<String>,
    pub(super) more_scripts: Vec<String>,
    pub(super) files: Vec<Artifact>,
}

impl Assets {
    pub(super) fn new(site: &Site, theme: &Theme, own: &ThemeFiles) -> Self {
        let mut files = Vec::new();
        let mut add = |name: &str, text: &str| {
            let path = named_by_content(name, text);
            files.push(Artifact::text(path.clone(), text));
            path
        };
        let nav = "assets/nav.js".to_owned();
        let wanted = theme.assets().filter(|(name, _)| *name != SEARCH || site.config.search);
        let named: BTreeMap<&str, String> =
            wanted.map(|(name, text)| (name, add(name, text))).collect();
        let file = |name| named.get(name).cloned().unwrap_or_default();
        let more_styles = own.styles.iter().map(|(path, text)| add(path, text)).collect();
        let more_scripts = own.scripts.iter().map(|(path, text)| add(path, text)).collect();
        files.push(Artifact::text(nav.clone(), nav::script(site)));
        Self {
            style: file("style.css"),
            script: file("theme.js"),
            nav,
            search: file(SEARCH),
            run: file("run.js"),
            catalogue: file("catalogue.js"),
            more_styles,
            more_scripts,
            files,
        }
    }
}

/// `style.css` → `assets/style.0123456789.css`
fn named_by_content(name: &str, text: &str) -> String {
    let mut hash = blake3::hash(text.as_bytes()).to_hex().to_string();
    hash.truncate(DIGITS);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("assets/{stem}.{hash}.{ending}"),
        None => format!("assets/{name}.{hash}"),
    }
}
