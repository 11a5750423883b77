use super::*;
use alloc::string::String;
use alloc::vec::Vec;
use proptest::prelude::*;

/// Any item, to be written and to compare with what is read.
#[derive(Clone, Debug, PartialEq)]
enum Item {
    Int(i64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Item>),
    Map(Vec<(u64, Item)>),
    Bool(bool),
    Null,
}

fn write(item: &Item, to: &mut Writer) {
    match item {
        Item::Int(value) => to.int(*value),
        Item::Bytes(value) => to.bytes(value),
        Item::Text(value) => to.text(value),
        Item::Bool(value) => to.bool(*value),
        Item::Null => to.null(),
        Item::Array(items) => {
            to.array(items.len() as u64);
            items.iter().for_each(|item| write(item, to));
            to
        }
        Item::Map(entries) => {
            to.map(entries.len() as u64);
            for (key, value) in entries {
                to.uint(*key);
                write(value, to);
            }
            to
        }
    };
}

fn copy(from: &mut Reader<'_>, to: &mut Writer) -> Result<(), CborError> {
    match from.kind().ok_or(CborError::Truncated)? {
        Kind::Uint => to.uint(from.uint()?),
        Kind::Nint => match from.int() {
            Ok(value) => to.int(value),
            Err(error) => return Err(error),
        },
        Kind::Bytes => to.bytes(from.bytes()?),
        Kind::Text => to.text(from.text()?),
        Kind::Bool => to.bool(from.bool()?),
        Kind::Null => {
            from.null()?;
            to.null()
        }
        Kind::Array => {
            let items = from.array()?;
            to.array(items);
            for _ in 0..items {
                copy(from, to)?;
            }
            to
        }
        Kind::Map => {
            let entries = from.map()?;
            to.map(entries);
            for _ in 0..2 * entries {
                copy(from, to)?;
            }
            to
        }
    };
    Ok(())
}

fn item() -> impl Strategy<Value = Item> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Item::Int),
        (-300_i64..300).prop_map(Item::Int),
        prop::collection::vec(any::<u8>(), 0..300).prop_map(Item::Bytes),
        ".{0,40}".prop_map(Item::Text),
        any::<bool>().prop_map(Item::Bool),
        Just(Item::Null),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Item::Array),
            prop::collection::btree_map(0_u64..70_000, inner, 0..8)
                .prop_map(|map| Item::Map(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_accepted_and_copied_to_the_byte(item in item()) {
        let mut writer = Writer::new();
        write(&item, &mut writer);
        let bytes = writer.finish();
        let mut copied = Writer::new();
        let mut reader = Reader::new(&bytes).unwrap();
        copy(&mut reader, &mut copied).unwrap();
        reader.finish().unwrap();
        prop_assert_eq!(copied.finish(), bytes);
    }

    #[test]
    fn what_is_accepted_is_what_would_be_written(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0_u8..4, 0x80_u8..0x84, 0xa0_u8..0xa3], 1..24)
    ) {
        if let Ok(mut reader) = Reader::new(&bytes) {
            let mut copied = Writer::new();
            if copy(&mut reader, &mut copied).is_ok() {
                prop_assert_eq!(copied.finish(), bytes);
            }
        }
    }

    #[test]
    fn one_wrong_bit_is_refused_or_means_another_thing(item in item(), place: prop::sample::Index) {
        let mut writer = Writer::new();
        write(&item, &mut writer);
        let mut bytes = writer.finish();
        let bit = place.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(mut reader) = Reader::new(&bytes) {
            let mut copied = Writer::new();
            if copy(&mut reader, &mut copied).is_ok() {
                prop_assert_eq!(copied.finish(), bytes);
            }
        }
    }
}

#[test]
fn x17_each_other_encoding_has_its_own_error() {
    let fault = |bytes: &[u8]| Reader::new(bytes).unwrap_err();
    assert_eq!(fault(&[]), CborError::Truncated);
    assert_eq!(fault(&[0x19, 0x01]), CborError::Truncated);
    assert_eq!(fault(&[0x42, 0x01]), CborError::Truncated);
    assert_eq!(
        fault(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        CborError::Truncated
    );
    assert_eq!(fault(&[0x00, 0x00]), CborError::TrailingBytes);
    assert_eq!(fault(&[0x18, 0x17]), CborError::NotShortest);
    assert_eq!(fault(&[0x19, 0x00, 0xff]), CborError::NotShortest);
    assert_eq!(
        fault(&[0x1a, 0x00, 0x00, 0xff, 0xff]),
        CborError::NotShortest
    );
    assert_eq!(
        fault(&[0x1b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]),
        CborError::NotShortest
    );
    assert_eq!(fault(&[0x5f, 0x41, 0x00, 0xff]), CborError::Indefinite);
    assert_eq!(
        fault(&[0xa2, 0x02, 0x00, 0x01, 0x00]),
        CborError::KeysUnsorted
    );
    assert_eq!(
        fault(&[0xa2, 0x01, 0x00, 0x01, 0x00]),
        CborError::KeyRepeated
    );
    assert_eq!(fault(&[0x61, 0xff]), CborError::NotUtf8);
    assert_eq!(fault(&[0x81; 9]), CborError::TooDeep);
    assert_eq!(fault(&[0xc0, 0x00]), CborError::Unsupported);
    assert_eq!(fault(&[0xf9, 0x00, 0x00]), CborError::Unsupported);
    assert_eq!(fault(&[0xf7]), CborError::Unsupported);
    assert_eq!(fault(&[0xf8, 0x14]), CborError::Unsupported);
}

#[test]
fn eight_levels_are_allowed() {
    assert!(Reader::new(&[0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x00]).is_ok());
}

#[test]
fn the_smallest_and_largest_numbers_round_trip() {
    for value in [
        0,
        23,
        24,
        255,
        256,
        65_535,
        65_536,
        -1,
        -24,
        -25,
        i64::MIN,
        i64::MAX,
    ] {
        let mut writer = Writer::new();
        writer.int(value);
        assert_eq!(Reader::new(&writer.finish()).unwrap().int(), Ok(value));
    }
    let mut writer = Writer::new();
    writer.uint(u64::MAX);
    let bytes = writer.finish();
    assert_eq!(Reader::new(&bytes).unwrap().uint(), Ok(u64::MAX));
    assert_eq!(
        Reader::new(&bytes).unwrap().int(),
        Err(CborError::WrongKind)
    );
}
