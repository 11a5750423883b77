//! Webhooks, kept by admins.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use recovery::staff::{Admin, Keeper};
use recovery::store::{DeliveryId, WebhookId};
use recovery::text::Line;
use recovery::time::Timestamp;
use recovery::webhooks::{
    self, Change, Delivery, Event, Handed, NewHook, Progress, Standing, Webhook, WebhookError,
    WebhookUrl,
};
use web::{ErrorSummary, Field};

use super::account::Done;
use super::confirm;
use super::sent::{Fields, Sent};
use super::session::SignedIn;
use super::words::Badge;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;

/// How many deliveries a page shows.
const SHOWN: u32 = 30;

/// All webhooks, and the form for one more.
#[derive(Template)]
#[template(path = "desk/webhooks.html")]
pub(crate) struct WebhooksPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) rows: Vec<HookRow>,
    pub(crate) forms: Option<HookForm>,
    pub(crate) code: Field,
}

/// The form for a webhook.
pub(crate) struct HookForm {
    pub(crate) url: Field,
    pub(crate) about: Field,
    pub(crate) events: Vec<Field>,
}

/// One of them.
pub(crate) struct HookRow {
    pub(crate) id: i64,
    pub(crate) url: String,
    pub(crate) about: String,
    pub(crate) standing: Badge,
    pub(crate) why_off: String,
    pub(crate) is_on: bool,
    pub(crate) events: String,
    pub(crate) added_at: String,
}

/// One webhook with what it was told last.
#[derive(Template)]
#[template(path = "desk/webhook.html")]
pub(crate) struct WebhookPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) row: HookRow,
    /// A secret, shown this once.
    pub(crate) secret: Option<String>,
    pub(crate) deliveries: Vec<DeliveryRow>,
    /// The boxes of the events, those ticked that it is told; none for who may not change it.
    pub(crate) events: Option<Vec<Field>>,
    pub(crate) code: Field,
}

/// One delivery.
pub(crate) struct DeliveryRow {
    pub(crate) id: i64,
    pub(crate) event: String,
    pub(crate) message: String,
    pub(crate) at: String,
    pub(crate) progress: Badge,
    /// What came of the newest attempt, and when the next is; empty before the first.
    pub(crate) tried: String,
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/webhooks", get(list).post(add))
        .route("/webhooks/{id}", get(one).post(change))
}

async fn list(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    show(&app, &staff, StatusCode::OK, note(&done), blank()).await
}

fn blank() -> HookForm {
    HookForm {
        url: Field::text("url", "Address")
            .help("Where the messages go: https://…")
            .attribute("inputmode", "url")
            .attribute("autocomplete", "off")
            .attribute("spellcheck", "false")
            .required(),
        about: Field::text("about", "What it is for").attribute("maxlength", "120"),
        events: boxes(Event::ALL),
    }
}

/// A box for each event, with these ticked.
fn boxes(ticked: &[Event]) -> Vec<Field> {
    let ticks = |event: &Event| if ticked.contains(event) { "yes" } else { "" };
    let event = |event: &Event| Field::checkbox(box_of(*event), event.about()).value(ticks(event));
    Event::ALL.iter().map(event).collect()
}

/// The events whose boxes came ticked.
fn chosen(sent: &Sent) -> Vec<Event> {
    let is_ticked = |event: &&Event| sent.text(&box_of(**event)) == "yes";
    Event::ALL.iter().filter(is_ticked).copied().collect()
}

/// The name of an event's box.
fn box_of(event: Event) -> String {
    event.as_str().replace('.', "-")
}

async fn show(
    app: &App,
    staff: &SignedIn<Admin>,
    status: StatusCode,
    note: Note,
    form: HookForm,
) -> Result<Response, Fault> {
    let hooks = webhooks::hooks(&*app.services.store).await?;
    let page = WebhooksPage {
        frame: Frame::of(app, staff, "webhooks").await?,
        note,
        summary: ErrorSummary::of([&form.url, &form.about]),
        rows: hooks.iter().map(row).collect(),
        forms: confirm::opens_accounts(app, &staff.who).then_some(form),
        code: confirm::code_field(),
    };
    html(status, &page)
}

