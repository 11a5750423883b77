//! What is done at the device in these histories, and what may come of it.

use device::{Input, Origin, Password, Proof, Recovered, Refusal, Reply, SessionToken, WayBack};
use protocol::{Scope, Way};
use testkit::recorder::{held, sign_in};

use super::super::answers::questions;
use super::super::{End, Guess};
use super::{Books, at};
use crate::HOUR;

impl Books {
    pub(super) fn prove(&mut self, origin: Origin, by: WayBack, guess: Guess, end: End) {
        let today = self.code_of_today();
        let (proof, place) = self.given.proof(origin, by, guess, today);
        let is_right = self.is_right(origin, &proof, guess, place);
        if end != End::Whole {
            return self.cut(origin, proof, is_right, end);
        }
        let (before, new) = (self.settings(), self.next_password());
        let own = self.own(origin, by);
        match self.recorder().prove(origin, proof, &new) {
            Ok(recovered) => {
                assert!(is_right, "inv1, inv2: {by:?} was taken and is no answer");
                if by != WayBack::File {
                    self.compared(origin, own);
                }
                self.recovered(by, place, &recovered, new, before);
            }
            Err(Refusal::BackendFailed { .. }) => {
                // A right answer that could not be acted upon is no wrong try: the row stays as it was.
                assert!(is_right && self.backend_refuses, "inv4: {by:?}");
                assert_eq!(self.settings(), before, "inv4: nothing else was used up");
                self.reached.backend_failures += 1;
            }
            Err(Refusal::Wait { .. } | Refusal::WaysClosed) => {
                assert!(by != WayBack::File && self.rows[at(origin)].0 >= 5, "inv3");
                self.reached.waits += 1;
            }
            Err(refusal) => self.refused(origin, by, is_right, place, &refusal),
        }
    }

    fn refused(
        &mut self,
        origin: Origin,
        by: WayBack,
        is_right: bool,
        place: Option<usize>,
        refusal: &Refusal,
    ) {
        let clock = self.recorder().clock.seconds();
        let is_timely = |made: u32| (made..made + 24 * 3600).contains(&clock);
        match refusal {
            Refusal::DateUsed { .. } => {
                self.reached.dates_over += 1;
            }
            // A file names a day by the device's clock.
            Refusal::File(_) | Refusal::FileExpired { .. }
                if place.is_some_and(|place| !is_timely(self.given.asked[place].clock)) => {}
            _ => assert!(!is_right, "the right {by:?} was refused: {refusal}"),
        }
        assert!(!is_right || by == WayBack::File, "{by:?}: {refusal}");
        let was_compared = matches!(
            refusal,
            Refusal::WrongKey { .. }
                | Refusal::WrongSheetCode { .. }
                | Refusal::WrongAnswers { .. }
                | Refusal::WrongSecurityCode { .. }
        );
        if was_compared {
            let own = self.own(origin, by);
            self.compared(origin, own);
            self.reached.wrong[by as usize] += 1;
        }
        self.reached.stale += u32::from(place.is_some());
    }

    /// The challenge at which a typed answer spends a try.
    fn own(&self, origin: Origin, by: WayBack) -> Option<usize> {
        match by {
            WayBack::Email => self.given.live(origin, Way::Email),
            WayBack::Key => self.given.live(origin, Way::Key),
            _ => None,
        }
    }

    /// Whether the proof is an answer that is good now, as the books have it.
    fn is_right(&self, origin: Origin, proof: &Proof, guess: Guess, place: Option<usize>) -> bool {
        let answers = |way| {
            place.is_some_and(|place| {
                let asked = &self.given.asked[place];
                asked.is_live && asked.origin == origin && asked.way == way
            })
        };
        match proof {
            Proof::Email(_) => answers(Way::Email),
            Proof::Key(_) => answers(Way::Key),
            Proof::File(_) => answers(Way::File),
            Proof::Sheet(_) => matches!(guess, Guess::Right) && !self.given.sheet.is_empty(),
            Proof::Questions(_) => matches!(guess, Guess::Right) && self.given.has_questions,

            Proof::Code(code) => {
                let machine = &self.recorder.as_ref().unwrap().machine;
                let used = Some((machine.status().started, self.today()));
                *code == self.code_of_today() && used > self.used_code
            }
        }
    }

