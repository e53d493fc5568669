//! The command `runbuch`.

use std::process::ExitCode;

fn main() -> ExitCode {
    runbuch::cli::main()
}
