//! Numbers, days, durations and their bounds. Spelled out (`maerz`).

use super::WordList;

/// Number words up to twelve, and fourteen for `vierzehntägig`.
pub const NUMBERS: &[(u64, WordList)] = &[
    (0, WordList::new(&[], &["zero"])),
    (1, WordList::new(&["ein", "eine", "einem", "einen", "einer", "eines"], &["a", "an", "one"])),
    (2, WordList::new(&["zwei"], &["two"])),
    (3, WordList::new(&["drei"], &["three"])),
    (4, WordList::new(&["vier"], &["four"])),
    (5, WordList::new(&["fuenf"], &["five"])),
    (6, WordList::new(&["sechs"], &["six"])),
    (7, WordList::new(&["sieben"], &["seven"])),
    (8, WordList::new(&["acht"], &["eight"])),
    (9, WordList::new(&["neun"], &["nine"])),
    (10, WordList::new(&["zehn"], &["ten"])),
    (11, WordList::new(&["elf"], &["eleven"])),
    (12, WordList::new(&["zwoelf"], &["twelve"])),
    (14, WordList::new(&["vierzehn"], &["fourteen"])),
];

/// `jeden zweiten Tag`, `every other day`.
pub const ORDINALS: &[(u64, WordList)] = &[
    (2, WordList::new(&["zweite", "zweiten", "zweites", "zweiter"], &["other", "second"])),
    (3, WordList::new(&["dritte", "dritten", "drittes", "dritter"], &["third"])),
    (4, WordList::new(&["vierte", "vierten", "viertes"], &["fourth"])),
];

/// Months from 1, with their usual abbreviations.
pub const MONTH_NAMES: &[(i8, WordList)] = &[
    (1, WordList::new(&["januar", "jaenner", "jaen"], &["january"]).with(&["jan"])),
    (2, WordList::new(&["februar", "feber"], &["february"]).with(&["feb"])),
    (3, WordList::new(&["maerz", "maer", "mrz"], &["march"]).with(&["mar"])),
    (4, WordList::new(&[], &[]).with(&["april", "apr"])),
    (5, WordList::new(&["mai"], &["may"])),
    (6, WordList::new(&["juni"], &["june"]).with(&["jun"])),
    (7, WordList::new(&["juli"], &["july"]).with(&["jul"])),
    (8, WordList::new(&[], &[]).with(&["august", "aug"])),
    (9, WordList::new(&[], &[]).with(&["september", "sept", "sep"])),
    (10, WordList::new(&["oktober", "okt"], &["october", "oct"])),
    (11, WordList::new(&[], &[]).with(&["november", "nov"])),
    (12, WordList::new(&["dezember", "dez"], &["december", "dec"])),
];

/// Weekdays as cron numbers them: Sunday is 0.
pub const WEEKDAY_NAMES: &[(u8, WordList)] = &[
    (0, WordList::new(&["sonntag", "so"], &["sunday", "sun"])),
    (1, WordList::new(&["montag", "mo"], &["monday", "mon"])),
    (2, WordList::new(&["dienstag", "di"], &["tuesday", "tue"])),
    (3, WordList::new(&["mittwoch", "mi"], &["wednesday", "wed"])),
    (4, WordList::new(&["donnerstag", "do"], &["thursday", "thu"])),
    (5, WordList::new(&["freitag", "fr"], &["friday", "fri"])),
    (6, WordList::new(&["samstag", "sonnabend", "sa"], &["saturday", "sat"])),
];

/// What may be between a weekday and its day: `Samstag, den 24. Oktober 2026`.
pub const BEFORE_DAY: WordList = WordList::new(&["den", "dem", "der"], &["the"]);

/// Which part of a month or quarter is meant.
pub const PARTS_OF_MONTH: WordList = WordList::new(
    &["anfang", "mitte", "ende"],
    &["early", "mid", "late", "beginning of", "end of"],
);

/// Seconds.
pub const SECONDS: WordList =
    WordList::new(&["sek", "sekunde", "sekunden"], &["sec", "secs", "second", "seconds"])
        .with(&["s"]);

/// Minutes.
pub const MINUTES: WordList =
    WordList::new(&["minuten"], &["mins", "minutes"]).with(&["min", "minute"]);

/// Minutes or months: nobody can tell.
pub const MINUTES_OR_MONTHS: WordList = WordList::new(&[], &[]).with(&["m"]);

/// Hours.
pub const HOURS: WordList =
    WordList::new(&["std", "stdn", "stunde", "stunden"], &["hr", "hrs", "hour", "hours"])
        .with(&["h"]);

/// Days.
pub const DAYS: WordList =
    WordList::new(&["tag", "tage", "tagen", "tages"], &["day", "days"]).with(&["d"]);

/// Weeks.
pub const WEEKS: WordList =
    WordList::new(&["woche", "wochen"], &["wk", "wks", "week", "weeks"]).with(&["w"]);

/// Months, as a duration.
pub const MONTHS: WordList =
    WordList::new(&["monat", "monate", "monaten", "monats"], &["month", "months"])
        .with(&["mo", "mon"]);

/// Quarters.
pub const QUARTERS: WordList =
    WordList::new(&["quartal", "quartale", "quartalen"], &["quarter", "quarters"]);

/// Years.
pub const YEARS: WordList =
    WordList::new(&["j", "jahr", "jahre", "jahren"], &["y", "yr", "yrs", "year", "years"]);

/// Working days, in one word.
pub const WORKING_DAY: WordList = WordList::new(
    &["at", "arbeitstag", "arbeitstage", "arbeitstagen", "werktag", "werktage", "werktagen"],
    &["weekday", "weekdays", "workday", "workdays"],
);

