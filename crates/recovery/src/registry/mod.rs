//! The registry: which devices there are, whose they became, and the key that each enrolled.

mod add;
mod conflict;
mod device;
mod distributor;
mod enrol;
mod flag;
mod flag_rows;
mod import;
mod place;
mod search;
mod token;
mod upload;

pub use self::add::{Imported, add, import_row};
pub use self::conflict::{Conflict, DecideError, Decision, conflicts, decide};
pub use self::device::{Device, DeviceFacts, EnrolledKey, FactsError, RawFacts};
pub use self::distributor::{
    Distributor, DistributorError, DistributorFacts, DistributorFault, MOST_ALIASES, distributors,
    keep_distributor, remove_distributor,
};
pub use self::enrol::{EnrolError, Enrolled, enrol, enrol_posted};
pub use self::flag::{Cleared, Flag, FlagError, FlagKind, clear_flag, flag, set_flag, unset_flag};
pub use self::flag_rows::{FLAG_COLUMNS, FlagColumns, FlagRow, keep_flag};
pub use self::import::{
    COLUMNS, Columns, ColumnsError, FAULT_COLUMNS, Kept, RowFault, keep_devices,
};
pub use self::place::PlaceKey;
pub use self::search::{
    DEVICES_PAGE, DeviceView, Found, FoundPage, NoPart, Part, Search, device, search,
};
pub use self::token::make_token;
pub use self::upload::{
    FAULTS_KEPT, IMPORT_LEASE, ImportKind, ImportProgress, end_import, faults_of_import,
    keep_progress, lease_import, let_import_go, look_at_import, order_import, recent_imports,
};
