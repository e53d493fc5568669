//! Where a tag begins and ends, what it is called, and what it is given.

use crate::diagnostic::Span;
use crate::dialect::Templates;

/// A longer one is none: its end was forgotten.
const LONGEST: usize = 4096;

/// A tag.
#[derive(Debug, Clone)]
pub(super) struct TemplateTag {
    pub(super) span: Span,
    pub(super) role: TagRole,
    pub(super) name: String,
    pub(super) arguments: Vec<TagArgument>,
    /// What is shown of an escaped one.
    pub(super) shown: String,
    /// The number of the tag that ends it, or that it ends.
    pub(super) partner: Option<usize>,
    /// The number of the innermost tag that ends behind it and begins before it.
    pub(super) parent: Option<usize>,
    pub(super) language: Templates,
}

/// What a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagRole {
    /// It begins something, or stands for itself: which, only its partner says.
    Single,
    Closing,
    /// It is shown and not run.
    Escaped,
    /// `{{ … }}` of Liquid.
    Expression,
}

/// `key="value"`, `value`
#[derive(Debug, Clone)]
pub(super) struct TagArgument {
    pub(super) key: Option<String>,
    pub(super) value: String,
    /// The bytes of the value, without quotes.
    pub(super) span: Span,
}

impl TemplateTag {
    /// The argument with the first of these names that is there.
    pub(super) fn named(&self, keys: &[&str]) -> Option<&TagArgument> {
        let of = |key: &&str| {
            let is = |it: &&TagArgument| it.key.as_deref().is_some_and(|it| it == *key);
            self.arguments.iter().find(is)
        };
        keys.iter().find_map(of)
    }

    /// The argument at this place among those without a name.
    pub(super) fn at(&self, index: usize) -> Option<&TagArgument> {
        self.arguments.iter().filter(|it| it.key.is_none()).nth(index)
    }

    /// What a named argument says, or nothing.
    pub(super) fn text(&self, keys: &[&str]) -> String {
        self.named(keys).map(|it| it.value.clone()).unwrap_or_default()
    }
}

pub(super) fn tag(span: Span, role: TagRole, name: &str) -> TemplateTag {
    let (name, language) = (name.to_owned(), Templates::None);
    let (arguments, shown) = (Vec::new(), String::new());
    TemplateTag { span, role, name, arguments, shown, partner: None, parent: None, language }
}

/// How tags begin and end.
type Marks = [(&'static str, &'static str); 2];

const HUGO: Marks = [("{{<", ">}}"), ("{{%", "%}}")];
const ZOLA: Marks = [("{{", "}}"), ("{%", "%}")];

/// A tag between its marks.
struct Marked<'t> {
    begin: &'static str,
    end: &'static str,
    body: &'t str,
    span: Span,
}

/// What is between the marks that begin at byte `open`, or the tag where it is an escaped one.
fn marked<'t>(
    text: &'t str,
    open: usize,
    marks: &Marks,
) -> Option<Result<Marked<'t>, TemplateTag>> {
    let rest = text.get(open..)?;
    let (begin, end) = *marks.iter().find(|(begin, _)| rest.starts_with(begin))?;
    let inside = rest.get(begin.len()..)?;
    if let Some(escaped) = inside.strip_prefix("/*") {
        return shown(open, begin, end, escaped, &format!("*/{end}")).map(Err);
    }
    let len = closing(inside, end)?;
    let span = Span::new(open, open + begin.len() + len + end.len());
    Some(Ok(Marked { begin, end, body: inside.get(..len)?, span }))
}

/// `{{< x a="b" >}}`, `{{% x %}}`, `{{< /x >}}`, `{{</* x */>}}`
pub(super) fn hugo(text: &str, open: usize) -> Option<TemplateTag> {
    let Marked { end, body, span, .. } = match marked(text, open, &HUGO)? {
        Ok(marked) => marked,
        Err(escaped) => return Some(escaped),
    };
    let words = body.trim_start();
    let (role, words) = match words.strip_prefix('/') {
        Some(words) => (TagRole::Closing, words.trim_start()),
        None => (TagRole::Single, words),
    };
    let name_len = words.find(|c: char| !is_of_name(c)).unwrap_or(words.len());
    let (name, given) = words.split_at_checked(name_len)?;
    let is_name = name.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if !is_name {
        return None;
    }
    let given_at = span.end - end.len() - given.len();
    let mut tag = tag(span, role, name.trim_end_matches('/'));
    tag.arguments = arguments(given, given_at, &[' ', '\t', '\n', '\r']);
    if words.trim_end().ends_with('/') {
        // It has no end of its own.
        tag.shown = " ".to_owned();
    }
    Some(tag)
}

