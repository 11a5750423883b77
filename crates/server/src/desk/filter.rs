//! The queue's filter as the address says it, and as a form.

use recovery::country::Country;
use recovery::desk::FilterChoices;
use recovery::policy::{AnswerKind, ProductCategory};
use recovery::queue::{Filter, Label, Part, Place, Search, Standing, Whose};
use recovery::staff::StaffName;
use recovery::status::Stage;
use serde::{Deserialize, Serialize};
use web::{Choice, Field};

/// What a select says when it narrows nothing.
const ANY: &str = "any";
/// The same for labels, which may be called “any”: no label has such a sign.
const NO_LABEL: &str = "*";
/// What stands for no stage chosen: open cases, or all in a search.
const BY_ITSELF: &str = "auto";
const STAGES: [(&str, &str, Standing); 7] = [
    ("open", "Open", Standing::Open),
    (
        "in-review",
        "Waits for the desk",
        Standing::At(Stage::InReview),
    ),
    (
        "more-wanted",
        "Waits for the holder",
        Standing::At(Stage::MoreWanted),
    ),
    ("answered", "Answered", Standing::At(Stage::Answered)),
    ("rejected", "Rejected", Standing::At(Stage::Rejected)),
    ("withdrawn", "Withdrawn", Standing::At(Stage::Withdrawn)),
    (ANY, "All", Standing::Any),
];

/// The address's part after the question mark. What cannot be read narrows nothing.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    stage: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    whose: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    way: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    category: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    label: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    overdue: String,
    #[serde(skip_serializing)]
    after: String,
    #[serde(skip_serializing)]
    before: String,
}

impl Asked {
    /// The filter, for this person.
    pub(super) fn filter(&self, me: &StaffName) -> Filter {
        let search = Search::typed(&self.q);
        let named = STAGES.iter().find(|(word, ..)| *word == self.stage);
        let standing = match (named, &search) {
            (Some((.., standing)), _) => *standing,
            // Who searches wants to find, wherever it stands.
            (None, Some(_)) => Standing::Any,
            (None, None) => Standing::Open,
        };
        Filter {
            standing,
            whose: self.whose(me),
            kind: AnswerKind::parse(&self.way),
            category: ProductCategory::parse(&self.category),
            country: Country::from_code(&self.country),
            overdue: self.overdue == "yes",
            // A label may be called “any”, so what stands for none is no label: it cannot be read.
            label: Label::parse(&self.label).ok(),
            search,
        }
    }

    fn whose(&self, me: &StaffName) -> Whose {
        match self.whose.as_str() {
            "" | ANY => Whose::Anybodys,
            "mine" => Whose::Of(me.clone()),
            "free" => Whose::Nobodys,
            other => match other.strip_prefix("of:").map(StaffName::parse) {
                Some(Ok(name)) => Whose::Of(name),
                _ => Whose::Anybodys,
            },
        }
    }

    /// The part of the queue.
    pub(super) fn part(&self) -> Part {
        let after = Place::parse(&self.after).map(Part::After);
        let before = || Place::parse(&self.before).map(Part::Before);
        after.or_else(before).unwrap_or_default()
    }

    /// The address of the queue with this filter.
    pub(super) fn address(&self) -> String {
        match serde_urlencoded::to_string(self).unwrap_or_default() {
            empty if empty.is_empty() => "/".to_owned(),
            asked => format!("/?{asked}"),
        }
    }

    /// The address of the page after a place, or before one.
    pub(super) fn turned(&self, to: &str, place: Place) -> String {
        let address = self.address();
        let sign = if address.contains('?') { '&' } else { '?' };
        format!("{address}{sign}{to}={place}")
    }

    /// The form that sets it.
    pub(super) fn form(&self, choices: &FilterChoices) -> FilterForm {
        let or = |chosen: &str, otherwise: &str| match chosen {
            "" => otherwise.to_owned(),
            chosen => chosen.to_owned(),
        };
        let mut whose = vec![
            Choice::new(ANY, "Anybody’s"),
            Choice::new("mine", "Mine"),
            Choice::new("free", "Nobody’s"),
        ];
        let of = |name: &StaffName| Choice::new(format!("of:{name}"), format!("{name}’s"));
        whose.extend(choices.staff.iter().map(of));
        let by_itself = [Choice::new(BY_ITSELF, "Open, or all in a search")].into_iter();
        let named = STAGES.iter();
        let stages = by_itself.chain(named.map(|(word, says, _)| Choice::new(*word, *says)));
        FilterForm {
            search: Field::text("q", "Search")
                .value(self.q.clone())
                .help("Serial, email, case, place of purchase or challenge number; the beginning is enough.")
                .attribute("type", "search")
                .attribute("autocomplete", "off")
                .attribute("spellcheck", "false"),
            selects: vec![
                Field::select("stage", "Where it stands", stages.collect())
                    .value(or(&self.stage, BY_ITSELF)),
                Field::select("whose", "Whose", whose).value(or(&self.whose, ANY)),
                Field::select("way", "Way", of_all(AnswerKind::ALL.iter().map(|k| (k.as_str(), k.label()))))
                    .value(or(&self.way, ANY)),
                Field::select(
                    "category",
                    "Product",
                    of_all(ProductCategory::ALL.iter().map(|c| (c.as_str(), c.label()))),
                )
                .value(or(&self.category, ANY)),
                Field::select(
                    "country",
                    "Country",
                    of_all(Country::all().map(|c| (c.code(), c.name()))),
                )
                .value(or(&self.country, ANY)),
                Field::select("label", "Label", labels(choices)).value(or(&self.label, NO_LABEL)),
            ],
            overdue: Field::checkbox("overdue", "Only what is overdue").value(self.overdue.clone()),
            is_narrowed: self.narrows(),
            is_set: self.narrows() || !self.q.trim().is_empty(),
        }
    }

