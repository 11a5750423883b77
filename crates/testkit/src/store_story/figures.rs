//! The desk's figures.

use std::time::Duration;

use recovery::calendar::{Calendar, DayHours, Holidays, Promise, Week, Zone};
use recovery::desk::{self, Said, Which};
use recovery::figures::{self, Group, Period};
use recovery::staff::Agent;
use recovery::text::Prose;

use super::{jobs, later};
use crate::service::{LabDevice, MORNING, Service};

/// A country that no other chapter uses.
const HERE: &str = "GL";

/// H5: whether the promise was kept stays as it was decided, also when the calendar is another.
pub(super) async fn a_verdict_stays_as_it_was(service: &Service) {
    let mut cases = Vec::new();
    for n in 1..=4_u32 {
        let device = LabDevice::new(&format!("FIGURE0000000000000{n}"), 900 + u64::from(n));
        service.enrol(&device).await;
        let (challenge, _) = device.challenge(service, 910 + u64::from(n));
        let mut form = service.form(&device, &challenge, &format!("figures{n}@shop.example"));
        form.country = HERE.to_owned();
        form.place = "Figure Alarm".to_owned();
        let receipt = service.request(&form, later(0), 920 + u64::from(n)).await;
        cases.push(receipt.expect("taken").case);
    }
    let agent = service.agent("desk-figures", 930).await;
    let (store, keys) = (&*service.store, &service.keys);
    let mut policy = service.policy.clone();
    policy.calendar = always(1);
    let at = |minutes| MORNING.plus(Duration::from_mins(minutes));
    let all = Which::Open;
    desk::approve(store, keys, &policy, &agent, cases[0], all, at(30))
        .await
        .expect("approved");
    desk::approve(store, keys, &policy, &agent, cases[1], all, at(90))
        .await
        .expect("approved");
    let said = Said {
        text: Prose::parse("Not yours.").expect("a text"),
        title: "Owner not confirmed".to_owned(),
    };
    desk::reject(store, &policy, &agent, cases[2], all, said, at(60))
        .await
        .expect("rejected");
    let question = Prose::parse("Which shop?").expect("a text");
    desk::ask_for_more(store, &policy, &agent, cases[3], all, question, at(61))
        .await
        .expect("asked");

    let here = group(service, &agent).await;
    assert_eq!((here.received, here.devices), (4, 4));
    assert_eq!((here.answered, here.rejected, here.asked), (2, 1, 1));
    assert_eq!(
        (here.within, here.promised),
        (2, 4),
        "by the promise of an hour"
    );
    let minutes = |m| Some(Duration::from_mins(m));
    assert_eq!(
        (here.times.median, here.times.p90),
        (minutes(60), minutes(90))
    );
    let why = Prose::parse("No reply.").expect("a text");
    desk::reject(store, &policy, &agent, cases[3], all, why, at(300))
        .await
        .expect("rejected");
    let here = group(service, &agent).await;
    assert_eq!(
        (here.rejected, here.promised),
        (2, 4),
        "it was the holder's turn"
    );
    jobs::deliver_all(service, at(400)).await;
}

/// A calendar without nights and with another promise than the service's.
fn always(hours: u32) -> Calendar {
    let day: DayHours = "00:00-24:00".parse().expect("hours");
    let week = Week::new(std::array::from_fn(|_| day.clone()));
    let promise = Promise::hours(hours).expect("a promise");
    Calendar::new(Zone::utc(), week, Holidays::none(), promise).expect("open")
}

/// The country's figures, by the service's own calendar.
async fn group(service: &Service, agent: &Agent) -> Group {
    let today = Zone::utc().date(MORNING).expect("a day");
    let period = Period::new(today, today).expect("a period");
    let figures = figures::figures(&*service.store, &service.policy, agent, period).await;
    let mut figures = figures.expect("figures");
    figures.by_country.retain(|group| group.name == "Greenland");
    figures.by_country.pop().expect("the country")
}
