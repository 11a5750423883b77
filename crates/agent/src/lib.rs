//! The daemon on a device: its web pages, JSON interface and disk.
//!
//! | module | holds |
//! | --- | --- |
//! | `config` | the TOML file, checked whole before anything is built |
//! | `disk` | the data directory: lock, state slots, small files |
//! | `button` | the reset button: where it is read, and what a reset erases |
//! | `backends` | passwords of other programs on the device, all changed with the device's or none |
//! | `engine` | the one owner of [`device::Machine`]: handle, save, finish, save, answer |
//! | `cameras` | the cameras of a recorder, and setting their passwords together |
//! | `flows` | what somebody can do, once for pages and JSON |
//! | `caller` | who asks: at which listener, from where |
//! | `pages`, `api` | the two faces of `flows` |
//! | `problem` | refusals as status, code, sentence and field |
//! | `enrol`, `http_client` | making the device known to its service |
//! | `host`, `body`, `asked` | which names the device answers to; requests whole and in time; what they say |
//! | `net`, `tls` | sockets |
//! | `screen` | the device's own monitor: who is let in there |
//! | `nfc` | passwords are the same however they are typed |
//! | `kiosk`, `console` | how the monitor is started; the same for a text terminal |
//! | `clock` | the one place that reads clocks |
//!
//! A page or a call becomes an input to the engine. The engine answers only what is on the disk, so
//! that a crash at any instant leaves a device that works and that forgets no spent try.

mod api;
mod app;
mod asked;
mod backends;
mod body;
mod button;
mod caller;
mod cameras;
pub mod cli;
mod clock;
mod config;
mod console;
mod disk;
mod engine;
mod enrol;
mod flows;
mod host;
mod http_client;
mod kiosk;
mod letters;
mod log;
mod net;
mod nfc;
mod pages;
mod problem;
mod redirect;
mod running;
mod screen;
mod tls;

pub use api::openapi;
pub use backends::{CommandBackend, Htpasswd, LinuxAccount, PasswordBackend};
pub use cameras::CameraPatience;
pub use config::{
    ButtonConfig, ButtonSource, Config, ConfigError, Contact, CountsFrom, EnrolmentTarget,
    GpioBias, GpioLine, ProductLine, ScreenSettings, Tls, Visibility, example,
};
pub use disk::DiskError;
pub use running::{Running, StartError, start};
pub use screen::START_PAGE as SCREEN_PAGE;
pub use tls::TlsError;
