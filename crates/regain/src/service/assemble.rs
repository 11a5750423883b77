//! From settings to a service: every port gets its adapter here.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use object_store::local::LocalFileSystem;
use protocol::{ServiceAddress, VerifiedBundle};
use recovery::policy::AnswerKind;
use recovery::ports::ServiceKeys;
use recovery::staff::{self, HashCost};
use server::mail::{FolderMailer, Mailer, SmtpMailer};
use server::{Entropy as _, Rates, Services, Settings};
use web::Transport as Reached;

use super::clock::{SystemClock, SystemEntropy};
use super::config::{Config, Transport};
use super::keys::{FolderVault, KeyFolder, Pinned};
use super::pdf::OwnProcess;
use super::{files, store};

/// The service that the settings describe; makes what is missing of its folders and tables.
pub(crate) async fn services(config: &Config) -> Result<Services> {
    let pictures = config.data.pictures();
    files::private_folder(&pictures)?;
    let pictures = LocalFileSystem::new_with_prefix(&pictures)
        .with_context(|| format!("cannot use the folder {}", pictures.display()))?
        .with_fsync(true);
    let folder = KeyFolder::read(&config.data.keys())?;
    let pinned = Pinned::read(&folder)?;
    let bundle = pinned.as_ref().map(|pinned| &pinned.bundle);
    let keys = folder.service_keys(bundle)?;
    let mut policy = config.policy()?;
    if let Some(bundle) = bundle {
        policy.answers = answers(bundle, &keys, policy.answers, &config.authority.answers)?;
    }
    let store = store::open(config).await?;
    let vault = FolderVault::open(config)?;
    staff::seal_plain_secrets(&*store, &vault, &mut *SystemEntropy.rng()).await?;
    Ok(Services {
        store: store.into(),
        keys: Arc::new(keys),
        vault: Arc::new(vault),
        pictures: Arc::new(pictures),
        pdf: OwnProcess::port()?,
        policy: Arc::new(policy),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        settings: Arc::new(Settings {
            portal: reached(&config.portal.address),
            desk: reached(&config.desk.address),
            proxies: config.proxy.addresses.clone(),
            desk_address: config.desk.address.clone(),
            step_up: Duration::from_mins(config.desk.step_up_minutes.into()),
            sso: config.desk.single_sign_on()?,
            private_webhooks: config.desk.webhooks.allow_private,
            rates: Rates::default(),
            uploads: config.limits.uploads(),
            hash_cost: HashCost::STAFF,
            bounce_secret: config.mail.bounce_secret()?,
        }),
    })
}

/// The answers that devices with this trust bundle may ask for, as far as the keys here can give
/// them and the authority means to; `otherwise` when the bundle names none.
fn answers(
    bundle: &VerifiedBundle,
    keys: &ServiceKeys,
    otherwise: Vec<AnswerKind>,
    meant: &[AnswerKind],
) -> Result<Vec<AnswerKind>> {
    let can_be_given = |kind: &AnswerKind| {
        let has_key = *kind != AnswerKind::File || !keys.signing.is_empty();
        bundle.ways().contains(kind.way()) && has_key
    };
    let mut given = AnswerKind::ALL.to_vec();
    given.retain(can_be_given);
    if given.is_empty() {
        return Ok(otherwise);
    }
    given.retain(|kind| meant.contains(kind));
    ensure!(
        !given.is_empty(),
        "none of the answers in [authority] is one that devices with the trust bundle ask for and that the keys \
         here can give"
    );
    Ok(given)
}

/// The way that mails leave.
pub(crate) fn mailer(config: &Config) -> Result<Arc<dyn Mailer>> {
    let signers = config.mail.signers()?;
    Ok(match &config.mail.transport {
        Transport::Folder {} => {
            files::private_folder(&config.data.mail())?;
            Arc::new(FolderMailer::new(config.data.mail()).signed(signers))
        }
        Transport::Smtp(smtp) => Arc::new(SmtpMailer::new(&smtp.load()?)?.signed(signers)),
    })
}

fn reached(address: &ServiceAddress) -> Reached {
    if address.as_str().starts_with("https://") {
        Reached::Tls
    } else {
        Reached::Plain
    }
}
