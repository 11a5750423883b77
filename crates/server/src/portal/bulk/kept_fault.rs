//! A fault of a row on the shelf: in no language, for whoever looks at the list next may read another.

use recovery::bulk::Column;
use recovery::country::Country;
use recovery::locale::Locale;
use recovery::policy::{AnswerKind, OwnWords};
use recovery::reason::{Given, Reason};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub(super) struct KeptFault {
    /// Its column's place in [`Column::ALL`].
    pub(super) place: Option<usize>,
    word: String,
    values: Vec<(String, KeptValue)>,
    sentence: String,
}

#[derive(Deserialize, Serialize)]
enum KeptValue {
    Text(String),
    Count(u64),
    Answers(Vec<String>),
    Country(String),
    Columns(Vec<usize>),
    Own(String, Vec<(String, String)>),
}

impl KeptFault {
    pub(super) fn of(place: Option<usize>, reason: &Reason) -> Self {
        Self {
            place,
            word: reason.word().to_owned(),
            values: reason
                .values()
                .map(|(name, given)| (name.to_owned(), KeptValue::of(given)))
                .collect(),
            sentence: reason.sentence().to_owned(),
        }
    }

    pub(super) fn reason(self) -> Reason {
        let reason = Reason::new(self.word, self.sentence);
        self.values
            .into_iter()
            .fold(reason, |reason, (name, kept)| {
                reason.with(name, kept.given())
            })
    }
}

impl KeptValue {
    fn of(given: &Given) -> Self {
        match given {
            Given::Text(text) => Self::Text(text.clone()),
            Given::Count(count) => Self::Count(*count),
            Given::Answers(kinds) => {
                Self::Answers(kinds.iter().map(|kind| kind.as_str().to_owned()).collect())
            }
            Given::Country(country) => Self::Country(country.code().to_owned()),
            Given::Columns(columns) => {
                let place = |column| Column::ALL.iter().position(|other| other == column);
                Self::Columns(columns.iter().filter_map(place).collect())
            }
            Given::Own(words) => {
                let each = words.languages();
                let each = each.map(|(locale, words)| (locale.code().to_owned(), words.to_owned()));
                Self::Own(words.always().to_owned(), each.collect())
            }
        }
    }

    fn given(self) -> Given {
        match self {
            Self::Text(text) => Given::Text(text),
            Self::Count(count) => Given::Count(count),
            Self::Answers(words) => {
                let kind = |word: &String| AnswerKind::parse(word);
                Given::Answers(words.iter().filter_map(kind).collect())
            }
            Self::Country(code) => {
                Country::from_code(&code).map_or(Given::Text(code), Given::Country)
            }
            Self::Columns(places) => {
                let column = |place: &usize| Column::ALL.get(*place).copied();
                Given::Columns(places.iter().filter_map(column).collect())
            }
            Self::Own(always, each) => {
                let add =
                    |own: OwnWords, (code, words): (String, String)| match Locale::parse(&code) {
                        Some(locale) => own.with(locale, words),
                        None => own,
                    };
                Given::Own(each.into_iter().fold(OwnWords::new(always), add))
            }
        }
    }
}
