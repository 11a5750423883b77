//! P1, P5, P6: the form.

use proptest::prelude::*;
use recovery::request::{DeviceForm, Field, FieldError, NewRequest, RequestForm};
use testkit::service::{LabDevice, MORNING, Service};

use super::{SERIAL, service};

fn faults(service: &Service, form: &RequestForm) -> Vec<FieldError> {
    NewRequest::parse(form, &service.policy, MORNING.date())
        .err()
        .unwrap_or_default()
}

async fn sound() -> (Service, RequestForm) {
    let (service, device) = (service().await, LabDevice::new(SERIAL, 2));
    let (challenge, _) = device.challenge(&service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    (service, form)
}

/// The form with something changed in its device.
fn with(form: &RequestForm, change: impl FnOnce(&mut DeviceForm)) -> RequestForm {
    let mut form = form.clone();
    change(&mut form.devices[0]);
    form
}

/// The one sentence beside `field`, with nothing wrong elsewhere.
fn sentence(service: &Service, form: &RequestForm, field: Field) -> String {
    let faults = faults(service, form);
    assert_eq!(
        faults.iter().map(|fault| fault.field).collect::<Vec<_>>(),
        [field],
        "{faults:?}"
    );
    faults[0].reason.to_string()
}

#[tokio::test]
async fn p1_a_sound_form_has_no_fault() {
    let (service, form) = sound().await;
    assert_eq!(faults(&service, &form), []);
}

#[tokio::test]
async fn p1_an_empty_form_has_a_fault_in_every_field_at_once() {
    let service = service().await;
    let empty = RequestForm {
        devices: vec![DeviceForm::default()],
        ..RequestForm::default()
    };
    let fields: Vec<_> = faults(&service, &empty)
        .iter()
        .map(|fault| fault.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "email",
            "country",
            "place",
            "business",
            "declaration",
            "answer",
            "category",
            "serial",
            "model",
            "device_date"
        ]
    );
}

#[tokio::test]
async fn p1_each_fault_has_its_sentence() {
    let (service, form) = sound().await;
    let check = |change: &dyn Fn(&mut RequestForm), field, words: &str| {
        let mut changed = form.clone();
        change(&mut changed);
        let sentence = sentence(&service, &changed, field);
        assert!(sentence.contains(words), "{field:?}: {sentence}");
    };
    check(
        &|f| f.email = "anna@shop".into(),
        Field::Email,
        "cannot be an email address",
    );
    check(
        &|f| f.email = "a@b.example, c@d.example".into(),
        Field::Email,
        "cannot be an email",
    );
    check(
        &|f| f.country = "Atlantis".into(),
        Field::Country,
        "choose the country",
    );
    check(&|f| f.place = "x\ny".into(), Field::Place, "line break");
    check(
        &|f| f.place = "x".repeat(121),
        Field::Place,
        "at most 120 characters fit, this has 121",
    );
    check(
        &|f| f.business = "spy".into(),
        Field::Business,
        "type of business",
    );
    check(
        &|f| f.devices[0].category = "other".into(),
        Field::Category,
        "turn to your supplier's support hotline",
    );
    check(
        &|f| f.devices[0].serial = SERIAL[1..].into(),
        Field::Serial,
        "has 20 characters; this has 19",
    );
    check(
        &|f| f.devices[0].model = "Модель".into(),
        Field::Model,
        "no model number",
    );
    check(
        &|f| f.devices[0].device_date = "2026-02-29".into(),
        Field::DeviceDate,
        "There is no date “2026-02-29”",
    );
    check(
        &|f| f.devices[0].device_date = "21.11.2026".into(),
        Field::DeviceDate,
        "write it as 2026-11-21",
    );
    check(
        &|f| f.devices[0].device_date = "2093-01-01".into(),
        Field::DeviceDate,
        "cannot show the date",
    );
    check(
        &|f| f.devices[0].answer = "magic".into(),
        Field::Answer,
        "Given are: Key",
    );
    check(
        &|f| f.devices[0].challenge = String::new(),
        Field::Challenge,
        "add a picture",
    );
    check(
        &|f| f.declaration = String::new(),
        Field::Declaration,
        "confirm this",
    );
}

