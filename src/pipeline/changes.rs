//! Changes on disk since a wiki was read.

use std::collections::BTreeSet;

/// Files that were created, removed or written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Relative to the project root, with `/`. A folder includes everything that was or is in it. Of a link
    /// and its target only one may be listed.
    pub paths: BTreeSet<String>,
    /// Whether more may have changed than is listed.
    pub incomplete: bool,
}

impl Changes {
    /// Adds later changes.
    pub fn extend(&mut self, later: Self) {
        self.paths.extend(later.paths);
        self.incomplete |= later.incomplete;
    }

    /// Whether the file at `path` or one of its folders is listed.
    pub fn name(&self, path: &str) -> bool {
        let above = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
        above.chain([path]).any(|path| self.paths.contains(path))
    }

    /// Whether only style sheets have changed.
    pub fn are_styles(&self) -> bool {
        !self.incomplete && self.paths.iter().all(|path| path.ends_with(".css"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(paths: &[&str], incomplete: bool) -> Changes {
        Changes { paths: paths.iter().map(|path| (*path).to_owned()).collect(), incomplete }
    }

    #[test]
    fn style_sheets_alone_are_known_as_such() {
        assert!(changes(&["a.css", "themes/x/assets/style.css"], false).are_styles());
        assert!(!changes(&["a.css", "a.md"], false).are_styles());
        assert!(!changes(&["a.css"], true).are_styles());
    }

    #[test]
    fn a_folder_stands_for_what_is_in_it() {
        let changes = changes(&["a/b", "c.md"], false);
        for (path, named) in
            [("a/b", true), ("a/b/c/d.md", true), ("c.md", true), ("a/bc.md", false), ("a", false)]
        {
            assert_eq!(changes.name(path), named, "{path}");
        }
    }
}