    fn recovered(
        &mut self,
        by: WayBack,
        place: Option<usize>,
        recovered: &Recovered,
        new: String,
        mut before: super::Settings,
    ) {
        assert_eq!(recovered.by, by);
        let asked = place.map(|place| &self.given.asked[place]);
        assert_eq!(recovered.challenge, asked.map(|asked| asked.number));
        let scope = asked.map_or(Scope::Administrator, |asked| asked.scope);
        assert_eq!(recovered.scope, scope, "inv2: another scope");
        self.reached.for_cameras += u32::from(scope == Scope::AdministratorAndCameras);
        self.reached.by[by as usize] += 1;
        match by {
            WayBack::Sheet => {
                self.given.void_sheet.extend(self.given.sheet.pop());
                if let Some((_, left)) = &mut before.sheet {
                    *left -= 1;
                }
            }
            WayBack::Questions => {
                self.given.has_questions = false;
                before.questions = false;
            }
            WayBack::Code => {
                let started = self.recorder().machine.status().started;
                self.used_code = Some((started, self.today()));
                self.given.old_codes.push(self.code_of_today());
            }
            WayBack::TemporaryPassword => self.used_day = Some(self.today()),
            _ => {}
        }
        assert_eq!(self.settings(), before, "inv11: more than the password");
        self.replaced(new);
    }

    /// The power goes between the try and its end.
    fn cut(&mut self, origin: Origin, proof: Proof, is_right: bool, end: End) {
        let by = proof.by();
        let own = self.own(origin, by);
        let new = self.recorder().new_password("a phrase that never counts");
        let input = Input::Recover { origin, proof, new };
        let reply = match end {
            End::CutBeforeComparing => self.recorder().begin(input).unwrap(),
            _ => self.recorder().hand_over(input),
        };
        match reply {
            Reply::Try(_) => {
                self.compared(origin, own);
                self.reached.wrong[by as usize] += 1;
                self.reached.cut_tries += 1;
            }
            Reply::HandOver(pending) => {
                assert!(
                    is_right,
                    "inv1, inv2: {by:?} was handed over and is no answer"
                );
                if by != WayBack::File {
                    self.compared(origin, own);
                }
                let backend = self.recorder().backend.clone();
                let _ = backend.apply(pending.number(), pending.password());
                self.reached.cut_hand_overs += 1;
            }
            Reply::Refused(refusal) => {
                let was_compared = matches!(
                    refusal,
                    Refusal::WrongKey { .. }
                        | Refusal::WrongSheetCode { .. }
                        | Refusal::WrongAnswers { .. }
                        | Refusal::WrongSecurityCode { .. }
                );
                if was_compared {
                    assert!(!is_right);
                    self.compared(origin, own);
                    self.reached.wrong[by as usize] += 1;
                }
            }
            _ => panic!("neither a try nor refused"),
        }
        self.restart();
    }

    pub(super) fn temporary(&mut self, origin: Origin, guess: Guess) {
        let recorder = self.recorder.as_ref().unwrap();
        let right = self.authority.temporary_now(recorder).to_text().to_string();
        let text = match guess {
            Guess::Right | Guess::Stale => right,
            Guess::Elsewhere | Guess::Wrong => "ABCD-EFGH-JKMN".to_owned(),
        };
        let is_right = matches!(guess, Guess::Right | Guess::Stale)
            && self.used_day.is_none_or(|used| self.today() > used);
        match self.recorder().act_on(sign_in(origin, &text)) {
            Reply::SetPasswordOnly { session } => {
                assert!(is_right, "inv10: it is none, or was used");
                let row = self.rows[at(origin)];
                self.compared(origin, None);
                self.rows[at(origin)] = row;
                self.can_do_nothing_else(&session);
                self.recovering = Some((session, self.today(), self.elapsed));
                self.reached.recovering_sessions += 1;
            }
            Reply::Refused(Refusal::WrongTemporaryPassword { .. }) => {
                assert!(!is_right, "the right one was refused");
                self.compared(origin, None);
            }
            Reply::Refused(Refusal::DateUsed { .. }) => {
                self.reached.dates_over += 1;
            }
            Reply::Refused(Refusal::Wait { .. } | Refusal::WaysClosed) => self.reached.waits += 1,
            Reply::Refused(other) => panic!("{other}"),
            _ => panic!("a temporary password signed in"),
        }
    }

