//! Challenges that cannot be answered: what the portal says, and what the desk sees.

use protocol::{Challenge, Way};
use recovery::audit::Act;
use recovery::desk::{self, Which};
use recovery::evidence::{self, PortalVerdict};
use recovery::request::{Field, OpenError, RequestForm};
use recovery::time::Timestamp;
use testkit::service::{KEY_ENDS, LabDevice, MORNING, Service};

use super::{SERIAL, after, hours, service, service_and_device};

/// Sends a challenge in, expects a refusal, and gives the portal's sentence and the desk's.
async fn refusal(service: &Service, form: &RequestForm, now: Timestamp) -> (String, String) {
    let refused = service.request(form, now, 9).await;
    let Err(OpenError::Refused(faults)) = refused else {
        panic!("a refusal, not {refused:?}");
    };
    assert_eq!(faults.len(), 1);
    let fault = &faults[0];
    assert_eq!((fault.field, fault.device), (Field::Challenge, Some(0)));
    let mut tx = service.store.read().await.unwrap();
    let entries = tx.entries_of(Act::EvidenceRefused, 1).await.unwrap();
    (fault.reason.to_string(), entries[0].detail.clone())
}

fn altered(challenge: &Challenge) -> Challenge {
    let mut bytes = challenge.as_bytes().to_vec();
    *bytes.last_mut().unwrap() ^= 1;
    Challenge::decode(&bytes).unwrap()
}

#[tokio::test]
async fn inv3_unknown_unenrolled_and_altered_are_one_to_the_portal_and_three_to_the_desk() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let stranger = LabDevice::new("RG4T7M2KLMA000000000", 4);
    let (foreign, _) = stranger.challenge(&service, 3);
    let new = LabDevice::new("RG4T7M2KLMA111111111", 5);
    service.register(&new).await;
    let (early, _) = new.challenge(&service, 3);
    let impostor = LabDevice::new(SERIAL, 6);
    let (forged, _) = impostor.challenge(&service, 3);

    let mut portal = Vec::new();
    for (device, challenge, desk) in [
        (&device, &altered(&challenge), "Does not open"),
        (&impostor, &forged, "Does not open"),
        (&stranger, &foreign, "does not know this serial number"),
        (&new, &early, "never enrolled"),
    ] {
        let form = service.form(device, challenge, "anna@shop.example");
        let (to_holder, to_desk) = refusal(&service, &form, MORNING).await;
        assert!(to_desk.contains(desk), "{to_desk}");
        portal.push(to_holder);
    }
    assert!(
        portal.iter().all(|sentence| *sentence == portal[0]),
        "{portal:?}"
    );
}

#[tokio::test]
async fn inv3_every_single_bit_of_a_challenge_counts() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let sound = challenge.as_bytes();
    for bit in 0..sound.len() * 8 {
        let mut bytes = sound.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(altered) = Challenge::decode(&bytes) {
            let verdict = evidence::preview(
                &*service.store,
                &service.keys,
                &service.policy,
                &altered,
                MORNING,
            )
            .await
            .unwrap();
            assert!(!verdict.is_good(), "bit {bit}");
        }
    }
}

#[tokio::test]
async fn a_challenge_of_another_authority_is_told_as_such() {
    let (service, device) = service_and_device().await;
    let elsewhere = Service::new(service.store.clone(), 77);
    let (challenge, _) = device.challenge(&elsewhere, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let (portal, desk) = refusal(&service, &form, MORNING).await;
    assert_eq!(portal, PortalVerdict::OtherAuthority.sentence());
    assert!(
        desk.contains(&challenge.header().recovery_key.to_string()),
        "{desk}"
    );
}

#[tokio::test]
async fn a_key_answers_in_its_last_second_and_not_after() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let (portal, desk) = refusal(&service, &form, after(KEY_ENDS)).await;
    assert_eq!(portal, PortalVerdict::KeyOver.sentence());
    assert!(desk.contains("whose last day was 2036-11-18"), "{desk}");
    assert!(service.request(&form, KEY_ENDS, 4).await.is_ok());
}

#[tokio::test]
async fn a_challenge_of_another_way_is_told_as_such() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge_of(Way::Email, &service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let (portal, _) = refusal(&service, &form, MORNING).await;
    assert_eq!(portal, PortalVerdict::OtherWay.sentence());
}

#[tokio::test]
async fn an_answered_challenge_is_not_taken_again() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let case = service.request(&form, MORNING, 4).await.unwrap().case;
    let agent = service.agent("anna", 5).await;
    let (keys, policy) = (&service.keys, &service.policy);
    desk::approve(
        &*service.store,
        keys,
        policy,
        &agent,
        case,
        Which::Open,
        MORNING,
    )
    .await
    .unwrap();
    let (portal, desk) = refusal(&service, &form, hours(1)).await;
    assert_eq!(portal, PortalVerdict::AlreadyAnswered.sentence());
    assert!(desk.contains(&case.to_string()), "{desk}");
}

#[tokio::test]
async fn d8_a_challenge_is_too_old_by_the_devices_own_date() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let on = |date: &str| {
        let mut form = service.form(&device, &challenge, "anna@shop.example");
        form.devices[0].device_date = date.to_owned();
        form
    };
    let (portal, desk) = refusal(&service, &on("2026-11-25"), MORNING).await;
    assert_eq!(portal, PortalVerdict::Expired.sentence());
    assert!(desk.contains("which showed 2026-11-25"), "{desk}");
    assert!(
        service
            .request(&on("2026-11-24"), MORNING, 4)
            .await
            .unwrap()
            .is_new
    );
}

#[tokio::test]
async fn d8_a_challenge_is_too_old_72_hours_after_it_was_first_seen() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let anna = service.form(&device, &challenge, "anna@shop.example");
    let bert = service.form(&device, &challenge, "bert@shop.example");
    let case = service.request(&anna, MORNING, 4).await.unwrap().case;
    let (portal, desk) = refusal(&service, &bert, hours(73)).await;
    assert_eq!(portal, PortalVerdict::Expired.sentence());
    assert!(desk.contains("first seen on 2026-11-21"), "{desk}");

    let agent = service.agent("anna", 5).await;
    let (keys, policy) = (&service.keys, &service.policy);
    let late = desk::approve(
        &*service.store,
        keys,
        policy,
        &agent,
        case,
        Which::Open,
        hours(73),
    )
    .await;
    assert!(
        late.unwrap_err()
            .to_string()
            .contains("Older than its life")
    );
    desk::approve(
        &*service.store,
        keys,
        policy,
        &agent,
        case,
        Which::Open,
        hours(72),
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn p4_a_preview_stores_nothing() {
    let (service, device) = (service().await, LabDevice::new(SERIAL, 2));
    let (challenge, _) = device.challenge(&service, 3);
    let store = &*service.store;
    let before =
        evidence::preview(store, &service.keys, &service.policy, &challenge, MORNING).await;
    assert_eq!(before.unwrap(), PortalVerdict::Unconfirmed);
    let mut tx = store.read().await.unwrap();
    assert!(tx.challenge(&challenge.hash()).await.unwrap().is_none());
    assert_eq!(tx.entries_of(Act::EvidenceRefused, 9).await.unwrap(), []);
}
