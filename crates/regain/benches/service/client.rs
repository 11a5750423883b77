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
    let stream = TcpStream::connect(to).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    let mut times = Vec::with_capacity(bodies.len());
    for body in bodies {
        let began = Instant::now();
        let call = format!(
            "POST {path} HTTP/1.1\r\nHost: {to}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(call.as_bytes()).unwrap();
        let (got, said) = answer(&mut answers);
        times.push(began.elapsed());
        assert_eq!(got, status, "{said}");
    }
    times
}

/// Status and body of the next answer.
fn answer(from: &mut BufReader<TcpStream>) -> (u16, String) {
    let (mut status, mut length) = (0, 0);
    let mut line = String::new();
    loop {
        line.clear();
        from.read_line(&mut line).unwrap();
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
    from.read_exact(&mut body).unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}
