//! The recovery service's pages, REST, mail and workers, built from ports.
