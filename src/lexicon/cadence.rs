//! How often something happens. Spelled out (`jaehrlich`).

use super::WordList;

/// Every fifteen minutes, without the German endings.
pub const EVERY_15_MINUTES: WordList = WordList::new(&["viertelstuendlich"], &[]);

/// Every thirty minutes, without the German endings.
pub const EVERY_30_MINUTES: WordList = WordList::new(&["halbstuendlich"], &[]);

/// Every twelve hours, without the German endings.
pub const EVERY_12_HOURS: WordList = WordList::new(&["halbtaeglich"], &[]);

/// Every day, in other words than its base, without the German endings.
pub const EVERY_NIGHT: WordList = WordList::new(&["naechtlich"], &["nightly", "everyday"]);

/// Every working day, without the German endings.
pub const EVERY_WORKING_DAY: WordList =
    WordList::new(&["werktaeglich", "arbeitstaeglich", "werktags"], &["weekdays", "workdays"]);

/// Every week, in other words than its base, without the German endings.
pub const EVERY_WEEKEND: WordList = WordList::new(&["wochenends"], &["weekends"]);

/// Every other week, without the German endings.
pub const EVERY_OTHER_WEEK: WordList = WordList::new(&[], &["fortnightly"]);

/// Every quarter, without the German endings.
pub const EVERY_QUARTER: WordList = WordList::new(
    &[
        "quartalsweis",
        "quartalsw",
        "quartalsmaessig",
        "vierteljaehrlich",
        "vierteljaehrl",
        "viertelj",
    ],
    &["quarterly"],
);

/// Every half year, without the German endings.
pub const EVERY_HALF_YEAR: WordList = WordList::new(
    &["halbjaehrlich", "halbjaehrl", "halbj"],
    &[
        "half-yearly",
        "halfyearly",
        "semiannual",
        "semiannually",
        "semi-annual",
        "semi-annually",
        "biannual",
        "biannually",
        "bi-annually",
    ],
);

/// Every year, in other words than its base, without the German endings.
pub const EVERY_YEAR: WordList = WordList::new(&[], &["annual", "annually"]);

/// Every other year, without the German endings.
pub const EVERY_OTHER_YEAR: WordList = WordList::new(&[], &["biennial", "biennially"]);

/// What is after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const MINUTELY: WordList = WordList::new(&["minuetlich", "minuetig"], &[]);

/// What is after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const HOURLY: WordList = WordList::new(&["stuendlich", "stuendig", "stuendl"], &["hourly"]);

/// What is after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const DAILY: WordList = WordList::new(&["taeglich", "taegig", "taegl", "tgl"], &["daily"]);

/// What is after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const WEEKLY: WordList =
    WordList::new(&["woechentlich", "woechentl", "woechig", "wtl"], &["weekly"]);

/// What is after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const MONTHLY: WordList =
    WordList::new(&["monatlich", "monatl", "monatig", "mtl"], &["monthly"]);

/// What is after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const YEARLY: WordList = WordList::new(&["jaehrlich", "jaehrl", "jaehrig"], &["yearly"]);

/// Words for twice as often and for half as often.
pub const BIWEEKLY: WordList = WordList::new(&[], &["biweekly", "bi-weekly"]);

/// Words for twice as often and for half as often.
pub const BIMONTHLY: WordList = WordList::new(&[], &["bimonthly", "bi-monthly"]);

/// Endings of German adverbs and adjectives.
pub const ENDINGS: [&str; 6] = ["", "e", "en", "er", "es", "em"];

/// All the time.
pub const CONTINUOUS: WordList = WordList::new(
    &["fortlaufend", "kontinuierlich", "laufend", "echtzeit"],
    &["continuous", "continuously", "real-time", "realtime"],
)
.with(&["permanent"]);

/// `zweimal pro Woche`.
pub const PER: WordList = WordList::new(
    &["pro", "im", "in der", "am", "je", "jede", "jeden", "jedes"],
    &["a", "an", "each", "every"],
)
.with(&["per", "/"]);

/// Before a period in which something happens once: `pro Quartal`.
pub const ONCE_PER: WordList = WordList::new(&["pro", "je"], &[]).with(&["per"]);

/// Half of a year.
pub const HALF_YEARS: WordList = WordList::new(
    &["halbjahr", "halbjahre", "halbjahres"],
    &["half-year", "half year", "halfyear"],
);

/// Before months in which something happens.
pub const IN_MONTHS: WordList = WordList::new(
    &["jeweils im", "jeweils", "immer im", "je im", "im", "jeden", "jeweils in"],
    &["each", "every", "in"],
);

/// Before the last or the next time.
pub const LAST_TIME: WordList = WordList::new(
    &["zuletzt", "letztmals", "letztmalig", "letztes mal", "naechstes mal", "naechster termin"],
    &[
        "last time",
        "last done",
        "last run",
        "last in",
        "last:",
        "most recently",
        "next time",
        "next in",
    ],
);

/// More than once, nobody says how often.
pub const MANY_TIMES: WordList =
    WordList::new(&["mehrmals", "mehrfach"], &["several times", "multiple times", "many times"]);

