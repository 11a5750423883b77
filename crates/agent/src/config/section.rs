//! Reads the sections of a TOML file key by key.
//!
//! A derived reader would be there once for each section and each kind of value that TOML has, which
//! is a tenth of a megabyte on the device.

use std::ops::Range;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// A value, and where it stands.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// What is wrong with the shape of a file, and where.
pub(super) struct Misshapen {
    what: String,
    at: Range<usize>,
}

impl Misshapen {
    /// What the parser of TOML says of its own faults, said of these: the line, with a mark under it.
    pub(super) fn in_text(&self, text: &str) -> String {
        let before = text.get(..self.at.start).unwrap_or_default();
        let (line, start) = match before.rfind('\n') {
            Some(end) => (before.matches('\n').count() + 1, end + 1),
            None => (1, 0),
        };
        let column = before[start..].chars().count();
        let content = text[start..].lines().next().unwrap_or_default();
        let marked = text.get(self.at.clone()).unwrap_or_default();
        let marked = marked.lines().next().unwrap_or_default().chars().count();
        let margin = " ".repeat(line.to_string().len());
        format!(
            "TOML parse error at line {line}, column {}\n\
             {margin} |\n{line} | {content}\n{margin} | {:column$}{}\n{}\n",
            column + 1,
            "",
            "^".repeat(marked.max(1)),
            self.what
        )
    }
}

/// Reads a whole file; the reason why not is told with line and column, and ends with a line break.
pub(super) fn read<T: Read>(text: &str) -> Result<T, String> {
    let table = DeTable::parse(text).map_err(|fault| fault.to_string())?;
    let at = table.span();
    let value = Spanned::new(at, DeValue::Table(table.into_inner()));
    T::read(&value).map_err(|fault| fault.in_text(text))
}

/// What a value can be read as.
pub(super) trait Read: Sized {
    /// Reads it, or says why not.
    fn read(value: &Value<'_>) -> Result<Self, Misshapen>;
}

/// One section of the file.
pub(super) struct Section<'t> {
    table: &'t DeTable<'t>,
    at: Range<usize>,
    keys: &'static [&'static str],
}

impl<'t> Section<'t> {
    /// The section that a value is, in which these keys may stand. Whoever writes another one expects
    /// it to do something, so that is a fault.
    pub(super) fn of(
        value: &'t Value<'t>,
        keys: &'static [&'static str],
    ) -> Result<Self, Misshapen> {
        let Some(table) = value.get_ref().as_table() else {
            return Err(wrong_kind(value, "a table"));
        };
        let is_unknown = |key: &&Spanned<DeString<'_>>| !keys.contains(&key.get_ref().as_ref());
        match table
            .keys()
            .filter(is_unknown)
            .min_by_key(|key| key.span().start)
        {
            Some(key) => Err(Misshapen {
                what: format!(
                    "unknown field `{}`, expected {}",
                    key.get_ref(),
                    any_of(keys)
                ),
                at: key.span(),
            }),
            None => Ok(Self {
                table,
                at: value.span(),
                keys,
            }),
        }
    }

    /// What a key says, where it stands.
    pub(super) fn maybe<T: Read>(&self, key: &str) -> Result<Option<T>, Misshapen> {
        self.find(key).map(T::read).transpose()
    }

    /// What a key says that must stand.
    pub(super) fn must<T: Read>(&self, key: &str) -> Result<T, Misshapen> {
        match self.find(key) {
            Some(value) => T::read(value),
            None => Err(Misshapen {
                what: format!("missing field `{key}`"),
                at: self.at.clone(),
            }),
        }
    }

    /// What a key says, or its default.
    pub(super) fn or<T: Read>(&self, key: &str, default: impl Into<T>) -> Result<T, Misshapen> {
        Ok(self.maybe(key)?.unwrap_or_else(|| default.into()))
    }

    /// A section whose keys all have defaults, and which need not stand.
    pub(super) fn whole<T: Read>(&self, key: &str) -> Result<T, Misshapen> {
        match self.find(key) {
            Some(value) => T::read(value),
            None => T::read(&Spanned::new(
                self.at.clone(),
                DeValue::Table(DeTable::new()),
            )),
        }
    }

    fn find(&self, key: &str) -> Option<&'t Value<'t>> {
        debug_assert!(self.keys.contains(&key), "{key} may not stand here");
        self.table.get(key)
    }
}

fn any_of(keys: &[&str]) -> String {
    match keys {
        [one, other] => format!("`{one}` or `{other}`"),
        [only] => format!("`{only}`"),
        many => format!("one of `{}`", many.join("`, `")),
    }
}

