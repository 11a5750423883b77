//! Every page and mail, rendered from sample values.
//!
//! `PAGES=folder cargo test -p server every_page_and_mail` also writes them down, with the files
//! they link to, to be looked at: serve the folder and open `index.html`.

mod accounts;
mod desk;
mod links;
mod mails;
mod portal;
mod privacy;
mod registry;
mod tokens;
mod webhooks;

use std::path::Path;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;
use web::language::{Language, Words};

/// A rendered sample: its file name and its text.
pub(super) type Sample = (&'static str, String);

#[tokio::test]
async fn every_page_and_mail_can_be_set_from_its_samples() {
    let pages: Vec<Sample> = portal::pages(Words::of(Language::En))
        .into_iter()
        .chain(desk::pages())
        .chain(accounts::pages())
        .chain(privacy::pages())
        .chain(webhooks::pages())
        .chain(registry::pages())
        .chain(tokens::pages())
        .collect();
    for (name, page) in &pages {
        assert!(page.starts_with("<!doctype html>"), "{name}");
        assert!(page.contains("</html>"), "{name}");
        assert_eq!(page.matches("<h1").count(), 1, "{name} has one heading");
        assert!(
            !page.contains(" style="),
            "{name} holds a style that its policy forbids"
        );
    }
    let mails = mails::mails(Words::of(Language::En));
    for (name, mail) in &mails {
        assert!(!mail.contains("{{") && !mail.contains("{%"), "{name}");
    }
    if let Some(folder) = std::env::var_os("PAGES") {
        let folder = Path::new(&folder);
        write_down(folder, pages.iter().chain(&mails)).await;
        for language in Language::ALL {
            let t = Words::of(language);
            let (pages, mails) = (portal::pages(t), mails::mails(t));
            let all = pages.iter().chain(&mails);
            write_down(&folder.join(language.code()), all).await;
        }
    }
}

#[test]
fn every_page_of_the_portal_is_whole_in_every_language() {
    for language in Language::ALL {
        for (name, page) in portal::pages(Words::of(language)) {
            let (code, way) = (language.code(), language.direction());
            let begins = format!("<!doctype html>\n<html lang=\"{code}\" dir=\"{way}\">");
            assert!(page.starts_with(&begins), "{name} in {code}");
            // An id where a message should be, or a variable that was not filled in.
            for left in ["{$", "{ $", "-title<", "-words<", "-advice<"] {
                assert!(!page.contains(left), "{left} in {name} in {code}");
            }
        }
    }
}

async fn write_down(folder: &Path, samples: impl Iterator<Item = &Sample>) {
    let files: Router =
        crate::assets::router().merge(web::assets_router(&[web::SERVICE_STYLESHEET]));
    let mut index = "<!doctype html><title>Samples</title>".to_owned();
    for (name, text) in samples {
        put(&folder.join(name), text.as_bytes());
        index.push_str(&format!("<p><a href=\"{name}\">{name}</a>"));
        let linked = text
            .split(['"', ' '])
            .filter(|part| part.starts_with("/assets/"));
        for link in linked {
            let request = Request::get(link).body(Body::empty()).unwrap();
            let response = files.clone().oneshot(request).await.unwrap();
            let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            put(&folder.join(link.trim_start_matches('/')), &bytes);
        }
    }
    put(&folder.join("index.html"), index.as_bytes());
}

fn put(file: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
}
