//! Whether the providers of single sign-on can be reached and publish keys.

use super::super::config::Config;
use super::super::files;
use super::Report;

/// Discovers each provider.
pub(super) async fn look(config: &Config, report: &mut Report) {
    for provider in &config.desk.sso {
        if let Some(file) = provider.secret_file()
            && files::open_to_others(file).unwrap_or(false)
        {
            let words = format!("others than its owner may read {}", file.display());
            report.poor(
                "single sign-on",
                words,
                format!("chmod 600 {}", file.display()),
            );
        }
        let issuer = &provider.issuer;
        let settings = match provider.load() {
            Ok(settings) => settings,
            Err(error) => {
                let mend = "compare [[desk.sso]] with what your provider shows";
                report.wrong("single sign-on", format!("{error:#}"), mend);
                continue;
            }
        };
        match server::sso::check(settings).await {
            Ok(keys) => {
                let keys = match keys {
                    1 => "1 key".to_owned(),
                    keys => format!("{keys} keys"),
                };
                report.good("single sign-on", format!("{issuer} answers, with {keys}"));
            }
            Err(error) => {
                let mend = "compare the issuer in [[desk.sso]] with what your provider shows, and see that it \
                            can be reached from here";
                report.wrong("single sign-on", format!("{issuer}: {error}"), mend);
            }
        }
    }
    if config.desk.only_sso {
        let words = "passwords open accounts for emergencies alone";
        report.good("single sign-on", words.to_owned());
    }
}
