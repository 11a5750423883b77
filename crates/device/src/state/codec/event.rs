//! What a journal entry tells, in the words of each form.

use protocol::cbor::{Reader, Writer};
use protocol::{ChallengeNumber, Scope, Way};

use super::Form;
use super::parts::{Read, damaged, read_number, read_or_null, read_u32, write_or_null};
use crate::{Event, WayBack};

pub(super) fn write(to: &mut Writer, event: Event, form: Form) {
    if form < Form::EveryWay && write_old(to, event) {
        return;
    }
    match event {
        Event::Activated => {
            to.array(1).uint(1);
        }
        Event::ChallengeMade { way, challenge } => {
            to.array(3).uint(2).uint(way.number());
            to.text(&challenge.to_string());
        }
        Event::ChangeFailed => {
            to.array(1).uint(16);
        }
        Event::PasswordChanged => {
            to.array(1).uint(3);
        }
        Event::PasswordReset {
            by,
            challenge,
            scope,
        } => {
            to.array(4).uint(4).uint(by.number().into());
            write_or_null(to, challenge.as_ref(), write_number);
            to.uint(scope.number());
        }
        Event::SignedIn => {
            to.array(1).uint(5);
        }
        Event::WrongAnswer { by, challenge } => {
            to.array(3).uint(6).uint(by.number().into());
            write_or_null(to, challenge.as_ref(), write_number);
        }
        Event::WrongPassword => {
            to.array(1).uint(7);
        }
        Event::ReservedEmailSet => {
            to.array(1).uint(8);
        }
        Event::ReservedEmailRemoved => {
            to.array(1).uint(9);
        }
        Event::FactoryReset => {
            to.array(1).uint(14);
        }
        Event::QuestionsRemoved => {
            to.array(1).uint(18);
        }
        Event::QuestionsSet => {
            to.array(1).uint(19);
        }
        Event::SheetMade { sheet } => {
            to.array(2).uint(10).uint(sheet.into());
        }
        Event::ReservedEmailConfirmed => {
            to.array(1).uint(15);
        }
        Event::TemporaryPasswordTyped => {
            to.array(1).uint(17);
        }
        Event::PasswordResetBySheet { sheet, left } => {
            to.array(3).uint(11).uint(sheet.into()).uint(left.into());
        }
        Event::WrongPasswordAgain => {
            to.array(1).uint(13);
        }
        Event::CamerasSet { done, left } => {
            to.array(3).uint(20).uint(done.into()).uint(left.into());
        }
    }
}

/// Writes what older forms said otherwise; says whether it was such an event.
fn write_old(to: &mut Writer, event: Event) -> bool {
    match event {
        Event::ChallengeMade { challenge, .. } => {
            to.array(2).uint(2).text(&challenge.to_string());
        }
        Event::PasswordReset {
            by,
            challenge: Some(challenge),
            ..
        } => {
            to.array(3).uint(4).uint(by.number().into());
            to.text(&challenge.to_string());
        }
        Event::WrongAnswer {
            challenge: Some(challenge),
            ..
        } => {
            to.array(2).uint(6).text(&challenge.to_string());
        }
        Event::WrongAnswer { .. } => {
            to.array(1).uint(12);
        }
        _ => return false,
    }
    true
}

