//! Links, passkeys and sessions of the staff.

use std::sync::Arc;

use recovery::audit::Act;
use recovery::staff::{
    self, Account, Admin, ChosenOrOwn, Confirmed, HashCost, InvitationKind, KeptTotp, LocalSignIn,
    Member, NewPassword, Role, SetUp, SetUpError, Shown, SignInError, StaffName, TotpSecret,
    member_for,
};
use recovery::text::Line;
use recovery::token::Token;

use super::later;
use crate::entropy::Seeded;
use crate::service::{PASSWORD, Service};
use crate::vault::vault;

/// A link sets a sign-in up once, also when it is followed twice at once; a newer one ends it.
pub(super) async fn a_link_is_good_once(service: &Arc<Service>) {
    let store = &*service.store;
    let admin: Confirmed<Admin> = service.signed_in("ida", Role::Admin, 70).await;
    let name = StaffName::parse("jan").expect("a name");
    let rng = &mut Seeded::new(71);
    let old = staff::invite(store, &admin, &name, Role::Agent, later(0), rng).await;
    let old = old.expect("invited").to_text();
    let renewed = staff::renew(
        store,
        &admin,
        &name,
        InvitationKind::SecondFactor,
        later(1),
        rng,
    );
    let link = renewed.await.expect("renewed").to_text();
    let found = staff::invitation(store, &link, later(2)).await;
    let kind = found.expect("looked up").map(|found| found.kind);
    assert_eq!(
        kind,
        Some(InvitationKind::Welcome),
        "he has no password yet"
    );
    let ended = set_up(service, &old, 72).await;
    assert!(matches!(ended, Err(SetUpError::Ended)), "the newest counts");

    let follow = |seed| {
        let (service, link) = (Arc::clone(service), link.to_string());
        tokio::spawn(async move { set_up(&service, &link, seed).await.map(drop) })
    };
    let both = [follow(73), follow(74)];
    let mut good = 0;
    for one in both {
        match one.await.expect("ran") {
            Ok(()) => good += 1,
            Err(error) => assert!(matches!(error, SetUpError::Ended), "{error}"),
        }
    }
    assert_eq!(good, 1, "a link is good once, also at once");
}

async fn set_up(service: &Service, link: &str, seed: u64) -> Result<staff::SignedIn, SetUpError> {
    let mut rng = Seeded::new(seed);
    let totp = TotpSecret::random(&mut rng);
    let name = StaffName::parse("jan").expect("a name");
    let chosen = NewPassword::choose(PASSWORD, &name).expect("a password");
    let set_up = SetUp {
        password: ChosenOrOwn::Chosen(chosen),
        code: totp.code_at(later(3)).to_string(),
        totp,
        browser: "Firefox on Linux".to_owned(),
    };
    let store = &*service.store;
    let vault = vault();
    staff::set_up(
        store,
        &*vault,
        link,
        &set_up,
        HashCost::TEST,
        later(3),
        &mut rng,
    )
    .await
}

