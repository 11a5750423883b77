//! The files every page links to, embedded, under names that change with their content.

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;

use crate::packed::Packed;

/// A file of ours that a browser may keep for as long as it likes, because a changed file has another name.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Path on our own host, such as `/assets/regain.0123456789abcdef.css`.
    pub path: &'static str,
    body: Packed,
}

/// 64-bit FNV-1a as 16 hexadecimal digits. It tells versions apart, it protects nothing.
const fn fingerprint(body: &str) -> [u8; 16] {
    let bytes = body.as_bytes();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    let mut text = [0; 16];
    let mut digit = 0;
    while digit < 16 {
        text[digit] = b"0123456789abcdef"[(hash >> (60 - 4 * digit)) as usize & 0xf];
        digit += 1;
    }
    text
}

const fn join<const N: usize>(parts: [&[u8]; 3]) -> [u8; N] {
    let mut joined = [0; N];
    let (mut part, mut to) = (0, 0);
    while part < parts.len() {
        let mut from = 0;
        while from < parts[part].len() {
            joined[to] = parts[part][from];
            from += 1;
            to += 1;
        }
        part += 1;
    }
    assert!(to == N, "the pieces must fill the path exactly");
    joined
}

macro_rules! asset {
    ($stem:literal, $ending:literal, $media_type:literal) => {{
        // Only its fingerprint is needed, so the program itself has the packed one alone.
        const BODY: &str = include_str!(concat!("../assets/", $stem, $ending));
        const LENGTH: usize = "/assets/.".len() + $stem.len() + 16 + $ending.len();
        const PATH: [u8; LENGTH] = join([
            concat!("/assets/", $stem, ".").as_bytes(),
            &fingerprint(BODY),
            $ending.as_bytes(),
        ]);
        Asset {
            path: match std::str::from_utf8(&PATH) {
                Ok(path) => path,
                Err(_) => unreachable!(),
            },
            body: Packed::new(
                $media_type,
                include_bytes!(concat!(env!("OUT_DIR"), "/", $stem, $ending)),
            ),
        }
    }};
}

/// The stylesheet of all our pages.
pub const STYLESHEET: Asset = asset!("regain", ".css", "text/css; charset=utf-8");

/// The one script of all our pages; every page works without it.
pub const SCRIPT: Asset = asset!("regain", ".js", "text/javascript; charset=utf-8");

/// What the pages of portal and desk look like besides.
pub const SERVICE_STYLESHEET: Asset = asset!("service", ".css", "text/css; charset=utf-8");

/// What the pages of a device's own monitor look like besides.
pub const SCREEN_STYLESHEET: Asset = asset!("screen", ".css", "text/css; charset=utf-8");

/// The on-screen keyboard and the other habits of a device's own monitor.
pub const SCREEN_SCRIPT: Asset = asset!("screen", ".js", "text/javascript; charset=utf-8");

/// The mark shown in browser tabs.
pub const ICON: Asset = asset!("mark", ".svg", "image/svg+xml");

/// Serves the assets of every page and these besides; merge it into the router of every site of ours.
pub fn assets_router<S: Clone + Send + Sync + 'static>(besides: &[Asset]) -> Router<S> {
    [STYLESHEET, SCRIPT, ICON]
        .iter()
        .chain(besides)
        .copied()
        .fold(Router::new(), |router, asset| {
            router.route(
                asset.path,
                get(move |asked: HeaderMap| async move { asset.answer(&asked) }),
            )
        })
}

impl Asset {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = self.body.answer(asked);
        response.headers_mut().insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        );
        response
    }
}
