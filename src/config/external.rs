//! `[check.external]`: which external addresses are probed, and the rate limits.

use std::time::Duration;

use regex::RegexSet;

use super::raw;
use super::reader::TableReader;
use crate::diagnostic::{Spanned, msg, regex_fault};

/// How `check --external` probes external addresses.
#[derive(Debug, Clone)]
pub struct External {
    /// Addresses that are probed even though `exclude` matches. Without `exclude`, only these are probed.
    pub include: RegexSet,
    /// Addresses that are not probed.
    pub exclude: RegexSet,
    /// Status codes that are accepted besides 2xx.
    pub accept: Vec<u16>,
    /// Whether addresses in the local network and on this machine are probed.
    pub allow_private: bool,
    /// The number of simultaneous requests per host; at least 1.
    pub concurrency: usize,
    /// The shortest time between the starts of two requests to one host.
    pub delay: Duration,
    /// The time limit of one request.
    pub timeout: Duration,
    /// How often a request with a temporary error is retried.
    pub retries: u8,
    /// Hosts (with a port where it is not the default of the scheme), and the environment variable that
    /// holds the token for each.
    pub tokens: Vec<(String, String)>,
}

impl Default for External {
    fn default() -> Self {
        Self {
            include: RegexSet::empty(),
            exclude: RegexSet::empty(),
            accept: Vec::new(),
            allow_private: false,
            concurrency: 2,
            delay: Duration::from_millis(250),
            timeout: Duration::from_secs(20),
            retries: 2,
            tokens: Vec::new(),
        }
    }
}

pub(super) fn resolve(reader: &mut TableReader, raw: raw::RawExternal) -> External {
    let default = External::default();
    External {
        include: patterns(reader, &raw.include),
        exclude: patterns(reader, &raw.exclude),
        accept: raw.accept.iter().filter_map(|code| status(reader, code)).collect(),
        allow_private: raw.allow_private.unwrap_or(default.allow_private),
        concurrency: raw
            .concurrency
            .and_then(|written| number(reader, "concurrency", &written, 1, 100))
            .unwrap_or(default.concurrency),
        delay: time(reader, "delay", raw.delay).unwrap_or(default.delay),
        timeout: time(reader, "timeout", raw.timeout).unwrap_or(default.timeout),
        retries: raw
            .retries
            .and_then(|written| number(reader, "retries", &written, 0, 10))
            .and_then(|retries| u8::try_from(retries).ok())
            .unwrap_or(default.retries),
        tokens: raw
            .tokens
            .into_iter()
            .map(|(host, name)| (host.to_lowercase(), name.value))
            .collect(),
    }
}

fn patterns(reader: &mut TableReader, written: &[Spanned<String>]) -> RegexSet {
    let mut sound = Vec::new();
    for pattern in written {
        match RegexSet::new([&pattern.value]) {
            Ok(_) => sound.push(&pattern.value),
            Err(_) => {
                let text = pattern.value.as_str();
                let message = msg!(config_bad_regex, pattern = text, fault = regex_fault(text));
                reader.error(pattern.span, message);
            }
        }
    }
    RegexSet::new(sound).unwrap_or_default()
}

fn status(reader: &mut TableReader, code: &Spanned<usize>) -> Option<u16> {
    number(reader, "accept", code, 100, 999).and_then(|code| u16::try_from(code).ok())
}

fn number(
    reader: &mut TableReader,
    key: &str,
    written: &Spanned<usize>,
    least: usize,
    most: usize,
) -> Option<usize> {
    if (least..=most).contains(&written.value) {
        return Some(written.value);
    }
    let (least, most) = (least.to_string(), most.to_string());
    let message = msg!(config_bad_number, key = key, least = least, most = most);
    reader.error(written.span, message);
    None
}

fn time(reader: &mut TableReader, key: &str, written: Option<Spanned<String>>) -> Option<Duration> {
    let written = written?;
    let parsed = parse_time_span(&written.value);
    if parsed.is_none() {
        reader.error(written.span, msg!(config_bad_time, key = key, value = written.value));
    }
    parsed
}

/// Parses `250ms`, `20s`, `5m`, `2h`, `7d`; a space before the unit is allowed.
pub fn parse_time_span(text: &str) -> Option<Duration> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = text.split_at_checked(digits)?;
    let count: u64 = count.parse().ok()?;
    let seconds = match unit.trim_start() {
        "ms" => return Some(Duration::from_millis(count)),
        "s" => 1,
        "m" | "min" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return None,
    };
    count.checked_mul(seconds).map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::dialect::Folder;
    use crate::source::SourceFile;

    #[test]
    fn time_spans_have_a_number_and_a_unit() {
        for (text, seconds) in [
            ("20s", 20.0),
            ("5m", 300.0),
            ("5 min", 300.0),
            ("2h", 7_200.0),
            ("250ms", 0.25),
            ("7d", 604_800.0),
        ] {
            assert_eq!(
                parse_time_span(text).map(|span| span.as_secs_f64()),
                Some(seconds),
                "{text}"
            );
        }
        for text in
            ["", "5", "m", "-5m", "5 weeks", "99999999999999999999s", "18446744073709551615d"]
        {
            assert_eq!(parse_time_span(text), None, "{text}");
        }
    }

    fn loaded(text: &str) -> Result<External, Vec<String>> {
        let file = SourceFile::new(config::FILE_NAME, text.as_bytes().to_vec());
        let at = |error: config::ConfigError| error.place.span.of(text).to_owned();
        match config::load(Some(&file), Folder::EMPTY, |_| true) {
            Ok((config, unknown)) if unknown.is_empty() => Ok(config.external),
            Ok((_, unknown)) => Err(unknown.into_iter().map(|it| it.key).collect()),
            Err(errors) => Err(errors.into_iter().map(at).collect()),
        }
    }

    #[test]
    fn settings_are_read() {
        let text = "[check.external]\nexclude = \"^https://a\"\naccept = [403, 429]\nconcurrency = 1\n\
                    delay = \"1s\"\nretries = 0\nallow-private = true\n\
                    [check.external.tokens]\n\"Forge.example:8443\" = \"T\"\n";
        let external = loaded(text).expect("settings");
        assert!(external.exclude.is_match("https://a.org/") && external.include.is_empty());
        assert_eq!(
            (external.accept, external.concurrency, external.retries),
            (vec![403, 429], 1, 0)
        );
        assert_eq!((external.delay, external.allow_private), (Duration::from_secs(1), true));
        assert_eq!(external.timeout, Duration::from_secs(20));
        assert_eq!(external.tokens, [("forge.example:8443".to_owned(), "T".to_owned())]);
    }

    #[test]
    fn what_cannot_be_meant_is_an_error_at_its_place() {
        let text = "[check.external]\nexclude = [\"(\"]\naccept = [99]\nconcurrency = 0\n\
                    delay = \"soon\"\nretries = 11\nallow-private = \"yes\"\ntimeout = 5\n";
        let places = ["\"(\"", "99", "0", "\"soon\"", "11", "\"yes\"", "5"];
        assert_eq!(loaded(text).expect_err("errors"), places);
        assert_eq!(loaded("[check.external]\nacept = 403\n").expect_err("unknown"), ["acept"]);
    }
}
