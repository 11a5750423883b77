//! The calls that are answered; before a sign-in those of ONVIF Core's class PRE_AUTH alone.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use super::{Camera, Outgoing, accept, refuse};
use crate::UtcTime;
use crate::answer::Level;
use crate::soap::{Element, escaped_text};

const DEVICE: &str = "http://www.onvif.org/ver10/device/wsdl";

impl Camera {
    pub(super) fn before_login(&self, call: &Element, now: UtcTime) -> Option<String> {
        let address = escaped_text(&self.address);
        Some(match call.name.as_str() {
            "GetSystemDateAndTime" => date_and_time(now),
            "GetCapabilities" => format!(
                "<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Device><tt:XAddr>{address}</tt:XAddr></tt:Device></tds:Capabilities></tds:GetCapabilitiesResponse>"
            ),
            "GetServices" => format!(
                "<tds:GetServicesResponse><tds:Service><tds:Namespace>{DEVICE}</tds:Namespace><tds:XAddr>{address}</tds:XAddr><tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service></tds:GetServicesResponse>"
            ),
            "GetServiceCapabilities" => format!(
                "<tds:GetServiceCapabilitiesResponse><tds:Capabilities><tds:Network/><tds:Security UsernameToken=\"{}\" HttpDigest=\"{}\" MaxPasswordLength=\"{}\"/><tds:System/></tds:Capabilities></tds:GetServiceCapabilitiesResponse>",
                self.logins.token,
                self.logins.digest_md5 || self.logins.digest_sha256,
                self.rules.longest
            ),
            _ => return None,
        })
    }

    pub(super) fn after_login(&mut self, call: &Element, level: &Level) -> Outgoing {
        match call.name.as_str() {
            "GetDeviceInformation" => accept(&self.tell_information()),
            "GetUsers" | "SetUser" if *level != Level::Administrator => {
                refuse(400, &["OperationProhibited"], "Administrators only.")
            }
            "GetUsers" => accept(&self.tell_users()),
            "SetUser" => self.set_users(call),
            _ => refuse(
                500,
                &["ActionNotSupported", "NoSuchService"],
                "There is no such action.",
            ),
        }
    }

    fn tell_information(&self) -> String {
        let told = &self.information;
        format!(
            "<tds:GetDeviceInformationResponse><tds:Manufacturer>{}</tds:Manufacturer><tds:Model>{}</tds:Model><tds:FirmwareVersion>{}</tds:FirmwareVersion><tds:SerialNumber>{}</tds:SerialNumber><tds:HardwareId>1</tds:HardwareId></tds:GetDeviceInformationResponse>",
            escaped_text(&told.manufacturer),
            escaped_text(&told.model),
            escaped_text(&told.firmware),
            escaped_text(&told.serial)
        )
    }

    fn tell_users(&self) -> String {
        let mut users = String::new();
        for account in &self.accounts {
            let _ = write!(
                users,
                "<tds:User><tt:Username>{}</tt:Username><tt:UserLevel>{}</tt:UserLevel></tds:User>",
                escaped_text(&account.name),
                escaped_text(account.level.word())
            );
        }
        format!("<tds:GetUsersResponse>{users}</tds:GetUsersResponse>")
    }

    /// All users of the call or none (ONVIF Core 8.4.6).
    fn set_users(&mut self, call: &Element) -> Outgoing {
        let mut changes = Vec::new();
        for user in call.all("User") {
            let text = |name| user.child(name).map(|found| found.text.as_str());
            let place = self
                .accounts
                .iter()
                .position(|account| Some(account.name.as_str()) == text("Username"));
            let Some(place) = place else {
                return refuse(
                    400,
                    &["InvalidArgVal", "UsernameMissing"],
                    "There is no such user.",
                );
            };
            let password = text("Password").unwrap_or_default();
            if let Err((code, words)) = self.judge(password) {
                return refuse(400, &["OperationProhibited", code], words);
            }
            let level = text("UserLevel").map_or(Level::User, Level::parse);
            changes.push((place, Zeroizing::new(password.to_owned()), level));
        }
        for (place, password, level) in changes {
            (self.accounts[place].password, self.accounts[place].level) = (password, level);
        }
        // Sign-ins made with the old password end here.
        self.given.clear();
        accept("<tds:SetUserResponse/>")
    }

    fn judge(&self, password: &str) -> Result<(), (&'static str, &'static str)> {
        let has_digit = password.chars().any(|letter| letter.is_ascii_digit());
        if password.len() > self.rules.longest {
            return Err(("PasswordTooLong", "The password is too long."));
        }
        if password.chars().count() < self.rules.shortest {
            return Err(("PasswordTooWeak", "The password is too short."));
        }
        match self.rules.needs_digit && !has_digit {
            true => Err(("PasswordTooWeak", "The password needs a digit.")),
            false => Ok(()),
        }
    }
}

fn date_and_time(now: UtcTime) -> String {
    let [year, month, day, hour, minute, second] = now.calendar();
    format!(
        "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>Manual</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings><tt:TimeZone><tt:TZ>UTC0</tt:TZ></tt:TimeZone><tt:UTCDateTime><tt:Time><tt:Hour>{hour}</tt:Hour><tt:Minute>{minute}</tt:Minute><tt:Second>{second}</tt:Second></tt:Time><tt:Date><tt:Year>{year}</tt:Year><tt:Month>{month}</tt:Month><tt:Day>{day}</tt:Day></tt:Date></tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
    )
}
