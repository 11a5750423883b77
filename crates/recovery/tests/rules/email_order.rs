//! Mails that a device orders to its own reserved email (D1, D2, D5).

use std::net::IpAddr;

use protocol::{Challenge, Scope, Way};
use recovery::audit::Act;
use recovery::email_order::{self, Placed};
use recovery::evidence::PortalVerdict;
use recovery::jobs;
use recovery::letter::{self, Letter, LetterError};
use recovery::locale::Locale;
use recovery::time::Timestamp;
use testkit::entropy::Seeded;
use testkit::service::{LabDevice, MORNING, Service};

use crate::{SERIAL, hours, service};

const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));
const OWNER: &str = "owner@plant.example";

async fn enrolled() -> (Service, LabDevice) {
    let service = service().await;
    let device = LabDevice::new(SERIAL, 2).with_reserved(OWNER);
    service.enrol(&device).await;
    (service, device)
}

async fn place(service: &Service, challenge: &Challenge, now: Timestamp) -> Placed {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    email_order::place(store, keys, policy, challenge, HERE, Locale::Arabic, now)
        .await
        .unwrap()
        .placed
}

/// Every letter that is due, in order.
async fn letters(service: &Service, now: Timestamp) -> Vec<Letter> {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let mut letters = Vec::new();
    while let Some(leased) = jobs::lease(store, now).await.unwrap() {
        let kind = leased.job.kind;
        let mut rng = Seeded::new(900 + letters.len() as u64);
        let letter = letter::write(store, keys, policy, kind, now, &mut rng).await;
        letters.push(letter.unwrap());
        jobs::done(store, &leased).await.unwrap();
    }
    letters
}

#[tokio::test]
async fn d5_the_sealed_code_goes_to_the_sealed_address_and_nowhere_else() {
    let (service, device) = enrolled().await;
    let (challenge, code) = device.challenge_of(Way::Email, &service, 3);
    assert_eq!(place(&service, &challenge, MORNING).await, Placed::Ordered);
    let mut letters = letters(&service, MORNING).await;
    let Some(Letter::EmailCode {
        to,
        about,
        code: mailed,
        scope,
        token,
    }) = letters.pop()
    else {
        panic!("not a code")
    };
    assert!(letters.is_empty(), "one order is one mail");
    assert_eq!(to.email().as_str(), OWNER);
    assert!(mailed == code);
    assert_eq!(scope, Scope::Administrator);
    assert!(token.is_some(), "whoever did not order it can say so");
    assert_eq!(about.language, Locale::Arabic);
    assert_eq!(
        (&about.serial, about.number),
        (device.serial(), challenge.number())
    );
}

#[tokio::test]
async fn d1_a_new_address_gets_a_code_that_confirms_it() {
    let (service, device) = enrolled().await;
    let (challenge, _) = device.challenge_for(Way::Email, Scope::ReservedEmail, &service, 3);
    assert_eq!(place(&service, &challenge, MORNING).await, Placed::Ordered);
    let letters = letters(&service, MORNING).await;
    let [Letter::EmailCode { scope, token, .. }] = letters.as_slice() else {
        panic!("not a code")
    };
    // Anybody's address may have been typed: such a mail stops nothing.
    assert!(token.is_none());
    assert_eq!(*scope, Scope::ReservedEmail);
}

#[tokio::test]
async fn d2_an_old_address_is_told_and_gets_no_code() {
    let (service, device) = enrolled().await;
    let (challenge, _) = device.challenge_for(Way::Email, Scope::Farewell, &service, 3);
    assert_eq!(place(&service, &challenge, MORNING).await, Placed::Ordered);
    let letters = letters(&service, MORNING).await;
    let [Letter::Farewell { to, .. }] = letters.as_slice() else {
        panic!("not a farewell")
    };
    assert_eq!(to.email().as_str(), OWNER);
}

#[tokio::test]
async fn d5_the_same_challenge_again_sends_the_same_code_again_within_the_limit() {
    let (service, device) = enrolled().await;
    let (challenge, code) = device.challenge_of(Way::Email, &service, 3);
    for placed in [
        Placed::Ordered,
        Placed::Ordered,
        Placed::Ordered,
        Placed::TooMany,
    ] {
        assert_eq!(place(&service, &challenge, MORNING).await, placed);
    }
    let letters = letters(&service, MORNING).await;
    assert_eq!(letters.len(), 3);
    for letter in letters {
        let Letter::EmailCode { code: mailed, .. } = letter else {
            panic!("not a code")
        };
        assert!(mailed == code);
    }
}