fn row(hook: &Webhook) -> HookRow {
    let events: Vec<_> = hook.events.iter().map(|event| event.as_str()).collect();
    HookRow {
        id: hook.id.value(),
        url: hook.url.to_string(),
        about: hook
            .about
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        standing: match (hook.standing, hook.failing_since) {
            (Standing::On, None) => Badge::new("good", "on"),
            (Standing::On, Some(_)) => Badge::new("warn", "failing"),
            (Standing::Paused, _) => Badge::new("plain", "paused"),
            (Standing::Off, _) => Badge::new("bad", "off"),
        },
        why_off: hook.why_off.clone(),
        is_on: hook.standing == Standing::On,
        events: match events.len() == Event::ALL.len() {
            true => "everything".to_owned(),
            false => events.join(", "),
        },
        added_at: to_minute(hook.added_at),
    }
}

/// Adds a webhook and shows its secret.
async fn add(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let Some(admin) = confirm::for_accounts(&app, staff.who.clone()) else {
        return Ok(Redirect::to("/webhooks?done=confirm").into_response());
    };
    let events = chosen(&sent);
    let about = match sent.text("about").trim() {
        "" => Ok(None),
        text => Line::parse(text).map(Some),
    };
    let private = app.services.settings.private_webhooks;
    let url = WebhookUrl::parse(sent.text("url"), private);
    let refused = match (url, about) {
        (Ok(url), Ok(about)) => {
            let events = events.clone();
            let hook = NewHook { url, about, events };
            let (store, vault, now) = (&*app.services.store, &*app.services.vault, app.now());
            let (by, rng) = (Keeper::Admin(&admin), &mut *app.rng());
            match webhooks::add(store, vault, hook, by, now, rng).await {
                Ok(handed) => return show_one(&app, &staff, handed.id, None, Some(handed)).await,
                Err(WebhookError::Store(error)) => return Err(error.into()),
                Err(refused) => (None, None, Some(("bad", refused.to_string()))),
            }
        }
        (url, about) => (
            url.err().map(|why| why.to_string()),
            about.err().map(|why| why.to_string()),
            None,
        ),
    };
    let blank = blank();
    let form = HookForm {
        url: blank.url.value(sent.text("url")).error(refused.0),
        about: blank.about.value(sent.text("about")).error(refused.1),
        events: boxes(&events),
    };
    show(
        &app,
        &staff,
        StatusCode::UNPROCESSABLE_ENTITY,
        refused.2,
        form,
    )
    .await
}

async fn one(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    Path(id): Path<i64>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    show_one(&app, &staff, WebhookId::from_value(id), note(&done), None).await
}

async fn show_one(
    app: &App,
    staff: &SignedIn<Admin>,
    id: WebhookId,
    note: Note,
    handed: Option<Handed>,
) -> Result<Response, Fault> {
    let store = &*app.services.store;
    let hook = webhooks::hook(store, id).await?.ok_or(Fault::NotFound)?;
    let deliveries = webhooks::deliveries(store, id, SHOWN).await?;
    let frame = Frame::of(app, staff, "webhooks").await?;
    let page = WebhookPage {
        frame: frame.at(format!("/webhooks/{id}")),
        note,
        row: row(&hook),
        secret: handed.map(|handed| handed.secret.to_string()),
        deliveries: deliveries.iter().map(delivery_row).collect(),
        events: confirm::opens_accounts(app, &staff.who).then(|| boxes(&hook.events)),
        code: confirm::code_field(),
    };
    html(StatusCode::OK, &page)
}

fn delivery_row(delivery: &Delivery) -> DeliveryRow {
    DeliveryRow {
        id: delivery.id.value(),
        event: delivery.event.clone(),
        message: delivery.message.clone(),
        at: to_minute(delivery.at),
        progress: match (delivery.progress, delivery.attempt) {
            (Progress::Done, _) => Badge::new("good", "taken"),
            (Progress::Dead, _) => Badge::new("bad", "given up"),
            (Progress::Waiting, 0) => Badge::new("plain", "waits"),
            (Progress::Waiting, _) => Badge::new("warn", "is tried again"),
        },
        tried: delivery
            .tried_at
            .map(|at| tried(delivery, at))
            .unwrap_or_default(),
    }
}

