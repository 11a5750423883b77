//! Answers to calls of programs, kept for a day, so that a call sent twice is one act.

use core::time::Duration;

use async_trait::async_trait;

use super::StoreError;
use crate::staff::StaffName;
use crate::time::Timestamp;

/// How long the answer to a call is kept: until then the same call is one act.
pub const API_ANSWER_LIFE: Duration = Duration::from_hours(24);

/// A call that carries an idempotency key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiCall {
    /// The program that calls.
    pub program: StaffName,
    /// The hash of its key.
    pub key: [u8; 32],
    /// The hash of what is asked for: method, address and body.
    pub asked: [u8; 32],
}

/// What was said to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The media type; empty without a body.
    pub media: String,
    /// The body.
    pub body: Vec<u8>,
}

/// How it stands with a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// It is new, and remembered from now on.
    New,
    /// It is being dealt with.
    Running,
    /// It was dealt with, with this answer.
    Done(ApiAnswer),
    /// The key was used for something else.
    Other,
}

/// Calls by program and key.
#[async_trait]
pub trait ApiAnswers {
    /// Remembers a call, unless one with its key is remembered already. One that has had no answer
    /// since `stale` counts as never made.
    async fn begin_api_call(
        &mut self,
        call: &ApiCall,
        at: Timestamp,
        stale: Timestamp,
    ) -> Result<Begun, StoreError>;

    /// Keeps the answer to a call.
    async fn answer_api_call(
        &mut self,
        call: &ApiCall,
        answer: &ApiAnswer,
    ) -> Result<(), StoreError>;

    /// Forgets a call that came to nothing, so that it can be made again.
    async fn forget_api_call(&mut self, call: &ApiCall) -> Result<(), StoreError>;

    /// Forgets the calls from before that.
    async fn forget_api_calls(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