/// A value is of another kind than its key wants.
pub(super) fn wrong_kind(value: &Value<'_>, wanted: &str) -> Misshapen {
    Misshapen {
        what: format!(
            "invalid type: {}, expected {wanted}",
            value.get_ref().type_str()
        ),
        at: value.span(),
    }
}

impl Read for String {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let text = value.get_ref().as_str().map(str::to_owned);
        text.ok_or_else(|| wrong_kind(value, "a string"))
    }
}

impl Read for PathBuf {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        String::read(value).map(Self::from)
    }
}

impl Read for bool {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let said = value.get_ref().as_bool();
        said.ok_or_else(|| wrong_kind(value, "true or false"))
    }
}

impl Read for u64 {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        number(value, Self::MAX)
    }
}

impl Read for u32 {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let number = number(value, Self::MAX.into())?;
        Ok(Self::try_from(number).unwrap_or(Self::MAX))
    }
}

impl Read for u8 {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let number = number(value, Self::MAX.into())?;
        Ok(Self::try_from(number).unwrap_or(Self::MAX))
    }
}

fn number(value: &Value<'_>, most: u64) -> Result<u64, Misshapen> {
    let written = value.get_ref().as_integer();
    let number = written.and_then(|it| u64::from_str_radix(it.as_str(), it.radix()).ok());
    let number = number.filter(|number| *number <= most);
    number.ok_or_else(|| wrong_kind(value, &format!("a whole number from 0 to {most}")))
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let Some(values) = value.get_ref().as_array() else {
            return Err(wrong_kind(value, "a list"));
        };
        values.iter().map(T::read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Lamp {
        name: String,
        #[serde(default)]
        watts: u8,
        places: Option<Vec<String>>,
    }

    impl Read for Lamp {
        fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
            let section = Section::of(value, &["name", "watts", "places"])?;
            Ok(Self {
                name: section.must("name")?,
                watts: section.or("watts", 0)?,
                places: section.maybe("places")?,
            })
        }
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct House {
        #[serde(default)]
        lamp: Vec<Lamp>,
    }

    impl Read for House {
        fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
            let section = Section::of(value, &["lamp"])?;
            Ok(Self {
                lamp: section.or("lamp", [])?,
            })
        }
    }

    #[test]
    fn what_stands_there_is_read_and_the_rest_has_its_default() {
        for text in [
            "",
            "[[lamp]]\nname = 'desk'\n",
            "[[lamp]]\nname = \"desk\"\nwatts = 0xff\nplaces = []\n[[lamp]]\nname = ''\nplaces = ['a', 'b']\n",
            "lamp = [{ name = 'x', watts = +4 }]",
        ] {
            let derived: House = toml::from_str(text).unwrap();
            assert_eq!(read::<House>(text).unwrap(), derived, "{text}");
        }
    }

    /// Where it says the same as the derived reader, it says it in the same words.
    #[test]
    fn a_fault_of_shape_is_told_with_its_line_and_a_mark_under_it() {
        for text in [
            "lamp = [",
            "[[lamp]]\nname = 'desk'\n\n[[lamp]]\n  watt = 3\n",
            "# Überschrift\n[[lamp]]\nname = 'dösk'\n  \"watt\" = 4\n",
            "lamp = [{ name = 'a' }, { name = 'bü', u = 1 }]",
            "[[lamp]]\nwatts = 3\n",
            "[lampe]\n",
        ] {
            let derived = toml::from_str::<House>(text).unwrap_err().to_string();
            assert_eq!(read::<House>(text).unwrap_err(), derived, "{text}");
        }
        for (value, wanted) in [
            ("name = 3", "invalid type: integer, expected a string"),
            (
                "name = 'a'\nwatts = 'b'",
                "expected a whole number from 0 to 255",
            ),
            (
                "name = 'a'\nwatts = 256",
                "expected a whole number from 0 to 255",
            ),
            (
                "name = 'a'\nwatts = -1",
                "expected a whole number from 0 to 255",
            ),
            (
                "name = 'a'\nplaces = 'b'",
                "invalid type: string, expected a list",
            ),
            (
                "name = 'a'\nplaces = [true]",
                "invalid type: boolean, expected a string",
            ),
        ] {
            let told = read::<House>(&format!("[[lamp]]\n{value}\n")).unwrap_err();
            let line = 1 + value.lines().count();
            assert!(told.contains(wanted), "{told}");
            assert!(told.contains(&format!("at line {line}, column ")), "{told}");
        }
        assert!(read::<House>("lamp = 3").is_err() && read::<House>("lamp = [3]").is_err());
    }
}
