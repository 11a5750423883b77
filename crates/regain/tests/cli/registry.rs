//! `regain registry`.

use std::fmt::Write;

use crate::world::World;

#[test]
fn a_device_is_added_once_and_corrected_later() {
    let world = World::new();
    let serial = "RG4T7M2KXX9876543210";
    assert!(
        world
            .must(&format!("registry add {serial} RG1602-16S"))
            .contains("in the registry now")
    );
    assert!(
        world
            .must(&format!("registry add {serial} RG1602-16S"))
            .contains("just like this")
    );
    assert!(
        world
            .must(&format!("registry add {serial} RG1602-16S --region Europe"))
            .contains("corrected")
    );
}

#[test]
fn a_serial_that_cannot_be_is_refused_with_the_reason() {
    let said = World::new().regain("registry add 1234567890123456789 RG1602-16S");
    assert!(
        !said.ok && said.err.contains("has 20 characters; this has 19"),
        "{}",
        said.err
    );
}

#[test]
fn wrong_rows_are_told_with_their_line_and_good_ones_are_kept() {
    let world = World::new();
    world.write(
        "devices.csv",
        "serial,model,sold_to,region\n\
         RG4T7M2KXX9876543210,RG1602-16S,Alarm & Co,Europe\n\
         \n\
         210235,RG1602-16S\r\n\
         \"RG4T7M2KXX9876543211\",IPC322,\"Smith, Sons\",\n\
         RG4T7M2KXX9876543212,,,\n\
         RG4T7M2KXX9876543213,IPC322\n",
    );
    let said = world.regain("registry import devices.csv");
    assert!(!said.ok);
    assert!(
        said.out
            .contains("5 rows: 3 added, 0 corrected, 0 known already, 2 wrong"),
        "{}",
        said.out
    );
    let lines: Vec<&str> = said
        .err
        .lines()
        .filter(|line| line.starts_with("line "))
        .collect();
    assert_eq!(lines.len(), 2, "{}", said.err);
    assert!(
        lines[0].starts_with("line 4: serial:") && lines[1].starts_with("line 6: model:"),
        "{}",
        said.err
    );
    let again = world.regain("registry import devices.csv");
    assert!(
        again
            .out
            .contains("0 added, 0 corrected, 3 known already, 2 wrong"),
        "{}",
        again.out
    );
}

#[test]
fn a_comma_too_many_shifts_nothing_and_a_shorter_file_erases_nothing() {
    let world = World::new();
    world.write(
        "devices.csv",
        "serial,model,sold_to,region\n\
         RG4T7M2KXX9876543210,RG1602-16S,Smith, Sons,Europe\n\
         RG4T7M2KXX9876543211,RG1602-16S,Smith,Europe\n",
    );
    let said = world.regain("registry import devices.csv");
    assert!(
        said.err.contains("line 2: 5 fields") && said.out.contains("1 added"),
        "{}{}",
        said.out,
        said.err
    );
    world.write(
        "short.csv",
        "serial,model\nRG4T7M2KXX9876543211,RG1602-16S\n",
    );
    assert!(
        world
            .must("registry import short.csv")
            .contains("1 known already")
    );
    std::fs::write(world.path("old.csv"), b"serial,model\nM\xFCller,X\n").unwrap();
    let said = world.regain("registry import old.csv");
    assert!(said.err.contains("line 2: not UTF-8 text"), "{}", said.err);
}

#[test]
fn columns_are_found_by_name_in_any_order_even_behind_a_byte_order_mark() {
    let world = World::new();
    world.write("devices.csv", "\u{feff}Model;x\n");
    assert!(
        !world.regain("registry import devices.csv").ok,
        "an unknown column is refused"
    );
    world.write(
        "devices.csv",
        "\u{feff}Model,Serial\nIPC322,RG4T7M2KXX9876543210\n",
    );
    assert!(
        world
            .must("registry import devices.csv")
            .contains("1 added")
    );
    world.write("devices.csv", "model\nIPC322\n");
    let said = world.regain("registry import devices.csv");
    assert!(
        said.err.contains("must name the columns serial and model"),
        "{}",
        said.err
    );
}