pub(super) fn read(from: &mut Reader<'_>, form: Form) -> Read<Event> {
    let (fields, kind) = (from.array()?, from.uint()?);
    if form < Form::EveryWay
        && let Some(event) = read_old(from, fields, kind)?
    {
        return Ok(event);
    }
    Ok(match (fields, kind) {
        (1, 1) => Event::Activated,
        (3, 2) => Event::ChallengeMade {
            way: read_way(from)?,
            challenge: read_number(from)?,
        },
        (1, 3) => Event::PasswordChanged,
        (4, 4) => Event::PasswordReset {
            by: read_way_back(from)?,
            challenge: read_or_null(from, read_number)?,
            scope: read_scope(from)?,
        },
        (1, 5) => Event::SignedIn,
        (3, 6) => Event::WrongAnswer {
            by: read_way_back(from)?,
            challenge: read_or_null(from, read_number)?,
        },
        (1, 7) => Event::WrongPassword,
        (1, 8) => Event::ReservedEmailSet,
        (1, 9) => Event::ReservedEmailRemoved,
        (1, 14) if form >= Form::EveryWay => Event::FactoryReset,
        (1, 18) if form >= Form::EveryWay => Event::QuestionsRemoved,
        (1, 19) if form >= Form::EveryWay => Event::QuestionsSet,
        (2, 10) => Event::SheetMade {
            sheet: read_u32(from, "sheet number")?,
        },
        (3, 11) => Event::PasswordResetBySheet {
            sheet: read_u32(from, "sheet number")?,
            left: u8::try_from(from.uint()?).or(damaged("count of codes"))?,
        },
        (1, 13) if form >= Form::EveryWay => Event::WrongPasswordAgain,
        (3, 20) if form >= Form::EveryWay => Event::CamerasSet {
            done: read_u16(from)?,
            left: read_u16(from)?,
        },
        (1, 15) if form >= Form::EveryWay => Event::ReservedEmailConfirmed,
        (1, 17) if form >= Form::EveryWay => Event::TemporaryPasswordTyped,
        (1, 16) if form >= Form::EveryWay => Event::ChangeFailed,
        _ => return damaged("journal entry"),
    })
}

fn read_u16(from: &mut Reader<'_>) -> Read<u16> {
    u16::try_from(from.uint()?).or(damaged("count of cameras"))
}

/// Reads what older forms said otherwise, when `fields` and `kind` are of such an event.
fn read_old(from: &mut Reader<'_>, fields: u64, kind: u64) -> Read<Option<Event>> {
    Ok(Some(match (fields, kind) {
        (2, 2) => Event::ChallengeMade {
            way: Way::Key,
            challenge: read_number(from)?,
        },
        (3, 4) => Event::PasswordReset {
            by: read_way_back(from)?,
            challenge: Some(read_number(from)?),
            scope: Scope::Administrator,
        },
        (2, 6) => Event::WrongAnswer {
            by: WayBack::Key,
            challenge: Some(read_number(from)?),
        },
        (1, 12) => Event::WrongAnswer {
            by: WayBack::Sheet,
            challenge: None,
        },
        _ => return Ok(None),
    }))
}

fn write_number(to: &mut Writer, number: &ChallengeNumber) {
    to.text(&number.to_string());
}

fn read_way(from: &mut Reader<'_>) -> Read<Way> {
    Way::from_number(from.uint()?).map_or_else(|| damaged("way"), Ok)
}

fn read_way_back(from: &mut Reader<'_>) -> Read<WayBack> {
    WayBack::from_number(from.uint()?).map_or_else(|| damaged("way"), Ok)
}

fn read_scope(from: &mut Reader<'_>) -> Read<Scope> {
    Scope::from_number(from.uint()?).map_or_else(|| damaged("scope"), Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inv6_every_event_reads_back_as_it_was_written() {
        let number = ChallengeNumber::parse("7K2M-QX").expect("a number");
        let mut events = vec![
            Event::Activated,
            Event::CamerasSet { done: 3, left: 1 },
            Event::ChangeFailed,
            Event::FactoryReset,
            Event::PasswordChanged,
            Event::PasswordResetBySheet { sheet: 2, left: 7 },
            Event::QuestionsRemoved,
            Event::QuestionsSet,
            Event::ReservedEmailConfirmed,
            Event::ReservedEmailRemoved,
            Event::ReservedEmailSet,
            Event::SheetMade { sheet: 2 },
            Event::SignedIn,
            Event::TemporaryPasswordTyped,
            Event::WrongPassword,
            Event::WrongPasswordAgain,
        ];
        events.extend(Way::CHALLENGED.map(|way| Event::ChallengeMade {
            way,
            challenge: number,
        }));
        for (by, challenge) in WayBack::ALL
            .into_iter()
            .flat_map(|by| [(by, None), (by, Some(number))])
        {
            events.push(Event::WrongAnswer { by, challenge });
            for scope in [Scope::Administrator, Scope::AdministratorAndCameras] {
                events.push(Event::PasswordReset {
                    by,
                    challenge,
                    scope,
                });
            }
        }
        for event in events {
            let mut to = Writer::new();
            write(&mut to, event, Form::NEWEST);
            let bytes = to.finish();
            let mut from = Reader::new(&bytes).expect("what a writer wrote");
            assert_eq!(read(&mut from, Form::NEWEST), Ok(event));
        }
    }
}
