//! Sample pages of sign-in and accounts.

use askama::Template;
use recovery::staff::Role;
use web::{ErrorSummary, Field};

use super::Sample;
use super::desk::frame;
use crate::desk::pages::{
    AccountForms, AccountPage, Authenticator, Badge, InvitedPage, PasskeyRow, PersonPage,
    SessionRow, SignInPage, SignOnPart, SignedOn, SignedOnPage, StaffPage, StaffRow, WelcomePage,
    code_field,
};

pub(super) fn pages() -> Vec<Sample> {
    vec![
        ("desk-sign-in.html", sign_in(false).render().unwrap()),
        ("desk-sign-in-sso.html", sign_in(true).render().unwrap()),
        ("desk-signed-on.html", signed_on(SignedOn::In)),
        ("desk-confirmed.html", signed_on(SignedOn::Confirmed)),
        ("desk-not-confirmed.html", not_confirmed()),
        ("desk-account.html", account(true).render().unwrap()),
        ("desk-account-closed.html", account(false).render().unwrap()),
        ("desk-staff.html", staff().render().unwrap()),
        ("desk-person.html", person(false).render().unwrap()),
        ("desk-person-closed.html", person(true).render().unwrap()),
        ("desk-invited.html", invited().render().unwrap()),
        ("desk-welcome.html", welcome().render().unwrap()),
    ]
}

fn sign_in(by_provider: bool) -> SignInPage<'static> {
    SignInPage {
        authority: "Example Security",
        note: Some((
            "bad",
            "Name, password or code is wrong, or the code was used before.".into(),
        )),
        summary: ErrorSummary::of([]),
        user: Field::text("user", "User name").required(),
        password: Field::password("password", "Password", "current-password").required(),
        code: Field::text("code", "6-digit code").required(),
        takes_passkeys: true,
        providers: match by_provider {
            true => vec!["Example AG".into(), "Nordhandel AG".into()],
            false => Vec::new(),
        },
        only_sso: by_provider,
        is_retyped: false,
    }
}

fn signed_on(said: SignedOn) -> String {
    let page = SignedOnPage {
        authority: "Example Security",
        said,
        next: "/cases/RG-482-190-335",
    };
    page.render().unwrap()
}

fn not_confirmed() -> String {
    signed_on(SignedOn::Refused(
        "You signed in as somebody else than the one who works here.".into(),
    ))
}

fn authenticator() -> Authenticator {
    Authenticator {
        picture: "data:image/svg+xml;base64,".into(),
        secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into(),
        code: code_field(),
    }
}

fn account(open: bool) -> AccountPage {
    let session = |is_this| SessionRow {
        id: "0123456789abcdef".into(),
        browser: "Firefox on Linux".into(),
        way: "passkey",
        began: "2026-11-21 09:05 UTC".into(),
        seen: "2026-11-21 09:15 UTC".into(),
        is_this,
    };
    AccountPage {
        frame: frame("account", 0),
        note: Some(("good", "The passkey has its new name.".into())),
        summary: ErrorSummary::of([]),
        about_role: Role::Admin.summary(),
        sessions: vec![session(true), session(false)],
        passkeys: vec![PasskeyRow {
            id: "0a0b".into(),
            title: "Blue key".into(),
            added_at: "2026-11-21 09:05 UTC".into(),
            used_at: Some("2026-11-21 09:15 UTC".into()),
        }],
        forms: open.then(|| AccountForms {
            old: Field::password("old", "Present password", "current-password"),
            new: Field::password("new", "New password", "new-password"),
            again: Field::password("again", "The same again", "new-password"),
            authenticator: authenticator(),
            title: Field::text("title", "Name of the new passkey"),
            takes_passkeys: true,
        }),
        code: code_field(),
    }
}

fn staff_row(standing: Badge) -> StaffRow {
    StaffRow {
        name: "bert@example.org".into(),
        role: "agent",
        standing,
        added_at: "2026-11-21 09:05 UTC".into(),
    }
}

fn staff() -> StaffPage {
    StaffPage {
        frame: frame("staff", 0),
        note: None,
        summary: ErrorSummary::of([]),
        rows: vec![staff_row(Badge::new("warn", "not set up yet"))],
        forms: Some((Field::text("name", "Name"), Field::text("role", "Role"))),
        email: Some(Field::text("email", "Email address at single sign-on")),
        code: code_field(),
    }
}

fn person(is_closed: bool) -> PersonPage {
    PersonPage {
        frame: frame("staff", 0),
        note: None,
        row: staff_row(Badge::new("good", "active")),
        about_role: Role::Agent.summary(),
        forms: (!is_closed).then(|| Field::text("role", "Role")),
        sign_on: Some(SignOnPart {
            standing: "Waits for the first sign-in of bert@example.org.".into(),
            is_tied: true,
            email: Field::text("email", "Email address at single sign-on"),
        }),
        is_closed,
        code: code_field(),
    }
}

fn invited() -> InvitedPage {
    InvitedPage {
        frame: frame("staff", 0),
        user: "bert@example.org".into(),
        link: "https://desk.example/welcome/0123456789abcdef0123456789abcdef0123456789a".into(),
        until: "2026-11-24 09:05 UTC".into(),
    }
}

fn welcome() -> WelcomePage<'static> {
    WelcomePage {
        authority: "Example Security",
        note: None,
        summary: ErrorSummary::of([]),
        user: "bert@example.org".into(),
        is_new: true,
        password: Field::password("new", "Choose a password", "new-password"),
        again: Some(Field::password("again", "The same again", "new-password")),
        authenticator: authenticator(),
    }
}
