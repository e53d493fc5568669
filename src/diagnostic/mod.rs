//! Findings: place, rule, messages and fix. Knows neither files nor Markdown.

mod address;
mod deadline;
mod explanation;
mod finding;
mod fix;
mod message;
mod obligation;
mod regex_fault;
mod rule;
mod span;
mod suggest;
mod waiver;

pub use address::{Address, FieldPath, FieldStep, RecordId};
pub use deadline::Deadline;
pub use explanation::Explanation;
pub use finding::{
    BaselineEntry, Diagnostic, Finding, Forecast, Permission, Place, Related, Summary, Window,
};
pub use fix::{Edit, Fix, Safety, apply_edits};
pub use message::{Arg, Message};
pub(crate) use message::{messages, msg};
pub use obligation::{Obligation, State};
pub use regex_fault::regex_fault;
pub use rule::{Category, FixKind, Level, RuleInfo, RuleRef};
pub use span::{ColumnUnit, LineIndex, Position, Span, Spanned};
pub use suggest::{Likeness, NearIndex, Nearest, nearest};
pub use waiver::{Surplus, SurplusKind, Waiver, WaiverPlace};
