//! The encoding of a text file, and its characters one by one.

use std::io::{self, Read, Seek};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::super::Unreadable;

const CHUNK: usize = 16 << 10;

/// What the file is written in: what its mark says; else UTF-16 when every other byte is zero; else
/// UTF-8 when all of it is; else the Windows encoding of Western Europe.
pub(super) fn encoding<R: Read + Seek>(
    source: &mut R,
    start: &[u8],
) -> Result<&'static Encoding, Unreadable> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Ok(encoding);
    }
    let zeros = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match start.len() / 2 {
        half if half > 1 && odd * 2 > half && even == 0 => return Ok(UTF_16LE),
        half if half > 1 && even * 2 > half && odd == 0 => return Ok(UTF_16BE),
        _ => {}
    }
    // No text holds these; whatever it is, its bytes are not for showing to anybody.
    if start
        .iter()
        .any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
    {
        return Err(Unreadable::Foreign("a file of another program"));
    }
    Ok(if is_utf8(source)? {
        UTF_8
    } else {
        WINDOWS_1252
    })
}

fn is_utf8<R: Read + Seek>(source: &mut R) -> io::Result<bool> {
    source.rewind()?;
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let (mut bytes, mut text) = (vec![0; CHUNK], String::with_capacity(CHUNK * 3 + 16));
    loop {
        let read = source.read(&mut bytes)?;
        text.clear();
        let (_, _, is_wrong) = decoder.decode_to_string(&bytes[..read], &mut text, read == 0);
        if is_wrong || read == 0 {
            return Ok(!is_wrong);
        }
    }
}

/// Characters as they are decoded. All ends of lines come as one line feed.
pub(super) struct Decoded<R> {
    source: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    text: String,
    at: usize,
    was_return: bool,
    is_over: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(source: R, encoding: &'static Encoding) -> Self {
        Self {
            source,
            decoder: encoding.new_decoder_with_bom_removal(),
            bytes: vec![0; CHUNK],
            text: String::with_capacity(CHUNK * 3 + 16),
            at: 0,
            was_return: false,
            is_over: false,
        }
    }

    pub(super) fn next(&mut self) -> io::Result<Option<char>> {
        loop {
            let Some(character) = self.character()? else {
                return Ok(None);
            };
            let after_return = std::mem::replace(&mut self.was_return, character == '\r');
            match character {
                '\n' if after_return => {}
                '\r' => return Ok(Some('\n')),
                // A file of one program may hold it at its end (Ctrl-Z), and nobody means it.
                '\0' | '\u{1a}' => {}
                other => return Ok(Some(other)),
            }
        }
    }

    fn character(&mut self) -> io::Result<Option<char>> {
        loop {
            if let Some(character) = self.text[self.at..].chars().next() {
                self.at += character.len_utf8();
                return Ok(Some(character));
            }
            if self.is_over {
                return Ok(None);
            }
            self.refill()?;
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        let read = self.source.read(&mut self.bytes)?;
        self.is_over = read == 0;
        let (result, _, _) =
            self.decoder
                .decode_to_string(&self.bytes[..read], &mut self.text, self.is_over);
        // The room is three bytes of text for each byte that comes, which is the most there can be.
        debug_assert!(matches!(result, CoderResult::InputEmpty));
        Ok(())
    }
}
