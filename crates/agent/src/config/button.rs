//! The section `[button]`.

use std::fmt;
use std::path::{Path, PathBuf};

use device::{Profile, WayBack};
use toml::de::DeValue;

use super::fault::{ConfigError, Faults};
use super::section::{Misshapen, Read, Section, Value};

pub(super) struct Button {
    source: String,
    key: Option<Key>,
    active_low: bool,
    bias: Option<String>,
    counts_from: Option<String>,
    erase: Vec<String>,
    erase_recordings: bool,
}

impl Read for Button {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(
            value,
            &[
                "source",
                "key",
                "active_low",
                "bias",
                "counts_from",
                "erase",
                "erase_recordings",
            ],
        )?;
        Ok(Self {
            source: section.must("source")?,
            key: section.maybe("key")?,
            active_low: section.or("active_low", false)?,
            bias: section.maybe("bias")?,
            counts_from: section.maybe("counts_from")?,
            erase: section.or("erase", [])?,
            erase_recordings: section.or("erase_recordings", false)?,
        })
    }
}

/// A key of an input device, by its code or its name.
enum Key {
    Code(u32),
    Name(String),
}

impl Read for Key {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        match value.get_ref() {
            DeValue::Integer(_) => u32::read(value).map(Self::Code),
            _ => String::read(value).map(Self::Name),
        }
    }
}

/// The reset button and what it costs.
#[derive(Clone, Debug)]
pub struct ButtonConfig {
    /// Where it is read.
    pub source: ButtonSource,
    /// From when a hold is counted.
    pub counts_from: CountsFrom,
    /// The command that erases the settings of the recorder's own software, with its arguments; empty
    /// where there is nothing to erase.
    pub erase: Vec<String>,
    /// Whether that command is told to erase the recordings too.
    pub erase_recordings: bool,
}

/// Where a button is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ButtonSource {
    /// A key of a Linux input device.
    Evdev {
        /// The device, as in `/dev/input/event0`.
        path: PathBuf,
        /// The code of the key, 0 to 767.
        key: u16,
    },
    /// The front of a simulator that listens at this Unix socket.
    Front(PathBuf),
    /// A line of a GPIO character device.
    Gpio(GpioLine),
}

/// A line of a GPIO character device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GpioLine {
    /// The chip, as in `/dev/gpiochip0`.
    pub chip: PathBuf,
    /// The line's number on that chip.
    pub offset: u32,
    /// Whether a pressed button pulls the line low.
    pub active_low: bool,
    /// The resistor that holds the line while the button is up.
    pub bias: GpioBias,
}

/// A resistor in the chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GpioBias {
    /// As the board has it.
    AsIs,
    /// Towards low.
    PullDown,
    /// Towards high.
    PullUp,
}

/// The moment that counts as power-on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsFrom {
    /// The start of the agent, when that is part of the start of the device.
    Agent,
    /// Every start of the agent: for simulators, which have no other power switch.
    EveryStart,
    /// The start of the kernel.
    Kernel,
}

impl fmt::Display for ButtonSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Evdev { path, key } => write!(f, "evdev:{} (key {key})", path.display()),
            Self::Front(path) => write!(f, "unix:{}", path.display()),
            Self::Gpio(line) => write!(f, "gpio:{}:{}", line.chip.display(), line.offset),
        }
    }
}

/// The button, where there is one; the ways back in must say the same.
pub(super) fn button(
    section: Option<&Button>,
    profile: &Profile,
    faults: Faults<'_>,
) -> Result<Option<ButtonConfig>, ConfigError> {
    let is_offered = profile.ways.contains(WayBack::Button);
    match section {
        None if is_offered => Err(faults.value(
            "recovery.ways",
            "It names \"button\", and no section says where the button is",
            "Write a section [button], or leave the button out.",
        )),
        Some(_) if !is_offered => Err(faults.value(
            "recovery.ways",
            "It does not name \"button\", so the section [button] would do nothing",
            "Add \"button\" to the ways, or leave the section out.",
        )),
        section => section.map(|section| section.check(faults)).transpose(),
    }
}

impl Button {
    fn check(&self, faults: Faults<'_>) -> Result<ButtonConfig, ConfigError> {
        let source = self.source(faults)?;
        self.fits(&source, faults)?;
        let counts_from = match (self.counts_from.as_deref(), &source) {
            (None, ButtonSource::Front(_)) => CountsFrom::EveryStart,
            (None | Some("kernel"), ButtonSource::Evdev { .. } | ButtonSource::Gpio(_)) => {
                CountsFrom::Kernel
            }
            (Some("agent"), ButtonSource::Evdev { .. } | ButtonSource::Gpio(_)) => {
                CountsFrom::Agent
            }
            (Some(other), _) => {
                return Err(faults.value(
                    "button.counts_from",
                    format!("\"{other}\" is not known here"),
                    "Write \"kernel\" or \"agent\"; leave it out for a simulator.",
                ));
            }
        };
        Ok(ButtonConfig {
            source,
            counts_from,
            erase: self.erase(faults)?,
            erase_recordings: self.erase_recordings,
        })
    }

