//! Single sign-on: whom a provider vouches for.

use recovery::staff::{
    self, GRANT_LIFE, GroupRoles, KeepError, Keeper, Known, Member, Role, SignOnError, StaffName,
    Vouched,
};
use recovery::time::Timestamp;

use super::later;
use crate::entropy::Seeded;
use crate::service::Service;

const ISSUER: &str = "https://login.example";

fn vouched(subject: &str, email: Option<&str>, groups: &[&str], at: Timestamp) -> Vouched {
    Vouched {
        issuer: ISSUER.to_owned(),
        subject: subject.to_owned(),
        email: email.map(|email| protocol::Email::parse(email).expect("an address")),
        called: vec!["not a name".to_owned(), "Petra".to_owned()],
        groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        authenticated_at: Some(at),
    }
}

/// An address ties an account once; the subject does from then on, and nobody else has it.
pub(super) async fn an_address_ties_an_account_once(service: &Service) {
    let store = &*service.store;
    for (name, seed) in [("olga", 91), ("paul", 92)] {
        service.staff_as(name, Role::Agent, seed).await;
    }
    let (olga, paul) = (name("olga"), name("paul"));
    let email = protocol::Email::parse("Olga@example.org").expect("an address");
    let know = |name: StaffName, at| {
        let email = email.clone();
        async move {
            staff::know_by_email(store, &name, Some(&email), Keeper::Operator, later(at)).await
        }
    };
    know(olga.clone(), 0).await.expect("known");
    let taken = know(paul.clone(), 1).await;
    assert!(matches!(taken, Err(KeepError::EmailTaken)));

    let roles = GroupRoles::default();
    let sign_in = |who: Vouched, seed| {
        let roles = &roles;
        async move {
            let rng = &mut Seeded::new(seed);
            staff::sign_in_by_provider(store, &who, roles, "Firefox", later(3), rng).await
        }
    };
    let first = sign_in(vouched("o-1", Some("olga@EXAMPLE.org"), &[], later(2)), 93).await;
    let first = first.expect("signed in");
    assert_eq!(first.member.name(), &olga);
    let mut tx = store.read().await.expect("reads");
    let tie = tx.sign_on_of(&olga).await.expect("read").expect("tied");
    let Known::BySubject(subject) = tie.known else {
        panic!("an address ties once");
    };
    assert_eq!((subject.subject.as_str(), subject.since), ("o-1", later(3)));
    let session = tx.session(first.member.session()).await.expect("read");
    assert_eq!(session.map(|session| session.factor_at), Some(later(2)));
    drop(tx);
    sign_in(vouched("o-1", None, &[], later(2)), 94)
        .await
        .expect("known by subject");
    let other = sign_in(vouched("o-2", Some("olga@example.org"), &[], later(2)), 95).await;
    assert!(matches!(other, Err(SignOnError::Stranger)));

    know(paul.clone(), 4)
        .await
        .expect("the address is free again");
    staff::know_by_email(store, &olga, None, Keeper::Operator, later(5))
        .await
        .expect("untied");
    let gone = sign_in(vouched("o-1", None, &[], later(2)), 96).await;
    assert!(matches!(gone, Err(SignOnError::Stranger)));
    let session = store
        .read()
        .await
        .expect("reads")
        .session(first.member.session())
        .await;
    assert!(session.expect("read").is_none(), "her sessions have ended");
    staff::remove(store, &paul, Keeper::Operator, later(6))
        .await
        .expect("removed");
    let closed = sign_in(vouched("p-1", Some("olga@example.org"), &[], later(6)), 97).await;
    assert!(matches!(closed, Err(SignOnError::Closed)));
}

/// A group makes an account, whose names do not collide, and takes it away.
pub(super) async fn a_group_makes_an_account(service: &Service) {
    let store = &*service.store;
    let roles = GroupRoles::new(vec![("desk".to_owned(), Role::Agent)]);
    let mut members = Vec::new();
    for (subject, seed) in [("g-1", 101), ("g-2", 102)] {
        let (who, rng) = (
            vouched(subject, None, &["desk"], later(0)),
            &mut Seeded::new(seed),
        );
        let signed_in = staff::sign_in_by_provider(store, &who, &roles, "", later(1), rng).await;
        members.push(signed_in.expect("signed in").member);
    }
    let names: Vec<_> = members
        .iter()
        .map(|member| member.name().as_str())
        .collect();
    assert_eq!(names, ["petra", "petra-2"]);
    let mut tx = store.read().await.expect("reads");
    let tie = tx
        .sign_on_of(&name("petra-2"))
        .await
        .expect("read")
        .expect("tied");
    assert!(tie.by_group);
    drop(tx);
    let (out, rng) = (vouched("g-2", None, &[], later(2)), &mut Seeded::new(103));
    let refused = staff::sign_in_by_provider(store, &out, &roles, "", later(2), rng).await;
    assert!(matches!(refused, Err(SignOnError::NoGroup)));
    let mut tx = store.read().await.expect("reads");
    let left = |session: Option<_>| session.is_none();
    assert!(left(tx.session(members[1].session()).await.expect("read")));
    assert!(!left(tx.session(members[0].session()).await.expect("read")));
}

/// A sign-in that is repeated confirms one answer, once, and not for long.
pub(super) async fn a_repeated_sign_in_confirms_once(service: &Service) {
    let store = &*service.store;
    let roles = GroupRoles::new(vec![("desk".to_owned(), Role::Agent)]);
    let (who, rng) = (
        vouched("r-1", None, &["desk"], later(0)),
        &mut Seeded::new(111),
    );
    let signed_in = staff::sign_in_by_provider(store, &who, &roles, "", later(100), rng).await;
    let member = signed_in.expect("signed in").member;
    let confirm = |at, asked, now| {
        let roles = &roles;
        let (who, session) = (
            vouched("r-1", None, &["desk"], later(at)),
            *member.session(),
        );
        async move {
            staff::confirm_by_provider(store, &session, &who, roles, later(asked), later(now)).await
        }
    };
    let take = |now| {
        let member: Member = member.clone();
        async move {
            let taken = staff::take_grant(store, member, later(now)).await;
            taken.expect("asked").is_some()
        }
    };
    assert!(!take(100).await, "a sign-in alone confirms nothing");
    let stale = confirm(139, 200, 210).await;
    assert!(matches!(stale, Err(SignOnError::NotAfresh)));
    confirm(205, 200, 210).await.expect("confirmed");
    assert!(take(211).await);
    assert!(!take(212).await, "good for one answer");
    confirm(305, 300, 310).await.expect("confirmed");
    assert!(!take(311 + GRANT_LIFE.as_secs()).await, "and not for long");
}

fn name(text: &str) -> StaffName {
    StaffName::parse(text).expect("a name")
}
