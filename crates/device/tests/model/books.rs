//! The books on one device, kept from outside the machine: what it was asked, what it answered, and
//! what it must therefore hold to.

pub(crate) mod other;

use std::hash::{Hash, Hasher};

use device::{Origin, SessionToken};
use protocol::{ChallengeNumber, Code, Way};

use other::{Other, Told};

/// Tries that end a challenge, and that a row of failures has before the first wait.
const TRIES: u8 = 5;
/// Failures in a row that close the typed ways.
const CLOSING: u8 = 20;

/// What must never happen. Kept in the state, so that no fault merges with a sound history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// inv1: a key was accepted that had been accepted before, or whose challenge had ended.
    TakenTwice,
    /// inv2: a key was accepted that answers no challenge of that device, origin and authority.
    TakenElsewhere,
    /// inv2: an authority answered what it should not, or a challenge says what it should not.
    AnsweredWrongly,
    /// inv3: a challenge has more or fewer tries left than were not spent on it.
    TriesDiffer,
    /// inv3: a try was compared that should have waited, or that came after the twentieth failure.
    ComparedTooSoon,
    /// inv3: somebody has to wait for failures that were not of that origin.
    WaitsForOthers,
    /// inv4: another password than the one that was set opens the device, or that one does not.
    Password,
    /// inv7: a session lives that a recovery or a change should have ended.
    OldSession,
    /// The right key for a live challenge was not accepted.
    RightRefused,
    /// inv4: whoever keeps the password too has another one.
    BackendDiffers,
    /// inv7: the page for a new password opens something else too.
    OpensMore,
    /// inv2: another code than the one mailed there confirms the reserved email, or it is confirmed unasked.
    ConfirmedByAnother,
}

/// What must happen somewhere, so that nothing holds emptily.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Recovered,
    WrongKeyCounted,
    EndedByFive,
    UsedKeyRefused,
    OtherDevicesKeyRefused,
    OtherOriginsKeyRefused,
    OldAuthoritysKeyRefused,
    AlteredRefused,
    MadeToWait,
    WaysClosed,
    SessionEnded,
    SpentThroughCut,
    ResetThroughCut,
    UseLostWithCut,
    Overtaken,
    OtherWaysKeyRefused,
    RestartEndedEmail,
    RecoveredByEmail,
    RecoveredByFile,
    RecoveredBySheet,
    UsedCodeRefused,
    BackendFailed,
    HandOverUndone,
    RecoveredByCode,
    RecoveredByTemporary,
    RecoveredByQuestions,
    UsedDateRefused,
    UsedAnswersRefused,
    OtherDayRefused,
    OtherStartRefused,
    OpensOnlyThePage,
    PageClosed,
    EmailConfirmed,
    OtherCodeConfirmsNothing,
    LetterResetsNothing,
    Erased,
}

impl Seen {
    /// In their order.
    pub(crate) const NAMES: [&str; 36] = [
        "a recovery succeeds",
        "a wrong key is counted",
        "a challenge ends by five tries",
        "a used key is refused",
        "the key of another device is refused",
        "the key of another origin is refused",
        "the key of an authority that is not trusted any more is refused",
        "no authority answers an altered challenge",
        "somebody has to wait",
        "the typed ways are closed",
        "a recovery ends a session",
        "a try is spent though the power went before it was compared",
        "a reset that was saved is there after a power cut",
        "a reset that was not saved is undone by a power cut",
        "a try is overtaken",
        "the answer of another way is refused",
        "a restart ends the code from the email",
        "a recovery by email succeeds",
        "a recovery by file succeeds",
        "a recovery by sheet succeeds",
        "a used code of the sheet is refused",
        "a backend that fails leaves the old password",
        "what was handed over and not committed to is taken back",
        "a recovery by security code succeeds",
        "a recovery by temporary password succeeds",
        "a recovery by questions succeeds",
        "a used dated answer is refused",
        "used answers to the questions are refused",
        "an answer for another day is refused",
        "a security code for another start is refused",
        "a temporary password opens the page for a new one and nothing else",
        "the page for a new password closes",
        "the reserved email is confirmed",
        "a code that was not mailed for it confirms nothing",
        "a code from a letter resets nothing",
        "the button erases all settings",
    ];
}

