//! Reed-Solomon over the field of a QR code, with errors whose places are not known and erasures
//! whose places are: an erasure costs half as much as an error.

/// The field of 256 elements by the polynomial x^8 + x^4 + x^3 + x^2 + 1.
struct Field {
    powers: [u8; 512],
    logs: [u8; 256],
}

static FIELD: Field = Field::new();

impl Field {
    const fn new() -> Self {
        let (mut powers, mut logs) = ([0; 512], [0; 256]);
        let (mut value, mut power) = (1u16, 0);
        while power < 255 {
            powers[power] = value as u8;
            powers[power + 255] = value as u8;
            logs[value as usize] = power as u8;
            value <<= 1;
            if value > 255 {
                value ^= 0x11d;
            }
            power += 1;
        }
        Self { powers, logs }
    }
}

fn power(exponent: usize) -> u8 {
    FIELD.powers[exponent % 255]
}

fn times(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    let log = |v: u8| usize::from(FIELD.logs[usize::from(v)]);
    FIELD.powers[log(a) + log(b)]
}

/// `b` is never nought.
fn over(a: u8, b: u8) -> u8 {
    let log = usize::from(FIELD.logs[usize::from(b)]);
    times(a, power(255 - log))
}

/// The polynomial's value, its coefficients lowest first.
fn value(polynomial: &[u8], at: u8) -> u8 {
    polynomial
        .iter()
        .rev()
        .fold(0, |sum, coefficient| times(sum, at) ^ coefficient)
}

/// Mends a block in place; `check` of its bytes, at the end, are check bytes.
///
/// Gives the number of errors beside the erasures, or `None` where the block is beyond repair; the
/// bytes are then as before.
pub(crate) fn mend(block: &mut [u8], check: usize, erasures: &[usize]) -> Option<usize> {
    let syndromes: Vec<u8> = (0..check)
        .map(|root| {
            let root = power(root);
            block.iter().fold(0, |sum, byte| times(sum, root) ^ byte)
        })
        .collect();
    if syndromes.iter().all(|syndrome| *syndrome == 0) {
        return Some(0);
    }
    let locator = locator(&syndromes, block.len(), erasures)?;
    let faults = locator.len() - 1;
    let errors = faults.checked_sub(erasures.len())?;
    if 2 * errors + erasures.len() > check {
        return None;
    }
    let places: Vec<usize> = (0..block.len())
        .filter(|place| value(&locator, inverse_of(block.len(), *place)) == 0)
        .collect();
    if places.len() != faults {
        return None;
    }
    let evaluator: Vec<u8> = product(&syndromes, &locator)
        .into_iter()
        .take(check)
        .collect();
    // The formal derivative: in this field only the odd powers are left.
    let derivative: Vec<u8> = (1..locator.len())
        .map(|i| if i % 2 == 1 { locator[i] } else { 0 })
        .collect();
    for place in places {
        let inverse = inverse_of(block.len(), place);
        let slope = value(&derivative, inverse);
        if slope == 0 {
            return None;
        }
        let position = over(1, inverse);
        block[place] ^= times(position, over(value(&evaluator, inverse), slope));
    }
    Some(errors)
}

/// The inverse of the field's element for a place.
fn inverse_of(length: usize, place: usize) -> u8 {
    power(255 - (length - 1 - place) % 255)
}

fn product(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut product = vec![0; a.len() + b.len() - 1];
    for (i, a) in a.iter().enumerate() {
        for (j, b) in b.iter().enumerate() {
            product[i + j] ^= times(*a, *b);
        }
    }
    product
}

/// The polynomial whose roots are the faults' places, by Berlekamp and Massey, begun with the
/// erasures. `None` where there are more than the check bytes can tell.
fn locator(syndromes: &[u8], length: usize, erasures: &[usize]) -> Option<Vec<u8>> {
    let mut locator = vec![1];
    for place in erasures {
        locator = product(&locator, &[1, power(length - 1 - *place)]);
    }
    let known = erasures.len();
    let (mut previous, mut degree) = (locator.clone(), known);
    for round in known..syndromes.len() {
        previous.insert(0, 0);
        let discrepancy = locator
            .iter()
            .take(round + 1)
            .enumerate()
            .fold(0, |sum, (i, c)| sum ^ times(*c, syndromes[round - i]));
        if discrepancy == 0 {
            continue;
        }
        let mut next = locator.clone();
        next.resize(next.len().max(previous.len()), 0);
        for (next, previous) in next.iter_mut().zip(&previous) {
            *next ^= times(discrepancy, *previous);
        }
        if 2 * degree <= round + known {
            degree = round + 1 + known - degree;
            previous = locator.iter().map(|c| over(*c, discrepancy)).collect();
        }
        locator = next;
    }
    while locator.last() == Some(&0) {
        locator.pop();
    }
    (locator.len() == degree + 1).then_some(locator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Check bytes for data, by long division.
    fn encoded(data: &[u8], check: usize) -> Vec<u8> {
        let generator = (0..check).fold(vec![1], |generator, root| {
            product(&generator, &[power(root), 1])
        });
        let mut rest = data.to_vec();
        rest.resize(data.len() + check, 0);
        for start in 0..data.len() {
            let lead = rest[start];
            for (i, coefficient) in generator.iter().rev().enumerate() {
                rest[start + i] ^= times(lead, *coefficient);
            }
        }
        let mut block = data.to_vec();
        block.extend(&rest[data.len()..]);
        block
    }

    proptest! {
        #[test]
        fn p4_errors_and_erasures_within_the_bound_are_mended(
            data in prop::collection::vec(any::<u8>(), 1..120),
            half in 2usize..16,
            faults in prop::collection::vec((any::<prop::sample::Index>(), 1u8..), 0..32),
            erased in 0usize..32,
        ) {
            let check = half * 2;
            let whole = encoded(&data, check);
            let mut broken = whole.clone();
            let (mut erasures, mut errors) = (Vec::new(), 0);
            let mut places = std::collections::BTreeSet::new();
            for (place, by) in faults {
                let place = place.index(whole.len());
                let as_erasure = erasures.len() < erased;
                let cost = 2 * errors + erasures.len() + if as_erasure { 1 } else { 2 };
                if cost > check || !places.insert(place) {
                    continue;
                }
                broken[place] ^= by;
                if as_erasure { erasures.push(place) } else { errors += 1 }
            }
            prop_assert_eq!(mend(&mut broken, check, &erasures), Some(errors));
            prop_assert_eq!(broken, whole);
        }

        #[test]
        fn p4_what_cannot_be_mended_is_left_alone(
            block in prop::collection::vec(any::<u8>(), 20..60),
        ) {
            let mut tried = block.clone();
            if mend(&mut tried, 10, &[]).is_none() {
                prop_assert_eq!(tried, block);
            }
        }
    }
}
