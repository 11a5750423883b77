//! The service's store on PostgreSQL.
