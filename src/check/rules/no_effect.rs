//! M005 no-effect: something that was written to have an effect, and has none.

use std::sync::Arc;

use super::rule;
use crate::check::{Context, IdlePart, Run};
use crate::config::{self, COLOR_SCHEMES, IdleKey, IdleValue};
use crate::diagnostic::{Finding, Level, Place, msg, nearest};
use crate::language::Lang;
use crate::lexicon::language::{ENGLISH, GERMAN};
use crate::lexicon::{WordList, look_up};
use crate::page::Page;

rule! {
    "M005", "no-effect", Warning,
    fix: None, time_dependent: false,
    category: Check, since: "0.1.0",
    explanation: "no_effect", run: Run::Site(check),
}

const NAMES: [(Lang, WordList); 2] = [(Lang::De, GERMAN), (Lang::En, ENGLISH)];

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    let values = site.config.idle.iter().map(|value| of_value(value, context.lang));
    let theme = context.idle.iter().map(of_theme);
    let pages = || site.published().map(|id| site.page(id));
    let languages = pages().filter_map(|page| of_language(page, context.lang));
    // Authors of other generators know what the key is for.
    let is_known = site.config.dialect.traits.keys.contains(&"template");
    let without_kind = pages().filter(|page| !is_known && site.kinds.of_page(page).is_none());
    let templates = without_kind.filter_map(|page| of_template(page, context.templates));
    values.chain(theme).chain(languages).chain(templates).collect()
}

fn of_value(value: &IdleValue, used: Lang) -> Finding {
    let text = value.value.as_str();
    let place = Place::new(&Arc::from(config::FILE_NAME), value.span);
    match value.key {
        IdleKey::Language => {
            let message = msg!(no_effect_language, value = text, used = language(used));
            let finding = Finding::new(&RULE.info, place, "[book] language", message)
                .expected(msg!(no_effect_language_expected))
                .found(text);
            match meant(text) {
                Some(lang) => finding.help(msg!(did_you_mean, name = lang.tag())),
                None => finding.help(msg!(no_effect_language_help)),
            }
        }
        IdleKey::DefaultTheme => {
            let words = COLOR_SCHEMES.map(|(word, _)| word);
            let message = msg!(no_effect_colours, value = text);
            let finding = Finding::new(&RULE.info, place, "[output.html] default-theme", message)
                .expected(msg!(no_effect_colours_expected, words = words.join(", ")))
                .found(text);
            // A theme that somebody has made for mdBook may be called anything.
            match nearest(&text.to_lowercase(), words.into_iter()) {
                Some(word) => finding.help(msg!(did_you_mean, name = word)),
                None => finding.help(msg!(no_effect_colours_help)).level(Level::Note),
            }
        }
    }
}

fn of_theme(part: &IdlePart) -> Finding {
    let subject = part.place.path.to_string();
    Finding::new(&RULE.info, part.place.clone(), subject, part.message.clone())
        .help(part.help.clone())
}

/// `lang: fr`. The frame is the wiki's; pages may be in any language, so that is no mistake.
fn of_language(page: &Page, used: Lang) -> Option<Finding> {
    let written = &page.meta.lang;
    let text = written.text()?;
    if Lang::from_tag(text).is_some() {
        return None;
    }
    let place = Place::new(page.path(), written.span()?);
    let message = msg!(no_effect_page_language, value = text, used = language(used));
    let finding = Finding::new(&RULE.info, place, written.key()?, message).found(text);
    Some(match meant(text) {
        Some(lang) => finding.help(msg!(did_you_mean, name = lang.tag())),
        None => finding.help(msg!(no_effect_page_language_help)).level(Level::Note),
    })
}

/// `template: letter` where the theme has no such template. Other generators know the key as well.
fn of_template(page: &Page, known: &[String]) -> Option<Finding> {
    let named = page.meta.template_file()?;
    if named == "page.html" || known.contains(&named) {
        return None;
    }
    let place = Place::new(page.path(), page.meta.template.span()?);
    let message = msg!(no_effect_template, name = named.as_str());
    let finding = Finding::new(&RULE.info, place, "template", message).found(&named);
    Some(match nearest(&named, known.iter().map(String::as_str)) {
        Some(near) => finding.help(msg!(did_you_mean, name = near)),
        None => finding.help(msg!(no_effect_template_help)).level(Level::Note),
    })
}

/// The language that a name or a misspelt tag means.
fn meant(text: &str) -> Option<Lang> {
    let text = text.to_lowercase();
    look_up(&NAMES, &text)
}

fn language(lang: Lang) -> crate::diagnostic::Message {
    match lang {
        Lang::De => msg!(language_de),
        Lang::En => msg!(language_en),
    }
}
