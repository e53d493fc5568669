//! `book.toml` as written: tables and keys with checked types.

use super::keys;
use super::reader::TableReader;
use crate::diagnostic::{Span, Spanned, msg};
use crate::source::data::{self, Node, NodeValue, Pair};

/// All tables of the file.
#[derive(Default)]
pub(super) struct Raw {
    pub(super) book: Book,
    pub(super) build_dir: Option<Spanned<String>>,
    pub(super) html: OutputHtml,
    pub(super) runbuch: Runbuch,
    pub(super) nav: Vec<RawNavItem>,
    pub(super) link_prefixes: Vec<Spanned<String>>,
    pub(super) links_outside: Vec<Spanned<String>>,
    /// Pairs of language and folder.
    pub(super) translations: Vec<(String, Spanned<String>)>,
    pub(super) kinds: Vec<RawKind>,
    pub(super) check: RawCheck,
    pub(super) policies: Vec<RawPolicy>,
}

/// `[book]`
#[derive(Default)]
pub(super) struct Book {
    pub(super) title: Option<Spanned<String>>,
    pub(super) description: Option<Spanned<String>>,
    pub(super) authors: Vec<Spanned<String>>,
    pub(super) language: Option<Spanned<String>>,
    pub(super) src: Option<Spanned<String>>,
}

/// `[output.html]`
#[derive(Default)]
pub(super) struct OutputHtml {
    pub(super) default_theme: Option<Spanned<String>>,
    pub(super) additional_css: Vec<Spanned<String>>,
    pub(super) additional_js: Vec<Spanned<String>>,
    pub(super) git_repository_url: Option<Spanned<String>>,
    pub(super) edit_url_template: Option<Spanned<String>>,
    pub(super) site_url: Option<Spanned<String>>,
    pub(super) search: Option<bool>,
    pub(super) git: Option<bool>,
    pub(super) redirect: Vec<(Spanned<String>, Spanned<String>)>,
}

/// `[runbuch]`
#[derive(Default)]
pub(super) struct Runbuch {
    pub(super) theme: Option<Spanned<String>>,
    pub(super) raw_html: Option<Spanned<String>>,
    pub(super) repository_url: Option<Spanned<String>>,
    pub(super) ignore: Vec<Spanned<String>>,
    pub(super) publish: Vec<Spanned<String>>,
    pub(super) dialect: Option<Spanned<String>>,
}

/// An entry of `[nav] pages`.
pub(super) struct RawNavItem {
    pub(super) title: Option<Spanned<String>>,
    pub(super) page: Option<Spanned<String>>,
    pub(super) pages: Vec<RawNavItem>,
    pub(super) span: Span,
}

/// `[[kind]]`
pub(super) struct RawKind {
    pub(super) name: Spanned<String>,
    pub(super) pages: Vec<Spanned<String>>,
}

/// `[[policy]]`
pub(super) struct RawPolicy {
    pub(super) code: Spanned<String>,
    pub(super) kind: Spanned<String>,
    pub(super) require: Spanned<String>,
    /// The first byte of the condition, where it is written without escapes.
    pub(super) require_start: Option<usize>,
    pub(super) slug: Option<Spanned<String>>,
    pub(super) level: Option<Spanned<String>>,
    pub(super) message: Option<Spanned<String>>,
    pub(super) title: Option<Spanned<String>>,
    pub(super) help: Option<Spanned<String>>,
}

/// `[check]`
#[derive(Default)]
pub(super) struct RawCheck {
    pub(super) time_rules: Option<Spanned<String>>,
    pub(super) rules: Vec<Pair>,
    pub(super) obligations: Vec<Pair>,
    pub(super) targets: Vec<Pair>,
    pub(super) external: RawExternal,
}

/// `[check.external]`
#[derive(Default)]
pub(super) struct RawExternal {
    pub(super) include: Vec<Spanned<String>>,
    pub(super) exclude: Vec<Spanned<String>>,
    pub(super) accept: Vec<Spanned<usize>>,
    pub(super) allow_private: Option<bool>,
    pub(super) concurrency: Option<Spanned<usize>>,
    pub(super) delay: Option<Spanned<String>>,
    pub(super) timeout: Option<Spanned<String>>,
    pub(super) retries: Option<Spanned<usize>>,
    /// Pairs of host and environment variable.
    pub(super) tokens: Vec<(String, Spanned<String>)>,
}