#[tokio::test]
async fn d2_a_farewell_is_not_silenced_by_a_device_that_changes_its_address_often() {
    let (service, device) = enrolled().await;
    for number in 0..3 {
        let elsewhere = format!("other{number}@plant.example");
        let device = LabDevice::new(SERIAL, 2).with_reserved(&elsewhere);
        let scope = Scope::ReservedEmail;
        let (challenge, _) = device.challenge_for(Way::Email, scope, &service, 10 + number);
        assert_eq!(place(&service, &challenge, MORNING).await, Placed::Ordered);
    }
    let (challenge, _) = device.challenge_for(Way::Email, Scope::Farewell, &service, 3);
    assert_eq!(place(&service, &challenge, MORNING).await, Placed::Ordered);
}

#[tokio::test]
async fn d5_nothing_is_mailed_for_what_is_not_a_challenge_of_an_enrolled_devices_email_way() {
    let (service, device) = enrolled().await;
    let by_key = device.challenge_of(Way::Key, &service, 3).0;
    let stranger = LabDevice::new("RG4T7M2KLMA999999999", 4).with_reserved(OWNER);
    let unknown = stranger.challenge_of(Way::Email, &service, 5).0;
    let impostor = LabDevice::new(SERIAL, 6).with_reserved("mallory@example.org");
    let forged = impostor.challenge_of(Way::Email, &service, 7).0;
    let without = LabDevice::new(SERIAL, 2)
        .challenge_of(Way::Email, &service, 8)
        .0;
    for challenge in [by_key, unknown, forged, without] {
        assert_eq!(place(&service, &challenge, MORNING).await, Placed::Refused);
    }
    assert!(jobs::left(&*service.store).await.unwrap().is_empty());
}

#[tokio::test]
async fn d5_a_challenge_seen_too_long_ago_orders_nothing() {
    let (service, device) = enrolled().await;
    let (challenge, _) = device.challenge_of(Way::Email, &service, 3);
    assert_eq!(place(&service, &challenge, MORNING).await, Placed::Ordered);
    assert_eq!(
        place(&service, &challenge, hours(48)).await,
        Placed::Ordered
    );
    assert_eq!(
        place(&service, &challenge, hours(49)).await,
        Placed::Refused
    );
}

#[tokio::test]
async fn d5_another_services_challenge_is_told_to_everybody() {
    let (service, device) = enrolled().await;
    let elsewhere = Service::new(std::sync::Arc::clone(&service.store), 77);
    let (challenge, _) = device.challenge_of(Way::Email, &elsewhere, 3);
    assert_eq!(
        place(&service, &challenge, MORNING).await,
        Placed::Elsewhere(PortalVerdict::OtherAuthority)
    );
}

#[tokio::test]
async fn inv4_an_order_stands_in_the_audit_trail_before_its_mail_can_leave() {
    let (service, device) = enrolled().await;
    let (challenge, _) = device.challenge_of(Way::Email, &service, 3);
    place(&service, &challenge, MORNING).await;
    let mut tx = service.store.read().await.unwrap();
    let subject = device.serial().to_string();
    let entries = tx.entries_about(&subject).await.unwrap();
    let entry = entries.iter().find(|entry| entry.act == Act::EmailOrdered);
    let detail = &entry.unwrap().detail;
    assert!(detail.contains(&challenge.number().to_string()), "{detail}");
    assert!(!detail.contains('@'), "{detail}");
}

/// The link in a mail that was sent.
fn link(letters: &[Letter]) -> String {
    let token = letters.iter().find_map(|letter| match letter {
        Letter::EmailCode { token, .. } => token.as_ref(),
        _ => None,
    });
    token.unwrap().to_text().to_string()
}

#[tokio::test]
async fn d5_a_disowned_code_is_mailed_no_more_and_the_device_is_quiet_for_a_day() {
    let (service, device) = enrolled().await;
    let store = &*service.store;
    let (challenge, _) = device.challenge_of(Way::Email, &service, 3);
    place(&service, &challenge, MORNING).await;
    let link = link(&letters(&service, MORNING).await);
    // One more waits to be sent.
    assert_eq!(place(&service, &challenge, MORNING).await, Placed::Ordered);

    let looked = email_order::look_up(store, &link, MORNING).await.unwrap();
    assert_eq!(looked.disowned, None, "looking changes nothing");
    let done = email_order::disown(store, &link, MORNING).await.unwrap();
    let until = MORNING.plus(email_order::QUIET);
    assert_eq!(done.disowned.unwrap().quiet_until, Some(until));
    let again = email_order::disown(store, &link, hours(1)).await.unwrap();
    assert_eq!(again.disowned, done.disowned, "once is enough");

    // The one that waits has nothing to say, and asking again brings no other.
    let leased = jobs::lease(store, MORNING).await.unwrap().unwrap();
    let (keys, policy) = (&service.keys, &service.policy);
    let mut rng = Seeded::new(9);
    let moot = letter::write(store, keys, policy, leased.job.kind, MORNING, &mut rng).await;
    assert!(matches!(moot, Err(LetterError::Moot)));
    jobs::done(store, &leased).await.unwrap();
    assert_eq!(place(&service, &challenge, hours(2)).await, Placed::Refused);

    // A fresh one is taken as always, and waits.
    let (fresh, code) = device.challenge_of(Way::Email, &service, 4);
    assert_eq!(place(&service, &fresh, hours(3)).await, Placed::Ordered);
    let leased = jobs::lease(store, hours(3)).await.unwrap().unwrap();
    let kind = leased.job.kind;
    let waits = letter::write(store, keys, policy, kind, hours(3), &mut rng).await;
    assert!(matches!(waits, Err(LetterError::Wait(at)) if at == until));
    let late = letter::write(store, keys, policy, kind, until, &mut rng).await;
    assert!(matches!(late, Ok(Letter::EmailCode { code: mailed, .. }) if mailed == code));
}

