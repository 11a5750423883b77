//! Label photos and proofs of purchase.

use std::sync::Arc;

use recovery::audit::Act;
use recovery::case::CaseNumber;
use recovery::desk::{self, Question, Which};
use recovery::evidence::{self, Shows};
use recovery::holder::{self, ShowError};
use recovery::picture::{Media, Picture, PictureName};
use recovery::queue::{Filter, Part, Search, Wanted};
use recovery::reply::{self, Reply};
use recovery::request::Brought;
use recovery::store::{HolderLink, ReplyLink};
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
    let text = Prose::parse("Please show us the label.").expect("a text");
    let question = Question {
        said: text.into(),
        wanted: vec![Shows::Proof, Shows::Label],
    };
    desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        case,
        Which::At(&[1]),
        question,
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

/// What came with a request, and what its holder shows later by his link, is evidence of its own
/// device and new to the desk; a question of the desk is answered by it (P10).
pub(super) async fn a_holder_shows_more_by_his_link(service: &Arc<Service>) {
    let store = &*service.store;
    let devices = [1, 2].map(|n| LabDevice::new(&format!("SHOWSMORE0000000000{n}"), 920 + n));
    let mut forms = Vec::new();
    for (n, device) in (0_u64..).zip(&devices) {
        service.enrol(device).await;
        let (challenge, _) = device.challenge(service, 924 + n);
        forms.push(service.device_form(device, &challenge));
    }
    let form = service.form_of(forms, "shows@holder.example");
    let brought = Brought {
        line: Some(2),
        picture: picture("brought.jpg"),
        shows: Some(Shows::Label),
    };
    let case = service.request_with(&form, &[brought], later(0), 926).await;
    let pieces = async || {
        let mut tx = store.read().await.expect("a unit of work");
        tx.pieces(case).await.expect("pieces")
    };
    let first = pieces().await;
    assert_eq!((first.len(), first[0].line), (1, Some(2)));

    let token = Token::random(&mut Seeded::new(927));
    let mut tx = store.begin().await.expect("a unit of work");
    let ends = later(1000);
    tx.add_holder_link(&token.hash(), &HolderLink { case, ends })
        .await
        .expect("a link");
    tx.commit().await.expect("committed");
    let token = token.to_text();
    let show = async |line, name: &str, at| {
        let pictures = vec![(Shows::Proof, picture(name))];
        let reply = Reply::showing(None, pictures).expect("a picture");
        holder::show(store, &token, line, &reply, at).await
    };
    show(Some(1), "more-1.jpg", later(21)).await.expect("taken");
    show(None, "more-2.jpg", later(22)).await.expect("taken");
    assert!(
        show(Some(3), "more-3.jpg", later(22)).await.is_err(),
        "there is no third device"
    );
    let lines: Vec<_> = pieces().await.iter().map(|piece| piece.line).collect();
    assert_eq!(lines, [Some(2), Some(1), None]);
    assert!(unseen(service, case).await);

    let agent = service.agent("shirley", 928).await;
    for position in 1..=3 {
        desk::judge_evidence(store, &agent, case, position, true, later(30))
            .await
            .expect("judged");
    }
    assert!(!unseen(service, case).await, "all of it was looked at");

    let question = Prose::parse("Where did you buy it?").expect("a text");
    let policy = &service.policy;
    desk::ask_for_more(
        store,
        policy,
        &agent,
        case,
        Which::At(&[1]),
        question,
        later(40),
    )
    .await
    .expect("asked");
    let mine = holder::look_up(store, policy, &token, 0, later(41)).await;
    let mine = mine.expect("his request");
    assert_eq!(
        mine.question.expect("asked").to_string(),
        "Where did you buy it?"
    );
    assert_eq!(mine.sent.len(), 3);
    show(Some(1), "more-4.jpg", later(42)).await.expect("taken");
    let mine = holder::look_up(store, policy, &token, 0, later(43)).await;
    let mine = mine.expect("his request");
    assert_eq!(mine.question, None, "it is the desk's turn");
    let shown = mine.courses[0].events.iter();
    let shown = shown.filter(|one| one.what == holder::Event::Shown);
    assert!(shown.count() >= 1);

    holder::withdraw(store, &token, &[], later(50))
        .await
        .expect("withdrawn");
    let late = show(None, "more-5.jpg", later(51)).await;
    assert!(matches!(late, Err(ShowError::NothingOpen)));
    let mut tx = store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    let sent = entries
        .iter()
        .filter(|entry| entry.act == Act::EvidenceSent);
    assert_eq!(sent.count(), 2);
}

/// Whether the queue says that nobody has looked at some of it.
async fn unseen(service: &Service, case: CaseNumber) -> bool {
    let wanted = Wanted {
        filter: Filter {
            search: Search::typed(&case.to_string()),
            ..Filter::default()
        },
        live_after: later(0),
        overdue_before: later(0),
    };
    let mut tx = service.store.read().await.expect("a unit of work");
    let found = tx.queue(&wanted, Part::First, 1).await.expect("the queue");
    found.first().expect("it is open").unseen
}
