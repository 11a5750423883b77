//! The jobs at a device, one sentence each, with where to try them.

use super::guide::Places;

/// One job.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    pub(super) link: String,
}

/// All of them, in order.
pub(super) fn all(places: &Places) -> Vec<Row> {
    let recorder = |path: &str| format!("{}{path}", places.device);
    let row = |id, name, text, link| Row {
        id,
        name,
        text,
        link,
    };
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
            "D8",
            "Key from support",
            "Forgot password shows a QR code; the portal takes its picture, the desk approves, the key comes by mail.",
            recorder("/forgot"),
        ),
        row(
            "D11",
            "Reset button",
            "Hold it for 10 to 15 seconds from power-on: the settings are gone, shorter or longer does nothing.",
            String::from("/front"),
        ),
        row(
            "D13",
            "Profile",
            "The camera's maker offers fewer ways: what a device does not offer is shown nowhere.",
            format!("{}/forgot", places.camera),
        ),
    ]
}
