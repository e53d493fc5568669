//! Numbers for monitoring: `api/metrics.txt` of the site, in the OpenMetrics text format 1.0.
//!
//! All families are gauges, which the older text format of Prometheus and node_exporter's textfile collector read as well.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::Report;
use crate::diagnostic::{Diagnostic, Level, State};
use crate::ops::{AgendaItem, ServiceStatus, Urgency};

/// The data of the metrics.
pub struct MetricsReport<'a> {
    /// Diagnostics and as-of date.
    pub report: &'a Report<'a>,
    /// The status of services.
    pub services: &'a [ServiceStatus],
    /// The duties, by day.
    pub items: &'a [AgendaItem<'a>],
}

/// The metrics. Waived findings and those of the baseline are not counted.
pub fn metrics(of: &MetricsReport<'_>) -> String {
    let mut text = String::new();
    let info = [(labels(&[("version", env!("CARGO_PKG_VERSION"))]), 1)];
    family(&mut text, "info", None, "The version of Runbuch.", info);
    family(
        &mut text,
        "as_of_timestamp_seconds",
        Some("seconds"),
        "The day that counts as today in all these numbers, at midnight UTC.",
        as_of(of.report),
    );
    let help = "Findings by rule and level; waived ones and those of the baseline are not counted.";
    family(&mut text, "findings", None, help, findings(of.report.diagnostics));
    family(&mut text, "services", None, "Services by state.", services(of.services));
    let help = "Obligations of services by state and data class.";
    family(&mut text, "obligations", None, help, obligations(of.services));
    let ahead = of.items.iter().filter(|item| item.days >= 0);
    let next = ahead.map(|item| i64::from(item.days)).min().map(|days| (String::new(), days));
    let help = "Days from the as-of date to the next due day, within six months.";
    family(&mut text, "next_due_days", Some("days"), help, next);
    family(&mut text, "overdue", None, "Overdue duties by owner.", overdue(of.items));
    text.push_str("# EOF\n");
    text
}

fn family(
    text: &mut String,
    name: &str,
    unit: Option<&str>,
    help: &str,
    samples: impl IntoIterator<Item = (String, i64)>,
) {
    text.push_str(&format!("# TYPE runbuch_{name} gauge\n"));
    if let Some(unit) = unit {
        text.push_str(&format!("# UNIT runbuch_{name} {unit}\n"));
    }
    text.push_str(&format!("# HELP runbuch_{name} {help}\n"));
    for (labels, value) in samples {
        text.push_str(&format!("runbuch_{name}{labels} {value}\n"));
    }
}

/// `{rule="L701",level="error"}`
fn labels(pairs: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{name}=\"{}\"", escaped(value));
    format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(","))
}

/// Backslash, quote and line break are escaped (OpenMetrics, `escaped-string`).
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

fn as_of(report: &Report<'_>) -> Option<(String, i64)> {
    let midnight = report.as_of.to_zoned(TimeZone::UTC).ok()?;
    Some((String::new(), midnight.timestamp().as_second()))
}

fn findings(diagnostics: &[Diagnostic]) -> Vec<(String, i64)> {
    let mut counts: BTreeMap<(&str, Level), i64> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|it| it.counts()) {
        *counts.entry((&diagnostic.finding.rule.code, diagnostic.level)).or_default() += 1;
    }
    let sample = |((rule, level), count): ((&str, Level), i64)| {
        (labels(&[("rule", rule), ("level", level.as_str())]), count)
    };
    counts.into_iter().map(sample).collect()
}

/// A sample for each state, so that alerts find the series before there is anything to count.
fn services(services: &[ServiceStatus]) -> Vec<(String, i64)> {
    let sample = |state: State| {
        let count = services.iter().filter(|service| service.state == state).count();
        (labels(&[("state", state.as_str())]), as_value(count))
    };
    State::ALL.map(sample).into()
}

/// A sample for each state and each data class that there is; the class is empty for services without one.
fn obligations(services: &[ServiceStatus]) -> Vec<(String, i64)> {
    let mut classes: BTreeMap<&str, [i64; State::ALL.len()]> = BTreeMap::new();
    for service in services {
        let counts = classes.entry(service.data_class.as_deref().unwrap_or_default()).or_default();
        for (state, count) in State::ALL.iter().zip(counts) {
            let of_state = service.obligations.iter().filter(|it| it.state == *state);
            *count += as_value(of_state.count());
        }
    }
    let samples = classes.into_iter().flat_map(|(class, counts)| {
        State::ALL.into_iter().zip(counts).map(move |(state, count)| {
            (labels(&[("state", state.as_str()), ("data_class", class)]), count)
        })
    });
    samples.collect()
}

/// A sample for each owner with duties ahead or overdue, and one for duties without an owner.
fn overdue(items: &[AgendaItem<'_>]) -> Vec<(String, i64)> {
    let mut owners = BTreeMap::from([("", 0)]);
    for item in items {
        let count = owners.entry(item.owner().unwrap_or_default()).or_default();
        *count += i64::from(item.urgency == Urgency::Overdue);
    }
    owners.into_iter().map(|(owner, count)| (labels(&[("owner", owner)]), count)).collect()
}

fn as_value(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_values_are_escaped() {
        let written = labels(&[("owner", "Anna \"B\"\\\nC"), ("x", "ä")]);
        assert_eq!(written, "{owner=\"Anna \\\"B\\\"\\\\\\nC\",x=\"ä\"}");
    }
}
