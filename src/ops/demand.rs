//! What each data class demands: at which level a missing piece of evidence is reported.

use super::DataClass;
use crate::config::Config;
use crate::diagnostic::{Level, Obligation};
use crate::source::data::{Node, Pair};

/// The level of each obligation by data class: the defaults, and what `[check.obligations]` changes. `off`: the class
/// does not ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demands {
    /// In the order of [`Obligation::ALL`], and therein of [`DataClass::ALL`].
    levels: Vec<((Obligation, DataClass), Level)>,
}

impl Demands {
    /// Those of a wiki. Entries that are invalid have been reported as such, and change nothing here.
    pub fn of(config: &Config) -> Self {
        let mut demands = Self::default();
        for pair in &config.obligations {
            if let Some(obligation) = obligation(&pair.key) {
                demands.set(obligation, &pair.value);
            }
        }
        demands
    }

    fn set(&mut self, obligation: Obligation, written: &Node) {
        for ((known, class), level) in &mut self.levels {
            if *known == obligation {
                *level = stated(written, *class).unwrap_or(*level);
            }
        }
    }

    /// The level for a service of this class. A service without a class owes what an important one owes.
    pub fn level(&self, obligation: Obligation, class: Option<DataClass>) -> Level {
        let key = (obligation, class.unwrap_or(DataClass::Important));
        self.levels.iter().find(|(known, _)| *known == key).map_or(Level::Off, |(_, level)| *level)
    }
}

impl Default for Demands {
    fn default() -> Self {
        let mut levels = Vec::new();
        for obligation in Obligation::ALL {
            for (class, level) in DataClass::ALL.into_iter().zip(defaults(obligation)) {
                levels.push(((obligation, class), level));
            }
        }
        Self { levels }
    }
}

/// The default levels in the order of [`DataClass::ALL`]: critical, important, best effort.
const fn defaults(obligation: Obligation) -> [Level; 3] {
    use Level::{Error, Note, Off, Warning};
    match obligation {
        Obligation::Documentation | Obligation::Backup => [Error, Warning, Note],
        Obligation::Rpo | Obligation::Rto => [Error, Error, Note],
        Obligation::Copies => [Warning, Warning, Off],
        Obligation::RestoreTest => [Error, Warning, Warning],
        Obligation::Dependencies => [Error, Error, Error],
        Obligation::Offsite | Obligation::TestPlan => [Error, Off, Off],
    }
}

/// The obligation of this name.
pub fn obligation(name: &str) -> Option<Obligation> {
    Obligation::ALL.into_iter().find(|obligation| obligation.as_str() == name)
}

/// What an entry of `[check.obligations]` says for a class: one level for all of them, or a table by their names.
fn stated(written: &Node, class: DataClass) -> Option<Level> {
    let of_class = |pair: &&Pair| [class.as_str(), class.english()].contains(&pair.key.as_str());
    let level = match written.as_str() {
        Some(level) => level,
        None => written.pairs().iter().find(of_class)?.value.as_str()?,
    };
    level.parse().ok()
}
