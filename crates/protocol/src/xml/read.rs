//! Takes the elements out of an exported file, and nothing that they do not need.

use super::{ELEMENTS, MAX_LENGTH, ROOT, VERSION, XmlError};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// What each element says, by its place in [`ELEMENTS`].
#[derive(Default)]
pub(super) struct Elements([Option<String>; ELEMENTS.len()]);

impl Elements {
    pub(super) fn get(&self, name: &'static str) -> Result<&str, XmlError> {
        place(name)
            .and_then(|place| self.0[place].as_deref())
            .ok_or(XmlError::Missing(name))
    }

    fn set(&mut self, place: usize, text: &str) -> Result<(), XmlError> {
        let text = text.trim_matches(is_blank).to_string();
        match self.0[place].replace(text) {
            None => Ok(()),
            Some(_) => Err(XmlError::Repeated(ELEMENTS[place])),
        }
    }
}

/// Where in the file the reading is.
enum At {
    Start,
    Prolog,
    Root,
    Element { place: usize, text: String },
    End,
}

impl At {
    /// An XML declaration may stand at the very start and nowhere else.
    fn past_start(self) -> Self {
        match self {
            At::Start => At::Prolog,
            other => other,
        }
    }
}

pub(super) fn elements(xml: &str) -> Result<Elements, XmlError> {
    if xml.len() > MAX_LENGTH {
        return Err(XmlError::TooLarge);
    }
    let mut reader = Reader::from_str(xml.strip_prefix('\u{feff}').unwrap_or(xml));
    reader.config_mut().check_comments = true;
    let (mut at, mut elements) = (At::Start, Elements::default());
    loop {
        at = match (at, reader.read_event().map_err(|_| XmlError::NotXml)?) {
            (_, Event::DocType(_)) => return Err(XmlError::Doctype),
            (_, Event::PI(_) | Event::CData(_)) => return Err(XmlError::Feature),
            (at, Event::Comment(_)) => at.past_start(),
            (At::Start, Event::Decl(_)) => At::Prolog,
            (At::Start | At::Prolog, Event::Start(tag)) => root(&tag)?,
            (At::Start | At::Prolog, Event::Empty(_) | Event::Eof) => {
                return Err(XmlError::NotOurs);
            }
            (At::Root, Event::Start(tag)) => element(&tag)?,
            (At::Root, Event::End(_)) => At::End,
            (At::Element { place, mut text }, Event::Text(more)) => {
                text.push_str(&more.xml10_content());
                At::Element { place, text }
            }
            (At::Element { place, mut text }, Event::GeneralRef(reference)) => {
                text.push(character(&reference)?);
                At::Element { place, text }
            }
            (At::Element { place, text }, Event::End(_)) => {
                elements.set(place, &text)?;
                At::Root
            }
            (At::End, Event::Eof) => return Ok(elements),
            (_, Event::Eof) => return Err(XmlError::NotXml),
            (at, Event::Text(text)) if text.xml10_content().chars().all(is_blank) => {
                at.past_start()
            }
            (At::Start | At::Prolog, _) => return Err(XmlError::NotOurs),
            _ => return Err(XmlError::Structure),
        };
    }
}

fn root(tag: &BytesStart<'_>) -> Result<At, XmlError> {
    if tag.name().as_ref() != ROOT {
        return Err(XmlError::NotOurs);
    }
    let mut version = None;
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| XmlError::NotXml)?;
        if attribute.key.as_ref() != "version" {
            return Err(XmlError::Structure);
        }
        version = Some(attribute.value);
    }
    match version.as_deref() {
        Some(VERSION) => Ok(At::Root),
        _ => Err(XmlError::Version),
    }
}

fn element(tag: &BytesStart<'_>) -> Result<At, XmlError> {
    let name = tag.name();
    let place = place(name.as_ref()).ok_or(XmlError::Structure)?;
    if !tag.attributes_raw().chars().all(is_blank) {
        return Err(XmlError::Structure);
    }
    let text = String::new();
    Ok(At::Element { place, text })
}

fn place(name: &str) -> Option<usize> {
    ELEMENTS.iter().position(|&known| known == name)
}

/// A character by its number, or one of the five that XML itself gives names to.
fn character(reference: &BytesRef<'_>) -> Result<char, XmlError> {
    let by_number = reference.resolve_char_ref().map_err(|_| XmlError::NotXml)?;
    match (by_number, reference.xml10_content().as_ref()) {
        (Some(character), _) => Ok(character),
        (None, "amp") => Ok('&'),
        (None, "lt") => Ok('<'),
        (None, "gt") => Ok('>'),
        (None, "quot") => Ok('"'),
        (None, "apos") => Ok('\''),
        (None, _) => Err(XmlError::Feature),
    }
}

/// What XML calls white space.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}
