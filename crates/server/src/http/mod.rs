pub(crate) mod client;
pub(crate) mod fault;
pub(crate) mod layers;
pub(crate) mod limits;
pub(crate) mod upload;
