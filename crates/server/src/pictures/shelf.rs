//! Where pictures lie: drafts until a request takes them over, then with the cases.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt, PutPayload};
use rand_core::CryptoRng;
use recovery::picture::{Media, Picture, PictureName};
use recovery::ports::{Unopened, Vault};
use recovery::time::Timestamp;

use crate::http::fault::Fault;
use crate::services::{Entropy, Services};

/// How long a picture waits for its request.
const DRAFT_LIFE: Duration = Duration::from_hours(24);

/// The two shelves of one object store. What lies there is sealed for its own place.
#[derive(Clone)]
pub(crate) struct Shelf {
    store: Arc<dyn ObjectStore>,
    vault: Arc<dyn Vault>,
    entropy: Arc<dyn Entropy>,
}

impl Shelf {
    pub(crate) fn new(services: &Services) -> Self {
        Self {
            store: services.pictures.clone(),
            vault: services.vault.clone(),
            entropy: services.entropy.clone(),
        }
    }

    /// Puts a picture on the drafts' shelf.
    pub(crate) async fn put_draft(&self, name: &PictureName, bytes: Vec<u8>) -> Result<(), Fault> {
        self.put(&draft(name), &bytes).await
    }

    /// Puts a picture on the cases' shelf at once.
    pub(crate) async fn put_kept(
        &self,
        media: Media,
        bytes: &[u8],
        at: Timestamp,
    ) -> Result<Picture, Fault> {
        let name = draw_name(media, &mut *self.entropy.rng())?;
        self.put(&kept(&name), bytes).await?;
        Ok(Picture {
            name,
            media,
            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            added_at: at,
        })
    }

