//! Runbuch.
fn main() {}
