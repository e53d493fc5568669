//! What is made of each component.

use super::tag::PICTURE;

/// What is made of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagShape {
    /// A box with a title: `:::note[Title]`.
    Box,
    /// A tab: `=== "Title"` with indented text.
    Tab,
    /// Its title, in bold, and its text.
    Titled,
    /// A link: `[title](href)`.
    Link,
    /// A word: `text` of a badge.
    Word,
    /// A link around its text: `[` … `](href)`.
    Anchor,
    /// A picture: `![alt](src)`.
    Picture,
    /// A block of code: its `code`.
    Code,
    /// Its text.
    Inner,
    /// Its text; it is not known.
    Unknown,
}

/// The components of Docusaurus, Starlight and `VitePress`.
const KNOWN: [(&str, TagShape); 28] = [
    ("Aside", TagShape::Box),
    ("Admonition", TagShape::Box),
    ("TabItem", TagShape::Tab),
    ("Tab", TagShape::Tab),
    ("Card", TagShape::Titled),
    ("LinkCard", TagShape::Link),
    ("LinkButton", TagShape::Anchor),
    ("Link", TagShape::Anchor),
    ("Image", TagShape::Picture),
    ("Picture", TagShape::Picture),
    (PICTURE, TagShape::Picture),
    ("Code", TagShape::Code),
    ("Badge", TagShape::Word),
    ("Tabs", TagShape::Inner),
    ("CardGrid", TagShape::Inner),
    ("Steps", TagShape::Inner),
    ("FileTree", TagShape::Inner),
    ("Icon", TagShape::Inner),
    ("Content", TagShape::Inner),
    ("TOCInline", TagShape::Inner),
    ("BrowserOnly", TagShape::Inner),
    ("ClientOnly", TagShape::Inner),
    ("Teleport", TagShape::Inner),
    ("Transition", TagShape::Inner),
    ("Details", TagShape::Inner),
    ("Translate", TagShape::Inner),
    ("Head", TagShape::Inner),
    ("Fragment", TagShape::Inner),
];

/// The shape of a component.
pub(super) fn shape(name: &str) -> TagShape {
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    known.map_or(TagShape::Unknown, |(_, shape)| *shape)
}

impl TagShape {
    /// Whether its text is on lines of its own.
    pub(super) const fn is_block(self) -> bool {
        matches!(self, Self::Box | Self::Tab | Self::Titled)
    }
}
