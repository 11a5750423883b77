//! What is kept of a person: found, copied and erased by admins, held by seniors.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::calendar::Date;
use recovery::case::CaseNumber;
use recovery::retention::{
    self, EraseError, Found, FoundCase, HoldError, Person, erase_person, find,
};
use recovery::staff::{Admin, Confirmed, Handle, Keeper, Senior};
use recovery::text::Line;
use web::{ErrorSummary, Field};

use super::account::{self, Done};
use super::confirm;
use super::sent::{Fields, Sent};
use super::session::SignedIn;
use super::{Frame, Note};
use crate::app::App;
use crate::http::download;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;
use crate::privacy::{self, By};

/// The page.
#[derive(Template)]
#[template(path = "desk/privacy.html")]
pub(crate) struct PrivacyPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    /// Whom to look for and why, for admins once a second factor was shown.
    pub(crate) forms: Option<(Field, Field)>,
    pub(crate) found: Option<Kept>,
    /// Case, end and reason of a hold.
    pub(crate) hold: [Field; 3],
    pub(crate) code: Field,
}

/// What was found.
pub(crate) struct Kept {
    pub(crate) person: String,
    pub(crate) reason: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) is_cut: bool,
    pub(crate) orders: u64,
    pub(crate) in_registry: bool,
    /// Whether all of it can be erased now.
    pub(crate) can_be_erased: bool,
    /// Where the person is typed again.
    pub(crate) typed: Field,
}

/// A request.
pub(crate) struct Row {
    pub(crate) case: String,
    pub(crate) received: String,
    pub(crate) devices: String,
    pub(crate) holds: String,
    pub(crate) obstacle: String,
}

/// What is wrong with a form, field by field.
#[derive(Default)]
struct Refused {
    values: [String; 5],
    words: [Option<String>; 5],
    typed: Option<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    let note = match done.as_str() {
        "erased" => Some((
            "good",
            "Erased. Mails that were sent, and backups, keep what they hold until they end.".into(),
        )),
        "held" => Some(("good", "The request is held.".into())),
        "let-go" => Some(("good", "Nothing holds the request any more.".into())),
        other => account::note(other),
    };
    show(&app, &staff, StatusCode::OK, note, None, Refused::default()).await
}

/// Finds, copies or erases, as the form's button says.
pub(super) async fn act(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let SignedIn { who, form_token } = staff;
    let senior = Senior::of(who.member()).map_err(|why| Fault::NotAllowed(why.to_string()))?;
    let senior = SignedIn {
        who: senior,
        form_token,
    };
    let Some(admin) = confirm::for_accounts(&app, who) else {
        return to_page("confirm");
    };
    let typed = [sent.text("person"), sent.text("why")].map(str::to_owned);
    let (person, reason) = (Person::parse(&typed[0]), Line::parse(&typed[1]));
    let (Some(person), Ok(reason)) = (person.clone(), reason.clone()) else {
        let words = "Please type an email address or a serial number.";
        let refused = Refused {
            words: [
                person.is_none().then(|| words.to_owned()),
                reason.err().map(|why| why.to_string()),
                None,
                None,
                None,
            ],
            values: typed_values(typed),
            typed: None,
        };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show(&app, &senior, status, None, None, refused).await;
    };
    let asked = (&person, &reason);
    match sent.text("do") {
        "export" => export(&app, &admin, asked).await,
        "erase" => erase(&app, &senior, &admin, asked, sent.text("typed")).await,
        _ => {
            let found = looked_for(&app, &admin, asked).await?;
            let kept = Some((found, asked));
            show(
                &app,
                &senior,
                StatusCode::OK,
                None,
                kept,
                Refused::default(),
            )
            .await
        }
    }
}

fn typed_values([person, why]: [String; 2]) -> [String; 5] {
    [person, why, String::new(), String::new(), String::new()]
}

async fn looked_for(
    app: &App,
    admin: &Confirmed<Admin>,
    (person, reason): (&Person, &Line),
) -> Result<Found, Fault> {
    let keeper = Keeper::Admin(admin);
    Ok(find(&*app.services.store, keeper, person, reason, app.now()).await?)
}

fn numbers(found: &Found) -> Vec<CaseNumber> {
    found.cases.iter().map(|one| one.case.number).collect()
}

async fn export(
    app: &App,
    admin: &Confirmed<Admin>,
    asked: (&Person, &Line),
) -> Result<Response, Fault> {
    let (person, reason) = asked;
    let cases = numbers(&looked_for(app, admin, asked).await?);
    let (services, keeper) = (&app.services, Keeper::Admin(admin));
    retention::note_export(&*services.store, keeper, &cases, reason, app.now()).await?;
    let file = download::draft()?;
    let into = file.try_clone().map_err(Fault::internal)?;
    let about = person.to_string();
    privacy::copy(services, (&about, By::Authority), &cases, into).await?;
    download::zip(file, privacy::COPY_NAME)
}

async fn erase(
    app: &App,
    staff: &SignedIn<Senior>,
    admin: &Confirmed<Admin>,
    asked: (&Person, &Line),
    typed: &str,
) -> Result<Response, Fault> {
    let (person, reason) = asked;
    let found = looked_for(app, admin, asked).await?;
    let (status, words) = if Person::parse(typed).as_ref() == Some(person) {
        let (cases, keeper) = (numbers(&found), Keeper::Admin(admin));
        let store = &*app.services.store;
        match erase_person(store, keeper, person, &cases, reason, app.now()).await {
            Ok(()) => return to_page("erased"),
            Err(EraseError::Store(error)) => return Err(error.into()),
            Err(refused) => (StatusCode::CONFLICT, refused.to_string()),
        }
    } else {
        let words = "Please type it once more, exactly as above, to erase all of this.";
        (StatusCode::UNPROCESSABLE_ENTITY, words.to_owned())
    };
    let refused = Refused {
        typed: Some(words),
        ..Refused::default()
    };
    show(app, staff, status, None, Some((found, asked)), refused).await
}