    /// Removes a draft; one that is gone already is no fault.
    pub(crate) async fn drop_draft(&self, name: &PictureName) -> Result<(), Fault> {
        match self.store.delete(&draft(name)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }

    /// The bytes of a draft, `None` when there is none of that name or it was swept.
    pub(crate) async fn draft(&self, name: &PictureName) -> Result<Option<Vec<u8>>, Fault> {
        self.bytes(&draft(name)).await
    }

    /// Copies a draft to the cases' shelf, where the sweep does not go, under a name of its own: a
    /// draft may be handed in twice.
    pub(crate) async fn keep(&self, name: &PictureName, at: Timestamp) -> Result<Picture, Fault> {
        let media = media_of(name).ok_or(Fault::NotFound)?;
        let bytes = self.draft(name).await?;
        let gone = || Fault::Unavailable("picture store: a draft is gone".to_owned());
        self.put_kept(media, &bytes.ok_or_else(gone)?, at).await
    }

    /// Puts a picture that is to show something on the drafts' shelf, apart from those of challenges:
    /// those are as they were sent.
    pub(crate) async fn put_shown(&self, bytes: &[u8]) -> Result<PictureName, Fault> {
        let name = draw_name(Media::Jpeg, &mut *self.entropy.rng())?;
        self.put(&shown(&name), bytes).await?;
        Ok(name)
    }

    /// Whether all of these are there still.
    pub(crate) async fn has_shown(&self, names: &[PictureName]) -> Result<bool, Fault> {
        for name in names {
            match self.store.head(&shown(name)).await {
                Ok(_) => {}
                Err(Error::NotFound { .. }) => return Ok(false),
                Err(error) => return Err(unavailable(error)),
            }
        }
        Ok(true)
    }

    /// Copies such a draft to the cases' shelf, as [`Self::keep`] does.
    pub(crate) async fn keep_shown(
        &self,
        name: &PictureName,
        at: Timestamp,
    ) -> Result<Picture, Fault> {
        let bytes = self.bytes(&shown(name)).await?;
        let gone = || Fault::Unavailable("picture store: a draft is gone".to_owned());
        self.put_kept(Media::Jpeg, &bytes.ok_or_else(gone)?, at)
            .await
    }

    /// Removes such a draft; one that is gone already is no fault.
    pub(crate) async fn drop_shown(&self, name: &PictureName) -> Result<(), Fault> {
        match self.store.delete(&shown(name)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }

    /// Removes a picture that no case took.
    pub(crate) async fn discard(&self, picture: &Picture) -> Result<(), Fault> {
        self.store
            .delete(&kept(&picture.name))
            .await
            .map_err(unavailable)
    }

    /// Removes the picture of a case; one that is gone already is no fault.
    pub(crate) async fn remove(&self, name: &PictureName) -> Result<(), Fault> {
        match self.store.delete(&kept(name)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }

    /// The names of pictures on the cases' shelf that were put there before a time.
    pub(crate) async fn kept_before(&self, time: Timestamp) -> Result<Vec<PictureName>, Fault> {
        let all: Vec<_> = self
            .store
            .list(Some(&Path::from("cases")))
            .try_filter(|found| ready(found.last_modified.timestamp() < time.seconds()))
            .try_collect()
            .await
            .map_err(unavailable)?;
        let name = |path: Path| PictureName::parse(path.filename()?);
        Ok(all
            .into_iter()
            .filter_map(|old| name(old.location))
            .collect())
    }

    /// The bytes of a case's picture.
    pub(crate) async fn kept(&self, name: &PictureName) -> Result<Option<Vec<u8>>, Fault> {
        self.bytes(&kept(name)).await
    }

    /// Puts something beside the drafts, where it stays as long as they do.
    pub(crate) async fn put_aside(&self, place: &[&str], bytes: Vec<u8>) -> Result<(), Fault> {
        self.put(&aside(place), &bytes).await
    }

    /// What was put there, `None` when there is nothing or it was swept.
    pub(crate) async fn aside(&self, place: &[&str]) -> Result<Option<Vec<u8>>, Fault> {
        self.bytes(&aside(place)).await
    }

    /// The names of what was put into that folder.
    pub(crate) async fn names_aside(&self, folder: &[&str]) -> Result<Vec<String>, Fault> {
        let found: Vec<_> = self
            .store
            .list(Some(&aside(folder)))
            .try_collect()
            .await
            .map_err(unavailable)?;
        let name = |path: Path| path.filename().map(str::to_owned);
        Ok(found
            .into_iter()
            .filter_map(|found| name(found.location))
            .collect())
    }

    /// Removes it; what is gone already is no fault.
    pub(crate) async fn drop_aside(&self, place: &[&str]) -> Result<(), Fault> {
        match self.store.delete(&aside(place)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }

    /// Removes drafts whose request never came; says how many.
    pub(crate) async fn sweep(&self, now: Timestamp) -> Result<usize, Fault> {
        let oldest = now.seconds() - i64::try_from(DRAFT_LIFE.as_secs()).unwrap_or(i64::MAX);
        let drafts: Vec<_> = self
            .store
            .list(Some(&Path::from("drafts")))
            .try_collect()
            .await
            .map_err(unavailable)?;
        let mut swept = 0;
        for old in drafts
            .into_iter()
            .filter(|draft| draft.last_modified.timestamp() < oldest)
        {
            self.store
                .delete(&old.location)
                .await
                .map_err(unavailable)?;
            swept += 1;
        }
        Ok(swept)
    }

    async fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
        let sealed = {
            let mut rng = self.entropy.rng();
            self.vault.seal(path.as_ref(), bytes, &mut *rng)
        };
        let payload = PutPayload::from(sealed);
        self.store.put(path, payload).await.map_err(unavailable)?;
        Ok(())
    }

    async fn bytes(&self, path: &Path) -> Result<Option<Vec<u8>>, Fault> {
        match self.store.get(path).await {
            Ok(found) => {
                let bytes = found.bytes().await.map_err(unavailable)?;
                match self.vault.open(path.as_ref(), &bytes) {
                    Ok(plain) => Ok(Some(plain.to_vec())),
                    // It was put there before there was a vault.
                    Err(Unopened::Plain) => Ok(Some(bytes.to_vec())),
                    Err(error) => Err(Fault::Unavailable(format!("picture {path}: {error}"))),
                }
            }
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(unavailable(error)),
        }
    }
}

/// Draws a name that nobody can guess; its ending says what the picture is.
pub(crate) fn draw_name(media: Media, rng: &mut dyn CryptoRng) -> Result<PictureName, Fault> {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    let name = format!("{:032x}.{}", u128::from_be_bytes(bytes), ending(media));
    PictureName::parse(&name).ok_or_else(|| Fault::internal("a drawn picture name does not parse"))
}

fn draft(name: &PictureName) -> Path {
    Path::from_iter(["drafts", name.as_str()])
}

fn shown(name: &PictureName) -> Path {
    Path::from_iter(["drafts", "shown", name.as_str()])
}

fn aside(place: &[&str]) -> Path {
    Path::from_iter(["drafts", "lists"].into_iter().chain(place.iter().copied()))
}

fn kept(name: &PictureName) -> Path {
    Path::from_iter(["cases", name.as_str()])
}

fn ending(media: Media) -> &'static str {
    match media {
        Media::Jpeg => "jpg",
        Media::Png => "png",
        Media::Webp => "webp",
        Media::Xml => "xml",
    }
}

/// What a name of ours says the picture is; its ending was chosen by what was in it.
fn media_of(name: &PictureName) -> Option<Media> {
    let (_, end) = name.as_str().rsplit_once('.')?;
    [Media::Jpeg, Media::Png, Media::Webp, Media::Xml]
        .into_iter()
        .find(|media| ending(*media) == end)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape of map_err")]
fn unavailable(error: Error) -> Fault {
    Fault::Unavailable(format!("picture store: {error}"))
}
