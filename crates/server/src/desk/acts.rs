//! What staff do with a case: approve, reject, ask for more (H2).

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::canned::{CannedReply, ReplyUse};
use recovery::case::{Case, CaseLine, CaseNumber};
use recovery::desk::{self, Approved, DeskError, Exception, Question, Terms, Which};
use recovery::evidence::Shows;
use recovery::objection;
use recovery::staff::Handle;
use recovery::staff::{NotAllowed, Senior};
use recovery::store::ProposalId;
use recovery::text::{Prose, TextError};
use web::{ErrorSummary, Field};

use super::Note;
use super::case::{look, parse, show, show_line};
use super::case_page::shown;
use super::confirm;
use super::said::{self, Composed, Typed};
use super::sent::{Fields, Sent};
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;

/// The forms on a case's page.
pub(crate) struct Forms {
    pub(crate) confirm: Field,
    /// The second factor that an answer needs.
    pub(crate) code: Field,
    pub(crate) exception: Field,
    /// Why an objection does not stand in the way.
    pub(crate) aside: Field,
    pub(crate) question: Field,
    /// What can be asked for by name; as the settings require it, when there is none.
    pub(crate) wanted: Vec<Field>,
    pub(crate) canned_question: Field,
    pub(crate) canned: Field,
    pub(crate) reason: Field,
}

impl Forms {
    pub(crate) fn blank() -> Self {
        Self {
            confirm: Field::checkbox(
                "confirm",
                "I have compared the request with the evidence on this page.",
            ),
            code: confirm::code_field(),
            wanted: Vec::new(),
            exception: Field::textarea("exception", "Why it is to be answered all the same", 3)
                .help("It stands in the audit trail. A second person decides on it."),
            aside: Field::textarea("aside", "Why the request stands all the same", 3)
                .help("It stands in the audit trail. Turn to the reserved address’s owner first."),
            question: Field::textarea("question", "What the holder should tell or send", 3),
            canned_question: Field::select("canned_question", "Answer for reuse", Vec::new()),
            canned: Field::select("canned", "Reason", Vec::new()),
            reason: Field::textarea("reason", "More words to the holder", 3)
                .help("The holder reads this. Enough by itself, too."),
        }
    }

    /// The same with the answers for reuse to choose from.
    pub(super) fn offering(mut self, replies: &[CannedReply]) -> Self {
        let of = |used_for| said::choices(replies, used_for);
        self.canned_question = self.canned_question.choices(of(ReplyUse::Question));
        self.canned = self.canned.choices(of(ReplyUse::Rejection));
        self
    }

    pub(crate) fn summary(&self) -> ErrorSummary {
        let answer = [&self.exception, &self.aside, &self.confirm, &self.code];
        let others = [&self.question, &self.canned, &self.reason];
        ErrorSummary::of(answer.into_iter().chain(others))
    }
}

/// A box for each thing that can be asked for by name.
pub(crate) fn wanted(ticked: &[Shows]) -> Vec<Field> {
    let one = |shows: Shows| {
        let label = match shows {
            Shows::Label => "A photo of the label",
            Shows::Proof => "The proof of purchase",
            Shows::Date => "A photo of the date on the device",
            Shows::Other => "Another picture",
        };
        let value = if ticked.contains(&shows) { "yes" } else { "" };
        Field::checkbox(format!("wants-{}", shows.as_str()), label).value(value)
    };
    Shows::ASKED.into_iter().map(one).collect()
}

pub(super) async fn approve(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let about = About::of(&app, &staff, &number, &sent, true).await?;
    let mut forms = Forms::blank();
    if sent.text("confirm") != "yes" {
        let said = "Please confirm that you have looked.";
        forms.confirm = forms.confirm.error(Some(said));
        forms.code = forms.code.value(sent.text("code"));
        return refuse(&app, &staff, &about, forms).await;
    }
    let agent = match confirm::confirmed(&app, &staff, &sent).await? {
        Ok(agent) => agent,
        Err(why) => {
            forms.confirm = forms.confirm.value("yes");
            forms.code = forms.code.error(Some(why));
            return refuse(&app, &staff, &about, forms).await;
        }
    };
    let services = &app.services;
    let mut terms = Terms {
        seen: Some(ProposalId::from_value(
            sent.text("seen").parse().unwrap_or(0),
        )),
        exception: None,
    };
    if sent.text("as") == "exception" {
        let refused = |error: NotAllowed| Fault::NotAllowed(error.to_string());
        let senior = Senior::of(staff.who.member()).map_err(refused)?;
        match Prose::parse(sent.text("exception")) {
            Ok(reason) => terms.exception = Some(Exception::by(&senior, reason)),
            Err(error) => {
                let said = words_of(error, "Please say why this is to be answered all the same.");
                forms.exception = forms.exception.value(sent.text("exception"));
                forms.exception = forms.exception.error(Some(said));
                return refuse(&app, &staff, &about, forms).await;
            }
        }
    }
    let done = desk::approve_on(
        &*services.store,
        &*services.keys,
        &services.policy,
        &agent,
        about.case,
        sent.which(&about.lines),
        &terms,
        app.now(),
    )
    .await;
    match done {
        Ok(Approved {
            refused, releases, ..
        }) if refused.is_empty() && releases.is_empty() => {
            settle(&app, &staff, &about, "proposed", Ok(())).await
        }
        Ok(Approved { refused, .. }) if !refused.is_empty() => {
            let note = Some(("warn", left_out(&refused)));
            show(&app, &staff, StatusCode::OK, about.case, 0, note, forms).await
        }
        done => settle(&app, &staff, &about, "approved", done.map(drop)).await,
    }
}

