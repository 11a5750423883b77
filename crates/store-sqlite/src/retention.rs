//! What is erased when its time is over, or because the person it is about wants that.

use async_trait::async_trait;
use protocol::{Email, Serial};
use recovery::case::{Case, CaseNumber};
use recovery::email_order::AddressHash;
use recovery::picture::{CasePicture, PictureName};
use recovery::retention::{Cutoffs, Hold};
use recovery::staff::StaffName;
use recovery::store::{AuditTrail as _, Retention, StoreError, email_key};
use recovery::time::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, query};

use crate::cases::{case, case_picture};
use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Retention for Unit {
    async fn cases_with_old_pictures(
        &mut self,
        before: Timestamp,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CaseNumber, Timestamp)>, StoreError> {
        // What has ended stands in the queue with the negative of when it did.
        let sql = "SELECT q.case_number, -q.standing AS ended
            FROM (SELECT DISTINCT case_number FROM pictures) AS p
            JOIN queue q ON q.case_number = p.case_number
            WHERE q.rank = 2 AND q.standing > -$1 AND NOT EXISTS (SELECT 1 FROM case_holds h
                WHERE h.case_number = q.case_number AND h.ends > $2)
            ORDER BY q.standing DESC LIMIT $3";
        self.ended(sql, before, now, limit).await
    }

    async fn cases_to_erase(
        &mut self,
        before: Timestamp,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CaseNumber, Timestamp)>, StoreError> {
        let sql = "SELECT q.case_number, -q.standing AS ended FROM queue q
            WHERE q.rank = 2 AND q.standing > -$1 AND NOT EXISTS (SELECT 1 FROM case_holds h
                    WHERE h.case_number = q.case_number AND h.ends > $2)
                AND NOT EXISTS (SELECT 1 FROM jobs j
                    WHERE j.case_number = q.case_number AND j.state = 'waiting')
            ORDER BY q.standing DESC LIMIT $3";
        self.ended(sql, before, now, limit).await
    }

    async fn cases_of_holder(
        &mut self,
        holder: &Email,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError> {
        let sql = "SELECT * FROM cases WHERE email_key = $1 ORDER BY arrival LIMIT $2";
        let select = query(sql).bind(email_key(holder)).bind(i64::from(limit));
        self.all(select).await?.into_iter().map(case).collect()
    }

    async fn cases_naming(&mut self, serial: &Serial, limit: u32) -> Result<Vec<Case>, StoreError> {
        let sql = "SELECT * FROM cases
            WHERE number IN (SELECT case_number FROM case_lines WHERE serial = $1)
                AND NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_number = number)
            ORDER BY arrival LIMIT $2";
        let select = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(i64::from(limit));
        self.all(select).await?.into_iter().map(case).collect()
    }

    async fn count_orders(
        &mut self,
        serial: Option<&Serial>,
        address: Option<&AddressHash>,
    ) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) AS orders FROM email_orders WHERE serial = $1 OR address = $2";
        let select = query(sql)
            .bind(serial.map(|serial| serial.as_str().to_owned()))
            .bind(address.map(|address| address.as_bytes().to_vec()));
        Record::of("email_orders", "orders", self.one(select).await?).count("orders")
    }

    async fn erase_orders(
        &mut self,
        serial: Option<&Serial>,
        address: Option<&AddressHash>,
    ) -> Result<u64, StoreError> {
        let over = "SELECT id FROM email_orders o WHERE (serial = $1 OR address = $2)
            AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = 'email' AND refers_to = o.id
                AND state = 'waiting')";
        let of = |sql| {
            query(sql)
                .bind(serial.map(|serial| serial.as_str().to_owned()))
                .bind(address.map(|address| address.as_bytes().to_vec()))
        };
        let jobs = format!("DELETE FROM jobs WHERE kind = 'email' AND refers_to IN ({over})");
        self.execute(of(AssertSqlSafe(jobs))).await?;
        let orders = format!("DELETE FROM email_orders WHERE id IN ({over})");
        let erased = self.execute(of(AssertSqlSafe(orders))).await?;
        self.blank_challenges(BLANKED_AT_ONCE).await?;
        Ok(erased)
    }

    async fn has_mail_waiting(&mut self, case: CaseNumber) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM jobs WHERE case_number = $1 AND state = 'waiting' LIMIT 1";
        let select = query(sql).bind(i64::from(case.value()));
        Ok(self.optional(select).await?.is_some())
    }

    async fn erased_at(&mut self, case: CaseNumber) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT * FROM erased_cases WHERE case_number = $1";
        let select = query(sql).bind(i64::from(case.value()));
        let row = self.optional(select).await?;
        row.map(|row| Record::of("erased_cases", "case_number", row).time("erased_at"))
            .transpose()
    }

    async fn all_pictures(&mut self, case: CaseNumber) -> Result<Vec<CasePicture>, StoreError> {
        let sql = "SELECT * FROM pictures WHERE case_number = $1 ORDER BY position";
        let rows = self.all(query(sql).bind(i64::from(case.value()))).await?;
        rows.into_iter().map(case_picture).collect()
    }

    async fn doom_pictures(&mut self, case: CaseNumber, at: Timestamp) -> Result<u64, StoreError> {
        let number = i64::from(case.value());
        let sql = "INSERT INTO doomed_pictures (name, at)
            SELECT DISTINCT name, $2 FROM pictures WHERE case_number = $1
            ON CONFLICT DO NOTHING";
        self.execute(query(sql).bind(number).bind(at.seconds()))
            .await?;
        let sql = "DELETE FROM evidence WHERE case_number = $1";
        self.execute(query(sql).bind(number)).await?;
        let sql = "DELETE FROM pictures WHERE case_number = $1";
        self.execute(query(sql).bind(number)).await
    }

    async fn doomed_pictures(&mut self, limit: u32) -> Result<Vec<PictureName>, StoreError> {
        let sql = "SELECT name FROM doomed_pictures ORDER BY name LIMIT $1";
        let rows = self.all(query(sql).bind(i64::from(limit))).await?;
        let name =
            |row| Record::of("doomed_pictures", "name", row).parsed("name", PictureName::parse);
        rows.into_iter().map(name).collect()
    }

    async fn oldest_doomed(&mut self) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT min(at) AS oldest FROM doomed_pictures";
        let row = self.one(query(sql)).await?;
        Record::of("doomed_pictures", "oldest", row).optional("oldest", Record::time)
    }

    async fn picture_is_gone(&mut self, name: &PictureName) -> Result<(), StoreError> {
        let sql = "DELETE FROM doomed_pictures WHERE name = $1";
        let delete = query(sql).bind(name.as_str().to_owned());
        self.execute(delete).await.map(drop)
    }

    async fn knows_picture(&mut self, name: &PictureName) -> Result<bool, StoreError> {
        let sql = "SELECT name FROM pictures WHERE name = $1
            UNION SELECT name FROM doomed_pictures WHERE name = $1";
        let select = query(sql).bind(name.as_str().to_owned());
        Ok(self.optional(select).await?.is_some())
    }

    async fn erase_case(&mut self, case: CaseNumber, at: Timestamp) -> Result<(), StoreError> {
        for (sql, wants_time) in ERASURE {
            let mut step = query(sql).bind(i64::from(case.value()));
            if wants_time {
                step = step.bind(at.seconds());
            }
            self.execute(step).await?;
        }
        // What programs were told of it is kept for a day, in whatever form they asked for.
        let sql = "DELETE FROM api_answers WHERE instr(CAST(body AS TEXT), $1) > 0";
        self.execute(query(sql).bind(case.to_string())).await?;
        self.erase_details(&case.to_string()).await.map(drop)
    }

    async fn forget_address(
        &mut self,
        holder: &Email,
        address: &AddressHash,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM confirmed_addresses
            WHERE address = $1 AND NOT EXISTS (SELECT 1 FROM cases WHERE email_key = $2)";
        let delete = query(sql)
            .bind(address.as_bytes().to_vec())
            .bind(email_key(holder));
        self.execute(delete).await.map(drop)
    }

    async fn hold_case(&mut self, case: CaseNumber, hold: &Hold) -> Result<(), StoreError> {
        let sql = "INSERT INTO case_holds (case_number, held_by, held_at, ends, reason)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (case_number) DO UPDATE SET
                held_by = excluded.held_by, held_at = excluded.held_at, ends = excluded.ends,
                reason = excluded.reason";
        let insert = query(sql)
            .bind(i64::from(case.value()))
            .bind(hold.by.as_str().to_owned())
            .bind(hold.at.seconds())
            .bind(hold.ends.seconds())
            .bind(hold.reason.as_str().to_owned());
        self.execute(insert).await.map(drop)
    }

    async fn hold_on(&mut self, case: CaseNumber) -> Result<Option<Hold>, StoreError> {
        let sql = "SELECT * FROM case_holds WHERE case_number = $1";
        let select = query(sql).bind(i64::from(case.value()));
        self.optional(select).await?.map(hold).transpose()
    }

    async fn end_hold(&mut self, case: CaseNumber) -> Result<bool, StoreError> {
        let sql = "DELETE FROM case_holds WHERE case_number = $1";
        let delete = query(sql).bind(i64::from(case.value()));
        Ok(self.execute(delete).await? == 1)
    }

    async fn prune(&mut self, cutoffs: &Cutoffs, limit: u32) -> Result<u64, StoreError> {
        let mut removed = 0;
        let by_time = [
            (JOBS, cutoffs.mails),
            (HOLDER_ORDERS, cutoffs.mails),
            (TRIES, cutoffs.mails),
            (DELIVERIES, cutoffs.mails),
            (REPLY_LINKS, cutoffs.now),
            (HOLDER_LINKS, cutoffs.now),
            (INVITATIONS, cutoffs.now),
            (CEREMONIES, cutoffs.now),
            (OBJECTION_LINKS, cutoffs.now),
            (ORDER_LINKS, cutoffs.now),
            (API_ANSWERS, cutoffs.answers),
            (IMPORT_FAULTS, cutoffs.refused),
            (IMPORTS, cutoffs.refused),
        ];
        for (sql, before) in by_time {
            let delete = query(sql).bind(before.seconds()).bind(i64::from(limit));
            removed += self.execute(delete).await?;
        }
        let delete = query(ORDERS)
            .bind(cutoffs.mails.seconds())
            .bind(i64::from(limit));
        let orders = self.execute(delete).await?;
        if orders > 0 {
            self.blank_challenges(BLANKED_AT_ONCE).await?;
        }
        Ok(removed + orders)
    }
}

