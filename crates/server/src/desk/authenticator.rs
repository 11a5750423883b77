//! An authenticator being set up: the secret is drawn for the page, shown on it, and comes back with
//! the first code. Nothing is kept of it before that code is right.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use recovery::staff::{StaffName, TotpSecret};
use web::Field;

use super::confirm::code_field;
use super::sent::Sent;
use crate::app::App;
use crate::http::fault::Fault;

/// What a page shows of it.
pub(crate) struct Authenticator {
    /// The QR code, as the address of a picture.
    pub(crate) picture: String,
    /// The secret, for typing.
    pub(crate) secret: String,
    pub(crate) code: Field,
}

impl Authenticator {
    pub(super) fn of(app: &App, name: &StaffName, totp: &TotpSecret) -> Result<Self, Fault> {
        let link = totp.to_uri(&app.services.policy.service_name, name);
        let symbol = qr::Symbol::text(&link).map_err(Fault::internal)?;
        let svg = symbol.svg("QR code for an authenticator app");
        Ok(Self {
            picture: format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)),
            secret: totp.to_base32().to_string(),
            code: code_field().help("The one that the app shows for the picture above."),
        })
    }

    /// The same with a code that was wrong.
    pub(super) fn refused(mut self, code: &str) -> Self {
        let words =
            "This is not the code that belongs to the picture. Type what the app shows now.";
        self.code = self.code.value(code).error(Some(words));
        self
    }
}

/// The secret that a form brings back.
pub(super) fn secret(sent: &Sent) -> Result<TotpSecret, Fault> {
    let senseless = || Fault::Senseless("This is not the form.".into());
    TotpSecret::parse(sent.text("secret")).ok_or_else(senseless)
}
