//! Reads the client's messages and answers them in their order.
#![expect(clippy::disallowed_methods, reason = "when to run the next round is decided here")]

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use lsp_types::{
    CancelParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, FileRename, InitializeParams, NumberOrString, RenameFilesParams,
    Uri, WorkspaceEdit, WorkspaceSymbolParams,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::Client;
use super::documents::{Documents, OpenDocument};
use super::project::LiveWiki;
use super::requests::{self, Refusal};
use super::{Ended, ServerSetup, capabilities, rename, uri};
use crate::pipeline::Changes;

/// How long the server sleeps at most: the day may have changed.
const TICK: Duration = Duration::from_secs(30);

/// What wakes the server.
enum ServerEvent {
    Client(Message),
    /// The client has sent something that is no message.
    Unreadable(String),
    /// Files have changed in the wiki in this folder.
    Files(PathBuf, Changes),
    /// Standard input has ended.
    Closed,
}

/// What of a session the client has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SessionPhase {
    Before,
    Running,
    ShutDown,
}

pub(super) struct LanguageServer {
    setup: ServerSetup,
    client: Client,
    phase: SessionPhase,
    /// The folders that the client has opened, as it spells them.
    folders: Vec<PathBuf>,
    projects: Vec<LiveWiki>,
    documents: Documents,
    sender: Sender<ServerEvent>,
    events: Receiver<ServerEvent>,
    waiting: VecDeque<ServerEvent>,
}

impl LanguageServer {
    pub(super) fn new(setup: ServerSetup) -> Self {
        let (sender, events) = mpsc::channel();
        Self {
            setup,
            client: Client::new(),
            phase: SessionPhase::Before,
            folders: Vec::new(),
            projects: Vec::new(),
            documents: Documents::default(),
            sender,
            events,
            waiting: VecDeque::new(),
        }
    }

    pub(super) fn run(mut self) -> Ended {
        let reader = MessageReader(self.sender.clone());
        std::thread::spawn(move || reader.read());
        while !self.client.gone {
            match self.next() {
                Some(ServerEvent::Client(Message::Request(request))) => self.request(request),
                Some(ServerEvent::Client(Message::Notification(it))) if it.method == "exit" => {
                    break;
                }
                Some(ServerEvent::Client(Message::Notification(it))) => self.notification(it),
                Some(ServerEvent::Client(Message::Response(_))) => {}
                Some(ServerEvent::Unreadable(detail)) => self.client.log(detail),
                Some(ServerEvent::Files(root, changes)) => {
                    let project = self.projects.iter_mut().find(|it| it.root == root);
                    project.into_iter().for_each(|it| it.changed(changes.clone()));
                }
                Some(ServerEvent::Closed) => break,
                None => self.rounds(),
            }
        }
        if self.phase == SessionPhase::ShutDown { Ended::Properly } else { Ended::Abruptly }
    }

    /// The next event; none when a round is due.
    fn next(&mut self) -> Option<ServerEvent> {
        let now = Instant::now();
        let due = self.projects.iter().filter_map(LiveWiki::due).min();
        let left = due.map_or(TICK, |due| due.saturating_duration_since(now));
        if self.waiting.is_empty() {
            match self.events.recv_timeout(left) {
                Ok(event) => self.waiting.push_back(event),
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => return Some(ServerEvent::Closed),
            }
        }
        while let Ok(event) = self.events.try_recv() {
            match &event {
                ServerEvent::Client(Message::Notification(it))
                    if it.method == "$/cancelRequest" =>
                {
                    self.cancel(it.params.clone());
                }
                _ => self.waiting.push_back(event),
            }
        }
        self.waiting.pop_front()
    }

