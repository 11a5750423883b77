//! The shared look: one stylesheet, base page, form pieces and security headers.
