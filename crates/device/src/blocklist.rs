//! Passwords that would be among the first guesses.
//!
//! The whole password is weighed, not its parts: a common word inside a passphrase harms nobody.
//! What is refused is a password with fewer than [`OWN_CHARACTERS`] characters that are its maker's
//! own, after taking away common passwords, the device's own words, sequences and repetitions, in
//! any case and with the usual substitutions (`p@55w0rd`). That covers the tops of the published lists
//! in every combination and with any year behind it, in a few hundred lines instead of megabytes.

mod words;

use protocol::Identity;
use zeroize::Zeroizing;

use words::{COMMON, ROWS};

/// Characters that must be left when everything guessable is taken away.
const OWN_CHARACTERS: usize = 5;
/// Shortest run or sequence that counts as guessable.
const SHORTEST_RUN: usize = 4;
/// Shortest word of the device that counts; shorter ones occur by chance.
const SHORTEST_WORD: usize = 3;

/// Why a password is easy to guess.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// It is a common password, or made of common ones.
    #[error(
        "This password is made of words that are among the first to be tried, such as \"{word}\"."
    )]
    Common {
        /// The common word found in it.
        word: &'static str,
    },
    /// It is made of what is printed on the device or named on its page.
    #[error(
        "This password is made of words that stand on the device or its pages, such as \"{word}\"."
    )]
    Device {
        /// The word found in it, in lower case.
        word: String,
    },
    /// It repeats itself or runs along the keyboard, the alphabet or the digits.
    #[error("This password is mostly a repetition or a sequence, such as 1234 or qwerty.")]
    Run,
}

/// What makes `password` easy to guess, if anything does.
pub(crate) fn weakness(password: &str, identity: &Identity) -> Option<Weakness> {
    let text = lower(password);
    let words = device_words(identity);
    let mut own = 0;
    let mut found = None;
    let mut at = 0;
    while at < text.len() {
        let (length, piece) = longest_piece(&text, at, &words);
        match piece {
            Some(weakness) => {
                let _ = found.get_or_insert(weakness);
            }
            None => own += 1,
        }
        at += length;
    }
    found.filter(|_| own < OWN_CHARACTERS)
}

/// The longest guessable piece that starts at `at`, or one character that is none.
fn longest_piece(text: &[char], at: usize, words: &[Vec<char>]) -> (usize, Option<Weakness>) {
    let rest = &text[at..];
    let common = COMMON
        .iter()
        .filter(|word| starts_with(rest, word.chars()))
        .max_by_key(|word| word.len())
        .map(|word| (word.len(), Weakness::Common { word }));
    let device = words
        .iter()
        .filter(|word| starts_with(rest, word.iter().copied()))
        .max_by_key(|word| word.len())
        .map(|word| {
            (
                word.len(),
                Weakness::Device {
                    word: word.iter().collect(),
                },
            )
        });
    let run = run_length(text, at);
    let run = (run >= SHORTEST_RUN).then_some((run, Weakness::Run));
    [device, common, run]
        .into_iter()
        .flatten()
        .max_by_key(|(length, _)| *length)
        .map_or((1, None), |(length, weakness)| (length, Some(weakness)))
}

fn starts_with(text: &[char], mut word: impl Iterator<Item = char>) -> bool {
    let mut text = text.iter();
    word.all(|letter| text.next().is_some_and(|typed| stands_for(*typed, letter)))
}

/// Whether `typed` is `letter` or one of the usual substitutes for it.
fn stands_for(typed: char, letter: char) -> bool {
    let substitutes = match letter {
        'a' => "@4",
        'e' => "3",
        'i' => "1!",
        'l' => "1",
        'o' => "0",
        's' => "5$",
        't' => "7",
        _ => "",
    };
    typed == letter || substitutes.contains(typed)
}

/// How long the repetition or sequence is that starts at `at`.
fn run_length(text: &[char], at: usize) -> usize {
    let rest = &text[at..];
    let step = |step: i32| {
        1 + rest
            .windows(2)
            .take_while(|pair| pair[1] as i32 - pair[0] as i32 == step)
            .count()
    };
    [
        step(0),
        step(1),
        step(-1),
        along_keyboard(rest),
        repeats_before(text, at),
    ]
    .into_iter()
    .max()
    .unwrap_or(1)
}

fn along_keyboard(rest: &[char]) -> usize {
    let forward = ROWS.iter().map(|row| along(rest, row.chars()));
    let backward = ROWS.iter().map(|row| along(rest, row.chars().rev()));
    forward.chain(backward).max().unwrap_or(1)
}

fn along(rest: &[char], row: impl Iterator<Item = char> + Clone) -> usize {
    let Some(first) = rest.first() else { return 0 };
    row.skip_while(|key| key != first)
        .zip(rest)
        .take_while(|(key, typed)| key == *typed)
        .count()
}

/// How much of what starts at `at` was typed before it already, word for word.
fn repeats_before(text: &[char], at: usize) -> usize {
    (0..at)
        .map(|from| {
            text[from..]
                .iter()
                .zip(&text[at..])
                .take_while(|(a, b)| a == b)
                .count()
        })
        .max()
        .unwrap_or(0)
}

/// The words of this device: its serial and model, whole and in parts.
fn device_words(identity: &Identity) -> Vec<Vec<char>> {
    [identity.serial().as_str(), identity.model().as_str()]
        .into_iter()
        .flat_map(|name| std::iter::once(name).chain(name.split(|c: char| !c.is_alphanumeric())))
        .map(|word| word.to_lowercase().chars().collect::<Vec<char>>())
        .filter(|word| word.len() >= SHORTEST_WORD)
        .collect()
}

fn lower(text: &str) -> Zeroizing<Vec<char>> {
    // A list that grows leaves copies behind; no character has more than three small letters.
    let mut lower = Zeroizing::new(Vec::with_capacity(3 * text.len()));
    lower.extend(text.chars().flat_map(char::to_lowercase));
    lower
}
