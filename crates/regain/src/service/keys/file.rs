//! A secret key as a file: TOML that only its owner may read, and that says what it is.

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use protocol::{DeviceDate, RecoverySecret, RootKey, SigningKey, UnixTime};
use recovery::time::Timestamp;
use recovery::vault::DataKey;
use serde::Deserialize;
use zeroize::{Zeroize, Zeroizing};

use super::super::files;
use super::end_of;

/// What a key is for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// Signs trust bundles.
    Root,
    /// Opens challenges.
    Recovery,
    /// Signs answers.
    Signing,
    /// Seals what the service stores.
    Data,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Root => "root",
            Self::Recovery => "recovery",
            Self::Signing => "signing",
            Self::Data => "data",
        })
    }
}

/// A secret key, what it is for, and the last day that devices are to use it.
pub(crate) struct KeyFile {
    pub(crate) kind: Kind,
    /// The day devices stop using it; a root key has none, for it is pinned in firmware, and a data
    /// key has none, for no device knows of it.
    pub(crate) not_after: Option<DeviceDate>,
    /// When a data key was made, in seconds since 1970: the newest seals.
    made: Option<i64>,
    secret: Zeroizing<[u8; 32]>,
}

/// The file as TOML has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    kind: Kind,
    id: String,
    public: Option<String>,
    not_after: Option<String>,
    made: Option<i64>,
    secret: String,
}

impl Drop for Text {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

impl KeyFile {
    /// A key of these bytes.
    pub(crate) fn new(
        kind: Kind,
        secret: Zeroizing<[u8; 32]>,
        not_after: Option<DeviceDate>,
    ) -> Self {
        Self {
            kind,
            not_after,
            made: None,
            secret,
        }
    }

    /// The file of a data key.
    pub(crate) fn of_data(key: &DataKey) -> Self {
        Self {
            kind: Kind::Data,
            not_after: None,
            made: Some(key.made().seconds()),
            secret: key.to_bytes(),
        }
    }

    /// Reads a file, and checks that its secret belongs to the name it bears.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let shown = file.display();
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read the key in {shown}"))?;
        Self::parse(&Zeroizing::new(text)).with_context(|| format!("{shown} holds no usable key"))
    }

    /// Writes it to a new file.
    pub(crate) fn write(&self, file: &Path) -> Result<()> {
        files::write_secret(file, self.to_text().as_bytes())
    }

    fn parse(text: &str) -> Result<Self> {
        // TOML's own error would quote the line, and the line may be the secret.
        let text: Text = toml::from_str(text)
            .ok()
            .context("it is not written as `regain keys` writes keys")?;
        let bytes = Zeroizing::new(
            URL_SAFE_NO_PAD
                .decode(&*text.secret)
                .ok()
                .context("the secret is damaged")?,
        );
        let secret = Zeroizing::new(
            <[u8; 32]>::try_from(&bytes[..])
                .ok()
                .context("the secret has not 32 bytes")?,
        );
        let not_after = text
            .not_after
            .as_deref()
            .map(DeviceDate::parse)
            .transpose()?;
        let key = Self {
            made: text.made,
            ..Self::new(text.kind, secret, not_after)
        };
        ensure!(
            key.public() == text.public && key.id() == text.id,
            "the secret, the id and the public key do not belong together"
        );
        ensure!(
            matches!(key.kind, Kind::Root | Kind::Data) == key.not_after.is_none(),
            "a root or data key has no last day, and every other key has one"
        );
        ensure!(
            (key.kind == Kind::Data) == key.made.is_some(),
            "a data key says when it was made, and no other does"
        );
        Ok(key)
    }

    fn to_text(&self) -> Zeroizing<String> {
        let line = |name, value: Option<&dyn fmt::Display>| {
            value
                .map(|value| format!("{name} = {value}\n"))
                .unwrap_or_default()
        };
        let quoted = |text: String| format!("\"{text}\"");
        let public = self.public().map(quoted);
        let last = self.not_after.map(|day| quoted(day.to_string()));
        let facts = [
            line("public", public.as_ref().map(|text| text as _)),
            line("not_after", last.as_ref().map(|text| text as _)),
            line("made", self.made.as_ref().map(|made| made as _)),
        ]
        .concat();
        let secret = Zeroizing::new(URL_SAFE_NO_PAD.encode(*self.secret));
        Zeroizing::new(format!(
            "# Regain: a {kind} key. Whoever has this file has the key.\n\
             kind = \"{kind}\"\nid = \"{}\"\n{facts}secret = \"{}\"\n",
            self.id(),
            *secret,
            kind = self.kind,
        ))
    }

