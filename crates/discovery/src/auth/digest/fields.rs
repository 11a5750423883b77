//! `Digest realm="a", nonce="b", Basic realm="c"`: several challenges in one line, as RFC 9110
//! section 11.6.1 allows them.

/// No line of a camera comes near this.
const LONGEST: usize = 4096;

/// The parameters of one challenge, by their names in lower case.
#[derive(Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The challenges of the scheme Digest in a line.
pub(super) fn challenges(line: &str) -> Vec<Fields> {
    let mut found: Vec<(String, Fields)> = Vec::new();
    // A line break in a value would end up in a header of ours.
    if line.len() > LONGEST || line.chars().any(char::is_control) {
        return Vec::new();
    }
    let mut rest = line.trim_start_matches([' ', ',']);
    while !rest.is_empty() {
        let (word, after) = token(rest);
        if word.is_empty() {
            break;
        }
        rest = match after.trim_start().strip_prefix('=') {
            Some(after) => {
                let (value, after) = value(after.trim_start());
                if let Some((_, fields)) = found.last_mut() {
                    fields.0.push((word.to_ascii_lowercase(), value));
                }
                after
            }
            None => {
                found.push((word.to_ascii_lowercase(), Fields::default()));
                after
            }
        }
        .trim_start_matches([' ', ',']);
    }
    let digests = found.into_iter().filter(|(scheme, _)| scheme == "digest");
    digests.map(|(_, fields)| fields).collect()
}

fn token(text: &str) -> (&str, &str) {
    text.split_at(text.find([' ', ',', '=', '"']).unwrap_or(text.len()))
}

fn value(text: &str) -> (String, &str) {
    let Some(inner) = text.strip_prefix('"') else {
        let (value, rest) = token(text);
        return (value.to_owned(), rest);
    };
    let (mut value, mut letters) = (String::new(), inner.char_indices());
    while let Some((place, letter)) = letters.next() {
        match letter {
            '"' => return (value, &inner[place + 1..]),
            '\\' => value.extend(letters.next().map(|(_, letter)| letter)),
            letter => value.push(letter),
        }
    }
    (value, "")
}

/// A value in quotes.
pub(super) fn quoted(value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn d12_a_quoted_value_reads_back_as_it_was(text in "[ -~äß]*") {
            let line = format!("Digest a=1, nonce={}, b=2", quoted(&text));
            let found = challenges(&line);
            prop_assert_eq!(found[0].get("nonce"), Some(text.as_str()));
            prop_assert_eq!(found[0].get("b"), Some("2"));
        }

        #[test]
        fn d12_no_line_stops_the_reading(line in any::<String>()) {
            let _ = challenges(&line);
        }
    }
}
