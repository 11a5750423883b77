//! The least browser that can go through a form: one connection per request, cookies kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::time::Duration;

use tokio::net::TcpSocket;
use tokio::runtime::Builder;

/// Somebody at the device's pages.
pub(crate) struct Browser {
    address: SocketAddr,
    cookies: RefCell<BTreeMap<String, String>>,
    /// Where it sits, if that counts.
    source: Option<IpAddr>,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|fault| panic!("{fault}: {}", self.body))
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

impl Browser {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: RefCell::default(),
            source: None,
        }
    }

    /// The same at another address of this machine.
    pub(crate) fn at(self, source: &str) -> Self {
        Self {
            source: Some(source.parse().unwrap()),
            ..self
        }
    }

    pub(crate) fn get(&self, path: &str) -> Page {
        self.send("GET", path, "", "").unwrap()
    }

    pub(crate) fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        self.try_post(path, form).unwrap()
    }

    /// As [`Browser::post`], where the device may die meanwhile.
    pub(crate) fn try_post(&self, path: &str, form: &[(&str, &str)]) -> io::Result<Page> {
        let pairs: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .collect();
        let own_form = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nOrigin: http://{}\r\n",
            self.address
        );
        self.send("POST", path, &own_form, &pairs.join("&"))
    }

    /// A call as one of our own pages would make it.
    pub(crate) fn post_json(&self, path: &str, body: &serde_json::Value) -> Page {
        let own = format!(
            "Content-Type: application/json\r\nOrigin: http://{}\r\n",
            self.address
        );
        self.send("POST", path, &own, &body.to_string()).unwrap()
    }

    /// A call as a program makes it: no cookie, no origin.
    pub(crate) fn call(&self, method: &str, path: &str, token: Option<&str>, body: &str) -> Page {
        let token = token.map_or_else(String::new, |token| {
            format!("Authorization: Bearer {token}\r\n")
        });
        let stranger = Self::new(self.address);
        stranger
            .send(
                method,
                path,
                &format!("Content-Type: application/json\r\n{token}"),
                body,
            )
            .unwrap()
    }

    pub(crate) fn sign_in(&self, password: &str) -> Page {
        self.post("/sign-in", &[("password", password)])
    }

    /// As [`Browser::get`], reached under another name.
    pub(crate) fn get_as(&self, host: &str, path: &str) -> Page {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        self.exchange(&request).unwrap()
    }

    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
    ) -> io::Result<Page> {
        let cookies: Vec<String> = self
            .cookies
            .borrow()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let cookie = match cookies.is_empty() {
            true => String::new(),
            false => format!("Cookie: {}\r\n", cookies.join("; ")),
        };
        let page = self.exchange(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n{cookie}{headers}\r\n{body}",
            self.address,
            body.len()
        ))?;
        if let Some(set) = page.header("set-cookie") {
            let pair = set.split(';').next().and_then(|pair| pair.split_once('='));
            let (name, value) = pair.unwrap_or_else(|| panic!("no cookie: {set}"));
            let (name, value) = (name.to_owned(), value.to_owned());
            self.cookies.borrow_mut().insert(name, value);
        }
        Ok(page)
    }

    /// Sends a body that is no text, as one of our own pages would.
    pub(crate) fn post_bytes(&self, path: &str, media_type: &str, body: &[u8]) -> Page {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nConnection: close\r\n\
             Content-Type: {media_type}\r\nContent-Length: {1}\r\n\r\n",
            self.address,
            body.len()
        );
        self.exchange_bytes(&[head.as_bytes(), body].concat())
            .unwrap()
    }

    fn exchange(&self, request: &str) -> io::Result<Page> {
        self.exchange_bytes(request.as_bytes())
    }

    fn exchange_bytes(&self, request: &[u8]) -> io::Result<Page> {
        let mut stream = self.connect()?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.write_all(request)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        parse(&bytes).ok_or(io::ErrorKind::UnexpectedEof.into())
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let Some(source) = self.source else {
            return TcpStream::connect(self.address);
        };
        // The standard library cannot choose the address to come from.
        let runtime = Builder::new_current_thread().enable_io().build()?;
        runtime.block_on(async {
            let socket = TcpSocket::new_v4()?;
            socket.bind(SocketAddr::new(source, 0))?;
            let stream = socket.connect(self.address).await?.into_std()?;
            stream.set_nonblocking(false)?;
            Ok(stream)
        })
    }
}

fn parse(bytes: &[u8]) -> Option<Page> {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Page {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

fn encode(value: &str) -> String {
    value.bytes().fold(String::new(), |mut text, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                text.push(char::from(byte));
            }
            _ => {
                let _ = write!(text, "%{byte:02X}");
            }
        }
        text
    })
}
