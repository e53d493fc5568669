//! What Jekyll leaves out of its site.

use crate::dialect::patterns::Patterns;
use crate::source::data::Node;

/// What it leaves out by itself.
///
/// Source: `DEFAULT_EXCLUDES` of its configuration; `EntryFilter` for the names.
const USUAL: [&str; 11] = [
    "_*",
    "#*",
    "*~",
    "!_posts",
    "!_drafts",
    "/gemfiles/",
    "/node_modules/",
    "/vendor/bundle/",
    "/vendor/cache/",
    "/vendor/gems/",
    "/vendor/ruby/",
];

/// Files that are no part of the site: those of the theme and of `exclude`, but for collections that have pages, and what
/// `include` names.
pub(super) fn unpublished(data: &Node) -> Patterns {
    let list = |key: &str| data.get(key).map(Node::list_of_str).unwrap_or_default();
    let excluded = list("exclude").into_iter().map(|it| anchored(it.value));
    let folder = data.get("collections_dir").and_then(Node::as_str).unwrap_or_default();
    let folder = folder.trim_matches('/');
    let parent = if folder.is_empty() { String::new() } else { format!("/{folder}") };
    let collections = data.get("collections").map(Node::pairs).unwrap_or_default().iter();
    let with_pages = collections
        .filter(|pair| pair.value.get("output").and_then(Node::as_bool) == Some(true))
        .map(|pair| format!("!{parent}/_{}", pair.key));
    let included = list("include").into_iter().map(|it| format!("!{}", anchored(it.value)));
    let usual = USUAL.into_iter().map(str::to_owned);
    let lines: Vec<String> = usual.chain(excluded).chain(with_pages).chain(included).collect();
    Patterns::new(lines.iter().map(String::as_str))
}

/// Names count from the root, patterns that begin with `*` anywhere.
fn anchored(pattern: &str) -> String {
    let pattern = pattern.trim_start_matches("./").trim_start_matches('/');
    if pattern.starts_with('*') { pattern.to_owned() } else { format!("/{pattern}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::data;

    #[test]
    fn themes_and_excluded_files_are_left_out() {
        let config = "exclude: [tools, '*.tmp.md', archiv/alt/]\ninclude: [_wichtig]\n\
                      collections: {docs: {output: true}, stumm: {output: false}}\n";
        let patterns = unpublished(&data::yaml(config, 0).0);
        for (path, named) in [
            ("_includes/x.md", true),
            ("netz/_teile/x.md", true),
            ("_posts/2026-01-02-x.md", false),
            ("netz/_posts/2026-01-02-x.md", false),
            ("_docs/unter/x.md", false),
            ("_docs/_teil.md", true),
            ("_stumm/x.md", true),
            ("_wichtig/x.md", false),
            ("tools/x.md", true),
            ("netz/tools/x.md", false),
            ("netz/x.tmp.md", true),
            ("archiv/alt/x.md", true),
            ("archiv/x.md", false),
            ("node_modules/x/README.md", true),
            ("netz/a_b.md", false),
        ] {
            assert_eq!(patterns.name(path), named, "{path}");
        }
    }
}
