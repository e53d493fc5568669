//! Fluent catalogues, one file per language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Lang, depth};
use crate::diagnostic::{Arg, Message};

/// The messages of one language.
pub struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

const GERMAN: &str = include_str!("de.ftl");
const ENGLISH: &str = include_str!("en.ftl");

/// Syntax errors of a Fluent text: their bytes and the parser's message in English.
pub fn unreadable(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    if let Some(line) = depth::too_deep(text) {
        return vec![(line, format!("more than {} placeables in each other", depth::DEEPEST))];
    }
    let errors = FluentResource::try_new(text.to_owned()).err().map(|(_, errors)| errors);
    let boundary = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at));
    let place = |range: std::ops::Range<usize>| {
        let start = boundary(range.start).unwrap_or(text.len());
        start..boundary(range.end.max(start)).unwrap_or(text.len())
    };
    let errors = errors.unwrap_or_default().into_iter();
    errors.map(|error| (place(error.pos.clone()), error.kind.to_string())).collect()
}

impl Catalogue {
    /// The messages of Runbuch itself.
    pub fn new(lang: Lang) -> Self {
        Self::with(
            lang,
            [match lang {
                Lang::De => GERMAN,
                Lang::En => ENGLISH,
            }],
        )
    }

    /// A catalogue of these Fluent texts. Later texts override earlier ones.
    ///
    /// Entries with syntax errors are skipped, as are texts that are nested too deeply; formatting a
    /// skipped message gives its id.
    pub fn with<'a>(lang: Lang, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(lang)]);
        bundle.set_use_isolating(false);
        for text in texts.into_iter().filter(|text| depth::too_deep(text).is_none()) {
            let resource = FluentResource::try_new(text.to_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
        }
        Self { lang, bundle }
    }

    /// The language of the catalogue.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the message `id` exists.
    pub fn has(&self, id: &str) -> bool {
        self.try_format(id, &FluentArgs::new()).is_some()
    }

    /// `message` in this language; its id where the catalogue lacks it.
    pub fn text(&self, message: &Message) -> String {
        let args = message.args().iter().map(|(name, value)| (*name, self.value(value)));
        self.format(message.id(), args)
    }

    /// The message `id` with arguments; its id where the catalogue lacks it.
    pub fn format<'a>(
        &self,
        id: &str,
        args: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        self.try_format(id, &args.into_iter().collect()).unwrap_or_else(|| id.to_owned())
    }

    fn try_format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, name)| (id, Some(name)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    fn list(&self, messages: &[Message]) -> String {
        let texts: Vec<String> = messages.iter().map(|message| self.text(message)).collect();
        let and = match self.lang {
            Lang::De => " und ",
            Lang::En => " and ",
        };
        match texts.split_last() {
            Some((last, first)) if !first.is_empty() => format!("{}{and}{last}", first.join(", ")),
            _ => texts.concat(),
        }
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Day(date) => FluentValue::from(self.lang.day(*date)),
            Arg::Message(message) => FluentValue::from(self.text(message)),
            Arg::List(messages) => FluentValue::from(self.list(messages)),
        }
    }
}

fn identifier(lang: Lang) -> LanguageIdentifier {
    lang.tag().parse().unwrap_or_default()
}
