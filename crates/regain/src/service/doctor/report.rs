//! What the doctor found, for a person who is tired.

use std::fmt;

/// How a thing is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Health {
    /// As it should be.
    Good,
    /// It works, and will not for ever or not for everybody.
    Poor,
    /// Something cannot work.
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) health: Health,
    pub(crate) what: &'static str,
    pub(crate) words: String,
    /// What to do about it; empty when nothing.
    pub(crate) mend: String,
}

/// All that was found, in the order it was looked at.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Finding>);

impl Report {
    /// It is as it should be.
    pub(crate) fn good(&mut self, what: &'static str, words: impl Into<String>) {
        self.0.push(Finding {
            health: Health::Good,
            what,
            words: words.into(),
            mend: String::new(),
        });
    }

    /// It works, for now.
    pub(crate) fn poor(
        &mut self,
        what: &'static str,
        words: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.0.push(Finding {
            health: Health::Poor,
            what,
            words: words.into(),
            mend: mend.into(),
        });
    }

    /// It cannot work.
    pub(crate) fn wrong(
        &mut self,
        what: &'static str,
        words: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.0.push(Finding {
            health: Health::Wrong,
            what,
            words: words.into(),
            mend: mend.into(),
        });
    }

    /// How many things were looked at.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// How the worst thing is.
    pub(crate) fn health(&self) -> Health {
        self.0
            .iter()
            .map(|finding| finding.health)
            .max()
            .unwrap_or(Health::Good)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0 {
            let health = match finding.health {
                Health::Good => "ok",
                Health::Poor => "look",
                Health::Wrong => "WRONG",
            };
            writeln!(f, "{health:6} {:9} {}", finding.what, finding.words)?;
            if !finding.mend.is_empty() {
                writeln!(f, "{:16} -> {}", "", finding.mend)?;
            }
        }
        f.write_str(match self.health() {
            Health::Good => "\nAll is well.\n",
            Health::Poor => "\nIt works; see the lines marked `look`.\n",
            Health::Wrong => "\nSomething cannot work; see the lines marked WRONG.\n",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_finding_decides_and_says_how_to_mend_it() {
        let mut report = Report::default();
        report.good("clock", "it is set");
        assert_eq!(report.health(), Health::Good);
        report.wrong("keys", "there is none", "regain keys recovery");
        report.poor("mail", "goes to a folder", "set up SMTP");
        assert_eq!(report.health(), Health::Wrong);
        let text = report.to_string();
        assert!(
            text.contains(
                "WRONG  keys      there is none\n                 -> regain keys recovery\n"
            ),
            "{text}"
        );
        assert!(text.ends_with("marked WRONG.\n"), "{text}");
    }
}
