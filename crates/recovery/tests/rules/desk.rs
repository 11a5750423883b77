//! H1, H2: the desk.

use recovery::case::CaseNumber;
use recovery::desk::{self, AnswerError, DeskError, Which};
use recovery::evidence::ChallengeVerdict;
use recovery::jobs::{self, JobKind};
use recovery::queue::{Filter, Part};
use recovery::registry::{self, Decision};
use recovery::store::ReleaseId;
use testkit::entropy::Seeded;
use testkit::service::{KEY_ENDS, LabDevice, MORNING, Service};

use super::{SERIAL, after, hours, service, service_and_device};

async fn case_of(service: &Service, device: &LabDevice, email: &str) -> CaseNumber {
    let (challenge, _) = device.challenge(service, 3);
    let form = service.form(device, &challenge, email);
    service.request(&form, MORNING, 4).await.unwrap().case
}

async fn kinds(service: &Service) -> Vec<&'static str> {
    let left = jobs::left(&*service.store).await.unwrap();
    left.iter().map(|job| job.kind.as_str()).collect()
}

#[tokio::test]
async fn h1_the_desk_sees_a_model_that_is_not_the_challenges() {
    let (service, device) = service_and_device().await;
    let (challenge, _) = device.challenge(&service, 3);
    let mut form = service.form(&device, &challenge, "anna@shop.example");
    form.devices[0].model = "IPC2122".to_owned();
    let case = service.request(&form, MORNING, 4).await.unwrap().case;
    let agent = service.agent("anna", 5).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let view = desk::view(store, keys, policy, &agent, case, None, hours(1))
        .await
        .unwrap();
    assert!(!view.model_matches);
    assert!(matches!(view.verdict, ChallengeVerdict::Genuine(_)));
    assert_eq!(view.device.unwrap().facts.model.as_str(), "RG1602-16S");
    assert_eq!(view.age.as_secs(), 3600);
}

#[tokio::test]
async fn h1_an_empty_queue_and_a_missing_case_are_no_trouble() {
    let service = service().await;
    let agent = service.agent("anna", 5).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let (all, part) = (Filter::default(), Part::First);
    let page = desk::queue(store, keys, policy, &agent, &all, part, MORNING).await;
    let page = page.unwrap();
    assert!(page.rows.is_empty() && page.before.is_none() && page.after.is_none());
    assert_eq!((page.fitting, page.overdue), (0, 0));
    let number = CaseNumber::from_value(1).unwrap();
    let missing = desk::view(store, keys, policy, &agent, number, None, MORNING)
        .await
        .err();
    assert!(matches!(missing, Some(DeskError::NoSuchCase)));
}

#[tokio::test]
async fn inv5_the_reserved_email_is_told_unless_it_is_the_holders() {
    for (holder, told) in [("anna@shop.example", true), ("OWNER@plant.example", false)] {
        let service = service().await;
        let device = LabDevice::new(SERIAL, 2).with_reserved("owner@plant.example");
        service.enrol(&device).await;
        let case = case_of(&service, &device, holder).await;
        let agent = service.agent("anna", 5).await;
        let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
        let approved = desk::approve(store, keys, policy, &agent, case, Which::Open, MORNING)
            .await
            .unwrap();
        assert_eq!(approved.reserved_email_told, told, "{holder}");
        assert_eq!(kinds(&service).await.contains(&"notice"), told, "{holder}");
    }
}

#[tokio::test]
async fn inv1_there_is_no_answer_without_a_release() {
    let (service, device) = service_and_device().await;
    case_of(&service, &device, "anna@shop.example").await;
    for id in 0..3 {
        let id = ReleaseId::from_value(id);
        let none = desk::answer_for(
            &*service.store,
            &service.keys,
            id,
            MORNING,
            &mut Seeded::new(6),
        )
        .await
        .err();
        assert!(matches!(none, Some(AnswerError::NotReleased)));
    }
    assert_eq!(
        kinds(&service).await,
        ["receipt"],
        "nothing but the receipt leaves"
    );
}

#[tokio::test]
async fn a_refused_approval_leaves_no_trace() {
    let (service, device) = service_and_device().await;
    let case = case_of(&service, &device, "anna@shop.example").await;
    let agent = service.agent("anna", 5).await;
    let (store, policy) = (&*service.store, &service.policy);
    let keys = Vec::new();
    let refused = desk::approve(store, &keys, policy, &agent, case, Which::Open, MORNING).await;
    assert!(matches!(refused, Err(DeskError::NotAnswerable(_))));
    let view = desk::view(store, &service.keys, policy, &agent, case, None, MORNING)
        .await
        .unwrap();
    assert_eq!(view.history.len(), 1, "the request itself");
    assert!(matches!(view.verdict, ChallengeVerdict::Genuine(_)));
    assert_eq!(kinds(&service).await, ["receipt"]);
}

#[tokio::test]
async fn an_answer_waits_for_its_key_and_ends_with_the_devices() {
    let (service, device) = service_and_device().await;
    let case = case_of(&service, &device, "anna@shop.example").await;
    let agent = service.agent("anna", 5).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let release = desk::approve(store, keys, policy, &agent, case, Which::Open, MORNING)
        .await
        .unwrap()
        .releases[0];
    let none = Vec::new();
    let missing = desk::answer_for(store, &none, release, MORNING, &mut Seeded::new(6))
        .await
        .err();
    assert!(matches!(missing, Some(AnswerError::KeyMissing)));
    let late = desk::answer_for(store, keys, release, after(KEY_ENDS), &mut Seeded::new(6))
        .await
        .err();
    assert!(matches!(late, Some(AnswerError::KeyOver(_))));

    let other = service.enrolment(&LabDevice::new(SERIAL, 9));
    let actor = recovery::audit::Actor::Device;
    registry::enrol(store, &other, &actor, MORNING)
        .await
        .unwrap_err();
    let senior = service.senior("bert", 6).await;
    let conflict = registry::conflicts(store, &agent).await.unwrap().remove(0);
    registry::decide(store, &senior, conflict.id, Decision::Replace, MORNING)
        .await
        .unwrap();
    let replaced = desk::answer_for(store, keys, release, MORNING, &mut Seeded::new(6))
        .await
        .err();
    assert!(matches!(replaced, Some(AnswerError::NotOpening)));
}

#[tokio::test]
async fn inv2_the_answers_mail_has_the_same_key_in_every_attempt() {
    let (service, device) = service_and_device().await;
    let case = case_of(&service, &device, "anna@shop.example").await;
    let agent = service.agent("anna", 5).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let release = desk::approve(store, keys, policy, &agent, case, Which::Open, MORNING)
        .await
        .unwrap()
        .releases[0];
    assert_eq!(release.value(), 1);
    let job = JobKind::Answer { case, approval: 1 };
    assert_eq!(job.key(), format!("answer.{case}"));
    let mut tx = store.begin().await.unwrap();
    tx.add_job(&job, MORNING).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(kinds(&service).await, ["receipt", "answer"]);
}
