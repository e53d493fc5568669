//! Wiki.js: a folder of pages that it keeps in Git, which their front matter shows.

use super::github;
use super::traits::Traits;

pub(super) static TRAITS: Traits = Traits {
    name: "Wiki.js",
    key: "wikijs",
    shows: |text| {
        let head = text.split("\n---").next().unwrap_or_default();
        head.starts_with("---") && head.contains("\neditor: ") && head.contains("\ndateCreated: ")
    },
    keys: &["published", "date", "tags", "editor", "dateCreated"],
    ..github::PLAIN
};
