//! The registry at the desk.

use axum::http::StatusCode;
use recovery::audit::Act;

use crate::browser::{Browser, Page};
use crate::world::{MODEL, SERIAL, World};

async fn post(staff: &mut Browser, from: &str, to: &str, fields: &[(&str, &str)]) -> Page {
    let token = staff.get(from).await.value_of("form_token");
    let mut all = vec![("form_token", token.as_str())];
    all.extend(fields);
    staff.post(to, &all).await
}

#[tokio::test]
async fn h1_registry_a_device_is_found_by_each_end_of_its_serial_number() {
    let world = World::new().await;
    world.register("RG4T7M2KXX9876543999", &world.device).await;
    let mut staff = world.staff().await;
    let all = staff.get("/registry").await;
    all.is(StatusCode::OK)
        .says(SERIAL)
        .says("RG4T7M2KXX9876543999");
    let ends = staff.get("/registry?serial=3210&part=ends").await;
    ends.says(SERIAL)
        .says_not("RG4T7M2KXX9876543999")
        .says("enrolled");
    let begins = staff.get("/registry?serial=rg4t7m2kxx98765439").await;
    begins.says("RG4T7M2KXX9876543999").says_not(SERIAL);
    let none = staff.get("/registry?model=other").await;
    none.says("Nothing found");
    let buyer = staff
        .get("/registry?sold_to=nord+alarm&flag=any&distributor=any")
        .await;
    buyer.says(SERIAL);
    let wrong = staff.get("/registry?serial=a%20b").await;
    wrong
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Serial numbers consist of");
    staff
        .get("/registry/RG0000000000000000AA")
        .await
        .is(StatusCode::NOT_FOUND);
    staff.get("/registry/%20").await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn h1_registry_pages_follow_each_other() {
    let world = World::new().await;
    for number in 0..60 {
        let serial = format!("PAGE{number:016}");
        world.register(&serial, &world.device).await;
    }
    let mut staff = world.staff().await;
    let first = staff.get("/registry?serial=PAGE&model=rg").await;
    first
        .says("PAGE0000000000000049")
        .says_not("PAGE0000000000000050");
    let text = first.text();
    let link = text
        .split("href=\"")
        .find(|part| part.starts_with("/registry?") && part.contains("after="))
        .unwrap();
    let link = link
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&")
        .replace("&#38;", "&");
    let second = staff.get(&link).await;
    second
        .says("PAGE0000000000000050")
        .says("PAGE0000000000000059")
        .says_not("PAGE0000000000000049")
        .says_not("Further devices");
}

#[tokio::test]
async fn h1_registry_a_stolen_device_stands_out_and_is_not_approved() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    let page = format!("/registry/{SERIAL}");
    let flag = format!("{page}/flag");
    let empty = post(
        &mut staff,
        &page,
        &flag,
        &[("kind", "stolen"), ("reason", " ")],
    )
    .await;
    empty
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please say why.");
    let fields = [("kind", "stolen"), ("reason", "Police file 17")];
    let done = post(&mut staff, &page, &flag, &fields).await;
    assert_eq!(done.leads_to(), format!("{page}?done=flag"));
    let shown = staff.get(done.leads_to()).await;
    shown
        .says("The device is flagged.")
        .says("Police file 17")
        .says("Flagged, by anna (stolen: Police file 17)")
        .says(MODEL)
        .says("Nord Alarm GmbH");
    let twice = post(&mut staff, &page, &flag, &fields).await;
    twice.is(StatusCode::CONFLICT);

    // The holder sends his request and hears what everybody hears.
    let challenge = world.challenge();
    let case = world.request(&challenge).await;
    let view = staff.get(&format!("/cases/{case}")).await;
    view.says("badge bad\">stolen")
        .says("This device is reported stolen")
        .says("Police file 17")
        .says("This cannot be approved.")
        .says(&format!("href=\"/registry/{SERIAL}\""));
    staff.get("/").await.says("badge bad\">stolen");
    let token = view.value_of("form_token");
    let shown = challenge.number().to_string();
    let approve = [
        ("form_token", token.as_str()),
        ("challenge", shown.as_str()),
        ("confirm", "yes"),
    ];
    let refused = staff
        .post(&format!("/cases/{case}/approve"), &approve)
        .await;
    refused.is(StatusCode::CONFLICT);

    let why = [("kind", "stolen"), ("reason-stolen", "It was found")];
    let cleared = post(&mut staff, &page, &format!("{page}/clear"), &why).await;
    assert_eq!(cleared.leads_to(), format!("{page}?done=clear"));
    let after = staff.get(&page).await;
    after.says("Taken away").says("It was found").says(&case);
    let mut tx = world.services.store.read().await.unwrap();
    assert_eq!(tx.entries_of(Act::FlagCleared, 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn h1_registry_a_device_belongs_to_a_distributor_by_any_of_its_names() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    let new = "/distributors/new";
    let fields = |name, aliases| {
        [
            ("name", name),
            ("country", "DE"),
            ("contact", "Anna"),
            ("aliases", aliases),
        ]
    };
    let empty = post(&mut staff, new, new, &fields("", "")).await;
    empty.is(StatusCode::UNPROCESSABLE_ENTITY);
    let kept = post(
        &mut staff,
        new,
        new,
        &fields("Nordhandel", "NORD ALARM\nNord Alarm GmbH"),
    )
    .await;
    assert_eq!(kept.leads_to(), "/distributors?done=kept");
    let taken = post(&mut staff, new, new, &fields("Nord-Alarm", "")).await;
    taken
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("is a name of another distributor already");
    staff
        .get("/distributors")
        .await
        .says("Nordhandel")
        .says("Germany");
    let device = staff.get(&format!("/registry/{SERIAL}")).await;
    device.says("<dt>Distributor</dt><dd>Nordhandel</dd>");
    staff.get("/registry?distributor=1").await.says(SERIAL);
    let one = "/distributors/1";
    let changed = post(&mut staff, one, one, &fields("Nordhandel AG", "Nord Alarm")).await;
    assert_eq!(changed.leads_to(), "/distributors?done=kept");
    let removed = post(&mut staff, one, "/distributors/1/remove", &[]).await;
    assert_eq!(removed.leads_to(), "/distributors?done=removed");
    staff.get(one).await.is(StatusCode::NOT_FOUND);
}
