//! The harness against itself: a planted difference is found, and the ledger forgets nothing.
#![cfg(test)]

mod command_line;
mod coverage;
mod ledger;
mod live;
mod mock;
mod page;
mod planted_document;
mod proof;
mod reports;
mod request;
mod response;
mod strictness;
mod variation;
mod verdict;
mod verify;
mod verify_forms;

/// A small document of two operations with one example each, under a dialect's name.
pub(crate) const DOCUMENT: &str = r#"
openapi: 3.1.0
info: { title: Small, version: "1" }
paths:
  /greet/{name}:
    post:
      operationId: greet
      parameters:
        - name: name
          in: path
          required: true
          schema: { type: string }
          examples: { ada: { value: Ada } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object }
            examples: { ada: { value: { loud: true } } }
      responses:
        "200":
          description: A greeting.
          content:
            application/json:
              schema: { type: object }
              examples: { ada: { value: { text: HELLO } } }
"#;
