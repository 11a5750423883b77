//! A camera on the network: the answering side of `discovery` behind a socket, with bad habits.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use discovery::camera::{Camera, Incoming, Logins, Outgoing};
use discovery::{DeviceInformation, UtcTime};
use rcgen::{CertificateParams, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The password of a new camera.
pub(crate) const CAMERA_PASSWORD: &str = "gate three before";

/// 2026-11-21 09:05:00, as good a time as any.
const TIME: i64 = 1_795_251_900;

/// What a camera does that it should not.
#[derive(Default)]
pub(crate) struct Habits {
    /// Takes a new password and drops the connection.
    pub(crate) drops_after_set: bool,
    /// Says that it took a new password and keeps the old.
    pub(crate) forgets: bool,
    /// Takes the old password besides the new one, where it takes tokens alone.
    pub(crate) keeps_old: bool,
    /// Takes so long for every answer.
    pub(crate) slow: Duration,
    /// Takes so long after it has taken a new password.
    pub(crate) slow_after_set: Duration,
    /// Hangs up before it reads.
    pub(crate) is_deaf: bool,
    /// Ahead of the time, in seconds.
    pub(crate) ahead: i64,
    /// How many requests came with credentials, and how many came at all.
    pub(crate) signed: u32,
    pub(crate) requests: u32,
}

struct Inner {
    camera: Camera,
    /// As it was before the first change.
    old: Camera,
    habits: Habits,
}

/// A camera that answers.
pub(crate) struct Sim {
    pub(crate) address: SocketAddr,
    inner: Arc<Mutex<Inner>>,
    tls: Arc<Mutex<Option<Arc<ServerConfig>>>>,
}

fn camera() -> Camera {
    let information = DeviceInformation {
        manufacturer: "Northlight".to_owned(),
        model: "NL-4".to_owned(),
        firmware: "1.0".to_owned(),
        serial: "C1".to_owned(),
    };
    Camera::new(information, "admin", CAMERA_PASSWORD)
}

impl Sim {
    pub(crate) fn start() -> Self {
        Self::listen(None)
    }

    /// One that speaks HTTPS, with a certificate of its own.
    pub(crate) fn start_secure() -> Self {
        Self::listen(Some(certificate()))
    }

    fn listen(config: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let sim = Self {
            address: listener.local_addr().unwrap(),
            inner: Arc::new(Mutex::new(Inner {
                camera: camera(),
                old: camera(),
                habits: Habits::default(),
            })),
            tls: Arc::new(Mutex::new(config)),
        };
        let (inner, tls) = (sim.inner.clone(), sim.tls.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (inner, tls) = (inner.clone(), tls.lock().unwrap().clone());
                std::thread::spawn(move || {
                    let _ = serve(stream.unwrap(), tls, &inner);
                });
            }
        });
        sim
    }

    /// Shows another certificate from now on.
    pub(crate) fn change_certificate(&self) {
        *self.tls.lock().unwrap() = Some(certificate());
    }

    pub(crate) fn url(&self) -> String {
        match *self.tls.lock().unwrap() {
            Some(_) => format!("https://{}", self.address),
            None => format!("http://{}", self.address),
        }
    }

    /// Takes WS-UsernameToken and nothing else.
    pub(crate) fn take_tokens_alone(&self) {
        let logins = Logins {
            digest_md5: false,
            digest_sha256: false,
            token: true,
        };
        let mut inner = self.lock();
        (inner.camera.logins, inner.old.logins) = (logins, logins);
    }

    pub(crate) fn habits<T>(&self, change: impl FnOnce(&mut Habits) -> T) -> T {
        change(&mut self.lock().habits)
    }

    pub(crate) fn camera<T>(&self, change: impl FnOnce(&mut Camera) -> T) -> T {
        change(&mut self.lock().camera)
    }

    pub(crate) fn opens(&self, password: &str) -> bool {
        self.lock().camera.opens("admin", password)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }
}

fn certificate() -> Arc<ServerConfig> {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["camera".to_owned()]).unwrap();
    let certificate = params.self_signed(&key).unwrap();
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private);
    Arc::new(config.unwrap())
}

fn serve(
    stream: TcpStream,
    tls: Option<Arc<ServerConfig>>,
    inner: &Mutex<Inner>,
) -> io::Result<()> {
    if inner.lock().unwrap().habits.is_deaf {
        return Ok(());
    }
    match tls {
        None => talk(stream, inner),
        Some(config) => {
            let connection = ServerConnection::new(config).map_err(io::Error::other)?;
            talk(StreamOwned::new(connection, stream), inner)
        }
    }
}

fn talk(mut stream: impl Read + Write, inner: &Mutex<Inner>) -> io::Result<()> {
    let (authorization, body) = read(&mut stream)?;
    let pause = inner.lock().unwrap().habits.slow;
    std::thread::sleep(pause);
    let is_set = String::from_utf8_lossy(&body).contains("<tds:SetUser>");
    let (answer, pause, is_dropped) = answer(inner, authorization.as_deref(), &body);
    if is_set && answer.status == 200 {
        std::thread::sleep(pause);
        if is_dropped {
            return Ok(());
        }
    }
    let mut head = format!(
        "HTTP/1.1 {} X\r\nContent-Type: application/soap+xml; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n",
        answer.status,
        answer.body.len()
    );
    for challenge in &answer.authenticate {
        head += &format!("WWW-Authenticate: {challenge}\r\n");
    }
    stream.write_all(format!("{head}\r\n{}", answer.body).as_bytes())?;
    stream.flush()
}

fn answer(
    inner: &Mutex<Inner>,
    authorization: Option<&str>,
    body: &[u8],
) -> (Outgoing, Duration, bool) {
    static FRESH: AtomicU8 = AtomicU8::new(1);
    let mut inner = inner.lock().unwrap();
    let Inner {
        camera,
        old,
        habits,
    } = &mut *inner;
    let text = String::from_utf8_lossy(body);
    habits.requests += 1;
    habits.signed += u32::from(authorization.is_some() || text.contains("UsernameToken"));
    let incoming = Incoming {
        authorization,
        body,
        fresh: [FRESH.fetch_add(1, Ordering::Relaxed); 16],
        now: UtcTime::from_seconds(TIME + habits.ahead),
    };
    let answered = match habits.forgets && text.contains("<tds:SetUser>") {
        true => {
            // Somebody else's password is changed instead.
            let mut other = String::from_utf8_lossy(body).into_owned();
            other = other.replace("<tds:SetUser>", "<tds:GetUsers/><tds:SetUser>");
            let seen = Incoming {
                body: other.as_bytes(),
                ..incoming
            };
            let mut answered = camera.answer(&seen);
            if answered.status == 200 {
                answered.body = "<Envelope><Body><SetUserResponse/></Body></Envelope>".to_owned();
            }
            answered
        }
        false => camera.answer(&incoming),
    };
    let is_second_chance = habits.keeps_old && answered.status != 200;
    let answered = match is_second_chance {
        true => old.answer(&incoming),
        false => answered,
    };
    (answered, habits.slow_after_set, habits.drops_after_set)
}

fn read(stream: &mut impl Read) -> io::Result<(Option<String>, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let count = stream.read(&mut chunk)?;
        bytes.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            continue;
        };
        let header = |name: &str| {
            head.lines().find_map(|line| {
                let (found, value) = line.split_once(": ")?;
                found.eq_ignore_ascii_case(name).then(|| value.to_owned())
            })
        };
        let length = header("content-length").map_or(0, |length| length.parse().unwrap());
        if body.len() >= length || count == 0 {
            return Ok((header("authorization"), body.as_bytes().to_vec()));
        }
    }
}
