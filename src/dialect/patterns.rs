//! Patterns of `.gitignore` in the settings of generators.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Paths by the rules of `.gitignore`; none without a pattern.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    lines: Vec<String>,
    matcher: Option<Gitignore>,
}

/// Patterns of the same lines are equal.
impl PartialEq for Patterns {
    fn eq(&self, other: &Self) -> bool {
        self.lines == other.lines
    }
}

impl Patterns {
    /// The lines of a `.gitignore`. Those that are no patterns are left out.
    pub fn new<'l>(lines: impl IntoIterator<Item = &'l str>) -> Self {
        let mut builder = GitignoreBuilder::new("");
        let mut is_pattern =
            |line: &&str| !line.trim().is_empty() && builder.add_line(None, line).is_ok();
        let lines: Vec<String> =
            lines.into_iter().filter(&mut is_pattern).map(str::to_owned).collect();
        let matcher = if lines.is_empty() { None } else { builder.build().ok() };
        Self { lines, matcher }
    }

    /// Whether they name the file at `path` or a folder above it.
    pub fn name(&self, path: &str) -> bool {
        let named = |it: &Gitignore| it.matched_path_or_any_parents(path, false).is_ignore();
        !path.is_empty() && !path.starts_with('/') && self.matcher.as_ref().is_some_and(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_in_gitignore() {
        let patterns = Patterns::new(["drafts/", "*.tmp.md", "/top.md", "!drafts/a.md", "# x"]);
        for (path, named) in [
            ("drafts/b.md", true),
            ("x/drafts/b.md", true),
            ("a.tmp.md", true),
            ("top.md", true),
            ("x/top.md", false),
            ("drafts.md", false),
            ("", false),
        ] {
            assert_eq!(patterns.name(path), named, "{path}");
        }
        assert!(!Patterns::default().name("a.md"));
    }
}
