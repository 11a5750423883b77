//! `regain mail dkim-key`: a key that signs mails, and the record that publishes it.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rsa::RsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};
use rsa::rand_core as older;
use server::Entropy as _;
use server::mail::{DkimKey, DkimSigner};
use zeroize::Zeroizing;

use super::super::cli::{Algorithm, DkimKeyOptions};
use super::super::clock::SystemEntropy;
use super::super::files;

/// What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410, 7).
const ED25519_PREFIX: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// Bits of a new RSA key: what every verifier takes, and fits a DNS answer (RFC 6376, 3.3.3).
const RSA_BITS: usize = 2048;

/// Makes a key, and says what to do with it.
pub(super) fn make(options: &DkimKeyOptions) -> Result<()> {
    let config = options.setup.load()?;
    let pem = match options.algorithm {
        Algorithm::Rsa => rsa()?,
        Algorithm::Ed25519 => ed25519(),
    };
    let key = DkimKey::from_pem(&pem)?;
    let from = &config.mail.from;
    let whole = from
        .as_str()
        .rsplit_once('@')
        .map_or("", |(_, domain)| domain);
    let domain = options.domain.as_deref().unwrap_or(whole);
    let signer = DkimSigner::new(domain, &options.selector, key, from)?;
    files::write_secret(&options.out, pem.as_bytes())?;
    say!(
        "The key is in {}. Publish this TXT record:",
        options.out.display()
    );
    say!("");
    say!("{}", zone_line(&signer));
    say!("");
    say!("When it is there, sign with it:");
    say!("");
    say!("[[mail.dkim]]");
    say!("selector = {:?}", options.selector);
    say!("domain = {domain:?}");
    say!("key = {:?}", options.out);
    Ok(())
}

/// The record as a line of a zone file, where a string has at most 255 characters.
pub(crate) fn zone_line(signer: &DkimSigner) -> String {
    let record = signer.record();
    let strings: Vec<String> = (0..record.len())
        .step_by(250)
        .map(|from| format!("\"{}\"", &record[from..record.len().min(from + 250)]))
        .collect();
    format!("{}. TXT ( {} )", signer.name(), strings.join(" "))
}

fn rsa() -> Result<Zeroizing<String>> {
    let mut rng = SystemEntropy.rng();
    let key = RsaPrivateKey::new(&mut Older(&mut *rng), RSA_BITS).context("no RSA key was made")?;
    key.to_pkcs8_pem(LineEnding::LF)
        .context("the RSA key cannot be written")
}

fn ed25519() -> Zeroizing<String> {
    let mut der = Zeroizing::new(ED25519_PREFIX.to_vec());
    let mut seed = Zeroizing::new([0; 32]);
    SystemEntropy.rng().fill_bytes(&mut *seed);
    der.extend_from_slice(&*seed);
    let text = Zeroizing::new(STANDARD.encode(&*der));
    Zeroizing::new(format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        *text
    ))
}

/// Our generator as the crate for RSA knows generators.
struct Older<'a>(&'a mut dyn rand_core::CryptoRng);

impl older::RngCore for Older<'_> {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), older::Error> {
        self.0.fill_bytes(bytes);
        Ok(())
    }
}

impl older::CryptoRng for Older<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p9_a_key_of_either_kind_is_made_that_signs_and_is_published_in_short_strings() {
        let from = protocol::Email::parse("answers@example.org").unwrap();
        for (pem, kind) in [(rsa().unwrap(), "RSA, 2048 bits"), (ed25519(), "Ed25519")] {
            let key = DkimKey::from_pem(&pem).unwrap();
            let signer = DkimSigner::new("example.org", "s1", key, &from).unwrap();
            assert_eq!(signer.describe(), kind);
            let line = zone_line(&signer);
            let strings: Vec<_> = line.split('"').skip(1).step_by(2).collect();
            assert!(strings.iter().all(|string| string.len() <= 255));
            assert_eq!(strings.concat(), signer.record());
        }
    }
}
