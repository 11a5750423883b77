//! The desk: what staff see and do. Every function takes a handle, such as
//! [`Agent`](crate::staff::Agent), which only a live session of somebody with the right role gives.

mod again;
mod answer;
mod approve;
mod due;
mod error;
mod evidence;
mod examined;
mod queue;
mod turn;
mod view;
mod which;

pub use self::again::{send_again, take_back};
pub use self::answer::{Answer, AnswerError, Given, answer_for};
pub(crate) use self::answer::{make, open_sealed};
pub use self::approve::{Approved, approve};
pub use self::due::Due;
pub use self::error::DeskError;
pub use self::evidence::judge as judge_evidence;
pub use self::queue::{
    FilterChoices, QUEUE_COUNTED, QUEUE_PAGE, QueuePage, QueueRow, filter_choices, next_case,
    place_of, queue,
};
pub use self::turn::{ask_for_evidence, ask_for_more, reject};
pub use self::view::{
    CaseList, CaseView, ChallengeView, LINES_PAGE, list, picture, refused_evidence, view,
};
pub use self::which::Which;
