//! The store story: what every adapter must hold to, told once through the rules themselves.
//!
//! An adapter's test makes an empty store and calls [`tell`]. Chapters use serial numbers, names
//! and addresses of their own, so they may share the store.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a story fails by panicking"
)]

mod accounts;
mod audit;
mod case;
mod claims;
mod delivery;
mod devices;
mod due;
mod email_orders;
mod evidence;
mod figures;
mod holder;
mod imports;
mod jobs;
mod limits;
mod lines;
mod objection;
mod programs;
mod queue;
mod registry;
mod retention;
mod sign_ons;
mod staff;
mod two;
mod units;
mod webhooks;

pub use self::retention::{GONE, gone_in};

use std::sync::Arc;
use std::time::Duration;

use recovery::store::Store;
use recovery::time::Timestamp;

use crate::service::{MORNING, Service};

/// Tells the whole story over an empty store. Wants a runtime with several threads.
///
/// # Panics
/// When the store does not hold to it.
pub async fn tell(store: Arc<dyn Store>) {
    let service = Arc::new(Service::new(store, 1));
    audit::nothing_is_a_whole_trail(&service).await;
    units::what_is_not_committed_has_not_happened(&service).await;
    registry::a_key_is_enrolled_once(&service).await;
    registry::two_keys_at_once_leave_one_and_a_conflict(&service).await;
    registry::a_token_enrols_one_device(&service).await;
    staff::a_code_signs_in_once(&service).await;
    staff::sessions_end(&service).await;
    staff::failures_slow_down(&service).await;
    staff::tries_at_once_are_slowed_like_tries_in_a_row(&service).await;
    staff::roles_and_leavers(&service).await;
    accounts::a_link_is_good_once(&service).await;
    accounts::a_passkey_belongs_to_one(&service).await;
    accounts::a_ceremony_is_remembered_once(&service).await;
    accounts::plain_secrets_are_sealed(&service).await;
    sign_ons::an_address_ties_an_account_once(&service).await;
    sign_ons::a_group_makes_an_account(&service).await;
    sign_ons::a_repeated_sign_in_confirms_once(&service).await;
    case::a_request_is_answered_once(&service).await;
    case::of_requests_in_one_second_the_last_counts(&service).await;
    case::a_question_is_replied_to_once(&service).await;
    case::two_approvals_at_once_release_one_answer(&service).await;
    case::one_form_sent_twice_at_once_opens_one_case(&service).await;
    due::the_queue_is_by_due_time(&service).await;
    queue::pages_miss_no_case(&service).await;
    queue::a_case_is_found_by_whatever_names_it(&service).await;
    claims::a_case_is_one_persons(&service).await;
    claims::steps_at_once_are_steps_in_a_row(&service).await;
    claims::staff_keep_things_for_each_other(&service).await;
    figures::a_verdict_stays_as_it_was(&service).await;
    lines::a_line_for_each_kind_of_answer(&service).await;
    lines::lines_go_their_own_ways(&service).await;
    lines::an_answer_is_sent_again_or_taken_back(&service).await;
    lines::a_bad_challenge_spoils_no_other(&service).await;
    lines::ten_thousand_lines_are_one_case(&service).await;
    two::a_second_person_releases_what_the_first_proposed(&service).await;
    two::other_facts_void_a_first_approval(&service).await;
    two::either_takes_a_first_approval_back(&service).await;
    two::whoever_opened_a_case_decides_nothing_in_it(&service).await;
    two::clicks_at_once_leave_one_first_and_one_end(&service).await;
    two::the_past_is_counted(&service).await;
    programs::a_token_opens_what_its_maker_may(&service).await;
    programs::a_program_is_no_second_person(&service).await;
    programs::programs_at_once_release_one_answer(&service).await;
    programs::a_call_sent_twice_is_one(&service).await;
    holder::a_link_is_mailed_to_the_requests_own_address_alone(&service).await;
    holder::a_withdrawal_stops_what_is_open_and_undoes_nothing(&service).await;
    holder::an_answer_is_sent_again_and_told_of(&service).await;
    objection::silence_counts_and_a_word_stops(&service).await;
    imports::an_import_goes_on_where_it_was(&service).await;
    email_orders::orders_at_once_keep_the_limit(&service).await;
    email_orders::limits_are_counted_by_the_hour_and_by_the_day(&service).await;
    email_orders::a_disowned_code_flags_its_device(&service).await;
    evidence::evidence_is_asked_for_and_judged(&service).await;
    evidence::a_holder_shows_more_by_his_link(&service).await;
    devices::a_flagged_device_is_not_answered(&service).await;
    devices::a_device_is_found_among_many(&service).await;
    devices::many_devices_are_kept_together(&service).await;
    limits::requests_are_counted_by_network_email_and_serial(&service).await;
    limits::requests_at_once_keep_the_limit(&service).await;
    limits::a_puzzle_is_spent_once(&service).await;
    limits::a_strangers_mailbox_is_not_flooded(&service).await;
    limits::what_is_counted_is_forgotten(&service).await;
    delivery::what_came_back_is_noted_once(&service).await;
    jobs::two_workers_share_no_job(&service).await;
    jobs::a_slow_worker_loses_its_job(&service).await;
    jobs::a_hopeless_job_dies_and_is_revived(&service).await;
    jobs::none_is_left_over(&service).await;
    audit::writers_at_once_make_one_chain(&service).await;
    audit::every_look_at_evidence_stands_in_the_trail(&service).await;
    webhooks::an_event_is_told_once(&service).await;
    webhooks::a_receiver_has_one_call_at_a_time(&service).await;
    webhooks::a_secret_is_replaced_without_a_gap(&service).await;
    imports::an_import_is_forgotten_with_its_faults(&service).await;
    retention::details_go_and_the_chain_holds(&service).await;
    retention::a_person_is_erased_on_request(&service).await;
    // Long after all the others: it erases what they left.
    retention::what_is_over_is_erased(&service).await;
}

/// So many seconds after the morning.
fn later(seconds: u64) -> Timestamp {
    MORNING.plus(Duration::from_secs(seconds))
}
