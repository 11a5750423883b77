//! When the holder hears, and what is due at the desk (P7, H5).

use std::time::Duration;

use axum::http::StatusCode;
use recovery::calendar::{Calendar, Holidays, Promise, Week, Zone};

use crate::world::{HOLDER, SERIAL, World, case_in, form, png};

/// A desk in Berlin with a holiday on the Monday that follows the world's Saturday.
fn berlin() -> Calendar {
    let holidays = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261123\nSUMMARY:Fair\n\
        END:VEVENT\nEND:VCALENDAR\n";
    Calendar::new(
        Zone::named("Europe/Berlin").unwrap(),
        Week::shipped(),
        Holidays::from_ical(holidays).unwrap(),
        Promise::hours(2).unwrap(),
    )
    .unwrap()
}

#[tokio::test]
async fn p7_page_mail_and_status_say_when_the_holder_hears_in_his_time() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let sent = holder
        .post_form("/request", &form(&[]), Some(png(&picture)))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
    // Saturday: handled on Monday, whose two working hours end at 11:00 UTC.
    let due = "2026-11-23 12:00 (Europe/Berlin)";
    let received = holder.get("/request/received").await;
    received.says("You will hear from us by").says(due);
    received.says("datetime=\"2026-11-23T11:00:00Z\" data-local");
    let mail = world.mail("receipt").await;
    assert!(
        mail.contains(&format!("You will hear from us by {due}")),
        "{mail}"
    );
    assert!(mail.contains("within 2 working hours"), "{mail}");
    let pair = [("serial", SERIAL), ("email", HOLDER)];
    holder.post("/status", &pair).await.says(due);

    world.clock.pass(Duration::from_hours(50));
    let status = holder.post("/status", &pair).await;
    status.says(due).says_not("later than we promised");
    world.clock.pass(Duration::from_secs(1));
    let status = holder.post("/status", &pair).await;
    status.says(due).says("later than we promised");
    let late = holder.get("/request/received").await;
    late.says(&case_in(&received)).says_not(due);
}

#[tokio::test]
async fn p7_where_a_country_has_several_times_utc_and_the_desks_are_told() {
    let world = World::with(|policy, _| policy.calendar = berlin()).await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let sent = holder
        .post_form("/request", &form(&[("country", "US")]), Some(png(&picture)))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
    let page = holder.get("/request/received").await;
    page.says("2026-11-24 10:00 UTC")
        .says("at our desk Tuesday, 2026-11-24 11:00 (Europe/Berlin)");
    let mail = world.mail("receipt").await;
    let mail = mail.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "by 2026-11-24 10:00 UTC, which at our desk is 2026-11-24 11:00 (Europe/Berlin).";
    assert!(mail.contains(told), "{mail}");
}

#[tokio::test]
async fn p7_a_receipt_that_leaves_late_promises_nothing_that_is_past() {
    let world = World::new().await;
    world.request(&world.challenge()).await;
    world.clock.pass(Duration::from_hours(72));
    let mail = world.mail("receipt").await;
    assert!(!mail.contains("You will hear from us by"), "{mail}");
}

#[tokio::test]
async fn h5_the_queue_is_by_due_time_and_what_is_overdue_stands_out() {
    let world = World::with(|policy, _| policy.calendar = berlin()).await;
    let first = world.request(&world.challenge()).await;
    world.clock.pass(Duration::from_hours(72 + 1));
    let second = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let queue = staff.get("/").await;
    queue
        .is(StatusCode::OK)
        .says("2026-11-24 11:00 (Europe/Berlin)")
        .says("2026-11-24 13:00 (Europe/Berlin)")
        .says("One is overdue")
        .says(">overdue<");
    let text = queue.text();
    let place = |case: &str| text.find(case).unwrap();
    assert!(place(&first) < place(&second));
    let page = staff.get(&format!("/cases/{first}")).await;
    page.says("2026-11-24 11:00 (Europe/Berlin)")
        .says("overdue");
    let page = staff.get(&format!("/cases/{second}")).await;
    page.says("2026-11-24 13:00 (Europe/Berlin)")
        .says_not("overdue");

    // The holder's turn is no promise of the desk's.
    crate::desk::ask(&world, &first, "Which shop sold it?").await;
    let queue = staff.get("/").await;
    queue
        .says_not("2026-11-24 11:00 (Europe/Berlin)")
        .says_not("One is overdue")
        .says_not(">overdue<");
    let text = queue.text();
    let place = |case: &str| text.find(case).unwrap();
    assert!(place(&second) < place(&first), "it comes last");
}

#[tokio::test]
async fn h5_the_figures_count_a_promise_by_the_calendar_with_its_holidays() {
    // Asked on a Saturday and answered on Tuesday at 9:31 UTC: in time where Monday is a holiday.
    for (calendar, kept) in [(berlin(), "1,1"), (Calendar::shipped(), "0,1")] {
        let world = World::with(|policy, _| policy.calendar = calendar).await;
        world.clock.pass(Duration::from_hours(12));
        let case = world.request(&world.challenge()).await;
        world
            .clock
            .pass(Duration::from_hours(60) + Duration::from_mins(30));
        crate::desk::approve(&world, &case).await;
        let mut staff = world.staff().await;
        let csv = staff
            .get("/figures.csv?from=2026-11-21&to=2026-11-24")
            .await;
        csv.is(StatusCode::OK)
            .says(&format!("all,all,1,1,1,0,0,{kept},"));
    }
}
