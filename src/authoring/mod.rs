//! Text for authors to begin with: pages and rows of a kind, an entry about a restore
//! test or maintenance, a whole wiki. Functions of what was read; somebody else writes.

mod entry;
mod list_log;
mod maintenance;
mod manual;
mod page;
mod protocol;
mod rows;
mod shapes;
mod table;
mod values;
mod wiki;

pub use entry::{ProtocolRefusal, ProtocolRun, Written};
pub use manual::manual;
pub use page::{asked, index_above, page, path_for};
pub use protocol::log;
pub use shapes::{Piece, piece};
pub use values::{Rejected, Values};
pub use wiki::{TemplateFile, wiki};