/// A passkey belongs to one account, signs it in, and opens nothing once it is gone.
pub(super) async fn a_passkey_belongs_to_one(service: &Service) {
    let store = &*service.store;
    let kai: Confirmed<Member> = service.signed_in("kai", Role::Agent, 75).await;
    let lea: Confirmed<Member> = service.signed_in("lea", Role::Agent, 76).await;
    let shown = |data: &str| Shown {
        credential: vec![1, 2, 3],
        data: data.to_owned(),
    };
    let line = |text| Line::parse(text).expect("a line");
    let add = |to, title| staff::add_passkey(store, to, shown("{}"), line(title), later(0));
    assert!(add(&kai, "Blue key").await.expect("added"));
    assert!(!add(&lea, "Stolen key").await.expect("refused"));

    let rng = &mut Seeded::new(77);
    let signed_in = staff::sign_in_by_passkey(
        store,
        &shown("[1]"),
        "",
        LocalSignIn::Everybody,
        later(5),
        rng,
    )
    .await;
    let signed_in = signed_in.expect("signed in");
    assert_eq!(signed_in.member.name().as_str(), "kai");
    let kept = staff::passkeys(store, &kai)
        .await
        .expect("passkeys")
        .remove(0);
    assert_eq!((kept.data.as_str(), kept.used_at), ("[1]", Some(later(5))));

    let foreign =
        staff::confirm_by_passkey(store, Member::clone(&lea), &shown("{}"), later(6)).await;
    assert!(matches!(foreign, Err(SignInError::UnknownPasskey)));
    staff::rename_passkey(store, &lea, &[1, 2, 3], &line("Mine"), later(7))
        .await
        .expect("nothing to rename");
    staff::remove_passkey(store, &lea, &[1, 2, 3], later(7))
        .await
        .expect("nothing to remove");
    staff::rename_passkey(store, &kai, &[1, 2, 3], &line("Green key"), later(8))
        .await
        .expect("renamed");
    let kept = staff::passkeys(store, &kai)
        .await
        .expect("passkeys")
        .remove(0);
    assert_eq!(kept.title.as_str(), "Green key");

    // The second factor that a session has shown is remembered with it.
    let late = later(3000);
    staff::confirm_by_passkey(store, signed_in.member, &shown("[2]"), late)
        .await
        .expect("confirmed");
    let cookie = signed_in.token.to_text();
    let again = member_for(store, &cookie, later(60))
        .await
        .expect("looked up");
    assert!(
        again
            .expect("live")
            .is_fresh(core::time::Duration::from_secs(60), late)
    );

    staff::remove_passkey(store, &kai, &[1, 2, 3], later(9))
        .await
        .expect("removed");
    let gone = staff::sign_in_by_passkey(
        store,
        &shown("[3]"),
        "",
        LocalSignIn::Everybody,
        later(10),
        rng,
    )
    .await;
    assert!(matches!(gone, Err(SignInError::UnknownPasskey)));
    let mut tx = store.read().await.expect("a unit of work");
    let acts: Vec<_> = tx.entries_about("kai").await.expect("entries");
    let acts: Vec<_> = acts.into_iter().map(|entry| entry.act).collect();
    for act in [Act::PasskeyAdded, Act::PasskeyRenamed, Act::PasskeyRemoved] {
        assert!(acts.contains(&act), "{act:?}");
    }
}

/// Our side of a ceremony is given back once, and not when it has ended.
pub(super) async fn a_ceremony_is_remembered_once(service: &Service) {
    let mut rng = Seeded::new(78);
    let [one, late] = [(); 2].map(|()| Token::random(&mut rng).hash());
    let mut tx = service.store.begin().await.expect("a unit of work");
    for token in [&one, &late] {
        tx.add_ceremony(token, "{}", later(0), later(300))
            .await
            .expect("remembered");
    }
    let mut take = async |token, at| tx.take_ceremony(token, later(at)).await.expect("looked up");
    assert_eq!(take(&one, 299).await.as_deref(), Some("{}"));
    assert_eq!(take(&one, 299).await, None);
    assert_eq!(take(&late, 300).await, None);
    tx.commit().await.expect("committed");
}

/// A secret that an older version left plain is sealed, and its owner notices nothing.
pub(super) async fn plain_secrets_are_sealed(service: &Service) {
    let store = &*service.store;
    let mut rng = Seeded::new(79);
    let totp = service.staff("mia", 80).await;
    let name = StaffName::parse("mia").expect("a name");
    let kept = async || -> Account {
        let mut tx = store.read().await.expect("a unit of work");
        tx.account(&name).await.expect("looked up").expect("there")
    };
    assert!(matches!(kept().await.totp, Some(KeptTotp::Sealed(_))));
    let mut tx = store.begin().await.expect("a unit of work");
    let plain = KeptTotp::Plain(totp.clone());
    tx.set_totp(&name, Some(&plain), 7).await.expect("set");
    tx.commit().await.expect("committed");
    for sealed in [1, 0] {
        let done = staff::seal_plain_secrets(store, &*vault(), &mut rng).await;
        assert_eq!(done.expect("sealed"), sealed);
    }
    let account = kept().await;
    assert_eq!(account.totp_step, 7, "no code is good again");
    let Some(KeptTotp::Sealed(sealed)) = account.totp else {
        panic!("it is not sealed");
    };
    let secret = totp.to_base32();
    assert!(
        !sealed
            .windows(8)
            .any(|part| secret.as_bytes().starts_with(part))
    );
    let code = totp.code_at(later(0));
    let signed_in = service.sign_in("mia", PASSWORD, &code, later(0), 81).await;
    assert!(signed_in.is_ok());
}
