//! The least client that speaks with the agent: one request for each connection.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::Failure;

/// No answer takes this long.
const PATIENCE: Duration = Duration::from_secs(20);

/// The agent at a port of this machine, and the session there.
pub(super) struct Client {
    port: u16,
    session: String,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

impl Client {
    pub(super) fn new(port: u16) -> Self {
        Self {
            port,
            session: String::new(),
        }
    }

    /// Another client of the same agent, without a session.
    pub(super) fn again(&self) -> Self {
        Self::new(self.port)
    }

    pub(super) fn with_session(mut self, token: &str) -> Self {
        self.session = format!("Authorization: Bearer {token}\r\n");
        self
    }

    pub(super) fn get(&self, path: &str) -> Result<Answer, Failure> {
        self.call("GET", path, "", "")
    }

    pub(super) fn form(&self, path: &str, fields: &str) -> Result<Answer, Failure> {
        self.call("POST", path, "application/x-www-form-urlencoded", fields)
    }

    /// Sends JSON and reads JSON; anything but success is a failure.
    pub(super) fn json(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        let body = body.to_string();
        let answer = self.call("POST", path, "application/json", &body)?;
        if !(200..300).contains(&answer.status) {
            let said = format!("POST {path}: {} {}", answer.status, answer.body);
            return Err(Failure::new(said));
        }
        Ok(serde_json::from_str(&answer.body).unwrap_or_default())
    }

    fn call(&self, method: &str, path: &str, kind: &str, body: &str) -> Result<Answer, Failure> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n{}\
             Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            self.session,
            body.len()
        );
        let answer = self.exchange(&request).and_then(|text| parse(&text));
        answer.map_err(Failure::doing(format_args!("{method} {path}")))
    }

    fn exchange(&self, request: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

fn parse(text: &str) -> io::Result<Answer> {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
    Ok(Answer {
        status: status.ok_or_else(|| io::Error::other("no HTTP"))?,
        body: body.to_owned(),
    })
}
