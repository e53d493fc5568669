//! Extensions of Python-Markdown by their names in `mkdocs.yml` and `zensical.toml`.

use super::extensions::Extensions;
use crate::source::data::Node;

/// What the parser of `MkDocs` knows when no extension is named.
pub(super) const MKDOCS: Extensions = Extensions { pipes_in_code: true, ..Extensions::NONE };

/// What Zensical switches on when no extension is named (`DEFAULT_MARKDOWN_EXTENSIONS` in its `config.py`).
pub(super) const ZENSICAL: Extensions = Extensions {
    highlight: true,
    caret_insert: true,
    superscript: true,
    subscript: true,
    keys: true,
    emoji: true,
    icons: true,
    smart_symbols: true,
    attributes: true,
    abbreviations: true,
    markdown_in_html: true,
    footnote_places: true,
    code_languages: true,
    ..MKDOCS
};

/// The extensions that `markdown_extensions` names, else the `usual` ones. With `INHERIT` others may name more: then all
/// of Zensical's are taken to be there.
pub(super) fn extensions(root: &Node, usual: Extensions) -> Extensions {
    let inherits = root.get("INHERIT").is_some();
    let mut found = if inherits { ZENSICAL } else { MKDOCS };
    let Some(named) = root.get("markdown_extensions") else {
        return if inherits { found } else { usual };
    };
    for item in named.items() {
        if let Some(name) = item.as_str() {
            switch_on(&mut found, name, item);
        }
        maps(&mut found, "", item);
    }
    maps(&mut found, "", named);
    found
}

/// Keys of maps are names, in TOML those of nested maps parts of names: `pymdownx.emoji`. The parser bounds their depth.
fn maps(found: &mut Extensions, before: &str, node: &Node) {
    for pair in node.pairs() {
        let name = format!("{before}{}", pair.key);
        switch_on(found, &name, &pair.value);
        if matches!(name.as_str(), "pymdownx" | "markdown" | "markdown.extensions") {
            maps(found, &format!("{name}."), &pair.value);
        }
    }
}

fn switch_on(found: &mut Extensions, name: &str, options: &Node) {
    let name = name.strip_prefix("markdown.extensions.").unwrap_or(name);
    let is_off = |key: &str| options.get(key).and_then(Node::as_bool) == Some(false);
    match name {
        "attr_list" => found.attributes = true,
        "abbr" => found.abbreviations = true,
        "md_in_html" => found.markdown_in_html = true,
        "footnotes" => found.footnote_places = true,
        "extra" | "pymdownx.extra" => {
            found.attributes = true;
            found.abbreviations = true;
            found.markdown_in_html = true;
            found.footnote_places = true;
        }
        "pymdownx.mark" => found.highlight = true,
        "pymdownx.caret" => {
            found.caret_insert |= !is_off("insert");
            found.superscript |= !is_off("superscript");
        }
        "pymdownx.tilde" => found.subscript |= !is_off("subscript"),
        "pymdownx.keys" => found.keys = true,
        "pymdownx.critic" => found.critic = true,
        "pymdownx.emoji" => {
            found.emoji = true;
            found.icons = true;
        }
        "pymdownx.smartsymbols" => found.smart_symbols = true,
        "pymdownx.progressbar" => found.progress_bars = true,
        "pymdownx.inlinehilite" => found.code_languages = true,
        _ => found.slash_blocks |= name.starts_with("pymdownx.blocks"),
    }
}