    /// Drops a request that is not answered yet.
    fn cancel(&mut self, params: Value) {
        let Ok(CancelParams { id }) = serde_json::from_value(params) else { return };
        let id = match id {
            NumberOrString::Number(number) => RequestId::from(number),
            NumberOrString::String(text) => RequestId::from(text),
        };
        let is_meant = |event: &ServerEvent| matches!(event, ServerEvent::Client(Message::Request(request)) if request.id == id);
        if let Some(index) = self.waiting.iter().position(is_meant) {
            self.waiting.remove(index);
            self.client.refuse(id, ErrorCode::RequestCanceled, "cancelled".to_owned());
        }
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        match (self.phase, method.as_str()) {
            (SessionPhase::Before, "initialize") => self.initialize(id, params),
            (SessionPhase::Before, _) => {
                let why = "`initialize` comes first".to_owned();
                self.client.refuse(id, ErrorCode::ServerNotInitialized, why);
            }
            (SessionPhase::Running, "shutdown") => {
                self.phase = SessionPhase::ShutDown;
                self.client.answer(id, Value::Null);
            }
            (SessionPhase::ShutDown, _) | (_, "initialize") => {
                let why = format!("`{method}` is not expected here");
                self.client.refuse(id, ErrorCode::InvalidRequest, why);
            }
            (SessionPhase::Running, _) => {
                // What is asked is asked of the text as it stands now.
                self.rounds();
                match self.asked(&method, params) {
                    Ok(result) => self.client.answer(id, result),
                    Err((code, why)) => self.client.refuse(id, code, why),
                }
            }
        }
    }

    fn asked(&self, method: &str, params: Value) -> Result<Value, Refusal> {
        match method {
            "workspace/symbol" => {
                let WorkspaceSymbolParams { query, .. } = requests::read(params)?;
                let found = |(number, project): (usize, &LiveWiki)| {
                    let documents = (number, &self.documents);
                    project.view(&self.client, documents, |view| view.find_symbols(&query))
                };
                let found = self.projects.iter().enumerate().filter_map(found);
                requests::written(found.flatten().collect::<Vec<_>>())
            }
            "workspace/willRenameFiles" => {
                let RenameFilesParams { files } = requests::read(params)?;
                let edits: Vec<_> = files.iter().filter_map(|file| self.moved(file)).collect();
                requests::written(edits.into_iter().reduce(rename::both))
            }
            _ if method.starts_with("textDocument/") => self.asked_of_file(method, params),
            _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is not supported"))),
        }
    }

    fn asked_of_file(&self, method: &str, params: Value) -> Result<Value, Refusal> {
        let uri = params.pointer("/textDocument/uri").cloned().unwrap_or_default();
        let uri: Uri = requests::read(uri)?;
        let Some((number, path)) = self.known(&uri) else { return Ok(Value::Null) };
        let Some(project) = self.projects.get(number) else { return Ok(Value::Null) };
        let changed = |path: &str, text: String| project.with_text(path, &text);
        let asked = (method, params);
        let answer = project.view(&self.client, (number, &self.documents), |view| {
            requests::answer(view, &path, asked, &changed)
        });
        answer.unwrap_or(Ok(Value::Null))
    }

    fn moved(&self, file: &FileRename) -> Option<WorkspaceEdit> {
        let [old, new] = [&file.old_uri, &file.new_uri].map(|uri| uri.parse::<Uri>().ok());
        let (number, from) = self.known(&old?)?;
        let project = self.projects.get(number)?;
        let to = project.path_of(&uri::file(&new?)?)?;
        project.view(&self.client, (number, &self.documents), |view| view.moved(&from, &to))?
    }

    /// The wiki of a file, and its path there, whether it is open or not.
    fn known(&self, uri: &Uri) -> Option<(usize, String)> {
        if let Some(document) = self.documents.get(uri) {
            return document.home.clone();
        }
        let file = uri::file(uri)?;
        let found = |(number, project): (usize, &LiveWiki)| Some((number, project.path_of(&file)?));
        self.projects.iter().enumerate().find_map(found)
    }

