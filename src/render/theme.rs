//! Themes: templates, assets and messages. The default theme is embedded in the binary.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use fluent_bundle::FluentValue;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use super::budget;
use crate::language::{Catalogue, Lang};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme of the project. Missing files come from the default theme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ThemeFiles {
    /// Where it is in the project, with a `/` at the end.
    pub folder: String,
    files: BTreeMap<String, String>,
    /// Further style sheets: path and text.
    pub styles: Vec<(String, String)>,
    /// Further scripts: path and text.
    pub scripts: Vec<(String, String)>,
}

/// The files of the default theme, by path (`templates/page.html`), in their order.
pub fn default_theme() -> Vec<(String, String)> {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files.into_iter().collect()
}

/// An error of a template: a syntax error or an unknown variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template, relative to the project root, with line and column where they are known: `themes/x/templates/page.html:3:7`.
    pub place: String,
    /// The message of the template engine, in English.
    pub detail: String,
    /// The path of the page that was rendered, if any.
    pub page: Option<String>,
}

impl TemplateError {
    /// Adds the page that was rendered.
    pub(super) fn on(self, page: &str) -> Self {
        Self { page: Some(page.to_owned()), ..self }
    }
}

impl ThemeFiles {
    /// Adds the file at `path` (`templates/page.html`).
    pub fn add(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text);
    }

    /// All files: path and text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The names of the templates that a page may choose.
    pub fn templates(&self) -> Vec<String> {
        let own = self.files.keys().filter_map(|path| path.strip_prefix(TEMPLATES));
        own.filter(|name| !name.starts_with('_')).map(str::to_owned).collect()
    }

    /// The text of the file at `path`.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Whether there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A loaded theme.
pub(super) struct Theme {
    tera: Tera,
    catalogue: Arc<Catalogue>,
    files: BTreeMap<String, String>,
    own: TemplatePaths,
}

impl Theme {
    pub(super) fn new(lang: Lang, own: &ThemeFiles) -> Result<Self, TemplateError> {
        let mut files = default_files();
        let messages_path = format!("i18n/{}.ftl", lang.tag());
        let messages = [files.get(&messages_path), own.files.get(&messages_path)];
        let texts = messages.into_iter().flatten().map(String::as_str);
        let catalogue = Arc::new(Catalogue::with(lang, texts));
        files.extend(own.files.clone());
        if own.text(STYLE).is_none() {
            files.insert(STYLE.to_owned(), joined_style(&files));
        }
        files.retain(|path, _| !path.starts_with(STYLE_PARTS));
        let mut tera = Tera::default();
        let paths = TemplatePaths::new(own);
        let texts = ThemeTexts::new(Arc::clone(&catalogue));
        tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| texts.text(&kwargs));
        tera.register_filter("json", json);
        tera.register_function(budget::COUNT, budget::count);
        let templates = files.iter().filter_map(|(path, text)| {
            let is_own = own.files.contains_key(path);
            let text = if is_own { budget::counted(text) } else { text.clone() };
            Some((path.strip_prefix(TEMPLATES)?.to_owned(), text))
        });
        tera.add_raw_templates(templates).map_err(|error| paths.error("", &error))?;
        Ok(Self { tera, catalogue, files, own: paths })
    }

    pub(super) fn render(
        &self,
        template: &str,
        context: &impl Serialize,
    ) -> Result<String, TemplateError> {
        let error = |error: tera::Error| self.own.error(template, &error);
        let context = Context::from_serialize(context).map_err(error)?;
        let mut output = budget::LoopBudget::new();
        self.tera.render_to(template, &context, &mut output).map_err(error)?;
        let text = String::from_utf8(output.bytes);
        Ok(text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    /// A message without arguments.
    pub(super) fn word(&self, id: &str) -> String {
        self.catalogue.format(id, [])
    }

    /// A message with arguments.
    pub(super) fn phrase<'a>(
        &self,
        id: &str,
        args: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        self.catalogue.format(id, args)
    }

    pub(super) fn lang(&self) -> Lang {
        self.catalogue.lang()
    }

    /// The file at this path below `assets/`.
    pub(super) fn asset(&self, name: &str) -> Option<&str> {
        self.files.get(&format!("assets/{name}")).map(String::as_str)
    }

    /// The files loaded by pages, by path below `assets/`.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        let below = |path: &'_ str| path.strip_prefix("assets/").map(str::len);
        self.files.iter().filter_map(move |(path, text)| {
            let name = path.get(path.len() - below(path)?..)?;
            Some((name, text.as_str()))
        })
    }
}

/// The templates of the project's theme, by their names.
struct TemplatePaths {
    folder: String,
    names: BTreeSet<String>,
}

