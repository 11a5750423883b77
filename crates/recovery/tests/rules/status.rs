//! P8 and invariant 3: the status page.

use recovery::country::Country;
use recovery::policy::AnswerKind;
use recovery::status::{Stage, Status, look_up};
use testkit::service::MORNING;

use super::service_and_device;

#[tokio::test]
async fn inv3_every_unknown_pair_is_the_same() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let case = service.request(&form, MORNING, 4).await.unwrap().case;
    let (store, serial) = (&*service.store, device.serial().as_str());

    let known = look_up(store, &serial.to_lowercase(), " Anna@SHOP.example")
        .await
        .unwrap();
    assert_eq!(
        known,
        Status::Known {
            case,
            wanted: AnswerKind::Key,
            stage: Stage::InReview,
            since: MORNING,
            country: Country::from_code("DE").unwrap(),
        }
    );
    for (serial, email) in [
        (serial, "bert@shop.example"),
        ("RG4T7M2KLMA000000000", "anna@shop.example"),
        ("RG4T7M2KLMA000000000", "bert@shop.example"),
        (serial, "no address"),
        ("no serial!", "anna@shop.example"),
        ("", ""),
    ] {
        let unknown = look_up(store, serial, email).await.unwrap();
        assert_eq!(unknown, Status::Unknown, "{serial} {email}");
    }
}

#[test]
fn p8_no_stage_says_more_than_the_mail_did() {
    for stage in [
        Stage::InReview,
        Stage::MoreWanted,
        Stage::Answered,
        Stage::Rejected,
        Stage::Withdrawn,
    ] {
        assert!(!stage.sentence().contains("key"), "{}", stage.sentence());
    }
}
