//! Label photos and proofs of purchase.

use std::sync::Arc;

use recovery::audit::Act;
use recovery::desk::{self, Which};
use recovery::evidence::{self, Shows};
use recovery::picture::{Media, Picture, PictureName};
use recovery::reply::{self, Reply};
use recovery::store::ReplyLink;
use recovery::text::Prose;
use recovery::token::Token;

use super::later;
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service};

fn picture(name: &str) -> Picture {
    Picture {
        name: PictureName::parse(name).expect("a name"),
        media: Media::Jpeg,
        bytes: 1,
        added_at: later(20),
    }
}

/// What the desk asks for by name comes, is looked at, and what was made of it is a fact (P10).
pub(super) async fn evidence_is_asked_for_and_judged(service: &Arc<Service>) {
    let store = &*service.store;
    let device = LabDevice::new("EVIDENCE000000000001", 910);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 911);
    let form = service.form(&device, &challenge, "evidence@holder.example");
    let opened = service.request(&form, later(0), 914).await;
    let case = opened.expect("a case").case;
    let agent = service.agent("eve", 912).await;
    let question = Prose::parse("Please show us the label.").expect("a text");
    let wanted = [Shows::Proof, Shows::Label];
    desk::ask_for_evidence(
        store,
        &service.policy,
        &agent,
        case,
        Which::At(&[1]),
        question,
        &wanted,
        later(10),
    )
    .await
    .expect("asked");
    let token = Token::random(&mut Seeded::new(913));
    let mut tx = store.begin().await.expect("a unit of work");
    let ends = later(1000);
    tx.add_reply_link(&token.hash(), &ReplyLink { case, ends })
        .await
        .expect("a link");
    tx.commit().await.expect("committed");

    let open = reply::look_up(store, &token.to_text(), later(15))
        .await
        .expect("open");
    assert_eq!(open.wanted, [Shows::Label, Shows::Proof]);
    assert_eq!(open.sent, []);
    let pictures = vec![
        (Shows::Label, picture("label.jpg")),
        (Shows::Proof, picture("proof-1.jpg")),
        (Shows::Proof, picture("proof-2.jpg")),
    ];
    let sent = Reply::showing(None, pictures).expect("a reply");
    reply::send(store, &token.to_text(), &sent, later(20))
        .await
        .expect("sent");

    for (position, accepted) in [(1, false), (1, true), (2, false)] {
        desk::judge_evidence(store, &agent, case, position, accepted, later(30))
            .await
            .expect("judged");
    }
    let nowhere = desk::judge_evidence(store, &agent, case, 4, true, later(30)).await;
    assert!(nowhere.is_err(), "there is no fourth picture");
    let mut tx = store.read().await.expect("a unit of work");
    let pieces = tx.pieces(case).await.expect("pieces");
    let shows: Vec<_> = pieces.iter().map(|piece| piece.shows).collect();
    assert_eq!(shows, [Shows::Label, Shows::Proof, Shows::Proof]);
    let label = evidence::accepted(&pieces, 1, Shows::Label).expect("accepted");
    assert_eq!((label.by.as_str(), label.at), ("eve", later(30)));
    assert_eq!(evidence::accepted(&pieces, 1, Shows::Proof), None);
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    let of = |act| entries.iter().filter(|entry| entry.act == act).count();
    assert_eq!((of(Act::EvidenceAccepted), of(Act::EvidenceUnfit)), (1, 2));
}
