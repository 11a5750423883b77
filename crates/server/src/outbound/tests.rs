use axum::Router;
use axum::response::Redirect;
use axum::routing::get;

use super::*;

/// A server on this machine; gives its address.
async fn server() -> String {
    let routes = Router::new()
        .route("/short", get(async || "short"))
        .route("/long", get(async || "x".repeat(100_000)))
        .route("/away", get(async || Redirect::to("/short")));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    format!("localhost:{}", address.port())
}

fn get_of(url: &str) -> Request<Vec<u8>> {
    Request::get(url).body(Vec::new()).unwrap()
}

#[tokio::test]
async fn an_answer_is_bounded_and_no_redirect_is_followed() {
    let host = server().await;
    let outbound = Outbound::new(Reach::Anywhere).unwrap();
    let short = outbound
        .call(get_of(&format!("http://{host}/short")), 5)
        .await;
    assert_eq!(short.unwrap().body(), b"short");
    let long = outbound
        .call(get_of(&format!("http://{host}/long")), 1_000)
        .await;
    assert!(matches!(long, Err(OutboundError::TooLong)));
    let away = outbound.tell(get_of(&format!("http://{host}/away"))).await;
    assert_eq!(away.unwrap().status(), 303);
}

#[tokio::test]
async fn a_name_of_this_machine_is_not_reached_from_outside() {
    let host = server().await;
    let outbound = Outbound::new(Reach::Public).unwrap();
    for url in [
        format!("http://{host}/short"),
        format!("http://{}/short", host.replace("localhost", "127.0.0.1")),
        format!("http://{}/short", host.replace("localhost", "[::1]")),
        format!("http://{}/short", host.replace("localhost", "127.1")),
        format!("http://{}/short", host.replace("localhost", "0x7f000001")),
        format!("http://{}/short", host.replace("localhost", "2130706433")),
        format!("http://{}/short", host.replace("localhost", "127.0.0.1.")),
        format!(
            "http://{}/short",
            host.replace("localhost", "[::ffff:7f00:1]")
        ),
    ] {
        let refused = outbound.tell(get_of(&url)).await;
        assert!(matches!(refused, Err(OutboundError::Forbidden(_))), "{url}");
    }
}
