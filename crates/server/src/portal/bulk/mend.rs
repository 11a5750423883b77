//! Corrected rows take the place of those with faults.

use std::collections::HashMap;

use recovery::bulk::{CellFault, Column, Row};
use recovery::policy::Policy;
use recovery::reason::Reason;
use recovery::request::MOST_DEVICES;

use super::draft::Draft;

impl Draft {
    /// Puts corrected rows in the place of those with faults.
    pub(super) fn mend(&mut self, new: Vec<Row>, policy: &Policy) -> Result<(), Reason> {
        let good = self.rows.iter().filter(|row| row.faults.is_empty());
        if good.clone().count() + new.len() > MOST_DEVICES {
            let sentence = format!(
                "Together with the good rows these are more than {MOST_DEVICES} devices. Please split the list."
            );
            let reason = Reason::new("sheet-too-many-together", sentence);
            return Err(reason.with("most", MOST_DEVICES));
        }
        let serial = |row: &Row| policy.serial.parse(&row.form.serial).ok();
        let mut first: HashMap<_, _> = good
            .filter_map(|row| Some((serial(row)?, row.number)))
            .collect();
        self.rows.retain(|row| row.faults.is_empty());
        for mut row in new {
            let number = row.number;
            if let Some(before) = serial(&row).and_then(|serial| match row.faults.is_empty() {
                true => first.insert(serial, number),
                false => None,
            }) {
                let sentence =
                    format!("This serial number stands in row {before} of your list already.");
                row.faults.push(CellFault {
                    column: Some(Column::Serial),
                    reason: Reason::new("row-twice-in-list", sentence).with("row", before),
                });
            }
            self.rows.push(row);
        }
        Ok(())
    }
}