/// What an authority gives for a challenge.
#[derive(Clone)]
pub(crate) enum Answer {
    Code(Code),
    File(Vec<u8>),
    Dated(Box<Told>),
}

/// A challenge that somebody has seen, with the key that its authority gives to whoever asks.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) number: ChallengeNumber,
    pub(crate) bytes: Vec<u8>,
    pub(crate) answer: Answer,
    pub(crate) way: Way,
    pub(crate) origin: Origin,
    pub(crate) authority: usize,
    /// Tries that were stored as spent, or compared.
    pub(crate) tries: u8,
    pub(crate) used: bool,
    pub(crate) ended: bool,
}

/// A session that was given out in this start of the device.
#[derive(Clone)]
pub(crate) struct Given {
    pub(crate) token: SessionToken,
    /// The password it was signed in with, or changed to.
    pub(crate) epoch: u32,
    pub(crate) failures: u8,
    pub(crate) live: bool,
}

/// Tries in a row of one kind from one origin.
#[derive(Clone, Copy, Default, Hash)]
pub(crate) struct Row {
    pub(crate) tries: u8,
    /// Whether the longest wait has passed since the last of them.
    waited: bool,
}

/// Which secret a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secret {
    Password,
    Key,
}

/// Of each origin and secret.
pub(crate) type Rows = [[Row; 2]; 2];

#[derive(Clone, Default)]
pub(crate) struct Books {
    /// Which of the passwords is set.
    pub(crate) password: Option<usize>,
    /// Counts the passwords that were set.
    pub(crate) epoch: u32,
    pub(crate) resets: u32,
    pub(crate) shown: Vec<Shown>,
    /// Which of the sheet's codes were used.
    pub(crate) used_codes: [bool; 2],
    pub(crate) sessions: Vec<Given>,
    /// What needs no challenge.
    pub(crate) other: Other,
    rows: Rows,
    faults: u32,
    /// What the last try of this act was taken from.
    last_spent: Option<(Origin, Secret, Row, Option<usize>)>,
}

impl Books {
    pub(crate) fn fault(&mut self, fault: Fault) {
        self.faults |= 1 << fault as u32;
    }

    pub(crate) fn has(&self, fault: u32) -> bool {
        self.faults & 1 << fault != 0
    }

    pub(crate) fn rows(&self) -> Rows {
        self.rows
    }

    pub(crate) fn set_rows(&mut self, rows: Rows) {
        self.rows = rows;
    }

    pub(crate) fn row(&mut self, origin: Origin, secret: Secret) -> &mut Row {
        &mut self.rows[origin as usize][secret as usize]
    }

    /// The challenge that can be answered from `origin` by `way`.
    pub(crate) fn live(&self, origin: Origin, way: Way) -> Option<usize> {
        let is = |shown: &Shown| shown.origin == origin && shown.way == way && !shown.ended;
        self.shown.iter().rposition(is)
    }

    /// A try was stored as spent; it may be compared now.
    pub(crate) fn spend(&mut self, origin: Origin, secret: Secret, way: Option<Way>) {
        let live = way.and_then(|way| self.live(origin, way));
        let row = self.row(origin, secret);
        let before = *row;
        let closed = secret == Secret::Key && row.tries >= CLOSING;
        let too_soon = closed || row.tries >= TRIES && !row.waited;
        *row = Row {
            tries: row.tries + 1,
            waited: false,
        };
        if too_soon {
            self.fault(Fault::ComparedTooSoon);
        }
        if let Some(live) = live {
            self.shown[live].tries += 1;
        }
        self.last_spent = Some((origin, secret, before, live));
    }

    /// The answer was right, and a backend did not take the password: the try was given back.
    pub(crate) fn give_back(&mut self) {
        if let Some((origin, secret, before, live)) = self.last_spent.take() {
            *self.row(origin, secret) = before;
            if let Some(live) = live {
                self.shown[live].tries -= 1;
            }
        }
    }