/// Holds a request, or lets go of it.
pub(super) async fn hold(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let typed = ["case", "until", "reason"].map(|name| sent.text(name).to_owned());
    let (store, now) = (&*app.services.store, app.now());
    let [case, until, reason] = &typed;
    let lets_go = sent.text("do") == "let-go";
    let number = CaseNumber::parse(case).ok_or("Please type the number of a request.".to_owned());
    let ends = Date::parse(until).and_then(|day| app.services.policy.calendar.zone().begin_of(day));
    let ends = ends.ok_or("Please choose a day.".to_owned());
    let why = Line::parse(reason).map_err(|why| why.to_string());
    let (mut words, done) = match (number, ends, why) {
        (Ok(number), _, _) if lets_go => (
            [None, None, None],
            Some((
                retention::end_hold(store, &staff.who, number, now).await,
                "let-go",
            )),
        ),
        (Ok(number), Ok(ends), Ok(why)) => (
            [None, None, None],
            Some((
                retention::hold(store, &staff.who, number, (why, ends), now).await,
                "held",
            )),
        ),
        (number, ends, why) => {
            let (ends, why) = (ends.err(), why.err());
            let rest = |words| if lets_go { None } else { words };
            ([number.err(), rest(ends), rest(why)], None)
        }
    };
    match done {
        Some((Ok(()), done)) => return to_page(done),
        Some((Err(HoldError::Store(error)), _)) => return Err(error.into()),
        Some((Err(error @ HoldError::End), _)) => words[1] = Some(error.to_string()),
        Some((Err(error), _)) => words[0] = Some(error.to_string()),
        None => {}
    }
    let [case, until, reason] = typed;
    let [a, b, c] = words;
    let refused = Refused {
        values: [String::new(), String::new(), case, until, reason],
        words: [None, None, a, b, c],
        typed: None,
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(&app, &staff, status, None, None, refused).await
}

async fn show(
    app: &App,
    staff: &SignedIn<Senior>,
    status: StatusCode,
    note: Note,
    found: Option<(Found, (&Person, &Line))>,
    refused: Refused,
) -> Result<Response, Fault> {
    let member = staff.who.member();
    let is_open = Admin::of(member).is_ok() && confirm::opens_accounts(app, member);
    let fields = fields(refused.values, refused.words);
    let typed = refused.typed;
    let found = found.map(|(found, asked)| kept(found, asked, typed));
    let summary = ErrorSummary::of(fields.iter().chain(found.as_ref().map(|kept| &kept.typed)));
    let [person, why, case, until, reason] = fields;
    let page = PrivacyPage {
        frame: Frame::of(app, staff, "privacy").await?,
        note,
        summary,
        forms: is_open.then_some((person, why)),
        found,
        hold: [case, until, reason],
        code: confirm::code_field(),
    };
    html(status, &page)
}

/// Person, reason, and case, end and reason of a hold.
pub(crate) fn fields(values: [String; 5], words: [Option<String>; 5]) -> [Field; 5] {
    let fields = [
        Field::text("person", "Email address or serial number")
            .attribute("autocomplete", "off")
            .attribute("spellcheck", "false")
            .required(),
        Field::text("why", "Why you ask")
            .help("It stands in the audit trail, such as “letter of 2 May”. Name nobody.")
            .required(),
        Field::text("case", "Number of the request").required(),
        Field::date("until", "Until").help("The day on which the hold ends; within two years."),
        Field::text("reason", "Reason").help("It is erased with the request."),
    ];
    let mut all = values.into_iter().zip(words);
    fields.map(|field| match all.next() {
        Some((value, words)) => field.value(value).error(words),
        None => field,
    })
}

fn kept(found: Found, (person, reason): (&Person, &Line), fault: Option<String>) -> Kept {
    let typed = Field::text(
        "typed",
        format!("Type {person} once more to erase all of this"),
    )
    .attribute("autocomplete", "off")
    .required()
    .error(fault);
    let free = found.cases.iter().all(|one| one.obstacle.is_none());
    Kept {
        person: person.to_string(),
        reason: reason.as_str().to_owned(),
        can_be_erased: free && (!found.cases.is_empty() || found.orders > 0),
        is_cut: found.is_cut,
        orders: found.orders,
        in_registry: found.in_registry,
        rows: found.cases.into_iter().map(row).collect(),
        typed,
    }
}

fn row(one: FoundCase) -> Row {
    let open = match one.tally.open() {
        0 => String::new(),
        open => format!(", {open} open"),
    };
    Row {
        case: one.case.number.to_string(),
        received: to_minute(one.case.opened_at),
        devices: format!("{}{open}", one.tally.total()),
        holds: format!(
            "{} pictures, {} messages, {} notes, {} entries of the trail",
            one.pictures, one.messages, one.notes, one.entries
        ),
        obstacle: match (one.obstacle, one.hold) {
            (Some(EraseError::Held(..)), Some(hold)) => {
                format!("Held until {} by {}: {}", hold.ends, hold.by, hold.reason)
            }
            (Some(why), _) => why.to_string(),
            (None, _) => String::new(),
        },
    }
}

fn to_page(done: &str) -> Result<Response, Fault> {
    Ok(Redirect::to(&format!("/privacy?done={done}")).into_response())
}
