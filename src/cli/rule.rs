//! `runbuch rule`

use super::args::{self, Global};
use super::terminal::{self, Terminal};
use super::{Exit, root};
use runbuch::check::{Rule, rules};
use runbuch::config;
use runbuch::diagnostic::{FixKind, Message};
use runbuch::language::{Catalogue, Lang};
use runbuch::source;

pub(super) fn run(terminal: &Terminal, global: &Global, command: &args::Rule) -> Exit {
    let lang = global.lang.or_else(|| language_of_project(global)).unwrap_or_else(terminal::locale);
    let catalogue = Catalogue::new(lang);
    let Some(name) = &command.rule else { return terminal.print(&list(&catalogue)) };
    let Some(rule) = rules::find(name) else {
        let args = vec![("rule", name.as_str().into())];
        terminal.note(&catalogue.text(&Message { id: "unknown-rule", args }));
        let near = rules::nearest(name).map(|rule| Message {
            id: "unknown-rule-suggestion",
            args: vec![("code", (&*rule.info.code).into()), ("slug", (&*rule.info.slug).into())],
        });
        let help = near.unwrap_or(Message { id: "unknown-rule-help", args: Vec::new() });
        terminal.note(&catalogue.text(&help));
        return Exit::Failure;
    };
    terminal.print(&explained(&catalogue, rule))
}

/// The language that `book.toml` names.
fn language_of_project(global: &Global) -> Option<Lang> {
    let file = root(global).join(config::FILE_NAME);
    let book = source::read_text(&file, config::FILE_NAME).ok()?;
    let (config, _) = config::load(Some(&book), |_| true).ok()?;
    Lang::from_tag(config.language.as_deref()?)
}

/// One line a rule: code, level, fix, name.
fn list(catalogue: &Catalogue) -> String {
    let width = rules::ALL.iter().map(|rule| rule.info.slug.len()).max().unwrap_or_default();
    let line = |rule: &&Rule| {
        let info = &rule.info;
        let time = if info.time_dependent { " ⏱" } else { "" };
        let facts = format!("{}{}{time}", level(catalogue, rule), fix(catalogue, rule));
        format!("{}  {:width$}  {facts}\n", info.code, info.slug)
    };
    rules::ALL.iter().map(line).collect()
}

fn explained(catalogue: &Catalogue, rule: &Rule) -> String {
    let info = &rule.info;
    let time = if info.time_dependent { " ⏱" } else { "" };
    let facts = format!("{}{}{time}", level(catalogue, rule), fix(catalogue, rule));
    format!("# {} {}\n\n{facts}\n\n{}", info.code, info.slug, rule.explain(catalogue.lang()))
}

fn level(catalogue: &Catalogue, rule: &Rule) -> String {
    let id = match rule.info.level {
        runbuch::diagnostic::Level::Error => "level-error",
        runbuch::diagnostic::Level::Warning => "level-warning",
        runbuch::diagnostic::Level::Note => "level-note",
        runbuch::diagnostic::Level::Off => "level-off",
    };
    catalogue.text(&Message { id, args: Vec::new() })
}

fn fix(catalogue: &Catalogue, rule: &Rule) -> String {
    let id = match rule.info.fix {
        FixKind::None => return String::new(),
        FixKind::Safe => "rule-fix-safe",
        FixKind::Unsafe => "rule-fix-unsafe",
    };
    format!(", {}", catalogue.text(&Message { id, args: Vec::new() }))
}