    /// The short name of the key.
    pub(crate) fn id(&self) -> String {
        match self.kind {
            Kind::Root => self.root().public().id().to_string(),
            Kind::Recovery => self.recovery().public().id().to_string(),
            Kind::Signing => self.signing().public().id().to_string(),
            Kind::Data => self.data().id().to_string(),
        }
    }

    /// The days until its last one, below zero after it; a key without one has more than anybody
    /// counts.
    pub(crate) fn days_left(&self, today: DeviceDate) -> i64 {
        self.not_after
            .map_or(i64::MAX, |last| last.days_since(&today))
    }

    /// The last second of its last day, in UTC.
    pub(crate) fn last_second(&self) -> Result<UnixTime> {
        let day = self
            .not_after
            .with_context(|| format!("{} key {} has no last day", self.kind, self.id()))?;
        end_of(day)
    }

    /// The public half as text; a data key has none.
    pub(crate) fn public(&self) -> Option<String> {
        match self.kind {
            Kind::Root => Some(self.root().public().to_text()),
            Kind::Recovery => Some(self.recovery().public().to_text()),
            Kind::Signing => Some(self.signing().public().to_text()),
            Kind::Data => None,
        }
    }

    /// The bytes as a root key.
    pub(crate) fn root(&self) -> RootKey {
        RootKey::from_bytes(&self.secret)
    }

    /// The bytes as a recovery key.
    pub(crate) fn recovery(&self) -> RecoverySecret {
        RecoverySecret::from_bytes(&self.secret)
    }

    /// The bytes as a data key.
    pub(crate) fn data(&self) -> DataKey {
        DataKey::new(
            &self.secret,
            Timestamp::from_seconds(self.made.unwrap_or(0)),
        )
    }

    /// The bytes as a signing key.
    pub(crate) fn signing(&self) -> SigningKey {
        SigningKey::from_bytes(&self.secret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kind: Kind) -> KeyFile {
        let not_after = (kind != Kind::Root).then(|| DeviceDate::parse("2029-11-20").unwrap());
        KeyFile::new(kind, Zeroizing::new([7; 32]), not_after)
    }

    #[test]
    fn p10_a_data_key_reads_back_as_it_was_written() {
        let key = DataKey::new(&[7; 32], Timestamp::from_seconds(1_795_251_600));
        let text = KeyFile::of_data(&key).to_text();
        let again = KeyFile::parse(&text).unwrap().data();
        assert_eq!((again.id(), again.made()), (key.id(), key.made()));
        assert!(KeyFile::parse(&text.replace("\nmade", "\n#")).is_err());
        let other = text.replace(&key.id().to_string(), "00000000");
        assert!(KeyFile::parse(&other).is_err());
    }

    #[test]
    fn a_key_reads_back_as_it_was_written() {
        for kind in [Kind::Root, Kind::Recovery, Kind::Signing] {
            let again = KeyFile::parse(&key(kind).to_text()).unwrap();
            assert_eq!(
                (again.kind, again.id(), again.not_after),
                (kind, key(kind).id(), key(kind).not_after)
            );
        }
    }

    #[test]
    fn a_key_under_a_wrong_kind_or_public_half_is_refused() {
        let text = key(Kind::Recovery).to_text();
        assert!(KeyFile::parse(&text.replace("\"recovery\"", "\"signing\"")).is_err());
        let other = KeyFile::new(Kind::Recovery, Zeroizing::new([8; 32]), None);
        assert!(
            KeyFile::parse(&text.replace(
                &key(Kind::Recovery).public().unwrap(),
                &other.public().unwrap()
            ))
            .is_err()
        );
    }

    #[test]
    fn a_damaged_file_is_refused_without_showing_the_secret() {
        let text = key(Kind::Root)
            .to_text()
            .replace("secret = \"", "secret = \"!");
        let error = format!("{:#}", KeyFile::parse(&text).err().unwrap());
        let secret = URL_SAFE_NO_PAD.encode([7; 32]);
        assert!(!error.contains(&secret[1..20]), "{error}");
    }
}
