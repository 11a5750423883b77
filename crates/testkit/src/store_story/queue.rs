//! The queue: pages, filters and search.

use recovery::case::CaseNumber;
use recovery::country::Country;
use recovery::desk::{self, QUEUE_PAGE, QueuePage, Which};
use recovery::policy::{AnswerKind, ProductCategory};
use recovery::queue::{Filter, Part, Search, Standing};
use recovery::staff::Agent;
use recovery::status::Stage;
use recovery::text::Prose;

use super::{jobs, later};
use crate::service::{LabDevice, Service};

/// More than one page.
const CASES: u64 = QUEUE_PAGE as u64 + 7;

/// A country that no other chapter uses.
const HERE: &str = "IS";

/// H1: every case is on one page, in the order of due times, forth and back.
pub(super) async fn pages_miss_no_case(service: &Service) {
    let cases = requests(service).await;
    let agent = service.agent("desk-pages", 801).await;
    let here = here();
    let first = page(service, &agent, &here, Part::First).await;
    let fitting = usize::try_from(first.fitting).expect("a few");
    assert_eq!((fitting, first.overdue), (cases.len(), 0));
    assert!(first.before.is_none());
    let after = Part::After(first.after.expect("a second page"));
    let second = page(service, &agent, &here, after).await;
    assert!(second.after.is_none());
    assert_eq!([numbers(&first), numbers(&second)].concat(), cases);
    let before = Part::Before(second.before.expect("a page before"));
    let back = page(service, &agent, &here, before).await;
    assert_eq!(numbers(&back), numbers(&first));
    assert!(back.before.is_none() && back.after == first.after);

    let store = &*service.store;
    let question = Prose::parse("Which shop?").expect("a question");
    desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        cases[1],
        Which::Open,
        question,
        later(900),
    )
    .await
    .expect("asked");
    let reason = Prose::parse("Not yours.").expect("a reason");
    for case in [cases[0], cases[2]] {
        desk::reject(
            store,
            &service.policy,
            &agent,
            case,
            Which::Open,
            reason.clone(),
            later(900),
        )
        .await
        .expect("rejected");
    }
    let at = |standing| Filter {
        standing,
        ..here.clone()
    };
    let asked = page(
        service,
        &agent,
        &at(Standing::At(Stage::MoreWanted)),
        Part::First,
    )
    .await;
    assert_eq!(numbers(&asked), [cases[1]]);
    let ended = page(
        service,
        &agent,
        &at(Standing::At(Stage::Rejected)),
        Part::First,
    )
    .await;
    assert_eq!(numbers(&ended), [cases[2], cases[0]], "the newest first");
    let open = page(service, &agent, &here, Part::First).await;
    assert_eq!(
        usize::try_from(open.fitting).expect("a few"),
        cases.len() - 2
    );
    let all = page(service, &agent, &at(Standing::Any), Part::First).await;
    assert_eq!(usize::try_from(all.fitting).expect("a few"), cases.len());
    jobs::deliver_all(service, later(900)).await;
}

/// H1: whoever has one thing that names a case finds it.
pub(super) async fn a_case_is_found_by_whatever_names_it(service: &Service) {
    let agent = service.agent("desk-finds", 802).await;
    let device = LabDevice::new("FIND0000000000000001", 840);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 841);
    let mut form = service.form(&device, &challenge, "Gudrun@Shop.Example");
    form.place = "Ærø Alarm, 8% & Co_".to_owned();
    form.country = "FO".to_owned();
    let case = service
        .request(&form, later(0), 842)
        .await
        .expect("taken")
        .case;
    let texts = [
        case.to_string(),
        case.to_string().replace("RG-", "").replace('-', " "),
        "find0000000000000001".to_owned(),
        "FIND".to_owned(),
        "gudrun@".to_owned(),
        "gudrun@shop.example".to_owned(),
        "ærø alarm".to_owned(),
        "ÆRØ ALARM, 8% & CO_".to_owned(),
        challenge.number().to_string(),
        challenge
            .number()
            .to_string()
            .replace('-', "")
            .to_lowercase(),
    ];
    for text in texts {
        let found = search(service, &agent, &text).await;
        assert_eq!(found, [case], "{text}");
    }
    for text in [
        "IND0000000000000001",
        "gudrun@shop.example.",
        "rø alarm",
        "%",
        "ærø_alarm",
    ] {
        let found = search(service, &agent, text).await;
        assert!(!found.contains(&case), "{text}");
    }
    let filters = [
        Filter {
            kind: Some(AnswerKind::Key),
            ..Filter::default()
        },
        Filter {
            category: ProductCategory::parse("recorder"),
            ..Filter::default()
        },
        Filter {
            country: Country::from_code("FO"),
            ..Filter::default()
        },
    ];
    for filter in filters {
        let found = page(service, &agent, &filter, Part::First).await;
        assert!(numbers(&found).contains(&case), "{filter:?}");
    }
    let others = [
        Filter {
            kind: Some(AnswerKind::File),
            ..Filter::default()
        },
        Filter {
            category: ProductCategory::parse("camera"),
            ..Filter::default()
        },
        Filter {
            country: Country::from_code("GL"),
            ..Filter::default()
        },
        Filter {
            standing: Standing::At(Stage::Answered),
            ..Filter::default()
        },
        Filter {
            overdue: true,
            ..Filter::default()
        },
    ];
    for filter in others {
        let found = page(service, &agent, &filter, Part::First).await;
        assert!(!numbers(&found).contains(&case), "{filter:?}");
    }
    jobs::deliver_all(service, later(900)).await;
}

/// Requests that came one after the other, some of them in the same second; oldest first.
async fn requests(service: &Service) -> Vec<CaseNumber> {
    let mut cases = Vec::new();
    for n in 0..CASES {
        let device = LabDevice::new(&format!("PAGE{n:016}"), 3000 + n);
        service.enrol(&device).await;
        let (challenge, _) = device.challenge(service, 1000 + n);
        let mut form = service.form(&device, &challenge, &format!("page{n}@shop.example"));
        form.country = HERE.to_owned();
        let receipt = service.request(&form, later(n / 3), 2000 + n).await;
        cases.push(receipt.expect("taken").case);
    }
    cases
}

fn here() -> Filter {
    Filter {
        country: Country::from_code(HERE),
        ..Filter::default()
    }
}

fn numbers(page: &QueuePage) -> Vec<CaseNumber> {
    page.rows.iter().map(|row| row.case.number).collect()
}

async fn search(service: &Service, agent: &Agent, text: &str) -> Vec<CaseNumber> {
    let filter = Filter {
        standing: Standing::Any,
        search: Search::typed(text),
        ..Filter::default()
    };
    numbers(&page(service, agent, &filter, Part::First).await)
}

async fn page(service: &Service, agent: &Agent, filter: &Filter, part: Part) -> QueuePage {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let page = desk::queue(store, keys, policy, agent, filter, part, later(900)).await;
    page.expect("a page")
}
