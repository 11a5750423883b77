//! What is done at a device besides answering challenges.

use device::{Answers, Input, NewQuestions, Origin, Password, Proof, Refusal, Reply, WayBack};
use protocol::{Code, DeviceTime, ReservedEmail};
use testkit::recorder::{held, new_questions, sign_in};

use super::{CLOCK, EMAILS, PASSWORDS, Unit};
use crate::books::other::{Letter, Page, Told};
use crate::books::{Answer, Fault, Secret, Seen};
use crate::town::Town;
use crate::unit::Typed;

const ASKED: [&str; 3] = [
    "Which song did grandfather whistle?",
    "Where did the blue bicycle end up?",
    "Who broke the kitchen window?",
];
const DAY: i64 = 86_400;

/// What somebody does, by whom it is done and how right it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Other {
    /// Gives a dated answer: the one of that number that a device was ever in the moment for.
    Dated {
        origin: Origin,
        device: usize,
        told: usize,
    },
    /// Sets a password in the page that a temporary one opened.
    SetOnly,
    Answers {
        origin: Origin,
        right: bool,
    },
    SetQuestions {
        session: usize,
    },
    /// Reserves the other of two addresses.
    Email {
        session: usize,
    },
    AskConfirmation {
        session: usize,
    },
    Confirm {
        session: usize,
        typed: Typed,
    },
    /// Holds the button, which erases all settings.
    Button,
    /// Sets the clock to the same hour of another day.
    Clock {
        day: i64,
    },
}

impl Unit {
    pub(crate) fn today(&self) -> u32 {
        self.clock.date().day_number()
    }

    pub(super) fn set_clock(&mut self, day: i64) {
        let seconds = i64::from(CLOCK.seconds()) + day * DAY;
        self.clock = DeviceTime::from_seconds(u32::try_from(seconds).unwrap());
    }

    fn questions(&self) -> Box<NewQuestions> {
        new_questions(ASKED, answers(true), self.machine.profile())
    }

    pub(super) fn other_input(&self, act: Other, answer: &Answer) -> Option<Input> {
        let current = self.books.password;
        let new = || self.chosen(current.map_or(0, |current| 1 - current));
        let session = |session: usize| self.books.sessions[session].token.clone();
        let old = || Password::typed(PASSWORDS[current?]);
        Some(match (act, answer) {
            (Other::Dated { origin, .. }, Answer::Dated(told)) => match told.by {
                WayBack::Code => Input::Recover {
                    origin,
                    proof: Proof::Code(Code::parse(&told.text).unwrap()),
                    new: new(),
                },
                _ => sign_in(origin, &told.text),
            },
            (Other::SetOnly, _) => Input::SetPassword {
                session: self.books.other.page.as_ref()?.session.clone(),
                new: new(),
            },
            (Other::Answers { origin, right }, _) => Input::Recover {
                origin,
                proof: Proof::Questions(Answers::typed(answers(right)).ok()?),
                new: new(),
            },
            (Other::SetQuestions { session: of }, _) => Input::SetQuestions {
                session: session(of),
                old: old()?,
                questions: Some(self.questions()),
            },
            (Other::Email { session: of }, _) => Input::ChangeReservedEmail {
                session: session(of),
                old: old()?,
                reserved_email: ReservedEmail::parse(EMAILS[1 - self.books.other.email]).ok(),
            },
            (Other::AskConfirmation { session: of }, _) => Input::AskConfirmation {
                session: session(of),
            },
            (Other::Confirm { session: of, .. }, Answer::Code(code)) => Input::ConfirmEmail {
                session: session(of),
                code: code.clone(),
            },
            (Other::Button, _) => Input::FactoryReset(held(12)),
            _ => return None,
        })
    }

    /// A try was stored as spent.
    pub(super) fn spend_other(&mut self, act: Other, answer: &Answer) {
        match (act, answer) {
            (Other::Dated { origin, .. }, Answer::Dated(told)) => match told.by {
                WayBack::Code => self.books.spend(origin, Secret::Key, None),
                _ => self.spend_temporary(origin),
            },
            (Other::Answers { origin, .. }, _) => self.books.spend(origin, Secret::Key, None),
            _ => {}
        }
    }

