//! The languages of Runbuch, German and English: messages, dates, language detection.

mod catalogue;
mod depth;

pub use catalogue::{Catalogue, unreadable};

use crate::lexicon::language::FUNCTION_WORDS;
use jiff::civil::Date;

/// A language of messages and of the frame of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

/// The fewest such words that decide.
const MIN_WORDS: usize = 5;

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The language of a tag such as `de`, `de-AT`, `de_DE.UTF-8` or `en`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
    }

    /// The language of `text`; none where it is neither, or the text is too short.
    pub fn detect(text: &str) -> Option<Self> {
        let allowed = vec![whatlang::Lang::Deu, whatlang::Lang::Eng];
        let info = whatlang::Detector::with_allowlist(allowed).detect(text)?;
        if !info.is_reliable() {
            return Self::by_function_words(text);
        }
        Some(if info.lang() == whatlang::Lang::Deu { Self::De } else { Self::En })
    }

    /// Operations pages are mostly lists of nouns, many of them English. The function words between them
    /// show the author's language.
    fn by_function_words(text: &str) -> Option<Self> {
        let words = || text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
        let count = |known: &[&str]| words().filter(|word| known.contains(&word.as_str())).count();
        let umlauts = text.chars().filter(|c| "äöüÄÖÜß".contains(*c)).count();
        let (german, english) = (count(FUNCTION_WORDS.de) + umlauts, count(FUNCTION_WORDS.en));
        match () {
            () if german.max(english) < MIN_WORDS => None,
            () if german >= 2 * english => Some(Self::De),
            () if english >= 2 * german => Some(Self::En),
            () => None,
        }
    }

    /// The ISO 639-1 code.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// A date in words: `11. Januar 2026`, `11 January 2026`.
    pub fn day(self, date: Date) -> String {
        let month = usize::try_from(date.month() - 1).unwrap_or_default();
        let name = self.months().get(month).copied().unwrap_or_default();
        match self {
            Self::De => format!("{}. {name} {}", date.day(), date.year()),
            Self::En => format!("{} {name} {}", date.day(), date.year()),
        }
    }

    /// A date as short as people write it in tables: `11.01.2026`, `11 Jan 2026`.
    pub fn short_day(self, date: Date) -> String {
        match self {
            Self::De => date.strftime("%d.%m.%Y").to_string(),
            Self::En => format!("{} {} {}", date.day(), self.short_month(date), date.year()),
        }
    }

    /// The month of a date, in three letters: `Jan`, `Mär`.
    pub fn short_month(self, date: Date) -> String {
        let month = usize::try_from(date.month() - 1).unwrap_or_default();
        self.months().get(month).map(|name| name.chars().take(3).collect()).unwrap_or_default()
    }

    const fn months(self) -> [&'static str; 12] {
        match self {
            Self::De => [
                "Januar",
                "Februar",
                "März",
                "April",
                "Mai",
                "Juni",
                "Juli",
                "August",
                "September",
                "Oktober",
                "November",
                "Dezember",
            ],
            Self::En => [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let german = "Nach einem Stromausfall werden die Dienste in dieser Reihenfolge gestartet.";
        let english = "After a power failure the services are started in the following order.";
        assert_eq!(Lang::detect(german), Some(Lang::De));
        assert_eq!(Lang::detect(english), Some(Lang::En));
        assert_eq!(Lang::detect(""), None);
    }

    #[test]
    fn lists_of_foreign_nouns_have_the_language_of_their_function_words() {
        let german = "- Patch-Status prüfen\n- Storage-Review\n- Backup-Verifizierung (automatisiert) für \
                      das NAS\n- Update-Planung für den Cluster\n- Security-Audit und Log-Review\n";
        let english = "- patch status\n- restore of the NAS\n- review of logs and alerts for the cluster\n\
                       - DRBD, K3s, Longhorn, S3\n";
        assert_eq!(Lang::by_function_words(german), Some(Lang::De));
        assert_eq!(Lang::by_function_words(english), Some(Lang::En));
        assert_eq!(Lang::by_function_words("K3s DRBD Longhorn"), None);
    }

    #[test]
    fn tags_of_locales_are_understood() {
        assert_eq!(Lang::from_tag("de_DE.UTF-8"), Some(Lang::De));
        assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_tag("C"), None);
    }

    #[test]
    fn days_are_written_out() {
        let date = jiff::civil::date(2026, 1, 11);
        assert_eq!(Lang::De.day(date), "11. Januar 2026");
        assert_eq!(Lang::En.day(date), "11 January 2026");
    }
}
