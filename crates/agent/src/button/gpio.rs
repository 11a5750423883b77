//! A line of a GPIO character device. The kernel takes chatter of the contact away and stamps each
//! edge, so that a busy agent measures no worse than an idle one.

use std::io;
use std::time::Duration;

use super::power::PowerOn;
use super::source::Look;
use crate::config::{GpioBias, GpioLine};
use gpiocdev::Request;
use gpiocdev::line::{Bias, EdgeDetection, EdgeEvent, EdgeKind, EventClock, Value};

/// Shorter pulses are chatter of the contact.
const CHATTER: Duration = Duration::from_millis(10);

/// A requested line.
pub(super) struct Line {
    request: Request,
    /// The kernel's number of the last edge read.
    sequence: u32,
}

impl Line {
    /// Requests the line; gives whether its button is down.
    pub(super) fn open(line: &GpioLine) -> io::Result<(Self, bool)> {
        let mut wanted = Request::builder();
        wanted
            .on_chip(&line.chip)
            .with_consumer("regain-agent")
            .with_line(line.offset)
            .as_input()
            .with_bias(match line.bias {
                GpioBias::AsIs => None,
                GpioBias::PullUp => Some(Bias::PullUp),
                GpioBias::PullDown => Some(Bias::PullDown),
            })
            .with_edge_detection(EdgeDetection::BothEdges)
            .with_event_clock(EventClock::Monotonic)
            .with_debounce_period(CHATTER);
        if line.active_low {
            wanted.as_active_low();
        }
        let request = wanted.request().map_err(io::Error::other)?;
        let value = request.value(line.offset).map_err(io::Error::other)?;
        let line = Self {
            request,
            sequence: 0,
        };
        Ok((line, value == Value::Active))
    }

    /// Waits so long for the next edge.
    pub(super) fn read(&mut self, within: Duration, power: PowerOn) -> io::Result<Vec<Look>> {
        let came = self.request.wait_edge_event(within);
        if !came.map_err(io::Error::other)? {
            return Ok(Vec::new());
        }
        let edge = self.request.read_edge_event().map_err(io::Error::other)?;
        Ok(looks(&edge, &mut self.sequence, power))
    }
}

/// What an edge tells. A gap in the kernel's numbers means that its buffer ran over.
fn looks(event: &EdgeEvent, sequence: &mut u32, power: PowerOn) -> Vec<Look> {
    let expected = sequence.wrapping_add(1);
    *sequence = event.line_seqno;
    let level = Look::Level {
        down: event.kind == EdgeKind::Rising,
        at: power.stamped(Duration::from_nanos(event.timestamp_ns)),
    };
    match event.line_seqno == expected {
        true => vec![level],
        false => vec![Look::Lost, level],
    }
}

#[cfg(test)]
mod tests;
