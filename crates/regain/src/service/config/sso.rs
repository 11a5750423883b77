//! `[[desk.sso]]`: sign-in of the staff by identity providers.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use recovery::staff::{GroupRoles, Role};
use serde::Deserialize;
use server::sso::{ClientSecret, ProviderSettings};
use zeroize::Zeroizing;

pub(super) const EXAMPLE: &str = r#"# Sign-in of the staff by an identity provider that speaks OpenID Connect; one block for each, as many as
# you like. There, register the desk's address with /sign-in/sso/back behind it as the redirect URI.
# docs/staff.md tells how accounts and providers come together.
#: [[desk.sso]]
# What the button says behind "Sign in with".
#: name = "Example AG"
# The issuer, exactly as the provider writes it.
#: issuer = "https://login.example.com"
#: client_id = "regain"
# The client's secret, from a file or from a variable of the environment; a public client has none.
#: client_secret_file = "/etc/regain/sso-secret"
# client_secret_env = "REGAIN_SSO_SECRET"
# What is asked for besides openid.
#: scopes = ["email", "profile"]
# Whether addresses count as verified where the provider does not say. Only where nobody but you sets them.
#: emails_are_verified = false
# The claim that lists somebody's groups; a.b goes into an object.
#: groups_claim = "groups"
# Groups whose people get an account with that role by themselves, and lose it with the group.
#: roles = { "support" = "agent", "support-leads" = "senior" }
"#;

/// An identity provider.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sso {
    name: String,
    pub(crate) issuer: String,
    client_id: String,
    client_secret_file: Option<PathBuf>,
    client_secret_env: Option<String>,
    #[serde(default = "scopes")]
    scopes: Vec<String>,
    #[serde(default)]
    emails_are_verified: bool,
    #[serde(default = "groups")]
    groups_claim: String,
    #[serde(default)]
    roles: BTreeMap<String, String>,
}

fn scopes() -> Vec<String> {
    ["email", "profile"].map(str::to_owned).into()
}

fn groups() -> String {
    "groups".to_owned()
}

impl Sso {
    pub(super) fn check(&self) -> Result<()> {
        let shown = &self.name;
        ensure!(
            (1..=40).contains(&self.name.trim().chars().count()),
            "a name in [[desk.sso]] has 1 to 40 characters"
        );
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        let is_local = local.iter().any(|host| {
            let rest = self.issuer.strip_prefix(host);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
        ensure!(
            self.issuer.starts_with("https://") || is_local,
            "[[desk.sso]] {shown}: an issuer begins with https://; http:// is for this machine only"
        );
        ensure!(
            self.client_secret_file.is_none() || self.client_secret_env.is_none(),
            "[[desk.sso]] {shown}: the client's secret comes from client_secret_file or from \
             client_secret_env, not from both"
        );
        self.group_roles().map(drop)
    }

    fn group_roles(&self) -> Result<GroupRoles> {
        let pair = |(group, role): (&String, &String)| {
            let role = Role::parse(role)
                .with_context(|| format!("[[desk.sso]] {}: roles.{group}", self.name))?;
            Ok((group.clone(), role))
        };
        let roles: Result<_> = self.roles.iter().map(pair).collect();
        roles.map(GroupRoles::new)
    }

    /// The file with the client's secret.
    pub(crate) const fn secret_file(&self) -> Option<&PathBuf> {
        self.client_secret_file.as_ref()
    }

    /// The settings with the secret that they name.
    pub(crate) fn load(&self) -> Result<ProviderSettings> {
        Ok(ProviderSettings {
            name: self.name.trim().to_owned(),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            secret: self.secret()?.map(ClientSecret::new),
            scopes: self.scopes.clone(),
            emails_are_verified: self.emails_are_verified,
            groups_claim: self.groups_claim.clone(),
            roles: self.group_roles()?,
        })
    }

    fn secret(&self) -> Result<Option<Zeroizing<String>>> {
        let text = if let Some(file) = &self.client_secret_file {
            let text = std::fs::read_to_string(file);
            text.with_context(|| format!("cannot read the client's secret in {}", file.display()))?
        } else if let Some(variable) = &self.client_secret_env {
            let text = std::env::var(variable);
            text.with_context(|| format!("the client's secret is not in the variable {variable}"))?
        } else {
            return Ok(None);
        };
        let secret = Zeroizing::new(Zeroizing::new(text).trim().to_owned());
        if secret.is_empty() {
            bail!("the client's secret of [[desk.sso]] {} is empty", self.name);
        }
        Ok(Some(secret))
    }
}
