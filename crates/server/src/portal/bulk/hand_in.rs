//! A list becomes a request: one case with a line for each device.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use recovery::limits::Proof;
use recovery::request::{Asker, Faulty, NewLine, NewRequest};

use web::language::Words;

use super::super::received;
use super::draft::{self, Draft, Standing, Token};
use super::page::{PartlyPage, Said};
use super::{show, shown};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::intake::{self, Files, Refused};
use crate::tell;

pub(super) async fn hand_in(
    t: Words,
    app: &App,
    (who, proof): (ClientAddress, Proof),
    token: &Token,
    draft: &Draft,
    (standing, asker, mut said): (Vec<Standing>, Asker, Said),
) -> Result<Response, Fault> {
    let (mut lines, mut names, mut rows, mut left_out) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (row, standing) in draft.rows.iter().zip(standing) {
        let Standing::Ready(serial) = standing else {
            continue;
        };
        let mut form = row.form.clone();
        let mut files = Files {
            challenge: None,
            shown: shown::files(app, token, Some(&serial), &draft.shown).await?,
        };
        if row.needs_picture() {
            let picture = draft::picture(app, token, &serial)
                .await?
                .ok_or(Fault::NotFound)?;
            form.challenge = picture.challenge.to_digits();
            files.challenge = Some(picture.name);
        }
        match NewLine::parse(&form, lines.len(), &app.services.policy, app.now().date()) {
            Ok(line) => {
                lines.push(line);
                names.push(files);
                rows.push(row);
            }
            // The rules may have changed since the list was read, or the day.
            Err(faults) => left_out.extend(faults.into_iter().map(|fault| {
                (
                    row.number,
                    serial.to_string(),
                    tell::reason(t, &fault.reason),
                )
            })),
        }
    }
    let Some(request) = NewRequest::of(asker, lines) else {
        said.nothing_ready = true;
        return show(t, app, StatusCode::UNPROCESSABLE_ENTITY, token, draft, said);
    };
    let for_all = shown::files(app, token, None, &draft.shown).await?;
    let take = async |proof| {
        let faulty = Faulty::LeaveOut;
        intake::take_in(app, (who, proof), &request, &names, &for_all, faulty).await
    };
    let mut taken = take(proof).await;
    if matches!(taken, Err(Refused::Puzzle)) {
        taken = take(Proof::None).await;
    }
    let accepted = match taken {
        Ok(accepted) => accepted,
        Err(Refused::Fault(fault)) => return Err(fault),
        Err(Refused::Puzzle) => return Err(Fault::StaleForm),
        Err(Refused::Faults(faults)) => {
            let told = faults.first().map(|fault| tell::reason(t, &fault.reason));
            said.sheet_fault = told;
            return show(t, app, StatusCode::UNPROCESSABLE_ENTITY, token, draft, said);
        }
    };
    draft::end(app, token).await?;
    for fault in &accepted.receipt.left_out {
        let row = fault.device.and_then(|device| rows.get(device));
        let (number, serial) = row.map_or((0, String::new()), |row| {
            (row.number, row.form.serial.clone())
        });
        left_out.push((number, serial, tell::reason(t, &fault.reason)));
    }
    if left_out.is_empty() {
        let mut response = Redirect::to("/request/received").into_response();
        if let Some(cookie) = received::remember(app, &accepted)? {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        return Ok(response);
    }
    let page = PartlyPage {
        t,
        authority: &app.services.policy.service_name,
        case_number: accepted.receipt.case.to_string(),
        email: accepted.receipt.holder.to_string(),
        taken: accepted.receipt.devices,
        left_out,
    };
    html_in(t, StatusCode::OK, &page)
}
