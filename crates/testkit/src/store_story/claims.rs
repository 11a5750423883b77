//! Claims, and steps of several people at once on one case.

use std::sync::Arc;
use std::time::Duration;

use recovery::audit::Act;
use recovery::canned::{NewReply, ReplyUse};
use recovery::case::CaseNumber;
use recovery::desk::{self, DeskError, Which};
use recovery::queue::{CLAIM_LAPSES, Filter, Label, Part, Whose};
use recovery::status::Stage;
use recovery::text::{Line, Prose};

use super::{jobs, later};
use crate::service::{LabDevice, Service};

fn prose(text: &str) -> Prose {
    Prose::parse(text).expect("a text")
}

async fn a_case(service: &Service, n: u32) -> CaseNumber {
    let device = LabDevice::new(&format!("CLAIM00000000000000{n}"), 850 + u64::from(n));
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 860 + u64::from(n));
    let form = service.form(&device, &challenge, &format!("claims{n}@shop.example"));
    let receipt = service.request(&form, later(0), 870 + u64::from(n)).await;
    receipt.expect("taken").case
}

/// H1: of many who take a case on at once, one gets it; others can neither take it nor decide.
pub(super) async fn a_case_is_one_persons(service: &Arc<Service>) {
    let case = a_case(service, 1).await;
    let mut people = Vec::new();
    for (name, seed) in [
        ("claim-a", 881),
        ("claim-b", 882),
        ("claim-c", 883),
        ("claim-d", 884),
    ] {
        people.push(service.agent(name, seed).await);
    }
    let clicks: Vec<_> = people
        .iter()
        .map(|agent| {
            let (service, agent) = (Arc::clone(service), agent.clone());
            tokio::spawn(async move { desk::claim(&*service.store, &agent, case, later(10)).await })
        })
        .collect();
    let mut winner = None;
    for (click, agent) in clicks.into_iter().zip(&people) {
        match click.await.expect("ran") {
            Ok(()) => assert!(winner.replace(agent).is_none(), "one gets it"),
            Err(refused) => assert!(matches!(refused, DeskError::Claimed { .. }), "{refused}"),
        }
    }
    let winner = winner.expect("one gets it");
    let other = people.iter().find(|agent| agent.name() != winner.name());
    let other = other.expect("others");
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let all = Which::Open;
    let refusals = [
        desk::approve(store, keys, policy, other, case, all, later(20))
            .await
            .map(drop),
        desk::reject(store, policy, other, case, all, prose("No."), later(20)).await,
        desk::ask_for_more(store, policy, other, case, all, prose("Who?"), later(20)).await,
        desk::give_back(store, other, case, later(20)).await,
    ];
    for refused in refusals {
        let is_claimed =
            matches!(&refused, Err(DeskError::Claimed { by, .. }) if by == winner.name());
        assert!(is_claimed, "{refused:?}");
    }
    let seen = desk::work(store, other, case, later(20))
        .await
        .expect("work");
    assert_eq!(seen.claim.expect("a claim").since, later(10));
    let of = |whose| Filter {
        whose,
        ..Filter::default()
    };
    for (whose, is_in) in [
        (Whose::Of(winner.name().clone()), true),
        (Whose::Of(other.name().clone()), false),
        (Whose::Nobodys, false),
        (Whose::FreeFor(winner.name().clone()), true),
        (Whose::FreeFor(other.name().clone()), false),
    ] {
        let filter = of(whose);
        let page = desk::queue(store, keys, policy, other, &filter, Part::First, later(20)).await;
        let rows = page.expect("a page").rows;
        assert_eq!(
            rows.iter().any(|row| row.case.number == case),
            is_in,
            "{filter:?}"
        );
    }
    lapses_or_is_given(service, case, winner.name().as_str(), other).await;
}

/// A claim that nobody uses lapses; what a senior gave does not, and he can give it again.
async fn lapses_or_is_given(
    service: &Service,
    case: CaseNumber,
    winner: &str,
    other: &recovery::staff::Agent,
) {
    let store = &*service.store;
    let lapsed = later(10).plus(CLAIM_LAPSES);
    desk::claim(store, other, case, lapsed)
        .await
        .expect("free again");
    let senior = service.senior("claim-senior", 885).await;
    let name = recovery::staff::StaffName::parse(winner).expect("a name");
    let nobody = recovery::staff::StaffName::parse("nobody-here").expect("a name");
    let refused = desk::assign(store, &senior, case, &nobody, lapsed).await;
    assert!(
        matches!(refused, Err(DeskError::NobodyThere)),
        "{refused:?}"
    );
    desk::assign(store, &senior, case, &name, lapsed)
        .await
        .expect("given");
    let days = lapsed.plus(Duration::from_hours(72));
    let refused = desk::claim(store, other, case, days).await;
    assert!(
        matches!(refused, Err(DeskError::Claimed { .. })),
        "{refused:?}"
    );
    desk::assign(store, &senior, case, senior.name(), days)
        .await
        .expect("taken over");
    let (policy, text) = (&service.policy, prose("Not yours."));
    desk::reject(store, policy, &senior, case, Which::Open, text, days)
        .await
        .expect("rejected");
    let after = desk::work(store, other, case, days).await.expect("work");
    assert!(after.claim.is_none(), "what has ended is nobody's");
    let refused = desk::claim(store, other, case, days).await;
    assert!(matches!(refused, Err(DeskError::Ended)), "{refused:?}");
    jobs::deliver_all(service, days).await;
}

