//! `runbuch rule`

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, language};
use crate::check::RuleSet;
use crate::diagnostic::{FixKind, Level, RuleInfo, RuleRef, msg};
use crate::language::Catalogue;

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::RuleArgs,
) -> Result<Exit, CommandFailure> {
    let config = config_of_project(global);
    let rules = config.as_ref().map(RuleSet::new).unwrap_or_default();
    let catalogue = Catalogue::new(language(global, config.as_ref()));
    let Some(name) = &command.rule else { return terminal.print(&list(&catalogue, &rules)) };
    let Some(rule) = rules.find(name) else {
        terminal.note(&catalogue.text(&msg!(unknown_rule, rule = name.as_str())));
        let help = match rules.nearest(name) {
            Some(near) => msg!(unknown_rule_suggestion, code = &*near.code, slug = &*near.slug),
            None => msg!(unknown_rule_help),
        };
        terminal.note(&catalogue.text(&help));
        return Err(CommandFailure::reported());
    };
    let explanation = rules.explain(&rule.code, &catalogue).map(|it| it.text()).unwrap_or_default();
    let facts = match rule.since {
        Some(version) => format!("{}, {}", facts(&catalogue, &rule), since(&catalogue, version)),
        None => facts(&catalogue, &rule),
    };
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

fn since(catalogue: &Catalogue, version: &str) -> String {
    catalogue.text(&msg!(rule_since, version = version))
}

fn level(catalogue: &Catalogue, rule: &RuleInfo) -> String {
    catalogue.text(&match rule.level {
        Level::Error => msg!(level_error),
        Level::Warning => msg!(level_warning),
        Level::Note => msg!(level_note),
        Level::Off => msg!(level_off),
    })
}

fn fix(catalogue: &Catalogue, rule: &RuleInfo) -> String {
    let message = match rule.fix {
        FixKind::None => return String::new(),
        FixKind::Safe => msg!(rule_fix_safe),
        FixKind::Unsafe => msg!(rule_fix_unsafe),
    };
    format!(", {}", catalogue.text(&message))
}
