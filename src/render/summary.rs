//! What a page is about in a sentence, for search engines, where its author does not say: the beginning of its text.

use crate::page::{Document, Event, Tag};

/// Search engines show about so many characters.
const LONGEST: usize = 160;

/// Shorter paragraphs say nothing.
const SHORTEST: usize = 20;

/// The beginning of the first paragraph that says something, cut between words; none where there is none.
pub(super) fn of_document(document: &Document) -> Option<String> {
    let mut text: Option<String> = None;
    for event in &document.events {
        match (&event.value, &mut text) {
            (Event::Start(Tag::Paragraph), _) => text = Some(String::new()),
            (Event::End(Tag::Paragraph), Some(paragraph)) => {
                let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
                if words.chars().count() >= SHORTEST {
                    return Some(shortened(words));
                }
                text = None;
            }
            (Event::Text(part) | Event::Code(part), Some(paragraph)) => paragraph.push_str(part),
            (Event::SoftBreak | Event::HardBreak, Some(paragraph)) => paragraph.push(' '),
            _ => {}
        }
    }
    None
}

fn shortened(text: String) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    let begin = text.get(..end).unwrap_or_default();
    let whole = begin.rsplit_once(' ').map_or(begin, |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', ';', ':', '–']).trim_end())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_texts_end_between_words() {
        assert_eq!(shortened("kurz".to_owned()), "kurz");
        let long = shortened("Wörter, ".repeat(40));
        assert!(long.ends_with("Wörter …") && long.chars().count() <= 162, "{long}");
        assert_eq!(shortened("x".repeat(161)).chars().count(), 162);
    }
}
