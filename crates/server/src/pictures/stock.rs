//! What lies in the store of pictures: sealed, and with which keys, or from before there was a vault.

use std::collections::BTreeMap;

use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload};
use recovery::ports::Vault;
use recovery::vault::{self, DataKeyId};

use crate::services::{Entropy, Services};

/// How many bytes tell whether something is sealed, and with which key.
const HEAD: u64 = 16;

/// What was found.
#[derive(Debug, Default)]
pub struct Stock {
    /// How many things each key has sealed.
    pub sealed: BTreeMap<DataKeyId, u64>,
    /// How many were never sealed.
    pub plain: u64,
}

/// Looks at everything in a store of pictures; reads no more than the beginning of each.
///
/// # Errors
/// When the store cannot be read.
pub async fn look(pictures: &dyn ObjectStore) -> object_store::Result<Stock> {
    let mut stock = Stock::default();
    let mut all = pictures.list(None);
    while let Some(found) = all.try_next().await? {
        match sealed_with(pictures, &found.location).await {
            Ok(Some(key)) => *stock.sealed.entry(key).or_default() += 1,
            Ok(None) => stock.plain += 1,
            // Swept meanwhile.
            Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(stock)
}

/// Seals everything that was never sealed, each thing in one step, and says how many there were.
/// Cut off, it may be begun again.
///
/// # Errors
/// When the store cannot be read or written.
pub async fn seal_plain(services: &Services) -> object_store::Result<u64> {
    let (pictures, vault) = (&*services.pictures, &*services.vault);
    let mut count = 0;
    let mut all = pictures.list(None);
    while let Some(found) = all.try_next().await? {
        let plain = sealed_with(pictures, &found.location).await?.is_none();
        if plain {
            seal(pictures, vault, &*services.entropy, &found.location).await?;
            count += 1;
        }
    }
    Ok(count)
}

async fn seal(
    pictures: &dyn ObjectStore,
    vault: &dyn Vault,
    entropy: &dyn Entropy,
    path: &Path,
) -> object_store::Result<()> {
    let plain = pictures.get(path).await?.bytes().await?;
    let sealed = {
        let mut rng = entropy.rng();
        vault.seal(path.as_ref(), &plain, &mut *rng)
    };
    pictures.put(path, PutPayload::from(sealed)).await?;
    Ok(())
}

async fn sealed_with(
    pictures: &dyn ObjectStore,
    path: &Path,
) -> object_store::Result<Option<DataKeyId>> {
    let options = GetOptions {
        range: Some(GetRange::Bounded(0..HEAD)),
        ..GetOptions::default()
    };
    let head = match pictures.get_opts(path, options).await {
        Ok(head) => head.bytes().await?,
        // A store may refuse a range of nothing; what is empty was never sealed.
        Err(object_store::Error::NotFound { path, source }) => {
            return Err(object_store::Error::NotFound { path, source });
        }
        Err(error) => match pictures.head(path).await?.size {
            0 => return Ok(None),
            _ => return Err(error),
        },
    };
    Ok(vault::sealed_with(&head))
}
