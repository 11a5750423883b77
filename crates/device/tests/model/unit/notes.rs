//! What the replies and the looks of a device come to in the books.

use std::hash::{DefaultHasher, Hash, Hasher};

use device::{Origin, Recovered, Refusal, Reply};
use protocol::Way;
use protocol::cbor::{CborError, Kind, Reader};

use super::{Act, Typed, Unit};
use crate::books::{Answer, Fault, Secret, Seen, Shown};
use crate::town::Town;

/// The field of the encoded state that no decision depends on.
const JOURNAL: u64 = 15;

impl Unit {
    /// Enters a reply into the books.
    pub(super) fn note(&mut self, (act, answer): (Act, &Answer), reply: Reply, town: &Town) {
        if let Reply::Refused(refusal @ (Refusal::Wait { .. } | Refusal::WaysClosed)) = &reply
            && let Some((origin, secret)) = self.budget_or_ask(act, answer)
        {
            let closed = *refusal == Refusal::WaysClosed;
            town.saw(if closed {
                Seen::WaysClosed
            } else {
                Seen::MadeToWait
            });
            return self.books.held_up(origin, secret, closed);
        }
        match act {
            Act::Activate => {
                if let Reply::Activated { sheet, .. } = reply {
                    self.books.password = Some(0);
                    self.sheet = sheet.map_or_else(Vec::new, |sheet| sheet.codes[..2].to_vec());
                }
            }
            Act::SignIn { origin, right } => match reply {
                Reply::SignedIn { session, .. } if right => self.books.signed_in(origin, session),
                Reply::Refused(Refusal::WrongPassword { .. }) if !right => {}
                _ => self.books.fault(Fault::Password),
            },
            Act::Change { session, right } => self.note_change(session, right, &reply),
            Act::Key { origin, way, typed } => self.note_key((origin, way), typed, reply, town),
            Act::Sheet { code, .. } => self.note_sheet(code, &reply, town),
            Act::Twice { origin, way, typed } => match reply {
                Reply::Recovered(_) => self.note_key((origin, way), typed, reply, town),
                Reply::Refused(Refusal::TryLapsed) => town.saw(Seen::Overtaken),
                _ => {}
            },
            Act::Other(act) => self.note_other(act, answer, reply, town),
            Act::Ask { .. } | Act::Wait | Act::Restart | Act::HandOver => {}
        }
    }

    fn budget_or_ask(&self, act: Act, answer: &Answer) -> Option<(Origin, Secret)> {
        match act {
            Act::Ask { origin, .. } | Act::Key { origin, .. } => Some((origin, Secret::Key)),
            Act::Other(act) => self.budget_of(act, answer),
            _ => self.budget(act),
        }
    }

    fn note_change(&mut self, session: usize, right: bool, reply: &Reply) {
        let given = &mut self.books.sessions[session];
        match reply {
            Reply::PasswordChanged if right => {
                if !given.live {
                    self.books.fault(Fault::OldSession);
                }
                self.books.set_password();
                self.books.sessions[session].epoch = self.books.epoch;
                self.books.sessions[session].failures = 0;
            }
            Reply::Refused(Refusal::WrongPassword { .. }) if !right => given.failures += 1,
            // The old password was right, whatever came after.
            Reply::Refused(Refusal::BackendFailed { .. }) if right => given.failures = 0,
            Reply::Refused(Refusal::SignedOut) => {}
            _ => self.books.fault(Fault::Password),
        }
    }

    fn note_sheet(&mut self, code: Option<usize>, reply: &Reply, town: &Town) {
        let is_used = code.is_some_and(|code| self.books.used_codes[code]);
        match reply {
            Reply::Recovered(_) => {
                town.saw(Seen::RecoveredBySheet);
                self.books.reset_by_sheet(code);
            }
            Reply::Refused(Refusal::BackendFailed { .. }) => {
                self.books.give_back();
                town.saw(Seen::BackendFailed);
            }
            Reply::Refused(Refusal::WrongSheetCode { .. }) if is_used => {
                town.saw(Seen::UsedCodeRefused);
            }
            Reply::Refused(Refusal::WrongSheetCode { .. }) if code.is_none() => {}
            _ => self.books.fault(Fault::RightRefused),
        }
    }

    fn note_key(&mut self, (origin, way): (Origin, Way), typed: Typed, reply: Reply, town: &Town) {
        let own = match typed {
            Typed::Answer { device, challenge } if device == self.number => Some(challenge),
            _ => None,
        };
        match reply {
            Reply::Recovered(Recovered {
                challenge: Some(challenge),
                ..
            }) => {
                town.saw(match way {
                    Way::Email => Seen::RecoveredByEmail,
                    Way::File => Seen::RecoveredByFile,
                    _ => Seen::Recovered,
                });
                self.books.reset(origin, (challenge, way), own, self.trusts);
            }
            Reply::Refused(Refusal::BackendFailed { .. }) => {
                self.books.give_back();
                town.saw(Seen::BackendFailed);
            }
            Reply::Refused(refusal) => {
                self.note_refused_key((origin, way), (typed, own), &refusal, town);
                if matches!(typed, Typed::Answer { .. }) && own.is_none() {
                    town.saw(Seen::OtherDevicesKeyRefused);
                }
            }
            _ => self.books.fault(Fault::RightRefused),
        }
    }

