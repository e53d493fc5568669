//! A Chromium for the tests, and tabs that note what goes wrong in them.

use std::error::Error;
use std::ffi::OsStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use headless_chrome::browser::default_executable;
use headless_chrome::browser::tab::Tab;
use headless_chrome::browser::tab::point::Point;
use headless_chrome::protocol::cdp::Emulation::{
    MediaFeature, SetDeviceMetricsOverride, SetEmulatedMedia, SetScriptExecutionDisabled,
};
use headless_chrome::protocol::cdp::Network::Enable as EnableNetwork;
use headless_chrome::protocol::cdp::Page::AddScriptToEvaluateOnNewDocument;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::{Browser, LaunchOptions};
use serde_json::Value;

pub(super) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// As small a screen as people still use, and a usual big one.
pub(super) const PHONE: (u32, u32) = (390, 844);
pub(super) const DESK: (u32, u32) = (1440, 900);

/// How long a page may take until it shows what is asked for.
const PATIENCE: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

const ARGUMENTS: [&str; 6] = [
    "--disable-quic",
    "--disable-component-update",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-sync",
];

pub(super) fn launch() -> Result<Browser> {
    let path = default_executable().map_err(|error| {
        format!("Chromium must be installed for the tests in the browser: {error}")
    })?;
    let options = LaunchOptions::default_builder()
        .path(Some(path))
        .sandbox(false)
        .idle_browser_timeout(Duration::from_secs(300))
        .args(ARGUMENTS.iter().map(OsStr::new).collect())
        .build()?;
    Ok(Browser::new(options)?)
}

/// A tab, and what it complained about since it was last asked.
pub(super) struct Page {
    tab: Arc<Tab>,
    noted: Arc<Mutex<Vec<String>>>,
    requested: Arc<Mutex<Vec<String>>>,
}

