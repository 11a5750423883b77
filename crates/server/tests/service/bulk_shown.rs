//! What the authority requires to be shown, of each device of a list (P10).

use axum::http::StatusCode;
use protocol::DeviceKey;
use recovery::country::Country;
use recovery::evidence::{Want, Wants};
use recovery::policy::AnswerKind;

use crate::browser::{Browser, File, Page};
use crate::evidence::{pdf, photo};
use crate::world::{HOLDER, SERIAL, World, case_in};

const SECOND: &str = "RG4T7M2KXX9876543211";

const ASKER: [(&str, &str); 5] = [
    ("email", HOLDER),
    ("country", "DE"),
    ("place", "Nord Alarm GmbH"),
    ("business", "installer"),
    ("declaration", "yes"),
];

/// A world whose lists need a label of each device, and in Brazil the proof of purchase.
async fn asking() -> World {
    let world = World::with(|policy, _| {
        policy.answers = vec![AnswerKind::TemporaryPassword];
        policy.wants.answers = Vec::new();
        policy.wants.always.label = Want::Required;
        let proof = Wants {
            proof: Want::Required,
            ..Wants::default()
        };
        policy.wants.countries = vec![(Country::from_code("BR").unwrap(), proof)];
    })
    .await;
    let key = DeviceKey::generate(&mut world.rng());
    world.register(SECOND, &key).await;
    world
}

async fn begin(holder: &mut Browser) -> String {
    let list = format!(
        "Serial;Model;Category;Date\n{SERIAL};RG1602-16S;Recorder;21.11.2026\n\
         {SECOND};RG1602-16S;Recorder;21.11.2026\n"
    );
    let sheet = File {
        name: "list.csv",
        bytes: list.as_bytes(),
    };
    let sent = holder.post_files("/bulk", &[], &[("sheet", sheet)]).await;
    sent.leads_to().to_owned()
}

async fn show(holder: &mut Browser, at: &str, field: &str, name: &str, bytes: &[u8]) -> Page {
    let to = format!("{at}/pictures");
    holder
        .post_files(&to, &[], &[(field, File { name, bytes })])
        .await
}

#[tokio::test]
async fn p10_what_is_required_is_said_before_a_list_is_uploaded() {
    let world = asking().await;
    world
        .holder()
        .get("/bulk")
        .await
        .says("A photo of the label: needed</li>")
        .says("The proof of purchase: needed for some answers or countries");
    let calm = World::new().await;
    calm.holder()
        .get("/bulk")
        .await
        .says_not("What we look at besides");
}

#[tokio::test]
async fn p10_no_row_of_a_list_slips_past_what_is_required() {
    let world = asking().await;
    let mut holder = world.holder();
    let at = begin(&mut holder).await;
    holder
        .get(&at)
        .await
        .says("<dt>Ready to be sent</dt><dd>0</dd>")
        .says("<dt>Without what we need to see</dt><dd>2</dd>")
        .says(&format!("Row 3: {SECOND}: A photo of the label"));
    let refused = holder.post_form(&at, &ASKER, None).await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Some rows are not ready");

    let label = photo();
    let nameless = show(&mut holder, &at, "label", "IMG_1.png", &label).await;
    nameless
        .says("Its name holds no serial number of a good row")
        .says("<dt>Ready to be sent</dt><dd>0</dd>");
    let name = format!("Label {}.png", SERIAL.to_lowercase());
    let found = show(&mut holder, &at, "label", &name, &label).await;
    found
        .says("There for 1 device, by files of its own.")
        .says("<dt>Ready to be sent</dt><dd>1</dd>")
        .says("<dt>Without what we need to see</dt><dd>1</dd>");

    // The row without its label is left out, when that was said.
    let all = [&ASKER[..], &[("leave_out", "yes")]].concat();
    let sent = holder.post_form(&at, &all, None).await;
    assert_eq!(sent.leads_to(), "/request/received");
    let case = case_in(&holder.get("/request/received").await);
    let mut staff = world.staff().await;
    staff
        .get(&format!("/cases/{case}"))
        .await
        .says(SERIAL)
        .says_not(SECOND)
        .says("Label photo 1");
}

#[tokio::test]
async fn p10_one_proof_of_purchase_counts_for_a_whole_list_and_is_asked_for_by_country() {
    let world = asking().await;
    let mut holder = world.holder();
    let at = begin(&mut holder).await;
    let label = photo();
    for serial in [SERIAL, SECOND] {
        let name = format!("{serial}.png");
        show(&mut holder, &at, "label", &name, &label).await;
    }
    let in_brazil: Vec<_> = ASKER
        .iter()
        .map(|(name, value)| match *name {
            "country" => ("country", "BR"),
            name => (name, *value),
        })
        .collect();
    holder
        .post_form(&at, &in_brazil, None)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says(&format!("Row 2: {SERIAL}: The proof of purchase"));
    let invoice = pdf(2);
    show(&mut holder, &at, "proof", "invoice.pdf", &invoice)
        .await
        .says("There for the whole list.");
    let sent = holder.post_form(&at, &in_brazil, None).await;
    assert_eq!(sent.leads_to(), "/request/received");
    let case = case_in(&holder.get("/request/received").await);
    let mut staff = world.staff().await;
    for line in [1, 2] {
        staff
            .get(&format!("/cases/{case}/lines/{line}"))
            .await
            .says("Label photo")
            .says("Proof of purchase");
    }
}

#[tokio::test]
async fn p10_no_more_pictures_are_kept_of_one_thing_than_anybody_looks_at() {
    let world = asking().await;
    let mut holder = world.holder();
    let at = begin(&mut holder).await;
    let invoice = pdf(3);
    show(&mut holder, &at, "proof", "a.pdf", &invoice)
        .await
        .says_not("These are more than 5 pictures");
    show(&mut holder, &at, "proof", "b.pdf", &invoice)
        .await
        .says("These are more than 5 pictures");
}
