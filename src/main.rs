//! The command `runbuch`: all of it is in `cli`, so that printing stays out of the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
