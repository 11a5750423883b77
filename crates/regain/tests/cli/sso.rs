//! Single sign-on at the command line.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use crate::world::World;

/// A provider that publishes itself under `issuer`, or under its own address, with one key.
fn provider(issuer: Option<&str>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let own = format!("http://{}", listener.local_addr().unwrap());
    let issuer = issuer.unwrap_or(&own).to_owned();
    let at = own.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let asked = lines.next().unwrap().unwrap();
            while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
            let body = match asked.contains("openid-configuration") {
                true => format!(
                    r#"{{"issuer":"{issuer}","authorization_endpoint":"{at}/a","token_endpoint":"{at}/t",
                    "jwks_uri":"{at}/k","response_types_supported":["code"],
                    "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["EdDSA"]}}"#
                ),
                // RFC 8037, appendix A.2.
                false => r#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"1","use":"sig",
                    "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#
                    .to_owned(),
            };
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
            let length = body.len();
            let answer = format!("{head}\r\ncontent-length: {length}\r\n\r\n{body}");
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    own
}

/// A set-up with that provider.
fn with(issuer: &str, more: &str) -> World {
    let world = World::new().with_keys();
    let text = format!(
        "[desk]\n{more}\n[[desk.sso]]\nname = \"Example AG\"\nissuer = \"{issuer}\"\nclient_id = \"regain\"\n"
    );
    world.write("regain.toml", &text);
    world.must("staff add anna --generate --config regain.toml");
    world
}

#[test]
fn the_doctor_says_whether_a_provider_can_be_discovered() {
    let found = with(&provider(None), "only_sso = true").regain("doctor --config regain.toml");
    assert!(found.ok, "{}{}", found.out, found.err);
    assert!(found.out.contains("answers, with 1 key"), "{}", found.out);
    assert!(found.out.contains("for emergencies alone"), "{}", found.out);

    let own = provider(Some("https://login.example"));
    let other = with(&own, "").regain("doctor --config regain.toml");
    assert!(!other.ok, "{}", other.out);
    let words = "its issuer is https://login.example";
    assert!(other.out.contains(words), "{}", other.out);

    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let away = with(&format!("http://{closed}"), "").regain("doctor --config regain.toml");
    assert!(
        !away.ok && away.out.contains("the discovery: "),
        "{}",
        away.out
    );
}

#[test]
fn an_address_is_written_down_for_the_first_sign_in_and_taken_away() {
    let world = World::new();
    world.must("staff add anna --generate --emergency");
    let said = world.must("staff sign-on anna Anna@example.org");
    assert!(said.contains("as Anna@example.org"), "{said}");
    assert!(said.contains("name no provider yet"), "{said}");
    world.must("staff add ben --generate");
    let taken = world.regain("staff sign-on ben anna@EXAMPLE.org");
    let words = "Another account has this email address";
    assert!(!taken.ok && taken.err.contains(words), "{}", taken.err);
    let said = world.must("staff sign-on anna --remove");
    assert!(said.contains("no more"), "{said}");
    world.must("staff sign-on ben anna@example.org");
    let unknown = world.regain("staff sign-on carl carl@example.org");
    assert!(!unknown.ok && unknown.err.contains("no account named carl"));
    assert!(
        !world.regain("staff sign-on anna").ok,
        "one of the two is needed"
    );
}
