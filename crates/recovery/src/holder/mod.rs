//! What a holder does with his own request (P8): look at all of it, show more, withdraw it, have the answer sent
//! again, tell whether it worked.
//!
//! Whoever knows a serial number and an email may look how a request stands; to act, a mailbox has to be
//! shown, by a link that is mailed to the request's own address. Opening the link changes nothing:
//! mail scanners open links.

mod acts;
mod course;
mod link;
mod show;

pub use self::acts::{Again, HolderError, WithdrawError, send_again, tell, withdraw};
pub use self::course::{Course, Delivery, Event, Happening, Lasts, course_of};
pub(crate) use self::link::case_of;
pub(crate) use self::link::make_link;
pub use self::link::{LINK_LIFE, Mine, course_by, look_up, order_link};
pub use self::show::{MOST_PICTURES, ShowError, show};