/// Reads the tables of `text`. A file with syntax errors yields only these.
pub(super) fn read(reader: &mut TableReader, text: &str) -> Raw {
    let (root, problems) = data::toml(text, 0);
    for problem in &problems {
        reader.error(problem.span, problem.message());
    }
    if !problems.is_empty() {
        return Raw::default();
    }
    reader.check_keys("", &root, keys::TOP);
    reader.table(&root, "rust", keys::RUST);
    reader.any_table(&root, "preprocessor");
    let build = reader.table(&root, "build", keys::BUILD);
    let links = reader.table(&root, "links", keys::LINKS);
    let nav = reader.table(&root, "nav", keys::NAV);
    Raw {
        book: book(reader, &root),
        build_dir: build.and_then(|build| reader.text(build, "build-dir")),
        html: html(reader, &root),
        runbuch: runbuch(reader, &root),
        nav: nav.map(|nav| items(reader, nav)).unwrap_or_default(),
        link_prefixes: links.map(|links| reader.texts(links, "prefixes")).unwrap_or_default(),
        links_outside: links.map(|links| reader.texts(links, "outside")).unwrap_or_default(),
        translations: translations(reader, &root),
        kinds: kinds(reader, &root),
        check: check(reader, &root),
        policies: policies(reader, &root, text),
    }
}

fn book(reader: &mut TableReader, root: &Node) -> Book {
    let Some(book) = reader.table(root, "book", keys::BOOK) else { return Book::default() };
    Book {
        title: reader.text(book, "title"),
        description: reader.text(book, "description"),
        authors: reader.texts(book, "authors"),
        language: reader.text(book, "language"),
        src: reader.text(book, "src"),
    }
}

fn html(reader: &mut TableReader, root: &Node) -> OutputHtml {
    let output = reader.any_table(root, "output");
    let html = output.and_then(|output| reader.table(output, "output.html", keys::HTML));
    let Some(html) = html else { return OutputHtml::default() };
    for (table, known) in keys::HTML_TABLES {
        reader.table(html, &format!("output.html.{table}"), known);
    }
    OutputHtml {
        default_theme: reader.text(html, "default-theme"),
        additional_css: reader.texts(html, "additional-css"),
        additional_js: reader.texts(html, "additional-js"),
        git_repository_url: reader.text(html, "git-repository-url"),
        edit_url_template: reader.text(html, "edit-url-template"),
        site_url: reader.text(html, "site-url"),
        search: html.get("search").and_then(|search| reader.truth(search, "enable")),
        git: reader.truth(html, "git"),
        redirect: redirects(reader, html),
    }
}

fn redirects(reader: &mut TableReader, html: &Node) -> Vec<(Spanned<String>, Spanned<String>)> {
    let Some(table) = reader.any_table(html, "redirect") else { return Vec::new() };
    let redirect = |pair: &Pair| {
        let from = Spanned::new(pair.key.clone(), pair.key_span);
        Some((from, reader.text(table, &pair.key)?))
    };
    table.pairs().iter().filter_map(redirect).collect()
}

fn runbuch(reader: &mut TableReader, root: &Node) -> Runbuch {
    let table = reader.table(root, "runbuch", keys::RUNBUCH);
    let Some(table) = table else { return Runbuch::default() };
    Runbuch {
        theme: reader.text(table, "theme"),
        raw_html: reader.text(table, "raw-html"),
        repository_url: reader.text(table, "repository-url"),
        ignore: reader.texts(table, "ignore"),
        publish: reader.texts(table, "publish"),
        dialect: reader.text(table, "dialect"),
    }
}

/// The entries of `pages`; the TOML parser limits their depth.
fn items(reader: &mut TableReader, table: &Node) -> Vec<RawNavItem> {
    let nodes = reader.list(table, "pages");
    nodes.iter().filter_map(|node| item(reader, node)).collect()
}

fn item(reader: &mut TableReader, node: &Node) -> Option<RawNavItem> {
    match &node.value {
        NodeValue::Scalar { text, plain: false } => {
            let page = Spanned::new(text.clone(), node.span);
            Some(RawNavItem { title: None, page: Some(page), pages: Vec::new(), span: node.span })
        }
        NodeValue::Map(_) => {
            reader.check_keys("nav.pages", node, keys::NAV_ITEM);
            Some(RawNavItem {
                title: reader.text(node, "title"),
                page: reader.text(node, "page"),
                pages: items(reader, node),
                span: node.span,
            })
        }
        _ => {
            reader.wrong_type("pages", node, msg!(config_type_nav_item));
            None
        }
    }
}