/// Takes first approvals back.
pub(super) async fn withdraw_approval(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let about = About::of(&app, &staff, &number, &sent, false).await?;
    let (store, now, which) = (&*app.services.store, app.now(), sent.which(&about.lines));
    let done = desk::withdraw_proposals(store, &staff.who, about.case, which, now).await;
    settle(&app, &staff, &about, "withdrawn", done).await
}

/// Sets an objection of the reserved address aside.
pub(super) async fn set_aside(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let about = About::of(&app, &staff, &number, &sent, false).await?;
    let [line] = about.lines[..] else {
        return Err(Fault::Senseless("Please choose one device.".into()));
    };
    let reason = match Prose::parse(sent.text("aside")) {
        Ok(reason) => reason,
        Err(error) => {
            let mut forms = Forms::blank();
            let said = words_of(error, "Please say why the request stands all the same.");
            forms.aside = forms.aside.value(sent.text("aside")).error(Some(said));
            return refuse(&app, &staff, &about, forms).await;
        }
    };
    let (store, now) = (&*app.services.store, app.now());
    let done = objection::set_aside(store, &staff.who, about.case, line, &reason, now).await;
    settle(&app, &staff, &about, "set-aside", done).await
}

/// Sends an answer that was released once more.
pub(super) async fn again(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let about = About::of(&app, &staff, &number, &sent, false).await?;
    let agent = match confirm::confirmed(&app, &staff, &sent).await? {
        Ok(agent) => agent,
        Err(why) => {
            let mut forms = Forms::blank();
            forms.code = forms.code.error(Some(why));
            return refuse(&app, &staff, &about, forms).await;
        }
    };
    let services = &app.services;
    let (store, policy, which) = (&*services.store, &services.policy, Which::At(&about.lines));
    let done = desk::send_again(store, policy, &agent, about.case, which, app.now()).await;
    settle(&app, &staff, &about, "again", done.map(drop)).await
}

/// Takes an answer back that has not left yet.
pub(super) async fn take_back(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let about = About::of(&app, &staff, &number, &sent, false).await?;
    let [line] = about.lines[..] else {
        return Err(Fault::Senseless("Please choose one device.".into()));
    };
    let (store, now) = (&*app.services.store, app.now());
    let done = desk::take_back(store, &staff.who, about.case, line, now).await;
    settle(&app, &staff, &about, "taken-back", done).await
}

/// What is said when some devices could be answered and others not.
fn left_out(refused: &[(u32, String)]) -> String {
    let one = |(position, why): &(u32, String)| format!("Device {position}: {why}");
    let first: Vec<_> = refused.iter().take(5).map(one).collect();
    let more = match refused.len() {
        0..=5 => String::new(),
        all => format!(" So it is with {} more.", all - 5),
    };
    format!(
        "The others are approved. Not approved: {}{more}",
        first.join(" ")
    )
}

pub(super) async fn reject(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let about = About::of(&app, &staff, &number, &sent, false).await?;
    let typed = Typed {
        used_for: ReplyUse::Rejection,
        chosen: sent.text("canned"),
        words: sent.text("reason"),
        inserts: sent.text("do") == "insert",
        empty: "Please choose a reason or write one.",
    };
    let words = match about.compose(&app, &staff, &typed).await? {
        Composed::Said(words) => words,
        Composed::Inserted(words) => {
            let mut forms = Forms::blank();
            forms.reason = forms.reason.value(words).attribute("data-focus", "");
            return back(&app, &staff, &about, StatusCode::OK, None, forms).await;
        }
        Composed::Wrong(why) => {
            let mut forms = Forms::blank();
            forms.canned = forms.canned.value(typed.chosen);
            forms.reason = forms.reason.value(typed.words).error(Some(why));
            return refuse(&app, &staff, &about, forms).await;
        }
    };
    let services = &app.services;
    let (store, policy) = (&*services.store, &services.policy);
    let (now, which) = (app.now(), sent.which(&about.lines));
    let done = desk::reject(store, policy, &staff.who, about.case, which, words, now).await;
    settle(&app, &staff, &about, "rejected", done).await
}

