//! Whether a place of purchase, as a holder types it, is the buyer that the registry names.

use crate::registry::PlaceKey;
use crate::text::Line;

/// Words that a place may have beside the buyer's own: a street, a town, a country. Numbers are not
/// counted.
const MOST_BESIDE: usize = 4;

/// Whether both are one company, by the registry's forgiving comparison. A list of companies is no
/// place: whoever names half of the trade has named nobody.
#[must_use]
pub fn same_place(typed: &Line, buyer: &Line) -> bool {
    let (typed, buyer) = (PlaceKey::of(typed), PlaceKey::of(buyer));
    buyer.is_in(&typed) && words(&typed) <= words(&buyer) + MOST_BESIDE
}

fn words(key: &PlaceKey) -> usize {
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let words = key.as_str().split(' ');
    words.filter(|word| !is_number(word)).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(typed: &str, buyer: &str) -> bool {
        same_place(&Line::parse(typed).unwrap(), &Line::parse(buyer).unwrap())
    }

    #[test]
    fn h1_a_place_is_compared_forgivingly() {
        for (typed, buyer) in [
            ("Alarm Meyer, Kassel", "Alarm Meyer GmbH"),
            ("ALARM MEYER GMBH & CO. KG", "Alarm Meyer"),
            ("Alarm Meyer, Königstr. 12, 34117 Kassel", "Alarm Meyer"),
            ("Müller Sicherheit", "Mueller"),
            ("Norddeutsche Kamera, Hamburg", "Nordeutsche Kamera AG"),
            ("Sécurité Générale, Lyon", "SECURITE GENERALE SAS"),
        ] {
            assert!(same(typed, buyer), "{typed} is {buyer}");
        }
    }

    #[test]
    fn h1_another_place_is_another_place() {
        for (typed, buyer) in [
            ("Huber, Wien", "Alarm Meyer GmbH"),
            ("Alarm", "Alarm Meyer GmbH"),
            ("GmbH", "Meyer GmbH"),
            ("Kassel", "Alarm Meyer GmbH"),
            ("Mayr", "Meier"),
        ] {
            assert!(!same(typed, buyer), "{typed} is not {buyer}");
        }
    }

    #[test]
    fn h1_a_list_of_companies_is_no_place() {
        assert!(!same("Huber Meyer Schulz Schmidt Weber Wagner", "Meyer"));
    }

    proptest! {
        #[test]
        fn h1_a_name_is_itself_in_any_case_and_any_text_is_survived(
            name in "[A-Za-z]{3,12}( [A-Za-z]{3,12}){0,3}", other in "\\PC{1,60}"
        ) {
            let line = Line::parse(&name).unwrap();
            prop_assert!(same(&name, &name.to_uppercase()));
            if let Ok(other) = Line::parse(&other) {
                let _ = (same_place(&line, &other), same_place(&other, &line));
            }
        }
    }
}
