//! The people whom a text names as responsible.

use super::is_nobody;
use crate::lexicon::identifier;

/// A person, team or role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person<'t> {
    /// The name as written.
    pub name: &'t str,
    /// The same for every spelling of the name, in letters and digits that a file name may have.
    pub key: String,
}

impl<'t> Person<'t> {
    /// The one whom the whole text names; none where that is nobody.
    #[must_use]
    pub fn named(text: &'t str) -> Option<Self> {
        let name = text.trim();
        (!name.is_empty() && !is_nobody(name)).then(|| Self { name, key: key(name) })
    }

    /// Each of whom the text names: `Anna, Bernd`, `Anna + IT`, but `C++`.
    #[must_use]
    pub fn all(text: &'t str) -> Vec<Self> {
        let parts: Vec<&str> = text.split([',', ';', '/', '&']).flat_map(summands).collect();
        // Of `../Anna` the dots are nobody.
        let has_names = parts.iter().any(|part| !identifier(part).is_empty());
        let is_name = |part: &&str| !has_names || !identifier(part).is_empty();
        parts.into_iter().filter(is_name).filter_map(Self::named).collect()
    }
}

/// The parts around each `+` that has a name on both sides.
fn summands(text: &str) -> Vec<&str> {
    let is_name = |text: &str| !identifier(text.trim()).is_empty() && !text.trim().starts_with('+');
    match text.split_once('+') {
        Some((first, rest)) if is_name(first) && is_name(rest) => {
            std::iter::once(first).chain(rest.split('+')).collect()
        }
        _ => vec![text],
    }
}

/// The letters and digits of the name; what a name without any consists of, and `++` and `#` behind it, in words.
fn key(name: &str) -> String {
    let mut key = identifier(name).replace('_', "-");
    if key.is_empty() {
        let points: Vec<String> = name.chars().map(|it| format!("u{:x}", u32::from(it))).collect();
        return points.join("-");
    }
    let bare = name.trim_end_matches(['+', '#']);
    for sign in name.chars().skip(bare.chars().count()) {
        key.push_str(if sign == '+' { "plus" } else { "sharp" });
    }
    key
}

#[cfg(test)]
mod tests {
    use super::Person;

    #[test]
    fn people_are_told_apart() {
        for (text, expected) in [
            ("Anna", &["anna"][..]),
            ("Änna", &["aenna"]),
            ("Ann, Ben", &["ann", "ben"]),
            ("Anna / IT", &["anna", "it"]),
            ("Anna + Bernd+Cem", &["anna", "bernd", "cem"]),
            ("Anna-IT", &["anna-it"]),
            ("C++", &["cplusplus"]),
            ("C#", &["csharp"]),
            ("kind/", &["kind"]),
            ("../Bernd", &["bernd"]),
            ("😀", &["u1f600"]),
            ("N.N.", &[]),
            ("–", &[]),
            ("", &[]),
        ] {
            let keys: Vec<String> = Person::all(text).into_iter().map(|it| it.key).collect();
            assert_eq!(keys, expected, "{text}");
        }
    }
}
