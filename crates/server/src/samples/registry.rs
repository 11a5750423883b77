//! Sample pages of the registry at the desk.

use askama::Template;
use web::{Choice, ErrorSummary, Field};

use super::Sample;
use super::desk::frame;
use crate::desk::pages::{
    Badge, DevicePage, DistributorPage, DistributorRow, DistributorsPage, Fact, FlagRow, Happened,
    ImportPage, ImportRow, ImportsPage, RegistryPage, RegistryRow, Request,
};

pub(super) fn pages() -> Vec<Sample> {
    let distributors = DistributorsPage {
        frame: frame("registry", 0),
        note: None,
        rows: vec![DistributorRow {
            id: 7,
            name: "Nordhandel AG".into(),
            country: "Germany",
            aliases: "Nord Alarm · Nordhandel Hamburg".into(),
        }],
    };
    let distributor = DistributorPage {
        frame: frame("registry", 0),
        summary: ErrorSummary::of([]),
        id: Some(7),
        title: "Nordhandel AG".into(),
        fields: vec![
            Field::text("name", "Name")
                .value("Nordhandel AG")
                .required(),
            Field::textarea("aliases", "Other names", 5),
        ],
    };
    vec![
        ("desk-registry.html", registry().render().unwrap()),
        ("desk-device.html", device().render().unwrap()),
        ("desk-imports.html", imports().render().unwrap()),
        ("desk-import.html", import().render().unwrap()),
        ("desk-distributors.html", distributors.render().unwrap()),
        ("desk-distributor.html", distributor.render().unwrap()),
    ]
}

fn import_row() -> ImportRow {
    ImportRow {
        id: 3,
        title: "line 4, november.csv".into(),
        kind: "devices",
        ordered: "2026-11-21 09:05 UTC, by anna".into(),
        state: Badge::new("warn", "done, with faults"),
        rows: 1_000_000,
        wrong: 2,
    }
}

fn imports() -> ImportsPage {
    ImportsPage {
        frame: frame("registry", 0),
        note: None,
        summary: ErrorSummary::of([]),
        kind: Field::radio(
            "kind",
            "What stands in the file",
            vec![Choice::new("devices", "Devices")],
        ),
        file: Field::file("file", "CSV file", ".csv"),
        rows: vec![import_row()],
    }
}

fn import() -> ImportPage {
    ImportPage {
        frame: frame("registry", 0),
        note: None,
        row: import_row(),
        is_open: true,
        line: 5_001,
        counts: vec![("New devices", 999_998), ("Left out as faulty", 2)],
        reason: None,
        faults: vec![(7, "serial: a serial number has 20 characters".into())],
        uncounted: 0,
    }
}

fn registry() -> RegistryPage {
    let any = || vec![Choice::new("any", "Any or none")];
    let row = |serial: &str, flags| RegistryRow {
        serial: serial.into(),
        model: "RG1602-16S".into(),
        sold_to: "Nord Alarm GmbH".into(),
        is_enrolled: true,
        flags,
    };
    RegistryPage {
        frame: frame("registry", 0),
        note: None,
        summary: ErrorSummary::of([]),
        fields: vec![
            Field::text("serial", "Serial number").help("Whole or a part of it."),
            Field::select("part", "Where that part stands", any()).value("any"),
            Field::text("model", "Model").help("Its beginning is enough."),
            Field::text("sold_to", "Sold to").help("The beginning of the buyer’s name."),
            Field::select("distributor", "Distributor", any()).value("any"),
            Field::select("flag", "Flag", any()).value("any"),
        ],
        rows: vec![
            row("RG4T7M2KXX9876543210", Vec::new()),
            row("RG4T7M2KXX9876543211", vec![Badge::new("bad", "stolen")]),
        ],
        is_narrow: true,
        next: Some("/registry?after=RG4T7M2KXX9876543211".into()),
    }
}

fn device() -> DevicePage {
    let flag = |kind: &'static str, cleared: &str| FlagRow {
        badge: Badge::new("bad", kind),
        kind,
        reason: "Police file 17".into(),
        set: "2026-11-21 09:05 UTC, by anna".into(),
        cleared: cleared.into(),
        why: Field::text(format!("reason-{kind}"), "Why it is taken away").required(),
    };
    let kinds = vec![Choice::new("blocked", "Blocked").help("It is not to be answered.")];
    DevicePage {
        frame: frame("registry", 0),
        note: Some(("good", "The device is flagged.".into())),
        summary: ErrorSummary::of([]),
        serial: "RG4T7M2KXX9876543210".into(),
        model: "RG1602-16S".into(),
        facts: vec![Fact {
            name: "Sold to",
            value: "Nord Alarm GmbH".into(),
            mark: None,
        }],
        standing: vec![flag("stolen", "")],
        cleared: vec![flag(
            "blocked",
            "2026-11-22 09:05 UTC, by anna: The rent is paid",
        )],
        requests: vec![Request {
            case_number: "RG-482-190-335".into(),
            at: "2026-11-21 09:05 UTC".into(),
            holder: "holder@example.org".into(),
            state: Badge::new("plain", "to review"),
        }],
        history: vec![Happened {
            at: "2026-11-21 09:05 UTC".into(),
            text: "Flagged, by anna (stolen: Police file 17)".into(),
        }],
        form: Some((
            Field::radio("kind", "What it is", kinds).value("blocked"),
            Field::text("reason", "Why").help("For staff.").required(),
        )),
    }
}
