//! WS-UsernameToken with a password digest (WSS UsernameToken Profile 1.0): the digest is
//! Base64(SHA-1(nonce ‖ created ‖ password)). SHA-1 is what the profile prescribes; nothing here
//! rests on it but the camera's own check.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};

use crate::UtcTime;
use crate::soap::escaped;

const OASIS: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss";

/// The digest that stands for the password.
pub(crate) fn password_digest(nonce: &[u8], created: &str, password: &str) -> String {
    let mut hash = Sha1::new();
    hash.update(nonce);
    hash.update(created);
    hash.update(password);
    STANDARD.encode(hash.finalize())
}

/// The security header; `None` when XML has no way to write the name.
pub(crate) fn header(
    user: &str,
    password: &str,
    nonce: &[u8; 16],
    created: UtcTime,
) -> Option<String> {
    let created = created.to_string();
    let digest = password_digest(nonce, &created, password);
    let (user, nonce) = (escaped(user)?, STANDARD.encode(nonce));
    Some(format!(
        "<wsse:Security s:mustUnderstand=\"1\" xmlns:wsse=\"{OASIS}-wssecurity-secext-1.0.xsd\" \
         xmlns:wsu=\"{OASIS}-wssecurity-utility-1.0.xsd\"><wsse:UsernameToken><wsse:Username>{}</wsse:Username>\
         <wsse:Password Type=\"{OASIS}-username-token-profile-1.0#PasswordDigest\">{digest}</wsse:Password>\
         <wsse:Nonce EncodingType=\"{OASIS}-soap-message-security-1.0#Base64Binary\">{nonce}</wsse:Nonce>\
         <wsu:Created>{created}</wsu:Created></wsse:UsernameToken></wsse:Security>",
        user.as_str()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d12_the_digest_is_that_of_the_onvif_programmers_guide() {
        // ONVIF Application Programmer's Guide 6.1.1.3.
        let nonce = STANDARD.decode("LKqI6G/AikKCQrN0zqZFlg==").unwrap();
        assert_eq!(
            password_digest(&nonce, "2010-09-16T07:50:45Z", "userpassword"),
            "tuOSpGlFlIXsozq4HFNeeGeFLEI="
        );
    }
}
