//! Which language a call is answered in: the one in its address, else the one that its browser chose
//! before, else the one that its browser asks for.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use web::language::{Language, Words};
use web::{Cookie, SameSite, Transport};

const COOKIE: &str = "regain-language";
/// A year.
const LIFE: Duration = Duration::from_hours(365 * 24);

/// In which languages a site speaks.
#[derive(Clone, Copy)]
pub(crate) enum Tongues {
    /// In English: the desk.
    English,
    /// In all that there are: the portal.
    All(Transport),
}

/// The language of one call.
pub(crate) struct Spoken {
    pub(crate) words: Words,
    /// Whether the language depends on the caller.
    is_chosen: bool,
    /// Keeps what was chosen just now.
    cookie: Option<HeaderValue>,
}

impl Tongues {
    /// The language for a call; one that the address names is remembered.
    pub(crate) fn of(self, call: &Request) -> Spoken {
        let Self::All(transport) = self else {
            return Spoken {
                words: Words::of(Language::En),
                is_chosen: false,
                cookie: None,
            };
        };
        // Links in mails lead here with the choice made before.
        let cookie = Cookie::new(COOKIE, transport, SameSite::Lax);
        let named = call.uri().query().and_then(named);
        let wanted = call.headers().get(header::ACCEPT_LANGUAGE);
        let wanted = wanted.and_then(|value| value.to_str().ok());
        let language = named.unwrap_or_else(|| match call.uri().path().starts_with("/api/") {
            // Programs are not to be surprised by what their surroundings would like to read.
            true => Language::En,
            false => Language::choose(cookie.read(call.headers()), wanted),
        });
        Spoken {
            words: Words::of(language),
            is_chosen: true,
            cookie: named.and_then(|language| cookie.set(language.code(), Some(LIFE))),
        }
    }
}

fn named(query: &str) -> Option<Language> {
    let code = query.split('&').find_map(|pair| pair.strip_prefix("lang="));
    code.and_then(Language::parse)
}

impl Spoken {
    /// Says on a page which language it is in, and on what that depended.
    pub(crate) fn tell(self, response: &mut Response) {
        let headers = response.headers_mut();
        let is_page = headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if !is_page {
            return;
        }
        let code = HeaderValue::from_static(self.words.language().code());
        headers.insert(header::CONTENT_LANGUAGE, code);
        if self.is_chosen {
            let vary = HeaderValue::from_static("Accept-Language, Cookie");
            headers.append(header::VARY, vary);
        }
        if let Some(cookie) = self.cookie {
            headers.append::<HeaderName>(header::SET_COOKIE, cookie);
        }
    }
}
