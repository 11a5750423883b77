//! What the interface answers with, as JSON.

use device::{Entry, Event, Origin, RecoverySheet, ShownChallenge, Status, WayBack};
use serde_json::{Value, json};

use crate::app::App;

pub(super) fn device(app: &App, status: &Status, ways: &[(&str, bool)]) -> Value {
    let identity = &app.profile.identity;
    let open = ways.iter().filter(|(_, is_open)| *is_open);
    let ways: Vec<&str> = open.map(|(way, _)| *way).collect();
    let mut facts = json!({
        "product_line": app.product_line.word(),
        "serial": identity.serial().as_str(),
        "model": identity.model().as_str(),
        "activated": status.activated,
        "started": status.started.to_string(),
        "clock": app.clock.now().clock.to_string(),
        "uptime_seconds": app.clock.uptime().as_secs(),
        "ways": ways,
        "password_floor": app.profile.floor(),
        "authority": app.bundle.authority().as_str(),
        "service": app.bundle.service().as_str(),
    });
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
    json!({
        "challenge": shown.challenge.number().to_string(),
        "link": shown.challenge.to_link(app.bundle.service()),
        "xml": shown.challenge.to_xml(),
        "qr_svg": "/forgot/key/qr.svg",
        "qr_png": "/forgot/key/qr.png",
        "started": shown.challenge.header().started.to_string(),
        "clock": app.clock.now().clock.to_string(),
        "life_left_seconds": shown.life_left.as_secs(),
        "tries_left": shown.tries_left,
        "reserved_email": shown.reserved_email,
    })
}

pub(super) fn entry(entry: &Entry) -> Value {
    let (event, way, challenge) = match entry.event {
        Event::Activated => ("activated", None, None),
        Event::ChangeFailed => ("change_failed", None, None),
        Event::ChallengeMade { way, challenge } => {
            ("challenge_made", Some(way.word()), Some(challenge))
        }
        Event::FactoryReset => ("factory_reset", Some("button"), None),
        Event::PasswordChanged => ("password_changed", None, None),
        Event::PasswordReset { by, challenge, .. } => {
            ("password_reset", Some(by.word()), challenge)
        }
        Event::PasswordResetBySheet { .. } => ("password_reset", Some("sheet"), None),
        Event::ReservedEmailConfirmed => ("reserved_email_confirmed", None, None),
        Event::ReservedEmailRemoved => ("reserved_email_removed", None, None),
        Event::ReservedEmailSet => ("reserved_email_set", None, None),
        Event::CamerasSet { .. } => ("cameras_set", None, None),
        Event::SheetMade { .. } => ("sheet_made", None, None),
        Event::SignedIn => ("signed_in", None, None),
        Event::WrongAnswer {
            by: WayBack::Key,
            challenge,
        } => ("wrong_key", None, challenge),
        Event::WrongAnswer { by, challenge } => ("wrong_code", Some(by.word()), challenge),
        Event::WrongPassword => ("wrong_password", None, None),
        Event::WrongPasswordAgain => ("wrong_password_again", None, None),
    };
    let origin = match entry.origin {
        Origin::Network => "network",
        Origin::Screen => "screen",
    };
    let mut told = json!({
        "number": entry.number,
        "event": event,
        "first": entry.first.to_string(),
        "last": entry.last.to_string(),
        "count": entry.count,
        "origin": origin,
    });
    if let Some(from) = entry.from {
        told["from"] = from.to_string().into();
    }
    if let Some(way) = way {
        told["way"] = way.into();
    }
    if let Some(challenge) = challenge {
        told["challenge"] = challenge.to_string().into();
    }
    match entry.event {
        Event::CamerasSet { done, left } => {
            told["cameras_done"] = done.into();
            told["cameras_left"] = left.into();
        }
        Event::SheetMade { sheet } => told["sheet"] = sheet.into(),
        Event::PasswordResetBySheet { sheet, left } => {
            told["sheet"] = sheet.into();
            told["codes_left"] = left.into();
        }
        _ => {}
    }
    told
}
