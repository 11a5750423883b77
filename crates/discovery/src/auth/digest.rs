//! HTTP Digest (RFC 7616) with SHA-256 and MD5, for requests whose method is POST.

mod fields;

use md5::Md5;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use fields::{Fields, quoted};

/// How a camera hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Algorithm {
    Md5,
    Sha256,
}

impl Algorithm {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha256 => "SHA-256",
        }
    }

    fn hex(self, parts: &[&str]) -> Zeroizing<String> {
        let text = Zeroizing::new(parts.join(":"));
        Zeroizing::new(match self {
            Self::Md5 => hex(&Md5::digest(text.as_bytes())),
            Self::Sha256 => hex(&Sha256::digest(text.as_bytes())),
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a camera asks for before it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Challenge {
    pub(crate) realm: String,
    pub(crate) nonce: String,
    opaque: Option<String>,
    pub(crate) algorithm: Algorithm,
    /// Whether the session variant of the algorithm is meant.
    is_session: bool,
    /// Whether it takes a count and a nonce of the client's (qop=auth).
    has_qop: bool,
    /// Whether the answer was right but for the age of its nonce.
    pub(crate) is_stale: bool,
}

/// The challenges in the values of `WWW-Authenticate` that can be met, the strongest first.
pub(crate) fn challenges<'a>(values: impl IntoIterator<Item = &'a str>) -> Vec<Challenge> {
    let mut found: Vec<_> = values
        .into_iter()
        .flat_map(fields::challenges)
        .filter_map(|fields| Challenge::of(&fields))
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.algorithm));
    found
}

impl Challenge {
    fn of(fields: &Fields) -> Option<Self> {
        let name = fields
            .get("algorithm")
            .unwrap_or("MD5")
            .to_ascii_uppercase();
        let (name, is_session) = match name.strip_suffix("-SESS") {
            Some(name) => (name, true),
            None => (name.as_str(), false),
        };
        let algorithm = match name {
            "MD5" => Algorithm::Md5,
            "SHA-256" => Algorithm::Sha256,
            _ => return None,
        };
        let qop = fields.get("qop");
        let has_qop = qop.is_some_and(|offered| {
            let mut offered = offered.split(',').map(str::trim);
            offered.any(|one| one.eq_ignore_ascii_case("auth"))
        });
        // Only the whole message may be covered: no client of cameras does that.
        if qop.is_some() && !has_qop {
            return None;
        }
        Some(Self {
            realm: fields.get("realm")?.to_owned(),
            nonce: fields.get("nonce")?.to_owned(),
            opaque: fields.get("opaque").map(str::to_owned),
            algorithm,
            is_session,
            has_qop,
            is_stale: fields
                .get("stale")
                .is_some_and(|stale| stale.eq_ignore_ascii_case("true")),
        })
    }

    /// The value of `Authorization` for a POST to `path`; `count` is that of this nonce, from 1.
    pub(crate) fn answer(
        &self,
        user: &str,
        password: &str,
        path: &str,
        count: u32,
        fresh: &[u8; 16],
    ) -> String {
        let (own, count) = (hex(fresh), format!("{count:08x}"));
        let secret = self.algorithm.hex(&[user, self.realm.as_str(), password]);
        let secret = match self.is_session {
            true => self.algorithm.hex(&[&secret, &self.nonce, &own]),
            false => secret,
        };
        let request = self.algorithm.hex(&["POST", path]);
        let response = match self.has_qop {
            true => self
                .algorithm
                .hex(&[&secret, &self.nonce, &count, &own, "auth", &request]),
            false => self.algorithm.hex(&[&secret, &self.nonce, &request]),
        };
        let mut value = format!(
            "Digest username={}, realm={}, nonce={}, uri={}, response=\"{}\", algorithm={}{}",
            quoted(user),
            quoted(&self.realm),
            quoted(&self.nonce),
            quoted(path),
            *response,
            self.algorithm.name(),
            if self.is_session { "-sess" } else { "" },
        );
        if self.has_qop {
            value += &format!(", qop=auth, nc={count}, cnonce=\"{own}\"");
        }
        if let Some(opaque) = &self.opaque {
            value += &format!(", opaque={}", quoted(opaque));
        }
        value
    }
}

