//! `[log]`: how much the service says while it runs.

use serde::Deserialize;

pub(super) const EXAMPLE: &str = r#"[log]
# error, warn, info, debug or trace; also per part, as in "info,sqlx=warn". RUST_LOG overrides it.
filter = "info"
"#;

/// How much is said.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Log {
    pub(crate) filter: String,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            filter: String::from("info"),
        }
    }
}
