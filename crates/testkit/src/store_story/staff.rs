//! Sign-in and sessions.

use std::sync::Arc;

use recovery::staff::{self, SignInError, StaffName, agent_for, sign_out};

use super::later;
use crate::entropy::Seeded;
use crate::service::{PASSWORD, Service};

pub(super) async fn a_code_signs_in_once(service: &Arc<Service>) {
    let totp = service.staff("anna", 10).await;
    let code = totp.code_at(later(0));
    let attempt = |seed| {
        let (service, code) = (Arc::clone(service), code.to_string());
        tokio::spawn(async move {
            service
                .sign_in("Anna", PASSWORD, &code, later(1), seed)
                .await
                .map(drop)
        })
    };
    let (one, two) = (attempt(1), attempt(2));
    let results = [one.await.expect("ran"), two.await.expect("ran")];
    let accepted = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(accepted, 1, "a code counts once, also at once: {results:?}");

    let again = service.sign_in("anna", PASSWORD, &code, later(20), 3).await;
    assert!(matches!(again, Err(SignInError::Wrong)));
    let next = totp.code_at(later(30));
    let fresh = service.sign_in("anna", PASSWORD, &next, later(30), 4).await;
    assert!(fresh.is_ok());
    let earlier = service.sign_in("anna", PASSWORD, &code, later(31), 5).await;
    assert!(
        matches!(earlier, Err(SignInError::Wrong)),
        "no step before a taken one"
    );
}

pub(super) async fn sessions_end(service: &Service) {
    let store = &*service.store;
    let totp = service.staff("bert", 11).await;
    let signed_in = service
        .sign_in("bert", PASSWORD, &totp.code_at(later(0)), later(0), 20)
        .await;
    let cookie = signed_in.expect("signed in").token.to_text();
    let live = |at| agent_for(store, &cookie, later(at));
    let minute = 60;
    assert!(live(14 * minute).await.expect("looked up").is_some());
    assert!(
        live(28 * minute).await.expect("looked up").is_some(),
        "use keeps it alive"
    );
    assert!(
        live(43 * minute).await.expect("looked up").is_none(),
        "15 minutes idle end it"
    );
    assert!(
        agent_for(store, "", later(0))
            .await
            .expect("looked up")
            .is_none()
    );

    let code = totp.code_at(later(3600));
    let second = service
        .sign_in("bert", PASSWORD, &code, later(3600), 21)
        .await;
    let second = second.expect("signed in");
    let cookie = second.token.to_text();
    for at in (1..72).map(|tens| 3600 + tens * 10 * minute) {
        let live = agent_for(store, &cookie, later(at))
            .await
            .expect("looked up");
        assert!(live.is_some(), "in use, {at} s after the morning");
    }
    let over = agent_for(store, &cookie, later(3600 + 12 * 3600))
        .await
        .expect("looked up");
    assert!(over.is_none(), "12 hours end it");

    let code = totp.code_at(later(90_000));
    let third = service
        .sign_in("bert", PASSWORD, &code, later(90_000), 22)
        .await;
    let third = third.expect("signed in");
    let cookie = third.token.to_text();
    sign_out(store, third.agent, later(90_001))
        .await
        .expect("signed out");
    assert!(
        agent_for(store, &cookie, later(90_002))
            .await
            .expect("looked up")
            .is_none()
    );
    a_new_second_factor_ends_the_old_one(service).await;
}

async fn a_new_second_factor_ends_the_old_one(service: &Service) {
    let store = &*service.store;
    let name = StaffName::parse("carla").expect("a name");
    let old = service.staff("carla", 12).await;
    let signed_in = service
        .sign_in("carla", PASSWORD, &old.code_at(later(0)), later(0), 23)
        .await;
    let cookie = signed_in.expect("signed in").token.to_text();
    let reset = staff::reset_second_factor(store, &name, later(60), &mut Seeded::new(24)).await;
    let new = reset.expect("reset").totp;
    assert!(
        agent_for(store, &cookie, later(61))
            .await
            .expect("looked up")
            .is_none()
    );
    let code = old.code_at(later(60));
    assert!(
        service
            .sign_in("carla", PASSWORD, &code, later(60), 25)
            .await
            .is_err()
    );
    let code = new.code_at(later(60));
    assert!(
        service
            .sign_in("carla", PASSWORD, &code, later(60), 26)
            .await
            .is_ok()
    );
}

pub(super) async fn failures_slow_down(service: &Service) {
    let totp = service.staff("dora", 13).await;
    for name in ["dora", "nobody-of-that-name"] {
        for _ in 0..5 {
            let wrong = service
                .sign_in(name, "wrong words here", "000000", later(0), 30)
                .await;
            assert!(matches!(wrong, Err(SignInError::Wrong)));
        }
        let slowed = service
            .sign_in(name, PASSWORD, "000000", later(0), 31)
            .await;
        assert!(
            matches!(slowed, Err(SignInError::Wait(_))),
            "known or not, a name is slowed"
        );
    }
    let code = totp.code_at(later(2));
    let patient = service.sign_in("dora", PASSWORD, &code, later(2), 32).await;
    assert!(patient.is_ok(), "slowed, never locked");
    let mut tx = service.store.begin().await.expect("a unit of work");
    let name = StaffName::parse("dora").expect("a name");
    assert_eq!(
        tx.lock_tries(&name).await.expect("looked up"),
        None,
        "success forgets failures"
    );
}

/// Guessing many codes side by side is no way around the waits.
pub(super) async fn tries_at_once_are_slowed_like_tries_in_a_row(service: &Arc<Service>) {
    service.staff("egon", 14).await;
    let guesses = (0..20).map(|seed| {
        let service = Arc::clone(service);
        tokio::spawn(async move {
            let wrong = "wrong words here";
            let tried = service.sign_in("egon", wrong, "000000", later(0), seed);
            tried.await.map(drop)
        })
    });
    let mut looked_at = 0;
    for guess in guesses.collect::<Vec<_>>() {
        let refused = guess.await.expect("ran").expect_err("a wrong guess");
        looked_at += u32::from(matches!(refused, SignInError::Wrong));
    }
    assert_eq!(looked_at, 5, "the free ones");

    // A day later it is all forgotten, and the next failure is the first again.
    let day = later(24 * 3600 + 1);
    let wrong = || service.sign_in("egon", "wrong words here", "000000", day, 40);
    for _ in 0..5 {
        assert!(matches!(wrong().await, Err(SignInError::Wrong)));
    }
    assert!(matches!(wrong().await, Err(SignInError::Wait(_))));
}
