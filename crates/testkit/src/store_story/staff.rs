//! Sign-in and sessions.

use std::sync::Arc;

use recovery::staff::{
    self, KeepError, Keeper, Role, SignInError, StaffName, member_for, sign_out,
};

use super::later;
use crate::entropy::Seeded;
use crate::service::{PASSWORD, Service};
use crate::vault::vault;

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
    let live = |at| member_for(store, &cookie, later(at));
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
        member_for(store, "", later(0))
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
        let live = member_for(store, &cookie, later(at))
            .await
            .expect("looked up");
        assert!(live.is_some(), "in use, {at} s after the morning");
    }
    let over = member_for(store, &cookie, later(3600 + 12 * 3600))
        .await
        .expect("looked up");
    assert!(over.is_none(), "12 hours end it");

    let code = totp.code_at(later(90_000));
    let third = service
        .sign_in("bert", PASSWORD, &code, later(90_000), 22)
        .await;
    let third = third.expect("signed in");
    let cookie = third.token.to_text();
    sign_out(store, &third.member, later(90_001))
        .await
        .expect("signed out");
    assert!(
        member_for(store, &cookie, later(90_002))
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
    let reset =
        staff::reset_second_factor(store, &*vault(), &name, later(60), &mut Seeded::new(24)).await;
    let new = reset.expect("reset").totp;
    assert!(
        member_for(store, &cookie, later(61))
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

/// A role counts at once, and somebody who leaves is out at once, whatever he has open.
pub(super) async fn roles_and_leavers(service: &Arc<Service>) {
    let store = &*service.store;
    let name = |text| StaffName::parse(text).expect("a name");
    let by = Keeper::Operator;
    let totp = service.staff_as("frida", Role::Admin, 15).await;
    let code = totp.code_at(later(0));
    let signed_in = service
        .sign_in("frida", PASSWORD, &code, later(0), 50)
        .await;
    let cookie = signed_in.expect("signed in").token.to_text();
    let cookie = &cookie;
    let role = |at| async move {
        let member = member_for(store, cookie, at).await.expect("looked up");
        member.map(|member| member.role())
    };
    assert_eq!(role(later(1)).await, Some(Role::Admin));

    let alone = staff::remove(store, &name("frida"), by, later(2)).await;
    assert!(matches!(alone, Err(KeepError::LastAdmin(_))));
    let alone = staff::set_role(store, &name("frida"), Role::Agent, by, later(2)).await;
    assert!(matches!(alone, Err(KeepError::LastAdmin(_))));

    // Two admins remove each other at once: one stays.
    service.staff_as("gerd", Role::Admin, 16).await;
    let remove = |who| {
        let service = Arc::clone(service);
        let who = name(who);
        let gone =
            async move { staff::remove(&*service.store, &who, Keeper::Operator, later(3)).await };
        tokio::spawn(gone)
    };
    let both = [remove("frida"), remove("gerd")];
    let mut gone = 0;
    for one in both {
        match one.await.expect("ran") {
            Ok(()) => gone += 1,
            Err(error) => assert!(matches!(error, KeepError::LastAdmin(_)), "{error}"),
        }
    }
    assert_eq!(gone, 1, "the last admin stays");

    service.staff_as("hanna", Role::Admin, 17).await;
    let frida = role(later(4)).await;
    if frida.is_some() {
        staff::set_role(store, &name("frida"), Role::Auditor, by, later(5))
            .await
            .expect("changed");
        assert_eq!(
            role(later(6)).await,
            Some(Role::Auditor),
            "it counts at once"
        );
        staff::remove(store, &name("frida"), by, later(7))
            .await
            .expect("removed");
    }
    assert_eq!(role(later(8)).await, None, "a leaver's session has ended");
    let code = totp.code_at(later(60));
    let back = service
        .sign_in("frida", PASSWORD, &code, later(60), 51)
        .await;
    assert!(matches!(back, Err(SignInError::Wrong)), "as for a stranger");
    let unknown = staff::remove(store, &name("frida"), by, later(61)).await;
    assert!(matches!(unknown, Err(KeepError::Unknown(_))));
    let mut tx = store.read().await.expect("a unit of work");
    let trail = tx.entries_about("frida").await.expect("entries");
    assert!(
        trail
            .iter()
            .any(|entry| entry.act == recovery::audit::Act::StaffRemoved)
    );
}
