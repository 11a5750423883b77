//! Lines from and to a terminal, passwords without echo.

use std::io::{self, BufRead, Read, Write};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};
use zeroize::Zeroizing;

use super::End;

/// No password of ours is longer, and a buffer that never grows leaves no copies behind.
const LONGEST: usize = 1024;

const CTRL_C: u8 = 0x03;
const CTRL_D: u8 = 0x04;
const BACKSPACE: u8 = 0x08;
const CTRL_U: u8 = 0x15;
const DELETE: u8 = 0x7f;

/// The terminal that the process was started on, or what takes its place in a pipe.
pub(super) struct Terminal {
    input: io::StdinLock<'static>,
    output: io::Stdout,
}

impl Terminal {
    pub(super) fn of_this_process() -> Self {
        Self {
            input: io::stdin().lock(),
            output: io::stdout(),
        }
    }

    /// A line for the person. Whoever no longer reads is noticed at the next question.
    pub(super) fn say(&mut self, text: &str) {
        let _ = writeln!(self.output, "{text}");
    }

    /// A text broken between words, its lines but the first `indent` columns in.
    pub(super) fn wrap(&mut self, text: &str, indent: usize) {
        let columns = self.size().map_or(80, |(columns, _)| columns);
        self.say(&broken_up(text, columns, indent));
    }

    /// Columns and lines, where this is a terminal that knows them.
    pub(super) fn size(&self) -> Option<(usize, usize)> {
        let size = tcgetwinsize(&self.output).ok()?;
        let size = (usize::from(size.ws_col), usize::from(size.ws_row));
        (size.0 > 0 && size.1 > 0).then_some(size)
    }

    /// What is typed after `question`, trimmed.
    pub(super) fn line(&mut self, question: &str) -> Result<String, End> {
        self.ask(question)?;
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) => Err(End::Quit),
            Ok(_) => Ok(line.trim().to_owned()),
            Err(fault) => Err(broken(&fault)),
        }
    }

    /// The same without showing it.
    pub(super) fn secret(&mut self, question: &str) -> Result<Zeroizing<String>, End> {
        // Before the question: whoever types ahead is not shown either.
        let hidden = Hidden::begin();
        self.ask(question)?;
        let typed = self.hidden_line();
        drop(hidden);
        self.say("");
        typed
    }

    fn ask(&mut self, question: &str) -> Result<(), End> {
        write!(self.output, "{question}")
            .and_then(|()| self.output.flush())
            .map_err(|fault| broken(&fault))
    }

    fn hidden_line(&mut self) -> Result<Zeroizing<String>, End> {
        let mut typed = Zeroizing::new(Vec::with_capacity(LONGEST));
        loop {
            let mut byte = [0];
            match self.input.read(&mut byte) {
                Ok(0) => return Err(End::Quit),
                Ok(_) => {}
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => continue,
                Err(fault) => return Err(broken(&fault)),
            }
            match byte[0] {
                b'\n' | b'\r' => break,
                CTRL_C => return Err(End::Quit),
                CTRL_D if typed.is_empty() => return Err(End::Quit),
                BACKSPACE | DELETE => erase(&mut typed),
                CTRL_U => typed.clear(),
                byte if byte >= b' ' && typed.len() < LONGEST => typed.push(byte),
                _ => {}
            }
        }
        let text = str::from_utf8(&typed).map_err(|_| {
            End::Broken("this terminal does not send UTF-8; set its locale".to_owned())
        })?;
        Ok(Zeroizing::new(text.to_owned()))
    }
}

/// Takes the last letter away, which may be several bytes long.
fn erase(typed: &mut Vec<u8>) {
    while typed.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {}
}

/// A word that is longer than a line is left whole.
fn broken_up(text: &str, columns: usize, indent: usize) -> String {
    let (mut lines, mut column) = (String::new(), 0);
    for (at, word) in text.split(' ').enumerate() {
        let long = word.chars().count();
        if at > 0 && column + 1 + long > columns {
            lines.push('\n');
            lines.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if at > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += long;
    }
    lines
}

fn broken(fault: &io::Error) -> End {
    End::Broken(format!("the terminal cannot be used: {fault}"))
}

/// A terminal that shows nothing and hands on every key, until this is dropped: also Ctrl-C, which
/// would end the process and leave a terminal behind that shows nothing for good.
struct Hidden(Option<Termios>);

impl Hidden {
    /// Where the input is no terminal, nothing is shown anyway.
    fn begin() -> Self {
        let before = tcgetattr(io::stdin()).ok();
        if let Some(before) = &before {
            let mut modes = before.clone();
            modes
                .local_modes
                .remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &modes);
        }
        Self(before)
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{broken_up, erase};

    #[test]
    fn texts_break_between_words_and_lines_after_the_first_stand_in() {
        assert_eq!(broken_up("one two three", 80, 5), "one two three");
        assert_eq!(
            broken_up("  1  one two three", 10, 5),
            "  1  one\n     two\n     three"
        );
        assert_eq!(broken_up("a seventeen b", 4, 2), "a\n  seventeen\n  b");
        assert_eq!(broken_up("", 4, 2), "");
    }

    #[test]
    fn erasing_takes_whole_letters() {
        let mut typed = "añ€😀".as_bytes().to_vec();
        for left in ["añ€", "añ", "a", "", ""] {
            erase(&mut typed);
            assert_eq!(typed, left.as_bytes());
        }
    }
}
