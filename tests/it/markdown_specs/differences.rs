//! The examples whose pages differ, each with its reason.

/// Examples of CommonMark 0.31.2.
pub(super) const COMMONMARK: &[(&[usize], &str)] = &[
    (&[144], "a punctuation mark behind a fence is no language"),
    (&[520, 574, 575], "a link in an alternative text is checked, too; the page shows it as words"),
    (&[548, 590], "`[[…]]` is a wiki link"),
    (&[608, 611, 612], "bare addresses are links, as in GFM"),
];

/// Examples of GFM 0.29.
pub(super) const GFM: &[(&[usize], &str)] = &[
    (&[616, 619], "bare addresses are links, as in GFM's section 6.9"),
    (&[645, 646], "CommonMark 0.31.2 has other rules for comments"),
    (&[653], "these elements are dropped by `raw-html = \"sanitize\"`, not by \"allow\""),
];
