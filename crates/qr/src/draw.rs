//! Symbol to picture: SVG for pages, PNG for downloads, half blocks for terminals.

mod png;

use std::fmt::Write as _;

use crate::Symbol;

/// Light modules around the symbol (ISO/IEC 18004, 6.3.8 asks for four).
const QUIET: u16 = 4;

/// Largest module in a PNG, so that the largest symbol stays under 14 megapixels.
const MODULE_MAX: u32 = 20;

impl Symbol {
    /// An SVG picture, black on white whatever the page's colours, announced to screen readers
    /// as `title`.
    ///
    /// It has neither inline styles nor scripts, so that it also shows under a strict content
    /// security policy. One unit is one module: the page sets the size.
    pub fn svg(&self, title: &str) -> String {
        let whole = self.side() + 2 * QUIET;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {whole} {whole}\" \
             shape-rendering=\"crispEdges\"><title>{}</title>\
             <rect width=\"{whole}\" height=\"{whole}\" fill=\"#fff\"/>\
             <path fill=\"#000\" d=\"{}\"/></svg>",
            escaped(title),
            self.path(),
        )
    }

    /// A PNG picture with modules of `module_px` pixels, held within 1 and 20.
    ///
    /// Six or more survive a photograph of a screen.
    pub fn png(&self, module_px: u32) -> Vec<u8> {
        let module = module_px.clamp(1, MODULE_MAX);
        let whole = u32::from(self.side() + 2 * QUIET);
        png::picture(whole, module, |x, y| self.dark_with_quiet(x, y))
    }

    /// Half blocks, two modules a character, for a terminal with light text on a dark ground.
    ///
    /// The light modules are drawn, since a terminal's own ground is dark more often than not.
    pub fn terminal(&self) -> String {
        let whole = u32::from(self.side() + 2 * QUIET);
        let mut text = String::new();
        for y in (0..whole).step_by(2) {
            for x in 0..whole {
                let below = y + 1 < whole && !self.dark_with_quiet(x, y + 1);
                text.push(match (!self.dark_with_quiet(x, y), below) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
            text.push('\n');
        }
        text
    }

    // One run of dark modules is one rectangle: far fewer nodes than one a module.
    fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side() {
            let mut x = 0;
            while x < self.side() {
                let run = (x..self.side()).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += u16::try_from(run).unwrap_or(u16::MAX).max(1);
            }
        }
        path
    }

    fn dark_with_quiet(&self, x: u32, y: u32) -> bool {
        let inside = |v: u32| u16::try_from(v).ok()?.checked_sub(QUIET);
        matches!((inside(x), inside(y)), (Some(x), Some(y)) if self.is_dark(x, y))
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
