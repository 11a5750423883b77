//! The measurements, and what they may come to.

use std::fmt;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use super::lab::{Agent, Authority, Device};
use crate::device::{MOST, size_of};
use crate::{Failure, shell};

const PASSWORDS: [&str; 2] = ["violet harbour lantern", "copper meadow teaspoon"];
/// What the settings have where nobody says otherwise: KiB, and passes over them.
const COST: (u32, u32) = (7168, 5);
/// Hashing that takes no time, where something else is measured.
const NO_COST: (u32, u32) = (8, 1);
/// How often a time is taken.
const TIMES: usize = 21;
/// A fresh device for each challenge, for one that was just made is shown again.
const CHALLENGES: usize = 11;
/// What an agent does after its start, or once nobody has asked anything for a while, is done by then.
const SETTLED: Duration = Duration::from_millis(1_700);

/// One number.
pub(super) struct Figure {
    what: &'static str,
    value: Value,
    /// No bound where a part of the number is what the profile's hash asks for.
    most: Option<Value>,
    how: String,
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Value {
    Bytes(u64),
    Time(Duration),
}

impl Figure {
    /// Whether it is within its bound.
    pub(super) fn holds(&self) -> bool {
        self.most.is_none_or(|most| self.value <= most)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = self.most.map_or_else(String::new, |most| most.to_string());
        let over = if self.holds() { "" } else { " (too much)" };
        write!(
            f,
            "| {} | {}{over} | {most} | {} |",
            self.what, self.value, self.how
        )
    }
}

impl fmt::Display for Value {
    #[expect(clippy::cast_precision_loss, reason = "for people, to three digits")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes @ 1_000_000..) => write!(f, "{:.2} MB", *bytes as f64 / 1e6),
            Self::Bytes(bytes) => write!(f, "{:.1} KB", *bytes as f64 / 1e3),
            Self::Time(time) => write!(f, "{:.1} ms", time.as_secs_f64() * 1e3),
        }
    }
}

/// Takes all of them.
pub(super) fn measure(
    program: &Path,
    authority: &Authority,
    events: u32,
) -> Result<Vec<Figure>, Failure> {
    let mut figures = vec![Figure {
        what: "program, stripped",
        value: Value::Bytes(size_of(program)?),
        most: Some(Value::Bytes(MOST)),
        how: String::from("size of the file"),
    }];
    let device = activated(authority, program, "one", COST)?;
    figures.push(start(&device, program)?);
    figures.extend(memory(&device, program)?);
    figures.push(challenge(authority, program)?);
    figures.extend(hashing(&device, program)?);
    figures.push(state(authority, program, events)?);
    Ok(figures)
}

fn activated(
    authority: &Authority,
    program: &Path,
    name: &str,
    cost: (u32, u32),
) -> Result<Device, Failure> {
    let device = authority.device(name, cost)?;
    let (agent, _) = device.switch_on(program)?;
    let form = json!({ "password": PASSWORDS[0], "without_email": true });
    agent.client.json("/api/v1/activate", &form)?;
    Ok(device)
}

fn start(device: &Device, program: &Path) -> Result<Figure, Failure> {
    let times = (0..TIMES).map(|_| device.switch_on(program).map(|(_, took)| took));
    Ok(Figure {
        what: "start to first answer",
        value: median(times)?,
        most: Some(Value::Time(Duration::from_millis(50))),
        how: format!("`GET /api/v1/device` of a new process, median of {TIMES}"),
    })
}

fn memory(device: &Device, program: &Path) -> Result<Vec<Figure>, Failure> {
    let (agent, _) = device.switch_on(program)?;
    for _ in 0..100 {
        agent.client.get("/sign-in")?;
    }
    sleep(SETTLED);
    let resident = agent.memory("VmRSS")?;
    let own = agent.memory("RssAnon")?;
    sign_in(&agent, PASSWORDS[0])?;
    let peak = agent.memory("VmHWM")?;
    let figure = |what, bytes, most, how: &str| Figure {
        what,
        value: Value::Bytes(bytes),
        most,
        how: how.to_owned(),
    };
    Ok(vec![
        figure(
            "memory at idle",
            resident,
            Some(Value::Bytes(6_000_000)),
            "`VmRSS` after 100 pages",
        ),
        figure("of it not the program's file", own, None, "`RssAnon`"),
        figure(
            "memory while a password is hashed",
            peak,
            None,
            "`VmHWM` after a sign-in; `hash_memory_kib` is most of it",
        ),
    ])
}

