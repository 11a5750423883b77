//! How many tries there are, wherever they come from.

use proptest::prelude::*;

use super::*;

const HOUR: u64 = 60 * 60 * 1000;

/// The network as the state keeps it: those told apart, and everybody else.
#[derive(Default)]
struct Network {
    sources: Sources,
    others: Budget,
}

impl Network {
    fn wait(&self, source: Option<IpAddr>, now: u64) -> Option<Duration> {
        let own = self.sources.own(source, PoweredOn(now));
        own.unwrap_or(self.others).wait(PoweredOn(now))
    }

    fn spend(&mut self, source: Option<IpAddr>, now: u64) {
        let own = self.sources.own_mut(source, PoweredOn(now));
        own.unwrap_or(&mut self.others).spend(PoweredOn(now));
    }
}

fn known(owners: &[IpAddr]) -> Network {
    let mut network = Network::default();
    for owner in owners {
        network.sources.signed_in(Some(*owner));
    }
    network
}

/// An address of the internet, of the local network, of a /64, or none that is known.
fn address() -> impl Strategy<Value = Option<IpAddr>> {
    let in_prefix = |host: u64| Ipv6Addr::from_bits(0x2001_0db8 << 96 | u128::from(host));
    prop_oneof![
        3 => any::<[u8; 4]>().prop_map(|bytes| Some(IpAddr::from(bytes))),
        3 => (0..12_u8).prop_map(|last| Some(IpAddr::from([192, 0, 2, last]))),
        2 => any::<[u8; 16]>().prop_map(|bytes| Some(IpAddr::from(bytes))),
        1 => any::<u64>().prop_map(move |host| Some(in_prefix(host).into())),
        1 => Just(None),
    ]
}

fn pause() -> impl Strategy<Value = u64> {
    prop_oneof![5 => 0..2000_u64, 2 => 0..HOUR, 1 => 0..30 * HOUR]
}

/// Tries at all those times and from all those places; when one was taken.
fn guess_at_will(mut network: Network, steps: &[(Option<IpAddr>, u64)]) -> Vec<u64> {
    let mut now = 0;
    let mut taken = Vec::new();
    for (source, pause) in steps {
        now += pause;
        if network.wait(*source, now).is_none() {
            network.spend(*source, now);
            taken.push(now);
        }
    }
    taken
}

proptest! {
    #[test]
    fn inv3_no_number_of_addresses_gives_more_tries_than_sixteen_have(
        steps in prop::collection::vec((address(), pause()), 0..400),
        last_of_owners in prop::collection::vec(0..12_u8, 0..12),
    ) {
        let owners: Vec<IpAddr> = last_of_owners.iter().map(|last| [192, 0, 2, *last].into()).collect();
        let taken = guess_at_will(known(&owners), &steps);
        for (at, first) in taken.iter().enumerate() {
            for (further, last) in taken[at..].iter().enumerate() {
                let most = MOST_ROWS as u64 * (12 + (last - first) / HOUR);
                prop_assert!((further as u64) < most, "{further} more from {first} to {last}");
            }
        }
    }

    #[test]
    fn inv3_strangers_lock_out_nobody_who_signed_in_before(
        steps in prop::collection::vec((address(), 0..HOUR), 0..200),
        owner in any::<[u8; 3]>().prop_map(|[a, b, c]| IpAddr::from([a, b, c, 77])),
    ) {
        let mut network = known(&[owner]);
        let mut now = 0;
        for (source, pause) in steps {
            now += pause;
            if source != Some(owner) {
                network.spend(source, now);
            }
            prop_assert_eq!(network.wait(Some(owner), now), None);
        }
    }
}

#[test]
fn inv3_every_place_has_its_tries_so_that_the_bound_is_no_idle_one() {
    let owners: Vec<IpAddr> = (0..KNOWN as u8)
        .map(|last| [192, 0, 2, last].into())
        .collect();
    let everywhere = (0..=255).map(|last| [198, 51, 100, last].into());
    let all: Vec<_> = everywhere
        .chain(owners.clone())
        .map(|source| (Some(source), 0))
        .collect();
    let rounds = all.repeat(20);
    assert_eq!(
        guess_at_will(Network::default(), &rounds).len(),
        5 * (STRANGERS + 1)
    );
    assert_eq!(guess_at_will(known(&owners), &rounds).len(), 5 * MOST_ROWS);
}

#[test]
fn inv3_a_client_with_a_whole_prefix_has_one_place() {
    let mut network = Network::default();
    for host in 1..=5_u16 {
        let source = Some(IpAddr::from([0x2001, 0xdb8, 0, 7, 0, 0, 0, host]));
        assert_eq!(network.wait(source, 0), None, "{host}");
        network.spend(source, 0);
    }
    let wait = |source: &str| network.wait(Some(source.parse().unwrap()), 0);
    assert!(wait("2001:db8:0:7::99").is_some());
    assert!(wait("2001:db8:0:8::1").is_none(), "another prefix");
    assert_eq!(network.sources.strangers.len(), 1);
}

#[test]
fn inv3_somebody_of_the_same_prefix_is_not_locked_out_once_he_signed_in() {
    let [owner, stranger] =
        ["2001:db8:0:7::1", "2001:db8:0:7::2"].map(|source| source.parse().ok());
    let mut network = Network::default();
    network.sources.signed_in(owner);
    for _ in 0..5 {
        network.spend(stranger, 0);
    }
    assert!(network.wait(stranger, 0).is_some());
    assert_eq!(network.wait(owner, 0), None);
    network.sources.signed_in(owner);
    assert!(
        network.wait(stranger, 0).is_some(),
        "the owner's sign-in is not the stranger's"
    );
}

#[test]
fn inv3_neighbours_on_one_link_are_told_apart_and_mapped_addresses_are_not() {
    let mut network = Network::default();
    for source in ["fe80::1", "fe80::2", "192.0.2.7", "::ffff:192.0.2.7"] {
        network.spend(Some(source.parse().unwrap()), 0);
    }
    let rows: Vec<String> = network
        .sources
        .strangers
        .iter()
        .map(|row| row.source.to_string())
        .collect();
    assert_eq!(rows, ["fe80::1", "fe80::2", "192.0.2.7"]);
}

#[test]
fn inv3_a_new_address_waits_for_strangers_until_one_was_quiet_for_a_day() {
    let mut network = Network::default();
    for last in 0..=STRANGERS as u8 {
        for _ in 0..5 {
            network.spend(Some(IpAddr::from([198, 51, 100, last])), 0);
        }
    }
    let owner = Some(IpAddr::from([192, 0, 2, 7]));
    assert!(network.wait(owner, 0).is_some());
    let later = 25 * HOUR;
    network.others.spend(PoweredOn(later));
    assert_eq!(
        network.wait(owner, later),
        None,
        "whoever keeps the shared budget shut"
    );
}
