//! The service dies while a mail is on its way.

use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use recovery::jobs::{self, LEASE, Setback};
use recovery::time::Timestamp;
use store_sqlite::SqliteStore;

use crate::world::World;

/// Longer than the first pause after a failure, and than all leases.
const LONG: Duration = Duration::from_hours(24);

/// Does to the database of a service that is down what passing time does: what a dead worker had
/// taken is anybody's again.
pub(crate) async fn let_leases_end(folder: &Path) {
    let file = folder.join("regain-data/regain.sqlite");
    let store = SqliteStore::open(&file).await.unwrap();
    // Leased again in a far future, and put off from a far past: due at once.
    let future = Timestamp::from_seconds(4_000_000_000).plus(LEASE);
    let past = Timestamp::from_seconds(1_000_000_000).minus(LONG);
    let mut taken = Vec::new();
    while let Some(leased) = jobs::lease(&store, future).await.unwrap() {
        taken.push(leased);
    }
    for leased in &taken {
        let put_off = jobs::failed(&store, leased, Setback::Passing, "killed", past);
        put_off.await.unwrap();
    }
    store.close().await;
}

#[tokio::test]
async fn h2_a_mail_that_was_on_its_way_at_the_kill_goes_out_once_after_its_lease() {
    let mut world = World::new().await;
    let staff = world.staff().await;
    let case = world.request(&staff).await;
    world.mail("receipt", &case.challenge).await;
    world.kill_service();

    // A mail server that takes the connection and then says nothing.
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = server.local_addr().unwrap().port();
    let silent =
        format!("kind = \"smtp\"\nhost = \"127.0.0.1\"\nport = {port}\nencryption = \"none\"\n");
    world.use_transport(&silent);
    world.start_service();
    assert_eq!(staff.approve(&case.approval).await.unwrap(), 303);
    let (mut connection, _) = server.accept().unwrap();
    world.kill_service();
    let heard = connection.read(&mut [0; 1]).unwrap_or(0);
    assert_eq!(heard, 0, "the worker died with its connection");

    world.use_transport("kind = \"folder\"\n");
    world.start_service();
    let early = world.mailbox.wait_for("answer", &case.challenge).await;
    assert!(early.is_none(), "the lease still runs");
    world
        .expect_one_key(&staff, &case, "otter violin moss")
        .await;
}
