//! From modules' values to text: the surest reading of the format, and of the bytes those that are
//! least sure given up first.

use rxing::qrcode::common::{ErrorCorrectionLevel, VersionRef};
use rxing::qrcode::cpp_port::decoder::DecodeBitStream;

use super::cells::Cells;
use super::reed_solomon::mend;

/// Check bytes that must stay unused where bytes were given up: without them, what is no code at
/// all would be mended into one.
const SPARE: usize = 4;

/// A byte and how sure its least sure bit is.
#[derive(Clone, Copy)]
struct Codeword {
    byte: u8,
    sure: f32,
}

/// What the modules say, if it can be mended.
pub(crate) fn text(cells: &Cells, version: VersionRef) -> Option<String> {
    formats(cells)
        .into_iter()
        .find_map(|format| text_by(cells, version, format))
}

fn text_by(cells: &Cells, version: VersionRef, (level, mask, turned): Format) -> Option<String> {
    let codewords = codewords(cells, version, mask, turned)?;
    let mut bytes = Vec::new();
    let (blocks, check) = blocks(&codewords, version, level)?;
    for block in blocks {
        let data = block.len() - check;
        bytes.extend_from_slice(&mended(&block, check)?[..data]);
    }
    let decoded = DecodeBitStream(&bytes, version, level).ok()?;
    if !decoded.isValid() {
        return None;
    }
    Some(decoded.content().to_string()).filter(|text| !text.is_empty())
}

/// The level, the mask, and whether the symbol is seen in a mirror.
type Format = (ErrorCorrectionLevel, u8, bool);

/// The two likeliest formats.
fn formats(cells: &Cells) -> Vec<Format> {
    let side = cells.modules();
    let first = |i: usize| match i {
        0..=5 => (8, i),
        6 | 7 => (8, i + 1),
        8 => (7, 8),
        _ => (14 - i, 8),
    };
    let second = |i: usize| {
        if i < 8 {
            (side - 1 - i, 8)
        } else {
            (8, side - 15 + i)
        }
    };
    let mut scored: Vec<(f32, Format)> = Vec::new();
    for turned in [false, true] {
        let value = |(x, y): (usize, usize)| {
            if turned {
                cells.value(y, x)
            } else {
                cells.value(x, y)
            }
        };
        for data in 0..32u8 {
            let bits = format_bits(data);
            let score: f32 = (0..15)
                .map(|i| {
                    let sum = value(first(i)).clamp(-1.0, 1.0) + value(second(i)).clamp(-1.0, 1.0);
                    if bits >> i & 1 == 1 { -sum } else { sum }
                })
                .sum();
            if let Ok(level) = ErrorCorrectionLevel::forBits(data >> 3) {
                scored.push((score, (level, data & 7, turned)));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored
        .into_iter()
        .take(2)
        .map(|(_, format)| format)
        .collect()
}

/// ISO/IEC 18004, 7.9: five bits with ten check bits, masked.
fn format_bits(data: u8) -> u16 {
    let mut rest = u16::from(data) << 10;
    for bit in (10..15).rev() {
        if rest >> bit & 1 == 1 {
            rest ^= 0x537 << (bit - 10);
        }
    }
    (u16::from(data) << 10 | rest) ^ 0x5412
}

fn is_masked(mask: u8, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (y / 2 + x / 3).is_multiple_of(2),
        5 => (x * y) % 2 + (x * y) % 3 == 0,
        6 => ((x * y) % 2 + (x * y) % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + (x * y) % 3).is_multiple_of(2),
    }
}

/// The bytes in the order of their modules: pairs of columns from the right, up and down by turns.
fn codewords(cells: &Cells, version: VersionRef, mask: u8, turned: bool) -> Option<Vec<Codeword>> {
    let function = version.buildFunctionPattern().ok()?;
    let side = cells.modules();
    let is_function = |x: usize, y: usize| {
        let small = |v: usize| u32::try_from(v).unwrap_or(0);
        function.get(small(x), small(y))
    };
    let pairs = (0..side).rev().filter(|x| *x != 6).collect::<Vec<_>>();
    let mut bits = Vec::with_capacity(side * side);
    for (index, pair) in pairs.chunks(2).enumerate() {
        for row in 0..side {
            let y = if index % 2 == 0 { side - 1 - row } else { row };
            for x in pair.iter().copied().filter(|x| !is_function(*x, y)) {
                let value = if turned {
                    cells.value(y, x)
                } else {
                    cells.value(x, y)
                };
                bits.push(if is_masked(mask, x, y) { -value } else { value });
            }
        }
    }
    let codewords = bits.chunks_exact(8).map(|bits| Codeword {
        byte: bits
            .iter()
            .fold(0, |byte, value| byte << 1 | u8::from(*value < 0.0)),
        sure: bits
            .iter()
            .copied()
            .map(f32::abs)
            .fold(f32::INFINITY, f32::min),
    });
    let total = usize::try_from(version.getTotalCodewords()).ok()?;
    let codewords: Vec<_> = codewords.take(total).collect();
    (codewords.len() == total).then_some(codewords)
}

/// The blocks, each its data and then its check bytes, and how many of these each has.
fn blocks(
    codewords: &[Codeword],
    version: VersionRef,
    level: ErrorCorrectionLevel,
) -> Option<(Vec<Vec<Codeword>>, usize)> {
    let layout = version.getECBlocksForLevel(level);
    let small = |v: u32| usize::try_from(v).ok();
    let check = small(layout.getECCodewordsPerBlock())?;
    let mut sizes = Vec::new();
    for group in layout.getECBlocks() {
        let size = small(group.getDataCodewords())?;
        sizes.extend(std::iter::repeat_n(size, small(group.getCount())?));
    }
    let longest = sizes.iter().copied().max()?;
    let mut blocks = vec![Vec::new(); sizes.len()];
    let mut left = codewords.iter().copied();
    for turn in 0..longest {
        for (block, _) in blocks
            .iter_mut()
            .zip(&sizes)
            .filter(|(_, size)| turn < **size)
        {
            block.push(left.next()?);
        }
    }
    for _ in 0..check {
        for block in &mut blocks {
            block.push(left.next()?);
        }
    }
    Some((blocks, check))
}

/// The block's bytes, once enough of the least sure ones are given up.
fn mended(block: &[Codeword], check: usize) -> Option<Vec<u8>> {
    let mut doubtful: Vec<usize> = (0..block.len()).collect();
    doubtful.sort_by(|a, b| block[*a].sure.total_cmp(&block[*b].sure));
    let bytes: Vec<u8> = block.iter().map(|codeword| codeword.byte).collect();
    for erased in (0..=check.saturating_sub(SPARE)).step_by(2) {
        let mut tried = bytes.clone();
        let Some(errors) = mend(&mut tried, check, &doubtful[..erased]) else {
            continue;
        };
        let used = 2 * errors + erased;
        if erased == 0 || used + SPARE <= check {
            return Some(tried);
        }
    }
    None
}