/// H2: whoever approves, rejects and takes back at once, the steps are as if one after the other,
/// and an answer stands only where it is answered.
pub(super) async fn steps_at_once_are_steps_in_a_row(service: &Arc<Service>) {
    let agents = [
        service.agent("race-a", 886).await,
        service.agent("race-b", 887).await,
    ];
    for n in 2..8 {
        let case = a_case(service, n).await;
        let clicks: Vec<_> = (0..6_usize)
            .map(|click| {
                let (service, agent) = (Arc::clone(service), agents[click % 2].clone());
                tokio::spawn(async move {
                    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
                    let (all, now) = (Which::Open, later(10));
                    match click % 3 {
                        0 => desk::approve(store, keys, policy, &agent, case, all, now)
                            .await
                            .map(drop),
                        1 => {
                            desk::reject(store, policy, &agent, case, all, prose("No."), now).await
                        }
                        _ => desk::take_back(store, &agent, case, 1, now).await,
                    }
                })
            })
            .collect();
        for click in clicks {
            if let Err(DeskError::Store(error)) = click.await.expect("ran") {
                panic!("a refusal, not {error}");
            }
        }
        let mut tx = service.store.read().await.expect("a unit of work");
        let line = tx.line(case, 1).await.expect("a store").expect("a line");
        let entries = tx.entries_about(&case.to_string()).await.expect("entries");
        let count = |act| entries.iter().filter(|entry| entry.act == act).count();
        let (released, back) = (count(Act::Released), count(Act::TakenBack));
        let rejected = count(Act::Rejected);
        match Stage::from(&line.state) {
            Stage::Answered => assert_eq!((released, rejected), (back + 1, 0)),
            Stage::Rejected => assert_eq!((released, rejected), (back, 1)),
            Stage::InReview => assert_eq!((released, rejected), (back, 0)),
            stage => panic!("no step leads to {stage:?}"),
        }
        drop(tx);
        jobs::deliver_all(service, later(20)).await;
    }
}

/// H1: labels, notes and answers for reuse.
pub(super) async fn staff_keep_things_for_each_other(service: &Service) {
    let case = a_case(service, 9).await;
    let agent = service.agent("work-a", 888).await;
    let senior = service.senior("work-b", 889).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let label = Label::parse("repair centre").expect("a label");
    for bears in [true, true, false, true] {
        let set = desk::set_label(store, &agent, case, &label, bears, later(5)).await;
        set.expect("set");
    }
    desk::add_note(store, &agent, case, prose("Called the shop."), later(6))
        .await
        .expect("kept");
    let reply = |title: &str, text: &str| NewReply {
        used_for: ReplyUse::Question,
        title: Line::parse(title).expect("a title"),
        text: prose(text),
    };
    let new = reply("Own shop", "Which shop sold {serial}?");
    desk::keep_reply(store, &senior, None, &new, later(7))
        .await
        .expect("kept");
    let twice = desk::keep_reply(store, &senior, None, &new, later(7)).await;
    assert!(matches!(twice, Err(DeskError::NoSuchReply)), "{twice:?}");
    let work = desk::work(store, &agent, case, later(8))
        .await
        .expect("work");
    assert_eq!(
        (work.labels.as_slice(), work.notes.len()),
        (&[label.clone()][..], 1)
    );
    assert_eq!(work.notes[0].author, *agent.name());
    let kept = work
        .replies
        .iter()
        .find(|one| one.reply == new)
        .expect("kept")
        .id;
    let changed = reply("Own shop", "Where is {serial} from?");
    desk::keep_reply(store, &senior, Some(kept), &changed, later(9))
        .await
        .expect("changed");
    let replies = desk::replies(store, &agent).await.expect("replies");
    assert!(
        replies
            .iter()
            .any(|one| one.id == kept && one.reply == changed)
    );
    desk::remove_reply(store, &senior, kept, later(9))
        .await
        .expect("removed");
    let gone = desk::remove_reply(store, &senior, kept, later(9)).await;
    assert!(matches!(gone, Err(DeskError::NoSuchReply)), "{gone:?}");
    let filter = Filter {
        label: Some(label),
        ..Filter::default()
    };
    let page = desk::queue(store, keys, policy, &agent, &filter, Part::First, later(9)).await;
    let rows = page.expect("a page").rows;
    assert_eq!(
        rows.iter().map(|row| row.case.number).collect::<Vec<_>>(),
        [case]
    );
    desk::reject(
        store,
        policy,
        &agent,
        case,
        Which::Open,
        prose("No."),
        later(10),
    )
    .await
    .expect("rejected");
    jobs::deliver_all(service, later(20)).await;
}