/// Before days of the week on which something happens.
pub const ON_DAYS: WordList =
    WordList::new(&["jeden", "jeder", "immer", "am", "an"], &["every", "each", "on"]);

/// Which of a month's weekdays it is: `jeden ersten Montag im Monat`.
pub const NTH: WordList = WordList::new(
    &[
        "erste", "ersten", "erster", "zweite", "zweiten", "zweiter", "dritte", "dritten",
        "dritter", "vierte", "vierten", "vierter", "letzte", "letzten", "letzter",
    ],
    &["first", "second", "third", "fourth", "last"],
);

/// The first of a month's weekdays, which says without the month what it is.
pub const FIRST_OR_LAST: WordList = WordList::new(
    &["erste", "ersten", "erster", "letzte", "letzten", "letzter"],
    &["first", "last"],
);

/// Behind the day of a month.
pub const OF_MONTH: WordList = WordList::new(
    &[
        "im monat",
        "des monats",
        "eines monats",
        "jeden monats",
        "jedes monats",
        "je monat",
        "pro monat",
    ],
    &[
        "of the month",
        "of each month",
        "of every month",
        "in the month",
        "each month",
        "every month",
        "of month",
    ],
);

/// Behind the day of a quarter.
pub const OF_QUARTER: WordList = WordList::new(
    &[
        "im quartal",
        "des quartals",
        "jeden quartals",
        "jedes quartals",
        "je quartal",
        "pro quartal",
    ],
    &["of the quarter", "of each quarter", "of every quarter", "in the quarter", "each quarter"],
);

/// The turn of a month.
pub const TURN_OF_MONTH: WordList = WordList::new(
    &[
        "zum monatsende",
        "am monatsende",
        "monatsende",
        "zum monatsanfang",
        "am monatsanfang",
        "monatsanfang",
    ],
    &["end of month", "end of the month", "end of each month", "month-end", "start of month"],
);

/// The turn of a quarter.
pub const TURN_OF_QUARTER: WordList = WordList::new(
    &[
        "zum quartalsende",
        "am quartalsende",
        "quartalsende",
        "zum quartalsanfang",
        "am quartalsanfang",
        "quartalsanfang",
        "zum quartalsbeginn",
        "zu quartalsbeginn",
        "quartalsbeginn",
    ],
    &[
        "end of quarter",
        "end of the quarter",
        "end of each quarter",
        "quarter-end",
        "start of quarter",
    ],
);

/// The turn of a year.
pub const TURN_OF_YEAR: WordList = WordList::new(
    &[
        "zum jahresende",
        "am jahresende",
        "jahresende",
        "zum jahresanfang",
        "zum jahreswechsel",
        "zu jahresbeginn",
    ],
    &["end of year", "end of the year", "end of each year", "year-end", "start of year"],
);

/// What may happen, for a cadence that is none: `bei jedem Release`, `every commit`.
pub const HAPPENINGS: WordList = WordList::new(
    &["aenderung", "anpassung", "aktualisierung", "umbau"],
    &["commit", "push", "pr", "pull request", "merge", "change", "deployment", "deploy"],
)
.with(&["release", "upgrade", "update", "build"]);

/// Times of day that come once a day.
pub const ONCE_A_DAY: WordList = WordList::new(
    &["nachts", "morgens", "abends", "mittags", "frueh"],
    &["at night", "overnight", "in the morning", "in the evening"],
);

/// `alle 4 h`, `every 4 hours`.
pub const EVERY: WordList =
    WordList::new(&["alle", "aller", "jede", "jeden", "jedes", "jeder"], &["every", "each"]);

/// Parts of a day: once each is daily.
pub const TIMES_OF_DAY: WordList =
    WordList::new(&["nacht", "morgen", "abend"], &["night", "morning", "evening"]);

/// What joins the parts of a cadence.
pub const JOINERS: WordList =
    WordList::new(&["und", "sowie", "zusaetzlich"], &["and"]).with(&["plus", "+", "&", ";", ","]);

/// How an occasion begins: `vor Upgrades`.
pub const OCCASIONS: WordList = WordList::new(
    &[
        "vor",
        "nach",
        "bei",
        "wenn",
        "falls",
        "auf anforderung",
        "auf zuruf",
        "anlassbezogen",
        "manuell",
        "von hand",
        "einmalig",
        "initial",
    ],
    &[
        "before",
        "after",
        "on",
        "upon",
        "when",
        "as needed",
        "as required",
        "if needed",
        "manually",
        "manual",
        "initially",
        "one-time",
        "one-off",
    ],
)
.with(&["ad hoc", "ad-hoc"]);

/// How a time of day begins.
pub const CLOCK: WordList = WordList::new(
    &[
        "um", "ab", "gegen", "nachts", "morgens", "abends", "mittags", "uhr", "zwischen",
        "jeweils", "am",
    ],
    &["at"],
);

/// After these an interval is longer than it says.
pub const EXCEPTIONS: WordList =
    WordList::new(&["ausser", "nicht", "ohne"], &["except", "not", "excluding"]);
