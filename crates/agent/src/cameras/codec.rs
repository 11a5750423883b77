//! The list as bytes, in the protocol's CBOR.

use protocol::DeviceTime;
use protocol::cbor::{CborError, Kind as Item, Reader, Writer};
use zeroize::Zeroizing;

use super::address::{Address, Kind};
use super::list::{Camera, List, MOST, Standing, Why};

/// The form below.
const VERSION: u64 = 1;

/// Why bytes are no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CodecError {
    #[error("it is no such list: {0}")]
    Cbor(#[from] CborError),
    #[error("it holds {0} that there is not")]
    Value(&'static str),
    #[error("it was written by a newer version of this program")]
    Newer,
}

type Read<T> = Result<T, CodecError>;

pub(crate) fn encode(list: &List) -> Zeroizing<Vec<u8>> {
    let mut to = Writer::new();
    to.array(4)
        .uint(VERSION)
        .uint(list.newest.into())
        .bool(list.is_expecting)
        .array(list.cameras.len() as u64);
    for camera in &list.cameras {
        write(&mut to, camera);
    }
    Zeroizing::new(to.finish())
}

pub(crate) fn decode(bytes: &[u8]) -> Read<List> {
    let mut from = Reader::new(bytes)?;
    let length = from.array()?;
    if from.uint()? > VERSION {
        return Err(CodecError::Newer);
    }
    if length != 4 {
        return Err(CodecError::Value("a form"));
    }
    let (newest, is_expecting) = (number(&mut from)?, from.bool()?);
    let count = from.array()?;
    if count > MOST as u64 {
        return Err(CodecError::Value("a number of cameras"));
    }
    let cameras = (0..count)
        .map(|_| read(&mut from))
        .collect::<Read<Vec<Camera>>>()?;
    from.finish()?;
    Ok(List {
        cameras,
        newest,
        is_expecting,
    })
}

fn write(to: &mut Writer, camera: &Camera) {
    to.array(10)
        .uint(camera.id.into())
        .text(camera.kind.word())
        .text(&camera.address.to_string())
        .text(&camera.user)
        .text(&camera.password);
    write_text(to, camera.other.as_ref().map(|text| text.as_str()));
    match &camera.pin {
        Some(pin) => to.bytes(pin),
        None => to.null(),
    };
    write_text(to, camera.said.as_deref());
    to.bool(camera.is_confirmed);
    match &camera.standing {
        Standing::Untouched => to.array(1).uint(1),
        Standing::Waiting => to.array(1).uint(2),
        Standing::Started => to.array(1).uint(3),
        Standing::Done { at } => to.array(2).uint(4).uint(at.seconds().into()),
        Standing::NotDone { at, why } => write_why(to, 5, *at, why),
        Standing::Unknown { at, why } => write_why(to, 6, *at, why),
    };
}

fn write_text(to: &mut Writer, text: Option<&str>) {
    match text {
        Some(text) => to.text(text),
        None => to.null(),
    };
}

fn write_why<'a>(to: &'a mut Writer, kind: u64, at: DeviceTime, why: &Why) -> &'a mut Writer {
    to.array(4)
        .uint(kind)
        .uint(at.seconds().into())
        .text(&why.cause)
        .text(&why.words)
}

fn read(from: &mut Reader<'_>) -> Read<Camera> {
    if from.array()? != 10 {
        return Err(CodecError::Value("a camera"));
    }
    let id = number(from)?;
    let kind = Kind::parse(from.text()?).ok_or(CodecError::Value("a kind"))?;
    let address = Address::parse(from.text()?, kind).or(Err(CodecError::Value("an address")))?;
    Ok(Camera {
        id,
        kind,
        address,
        user: from.text()?.to_owned(),
        password: Zeroizing::new(from.text()?.to_owned()),
        other: or_null(from, |from| Ok(Zeroizing::new(from.text()?.to_owned())))?,
        pin: or_null(from, |from| Ok(from.bytes_exact()?))?,
        said: or_null(from, |from| Ok(from.text()?.to_owned()))?,
        is_confirmed: from.bool()?,
        standing: read_standing(from)?,
    })
}

fn or_null<T>(from: &mut Reader<'_>, read: fn(&mut Reader<'_>) -> Read<T>) -> Read<Option<T>> {
    if from.kind() == Some(Item::Null) {
        from.null()?;
        return Ok(None);
    }
    read(from).map(Some)
}

fn number(from: &mut Reader<'_>) -> Read<u32> {
    u32::try_from(from.uint()?).or(Err(CodecError::Value("a number")))
}

fn time(from: &mut Reader<'_>) -> Read<DeviceTime> {
    number(from).map(DeviceTime::from_seconds)
}

fn read_standing(from: &mut Reader<'_>) -> Read<Standing> {
    Ok(match (from.array()?, from.uint()?) {
        (1, 1) => Standing::Untouched,
        (1, 2) => Standing::Waiting,
        (1, 3) => Standing::Started,
        (2, 4) => Standing::Done { at: time(from)? },
        (4, 5) => Standing::NotDone {
            at: time(from)?,
            why: read_why(from)?,
        },
        (4, 6) => Standing::Unknown {
            at: time(from)?,
            why: read_why(from)?,
        },
        _ => return Err(CodecError::Value("a state")),
    })
}

fn read_why(from: &mut Reader<'_>) -> Read<Why> {
    Ok(Why::new(from.text()?, from.text()?))
}

#[cfg(test)]
mod tests {
    use super::super::list::tests::sample;
    use super::*;

    #[test]
    fn d12_what_is_written_reads_as_the_same_list() {
        let bytes = encode(&sample());
        let read = decode(&bytes).unwrap();
        assert_eq!(encode(&read), bytes);
        assert_eq!(read.cameras[5].standing, sample().cameras[5].standing);
    }

    #[test]
    fn d12_bytes_of_anything_else_are_refused() {
        let mut newer = Writer::new();
        newer.array(5).uint(2).uint(0).uint(0).uint(0).uint(0);
        assert_eq!(decode(&newer.finish()).err(), Some(CodecError::Newer));
        let whole = encode(&sample());
        for length in 0..whole.len() {
            assert!(decode(&whole[..length]).is_err(), "{length}");
        }
    }
}
