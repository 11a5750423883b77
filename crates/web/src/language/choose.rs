//! What a browser would like to read (RFC 9110 12.5.4).

use super::Language;

/// The language of ours that stands highest in an `Accept-Language` header.
pub(super) fn best(header: &str) -> Option<Language> {
    // Nobody lists more; what a stranger writes here must not cost time.
    let ranges = header.split(',').take(32).filter_map(range);
    // Of equal weights the first counts.
    ranges
        .fold(None, |best: Option<(Language, u16)>, one| match best {
            Some(best) if best.1 >= one.1 => Some(best),
            _ => Some(one),
        })
        .map(|(language, _)| language)
}

/// A language with its weight in thousandths.
fn range(text: &str) -> Option<(Language, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let language = match parts.next()? {
        "*" => Language::En,
        code => Language::parse(code)?,
    };
    let weight = match parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q="))) {
        Some(weight) => thousandths(weight)?,
        None => 1000,
    };
    (weight > 0).then_some((language, weight))
}

fn thousandths(weight: &str) -> Option<u16> {
    let weight: f32 = weight.trim().parse().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000"
    )]
    (0.0..=1.0)
        .contains(&weight)
        .then(|| (weight * 1000.0).round() as u16)
}
