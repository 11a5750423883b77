//! The cameras of this recorder and what became of each; what happens to them, without I/O.

use protocol::DeviceTime;
use zeroize::Zeroizing;

use super::address::{Address, Kind};

/// The most cameras; recorders have up to 64 channels.
pub(crate) const MOST: usize = 128;

/// SHA-256 of a certificate.
pub(crate) type Fingerprint = [u8; 32];

/// A camera.
#[derive(Clone)]
pub(crate) struct Camera {
    /// Counts up from 1 over the life of the list.
    pub(crate) id: u32,
    pub(crate) kind: Kind,
    pub(crate) address: Address,
    pub(crate) user: String,
    /// What last signed in there, or was typed.
    pub(crate) password: Zeroizing<String>,
    /// While a change is not settled, the other password that may open it: the new one before it was
    /// seen to work, the old one before it was seen to fail.
    pub(crate) other: Option<Zeroizing<String>>,
    /// The certificate that was there when the address was confirmed.
    pub(crate) pin: Option<Fingerprint>,
    /// What answered when it was last looked at: who it says it is.
    pub(crate) said: Option<String>,
    /// Whether somebody signed in said that this is his camera; nothing secret is sent before.
    pub(crate) is_confirmed: bool,
    pub(crate) standing: Standing,
}

impl Camera {
    /// The certificate that was seen, as browsers show it.
    pub(crate) fn fingerprint(&self) -> Option<String> {
        let pairs = self.pin?.map(|byte| format!("{byte:02X}"));
        Some(pairs.join(":"))
    }
}

/// How far the last change of a camera's password came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// None was asked for.
    Untouched,
    /// It waits for its turn.
    Waiting,
    /// The new password may be on its way or set.
    Started,
    /// The new password works and the old one does not.
    Done { at: DeviceTime },
    /// The old password still holds.
    NotDone { at: DeviceTime, why: Why },
    /// It was told and nobody knows what it did.
    Unknown { at: DeviceTime, why: Why },
}

/// What went wrong, as a word for programs and a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Why {
    pub(crate) cause: String,
    pub(crate) words: String,
}

impl Why {
    pub(crate) fn new(cause: &str, words: impl Into<String>) -> Self {
        Self {
            cause: cause.to_owned(),
            words: words.into(),
        }
    }
}

impl Standing {
    /// The word for it in the API.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Waiting => "waiting",
            Self::Started => "started",
            Self::Done { .. } => "done",
            Self::NotDone { .. } => "not_done",
            Self::Unknown { .. } => "unknown",
        }
    }

    /// Whether a change is under way.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Self::Waiting | Self::Started)
    }

    /// Whether a change was asked for and is not known to be made.
    pub(crate) fn is_left(&self) -> bool {
        matches!(self, Self::NotDone { .. } | Self::Unknown { .. })
    }
}

/// Which cameras a change is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    All,
    /// Those that the last change did not reach for certain.
    Left,
    One(u32),
}

/// How many cameras came how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) all: usize,
    pub(crate) open: usize,
    pub(crate) done: usize,
    pub(crate) left: usize,
}

/// All cameras.
#[derive(Clone, Default)]
pub(crate) struct List {
    pub(crate) cameras: Vec<Camera>,
    pub(crate) newest: u32,
    /// Whether a recovery that sets the cameras too is being committed at this moment.
    pub(crate) is_expecting: bool,
}

impl List {
    pub(crate) fn camera(&self, id: u32) -> Option<&Camera> {
        self.cameras.iter().find(|camera| camera.id == id)
    }

    pub(crate) fn camera_mut(&mut self, id: u32) -> Option<&mut Camera> {
        self.cameras.iter_mut().find(|camera| camera.id == id)
    }

    pub(crate) fn counts(&self) -> Counts {
        let count = |is: fn(&Standing) -> bool| {
            let found = self.cameras.iter().filter(|camera| is(&camera.standing));
            found.count()
        };
        Counts {
            all: self.cameras.len(),
            open: count(Standing::is_open),
            done: count(|standing| matches!(standing, Standing::Done { .. })),
            left: count(Standing::is_left),
        }
    }

