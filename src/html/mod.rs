//! HTML as authors write it: a tokenizer for tags and attributes, and the stack of open elements.
//!
//! html5gum is not used because it recurses once per attribute: a tag with ten thousand attributes
//! overflows the stack. All rules come from the HTML standard, chapter “Parsing HTML documents”.

mod math;
mod nesting;
mod tokens;

use std::borrow::Cow;

pub use math::mathml;
pub use nesting::{MAX_DEPTH, Nesting, Start};
pub use tokens::{Attribute, HtmlTag, MAX_ATTRIBUTES, Token, Tokens, resolve_references};

/// The prefix of ids in the page's frame and of generated elements.
const RESERVED: &str = "rb-";

/// The prefix added to an author's id that would clash with those, as GitHub does for all ids.
pub const USER_CONTENT: &str = "user-content-";

/// The id that an element of a page's content gets; never one of the frame's.
pub fn content_id(id: &str) -> Cow<'_, str> {
    if id.starts_with(RESERVED) { format!("{USER_CONTENT}{id}").into() } else { id.into() }
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
