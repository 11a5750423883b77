//! Reading a chain from entry to entry.
//!
//! The first versions hashed the detail of an entry as it stood, so that it could not be erased. Their
//! entries keep those hashes, and behind them stands one entry of the newer form that renews them: its
//! subject is the hash with which they end when all of them are hashed anew in the newer form. So an
//! old entry without its detail is still covered.

use super::Act;
use super::chain::{Broken, Chained, Form, Head};

/// What is known of the chain up to some entry.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    head: Head,
    older: Older,
}

/// What is known of entries of the first form.
#[derive(Clone, Copy, Debug)]
enum Older {
    /// How they end when they are hashed in the newer form, and whether that must be shown because a
    /// detail was erased.
    Renewed(Head, bool),
    /// The beginning was not read.
    Unknown,
    /// All that follow are of the newer form.
    Over,
}

impl Default for Reader {
    /// In front of the first entry.
    fn default() -> Self {
        Self {
            head: Head::default(),
            older: Older::Renewed(Head::default(), false),
        }
    }
}

impl Reader {
    /// Behind an entry that is taken as it is told.
    #[must_use]
    pub fn behind(head: Head) -> Self {
        match head.number {
            0 => Self::default(),
            _ => Self {
                head,
                older: Older::Unknown,
            },
        }
    }

    /// Where the chain stands.
    #[must_use]
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// When it does not continue the chain.
    pub fn take(&mut self, entry: &Chained) -> Result<(), Broken> {
        let number = self.head.number.saturating_add(1);
        if entry.number > number {
            return Err(Broken::Missing(number));
        }
        if entry.number < number {
            return Err(Broken::OutOfOrder(entry.number));
        }
        match entry.form {
            Form::First => self.take_first(entry)?,
            Form::Second => self.take_second(entry)?,
        }
        let link = entry.link;
        self.head = Head { number, link };
        Ok(())
    }

    /// Where the chain ends, once everything was read.
    ///
    /// # Errors
    /// When something was erased that nothing covers.
    pub const fn finish(&self) -> Result<Head, Broken> {
        match self.older {
            Older::Renewed(head, true) => Err(Broken::Uncovered(head.number)),
            _ => Ok(self.head),
        }
    }

    fn take_first(&mut self, entry: &Chained) -> Result<(), Broken> {
        let altered = Broken::Altered(entry.number);
        let kept = match self.head.followed_by_first(&entry.written) {
            Some(next) if next.link == entry.link => true,
            Some(_) => return Err(altered),
            None => false,
        };
        match &mut self.older {
            Older::Renewed(head, must) => {
                *head = head.followed_by(&entry.written);
                *must |= !kept;
            }
            Older::Unknown if kept => {}
            Older::Unknown => return Err(Broken::Uncovered(entry.number)),
            Older::Over => return Err(altered),
        }
        Ok(())
    }

    fn take_second(&mut self, entry: &Chained) -> Result<(), Broken> {
        let altered = Broken::Altered(entry.number);
        if self.head.followed_by(&entry.written).link != entry.link {
            return Err(altered);
        }
        let renews = entry.written.act == Act::TrailRenewed.as_str();
        let is_sound = match self.older {
            Older::Renewed(head, _) if head.number > 0 => {
                renews && entry.written.subject == head.link.to_string()
            }
            Older::Renewed(..) | Older::Over => !renews,
            Older::Unknown => true,
        };
        if !is_sound {
            return Err(altered);
        }
        self.older = Older::Over;
        Ok(())
    }
}
