//! The closed lists that a request chooses from.

use protocol::Way;

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every choice, in the order to show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in forms, REST and the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The words for people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Reads the word of [`Self::as_str`].
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.as_str() == word.trim())
            }
        }
    };
}

choices! {
    /// The answer that a device's "Forgot password" page asks for.
    AnswerKind {
        /// Eight characters that the device made itself and sealed in its challenge.
        Key = "key", "Key (8 characters)";
        /// A file that only the device can read.
        File = "file", "Reset file";
        /// Eight characters for the device's start time and date.
        SecurityCode = "security-code", "Security code";
        /// A password for the device's date, good for nothing but setting another.
        TemporaryPassword = "temporary-password", "Temporary password";
    }
}

impl AnswerKind {
    /// The protocol's way that it belongs to.
    #[must_use]
    pub const fn way(self) -> Way {
        match self {
            Self::Key => Way::Key,
            Self::File => Way::File,
            Self::SecurityCode => Way::Code,
            Self::TemporaryPassword => Way::TemporaryPassword,
        }
    }

    /// The kind that a challenge of that way asks for, if it asks this service for one.
    #[must_use]
    pub const fn of_challenge(way: Way) -> Option<Self> {
        match way {
            Way::Key => Some(Self::Key),
            Way::File => Some(Self::File),
            Way::Email | Way::Code | Way::TemporaryPassword => None,
        }
    }

    /// Whether it answers a challenge; the others answer a date.
    #[must_use]
    pub const fn answers_challenge(self) -> bool {
        matches!(self, Self::Key | Self::File)
    }
}

choices! {
    /// The categories of product that the portal knows; others go to the hotline.
    ProductCategory {
        /// A network camera.
        Camera = "camera", "Camera";
        /// A network or digital video recorder.
        Recorder = "recorder", "Recorder";
        /// A door controller or terminal.
        AccessController = "access-controller", "Access controller";
    }
}

choices! {
    /// The trade of whoever asks.
    BusinessType {
        /// Installs devices for others.
        Installer = "installer", "Installer";
        /// Sells devices on.
        Distributor = "distributor", "Distributor";
        /// Runs security for others.
        SecurityCompany = "security-company", "Security company";
        /// Builds whole systems.
        Integrator = "integrator", "System integrator";
        /// Keeps devices working for others.
        ItServices = "it-services", "IT services";
        /// Sells to the public.
        Retailer = "retailer", "Shop or online retailer";
        /// A company that uses the device itself.
        Company = "company", "Company using the device itself";
        /// An office, school, hospital or the like.
        PublicBody = "public-body", "Public body, school or hospital";
        /// A private person.
        Home = "home", "Private household";
        /// Anything else.
        Other = "other", "Other";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_reads_its_own_word() {
        assert!(
            BusinessType::ALL
                .iter()
                .all(|b| BusinessType::parse(b.as_str()) == Some(*b))
        );
        assert!(
            ProductCategory::ALL
                .iter()
                .all(|c| ProductCategory::parse(c.as_str()) == Some(*c))
        );
        assert_eq!(AnswerKind::parse("key"), Some(AnswerKind::Key));
        assert_eq!(AnswerKind::parse("Key?"), None);
    }
}
