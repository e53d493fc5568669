//! Text for authors to begin with: pages and rows of a kind, a row of the restore test protocol, a
//! whole wiki. Functions of what was read; somebody else writes.

mod page;
mod protocol;
mod rows;
mod shapes;
mod table;
mod values;
mod wiki;

pub use page::{asked, page, path_for};
pub use protocol::{ProtocolRefusal, ProtocolRun, Written, log};
pub use shapes::{Piece, piece};
pub use values::{Rejected, Values};
pub use wiki::{TemplateFile, wiki};
