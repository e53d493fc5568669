//! P405 order-vs-dependencies: something is started before what it depends on.

use std::collections::HashMap;

use super::rule;
use crate::check::{Context, LinkedPage, Run, of_record};
use crate::diagnostic::{FieldPath, Finding, Span, msg};
use crate::lexicon::{bare_vowels, identifier, procedure};
use crate::ops::{Operations, Playbook, Service};
use crate::page::{Item, Link, List, Row, Table};
use crate::record::{Record, Shape};
use crate::schema::KindRole;
use crate::site::Target;

rule! {
    "P405", "order-vs-dependencies", Error,
    fix: None, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "order_vs_dependencies", run: Run::Site(check),
}

/// Shorter names are in too many words.
const SHORTEST_NAME: usize = 3;

/// One place in an order of starting.
struct StartStep {
    title: String,
    span: Span,
    /// The services that are started there.
    services: Vec<usize>,
}

/// Where an order of starting is.
#[derive(Clone, Copy)]
enum OrderSource<'c> {
    Playbook(&'c Record),
    /// A list or a table.
    Page(LinkedPage<'c>),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let all = context.operations;
    if all.services.iter().all(|service| service.needs.is_empty()) {
        return Vec::new();
    }
    let names = ServiceNames::of(all);
    let mut findings: Vec<Finding> = Vec::new();
    for playbook in &all.playbooks {
        let source = OrderSource::Playbook(playbook.record);
        findings.extend(of_order(all, source, &of_playbook(&names, playbook)));
    }
    for page in context.linked_pages().filter(|page| !is_of_playbook(*page)) {
        for order in orders(page, &names) {
            findings.extend(of_order(all, OrderSource::Page(page), &order));
        }
    }
    findings
}

/// The steps of a playbook are its order; its overview says the same.
fn is_of_playbook(page: LinkedPage<'_>) -> bool {
    page.own.records().any(|record| record.is(&KindRole::Playbook))
}

/// The services by their names, and by the pages that describe them.
struct ServiceNames<'c> {
    all: &'c Operations<'c>,
    by_path: HashMap<&'c str, usize>,
}

impl<'c> ServiceNames<'c> {
    fn of(all: &'c Operations<'c>) -> Self {
        let pages = all.services.iter().enumerate();
        let pages = pages.filter(|(_, service)| service.record.shape == Shape::Page);
        Self { all, by_path: pages.map(|(index, it)| (&*it.record.path, index)).collect() }
    }

    /// The services whose names are in a text as whole words.
    fn in_text(&self, text: &str) -> Vec<usize> {
        let words = format!("_{}_", identifier(text));
        let is_named = |service: &Service<'_>| {
            let key = service.record.key();
            key.len() >= SHORTEST_NAME && words.contains(&format!("_{key}_"))
        };
        let services = self.all.services.iter().enumerate();
        services.filter(|(_, service)| is_named(service)).map(|(index, _)| index).collect()
    }

    /// The links of a page that lead to the page of a service, with that service, in source order.
    fn links(&self, page: LinkedPage<'c>) -> Vec<(&'c Link, usize)> {
        let target = |target: &Target| {
            self.by_path.get(&**page.site.outline(target.page()?).path()).copied()
        };
        let links = page.all_links().filter_map(|(link, to)| Some((link, target(to)?)));
        let mut links: Vec<(&Link, usize)> = links.collect();
        links.sort_by_key(|(link, _)| link.span.start);
        links
    }
}

fn of_playbook(names: &ServiceNames<'_>, playbook: &Playbook<'_>) -> Vec<StartStep> {
    let step = |title: &str, span| StartStep {
        title: title.to_owned(),
        span,
        services: names.in_text(title),
    };
    playbook.steps.iter().map(|title| step(title.value, title.span)).collect()
}

/// The numbered lists and tables of a page that a heading or the line before calls an order of starting.
fn orders<'c>(page: LinkedPage<'c>, names: &ServiceNames<'c>) -> Vec<Vec<StartStep>> {
    let document = page.own.document();
    let introductions = document.introductions();
    let is_called = |span: Span| is_called_order(page, span, introductions.get(&span.start));
    let is_numbered_list = |list: &&List| list.first_number.is_some() && list.parent.is_none();
    let lists = document.lists.iter().filter(is_numbered_list);
    let lists = lists.filter(|list| is_called(list.span));
    let lists: Vec<&List> = lists.collect();
    let tables = document.tables.iter();
    let tables = tables.filter(|table| is_numbered(table) && is_called(table.span));
    let tables: Vec<&Table> = tables.collect();
    if lists.is_empty() && tables.is_empty() {
        return Vec::new();
    }
    let reader = OrderReader { names, links: names.links(page) };
    let lists = lists.into_iter().map(|list| reader.of_list(list));
    lists.chain(tables.into_iter().map(|table| reader.of_table(table))).collect()
}

fn is_called_order(page: LinkedPage<'_>, span: Span, introduction: Option<&Span>) -> bool {
    let heading = page.own.document().heading_at(span.start);
    let introduction = introduction.map(|it| it.of(page.own.page.text()));
    heading.is_some_and(|it| is_order(&it.text)) || introduction.is_some_and(is_order)
}

/// Whether a text speaks of the order in which things are started, and not stopped.
fn is_order(text: &str) -> bool {
    let text = bare_vowels(text);
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let calls = |word: &str| procedure::ORDER.iter().any(|end| word.ends_with(end));
    words.any(calls)
        && procedure::START.is_in_words_of(&text)
        && !procedure::STOP.is_in_words_of(&text)
}