    fn initialize(&mut self, id: RequestId, params: Value) {
        let params: InitializeParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => {
                return self.client.refuse(id, ErrorCode::InvalidParams, error.to_string());
            }
        };
        let encoding = self.client.greet(&params);
        self.folders = folders(&params);
        self.phase = SessionPhase::Running;
        self.client.answer(
            id,
            json!({
                "capabilities": capabilities::of_server(encoding),
                "serverInfo": {
                    "name": env!("CARGO_PKG_NAME"),
                    "version": env!("CARGO_PKG_VERSION"),
                },
            }),
        );
    }

    fn notification(&mut self, notification: Notification) {
        if self.phase != SessionPhase::Running {
            return;
        }
        let Notification { method, params } = notification;
        match method.as_str() {
            "initialized" => {
                for folder in self.folders.clone() {
                    self.open_folder(&folder);
                }
            }
            "textDocument/didOpen" => self.with(&method, params, Self::open),
            "textDocument/didChange" => self.with(&method, params, Self::change),
            "textDocument/didClose" => self.with(&method, params, Self::close),
            "textDocument/didSave" => self.with(&method, params, Self::save),
            "workspace/didChangeWatchedFiles" => self.with(&method, params, Self::files),
            "workspace/didChangeWorkspaceFolders" => self.with(&method, params, Self::regroup),
            _ => {}
        }
    }

    /// Passes on the parameters of a notification; what they are not is only worth a line in the log.
    fn with<P: DeserializeOwned>(&mut self, method: &str, params: Value, act: fn(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => act(self, params),
            Err(error) => self.client.log(format!("{method}: {error}")),
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let home = self.home(&item.uri);
        if let Some((number, path)) = &home
            && let Some(project) = self.projects.get_mut(*number)
        {
            project.set(path, Some(&item.text));
            project.send_again(path);
        }
        let document = OpenDocument { version: item.version, text: item.text, home };
        self.documents.insert(&item.uri, document);
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let (uri, version) = (params.text_document.uri, params.text_document.version);
        let changed =
            self.documents.change(&uri, version, params.content_changes, self.client.unit);
        match changed {
            None => self.client.log(format!("version {version} of {} is ignored", uri.as_str())),
            Some(OpenDocument { home: Some((number, path)), text, .. }) => {
                if let Some(project) = self.projects.get_mut(*number) {
                    project.set(path, Some(text));
                }
            }
            Some(_) => {}
        }
    }

    fn close(&mut self, params: DidCloseTextDocumentParams) {
        let closed = self.documents.remove(&params.text_document.uri);
        if let Some((number, path)) = closed.and_then(|document| document.home)
            && let Some(project) = self.projects.get_mut(number)
        {
            project.set(&path, None);
            project.send_again(&path);
        }
    }

    /// The watcher of files may have missed it: network drives have none.
    fn save(&mut self, params: DidSaveTextDocumentParams) {
        let document = self.documents.get(&params.text_document.uri);
        if let Some((number, path)) = document.and_then(|document| document.home.clone())
            && let Some(project) = self.projects.get_mut(number)
        {
            let paths = [path].into();
            project.changed(Changes { paths, incomplete: false });
        }
    }

    fn files(&mut self, params: DidChangeWatchedFilesParams) {
        for file in params.changes.iter().filter_map(|event| uri::file(&event.uri)) {
            for project in &mut self.projects {
                if let Some(path) = project.path_of(&file) {
                    project.changed(Changes { paths: [path].into(), incomplete: false });
                }
            }
        }
    }

    fn regroup(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let named = |folders: Vec<lsp_types::WorkspaceFolder>| {
            folders.iter().filter_map(|folder| uri::file(&folder.uri)).collect::<Vec<_>>()
        };
        let removed = named(params.event.removed);
        self.folders.retain(|folder| !removed.contains(folder));
        for folder in named(params.event.added) {
            self.folders.push(folder.clone());
            self.open_folder(&folder);
        }
        for number in 0..self.projects.len() {
            self.drop_if_left(number);
        }
    }

    /// Opens the wiki of a folder: the nearest one upwards. Without a `book.toml` it is opened with its first document.
    fn open_folder(&mut self, folder: &Path) {
        if let Some(root) =
            self.setup.root.clone().or_else(|| uri::project_above(&uri::real(folder)))
        {
            self.project(root, folder);
        }
    }

    /// The wiki of a document, opened if it is not yet, and the document's path there.
    fn home(&mut self, uri: &Uri) -> Option<(usize, String)> {
        let file = uri::file(uri)?;
        let real = uri::real(&file);
        let folder = self.folders.iter().find(|it| file.starts_with(it)).cloned();
        let root = match &self.setup.root {
            Some(root) => root.clone(),
            None => {
                let found = real.parent().and_then(uri::project_above);
                found.or_else(|| folder.as_deref().map(uri::real))?
            }
        };
        let spelled = folder.unwrap_or_else(|| root.clone());
        let number = self.project(root, &spelled);
        let path = self.projects.get(number)?.path_of(&file)?;
        Some((number, path))
    }

    /// The number of the wiki in the folder `root`, which the client may spell like the folder `spelled`.
    fn project(&mut self, root: PathBuf, spelled: &Path) -> usize {
        if let Some(number) = self.projects.iter().position(|project| project.root == root) {
            return number;
        }
        let inside = root.strip_prefix(uri::real(spelled)).ok();
        let above = || uri::real(spelled).strip_prefix(&root).ok().map(Path::to_owned);
        let spelled = match inside {
            Some(rest) if rest.as_os_str().is_empty() => spelled.to_owned(),
            Some(rest) => spelled.join(rest),
            None => above()
                .and_then(|rest| spelled.ancestors().nth(rest.components().count()))
                .map_or_else(|| root.clone(), Path::to_owned),
        };
        self.projects.push(LiveWiki::new(root, spelled, self.setup.options.clone()));
        self.projects.len() - 1
    }

    /// Removes the findings of a wiki in which nothing is open any more. Its session stays for when it comes back.
    fn drop_if_left(&mut self, number: usize) {
        let Some(project) = self.projects.get_mut(number) else { return };
        let open = self.documents.any_in(number);
        let root = project.root.clone();
        let named = |folder: &PathBuf| {
            let real = uri::real(folder);
            real.starts_with(&root) || root.starts_with(&real)
        };
        if !open && !self.folders.iter().any(named) {
            project.clear(&mut self.client, (number, &self.documents));
        }
    }

    /// Runs a round of each wiki in which something has changed.
    fn rounds(&mut self) {
        let as_of = self.today();
        for (number, project) in self.projects.iter_mut().enumerate() {
            let (root, sender) = (project.root.clone(), self.sender.clone());
            project.watch(self.setup.poll, move |changes| {
                // Without a receiver the server has ended.
                let _ = sender.send(ServerEvent::Files(root.clone(), changes));
            });
            project.round(&mut self.client, (number, &self.documents), as_of);
        }
    }

    fn today(&self) -> Date {
        self.setup.as_of.unwrap_or_else(self.setup.today)
    }
}

