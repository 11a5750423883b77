//! The jobs at a device, one sentence each, with where to try them.

use super::guide::Places;

/// One job.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    pub(super) link: String,
    /// What support types where it has no desk for it.
    pub(super) command: Option<String>,
}

/// What the recorder shows now, for those who answer by date.
pub(super) struct Shown {
    pub(super) started: String,
    pub(super) date: String,
}

/// All of them, in order.
pub(super) fn all(places: &Places, shown: &Shown) -> Vec<Row> {
    let recorder = |path: &str| format!("{}{path}", places.device);
    let row = |id, name, text, link| Row {
        id,
        name,
        text,
        link,
        command: None,
    };
    let by_hand = |row: Row, answer: String| Row {
        command: Some(format!(
            "{} answer {answer} --data {}",
            places.program, places.data
        )),
        ..row
    };
    let (serial, Shown { started, date }) = (&places.serial, shown);
    vec![
        row(
            "D1",
            "Activate",
            "Create the first password, give a reserved email or leave it out, and print the recovery sheet.",
            recorder("/activate"),
        ),
        row(
            "D2",
            "Reserved email",
            "Under Account security, change or remove it; the old password is asked again.",
            recorder("/account"),
        ),
        row(
            "D3",
            "Change the password",
            "Signed in, with the old one; every other session ends.",
            recorder("/password"),
        ),
        row(
            "D4",
            "Local screen",
            "The same on the recorder's own monitor, by mouse alone; double-click the bottom left corner for Forgot password.",
            String::from("/screen"),
        ),
        row(
            "D5",
            "Code by email",
            "Forgot password shows a QR code; whoever scans it has the code sent to the reserved email. It ends with the recorder's next start.",
            recorder("/forgot/email"),
        ),
        row(
            "M1",
            "Scan it",
            "With a camera or from a saved picture, without an app or an account (M2); the page says where the code goes (M3).",
            format!("{}/scan", places.portal),
        ),
        by_hand(
            row(
                "D6",
                "Security code",
                "Support reads a code over the telephone, made for the serial number, the start time and the date that the recorder shows.",
                recorder("/forgot/code"),
            ),
            format!("code {serial} --started '{started}' --date {date}"),
        ),
        by_hand(
            row(
                "D7",
                "Reset file",
                "The recorder exports its challenge as a file; support signs a file that opens this recorder alone, once, within 24 hours.",
                recorder("/forgot/file"),
            ),
            String::from("file SAVED-FILE --request DEMO-1"),
        ),
        row(
            "D8",
            "Key from support",
            "Forgot password shows a QR code; the portal takes its picture, the desk approves, the key comes by mail.",
            recorder("/forgot"),
        ),
        by_hand(
            row(
                "D9",
                "Temporary password",
                "Support reads a password over the telephone that signs in once, on one date, and only to set a new one.",
                recorder("/sign-in"),
            ),
            format!("temporary-password {serial} --date {date}"),
        ),
        row(
            "D10",
            "Security questions",
            "Choose them under Account security; then all answers together set a new password, at the recorder and without anybody.",
            recorder("/forgot/questions"),
        ),
        row(
            "D11",
            "Reset button",
            "Hold it for 10 to 15 seconds from power-on: the settings are gone, shorter or longer does nothing.",
            String::from("/front"),
        ),
        row(
            "D12",
            "Cameras",
            "Signed in, add the cameras below and set their passwords, or let a recovery do it: one of them wants a digit in its password.",
            recorder("/cameras"),
        ),
        row(
            "D13",
            "Profile",
            "The camera's maker offers fewer ways: what a device does not offer is shown nowhere.",
            format!("{}/forgot", places.camera),
        ),
    ]
}