    /// Whether anything but the search narrows the queue.
    fn narrows(&self) -> bool {
        let set = |word: &String| !word.is_empty() && word != ANY;
        let selects = [&self.whose, &self.way, &self.category, &self.country];
        let label = Label::parse(&self.label).is_ok();
        let stage = !["", BY_ITSELF, "open"].contains(&self.stage.as_str());
        stage || label || self.overdue == "yes" || selects.into_iter().any(set)
    }
}

fn of_all(list: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<Choice> {
    let any = [Choice::new(ANY, "Any")];
    let listed = list.map(|(word, says)| Choice::new(word, says));
    any.into_iter().chain(listed).collect()
}

fn labels(choices: &FilterChoices) -> Vec<Choice> {
    let any = [Choice::new(NO_LABEL, "Any")];
    let listed = choices.labels.iter();
    let listed = listed.map(|label| Choice::new(label.to_string(), label.to_string()));
    any.into_iter().chain(listed).collect()
}

/// The fields of the filter.
pub(crate) struct FilterForm {
    pub(crate) search: Field,
    pub(crate) selects: Vec<Field>,
    pub(crate) overdue: Field,
    /// Whether anything but the search narrows the queue.
    pub(crate) is_narrowed: bool,
    /// Whether the search or anything else does.
    pub(crate) is_set: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> Asked {
        serde_urlencoded::from_str(address).unwrap()
    }

    #[test]
    fn h1_an_address_says_what_of_the_queue_is_shown() {
        let me = StaffName::parse("anna").unwrap();
        assert!(asked("").filter(&me).is_default());
        assert!(
            asked("stage=&whose=any&way=x&country=XX&label=%2C")
                .filter(&me)
                .is_default()
        );
        let all = asked("stage=rejected&whose=mine&way=file&country=de&overdue=yes&label=RMA");
        let filter = all.filter(&me);
        assert_eq!(filter.standing, Standing::At(Stage::Rejected));
        assert_eq!(filter.whose, Whose::Of(me.clone()));
        assert_eq!(filter.kind, Some(AnswerKind::File));
        assert_eq!(filter.country.unwrap().code(), "DE");
        assert_eq!(filter.label.unwrap().as_str(), "rma");
        assert!(filter.overdue);
        assert_eq!(asked("q=abc").filter(&me).standing, Standing::Any);
        assert_eq!(
            asked("q=abc&stage=open").filter(&me).standing,
            Standing::Open
        );
        let other = asked("whose=of%3Aben").filter(&me);
        assert_eq!(other.whose, Whose::Of(StaffName::parse("ben").unwrap()));
    }

    #[test]
    fn h1_turning_the_page_keeps_the_filter() {
        let page = asked("q=a%26b&whose=mine&after=0.5.7");
        let place = Place {
            rank: 0,
            order: 5,
            tie: 7,
        };
        assert_eq!(page.part(), Part::After(place));
        assert_eq!(page.address(), "/?q=a%26b&whose=mine");
        assert_eq!(
            page.turned("before", place),
            "/?q=a%26b&whose=mine&before=0.5.7"
        );
        assert_eq!(Asked::default().turned("after", place), "/?after=0.5.7");
    }

    #[test]
    fn h1_a_search_sent_by_the_form_is_narrowed_by_nothing_else() {
        let me = StaffName::parse("anna").unwrap();
        let sent: Asked = serde_urlencoded::from_str(
            "q=RG-353-939-385&stage=auto&whose=any&way=any&category=any&country=any&label=*",
        )
        .unwrap();
        let named = |words: &str| asked(words).filter(&me).label;
        assert_eq!(named("label=any").unwrap().as_str(), "any");
        assert_eq!(named("label="), None);
        let bare = Asked {
            q: "RG-353-939-385".to_owned(),
            ..Asked::default()
        };
        assert_eq!(
            format!("{:?}", sent.filter(&me)),
            format!("{:?}", bare.filter(&me))
        );
    }
}