fn translations(reader: &mut TableReader, root: &Node) -> Vec<(String, Spanned<String>)> {
    let table = reader.table(root, "translations", keys::TRANSLATIONS);
    let trees = table.and_then(|table| reader.any_table(table, "translations.trees"));
    trees.map(|trees| pairs_of_text(reader, trees)).unwrap_or_default()
}

fn kinds(reader: &mut TableReader, root: &Node) -> Vec<RawKind> {
    let nodes = reader.list(root, "kind");
    nodes.iter().filter_map(|node| kind(reader, node)).collect()
}

fn kind(reader: &mut TableReader, node: &Node) -> Option<RawKind> {
    if !matches!(node.value, NodeValue::Map(_)) {
        reader.wrong_type("kind", node, msg!(config_type_table));
        return None;
    }
    reader.check_keys("kind", node, keys::KIND);
    require_keys(reader, "[[kind]]", node, keys::KIND);
    Some(RawKind { name: reader.text(node, "name")?, pages: reader.texts(node, "pages") })
}

fn require_keys(reader: &mut TableReader, table: &str, node: &Node, keys: &[&str]) {
    for key in keys.iter().filter(|key| node.get(key).is_none()) {
        reader.error(node.span, msg!(config_missing_key, table = table, key = *key));
    }
}

fn policies(reader: &mut TableReader, root: &Node, text: &str) -> Vec<RawPolicy> {
    let nodes = reader.list(root, "policy");
    nodes.iter().filter_map(|node| policy(reader, node, text)).collect()
}

fn policy(reader: &mut TableReader, node: &Node, text: &str) -> Option<RawPolicy> {
    if !matches!(node.value, NodeValue::Map(_)) {
        reader.wrong_type("policy", node, msg!(config_type_table));
        return None;
    }
    reader.check_keys("policy", node, keys::POLICY);
    require_keys(reader, "[[policy]]", node, keys::POLICY.get(..3).unwrap_or_default());
    let [code, kind, require] = ["code", "kind", "require"].map(|key| reader.text(node, key));
    let [slug, level, message, title, help] =
        ["slug", "level", "message", "title", "help"].map(|key| reader.text(node, key));
    let require = require?;
    // With escapes, offsets in the value differ from offsets in the file.
    let within = require.span.of(text).find(&require.value);
    let require_start = within.map(|at| require.span.start + at);
    let (code, kind) = (code?, kind?);
    Some(RawPolicy { code, kind, require, require_start, slug, level, message, title, help })
}

fn check(reader: &mut TableReader, root: &Node) -> RawCheck {
    let Some(check) = reader.table(root, "check", keys::CHECK) else { return RawCheck::default() };
    let rules = reader.any_table(check, "check.rules");
    let obligations = reader.any_table(check, "check.obligations");
    let targets = reader.any_table(check, "check.targets");
    RawCheck {
        time_rules: reader.text(check, "time-rules"),
        rules: rules.map(|rules| rules.pairs().to_vec()).unwrap_or_default(),
        obligations: obligations.map(|table| table.pairs().to_vec()).unwrap_or_default(),
        targets: targets.map(|table| table.pairs().to_vec()).unwrap_or_default(),
        external: external(reader, check),
    }
}

fn external(reader: &mut TableReader, check: &Node) -> RawExternal {
    let table = reader.table(check, "check.external", keys::EXTERNAL);
    let Some(table) = table else { return RawExternal::default() };
    let tokens = reader.any_table(table, "check.external.tokens");
    RawExternal {
        include: reader.texts(table, "include"),
        exclude: reader.texts(table, "exclude"),
        accept: reader.numbers(table, "accept"),
        allow_private: reader.truth(table, "allow-private"),
        concurrency: reader.number(table, "concurrency"),
        delay: reader.text(table, "delay"),
        timeout: reader.text(table, "timeout"),
        retries: reader.number(table, "retries"),
        tokens: tokens.map(|table| pairs_of_text(reader, table)).unwrap_or_default(),
    }
}

fn pairs_of_text(reader: &mut TableReader, table: &Node) -> Vec<(String, Spanned<String>)> {
    let pair = |pair: &Pair| Some((pair.key.clone(), reader.text(table, &pair.key)?));
    table.pairs().iter().filter_map(pair).collect()
}
