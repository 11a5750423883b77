//! Which part of the program takes how much, by the names in its symbol table.

use std::collections::BTreeMap;

use crate::{Failure, device, shell};

/// What is smaller is not told.
const TOLD: u64 = 10_000;

/// Builds the program with its symbols, for the same code has the same size without them.
pub(super) fn print(target: Option<&str>) -> Result<(), Failure> {
    let program = device::build(target, &[("CARGO_PROFILE_DEVICE_STRIP", "none")])?;
    let listing = ["--print-size", "--demangle", "--radix=d"];
    let listing = shell::read(shell::program("nm").args(listing).arg(&program))?;
    let mut parts: Vec<(u64, String)> = sums(&listing)
        .into_iter()
        .map(|(name, bytes)| (bytes, name))
        .filter(|(bytes, _)| *bytes >= TOLD)
        .collect();
    parts.sort_unstable_by(|a, b| b.cmp(a));
    println!("| part | bytes |\n| --- | --- |");
    for (bytes, name) in parts {
        println!("| {name} | {bytes} |");
    }
    Ok(())
}

/// Bytes by crate. A generic function counts for the crate that it was written in.
fn sums(listing: &str) -> BTreeMap<String, u64> {
    let mut sums = BTreeMap::new();
    for line in listing.lines() {
        let mut words = line.splitn(4, ' ').skip(1);
        let bytes = words.next().and_then(|size| size.parse::<u64>().ok());
        let kind = words.next().unwrap_or_default();
        // What is only reserved at the start is no part of the file.
        let (Some(bytes), Some(name), false) = (bytes, words.next(), "bB".contains(kind)) else {
            continue;
        };
        *sums.entry(part(name)).or_default() += bytes;
    }
    sums
}

/// The first crate that the name of a symbol speaks of.
fn part(symbol: &str) -> String {
    if symbol.starts_with("ring_core") || symbol.contains("nistz256") {
        return String::from("ring");
    }
    let Some((path, _)) = symbol.split_once("::") else {
        return String::from("(no Rust)");
    };
    let name = path
        .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
        .next();
    name.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::sums;

    #[test]
    fn a_symbol_counts_for_the_crate_that_it_was_written_in() {
        let listing = "\
0000000000001000 0000000000000010 t hyper::proto::h1::role::parse
0000000000001010 0000000000000005 t <hyper::Error as core::fmt::Debug>::fmt
0000000000002000 0000000000000007 t <&T as core::fmt::Debug>::fmt
0000000000003000 0000000000000100 r ring_core_0_17_14__k25519Precomp
0000000000004000 0000000000000900 b std::thread::NOTHING
0000000000005000 t without_a_size
";
        let sums = sums(listing);
        assert_eq!(sums["hyper"], 15);
        assert_eq!(sums["core"], 7);
        assert_eq!(sums["ring"], 100);
        assert_eq!(sums.len(), 3);
    }
}
