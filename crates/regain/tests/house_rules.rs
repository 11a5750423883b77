//! The house rules as a test, so that a plain `cargo test` keeps them.

#[test]
fn the_tree_keeps_the_house_rules() {
    let problems = xtask::tidy::problems().expect("the rules can be checked");
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}
