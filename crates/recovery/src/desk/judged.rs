//! A line with all that stands for and against it: for its page and for its approval.

use sha2::{Digest as _, Sha256};

use super::examined::examine_line;
use crate::case::{Case, CaseLine};
use crate::country::Country;
use crate::evidence::{self, ChallengeVerdict, Shows};
use crate::ladder::{self, Facts, Ladder, Piece, Presence, Reserved, Standing, What};
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::registry::{Device, PlaceKey};
use crate::store::{FactsHash, SeenChallenge, StoreError, Telling, Tx};
use crate::text::Line;
use crate::time::Timestamp;

/// Most earlier challenges that a device's starts are compared with.
const COMPARED: u32 = 20;

/// What the desk knows of a line when it is judged.
pub(super) struct Judged {
    pub(super) seen: Option<SeenChallenge>,
    pub(super) verdict: ChallengeVerdict,
    pub(super) device: Option<Device>,
    pub(super) ladder: Ladder,
}

/// Examines a line's challenge and climbs its ladder.
pub(super) async fn judge_line(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    case: &Case,
    line: &CaseLine,
    now: Timestamp,
) -> Result<Judged, StoreError> {
    let (seen, verdict) = examine_line(tx, keys, policy, case.number, line, now).await?;
    let device = tx.device(&line.serial).await?;
    let (unflagged, flag) = match &verdict {
        ChallengeVerdict::Flagged { otherwise, .. } => {
            (&**otherwise, Some(verdict.desk_sentence()))
        }
        verdict => (verdict, None),
    };
    let pieces = tx.pieces(case.number).await?;
    let facts = Facts {
        kind: line.wanted.kind(),
        category: line.category,
        presence: presence(unflagged),
        place: case.place.clone(),
        sold_to: sold_to(tx, device.as_ref()).await?,
        country: case.country,
        sold_for: device.as_ref().and_then(sold_for),
        reserved: reserved(tx, unflagged, case, now).await?,
        label: piece(&pieces, line.position, Shows::Label),
        proof: piece(&pieces, line.position, Shows::Proof),
        past: tx.past(case.number, &line.serial, &case.holder).await?,
        starts: starts(tx, policy, line, seen.as_ref(), unflagged).await?,
        flag,
    };
    Ok(Judged {
        ladder: ladder::climb(&facts, &policy.evidence),
        seen,
        verdict,
        device,
    })
}

/// How it stands with what was sent to show that: one that was accepted counts, whatever came beside
/// it; before anybody has looked at the newest, the older ones do not turn it down.
fn piece(pieces: &[evidence::Piece], line: u32, shows: Shows) -> Option<Piece> {
    if let Some(judged) = evidence::accepted(pieces, line, shows) {
        return Some(Piece::Accepted(judged.by.clone()));
    }
    let newest = pieces
        .iter()
        .filter(|piece| piece.shows == shows && piece.line.is_none_or(|of| of == line))
        .max_by_key(|piece| (piece.added_at, piece.position))?;
    Some(match &newest.judged {
        None => Piece::Sent,
        Some(judged) => Piece::TurnedDown(judged.by.clone()),
    })
}

/// Contradictions to earlier challenges of the device; only one that is its own says anything.
async fn starts(
    tx: &mut dyn Tx,
    policy: &Policy,
    line: &CaseLine,
    seen: Option<&SeenChallenge>,
    verdict: &ChallengeVerdict,
) -> Result<Option<String>, StoreError> {
    let (Some(seen), ChallengeVerdict::Genuine(_)) = (seen, verdict) else {
        return Ok(None);
    };
    let others = tx.challenges_of(&line.serial, COMPARED).await?;
    Ok(evidence::contradiction(
        seen,
        &others,
        policy.challenge_life,
    ))
}

fn presence(verdict: &ChallengeVerdict) -> Presence {
    match verdict {
        ChallengeVerdict::Genuine(_) => Presence::Genuine,
        ChallengeVerdict::Enrolled(_) => Presence::Enrolled,
        other => Presence::Impossible(other.desk_sentence()),
    }
}

