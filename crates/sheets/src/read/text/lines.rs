//! Lines one after the other, with some of those that follow in sight.

use std::collections::VecDeque;
use std::io::{self, Read};

use super::super::Unreadable;
use super::decode::Decoded;

pub(super) struct Line {
    /// From 1, as an editor shows it.
    pub(super) number: u32,
    /// Without what ends it.
    pub(super) text: String,
    /// Whether it was longer than can be.
    pub(super) is_cut: bool,
}

pub(super) struct Lines<R> {
    source: Decoded<R>,
    ready: VecDeque<Line>,
    longest: usize,
    number: u32,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: Decoded<R>, longest: usize) -> Self {
        Self {
            source,
            ready: VecDeque::new(),
            longest,
            number: 0,
        }
    }

    /// The next lines, up to `count`, without taking them. Fewer only at the end of the file.
    pub(super) fn ahead(&mut self, count: usize) -> Result<&[Line], Unreadable> {
        while self.ready.len() < count {
            match self.next()? {
                Some(line) => self.ready.push_back(line),
                None => break,
            }
        }
        let lines = self.ready.make_contiguous();
        Ok(&lines[..lines.len().min(count)])
    }

    /// Takes the next line.
    pub(super) fn take(&mut self) -> Result<Option<Line>, Unreadable> {
        match self.ready.pop_front() {
            Some(line) => Ok(Some(line)),
            None => Ok(self.next()?),
        }
    }

    /// Blank lines are counted and passed over, so that a file of nothing else costs no memory.
    fn next(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut text = String::new();
            let mut is_cut = false;
            let ended = loop {
                match self.source.next()? {
                    None => break true,
                    Some('\n') => break false,
                    Some(_) if is_cut => {}
                    Some(character) if text.len() < self.longest => text.push(character),
                    Some(_) => is_cut = true,
                }
            };
            self.number = self.number.saturating_add(1);
            if !text.trim().is_empty() {
                return Ok(Some(Line {
                    number: self.number,
                    text,
                    is_cut,
                }));
            }
            if ended {
                return Ok(None);
            }
        }
    }
}