    /// It counts as a password and, where one could be right, as an answer too.
    fn spend_temporary(&mut self, origin: Origin) {
        let can_be = self.books.other.takes_temporary(self.today());
        self.rows_before = Some(self.books.rows());
        self.books.spend(origin, Secret::Password, None);
        if can_be {
            self.books.spend(origin, Secret::Key, None);
        }
    }

    pub(super) fn budget_of(&self, act: Other, answer: &Answer) -> Option<(Origin, Secret)> {
        match (act, answer) {
            (Other::Dated { origin, .. }, Answer::Dated(told)) => match told.by {
                WayBack::Code => Some((origin, Secret::Key)),
                _ => Some((origin, Secret::Password)),
            },
            (Other::Answers { origin, .. }, _) => Some((origin, Secret::Key)),
            _ => None,
        }
    }

    pub(super) fn note_other(&mut self, act: Other, answer: &Answer, reply: Reply, town: &Town) {
        match (act, answer) {
            (Other::Dated { origin, .. }, Answer::Dated(told)) => {
                self.note_dated(origin, told, reply, town);
            }
            (Other::SetOnly, _) => self.note_set_only(&reply, town),
            (Other::Answers { right, .. }, _) => match reply {
                Reply::Recovered(_) => {
                    town.saw(Seen::RecoveredByQuestions);
                    self.books.reset_by_answers(right);
                }
                Reply::Refused(Refusal::NoQuestions) if !self.books.other.has_questions => {
                    town.saw(Seen::UsedAnswersRefused);
                }
                Reply::Refused(Refusal::WrongAnswers { .. }) if !right => {}
                _ => self.books.fault(Fault::RightRefused),
            },
            (Other::SetQuestions { session }, _) => {
                if matches!(reply, Reply::QuestionsSet { set: true }) {
                    self.needs_live(session);
                    self.books.other.has_questions = true;
                }
            }
            (Other::Email { session }, _) => {
                if matches!(reply, Reply::ReservedEmailChanged { .. }) {
                    self.needs_live(session);
                    self.books.end_challenges();
                    let other = &mut self.books.other;
                    other.end_letters();
                    (other.email, other.is_confirmed) = (1 - other.email, false);
                }
            }
            (Other::Confirm { session, typed }, Answer::Code(code)) => match reply {
                Reply::ReservedEmailConfirmed => {
                    town.saw(Seen::EmailConfirmed);
                    self.needs_live(session);
                    self.books.confirm(code, true);
                }
                Reply::Refused(Refusal::WrongConfirmation { .. }) => {
                    if !matches!(typed, Typed::Altered) {
                        town.saw(Seen::OtherCodeConfirmsNothing);
                    }
                    self.books.confirm(code, false);
                }
                _ => {}
            },
            (Other::Button, _) => match reply {
                Reply::FactoryReset => {
                    town.saw(Seen::Erased);
                    self.books.erased();
                }
                _ => self.books.fault(Fault::RightRefused),
            },
            _ => {}
        }
    }

    fn needs_live(&mut self, session: usize) {
        if !self.books.sessions[session].live {
            self.books.fault(Fault::OldSession);
        }
        self.books.sessions[session].failures = 0;
    }

    fn note_dated(&mut self, origin: Origin, told: &Told, reply: Reply, town: &Town) {
        let (today, started) = (self.today(), self.machine.status().started);
        let here = (self.number, self.trusts);
        let is_right = self.books.other.is_right(told, here, (today, started));
        match reply {
            Reply::Recovered(_) => {
                town.saw(Seen::RecoveredByCode);
                self.books.reset_by_date(told, is_right);
            }
            Reply::SetPasswordOnly { session } => {
                if let Some(rows) = self.rows_before.take() {
                    self.books.set_rows(rows);
                }
                if !is_right {
                    self.books.fault(Fault::TakenElsewhere);
                }
                let (told, opened) = (told.clone(), self.uptime);
                self.books.other.page = Some(Page {
                    session,
                    told,
                    opened,
                });
            }
            Reply::Refused(refusal) => {
                if is_right {
                    self.books.fault(Fault::RightRefused);
                }
                self.note_refused_date(origin, told, &refusal, town);
            }
            _ => self.books.fault(Fault::Password),
        }
    }

