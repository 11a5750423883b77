//! Invariant 9: secrets cannot be printed.

use std::fmt::{Debug, Display};

/// Fails to compile when one of the types can be printed: then two impls fit and `_` is ambiguous.
macro_rules! never_printed {
    ($($secret:ty),* $(,)?) => {$(
        const _: fn() = || {
            trait Ambiguous<Proof> {
                fn holds() {}
            }
            struct ByDebug;
            struct ByDisplay;
            impl<T: ?Sized> Ambiguous<()> for T {}
            impl<T: ?Sized + Debug> Ambiguous<ByDebug> for T {}
            impl<T: ?Sized + Display> Ambiguous<ByDisplay> for T {}
            let _ = <$secret as Ambiguous<_>>::holds;
        };
    )*};
}

never_printed!(
    device::Input,
    device::Machine,
    device::NewPassword,
    device::Password,
    device::PendingTry,
    device::Reply,
    device::SessionToken,
    device::State,
    protocol::Code,
    protocol::DeviceKey,
);
