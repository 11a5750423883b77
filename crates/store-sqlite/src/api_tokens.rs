//! Tokens of programs.

use async_trait::async_trait;
use recovery::staff::{ApiToken, ApiTokenFacts, Network, Role, StaffName};
use recovery::store::{ApiTokenId, ApiTokens, StoreError};
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl ApiTokens for Unit {
    async fn add_api_token(
        &mut self,
        token: &TokenHash,
        facts: &ApiTokenFacts,
        made_by: Option<&StaffName>,
        at: Timestamp,
    ) -> Result<ApiTokenId, StoreError> {
        let sql = "INSERT INTO api_tokens (token_hash, name, role, answers, networks, made_by,
                added_at, ends)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
        let networks: Vec<_> = facts.networks.iter().map(Network::to_string).collect();
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(facts.name.as_str().to_owned())
            .bind(facts.role.as_str())
            .bind(i64::from(facts.answers))
            .bind(networks.join(" "))
            .bind(made_by.map(|name| name.as_str().to_owned()))
            .bind(at.seconds())
            .bind(facts.ends.seconds());
        let row = self.one(insert).await?;
        let record = Record::of("api_tokens", "id", row);
        record.integer("id").map(ApiTokenId::from_value)
    }

    async fn api_token(&mut self, token: &TokenHash) -> Result<Option<ApiToken>, StoreError> {
        let sql = "SELECT * FROM api_tokens WHERE token_hash = $1";
        let select = query(sql).bind(token.as_bytes().to_vec());
        self.optional(select).await?.map(api_token).transpose()
    }

    async fn api_token_named(&mut self, name: &StaffName) -> Result<Option<ApiToken>, StoreError> {
        let sql = "SELECT * FROM api_tokens WHERE name = $1";
        let select = query(sql).bind(name.as_str().to_owned());
        self.optional(select).await?.map(api_token).transpose()
    }

    async fn api_tokens(&mut self) -> Result<Vec<ApiToken>, StoreError> {
        let sql = "SELECT * FROM api_tokens ORDER BY id DESC";
        let rows = self.all(query(sql)).await?;
        rows.into_iter().map(api_token).collect()
    }

    async fn touch_api_token(&mut self, id: ApiTokenId, at: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE api_tokens SET used_at = $2
            WHERE id = $1 AND (used_at IS NULL OR used_at < $2)";
        let update = query(sql).bind(id.value()).bind(at.seconds());
        self.execute(update).await.map(drop)
    }

    async fn count_refused_api_token(&mut self, id: ApiTokenId) -> Result<(), StoreError> {
        let sql = "UPDATE api_tokens SET refused = refused + 1
            WHERE id = $1 AND refused < 1000000";
        self.execute(query(sql).bind(id.value())).await.map(drop)
    }

    async fn revoke_api_token(
        &mut self,
        id: ApiTokenId,
        at: Timestamp,
    ) -> Result<Option<StaffName>, StoreError> {
        let sql = "UPDATE api_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL
            RETURNING id, name";
        let update = query(sql).bind(id.value()).bind(at.seconds());
        let Some(row) = self.optional(update).await? else {
            return Ok(None);
        };
        let record = Record::of("api_tokens", "id", row);
        record.parsed("name", name).map(Some)
    }
}

fn name(text: &str) -> Option<StaffName> {
    StaffName::parse(text).ok()
}

fn networks(text: &str) -> Option<Vec<Network>> {
    Network::parse_all(text).ok()
}

fn api_token(row: SqliteRow) -> Result<ApiToken, StoreError> {
    let record = Record::of("api_tokens", "id", row);
    Ok(ApiToken {
        id: ApiTokenId::from_value(record.integer("id")?),
        hash: TokenHash::from_bytes(record.hash("token_hash")?),
        facts: ApiTokenFacts {
            name: record.parsed("name", name)?,
            role: record.parsed("role", |word| Role::parse_of_program(word).ok())?,
            answers: record.integer("answers")? == 1,
            networks: record.parsed("networks", networks)?,
            ends: record.time("ends")?,
        },
        made_by: record.optional("made_by", |record, column| record.parsed(column, name))?,
        added_at: record.time("added_at")?,
        used_at: record.optional("used_at", Record::time)?,
        refused: record.count("refused")?,
        revoked_at: record.optional("revoked_at", Record::time)?,
    })
}
