//! What every call may be answered in place of what it asks for.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

/// The refusals, for the document.
pub(super) struct Refusals;

const ALL: [(&str, &str); 9] = [
    ("400", "Not such a call, or not such a body"),
    ("401", "No token, or none that opens anything from there"),
    ("403", "The token's role does not allow it"),
    ("404", "There is no such thing"),
    (
        "409",
        "It does not fit how things stand, for the reason given",
    ),
    ("413", "Too large a body"),
    (
        "422",
        "A value is wrong, or the idempotency key was used for another call",
    ),
    ("429", "Too many calls; Retry-After says when"),
    ("503", "Something is away for now; try again"),
];

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let one = |(status, words): (&str, &str)| {
            let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem")));
            let response = ResponseBuilder::new()
                .description(words)
                .content("application/problem+json", problem.build());
            (status.to_owned(), RefOr::T(response.build()))
        };
        ALL.map(one).into()
    }
}