/// Working days, in two words.
pub const WORKING_DAYS: WordList =
    WordList::new(&[], &["working days", "working day", "business days", "business day"]);

/// Before an upper bound; a longer phrase comes before its beginning.
pub const AT_MOST: WordList = WordList::new(
    &[
        "hoechstens",
        "laengstens",
        "nicht mehr als",
        "nicht laenger als",
        "bis zu",
        "bis",
        "weniger als",
        "unter",
        "binnen",
        "innerhalb von",
        "innerhalb",
    ],
    &["up to", "at most", "no more than", "not more than", "less than", "under", "within"],
)
.with(&["≤", "<=", "=<", "<", "max", "maximal", "maximum"]);

/// Before a lower bound.
pub const AT_LEAST: WordList = WordList::new(&["mind", "mindestens", "wenigstens"], &["at least"])
    .with(&["≥", ">=", "=>", ">", "min", "minimum"]);

/// Before a value that is not exact.
pub const ABOUT: WordList = WordList::new(
    &["ca", "circa", "etwa", "rund", "ungefaehr", "nahezu"],
    &["about", "approx", "near"],
)
.with(&["~", "≈"]);

/// Between two ends of which one counts; after a dash the commonest way to write a range.
pub const RANGE: WordList =
    WordList::new(&["bis zu", "bis", "oder"], &["up to", "to", "or"]).with(&["…", "...", ".."]);

/// How a note begins that says when a duration counts, but not how long it is.
pub const CIRCUMSTANCES: WordList = WordList::new(
    &["nach", "ab", "seit", "bei", "pro", "je", "oder weniger", "an", "in", "innerhalb"],
    &["after", "from", "since", "per", "at", "on", "during", "or less", "within"],
)
.with(&["max", "maximal", "maximum"]);

/// Between a notice period and the day that it counts to: `3 Monate zum Vertragsende`; spelled out.
pub const TO_AN_END: WordList = WordList::new(&["zum", "zur", "vor"], &["before", "prior", "to"]);

/// Such a day, or the end of a word for it; spelled out.
pub const ENDS: WordList = WordList::new(
    &["ende", "ablauf", "verlaengerung", "monatsersten"],
    &["end", "expiry", "expiration", "renewal", "termination"],
);

/// Beside a date that is not the day itself.
pub const NOT_THE_DAY: WordList = WordList::new(
    &[
        "nicht",
        "kein",
        "keine",
        "ab",
        "seit",
        "vor",
        "nach",
        "geplant",
        "naechste",
        "naechster",
        "naechstes",
        "faellig",
        "oder",
    ],
    &["not", "no", "from", "since", "before", "after", "planned", "next", "due", "or"],
);

/// Before the period at whose end something ends: `zum nächsten Quartal`.
pub const BEFORE_TURN: WordList = WordList::new(
    &["jeweiligen", "naechsten", "naechstmoeglichen", "folgenden"],
    &["the", "a", "each", "next"],
);

/// A period at whose end something ends: `sechs Wochen zum Quartal`.
pub const TURNS: WordList = WordList::new(
    &[
        "quartal",
        "monat",
        "monatsletzten",
        "jahr",
        "kalenderjahr",
        "halbjahr",
        "kalendervierteljahr",
    ],
    &["quarter", "month", "year"],
);

/// Behind the length of a period, which they do not change: `3 Monate schriftlich`, `90 days' notice`.
pub const AFTER_PERIOD: WordList = WordList::new(
    &["schriftlich", "vorher", "vorab", "danach", "dann", "im", "kuendigungsfrist", "frist", "per"],
    &["notice", "written", "in", "then", "prior", "by", "ahead"],
);

/// In a note in brackets: the longer time that holds at other hours, or at worst.
pub const OTHERWISE: WordList = WordList::new(
    &[
        "ausserhalb",
        "sonst",
        "nachts",
        "nacht",
        "wochenende",
        "wochenenden",
        "feiertags",
        "schlimmstenfalls",
        "andernfalls",
        "sonntags",
    ],
    &["outside", "otherwise", "else", "weekend", "weekends", "night", "nights", "worst", "off"],
)
.with(&["max", "maximal", "maximum"]);

/// What makes one length of two: `4 h (+ 2 h Anfahrt)`.
pub const SUMS: WordList =
    WordList::new(&["zuzueglich", "zzgl"], &["in addition"]).with(&["+", "plus"]);

/// A half; what may come before it in German and after it in English is an article.
pub const HALVES: WordList = WordList::new(&["halbe", "halben", "halber", "halbes"], &["half"]);

/// A response without any limit.
pub const BEST_EFFORT: WordList =
    WordList::new(&["nach bestem bemuehen", "nach moeglichkeit"], &[]).with(&[
        "best-effort",
        "best effort",
        "besteffort",
    ]);

/// A response on the next working day.
pub const NEXT_WORKING_DAY: WordList = WordList::new(
    &[
        "naechster arbeitstag",
        "naechsten arbeitstag",
        "am naechsten arbeitstag",
        "naechster werktag",
        "naechsten werktag",
        "am naechsten werktag",
    ],
    &["next working day", "next business day", "nbd"],
);

/// A response without delay.
pub const AT_ONCE: WordList = WordList::new(
    &["sofort", "unverzueglich", "umgehend"],
    &["immediately", "immediate", "instantly", "instant"],
);

/// Around the clock: numbers that say when, not how long.
pub const ALWAYS: WordList = WordList::new(&[], &[]).with(&["24/7", "24x7", "7x24"]);

/// What may follow a time of day.
pub const ZONES: WordList =
    WordList::new(&["uhr", "mez", "mesz"], &["cet", "cest"]).with(&["z", "utc"]);
