//! `runbuch rule`

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{Exit, config_of_project, language};
use runbuch::check::RuleSet;
use runbuch::diagnostic::{FixKind, Message, RuleInfo, RuleRef};
use runbuch::language::Catalogue;

pub(super) fn run(terminal: &Terminal, global: &Global, command: &args::Rule) -> Exit {
    let config = config_of_project(global);
    let rules = config.as_ref().map(RuleSet::new).unwrap_or_default();
    let catalogue = Catalogue::new(language(global, config.as_ref()));
    let Some(name) = &command.rule else { return terminal.print(&list(&catalogue, &rules)) };
    let Some(rule) = rules.find(name) else {
        let args = vec![("rule", name.as_str().into())];
        terminal.note(&catalogue.text(&Message { id: "unknown-rule", args }));
        let near = rules.nearest(name).map(|rule| Message {
            id: "unknown-rule-suggestion",
            args: vec![("code", (&*rule.code).into()), ("slug", (&*rule.slug).into())],
        });
        let help = near.unwrap_or(Message { id: "unknown-rule-help", args: Vec::new() });
        terminal.note(&catalogue.text(&help));
        return Exit::Failure;
    };
    let explanation = rules.explain(&rule.code, &catalogue).map(|it| it.text()).unwrap_or_default();
    let facts = facts(&catalogue, &rule);
    terminal.print(&format!("# {} {}\n\n{facts}\n\n{explanation}", rule.code, rule.slug))
}

/// One line a rule: code, level, fix, name.
fn list(catalogue: &Catalogue, rules: &RuleSet) -> String {
    let width = rules.iter().map(|rule| rule.slug.len()).max().unwrap_or_default();
    let line = |rule: RuleRef| {
        format!("{}  {:width$}  {}\n", rule.code, rule.slug, facts(catalogue, &rule))
    };
    rules.iter().map(line).collect()
}

fn facts(catalogue: &Catalogue, rule: &RuleInfo) -> String {
    let time = if rule.time_dependent { " ⏱" } else { "" };
    format!("{}{}{time}", level(catalogue, rule), fix(catalogue, rule))
}

fn level(catalogue: &Catalogue, rule: &RuleInfo) -> String {
    let id = match rule.level {
        runbuch::diagnostic::Level::Error => "level-error",
        runbuch::diagnostic::Level::Warning => "level-warning",
        runbuch::diagnostic::Level::Note => "level-note",
        runbuch::diagnostic::Level::Off => "level-off",
    };
    catalogue.text(&Message { id, args: Vec::new() })
}

fn fix(catalogue: &Catalogue, rule: &RuleInfo) -> String {
    let id = match rule.fix {
        FixKind::None => return String::new(),
        FixKind::Safe => "rule-fix-safe",
        FixKind::Unsafe => "rule-fix-unsafe",
    };
    format!(", {}", catalogue.text(&Message { id, args: Vec::new() }))
}
