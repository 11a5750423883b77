//! What a message says: type, time, and facts that name no holder and hold no secret.

use protocol::Model;
use recovery::time::Timestamp;
use recovery::webhooks::{About, Told};
use serde_json::{Value, json};

use crate::mail::masked;

/// The message of an event.
pub(super) fn of(told: &Told) -> String {
    let data = match &told.about {
        About::Case(case) => json!({
            "case": case.number.to_string(),
            "stage": case.stage.as_str(),
            "devices": case.devices,
            "serial": masked(&case.serial),
            "model": case.model.as_str(),
            "country": case.country.code(),
            "place": case.place.as_str(),
            "due": case.due.map(instant),
        }),
        About::Device { serial, model } => json!({
            "serial": masked(serial),
            "model": model.as_ref().map(Model::as_str),
        }),
    };
    message(told.event.as_str(), told.at, &data)
}

/// A message to try a webhook by.
#[must_use]
pub fn test(at: Timestamp) -> String {
    let said = "This is a test. Nothing happened.";
    message("test", at, &json!({ "message": said }))
}

fn message(kind: &str, at: Timestamp, data: &Value) -> String {
    json!({ "type": kind, "timestamp": instant(at), "data": data }).to_string()
}

/// An instant as ISO 8601 has it, in UTC.
fn instant(at: Timestamp) -> String {
    let text = at.to_string();
    text.replace(" UTC", "Z").replacen(' ', "T", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_told_as_programs_read_it() {
        let at = Timestamp::from_seconds(1_795_251_600);
        assert_eq!(instant(at), "2026-11-21T09:00:00Z");
    }
}
