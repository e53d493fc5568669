//! The size of a picture, from its first bytes.

use std::io::Read as _;
use std::path::Path;

use html5gum::{Token, Tokenizer};

/// Width and height in pixels of the picture in `file`; none where the format is not known.
pub fn picture_size(file: &Path) -> Option<(usize, usize)> {
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
        let mut head = Vec::new();
        std::fs::File::open(file).ok()?.take(LONGEST_SVG_HEAD).read_to_end(&mut head).ok()?;
        return svg_size(&head);
    }
    let size = imagesize::size(file).ok()?;
    Some((size.width, size.height))
}

/// The bytes of an SVG file that must contain the root element's start tag.
const LONGEST_SVG_HEAD: u64 = 8 * 1024;

/// The size in the root element: `width` and `height`, else those of `viewBox` (SVG 2, 8.2 and 8.6).
fn svg_size(head: &[u8]) -> Option<(usize, usize)> {
    let root = Tokenizer::new(head).find_map(|token| match token {
        Ok(Token::StartTag(tag)) if *tag.name == *b"svg" => Some(tag),
        _ => None,
    })?;
    let attribute = |name: &[u8]| {
        let (_, value) = root.attributes.iter().find(|(key, _)| ***key == *name)?;
        std::str::from_utf8(value).ok()
    };
    let length = |name| pixels(attribute(name)?.trim().trim_end_matches("px"));
    let view_box = || {
        let numbers = attribute(b"viewbox")?.split([' ', ',']).filter(|part| !part.is_empty());
        let [_, _, width, height] = *numbers.collect::<Vec<_>>() else { return None };
        pixels(width).zip(pixels(height))
    };
    length(b"width").zip(length(b"height")).or_else(view_box)
}

fn pixels(number: &str) -> Option<usize> {
    let number: f64 = number.trim().parse().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in this range")]
    (1.0..=100_000.0).contains(&number).then(|| number.round() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_tell_their_size_in_several_ways() {
        let cases = [
            (
                "<?xml version='1.0'?><!-- <svg width='9'> --><svg width='40px' height=\"30.4\">",
                Some((40, 30)),
            ),
            ("<svg viewBox=\"0 0 320 200\"/>", Some((320, 200))),
            ("<svg viewBox=\"-1,-1, 32,20\" width=\"100%\" height=\"100%\"/>", Some((32, 20))),
            ("<svg width='1e99' height='2'/>", None),
            ("<svg width='10' height='10mm'/>", None),
            ("<svg><rect width='1' height='2'/></svg>", None),
            ("kein Bild", None),
        ];
        for (head, size) in cases {
            assert_eq!(svg_size(head.as_bytes()), size, "{head}");
        }
    }
}
