//! The one pass that decides whether bytes are in deterministic form.

use super::{CborError, MAX_DEPTH};

/// The first byte of an item and the number that belongs to it.
pub(super) struct Head {
    pub(super) major: u8,
    pub(super) argument: u64,
}

/// Splits the first item, checked whole, from the bytes after it.
pub(super) fn split_item(bytes: &[u8]) -> Result<(&[u8], &[u8]), CborError> {
    let rest = skip_item(bytes, MAX_DEPTH)?;
    Ok(bytes.split_at(bytes.len() - rest.len()))
}

/// Reads a head in its shortest form, and returns what follows it.
pub(super) fn split_head(bytes: &[u8]) -> Result<(Head, &[u8]), CborError> {
    let (&first, rest) = bytes.split_first().ok_or(CborError::Truncated)?;
    let major = first >> 5;
    let length = match first & 31 {
        argument @ 0..=23 => {
            let argument = u64::from(argument);
            return Ok((Head { major, argument }, rest));
        }
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        31 if (2..=5).contains(&major) => return Err(CborError::Indefinite),
        _ => return Err(CborError::Unsupported),
    };
    if major >= TAG {
        return Err(CborError::Unsupported);
    }
    let (number, rest) = split(rest, length)?;
    let argument = number
        .iter()
        .fold(0, |value, &byte| value << 8 | u64::from(byte));
    let smallest = if length == 1 { 24 } else { 1 << (4 * length) };
    if argument < smallest {
        return Err(CborError::NotShortest);
    }
    Ok((Head { major, argument }, rest))
}

/// Splits a string's content, of the length that its head states, from what follows it.
pub(super) fn split_string(bytes: &[u8], length: u64) -> Result<(&[u8], &[u8]), CborError> {
    split(
        bytes,
        usize::try_from(length).map_err(|_| CborError::Truncated)?,
    )
}

/// Tags; only one major type is above: simple values and floats.
const TAG: u8 = 6;
const SIMPLE: u8 = 7;

fn split(bytes: &[u8], length: usize) -> Result<(&[u8], &[u8]), CborError> {
    bytes.split_at_checked(length).ok_or(CborError::Truncated)
}

fn skip_item(bytes: &[u8], depth_left: usize) -> Result<&[u8], CborError> {
    let (head, rest) = split_head(bytes)?;
    match head.major {
        0 | 1 => Ok(rest),
        2 => Ok(split_string(rest, head.argument)?.1),
        3 => {
            let (text, rest) = split_string(rest, head.argument)?;
            core::str::from_utf8(text).map_err(|_| CborError::NotUtf8)?;
            Ok(rest)
        }
        4 => skip_array(rest, head.argument, deeper(depth_left)?),
        5 => skip_map(rest, head.argument, deeper(depth_left)?),
        SIMPLE if (20..=22).contains(&head.argument) => Ok(rest),
        _ => Err(CborError::Unsupported),
    }
}

fn deeper(depth_left: usize) -> Result<usize, CborError> {
    depth_left.checked_sub(1).ok_or(CborError::TooDeep)
}

fn skip_array(mut rest: &[u8], items: u64, depth_left: usize) -> Result<&[u8], CborError> {
    for _ in 0..items {
        rest = skip_item(rest, depth_left)?;
    }
    Ok(rest)
}

fn skip_map(mut rest: &[u8], entries: u64, depth_left: usize) -> Result<&[u8], CborError> {
    let mut previous: Option<&[u8]> = None;
    for _ in 0..entries {
        let after_key = skip_item(rest, depth_left)?;
        let key = &rest[..rest.len() - after_key.len()];
        match previous {
            Some(previous) if previous == key => return Err(CborError::KeyRepeated),
            Some(previous) if previous > key => return Err(CborError::KeysUnsorted),
            _ => previous = Some(key),
        }
        rest = skip_item(after_key, depth_left)?;
    }
    Ok(rest)
}
