//! Every kind of answer, and several devices at once, through portal, desk and mail.

use axum::http::StatusCode;
use protocol::{DeviceKey, DeviceTime, ResetFile, Way};
use recovery::policy::AnswerKind;

use crate::browser::File;
use crate::world::{HOLDER, MODEL, SERIAL, World, case_in, form, png};

const OTHER: &str = "RG4T7M2KXX0000000002";
const STARTED: &str = "2026-11-20 18:00:41";

async fn world() -> World {
    World::with(|policy, _| policy.answers = AnswerKind::ALL.to_vec()).await
}

/// Hands a form in that must be taken; gives the case.
async fn take_in(world: &World, fields: &[(&str, &str)], files: &[(&str, File<'_>)]) -> String {
    let mut holder = world.holder();
    let sent = holder.post_files("/request", fields, files).await;
    assert_eq!(sent.leads_to(), "/request/received", "{}", sent.text());
    case_in(&holder.get("/request/received").await)
}

/// The second device of a form.
fn second<'a>(answer: &'a str, date: &'a str, started: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("devices", "2"),
        ("answer-2", answer),
        ("category-2", "camera"),
        ("serial-2", OTHER),
        ("model-2", MODEL),
        ("device_date-2", date),
        ("started-2", started),
    ]
}

/// The text of a mail, decoded as far as these tests need it.
fn decoded(mail: &str) -> String {
    mail.replace("=\r\n", "").replace("=3D", "=")
}

#[tokio::test]
async fn p1_p11_the_form_asks_for_exactly_what_the_answer_needs() {
    let world = world().await;
    let page = world.holder().get("/request").await;
    for words in [
        "Needs the start time and the date that it shows.",
        "Needs a picture of its QR code, or its XML file.",
        "an answer made for another date does not work",
    ] {
        page.says(words);
    }
    let cases = [
        ("key", "Please add a picture"),
        ("file", "Please add a picture"),
        ("security-code", "Please type the start time"),
    ];
    for (answer, wanted) in cases {
        let fields = form(&[("answer", answer)]);
        let page = world.holder().post_form("/request", &fields, None).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says(wanted);
        assert_eq!(
            page.text().matches("href=\"#f-").count(),
            1,
            "{answer}: one fault"
        );
    }
    let dated = form(&[("answer", "temporary-password"), ("device_date", "")]);
    let page = world.holder().post_form("/request", &dated, None).await;
    page.says("Please type the date that the device shows");
    take_in(&world, &form(&[("answer", "temporary-password")]), &[]).await;
}

#[tokio::test]
async fn p4_a_scanned_link_of_the_file_way_fills_the_form_in() {
    let world = world().await;
    let challenge = world.challenge_by(Way::File);
    let page = world
        .holder()
        .get(&format!("/c/{}", challenge.to_digits()))
        .await;
    page.is(StatusCode::OK)
        .says(SERIAL)
        .says("no picture is needed");
    assert!(
        page.text().contains("value=\"file\" checked"),
        "{}",
        page.text()
    );
    let digits = challenge.to_digits();
    let wrong = form(&[("answer", "key"), ("scanned", &digits)]);
    let page = world.holder().post_form("/request", &wrong, None).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("asks for another answer: “Reset file”");
    let right = form(&[("answer", "file"), ("scanned", &digits)]);
    take_in(&world, &right, &[]).await;
}

#[tokio::test]
async fn h4_a_file_for_an_exported_xml_comes_attached_and_opens_at_the_device() {
    let world = world().await;
    let challenge = world.challenge_by(Way::File);
    let xml = challenge.to_xml();
    let file = File {
        name: "challenge.xml",
        bytes: xml.as_bytes(),
    };
    let case = take_in(&world, &form(&[("answer", "file")]), &[("picture", file)]).await;
    let page = world.staff().await.get(&format!("/cases/{case}")).await;
    page.says("This sends the reset file for challenge");
    crate::desk::approve(&world, &case).await;
    let mail = world.mail("answer").await;
    let words = decoded(&mail);
    assert!(
        words.contains("24 hours, until 2026-11-22 09:03:00 UTC"),
        "{words}"
    );
    let name = format!("reset-{}.regain", challenge.number());
    assert!(words.contains(&format!("filename=\"{name}\"")), "{words}");
    let file = ResetFile::open(&attached(&mail), &world.device, &world.bundle()).unwrap();
    let clock = DeviceTime::parse("2026-11-21 09:30:00").unwrap();
    let granted = file.clone().answering(&challenge, clock).unwrap();
    assert_eq!(granted.request.as_str(), format!("{case}/1"));
    let late = DeviceTime::parse("2026-11-23 00:00:00").unwrap();
    assert!(
        file.answering(&challenge, late).is_err(),
        "24 hours and no more"
    );
}

