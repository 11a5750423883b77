//! `bundle.json`: signed trust bundles, verified with a root key.

mod refused;

use crate::forge::{recovery, root, signing};
use crate::{Case, Group, hex};
use protocol::{AuthorityName, Dated, KeyId, ServiceAddress, TrustBundle, UnixTime, Way};
use serde_json::{Value, json};

const ISSUED: u64 = 1_795_251_900;

const NOT_AFTER: u64 = 1_890_000_000;

pub(crate) fn group() -> Group {
    let mut cases = vec![
        good("typical", "one recovery key, one signing key", &typical()),
        good("least", "one recovery key and nothing else", &least()),
        good("most", "all ways, a long name in UTF-8", &most()),
    ];
    cases.extend(refused::by_the_envelope());
    cases.extend(refused::by_the_signature());
    cases.extend(refused::by_a_field());
    cases.extend(refused::by_a_list());
    Group {
        group: "bundle",
        about: "Verify `bytes` as a trust bundle signed by `root_public`. Accepted cases can also \
                be signed again with `root_secret`, to the byte.",
        cases,
    }
}

fn typical() -> TrustBundle {
    TrustBundle {
        version: 7,
        authority: AuthorityName::parse("Example Recorders").expect("a name"),
        issued: UnixTime::from_seconds(ISSUED),
        service: ServiceAddress::parse("https://reset.example.org").expect("an address"),
        ways: [Way::Key].into_iter().collect(),
        recovery_keys: vec![Dated {
            key: recovery().public(),
            not_after: UnixTime::from_seconds(NOT_AFTER),
        }],
        signing_keys: vec![Dated {
            key: signing().public(),
            not_after: UnixTime::from_seconds(NOT_AFTER),
        }],
    }
}

fn least() -> TrustBundle {
    TrustBundle {
        version: 1,
        issued: UnixTime::from_seconds(0),
        service: ServiceAddress::parse("http://127.0.0.1:8080").expect("an address"),
        signing_keys: Vec::new(),
        ..typical()
    }
}

fn most() -> TrustBundle {
    TrustBundle {
        version: u32::MAX,
        authority: AuthorityName::parse("Überwachungstechnik Müller & Söhne").expect("a name"),
        ways: Way::ALL.into_iter().collect(),
        ..typical()
    }
}

fn input(bytes: &[u8]) -> Value {
    json!({ "bytes": hex(bytes), "root_public": hex(root().public().as_bytes()) })
}

fn good(id: &str, about: &'static str, bundle: &TrustBundle) -> Case {
    let bytes = bundle.sign(&root()).expect("a bundle by the rules");
    let mut input = input(&bytes);
    input["root_secret"] = hex(*root().to_bytes()).into();
    let ways: Vec<u64> = bundle.ways.iter().map(Way::number).collect();
    let recovery_keys: Vec<Value> = bundle
        .recovery_keys
        .iter()
        .map(|dated| dated_key(dated.key.as_bytes(), dated.key.id(), dated.not_after))
        .collect();
    let signing_keys: Vec<Value> = bundle
        .signing_keys
        .iter()
        .map(|dated| dated_key(dated.key.as_bytes(), dated.key.id(), dated.not_after))
        .collect();
    let result = json!({
        "version": bundle.version,
        "authority": bundle.authority.as_str(),
        "issued": bundle.issued.seconds(),
        "service": bundle.service.as_str(),
        "ways": ways,
        "recovery_keys": recovery_keys,
        "signing_keys": signing_keys,
        "root_id": root().public().id().to_string(),
    });
    Case::accepted(id, about, input, result)
}

fn dated_key(public: &[u8; 32], id: KeyId, not_after: UnixTime) -> Value {
    json!({ "public": hex(public), "id": id.to_string(), "not_after": not_after.seconds() })
}
