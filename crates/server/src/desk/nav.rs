//! The desk's navigation: what everybody needs in one line, and the rest under one entry.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use recovery::staff::{Reader, Role};

use super::Frame;
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// A page that the navigation leads to.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    /// Its name for [`Frame::here`].
    name: &'static str,
    pub(crate) path: &'static str,
    pub(crate) label: &'static str,
    /// What it is for, on the page of all of them.
    pub(crate) about: &'static str,
}

impl Entry {
    const fn new(name: &'static str, path: &'static str, label: &'static str) -> Self {
        let about = "";
        Self {
            name,
            path,
            label,
            about,
        }
    }

    const fn about(self, about: &'static str) -> Self {
        Self { about, ..self }
    }
}

const DAILY: [Entry; 6] = [
    Entry::new("queue", "/", "Queue"),
    Entry::new("turned-away", "/turned-away", "Turned away"),
    Entry::new("enrolments", "/enrolments", "Enrolments"),
    Entry::new("figures", "/figures", "Figures"),
    Entry::new("replies", "/replies", "Answers"),
    Entry::new("registry", "/registry", "Registry"),
];
const MANAGE: Entry = Entry::new("manage", "/manage", "Manage");
const ACCOUNT: Entry = Entry::new("account", "/account", "Account");

const PRIVACY: Entry = Entry::new("privacy", "/privacy", "Data protection")
    .about("Hold a request; find, copy and erase what is kept of a person.");
const STAFF: Entry =
    Entry::new("staff", "/staff", "Staff").about("Accounts, roles and second factors.");
const TOKENS: Entry = Entry::new("tokens", "/tokens", "Tokens")
    .about("Tokens by which programs do what the desk does.");
const WEBHOOKS: Entry =
    Entry::new("webhooks", "/webhooks", "Webhooks").about("Programs that are told what happens.");
const AUDIT: Entry = Entry::new("audit", "/audit", "Audit trail")
    .about("Who did what, when, to what: look, check, and take it along.");

impl Frame {
    /// The entries of the first line. One that stands alone under *Manage* takes its place.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let managed = match *self.managed() {
            [] => None,
            [only] => Some(only),
            _ => Some(MANAGE),
        };
        let all = DAILY.into_iter().chain(managed);
        all.chain([ACCOUNT]).collect()
    }

    /// What stands under *Manage* for whoever looks.
    pub(super) fn managed(&self) -> &'static [Entry] {
        match self.role {
            Role::Admin => &[PRIVACY, STAFF, TOKENS, WEBHOOKS, AUDIT],
            Role::Senior => &[PRIVACY],
            Role::Auditor => &[AUDIT],
            _ => &[],
        }
    }

    /// The second line: the page's neighbours, where it has some.
    pub(super) fn neighbours(&self) -> &'static [Entry] {
        let all = self.managed();
        let belongs = all.len() > 1 && all.iter().any(|entry| self.is_at(entry.name));
        if belongs { all } else { &[] }
    }

    /// What marks an entry that leads to where one is, as `aria-current` has it.
    pub(super) fn current(&self, entry: &Entry) -> Option<&'static str> {
        match self.is_at(entry.name) {
            true => Some("page"),
            false => (entry.name == MANAGE.name && !self.neighbours().is_empty()).then_some("true"),
        }
    }

    /// How much waits behind an entry.
    pub(super) fn waiting(&self, entry: &Entry) -> usize {
        match entry.name {
            "enrolments" => self.conflicts,
            _ => 0,
        }
    }
}

/// All that stands under *Manage*.
#[derive(Template)]
#[template(path = "desk/manage.html")]
pub(crate) struct ManagePage {
    pub(crate) frame: Frame,
}

pub(super) async fn manage(
    State(app): State<App>,
    staff: SignedIn<Reader>,
) -> Result<Response, Fault> {
    let frame = Frame::of(&app, &staff, MANAGE.name).await?;
    match frame.managed() {
        [] => Err(Fault::NotFound),
        _ => html(StatusCode::OK, &ManagePage { frame }),
    }
}
