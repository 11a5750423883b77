//! The canonical forms by the RFC's own examples, and keys that are refused. Whole signatures are
//! verified by another implementation in `tests/smtp.rs`.

use super::*;

#[test]
fn the_canonical_forms_are_those_of_rfc_6376_3_4_5() {
    let message = b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";
    let (headers, body) = canonical::split(message);
    assert_eq!(
        canonical::headers(&headers, &["a", "b"]),
        b"a:X\r\nb:Y Z\r\n"
    );
    assert_eq!(canonical::body(body), b" C\r\nD E\r\n");
    assert_eq!(canonical::body(b""), b"");
    assert_eq!(canonical::body(b" \r\n\t\r\n"), b"");
    assert_eq!(canonical::body(b"no end"), b"no end\r\n");
}

#[test]
fn a_header_signed_once_more_than_it_stands_there_adds_nothing() {
    let (headers, _) = canonical::split(b"To: a\r\nTo: b\r\n\r\n");
    assert_eq!(
        canonical::headers(&headers, &["to", "to", "to"]),
        b"to:b\r\nto:a\r\n"
    );
}

#[test]
fn a_signature_that_cannot_be_aligned_is_refused() {
    let sender = Email::parse("answers@recovery.example.org").unwrap();
    let signer =
        |domain: &str, selector: &str| DkimSigner::new(domain, selector, ed25519(), &sender);
    let whole = signer("Example.ORG.", "s1").unwrap();
    assert_eq!(whole.name(), "s1._domainkey.example.org");
    assert!(signer("recovery.example.org", "s1").is_ok());
    for domain in [
        "example.com",
        "very.example.org",
        "ple.org",
        "",
        "x.recovery.example.org",
    ] {
        let refused = signer(domain, "s1");
        assert!(
            matches!(refused, Err(DkimError::Alignment { .. })),
            "{domain}"
        );
    }
    assert!(matches!(signer("org", "s1"), Err(DkimError::TopLevel(_))));
    for selector in ["", "s 1", "s;d=x", "s..1"] {
        let refused = signer("example.org", selector);
        assert!(
            matches!(refused, Err(DkimError::Selector(_))),
            "{selector:?}"
        );
    }
}

#[test]
fn a_key_that_nobody_would_trust_is_refused_with_the_reason() {
    let cases = [
        ("", "no private key"),
        (
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
            "no private key",
        ),
        (
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END",
            "passphrase",
        ),
        (
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            "neither",
        ),
        (RSA_1024, "neither"),
    ];
    for (pem, why) in cases {
        let Err(refused) = DkimKey::from_pem(pem) else {
            panic!("{pem:?} was taken")
        };
        assert!(refused.to_string().contains(why), "{refused}");
    }
}

#[test]
fn the_record_is_that_of_rfc_8463() {
    // RFC 8463, A.2, with the seed put into PKCS #8.
    let record = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    assert_eq!(ed25519().record(), record);
}

fn ed25519() -> DkimKey {
    let pem = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n\
        -----END PRIVATE KEY-----\n";
    DkimKey::from_pem(pem).unwrap()
}

/// Made for this test, and far too weak.
const RSA_1024: &str = "-----BEGIN PRIVATE KEY-----\n\
    MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAOxC8/oprswc29Y4\n\
    LemwAu7wncZxstL4sTdLOMfaOpesDYXOcF4cafy4uYEZnWC9MAfMJCVwr8mdD8PK\n\
    R4orQjOAzhIyfJIrBBlbkLPhd9PGI4U7vLcR69JC7rM7iD2+OLQo7MR1FmfSVHxp\n\
    jdniTRN34lCroxJ/ShKHVDh5MqPjAgMBAAECgYAbqx+dbWI+HycTqFKgKm+9gcpI\n\
    YipaEKvYWOPWa9UuzARtZia8rsEuyodW+iP3H1DPqPWWuOKtTsp42GiWYsiGu+0g\n\
    97eFsGgzsRYM8LvdOgeUUWHC6Z2gU7nHNiWna2A5ZNQbhigbqsfv83HTHQiW5qcv\n\
    rxzP3qg/iACBr5ZRmQJBAP5hCLsTZwoAVabHtxVPpsBAVdxC1USn7YkQFjbWrwod\n\
    XA1DOtsGOqk5it/zDAto6PSVgxWkTkqVKMjZmMQbfd0CQQDtxF0xWU+wPrMV9Pte\n\
    01r02XeWgmC0h/kYIKAF1Qc/aM1h9T3ghXVpSyaGpMI0B0qGkN6WR2GGp/cLXHKs\n\
    yOy/AkA+00ROv9oA9FgzGrwy/TsX3EvYXIFDtZ3K7jguTxNoEhw8AlC063LtfJK6\n\
    ANMGtmBil9KKM8xKS1CJWoSKWqfZAkAOO4nkkVcO0sH/l3mQlJBGRdo9vTIyvEzx\n\
    38oUb0sOxaQ9r+NzVCnSEriMqMIjQSh546QfVMiGufk0yeTnaOObAkEAuYyd0hEh\n\
    Kfhqo/8/Od/tqf9xq00czthpaVNPaJrt48cHbtCLSvVa/JNYQPbuFW3DYv1N7gIc\n\
    boaELgYIHVkyOA==\n\
    -----END PRIVATE KEY-----\n";
