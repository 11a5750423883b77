//! The catalogues, parsed once.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::{Language, Value};
use crate::packed::Packed;

type Bundle = FluentBundle<FluentResource>;

macro_rules! catalogue {
    ($code:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/languages/", $code, ".ftl"))
    };
}

static BUNDLES: LazyLock<[Bundle; Language::ALL.len()]> =
    LazyLock::new(|| Language::ALL.map(bundle));

/// The whole catalogue of a language, as the build script has put it together.
fn source(language: Language) -> String {
    let packed: &'static [u8] = match language {
        Language::En => catalogue!("en"),
        Language::De => catalogue!("de"),
        Language::Es => catalogue!("es"),
        Language::Fr => catalogue!("fr"),
        Language::Pt => catalogue!("pt"),
        Language::Zh => catalogue!("zh"),
        Language::Ar => catalogue!("ar"),
    };
    Packed::new("text/plain; charset=utf-8", packed).text()
}

fn bundle(language: Language) -> Bundle {
    let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // Marks around what is filled in keep a serial number in order within Arabic. Elsewhere they would
    // only ride along invisibly when somebody copies an address or a number.
    bundle.set_use_isolating(language.direction() == "rtl");
    // What cannot be parsed is left out and so said in English; a test refuses it.
    let resource = FluentResource::try_new(source(language)).unwrap_or_else(|(good, _)| good);
    bundle.add_resource_overriding(resource);
    bundle
}

/// A message of that very language, if it is there and has all that it needs.
pub(super) fn format(language: Language, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let bundle = &BUNDLES[language as usize];
    let pattern = bundle.get_message(id)?.value()?;
    let args: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
    (errors.is_empty() || language == Language::En).then(|| text.into_owned())
}
