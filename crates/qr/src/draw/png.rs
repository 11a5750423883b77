//! A symbol as a PNG, black and white.
//!
//! A ready-made encoder costs a device 90 kB of program. A symbol needs no more than this: one bit
//! a pixel, and runs of equal bytes, which is what repeated rows become under the filter "up".

/// Bytes after which a run starts anew: the longest and the longest plain length of RFC 1951, 3.2.5.
const LONGEST: usize = 258;
const PLAIN: usize = 10;

/// A square picture of `modules` modules a side, each `scale` pixels wide.
pub(super) fn picture(modules: u32, scale: u32, is_dark: impl Fn(u32, u32) -> bool) -> Vec<u8> {
    let side = modules * scale;
    let mut head = [side.to_be_bytes(), side.to_be_bytes()].concat();
    // One bit a pixel, grey, and the only compression, filter method and order (without interlace).
    head.extend([1, 0, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, b"IHDR", &head);
    chunk(&mut file, b"IDAT", &zlib(&rows(modules, scale, is_dark)));
    chunk(&mut file, b"IEND", &[]);
    file
}

/// The lines, each after its filter: a module's first as it is, the others as "like the one above".
fn rows(modules: u32, scale: u32, is_dark: impl Fn(u32, u32) -> bool) -> Vec<u8> {
    let side = modules * scale;
    let width = side.div_ceil(8);
    let light = |x: u32, y: u32| u8::from(x < side && !is_dark(x / scale, y));
    let byte = |at: u32, y: u32| (0..8).fold(0, |byte, bit| byte << 1 | light(8 * at + bit, y));
    let mut rows = Vec::new();
    for y in 0..modules {
        rows.push(0);
        rows.extend((0..width).map(|at| byte(at, y)));
        for _ in 1..scale {
            rows.push(2);
            rows.extend((0..width).map(|_| 0));
        }
    }
    rows
}

fn chunk(file: &mut Vec<u8>, name: &[u8; 4], body: &[u8]) {
    // A picture of the largest symbol has far less than 4 GiB.
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    file.extend(length.to_be_bytes());
    let start = file.len();
    file.extend(name);
    file.extend(body);
    let sum = crc32(file.get(start..).unwrap_or_default());
    file.extend(sum.to_be_bytes());
}

/// RFC 1950 around one block of RFC 1951 with the fixed codes.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits {
        done: vec![0x78, 0x01],
        open: 0,
        held: 0,
    };
    bits.put(0b011, 3);
    for run in bytes.chunk_by(|a, b| a == b) {
        let Some((&byte, rest)) = run.split_first() else {
            continue;
        };
        bits.literal(byte);
        let mut left = rest.len();
        while left >= 3 {
            let length = if left >= LONGEST {
                LONGEST
            } else {
                left.min(PLAIN)
            };
            bits.repeat(length);
            left -= length;
        }
        (0..left).for_each(|_| bits.literal(byte));
    }
    bits.code(0, 7);
    bits.end(adler32(bytes))
}

/// Bits in the order of RFC 1951, 3.1.1: the lowest first, but codes from their highest.
struct Bits {
    done: Vec<u8>,
    open: u32,
    held: u32,
}

impl Bits {
    fn put(&mut self, bits: u32, count: u32) {
        self.open |= bits << self.held;
        self.held += count;
        while self.held >= 8 {
            let [low, ..] = self.open.to_le_bytes();
            self.done.push(low);
            self.open >>= 8;
            self.held -= 8;
        }
    }

    fn code(&mut self, code: u32, length: u32) {
        self.put(code.reverse_bits() >> (32 - length), length);
    }

    fn literal(&mut self, byte: u8) {
        match u32::from(byte) {
            low @ 0..144 => self.code(0x30 + low, 8),
            high => self.code(0x190 + high - 144, 9),
        }
    }

    /// The byte before, this many times more: 3 to 10, or 258.
    fn repeat(&mut self, length: usize) {
        match u32::try_from(length) {
            Ok(plain @ 3..=10) => self.code(plain - 2, 7),
            _ => self.code(0xC0 + 285 - 280, 8),
        }
        self.code(0, 5);
    }

    fn end(mut self, sum: u32) -> Vec<u8> {
        self.put(0, 7);
        self.done.extend(sum.to_be_bytes());
        self.done
    }
}

fn adler32(bytes: &[u8]) -> u32 {
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), &byte| {
        let low = (low + u32::from(byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    high << 16 | low
}

/// Bit by bit: the pictures are small, and a table is 1 to 16 kB.
fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| match sum & 1 {
            1 => sum >> 1 ^ 0xEDB8_8320,
            _ => sum >> 1,
        })
    });
    !sum
}
