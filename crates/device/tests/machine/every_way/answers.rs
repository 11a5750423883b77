//! Every answer that was ever given to the holder, and whether it is still good.

use std::time::Duration;

use device::{Answers, Origin, Proof, SheetCode, WayBack};
use protocol::{Challenge, ChallengeNumber, Code, Scope, Way};
use testkit::entropy::Seeded;

use super::Guess;

const ASKED: [&str; 3] = [
    "Which song did grandfather whistle?",
    "Where did the blue bicycle end up?",
    "Who broke the kitchen window?",
];
const ANSWERED: [&str; 3] = ["Lili Marleen", "in the canal", "aunt Hedwig"];

/// A challenge that was shown, and what answers it.
pub(super) struct Asked {
    pub(super) origin: Origin,
    pub(super) way: Way,
    pub(super) scope: Scope,
    pub(super) number: ChallengeNumber,
    pub(super) answer: Answer,
    pub(super) made: Duration,
    /// The start it was made in.
    pub(super) boot: u32,
    pub(super) clock: u32,
    pub(super) tries: u32,
    pub(super) is_live: bool,
}

#[derive(Clone)]
pub(super) enum Answer {
    Code(Code),
    File(Vec<u8>),
}

/// All of them.
#[derive(Default)]
pub(super) struct Given {
    pub(super) asked: Vec<Asked>,
    /// Codes of letters that confirm an address or say farewell: good for no recovery.
    pub(super) letters: Vec<Code>,
    pub(super) sheet: Vec<SheetCode>,
    pub(super) void_sheet: Vec<SheetCode>,
    pub(super) has_questions: bool,
    pub(super) old_codes: Vec<Code>,
}

impl Given {
    pub(super) fn live(&self, origin: Origin, way: Way) -> Option<usize> {
        let is = |asked: &Asked| asked.is_live && asked.origin == origin && asked.way == way;
        self.asked.iter().position(is)
    }

    pub(super) fn end(&mut self, ends: impl Fn(&Asked) -> bool) {
        for asked in self.asked.iter_mut().filter(|asked| ends(asked)) {
            asked.is_live = false;
        }
    }

    /// A proof of that kind, as near to right as `guess` says, and the challenge whose answer it is.
    pub(super) fn proof(
        &self,
        origin: Origin,
        by: WayBack,
        guess: Guess,
        today: Code,
    ) -> (Proof, Option<usize>) {
        let other = match origin {
            Origin::Network => Origin::Screen,
            Origin::Screen => Origin::Network,
        };
        let of_way = |way: Way| match guess {
            Guess::Right => self.live(origin, way),
            Guess::Stale => self
                .asked
                .iter()
                .rposition(|asked| !asked.is_live && asked.way == way),
            Guess::Elsewhere => self
                .live(other, way)
                .or_else(|| self.live(origin, self.next(way))),
            Guess::Wrong => None,
        };
        let code = |way: Way| {
            let place = of_way(way);
            match place.map(|place| &self.asked[place].answer) {
                Some(Answer::Code(code)) => (code.clone(), place),
                _ => (self.other_code(guess), None),
            }
        };
        match by {
            WayBack::Email => {
                let (code, place) = code(Way::Email);
                (Proof::Email(code), place)
            }
            WayBack::Key => {
                let (code, place) = code(Way::Key);
                (Proof::Key(code), place)
            }
            WayBack::File => {
                let place = of_way(Way::File);
                let file = match place.map(|place| &self.asked[place].answer) {
                    Some(Answer::File(file)) => file.clone(),
                    _ => vec![7; 300],
                };
                (Proof::File(file), place)
            }
            WayBack::Sheet => (Proof::Sheet(self.sheet_code(guess)), None),
            WayBack::Questions => {
                let mut answers = ANSWERED;
                if !matches!(guess, Guess::Right) {
                    answers[2] = "somebody else";
                }
                (
                    Proof::Questions(Answers::typed(answers).ok().unwrap()),
                    None,
                )
            }
            _ => {
                let code = match guess {
                    Guess::Right => today,
                    Guess::Stale => self.old_codes.last().cloned().unwrap_or(today),
                    Guess::Elsewhere | Guess::Wrong => self.other_code(guess),
                };
                (Proof::Code(code), None)
            }
        }
    }

    fn next(&self, way: Way) -> Way {
        match way {
            Way::Email => Way::Key,
            _ => Way::Email,
        }
    }

    fn other_code(&self, guess: Guess) -> Code {
        let letter = self
            .letters
            .last()
            .filter(|_| matches!(guess, Guess::Stale));
        letter
            .cloned()
            .unwrap_or_else(|| Code::random(&mut Seeded::new(0xbad)))
    }

    fn sheet_code(&self, guess: Guess) -> SheetCode {
        let code = match guess {
            Guess::Right => self.sheet.last(),
            Guess::Stale | Guess::Elsewhere => self.void_sheet.last(),
            Guess::Wrong => None,
        };
        code.cloned()
            .unwrap_or_else(|| SheetCode::random(&mut Seeded::new(0xbad)))
    }
}

/// The questions that are asked in these histories.
pub(super) fn questions(profile: &device::Profile) -> Box<device::NewQuestions> {
    testkit::recorder::new_questions(ASKED, ANSWERED, profile)
}

/// Whether no eight bytes of the address stand in the challenge.
pub(super) fn hides(challenge: &Challenge, email: &str) -> bool {
    let (bytes, start) = (challenge.as_bytes(), &email.as_bytes()[..8]);
    !bytes.windows(8).any(|window| window == start)
}
