//! A row with the name of its table, so that a senseless value can be told by table, column and
//! row.

use protocol::{DevicePublicKey, Model, Serial};
use recovery::case::CaseNumber;
use recovery::store::StoreError;
use recovery::text::Line;
use recovery::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{Row as _, ValueRef as _};

/// A row of `table`; `key` is the column that names it.
pub(crate) struct Record {
    row: PgRow,
    table: &'static str,
    key: &'static str,
}

impl Record {
    pub(crate) const fn of(table: &'static str, key: &'static str, row: PgRow) -> Self {
        Self { row, table, key }
    }

    /// The error for a column that makes no sense.
    pub(crate) fn senseless(&self, column: &'static str) -> StoreError {
        let id = match self.row.try_get::<i64, _>(self.key) {
            Ok(number) => number.to_string(),
            Err(_) => match self.row.try_get::<String, _>(self.key) {
                Ok(text) => text,
                Err(_) => hex(&self.row.try_get::<Vec<u8>, _>(self.key).unwrap_or_default()),
            },
        };
        StoreError::Inconsistent {
            table: self.table,
            column,
            id,
        }
    }

    pub(crate) fn text(&self, column: &'static str) -> Result<String, StoreError> {
        self.row.try_get(column).map_err(|_| self.senseless(column))
    }

    pub(crate) fn integer(&self, column: &'static str) -> Result<i64, StoreError> {
        self.row.try_get(column).map_err(|_| self.senseless(column))
    }

    pub(crate) fn truth(&self, column: &'static str) -> Result<bool, StoreError> {
        self.row.try_get(column).map_err(|_| self.senseless(column))
    }

    /// A number that is never negative and fits `T`.
    pub(crate) fn count<T: TryFrom<i64>>(&self, column: &'static str) -> Result<T, StoreError> {
        T::try_from(self.integer(column)?).map_err(|_| self.senseless(column))
    }

    pub(crate) fn bytes(&self, column: &'static str) -> Result<Vec<u8>, StoreError> {
        self.row.try_get(column).map_err(|_| self.senseless(column))
    }

    pub(crate) fn hash(&self, column: &'static str) -> Result<[u8; 32], StoreError> {
        self.bytes(column)?
            .try_into()
            .map_err(|_| self.senseless(column))
    }

    /// A column that `parse` can read.
    pub(crate) fn parsed<T>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        parse(&self.text(column)?).ok_or_else(|| self.senseless(column))
    }

    /// A column that may be empty, read by `get` when it is not.
    pub(crate) fn optional<T>(
        &self,
        column: &'static str,
        get: impl FnOnce(&Self, &'static str) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let empty = self
            .row
            .try_get_raw(column)
            .map_err(|_| self.senseless(column))?
            .is_null();
        if empty {
            Ok(None)
        } else {
            get(self, column).map(Some)
        }
    }

    pub(crate) fn time(&self, column: &'static str) -> Result<Timestamp, StoreError> {
        self.integer(column).map(Timestamp::from_seconds)
    }

    pub(crate) fn serial(&self, column: &'static str) -> Result<Serial, StoreError> {
        self.parsed(column, |text| Serial::parse(text).ok())
    }

    pub(crate) fn model(&self, column: &'static str) -> Result<Model, StoreError> {
        self.parsed(column, |text| Model::parse(text).ok())
    }

    pub(crate) fn line(&self, column: &'static str) -> Result<Line, StoreError> {
        self.parsed(column, |text| Line::parse(text).ok())
    }

    pub(crate) fn device_key(&self, column: &'static str) -> Result<DevicePublicKey, StoreError> {
        DevicePublicKey::from_bytes(&self.bytes(column)?).map_err(|_| self.senseless(column))
    }

    pub(crate) fn case_number(&self, column: &'static str) -> Result<CaseNumber, StoreError> {
        CaseNumber::from_value(self.count(column)?).ok_or_else(|| self.senseless(column))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
