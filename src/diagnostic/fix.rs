//! Automatic fixes: edits of bytes, and how several are applied together.

use std::collections::BTreeMap;

use super::Span;

/// Whether a fix keeps the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Applied by `--fix`.
    Safe,
    /// Applied by `--unsafe-fixes` only.
    Unsafe,
}

/// Replaces the bytes of `span` by `text`; an empty span inserts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// Bytes of the decoded text.
    pub span: Span,
    /// The replacement.
    pub text: String,
}

/// Edits of one file that are applied together or not at all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fix {
    /// Whether `--fix` may apply it.
    pub safety: Safety,
    /// In ascending order, not overlapping.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix of one edit.
    pub fn replace(safety: Safety, span: Span, text: impl Into<String>) -> Self {
        Self { safety, edits: vec![Edit { span, text: text.into() }] }
    }

    /// Whether the edits lie within `text`, on character boundaries, in order and without overlap.
    fn fits(&self, text: &str) -> bool {
        let mut end = 0;
        self.edits.iter().all(|edit| {
            let follows = edit.span.start >= end;
            end = edit.span.end;
            follows && text.get(edit.span.start..edit.span.end).is_some()
        })
    }

    /// The bytes from the first edit's start to the last one's end.
    fn extent(&self) -> Option<Span> {
        Some(Span::new(self.edits.first()?.span.start, self.edits.last()?.span.end))
    }
}

/// Applies as many of `fixes` (in their order) to `text` as do not overlap.
///
/// Returns the new text and how many fixes went in. Where one fix ends with an insertion and another
/// begins with one, the text of the one that starts earlier comes first. A fix that overlaps an
/// earlier one, or whose spans do not fit the text, is left for the next round.
pub fn apply_edits<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, usize) {
    // By start. They do not overlap, so a new fix can only overlap its neighbours.
    let mut taken: BTreeMap<usize, (usize, &Fix)> = BTreeMap::new();
    for fix in fixes {
        let Some(extent) = fix.extent() else { continue };
        if fix.fits(text) && is_free(&taken, extent) {
            taken.insert(extent.start, (extent.end, fix));
        }
    }
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in taken.values().flat_map(|(_, fix)| &fix.edits) {
        result.push_str(text.get(copied..edit.span.start).unwrap_or_default());
        result.push_str(&edit.text);
        copied = edit.span.end;
    }
    result.push_str(text.get(copied..).unwrap_or_default());
    (result, taken.len())
}

/// Two fixes at the same start overlap even if one inserts, because their order would be arbitrary.
fn is_free(taken: &BTreeMap<usize, (usize, &Fix)>, extent: Span) -> bool {
    let before = taken.range(..=extent.start).next_back();
    let after = taken.range(extent.start..).next();
    before.is_none_or(|(start, (end, _))| *start != extent.start && *end <= extent.start)
        && after.is_none_or(|(start, _)| *start >= extent.end)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn replace(start: usize, end: usize, text: &str) -> Fix {
        Fix::replace(Safety::Safe, Span::new(start, end), text)
    }

    #[test]
    fn later_of_two_overlapping_fixes_waits() {
        let fixes = [replace(4, 6, "X"), replace(0, 1, "Y"), replace(5, 7, "Z")];
        assert_eq!(apply_edits("abcdefgh", &fixes), ("YbcdXgh".into(), 2));
    }

    #[test]
    fn a_fix_beyond_the_text_or_inside_a_character_is_left_out() {
        let fixes = [replace(1, 2, "X"), replace(9, 12, "Y")];
        assert_eq!(apply_edits("äb", &fixes), ("äb".into(), 0));
    }

    /// The specification of `apply_edits`, in quadratic time.
    fn one_by_one(text: &str, fixes: &[Fix]) -> (String, usize) {
        let overlaps = |a: Span, b: Span| a.start < b.end && b.start < a.end || a.start == b.start;
        let extent = |fix: &Fix| fix.extent().expect("edits");
        let mut taken: Vec<&Fix> = Vec::new();
        for fix in fixes.iter().filter(|fix| fix.fits(text)) {
            if taken.iter().all(|other| !overlaps(extent(other), extent(fix))) {
                taken.push(fix);
            }
        }
        taken.sort_by_key(|fix| extent(fix));
        let mut result = text.to_owned();
        for edit in taken.iter().flat_map(|fix| &fix.edits).rev() {
            result.replace_range(edit.span.start..edit.span.end, &edit.text);
        }
        (result, taken.len())
    }

    proptest! {
        /// Bytes outside the spans stay, and the first of two overlapping fixes goes in.
        #[test]
        fn fixes_change_their_spans_and_nothing_else(
            text in "[aä\r\n|]{0,24}",
            edits in vec(vec((0_usize..30, 0_usize..4, "[XY]{0,2}"), 1..3), 0..8),
        ) {
            let edit = |(start, len, text): (usize, usize, String)| {
                Edit { span: Span::new(start, start + len), text }
            };
            let fixes: Vec<Fix> = edits
                .into_iter()
                .map(|edits| Fix {
                    safety: Safety::Safe,
                    edits: edits.into_iter().map(edit).collect(),
                })
                .collect();
            prop_assert_eq!(apply_edits(&text, &fixes), one_by_one(&text, &fixes));
        }
    }
}
