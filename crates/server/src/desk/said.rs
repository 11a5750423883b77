//! What a question or a rejection says: an answer for reuse, words of one's own, or both.

use recovery::canned::{CannedReply, ReplyUse};
use recovery::case::{Case, CaseLine};
use recovery::desk::{self, Said};
use recovery::staff::Reader;
use recovery::text::{Prose, TextError};
use web::Choice;

use crate::app::App;
use crate::http::fault::Fault;

/// What a form says.
pub(crate) struct Typed<'a> {
    pub(crate) used_for: ReplyUse,
    /// The id of an answer for reuse, or nothing.
    pub(crate) chosen: &'a str,
    /// The words typed.
    pub(crate) words: &'a str,
    /// Whether the chosen one is only to be put into the field.
    pub(crate) inserts: bool,
    /// What is said when there is neither.
    pub(crate) empty: &'static str,
}

/// What became of it.
pub(crate) enum Composed {
    /// This is to be mailed.
    Said(Said),
    /// This is to stand in the field, for reading and changing.
    Inserted(String),
    /// It cannot be mailed like this.
    Wrong(String),
}

impl Typed<'_> {
    /// Puts it together for a case; `line` is the device that it is about, or the first of several.
    pub(crate) async fn compose(
        &self,
        app: &App,
        reader: &Reader,
        case: &Case,
        (line, is_one): (&CaseLine, bool),
    ) -> Result<Composed, Fault> {
        let replies = desk::replies(&*app.services.store, reader).await?;
        let chosen = self.chosen.parse().ok();
        let fits = |reply: &&CannedReply| {
            Some(reply.id.value()) == chosen && reply.reply.used_for == self.used_for
        };
        let reply = replies.iter().find(fits).map(|found| &found.reply);
        let (words, filled) = (self.words.trim(), reply.map(|one| one.filled(case, line)));
        let filled = filled.unwrap_or_default();
        let is_in = words.contains(filled.trim());
        if self.inserts {
            let both = match is_in {
                true => words.to_owned(),
                false => format!("{filled}\n{words}").trim().to_owned(),
            };
            return Ok(Composed::Inserted(both));
        }
        let names_one = reply.is_some_and(|one| one.text.as_str() != filled);
        if !is_one && names_one && !is_in {
            let why = "This names one device. Please insert it, and make it fit all of them.";
            return Ok(Composed::Wrong(why.to_owned()));
        }
        let text = match is_in {
            true => words.to_owned(),
            false => format!("{filled}\n{words}"),
        };
        Ok(match Prose::parse(&text) {
            Ok(text) => Composed::Said(Said {
                text,
                title: reply.map_or_else(String::new, |one| one.title.to_string()),
            }),
            Err(TextError::Empty) => Composed::Wrong(self.empty.to_owned()),
            Err(error) => Composed::Wrong(error.to_string()),
        })
    }
}

/// The answers of one use, to choose from.
pub(super) fn choices(replies: &[CannedReply], used_for: ReplyUse) -> Vec<Choice> {
    let of_use = replies.iter().filter(|one| one.reply.used_for == used_for);
    of_use
        .map(|one| Choice::new(one.id.to_string(), one.reply.title.to_string()))
        .collect()
}
