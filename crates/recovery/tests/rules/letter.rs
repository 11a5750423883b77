//! What leaves by mail.

use recovery::desk::{self, Given, Which};
use recovery::jobs::{self, JobKind};
use recovery::letter::{self, Letter, LetterError};
use recovery::locale::Locale;
use recovery::reply::{self, Reply};
use recovery::text::Prose;
use testkit::entropy::Seeded;
use testkit::service::{LabDevice, MORNING, Service};

use super::{SERIAL, hours, service};

async fn letters(service: &Service, seed: u64) -> Vec<Result<Letter, LetterError>> {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let mut rng = Seeded::new(seed);
    let mut letters = Vec::new();
    for job in jobs::left(store).await.unwrap() {
        letters.push(letter::write(store, keys, policy, job.kind, MORNING, &mut rng).await);
    }
    letters
}

fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

#[tokio::test]
async fn inv5_each_letter_goes_to_its_own_address_with_one_challenge_number() {
    let service = service().await;
    let device = LabDevice::new(SERIAL, 2).with_reserved("owner@plant.example");
    service.enrol(&device).await;
    let (challenge, code) = device.challenge(&service, 3);
    let mut form = service.form(&device, &challenge, "anna@shop.example");
    form.language = "fr".to_owned();
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

    let mut seen = Vec::new();
    for letter in letters(&service, 6).await {
        let letter = match letter {
            // Whoever would have been told of the request is told of its answer.
            Err(LetterError::Moot) => continue,
            letter => letter.unwrap(),
        };
        let (to, about) = match letter {
            Letter::Receipt { to, about, .. } => (to.to_string(), about),
            Letter::Answer {
                to, about, answers, ..
            } => {
                assert!(matches!(&answers[0].1.given, Given::Key(key) if *key == code));
                (to.to_string(), about)
            }
            Letter::Notice { to, about, .. } => (to.email().to_string(), about),
            Letter::Rejected { .. }
            | Letter::Asked { .. }
            | Letter::MoreWanted { .. }
            | Letter::HolderLink { .. }
            | Letter::EmailCode { .. }
            | Letter::Farewell { .. } => panic!("none of them happened"),
        };
        assert_eq!((about.case, about.total), (case, 1));
        assert_eq!(about.language, Locale::French);
        assert_eq!(about.devices[0].number, Some(challenge.number()));
        seen.push(to);
    }
    assert_eq!(
        seen,
        [
            "anna@shop.example",
            "anna@shop.example",
            "owner@plant.example"
        ]
    );
}

#[tokio::test]
async fn w20_each_sending_has_a_link_of_its_own_and_the_first_reply_ends_all() {
    let service = service().await;
    let device = LabDevice::new(SERIAL, 2);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(&service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let case = service.request(&form, MORNING, 4).await.unwrap().case;
    let agent = service.agent("anna", 5).await;
    let store = &*service.store;
    desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        prose("Which shop?"),
        MORNING,
    )
    .await
    .unwrap();

    let mut links = Vec::new();
    for attempt in [6, 7] {
        let written = letters(&service, attempt).await.pop().unwrap();
        let Ok(Letter::MoreWanted { token, .. }) = written else {
            panic!("a question")
        };
        links.push(token.to_text());
    }
    assert_ne!(*links[0], *links[1]);
    let reply = Reply::new(Some(prose("Meyer.")), Vec::new()).unwrap();
    reply::send(store, &links[1], &reply, hours(1))
        .await
        .unwrap();
    for link in &links {
        assert!(reply::look_up(store, link, hours(1)).await.is_err());
    }
    let moot = letters(&service, 8).await.pop().unwrap();
    assert!(
        matches!(moot, Err(LetterError::Moot)),
        "the question was answered meanwhile"
    );
}

#[tokio::test]
async fn w03_a_link_ends_after_its_time_and_at_the_cases_end() {
    let service = service().await;
    let device = LabDevice::new(SERIAL, 2);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(&service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let case = service.request(&form, MORNING, 4).await.unwrap().case;
    let agent = service.agent("anna", 5).await;
    let store = &*service.store;
    desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        prose("Which shop?"),
        MORNING,
    )
    .await
    .unwrap();
    let written = letters(&service, 6).await.pop().unwrap();
    let Ok(Letter::MoreWanted { token, .. }) = written else {
        panic!("a question")
    };
    let link = token.to_text();
    let life = service.policy.reply_life;
    let last = MORNING.plus(life - std::time::Duration::from_secs(1));
    assert!(reply::look_up(store, &link, last).await.is_ok());
    assert!(
        reply::look_up(store, &link, MORNING.plus(life))
            .await
            .is_err()
    );
    desk::reject(
        store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        prose("No."),
        MORNING,
    )
    .await
    .unwrap();
    assert!(reply::look_up(store, &link, MORNING).await.is_err());
    assert!(reply::look_up(store, "guess", MORNING).await.is_err());
}

#[tokio::test]
async fn an_empty_reply_is_none() {
    assert!(Reply::new(None, Vec::new()).is_none());
}

#[tokio::test]
async fn a_letter_for_a_case_that_is_gone_is_an_inconsistency_that_names_it() {
    let service = service().await;
    let case = recovery::case::CaseNumber::from_value(7).unwrap();
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let job = JobKind::Receipt { case };
    let written = letter::write(store, keys, policy, job, MORNING, &mut Seeded::new(1)).await;
    assert!(
        written
            .err()
            .unwrap()
            .to_string()
            .contains("RG-000-000-007")
    );
}