impl TemplatePaths {
    fn new(own: &ThemeFiles) -> Self {
        let names = own.iter().filter_map(|(path, _)| path.strip_prefix(TEMPLATES));
        Self { folder: own.folder.clone(), names: names.map(str::to_owned).collect() }
    }

    /// The file of a template; one of the default theme has its name only.
    fn path(&self, name: &str) -> String {
        match self.names.contains(name) {
            true => format!("{}{TEMPLATES}{name}", self.folder),
            false => name.to_owned(),
        }
    }

    fn error(&self, template: &str, error: &tera::Error) -> TemplateError {
        let text = budget::uncounted(&error.to_string());
        let mut place = None;
        let lines = text.lines().map(|line| self.located(line, &mut place)).collect::<Vec<_>>();
        let place = place.unwrap_or_else(|| self.path(template));
        let detail = lines.join("\n");
        TemplateError { place, detail: detail.trim_start_matches("error: ").to_owned(), page: None }
    }

    /// A line of the engine's message with files of the project for names of templates; `place` is the first one.
    fn located(&self, line: &str, place: &mut Option<String>) -> String {
        for lead in ["--> ", "called from ", "Template '"] {
            let Some((before, rest)) = line.split_once(lead) else { continue };
            let end = rest.find([':', '\'']).unwrap_or(rest.len());
            let (name, behind) = rest.split_at(end);
            let path = self.path(name);
            let is_position = |it: char| it == ':' || it.is_ascii_digit();
            let position = behind.find(|it| !is_position(it)).unwrap_or(behind.len());
            let position = behind.get(..position).unwrap_or_default();
            place.get_or_insert_with(|| format!("{path}{position}"));
            return format!("{before}{lead}{path}{behind}");
        }
        line.to_owned()
    }
}

/// The style sheet that pages load.
pub(super) const STYLE: &str = "assets/style.css";

/// The folder of the templates.
pub(super) const TEMPLATES: &str = "templates/";

/// The folder of its parts, which are joined by name. A theme of a project can replace single parts or the whole, and add parts.
pub(super) const STYLE_PARTS: &str = "assets/style/";

/// The files of the default theme, with the style sheet in parts and as a whole.
pub(super) fn default_files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files.insert(STYLE.to_owned(), joined_style(&files));
    files
}

/// The parts of the style sheet, sorted by name.
fn joined_style(files: &BTreeMap<String, String>) -> String {
    let parts = files.iter().filter(|(path, _)| path.starts_with(STYLE_PARTS));
    let texts: Vec<&str> = parts.map(|(_, text)| text.as_str()).collect();
    texts.join("\n")
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, String>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text.to_owned());
        }
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

/// The function `t` of templates. Texts without arguments are formatted once.
struct ThemeTexts {
    catalogue: Arc<Catalogue>,
    formatted: std::sync::RwLock<HashMap<String, String>>,
}

impl ThemeTexts {
    fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue, formatted: std::sync::RwLock::default() }
    }

    fn text(&self, kwargs: &Kwargs) -> TeraResult<String> {
        let key: &str = kwargs.must_get("key")?;
        let args: Vec<(&str, FluentValue<'_>)> = kwargs
            .iter()
            .filter_map(|(name, value)| Some((name.as_str()?, argument(value)?)))
            .filter(|(name, _)| *name != "key")
            .collect();
        if !args.is_empty() {
            return self.format(key, args);
        }
        let known = self.formatted.read().ok().and_then(|texts| texts.get(key).cloned());
        if let Some(text) = known {
            return Ok(text);
        }
        let text = self.format(key, args)?;
        if let Ok(mut texts) = self.formatted.write() {
            texts.insert(key.to_owned(), text.clone());
        }
        Ok(text)
    }

    fn format(&self, key: &str, args: Vec<(&str, FluentValue<'_>)>) -> TeraResult<String> {
        if self.catalogue.has(key) {
            Ok(self.catalogue.format(key, args))
        } else {
            Err(tera::Error::message(format!("no message `{key}` in i18n/")))
        }
    }
}

/// `value` as JSON for a `<script>` element, with `<` escaped, since it could close the element or begin a
/// comment.
fn json(value: tera::Value, _: Kwargs, _: &State<'_>) -> TeraResult<tera::Value> {
    let text = serde_json::to_string(&value).map_err(tera::Error::message)?;
    Ok(tera::Value::safe_string(&text.replace('<', "\\u003c")))
}

fn argument(value: &tera::Value) -> Option<FluentValue<'_>> {
    match value.as_u64() {
        Some(number) => Some(FluentValue::from(number)),
        None => value.as_str().map(FluentValue::from),
    }
}
