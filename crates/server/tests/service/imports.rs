//! Files for the registry that are uploaded at the desk.

use axum::http::StatusCode;
use recovery::audit::Act;

use crate::browser::{Browser, File, Page};
use crate::world::{SERIAL, World};

async fn upload(staff: &mut Browser, kind: &str, text: &str) -> Page {
    let token = staff.get("/registry/imports").await.value_of("form_token");
    let file = File {
        name: "list.csv",
        bytes: text.as_bytes(),
    };
    let fields = [("form_token", token.as_str()), ("kind", kind)];
    staff
        .post_files("/registry/imports", &fields, &[("file", file)])
        .await
}

async fn acts(world: &World, act: Act) -> usize {
    let mut tx = world.services.store.read().await.unwrap();
    tx.entries_of(act, 50).await.unwrap().len()
}

#[tokio::test]
async fn h1_registry_a_file_is_uploaded_and_imported_while_nobody_waits() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    let template = staff.get("/registry/template/devices.csv").await;
    template.is(StatusCode::OK);
    assert_eq!(template.text().trim(), "serial,model,sold_to,region");

    let mut text = "model;serial;sold_to\n".to_owned();
    for n in 0..12_000 {
        text.push_str(&format!("RG1;RGUP{n:016};Nord Alarm\n"));
    }
    text.push_str("RG1;short;=cmd\n;RGUP0000000000000001;x\n");
    let ordered = upload(&mut staff, "devices", &text).await;
    let path = ordered.leads_to().to_owned();
    staff.get(&path).await.says("It begins in a moment");
    server::registry::uploads::drain(&world.services)
        .await
        .unwrap();

    let page = staff.get(&path).await;
    page.says("12002 rows")
        .says("done, with faults")
        .says("12002")
        .says("12003")
        .says_not("Look again");
    let faults = staff.get(&format!("{path}/faults.csv")).await;
    let lines: Vec<_> = faults.text().lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "serial,model,sold_to,region,line,wrong,fault");
    assert!(
        lines[1].starts_with("short,RG1,'=cmd,,12002,serial,"),
        "{}",
        lines[1]
    );
    assert_eq!(lines.len(), 3);
    staff
        .get("/registry?serial=RGUP0000000000011999")
        .await
        .says("Nord Alarm");
    staff.get("/registry/imports").await.says("list.csv");
    assert_eq!(acts(&world, Act::ImportOrdered).await, 1);
    assert_eq!(acts(&world, Act::ImportEnded).await, 1);

    // Mended, the faulty rows can be uploaded as they were downloaded.
    let mended = faults.text().replace("short", "RGUP9000000000000001");
    let mended = mended.replacen("RGUP0000000000000001,,", "RGUP9000000000000002,RG1,", 1);
    let path = upload(&mut staff, "devices", &mended)
        .await
        .leads_to()
        .to_owned();
    server::registry::uploads::drain(&world.services)
        .await
        .unwrap();
    staff
        .get(&path)
        .await
        .says("2 rows")
        .says_not("Faulty rows");
}

#[tokio::test]
async fn h1_registry_flags_are_set_and_taken_away_by_a_file() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    let text = format!(
        "serial,flag,reason\n{SERIAL},stolen,Police report 7\nRG0000000000000000AA,blocked,x\n\
         {SERIAL},gone,y\n"
    );
    let path = upload(&mut staff, "flags", &text)
        .await
        .leads_to()
        .to_owned();
    server::registry::uploads::drain(&world.services)
        .await
        .unwrap();
    staff
        .get(&path)
        .await
        .says("Flags set")
        .says("does not know serial number")
        .says("write stolen, blocked, or clear");
    let device = format!("/registry/{SERIAL}");
    staff.get(&device).await.says("Police report 7");
    let text = format!("reason,serial,flag\nFound again,{SERIAL},clear\n");
    upload(&mut staff, "flags", &text).await;
    server::registry::uploads::drain(&world.services)
        .await
        .unwrap();
    staff.get(&device).await.says("Found again");
}

#[tokio::test]
async fn h1_registry_a_file_that_is_none_is_told_and_a_stranger_uploads_nothing() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    let empty = upload(&mut staff, "devices", "").await;
    empty
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please choose a CSV file");
    let path = upload(&mut staff, "devices", "a,b\n1,2\n")
        .await
        .leads_to()
        .to_owned();
    server::registry::uploads::drain(&world.services)
        .await
        .unwrap();
    staff
        .get(&path)
        .await
        .says("broken off")
        .says("the columns are serial, model, sold_to, region");
    let file = File {
        name: "list.csv",
        bytes: b"serial,model\n",
    };
    let forged = [("form_token", "forged"), ("kind", "devices")];
    let refused = staff
        .post_files("/registry/imports", &forged, &[("file", file)])
        .await;
    assert!(refused.status.is_client_error());
    staff
        .get("/registry/imports/99")
        .await
        .is(StatusCode::NOT_FOUND);
}
