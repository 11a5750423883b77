//! Whether mails can leave.

use server::mail::{Mailer, SmtpMailer};

use super::super::config::{Config, Transport};
use super::super::files;
use super::super::mail::dkim::zone_line;
use super::Report;

/// Looks at the transport, and talks to the mail server.
pub(super) async fn look(config: &Config, report: &mut Report) {
    signatures(config, report);
    let Transport::Smtp(smtp) = &config.mail.transport else {
        let words = format!(
            "mails are written to {} and reach nobody",
            config.data.mail().display()
        );
        return report.poor("mail", words, "name an SMTP server in [mail.transport]");
    };
    let mend = "compare [mail.transport] with what your mail server wants";
    let mailer = match smtp
        .load()
        .and_then(|settings| Ok(SmtpMailer::new(&settings)?))
    {
        Ok(mailer) => mailer,
        Err(error) => return report.wrong("mail", format!("{error:#}"), mend),
    };
    match mailer.check().await {
        Ok(()) => report.good(
            "mail",
            format!(
                "{} answers; mails come from {}",
                mailer.describe(),
                config.mail.from
            ),
        ),
        Err(error) => report.wrong("mail", format!("{}: {error}", mailer.describe()), mend),
    }
}

/// The keys that sign mails, with what the DNS must say of each: whoever runs the service compares.
fn signatures(config: &Config, report: &mut Report) {
    let mend = "make a key with: regain mail dkim-key";
    let signers = match config.mail.signers() {
        Ok(signers) => signers,
        Err(error) => return report.wrong("mail", format!("{error:#}"), mend),
    };
    for file in config.mail.key_files() {
        if files::open_to_others(file).unwrap_or(false) {
            let words = format!("others than its owner may read {}", file.display());
            report.poor("mail", words, format!("chmod 600 {}", file.display()));
        }
    }
    for signer in &signers {
        let words = format!(
            "mails are signed with {}; the DNS must say: {}",
            signer.describe(),
            zone_line(signer)
        );
        report.good("mail", words);
    }
    if signers.is_empty() && matches!(config.mail.transport, Transport::Smtp(_)) {
        let words =
            "mails are not signed here; without a signature, many end up in the spam folder";
        report.poor(
            "mail",
            words,
            format!("sign at your mail server, or {mend}"),
        );
    }
}
