//! Staff: accounts with two factors, what each may do, sign-in, and the sessions that it gives.

mod account;
mod api_token;
mod handles;
mod hash;
mod invitation;
mod keep;
mod kept;
mod name;
mod network;
mod own;
mod passkey;
mod password;
mod program;
mod role;
mod session;
mod sign_in;
mod sign_on;
mod totp;

pub use self::account::{Account, AddError, Hire, NewAccount, add, reset_second_factor};
pub use self::api_token::{
    API_TOKEN_LIFE, ApiToken, ApiTokenError, ApiTokenFacts, LONGEST_API_TOKEN_LIFE, MadeApiToken,
    Standing, add_api_token, api_tokens, revoke_api_token,
};
pub use self::handles::{
    Admin, Agent, Auditor, Confirmed, Handle, MayAnswer, Member, NotAllowed, Reader, Senior,
};
pub use self::hash::{HashCost, PasswordHash};
pub use self::invitation::{
    ChosenOrOwn, INVITATION_LIFE, InvitationKind, SetUp, SetUpError, invitation, invite, renew,
    set_up,
};
pub use self::keep::{KeepError, Keeper, remove, set_role};
pub use self::kept::{KeptTotp, seal_plain_secrets, unopened_secrets};
pub use self::name::{NameError, StaffName};
pub use self::network::{Network, NetworkError};
pub use self::own::{
    OwnSession, change_password, confirm, end_own_sessions, end_sessions, replace_totp, sessions,
};
pub use self::passkey::{
    MOST_PASSKEYS, Passkey, Shown, add_passkey, confirm_by_passkey, passkeys, remove_passkey,
    rename_passkey, sign_in_by_passkey,
};
pub use self::password::{MIN_LENGTH, NewPassword, Password, PasswordError};
pub use self::program::{API_TOKEN_PREFIX, WrongToken, program_for};
pub use self::role::{ProgramRoleError, Role, RoleError};
pub use self::session::{IDLE_LIFE, SESSION_LIFE, member_for, sign_out};
pub use self::sign_in::{Attempt, LocalSignIn, SignInError, SignedIn, Way, sign_in, wait_for};
pub use self::sign_on::{
    CLOCK_SKEW, GRANT_LIFE, GroupRoles, Known, SignOn, SignOnError, Subject, Vouched,
    confirm_by_provider, hire_by_email, know_by_email, sign_in_by_provider, take_grant,
};
pub use self::totp::{TotpSecret, matching_step};
