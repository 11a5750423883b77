//! The registry at the desk: flags, searches and distributors.

use std::net::{IpAddr, Ipv4Addr};

use protocol::{Scope, Serial, Way};
use recovery::audit::{Act, Actor};
use recovery::desk::{self, DeskError, Which};
use recovery::email_order::{self, Placed};
use recovery::evidence::{self, PortalVerdict};
use recovery::locale::Locale;
use recovery::registry::{
    self, DeviceFacts, DistributorError, DistributorFacts, FlagError, FlagKind, Part, RawFacts,
    Search,
};
use recovery::staff::Senior;
use recovery::text::Line;

use super::later;
use crate::service::{LabDevice, MORNING, Service};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 9));

pub(super) async fn a_flagged_device_is_not_answered(service: &Service) {
    let device = LabDevice::new("FLAGGED0000000000001", 201).with_reserved("me@plant.example");
    service.enrol(&device).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let agent = service.senior("flagger", 202).await;
    let answerer = service.agent("answerer", 206).await;
    let serial = device.serial();
    let (stolen, blocked) = (FlagKind::Stolen, FlagKind::Blocked);
    let unknown = Serial::parse("FLAGGED0000000000009").expect("a serial");
    let refused = registry::flag(store, &agent, &unknown, stolen, "Police", later(0)).await;
    assert!(matches!(refused, Err(FlagError::UnknownSerial(_))));
    let refused = registry::flag(store, &agent, serial, stolen, "  ", later(0)).await;
    assert!(matches!(refused, Err(FlagError::Reason(_))));
    for (kind, why) in [(blocked, "Rent unpaid"), (stolen, "Police file 17")] {
        let set = registry::flag(store, &agent, serial, kind, why, later(0)).await;
        set.expect("flagged");
    }
    let twice = registry::flag(store, &agent, serial, stolen, "again", later(1)).await;
    assert!(matches!(twice, Err(FlagError::Flagged(..))));

    // The holder hears nothing of it.
    let (challenge, _) = device.challenge(service, 203);
    let said = evidence::preview(store, keys, policy, &challenge, later(2)).await;
    assert_eq!(said.expect("judged"), PortalVerdict::Good);
    let form = service.form(&device, &challenge, "thief@shop.example");
    let case = service.request(&form, later(3), 204).await.expect("taken");
    let view = desk::view(store, keys, policy, &agent, case.case, None, later(4)).await;
    let verdict = view.expect("a view").verdict;
    assert!(!verdict.is_answerable());
    let words = verdict.desk_sentence();
    assert!(
        words.contains("stolen") && words.contains("Police file 17"),
        "{words}"
    );
    let approve = async |at| {
        let (case, which) = (case.case, Which::Open);
        desk::approve(store, keys, policy, &answerer, case, which, later(at)).await
    };
    let refused = approve(5).await;
    assert!(matches!(refused, Err(DeskError::NotAnswerable(_))));

    // Nor does a device get a mail by itself, and it is told the same as any other.
    let (letter, _) = device.challenge_for(Way::Email, Scope::Administrator, service, 205);
    let placed = email_order::place(
        store,
        keys,
        policy,
        &letter,
        HERE,
        Locale::English,
        later(6),
    )
    .await;
    assert_eq!(placed.expect("judged").placed, Placed::Refused);

    for kind in [stolen, blocked] {
        assert!(approve(7).await.is_err(), "still flagged");
        let cleared = registry::clear_flag(store, &agent, serial, kind, "Found", later(8)).await;
        cleared.expect("cleared");
    }
    let twice = registry::clear_flag(store, &agent, serial, stolen, "Found", later(9)).await;
    assert!(matches!(twice, Err(FlagError::NotFlagged(..))));
    approve(10).await.expect("approved");
    let flagged = registry::flag(store, &agent, serial, blocked, "Again", later(11)).await;
    flagged.expect("a flag may come back");
    let again = desk::send_again(store, policy, &answerer, case.case, Which::Open, later(12)).await;
    assert!(matches!(again, Err(DeskError::NotAnswerable(_))));
    its_page_tells_all_of_it(service, &agent, serial).await;
    super::jobs::deliver_all(service, later(13)).await;
}

