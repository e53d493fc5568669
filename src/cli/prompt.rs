//! Questions on a terminal.

use std::io::{BufRead, IsTerminal, Write};

use crate::authoring::{self, Values};
use crate::diagnostic::msg;
use crate::language::Catalogue;
use crate::schema::{Field, Kind};

/// Whether there is somebody who can answer.
pub(super) fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks for each field of [`authoring::asked`] that has no value yet.
pub(super) fn ask_for(kind: &Kind, catalogue: &Catalogue, values: &mut Values) {
    ask(kind, catalogue, values, &mut std::io::stdin().lock(), &mut std::io::stderr().lock());
}

/// An empty line leaves a field out; the end of the input all that are left.
fn ask(
    kind: &Kind,
    catalogue: &Catalogue,
    values: &mut Values,
    input: &mut impl BufRead,
    output: &mut impl Write,
) {
    let asked = authoring::asked(kind);
    let open: Vec<&Field> =
        asked.into_iter().filter(|field| values.get(&field.name).is_none()).collect();
    if !open.is_empty() {
        let _ = writeln!(output, "{}", catalogue.text(&msg!(new_prompt)));
    }
    for field in open {
        if !answer(kind, field, catalogue, values, input, output) {
            return;
        }
    }
}

/// Asks until the answer reads; whether there may be more answers.
fn answer(
    kind: &Kind,
    field: &Field,
    catalogue: &Catalogue,
    values: &mut Values,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> bool {
    loop {
        let _ = write!(output, "{}: ", question(field, catalogue)).and_then(|()| output.flush());
        let mut line = String::new();
        match input.read_line(&mut line) {
            Ok(0) | Err(_) => return false,
            Ok(_) => {}
        }
        match values.set(kind, &field.name, line.trim()) {
            Ok(()) => return true,
            Err(rejected) => {
                let _ = writeln!(output, "  {}", catalogue.text(&rejected.message()));
            }
        }
    }
}

/// `Datenklasse – Wie kritisch … [kritisch, wichtig, …]`
fn question(field: &Field, catalogue: &Catalogue) -> String {
    let lang = catalogue.lang();
    let mut question = field.label(lang).to_owned();
    if let Some(help) = field.help(lang) {
        question.push_str(&format!(" – {help}"));
    }
    if !field.words.is_empty() {
        question.push_str(&format!(" [{}]", field.words.join(", ")));
    }
    question
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::schema::Kinds;

    fn asked(answers: &str) -> (Values, String) {
        let kinds = Kinds::bundled();
        let kind = kinds.find("service").expect("a kind");
        let mut values = Values::default();
        values.set(kind, "owner", "Anna").expect("a value");
        let mut output = Vec::new();
        let catalogue = Catalogue::new(Lang::De);
        ask(kind, &catalogue, &mut values, &mut answers.as_bytes(), &mut output);
        (values, String::from_utf8(output).expect("UTF-8"))
    }

    #[test]
    fn answers_are_read_until_they_fit() {
        let (values, output) = asked("egal\nhoch\n\nbald\n24 h\n4 h\n");
        assert_eq!(values.text("data_class").as_deref(), Some("kritisch"));
        assert_eq!(values.text("storage"), None);
        assert_eq!(values.text("rpo").as_deref(), Some("24 h"));
        assert_eq!(values.text("rto").as_deref(), Some("4 h"));
        assert_eq!(output.matches("Datenklasse – Wie kritisch").count(), 2, "{output}");
        assert_eq!(output.matches("RPO – ").count(), 2, "{output}");
    }

    #[test]
    fn backups_are_offered() {
        let (values, output) = asked("kritisch\nSSD\n24 h\n4 h\nrestic täglich auf das NAS\n");
        assert!(output.contains("Sicherungen – "), "{output}");
        assert_eq!(values.text("backup").as_deref(), Some("restic täglich auf das NAS"));
    }

    #[test]
    fn who_goes_away_leaves_the_rest_out() {
        let (values, output) = asked("kritisch\n");
        assert_eq!(values.text("data_class").as_deref(), Some("kritisch"));
        assert_eq!(values.text("rpo"), None);
        assert!(output.contains("Speicherort") && !output.contains("RPO"), "{output}");
    }
}
