//! The pages of a list as their samples show them.

use askama::Template as _;
use protocol::DeviceDate;
use recovery::policy::Policy;

use web::language::Words;

use super::draft::Draft;
use super::page::{self, PartlyPage, Said};
use super::pictures::Report;
use super::sheet;
use super::shown::Shown;

/// A list with every kind of row, and what comes before and after it.
pub(crate) fn pages(t: Words, policy: &Policy) -> [(&'static str, String); 3] {
    let list = "Serial,Model,Category,Date\nRG4T7M2KLMA123456789,RG1602-16S,recorder,2026-11-21\n\
                RG4T7M2KLMA123456790,RG1602-16S,recorder,2026-11-21\n1.23E+19,<b>,recorder,05/06/2026\n";
    let today = DeviceDate::parse("2026-11-21").unwrap();
    let rows = sheet::read(t, list.into(), policy, today).unwrap();
    let attached = policy
        .serial
        .parse("RG4T7M2KLMA123456789")
        .into_iter()
        .collect();
    let draft = Draft {
        rows,
        attached,
        shown: Shown::default(),
    };
    let report = Report::sample();
    let said = Said {
        report: Some(report),
        nothing_ready: true,
        ..Said::default()
    };
    let token = "0123456789abcdef0123456789abcdef";
    let partly = PartlyPage {
        t,
        authority: &policy.service_name,
        case_number: "RG-482-190-335".into(),
        email: "holder@example.org".into(),
        taken: 2,
        left_out: vec![(
            7,
            "RG4T7M2KLMA123456789".into(),
            t.say("reading-already-answered-advice"),
        )],
    };
    [
        (
            "bulk.html",
            page::blank(t, policy, true, Some(t.say("fault-file-damaged")))
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "bulk-list.html",
            page::list(t, token, &draft, said, policy)
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "bulk-received.html",
            partly.render_with_values(&t.phrases()).unwrap(),
        ),
    ]
}
