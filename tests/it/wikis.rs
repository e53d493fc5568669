//! Whole wikis in `tests/wikis/` and `tests/dialects/`: what is read in them, what all rules find, how their services
//! stand, and what their sites show.
//!
//! `UPDATE_SPECS=1 cargo test --test it wikis::` rewrites the blocks of what is expected.
#![expect(clippy::disallowed_methods, reason = "tests read the specifications themselves")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use runbuch::diagnostic::{Place, State};
use runbuch::language::Catalogue;
use runbuch::ops::{ServiceStatus, Standing};
use runbuch::pipeline::{Replacing, Session};
use runbuch::record::{FieldValue, Value};
use runbuch::site::{NavIndex, NavTarget, PageId, Site, Target};

use crate::project::Project;
use crate::specs::parse::{Case, Spec};
use crate::specs::{options, project};

/// What a case may say of its wiki.
const BLOCKS: [&str; 9] =
    ["findings", "records", "unread", "services", "obligations", "links", "nav", "html", "site"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> Spec {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    Spec::parse(&text, &BLOCKS).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the wiki comes to. Words behind the name of the block narrow it: beginnings of codes, kinds, obligations.
fn said(project: &Project, session: &Session, what: &str) -> String {
    let (what, only) = what.split_once(' ').unwrap_or((what, ""));
    let only: Vec<&str> = only.split_whitespace().collect();
    match what {
        "findings" => findings(session, &only),
        "links" => links(session),
        "nav" => nav(session, session.site.nav().roots(), 0),
        "html" => html(project, only.first().expect("a page")),
        "site" => site(project),
        "records" => records(session, &only),
        "unread" => unread(session),
        "services" => session.services().iter().map(|it| standing(it, open)).collect(),
        _ => {
            let asked = |it: &Standing| only.is_empty() || only.contains(&it.obligation.as_str());
            session.services().iter().map(|it| standing(it, asked)).collect()
        }
    }
}

/// `PATH:LINE written → target` of each link that is not to another host; `?` before one that holds on code hosts only.
fn links(session: &Session) -> String {
    let mut lines = String::new();
    let site = &session.site;
    for id in site.all_pages() {
        for (link, target) in site.links(id).filter(|(_, target)| **target != Target::External) {
            let (path, line) =
                (site.outline(id).path(), site.page(id).source.position(link.span.start).line);
            writeln!(lines, "{path}:{line} {} → {}", link.target, leads_to(site, target))
                .expect("a string");
        }
    }
    lines
}

fn leads_to(site: &Site, target: &Target) -> String {
    let path = |page: PageId| site.outline(page).path();
    match target {
        Target::Page { page, anchor: None } => path(*page).to_string(),
        Target::Page { page, anchor: Some(anchor) } => format!("{}#{anchor}", path(*page)),
        Target::BrokenAnchor { page, .. } => format!("{}#–", path(*page)),
        Target::Section(section) => format!("{}/", site.section(*section).path),
        Target::File(file) | Target::Unpublished(file) => {
            site.file(*file).map_or_else(String::new, |file| file.path.to_string())
        }
        Target::Generated { file, .. } => site.generated_path(*file).to_owned(),
        Target::OnCodeHosts { found, .. } => format!("?{}", leads_to(site, found)),
        Target::Ambiguous(pages) => {
            pages.iter().map(|page| format!("{}?", path(*page))).collect::<Vec<_>>().join(" ")
        }
        Target::Literal => "text".to_owned(),
        Target::OfGenerator => "generator".to_owned(),
        _ => "–".to_owned(),
    }
}

/// `title → path`, children indented.
fn nav(session: &Session, nodes: &[NavIndex], depth: usize) -> String {
    let mut lines = String::new();
    for node in nodes.iter().filter_map(|index| session.site.nav().node(*index)) {
        let target = match node.target {
            Some(NavTarget::Page(page)) => format!(" → {}", session.site.outline(page).path()),
            Some(NavTarget::Section(section)) => {
                format!(" → {}/", session.site.section(section).path)
            }
            None => node.link.as_ref().map_or_else(String::new, |link| format!(" → {link}")),
        };
        writeln!(lines, "{}{}{target}", "  ".repeat(depth), node.title).expect("a string");
        lines += &nav(session, &node.children, depth + 1);
    }
    lines
}

/// The content of a page of the site, without blank lines.
fn html(project: &Project, path: &str) -> String {
    let page = project.read(&format!("{}/{path}", out(project)));
    let content = crate::html::content(&page);
    let lines = content.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// A wiki as its readers get it: what is found in it, its navigation, and the content of each page.
pub(crate) fn whole(project: &Project) -> String {
    let session = Session::open(project.options()).expect("a wiki that can be read");
    session.build(Replacing::Folder).expect("a site");
    assert_eq!(crate::html::dead_links(&project.tree(out(project))), [""; 0]);
    let mut whole =
        format!("{}\n{}", findings(&session, &[]), nav(&session, session.site.nav().roots(), 0));
    for id in session.site.published() {
        let (url, title) = (session.site.url(id), session.site.title(id));
        write!(whole, "\n== {url}: {title}\n{}", html(project, url)).expect("a string");
    }
    whole
}

/// The folder of the site: another one where `public/` is part of the wiki.
fn out(project: &Project) -> &'static str {
    if project.has("runbuch-site/index.html") { "runbuch-site" } else { "public" }
}

/// The files of the site but for those that every site has.
fn site(project: &Project) -> String {
    const OF_EVERY_SITE: [&str; 9] = [
        "assets/",
        "api/",
        "search/",
        "regeln/",
        "rules/",
        "kalender/",
        "calendar/",
        "compliance/",
        ".",
    ];
    const FILES: [&str; 3] = ["404.html", "sitemap.xml", "termine.ics"];
    let site = project.tree(out(project));
    let own = site.keys().filter(|path| {
        !OF_EVERY_SITE.iter().any(|start| path.starts_with(start))
            && !FILES.contains(&path.as_str())
    });
    own.map(|path| format!("{path}\n")).collect()
}

fn open(standing: &Standing) -> bool {
    !matches!(standing.state, State::Met | State::NotApplicable)
}

/// `PATH:LINE:COLUMN`
fn at(session: &Session, place: &Place) -> String {
    let catalogue = Catalogue::new(session.lang);
    let report = session.report(&catalogue, &[], |_| false);
    let source = report.sources.get(&place.path).expect("a page");
    let at = source.position(place.span.start);
    format!("{}:{}:{}", place.path, at.line, at.column)
}

/// `PATH:LINE:COLUMN level CODE` of all rules, but for pages that nothing links to.
fn findings(session: &Session, only: &[&str]) -> String {
    let mut lines = String::new();
    for diagnostic in session.diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let (place, code) = (&diagnostic.finding.place, &diagnostic.finding.rule.code);
        let asked = only.is_empty() || only.iter().any(|start| code.starts_with(start));
        if asked && &**code != "L704" {
            let at = at(session, place);
            writeln!(lines, "{at} {} {code}", diagnostic.level).expect("a string");
        }
    }
    lines
}

/// `PATH:LINE:COLUMN kind shape field=value, …`; what a value is read as follows it where that differs.
fn records(session: &Session, only: &[&str]) -> String {
    let mut lines = String::new();
    let asked = |kind: &str| only.is_empty() || only.contains(&kind);
    for record in session.records(|record| asked(&record.kind.name)) {
        let at = at(session, &record.place(record.span));
        let (kind, shape) = (&record.kind.name, record.shape.as_str());
        writeln!(lines, "{at} {kind} {shape} {}", value(&record.data)).expect("a string");
    }
    lines
}

fn value(value: &FieldValue) -> String {
    match &value.value {
        Value::List(items) => {
            format!("[{}]", items.iter().map(self::value).collect::<Vec<_>>().join(" | "))
        }
        Value::Map(members) => {
            let member =
                |(key, value): (&str, &FieldValue)| format!("{key}={}", self::value(value));
            let members = members.iter().map(|it| member((it.key.as_str(), &it.value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        _ if value.rejection.is_some() => format!("{} (?)", value.written),
        _ => match value.canonical() {
            Some(canonical) if canonical != value.written => {
                format!("{} ({canonical})", value.written)
            }
            None if !value.written.is_empty() => format!("{} (-)", value.written),
            _ => value.written.clone(),
        },
    }
}

/// `PATH:LINE:COLUMN kind shape: what is missing`
fn unread(session: &Session) -> String {
    let mut lines = String::new();
    for block in session.unread(|_| true) {
        let (at, kind, shape) =
            (at(session, &block.place()), &block.kind.name, block.shape.as_str());
        let missing: Vec<String> = block.missing.iter().map(|it| it.fields.join("/")).collect();
        let missing = missing.join(", ");
        writeln!(lines, "{at} {kind} {shape} {}: {missing}", block.count).expect("a string");
    }
    lines
}

/// `NAME: state`, and below it the obligations that are asked for.
fn standing(service: &ServiceStatus, asked: impl Fn(&Standing) -> bool) -> String {
    let mut lines = format!("{}: {}\n", service.name, service.state.as_str());
    for it in service.obligations.iter().filter(|it| asked(it)) {
        let (name, state) = (it.obligation.as_str(), it.state.as_str());
        write!(lines, "  {name}: {state}").expect("a string");
        let because = it.because_of.map(|cause| format!("because of {}", cause.as_str()));
        let evidence = it.evidence.iter().map(|it| format!("{}:{}", it.path, it.line));
        let until = it.valid_until.map(|day| format!("until {day}"));
        let waived = it.waived_until.as_ref().map(|day| format!("until {day}"));
        let reason = it.reason.map(|reason| serde_json::json!(reason).to_string());
        let rules = it.rules.iter().cloned();
        let more = because.into_iter().chain(rules).chain(evidence).chain(until).chain(waived);
        for more in more.chain(reason) {
            write!(lines, " {more}").expect("a string");
        }
        lines.push('\n');
    }
    lines
}

pub(crate) fn holds(folder: &str, name: &str) {
    let path = root().join(folder).join(format!("{}.md", name.replace('_', "-")));
    let spec = read(&path);
    let found: Vec<Vec<String>> = spec
        .cases
        .iter()
        .map(|case| {
            assert!(case.fixed.is_empty(), "{}: fixes belong to the rules", case.name);
            let project = project(case);
            let session = Session::open(options(&project, case)).expect("a wiki that can be read");
            let shows = |what: &str| what == "site" || what.starts_with("html ");
            if case.expected.iter().any(|it| shows(&it.what)) {
                session.build(Replacing::Folder).expect("a site");
            }
            case.expected.iter().map(|it| said(&project, &session, &it.what)).collect()
        })
        .collect();
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("UPDATE_SPECS") {
        assert!(!is_set("CI"), "UPDATE_SPECS is for people, not for CI");
        fs::write(&path, spec.with(found)).expect("a specification");
        return;
    }
    let mut failed = String::new();
    for (case, found) in spec.cases.iter().zip(&found) {
        failed += &complaints(&path, case, found);
    }
    assert!(failed.is_empty(), "\n{failed}");
}

fn complaints(path: &Path, case: &Case, found: &[String]) -> String {
    let mut failed = String::new();
    for (expected, found) in case.expected.iter().zip(found) {
        if expected.text != *found {
            let (path, line, name) = (path.display(), case.line, &case.name);
            let (what, text) = (&expected.what, &expected.text);
            writeln!(failed, "{path}:{line} {name}\n{what}:\n{found}instead of:\n{text}")
                .expect("a string");
        }
    }
    failed
}

/// What has to hold of any wiki: what is owed is evidenced or reported, a service is as good as the worst of it, and
/// findings about what was only recognised say how to say that it is none.
fn against_the_promises(session: &Session) -> String {
    let mut against = String::new();
    for service in session.services() {
        let mut worst = State::NotApplicable;
        for it in &service.obligations {
            let is_open = !matches!(it.state, State::Met | State::NotApplicable);
            let is_met = it.state == State::Met;
            let (name, duty) = (&service.name, it.obligation.as_str());
            if it.rules.is_empty() == is_open || it.evidence.is_empty() == is_met {
                writeln!(against, "{name} {duty}: {} {:?}", it.state.as_str(), it.rules).unwrap();
            }
            if it.state.severity() > worst.severity() {
                worst = it.state;
            }
        }
        let worst = if worst == State::NotApplicable { State::Met } else { worst };
        if service.state != worst {
            writeln!(against, "{}: {}", service.name, service.state.as_str()).unwrap();
        }
    }
    let catalogue = Catalogue::new(session.lang);
    let recognised = session.records(|record| !record.declared);
    for diagnostic in session.diagnostics.iter().filter(|diagnostic| diagnostic.counts()) {
        let finding = &diagnostic.finding;
        let Some(about) = &finding.about else { continue };
        let help = finding.help.as_ref().map(|help| catalogue.text(help)).unwrap_or_default();
        let is_recognised = recognised.iter().any(|record| record.id() == about.record);
        if is_recognised && !help.contains("kind: none") {
            let at = at(session, &finding.place);
            writeln!(against, "{at} {} does not say `kind: none`", finding.rule.code).unwrap();
        }
    }
    against
}

#[test]
fn promises_hold_in_every_specified_wiki() {
    let mut against = String::new();
    let specs = ["tests/wikis", "tests/rules"].map(|name| root().join(name));
    let files = specs.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    for path in files.map(|entry| entry.expect("an entry").path()) {
        if path.ends_with("README.md") {
            continue;
        }
        for case in &read(&path).cases {
            let project = project(case);
            // A rule that is switched off reports nothing.
            if case.results.is_some()
                || project.has("book.toml") && project.read("book.toml").contains("\"off\"")
            {
                continue;
            }
            let session = Session::open(options(&project, case)).expect("a wiki that can be read");
            let found = against_the_promises(&session);
            if !found.is_empty() {
                writeln!(against, "{}:{} {}\n{found}", path.display(), case.line, case.name)
                    .unwrap();
            }
        }
    }
    assert!(against.is_empty(), "\n{against}");
}

/// One test per file.
macro_rules! wikis {
    ($($name:ident),+ $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        $(
            #[test]
            fn $name() {
                holds("tests/wikis", stringify!($name));
            }
        )+
    };
}

wikis! {
    due,
    obligations,
    visibility,
    recognition,
    values,
    gaps,
}

#[test]
fn every_file_has_its_test() {
    every_file_is_one_of("tests/wikis", NAMES);
}

/// Whether the files of a folder are those of `names`.
pub(crate) fn every_file_is_one_of(folder: &str, names: &[&str]) {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let name = |entry: fs::DirEntry| entry.path().file_stem()?.to_str().map(str::to_owned);
    let mut files: Vec<String> =
        entries.filter_map(|entry| name(entry.expect("an entry"))).collect();
    files.retain(|file| file != "README");
    files.sort();
    let mut names: Vec<String> = names.iter().map(|name| name.replace('_', "-")).collect();
    names.sort();
    assert_eq!(files, names);
}