    /// An act is over: challenges that have no try left have ended.
    pub(crate) fn settle(&mut self) {
        self.last_spent = None;
        for shown in &mut self.shown {
            shown.ended |= shown.tries >= TRIES;
        }
    }

    /// Somebody was told to wait, or that the typed ways are closed.
    pub(crate) fn held_up(&mut self, origin: Origin, secret: Secret, closed: bool) {
        let enough = if closed { CLOSING } else { TRIES };
        if self.row(origin, secret).tries < enough {
            self.fault(Fault::WaitsForOthers);
        }
    }

    /// Every wait is over.
    pub(crate) fn wait(&mut self) {
        for row in self.rows.as_flattened_mut() {
            row.waited = true;
        }
    }

    pub(crate) fn signed_in(&mut self, origin: Origin, token: SessionToken) {
        *self.row(origin, Secret::Password) = Row::default();
        self.sessions.push(Given {
            token,
            epoch: self.epoch,
            failures: 0,
            live: true,
        });
    }

    /// A key was accepted for the challenge `number`; `typed` is what it was given for.
    pub(crate) fn reset(
        &mut self,
        origin: Origin,
        (number, way): (ChallengeNumber, Way),
        typed: Option<usize>,
        trusts: usize,
    ) {
        match typed.map(|typed| &mut self.shown[typed]) {
            Some(own) if own.number == number => {
                let elsewhere = own.origin != origin || own.way != way || own.authority != trusts;
                let twice = own.used || own.ended;
                own.used = true;
                if elsewhere {
                    self.fault(Fault::TakenElsewhere);
                }
                if twice {
                    self.fault(Fault::TakenTwice);
                }
            }
            _ => self.fault(Fault::TakenElsewhere),
        }
        self.resets += 1;
        self.set_password();
    }

    /// A code of the sheet was accepted; `None` for one that is none.
    pub(crate) fn reset_by_sheet(&mut self, code: Option<usize>) {
        match code {
            Some(code) if self.used_codes[code] => self.fault(Fault::TakenTwice),
            Some(code) => self.used_codes[code] = true,
            None => self.fault(Fault::TakenElsewhere),
        }
        self.resets += 1;
        self.set_password();
    }

    /// The device was started: codes from emails ended. Says whether any did.
    pub(crate) fn restarted(&mut self) -> bool {
        self.sessions.clear();
        self.other.restarted();
        let by_email = |shown: &&mut Shown| shown.way == Way::Email && !shown.ended;
        let mut any = false;
        for shown in self.shown.iter_mut().filter(by_email) {
            (shown.ended, any) = (true, true);
        }
        any
    }

    /// The other password is set: no try, no challenge and no session outlives the one before it.
    pub(crate) fn set_password(&mut self) {
        self.password = self.password.map(|password| 1 - password);
        self.epoch += 1;
        self.rows = Default::default();
        self.other.page = None;
        self.other.heard.clear();
        self.end_challenges();
    }

    pub(crate) fn end_challenges(&mut self) {
        for shown in &mut self.shown {
            shown.ended = true;
        }
    }

    pub(crate) fn learn(&mut self, shown: Shown) {
        for older in &mut self.shown {
            older.ended |= older.origin == shown.origin && older.way == shown.way;
        }
        self.shown.push(shown);
    }

    /// Compares what the device says of a live challenge with what was spent on it.
    pub(crate) fn check_tries(&mut self, shown: usize, left: u8) {
        let shown = &self.shown[shown];
        let tries = if shown.way == Way::File {
            0
        } else {
            shown.tries
        };
        let differ = shown.ended || tries + left != TRIES;
        if shown.used {
            self.fault(Fault::TakenTwice);
        } else if differ {
            self.fault(Fault::TriesDiffer);
        }
    }
}

impl Hash for Books {
    /// Leaves out what follows from the rest: tokens, keys and the bytes of challenges.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.password, self.epoch, self.resets).hash(state);
        (self.rows, self.faults, self.used_codes).hash(state);
        self.other.hash(state);
        for shown in &self.shown {
            (shown.number, shown.tries, shown.used, shown.ended).hash(state);
        }
        for given in &self.sessions {
            (given.epoch, given.failures, given.live).hash(state);
        }
    }
}
