//! The pages of a recorder's cameras (D12).

use askama::Template;
use web::{Choice, ErrorSummary, Field};

use super::{Done, Shell, error};
use crate::app::App;
use crate::cameras::{Camera, Kind, List, Standing};
use crate::pages::cameras::AddForm;
use crate::problem::Problems;

/// What is told at the top of a page.
pub(in crate::pages) struct Told {
    pub(super) kind: &'static str,
    pub(super) text: String,
}

impl Told {
    pub(in crate::pages) fn good(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { kind: "good", text }
    }

    pub(in crate::pages) fn bad(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { kind: "bad", text }
    }
}

impl From<Done> for Told {
    fn from(done: Done) -> Self {
        Self {
            kind: done.kind(),
            text: done.text().into_owned(),
        }
    }
}

/// What was asked on the page of all cameras, when something was wrong with it.
#[derive(Clone, Copy)]
pub(in crate::pages) enum CamerasAsked<'a> {
    Nothing,
    Camera(&'a AddForm, &'a Problems),
    Passwords(&'a Problems),
}

/// A camera in a few words.
pub(super) struct Row {
    pub(super) id: u32,
    pub(super) address: String,
    pub(super) user: String,
    pub(super) kind: &'static str,
    pub(super) said: Option<String>,
    pub(super) fingerprint: Option<String>,
    pub(super) is_confirmed: bool,
    pub(super) is_secure: bool,
    /// Kind and text of the badge.
    pub(super) badge: (&'static str, &'static str),
    pub(super) when: Option<String>,
    pub(super) why: Option<String>,
}

impl Row {
    fn of(camera: &Camera) -> Self {
        let (when, why) = match &camera.standing {
            Standing::Untouched | Standing::Waiting | Standing::Started => (None, None),
            Standing::Done { at } => (Some(at), None),
            Standing::NotDone { at, why } | Standing::Unknown { at, why } => {
                (Some(at), Some(why.words.clone()))
            }
        };
        Self {
            id: camera.id,
            address: camera.address.to_string(),
            user: camera.user.clone(),
            kind: kind(camera.kind),
            said: camera.said.clone(),
            fingerprint: camera.fingerprint(),
            is_confirmed: camera.is_confirmed,
            is_secure: camera.address.is_secure,
            badge: badge(camera),
            when: when.map(ToString::to_string),
            why,
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Onvif => "ONVIF camera",
        Kind::Regain => "camera with the Regain agent",
    }
}

fn badge(camera: &Camera) -> (&'static str, &'static str) {
    match &camera.standing {
        _ if !camera.is_confirmed => ("warn", "Address not confirmed"),
        Standing::Untouched => ("plain", "Own password"),
        Standing::Waiting => ("plain", "Waits for its turn"),
        Standing::Started => ("plain", "Being set"),
        Standing::Done { .. } => ("good", "Done"),
        Standing::NotDone { .. } => ("bad", "Not done"),
        Standing::Unknown { .. } => ("warn", "Unknown"),
    }
}

#[derive(Template)]
#[template(path = "cameras.html")]
pub(in crate::pages) struct CamerasPage {
    pub(super) shell: Shell,
    pub(super) told: Option<Told>,
    pub(super) summary: ErrorSummary,
    pub(super) cameras: Vec<Row>,
    pub(super) open: usize,
    pub(super) done: usize,
    pub(super) left: usize,
    pub(super) password: Field,
    /// Kind, address, user and password.
    pub(super) camera: [Field; 4],
}

impl CamerasPage {
    pub(in crate::pages) fn new(
        app: &App,
        list: &List,
        told: Option<Told>,
        asked: CamerasAsked<'_>,
    ) -> Self {
        let (form, of_camera, of_password) = match asked {
            CamerasAsked::Nothing => (None, None, None),
            CamerasAsked::Camera(form, problems) => (Some(form), Some(problems), None),
            CamerasAsked::Passwords(problems) => (None, None, Some(problems)),
        };
        let password = Field::password(
            "password",
            format!("Present password of this {}", app.product_line.noun()),
            "current-password",
        )
        .help("It is asked again before it goes to the cameras: they get this password.")
        .error(error(of_password, "password"))
        .required();
        let camera = camera_fields(form, of_camera);
        let counts = list.counts();
        Self {
            shell: Shell::of(app, true),
            told,
            summary: ErrorSummary::of(camera.iter().chain([&password])),
            cameras: list.cameras.iter().map(Row::of).collect(),
            open: counts.open,
            done: counts.done,
            left: counts.left,
            password,
            camera,
        }
    }
}

fn camera_fields(form: Option<&AddForm>, problems: Option<&Problems>) -> [Field; 4] {
    let typed = |of: fn(&AddForm) -> &str| form.map_or("", of).to_owned();
    let kinds = [
        Choice::new("onvif", "A camera that speaks ONVIF"),
        Choice::new("regain", "A camera with the Regain agent"),
    ];
    let chosen = match form {
        Some(form) if form.kind == "regain" => "regain",
        _ => "onvif",
    };
    [
        Field::select("kind", "Kind", kinds.to_vec())
            .value(chosen)
            .error(error(problems, "kind"))
            .required(),
        Field::text("address", "Address")
            .help("As in 192.168.1.20 or https://192.168.1.20:8443. With https the new password is not readable on its way.")
            .value(typed(|form| &form.address))
            .error(error(problems, "address"))
            .required(),
        user_field(&typed(|form| &form.user), problems),
        camera_password(problems),
    ]
}

fn user_field(user: &str, problems: Option<&Problems>) -> Field {
    Field::text("user", "User name of the camera's administrator")
        .help("A camera with the Regain agent needs none.")
        .value(user)
        .error(error(problems, "user"))
}

fn camera_password(problems: Option<&Problems>) -> Field {
    Field::password("camera_password", "The camera's password", "off")
        .error(error(problems, "camera_password"))
        .required()
}

#[derive(Template)]
#[template(path = "camera.html")]
pub(in crate::pages) struct CameraPage {
    pub(super) shell: Shell,
    pub(super) told: Option<Told>,
    pub(super) summary: ErrorSummary,
    pub(super) camera: Row,
    pub(super) user: Field,
    pub(super) password: Field,
    /// Whether something was wrong with these.
    pub(super) is_wrong: bool,
}

impl CameraPage {
    /// `asked`: the user name typed, and what was wrong with the form.
    pub(in crate::pages) fn new(
        app: &App,
        camera: &Camera,
        told: Option<Told>,
        asked: Option<(&str, &Problems)>,
    ) -> Self {
        let (typed, problems) = match asked {
            Some((user, problems)) => (user, Some(problems)),
            None => (camera.user.as_str(), None),
        };
        let user = user_field(typed, problems);
        let password = camera_password(problems);
        Self {
            shell: Shell::of(app, true),
            told,
            summary: ErrorSummary::of([&user, &password]),
            camera: Row::of(camera),
            user,
            password,
            is_wrong: problems.is_some(),
        }
    }
}
