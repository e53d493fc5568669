//! The two languages of the tool: messages and dates as people write them.

mod catalogue;

pub use catalogue::Catalogue;

use jiff::civil::Date;

/// A language that messages and pages' frames exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

impl Lang {
    /// Both, German first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The language of a tag such as `de`, `de-AT`, `de_DE.UTF-8` or `en`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
    }

    /// The language that `text` is written in; none where it is neither, or too short to tell.
    pub fn detect(text: &str) -> Option<Self> {
        let allowed = vec![whatlang::Lang::Deu, whatlang::Lang::Eng];
        let info = whatlang::Detector::with_allowlist(allowed).detect(text)?;
        let known = info.is_reliable();
        known.then_some(if info.lang() == whatlang::Lang::Deu { Self::De } else { Self::En })
    }

    /// The ISO 639-1 code.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// A day, written out: `11. Januar 2026`, `11 January 2026`.
    pub fn day(self, date: Date) -> String {
        let month = usize::try_from(date.month() - 1).unwrap_or_default();
        let name = self.months().get(month).copied().unwrap_or_default();
        match self {
            Self::De => format!("{}. {name} {}", date.day(), date.year()),
            Self::En => format!("{} {name} {}", date.day(), date.year()),
        }
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
