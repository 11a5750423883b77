//! Whether mails can leave.

use server::mail::{Mailer, SmtpMailer};

use super::super::config::{Config, Transport};
use super::Report;

/// Looks at the transport, and talks to the mail server.
pub(super) async fn look(config: &Config, report: &mut Report) {
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
