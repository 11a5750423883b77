//! Looking for devices: each search runs along one index.

use async_trait::async_trait;
use protocol::Serial;
use recovery::case::{Case, CaseLine};
use recovery::registry::{Device, Part, Search};
use recovery::store::{DeviceSearch, StoreError};
use sqlx::{QueryBuilder, Sqlite, query};

use crate::cases::case_in;
use crate::devices::device;
use crate::lines::line_in;
use crate::record::Record;
use crate::unit::Unit;

/// No text that begins with something sorts behind that with this character after it.
const LAST: char = '\u{10FFFF}';

const SERIAL: &str = "serial";
const BACKWARDS: &str = "backwards";
const BUYER: &str = "lower(sold_to)";
const MODEL: &str = "lower(model)";

#[async_trait]
impl DeviceSearch for Unit {
    async fn find_devices(
        &mut self,
        search: &Search,
        after: Option<&Serial>,
        limit: u32,
    ) -> Result<Vec<Device>, StoreError> {
        let mut select = QueryBuilder::new("SELECT * FROM devices WHERE 1 = 1");
        filter(&mut select, search);
        let by = order(search);
        if let Some(after) = after {
            let after = after.as_str().to_owned();
            match by {
                SERIAL => {
                    select.push(format!(" AND {SERIAL} > ")).push_bind(after);
                }
                by => {
                    let row = format!(
                        " AND ({by}, {SERIAL}) > ((SELECT {by} FROM devices WHERE serial = "
                    );
                    select.push(row).push_bind(after.clone());
                    select.push("), ").push_bind(after).push(")");
                }
            }
        }
        match by {
            SERIAL => select.push(format!(" ORDER BY {SERIAL}")),
            by => select.push(format!(" ORDER BY {by}, {SERIAL}")),
        };
        select.push(" LIMIT ").push_bind(i64::from(limit));
        let rows = self.all(select.build()).await?;
        rows.into_iter().map(device).collect()
    }

    async fn cases_of_device(
        &mut self,
        serial: &Serial,
        limit: u32,
    ) -> Result<Vec<(Case, CaseLine)>, StoreError> {
        let sql = "SELECT cases.*, l.* FROM cases JOIN case_lines l ON l.case_number = cases.number
                AND l.position = (SELECT min(position) FROM case_lines
                    WHERE case_number = cases.number AND serial = $1)
            WHERE cases.number IN (SELECT case_number FROM case_lines WHERE serial = $1)
            ORDER BY cases.arrival DESC LIMIT $2";
        let select = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(i64::from(limit));
        let both = |row| {
            let record = Record::of("cases", "number", row);
            Ok((case_in(&record)?, line_in(&record)?))
        };
        self.all(select).await?.into_iter().map(both).collect()
    }
}

/// What must hold of a device.
fn filter(select: &mut QueryBuilder<Sqlite>, search: &Search) {
    if let Some(kind) = search.flag {
        let flagged = " AND serial IN (SELECT serial FROM device_flags
            WHERE cleared_at IS NULL AND kind = ";
        select.push(flagged).push_bind(kind.as_str()).push(")");
    }
    let begins = search.begins.as_ref().map(|part| part.as_str().to_owned());
    begins_with(select, SERIAL, begins);
    begins_with(select, BACKWARDS, search.ends.as_ref().map(Part::reversed));
    if let Some(id) = search.distributor {
        let sold = format!(
            " AND sold_to IS NOT NULL AND {BUYER} IN (SELECT lower(name)
            FROM distributor_names WHERE distributor = "
        );
        select.push(sold).push_bind(id.value()).push(")");
    }
    if let Some(buyer) = &search.sold_to {
        select.push(" AND sold_to IS NOT NULL");
        begins_with(select, BUYER, Some(buyer.as_str().to_ascii_lowercase()));
    }
    let model = search
        .model
        .as_ref()
        .map(|model| model.as_str().to_ascii_lowercase());
    begins_with(select, MODEL, model);
}

fn begins_with(select: &mut QueryBuilder<Sqlite>, key: &str, start: Option<String>) {
    let Some(start) = start else { return };
    let end = format!("{start}{LAST}");
    select.push(format!(" AND {key} >= ")).push_bind(start);
    select.push(format!(" AND {key} < ")).push_bind(end);
}

/// What a search's pages are ordered by, so that the index it runs along gives them.
const fn order(search: &Search) -> &'static str {
    if search.flag.is_some() || search.begins.is_some() {
        SERIAL
    } else if search.ends.is_some() {
        BACKWARDS
    } else if search.distributor.is_some() || search.sold_to.is_some() {
        BUYER
    } else if search.model.is_some() {
        MODEL
    } else {
        SERIAL
    }
}
