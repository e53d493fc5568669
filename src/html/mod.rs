//! HTML as authors write it: where tags begin and end, what their attributes say, and which elements
//! are open.
//!
//! The tags are found here and not by html5gum, which calls itself once for each attribute: one tag
//! with ten thousand of them overflows the stack. Source of all rules: the HTML standard, chapter
//! “Parsing HTML documents”.

mod nesting;
mod tokens;

use std::borrow::Cow;

pub use nesting::{DEEPEST, Nesting, Start};
pub use tokens::{Attribute, MOST_ATTRIBUTES, Tag, Token, Tokens, resolved};

/// What ids of the page's frame and of generated elements begin with.
const RESERVED: &str = "rb-";

/// What is put before an id of an author that would be one of those; GitHub does so with all.
pub const AUTHORS: &str = "user-content-";

/// The id as an element of a page's content may have it: never one of the frame's.
pub fn content_id(id: &str) -> Cow<'_, str> {
    if id.starts_with(RESERVED) { format!("{AUTHORS}{id}").into() } else { id.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_the_frame_are_reserved() {
        assert_eq!(content_id("rb-content"), "user-content-rb-content");
        assert_eq!(content_id("rb"), "rb");
        assert_eq!(content_id("x-rb-content"), "x-rb-content");
    }
}
