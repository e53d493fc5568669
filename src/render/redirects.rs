//! Former addresses: `aliases:` in front matter, `[output.html.redirect]` in `book.toml`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::OutputFile;
use super::links::Urls;
use super::theme::{TemplateError, Theme};
use crate::site::{PageId, Site, folder_of};

#[derive(Serialize)]
struct Redirect<'a> {
    lang: &'static str,
    target: &'a str,
}

/// A small page at each former address.
pub(super) fn files(site: &Site, theme: &Theme) -> Result<Vec<OutputFile>, TemplateError> {
    let mut redirects: BTreeMap<String, String> = BTreeMap::new();
    for (from, to) in &site.config.redirects {
        redirects.insert(html_path(from.trim_start_matches('/')), to.clone());
    }
    for page in site.published() {
        for alias in site.aliases(page) {
            if let Some(from) = address(site, page, alias) {
                let to = Urls::from(&from).to(site.url(page));
                redirects.entry(from).or_insert(to);
            }
        }
    }
    redirects
        .iter()
        .map(|(from, to)| {
            let context = Redirect { lang: theme.lang().tag(), target: to };
            Ok(OutputFile::text(from.clone(), theme.render("redirect.html", &context)?))
        })
        .collect()
}

/// The file of an alias that is an address; other names of a page (as Obsidian has them) are none.
fn address(site: &Site, page: PageId, alias: &str) -> Option<String> {
    let endings = [".html", ".htm", ".md"];
    if !alias.contains('/') && !endings.iter().any(|ending| alias.ends_with(ending)) {
        return None;
    }
    let folder = folder_of(site.url(page));
    let path = match alias.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None if folder.is_empty() => alias.to_owned(),
        None => format!("{folder}/{alias}"),
    };
    let safe = path.split('/').all(|part| part != "..");
    safe.then(|| html_path(&path))
}

/// `alt/` → `alt/index.html`, `alt.md` → `alt.html`, `alt` → `alt.html`
fn html_path(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        return format!("{path}index.html");
    }
    match path.rsplit_once('.') {
        Some((_, "html" | "htm")) => path.to_owned(),
        Some((stem, "md")) => format!("{stem}.html"),
        _ => format!("{path}.html"),
    }
}
