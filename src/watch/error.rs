//! Errors of `watch`.

use std::io;

use crate::diagnostic::{Message, Place, Position, msg};
use crate::pipeline::Failure;

/// Why watching could not start or had to stop.
#[derive(Debug)]
pub enum WatchError {
    /// The wiki cannot be read or built.
    Failure(Failure),
    /// The port is not available.
    Port {
        /// As asked for.
        port: u16,
        /// What the system says.
        error: io::Error,
    },
    /// The system refuses to watch files.
    System(io::Error),
    /// A bug ended the rounds; the thread has reported it.
    Crashed,
}

impl WatchError {
    /// What to tell, with the place where there is one.
    pub fn messages(&self) -> Vec<(Option<(Place, Position)>, Message)> {
        let message = match self {
            Self::Failure(failure) => return failure.messages(),
            Self::Port { port, error } => {
                msg!(watch_port, port = port.to_string(), detail = error.to_string())
            }
            Self::System(error) => msg!(watch_system, detail = error.to_string()),
            Self::Crashed => msg!(watch_crashed),
        };
        vec![(None, message)]
    }
}

impl From<Failure> for WatchError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}
