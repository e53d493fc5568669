//! What the URLs in the attributes of raw HTML become.

use std::collections::HashMap;

use pulldown_cmark_escape::{escape_href, escape_html};

use super::links::{Href, PageLinks};
use crate::page::srcset::candidates;
use crate::page::{Document, LinkKind};

/// The answers about the links of raw HTML. An answer follows from the URL as written and from whether
/// an image is asked for: `data:` is an image, but nothing to go to.
#[derive(Debug, Default)]
pub(super) struct RawUrls<'a> {
    hrefs: HashMap<(&'a str, bool), &'a Href>,
}

/// An attribute whose value is a URL.
#[derive(Debug)]
pub(super) struct UrlAttribute {
    pub(super) use_of_url: UrlUse,
    pub(super) value: String,
}

/// What an attribute does with its URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UrlUse {
    /// `href`: leads there.
    Link,
    /// `src` of an image.
    Image,
    /// `srcset`: one of several images is shown.
    Images,
    /// `src` of something that plays, or of one of its sources.
    Media,
}

impl UrlUse {
    /// That of attribute `name` of an element; none where it holds no URL.
    pub(super) fn of(element: &str, name: &str) -> Option<Self> {
        match (element, name) {
            (_, "href") => Some(Self::Link),
            (_, "srcset") => Some(Self::Images),
            ("img", "src") => Some(Self::Image),
            (_, "src") => Some(Self::Media),
            _ => None,
        }
    }

    const fn asks_for_image(self) -> bool {
        matches!(self, Self::Image | Self::Images)
    }
}

impl<'a> RawUrls<'a> {
    /// Those of a page, of whose links `links` are the answers.
    pub(super) fn of_page(document: &'a Document, links: &'a PageLinks) -> Self {
        let raw = document.links.with(links).filter(|(link, _)| link.kind == LinkKind::Html);
        let hrefs = raw.map(|(link, resolved)| ((link.target.trim(), link.image), &resolved.href));
        Self { hrefs: hrefs.collect() }
    }

    /// The value to write, escaped; none where no URL is left of it.
    pub(super) fn value(&self, attribute: &UrlAttribute) -> Option<String> {
        match attribute.use_of_url {
            UrlUse::Images => self.candidates(&attribute.value),
            use_of_url => self.escaped(&attribute.value, use_of_url),
        }
    }

    /// A `srcset`; none where no candidate is left.
    fn candidates(&self, list: &str) -> Option<String> {
        let mut written: Vec<String> = Vec::new();
        for (url, description) in candidates(list) {
            let url = list.get(url).unwrap_or_default();
            let Some(url) = self.escaped(url, UrlUse::Images) else { continue };
            // A comma at the end of a URL would end the candidate.
            let mut candidate = url.replace(',', "%2C");
            if !description.is_empty() {
                candidate.push(' ');
                // Writing to a string does not fail.
                let _ = escape_html(&mut candidate, description);
            }
            written.push(candidate);
        }
        if written.is_empty() { None } else { Some(written.join(", ")) }
    }

    fn escaped(&self, url: &str, use_of_url: UrlUse) -> Option<String> {
        let mut escaped = String::new();
        // Writing to a string does not fail.
        let _ = escape_href(&mut escaped, self.resolved(url, use_of_url)?);
        Some(escaped)
    }

    /// A page must not ask another host for anything: only links lead there.
    fn resolved(&self, url: &str, use_of_url: UrlUse) -> Option<&'a str> {
        match *self.hrefs.get(&(url.trim(), use_of_url.asks_for_image()))? {
            Href::Local(url) => Some(url),
            Href::External(url) if use_of_url == UrlUse::Link || url.starts_with("data:") => {
                Some(url)
            }
            Href::External(_) | Href::None | Href::Literal | Href::Text => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_lead_to_other_hosts() {
        let [local, external, data] = [
            Href::Local("a.png".to_owned()),
            Href::External("https://a.example/b.png".to_owned()),
            Href::External("data:image/png;base64,AA".to_owned()),
        ];
        let hrefs = [("a", &local), ("b", &external), ("c", &data)];
        let both =
            hrefs.into_iter().flat_map(|(url, href)| [((url, false), href), ((url, true), href)]);
        let urls = RawUrls { hrefs: both.collect() };
        let value = |use_of_url, value: &str| {
            urls.value(&UrlAttribute { use_of_url, value: value.to_owned() })
        };
        assert_eq!(value(UrlUse::Link, " b ").as_deref(), Some("https://a.example/b.png"));
        for use_of_url in [UrlUse::Image, UrlUse::Images, UrlUse::Media] {
            assert_eq!(value(use_of_url, "b"), None, "{use_of_url:?}");
            assert_eq!(value(use_of_url, "a").as_deref(), Some("a.png"), "{use_of_url:?}");
        }
        assert_eq!(value(UrlUse::Images, "b 1x, a 2x").as_deref(), Some("a.png 2x"));
        assert_eq!(value(UrlUse::Image, "c").as_deref(), Some("data:image/png;base64,AA"));
        assert_eq!(value(UrlUse::Link, "nowhere"), None);
    }
}
