//! The shared look: one stylesheet, base page, form pieces and security headers.
//!
//! # Using it from another crate
//!
//! 1. Beside your `Cargo.toml` put an `askama.toml`, so that your templates find ours:
//!
//!    ```toml
//!    [general]
//!    dirs = ["templates", "../web/templates"]
//!    ```
//! 2. Depend on `askama` and `web` (under that very name: `base.html` calls `web::…`).
//! 3. A page extends the base. Its blocks are `title`, `context` (the label beside the product name,
//!    as in "Recorder 2102…" or "Support desk"), `nav` (plain `<a>` and `<form>`; mark the present
//!    page with `aria-current="page"`), `content`, and, seldom, `head`, `footer`, `start`
//!    (where the product name leads) and `width` (`narrow`, the default, for forms; `medium`; `wide`
//!    for tables):
//!
//!    ```html
//!    {% extends "base.html" %}
//!    {% import "ui.html" as ui %}
//!    {% block title %}Sign in{% endblock %}
//!    {% block context %}Recorder {{ serial }}{% endblock %}
//!    {% block content %}
//!    {{ summary }}
//!    <h1>Sign in</h1>
//!    <form method="post" novalidate>
//!      {{ password }}
//!      <div class="actions"><button>Sign in</button><a href="/forgot">Forgot password?</a></div>
//!    </form>
//!    {% endblock %}
//!    ```
//! 4. Fields are values that render themselves: [`Field::password`], [`Field::text`] and so on, with
//!    `.value(…)`, `.error(…)`, `.help(…)`, `.required()`, `.attribute(…)`. [`ErrorSummary::of`] takes
//!    the same fields. Wrap a form in which everything is required in `class="all-required"`: that
//!    hides the stars.
//! 5. The router: `protect(router.merge(assets_router(&[])), Site::new(transport))`.
//!
//! # Pieces that are plain HTML
//!
//! | piece | markup |
//! | --- | --- |
//! | card | `<section class="card">` |
//! | facts | `<dl class="facts"><div><dt>Serial</dt><dd>…</dd></div></dl>` |
//! | buttons | `<div class="actions"><button>…</button><a class="button secondary">…</a></div>`; also `danger`, `quiet`, `small` |
//! | table that becomes cards on a phone | `<table class="cards">`, every `<td data-label="Serial">` |
//! | big short text such as a key | `<p class="token">7K2M-QX</p>` |
//! | text under a heading | `<p class="lead">` |
//! | two columns on a medium or wide page | `<div class="columns">` |
//! | numbered instructions | `<ol class="guide">` |
//! | journal or history | `<ul class="log"><li>…<time>…</time></li></ul>` |
//! | link that is a whole box | `<a class="tile"><strong>…</strong> <span>…</span></a>` |
//! | fields side by side on a wide screen | `<div class="row">` around fields |
//!
//! The macros in `ui.html` give notice, steps, badge, copyable text, QR frame and empty state.
//!
//! # Other languages
//!
//! What base page, fields and error summary say by themselves is English, unless the page is rendered
//! with `render_with_values(&phrases)`; then the page also says its language and direction
//! and offers the others. The feature `languages` has catalogues to take them from.
//!
//! # Behaviour without scripts
//!
//! `regain.js` shows buttons that are `hidden` in the markup (`data-show-password`, `data-copy`),
//! marks a submitted form busy and moves the focus to the error summary. A page must work without it.
//! On a device's own monitor `screen.css` and `screen.js` come along: an on-screen keyboard, `data-back`
//! for a button that goes back, `data-corner` for a corner that a double click opens, and
//! `data-idle` on the body, the seconds after which the page goes to the sign-in page.
//! Inline scripts, inline styles and event attributes do not run: the content security policy refuses them.

mod assets;
mod cookie;
mod field;
mod headers;
#[cfg(feature = "languages")]
pub mod language;
mod packed;
mod phrases;
mod same_origin;
mod site;

pub use assets::{
    Asset, ICON, SCREEN_SCRIPT, SCREEN_STYLESHEET, SCRIPT, SERVICE_STYLESHEET, STYLESHEET,
    assets_router,
};
pub use cookie::{Cookie, SameSite};
pub use field::{Choice, ErrorSummary, Field};
pub use headers::{protect, security_headers};
pub use packed::Packed;
pub use phrases::{Offer, Phrases};
pub use same_origin::same_origin;
pub use site::{Site, Transport};

/// The product's version, as the pages show it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
