//! Who is being served, so that nobody takes every place.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Connections that one client may have at once; browsers open six.
const MOST_FROM_ONE: usize = 16;

/// Counts connections by where they come from.
#[derive(Clone, Default)]
pub(super) struct Guests(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection's entry; it goes when this is dropped.
pub(super) struct Guest {
    guests: Guests,
    from: IpAddr,
}

impl Guests {
    /// `None` for a client that has as many connections as it may. A proxy on this machine comes
    /// with those of many, so that the loopback is not counted.
    pub(super) fn admit(&self, from: IpAddr) -> Option<Guest> {
        let from = from.to_canonical();
        self.change(from, |count| {
            let fits = *count < MOST_FROM_ONE || from.is_loopback();
            *count += usize::from(fits);
            fits
        })
        .then(|| Guest {
            guests: self.clone(),
            from,
        })
    }

    fn change<T>(&self, from: IpAddr, change: impl FnOnce(&mut usize) -> T) -> T {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(from).or_default();
        let changed = change(count);
        if *count == 0 {
            counts.remove(&from);
        }
        changed
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.guests.change(self.from, |count| *count -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_cannot_take_every_place() {
        let guests = Guests::default();
        let [one, other] = ["192.0.2.7", "192.0.2.8"].map(|from| from.parse().unwrap());
        let mut held: Vec<Guest> = (0..MOST_FROM_ONE)
            .map(|_| guests.admit(one).unwrap())
            .collect();
        assert!(guests.admit(one).is_none());
        assert!(guests.admit("::ffff:192.0.2.7".parse().unwrap()).is_none());
        assert!(guests.admit(other).is_some());
        held.pop();
        assert!(guests.admit(one).is_some());
        drop(held);
        assert!(guests.0.lock().unwrap().is_empty());
    }

    #[test]
    fn a_proxy_on_this_machine_is_not_counted_as_one_client() {
        let guests = Guests::default();
        let from = "127.0.0.1".parse().unwrap();
        let held: Vec<_> = (0..3 * MOST_FROM_ONE)
            .map_while(|_| guests.admit(from))
            .collect();
        assert_eq!(held.len(), 3 * MOST_FROM_ONE);
    }
}
