//! Office Open XML workbooks (ISO/IEC 29500).

mod escape;
mod sheet;
mod strings;
pub(super) mod styles;

use std::io::{Read, Seek};

use self::styles::Styles;
use super::package::{Package, resolve};
use super::texts::Texts;
use super::{Output, Unreadable, xml};

/// Sheets that are looked at for one with anything in it.
const SHEETS: usize = 64;

/// What a workbook says of its sheets.
#[derive(Default)]
struct Workbook {
    /// Visible sheets' relation ids, in their order.
    sheets: Vec<String>,
    from_1904: bool,
}

/// A relation of the workbook to another part.
struct Relation {
    id: String,
    kind: String,
    path: String,
}

pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    path: &str,
    out: &mut Output<'_>,
) -> Result<(), Unreadable> {
    let workbook = workbook(package, path)?;
    let relations = relations(package, path)?;
    let part = |kind: &str| {
        relations
            .iter()
            .find(|relation| relation.kind.ends_with(kind))
            .map(|relation| &*relation.path)
    };
    let styles = match part("/styles") {
        Some(path) => styles::read(package, path)?,
        None => Styles::default(),
    };
    let texts = match part("/sharedStrings") {
        Some(path) => strings::read(package, path, out.limits)?,
        None => Texts::default(),
    };
    let book = sheet::Book {
        texts,
        styles,
        from_1904: workbook.from_1904,
    };
    for id in workbook.sheets.iter().take(SHEETS) {
        let sheet = relations
            .iter()
            .find(|relation| relation.id == *id && relation.kind.ends_with("/worksheet"));
        if let Some(sheet) = sheet {
            sheet::read(package, &sheet.path, &book, out)?;
        }
        if out.is_done() {
            break;
        }
    }
    Ok(())
}

fn workbook<R: Read + Seek>(package: &mut Package<R>, path: &str) -> Result<Workbook, Unreadable> {
    let mut xml = package.xml(path)?.ok_or(Unreadable::Damaged)?;
    let mut workbook = Workbook::default();
    while let Some(tag) = xml.next_tag()? {
        match tag.local_name().as_ref() {
            "workbookPr" => {
                let flag = xml::attribute(&tag, "date1904")?;
                workbook.from_1904 = flag.is_some_and(|flag| matches!(&*flag, "1" | "true"));
            }
            "sheet"
                if workbook.sheets.len() < SHEETS
                    && xml::attribute(&tag, "state")?.is_none_or(|state| state == "visible") =>
            {
                workbook
                    .sheets
                    .extend(xml::attribute(&tag, "id")?.map(String::from));
            }
            _ => {}
        }
    }
    Ok(workbook)
}

fn relations<R: Read + Seek>(
    package: &mut Package<R>,
    path: &str,
) -> Result<Vec<Relation>, Unreadable> {
    let (folder, name) = path
        .rsplit_once('/')
        .map_or((String::new(), path), |(folder, name)| {
            (format!("{folder}/"), name)
        });
    let mut relations = Vec::new();
    let Some(mut xml) = package.xml(&format!("{folder}_rels/{name}.rels"))? else {
        return Ok(relations);
    };
    while let Some(tag) = xml.next_tag()? {
        let wanted = xml::attribute(&tag, "TargetMode")?.is_none_or(|mode| mode != "External");
        let (id, kind, target) = (
            xml::attribute(&tag, "Id")?,
            xml::attribute(&tag, "Type")?,
            xml::attribute(&tag, "Target")?,
        );
        let (Some(id), Some(kind), Some(target), true, true) =
            (id, kind, target, wanted, relations.len() < 4 * SHEETS)
        else {
            continue;
        };
        let path = resolve(&folder, &target);
        relations.push(Relation {
            id: id.into_owned(),
            kind: kind.into_owned(),
            path,
        });
    }
    Ok(relations)
}
