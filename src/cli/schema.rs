//! `runbuch schema`

use serde_json::{Value, json};

use super::args::{self, DataFormat, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, language, root, unknown_kind};
use crate::diagnostic::msg;
use crate::language::{Catalogue, Lang};
use crate::pipeline;
use crate::schema::{Kind, Kinds};
use crate::source::data::to_json;

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::SchemaArgs,
) -> Result<Exit, CommandFailure> {
    let lang = language(global, config_of_project(global).as_ref());
    let catalogue = Catalogue::new(lang);
    let kinds = pipeline::kinds(&root(global)).map_err(CommandFailure::of(lang))?;
    if !kinds.problems.is_empty() {
        let count = kinds.problems.len();
        terminal.note(&catalogue.text(&msg!(schema_problems, count = count)));
    }
    let text = match (&command.kind, command.data_format) {
        (None, DataFormat::Yaml) => list(&catalogue, &kinds),
        (None, DataFormat::Json) => pretty(&listed(lang, &kinds)),
        (Some(name), format) => match kinds.find(name) {
            None => return Err(unknown_kind(lang, &kinds, name)),
            Some(kind) if command.editor => pretty(&kinds.editor_schema(kind, lang)),
            Some(kind) if format == DataFormat::Json => pretty(&to_json(&kind.schema)),
            Some(kind) => kind.yaml(),
        },
    };
    terminal.print(&text)
}

/// One line per kind: name, label, shapes, where it comes from.
fn list(catalogue: &Catalogue, kinds: &Kinds) -> String {
    let bundled = catalogue.text(&msg!(schema_bundled));
    let rows: Vec<[String; 4]> = kinds
        .all()
        .iter()
        .map(|kind| {
            let from = kind.path.as_ref().map_or_else(|| bundled.clone(), |it| it.to_string());
            let label = kind.label(catalogue.lang()).to_owned();
            [kind.name.clone(), label, shapes(kind).join(", "), from]
        })
        .collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2)];
    let line = |[name, label, shapes, from]: &[String; 4]| {
        let [first, second, third] = widths;
        format!("{name:first$}  {label:second$}  {shapes:third$}  {from}\n")
    };
    rows.iter().map(line).collect()
}

fn listed(lang: Lang, kinds: &Kinds) -> Value {
    let entry = |kind: &Kind| {
        let mut entry = json!({
            "name": kind.name,
            "label": kind.label(lang),
            "role": kind.role.as_str(),
            "shapes": shapes(kind),
        });
        if let (Some(path), Some(entry)) = (&kind.path, entry.as_object_mut()) {
            entry.insert("path".to_owned(), json!(path));
        }
        entry
    };
    Value::Array(kinds.all().iter().map(|kind| entry(kind)).collect())
}

/// The shapes in the words of `x-shape`.
fn shapes(kind: &Kind) -> Vec<&'static str> {
    let shapes = &kind.shapes;
    let all = [
        (shapes.page.is_some(), "page"),
        (!shapes.row.is_empty(), "row"),
        (!shapes.section.is_empty(), "section"),
        (!shapes.facts.is_empty(), "facts"),
        (!shapes.item.is_empty(), "item"),
    ];
    all.into_iter().filter_map(|(has, name)| has.then_some(name)).collect()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
