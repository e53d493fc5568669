//! The tests that see Runbuch from outside, in one binary: it links once.

mod architecture;
mod project;
mod specs;