async fn its_page_tells_all_of_it(service: &Service, agent: &Senior, serial: &Serial) {
    let view = registry::device(&*service.store, agent, serial).await;
    let view = view.expect("looked up").expect("known");
    assert_eq!(view.flags.len(), 3);
    assert!(view.flags[0].cleared.is_none());
    let cleared = view.flags[1].cleared.as_ref().expect("cleared");
    assert_eq!(cleared.by, Actor::Staff(agent.name().clone()));
    assert_eq!(view.cases.len(), 1);
    let count = |act| view.history.iter().filter(|entry| entry.act == act).count();
    assert_eq!(count(Act::DeviceFlagged), 3);
    assert_eq!(count(Act::FlagCleared), 2);
    assert_eq!(count(Act::Enrolled), 1);
    assert_eq!(view.history[0].act, Act::DeviceFlagged, "newest first");
}

pub(super) async fn a_device_is_found_among_many(service: &Service) {
    let agent = service.senior("searcher", 211).await;
    let store = &*service.store;
    for number in 0..120_u32 {
        let serial = format!("SRCH{number:08}{:08}", 99_999_999 - number);
        let raw = RawFacts {
            serial: &serial,
            model: if number % 3 == 0 {
                "XVR-Search 8"
            } else {
                "IPC-Search 2"
            },
            sold_to: if number % 2 == 0 {
                "Search Nord GmbH"
            } else {
                "search süd"
            },
            region: "",
        };
        let facts = DeviceFacts::parse(&raw, &service.policy.serial).expect("a sound row");
        registry::add(store, &facts, &Actor::Operator, MORNING)
            .await
            .expect("added");
    }
    let part = |text: &str| Some(Part::parse(text).expect("a part"));
    let line = |text: &str| Some(Line::parse(text).expect("a line"));
    let all = Search {
        begins: part("srch"),
        ..Search::default()
    };
    let found = find(service, &agent, &all).await;
    assert_eq!(found.len(), 120);
    assert!(found.is_sorted());
    let one = Search {
        ends: part("99999899"),
        ..Search::default()
    };
    assert_eq!(
        find(service, &agent, &one).await,
        ["SRCH0000010099999899".to_owned()]
    );
    let model = Search {
        model: line("xvr-search"),
        ..Search::default()
    };
    assert_eq!(find(service, &agent, &model).await.len(), 40);
    let buyer = Search {
        sold_to: line("SEARCH"),
        model: line("XVR-SEARCH 8"),
        begins: part("SRCH000000"),
        ..Search::default()
    };
    assert_eq!(find(service, &agent, &buyer).await.len(), 34);
    let ends = Search {
        ends: part("9"),
        model: line("xvr-search"),
        ..Search::default()
    };
    assert_eq!(find(service, &agent, &ends).await.len(), 4);
    let nothing = Search {
        begins: part("SRCH_"),
        ..Search::default()
    };
    assert!(find(service, &agent, &nothing).await.is_empty());
    flags_are_found(service, &agent).await;
    distributors_are_found_by_any_name(service, &agent).await;
}

