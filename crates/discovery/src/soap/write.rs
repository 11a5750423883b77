//! Messages as text. Whatever comes from outside is escaped; what may hold a password is wiped.

use zeroize::Zeroizing;

const OPEN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope""#,
    r#" xmlns:tds="http://www.onvif.org/ver10/device/wsdl""#,
    r#" xmlns:tt="http://www.onvif.org/ver10/schema""#,
    r#" xmlns:ter="http://www.onvif.org/ver10/error">"#
);

/// A message with a header, which may be empty, and what stands in its body.
pub(crate) fn envelope(header: &str, content: &str) -> Zeroizing<String> {
    full(&[
        OPEN,
        "<s:Header>",
        header,
        "</s:Header><s:Body>",
        content,
        "</s:Body></s:Envelope>",
    ])
}

/// A message without a header.
#[cfg(any(feature = "camera", test))]
pub(crate) fn body(content: &str) -> Zeroizing<String> {
    envelope("", content)
}

/// The parts one after the other, in memory that is taken once, so that no copy stays behind.
pub(crate) fn full(parts: &[&str]) -> Zeroizing<String> {
    let length = parts.iter().map(|part| part.len()).sum();
    let mut whole = Zeroizing::new(String::with_capacity(length));
    for part in parts {
        whole.push_str(part);
    }
    whole
}

/// A text as it stands in an element; `None` when XML has no way to write it.
pub(crate) fn escaped(text: &str) -> Option<Zeroizing<String>> {
    let mut written = Zeroizing::new(String::with_capacity(6 * text.len()));
    for letter in text.chars() {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&apos;"),
            '\t' | '\n' | '\r' | '\u{fffe}' | '\u{ffff}' => return None,
            letter if letter < ' ' => return None,
            letter => written.push(letter),
        }
    }
    Some(written)
}

/// A text that is ours or was read from XML, escaped.
#[cfg(feature = "camera")]
pub(crate) fn escaped_text(text: &str) -> String {
    escaped(text).map_or_else(String::new, |written| written.to_string())
}

/// A SOAP 1.2 fault with ONVIF's subcodes.
#[cfg(feature = "camera")]
pub(crate) fn fault(side: &str, subcodes: &[&str], reason: &str) -> String {
    let nested = subcodes.iter().rev().fold(String::new(), |inner, code| {
        format!("<s:Subcode><s:Value>ter:{code}</s:Value>{inner}</s:Subcode>")
    });
    let fault = format!(
        "<s:Fault><s:Code><s:Value>s:{side}</s:Value>{nested}</s:Code><s:Reason><s:Text xml:lang=\"en\">{}</s:Text></s:Reason></s:Fault>",
        escaped_text(reason)
    );
    body(&fault).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Element;

    proptest! {
        #[test]
        fn d12_any_password_reads_back_as_it_was_or_is_not_written(password in any::<String>()) {
            let content = escaped(&password).map(|text| full(&["<P>", &text, "</P>"]));
            match content {
                Some(content) => {
                    let read = Element::body_of(body(&content).as_bytes()).unwrap();
                    prop_assert_eq!(&read.child("P").unwrap().text, &password);
                }
                None => {
                    let has_mark = password.chars().any(|letter| !(' '..='\u{fffd}').contains(&letter));
                    prop_assert!(has_mark);
                }
            }
        }
    }
}
