//! Values that are typed, and what they should be where they cannot be read.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use jiff::civil::Date;

use super::{Format, OutputArgs, Partition};
use crate::check::RuleSet;
use crate::cli::usage::BadValue;
use crate::config::{Policy, parse_time_span};
use crate::diagnostic::{Level, msg};
use crate::language::Lang;

pub(in crate::cli) fn parse_lang(text: &str) -> Result<Lang, BadValue> {
    let expected = msg!(no_effect_language_expected);
    Lang::from_tag(text).ok_or_else(|| BadValue::expected(text, expected))
}

pub(in crate::cli) fn parse_day(text: &str) -> Result<Date, BadValue> {
    text.parse().map_err(|_| BadValue::expected(text, msg!(usage_expected_day)))
}

pub(in crate::cli) fn parse_field(text: &str) -> Result<(String, String), BadValue> {
    let pair = text.split_once('=').filter(|(key, _)| !key.trim().is_empty());
    let (key, value) = pair.ok_or_else(|| BadValue::expected(text, msg!(usage_expected_field)))?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

pub(in crate::cli) fn parse_delimiter(text: &str) -> Result<u8, BadValue> {
    match text.as_bytes() {
        [byte] if !byte.is_ascii_alphanumeric() && !b"\"\r\n".contains(byte) => Ok(*byte),
        _ if text == "\\t" => Ok(b'\t'),
        _ => Err(BadValue::expected(text, msg!(usage_expected_delimiter))),
    }
}

pub(in crate::cli) fn parse_time(text: &str) -> Result<Duration, BadValue> {
    parse_time_span(text).ok_or_else(|| BadValue::expected(text, msg!(usage_expected_time)))
}

pub(in crate::cli) fn parse_partition(text: &str) -> Result<Partition, BadValue> {
    let numbers = text.split_once('/');
    let numbers = numbers.and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match numbers {
        Some((index, count)) if 1 <= index && index <= count => Ok(Partition { index, count }),
        _ => Err(BadValue::expected(text, msg!(usage_expected_part))),
    }
}

pub(in crate::cli) fn parse_level(text: &str) -> Result<Level, BadValue> {
    text.parse().map_err(|()| BadValue::expected(text, msg!(config_type_level)))
}

/// Whether the wiki has a rule of its own of this code is known once it has been read.
pub(in crate::cli) fn parse_rule(text: &str) -> Result<String, BadValue> {
    let built_in = RuleSet::default();
    if built_in.is_known(text) || Policy::is_code(text) {
        return Ok(text.to_owned());
    }
    let help = match built_in.nearest(text) {
        Some(rule) => msg!(unknown_rule_suggestion, code = &*rule.code, slug = &*rule.slug),
        None => msg!(unknown_rule_help),
    };
    Err(BadValue(msg!(failure_no_rule, rule = text, help = help)))
}

pub(in crate::cli) fn parse_output(text: &str) -> Result<OutputArgs, BadValue> {
    let (format, file) = text.split_once('=').map_or((text, None), |(f, file)| (f, Some(file)));
    let format = Format::from_str(format, true).map_err(|_| {
        let known: Vec<String> = Format::value_variants()
            .iter()
            .filter_map(|format| Some(format!("`{}`", format.to_possible_value()?.get_name())))
            .collect();
        BadValue::expected(text, msg!(usage_expected_format, known = known.join(", ")))
    })?;
    Ok(OutputArgs { format, file: file.map(PathBuf::from) })
}
