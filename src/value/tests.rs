//! Properties of all values.

use jiff::civil;
use proptest::prelude::*;

use super::*;

/// Text made of the pieces that the parsers know, so that strange mixtures of them are tried.
fn mixtures() -> impl Strategy<Value = String> {
    let pieces = [
        "1",
        "24",
        "2026",
        "01",
        "11",
        "31",
        "1,5",
        "1.500",
        "-",
        "–",
        ".",
        "/",
        ":",
        ",",
        "+",
        " ",
        "\u{a0}",
        "*",
        "_",
        "(",
        ")",
        "≤",
        "mind. ",
        "max. ",
        "h",
        "m",
        " min",
        "Tage",
        "Monate",
        "P",
        "PT4H",
        "P3M",
        "T",
        "täglich",
        "ja\u{308}hrlich",
        "14-tägig",
        "zweimal ",
        "alle ",
        "jeden ",
        "Sonntag",
        "Januar",
        "Q1",
        "Snapshots",
        "Backups",
        " und ",
        " bis ",
        "vor Upgrades",
        "fortlaufend",
        "0 2 * * 0",
        "*/",
        "@daily",
        "Uhr",
        "x",
        "offen",
        "Best Effort",
        "Mo",
        " und Do",
        "1/4",
        "½",
        "nachts ",
        "im Monat",
        "keep-daily: 7",
        "7/4/6",
        "kein ",
        "geplant",
        "aber",
        "[Name]",
        "[^1]",
        "XXX",
        "{{",
        "}}",
        "Arbeitstag",
        "99999999999999999999",
        "İ",
        "ß",
        "😀",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..8)
        .prop_map(|pieces| pieces.concat())
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), mixtures(), "[0-9.,:/*hmdPT -]{0,16}"]
}

fn days() -> impl Strategy<Value = civil::Date> {
    (1900_i16..=9999, 1_i8..=12, 1_i8..=31).prop_filter_map("no such day", |(year, month, day)| {
        civil::Date::new(year, month, day).ok()
    })
}

fn intervals() -> impl Strategy<Value = Interval> {
    (0_u64..600, 0_u64..4_000, 0_u64..200_000)
        .prop_filter_map("too long", |(months, days, seconds)| Interval::new(months, days, seconds))
}