/// What a client answered, for the camera that asked.
#[cfg(feature = "camera")]
pub(crate) struct Answered {
    pub(crate) user: String,
    pub(crate) nonce: String,
    pub(crate) count: String,
    own: String,
    uri: String,
    pub(crate) algorithm: Algorithm,
    response: String,
}

#[cfg(feature = "camera")]
impl Answered {
    /// Reads the value of `Authorization`.
    pub(crate) fn read(value: &str) -> Option<Self> {
        let found = fields::challenges(value);
        let fields = found.first()?;
        let own = |name: &str| fields.get(name).map(str::to_owned);
        Some(Self {
            user: own("username")?,
            nonce: own("nonce")?,
            count: own("nc")?,
            own: own("cnonce")?,
            uri: own("uri")?,
            algorithm: match fields.get("algorithm").unwrap_or("MD5") {
                "SHA-256" => Algorithm::Sha256,
                _ => Algorithm::Md5,
            },
            response: own("response")?,
        })
    }

    /// Whether it was made with this password for a POST.
    pub(crate) fn is_by(&self, realm: &str, password: &str) -> bool {
        let hash = self.algorithm;
        let secret = hash.hex(&[&self.user, realm, password]);
        let request = hash.hex(&["POST", &self.uri]);
        let right = hash.hex(&[
            &secret,
            &self.nonce,
            &self.count,
            &self.own,
            "auth",
            &request,
        ]);
        *right == self.response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of RFC 7616 section 3.9.1 with the method POST in the place of GET.
    const REALM: &str = "http-auth@example.org";
    const NONCE: &str = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";

    fn asked(algorithm: &str) -> String {
        format!(
            "Digest realm=\"{REALM}\", qop=\"auth, auth-int\", algorithm={algorithm}, nonce=\"{NONCE}\", \
             opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""
        )
    }

    #[test]
    fn d12_the_hashes_are_those_of_rfc_7616() {
        // H(A1) and H(A2) of section 3.9.1, whose request is a GET.
        for (algorithm, response) in [
            (Algorithm::Md5, "8ca523f5e9506fed4657c9700eebdbec"),
            (
                Algorithm::Sha256,
                "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
            ),
        ] {
            let secret = algorithm.hex(&["Mufasa", REALM, "Circle of Life"]);
            let request = algorithm.hex(&["GET", "/dir/index.html"]);
            let own = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
            let made = algorithm.hex(&[&secret, NONCE, "00000001", own, "auth", &request]);
            assert_eq!(*made, response);
        }
    }

    #[test]
    fn d12_the_strongest_algorithm_is_taken_wherever_it_stands() {
        let (md5, sha256) = (asked("MD5"), asked("SHA-256"));
        let apart = challenges([md5.as_str(), sha256.as_str()]);
        let together = format!("Basic realm=\"x\", {md5}, {sha256}");
        for found in [apart, challenges([together.as_str()])] {
            let algorithms: Vec<_> = found.iter().map(|one| one.algorithm).collect();
            assert_eq!(algorithms, [Algorithm::Sha256, Algorithm::Md5]);
            assert!(
                found
                    .iter()
                    .all(|one| one.realm == REALM && one.nonce == NONCE)
            );
        }
    }

    #[test]
    fn d12_what_cannot_be_met_is_left_out() {
        for value in [
            "Basic realm=\"camera\"",
            "Digest realm=\"camera\"",
            "Digest realm=\"a\", nonce=\"b\", algorithm=SHA-512-256",
            "Digest realm=\"a\", nonce=\"b\", qop=\"auth-int\"",
            "Digest",
            "",
            "=,\"",
        ] {
            assert_eq!(challenges([value]), [], "{value}");
        }
    }

    #[test]
    fn d12_old_cameras_without_qop_get_the_short_answer() {
        let found = challenges(["digest realm=\"IP Camera(C1)\",nonce=\"4e4\",stale=TRUE"]);
        assert!(found[0].is_stale && !found[0].has_qop);
        let answer = found[0].answer("admin", "x", "/onvif/device_service", 1, &[7; 16]);
        assert!(
            !answer.contains("qop") && !answer.contains("cnonce"),
            "{answer}"
        );
        assert!(answer.contains("realm=\"IP Camera(C1)\""), "{answer}");
    }
}