/// Challenges that one erasure of orders blanks at most, far more than it erases orders.
const BLANKED_AT_ONCE: u32 = 1000;

/// All that is erased of a case, by its number and, where a step says so, the time. Each case has
/// stand-ins of its own, so that erased cases have nothing in common, and nobody can type them: there is
/// no empty address.
const ERASURE: [(&str, bool); 22] = [
    (
        "INSERT INTO erased_cases (case_number, erased_at, devices)
        SELECT $1, $2, count(*) FROM case_lines WHERE case_number = $1
        ON CONFLICT DO NOTHING",
        true,
    ),
    (
        "UPDATE cases SET email = 'erased@erased.invalid', email_key = '', place = '(erased)',
            place_key = '' WHERE number = $1",
        false,
    ),
    (
        "UPDATE case_lines SET email_key = '', serial = 'ERASED-' || case_number || '-' || position,
            started = CASE WHEN started IS NULL THEN NULL ELSE '1970-01-01 00:00:00' END
        WHERE case_number = $1",
        false,
    ),
    (
        "UPDATE releases SET
            serial = CASE WHEN serial IS NULL THEN NULL ELSE 'ERASED-' || case_number || '-' || line END,
            started = CASE WHEN started IS NULL THEN NULL ELSE '1970-01-01 00:00:00' END
        WHERE case_number = $1",
        false,
    ),
    (
        "DELETE FROM wanted_evidence WHERE message_id IN
            (SELECT id FROM messages WHERE case_number = $1)",
        false,
    ),
    (
        "UPDATE messages SET text = '(erased)' WHERE case_number = $1",
        false,
    ),
    ("DELETE FROM notes WHERE case_number = $1", false),
    ("DELETE FROM labels WHERE case_number = $1", false),
    ("DELETE FROM proposals WHERE case_number = $1", false),
    ("DELETE FROM case_openers WHERE case_number = $1", false),
    ("DELETE FROM reply_links WHERE case_number = $1", false),
    ("DELETE FROM holder_links WHERE case_number = $1", false),
    ("DELETE FROM holder_orders WHERE case_number = $1", false),
    ("DELETE FROM outcomes WHERE case_number = $1", false),
    ("DELETE FROM objection_links WHERE case_number = $1", false),
    ("DELETE FROM tellings WHERE case_number = $1", false),
    ("DELETE FROM case_holds WHERE case_number = $1", false),
    (
        "DELETE FROM webhook_deliveries WHERE case_number = $1",
        false,
    ),
    (
        "DELETE FROM envelopes WHERE job IN (SELECT id FROM jobs WHERE case_number = $1)",
        false,
    ),
    ("DELETE FROM jobs WHERE case_number = $1", false),
    ("DELETE FROM queue WHERE case_number = $1", false),
    // What is refused of a challenge, and that it was answered, is known by its hash, which stays.
    (
        "UPDATE challenges SET bytes = x''
        WHERE hash IN (SELECT challenge_hash FROM case_lines WHERE case_number = $1)
            AND NOT EXISTS (SELECT 1 FROM case_lines l WHERE l.challenge_hash = challenges.hash
                AND NOT EXISTS (SELECT 1 FROM erased_cases e WHERE e.case_number = l.case_number))
            AND NOT EXISTS (SELECT 1 FROM email_orders o WHERE o.challenge_hash = challenges.hash)",
        false,
    ),
];