pub(super) async fn many_devices_are_kept_together(service: &Service) {
    let store = &*service.store;
    let device = |number: u32, region: &str| {
        let serial = format!("MANY{number:016}");
        let raw = RawFacts {
            serial: &serial,
            model: "IPC1",
            sold_to: "",
            region,
        };
        DeviceFacts::parse(&raw, &service.policy.serial).expect("a sound row")
    };
    let keep = async |devices: &[DeviceFacts]| {
        let mut tx = store.begin().await.expect("a unit of work");
        let kept = registry::keep_devices(&mut *tx, devices, &Actor::Operator, MORNING).await;
        tx.commit().await.expect("committed");
        let kept = kept.expect("kept");
        (kept.added, kept.changed, kept.same)
    };
    let first: Vec<_> = (0..1200).map(|number| device(number, "")).collect();
    assert_eq!(keep(&first).await, (1200, 0, 0));
    assert_eq!(keep(&first).await, (0, 0, 1200));
    let next = [
        device(1199, "South"),
        device(1198, ""),
        device(1200, "South"),
    ];
    assert_eq!(keep(&next).await, (1, 1, 1));
    assert_eq!(keep(&[]).await, (0, 0, 0));
    let mut tx = store.read().await.expect("a unit of work");
    let changed = device(1199, "South");
    let found = tx.device(&changed.serial).await.expect("looked up");
    assert_eq!(found.expect("known").facts, changed);
    let subject = first[0].serial.as_str();
    let entries = tx.entries_about(subject).await.expect("entries");
    assert_eq!(entries.len(), 1, "one entry for all that were new");
    assert_eq!(entries[0].act, Act::DevicesImported);
    assert!(
        entries[0]
            .detail
            .starts_with("1200 devices, to MANY0000000000001199;")
    );
}

async fn flags_are_found(service: &Service, agent: &Senior) {
    let flagged = Search {
        flag: Some(FlagKind::Stolen),
        begins: Some(Part::parse("SRCH").expect("a part")),
        ..Search::default()
    };
    assert!(find(service, agent, &flagged).await.is_empty());
    let serial = Serial::parse("SRCH0000000799999992").expect("a serial");
    let store = &*service.store;
    registry::flag(store, agent, &serial, FlagKind::Stolen, "Police", later(0))
        .await
        .expect("flagged");
    assert_eq!(
        find(service, agent, &flagged).await,
        [serial.as_str().to_owned()]
    );
    let page = registry::search(store, agent, &flagged, None).await;
    assert_eq!(page.expect("found").found[0].flags.len(), 1);
}

async fn distributors_are_found_by_any_name(service: &Service, agent: &Senior) {
    let store = &*service.store;
    let keep = async |id, name: &str, aliases: &str| {
        let facts = DistributorFacts::parse(name, "de", "Anna, +49 30 1", aliases);
        let facts = facts.expect("sound facts");
        registry::keep_distributor(store, agent, id, &facts, later(0)).await
    };
    let nord = keep(None, "Nordhandel AG", "SEARCH NORD GMBH\n\nNordhändler")
        .await
        .expect("kept");
    let taken = keep(None, "Nordhandler", "").await;
    assert!(matches!(taken, Err(DistributorError::NameTaken(_))));
    let south = keep(None, "Südhandel", "").await.expect("kept");
    let taken = keep(Some(south), "Südhandel", "nordhandel").await;
    assert!(matches!(taken, Err(DistributorError::NameTaken(_))));
    keep(Some(nord), "Nordhandel AG", "Search Nord GmbH\nNH")
        .await
        .expect("its own names stay its own");

    let sold = Search {
        distributor: Some(nord),
        ..Search::default()
    };
    assert_eq!(find(service, agent, &sold).await.len(), 60);
    let serial = Serial::parse("SRCH0000000299999997").expect("a serial");
    let view = registry::device(store, agent, &serial).await;
    let view = view.expect("looked up").expect("known");
    let distributor = view.distributor.expect("pointed to by its buyer's name");
    assert_eq!(distributor.id, nord);
    assert_eq!(distributor.facts.aliases.len(), 2);

    registry::remove_distributor(store, agent, nord, later(1))
        .await
        .expect("removed");
    let gone = registry::remove_distributor(store, agent, nord, later(1)).await;
    assert!(matches!(gone, Err(DistributorError::Unknown)));
    assert!(find(service, agent, &sold).await.is_empty());
    let left = registry::distributors(store, agent).await.expect("a list");
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].facts.country.expect("a country").code(), "DE");
}

/// All pages of a search.
async fn find(service: &Service, agent: &Senior, search: &Search) -> Vec<String> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = registry::search(&*service.store, agent, search, after.as_ref()).await;
        let page = page.expect("found");
        let serials = page.found.iter().map(|one| &one.device.facts.serial);
        all.extend(serials.map(|serial| serial.as_str().to_owned()));
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}
