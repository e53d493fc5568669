//! When a page was last reviewed, for the rule and for the head of the page.

use super::Kinds;
use crate::diagnostic::Span;
use crate::page::Page;
use crate::source::data::Pair;
use crate::value::Date;

impl Kinds {
    /// The keys of the page's front matter that say when it was looked at.
    pub fn review_fields<'p>(&'p self, page: &'p Page) -> impl Iterator<Item = &'p Pair> {
        let is_review = |pair: &&Pair| {
            self.common().find(&pair.key).is_some_and(|field| field.name == "last_reviewed")
        };
        page.front_matter.data.pairs().iter().filter(is_review)
    }

    /// The latest date of all that the page names, in front matter or text, and where it is.
    pub fn last_review(&self, page: &Page) -> Option<(Date, Span)> {
        let stated = self
            .review_fields(page)
            .filter_map(|pair| Some((Date::parse(pair.value.as_str()?).ok()??, pair.value.span)));
        let written = page.document.review_dates.iter().filter_map(|review| {
            let read = Date::parse_prefix(&review.text);
            let end = review.span.start + read.bytes;
            Some((read.reading.ok()??, Span::new(review.span.start, end)))
        });
        stated.chain(written).max_by_key(|(date, _)| date.first_day())
    }
}