/// The buyer in the registry, by each name that he is known by.
async fn sold_to(tx: &mut dyn Tx, device: Option<&Device>) -> Result<Vec<Line>, StoreError> {
    let Some(buyer) = device.and_then(|device| device.facts.sold_to.clone()) else {
        return Ok(Vec::new());
    };
    let distributor = tx.distributor_named(&PlaceKey::of(&buyer)).await?;
    let mut names = vec![buyer];
    if let Some(distributor) = distributor {
        names.push(distributor.facts.name);
        names.extend(distributor.facts.aliases);
    }
    Ok(names)
}

/// A region is free text in the registry; it counts where it names one country.
fn sold_for(device: &Device) -> Option<Country> {
    let region = device.facts.region.as_ref()?.as_str();
    Country::from_code(region).or_else(|| {
        Country::all().find(|country| country.name().to_lowercase() == region.to_lowercase())
    })
}

async fn reserved(
    tx: &mut dyn Tx,
    verdict: &ChallengeVerdict,
    case: &Case,
    now: Timestamp,
) -> Result<Reserved, StoreError> {
    let ChallengeVerdict::Genuine(genuine) = verdict else {
        return Ok(Reserved::None);
    };
    if genuine.reserved().is_none() {
        return Ok(Reserved::None);
    }
    let telling = tx.telling(genuine.challenge()).await?;
    Ok(match telling {
        Some(telling) if telling.bars() => Reserved::Objects,
        Some(Telling {
            set_aside_by: Some(who),
            ..
        }) => Reserved::SetAside(who),
        _ if !genuine.tells_reserved(&case.holder) => Reserved::Holders,
        Some(Telling {
            told_at: Some(at), ..
        }) => Reserved::Silent(now.since(at)),
        _ => Reserved::Untold,
    })
}

/// What a proposal rests on: how every rung stands, what is asked for, and all that was sent. That
/// time has passed, or that the points were set anew, is no other fact.
pub(super) async fn facts_hash(
    tx: &mut dyn Tx,
    case: &Case,
    line: &CaseLine,
    judged: &Judged,
) -> Result<FactsHash, StoreError> {
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    };
    add("regain/proposal/1");
    add(case.holder.as_str());
    add(line.serial.as_str());
    add(line.wanted.kind().as_str());
    add(&line.device_date.to_string());
    for rung in &judged.ladder.rungs {
        let waits = rung.what == What::Reserved && rung.standing != Standing::Against;
        if !waits {
            add(rung.what.as_str());
            add(rung.standing.as_str());
            add(&rung.source);
        }
    }
    for picture in tx.pictures(case.number, line.position).await? {
        add(picture.picture.name.as_str());
    }
    add(&tx.messages(case.number).await?.len().to_string());
    if let Some(challenge) = line.wanted.challenge() {
        hash.update(challenge.as_bytes());
    }
    if let Some(key) = judged
        .device
        .as_ref()
        .and_then(|device| device.key.as_ref())
    {
        hash.update(key.key.as_bytes());
    }
    Ok(FactsHash(hash.finalize().into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Judged as Opinion, Piece as Sent};
    use crate::staff::StaffName;

    fn sent(position: u32, line: Option<u32>, accepted: Option<bool>) -> Sent {
        let at = Timestamp::from_seconds(i64::from(position));
        let by = StaffName::parse("anna").expect("a name");
        Sent {
            position,
            line,
            shows: Shows::Label,
            added_at: at,
            judged: accepted.map(|accepted| Opinion { accepted, by, at }),
        }
    }

    #[test]
    fn h1_a_label_photo_counts_once_somebody_has_accepted_it() {
        let anna = StaffName::parse("anna").expect("a name");
        for (pieces, found) in [
            (vec![], None),
            (vec![sent(1, None, None)], Some(Piece::Sent)),
            (
                vec![sent(1, None, Some(true)), sent(2, Some(1), Some(false))],
                Some(Piece::Accepted(anna.clone())),
            ),
            (
                vec![sent(1, None, Some(false))],
                Some(Piece::TurnedDown(anna.clone())),
            ),
            (
                vec![sent(1, None, Some(false)), sent(2, None, None)],
                Some(Piece::Sent),
            ),
            (vec![sent(1, Some(2), Some(true))], None),
        ] {
            assert_eq!(piece(&pieces, 1, Shows::Label), found, "{pieces:?}");
        }
    }
}
