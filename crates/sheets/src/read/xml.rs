//! XML as spreadsheets need it: no document type, no entities of its own, limited depth.

use std::borrow::Cow;
use std::io::Read;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use super::fault::Unreadable;
use super::package::Part;

/// Elements within elements; a sheet has about ten.
const DEPTH: u32 = 128;

pub(super) struct Xml<'a, R: Read> {
    reader: Reader<Part<'a, R>>,
    buffer: Vec<u8>,
    depth: u32,
}

impl<'a, R: Read> Xml<'a, R> {
    pub(super) fn new(part: Part<'a, R>) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// What comes next; an element without content comes as its start and its end.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Unreadable> {
        self.buffer.clear();
        self.reader.get_mut().next_element();
        let event = self
            .reader
            .read_event_into(&mut self.buffer)
            .map_err(|error| match error {
                Error::Io(error) => Unreadable::in_part(&error),
                _ => Unreadable::Damaged,
            })?;
        match event {
            Event::DocType(_) => return Err(Unreadable::DocType),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > DEPTH {
            return Err(Unreadable::Bomb);
        }
        Ok(event)
    }

    /// The next start of an element, wherever it is; `None` at the end.
    pub(super) fn next_tag(&mut self) -> Result<Option<BytesStart<'static>>, Unreadable> {
        loop {
            match self.next()? {
                Event::Start(tag) => return Ok(Some(tag.into_owned())),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Passes over all that is in the element that has just begun, and its end.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Event::Eof) {
                return Err(Unreadable::Damaged);
            }
        }
        Ok(())
    }
}

/// The value of an attribute by its name without prefix. LibreOffice repeats some of a cell's under
/// a prefix of its own, which does not count.
pub(super) fn attribute<'t>(
    tag: &'t BytesStart<'_>,
    name: &str,
) -> Result<Option<Cow<'t, str>>, Unreadable> {
    // Looking for repeated attributes costs the square of their number.
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Unreadable::Damaged)?;
        let (local, prefix) = attribute.key.decompose();
        if local.as_ref() == name && prefix.is_none_or(|prefix| prefix.as_ref() != "calcext") {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return value.map(Some).map_err(|_| Unreadable::Damaged);
        }
    }
    Ok(None)
}

/// The text that an event stands for; `None` when it is no text.
pub(super) fn text<'e>(event: &Event<'e>) -> Result<Option<Cow<'e, str>>, Unreadable> {
    match event {
        Event::Text(text) => Ok(Some(text.xml10_content())),
        Event::CData(text) => Ok(Some(text.xml10_content())),
        Event::GeneralRef(reference) => Ok(Some(Cow::Owned(character(reference)?.to_string()))),
        _ => Ok(None),
    }
}

fn character(reference: &BytesRef<'_>) -> Result<char, Unreadable> {
    let name: &str = reference;
    Ok(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let character = reference
                .resolve_char_ref()
                .map_err(|_| Unreadable::Damaged)?;
            character.ok_or(Unreadable::Damaged)?
        }
    })
}