proptest! {
    #[test]
    fn reading_never_panics(text in texts()) {
        let _ = Date::parse(&text);
        let _ = Duration::parse(&text);
        let _ = Cadence::parse(&text);
        let _ = ResponseTime::parse(&text);
        let _ = Cadence::parse_period(&text);
        let _ = Duration::parse_in(&text, Some(Unit::Hour));
        let _ = Unit::split_head(&text).and_then(|(_, unit)| Unit::of_numbers(unit));
        let _ = Blank::of(&text);
        let prefix = Date::parse_prefix(&text);
        prop_assert!(text.is_char_boundary(prefix.bytes));
    }

    #[test]
    fn dates_survive_the_canonical_form(text in texts()) {
        if let Ok(Some(date)) = Date::parse(&text) {
            let again = Date::parse(&date.canonical());
            let again = again.ok().flatten().map(|again| (again.first_day(), again.last_day()));
            prop_assert_eq!(again, Some((date.first_day(), date.last_day())));
            prop_assert!(date.first_day() <= date.last_day());
        }
    }

    #[test]
    fn durations_survive_the_canonical_form(text in texts()) {
        if let Ok(Some(duration)) = Duration::parse(&text) {
            let canonical = duration.canonical();
            let again = Duration::parse(&canonical).ok().flatten();
            prop_assert_eq!(again.as_ref().map(Duration::seconds), Some(duration.seconds()), "{}", canonical);
            prop_assert_eq!(again.map(|again| again.canonical()), Some(canonical));
        }
    }

    #[test]
    fn periods_survive_the_canonical_form(text in texts()) {
        if let Ok(Some(period)) = Cadence::parse_period(&text)
            && let Some(canonical) = period.canonical()
        {
            let again = Cadence::parse_period(&canonical).ok().flatten().and_then(|again| again.interval());
            prop_assert_eq!(again, period.interval(), "{}", canonical);
        }
    }

    #[test]
    fn what_is_blank_in_any_field_is_blank_where_a_thing_is_asked_for(text in texts()) {
        prop_assert!(!is_blank(&text) || Blank::of(&text).is_some());
        prop_assert!(!is_placeholder(&text) || is_blank(&text));
    }

    #[test]
    fn a_unit_of_the_head_changes_no_unit_that_is_written(text in texts()) {
        if let Ok(Some(duration)) = Duration::parse(&text) {
            let below = Duration::parse_in(&text, Some(Unit::Hour)).ok().flatten();
            prop_assert_eq!(below.map(|below| below.seconds()), Some(duration.seconds()));
        }
    }

    #[test]
    fn of_a_range_the_longer_end_is_promised(a in 1_u32..100, b in 1_u32..100, sign in "(-|–| bis | to |/ )") {
        let read = |text: String| Duration::parse(&text).ok().flatten().map(|read| read.seconds());
        let longer = read(format!("{} h", a.max(b)));
        prop_assert_eq!(read(format!("{a} h {sign} {b} h")), longer);
    }

    #[test]
    fn marks_of_footnotes_change_nothing(hours in 0_u32..1_000, mark in r"(\*|\*\*|†|¹| \[\^1\]| \[2\])") {
        let plain = Duration::parse(&format!("{hours} h")).ok().flatten();
        let marked = Duration::parse(&format!("{hours} h{mark}")).ok().flatten();
        prop_assert_eq!(plain.map(|read| read.seconds()), marked.map(|read| read.seconds()));
    }

    #[test]
    fn every_day_has_one_weekday(day in days(), weekday in 0_usize..7) {
        let names = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];
        let right = usize::try_from(day.weekday().to_sunday_zero_offset()).ok() == Some(weekday);
        let read = Date::parse(&format!("{}, {day}", names[weekday]));
        prop_assert_eq!(read.is_ok(), right);
    }

    #[test]
    fn every_number_of_seconds_is_a_duration(seconds in 0_u64..1_000_000_000) {
        let duration = Duration::from_seconds(seconds);
        let again = duration.as_ref().and_then(|duration| Duration::parse(duration.written()).ok().flatten());
        prop_assert_eq!(duration, again);
    }

    #[test]
    fn rewrites_are_complete(hours in 0_u32..1_000, minutes in 0_u32..60) {
        let duration = Duration::parse(&format!("{hours} h {minutes}")).ok().flatten();
        let seconds = u64::from(hours) * 3_600 + u64::from(minutes) * 60;
        prop_assert_eq!(duration.as_ref().map(Duration::seconds), Some(seconds));
        let rewrite = duration.and_then(|duration| duration.rewrite().map(str::to_owned));
        prop_assert_eq!(rewrite, Some(format!("{hours} h {minutes} min")));
    }

    #[test]
    fn cadences_survive_the_canonical_form(text in texts()) {
        if let Ok(Some(cadence)) = Cadence::parse(&text)
            && let Some(canonical) = cadence.canonical()
        {
            let again = Cadence::parse_length(&canonical).ok().flatten().and_then(|again| again.interval());
            prop_assert_eq!(again, cadence.interval(), "{}", canonical);
        }
    }

    #[test]
    fn intervals_survive_the_canonical_form(interval in intervals()) {
        let again = Cadence::parse_length(&interval.canonical()).ok().flatten().and_then(|again| again.interval());
        prop_assert_eq!(again, Some(interval));
    }

    #[test]
    fn addition_is_monotone(interval in intervals(), one in days(), other in days()) {
        let (earlier, later) = (one.min(other), one.max(other));
        if let (Some(sooner), Some(latest)) = (interval.after(earlier), interval.after(later)) {
            prop_assert!(sooner <= latest);
            prop_assert!(earlier <= sooner);
        }
    }

    #[test]
    fn length_stays_within_its_bounds(interval in intervals(), start in days()) {
        if let Some(end) = interval.after(start) {
            let days = end.since(start).map(|span| u64::from(span.get_days().unsigned_abs())).unwrap_or(0);
            prop_assert!(days <= interval.longest_seconds().div_ceil(86_400));
            prop_assert!(days >= interval.shortest_seconds() / 86_400);
        }
    }

    #[test]
    fn days_are_read_in_every_agreed_form(day in days()) {
        let (year, month, number) = (day.year(), day.month(), day.day());
        let forms = [
            day.to_string(),
            format!("{number:02}.{month:02}.{year:04}"),
            format!("{number}.{month}.{year:04}"),
            format!("{day}T10:00:00+01:00"),
        ];
        for form in forms {
            let read = Date::parse(&form).ok().flatten().map(|date| date.first_day());
            prop_assert_eq!(read, Some(day), "{}", form);
        }
    }
}