/// `{{ x(a="b") }}`, `{% x(a="b") %}`, `{% end %}`, `{{/* x() */}}`
pub(super) fn zola(text: &str, open: usize) -> Option<TemplateTag> {
    let Marked { begin, body, span, .. } = match marked(text, open, &ZOLA)? {
        Ok(marked) => marked,
        Err(escaped) => return Some(escaped),
    };
    let words = body.trim().trim_matches('-').trim();
    if begin == "{%" && words == "end" {
        return Some(tag(span, TagRole::Closing, "end"));
    }
    let (name, given) = words.strip_suffix(')')?.split_once('(')?;
    let is_name = !name.is_empty() && name.trim().chars().all(|c| is_of_name(c) || c == ':');
    let given_at = open + 2 + body.find(given)?;
    let mut tag = tag(span, TagRole::Single, name.trim());
    tag.arguments = arguments(given, given_at, &[' ', '\t', '\n', '\r', ',']);
    if begin == "{{" {
        // It has no end of its own.
        tag.shown = " ".to_owned();
    }
    is_name.then_some(tag)
}

/// An escaped tag, whose inside is shown between its marks.
fn shown(open: usize, begin: &str, end: &str, escaped: &str, mark: &str) -> Option<TemplateTag> {
    let bounded = escaped.get(..LONGEST.min(escaped.len())).unwrap_or(escaped);
    let len = bounded.find(mark)?;
    let inside = bounded.get(..len)?;
    let span = Span::new(open, open + begin.len() + "/*".len() + len + mark.len());
    let shown = format!("{begin}{inside}{end}");
    Some(TemplateTag { shown, ..tag(span, TagRole::Escaped, "") })
}

/// Bytes before `end`, which does not count between quotes.
pub(super) fn closing(inside: &str, end: &str) -> Option<usize> {
    let mut quote: Option<char> = None;
    let mut before = ' ';
    for (at, character) in inside.char_indices() {
        if at > LONGEST {
            break;
        }
        match quote {
            Some(mark) if character == mark && (before != '\\' || mark == '`') => quote = None,
            Some(_) => {}
            None if inside.get(at..).is_some_and(|rest| rest.starts_with(end)) => return Some(at),
            None if "\"`".contains(character) => quote = Some(character),
            None => {}
        }
        before = character;
    }
    // A quote that does not end, as in `it's "so`.
    inside.find(end).filter(|at| *at <= LONGEST)
}

/// The arguments in `given`, which begins at byte `at`.
pub(super) fn arguments(given: &str, at: usize, gaps: &[char]) -> Vec<TagArgument> {
    let mut found = Vec::new();
    let mut rest = given;
    loop {
        rest = rest.trim_start_matches(gaps);
        let key_len = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
        let key = rest.get(..key_len).unwrap_or_default();
        let behind = rest.get(key_len..).unwrap_or_default().trim_start();
        let valued = behind.strip_prefix('=').filter(|_| !key.is_empty()).map(str::trim_start);
        let (key, value) = match valued {
            Some(value) => (Some(key.to_owned()), value),
            None => (None, rest),
        };
        let Some(first) = value.chars().next() else { break };
        let quoted = value.strip_prefix(first).filter(|_| "\"`'".contains(first));
        let (words, len) = match quoted.and_then(|it| Some((it, end_of(it, first)?))) {
            Some((inner, end)) => (inner.get(..end).unwrap_or_default(), end + 2),
            None => {
                let end = value.find(gaps).unwrap_or(value.len());
                (value.get(..end).unwrap_or_default(), end.max(1))
            }
        };
        let from =
            at + given.len() - value.len() + usize::from(quoted.is_some() && len > words.len());
        let span = Span::new(from, from + words.len());
        // `/` alone says that the tag has no end.
        let is_end = words == "/" && key.is_none() && quoted.is_none();
        if !is_end && !words.is_empty() {
            let value = words.replace("\\\"", "\"");
            found.push(TagArgument { key, value, span });
        }
        rest = value.get(len..).unwrap_or_default();
    }
    found
}

fn end_of(inner: &str, mark: char) -> Option<usize> {
    let escaped = |at: usize| mark != '`' && inner.get(..at).is_some_and(|it| it.ends_with('\\'));
    inner.match_indices(mark).map(|(at, _)| at).find(|at| !escaped(*at))
}

pub(super) fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || "_-./".contains(character)
}

/// What comes before it on the line where it begins, if that is white space only.
pub(super) fn indentation(text: &str, span: Span) -> Option<&str> {
    let before = text.get(..span.start)?.rsplit('\n').next()?;
    before.trim().is_empty().then_some(before)
}

/// Whether nothing but white space follows it on the line where it ends.
pub(super) fn ends_line(text: &str, span: Span) -> bool {
    let behind = text.get(span.end..).and_then(|it| it.split('\n').next());
    behind.is_some_and(|behind| behind.trim().is_empty())
}

/// Whether nothing but white space is beside it on its lines.
pub(super) fn is_alone(text: &str, span: Span) -> bool {
    indentation(text, span).is_some() && ends_line(text, span)
}
