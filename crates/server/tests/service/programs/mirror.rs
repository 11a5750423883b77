//! What the desk does, programs do by REST, or it stands in a list that says why not.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// A route of the desk's pages, and the call that does the same; or why only people do it.
type Row = (&'static str, &'static str, Means);

enum Means {
    /// The calls, behind `/api/v1/desk`.
    Calls(&'static [&'static str]),
    /// People alone do it, for this reason.
    Page(&'static str),
}

use Means::{Calls, Page};

const OWN: &str = "It is about somebody's own account, password and sessions; a program has none.";
const FACTOR: &str = "It wants a second factor shown just now, which a program never has.";
const LEADS: &str = "It leads to other pages.";
const FORM: &str = "It is a form; the call takes what is typed into it.";
const UPLOAD: &str = "A call reads its file while it is sent, and answers what became of it.";

const ROWS: &[Row] = &[
    ("GET", "/", Calls(&["GET /cases"])),
    ("GET", "/account", Calls(&["GET /me"])),
    ("POST", "/account/authenticator", Page(OWN)),
    ("POST", "/account/passkeys", Page(OWN)),
    ("POST", "/account/passkeys/begin", Page(OWN)),
    ("POST", "/account/passkeys/change", Page(OWN)),
    ("POST", "/account/password", Page(OWN)),
    ("POST", "/account/sessions", Page(OWN)),
    ("GET", "/audit", Calls(&["GET /audit"])),
    ("POST", "/audit", Calls(&["GET /audit"])),
    ("GET", "/cases/{case}", Calls(&["GET /cases/{case}"])),
    (
        "POST",
        "/cases/{case}/again",
        Calls(&["POST /cases/{case}/again"]),
    ),
    (
        "POST",
        "/cases/{case}/approve",
        Calls(&["POST /cases/{case}/approve"]),
    ),
    (
        "POST",
        "/cases/{case}/ask",
        Calls(&["POST /cases/{case}/ask"]),
    ),
    (
        "POST",
        "/cases/{case}/assign",
        Calls(&["POST /cases/{case}/assign"]),
    ),
    (
        "POST",
        "/cases/{case}/claim",
        Calls(&["POST /cases/{case}/claim", "POST /cases/{case}/release"]),
    ),
    (
        "POST",
        "/cases/{case}/labels",
        Calls(&[
            "POST /cases/{case}/labels",
            "DELETE /cases/{case}/labels/{label}",
        ]),
    ),
    (
        "GET",
        "/cases/{case}/lines/{line}",
        Calls(&["GET /cases/{case}/lines/{line}"]),
    ),
    (
        "POST",
        "/cases/{case}/notes",
        Calls(&["POST /cases/{case}/notes"]),
    ),
    (
        "GET",
        "/cases/{case}/picture/{n}",
        Calls(&["GET /cases/{case}/pictures/{picture}"]),
    ),
    (
        "POST",
        "/cases/{case}/picture/{n}",
        Calls(&["POST /cases/{case}/pictures/{picture}/judge"]),
    ),
    (
        "POST",
        "/cases/{case}/reject",
        Calls(&["POST /cases/{case}/reject"]),
    ),
    (
        "POST",
        "/cases/{case}/set-aside",
        Calls(&["POST /cases/{case}/set-aside"]),
    ),
    (
        "POST",
        "/cases/{case}/take-back",
        Calls(&["POST /cases/{case}/take-back"]),
    ),
    (
        "POST",
        "/cases/{case}/withdraw-approval",
        Calls(&["POST /cases/{case}/withdraw-approval"]),
    ),
    ("POST", "/confirm", Page(OWN)),
    ("POST", "/confirm/passkey", Page(OWN)),
    ("GET", "/confirm/sso", Page(OWN)),
    ("GET", "/distributors", Calls(&["GET /distributors"])),
    ("GET", "/distributors/new", Page(FORM)),
    ("POST", "/distributors/new", Calls(&["POST /distributors"])),
    ("GET", "/distributors/{id}", Calls(&["GET /distributors"])),
    (
        "POST",
        "/distributors/{id}",
        Calls(&["PUT /distributors/{id}"]),
    ),
    (
        "POST",
        "/distributors/{id}/remove",
        Calls(&["DELETE /distributors/{id}"]),
    ),
    ("GET", "/enrolments", Calls(&["GET /enrolments"])),
    (
        "POST",
        "/enrolments/{id}",
        Calls(&["POST /enrolments/{id}"]),
    ),
    ("GET", "/figures", Calls(&["GET /figures"])),
    ("GET", "/figures.csv", Calls(&["GET /figures.csv"])),
    ("GET", "/manage", Page(LEADS)),
    ("GET", "/new", Page(FORM)),
    ("POST", "/new", Calls(&["POST /cases"])),
    ("GET", "/next", Page(LEADS)),
    ("GET", "/privacy", Page(FORM)),
    ("POST", "/privacy", Page(FACTOR)),
    (
        "POST",
        "/privacy/hold",
        Calls(&["PUT /cases/{case}/hold", "DELETE /cases/{case}/hold"]),
    ),
    ("GET", "/registry", Calls(&["GET /registry"])),
    ("GET", "/registry/imports", Page(UPLOAD)),
    (
        "POST",
        "/registry/imports",
        Calls(&["POST /registry/import", "POST /registry/import-flags"]),
    ),
    ("GET", "/registry/imports/{id}", Page(UPLOAD)),
    ("GET", "/registry/imports/{id}/faults.csv", Page(UPLOAD)),
    ("GET", "/registry/template/{name}", Page(FORM)),
    (
        "GET",
        "/registry/{serial}",
        Calls(&["GET /registry/{serial}"]),
    ),
    (
        "POST",
        "/registry/{serial}/clear",
        Calls(&["POST /registry/{serial}/flags/{kind}/clear"]),
    ),
    (
        "POST",
        "/registry/{serial}/flag",
        Calls(&["POST /registry/{serial}/flags"]),
    ),
    ("GET", "/replies", Calls(&["GET /replies"])),
    (
        "POST",
        "/replies",
        Calls(&["POST /replies", "PUT /replies/{id}", "DELETE /replies/{id}"]),
    ),
    ("GET", "/sign-in", Page(OWN)),
    ("POST", "/sign-in", Page(OWN)),
    ("POST", "/sign-in/passkey", Page(OWN)),
    ("POST", "/sign-in/passkey/begin", Page(OWN)),
    ("GET", "/sign-in/sso/back", Page(OWN)),
    ("GET", "/sign-in/sso/{place}", Page(OWN)),
    ("POST", "/sign-out", Page(OWN)),
    ("GET", "/staff", Calls(&["GET /staff"])),
    ("POST", "/staff", Page(FACTOR)),
    ("GET", "/staff/{name}", Calls(&["GET /staff"])),
    ("POST", "/staff/{name}", Page(FACTOR)),
    ("GET", "/tokens", Page(FACTOR)),
    ("POST", "/tokens", Page(FACTOR)),
    ("GET", "/turned-away", Calls(&["GET /turned-away"])),
    ("GET", "/webhooks", Calls(&["GET /webhooks"])),
    ("POST", "/webhooks", Page(FACTOR)),
    (
        "GET",
        "/webhooks/{id}",
        Calls(&["GET /webhooks/{id}/deliveries"]),
    ),
    // Its secret and its removal want a second factor.
    (
        "POST",
        "/webhooks/{id}",
        Calls(&[
            "POST /webhooks/{id}/test",
            "POST /webhooks/{id}/pause",
            "POST /webhooks/{id}/resume",
            "POST /webhooks/{id}/deliveries/{delivery}/again",
        ]),
    ),
    ("GET", "/welcome/{token}", Page(OWN)),
    ("POST", "/welcome/{token}", Page(OWN)),
];

