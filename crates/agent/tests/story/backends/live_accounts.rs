//! Accounts and web servers by the programs that others use on them.
