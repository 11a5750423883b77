//! The reset protocol: challenges, codes and trust bundles as bytes and text, without I/O.
