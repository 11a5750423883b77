//! The portal in the reader's language, chosen without scripts.

use axum::http::{Method, header};

use crate::browser::{Browser, Page};
use crate::world::World;

fn is_in(page: &Page, code: &str, direction: &str) {
    let text = page.text();
    let html = format!("<html lang=\"{code}\" dir=\"{direction}\">");
    assert!(text.contains(&html), "not {code}: {text}");
    assert_eq!(page.headers[header::CONTENT_LANGUAGE], code);
}

async fn asking_for(browser: &mut Browser, path: &str, languages: &str) -> Page {
    let wish = [("accept-language", languages)];
    browser.send(Method::GET, path, &wish, Vec::new()).await
}

#[tokio::test]
async fn the_portal_speaks_what_the_browser_asks_for_and_tells_caches_so() {
    let world = World::new().await;
    let page = asking_for(&mut world.holder(), "/status", "pt-BR,pt;q=0.9,en;q=0.8").await;
    is_in(&page, "pt", "ltr");
    let varies = page.headers.get_all(header::VARY);
    let varies: Vec<_> = varies.iter().map(|value| value.to_str().unwrap()).collect();
    let varies = varies.join(", ");
    assert!(
        varies.contains("Accept-Language") && varies.contains("Cookie"),
        "{varies}"
    );
    let page = asking_for(&mut world.holder(), "/nowhere", "ar").await;
    is_in(&page, "ar", "rtl");
    let page = asking_for(&mut world.holder(), "/status", "tlh").await;
    is_in(&page, "en", "ltr");
}

#[tokio::test]
async fn a_link_in_the_footer_chooses_a_language_for_all_pages_without_scripts() {
    let world = World::new().await;
    let mut holder = world.holder();
    let page = holder.get("/status").await;
    for (code, name) in [("de", "Deutsch"), ("zh", "中文"), ("ar", "العربية")] {
        let link =
            format!("<a href=\"?lang={code}\" lang=\"{code}\" hreflang=\"{code}\">{name}</a>");
        assert!(page.text().contains(&link), "{}", page.text());
    }
    let page = holder.get("/status?lang=ar").await;
    is_in(&page, "ar", "rtl");
    assert!(
        page.text()
            .contains("lang=\"ar\" hreflang=\"ar\" aria-current=\"true\"")
    );
    // From now on everywhere, whatever the browser asks for.
    is_in(&asking_for(&mut holder, "/", "de").await, "ar", "rtl");
    is_in(&holder.get("/?lang=en").await, "en", "ltr");
    // What is no language of ours changes nothing.
    let page = holder.get("/?lang=%22%3E").await;
    is_in(&page, "en", "ltr");
    assert!(!page.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn the_desk_speaks_english_and_offers_nothing_else() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    let page = asking_for(&mut staff, "/?lang=de", "ar").await;
    is_in(&page, "en", "ltr");
    assert!(!page.text().contains("hreflang"));
}
