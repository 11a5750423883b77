//! `[desk.webhooks]`: how far webhooks go.

use serde::Deserialize;

pub(super) const EXAMPLE: &str = r"[desk.webhooks]
# Whether webhooks may lead into networks that are not public, and by plain http://. Whoever adds webhooks can
# then call what is near the service.
allow_private = false
";

/// How far webhooks go.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Webhooks {
    pub(crate) allow_private: bool,
}