    /// Puts the chosen cameras in line and gives their numbers.
    pub(crate) fn line_up(&mut self, which: Which) -> Vec<u32> {
        self.is_expecting = false;
        let chosen = self.cameras.iter_mut().filter(|camera| match which {
            Which::All => true,
            Which::Left => camera.standing.is_left(),
            Which::One(id) => camera.id == id,
        });
        chosen
            .map(|camera| {
                camera.standing = Standing::Waiting;
                camera.id
            })
            .collect()
    }

    /// What is left of a change when the recorder starts again; whether there was one.
    pub(crate) fn settle_after_start(&mut self, at: DeviceTime) -> bool {
        let expected = std::mem::take(&mut self.is_expecting);
        let mut changed = expected;
        for camera in &mut self.cameras {
            let is_certain = camera.other.is_none();
            camera.standing = match &camera.standing {
                Standing::Waiting | Standing::Started if is_certain => {
                    not_done(at, BEFORE_ITS_TURN)
                }
                Standing::Waiting | Standing::Started => Standing::Unknown {
                    at,
                    why: Why::new("interrupted", IN_THE_MIDDLE),
                },
                _ if expected && is_certain => not_done(at, BEFORE_ALL),
                _ => continue,
            };
            changed = true;
        }
        changed
    }
}

const BEFORE_ITS_TURN: &str =
    "The recorder was restarted before it came to this camera. The camera's password is as it was.";
const BEFORE_ALL: &str = "The recorder was restarted while its own password was being reset, so this camera was not told. The camera's password is as it was.";
const IN_THE_MIDDLE: &str = "The recorder was restarted while it set this camera's password. The camera has the old one or the new one; trying again finds out and finishes it.";

fn not_done(at: DeviceTime, words: &str) -> Standing {
    Standing::NotDone {
        at,
        why: Why::new("interrupted", words),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A list with a camera for each standing.
    pub(crate) fn sample() -> List {
        let at = DeviceTime::from_seconds(1_795_251_900);
        let why = || Why::new("wrong_password", "It is wrong.");
        let standings = [
            Standing::Untouched,
            Standing::Waiting,
            Standing::Started,
            Standing::Done { at },
            Standing::NotDone { at, why: why() },
            Standing::Unknown { at, why: why() },
        ];
        let cameras = (1..).zip(standings).map(|(id, standing)| Camera {
            id,
            kind: if id % 2 == 0 {
                Kind::Onvif
            } else {
                Kind::Regain
            },
            address: Address::parse("https://192.168.1.20", Kind::Onvif).unwrap(),
            user: "admin".to_owned(),
            password: Zeroizing::new(format!("password {id}")),
            other: matches!(id, 3 | 6).then(|| Zeroizing::new("other".to_owned())),
            pin: (id > 3).then_some([7; 32]),
            said: (id > 2).then(|| "Northlight NL-4".to_owned()),
            is_confirmed: id > 1,
            standing,
        });
        List {
            cameras: cameras.collect(),
            newest: 6,
            is_expecting: false,
        }
    }

    #[test]
    fn d12_after_a_power_cut_each_camera_is_done_not_done_or_unknown() {
        let at = DeviceTime::from_seconds(9);
        for expecting in [false, true] {
            let mut list = sample();
            list.is_expecting = expecting;
            assert!(list.settle_after_start(at));
            let words: Vec<_> = list
                .cameras
                .iter()
                .map(|camera| camera.standing.word())
                .collect();
            match expecting {
                false => assert_eq!(
                    words,
                    [
                        "untouched",
                        "not_done",
                        "unknown",
                        "done",
                        "not_done",
                        "unknown"
                    ]
                ),
                // A camera that was half done stays half done.
                true => assert_eq!(
                    words,
                    [
                        "not_done", "not_done", "unknown", "not_done", "not_done", "unknown"
                    ]
                ),
            }
            assert!(
                !list.settle_after_start(at),
                "a second start finds nothing new"
            );
        }
    }

    #[test]
    fn d12_a_retry_is_for_what_is_left_alone() {
        let mut list = sample();
        assert_eq!(list.line_up(Which::Left), [5, 6]);
        assert_eq!(list.line_up(Which::One(1)), [1]);
        assert_eq!(list.counts().open, 5);
        assert_eq!(list.line_up(Which::All).len(), 6);
    }
}
