//! A client of the language server: a real process, real messages.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::project::{Project, TODAY};

const PATIENCE: Duration = Duration::from_secs(60);

/// The server and what it has said. Killed when it is dropped.
pub(crate) struct Client {
    pub(crate) child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    next: i64,
    /// By URI what was published last.
    pub(crate) published: BTreeMap<String, Value>,
    /// Other notifications.
    pub(crate) said: VecDeque<Value>,
    root: String,
}

/// The URI of a file.
pub(crate) fn uri_of(file: &Path) -> String {
    let path = file.to_str().expect("UTF-8");
    let escaped = path.bytes().map(|byte| match byte {
        b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    format!("file://{}", escaped.collect::<String>())
}

impl Client {
    /// A server before `initialize`.
    pub(crate) fn silent(project: &Project, args: &[&str]) -> Self {
        let mut command = project.command(&[&["lsp", "--as-of", TODAY], args].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().expect("the program starts");
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        std::thread::spawn(move || {
            let mut output = output;
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let (input, root) = (child.stdin.take(), uri_of(&project.path("")));
        let root = root.trim_end_matches('/').to_owned();
        let (published, said) = (BTreeMap::new(), VecDeque::new());
        Self { child, input, messages, next: 0, published, said, root }
    }

    /// A server that has opened the project, for a client that counts UTF-16 and knows all that is asked for.
    pub(crate) fn start(project: &Project) -> Self {
        Self::with(project, &["utf-16"])
    }

    pub(crate) fn with(project: &Project, encodings: &[&str]) -> Self {
        let mut client = Self::silent(project, &[]);
        client.greet(json!({
            "general": { "positionEncodings": encodings },
            "textDocument": {
                "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
                "codeAction": {
                    "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
                    "resolveSupport": { "properties": ["edit"] },
                    "dataSupport": true,
                },
                "completion": { "completionItem": { "snippetSupport": true } },
                "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            },
            "workspace": {
                "workspaceEdit": {
                    "documentChanges": true,
                    "resourceOperations": ["create", "rename"],
                },
            },
        }));
        client
    }

    pub(crate) fn greet(&mut self, capabilities: Value) -> Value {
        let root = self.root.clone();
        let folders = json!([{ "uri": root, "name": "wiki" }]);
        let params = json!({
            "processId": null, "rootUri": root, "workspaceFolders": folders,
            "capabilities": capabilities,
        });
        let answer = self.ask("initialize", params).expect("an answer");
        self.tell("initialized", json!({}));
        answer
    }

    /// The URI of a file of the project.
    pub(crate) fn uri(&self, path: &str) -> String {
        format!(
            "{}{}",
            self.root,
            uri_of(Path::new(&format!("/{path}"))).trim_start_matches("file://")
        )
    }

    pub(crate) fn write(&mut self, text: &str) {
        let input = self.input.as_mut().expect("an open input");
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("sent");
        input.flush().expect("sent");
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.write(&message.to_string());
    }

    /// The result of a request, or its error.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.next += 1;
        let id = self.next;
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.write(&message.to_string());
        loop {
            let message = self.receive();
            if message["id"] == json!(id) {
                return match message.get("error") {
                    Some(error) => Err(error.clone()),
                    None => Ok(message["result"].clone()),
                };
            }
            self.keep(message);
        }
    }

    fn receive(&mut self) -> Value {
        self.messages.recv_timeout(PATIENCE).expect("the server answers")
    }

    fn keep(&mut self, message: Value) {
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().expect("a URI").to_owned();
            self.published.insert(uri, message["params"].clone());
        } else {
            self.said.push_back(message);
        }
    }

    /// Waits until everything that was told is checked: requests are answered for the text as it stands.
    pub(crate) fn settle(&mut self) {
        let _ = self.ask("runbuch/unknown", json!({}));
    }

    /// Waits until `is_so`, for what the server notices by itself.
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            assert!(begun.elapsed() < PATIENCE, "{what}: {:#?} {:#?}", self.published, self.said);
            if let Ok(message) = self.messages.recv_timeout(Duration::from_millis(50)) {
                self.keep(message);
            }
        }
    }

    pub(crate) fn open(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// The whole text anew.
    pub(crate) fn replace(&mut self, path: &str, version: i32, text: &str) {
        self.change(path, version, json!([{ "text": text }]));
    }

    pub(crate) fn change(&mut self, path: &str, version: i32, changes: Value) {
        let document = json!({ "uri": self.uri(path), "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
    }

    pub(crate) fn close(&mut self, path: &str) {
        let document = json!({ "uri": self.uri(path) });
        self.tell("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// The codes of the findings shown in a file, with their lines and columns, counted from 0.
    pub(crate) fn found(&self, path: &str) -> Vec<String> {
        let published = self.published.get(&self.uri(path));
        let all = published.and_then(|it| it["diagnostics"].as_array()).into_iter().flatten();
        all.map(|it| {
            let start = &it["range"]["start"];
            let code = it["code"].as_str().unwrap_or("-");
            format!("{code} {}:{}", start["line"], start["character"])
        })
        .collect()
    }

    /// Ends as the protocol asks for; the exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null).expect("an answer");
        self.tell("exit", Value::Null);
        self.exit_code()
    }

    /// Goes without a word; the exit code.
    pub(crate) fn crash(mut self) -> Option<i32> {
        self.input = None;
        self.exit_code()
    }

    fn exit_code(&mut self) -> Option<i32> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("does not end");
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        let (name, value) = line.split_once(": ").expect("a header");
        if name == "Content-Length" {
            length = value.trim().parse().ok();
        }
    }
    let mut body = vec![0; length.expect("a length")];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}
