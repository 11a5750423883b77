//! The shared strings.

use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::super::package::Package;
use super::super::texts::Texts;
use super::super::{Unreadable, xml};
use super::escape;
use crate::cell::Gathered;
use crate::limits::Limits;

pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    path: &str,
    limits: &Limits,
) -> Result<Texts, Unreadable> {
    let mut texts = Texts::default();
    let Some(mut xml) = package.xml(path)? else {
        return Ok(texts);
    };
    let (mut gathered, mut in_text, mut spoken) = (Gathered::default(), false, false);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "si" => gathered.clear(),
                "t" => in_text = true,
                // How the text is spoken, which is not part of it.
                "rPh" => spoken = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "si" => texts.push(&gathered, limits)?,
                _ => {}
            },
            Event::Eof => return Ok(texts),
            other if in_text => {
                if let Some(text) = xml::text(other)? {
                    gathered.push(&escape::resolve(&text), limits.cell);
                }
            }
            _ => {}
        }
        if std::mem::take(&mut spoken) {
            xml.skip()?;
        }
    }
}