fn tried(delivery: &Delivery, at: Timestamp) -> String {
    let (at, said) = (to_minute(at), &delivery.said);
    match (delivery.progress, delivery.attempt) {
        (Progress::Waiting, 0) => format!("tried {at}: {said}; once more now"),
        (Progress::Waiting, attempt) => {
            let due = to_minute(delivery.due);
            format!("attempt {attempt}, {at}: {said}; again at {due}")
        }
        (Progress::Done | Progress::Dead, attempt) => format!("attempt {attempt}, {at}: {said}"),
    }
}

/// Does with a webhook what the form's button says.
async fn change(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    Path(id): Path<i64>,
    form: Result<Form<Vec<(String, String)>>, axum::extract::rejection::FormRejection>,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let to = |done: &str| Ok(Redirect::to(&format!("/webhooks/{id}?done={done}")).into_response());
    let hook = WebhookId::from_value(id);
    let Some(admin) = confirm::for_accounts(&app, staff.who.clone()) else {
        return to("confirm");
    };
    let (store, vault, now) = (&*app.services.store, &*app.services.vault, app.now());
    let by = Keeper::Admin(&admin);
    let done = match sent.text("do") {
        "pause" => webhooks::change(store, hook, Change::Pause, admin.actor(), now)
            .await
            .map(|()| "paused"),
        "resume" => webhooks::change(store, hook, Change::Resume, admin.actor(), now)
            .await
            .map(|()| "resumed"),
        "tell" => {
            let events = Change::Tell(chosen(&sent));
            match webhooks::change(store, hook, events, admin.actor(), now).await {
                Err(WebhookError::NoEvents) => Ok("no-events"),
                told => told.map(|()| "told"),
            }
        }
        "test" => {
            let body = crate::webhooks::test_body(now);
            webhooks::test(store, hook, body, now, &mut *app.rng())
                .await
                .map(|_| "test")
        }
        "again" => {
            let id = sent.text("delivery").parse().unwrap_or(0);
            let id = DeliveryId::from_value(id);
            webhooks::send_again(store, hook, id, now).await?;
            Ok("again")
        }
        "rotate" => match webhooks::rotate(store, vault, hook, by, now, &mut *app.rng()).await {
            Ok(handed) => return show_one(&app, &staff, hook, None, Some(handed)).await,
            Err(error) => Err(error),
        },
        "remove" => match webhooks::remove(store, hook, by, now).await {
            Ok(()) => return Ok(Redirect::to("/webhooks?done=removed").into_response()),
            Err(error) => Err(error),
        },
        _ => return Err(Fault::Senseless("This is not the form.".into())),
    };
    match done {
        Ok(done) => to(done),
        Err(WebhookError::Unknown) => Err(Fault::NotFound),
        Err(WebhookError::Store(error)) => Err(error.into()),
        Err(refused) => Err(Fault::Conflict(refused.to_string())),
    }
}

fn note(done: &str) -> Note {
    let words = match done {
        "paused" => "The webhook is paused. What happens is kept for it.",
        "resumed" => "The webhook goes on. What was kept for it is sent now.",
        "told" => "From now on it is told of these events.",
        "no-events" => {
            let words = "Nothing was changed: choose at least one event, or pause the webhook.";
            return Some(("bad", words.to_owned()));
        }
        "test" => "A test message is on its way. Load this page again to see what came of it.",
        "again" => "The message is sent once more.",
        "removed" => "The webhook is removed.",
        "wrong-code" => {
            let words =
                "This code is wrong or was used before. Wait for the next one and type that.";
            return Some(("bad", words.to_owned()));
        }
        "wrong-passkey" => return Some(("bad", "This passkey opens nothing here.".to_owned())),
        _ => return None,
    };
    Some(("good", words.to_owned()))
}
