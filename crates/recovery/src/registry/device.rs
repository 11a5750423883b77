//! What the registry knows of a device.

use protocol::{DevicePublicKey, Model, NameError, Serial};
use thiserror::Error;

use crate::policy::SerialRule;
use crate::reason::Reason;
use crate::text::{Line, TextError};
use crate::time::Timestamp;

/// What is known of a device besides its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceFacts {
    /// The serial number on its label.
    pub serial: Serial,
    /// The model on its label.
    pub model: Model,
    /// Who bought it from the manufacturer.
    pub sold_to: Option<Line>,
    /// Where it was sold to be used.
    pub region: Option<Line>,
}

/// The key that a device enrolled.
#[derive(Clone)]
pub struct EnrolledKey {
    /// The public half.
    pub key: DevicePublicKey,
    /// When it was enrolled or put in place by the desk.
    pub at: Timestamp,
}

/// A device in the registry.
#[derive(Clone)]
pub struct Device {
    /// What is known of it.
    pub facts: DeviceFacts,
    /// When it was added.
    pub added_at: Timestamp,
    /// Its key, once enrolled.
    pub key: Option<EnrolledKey>,
}

/// One row of an import, or the options of a command line: raw text. Empty means unknown.
#[derive(Debug, Clone, Default)]
pub struct RawFacts<'a> {
    /// The serial number.
    pub serial: &'a str,
    /// The model.
    pub model: &'a str,
    /// The buyer.
    pub sold_to: &'a str,
    /// The region.
    pub region: &'a str,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FactsError {
    /// The serial number.
    #[error("serial: {0}")]
    Serial(Reason),
    /// The model.
    #[error("model: {0}")]
    Model(NameError),
    /// The buyer.
    #[error("sold_to: {0}")]
    SoldTo(TextError),
    /// The region.
    #[error("region: {0}")]
    Region(TextError),
}

impl DeviceFacts {
    /// Reads a row.
    ///
    /// # Errors
    /// With the first field that is wrong.
    pub fn parse(raw: &RawFacts<'_>, rule: &SerialRule) -> Result<Self, FactsError> {
        Ok(Self {
            serial: rule.parse(raw.serial).map_err(FactsError::Serial)?,
            model: Model::parse(raw.model).map_err(FactsError::Model)?,
            sold_to: optional(raw.sold_to).map_err(FactsError::SoldTo)?,
            region: optional(raw.region).map_err(FactsError::Region)?,
        })
    }
}

fn optional(raw: &str) -> Result<Option<Line>, TextError> {
    match Line::parse(raw) {
        Ok(line) => Ok(Some(line)),
        Err(TextError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}
