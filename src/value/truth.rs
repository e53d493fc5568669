//! Yes and no.

/// The truth value of `true`, `yes`, `ja`, `false`, `no` or `nein`, in any case.
#[must_use]
pub fn truth(text: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|known| text.trim().eq_ignore_ascii_case(known));
    if is(["true", "yes", "ja"]) {
        Some(true)
    } else if is(["false", "no", "nein"]) {
        Some(false)
    } else {
        None
    }
}
