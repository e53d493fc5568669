//! Former addresses: `aliases:` in front matter, `[output.html.redirect]` in `book.toml`; the addresses of
//! pages on the site of another generator; and the names of generated pages on sites in another language.

use serde::Serialize;

use super::generator::Generator;
use super::links::Urls;
use super::prints::RenderedFile;
use super::theme::TemplateError;
use crate::site::Site;
use crate::site::address::{RedirectAddress, RedirectTo};

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RedirectContext<'a> {
    lang: &'static str,
    target: &'a str,
}

/// A small page at each former address.
pub(super) fn files(generator: &Generator<'_>) -> Result<Vec<RenderedFile>, TemplateError> {
    let site = generator.contexts.input.site;
    let asked = site.addresses().redirects().iter().map(|it| (it.from.as_str(), target(site, it)));
    let other_names = site.addresses().other_names().iter();
    let other_names =
        other_names.map(|(from, file)| (*from, Urls::from(from).to(site.generated_path(*file))));
    let originals = site.addresses().originals().iter();
    let originals =
        originals.map(|(from, page)| (from.as_str(), Urls::from(from).to(site.url(*page))));
    asked
        .chain(other_names)
        .chain(originals)
        .map(|(from, target)| file(generator, from, &target))
        .collect()
}

fn target(site: &Site, redirect: &RedirectAddress) -> String {
    match &redirect.to {
        RedirectTo::Page(page) => Urls::from(&redirect.from).to(site.url(*page)),
        RedirectTo::Url(url) => url.clone(),
    }
}

fn file(
    generator: &Generator<'_>,
    path: &str,
    target: &str,
) -> Result<RenderedFile, TemplateError> {
    if let Some(same) = generator.known.of_frame(path) {
        return Ok(same);
    }
    let lang = generator.contexts.theme.lang().tag();
    generator.page(path, "redirect.html", &RedirectContext { lang, target })
}
