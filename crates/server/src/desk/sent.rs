//! A form of the desk as it was sent: the same name may come more than once.

use axum::Form;
use axum::extract::rejection::FormRejection;
use recovery::desk::Which;

use super::form_token::FormToken;
use crate::http::fault::Fault;

/// What a handler takes in its place.
pub(super) type Fields = Result<Form<Vec<(String, String)>>, FormRejection>;

/// The fields, in the order in which they came.
pub(super) struct Sent(Vec<(String, String)>);

impl Sent {
    /// Takes a form that carries the session's own token.
    pub(super) fn checked(
        form: Result<Form<Vec<(String, String)>>, FormRejection>,
        token: &FormToken,
    ) -> Result<Self, Fault> {
        let Form(fields) = form.map_err(|_| Fault::Senseless("This is not the form.".into()))?;
        let sent = Self::of(fields);
        token.check(sent.text("form_token"))?;
        Ok(sent)
    }

    /// Takes the form of somebody who is not signed in.
    pub(super) const fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The first value of a field, empty when there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.0.iter().filter(move |(field, _)| field == name);
        named.map(|(_, value)| value.as_str())
    }

    /// The positions of the lines that the form is about.
    pub(super) fn lines(&self) -> Result<Vec<u32>, Fault> {
        let senseless = |_| Fault::Senseless("This is not the form.".into());
        self.all("line")
            .map(|line| line.parse().map_err(senseless))
            .collect()
    }

    /// The same, or all open lines where the form says so.
    pub(super) fn which<'a>(&self, lines: &'a [u32]) -> Which<'a> {
        match self.text("which") {
            "open" => Which::Open,
            _ => Which::At(lines),
        }
    }
}