    fn note_refused_key(
        &mut self,
        (origin, way): (Origin, Way),
        (typed, own): (Typed, Option<usize>),
        refusal: &Refusal,
        town: &Town,
    ) {
        if matches!(typed, Typed::Letter { .. }) {
            town.saw(Seen::LetterResetsNothing);
        }
        let live = self.books.live(origin, way);
        if live.is_some() && live == own {
            self.books.fault(Fault::RightRefused);
        }
        if let Refusal::WrongKey { tries_left, .. } = refusal {
            town.saw(Seen::WrongKeyCounted);
            if *tries_left == 0 {
                town.saw(Seen::EndedByFive);
            }
        }
        let Some(own) = own.map(|own| &self.books.shown[own]) else {
            return;
        };
        if own.used {
            town.saw(Seen::UsedKeyRefused);
        }
        if own.authority != self.trusts {
            town.saw(Seen::OldAuthoritysKeyRefused);
        }
        if own.way != way && own.origin == origin && !own.ended {
            town.saw(Seen::OtherWaysKeyRefused);
        }
        if own.origin != origin && !own.ended {
            town.saw(Seen::OtherOriginsKeyRefused);
        }
    }

    /// Which tries in a row `act` belongs to; those of a session are its own.
    pub(super) fn budget(&self, act: Act) -> Option<(Origin, Secret)> {
        match act {
            Act::SignIn { origin, .. } => Some((origin, Secret::Password)),
            Act::Key { way: Way::File, .. } => None,
            Act::Key { origin, .. } | Act::Twice { origin, .. } | Act::Sheet { origin, .. } => {
                Some((origin, Secret::Key))
            }
            _ => None,
        }
    }

    /// Holds what can be seen of the device against the books, and learns the challenges it shows.
    pub(crate) fn audit(&mut self, others: &[&[u8]], town: &Town) {
        let places = Origin::ALL.map(|origin| Way::CHALLENGED.map(|way| (origin, way)));
        for (origin, way) in places.into_iter().flatten() {
            let Some(live) = self.machine.challenge(origin, way, self.now()) else {
                continue;
            };
            let number = live.challenge.number();
            let mut known = self
                .books
                .shown
                .iter()
                .rposition(|shown| shown.number == number);
            if known.is_none() {
                let from = (self.number, self.trusts);
                match town
                    .desk
                    .answer(&live.challenge, from, &town.enrolled, others)
                {
                    Some(answer) => {
                        town.saw(Seen::AlteredRefused);
                        known = Some(self.books.shown.len());
                        self.books.learn(Shown {
                            number,
                            bytes: live.challenge.as_bytes().to_vec(),
                            answer,
                            way,
                            origin,
                            authority: self.trusts,
                            tries: 0,
                            used: false,
                            ended: false,
                        });
                    }
                    None => self.books.fault(Fault::AnsweredWrongly),
                }
            }
            if let Some(known) = known {
                self.books.check_tries(known, live.tries_left);
            }
        }
        let keeps_another = self.backend != self.books.password;
        if self.machine.profile().backends && keeps_another {
            self.books.fault(Fault::BackendDiffers);
        }
        self.audit_other(others, town);
        self.audit_sessions(town);
        self.digest = self.fresh_digest();
    }

    fn audit_sessions(&mut self, town: &Town) {
        if self.books.sessions.is_empty() {
            return;
        }
        // Looking marks a session as used, which only a copy may be.
        let mut copy = self.machine.clone();
        let now = self.now();
        for at in 0..self.books.sessions.len() {
            let given = &mut self.books.sessions[at];
            given.live = copy.session(&given.token, now).is_some();
            let old = given.epoch < self.books.epoch;
            if given.live && old {
                self.books.fault(Fault::OldSession);
            } else if old && self.books.resets > 0 {
                town.saw(Seen::SessionEnded);
            }
        }
    }

    fn fresh_digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let state = self.machine.state().encode();
        hash_state(&state, &mut hasher).unwrap();
        if *state != *self.disk {
            hash_state(&self.disk, &mut hasher).unwrap();
        }
        (self.trusts, self.uptime, self.clock.seconds(), self.backend).hash(&mut hasher);
        self.books.hash(&mut hasher);
        hasher.finish()
    }
}

/// Hashes an encoded state but for its journal.
fn hash_state(state: &[u8], hasher: &mut DefaultHasher) -> Result<(), CborError> {
    let mut reader = Reader::new(state)?;
    let fields = reader.array()?;
    (0..fields).try_for_each(|field| match field {
        JOURNAL => hash_item(&mut reader, &mut DefaultHasher::new()),
        _ => hash_item(&mut reader, hasher),
    })
}

fn hash_item(reader: &mut Reader<'_>, hasher: &mut DefaultHasher) -> Result<(), CborError> {
    match reader.kind() {
        Some(Kind::Uint) => reader.uint()?.hash(hasher),
        Some(Kind::Bytes) => reader.bytes()?.hash(hasher),
        Some(Kind::Text) => reader.text()?.hash(hasher),
        Some(Kind::Bool) => reader.bool()?.hash(hasher),
        Some(Kind::Array) => {
            let items = reader.array()?;
            items.hash(hasher);
            for _ in 0..items {
                hash_item(reader, hasher)?;
            }
        }
        _ => reader.null()?,
    }
    Ok(())
}
