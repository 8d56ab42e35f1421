//! What generated code costs against code written by hand with the same libraries, in one run.

mod client;
mod contest;
mod data;
mod events;
mod hand;
mod server;
mod types;

use contest::Table;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let mut table = Table::new(wanted);
    types::run(&mut table);
    server::run(&mut table);
    client::run(&mut table);
    events::run(&mut table);
    table.print();
}
