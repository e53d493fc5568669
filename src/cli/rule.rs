//! `runbuch rule`

use serde_json::{Value, json};

use super::args::{self, Global, RuleFormat};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, language};
use crate::check::{RuleSet, rules};
use crate::config::Config;
use crate::diagnostic::{FixKind, Level, RuleInfo, RuleRef, msg};
use crate::language::Catalogue;
use crate::ops::{DataClass, Demands};

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::RuleArgs,
) -> Result<Exit, CommandFailure> {
    let config = config_of_project(global);
    let rules = config.as_ref().map(RuleSet::new).unwrap_or_default();
    let catalogue = Catalogue::new(language(global, config.as_ref()));
    let Some(name) = &command.rule else {
        return terminal.print(&match command.rule_format {
            RuleFormat::Text => list(&catalogue, &rules),
            RuleFormat::Json => {
                let all = rules.iter().map(|rule| described(&catalogue, &rules, rule));
                pretty(&all.collect())
            }
        });
    };
    let Some(rule) = rules.find(name) else {
        terminal.note(&catalogue.text(&msg!(unknown_rule, rule = name.as_str())));
        let help = match rules.nearest(name) {
            Some(near) => msg!(unknown_rule_suggestion, code = &*near.code, slug = &*near.slug),
            None => msg!(unknown_rule_help),
        };
        terminal.note(&catalogue.text(&help));
        return Err(CommandFailure::reported());
    };
    if command.rule_format == RuleFormat::Json {
        return terminal.print(&pretty(&described(&catalogue, &rules, rule)));
    }
    let explanation = rules.explain(&rule.code, &catalogue).map(|it| it.text()).unwrap_or_default();
    let facts = match rule.since {
        Some(version) => format!("{}, {}", facts(&catalogue, &rule), since(&catalogue, version)),
        None => facts(&catalogue, &rule),
    };
    let demands = demands(&catalogue, &rule, config.as_ref());
    terminal.print(&format!("# {} {}\n\n{facts}\n{demands}\n{explanation}", rule.code, rule.slug))
}

/// The levels that the rule's findings have by data class, as `book.toml` has them or would have them.
fn demands(catalogue: &Catalogue, rule: &RuleInfo, config: Option<&Config>) -> String {
    let rule = rules::find(&rule.code).filter(|rule| !rule.demands.is_empty());
    let Some(rule) = rule else { return String::new() };
    let demands = config.map(Demands::of).unwrap_or_default();
    let head = catalogue.text(&msg!(rule_demands));
    let mut text = format!("\n{head}\n\n```toml\n[check.obligations]\n");
    for obligation in rule.demands {
        let levels = DataClass::ALL.map(|class| {
            let name = class.word(catalogue.lang());
            format!("{name} = \"{}\"", demands.level(*obligation, Some(class)))
        });
        text.push_str(&format!("{} = {{ {} }}\n", obligation.as_str(), levels.join(", ")));
    }
    text + "```\n"
}

/// The rule for machines; keys without a value are left out.
fn described(catalogue: &Catalogue, rules: &RuleSet, rule: RuleRef) -> Value {
    let mut described = json!({
        "code": rule.code,
        "slug": rule.slug,
        "level": rule.level.as_str(),
        "time_dependent": rule.time_dependent,
        "fix": match rule.fix {
            FixKind::None => Value::Null,
            FixKind::Safe => "safe".into(),
            FixKind::Unsafe => "unsafe".into(),
        },
        "obligation": rule.obligation.map(|it| it.as_str()),
        "since": rule.since,
        "explanation": rules.explain(&rule.code, catalogue).map(|it| it.text()),
    });
    if let Some(map) = described.as_object_mut() {
        map.retain(|_, value| !value.is_null());
    }
    described
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// One line per rule: code, level, fix, name.
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