#[test]
fn a_file_of_many_batches_is_imported_whole() {
    let world = World::new();
    let mut text = String::from("serial,model\n");
    for number in 0..12_001 {
        writeln!(text, "RG4T7M2KXX987{number:07},IPC322").unwrap();
    }
    world.write("devices.csv", &text);
    let said = world.regain("registry import devices.csv");
    assert!(
        said.ok && said.out.contains("12001 rows: 12001 added"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(
        said.err.contains("5000 rows so far") && said.err.contains("10000 rows so far"),
        "{}",
        said.err
    );
}

#[test]
fn h1_registry_wrong_rows_are_written_down_mended_and_imported() {
    let world = World::new();
    world.write(
        "devices.csv",
        "serial;model;sold_to;region\n\
         RG4T7M2KXX9876543210;RG1602-16S;Alarm, Smith;Europe\n\
         RG4T7M2KXX987654321;=cmd();\"open;\n\
         12;;Smith;\n\
         RG4T7M2KXX9876543211;RG1602-16S;;\n",
    );
    let said = world.regain("registry import devices.csv");
    assert!(
        said.out.contains("4 rows: 2 added"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(
        said.err.contains("line 3: a quotation mark is not closed"),
        "{}",
        said.err
    );
    let faults = std::fs::read_to_string(world.path("devices.faults.csv")).unwrap();
    let rows: Vec<_> = faults.lines().collect();
    assert_eq!(rows[0], "serial,model,sold_to,region,line,wrong,fault");
    assert!(
        rows[1].starts_with(",,,,3,,a quotation mark"),
        "{}",
        rows[1]
    );
    assert!(
        rows[2].starts_with("12,,Smith,,4,serial model,A serial"),
        "{}",
        rows[2]
    );
    world.write(
        "mended.csv",
        &format!(
            "{}\nRG4T7M2KXX9876543212,'=cmd(),Smith,,4,serial,\"as it was\"\n",
            rows[0]
        ),
    );
    let said = world.regain("registry import mended.csv --faults none.csv");
    assert!(
        said.ok && said.out.contains("1 rows: 1 added"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(!world.path("none.csv").exists(), "no fault, no file");
    let late = world.must("registry import devices.csv --from-line 5");
    assert!(
        late.contains("1 rows: 0 added, 0 corrected, 1 known already"),
        "{late}"
    );
}

#[test]
fn h1_registry_a_serial_number_twice_in_a_file_is_corrected_by_the_later_row() {
    let world = World::new();
    world.write(
        "devices.csv",
        "serial,model,region\nRG4T7M2KXX9876543210,IPC1,North\nRG4T7M2KXX9876543210,IPC1,South\n",
    );
    let said = world.must("registry import devices.csv");
    assert!(said.contains("2 rows: 1 added, 1 corrected"), "{said}");
    let said = world.must("registry import devices.csv");
    assert!(said.contains("2 rows: 0 added, 2 corrected"), "{said}");
}

#[test]
fn a_token_is_one_line_that_can_be_piped() {
    let token = World::new().must("registry token");
    assert_eq!(token.trim_end().len(), 43, "{token}");
}

#[test]
fn an_enrolment_of_another_authority_is_refused() {
    let said = World::new().regain("registry enrol REGAIN-ENROL-1.AAAA");
    assert!(!said.ok && said.err.starts_with("error: "), "{}", said.err);
}

#[test]
fn flags_are_set_and_taken_away_by_a_file() {
    let world = World::new();
    let serial = "RG4T7M2KXX9876543210";
    world.must(&format!("registry add {serial} RG1602-16S"));
    world.write(
        "flags.csv",
        &format!("serial,flag,reason\n{serial},stolen,Police report 7\nRG1,blocked,x\n"),
    );
    let said = world.regain("registry flags flags.csv");
    assert!(!said.ok);
    assert!(
        said.out
            .contains("2 rows: 1 flags set, 0 devices without flags now, 0 as they were, 1 wrong"),
        "{}",
        said.out
    );
    assert!(said.err.contains("line 3: serial:"), "{}", said.err);
    world.write(
        "clear.csv",
        &format!("serial,flag,reason\n{serial},clear,Found again\n"),
    );
    let said = world.must("registry flags clear.csv");
    assert!(said.contains("1 devices without flags now"), "{said}");
}
