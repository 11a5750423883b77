//! Many devices from one sheet (P3).

use recovery::bulk::{Attached, Devices, Row};
use recovery::policy::AnswerKind;
use testkit::service::{LabDevice, dated_form};

use super::service;

const SERIALS: [&str; 4] = [
    "RG4T7M2KLMA123456789",
    "RG4T7M2KLMA123456790",
    "RG4T7M2KLMA123456791",
    "RG4T7M2KLMA123456792",
];

#[tokio::test]
async fn p3_a_picture_finds_its_row_by_the_serial_number_in_its_code() {
    let service = service().await;
    let devices: Vec<_> = (1..)
        .zip(SERIALS)
        .map(|(seed, serial)| LabDevice::new(serial, seed))
        .collect();
    let answers = [
        AnswerKind::Key,
        AnswerKind::File,
        AnswerKind::TemporaryPassword,
    ];
    let rows: Vec<_> = (2..)
        .zip(devices.iter().zip(answers))
        .map(|(number, (device, answer))| Row {
            number,
            form: dated_form(device, answer),
            faults: Vec::new(),
        })
        .collect();
    let attached = |device: &LabDevice| {
        let (challenge, _) = device.challenge(&service, 9);
        Devices::new(&rows, &service.policy).attach(&challenge)
    };
    assert_eq!(attached(&devices[0]), Attached::Row(0));
    assert_eq!(
        attached(&devices[1]),
        Attached::OtherAnswer(1, AnswerKind::Key)
    );
    assert_eq!(attached(&devices[2]), Attached::NotNeeded(2));
    assert_eq!(
        attached(&devices[3]),
        Attached::NoSuchRow(devices[3].serial().clone())
    );
    let waiting: Vec<_> = rows.iter().map(Row::needs_picture).collect();
    assert_eq!(waiting, [true, true, false]);
}