#[tokio::test]
async fn p9_a_language_without_texts_is_told_and_none_is_english() {
    let (service, form) = sound().await;
    let speaking = |language: &str| RequestForm {
        language: language.to_owned(),
        ..form.clone()
    };
    for known in ["", "en", "ar", "pt-BR"] {
        assert_eq!(faults(&service, &speaking(known)), [], "{known}");
    }
    let told = sentence(&service, &speaking("xx"), Field::Language);
    assert!(
        told.ends_with("There are: en, de, es, fr, pt, zh, ar."),
        "{told}"
    );
}

#[tokio::test]
async fn p6_every_shipped_closed_country_is_refused_by_name() {
    let (service, form) = sound().await;
    let names = [
        ("CU", "Cuba"),
        ("IR", "Iran"),
        ("KP", "North Korea"),
        ("SY", "Syria"),
        ("RU", "Russia"),
        ("SD", "Sudan"),
    ];
    for (code, name) in names {
        let form = RequestForm {
            country: code.to_owned(),
            ..form.clone()
        };
        let sentence = sentence(&service, &form, Field::Country);
        assert!(
            sentence.ends_with(&format!("gives no service for devices used in {name}.")),
            "{sentence}"
        );
    }
}

#[tokio::test]
async fn p4_a_serial_that_is_not_the_pictures_is_shown_with_it() {
    let (service, form) = sound().await;
    let typed = "RG4T7M2KLMA123456780";
    let form = with(&form, |device| device.serial = typed.to_owned());
    let sentence = sentence(&service, &form, Field::Serial);
    assert!(
        sentence.contains(typed) && sentence.contains(SERIAL),
        "{sentence}"
    );
}

#[tokio::test]
async fn p4_what_is_not_ours_is_told_and_never_repeated() {
    let (service, form) = sound().await;
    for (text, words) in [
        (
            "WIFI:T:WPA;S:plant;P:hunter2;;",
            "not a code of this service",
        ),
        ("https://example.com/", "not a code of this service"),
        ("RG4T7M2KLMA123456789", "not a code of this service"),
        ("1234567890", "not a code of this service"),
        ("<html></html>", "not as a device exports it"),
    ] {
        let form = with(&form, |device| device.challenge = text.to_owned());
        let sentence = sentence(&service, &form, Field::Challenge);
        assert!(
            sentence.contains(words) && !sentence.contains("hunter2"),
            "{sentence}"
        );
    }
}

#[tokio::test]
async fn p4_a_code_that_lost_digits_is_told_as_damaged() {
    let (service, form) = sound().await;
    for kept in [
        form.devices[0].challenge.len() - 1,
        form.devices[0].challenge.len() / 2,
    ] {
        let form = with(&form, |device| device.challenge.truncate(kept));
        let sentence = sentence(&service, &form, Field::Challenge);
        assert!(sentence.contains("parts of it are missing"), "{sentence}");
    }
}

#[tokio::test]
async fn d8_link_digits_and_xml_are_the_same_evidence() {
    let (service, form) = sound().await;
    let device = LabDevice::new(SERIAL, 2);
    let (challenge, _) = device.challenge(&service, 3);
    for text in [
        challenge.to_digits(),
        format!("\u{FEFF}{}\r\n", challenge.to_xml()),
    ] {
        let form = with(&form, |device| device.challenge = text);
        let request = NewRequest::parse(&form, &service.policy, MORNING.date())
            .ok()
            .unwrap();
        assert!(request.lines()[0].wanted().challenge() == Some(&challenge.hash()));
    }
}

#[test]
fn p1_no_form_makes_the_parser_fall_over() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (service, sound) = runtime.block_on(sound());
    proptest!(|(texts in proptest::collection::vec("\\PC{0,40}", 11), kept in any::<u16>())| {
        let mut form = sound.clone();
        let device = &mut form.devices[0];
        let fields = [
            &mut form.email, &mut form.country, &mut form.place, &mut form.business,
            &mut device.category, &mut device.serial, &mut device.model, &mut device.device_date,
            &mut device.answer, &mut device.challenge, &mut form.declaration,
        ];
        for (index, (field, text)) in fields.into_iter().zip(texts).enumerate() {
            if kept & (1 << index) == 0 {
                *field = text;
            }
        }
        for fault in faults(&service, &form) {
            prop_assert!(fault.reason.sentence().ends_with('.') && fault.reason.sentence().len() < 400, "{}", fault.reason);
        }
    });
}
