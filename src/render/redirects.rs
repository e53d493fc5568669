//! Former addresses: `aliases:` in front matter, `[output.html.redirect]` in `book.toml`.

use serde::Serialize;

use super::OutputFile;
use super::links::Urls;
use super::theme::{TemplateError, Theme};
use crate::site::Site;
use crate::site::address::{Redirect, RedirectTo};

#[derive(Serialize)]
struct RedirectContext<'a> {
    lang: &'static str,
    target: &'a str,
}

/// A small page at each former address.
pub(super) fn files(site: &Site, theme: &Theme) -> Result<Vec<OutputFile>, TemplateError> {
    let file = |redirect: &Redirect| {
        let target = match &redirect.to {
            RedirectTo::Page(page) => Urls::from(&redirect.from).to(site.url(*page)),
            RedirectTo::Url(url) => url.clone(),
        };
        let context = RedirectContext { lang: theme.lang().tag(), target: &target };
        Ok(OutputFile::text(&redirect.from, theme.render("redirect.html", &context)?))
    };
    site.addresses().redirects().iter().map(file).collect()
}
