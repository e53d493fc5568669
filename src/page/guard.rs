//! What keeps one page from taking the program along: a panic while it is read is caught.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread would be caught here: nobody need hear of it.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// What `work` gives, none where it panics. It must leave nothing half done behind.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = IS_GUARDED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work)).ok();
    IS_GUARDED.set(before);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_also_in_guarded_work() {
        let outer = guarded(|| {
            let inner: Option<()> = guarded(|| panic!("expected"));
            assert!(is_guarded(), "the outer work goes on");
            inner
        });
        assert_eq!(outer, Some(None));
        assert!(!is_guarded());
    }
}
