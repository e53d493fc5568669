//! The client: what it can do, and what is sent to it.

use std::io::{self, Write};

use lsp_server::{ErrorCode, Message, Notification, RequestId, Response};
use lsp_types::{
    ClientCapabilities, InitializeParams, LogMessageParams, MessageType, PositionEncodingKind,
    ShowMessageParams,
};
use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::ColumnUnit;

/// The other side of standard input and output.
pub(super) struct Client {
    /// The unit of columns.
    pub(super) unit: ColumnUnit,
    pub(super) can: ClientCapabilities,
    /// Whether it no longer reads.
    pub(super) gone: bool,
}

impl Client {
    pub(super) fn new() -> Self {
        let can = ClientCapabilities::default();
        Self { unit: ColumnUnit::Utf16, can, gone: false }
    }

    /// Takes in what the client can do. Of the encodings that it offers UTF-8 is preferred, in which nothing has to be
    /// counted; UTF-16 is what each client knows.
    pub(super) fn greet(&mut self, params: &InitializeParams) -> PositionEncodingKind {
        self.can = params.capabilities.clone();
        let offered = self.can.general.as_ref().and_then(|it| it.position_encodings.clone());
        let offered = offered.unwrap_or_default();
        let (unit, kind) = if offered.contains(&PositionEncodingKind::UTF8) {
            (ColumnUnit::Byte, PositionEncodingKind::UTF8)
        } else {
            (ColumnUnit::Utf16, PositionEncodingKind::UTF16)
        };
        self.unit = unit;
        kind
    }

    pub(super) fn notify(&mut self, method: &str, params: impl Serialize) {
        self.send(&Notification::new(method.to_owned(), params).into());
    }

    pub(super) fn answer(&mut self, id: RequestId, result: Value) {
        self.send(&Response::new_ok(id, result).into());
    }

    pub(super) fn refuse(&mut self, id: RequestId, code: ErrorCode, why: String) {
        self.send(&Response::new_err(id, code as i32, why).into());
    }

    /// Shows a message to the user.
    pub(super) fn show(&mut self, typ: MessageType, message: String) {
        self.notify("window/showMessage", ShowMessageParams { typ, message });
    }

    /// Keeps a message for whoever looks for it.
    pub(super) fn log(&mut self, message: String) {
        self.notify("window/logMessage", LogMessageParams { typ: MessageType::INFO, message });
    }

    fn send(&mut self, message: &Message) {
        let mut out = io::stdout().lock();
        let sent = message.write(&mut out).and_then(|()| out.flush());
        self.gone |= sent.is_err();
    }
}