    fn source(&self, faults: Faults<'_>) -> Result<ButtonSource, ConfigError> {
        let wrong = |fault: String| {
            faults.value(
                "button.source",
                fault,
                "Write it as in \"evdev:/dev/input/event0\" or \"gpio:/dev/gpiochip0:17\".",
            )
        };
        let named = self.source.split_once(':');
        match named {
            Some(("evdev", path)) if is_whole(path) => {
                built(cfg!(feature = "evdev"), "evdev", faults)?;
                Ok(ButtonSource::Evdev {
                    path: path.into(),
                    key: self.key(faults)?,
                })
            }
            Some(("gpio", line)) => {
                built(cfg!(feature = "gpio"), "gpio", faults)?;
                let (chip, offset) = line
                    .rsplit_once(':')
                    .filter(|(chip, _)| is_whole(chip))
                    .ok_or_else(|| wrong(format!("\"{line}\" names no chip and line")))?;
                let offset = offset
                    .parse()
                    .map_err(|_| wrong(format!("\"{offset}\" is no number of a line")))?;
                Ok(ButtonSource::Gpio(GpioLine {
                    chip: chip.into(),
                    offset,
                    active_low: self.active_low,
                    bias: self.bias(faults)?,
                }))
            }
            Some(("unix", path)) if is_whole(path) => Ok(ButtonSource::Front(path.into())),
            _ => Err(wrong(format!("\"{}\" names no button", self.source))),
        }
    }

    fn key(&self, faults: Faults<'_>) -> Result<u16, ConfigError> {
        let code = match &self.key {
            Some(Key::Code(code)) => u16::try_from(*code).ok(),
            Some(Key::Name(name)) => named_key(name),
            None => None,
        };
        code.filter(|code| *code < 0x300).ok_or_else(|| {
            faults.value(
                "button.key",
                "It names no key",
                "Write a name as in \"KEY_RESTART\" or a number from 0 to 767; evtest shows which.",
            )
        })
    }

    fn bias(&self, faults: Faults<'_>) -> Result<GpioBias, ConfigError> {
        match self.bias.as_deref() {
            None => Ok(GpioBias::AsIs),
            Some("pull-up") => Ok(GpioBias::PullUp),
            Some("pull-down") => Ok(GpioBias::PullDown),
            Some(other) => Err(faults.value(
                "button.bias",
                format!("\"{other}\" is not known"),
                "Write \"pull-up\" or \"pull-down\", or leave it out.",
            )),
        }
    }

    /// A key that belongs to another kind of source is a mistake that would be overlooked.
    fn fits(&self, source: &ButtonSource, faults: Faults<'_>) -> Result<(), ConfigError> {
        let (is_key, is_line) = match source {
            ButtonSource::Evdev { .. } => (true, false),
            ButtonSource::Front(_) => (false, false),
            ButtonSource::Gpio(_) => (false, true),
        };
        let stray = match () {
            () if self.key.is_some() && !is_key => Some("button.key"),
            () if self.active_low && !is_line => Some("button.active_low"),
            () if self.bias.is_some() && !is_line => Some("button.bias"),
            () => None,
        };
        match stray {
            Some(key) => Err(faults.value(
                key,
                "It says nothing about this source",
                "\"key\" belongs to evdev, \"active_low\" and \"bias\" belong to gpio.",
            )),
            None => Ok(()),
        }
    }

    fn erase(&self, faults: Faults<'_>) -> Result<Vec<String>, ConfigError> {
        match self.erase.first() {
            Some(program) if !is_whole(program) => Err(faults.value(
                "button.erase",
                format!("\"{program}\" is no whole path"),
                "Name the program from the root on, as in [\"/usr/lib/recorder/erase\"].",
            )),
            None if self.erase_recordings => Err(faults.value(
                "button.erase_recordings",
                "There is no command that could erase them",
                "Name one in \"erase\", or leave this out.",
            )),
            _ => Ok(self.erase.clone()),
        }
    }
}

fn is_whole(path: &str) -> bool {
    Path::new(path).is_absolute()
}

fn built(is_in: bool, feature: &str, faults: Faults<'_>) -> Result<(), ConfigError> {
    match is_in {
        true => Ok(()),
        false => Err(faults.value(
            "button.source",
            format!("This agent was built without the feature \"{feature}\""),
            "Build it with that feature, or leave the section out.",
        )),
    }
}

#[cfg(feature = "evdev")]
fn named_key(name: &str) -> Option<u16> {
    let key: evdev::KeyCode = name.parse().ok()?;
    Some(key.code())
}

#[cfg(not(feature = "evdev"))]
fn named_key(_: &str) -> Option<u16> {
    None
}
