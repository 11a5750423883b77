//! Clients that cost next to nothing: one thread and one connection each, the next call when the
//! answer to the last is there.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Instant;

use crate::figures::Figure;

/// Posts every body once, so many at once, and expects that status each time.
pub(crate) fn run(
    to: SocketAddr,
    path: &str,
    bodies: &[String],
    clients: usize,
    status: u16,
) -> Figure {
    let began = Instant::now();
    let times = thread::scope(|scope| {
        let shares = bodies.chunks(bodies.len().div_ceil(clients));
        let threads: Vec<_> = shares
            .map(|share| scope.spawn(move || one(to, path, share, status)))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    Figure::new(times, began.elapsed())
}

fn one(to: SocketAddr, path: &str, bodies: &[String], status: u16) -> Vec<std::time::Duration> {
    let mut line = Line::open(to);
    let mut times = Vec::with_capacity(bodies.len());
    let head = format!("POST {path} HTTP/1.1\r\nContent-Type: application/json\r\n");
    for body in bodies {
        let began = Instant::now();
        let answer = line.call(&head, body.as_bytes());
        times.push(began.elapsed());
        assert_eq!(answer.status, status, "{}", answer.text());
    }
    times
}

/// One connection, kept open.
pub(crate) struct Line {
    to: SocketAddr,
    stream: TcpStream,
    answers: BufReader<TcpStream>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// Of head and body, as they came over the wire.
    pub(crate) bytes: usize,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Line {
    pub(crate) fn open(to: SocketAddr) -> Self {
        let stream = TcpStream::connect(to).unwrap();
        stream.set_nodelay(true).unwrap();
        let answers = BufReader::new(stream.try_clone().unwrap());
        Self {
            to,
            stream,
            answers,
        }
    }

    /// Calls with this beginning of a head, each of its lines ended, and waits for the answer.
    pub(crate) fn call(&mut self, head: &str, body: &[u8]) -> Answer {
        let (to, length) = (self.to, body.len());
        let rest = format!("Host: {to}\r\nContent-Length: {length}\r\n\r\n");
        let call = [head.as_bytes(), rest.as_bytes(), body].concat();
        self.stream.write_all(&call).unwrap();
        self.answer()
    }

    fn answer(&mut self) -> Answer {
        let (mut status, mut length, mut bytes) = (0, 0, 0);
        let mut line = String::new();
        loop {
            line.clear();
            bytes += self.answers.read_line(&mut line).unwrap();
            let text = line.trim_end().to_ascii_lowercase();
            if text.is_empty() {
                break;
            }
            if let Some(rest) = text.strip_prefix("http/1.1 ") {
                status = rest[..3].parse().unwrap();
            }
            if let Some(rest) = text.strip_prefix("content-length:") {
                length = rest.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        self.answers.read_exact(&mut body).unwrap();
        Answer {
            status,
            body,
            bytes: bytes + length,
        }
    }
}
