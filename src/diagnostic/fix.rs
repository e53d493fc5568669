//! The mend of a finding: edits of bytes, and how they are applied together.

use super::Span;

/// How sure a fix is to keep the meaning.
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
    /// What stands there afterwards.
    pub text: String,
}

/// Edits of one file that belong together: all are applied or none.
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

    /// The bytes from the first edit's start to the last one's end.
    fn extent(&self) -> Option<Span> {
        Some(Span::new(self.edits.first()?.span.start, self.edits.last()?.span.end))
    }
}

/// Applies as many of `fixes` (in their order) to `text` as do not overlap.
///
/// Returns the new text and how many fixes went in. A fix that overlaps an earlier one, or whose
/// spans do not fit the text, is left for the next round.
pub fn apply_edits<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, usize) {
    let mut taken: Vec<(Span, &Fix)> = Vec::new();
    for fix in fixes {
        let Some(extent) = fix.extent() else { continue };
        let fits = fix.edits.iter().all(|edit| text.get(edit.span.start..edit.span.end).is_some());
        let free = taken.iter().all(|(other, _)| !overlaps(*other, extent));
        if fits && free {
            taken.push((extent, fix));
        }
    }
    taken.sort_by_key(|(extent, _)| *extent);
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in taken.iter().flat_map(|(_, fix)| &fix.edits) {
        result.push_str(text.get(copied..edit.span.start).unwrap_or_default());
        result.push_str(&edit.text);
        copied = edit.span.end;
    }
    result.push_str(text.get(copied..).unwrap_or_default());
    (result, taken.len())
}

/// Two insertions at one place overlap too: their order would be chance.
fn overlaps(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end || a.start == b.start
}

#[cfg(test)]
mod tests {
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
}
