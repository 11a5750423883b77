//! Staff: accounts with two factors, sign-in, and the sessions that it gives.

mod account;
mod agent;
mod hash;
mod name;
mod password;
mod sign_in;
mod totp;

pub use self::account::{Account, AddError, NewAccount, add, reset_second_factor};
pub use self::agent::{Agent, IDLE_LIFE, SESSION_LIFE, agent_for, sign_out};
pub use self::hash::{HashCost, PasswordHash};
pub use self::name::{NameError, StaffName};
pub use self::password::{MIN_LENGTH, NewPassword, Password, PasswordError};
pub use self::sign_in::{SignInError, SignedIn, sign_in, wait_for};
pub use self::totp::{TotpSecret, matching_step};
