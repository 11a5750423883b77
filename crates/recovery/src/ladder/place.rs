//! Whether a place of purchase, as a holder types it, is the buyer that the registry names.

use crate::text::Line;

/// Words that say what kind of company it is, and not which.
const LEGAL: &[&str] = &[
    "ab",
    "ag",
    "and",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "de",
    "e",
    "et",
    "gmbh",
    "inc",
    "kg",
    "limited",
    "llc",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "plc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "sl",
    "spa",
    "srl",
    "the",
    "ug",
    "und",
    "y",
];

/// Words that half of the trade has in its name.
const COMMON: &[&str] = &[
    "alarm",
    "alarms",
    "cctv",
    "distribution",
    "distributor",
    "electronic",
    "electronics",
    "group",
    "international",
    "online",
    "security",
    "sicherheit",
    "shop",
    "solutions",
    "store",
    "system",
    "systems",
    "technology",
    "trading",
    "video",
];

/// Words that a place may have beside the buyer's own: a street, a town, a country. Numbers are not
/// counted.
const MOST_BESIDE: usize = 3;

/// Fewest letters of a word that may be misspelt by one.
const LONG: usize = 5;

/// Whether both are one company, leniently: case, accents, legal forms, a town beside the name and a
/// wrong letter in a longer word do not matter. A list of companies is no place.
#[must_use]
pub fn same_place(typed: &Line, buyer: &Line) -> bool {
    let (typed, buyer) = (words(typed), words(buyer));
    if typed.is_empty() || buyer.is_empty() {
        return false;
    }
    let found = buyer.iter().filter(|word| is_in(word, &typed)).count();
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let others = typed.iter().filter(|word| !is_in(word, &buyer));
    let beside = others.filter(|word| !is_number(word)).count();
    let is_all = found == buyer.len() && beside <= MOST_BESIDE;
    let is_part = found * 2 >= buyer.len() && found > 0 && beside == 0;
    is_all || is_part || unspaced(&typed, &buyer)
}

/// Names that are written without spaces are compared as a whole: one holds the other.
fn unspaced(typed: &[String], buyer: &[String]) -> bool {
    let (typed, buyer) = (typed.concat(), buyer.concat());
    let (shorter, longer) = match typed.len() <= buyer.len() {
        true => (&typed, &buyer),
        false => (&buyer, &typed),
    };
    let letters = shorter.chars().count();
    !shorter.is_ascii()
        && letters >= 2
        && letters * 2 >= longer.chars().count()
        && longer.contains(shorter.as_str())
}

/// The words that tell one company from another; all there are, when none of them does.
fn words(line: &Line) -> Vec<String> {
    let plain: String = line.as_str().to_lowercase().chars().map(plain).collect();
    let split = plain.split(|c: char| !c.is_alphanumeric());
    let all = split.filter(|word| !word.is_empty()).map(one_spelling);
    let named: Vec<String> = all.filter(|word| !LEGAL.contains(&word.as_str())).collect();
    let telling = named.iter().filter(|word| !COMMON.contains(&word.as_str()));
    let telling: Vec<String> = telling.cloned().collect();
    match telling.is_empty() {
        true => named,
        false => telling,
    }
}

/// `ü` is typed as `u` or as `ue`, so all three are one.
fn one_spelling(word: &str) -> String {
    word.replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
        .replace("ss", "s")
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ß' | 'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | '\'' => '\'',
        other => other,
    }
}

fn is_in(word: &str, words: &[String]) -> bool {
    words.iter().any(|other| is_like(word, other))
}

/// Equal, or both long and one letter apart.
fn is_like(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (shorter, longer) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    if shorter.len() < LONG || longer.len() - shorter.len() > 1 {
        return false;
    }
    let pairs = shorter.iter().zip(&longer);
    let head = pairs.take_while(|(a, b)| a == b).count();
    let skip = usize::from(longer.len() == shorter.len());
    shorter[(head + skip).min(shorter.len())..] == longer[head + 1..]
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
            ("Meyer", "Alarm Meyer GmbH"),
            ("Alarm Meyer, Königstr. 12, 34117 Kassel", "Meyer Alarm"),
            ("Müller Sicherheit", "Mueller"),
            ("Muller", "Müller"),
            ("Nord Alram", "Nord Alarm GmbH"),
            ("Norddeutsche Kamera, Hamburg", "Nordeutsche Kamera AG"),
            ("Amazon", "Amazon EU SARL"),
            ("杭州安防", "杭州安防有限公司"),
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
            ("Security Systems", "Meyer Security Systems"),
            ("Kassel", "Alarm Meyer GmbH"),
            ("Mayr", "Meier"),
            ("京东", "杭州安防有限公司"),
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
            if !words(&line).is_empty() {
                prop_assert!(same(&name, &name.to_uppercase()));
            }
            if let Ok(other) = Line::parse(&other) {
                let _ = (same_place(&line, &other), same_place(&other, &line));
            }
        }
    }
}
