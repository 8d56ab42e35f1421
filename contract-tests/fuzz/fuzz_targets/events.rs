#![no_main]

#[path = "../entries/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the entries of the other targets")]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entries::events(bytes));
