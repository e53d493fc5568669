//! A web server on this machine that answers as it is told and keeps a log.
#![expect(clippy::disallowed_methods, reason = "tests measure time")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// One request.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) at: Instant,
    headers: Vec<(String, String)>,
}

/// What is answered.
pub(super) enum Reply {
    Whole {
        status: u16,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    },
    /// Nothing at all.
    Hang,
    /// A head that comes a byte at a time and never ends.
    Drip,
    /// A body that never ends.
    Endless,
}

pub(super) struct Server {
    origin: String,
    state: Arc<State>,
}

/// The certificate of a server, and the server's part of TLS with it.
pub(super) struct Certificate {
    pub(super) pem: String,
    config: Arc<rustls::ServerConfig>,
}

#[derive(Default)]
struct State {
    log: Mutex<Vec<Request>>,
    open: AtomicUsize,
    most: AtomicUsize,
}

type Respond = dyn Fn(&Request, usize) -> Reply + Send + Sync;

impl Request {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl Reply {
    pub(super) fn status(status: u16) -> Self {
        Self::Whole { status, headers: Vec::new(), body: Vec::new() }
    }

    pub(super) fn moved(status: u16, to: &str) -> Self {
        Self::status(status).with("Location", to)
    }

    pub(super) fn html(body: &[u8]) -> Self {
        let headers = vec![("Content-Type".to_owned(), "text/html".to_owned())];
        Self::Whole { status: 200, headers, body: body.to_vec() }
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        if let Self::Whole { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

impl Certificate {
    /// For `name`, signed by nobody but itself.
    pub(super) fn new(name: &str) -> Self {
        let own = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        let key = own.signing_key.serialize_der().try_into().expect("a key");
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key)
            .expect("a key that fits");
        Self { pem: own.cert.pem(), config: config.into() }
    }
}

impl Server {
    /// Listens on a free port of `ip`. `respond` gets the request and how many there were before it
    /// with the same method and path.
    pub(super) fn start(
        ip: &str,
        respond: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::listen(ip, None, respond)
    }

    /// The same over TLS.
    pub(super) fn start_tls(
        ip: &str,
        certificate: &Certificate,
        respond: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::listen(ip, Some(Arc::clone(&certificate.config)), respond)
    }

    fn listen(
        ip: &str,
        tls: Option<Arc<rustls::ServerConfig>>,
        respond: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind((ip, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let scheme = if tls.is_some() { "https" } else { "http" };
        let state = Arc::new(State::default());
        let (shared, respond): (_, Arc<Respond>) = (Arc::clone(&state), Arc::new(respond));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (state, respond) = (Arc::clone(&shared), Arc::clone(&respond));
                let tls = tls.clone();
                std::thread::spawn(move || match tls {
                    Some(config) => {
                        let tls = rustls::ServerConnection::new(config).expect("a configuration");
                        serve(rustls::StreamOwned::new(tls, stream), &state, &*respond);
                    }
                    None => serve(stream, &state, &*respond),
                });
            }
        });
        Self { origin: format!("{scheme}://{address}"), state }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    pub(super) fn log(&self) -> Vec<Request> {
        self.state.log.lock().expect("a log").clone()
    }

    pub(super) fn requests(&self) -> usize {
        self.state.log.lock().expect("a log").len()
    }

    /// How many requests were open at the same time.
    pub(super) fn most_at_once(&self) -> usize {
        self.state.most.load(Ordering::SeqCst)
    }
}

/// One request a connection; what is no HTTP gets no answer.
fn serve(mut stream: impl Read + Write, state: &State, respond: &Respond) {
    let Some(request) = read(&mut stream) else { return };
    let open = state.open.fetch_add(1, Ordering::SeqCst) + 1;
    state.most.fetch_max(open, Ordering::SeqCst);
    let nth = {
        let mut log = state.log.lock().expect("a log");
        let alike = |it: &&Request| (&it.method, &it.path) == (&request.method, &request.path);
        let nth = log.iter().filter(alike).count();
        log.push(request.clone());
        nth
    };
    let reply = respond(&request, nth);
    // Anyone who reads the answer may ask again at once: this one is over before.
    state.open.fetch_sub(1, Ordering::SeqCst);
    let _ = write(stream, &request, reply);
}

fn read(stream: impl Read) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let mut words = first.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = HashMap::new();
    for line in lines {
        let line = line.ok()?;
        let Some((key, value)) = line.split_once(':') else { break };
        headers.insert(key.to_lowercase(), value.trim().to_owned());
    }
    Some(Request { method, path, at: Instant::now(), headers: headers.into_iter().collect() })
}

fn write(mut stream: impl Write, request: &Request, reply: Reply) -> std::io::Result<()> {
    let (status, headers, body) = match reply {
        Reply::Hang => {
            std::thread::sleep(Duration::from_secs(30));
            return Ok(());
        }
        Reply::Drip => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nX-Drip: ")?;
            for _ in 0..300 {
                stream.write_all(b"x")?;
                std::thread::sleep(Duration::from_millis(100));
            }
            return Ok(());
        }
        Reply::Endless => {
            let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n";
            stream.write_all(head.as_bytes())?;
            loop {
                stream.write_all(&[b'x'; 65_536])?;
            }
        }
        Reply::Whole { status, headers, body } => (status, headers, body),
    };
    let headers: String =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
    );
    stream.write_all(head.as_bytes())?;
    if request.method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}
