//! XML into elements, and nothing that a message does not need.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{DEEPEST, Element, LONGEST, MOST_ELEMENTS, SoapError};

/// Reads a document whole.
pub(super) fn tree(message: &[u8]) -> Result<Element, SoapError> {
    if message.len() > LONGEST {
        return Err(SoapError::TooLarge);
    }
    let text = std::str::from_utf8(message).map_err(|_| SoapError::NotXml)?;
    // Some cameras end their answers with zeros.
    let text = text.trim_end_matches('\0');
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut building = Building::default();
    loop {
        match reader.read_event().map_err(|_| SoapError::NotXml)? {
            Event::DocType(_) => return Err(SoapError::Doctype),
            Event::PI(_) => return Err(SoapError::Feature),
            Event::Comment(_) | Event::Decl(_) => {}
            Event::Start(tag) => building.open(&tag)?,
            Event::Empty(tag) => {
                building.open(&tag)?;
                building.close()?;
            }
            Event::End(_) => building.close()?,
            Event::Text(text) => building.text(&text.xml10_content())?,
            Event::CData(text) => building.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => {
                building.text(character(&reference)?.encode_utf8(&mut [0; 4]))?;
            }
            Event::Eof => return building.done(),
        }
    }
}

#[derive(Default)]
struct Building {
    open: Vec<Element>,
    root: Option<Element>,
    count: usize,
}

impl Building {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), SoapError> {
        if self.root.is_some() {
            return Err(SoapError::NotXml);
        }
        self.count += 1;
        if self.open.len() == DEEPEST || self.count > MOST_ELEMENTS {
            return Err(SoapError::TooLarge);
        }
        self.open.push(Element {
            name: tag.local_name().as_ref().to_owned(),
            ..Element::default()
        });
        Ok(())
    }

    fn close(&mut self) -> Result<(), SoapError> {
        let element = self.open.pop().ok_or(SoapError::NotXml)?;
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), SoapError> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(SoapError::NotXml),
        }
        Ok(())
    }

    fn done(self) -> Result<Element, SoapError> {
        match (self.root, self.open.is_empty()) {
            (Some(root), true) => Ok(root),
            _ => Err(SoapError::NotXml),
        }
    }
}

/// A character by its number, or one of the five that XML itself gives names to.
fn character(reference: &BytesRef<'_>) -> Result<char, SoapError> {
    let by_number = reference
        .resolve_char_ref()
        .map_err(|_| SoapError::NotXml)?;
    match (by_number, reference.xml10_content().as_ref()) {
        (Some(character), _) => Ok(character),
        (None, "amp") => Ok('&'),
        (None, "lt") => Ok('<'),
        (None, "gt") => Ok('>'),
        (None, "quot") => Ok('"'),
        (None, "apos") => Ok('\''),
        (None, _) => Err(SoapError::Feature),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"<?xml version="1.0"?>
        <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope" xmlns:x="urn:odd">
        <!-- a comment --><SOAP-ENV:Body><x:GetUsersResponse><x:User><Username>a&amp;b&#33;</Username></x:User>
        <x:User/></x:GetUsersResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>"#;

    #[test]
    fn d12_prefixes_and_namespaces_do_not_matter() {
        let body = Element::body_of(ANSWER.as_bytes()).unwrap();
        let answer = body.child("GetUsersResponse").unwrap();
        assert_eq!(answer.all("User").count(), 2);
        assert_eq!(answer.at(&["User", "Username"]).unwrap().text(), "a&b!");
        assert_eq!(answer.at(&["User", "Level"]), None);
    }

    #[test]
    fn d12_a_document_type_is_refused_whatever_is_in_it() {
        let bomb = format!(
            r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{}"#,
            &ANSWER[22..]
        );
        assert_eq!(Element::body_of(bomb.as_bytes()), Err(SoapError::Doctype));
        let entity = "<Envelope><Body>&b;</Body></Envelope>";
        assert_eq!(Element::body_of(entity.as_bytes()), Err(SoapError::Feature));
    }

    #[test]
    fn d12_size_depth_and_number_have_limits() {
        let deep = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(tree(deep(DEEPEST).as_bytes()).is_ok());
        assert_eq!(tree(deep(DEEPEST + 1).as_bytes()), Err(SoapError::TooLarge));
        let wide = |count: usize| format!("<a>{}</a>", "<b/>".repeat(count));
        assert!(tree(wide(MOST_ELEMENTS - 1).as_bytes()).is_ok());
        assert_eq!(
            tree(wide(MOST_ELEMENTS).as_bytes()),
            Err(SoapError::TooLarge)
        );
        let long = format!("<a>{}</a>", "x".repeat(LONGEST - 7));
        assert!(tree(long.as_bytes()).is_ok());
        assert_eq!(
            tree(format!("{long} ").as_bytes()),
            Err(SoapError::TooLarge)
        );
    }

    #[test]
    fn d12_what_is_no_soap_is_told_from_what_is_no_xml() {
        let page = "<html><body>Sign in</body></html>";
        assert_eq!(Element::body_of(page.as_bytes()), Err(SoapError::NotSoap));
        for broken in ["", "hello", "<a>", "<a></b>", "<a/><b/>", "</a>", "<a/>x"] {
            assert_eq!(tree(broken.as_bytes()), Err(SoapError::NotXml), "{broken}");
        }
        assert!(tree(b"<a/>\0\0").is_ok());
        assert_eq!(tree(b"<a>\xff</a>"), Err(SoapError::NotXml));
    }
}
