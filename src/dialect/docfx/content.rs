//! Which files are pages, by `build.content`, and what is made of source code, by `metadata`.

use crate::dialect::patterns::Patterns;
use crate::source::data::Node;

/// Where DocFX puts what it makes of source code, if nothing else is said.
const USUAL_API: &str = "_api";

/// The Markdown files that no entry of `build.content` names; none where it is not known.
///
/// Source: "File mappings" in the documentation of DocFX.
pub(super) fn unpublished(data: &Node) -> Patterns {
    let content = data.get("build").and_then(|build| build.get("content"));
    let mappings = content.map(Node::items).unwrap_or_default();
    let lines: Option<Vec<Vec<String>>> = mappings.iter().map(of_mapping).collect();
    let Some(lines) = lines.filter(|lines| !lines.is_empty()) else { return Patterns::default() };
    let all = std::iter::once("*.md").chain(lines.iter().flatten().map(String::as_str));
    Patterns::new(all)
}

/// The files of a mapping, then what it leaves out; none where they lie outside of the project.
fn of_mapping(mapping: &Node) -> Option<Vec<String>> {
    let src = mapping.get("src").or_else(|| mapping.get("cwd")).and_then(Node::as_str);
    let src = src.unwrap_or_default().trim_start_matches("./").trim_matches(['/', '.']);
    let is_outside = |node: &Node| node.as_str().is_none_or(|it| it.contains("../"));
    let said = mapping.get("src").and_then(Node::as_str).unwrap_or_default();
    let files = match mapping.as_str() {
        Some(_) => vec![mapping],
        None => texts(mapping, "files"),
    };
    if said.contains("..") || files.iter().any(|it| is_outside(it)) {
        return None;
    }
    let glob = |node: &Node| {
        let pattern = node.as_str().unwrap_or_default().trim_start_matches("./");
        let pattern = pattern.trim_start_matches('/').replace("**.", "**/*.");
        let folder = if src.is_empty() { String::new() } else { format!("/{src}") };
        format!("{folder}/{pattern}")
    };
    let files = files.iter().map(|it| format!("!{}", glob(it)));
    let excluded = texts(mapping, "exclude");
    Some(files.chain(excluded.iter().map(|it| glob(it))).collect())
}

/// A text, or the texts of a list.
fn texts<'n>(mapping: &'n Node, key: &str) -> Vec<&'n Node> {
    let Some(node) = mapping.get(key) else { return Vec::new() };
    if node.as_str().is_some() { vec![node] } else { node.items().iter().collect() }
}

/// The folders of what is made of source code.
pub(super) fn made(data: &Node) -> Vec<String> {
    let metadata = data.get("metadata").map(Node::items).unwrap_or_default();
    let folder = |it: &Node| {
        let said = ["dest", "output"].iter().find_map(|key| it.get(key)?.as_str());
        let folder = said.unwrap_or(USUAL_API).trim_start_matches("./").trim_matches('/');
        format!("{folder}/")
    };
    metadata.iter().map(folder).filter(|folder| folder != "/").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::data;

    #[test]
    fn content_names_the_pages() {
        let json = r#"{"build": {"content": [
            {"files": ["*.md", "articles/**.md", "guide/**/*.{md,yml}"], "exclude": "guide/old/**"},
            {"src": "more", "files": "**/*.md"}
        ]}}"#;
        let patterns = unpublished(&data::json(json, 0).0);
        for (path, is_unpublished) in [
            ("index.md", false),
            ("articles/a.md", false),
            ("articles/b/c.md", false),
            ("guide/a/b.md", false),
            ("guide/old/b.md", true),
            ("more/a/b.md", false),
            ("includes/a.md", true),
            ("a/index.md", true),
            ("images/a.png", false),
        ] {
            assert_eq!(patterns.name(path), is_unpublished, "{path}");
        }
        for json in [
            r#"{"build": {"content": [{"src": "..", "files": "*.md"}]}}"#,
            r#"{"build": {"content": [{"files": "../a/*.md"}]}}"#,
            r#"{"build": {}}"#,
        ] {
            assert!(!unpublished(&data::json(json, 0).0).name("a.md"), "{json}");
        }
    }
}
