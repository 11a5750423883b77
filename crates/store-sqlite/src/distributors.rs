//! Distributors and their names.

use async_trait::async_trait;
use recovery::country::Country;
use recovery::registry::{Distributor, DistributorFacts, PlaceKey};
use recovery::store::{DistributorId, Distributors, StoreError};
use recovery::text::{Line, Prose};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, query};

use crate::record::Record;
use crate::unit::Unit;

/// One row for each name, a distributor's own first.
const NAMES: &str = "SELECT * FROM distributors JOIN distributor_names ON distributor = id";

#[async_trait]
impl Distributors for Unit {
    async fn hold_distributors(&mut self) -> Result<(), StoreError> {
        // A unit of work that writes has the whole database to itself.
        Ok(())
    }

    async fn add_distributor(
        &mut self,
        facts: &DistributorFacts,
    ) -> Result<DistributorId, StoreError> {
        let sql = "INSERT INTO distributors (country, contact) VALUES ($1, $2) RETURNING id";
        let insert = query(sql)
            .bind(facts.country.map(Country::code))
            .bind(facts.contact.as_ref().map(Prose::to_string));
        let row = self.one(insert).await?;
        let id = Record::of("distributors", "id", row).integer("id")?;
        self.add_names(id, facts).await?;
        Ok(DistributorId::from_value(id))
    }

    async fn set_distributor(
        &mut self,
        id: DistributorId,
        facts: &DistributorFacts,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE distributors SET country = $2, contact = $3 WHERE id = $1";
        let update = query(sql)
            .bind(id.value())
            .bind(facts.country.map(Country::code))
            .bind(facts.contact.as_ref().map(Prose::to_string));
        if self.execute(update).await? == 0 {
            return Ok(false);
        }
        let sql = "DELETE FROM distributor_names WHERE distributor = $1";
        self.execute(query(sql).bind(id.value())).await?;
        self.add_names(id.value(), facts).await?;
        Ok(true)
    }

    async fn remove_distributor(&mut self, id: DistributorId) -> Result<(), StoreError> {
        let sql = "DELETE FROM distributors WHERE id = $1";
        self.execute(query(sql).bind(id.value())).await.map(drop)
    }

    async fn distributors(&mut self) -> Result<Vec<Distributor>, StoreError> {
        let sql = format!("{NAMES} ORDER BY id, position");
        let rows = self.all(query(AssertSqlSafe(sql))).await?;
        let mut all = gather(rows)?;
        all.sort_by_key(|one| one.facts.name.as_str().to_lowercase());
        Ok(all)
    }

    async fn distributor_named(
        &mut self,
        key: &PlaceKey,
    ) -> Result<Option<Distributor>, StoreError> {
        let sql = format!(
            "{NAMES} WHERE id = (SELECT min(distributor) FROM distributor_names WHERE key = $1)
            ORDER BY position"
        );
        let select = query(AssertSqlSafe(sql)).bind(key.as_str().to_owned());
        Ok(gather(self.all(select).await?)?.pop())
    }
}

impl Unit {
    async fn add_names(&mut self, id: i64, facts: &DistributorFacts) -> Result<(), StoreError> {
        let sql = "INSERT INTO distributor_names (distributor, position, name, key)
            VALUES ($1, $2, $3, $4)";
        for (position, name) in (0_i64..).zip(std::iter::once(&facts.name).chain(&facts.aliases)) {
            let insert = query(sql)
                .bind(id)
                .bind(position)
                .bind(name.to_string())
                .bind(PlaceKey::of(name).as_str().to_owned());
            self.execute(insert).await?;
        }
        Ok(())
    }
}

/// Distributors of rows that are ordered by them and their names.
fn gather(rows: Vec<SqliteRow>) -> Result<Vec<Distributor>, StoreError> {
    let mut all: Vec<Distributor> = Vec::new();
    for row in rows {
        let record = Record::of("distributors", "id", row);
        let id = DistributorId::from_value(record.integer("id")?);
        let name = record.line("name")?;
        match all.last_mut().filter(|last| last.id == id) {
            Some(last) => last.facts.aliases.push(name),
            None => all.push(Distributor {
                id,
                facts: facts(&record, name)?,
            }),
        }
    }
    Ok(all)
}

fn facts(record: &Record, name: Line) -> Result<DistributorFacts, StoreError> {
    let country = |record: &Record, column| record.parsed(column, Country::from_code);
    let contact = |record: &Record, column| record.parsed(column, |text| Prose::parse(text).ok());
    Ok(DistributorFacts {
        name,
        country: record.optional("country", country)?,
        contact: record.optional("contact", contact)?,
        aliases: Vec::new(),
    })
}
