//! Staff accounts and the count of failed sign-ins.

use async_trait::async_trait;
use recovery::staff::{Account, KeptTotp, PasswordHash, Role, StaffName, TotpSecret};
use recovery::store::{StaffAccounts, StoreError, Tries};
use recovery::time::Timestamp;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl StaffAccounts for Unit {
    async fn add_account(&mut self, account: &Account) -> Result<bool, StoreError> {
        let sql = "INSERT INTO staff (name, password, totp, totp_step, added_at, role, totp_sealed,
                program, emergency)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(account.name.as_str().to_owned())
            .bind(password_column(account.password.as_ref()))
            .bind(plain_column(account.totp.as_ref()))
            .bind(step_column(account.totp_step))
            .bind(account.added_at.seconds())
            .bind(account.role.as_str())
            .bind(sealed_column(account.totp.as_ref()))
            .bind(i64::from(account.is_program))
            .bind(account.emergency);
        Ok(self.execute(insert).await? == 1)
    }

    async fn account(&mut self, name: &StaffName) -> Result<Option<Account>, StoreError> {
        let sql = "SELECT * FROM staff WHERE name = $1";
        let row = self
            .optional(query(sql).bind(name.as_str().to_owned()))
            .await?;
        row.map(account).transpose()
    }

    async fn accounts(&mut self) -> Result<Vec<Account>, StoreError> {
        let rows = self
            .all(query("SELECT * FROM staff WHERE NOT program ORDER BY name"))
            .await?;
        rows.into_iter().map(account).collect()
    }

    async fn lock_admins(&mut self) -> Result<Vec<StaffName>, StoreError> {
        // A unit of work that writes has the whole database to itself.
        let sql = "SELECT name FROM staff WHERE role = 'admin' AND removed_at IS NULL
            ORDER BY name";
        let rows = self.all(query(sql)).await?;
        rows.into_iter()
            .map(|row| name(&Record::of("staff", "name", row)))
            .collect()
    }

    async fn set_role(&mut self, name: &StaffName, role: Role) -> Result<(), StoreError> {
        let sql = "UPDATE staff SET role = $2 WHERE name = $1";
        let update = query(sql)
            .bind(name.as_str().to_owned())
            .bind(role.as_str());
        self.execute(update).await.map(drop)
    }

    async fn close_account(&mut self, name: &StaffName, at: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE staff SET removed_at = $2 WHERE name = $1 AND removed_at IS NULL";
        let update = query(sql).bind(name.as_str().to_owned()).bind(at.seconds());
        self.execute(update).await.map(drop)
    }

    async fn take_totp_step(&mut self, name: &StaffName, step: u64) -> Result<bool, StoreError> {
        let sql = "UPDATE staff SET totp_step = $2 WHERE name = $1 AND totp_step < $2";
        let update = query(sql)
            .bind(name.as_str().to_owned())
            .bind(step_column(step));
        Ok(self.execute(update).await? == 1)
    }

    async fn set_totp(
        &mut self,
        name: &StaffName,
        secret: Option<&KeptTotp>,
        step: u64,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE staff SET totp = $2, totp_sealed = $3, totp_step = $4 WHERE name = $1";
        let update = query(sql)
            .bind(name.as_str().to_owned())
            .bind(plain_column(secret))
            .bind(sealed_column(secret))
            .bind(step_column(step));
        self.execute(update).await.map(drop)
    }

    async fn set_password(
        &mut self,
        name: &StaffName,
        password: Option<&PasswordHash>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE staff SET password = $2 WHERE name = $1";
        let update = query(sql)
            .bind(name.as_str().to_owned())
            .bind(password_column(password));
        self.execute(update).await.map(drop)
    }

    async fn lock_tries(&mut self, name: &StaffName) -> Result<Option<Tries>, StoreError> {
        // A unit of work that writes has the whole database to itself.
        let sql = "SELECT * FROM sign_in_tries WHERE name = $1";
        let row = self
            .optional(query(sql).bind(name.as_str().to_owned()))
            .await?;
        row.map(tries).transpose()
    }

    async fn count_failure(
        &mut self,
        name: &StaffName,
        at: Timestamp,
        stale: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_in_tries (name, failures, last_at) VALUES ($1, 1, $2)
            ON CONFLICT (name) DO UPDATE SET last_at = $2, failures =
                CASE WHEN sign_in_tries.last_at < $3 THEN 1 ELSE sign_in_tries.failures + 1 END";
        let upsert = query(sql)
            .bind(name.as_str().to_owned())
            .bind(at.seconds())
            .bind(stale.seconds());
        self.execute(upsert).await.map(drop)
    }

    async fn clear_failures(
        &mut self,
        name: &StaffName,
        stale: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM sign_in_tries WHERE name = $1 OR last_at < $2";
        let delete = query(sql)
            .bind(name.as_str().to_owned())
            .bind(stale.seconds());
        self.execute(delete).await.map(drop)
    }
}

/// A column that is empty while there is none.
fn password_column(password: Option<&PasswordHash>) -> String {
    password.map_or_else(String::new, |password| password.to_text().to_string())
}

/// The column for a secret of a version before there was a vault; empty otherwise.
fn plain_column(kept: Option<&KeptTotp>) -> String {
    match kept {
        Some(KeptTotp::Plain(secret)) => secret.to_base32().to_string(),
        Some(KeptTotp::Sealed(_)) | None => String::new(),
    }
}

/// The column for a sealed secret.
fn sealed_column(kept: Option<&KeptTotp>) -> Option<Vec<u8>> {
    match kept {
        Some(KeptTotp::Sealed(sealed)) => Some(sealed.clone()),
        Some(KeptTotp::Plain(_)) | None => None,
    }
}

/// What a column that may be empty holds.
fn unless_empty<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    match text {
        "" => Some(None),
        text => parse(text).map(Some),
    }
}

/// Steps are seconds by 30: they outgrow the column no sooner than the years do.
fn step_column(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}

fn name(record: &Record) -> Result<StaffName, StoreError> {
    record.parsed("name", |text| StaffName::parse(text).ok())
}

fn account(row: SqliteRow) -> Result<Account, StoreError> {
    let record = Record::of("staff", "name", row);
    Ok(Account {
        name: name(&record)?,
        role: record.parsed("role", |word| Role::parse(word).ok())?,
        password: record.parsed("password", |text| unless_empty(text, PasswordHash::parse))?,
        totp: kept(&record)?,
        totp_step: record.count("totp_step")?,
        emergency: record.integer("emergency")? != 0,
        added_at: record.time("added_at")?,
        removed_at: record.optional("removed_at", Record::time)?,
        is_program: record.integer("program")? == 1,
    })
}

fn kept(record: &Record) -> Result<Option<KeptTotp>, StoreError> {
    if let Some(sealed) = record.optional("totp_sealed", Record::bytes)? {
        return Ok(Some(KeptTotp::Sealed(sealed)));
    }
    let plain = record.parsed("totp", |text| unless_empty(text, TotpSecret::parse))?;
    Ok(plain.map(KeptTotp::Plain))
}

fn tries(row: SqliteRow) -> Result<Tries, StoreError> {
    let record = Record::of("sign_in_tries", "name", row);
    Ok(Tries {
        failures: record.count("failures")?,
        last_at: record.time("last_at")?,
    })
}