impl Page {
    pub(super) fn new(browser: &Browser) -> Result<Self> {
        let tab = browser.new_tab()?;
        tab.set_default_timeout(Duration::from_secs(20));
        tab.enable_log()?.enable_runtime()?;
        tab.call_method(EnableNetwork {
            max_total_buffer_size: None,
            max_resource_buffer_size: None,
            max_post_data_size: None,
            report_direct_socket_traffic: None,
            enable_durable_messages: None,
        })?;
        let noted = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&noted);
        let requested = Arc::new(Mutex::new(Vec::new()));
        let requests = Arc::clone(&requested);
        tab.add_event_listener(Arc::new(move |event: &Event| {
            if let Event::NetworkRequestWillBeSent(event) = event {
                let url = event.params.request.url.clone();
                requests.lock().unwrap_or_else(PoisonError::into_inner).push(url);
            }
            if let Some(note) = complaint(event) {
                notes.lock().unwrap_or_else(PoisonError::into_inner).push(note);
            }
        }))?;
        let page = Self { tab, noted, requested };
        page.screen(DESK)?;
        Ok(page)
    }

    pub(super) fn screen(&self, (width, height): (u32, u32)) -> Result<()> {
        self.tab.call_method(SetDeviceMetricsOverride {
            width,
            height,
            device_scale_factor: 1.0,
            mobile: width < 500,
            scale: None,
            screen_width: None,
            screen_height: None,
            position_x: None,
            position_y: None,
            dont_set_visible_size: None,
            screen_orientation: None,
            viewport: None,
            display_feature: None,
            device_posture: None,
        })?;
        Ok(())
    }

    /// `media` is `screen` or `print`, `scheme` what the system prefers.
    pub(super) fn media(&self, media: &str, scheme: &str) -> Result<()> {
        let scheme =
            MediaFeature { name: "prefers-color-scheme".to_owned(), value: scheme.to_owned() };
        self.tab.call_method(SetEmulatedMedia {
            media: Some(media.to_owned()),
            features: Some(vec![scheme]),
        })?;
        Ok(())
    }

    pub(super) fn without_scripts(&self) -> Result<()> {
        self.tab.call_method(SetScriptExecutionDisabled { value: true })?;
        Ok(())
    }

    pub(super) fn open(&self, url: &str) -> Result<()> {
        // The crate's own waiting is for a quiet network, and takes half a second for every page.
        self.tab.navigate_to(url)?;
        self.wait("document.readyState === 'complete'")
    }

    /// Runs `script` in each page before its own scripts.
    pub(super) fn before_each(&self, script: &str) -> Result<()> {
        self.tab.call_method(AddScriptToEvaluateOnNewDocument {
            source: script.to_owned(),
            world_name: None,
            include_command_line_api: None,
            run_immediately: None,
        })?;
        Ok(())
    }

    /// Shows the tab; the others are out of sight then.
    pub(super) fn front(&self) -> Result<()> {
        self.tab.bring_to_front()?;
        Ok(())
    }

    pub(super) fn reload(&self) -> Result<()> {
        self.value("window.old = true")?;
        self.tab.reload(false, None)?;
        self.wait("!window.old && document.readyState === 'complete'")
    }

    /// Does `act`, after which `state` is true, and leaves the page (for itself or another), until `state`
    /// outlives that. On a busy machine Chromium at times forgets what a page stored just before it was left.
    pub(super) fn until_kept(
        &self,
        state: &str,
        act: impl Fn() -> Result<()>,
        leave: impl Fn() -> Result<()>,
    ) -> Result<()> {
        for _ in 0..10 {
            act()?;
            self.wait(state)?;
            leave()?;
            if self.is(state)? {
                return Ok(());
            }
        }
        Err(format!("{}: not kept: {state}", self.tab.get_url()).into())
    }

    /// A real click, as a hand makes it. The crate's own click needs scripts to run in the page.
    pub(super) fn click(&self, selector: &str) -> Result<()> {
        let place = format!(
            "(() => {{ const element = document.querySelector(`{selector}`); \
             element.scrollIntoView({{ block: 'nearest', behavior: 'instant' }}); \
             const {{ x, y, width, height }} = element.getBoundingClientRect(); \
             return [x + width / 2, y + height / 2]; }})()"
        );
        let place: (f64, f64) = serde_json::from_value(self.value(&place)?)?;
        self.tab.click_point(Point { x: place.0, y: place.1 })?;
        Ok(())
    }

    pub(super) fn press(&self, key: &str) -> Result<()> {
        self.tab.press_key(key)?;
        Ok(())
    }

    /// Text as from an input method, all at once: key by key each takes the crate two tenths of a second.
    pub(super) fn type_text(&self, text: &str) -> Result<()> {
        self.tab.send_character(text)?;
        Ok(())
    }

    /// The value of a JavaScript expression.
    pub(super) fn value(&self, expression: &str) -> Result<Value> {
        let answer = self.tab.evaluate(&format!("JSON.stringify([{expression}])"), false)?;
        let text = answer.value.as_ref().and_then(Value::as_str);
        let text = text.ok_or_else(|| format!("{expression}: {:?}", answer.description))?;
        let mut list: Vec<Value> = serde_json::from_str(text)?;
        Ok(list.pop().unwrap_or_default())
    }

    pub(super) fn text(&self, expression: &str) -> Result<String> {
        Ok(self.value(expression)?.as_str().unwrap_or_default().to_owned())
    }

    /// The strings of a list.
    pub(super) fn list(&self, expression: &str) -> Result<Vec<String>> {
        let value = self.value(expression)?;
        let items = value.as_array().into_iter().flatten();
        Ok(items
            .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
            .collect())
    }

    pub(super) fn is(&self, expression: &str) -> Result<bool> {
        Ok(self.value(&format!("Boolean({expression})"))? == true)
    }

    /// Waits until the expression is true; an error says that it never was.
    pub(super) fn wait(&self, expression: &str) -> Result<()> {
        for _ in 0..PATIENCE {
            // While a page changes, nothing can be asked.
            if self.is(expression).unwrap_or(false) {
                return Ok(());
            }
            std::thread::sleep(PAUSE);
        }
        Err(format!("{}: never true: {expression}", self.tab.get_url()).into())
    }

    /// What was noted since the last call.
    pub(super) fn noted(&self) -> Vec<String> {
        std::mem::take(&mut *self.noted.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The addresses that were asked for since the last call.
    pub(super) fn requested(&self) -> Vec<String> {
        std::mem::take(&mut *self.requested.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn url(&self) -> String {
        self.tab.get_url()
    }

    pub(super) fn close(self) -> Result<()> {
        self.tab.close(false)?;
        Ok(())
    }
}

/// Errors of scripts and resources, and every request that leaves the folder.
fn complaint(event: &Event) -> Option<String> {
    match event {
        Event::LogEntryAdded(event) => Some(format!("console: {}", event.params.entry.text)),
        Event::RuntimeExceptionThrown(event) => {
            Some(format!("exception: {:?}", event.params.exception_details))
        }
        Event::RuntimeConsoleAPICalled(event) => {
            Some(format!("console: {:?} {:?}", event.params.Type, event.params.args))
        }
        Event::NetworkRequestWillBeSent(event) => {
            let url = &event.params.request.url;
            let local = url.starts_with("file:") || url.starts_with("data:");
            (!local).then(|| format!("request: {url}"))
        }
        _ => None,
    }
}
