//! mdBook: `book.toml` with `SUMMARY.md`.

use super::detect::Project;
use super::traits::{AnchorTraits, Base, LinkTraits, Markup, Traits};
use super::{Includes, github, slugs};

pub(super) static TRAITS: Traits = Traits {
    name: "mdBook",
    key: "mdbook",
    signs: &["book.toml", "src/SUMMARY.md"],
    is_of,
    anchors: AnchorTraits { slug: |_, text| slugs::mdbook(text), repeat: "-", first: 1 },
    links: LinkTraits {
        relative: &[Base::Folder],
        rooted: &[Base::Content],
        html_relative: &[Base::Folder],
        html_rooted: &[Base::Content],
    },
    markup: Markup { includes: Includes::MdBook, ..Markup::PLAIN },
    ..github::PLAIN
};

/// `book.toml` is ours as well; what makes a book is its `SUMMARY.md`.
fn is_of(project: &Project<'_>) -> bool {
    let (data, _) = project.data();
    let src = data.get("book").and_then(|book| Project::text(book, "src"));
    project.is_there(&format!("{}/SUMMARY.md", src.as_deref().unwrap_or("src")))
}