#[tokio::test]
async fn h3_a_security_code_for_each_date_around_the_one_stated() {
    let world = world().await;
    let mut fields = form(&[("answer", "security-code")]);
    fields.push(("started", STARTED));
    let case = take_in(&world, &fields, &[]).await;
    let page = world.staff().await.get(&format!("/cases/{case}")).await;
    page.says("This sends security codes for <strong>2026-11-20 to 2026-11-22</strong>")
        .says("Nothing shows that whoever asks is at the device");
    crate::desk::approve(&world, &case).await;
    let words = decoded(&world.mail("answer").await);
    let started = DeviceTime::parse(STARTED).unwrap();
    for date in ["2026-11-20", "2026-11-21", "2026-11-22"] {
        let code = world.device.security_code(
            &world.authority.public(),
            &serial(),
            started,
            protocol::DeviceDate::parse(date).unwrap(),
        );
        assert!(
            words.contains(&format!("{date}\r\n\r\n{}\r\n", *code.to_text())),
            "{words}"
        );
    }
    let mut holder = world.holder();
    let standing = [("serial", SERIAL), ("email", HOLDER)];
    holder
        .post("/status", &standing)
        .await
        .says("Security codes were sent");
}

#[tokio::test]
async fn h2_a_temporary_password_for_the_devices_date() {
    let world = world().await;
    let case = take_in(&world, &form(&[("answer", "temporary-password")]), &[]).await;
    crate::desk::approve(&world, &case).await;
    let words = decoded(&world.mail("answer").await);
    let password = world.device.temporary_password(
        &world.authority.public(),
        &serial(),
        &protocol::Model::parse(MODEL).unwrap(),
        protocol::DeviceDate::parse("2026-11-21").unwrap(),
    );
    assert!(words.contains(&*password.to_text()), "{words}");
    assert!(words.contains("Sign in to the device with the temporary password"));
}

#[tokio::test]
async fn inv3_the_portal_takes_a_dated_request_for_any_serial_and_the_desk_sees_which() {
    let world = world().await;
    let unknown = form(&[("answer", "temporary-password"), ("serial", OTHER)]);
    let case = take_in(&world, &unknown, &[]).await;
    let page = world.staff().await.get(&format!("/cases/{case}")).await;
    page.says("The registry does not know this serial number.")
        .says("This cannot be approved.");
}

#[tokio::test]
async fn p2_more_devices_are_added_and_taken_away_and_nothing_is_lost() {
    let world = world().await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let fields = form(&[("serial", ""), ("do", "add")]);
    let page = holder
        .post_form("/request", &fields, Some(png(&picture)))
        .await;
    page.is(StatusCode::OK).says("Device 1").says("Device 2");
    assert_eq!(page.value_of("serial"), SERIAL, "read from the picture");
    assert_eq!(page.value_of("email"), HOLDER);
    let kept = page.value_of("kept_picture");
    assert!(!kept.is_empty(), "the picture is kept");

    let mut fields = form(&[("kept_picture", &kept), ("do", "add")]);
    fields.extend(second("security-code", "2026-11-21", STARTED));
    let page = holder.post_form("/request", &fields, None).await;
    page.says("Device 3");
    assert_eq!(page.value_of("serial-2"), OTHER);
    assert_eq!(page.value_of("started-2"), STARTED);
    assert_eq!(page.value_of("kept_picture"), kept);

    let mut fields = form(&[("kept_picture", &kept), ("do", "remove-1")]);
    fields.extend(second("security-code", "2026-11-21", STARTED));
    let page = holder.post_form("/request", &fields, None).await;
    page.says_not("Device 2");
    assert_eq!(page.value_of("serial"), OTHER, "the second moved up");
}

