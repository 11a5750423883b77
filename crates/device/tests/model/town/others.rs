//! What can be done at the first device besides answering challenges.

use device::Origin;

use super::World;
use crate::unit::{Act, Cut, Other, Typed};

pub(super) fn at_first(world: &World, can: &mut impl FnMut(Act, &[Cut]), tries: &[Cut]) {
    let unit = &world.units[0];
    let other = &unit.books.other;
    let started = unit.machine.status().started;
    let moment = (unit.today(), started);
    for device in 0..2 {
        for (number, told) in world.units[device].books.other.told.iter().enumerate() {
            let is_right = other.is_right(told, (0, unit.trusts), moment);
            let is_own = device == 0 && told.authority == unit.trusts;
            for origin in Origin::ALL {
                // Whose answers are good nowhere here are typed from one origin alone.
                if origin == Origin::Screen && !is_own {
                    continue;
                }
                let act = Act::Other(Other::Dated {
                    origin,
                    device,
                    told: number,
                });
                can(act, if is_right { tries } else { &[] });
            }
        }
    }
    if other.page.is_some() {
        can(Act::Other(Other::SetOnly), &[Cut::FirstSave, Cut::Reply]);
    }
    for right in [true, false] {
        let origin = Origin::Network;
        let act = Act::Other(Other::Answers { origin, right });
        can(act, if right { tries } else { &[Cut::BeforeFinish] });
    }
    can(Act::Other(Other::Button), &[Cut::FirstSave, Cut::Reply]);
    for session in 0..unit.books.sessions.len() {
        can(Act::Other(Other::Email { session }), tries);
        can(
            Act::Other(Other::SetQuestions { session }),
            &[Cut::SecondSave],
        );
        can(Act::Other(Other::AskConfirmation { session }), &[]);
        let confirming = world.keys().filter(|typed| !is_of_second(*typed));
        for typed in confirming {
            can(
                Act::Other(Other::Confirm { session, typed }),
                &[Cut::FirstSave],
            );
        }
    }
    for day in -1..=1 {
        can(Act::Other(Other::Clock { day }), &[]);
    }
}

fn is_of_second(typed: Typed) -> bool {
    matches!(
        typed,
        Typed::Answer { device: 1, .. } | Typed::Letter { device: 1, .. }
    )
}
