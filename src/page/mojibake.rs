//! UTF-8 that was once read in another encoding and saved again: `fÃ¼r`, `f√ºr`.
//!
//! Going the way back — characters to the bytes of the wrong encoding, bytes read as UTF-8 — gives
//! the text that was meant. Where that works for the whole file and is exactly reversible, nothing
//! else could have produced it.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use crate::diagnostic::Span;

/// An encoding that UTF-8 is commonly misread in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// Classic macOS, and programs that still default to it.
    MacRoman,
    /// Western Windows.
    Windows1252,
    /// ISO 8859-1, byte for byte.
    Latin1,
}

/// Damaged text and what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mojibake {
    /// The encoding that the text was misread in.
    pub misread: Misread,
    /// The damaged characters.
    pub span: Span,
    /// What was there.
    pub restored: String,
}

impl Misread {
    const ALL: [Self; 3] = [Self::MacRoman, Self::Windows1252, Self::Latin1];

    /// The encoding's usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MacRoman => "Mac Roman",
            Self::Windows1252 => "Windows-1252",
            Self::Latin1 => "Latin-1",
        }
    }

    /// The bytes that were misread as `text`; none where this encoding has no such characters.
    fn encode(self, text: &str) -> Option<Vec<u8>> {
        let encoding = match self {
            Self::MacRoman => MACINTOSH,
            Self::Windows1252 => WINDOWS_1252,
            Self::Latin1 => return text.chars().map(|c| u8::try_from(c).ok()).collect(),
        };
        let (bytes, _, unmappable) = encoding.encode(text);
        (!unmappable).then(|| bytes.into_owned())
    }

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::MacRoman => MACINTOSH.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Latin1 => bytes.iter().copied().map(char::from).collect(),
        }
    }

    /// The way back; none where it gives no UTF-8, or changes nothing.
    fn restore(self, damaged: &str) -> Option<String> {
        let restored = String::from_utf8(self.encode(damaged)?).ok()?;
        (restored != damaged).then_some(restored)
    }
}

/// The text of a file that is damaged as a whole. `code` is text that may rightly look damaged.
///
/// The result's span is the whole text; none where the way back is not exact.
pub fn whole_file(text: &str, code: &[Span]) -> Option<Mojibake> {
    runs(text, code).next()?;
    Misread::ALL.into_iter().find_map(|misread| {
        let restored = misread.restore(text)?;
        let span = Span::new(0, text.len());
        let exact = misread.decode(restored.as_bytes()) == text;
        exact.then_some(Mojibake { misread, span, restored })
    })
}

/// Damaged runs of characters, leaving out `code` (ascending).
pub fn runs<'t>(text: &'t str, code: &'t [Span]) -> impl Iterator<Item = Mojibake> + 't {
    let in_code = move |span: Span| {
        let next = code.partition_point(|other| other.end <= span.start);
        code.get(next).is_some_and(|other| other.start < span.end)
    };
    non_ascii_runs(text).filter(move |span| !in_code(*span)).filter_map(move |span| {
        Misread::ALL.into_iter().find_map(|misread| {
            let restored = misread.restore(span.of(text))?;
            let plausible = restored.chars().all(is_common);
            plausible.then_some(Mojibake { misread, span, restored })
        })
    })
}

/// Characters that western texts hold. `»Fuß«` happens to be UTF-8 too when it is read as
/// Windows-1252, but of a letter of N’Ko.
fn is_common(character: char) -> bool {
    matches!(character,
        '\u{a0}'..='\u{ff}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ẞ'
        | '\u{2002}'..='\u{27bf}' | '\u{2900}'..='\u{2bff}' | '\u{fe0f}' | '\u{feff}'
        | '\u{fffd}' | '\u{1f000}'..='\u{1faff}')
}

/// Two or more characters beyond ASCII in a row: a single one cannot be what is left of UTF-8.
fn non_ascii_runs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c: char| !c.is_ascii())?;
        let tail = text.get(start..)?;
        let end = start + tail.find(|c: char| c.is_ascii()).unwrap_or(tail.len());
        from = end;
        Some(Span::new(start, end))
    });
    all.filter(|span| span.of(text).chars().nth(1).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_restored_exactly() {
        let text = "für „Größe“ – 😂 → ≠ ✓\n";
        for misread in Misread::ALL {
            let found = whole_file(&misread.decode(text.as_bytes()), &[]).expect("mojibake");
            assert_eq!(found.restored, text);
        }
    }

    #[test]
    fn what_is_right_stays() {
        for text in
            ["für Größe – 😂", "déjà vu, café", "π ≈ 3,14", "√2 ≠ ∂x", "»MENÜ« und »Fuß«", "ascii"]
        {
            assert_eq!(whole_file(text, &[]), None, "{text}");
            assert_eq!(runs(text, &[]).next(), None, "{text}");
        }
    }

    #[test]
    fn a_run_among_right_text_is_found_alone() {
        let text = "für fÃ¼r";
        assert_eq!(whole_file(text, &[]), None);
        let found: Vec<_> = runs(text, &[]).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].restored, "ü");
        assert_eq!(found[0].span.of(text), "Ã¼");
    }

    #[test]
    fn code_may_show_mojibake() {
        let text = "So sieht `Ã¼` aus";
        assert_eq!(runs(text, &[Span::new(10, 16)]).next(), None);
        assert_eq!(whole_file(text, &[Span::new(10, 16)]), None);
    }
}
