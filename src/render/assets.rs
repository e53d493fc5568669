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
    /// The navigation; of a wiki in several languages one for each tree after that of all.
    nav: Vec<String>,
    /// Loaded on the first search.
    pub(super) search: String,
    /// Loaded by pages with playbooks.
    pub(super) run: String,
    /// Loaded by the page of services.
    pub(super) catalogue: String,
    /// Loaded by pages with RACI matrices.
    pub(super) raci: String,
    pub(super) more_styles: Vec<String>,
    pub(super) more_scripts: Vec<String>,
    pub(super) files: Vec<Artifact>,
}

impl Assets {
    /// The navigation of a tree of `[translations]`, or of all.
    pub(super) fn nav(&self, tree: Option<usize>) -> &str {
        let of_tree = tree.and_then(|tree| self.nav.get(tree + 1));
        of_tree.or(self.nav.first()).map_or("", String::as_str)
    }

    pub(super) fn new(site: &Site, theme: &Theme, own: &ThemeFiles) -> Self {
        let mut files = Vec::new();
        let mut add = |name: &str, text: &str| {
            let path = named_by_content(name, text);
            files.push(Artifact::text(path.clone(), text));
            path
        };
        let wanted = theme.assets().filter(|(name, _)| *name != SEARCH || site.config.search);
        let named: BTreeMap<&str, String> =
            wanted.map(|(name, text)| (name, add(name, text))).collect();
        let file = |name| named.get(name).cloned().unwrap_or_default();
        let more_styles = own.styles.iter().map(|(path, text)| add(path, text)).collect();
        let more_scripts = own.scripts.iter().map(|(path, text)| add(path, text)).collect();
        let trees = site.config.translations.len();
        let trees = (0..trees).filter(|_| trees > 1).map(Some);
        let nav = std::iter::once(None).chain(trees).map(|tree| {
            let path = nav_path(tree);
            files.push(Artifact::text(path.clone(), nav::script(site, tree)));
            path
        });
        let nav = nav.collect();
        Self {
            style: file("style.css"),
            script: file("theme.js"),
            nav,
            search: file(SEARCH),
            run: file("run.js"),
            catalogue: file("catalogue.js"),
            raci: file("raci.js"),
            more_styles,
            more_scripts,
            files,
        }
    }
}

fn nav_path(tree: Option<usize>) -> String {
    tree.map_or_else(|| "assets/nav.js".to_owned(), |tree| format!("assets/nav-{tree}.js"))
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
