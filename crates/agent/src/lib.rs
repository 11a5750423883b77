//! The daemon on a device: its web pages, JSON interface and disk.
