//! Calls of the running agent, over the screen's port.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Method, Request, header};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::runtime::{self, Runtime};
use zeroize::Zeroizing;

use super::told::{Challenge, Device, Failed, Offers, Questions, Refusal, Session};
use crate::http_client::{Answer, speak};
use crate::screen::COOKIE;

/// The agent, by the file that it left for the console.
pub(super) struct Client {
    runtime: Runtime,
    file: PathBuf,
}

struct Entry {
    address: SocketAddr,
    key: Zeroizing<String>,
}

impl Client {
    pub(super) fn new(dir: &Path) -> Result<Self, String> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|fault| format!("the operating system gives no event loop: {fault}"))?;
        let client = Self {
            runtime,
            file: super::key_file(dir),
        };
        match client.entry() {
            Ok(_) => Ok(client),
            Err(Failed::Away(why) | Failed::Refused(why)) => Err(why),
        }
    }

    pub(super) fn device(&self) -> Result<Device, Failed> {
        let mut device: Device = self.get("/device")?;
        if device.is_activated {
            let offers: Offers = self.get("/forgot")?;
            device.offers = offers.ways;
        }
        Ok(device)
    }

    /// Shows the challenge of a way, making it where there is none.
    pub(super) fn challenge(&self, way: &str) -> Result<Challenge, Failed> {
        let body = match way {
            "email" => json!({ "agreed": true }),
            _ => json!({}),
        };
        self.call(Method::POST, &format!("/forgot/{way}"), &body, "")
    }

    pub(super) fn questions(&self) -> Result<Questions, Failed> {
        self.get("/forgot/questions")
    }

    pub(super) fn sign_in(&self, password: &str) -> Result<Session, Failed> {
        let body = json!({ "password": password });
        self.call(Method::POST, "/sign-in", &body, "")
    }

    /// Does something in a session, or without one where the token is empty.
    pub(super) fn act(&self, path: &str, body: &Value, token: &str) -> Result<(), Failed> {
        let _: Value = self.call(Method::POST, path, body, token)?;
        Ok(())
    }

    fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Failed> {
        self.call(Method::GET, path, &Value::Null, "")
    }

    /// Read for each call: an agent that was started anew has another key.
    fn entry(&self) -> Result<Entry, Failed> {
        let text = std::fs::read_to_string(&self.file).map_err(|fault| self.unreadable(&fault))?;
        let text = Zeroizing::new(text);
        let mut lines = text.lines();
        let address = lines.next().and_then(|line| line.parse().ok());
        match (address, lines.next()) {
            (Some(address), Some(key)) => Ok(Entry {
                address,
                key: Zeroizing::new(key.to_owned()),
            }),
            _ => Err(away(&format!(
                "{} is not whole; start the agent again",
                self.file.display()
            ))),
        }
    }

    fn unreadable(&self, fault: &io::Error) -> Failed {
        let help = match fault.kind() {
            io::ErrorKind::NotFound => "Start the agent first; it writes this file.",
            io::ErrorKind::PermissionDenied => "Run this as root or as the agent's user.",
            _ => "Check the disk.",
        };
        away(&format!("{}: {fault}. {help}", self.file.display()))
    }

    fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: &Value,
        token: &str,
    ) -> Result<T, Failed> {
        let entry = self.entry()?;
        let answer = self
            .runtime
            .block_on(send(&entry, method, path, body, token))
            .map_err(|why| away(&why))?;
        match answer.status {
            204 => serde_json::from_slice(b"null").map_err(|_| away("the agent says too little")),
            200..=299 => serde_json::from_slice(&answer.body)
                .map_err(|_| away("what answers on the screen's port is no agent of this version")),
            _ => Err(refusal(&answer)),
        }
    }
}

fn refusal(answer: &Answer) -> Failed {
    match serde_json::from_slice::<Refusal>(&answer.body) {
        Ok(refusal) => Failed::Refused(refusal.error.message),
        Err(_) => away("the agent does not let this console in; start the agent again"),
    }
}

fn away(why: &str) -> Failed {
    Failed::Away(why.to_owned())
}

async fn send(
    entry: &Entry,
    method: Method,
    path: &str,
    body: &Value,
    token: &str,
) -> Result<Answer, String> {
    let host = entry.address.to_string();
    let cookie = Zeroizing::new(format!("{COOKIE}={}", *entry.key));
    let body = Zeroizing::new(body.to_string());
    let mut request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::HOST, &host)
        .header(header::ORIGIN, format!("http://{host}"))
        .header(header::COOKIE, cookie.as_str())
        .header(header::CONTENT_TYPE, "application/json");
    if !token.is_empty() {
        let bearer = Zeroizing::new(format!("Bearer {token}"));
        request = request.header(header::AUTHORIZATION, bearer.as_str());
    }
    let request = request
        .body(Full::new(Bytes::copy_from_slice(body.as_bytes())))
        .map_err(|fault| fault.to_string())?;
    let stream = TcpStream::connect(entry.address)
        .await
        .map_err(|fault| format!("the agent does not answer on {host}: {fault}. Is it running?"))?;
    speak(Box::new(stream), request)
        .await
        .map_err(|fault| format!("the agent did not answer: {fault}"))
}
