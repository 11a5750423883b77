//! The handles that the desk's functions take. A function that wants one cannot be called for
//! somebody who may not: a handle is made from a live session alone, and only where the role allows.
//!
//! Whoever may do more may do less too, so a handle serves wherever one of less is wanted:
//! [`Admin`] is a [`Senior`], who is an [`Agent`], who is a [`Reader`].

use core::ops::Deref;
use core::time::Duration;

use thiserror::Error;

use super::name::StaffName;
use super::role::Role;
use crate::audit::Actor;
use crate::time::Timestamp;
use crate::token::TokenHash;

/// A member of staff who is signed in.
#[derive(Debug, Clone)]
pub struct Member {
    pub(super) name: StaffName,
    pub(super) role: Role,
    pub(super) session: TokenHash,
    pub(super) factor_at: Timestamp,
    /// What is behind it, when it is a program with a token and no person.
    pub(super) program: Option<Program>,
}

/// What is behind a program.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// Who made its token; the operator, when it is nobody at the desk.
    pub(super) made_by: Option<StaffName>,
    /// Whether it was said then that it may answer requests.
    pub(super) may_answer: bool,
}

/// Somebody's role does not allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("This is for {wanted}. Your {what} is {}: it {}.", whose(*.role), .role.summary())]
pub struct NotAllowed {
    /// The role that he has.
    pub role: Role,
    wanted: &'static str,
    what: &'static str,
}

impl Member {
    /// Who it is.
    #[must_use]
    pub const fn name(&self) -> &StaffName {
        &self.name
    }

    /// What he may do.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// His session, by the hash of its token.
    #[must_use]
    pub const fn session(&self) -> &TokenHash {
        &self.session
    }

    /// The handle that every role gives.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader(self.clone())
    }

    /// He, as the audit trail names him.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let name = self.name.clone();
        match &self.program {
            None => Actor::Staff(name),
            Some(program) => Actor::Program {
                name,
                by: program.made_by.clone(),
            },
        }
    }

    /// Whether it is a program with a token.
    #[must_use]
    pub const fn is_program(&self) -> bool {
        self.program.is_some()
    }

    /// Whose word it is where two people have to agree: a program speaks for whoever made it.
    #[must_use]
    pub fn voice(&self) -> &StaffName {
        let made_by = self.program.as_ref().and_then(|one| one.made_by.as_ref());
        made_by.unwrap_or(&self.name)
    }

    /// Whether his newest second factor is no older than that. A program never has one.
    #[must_use]
    pub fn is_fresh(&self, within: Duration, now: Timestamp) -> bool {
        !self.is_program() && now.since(self.factor_at) < within
    }

    const fn refused(&self, wanted: &'static str) -> NotAllowed {
        NotAllowed {
            role: self.role,
            wanted,
            what: match self.is_program() {
                true => "token",
                false => "account",
            },
        }
    }
}

/// A kind of handle.
pub trait Handle: Clone + Send + Sync {
    /// The handle of somebody who is signed in.
    ///
    /// # Errors
    /// When his role does not allow it.
    fn of(member: &Member) -> Result<Self, NotAllowed>;

    /// Whose it is.
    fn member(&self) -> &Member;
}

impl<H: Handle> Confirmed<H> {
    /// The same proof for another handle of the same person.
    ///
    /// # Errors
    /// When his role does not give it, or when it is a program's: its proof is for answers alone.
    pub fn to<Other: Handle>(&self) -> Result<Confirmed<Other>, NotAllowed> {
        let member = self.0.member();
        match member.is_program() {
            true => Err(member.refused("people")),
            false => Other::of(member).map(Confirmed),
        }
    }
}

impl Handle for Member {
    fn of(member: &Member) -> Result<Self, NotAllowed> {
        Ok(member.clone())
    }

    fn member(&self) -> &Member {
        self
    }
}

macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident is $less:ident, for $words:literal: $($role:ident)|+;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name($less);

        impl Handle for $name {
            fn of(member: &Member) -> Result<Self, NotAllowed> {
                let allowed = [$(Role::$role),+];
                if !allowed.contains(&member.role) {
                    return Err(member.refused($words));
                }
                $less::of(member).map(Self)
            }

            fn member(&self) -> &Member {
                self.0.member()
            }
        }

        impl Deref for $name {
            type Target = $less;

            fn deref(&self) -> &$less {
                &self.0
            }
        }
    )*};
}

handles! {
    /// Looks at queue, cases and figures.
    Reader is Member, for "all": Reader | Agent | Senior | Admin | Auditor;
    /// Reviews and answers.
    Agent is Reader, for "agents, seniors and admins": Agent | Senior | Admin;
    /// Approves above a first approval, assigns others' cases, keeps registry and distributors.
    Senior is Agent, for "seniors and admins": Senior | Admin;
    /// Keeps accounts, tokens, webhooks, and what is erased.
    Admin is Senior, for "admins": Admin;
    /// Takes the audit trail along.
    Auditor is Reader, for "auditors and admins": Admin | Auditor;
}