pub(super) async fn ask(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let about = About::of(&app, &staff, &number, &sent, false).await?;
    let is_ticked = |shows: &Shows| sent.text(&format!("wants-{}", shows.as_str())) == "yes";
    let ticked: Vec<_> = Shows::ASKED.into_iter().filter(is_ticked).collect();
    let typed = Typed {
        used_for: ReplyUse::Question,
        chosen: sent.text("canned_question"),
        words: sent.text("question"),
        inserts: sent.text("do") == "insert",
        empty: "Please write what you want to know.",
    };
    let question = match about.compose(&app, &staff, &typed).await? {
        Composed::Said(question) => question,
        Composed::Inserted(words) => {
            let mut forms = Forms::blank();
            forms.wanted = wanted(&ticked);
            forms.question = forms.question.value(words).attribute("data-focus", "");
            return back(&app, &staff, &about, StatusCode::OK, None, forms).await;
        }
        Composed::Wrong(why) => {
            let mut forms = Forms::blank();
            forms.wanted = wanted(&ticked);
            forms.canned_question = forms.canned_question.value(typed.chosen);
            forms.question = forms.question.value(typed.words).error(Some(why));
            return refuse(&app, &staff, &about, forms).await;
        }
    };
    let services = &app.services;
    let (store, policy) = (&*services.store, &services.policy);
    let (now, which) = (app.now(), sent.which(&about.lines));
    let question = Question {
        said: question,
        wanted: ticked,
    };
    let done =
        desk::ask_for_more(store, policy, &staff.who, about.case, which, question, now).await;
    settle(&app, &staff, &about, "asked", done).await
}

/// What a form is about: devices of a case.
struct About {
    case: CaseNumber,
    lines: Vec<u32>,
    /// Whether it came from the page of one device of several.
    is_one_of_many: bool,
    /// The case itself, with the device or the first of several.
    asked: (Case, CaseLine),
    is_one: bool,
}

impl About {
    /// What is approved is what was shown (W-30): the page of a device carries what it showed, and
    /// a list names its devices.
    async fn of(
        app: &App,
        staff: &SignedIn<impl Handle>,
        number: &str,
        sent: &Sent,
        is_approval: bool,
    ) -> Result<Self, Fault> {
        let (case, mut lines) = (parse(number)?, sent.lines()?);
        let claimed = sent.text("challenge");
        let view = look(app, staff, case, lines.first().copied()).await?;
        let is_only = view.tally.total() == 1;
        if lines.is_empty() && is_only {
            lines.push(view.line.position);
        }
        let wants_claim = is_approval && is_only;
        if (wants_claim || !claimed.is_empty()) && claimed != shown(&view.line) {
            return Err(Fault::StaleForm);
        }
        if lines.is_empty() && sent.text("which") != "open" {
            return Err(Fault::Senseless(
                "Please choose at least one device.".into(),
            ));
        }
        Ok(Self {
            case,
            is_one_of_many: !is_only && lines.len() == 1 && !claimed.is_empty(),
            is_one: lines.len() == 1,
            asked: (view.case, view.line),
            lines,
        })
    }

    async fn compose(
        &self,
        app: &App,
        staff: &SignedIn<impl Handle>,
        typed: &Typed<'_>,
    ) -> Result<Composed, Fault> {
        let (case, line) = &self.asked;
        typed
            .compose(app, &staff.reader(), case, (line, self.is_one))
            .await
    }
}

fn words_of(error: TextError, empty: &str) -> String {
    match error {
        TextError::Empty => empty.to_owned(),
        other => other.to_string(),
    }
}

async fn refuse(
    app: &App,
    staff: &SignedIn<impl Handle>,
    about: &About,
    forms: Forms,
) -> Result<Response, Fault> {
    back(
        app,
        staff,
        about,
        StatusCode::UNPROCESSABLE_ENTITY,
        None,
        forms,
    )
    .await
}

/// The page that the form came from.
async fn back(
    app: &App,
    staff: &SignedIn<impl Handle>,
    about: &About,
    status: StatusCode,
    note: Note,
    forms: Forms,
) -> Result<Response, Fault> {
    if about.is_one_of_many {
        let view = look(app, staff, about.case, about.lines.first().copied()).await?;
        return show_line(app, staff, status, &view, note, forms).await;
    }
    show(app, staff, status, about.case, 0, note, forms).await
}

/// Back to the case: with good news, or with the reason why the step was not taken.
async fn settle(
    app: &App,
    staff: &SignedIn<impl Handle>,
    about: &About,
    what: &str,
    done: Result<(), DeskError>,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => {
            let address = format!("/cases/{}?done={what}", about.case);
            Ok(Redirect::to(&address).into_response())
        }
        Err(DeskError::Store(error)) => Err(error.into()),
        Err(refused) => {
            let note = Some(("bad", refused.to_string()));
            let status = StatusCode::CONFLICT;
            back(app, staff, about, status, note, Forms::blank()).await
        }
    }
}
