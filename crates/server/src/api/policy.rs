//! What a form must offer and obey.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use recovery::country::Country;
use recovery::evidence::{Shows, Wants};
use recovery::policy::{AnswerKind, BusinessType, DECLARATION, Policy};
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
    /// What a request is to show besides. Where several rules fit it, the strictest counts.
    evidence: Vec<EvidenceRuleBody>,
}

/// What some requests are to show: each `not asked`, `welcome` or `required`.
#[derive(Serialize, ToSchema)]
pub(super) struct EvidenceRuleBody {
    /// The answer that is asked for; every one when it is null.
    #[schema(example = "temporary-password")]
    answer: Option<&'static str>,
    /// The code of the country in which the device is used; every one when it is null.
    #[schema(example = "DE")]
    country: Option<&'static str>,
    /// A photo of the label.
    label: &'static str,
    /// The proof of purchase.
    proof: &'static str,
    /// A photo of the date on the device.
    date: &'static str,
}

/// The rules as holders may know them: what the registry knows of a device is not told.
fn evidence(policy: &Policy) -> Vec<EvidenceRuleBody> {
    let rule = |answer: Option<AnswerKind>, country: Option<Country>, wants: Wants| {
        let word = |shows| wants.of(shows).as_str();
        EvidenceRuleBody {
            answer: answer.map(AnswerKind::as_str),
            country: country.map(Country::code),
            label: word(Shows::Label),
            proof: word(Shows::Proof),
            date: word(Shows::Date),
        }
    };
    let wants = &policy.wants;
    let given = wants.answers.iter();
    let given = given.filter(|(answer, _)| policy.answers.contains(answer));
    let by_answer = given.map(|(answer, wants)| rule(Some(*answer), None, *wants));
    let by_country = wants.countries.iter();
    let by_country = by_country.map(|(country, wants)| rule(None, Some(*country), *wants));
    let always = rule(None, None, wants.for_everybody());
    std::iter::once(always)
        .chain(by_answer)
        .chain(by_country)
        .collect()
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
        evidence: evidence(policy),
    })
}