/// Orders of mails to reserved emails that have left, of devices for which no request is open.
const ORDERS: &str = "DELETE FROM email_orders WHERE id IN (SELECT id FROM email_orders o
    WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = 'email' AND refers_to = o.id
            AND state = 'waiting')
        AND NOT EXISTS (SELECT 1 FROM case_lines l WHERE l.serial = o.serial
            AND l.stage IN ('received', 'more-wanted'))
    ORDER BY at LIMIT $2)";

/// Mails that have left or were given up, of cases that have ended and of no case. With them go their
/// envelopes.
const JOBS: &str = "DELETE FROM jobs WHERE id IN (SELECT id FROM jobs j
    WHERE state <> 'waiting' AND due_at < $1 AND coalesce(dead_at, due_at) < $1
        AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.case_number = j.case_number AND q.rank < 2)
    ORDER BY due_at LIMIT $2)";

/// Mails that holders ordered, which the limits do not look at any more.
const HOLDER_ORDERS: &str = "DELETE FROM holder_orders WHERE id IN (SELECT id FROM holder_orders
    WHERE at < $1 LIMIT $2)";

/// What webhooks were told, and what waits for one that has been paused or off for so long.
const DELIVERIES: &str = "DELETE FROM webhook_deliveries WHERE id IN
    (SELECT id FROM webhook_deliveries WHERE at < $1 LIMIT $2)";

