//! From the audit trail to deliveries.

use protocol::{Model, Serial};

use super::Standing;
use super::event::Event;
use crate::audit::Act;
use crate::audit::chain::Chained;
use crate::case::CaseNumber;
use crate::country::Country;
use crate::policy::Policy;
use crate::status::Stage;
use crate::store::{NewDelivery, Store, StoreError, Tx, WebhookId};
use crate::text::Line;
use crate::time::Timestamp;

/// Most entries that are looked at in one unit of work.
const PAGE: u32 = 200;

/// What happened, as a message tells it.
#[derive(Debug, Clone)]
pub struct Told {
    /// What.
    pub event: Event,
    /// When.
    pub at: Timestamp,
    /// To what.
    pub about: About,
}

/// What an event is about.
#[derive(Debug, Clone)]
pub enum About {
    /// A request.
    Case(Box<CaseFacts>),
    /// A device of the registry.
    Device {
        /// Which.
        serial: Serial,
        /// Its model, where the registry knows it.
        model: Option<Model>,
    },
}

/// What is told of a request: nothing of its holder, and no secret.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    /// Its number.
    pub number: CaseNumber,
    /// Where it stands when it is told.
    pub stage: Stage,
    /// How many devices it has.
    pub devices: u32,
    /// The first of them.
    pub serial: Serial,
    /// The first one's model.
    pub model: Model,
    /// Where they are used.
    pub country: Country,
    /// Where they were bought.
    pub place: Line,
    /// When the desk's answer is due, while it waits for the desk.
    pub due: Option<Timestamp>,
}

/// Goes on from the last entry that was seen, and writes what webhooks are to be told of it; says
/// whether there was anything to look at. `write` sets a message.
///
/// # Errors
/// When the store fails.
pub async fn follow(
    store: &dyn Store,
    policy: &Policy,
    write: &(dyn Fn(&Told) -> String + Sync),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.read().await?;
    let is_new = tx.trail_head().await?.number > tx.webhooks_told().await?;
    drop(tx);
    if !is_new {
        return Ok(false);
    }
    let mut tx = store.begin().await?;
    let told = tx.lock_webhooks_told().await?;
    let mut hooks = tx.webhooks().await?;
    hooks.retain(|hook| hook.standing != Standing::Off);
    if hooks.is_empty() {
        let head = tx.trail_head().await?.number;
        tx.set_webhooks_told(head).await?;
        tx.commit().await?;
        return Ok(true);
    }
    let entries = tx.trail_after(told, PAGE).await?;
    let Some(last) = entries.last().map(|entry| entry.number) else {
        return Ok(false);
    };
    let mut before: Option<&Chained> = None;
    for entry in &entries {
        // Devices that are answered together are one event.
        let repeats = before.is_some_and(|before| {
            let (one, other) = (&before.written, &entry.written);
            (&one.act, &one.subject, one.at) == (&other.act, &other.subject, other.at)
        });
        before = Some(entry);
        let event = Act::parse(&entry.written.act).and_then(Event::of);
        let Some(event) = event.filter(|_| !repeats) else {
            continue;
        };
        let wanting: Vec<WebhookId> = hooks
            .iter()
            .filter(|hook| hook.events.contains(&event) && hook.added_at <= entry.written.at)
            .map(|hook| hook.id)
            .collect();
        if wanting.is_empty() {
            continue;
        }
        let Some(about) = about(&mut *tx, policy, event, &entry.written.subject).await? else {
            continue;
        };
        let at = entry.written.at;
        let case = match &about {
            About::Case(facts) => Some(facts.number),
            About::Device { .. } => None,
        };
        let body = write(&Told { event, at, about });
        for webhook in wanting {
            let delivery = NewDelivery {
                webhook,
                case,
                message: format!("msg_{}", entry.number),
                event: event.as_str().to_owned(),
                body: body.clone(),
                at,
                due: now,
            };
            tx.add_delivery(&delivery).await?;
        }
    }
    tx.set_webhooks_told(last).await?;
    tx.commit().await?;
    Ok(true)
}

/// The facts of what an entry is about; `None` for what is no request and no device.
async fn about(
    tx: &mut dyn Tx,
    policy: &Policy,
    event: Event,
    subject: &str,
) -> Result<Option<About>, StoreError> {
    if event == Event::DeviceFlagged {
        let Ok(serial) = Serial::parse(subject) else {
            return Ok(None);
        };
        let model = tx.device(&serial).await?.map(|device| device.facts.model);
        return Ok(Some(About::Device { serial, model }));
    }
    let number = CaseNumber::parse(subject).filter(|_| subject.starts_with("RG-"));
    let Some(number) = number else {
        return Ok(None);
    };
    let (Some(case), Some(line)) = (tx.case(number).await?, tx.line(number, 1).await?) else {
        return Ok(None);
    };
    let tally = tx.tally(number).await?;
    let stage = tally.stage();
    let awaited = (stage == Stage::InReview).then_some(line.state_since);
    Ok(Some(About::Case(Box::new(CaseFacts {
        number,
        stage,
        devices: tally.total(),
        serial: line.serial,
        model: line.model,
        country: case.country,
        place: case.place,
        due: awaited.and_then(|since| policy.calendar.due(since)),
    }))))
}