#[tokio::test]
async fn d2_what_an_old_address_is_told_waits_for_nothing() {
    let (service, device) = enrolled().await;
    let (challenge, _) = device.challenge_of(Way::Email, &service, 3);
    place(&service, &challenge, MORNING).await;
    let link = link(&letters(&service, MORNING).await);
    let disowned = email_order::disown(&*service.store, &link, MORNING).await;
    assert!(disowned.is_ok());
    let (farewell, _) = device.challenge_for(Way::Email, Scope::Farewell, &service, 4);
    assert_eq!(place(&service, &farewell, MORNING).await, Placed::Ordered);
    let letters = letters(&service, MORNING).await;
    assert!(matches!(letters.as_slice(), [Letter::Farewell { .. }]));
}

#[tokio::test]
async fn d5_a_code_that_waited_too_long_for_a_mail_server_is_not_mailed_any_more() {
    let (service, device) = enrolled().await;
    let store = &*service.store;
    let (challenge, _) = device.challenge_of(Way::Email, &service, 3);
    place(&service, &challenge, MORNING).await;
    let (keys, policy) = (&service.keys, &service.policy);
    let leased = jobs::lease(store, hours(49)).await.unwrap().unwrap();
    let kind = leased.job.kind;
    let mut rng = Seeded::new(9);
    for (at, is_sent) in [(hours(48), true), (hours(49), false)] {
        let letter = letter::write(store, keys, policy, kind, at, &mut rng).await;
        assert_eq!(letter.is_ok(), is_sent);
    }
}

#[tokio::test]
async fn d5_a_link_of_nobodys_disowns_nothing() {
    let (service, device) = enrolled().await;
    let (challenge, _) = device.challenge_of(Way::Email, &service, 3);
    place(&service, &challenge, MORNING).await;
    let link = link(&letters(&service, MORNING).await);
    let store = &*service.store;
    let over = MORNING
        .plus(service.policy.reply_life)
        .plus(email_order::QUIET);
    for (text, at) in [
        ("A".repeat(43), MORNING),
        ("x".into(), MORNING),
        (link, over),
    ] {
        let told = email_order::disown(store, &text, at).await;
        assert!(matches!(told, Err(email_order::LinkError::Link)), "{text}");
    }
}

#[tokio::test]
async fn d5_an_address_gets_three_mails_an_hour_whatever_devices_order_them() {
    let service = service().await;
    let mut placed = Vec::new();
    for number in 0..5 {
        let serial = format!("RG4T7M2KXX98765432{number:02}");
        let device = LabDevice::new(&serial, 20 + number).with_reserved(OWNER);
        service.enrol(&device).await;
        let (challenge, _) = device.challenge_of(Way::Email, &service, 30 + number);
        placed.push(place(&service, &challenge, MORNING).await);
    }
    let ordered = placed.iter().filter(|placed| **placed == Placed::Ordered);
    assert_eq!(ordered.count() as u64, email_order::ADDRESS_HOURLY);
}

#[tokio::test]
async fn d5_a_network_orders_sixty_mails_an_hour_and_others_go_on() {
    let service = service().await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let there = IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 9));
    let (mut ordered, most) = (0, email_order::NETWORK_HOURLY);
    for number in 0..=most {
        let serial = format!("RG4T7M2KXX98765400{number:02}");
        let email = format!("owner{number}@plant.example");
        let device = LabDevice::new(&serial, 100 + number).with_reserved(&email);
        service.enrol(&device).await;
        let (challenge, _) = device.challenge_of(Way::Email, &service, 300 + number);
        let placed = place(&service, &challenge, MORNING).await;
        ordered += u64::from(placed == Placed::Ordered);
        if number == most {
            let locale = Locale::English;
            let from = email_order::place(store, keys, policy, &challenge, there, locale, MORNING);
            let placed = from.await.unwrap().placed;
            assert_eq!(placed, Placed::Ordered, "from another network");
        }
    }
    assert_eq!(ordered, most);
}
