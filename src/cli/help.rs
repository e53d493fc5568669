//! The help texts, in the reader's language.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;
use super::terminal;
use runbuch::language::{Catalogue, Lang};

/// The command line with its help. What is wrong with a command line is told in clap's English.
pub(super) fn command() -> Command {
    let catalogue = Catalogue::new(typed_language().unwrap_or_else(terminal::locale));
    let command = Args::command().mut_subcommands(|command| localized(command, &catalogue));
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    localized(command.arg(version), &catalogue)
        .subcommand_help_heading(say(&catalogue, "cli-commands"))
        .subcommand_value_name(say(&catalogue, "cli-command"))
}

fn localized(command: Command, catalogue: &Catalogue) -> Command {
    let about = say(catalogue, &format!("cli-{}", command.get_name()));
    let usage = say(catalogue, "cli-usage");
    let template = format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command.arg(help).about(about).help_template(template).mut_args(|arg| {
        let heading = match (arg.is_positional(), arg.is_global_set() || is_ours(&arg)) {
            (true, _) => "cli-arguments",
            (false, true) => "cli-everywhere",
            (false, false) => "cli-options",
        };
        let text = say(catalogue, &format!("cli-arg-{}", arg.get_id()));
        arg.help(text).help_heading(say(catalogue, heading))
    })
}

fn is_ours(arg: &Arg) -> bool {
    matches!(arg.get_id().as_str(), "help" | "version")
}

fn say(catalogue: &Catalogue, id: &str) -> String {
    catalogue.format(id, [])
}

/// `--lang` decides about the help too, which is printed before the command line is understood.
#[expect(clippy::disallowed_methods, reason = "what was typed is known only here")]
fn typed_language() -> Option<Lang> {
    let typed: Vec<String> = std::env::args().collect();
    let joined = typed.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = || {
        typed.windows(2).find_map(|pair| match pair {
            [flag, value] if flag == "--lang" => Some(value.as_str()),
            _ => None,
        })
    };
    Lang::from_tag(joined.or_else(apart)?)
}
