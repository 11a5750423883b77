//! What a request says, read from a body that is there already.
//!
//! These mean what axum's extractors of the same names mean. Those wait for the body themselves, and
//! so each kind of form would bring that waiting along, two or three kB for each.

use std::future::{Future, ready};

use axum::body::Bytes;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// The body, put beside the request's head when all of it was there.
#[derive(Clone)]
pub(crate) struct Whole(pub(crate) Bytes);

/// Why a request cannot be understood.
pub(crate) type Unclear = (StatusCode, &'static str);

const NO_FORM: Unclear = (
    StatusCode::UNSUPPORTED_MEDIA_TYPE,
    "This is no form as a browser sends it.",
);
const WRONG_FORM: Unclear = (
    StatusCode::UNPROCESSABLE_ENTITY,
    "The form lacks something, or has something twice. Go back and send it again.",
);
const WRONG_QUERY: Unclear = (
    StatusCode::BAD_REQUEST,
    "The address of this page is not complete. Go back and follow the link again.",
);

/// A form that a page has sent.
pub(crate) struct Form<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Sync> FromRequestParts<S> for Form<T> {
    type Rejection = Unclear;

    fn from_request_parts(
        parts: &mut Parts,
        _: &S,
    ) -> impl Future<Output = Result<Self, Unclear>> + Send {
        let bytes = sent(parts, "application/x-www-form-urlencoded").ok_or(NO_FORM);
        let form =
            bytes.and_then(|bytes| serde_urlencoded::from_bytes(bytes).map_err(|_| WRONG_FORM));
        ready(form.map(Self))
    }
}

/// What stands after the question mark.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Unclear;

    fn from_request_parts(
        parts: &mut Parts,
        _: &S,
    ) -> impl Future<Output = Result<Self, Unclear>> + Send {
        let query = serde_urlencoded::from_str(parts.uri.query().unwrap_or_default());
        ready(query.map(Self).map_err(|_| WRONG_QUERY))
    }
}

/// JSON, asked and answered.
pub(crate) struct Json<T>(pub(crate) T);

/// Why a body is not the JSON wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum JsonRejection {
    /// It does not say that it is JSON.
    Unnamed,
    /// It is none.
    Syntax,
    /// It has other keys or values.
    Shape,
}

impl JsonRejection {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Unnamed => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Syntax => StatusCode::BAD_REQUEST,
            Self::Shape => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl IntoResponse for JsonRejection {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

impl<T: DeserializeOwned + Send, S: Sync> FromRequestParts<S> for Json<T> {
    type Rejection = JsonRejection;

    fn from_request_parts(
        parts: &mut Parts,
        _: &S,
    ) -> impl Future<Output = Result<Self, JsonRejection>> + Send {
        let bytes = sent(parts, "application/json").ok_or(JsonRejection::Unnamed);
        let body =
            bytes.and_then(|bytes| serde_json::from_slice(bytes).map_err(|fault| why(&fault)));
        ready(body.map(Self))
    }
}

fn why(fault: &serde_json::Error) -> JsonRejection {
    match fault.classify() {
        Category::Data => JsonRejection::Shape,
        Category::Eof | Category::Io | Category::Syntax => JsonRejection::Syntax,
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => {
                let kind = HeaderValue::from_static("application/json");
                ([(header::CONTENT_TYPE, kind)], body).into_response()
            }
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

/// The body of a request that says what kind it is.
fn sent<'a>(parts: &'a Parts, kind: &str) -> Option<&'a Bytes> {
    let said = parts.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let said = said.split(';').next().unwrap_or_default();
    let body = parts.extensions.get::<Whole>()?;
    said.trim().eq_ignore_ascii_case(kind).then_some(&body.0)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Said {
        word: String,
    }

    fn parts(kind: &'static str, body: &'static str) -> Parts {
        let request = Request::post("/?word=three").header(header::CONTENT_TYPE, kind);
        let mut parts = request.body(()).unwrap().into_parts().0;
        parts
            .extensions
            .insert(Whole(Bytes::from_static(body.as_bytes())));
        parts
    }

    #[tokio::test]
    async fn forms_queries_and_json_are_read() {
        let mut form = parts(
            "application/x-www-form-urlencoded; charset=utf-8",
            "word=one+two",
        );
        let Form(said) = Form::<Said>::from_request_parts(&mut form, &())
            .await
            .unwrap();
        assert_eq!(said.word, "one two");
        let Query(said) = Query::<Said>::from_request_parts(&mut form, &())
            .await
            .unwrap();
        assert_eq!(said.word, "three");
        let mut json = parts("Application/JSON", r#"{"word":"one"}"#);
        let Ok(Json(said)) = Json::<Said>::from_request_parts(&mut json, &()).await else {
            panic!("it is JSON");
        };
        assert_eq!(said.word, "one");
    }

    #[tokio::test]
    async fn what_is_of_another_kind_or_shape_is_refused() {
        for (kind, body, status) in [
            ("text/plain", "word=one", 415),
            ("application/x-www-form-urlencoded", "other=one", 422),
            (
                "application/x-www-form-urlencoded",
                "word=one&word=two",
                422,
            ),
        ] {
            let refused = Form::<Said>::from_request_parts(&mut parts(kind, body), &()).await;
            assert_eq!(
                refused.err().map(|fault| fault.0.as_u16()),
                Some(status),
                "{body}"
            );
        }
        for (kind, body, status) in [
            ("text/plain", "{}", 415),
            ("application/json", "{", 400),
            ("application/json", "[]", 422),
        ] {
            let refused = Json::<Said>::from_request_parts(&mut parts(kind, body), &()).await;
            assert_eq!(
                refused.err().map(|fault| fault.status().as_u16()),
                Some(status),
                "{body}"
            );
        }
    }
}
