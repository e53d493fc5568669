//! Runbuch.