#[tokio::test]
async fn p2_a_fault_stands_beside_the_field_of_its_own_device() {
    let world = world().await;
    let picture = world.screenshot(&world.challenge());
    let mut fields = form(&[]);
    fields.extend(second("security-code", "2026-02-30", ""));
    let page = world
        .holder()
        .post_form("/request", &fields, Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("id=\"f-device-date-2-error\"")
        .says("id=\"f-started-2-error\"")
        .says_not("id=\"f-device-date-error\"");
    assert!(
        !page.value_of("kept_picture").is_empty(),
        "the picture is kept"
    );

    let mut twice = form(&[("answer", "temporary-password")]);
    twice.extend(second("temporary-password", "2026-11-21", ""));
    for (_, value) in twice.iter_mut().filter(|(name, _)| *name == "serial-2") {
        *value = SERIAL;
    }
    let page = world.holder().post_form("/request", &twice, None).await;
    page.says("stands in the request already, at device 1");
}

#[tokio::test]
async fn p2_h2_two_devices_are_one_case_with_an_answer_each_in_one_mail() {
    let world = world().await;
    let other = DeviceKey::generate(&mut world.rng());
    world.register(OTHER, &other).await;
    let challenges = [world.challenge(), world.challenge_of(OTHER, &other, None)];
    let pictures = challenges.each_ref().map(|one| world.screenshot(one));
    let mut fields = form(&[]);
    fields.extend(second("key", "2026-11-21", ""));
    let files = [
        ("picture", png(&pictures[0])),
        ("picture-2", png(&pictures[1])),
    ];
    let case = take_in(&world, &fields, &files).await;
    let mut staff = world.staff().await;
    let list = staff.get(&format!("/cases/{case}")).await;
    list.says("2 devices, 2 open").says(SERIAL).says(OTHER);
    let one = staff.get(&format!("/cases/{case}/lines/2")).await;
    one.says(&challenges[1].number().to_string())
        .says(&format!("/cases/{case}/picture/2"))
        .says_not(&format!("/cases/{case}/picture/1"));

    let token = list.value_of("form_token");
    let nothing = [("form_token", token.as_str()), ("confirm", "yes")];
    let path = format!("/cases/{case}/approve");
    staff
        .post(&path, &nothing)
        .await
        .is(StatusCode::BAD_REQUEST);
    let both = [
        ("form_token", token.as_str()),
        ("confirm", "yes"),
        ("line", "1"),
        ("line", "2"),
    ];
    let done = staff.post(&path, &both).await;
    assert_eq!(done.leads_to(), format!("/cases/{case}?done=approved"));
    let words = decoded(&world.mail("answer").await);
    for challenge in &challenges {
        assert!(words.contains(&challenge.number().to_string()), "{words}");
    }
    assert_eq!(
        words.matches(world.code.to_text().as_str()).count(),
        4,
        "twice in each form"
    );
}

#[tokio::test]
async fn p2_several_devices_by_rest_with_each_fault_at_its_own() {
    let world = world().await;
    let device = |serial: &str, answer: &str| {
        serde_json::json!({"category": "recorder", "serial": serial, "model": MODEL,
            "device_date": "2026-11-21", "answer": answer})
    };
    let body = |devices: Vec<serde_json::Value>| {
        serde_json::json!({"email": HOLDER, "country": "DE", "place": "Meyer",
            "business": "installer", "declaration": true, "devices": devices})
    };
    let wrong = body(vec![
        device(SERIAL, "temporary-password"),
        device("1", "key"),
    ]);
    let page = crate::rest::call(&world, "/api/v1/requests", &wrong).await;
    let fields: Vec<_> = page.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["field"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(fields, ["devices.1.picture", "devices.1.serial"]);
    let sound = body(vec![
        device(SERIAL, "temporary-password"),
        device(OTHER, "temporary-password"),
    ]);
    let page = crate::rest::call(&world, "/api/v1/requests", &sound).await;
    page.is(StatusCode::CREATED);
    assert_eq!(page.json()["devices"], 2);
}

/// The bytes of a mail's attachment.
fn attached(mail: &str) -> Vec<u8> {
    use base64::Engine as _;

    let (_, rest) = mail.split_once("Content-Disposition: attachment").unwrap();
    let (_, body) = rest.split_once("\r\n\r\n").unwrap();
    let body: String = body
        .split("--")
        .next()
        .unwrap()
        .split_whitespace()
        .collect();
    base64::engine::general_purpose::STANDARD
        .decode(body)
        .unwrap()
}

fn serial() -> protocol::Serial {
    protocol::Serial::parse(SERIAL).unwrap()
}

#[tokio::test]
async fn h2_an_answer_is_taken_back_until_its_mail_leaves_and_sent_again_after() {
    let world = world().await;
    let case = world.request(&world.challenge()).await;
    world.mails().await;
    crate::desk::approve(&world, &case).await;
    let mut staff = world.staff().await;
    let path = format!("/cases/{case}");
    let page = staff.get(&path).await;
    page.says("Take it back");
    let (token, shown) = (page.value_of("form_token"), page.value_of("challenge"));
    let fields = [
        ("form_token", token.as_str()),
        ("challenge", shown.as_str()),
    ];
    let back = staff.post(&format!("{path}/take-back"), &fields).await;
    assert_eq!(back.leads_to(), format!("{path}?done=taken-back"));
    let mails = world.mails().await;
    let answers = |mails: &[(String, String)]| {
        let names = crate::world::names(mails).into_iter();
        names.filter(|name| name.starts_with("answer")).count()
    };
    assert_eq!(answers(&mails), 0, "no answer has left");

    crate::desk::approve(&world, &case).await;
    assert_eq!(answers(&world.mails().await), 1);
    let page = staff.get(&path).await;
    page.says_not("Take it back").says("Send the key again");
    let late = staff.post(&format!("{path}/take-back"), &fields).await;
    late.is(StatusCode::CONFLICT).says("has left already");
    let again = staff.post(&format!("{path}/again"), &fields).await;
    assert_eq!(again.leads_to(), format!("{path}?done=again"));
    let mails = world.mails().await;
    assert_eq!(answers(&mails), 2);
    let key = world.code.to_text();
    let sent = mails.iter().filter(|(name, _)| name.starts_with("answer"));
    assert!(
        sent.into_iter()
            .all(|(_, mail)| mail.contains(key.as_str())),
        "the same key"
    );
}
