//! How many services are proven, as a picture for READMEs and dashboards: `api/badge.svg` of the site.
//!
//! The picture needs nothing else: generic fonts, stretched to a width that fits any of them.

use jiff::civil::Date;
use pulldown_cmark_escape::escape_html;

use crate::diagnostic::{Message, msg};
use crate::language::Catalogue;
use crate::ops::{ProofCount, ServiceStatus};

const LABEL: &str = "Runbuch";

/// The background behind the label, on which white text has a contrast of at least 4.5 (WCAG 2.2, 1.4.3), as on those of
/// [`BadgeColour`].
const DARK: &str = "#3c4043";

/// The space around a text.
const PADDING: usize = 8;

/// What the background behind the number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BadgeColour {
    AllProven,
    SomeProven,
    NoneProven,
    NoServices,
}

impl BadgeColour {
    const fn hex(self) -> &'static str {
        match self {
            Self::AllProven => "#1e6b34",
            Self::SomeProven => "#8a5200",
            Self::NoneProven => "#b3261e",
            Self::NoServices => "#5f6368",
        }
    }

    const fn of(proven: usize, all: usize) -> Self {
        match (proven, all) {
            (_, 0) => Self::NoServices,
            (0, _) => Self::NoneProven,
            _ if proven == all => Self::AllProven,
            _ => Self::SomeProven,
        }
    }
}

/// The badge as SVG. A service is proven if all that it owes is evidenced; one that owes nothing is not counted, one under a
/// waiver is not proven.
pub fn badge(services: &[ServiceStatus], as_of: Date, catalogue: &Catalogue) -> String {
    let ProofCount { proven, owing: all, .. } = ProofCount::of(services);
    let text = catalogue.text(&match all {
        0 => msg!(badge_no_services),
        _ => msg!(badge_proven, proven = proven.to_string(), count = all),
    });
    let title: Message = msg!(badge_title, text = text.as_str(), day = as_of);
    let (title, text) = (escaped(&catalogue.text(&title)), escaped(&text));
    let [left, right] = [LABEL, &text].map(text_width);
    let (split, width) = (left + 2 * PADDING, left + right + 4 * PADDING);
    let (lang, colour) = (catalogue.lang().tag(), BadgeColour::of(proven, all).hex());
    let behind = split + PADDING;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"20\" viewBox=\"0 0 {width} 20\" role=\"img\" \
         xml:lang=\"{lang}\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n\
         <rect width=\"{width}\" height=\"20\" rx=\"3\" fill=\"{DARK}\"/>\n\
         <path d=\"M{split} 0h{}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{}z\" fill=\"{colour}\"/>\n\
         <g fill=\"#ffffff\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <text x=\"{PADDING}\" y=\"14\" textLength=\"{left}\" lengthAdjust=\"spacingAndGlyphs\">{LABEL}</text>\n\
         <text x=\"{behind}\" y=\"14\" textLength=\"{right}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>\n\
         </g>\n</svg>\n",
        width - split - 3,
        width - split - 3,
    )
}

/// The usual width of a text in a sans-serif font of 11 pixels: six and a half pixels a character.
fn text_width(text: &str) -> usize {
    text.chars().count() * 13 / 2
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    // Writing to a string does not fail.
    let _ = escape_html(&mut escaped, text);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.2.
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value =
                u8::from_str_radix(hex.get(at..at + 2).unwrap_or_default(), 16).expect("a number");
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn white_text_can_be_read_on_every_colour() {
        let counts = [(0, 0), (0, 1), (1, 2), (2, 2)];
        let colours = counts.map(|(proven, all)| BadgeColour::of(proven, all).hex());
        for hex in colours.into_iter().chain([DARK]) {
            let contrast = 1.05 / (luminance(hex) + 0.05);
            assert!(contrast >= 4.5, "{hex}: {contrast:.2}");
        }
    }
}
