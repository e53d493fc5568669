//! The known keys of `book.toml`: ours, and those of mdBook even where Runbuch ignores them.

/// All tables with their keys.
pub(super) const TOP: &[&str] = &[
    "book",
    "build",
    "rust",
    "preprocessor",
    "output",
    "runbuch",
    "nav",
    "links",
    "translations",
    "kind",
    "check",
    "policy",
];
pub(super) const BOOK: &[&str] =
    &["title", "authors", "description", "src", "language", "text-direction", "multilingual"];
pub(super) const BUILD: &[&str] =
    &["build-dir", "create-missing", "use-default-preprocessors", "extra-watch-dirs"];
pub(super) const RUST: &[&str] = &["edition"];
pub(super) const HTML: &[&str] = &[
    "theme",
    "default-theme",
    "preferred-dark-theme",
    "curly-quotes",
    "smart-punctuation",
    "definition-lists",
    "admonitions",
    "mathjax-support",
    "copy-fonts",
    "google-analytics",
    "additional-css",
    "additional-js",
    "no-section-label",
    "git-repository-url",
    "git-repository-icon",
    "edit-url-template",
    "git",
    "live-reload-endpoint",
    "site-url",
    "cname",
    "input-404",
    "hash-files",
    "sidebar-header-nav",
    "print",
    "fold",
    "playground",
    "playpen",
    "code",
    "search",
    "redirect",
];

/// The tables below `[output.html]` with a fixed set of keys.
pub(super) const HTML_TABLES: &[(&str, &[&str])] = &[
    ("print", &["enable", "page-break"]),
    ("fold", &["enable", "level"]),
    ("playground", PLAYGROUND),
    ("playpen", PLAYGROUND),
    ("code", &["hidelines"]),
    ("search", SEARCH),
];
const PLAYGROUND: &[&str] = &["editable", "copyable", "copy-js", "line-numbers", "runnable"];
const SEARCH: &[&str] = &[
    "enable",
    "limit-results",
    "teaser-word-count",
    "use-boolean-and",
    "boost-title",
    "boost-hierarchy",
    "boost-paragraph",
    "expand",
    "heading-split-level",
    "copy-js",
    "chapter",
];

pub(super) const RUNBUCH: &[&str] =
    &["theme", "raw-html", "repository-url", "ignore", "publish", "dialect"];
pub(super) const NAV: &[&str] = &["pages"];
pub(super) const NAV_ITEM: &[&str] = &["title", "page", "pages"];
pub(super) const LINKS: &[&str] = &["prefixes", "outside"];
pub(super) const TRANSLATIONS: &[&str] = &["trees"];
pub(super) const KIND: &[&str] = &["name", "pages"];
/// The keys of `[[policy]]`; the first three are required.
pub(super) const POLICY: &[&str] =
    &["code", "kind", "require", "slug", "level", "message", "title", "help"];
pub(super) const CHECK: &[&str] = &["rules", "time-rules", "obligations", "targets", "external"];
pub(super) const EXTERNAL: &[&str] = &[
    "include",
    "exclude",
    "accept",
    "allow-private",
    "concurrency",
    "delay",
    "timeout",
    "retries",
    "tokens",
];

/// Tables that are searched for a key that was found in the wrong table.
const TABLES: [(&str, &[&str]); 8] = [
    ("book", BOOK),
    ("build", BUILD),
    ("runbuch", RUNBUCH),
    ("output.html", HTML),
    ("links", LINKS),
    ("translations", TRANSLATIONS),
    ("check", CHECK),
    ("check.external", EXTERNAL),
];

/// The table that `key` belongs to, with the key: `[book] title`.
pub(super) fn elsewhere(key: &str) -> Option<String> {
    let written = key.replace('_', "-");
    let (table, _) = TABLES.iter().find(|(_, keys)| keys.contains(&written.as_str()))?;
    Some(format!("[{table}] {written}"))
}

/// The key of `known` that `key` probably stands for.
pub(super) fn suggestion(key: &str, known: &[&str]) -> Option<String> {
    let written = key.to_lowercase().replace('_', "-");
    let distance = |known: &&str| strsim::damerau_levenshtein(&written, known);
    let best = known.iter().min_by_key(|known| distance(known))?;
    let close = distance(best) <= (best.len() / 3).max(1);
    close.then(|| (*best).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_knows_the_same_keys() {
        let schema = include_str!("../../schemas/book.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).expect("JSON");
        let keys = |pointer: &str| {
            let map = schema.pointer(pointer).and_then(|it| it.as_object());
            let map = map.unwrap_or_else(|| panic!("{pointer}"));
            map.keys().cloned().collect::<std::collections::BTreeSet<String>>()
        };
        for (pointer, known) in [
            ("/properties", TOP),
            ("/properties/book/properties", BOOK),
            ("/properties/build/properties", BUILD),
            ("/properties/rust/properties", RUST),
            ("/properties/output/properties/html/properties", HTML),
            ("/properties/runbuch/properties", RUNBUCH),
            ("/properties/nav/properties", NAV),
            ("/$defs/navigation/anyOf/1/properties", NAV_ITEM),
            ("/properties/links/properties", LINKS),
            ("/properties/translations/properties", TRANSLATIONS),
            ("/properties/kind/items/properties", KIND),
            ("/properties/policy/items/properties", POLICY),
            ("/properties/check/properties", CHECK),
            ("/properties/check/properties/external/properties", EXTERNAL),
        ] {
            let known = known.iter().map(|key| (*key).to_owned()).collect();
            assert_eq!(keys(pointer), known, "{pointer}");
        }
    }

    #[test]
    fn the_manual_knows_every_key() {
        let manuals = [
            include_str!("../../docs/de/reference/book-toml.md"),
            include_str!("../../docs/en/reference/book-toml.md"),
        ];
        let lists = [BOOK, BUILD, RUST, HTML, RUNBUCH, NAV, NAV_ITEM, LINKS, TRANSLATIONS, KIND];
        let lists = lists.into_iter().chain([POLICY, CHECK, EXTERNAL]);
        let lists = lists.chain(HTML_TABLES.iter().map(|(_, keys)| *keys));
        for key in lists.flatten() {
            for manual in manuals {
                assert!(manual.contains(&format!("`{key}`")), "{key}");
            }
        }
        for table in TOP {
            for manual in manuals {
                let heading = format!("\n## {table}");
                assert!(
                    manual.contains(&heading) || manual.contains(&format!("`{table}`")),
                    "{table}"
                );
            }
        }
    }
}
