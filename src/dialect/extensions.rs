//! Syntax of text that generators know by the extensions of their Markdown parsers, most of which a project file
//! switches on.

use crate::source::data::Node;

/// Which of them a wiki uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extensions {
    /// `==text==`
    pub highlight: bool,
    /// `^^text^^`
    pub caret_insert: bool,
    /// `++text++`
    pub plus_insert: bool,
    /// `x^2^`
    pub superscript: bool,
    /// `H~2~O`
    pub subscript: bool,
    /// `++ctrl+alt+del++`
    pub keys: bool,
    /// `{++new++}`, `{--old--}`, `{~~old~>new~~}`, `{==text==}`, `{>>remark<<}`
    pub critic: bool,
    /// `{+new+}`, `[+new+]`, `{-old-}`, `[-old-]`
    pub inline_diffs: bool,
    /// `:smile:`, by the names of GitHub and of Unicode.
    pub emoji: bool,
    /// `:material-home:`, which is dropped.
    pub icons: bool,
    /// `(c)`, `-->`, `+/-`
    pub smart_symbols: bool,
    /// `[=85% "Done"]`
    pub progress_bars: bool,
    /// `{ .class #id key="value" }` behind words in marks and code, in cells and on lines of their own.
    pub attributes: bool,
    /// The same at the end of a paragraph or an item, behind a space.
    pub attributes_end_blocks: bool,
    /// `*[HTML]: Hypertext Markup Language`
    pub abbreviations: bool,
    /// `<div markdown>` holds Markdown.
    pub markdown_in_html: bool,
    /// `/// note | Title`, up to `///`.
    pub slash_blocks: bool,
    /// `^[text]` is a footnote.
    pub inline_notes: bool,
    /// `///Footnotes Go Here///`, which is dropped.
    pub footnote_places: bool,
    /// `` `#!python code` ``
    pub code_languages: bool,
    /// `![text](a.png =100x50)`
    pub equals_sizes: bool,
    /// `[[toc]]` and `${toc}`, which are dropped as `[TOC]` is anywhere.
    pub contents_markers: bool,
    /// What becomes of `:rocket:` in anchors of headings.
    pub emoji_in_anchors: EmojiInAnchors,
    /// `xref:name`, `<xref:name>` and `@name` lead to the page that calls itself so in `uid`.
    pub uids: bool,
    /// `[[text|page]]`, and `[[a.png|alt=text|width=100px]]` for pictures.
    pub text_before_page: bool,
    /// `- [/]`, `- [-]`: a box with any sign in it.
    pub task_states: bool,
    /// `[text][name]` and `[name][]` lead to the heading of any page whose anchor is `name`, where the page does not
    /// define it otherwise.
    pub anchor_references: bool,
    /// A `|` in code separates no cells of a table.
    pub pipes_in_code: bool,
}

/// What becomes of the name of an emoji in an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmojiInAnchors {
    /// The character that it is shown as.
    #[default]
    Shown,
    /// The name.
    Name,
    /// Nothing.
    Nothing,
}

impl Extensions {
    /// None.
    pub const NONE: Self = Self {
        highlight: false,
        caret_insert: false,
        plus_insert: false,
        superscript: false,
        subscript: false,
        keys: false,
        critic: false,
        inline_diffs: false,
        emoji: false,
        icons: false,
        smart_symbols: false,
        progress_bars: false,
        attributes: false,
        attributes_end_blocks: false,
        abbreviations: false,
        markdown_in_html: false,
        slash_blocks: false,
        inline_notes: false,
        footnote_places: false,
        code_languages: false,
        equals_sizes: false,
        contents_markers: false,
        emoji_in_anchors: EmojiInAnchors::Shown,
        uids: false,
        text_before_page: false,
        task_states: false,
        anchor_references: false,
        pipes_in_code: false,
    };
}

/// Whether `true` is at the end of a path of keys.
pub(super) fn is_on(node: &Node, path: &[&str]) -> bool {
    let found = path.iter().try_fold(node, |node, key| node.get(key));
    found.and_then(Node::as_bool) == Some(true)
}