fn challenge(authority: &Authority, program: &Path) -> Result<Figure, Failure> {
    let times = (0..CHALLENGES).map(|number| {
        let name = format!("challenge-{number}");
        let device = activated(authority, program, &name, COST)?;
        let (agent, _) = device.switch_on(program)?;
        sleep(SETTLED);
        let watch = shell::stopwatch();
        agent.client.form("/forgot/key", "")?;
        let page = agent.client.get("/forgot/key")?;
        let picture = agent.client.get("/forgot/key/qr.svg")?;
        match (page.status, picture.status) {
            (200, 200) => Ok(watch.elapsed()),
            _ => Err(Failure::new("there is no challenge on its page")),
        }
    });
    Ok(Figure {
        what: "challenge shown",
        value: median(times)?,
        most: Some(Value::Time(Duration::from_millis(50))),
        how: format!("asked for, its page and its QR code, median of {CHALLENGES} devices"),
    })
}

/// What waits for Argon2id, beside a call that does not.
fn hashing(device: &Device, program: &Path) -> Result<Vec<Figure>, Failure> {
    let (agent, _) = device.switch_on(program)?;
    let timed = |act: &dyn Fn() -> Result<(), Failure>| {
        let watch = shell::stopwatch();
        act().map(|()| watch.elapsed())
    };
    let without = median((0..TIMES).map(|_| timed(&|| agent.client.get("/sign-in").map(|_| ()))))?;
    let with = median((0..TIMES).map(|_| timed(&|| sign_in(&agent, PASSWORDS[0]).map(|_| ()))))?;
    let client = agent
        .client
        .again()
        .with_session(&sign_in(&agent, PASSWORDS[0])?);
    let sheet = client.json(
        "/api/v1/recovery-sheet",
        &json!({ "old_password": PASSWORDS[0] }),
    )?;
    let codes = sheet["codes"].as_array().cloned().unwrap_or_default();
    let recoveries = codes.iter().enumerate().map(|(turn, code)| {
        let new = PASSWORDS[(turn + 1) % 2];
        let form = json!({ "code": code, "new_password": new });
        timed(&|| client.json("/api/v1/forgot/sheet", &form).map(|_| ()))
    });
    let recovery = median(recoveries)?;
    let (memory, passes) = COST;
    let figure = |what, value, how| Figure {
        what,
        value,
        most: None,
        how,
    };
    Ok(vec![
        figure(
            "sign-in page",
            without,
            format!("`GET /sign-in`, median of {TIMES}"),
        ),
        figure(
            "sign-in",
            with,
            format!("one Argon2id of {memory} KiB and {passes} passes; median of {TIMES}"),
        ),
        figure(
            "recovery by the sheet",
            recovery,
            format!(
                "two of them: the code, and the new password; median of {}",
                codes.len()
            ),
        ),
    ])
}

fn state(authority: &Authority, program: &Path, events: u32) -> Result<Figure, Failure> {
    let device = activated(authority, program, "events", NO_COST)?;
    let (agent, _) = device.switch_on(program)?;
    let mut largest = 0;
    for turn in 0..events as usize {
        let [old, new] = [PASSWORDS[turn % 2], PASSWORDS[(turn + 1) % 2]];
        // Each change is an entry of its own; now and then somebody signs in, too.
        let client = agent.client.again().with_session(&sign_in(&agent, old)?);
        let form = json!({ "old_password": old, "new_password": new });
        client.json("/api/v1/password", &form)?;
        largest = largest.max(device.state_size()?);
    }
    Ok(Figure {
        what: "file of the state",
        value: Value::Bytes(largest),
        most: Some(Value::Bytes(64 * 1024)),
        how: format!(
            "the largest ever, over {events} changes of the password and as many sign-ins"
        ),
    })
}

/// Signs in and gives the session.
fn sign_in(agent: &Agent, password: &str) -> Result<String, Failure> {
    let answer = agent
        .client
        .json("/api/v1/sign-in", &json!({ "password": password }))?;
    Ok(answer["token"].as_str().unwrap_or_default().to_owned())
}

fn median(times: impl Iterator<Item = Result<Duration, Failure>>) -> Result<Value, Failure> {
    let mut times = times.collect::<Result<Vec<_>, _>>()?;
    times.sort_unstable();
    let middle = times.get(times.len() / 2);
    middle
        .map(|&time| Value::Time(time))
        .ok_or_else(|| Failure::new("nothing was measured"))
}
