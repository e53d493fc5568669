//! Other hosts are asked, and what they answer becomes findings like any other.

use std::sync::Arc;
use std::time::Duration;

use super::{Failure, Session};
use crate::check::Inquiry;
use crate::external::{self, Asked, MEMORY_FILE, Memory, Progress, Setup};
use crate::{output, source};

impl Session {
    /// The same wiki with the answers of other hosts, and how the asking went. What was fine less
    /// than `age` before `now` (seconds since 1970) is not asked again.
    ///
    /// # Errors
    /// Where nobody can be asked, or the answers cannot be kept.
    pub fn ask(
        &self,
        inquiry: Inquiry,
        setup: &Setup<'_>,
        (now, age): (u64, Duration),
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(Self, Asked), Failure> {
        let file = self.root().join(MEMORY_FILE);
        let text = source::read_text(&file, MEMORY_FILE).ok();
        let text = text.as_ref().map(|text| text.text.as_str());
        let mut memory = Memory::read(text, &setup.settings.accept, now, age);
        let asked =
            external::ask(inquiry, setup, &mut memory, progress).map_err(Failure::External)?;
        output::write_file(&file, memory.to_json().as_bytes())?;
        // Nobody wants it in a repository.
        output::write_file(&file.with_file_name(".gitignore"), b"*\n")?;
        let session = self.answered(Arc::clone(&asked.answers))?;
        Ok((session, asked))
    }
}
