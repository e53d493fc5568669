//! Why the work could not be done: exit code 2.

use std::path::PathBuf;

use crate::config::ConfigError;
use crate::diagnostic::{Message, Place, Position, msg};
use crate::output::OutputError;
use crate::render::TemplateError;
use crate::source::ReadError;
use crate::verdict::BaselineError;

/// Why the work could not be done.
#[derive(Debug)]
pub enum Failure {
    /// A file or folder cannot be read.
    Read(ReadError),
    /// `book.toml` cannot be understood; its errors with their positions.
    Config(Vec<(ConfigError, Position)>),
    /// A level is set for a rule that does not exist.
    NoRule {
        /// As it was asked for.
        name: String,
        /// The code and the name of the one that may be meant.
        near: Option<(String, String)>,
    },
    /// There is no page.
    NoMarkdown(PathBuf),
    /// The theme is no folder of the project.
    NoTheme {
        /// As configured.
        name: String,
    },
    /// A template does not parse, or asks for something that is not there.
    Template(TemplateError),
    /// The baseline that was asked for does not exist.
    NoBaseline(PathBuf),
    /// The baseline cannot be understood.
    Baseline(BaselineError),
    /// The baseline would replace a file that is none.
    NotABaseline(PathBuf),
    /// Other hosts cannot be asked at all: why.
    External(String),
    /// The site or a fixed file cannot be written.
    Output(OutputError),
}

impl Failure {
    /// What to tell, with the place where there is one.
    pub fn messages(&self) -> Vec<(Option<(Place, Position)>, Message)> {
        match self {
            Self::Config(errors) => errors
                .iter()
                .map(|(error, at)| (Some((error.place.clone(), *at)), error.message.clone()))
                .collect(),
            Self::Read(error) => vec![(None, error.message())],
            Self::NoMarkdown(folder) => {
                vec![(None, msg!(failure_no_markdown, path = folder.display().to_string()))]
            }
            Self::NoRule { name, near } => {
                let help = match near {
                    Some((code, slug)) => {
                        let (code, slug) = (code.as_str(), slug.as_str());
                        msg!(unknown_rule_suggestion, code = code, slug = slug)
                    }
                    None => msg!(unknown_rule_help),
                };
                vec![(None, msg!(failure_no_rule, rule = name.as_str(), help = help))]
            }
            Self::NoTheme { name } => vec![(None, msg!(failure_no_theme, name = name.as_str()))],
            Self::Template(error) => vec![(None, of_template(error))],
            Self::NoBaseline(file) => {
                vec![(None, msg!(failure_no_baseline, path = file.display().to_string()))]
            }
            Self::Baseline(error) => {
                vec![(Some((error.place.clone(), error.position)), error.message.clone())]
            }
            Self::NotABaseline(file) => {
                vec![(None, msg!(failure_not_a_baseline, path = file.display().to_string()))]
            }
            Self::External(detail) => {
                vec![(None, msg!(failure_external, detail = detail.as_str()))]
            }
            Self::Output(error) => vec![(None, error.message())],
        }
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

fn of_template(error: &TemplateError) -> Message {
    let detail = error.detail.as_str();
    match &error.page {
        Some(page) => msg!(failure_template_page, detail = detail, page = page.as_str()),
        None => msg!(failure_template, detail = detail),
    }
}

impl From<TemplateError> for Failure {
    fn from(error: TemplateError) -> Self {
        Self::Template(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}
