//! Recovery keys as the rules get them: each up to its last second and no further.

use std::sync::Arc;

use anyhow::{Context, Result};
use protocol::{KeyId, RecoveryKey, UnixTime};
use recovery::ports::RecoveryKeys;
use server::Clock;

use super::{KeyFile, end_of};

/// Recovery keys with the time after which they answer nothing any more.
pub(crate) struct DatedKeys {
    keys: Vec<(UnixTime, Arc<dyn RecoveryKey>)>,
    clock: Arc<dyn Clock>,
}

impl DatedKeys {
    /// These keys, by this clock.
    pub(super) fn of<'a>(
        keys: impl Iterator<Item = &'a KeyFile>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self> {
        let dated = |key: &KeyFile| {
            let last = key
                .not_after
                .with_context(|| format!("key {} has no last day", key.id()))?;
            Ok((
                end_of(last)?,
                Arc::new(key.recovery()) as Arc<dyn RecoveryKey>,
            ))
        };
        Ok(Self {
            keys: keys.map(dated).collect::<Result<_>>()?,
            clock,
        })
    }
}

impl RecoveryKeys for DatedKeys {
    fn find(&self, id: KeyId) -> Option<Arc<dyn RecoveryKey>> {
        let (last, key) = self.keys.iter().find(|(_, key)| key.id() == id)?;
        if self.clock.now().seconds().unsigned_abs() > last.seconds() {
            tracing::warn!(key = %id, "something was sealed to a key that has had its last day");
            return None;
        }
        Some(Arc::clone(key))
    }
}

#[cfg(test)]
mod tests {
    use protocol::DeviceDate;
    use recovery::time::Timestamp;
    use zeroize::Zeroizing;

    use super::super::Kind;
    use super::*;

    struct At(i64);

    impl Clock for At {
        fn now(&self) -> Timestamp {
            Timestamp::from_seconds(self.0)
        }
    }

    #[test]
    fn a_key_answers_in_its_last_second_and_not_after() {
        let day = DeviceDate::parse("2026-11-21").unwrap();
        let key = KeyFile::new(Kind::Recovery, Zeroizing::new([7; 32]), Some(day));
        let last = i64::try_from(end_of(day).unwrap().seconds()).unwrap();
        let found = |at| {
            let keys = DatedKeys::of([&key].into_iter(), Arc::new(At(at))).unwrap();
            keys.find(key.id()).is_some()
        };
        assert!(found(0) && found(last) && !found(last + 1));
    }
}
