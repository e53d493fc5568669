//! Failures that end a run with exit code 2.

use std::path::PathBuf;

use crate::config::ConfigError;
use crate::diagnostic::{Message, Place, Position, msg};
use crate::output::OutputError;
use crate::render::TemplateError;
use crate::source::ReadError;
use crate::verdict::BaselineError;

/// Why a run failed.
#[derive(Debug)]
pub enum Failure {
    /// A file or folder cannot be read.
    Read(ReadError),
    /// `book.toml` is invalid; its errors with their positions.
    Config(Vec<(ConfigError, Position)>),
    /// A level is set for an unknown rule.
    NoRule {
        /// The name as given.
        name: String,
        /// The code and slug of a similar rule.
        near: Option<(String, String)>,
    },
    /// There are no pages.
    NoMarkdown(PathBuf),
    /// The theme folder does not exist.
    NoTheme {
        /// As configured.
        name: String,
    },
    /// A template has a syntax error or uses an unknown variable.
    Template(TemplateError),
    /// The baseline does not exist.
    NoBaseline(PathBuf),
    /// The baseline is invalid.
    Baseline(BaselineError),
    /// The baseline would overwrite a file that is not a baseline.
    NotABaseline(PathBuf),
    /// External links cannot be probed; the reason.
    External(String),
    /// The site or a fixed file cannot be written.
    Output(OutputError),
}

impl Failure {
    /// The messages, with places where known.
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
    let (place, detail) = (error.place.as_str(), error.detail.as_str());
    match &error.page {
        Some(page) => {
            msg!(failure_template_page, place = place, detail = detail, page = page.as_str())
        }
        None => msg!(failure_template, place = place, detail = detail),
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
