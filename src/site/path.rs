//! Paths with `/`, as used in links and in the output.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(super) use crate::source::normalize;

/// Characters that must be encoded in a path segment of a URL (RFC 3986, `pchar`).
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The folder of a path, without a trailing `/`; empty at the root.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path.
pub fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// `folder/path`, with no `/` where the folder is the root.
pub(super) fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// `path` relative to `folder`; none where it is not inside.
pub(super) fn below<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// Language codes (ISO 639-1).
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee \
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja \
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne \
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su \
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether `name` is a language tag, optionally with a region: `de`, `pt-BR`.
pub(super) fn is_language(name: &str) -> bool {
    let (language, region) =
        name.split_once(['-', '_']).map_or((name, None), |(l, r)| (l, Some(r)));
    let is_region =
        |region: &str| region.len() == 2 && region.chars().all(|c| c.is_ascii_alphabetic());
    region.is_none_or(is_region)
        && LANGUAGES.split(' ').any(|known| known.eq_ignore_ascii_case(language))
}

/// The path of a link as on disk: percent-decoded, in NFC.
pub(super) fn decode(path: &str) -> String {
    nfc(&percent_decode_str(path).decode_utf8_lossy())
}

/// The NFC form, in which paths and anchors are compared.
pub(super) fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// The relative URL from the file `from` to the file `to`, percent-encoded.
///
/// Both are paths in the output. A file in the same folder needs `./` only where its name could be
/// read as a scheme.
pub fn relative_url(from: &str, to: &str) -> String {
    let url = relative(from, to, encode);
    let first = url.split('/').next().unwrap_or_default();
    if first.contains(':') { format!("./{url}") } else { url }
}

/// The relative URL as an author would write it in a Markdown link.
pub fn relative_link(from: &str, to: &str) -> String {
    relative(from, to, typed)
}

/// Characters that would end a link destination in Markdown are percent-encoded, umlauts are not.
pub(super) fn typed(part: &str) -> String {
    const BREAKS: [(char, &str); 6] =
        [('%', "%25"), (' ', "%20"), ('(', "%28"), (')', "%29"), ('#', "%23"), ('?', "%3F")];
    BREAKS.iter().fold(part.to_owned(), |part, (from, to)| part.replace(*from, to))
}

fn relative(from: &str, to: &str, encode: impl Fn(&str) -> String) -> String {
    let from: Vec<&str> = folder_of(from).split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = to.split('/').filter(|part| !part.is_empty()).collect();
    let folders = to.len().saturating_sub(1);
    let shared = from.iter().zip(to.iter().take(folders)).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - shared);
    let down: Vec<String> = to.iter().skip(shared).map(|part| encode(part)).collect();
    format!("{up}{}", down.join("/"))
}

fn encode(part: &str) -> String {
    utf8_percent_encode(part, SEGMENT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_urls_lead_from_file_to_file() {
        let cases = [
            ("index.html", "a.html", "a.html"),
            ("a/b.html", "a/c.html", "c.html"),
            ("a/b.html", "index.html", "../index.html"),
            ("a/b/c.html", "a/d/e.html", "../d/e.html"),
            ("index.html", "Straße 1.html", "Stra%C3%9Fe%201.html"),
            ("index.html", "a:b.html", "./a:b.html"),
            ("a/index.html", "a/index.html", "index.html"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(relative_url(from, to), expected, "{from} → {to}");
        }
    }
}
