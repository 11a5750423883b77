//! The account: what opens the device, and the hashes that it is kept by.

use protocol::ReservedEmail;
use protocol::cbor::{Kind, Reader, Writer};

use super::Form;
use super::parts::{
    Read, damaged, read_array, read_or_null, read_time, read_u32, write_or_null, write_time,
};
use crate::QUESTIONS;
use crate::email::Reserved;
use crate::hash::{HASH_BYTES, Hash, HashCost};
use crate::questions::KeptQuestions;
use crate::sheet::{CODES, KeptSheet};
use crate::state::Account;

pub(super) fn write(to: &mut Writer, account: &Account, form: Form) {
    let has_sheet = form > Form::WithoutSheet;
    let has_questions = form >= Form::EveryWay;
    to.array(2 + u64::from(has_sheet) + u64::from(has_questions));
    write_hash(to, &account.password);
    write_or_null(to, account.reserved.as_ref(), |to, reserved| {
        write_reserved(to, reserved, form);
    });
    if has_sheet {
        write_or_null(to, account.sheet.as_ref(), write_sheet);
    }
    if has_questions {
        write_or_null(to, account.questions.as_ref(), write_questions);
    }
}

pub(super) fn read(from: &mut Reader<'_>, form: Form) -> Read<Account> {
    let has_sheet = form > Form::WithoutSheet;
    let has_questions = form >= Form::EveryWay;
    let fields = 2 + u64::from(has_sheet) + u64::from(has_questions);
    read_array(from, fields, "account")?;
    Ok(Account {
        password: read_hash(from)?,
        reserved: read_or_null(from, |from| read_reserved(from, form))?,
        sheet: match has_sheet {
            true => read_or_null(from, read_sheet)?,
            false => None,
        },
        questions: match has_questions {
            true => read_or_null(from, read_questions)?,
            false => None,
        },
    })
}

/// Older forms knew no confirmed address.
fn write_reserved(to: &mut Writer, reserved: &Reserved, form: Form) {
    let address = reserved.address.email().as_str();
    match form >= Form::EveryWay {
        true => to.array(2).text(address).bool(reserved.is_confirmed),
        false => to.text(address),
    };
}

fn read_reserved(from: &mut Reader<'_>, form: Form) -> Read<Reserved> {
    if form >= Form::EveryWay {
        read_array(from, 2, "reserved email")?;
    }
    Ok(Reserved {
        address: ReservedEmail::parse(from.text()?).or(damaged("reserved email"))?,
        is_confirmed: form >= Form::EveryWay && from.bool()?,
    })
}

pub(super) fn write_hash(to: &mut Writer, hash: &Hash) {
    to.array(4);
    write_cost(to, hash.cost);
    to.bytes(&hash.salt).bytes(&hash.bytes);
}

pub(super) fn read_hash(from: &mut Reader<'_>) -> Read<Hash> {
    read_array(from, 4, "hash")?;
    Ok(Hash {
        cost: read_cost(from)?,
        salt: from.bytes_exact()?,
        bytes: from.bytes_exact()?,
    })
}

fn write_cost(to: &mut Writer, cost: HashCost) {
    to.uint(cost.memory_kib().into()).uint(cost.passes().into());
}

fn read_cost(from: &mut Reader<'_>) -> Read<HashCost> {
    let (memory_kib, passes) = (read_u32(from, "hash cost")?, read_u32(from, "hash cost")?);
    HashCost::new(memory_kib, passes).or(damaged("hash cost"))
}

fn write_questions(to: &mut Writer, kept: &KeptQuestions) {
    to.array(1 + QUESTIONS as u64);
    for text in &kept.texts {
        to.text(text);
    }
    write_hash(to, &kept.answers);
}

fn read_questions(from: &mut Reader<'_>) -> Read<KeptQuestions> {
    read_array(from, 1 + QUESTIONS as u64, "questions")?;
    let mut texts: [String; QUESTIONS] = Default::default();
    for text in &mut texts {
        *text = from.text()?.to_owned();
    }
    Ok(KeptQuestions {
        texts,
        answers: read_hash(from)?,
    })
}

fn write_sheet(to: &mut Writer, sheet: &KeptSheet) {
    to.array(6).uint(sheet.number.into());
    write_time(to, sheet.made);
    write_cost(to, sheet.cost);
    to.bytes(&sheet.salt).array(CODES as u64);
    for code in &sheet.codes {
        match code {
            Some(hash) => to.bytes(hash),
            None => to.null(),
        };
    }
}

fn read_sheet(from: &mut Reader<'_>) -> Read<KeptSheet> {
    read_array(from, 6, "sheet")?;
    let mut sheet = KeptSheet {
        number: read_u32(from, "sheet number")?,
        made: read_time(from)?,
        cost: read_cost(from)?,
        salt: from.bytes_exact()?,
        codes: [None; CODES],
    };
    read_array(from, CODES as u64, "sheet")?;
    for code in &mut sheet.codes {
        *code = read_code(from)?;
    }
    Ok(sheet)
}

fn read_code(from: &mut Reader<'_>) -> Read<Option<[u8; HASH_BYTES]>> {
    if from.kind() == Some(Kind::Null) {
        from.null()?;
        return Ok(None);
    }
    Ok(Some(from.bytes_exact()?))
}
