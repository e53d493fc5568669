//! M007 bad-project-file: a project file of another generator that cannot be read, or is beside another.

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Level, Place, msg};

rule! {
    "M007", "bad-project-file", Warning,
    fix: None, time_dependent: false,
    category: Check, since: "0.2.0",
    explanation: "bad_project_file", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let dialect = &context.site.config.dialect;
    let Some(file) = dialect.files.first() else { return Vec::new() };
    let problems = dialect.settings.problems.iter().map(|problem| {
        let place = Place::new(&file.path, problem.span);
        let message = msg!(bad_project_file, detail = problem.message());
        let finding = Finding::new(&RULE.info, place, &*file.path, message);
        finding.help(msg!(bad_project_file_help, file = &*file.path))
    });
    let others = dialect.others.iter().map(|(generator, place)| {
        let (name, taken) = (generator.name, dialect.traits.name);
        let message = msg!(bad_project_file_other, name = name, taken = taken);
        Finding::new(&RULE.info, place.clone(), generator.key, message)
            .level(Level::Note)
            .help(msg!(bad_project_file_other_help, key = generator.key))
    });
    problems.chain(others).collect()
}
