//! The operations of Webhooks: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

use super::types::*;

/// What [`SUBSCRIBE`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Subscribe {}

operation::operation! {
    SUBSCRIBE = "subscribe" "POST" "/subscriptions" [["token"]];
    input Subscribe {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`SUBSCRIBE_ON_EVENT`] is asked with.
///
/// Sent to `{$request.query.url}/events`.
#[derive(Clone, Debug, PartialEq)]
pub struct SubscribeOnEvent {
    /// The body.
    pub body: Event,
}

operation::operation! {
    SUBSCRIBE_ON_EVENT = "POST subscribe/onEvent" "POST" "/subscribe/onEvent" [];
    new(body: Event);
    input SubscribeOnEvent {}
    body body: required json;
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`NEW_PET`] is asked with.
///
/// A pet has come.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPet {
    /// The body.
    pub body: Event,
}

/// The documented errors of [`NEW_PET`].
#[derive(Clone, Debug, PartialEq)]
pub enum NewPetError {
    /// 410: Send no more.
    Gone,
}

operation::operation! {
    NEW_PET = "POST newPet" "POST" "/newPet" [["key"]];
    new(body: Event);
    input NewPet {}
    body body: required json;
    answer () = 200 empty;
    errors NewPetError { 410 => Gone }
}
