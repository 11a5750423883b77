//! A mail as HTML: one table-free column that every program for mail shows, with its styles inside,
//! since most of them drop all others.

use askama::Template;
use web::language::Words;
use zeroize::Zeroizing;

use super::block::{Block, Content, Say, Told};

/// The whole page.
///
/// # Errors
/// When the template cannot be set, which is a fault of ours.
pub(super) fn set(content: &Content, t: Words) -> Result<Zeroizing<String>, askama::Error> {
    Page { content, t }.render().map(Zeroizing::new)
}

#[derive(Template)]
#[template(path = "mail/page.html")]
struct Page<'a> {
    content: &'a Content,
    t: Words,
}

impl Page<'_> {
    fn say(&self, say: &Say) -> String {
        say.html(self.t)
    }

    fn service(&self) -> String {
        let authority = self.content.authority.as_str();
        self.t
            .with("mail-service", &[("authority", authority.into())])
    }
}

/// A text as it stands in HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => safe.push_str(&format!("&#{};", u32::from(c))),
            c => safe.push(c),
        }
    }
    safe
}