/// The folders that the client opens.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten();
    let folders: Vec<PathBuf> = folders.filter_map(|folder| uri::file(&folder.uri)).collect();
    if !folders.is_empty() {
        return folders;
    }
    #[expect(deprecated, reason = "older clients name their folder only so")]
    let root = params.root_uri.as_ref().and_then(uri::file);
    #[expect(deprecated, reason = "the oldest clients name their folder only so")]
    let path = || params.root_path.as_ref().map(PathBuf::from).filter(|path| path.is_absolute());
    root.or_else(path).into_iter().collect()
}

/// Tells the server that standard input is read no more, for whatever reason.
struct MessageReader(Sender<ServerEvent>);

impl Drop for MessageReader {
    fn drop(&mut self) {
        let _ = self.0.send(ServerEvent::Closed);
    }
}

impl MessageReader {
    /// Reads messages until standard input ends. What is no message is skipped.
    fn read(self) {
        let mut input = io::stdin().lock();
        loop {
            let event = match Message::read(&mut input) {
                Ok(Some(message)) => ServerEvent::Client(message),
                Err(error) if error.kind() == ErrorKind::InvalidData => {
                    ServerEvent::Unreadable(error.to_string())
                }
                Ok(None) | Err(_) => return,
            };
            if self.0.send(event).is_err() {
                return;
            }
        }
    }
}
