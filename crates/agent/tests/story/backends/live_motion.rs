//! `motion` from Debian, driven by the script that the documentation shows.
