//! The proof is honest: nothing planted proves nothing, and what survives is told.

use std::process::Command;

use contract_tests::prove::{Kill, Proof, Survivor};
use serde_json::Value;

fn kill() -> Kill {
    Kill { fault: "a".to_owned(), place: "x".to_owned(), by: "x/y/client-encode".to_owned() }
}

fn survivor() -> Survivor {
    Survivor { fault: "b".to_owned(), place: "z".to_owned(), reason: "because".to_owned() }
}

#[test]
fn the_rate_is_held_to_the_letter() {
    for (kills, survivors, broken, is_enough) in [
        (0, 0, 0, false),
        (1, 0, 0, true),
        (97, 3, 0, true),
        (96, 4, 0, false),
        (100, 0, 1, false),
        (0, 1, 0, false),
    ] {
        let proof = Proof {
            kills: vec![kill(); kills],
            survivors: vec![survivor(); survivors],
            broken: vec!["a panic".to_owned(); broken],
        };
        assert_eq!(proof.is_enough(), is_enough, "{kills} {survivors} {broken}");
    }
}

#[test]
fn a_survivor_is_told_with_its_place_and_reason() {
    let proof = Proof { kills: vec![kill()], survivors: vec![survivor()], broken: Vec::new() };
    let json = proof.to_json();
    assert_eq!((&json["planted"], &json["killed"]), (&Value::from(2), &Value::from(1)));
    let told = serde_json::json!([{ "fault": "b", "where": "z", "reason": "because" }]);
    assert_eq!(json["survivors"], told);
    let text = proof.to_text();
    assert!(text.contains("SURVIVED b\n  at z\n  because\n"), "{text}");
    assert!(text.contains("2 planted, 1 killed: 0.500"), "{text}");
}

#[test]
fn faults_of_every_side_are_planted_and_noticed() {
    let contract = env!("CARGO_BIN_EXE_contract");
    let output = Command::new(contract).args(["prove", "smithery", "--json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let proof: Value = serde_json::from_slice(&output.stdout).unwrap();
    let kills = proof["kills"].as_array().unwrap();
    for side in ["document: ", "client: ", "server: "] {
        let is_of_side = |kill: &&Value| kill["fault"].as_str().unwrap().starts_with(side);
        assert!(kills.iter().filter(is_of_side).count() > 30, "{side}");
    }
}
