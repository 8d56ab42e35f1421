//! One call of the typed client against a mock.

use concord::model::{Case, CaseOutcome};
use concord_runtime::examples::Answer;
use wiremock::{Mock, MockServer, Request, matchers};

use crate::contract::{Contract, content};
use crate::expectation::{Obstacle, Side, base_path, expected_response, input, rpc_id, secret};
use crate::subject::Invocation;
use crate::wire::WireResponse;

/// What came of a call.
pub(super) struct ClientCall {
    /// What the caller got.
    pub(super) answer: Result<Answer, String>,
    /// What the mock received.
    pub(super) received: Vec<Request>,
}

/// What becomes of the documented answer before the mock gives it.
pub(super) struct Answering<'a>(pub(super) &'a (dyn Fn(&mut WireResponse) + Sync));

impl Answering<'_> {
    /// The answer as it is documented.
    pub(super) const DOCUMENTED: Answering<'static> = Answering(&|_| {});
}

/// Calls with the input of a case; the mock gives one answer to whatever it receives.
pub(super) async fn call(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    answering: &Answering<'_>,
) -> Result<ClientCall, Obstacle> {
    let mock = MockServer::start().await;
    let response = match answer {
        Some(answer) => {
            let mut response = expected_response(contract, case, answer)?.to_wire();
            (answering.0)(&mut response);
            response.to_mock()
        }
        None => wiremock::ResponseTemplate::new(204),
    };
    Mock::given(matchers::any()).respond_with(response).mount(&mock).await;
    let invocation = invocation(contract, case, answer, &mock.uri())?;
    let answer = contract.subject.invoke(invocation).await;
    let received = mock.received_requests().await.unwrap_or_default();
    Ok(ClientCall { answer, received })
}

/// The call of a case, to somebody who gives an answer.
pub(super) fn invocation(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    origin: &str,
) -> Result<Invocation, Obstacle> {
    let operation = contract.operation(case.operation)?;
    let server = contract.api.servers.first().map(|server| server.url.as_str());
    let content = answer.and_then(|answer| content(operation, answer));
    Ok(Invocation {
        origin: origin.to_owned(),
        base_path: base_path(server.unwrap_or_default(), &case.request.variables),
        variables: case.request.variables.clone(),
        secret: secret(case).to_owned(),
        rpc_id: rpc_id(case),
        operation: operation.id.clone(),
        media_type: content.map(|content| content.media_type.clone()),
        input: input(contract, case, answer, Side::Client)?,
        line: None,
    })
}