    fn note_refused_date(&mut self, origin: Origin, told: &Told, refusal: &Refusal, town: &Town) {
        let (today, started) = (self.today(), self.machine.status().started);
        let is_own = told.device == self.number;
        if self.books.other.was_used(told) {
            town.saw(Seen::UsedDateRefused);
        } else if !is_own {
            town.saw(Seen::OtherDevicesKeyRefused);
        } else if told.authority != self.trusts {
            town.saw(Seen::OldAuthoritysKeyRefused);
        } else if told.day != today {
            town.saw(Seen::OtherDayRefused);
        } else if told.by == WayBack::Code && told.started != started {
            town.saw(Seen::OtherStartRefused);
        }
        if matches!(refusal, Refusal::WrongTemporaryPassword { .. }) {
            let heard = (origin as usize, told.text.clone(), today);
            let heard_before = &mut self.books.other.heard;
            heard_before.retain(|known| *known != heard);
            heard_before.push(heard);
        }
    }

    fn note_set_only(&mut self, reply: &Reply, town: &Town) {
        let Some(page) = self.books.other.page.clone() else {
            return;
        };
        let today = self.today();
        let other = &self.books.other;
        let is_open = other.page_is_open(self.uptime, today) && other.takes_temporary(today);
        match reply {
            Reply::Recovered(_) => {
                town.saw(Seen::RecoveredByTemporary);
                self.books.reset_by_date(&page.told, is_open);
            }
            Reply::Refused(_) if !is_open => town.saw(Seen::PageClosed),
            _ => self.books.fault(Fault::RightRefused),
        }
    }

    /// Learns what the authorities say of this moment and the letters that were left, and holds the
    /// page for a new password to what it may open.
    pub(super) fn audit_other(&mut self, others: &[&[u8]], town: &Town) {
        let status = self.machine.status();
        if status.activated != self.books.password.is_some() {
            self.books.fault(Fault::Password);
        }
        if status.email_is_confirmed != self.books.other.is_confirmed {
            self.books.fault(Fault::ConfirmedByAnother);
        }
        for told in town.desk.told(self, town) {
            if !self.books.other.told.contains(&told) {
                self.books.other.told.push(told);
            }
        }
        for letter in self.machine.letters() {
            let hash = letter.hash();
            if self
                .books
                .other
                .letters
                .iter()
                .any(|known| known.hash == hash)
            {
                continue;
            }
            let from = (self.number, self.trusts);
            let answer = town.desk.answer(&letter, from, &town.enrolled, others);
            let Some(Answer::Code(code)) = answer else {
                self.books.fault(Fault::AnsweredWrongly);
                continue;
            };
            let is_live = letter.header().scope == protocol::Scope::ReservedEmail;
            if is_live {
                self.books.other.end_letters();
            }
            self.books.other.letters.push(Letter {
                hash,
                code,
                is_live,
                tries: 0,
            });
        }
        self.audit_page(town);
    }

    /// Invariant 7: the page sets a password and does nothing else.
    fn audit_page(&mut self, town: &Town) {
        let Some(page) = &self.books.other.page else {
            return;
        };
        let (mut copy, now, session) = (self.machine.clone(), self.now(), &page.session);
        let opens = copy.session(session, now).is_some() || copy.journal(session, now).is_ok();
        let mut rng = super::seeded([self.number, 60, 0, 0]);
        let takes = |input: Option<Input>| {
            let mut copy = copy.clone();
            let reply = input.map(|input| copy.handle(input, now, &mut rng).reply);
            !matches!(reply, None | Some(Reply::Refused(Refusal::SignedOut)))
        };
        let (old, session) = (
            || Password::typed(PASSWORDS[self.books.password?]),
            || session.clone(),
        );
        let inputs = [
            old().map(|old| Input::ChangePassword {
                session: session(),
                old,
                new: self.chosen(1),
            }),
            old().map(|old| Input::ChangeReservedEmail {
                session: session(),
                old,
                reserved_email: None,
            }),
            old().map(|old| Input::SetQuestions {
                session: session(),
                old,
                questions: None,
            }),
            Some(Input::AskConfirmation { session: session() }),
        ];
        if opens || inputs.into_iter().any(takes) {
            self.books.fault(Fault::OpensMore);
        } else {
            town.saw(Seen::OpensOnlyThePage);
        }
    }
}

fn answers(right: bool) -> [&'static str; 3] {
    let last = if right {
        "aunt Hedwig"
    } else {
        "somebody else"
    };
    ["Lili Marleen", "in the canal", last]
}
