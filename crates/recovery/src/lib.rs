//! The recovery service's rules without I/O: requests, desk, registry, audit, jobs, and their ports.
