//! Distributors: whom the manufacturer sells to, and the names by which holders call them.

use thiserror::Error;

use super::place::PlaceKey;
use crate::audit::{Act, Entry};
use crate::country::Country;
use crate::staff::{Reader, Senior};
use crate::store::{DistributorId, Store, StoreError};
use crate::text::{Line, Prose, TextError};
use crate::time::Timestamp;

/// Most names that one distributor has besides its own.
pub const MOST_ALIASES: usize = 200;

/// What is known of a distributor. A device points to one when its buyer's name is the
/// distributor's own or one of its aliases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistributorFacts {
    /// Its name.
    pub name: Line,
    /// Where it sells.
    pub country: Option<Country>,
    /// Whom to ask there: for staff only.
    pub contact: Option<Prose>,
    /// Names under which holders and files know it.
    pub aliases: Vec<Line>,
}

/// A distributor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distributor {
    /// Its id.
    pub id: DistributorId,
    /// What is known of it.
    pub facts: DistributorFacts,
}

impl DistributorFacts {
    /// Whether a place of purchase, as a holder typed it, is this distributor: case, accents,
    /// punctuation, legal forms and a town behind the name do not matter.
    #[must_use]
    pub fn matches(&self, place: &Line) -> bool {
        let place = PlaceKey::of(place);
        let names = core::iter::once(&self.name).chain(&self.aliases);
        names.map(PlaceKey::of).any(|name| name.is_in(&place))
    }

    /// The keys of all its names, each once.
    #[must_use]
    pub fn keys(&self) -> Vec<PlaceKey> {
        let mut keys: Vec<PlaceKey> = Vec::new();
        for name in core::iter::once(&self.name).chain(&self.aliases) {
            let key = PlaceKey::of(name);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Reads a form: raw text, aliases one on each line.
    ///
    /// # Errors
    /// With every field that is wrong.
    pub fn parse(
        name: &str,
        country: &str,
        contact: &str,
        aliases: &str,
    ) -> Result<Self, Vec<DistributorFault>> {
        let mut faults = Vec::new();
        let mut fault = |field, words: String| faults.push(DistributorFault { field, words });
        let name = Line::parse(name).map_err(|error| fault("name", error.to_string()));
        let country = match country.trim() {
            "" => Ok(None),
            code => Country::from_code(code)
                .map(Some)
                .ok_or_else(|| fault("country", "Please choose a country.".to_owned())),
        };
        let contact = match Prose::parse(contact) {
            Ok(contact) => Ok(Some(contact)),
            Err(TextError::Empty) => Ok(None),
            Err(error) => {
                fault("contact", error.to_string());
                Err(())
            }
        };
        let mut names = Vec::new();
        for raw in aliases.lines().filter(|line| !line.trim().is_empty()) {
            match Line::parse(raw) {
                Ok(name) => names.push(name),
                Err(error) => fault("aliases", format!("“{}”: {error}", raw.trim())),
            }
        }
        if names.len() > MOST_ALIASES {
            fault(
                "aliases",
                format!("A distributor has at most {MOST_ALIASES} further names."),
            );
        }
        match (name, country, contact) {
            (Ok(name), Ok(country), Ok(contact)) if faults.is_empty() => Ok(Self {
                name,
                country,
                contact,
                aliases: names,
            }),
            _ => Err(faults),
        }
    }
}

/// What is wrong with a field of a distributor's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistributorFault {
    /// `name`, `country`, `contact` or `aliases`.
    pub field: &'static str,
    /// The sentence to show beside it.
    pub words: String,
}

/// Why a distributor was not kept.
#[derive(Debug, Error)]
pub enum DistributorError {
    /// A name belongs to another one.
    #[error("“{0}” is a name of another distributor already.")]
    NameTaken(Line),
    /// There is none with this id.
    #[error("There is no such distributor.")]
    Unknown,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// All distributors, by name.
///
/// # Errors
/// When the store fails.
pub async fn distributors(
    store: &dyn Store,
    _reader: &Reader,
) -> Result<Vec<Distributor>, StoreError> {
    store.read().await?.distributors().await
}

/// Adds a distributor, or puts new facts in place of those of the one with that id.
///
/// # Errors
/// When one of its names is another's.
pub async fn keep_distributor(
    store: &dyn Store,
    senior: &Senior,
    id: Option<DistributorId>,
    facts: &DistributorFacts,
    now: Timestamp,
) -> Result<DistributorId, DistributorError> {
    let mut tx = store.begin().await?;
    tx.hold_distributors().await?;
    for name in core::iter::once(&facts.name).chain(&facts.aliases) {
        let bearer = tx.distributor_named(&PlaceKey::of(name)).await?;
        if bearer.is_some_and(|bearer| Some(bearer.id) != id) {
            return Err(DistributorError::NameTaken(name.clone()));
        }
    }
    let (id, act) = match id {
        None => (tx.add_distributor(facts).await?, Act::DistributorAdded),
        Some(id) => {
            if !tx.set_distributor(id, facts).await? {
                return Err(DistributorError::Unknown);
            }
            (id, Act::DistributorChanged)
        }
    };
    let actor = senior.actor();
    let entry = Entry::new(now, actor, act, &facts.name);
    let names: Vec<_> = facts.aliases.iter().map(Line::as_str).collect();
    tx.add_entry(&entry.with(&format!("also named: {}", names.join("; "))))
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes a distributor off the list; its devices keep their buyer's name.
///
/// # Errors
/// When there is none.
pub async fn remove_distributor(
    store: &dyn Store,
    senior: &Senior,
    id: DistributorId,
    now: Timestamp,
) -> Result<(), DistributorError> {
    let mut tx = store.begin().await?;
    tx.hold_distributors().await?;
    let all = tx.distributors().await?;
    let gone = all.into_iter().find(|one| one.id == id);
    let gone = gone.ok_or(DistributorError::Unknown)?;
    tx.remove_distributor(id).await?;
    let actor = senior.actor();
    let entry = Entry::new(now, actor, Act::DistributorRemoved, &gone.facts.name);
    tx.add_entry(&entry).await?;
    Ok(tx.commit().await?)
}
