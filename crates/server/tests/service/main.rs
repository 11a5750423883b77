//! The service as its users meet it: the real routers over a SQLite store, mail into a folder.

mod browser;
mod desk;
mod help;
mod mail;
mod portal;
mod rest;
mod uploads;
mod worker;
mod world;
