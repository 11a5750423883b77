//! The proof of work in front of the public forms, in the manner of ALTCHA: the browser searches for a
//! number while its reader types, and what it found is good once, for one form, for half an hour.
//!
//! It slows machines and stops nobody: the limits of `recovery::limits` hold beside it. Who sends no
//! solution, as browsers without scripts do, is served too, a few times in an hour.

mod load;

use std::collections::BTreeMap;

use altcha::{Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use recovery::limits::{self, Proof, PuzzleId};
use recovery::time::Timestamp;
use sha2::{Digest as _, Sha256};

pub(crate) use self::load::Load;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;

/// The one algorithm: browsers have it built in.
const ALGORITHM: &str = "PBKDF2/SHA-256";
/// How long a puzzle may be solved and used, in seconds.
pub(crate) const LIFE: i64 = 30 * 60;
/// Longest solution that is looked at; ours have some 700 characters.
const LONGEST: usize = 4096;

/// The form that a puzzle belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A request, by the form or by a list.
    Request,
    /// A question how one stands.
    Status,
}

impl Form {
    const fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Status => "status",
        }
    }

    /// Reads the word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        let all = [Self::Request, Self::Status];
        all.into_iter().find(|form| form.word() == word)
    }
}

/// What came with a form.
pub(crate) enum Solved {
    /// Nothing.
    Nothing,
    /// A solution that is good, unless it was used.
    Good(Proof),
    /// A solution that is none, or too old.
    Bad,
}

impl Solved {
    /// What pages make of it: people never see an error of a machine's sum, they have the limits of
    /// those without one.
    pub(crate) fn or_none(self) -> Proof {
        match self {
            Self::Good(proof) => proof,
            Self::Nothing | Self::Bad => Proof::None,
        }
    }
}

/// Makes a puzzle for one form, the harder the more is going on.
pub(crate) async fn make(app: &App, who: ClientAddress, form: Form) -> Result<Challenge, Fault> {
    let now = app.now();
    let level = app.load.puzzle(who.network(), now);
    let (factor, prefix) = hardness(level);
    let secret = limits::puzzle_secret(&*app.services.store, now, &mut *app.rng()).await?;
    let data = BTreeMap::from([
        ("form".to_owned(), form.word().into()),
        ("expires".to_owned(), (now.seconds() + LIFE).into()),
    ]);
    altcha::create_challenge(CreateChallengeOptions {
        algorithm: ALGORITHM.to_owned(),
        cost: app.services.policy.limits.puzzle_rounds.max(1) * factor,
        key_prefix: prefix.to_owned(),
        data: Some(data),
        hmac_signature_secret: Some(hex(&*secret)),
        ..CreateChallengeOptions::default()
    })
    .map_err(Fault::internal)
}

/// Looks at what came with a form; it is spent with the request.
pub(crate) async fn check(app: &App, text: &str, form: Form) -> Result<Solved, Fault> {
    if text.is_empty() {
        return Ok(Solved::Nothing);
    }
    let now = app.now();
    let Some(payload) = read(text) else {
        return Ok(Solved::Bad);
    };
    let Some(ends) = ends(&payload.challenge, form).filter(|ends| *ends > now) else {
        return Ok(Solved::Bad);
    };
    let Some(signature) = payload.challenge.signature.clone() else {
        return Ok(Solved::Bad);
    };
    // A puzzle of yesterday may be solved today.
    let made = Timestamp::from_seconds(ends.seconds() - LIFE);
    let secret = limits::puzzle_secret(&*app.services.store, made, &mut *app.rng()).await?;
    let key = hex(&*secret);
    let verify = move || {
        let options = VerifySolutionOptions::new(&payload.challenge, &payload.solution, key);
        altcha::verify_solution(options).is_ok_and(|result| result.verified)
    };
    let is_solved = tokio::task::spawn_blocking(verify)
        .await
        .map_err(Fault::internal)?;
    Ok(match is_solved {
        true => Solved::Good(Proof::Puzzle {
            id: PuzzleId::from_bytes(Sha256::digest(signature).into()),
            ends,
        }),
        false => Solved::Bad,
    })
}

/// Spends what came with a question; `false` when it is worth nothing.
pub(crate) async fn spend(app: &App, text: &str, form: Form) -> Result<bool, Fault> {
    match check(app, text, form).await? {
        Solved::Good(Proof::Puzzle { id, ends }) => {
            Ok(limits::spend_puzzle(&*app.services.store, &id, ends).await?)
        }
        Solved::Good(_) | Solved::Nothing | Solved::Bad => Ok(false),
    }
}

/// Counts a call that anybody may make and that costs work or sends mail. While there are very many,
/// whoever brings no solution may make a few of them.
pub(crate) async fn gate(
    app: &App,
    who: ClientAddress,
    text: &str,
    form: Form,
) -> Result<(), Fault> {
    if app.load.question(app.now()) && !spend(app, text, form).await? {
        app.limits.question_unproven(who)?;
    }
    Ok(())
}

/// Base64 of JSON, as ALTCHA has it.
fn read(text: &str) -> Option<Payload> {
    let json = (text.len() <= LONGEST).then(|| STANDARD.decode(text).ok())??;
    let payload: Payload = serde_json::from_slice(&json).ok()?;
    (payload.challenge.parameters.algorithm == ALGORITHM).then_some(payload)
}

/// When a puzzle for that form ends. Nothing of it is believed before its signature is looked at,
/// which covers this.
fn ends(challenge: &Challenge, form: Form) -> Option<Timestamp> {
    let data = challenge.parameters.data.as_ref()?;
    let is_for_it = data.get("form")?.as_str()? == form.word();
    let ends = data.get("expires")?.as_i64().filter(|ends| *ends > LIFE)?;
    is_for_it.then(|| Timestamp::from_seconds(ends))
}

/// Each level doubles the work: by the rounds of a try at first, then by sixteen times the tries, so
/// that checking a solution stays cheap.
const fn hardness(level: u32) -> (u32, &'static str) {
    match level {
        0 => (1, "00"),
        1 => (2, "00"),
        2 => (4, "00"),
        3 => (8, "00"),
        4 => (1, "000"),
        5 => (2, "000"),
        _ => (4, "000"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
