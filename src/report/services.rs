//! The report of services with promises and evidence: `runbuch report`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use serde::Serialize;

use super::Due;
use super::spreadsheet::separated;
use crate::diagnostic::{Message, Obligation, State, msg};
use crate::language::Catalogue;
use crate::ops::{AgendaItem, Exemption, ServiceStatus, Standing, Time, Urgency};

/// The format version; increased on incompatible changes.
const VERSION: u32 = 1;

/// The columns of the table.
const COLUMNS: [&str; 21 + Obligation::ALL.len()] = [
    "name",
    "path",
    "line",
    "data_class",
    "owner",
    "state",
    "rpo",
    "rpo_iso",
    "interval",
    "interval_iso",
    "rto",
    "rto_iso",
    "measured",
    "measured_iso",
    "copies",
    "offsite",
    "tested",
    "result",
    "test_id",
    "valid_until",
    "findings",
    "state_documentation",
    "state_backup",
    "state_rpo",
    "state_rto",
    "state_copies",
    "state_offsite",
    "state_restore_test",
    "state_dependencies",
    "state_test_plan",
];

fn cells(row: &ServiceStatus) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let written = |time: &Option<Time>| time.as_ref().map(|it| it.written.clone());
    let iso = |time: &Option<Time>| time.as_ref().and_then(|it| it.iso.clone());
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let rules = row.obligations.iter().flat_map(|it| it.rules.iter().map(String::as_str));
    let rules: BTreeSet<&str> = rules.collect();
    let mut cells = vec![
        row.name.clone(),
        row.path.clone(),
        row.line.to_string(),
        text(&row.data_class),
        text(&row.owner),
        row.state.as_str().to_owned(),
        written(&row.rpo).unwrap_or_default(),
        iso(&row.rpo).unwrap_or_default(),
        written(&row.interval).unwrap_or_default(),
        iso(&row.interval).unwrap_or_default(),
        written(&row.rto).unwrap_or_default(),
        iso(&row.rto).unwrap_or_default(),
        written(&row.measured).unwrap_or_default(),
        iso(&row.measured).unwrap_or_default(),
        row.copies.to_string(),
        row.offsite.to_string(),
        day(row.tested),
        text(&row.result),
        text(&row.test_id),
        day(row.valid_until),
        rules.into_iter().collect::<Vec<_>>().join(" "),
    ];
    cells.extend(row.obligations.iter().map(|it| it.state.as_str().to_owned()));
    cells
}

/// The services as CSV (RFC 4180) with this between the cells, and with a byte order mark so that spreadsheets read it
/// as UTF-8.
pub fn services_csv(rows: &[ServiceStatus], delimiter: u8, bom: bool) -> String {
    let mark = if bom { "\u{feff}" } else { "" };
    format!("{mark}{}", separated(delimiter, &COLUMNS, rows.iter().map(cells)))
}

/// What falls due, as far as a report of services tells it.
#[derive(Serialize)]
struct DueRow<'d> {
    day: Date,
    title: String,
    kind: &'d str,
    urgency: Urgency,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl<'d> DueRow<'d> {
    fn new(due: &'d Due<'d>, item: &'d AgendaItem<'d>) -> Self {
        let place = due.place(item);
        Self {
            day: item.day,
            title: due.title(item),
            kind: &item.deadline.kind,
            urgency: item.urgency,
            owner: item.owner(),
            path: place.map(|place| place.path.to_string()),
            line: place.map(|place| due.report.position(place, place.span.start).line),
        }
    }
}