/// Names under which nobody got in.
const TRIES: &str = "DELETE FROM sign_in_tries WHERE name IN (SELECT name FROM sign_in_tries
    WHERE last_at < $1 LIMIT $2)";

const REPLY_LINKS: &str = "DELETE FROM reply_links WHERE token_hash IN
    (SELECT token_hash FROM reply_links WHERE ends < $1 LIMIT $2)";

const HOLDER_LINKS: &str = "DELETE FROM holder_links WHERE token_hash IN
    (SELECT token_hash FROM holder_links WHERE ends < $1 LIMIT $2)";

const OBJECTION_LINKS: &str = "DELETE FROM objection_links WHERE token_hash IN
    (SELECT token_hash FROM objection_links WHERE ends < $1 LIMIT $2)";

const ORDER_LINKS: &str = "DELETE FROM order_links WHERE token_hash IN
    (SELECT token_hash FROM order_links WHERE ends < $1 LIMIT $2)";

const INVITATIONS: &str = "DELETE FROM invitations WHERE token_hash IN
    (SELECT token_hash FROM invitations WHERE ends < $1 LIMIT $2)";

const CEREMONIES: &str = "DELETE FROM ceremonies WHERE token_hash IN
    (SELECT token_hash FROM ceremonies WHERE ends < $1 LIMIT $2)";

/// Answers to calls of programs, which none of them repeats any more.
const API_ANSWERS: &str = "DELETE FROM api_answers WHERE (program, key_hash) IN
    (SELECT program, key_hash FROM api_answers WHERE begun_at < $1 LIMIT $2)";

/// Rows that imports left out. They go with the imports, those that ended first first.
const IMPORT_FAULTS: &str = "DELETE FROM import_faults WHERE import_id IN
    (SELECT id FROM imports WHERE ended_at < $1 ORDER BY id LIMIT $2)";

const IMPORTS: &str = "DELETE FROM imports WHERE id IN
    (SELECT id FROM imports WHERE ended_at < $1 ORDER BY id LIMIT $2)";

impl Unit {
    async fn ended(
        &mut self,
        sql: &'static str,
        before: Timestamp,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CaseNumber, Timestamp)>, StoreError> {
        let select = query(sql)
            .bind(before.seconds())
            .bind(now.seconds())
            .bind(i64::from(limit));
        let ended = |row| {
            let record = Record::of("queue", "case_number", row);
            Ok((record.case_number("case_number")?, record.time("ended")?))
        };
        self.all(select).await?.into_iter().map(ended).collect()
    }

    /// Blanks challenges that only orders brought which are gone: an address is sealed in each. The hash
    /// and when it was first seen stay, so that none begins a second life.
    async fn blank_challenges(&mut self, limit: u32) -> Result<u64, StoreError> {
        let sql = "UPDATE challenges SET bytes = x'' WHERE hash IN (SELECT hash FROM challenges c
            WHERE length(bytes) > 0
                AND NOT EXISTS (SELECT 1 FROM email_orders o WHERE o.challenge_hash = c.hash)
                AND NOT EXISTS (SELECT 1 FROM case_lines l WHERE l.challenge_hash = c.hash
                    AND NOT EXISTS (SELECT 1 FROM erased_cases e WHERE e.case_number = l.case_number))
            LIMIT $1)";
        self.execute(query(sql).bind(i64::from(limit))).await
    }
}

fn hold(row: SqliteRow) -> Result<Hold, StoreError> {
    let record = Record::of("case_holds", "case_number", row);
    Ok(Hold {
        by: record.parsed("held_by", |name| StaffName::parse(name).ok())?,
        at: record.time("held_at")?,
        ends: record.time("ends")?,
        reason: record.line("reason")?,
    })
}
