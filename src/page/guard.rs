//! What keeps one page from taking the program along: a panic while it is read or checked is caught.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread would be caught here: nobody need hear of it.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// What `work` gives, none where it panics. It must leave nothing half done behind.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = IS_GUARDED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work)).ok();
    IS_GUARDED.set(before);
    done
}

thread_local! {
    static PAGE: RefCell<Option<Arc<str>>> = const { RefCell::new(None) };
}

/// Does `work` for the page at `path`: if it panics, [`at_work`] says for which.
pub fn working_on<T>(path: &Arc<str>, work: impl FnOnce() -> T) -> T {
    let before = PAGE.replace(Some(Arc::clone(path)));
    let done = work();
    PAGE.set(before);
    done
}

/// The page that this thread works on, or did when it panicked.
pub fn at_work() -> Option<Arc<str>> {
    PAGE.try_with(|page| page.try_borrow().ok()?.clone()).ok().flatten()
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

    #[test]
    fn who_panics_has_said_on_which_page() {
        let (outer, inner): (Arc<str>, Arc<str>) = ("a.md".into(), "b.md".into());
        let panicked = guarded(|| {
            working_on(&outer, || {
                working_on(&inner, || assert_eq!(at_work().as_deref(), Some("b.md")));
                assert_eq!(at_work().as_deref(), Some("a.md"));
                panic!("expected");
            })
        });
        assert_eq!((panicked, at_work().as_deref()), (None::<()>, Some("a.md")));
    }
}
