//! QR codes: text to picture, and picture to text with a verdict on why a picture failed.
