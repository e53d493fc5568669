//! The help texts, in the reader's language.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;
use super::terminal;
use crate::diagnostic::msg;
use crate::language::{Catalogue, Lang};

/// The command line with its help.
pub(super) fn command() -> Command {
    let catalogue = Catalogue::new(language());
    let command = Args::command().mut_subcommands(|command| localized(command, &catalogue));
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    localized(command.arg(version.help(msg!(cli_arg_version).id())), &catalogue)
        .subcommand_help_heading(catalogue.text(&msg!(cli_commands)))
        .subcommand_value_name(catalogue.text(&msg!(cli_command)))
}

/// The language of the help, and of what is wrong with a command line.
pub(super) fn language() -> Lang {
    typed_language().unwrap_or_else(terminal::locale)
}

fn localized(command: Command, catalogue: &Catalogue) -> Command {
    let about = named(catalogue, command.get_about());
    let usage = catalogue.text(&msg!(cli_usage));
    let template = format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = help.help(msg!(cli_arg_help).id());
    command.arg(help).about(about).help_template(template).mut_args(|arg| {
        let heading = match (arg.is_positional(), arg.is_global_set() || is_ours(&arg)) {
            (true, _) => msg!(cli_arguments),
            (false, true) => msg!(cli_everywhere),
            (false, false) => msg!(cli_options),
        };
        let help = named(catalogue, arg.get_help());
        arg.help(help).help_heading(catalogue.text(&heading))
    })
}

fn is_ours(arg: &Arg) -> bool {
    matches!(arg.get_id().as_str(), "help" | "version")
}

/// The message whose name is where clap expects the text.
fn named(catalogue: &Catalogue, id: Option<&StyledStr>) -> String {
    id.map(|id| catalogue.format(&id.to_string(), [])).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_typed_has_its_help() {
        let command = command();
        for command in std::iter::once(&command).chain(command.get_subcommands()) {
            let name = command.get_name();
            assert!(
                command.get_about().is_some_and(|about| about.to_string().contains(' ')),
                "{name}"
            );
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains(' '), "{name} {}: {help:?}", arg.get_id());
            }
        }
    }
}
