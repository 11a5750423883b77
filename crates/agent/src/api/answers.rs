//! What the interface answers with, as JSON.

use device::{Entry, Fact, RecoverySheet, ShownChallenge, Status};
use protocol::Scope;
use serde_json::{Value, json};

use crate::app::App;
use crate::backends::Standing;
use crate::flows::Offer;

pub(super) fn device(app: &App, status: &Status, offers: &[Offer]) -> Value {
    let identity = &app.profile.identity;
    let open = offers.iter().filter(|offer| offer.why.is_none());
    let ways: Vec<&str> = open.map(|offer| offer.way.word()).collect();
    let mut facts = json!({
        "product_line": app.product_line.word(),
        "activated": status.activated,
        "ways": ways,
        "password_floor": app.profile.floor(),
    });
    let visible = app.visible();
    let mut tell = |is_visible: bool, name: &str, value: Value| {
        if is_visible {
            facts[name] = value;
        }
    };
    tell(visible.serial, "serial", identity.serial().as_str().into());
    tell(visible.model, "model", identity.model().as_str().into());
    tell(
        visible.start_time,
        "started",
        status.started.to_string().into(),
    );
    tell(
        visible.clock,
        "clock",
        app.clock.now().clock.to_string().into(),
    );
    let uptime = app.clock.uptime().as_secs();
    tell(visible.clock, "uptime_seconds", uptime.into());
    tell(
        visible.service,
        "authority",
        app.bundle.authority().as_str().into(),
    );
    tell(
        visible.service,
        "service",
        app.bundle.service().as_str().into(),
    );
    if let Some(fingerprint) = &app.fingerprint {
        facts["certificate_sha256"] = (**fingerprint).into();
    }
    if let Some(who) = status.knocking {
        facts["old_password_from"] = json!({
            "from": who.from.to_string(),
            "times": who.times,
            "last": who.last.to_string(),
        });
    }
    // Whoever looks for a weakness of one version must not find it out from a device in use.
    if !status.activated {
        facts["firmware"] = identity.firmware().as_str().into();
    }
    facts
}

/// A way back in, with why it cannot be gone now where it cannot.
pub(super) fn offer(offer: &Offer) -> Value {
    json!({
        "way": offer.way.word(),
        "title": offer.title(),
        "needs": offer.needs(),
        "open": offer.why.is_none(),
        "why": offer.why,
    })
}

pub(super) fn account(app: &App, status: &Status) -> Value {
    json!({
        "reserved_email": status.reserved_email,
        "reserved_email_confirmed": status.email_is_confirmed,
        "confirmation": status.confirmation.map(|confirmation| json!({
            "challenge": confirmation.number.to_string(),
            "ordered": confirmation.is_ordered,
        })),
        "firmware": app.profile.identity.firmware().as_str(),
        "recovery_sheet": status.sheet.map(|sheet| json!({
            "sheet": sheet.number,
            "made": sheet.made.to_string(),
            "codes_left": sheet.left,
        })),
        "password_backends": app.standing().iter().map(backend).collect::<Value>(),
    })
}

fn backend(standing: &Standing) -> Value {
    json!({
        "name": standing.backend,
        "in_step": !standing.is_astray,
        "fault": standing.fault,
    })
}

/// The one answer that holds the codes.
pub(super) fn sheet(sheet: &RecoverySheet) -> Value {
    let codes: Vec<Value> = sheet
        .codes
        .iter()
        .map(|code| code.to_text().as_str().into())
        .collect();
    json!({ "sheet": sheet.number, "made": sheet.made.to_string(), "codes": codes })
}

pub(super) fn enrolment(app: &App) -> Value {
    json!({ "status": app.enrolment.borrow().word(), "request": &*app.enrolment_text })
}

pub(super) fn challenge(app: &App, shown: &ShownChallenge) -> Value {
    let way = shown.way.word();
    let replaced: Vec<String> = shown.replaced.iter().map(ToString::to_string).collect();
    json!({
        "way": way,
        "challenge": shown.challenge.number().to_string(),
        "link": shown.challenge.to_link(app.bundle.service()),
        "xml": shown.challenge.to_xml(),
        "qr_svg": format!("/forgot/{way}/qr.svg"),
        "qr_png": format!("/forgot/{way}/qr.png"),
        "started": shown.challenge.header().started.to_string(),
        "clock": app.clock.now().clock.to_string(),
        "life_left_seconds": shown.life_left.as_secs(),
        "tries_left": shown.tries_left,
        "reserved_email": shown.reserved_email,
        "with_cameras": shown.challenge.header().scope == Scope::AdministratorAndCameras,
        "replaced": replaced,
    })
}

pub(super) fn entry(entry: &Entry) -> Value {
    let facts = entry.facts().into_iter().map(|(name, fact)| match fact {
        Fact::Number(number) => (name.to_owned(), number.into()),
        Fact::Text(text) => (name.to_owned(), text.into_owned().into()),
    });
    Value::Object(facts.collect())
}