    /// Invariant 7: such a session opens nothing.
    fn can_do_nothing_else(&mut self, session: &SessionToken) {
        let (now, password) = (self.recorder().now(), self.password());
        let machine = &mut self.recorder().machine;
        assert!(machine.session(session, now).is_none(), "inv7");
        assert!(machine.journal(session, now).is_err(), "inv7");
        let email = self.recorder().change_email(session, &password, None);
        assert_eq!(email, Err(Refusal::SignedOut), "inv7");
        let change = self
            .recorder()
            .change(session, &password, "nine tall poplars");
        assert_eq!(change, Err(Refusal::SignedOut), "inv7");
    }

    pub(super) fn set_password_only(&mut self) {
        let Some((session, day, began)) = self.recovering.clone() else {
            return;
        };
        let (before, text) = (self.settings(), self.next_password());
        let new = self.recorder().new_password(&text);
        let is_live = self.elapsed - began < HOUR / 6 && day == self.today();
        let is_new = self.used_day.is_none_or(|used| day > used);
        match self.recorder().act_on(Input::SetPassword { session, new }) {
            Reply::Recovered(recovered) => {
                assert!(is_live && is_new, "inv7, inv10: it was over");
                let by = WayBack::TemporaryPassword;
                self.recovered(by, None, &recovered, text, before);
            }
            Reply::Refused(Refusal::BackendFailed { .. }) => {
                assert!(is_live && is_new && self.backend_refuses, "inv4");
                self.reached.backend_failures += 1;
            }
            Reply::Refused(other) => assert!(!(is_live && is_new), "{other}"),
            _ => panic!("neither set nor refused"),
        }
    }

    /// A session, after whatever wait there was.
    pub(super) fn signed_in(&mut self) -> SessionToken {
        self.elapsed += HOUR;
        self.recorder().pass(HOUR);
        let password = self.password();
        self.recorder().sign_in(Origin::Screen, &password).unwrap()
    }

    pub(super) fn change(&mut self) {
        let session = self.signed_in();
        let (old, new) = (self.password(), self.next_password());
        match self.recorder().change(&session, &old, &new) {
            Ok(()) => self.replaced(new),
            Err(Refusal::BackendFailed { .. }) => {
                assert!(self.backend_refuses, "inv4");
                self.reached.backend_failures += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }

    pub(super) fn change_email(&mut self, email: Option<&'static str>) {
        let session = self.signed_in();
        let old = self.password();
        self.recorder().change_email(&session, &old, email).unwrap();
        if self.email != email {
            let sealed = self.email.is_some();
            self.email = email;
            let now = self.recorder().now();
            let machine = &self.recorder.as_ref().unwrap().machine;
            for asked in self.given.asked.iter_mut().filter(|asked| asked.is_live) {
                let shown = machine.challenge(asked.origin, asked.way, now);
                asked.is_live = shown.is_some_and(|shown| shown.challenge.number() == asked.number);
                assert!(!(asked.is_live && sealed && asked.way == Way::Email), "d5");
            }
        }
        self.collect_letters();
    }

    pub(super) fn make_sheet(&mut self) {
        let session = self.signed_in();
        let old = self.password();
        let sheet = self.recorder().make_sheet(&session, &old).ok().unwrap();
        self.given.void_sheet.append(&mut self.given.sheet);
        self.given.sheet = sheet.codes.to_vec();
    }

    pub(super) fn set_questions(&mut self) {
        let session = self.signed_in();
        let old = Password::typed(&self.password()).unwrap();
        let questions = Some(questions(self.recorder().machine.profile()));
        let reply = self.recorder().act_on(Input::SetQuestions {
            session,
            old,
            questions,
        });
        assert!(matches!(reply, Reply::QuestionsSet { set: true }));
        self.given.has_questions = true;
    }

    pub(super) fn factory_reset(&mut self) {
        let key = self.settings().key;
        let reply = self.recorder().act_on(Input::FactoryReset(held(12)));
        assert!(matches!(reply, Reply::FactoryReset));
        let status = self.recorder().machine.status();
        assert!(!status.activated && status.reserved_email.is_none());
        let old = self.password();
        let refused = self.recorder().sign_in(Origin::Screen, &old);
        assert_eq!(refused.err(), Some(Refusal::NotActivated), "inv5");
        self.given.end(|_| true);
        self.given.void_sheet.append(&mut self.given.sheet);
        self.given.has_questions = false;
        (self.rows, self.recovering) = Default::default();
        self.recorder().act_on(Input::Erased);
        let new = self.next_password();
        self.activate(new);
        assert!(self.settings().key == key, "d11: another device");
        self.reached.factory_resets += 1;
    }
}
