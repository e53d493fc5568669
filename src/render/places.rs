//! Where on the site the places in files are shown, and what there is to say about them.

use pulldown_cmark_escape::escape_html_body_text;
use serde::Serialize;

use super::links::Urls;
use crate::diagnostic::{Diagnostic, Level, Message, Place, Span, State};
use crate::language::{Catalogue, Lang};
use crate::site::Site;
use crate::site::generated::rule_page;

/// A finding as every list has it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Shown<'a> {
    code: &'a str,
    slug: &'a str,
    rule_url: String,
    level: Level,
    state: State,
    /// The heading that it is under.
    url: Option<String>,
    message: String,
    help: Option<String>,
}

/// Of the wiki, as one page of its site sees it.
pub(super) struct Places<'a> {
    pub(super) site: &'a Site,
    pub(super) lang: Lang,
    catalogue: &'a Catalogue,
    pub(super) urls: &'a Urls<'a>,
}

impl<'a> Places<'a> {
    pub(super) fn new(
        site: &'a Site,
        lang: Lang,
        catalogue: &'a Catalogue,
        urls: &'a Urls<'a>,
    ) -> Self {
        Self { site, lang, catalogue, urls }
    }

    /// What a file of the project is called, and where its page is; a file without one has only
    /// a path.
    pub(super) fn page(&self, path: &'a str) -> (&'a str, Option<String>) {
        match self.site.shown(path) {
            Some(id) => (self.site.title(id), Some(self.urls.to(self.site.url(id)))),
            None => (path, None),
        }
    }

    /// The heading under which `place` is shown.
    pub(super) fn url(&self, place: &Place) -> Option<String> {
        self.urls.to_place(self.site, place)
    }

    /// Where the page shows a place of its file on disk.
    pub(super) fn shown(&self, place: &Place) -> Place {
        let id = self.site.shown(&place.path);
        let assembly = id.and_then(|id| self.site.page(id).source.assembly());
        let start = assembly.map(|assembly| assembly.shown(place.span.start));
        start.map_or_else(|| place.clone(), |start| Place::new(&place.path, Span::at(start)))
    }

    /// A message as HTML.
    pub(super) fn message_html(&self, message: &Message) -> String {
        with_code(&self.catalogue.text(message))
    }

    pub(super) fn finding<'d>(&self, diagnostic: &'d Diagnostic) -> Shown<'d> {
        let finding = &diagnostic.finding;
        Shown {
            code: &finding.rule.code,
            slug: &finding.rule.slug,
            rule_url: self.urls.to(&rule_page(&finding.rule.code)),
            level: diagnostic.level,
            state: diagnostic.state(),
            url: self.urls.to_place_on_disk(self.site, &finding.place),
            message: self.message_html(&finding.message),
            help: finding.help.as_ref().map(|help| self.message_html(help)),
        }
    }
}

/// The beginning of a list that may be too long.
pub(super) fn first<T>(list: &[T], most: usize) -> &[T] {
    list.get(..most).unwrap_or(list)
}

/// A message as HTML: what is between backticks is code.
pub(super) fn with_code(message: &str) -> String {
    let mut html = String::with_capacity(message.len());
    for (index, part) in message.split('`').enumerate() {
        let tag = if index % 2 == 1 { "<code>" } else { "</code>" };
        if index > 0 {
            html.push_str(tag);
        }
        // Writing to a string does not fail.
        let _ = escape_html_body_text(&mut html, part);
    }
    if message.matches('`').count() % 2 == 1 {
        html.push_str("</code>");
    }
    html
}