/// Whether the rows of a table count from 1.
fn is_numbered(table: &Table) -> bool {
    let first = |row: &Row| row.cells.first().map(|cell| cell.content.text.trim().to_owned());
    table.header.len() > 1
        && table.rows.len() > 1
        && table.rows.iter().zip(1..).all(|(row, number)| first(row) == Some(number.to_string()))
}

/// Reads the orders of a page.
struct OrderReader<'n> {
    names: &'n ServiceNames<'n>,
    /// As in [`ServiceNames::links`].
    links: Vec<(&'n Link, usize)>,
}

impl OrderReader<'_> {
    fn of_list(&self, list: &List) -> Vec<StartStep> {
        let step = |item: &Item| {
            let span = item.content.span().unwrap_or(item.span);
            self.step(&item.content.text, span, Span::new(item.span.start, span.end))
        };
        list.items.iter().map(step).collect()
    }

    /// What a row starts is in the first cell that names a service.
    fn of_table(&self, table: &Table) -> Vec<StartStep> {
        let mut steps = Vec::new();
        for row in &table.rows {
            let cells = row.cells.iter().skip(1);
            let mut named = cells.map(|cell| self.step(&cell.content.text, cell.span, cell.span));
            steps.extend(named.find(|step| !step.services.is_empty()));
        }
        steps
    }

    /// The step that is at `span`, with the services of the links that begin in `whole`.
    fn step(&self, text: &str, span: Span, whole: Span) -> StartStep {
        let subject = subject(text);
        let mut services = self.names.in_text(subject);
        let from = self.links.partition_point(|(link, _)| link.span.start < whole.start);
        let links = self.links.iter().skip(from);
        let links = links.take_while(|(link, _)| link.span.start < whole.end);
        let is_meant =
            |link: &Link| link.text.as_ref().is_some_and(|text| subject.contains(text.trim()));
        services.extend(links.filter(|(link, _)| is_meant(link)).map(|(_, service)| *service));
        services.sort_unstable();
        services.dedup();
        StartStep { title: text.to_owned(), span, services }
    }
}

/// What is started, without a remark: `Docker-VM (needs the NAS)`, `Host, sobald das NAS läuft`.
fn subject(text: &str) -> &str {
    let signs = text.find(['(', ':', '–', '—', ';', '.']).unwrap_or(text.len());
    let text = text.get(..signs).unwrap_or(text);
    let conditions = procedure::CONDITION.iter();
    let ends = conditions.filter_map(|word| text.find(&format!(" {word} ")));
    text.get(..ends.min().unwrap_or(text.len())).unwrap_or(text).trim_end()
}

/// One finding for each later step that should be an earlier one.
fn of_order(all: &Operations<'_>, source: OrderSource<'_>, steps: &[StartStep]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let needs: Vec<(usize, Vec<usize>)> =
            step.services.iter().map(|service| (*service, all.all_of(*service))).collect();
        for later in steps.iter().skip(index + 1) {
            let early = needs.iter().find_map(|(service, needs)| {
                let need = later.services.iter().find(|need| needs.contains(need))?;
                Some((*service, *need))
            });
            findings.extend(early.and_then(|pair| finding(all, source, step, pair, later)));
        }
    }
    findings
}

fn finding(
    all: &Operations<'_>,
    source: OrderSource<'_>,
    step: &StartStep,
    (service, need): (usize, usize),
    later: &StartStep,
) -> Option<Finding> {
    let (service, other) = (all.services.get(service)?, all.services.get(need)?);
    let message = msg!(order_vs_dependencies, name = service.name(), other = other.name());
    let subject = format!("{} {}", service.name(), other.name());
    let needs = service.record.values().member("depends_on")?;
    let here = msg!(order_vs_dependencies_later, step = later.title.as_str());
    let depends = msg!(order_vs_dependencies_here, name = service.name());
    let (finding, later) = match source {
        OrderSource::Playbook(record) => {
            let field = FieldPath::default().entry(&subject);
            (of_record(&RULE, record, field, step.span, message), record.place(later.span))
        }
        OrderSource::Page(page) => {
            let finding = page.own.finding(&RULE, step.span, &subject, message);
            (finding, page.own.place(later.span))
        }
    };
    Some(
        finding
            .related(later, here)
            .related(service.record.place(needs.value.span), depends)
            .help(msg!(order_vs_dependencies_help)),
    )
}

#[cfg(test)]
mod tests {
    use super::{is_order, subject};

    #[test]
    fn orders_of_starting_are_told_from_others() {
        for text in [
            "Startreihenfolge",
            "Reihenfolge beim Wiederanlauf",
            "In dieser Reihenfolge hochfahren:",
            "Boot order",
            "Start-up sequence",
            "The order of recovery",
        ] {
            assert!(is_order(text), "{text}");
        }
        for text in [
            "Reihenfolge der Kapitel",
            "Reihenfolge beim Herunterfahren",
            "Start and stop order",
            "Erste Schritte",
            "Borders of recovery",
        ] {
            assert!(!is_order(text), "{text}");
        }
    }

    #[test]
    fn remarks_are_no_subject() {
        assert_eq!(subject("Docker-VM (needs the NAS)"), "Docker-VM");
        assert_eq!(subject("Host, sobald das NAS läuft"), "Host,");
        assert_eq!(subject("NAS und Router"), "NAS und Router");
    }
}
