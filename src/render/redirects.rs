//! Former addresses: `aliases:` in front matter, `[output.html.redirect]` in `book.toml`.

use serde::Serialize;

use super::build_cache::RenderedFile;
use super::generator::Generator;
use super::links::Urls;
use super::theme::TemplateError;
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
    site.addresses().redirects().iter().map(|redirect| file(generator, redirect)).collect()
}

fn file(
    generator: &Generator<'_>,
    redirect: &RedirectAddress,
) -> Result<RenderedFile, TemplateError> {
    let path = &redirect.from;
    if let Some(same) = generator.known.of_frame(path) {
        return Ok(same);
    }
    let target = match &redirect.to {
        RedirectTo::Page(page) => Urls::from(path).to(generator.contexts.input.site.url(*page)),
        RedirectTo::Url(url) => url.clone(),
    };
    let lang = generator.contexts.theme.lang().tag();
    generator.page(path, "redirect.html", &RedirectContext { lang, target: &target })
}
