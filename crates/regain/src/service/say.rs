//! Printing to people. A reader that closed its end, as `head` does, is no fault of ours, where
//! `println!` would panic.

/// As `println!`.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

/// As `print!`.
macro_rules! show {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = write!(std::io::stdout(), $($words)*);
    }};
}
