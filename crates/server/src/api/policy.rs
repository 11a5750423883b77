//! What a form must offer and obey.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use recovery::country::Country;
use recovery::policy::{BusinessType, DECLARATION};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::http::upload::FILE_BYTES;

/// The authority's rules, as far as holders need them.
#[derive(Serialize, ToSchema)]
pub(super) struct PolicyBody {
    /// The service's name.
    service: String,
    /// The address that all mails come from.
    mail_from: String,
    /// Where people turn to whom the portal cannot help.
    hotline: String,
    /// The same for those who read another language, by its code.
    hotlines: BTreeMap<&'static str, String>,
    /// Whether a device can have a code mailed to its reserved email.
    email_codes: bool,
    /// How serial numbers look.
    serial: SerialBody,
    /// All countries, and which of them are served.
    countries: Vec<CountryBody>,
    /// The answers that are given.
    answers: Vec<ChoiceBody>,
    /// The product categories that are served.
    categories: Vec<ChoiceBody>,
    /// The business types to choose from.
    businesses: Vec<ChoiceBody>,
    /// The declaration to agree to.
    declaration: String,
    /// The most bytes a picture may have.
    picture_bytes: usize,
}

/// How serial numbers look.
#[derive(Serialize, ToSchema)]
pub(super) struct SerialBody {
    /// How many characters they have.
    length: usize,
    /// Which characters occur.
    alphabet: String,
}

/// A country.
#[derive(Serialize, ToSchema)]
pub(super) struct CountryBody {
    /// Its ISO 3166-1 code.
    code: &'static str,
    /// Its English name.
    name: &'static str,
    /// Whether service is given there.
    served: bool,
}

/// Something to choose.
#[derive(Serialize, ToSchema)]
pub(super) struct ChoiceBody {
    /// What a request says.
    value: &'static str,
    /// What people read.
    label: &'static str,
}

/// Gives the authority's rules.
#[utoipa::path(
    get, path = "/api/v1/policy", tag = "portal",
    responses((status = OK, description = "The rules", body = PolicyBody))
)]
pub(super) async fn policy(State(app): State<App>) -> Json<PolicyBody> {
    let policy = &app.services.policy;
    let country = |country: Country| CountryBody {
        code: country.code(),
        name: country.name(),
        served: policy.serves(country),
    };
    let choice = |value, label| ChoiceBody { value, label };
    Json(PolicyBody {
        service: policy.service_name.clone(),
        mail_from: policy.mail_from.to_string(),
        hotline: policy.hotline.always().to_owned(),
        hotlines: policy
            .hotline
            .languages()
            .map(|(locale, words)| (locale.code(), words.to_owned()))
            .collect(),
        email_codes: policy.email_codes,
        serial: SerialBody {
            length: policy.serial.length,
            alphabet: policy.serial.alphabet.clone(),
        },
        countries: Country::all().map(country).collect(),
        answers: policy
            .answers
            .iter()
            .map(|a| choice(a.as_str(), a.label()))
            .collect(),
        categories: policy
            .categories
            .iter()
            .map(|c| choice(c.as_str(), c.label()))
            .collect(),
        businesses: BusinessType::ALL
            .iter()
            .map(|b| choice(b.as_str(), b.label()))
            .collect(),
        declaration: DECLARATION.text.to_owned(),
        picture_bytes: FILE_BYTES,
    })
}