/// Proof that somebody has just shown a second factor, for what cannot be taken back.
#[derive(Debug, Clone)]
pub struct Confirmed<H>(H);

impl<H: Handle> Confirmed<H> {
    /// The proof, when the session's newest second factor is no older than that.
    #[must_use]
    pub fn of(handle: H, within: Duration, now: Timestamp) -> Option<Self> {
        let is_fresh = handle.member().is_fresh(within, now);
        is_fresh.then_some(Self(handle))
    }

    pub(super) const fn just_now(handle: H) -> Self {
        Self(handle)
    }
}

/// Proof that a program may answer requests: whoever made its token said so. It stands in the place
/// of the second factor that a person shows before an answer, and of nothing else.
#[derive(Debug, Clone)]
pub struct MayAnswer(Agent);

impl MayAnswer {
    /// The proof of a program.
    ///
    /// # Errors
    /// When its token was made without it, or when it is a person, who shows a second factor.
    pub fn of(agent: Agent) -> Result<Self, NotAllowed> {
        let wanted = "tokens that were made to answer requests";
        let program = agent.member().program.as_ref();
        match program.is_some_and(|program| program.may_answer) {
            true => Ok(Self(agent)),
            false => Err(agent.member().refused(wanted)),
        }
    }

    /// What the functions that answer take.
    #[must_use]
    pub fn confirmed(self) -> Confirmed<Agent> {
        Confirmed(self.0)
    }
}

impl<H> Deref for Confirmed<H> {
    type Target = H;

    fn deref(&self) -> &H {
        &self.0
    }
}

const fn whose(role: Role) -> &'static str {
    match role {
        Role::Reader => "a reader’s",
        Role::Agent => "an agent’s",
        Role::Senior => "a senior’s",
        Role::Admin => "an admin’s",
        Role::Auditor => "an auditor’s",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(role: Role) -> Member {
        Member {
            name: StaffName::parse("anna").unwrap(),
            role,
            session: TokenHash::from_bytes([7; 32]),
            factor_at: Timestamp::from_seconds(1_000),
            program: None,
        }
    }

    fn program(role: Role, may_answer: bool) -> Member {
        let made_by = Some(StaffName::parse("ida").unwrap());
        Member {
            program: Some(Program {
                made_by,
                may_answer,
            }),
            ..member(role)
        }
    }

    fn may<H: Handle>(role: Role) -> bool {
        H::of(&member(role)).is_ok()
    }

    #[test]
    fn h_staff_each_role_gives_its_handles_and_no_other() {
        let handles = |role| {
            [
                may::<Reader>(role),
                may::<Agent>(role),
                may::<Senior>(role),
                may::<Admin>(role),
                may::<Auditor>(role),
            ]
        };
        assert_eq!(handles(Role::Agent), [true, true, false, false, false]);
        assert_eq!(handles(Role::Senior), [true, true, true, false, false]);
        assert_eq!(handles(Role::Admin), [true; 5]);
        assert_eq!(handles(Role::Auditor), [true, false, false, false, true]);
    }

    #[test]
    fn h_staff_a_refusal_says_whom_it_is_for() {
        let refused = Admin::of(&member(Role::Auditor)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "This is for admins. Your account is an auditor’s: it sees everything and changes nothing."
        );
    }

    #[test]
    fn h_api_a_programs_proof_is_for_answers_alone_and_only_where_it_was_said() {
        let agent = |member: &Member| Agent::of(member).unwrap();
        let long = Duration::from_secs(u64::MAX);
        let admin = program(Role::Admin, true);
        let at_once = Timestamp::from_seconds(1_000);
        assert!(Confirmed::of(admin.clone(), long, at_once).is_none());
        let proof = MayAnswer::of(agent(&admin)).unwrap().confirmed();
        assert!(proof.to::<Admin>().is_err() && proof.to::<Agent>().is_err());
        let silent = MayAnswer::of(agent(&program(Role::Admin, false))).unwrap_err();
        assert!(
            silent.to_string().contains("Your token is an admin’s"),
            "{silent}"
        );
        assert!(
            MayAnswer::of(agent(&member(Role::Admin))).is_err(),
            "a person"
        );
    }

    #[test]
    fn h2_a_second_factor_confirms_for_a_while() {
        let confirmed = |at, within| {
            let (within, now) = (Duration::from_secs(within), Timestamp::from_seconds(at));
            Confirmed::of(member(Role::Agent), within, now).is_some()
        };
        assert!(confirmed(1_599, 600));
        assert!(!confirmed(1_600, 600));
        assert!(
            !confirmed(1_000, 0),
            "with no time at all, each needs its own"
        );
    }
}