/// The routes that stand in the sources, as `GET /path`.
fn routes_in(folder: &Path, found: &mut BTreeSet<String>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            routes_in(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let rest = text.split(".route(").skip(1);
        for call in rest {
            let Some((route, methods)) = call
                .trim_start()
                .strip_prefix('"')
                .and_then(|call| call.split_once('"'))
            else {
                panic!("a route without a plain path in {}", path.display());
            };
            // The methods end where the parenthesis of the call does.
            let mut depth = 1;
            let end = methods.find(|c| {
                match c {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
                depth == 0
            });
            let methods = &methods[..end.unwrap()];
            for (word, method) in [
                ("get(", "GET"),
                ("post(", "POST"),
                ("put(", "PUT"),
                ("delete(", "DELETE"),
            ] {
                if methods.contains(word) {
                    found.insert(format!("{method} {route}"));
                }
            }
        }
    }
}

#[test]
fn every_route_of_the_desk_is_a_call_or_says_why_not() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/desk");
    let mut routes = BTreeSet::new();
    routes_in(&sources, &mut routes);
    assert!(routes.len() > 60, "{routes:?}");
    let listed: BTreeSet<_> = ROWS
        .iter()
        .map(|(method, path, _)| format!("{method} {path}"))
        .collect();
    let mut told = String::new();
    for route in routes.difference(&listed) {
        writeln!(told, "{route} has neither a call nor a reason").unwrap();
    }
    for route in listed.difference(&routes) {
        writeln!(told, "{route} is gone").unwrap();
    }
    let document = serde_json::to_value(server::desk_openapi()).unwrap();
    let mut unknown: BTreeSet<String> = BTreeSet::new();
    for (path, calls) in document["paths"].as_object().unwrap() {
        let path = path.strip_prefix("/api/v1/desk").unwrap();
        let methods = calls.as_object().unwrap().keys();
        unknown.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    let known = unknown.clone();
    for (method, path, means) in ROWS {
        match means {
            Calls(calls) => {
                for call in *calls {
                    unknown.remove(*call);
                    if !known.contains(*call) {
                        writeln!(told, "{method} {path}: there is no {call}").unwrap();
                    }
                }
            }
            Page(why) => assert!(!why.is_empty()),
        }
    }
    // A device added by hand is a page of the command line's and a call.
    unknown.remove("POST /registry");
    for call in unknown {
        writeln!(told, "{call} is no route's").unwrap();
    }
    assert!(told.is_empty(), "{told}");
}
