//! The desk: what staff see and do. Every function takes a handle, such as
//! [`Agent`](crate::staff::Agent), which only a live session of somebody with the right role gives.

mod again;
mod answer;
mod approve;
mod claim;
mod due;
mod error;
mod evidence;
mod examined;
mod judged;
mod propose;
mod queue;
mod trail;
mod turn;
mod two;
mod view;
mod which;
mod work;

pub(crate) use self::again::again_for_holder;
pub(crate) use self::again::take_back_for_reserved;
pub use self::again::{send_again, take_back};
pub use self::answer::{Answer, AnswerError, Given, answer_for};
pub(crate) use self::answer::{make, open_sealed};
pub(crate) use self::approve::voice_of;
pub use self::approve::{Approved, approve, approve_on};
pub(crate) use self::claim::check_free;
pub use self::claim::{assign, claim, give_back};
pub use self::due::Due;
pub use self::error::DeskError;
pub use self::evidence::judge as judge_evidence;
pub(crate) use self::examined::reserved_of;
pub use self::propose::withdraw_proposals;
pub use self::queue::{
    FilterChoices, QUEUE_COUNTED, QUEUE_PAGE, QueuePage, QueueRow, filter_choices, next_case,
    place_of, queue,
};
pub use self::trail::{TRAIL_PAGE, TrailFilter, TrailPart, search_trail, take_trail, trail};
pub use self::turn::{Question, Said, ask_for_more, reject};
pub use self::two::{Exception, Terms};
pub use self::view::{
    CaseList, CaseView, ChallengeView, LINES_PAGE, Review, list, picture, picture_because,
    refused_evidence, view,
};
pub use self::which::Which;
pub use self::work::{Work, add_note, keep_reply, remove_reply, replies, set_label, work};
