//! The looks at a picture, in order, until one gives what is wanted or the time is over.

use super::engine::{Finder, Look, Sighting};
use super::ladder::{Rung, climb, rungs};
use super::limits::Deadline;
use super::luma::Luma;
use super::soft::Reader;
use super::verdict::all_finders;

/// Codes that are read beside a wanted one.
const BESIDE: usize = 8;

/// Long side of the copy on which a second code is looked for.
const SECOND: usize = 1200;

/// All that was seen in a picture.
pub(crate) struct Search<'a> {
    picture: &'a Luma,
    accept: &'a dyn Fn(&str) -> bool,
    deadline: Deadline,
    pub(crate) reader: Reader,
    pub(crate) wanted: Vec<Sighting>,
    pub(crate) others: Vec<Sighting>,
    pub(crate) looks: Vec<Look>,
}

impl<'a> Search<'a> {
    pub(crate) fn run(
        picture: &'a Luma,
        accept: &'a dyn Fn(&str) -> bool,
        deadline: Deadline,
    ) -> Self {
        let mut search = Self {
            picture,
            accept,
            deadline,
            reader: Reader::default(),
            wanted: Vec::new(),
            others: Vec::new(),
            looks: Vec::new(),
        };
        search.climb();
        search
    }

    fn climb(&mut self) {
        let rungs = rungs(self.picture);
        debug_assert!(matches!(rungs.last(), Some(Rung::Inverted(_))));
        for (index, rung) in rungs.iter().enumerate() {
            if self.deadline.is_over() {
                return;
            }
            self.take(climb(self.picture, *rung, &self.deadline));
            // What plain copies cannot show is likelier read from grey than from altered copies.
            let last_plain =
                rung.is_plain() && rungs.get(index + 1).is_none_or(|next| !next.is_plain());
            if self.wanted.is_empty() && last_plain {
                self.read_softly(true);
            }
            if !self.wanted.is_empty() {
                return self.look_beside(*rung);
            }
        }
        self.read_softly(true);
        self.read_inverted();
    }

    /// Reads from grey what is light on a dark ground; the last look was at the inverted picture.
    fn read_inverted(&mut self) {
        let finders = self.looks.last().map(|look| look.finders.clone());
        let finders = finders.filter(|finders| finders.len() > 1 && self.wanted.is_empty());
        if let Some(finders) = finders
            && !self.deadline.is_over()
        {
            let picture = self.picture.inverted();
            let mut reader = Reader::default();
            if let Some(sighting) = reader.read(&picture, &finders, true, &self.deadline) {
                self.take(Look {
                    sightings: vec![sighting],
                    ..Look::default()
                });
            }
        }
    }

    /// Reads from grey what belongs to the finders that were seen and to no code that was read.
    fn read_softly(&mut self, guess: bool) {
        for _ in 0..BESIDE {
            let mut finders = all_finders(&self.looks);
            finders.retain(|finder| !self.is_read(finder));
            let read = self
                .reader
                .read(self.picture, &finders, guess, &self.deadline);
            let Some(sighting) = read else { return };
            self.take(Look {
                sightings: vec![sighting],
                ..Look::default()
            });
            if !self.wanted.is_empty() && guess {
                return;
            }
        }
    }

    /// Looks for a second wanted code, which makes the picture ambiguous.
    fn look_beside(&mut self, rung: Rung) {
        let seen = rung.long_side(self.picture);
        let larger = self.picture.long_side().min(SECOND);
        if self.wanted.len() == 1 && seen * 6 < larger * 5 {
            let beside = self.picture.without(&self.wanted[0].corners);
            self.take(climb(&beside, Rung::Shrunk(larger), &self.deadline));
        }
        if self.wanted.len() == 1 {
            self.read_softly(false);
        }
    }

    /// Whether a finder lies in a code that was read.
    fn is_read(&self, finder: &Finder) -> bool {
        let read = self.wanted.iter().chain(&self.others);
        read.into_iter()
            .any(|sighting| is_within(&sighting.corners, (finder.x, finder.y)))
    }

    fn take(&mut self, mut look: Look) {
        for sighting in look.sightings.drain(..) {
            let list = if (self.accept)(&sighting.text) {
                &mut self.wanted
            } else {
                &mut self.others
            };
            if list.iter().all(|known| known.text != sighting.text) {
                list.push(sighting);
            }
        }
        self.looks.push(look);
    }
}

/// Whether a place lies within the four corners, taken around either way.
fn is_within(corners: &[(f32, f32); 4], (x, y): (f32, f32)) -> bool {
    let side = |index: usize| {
        let ((ax, ay), (bx, by)) = (corners[index], corners[(index + 1) % 4]);
        (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    };
    let sides = [side(0), side(1), side(2), side(3)];
    sides.iter().all(|s| *s >= 0.0) || sides.iter().all(|s| *s <= 0.0)
}