/// The services, and what falls due, as JSON.
pub fn services_json(rows: &[ServiceStatus], due: &Due<'_>) -> String {
    let value = serde_json::json!({
        "version": VERSION,
        "as_of": due.report.as_of.to_string(),
        "services": rows,
        "due": due.items.iter().map(|item| DueRow::new(due, item)).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

/// The columns with translated headers.
fn heads() -> [(&'static str, Message); 10] {
    [
        ("name", msg!(column_name)),
        ("state", msg!(column_state)),
        ("data_class", msg!(column_data_class)),
        ("owner", msg!(column_owner)),
        ("rpo", msg!(column_rpo)),
        ("interval", msg!(column_interval)),
        ("rto", msg!(column_rto)),
        ("measured", msg!(column_measured)),
        ("tested", msg!(column_tested)),
        ("valid_until", msg!(column_valid_until)),
    ]
}

/// The services as a Markdown table, with translated headers and states; then their obligations, and what falls due.
pub fn services_markdown(rows: &[ServiceStatus], due: &Due<'_>, catalogue: &Catalogue) -> String {
    let heads = heads();
    let names = heads.each_ref().map(|(_, name)| catalogue.text(name));
    let mut text = format!("| {} |\n|{}\n", names.join(" | "), " --- |".repeat(heads.len()));
    for row in rows {
        let all = cells(row);
        let cell = |(head, _): &(&str, Message)| {
            let cell = match *head {
                "state" => return catalogue.text(&state_name(row.state)),
                "data_class" => row.class_in(catalogue.lang()).unwrap_or_default(),
                _ => {
                    let index = COLUMNS.iter().position(|column| column == head);
                    index.and_then(|index| all.get(index)).map_or("", String::as_str)
                }
            };
            if cell.is_empty() { "–".to_owned() } else { escaped(cell) }
        };
        text.push_str(&format!("| {} |\n", heads.iter().map(cell).collect::<Vec<_>>().join(" | ")));
    }
    text + &obligations_markdown(rows, catalogue) + &due_table(due, catalogue)
}

/// A third table: what falls due, by day; none where nothing does.
fn due_table(due: &Due<'_>, catalogue: &Catalogue) -> String {
    if due.items.is_empty() {
        return String::new();
    }
    let heads = [msg!(column_due), msg!(column_duty), msg!(column_owner), msg!(column_place)];
    let names = heads.each_ref().map(|name| catalogue.text(name));
    let mut text = format!("\n| {} |\n|{}\n", names.join(" | "), " --- |".repeat(heads.len()));
    for item in due.items {
        let day = format!("{} ({})", item.day, due.when(item));
        let owner = item.owner().map_or_else(|| "–".to_owned(), escaped);
        let at = due.place(item).map(|place| escaped(&due.report.at(place))).unwrap_or_default();
        text.push_str(&format!("| {day} | {} | {owner} | {at} |\n", escaped(&due.title(item))));
    }
    text
}

/// A second table: the state of each obligation of each service, and why.
fn obligations_markdown(rows: &[ServiceStatus], catalogue: &Catalogue) -> String {
    let names = Obligation::ALL.map(|it| catalogue.text(&obligation_name(it)));
    let head = [vec![catalogue.text(&msg!(column_name))], names.to_vec()].concat();
    let mut text = format!("\n| {} |\n|{}\n", head.join(" | "), " --- |".repeat(head.len()));
    for row in rows {
        text.push_str(&format!("| {} |", escaped(&row.name)));
        for standing in &row.obligations {
            text.push_str(&format!(" {} |", escaped(&standing_text(standing, catalogue))));
        }
        text.push('\n');
    }
    text
}

/// The state; then the evidence and until when it holds, the rules that found something, or why it is not owed.
fn standing_text(standing: &Standing, catalogue: &Catalogue) -> String {
    let mut parts = Vec::new();
    if let Some(evidence) = standing.evidence.first() {
        parts.push(format!("{}:{}", evidence.path, evidence.line));
    }
    parts.extend(standing.rules.iter().cloned());
    parts.extend(standing.reason.map(|reason| catalogue.text(&exemption(reason))));
    let valid = standing.valid_until.map(|day| day.to_string());
    let until = valid.or_else(|| standing.waived_until.clone());
    parts.extend(until.map(|day| catalogue.text(&msg!(report_until, day = day))));
    let state = catalogue.text(&state_name(standing.state));
    if parts.is_empty() { state } else { format!("{state} ({})", parts.join(", ")) }
}

fn obligation_name(obligation: Obligation) -> Message {
    match obligation {
        Obligation::Documentation => msg!(obligation_documentation),
        Obligation::Backup => msg!(obligation_backup),
        Obligation::Rpo => msg!(obligation_rpo),
        Obligation::Rto => msg!(obligation_rto),
        Obligation::Copies => msg!(obligation_copies),
        Obligation::Offsite => msg!(obligation_offsite),
        Obligation::RestoreTest => msg!(obligation_restore_test),
        Obligation::Dependencies => msg!(obligation_dependencies),
        Obligation::TestPlan => msg!(obligation_test_plan),
    }
}

fn exemption(reason: Exemption) -> Message {
    match reason {
        Exemption::DataClass => msg!(exempt_data_class),
        Exemption::Stateless => msg!(exempt_stateless),
        Exemption::NoDependencies => msg!(exempt_no_dependencies),
        Exemption::NoTestPlan => msg!(exempt_no_test_plan),
    }
}

fn state_name(state: State) -> Message {
    match state {
        State::Met => msg!(state_met),
        State::Violated => msg!(state_violated),
        State::Expired => msg!(state_expired),
        State::Unknown => msg!(state_unknown),
        State::Waived => msg!(state_waived),
        State::NotApplicable => msg!(state_not_applicable),
    }
}

pub(super) fn escaped(cell: &str) -> String {
    let mut escaped = String::with_capacity(cell.len());
    for character in cell.chars() {
        if "\\|`*_<[".contains(character) {
            escaped.push('\\');
        }
        escaped.push(if character == '\n' { ' ' } else { character });
    }
    escaped
}
