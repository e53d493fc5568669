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
    WordList::new(&["werktaeglich", "arbeitstaeglich", "werktags"], &[]);

/// Every other week, without the German endings.
pub const EVERY_OTHER_WEEK: WordList = WordList::new(&[], &["fortnightly"]);

/// Every quarter, without the German endings.
pub const EVERY_QUARTER: WordList = WordList::new(
    &["quartalsweis", "quartalsmaessig", "vierteljaehrlich", "vierteljaehrl"],
    &["quarterly"],
);

/// Every half year, without the German endings.
pub const EVERY_HALF_YEAR: WordList = WordList::new(
    &["halbjaehrlich", "halbjaehrl"],
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

/// What stands after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const MINUTELY: WordList = WordList::new(&["minuetlich", "minuetig"], &[]);

/// What stands after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const HOURLY: WordList = WordList::new(&["stuendlich", "stuendig", "stuendl"], &["hourly"]);

/// What stands after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const DAILY: WordList = WordList::new(&["taeglich", "taegig", "taegl"], &["daily"]);

/// What stands after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const WEEKLY: WordList = WordList::new(&["woechentlich", "woechentl", "woechig"], &["weekly"]);

/// What stands after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
pub const MONTHLY: WordList = WordList::new(&["monatlich", "monatl", "monatig"], &["monthly"]);

/// What stands after a number (`14-tägig`, `6-stündlich`) or alone, without the German endings.
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
    &["vor", "nach", "bei", "wenn", "falls", "anlassbezogen", "manuell"],
    &["before", "after", "on", "upon", "when", "manually"],
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
