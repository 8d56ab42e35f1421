//! server-encode: a typed answer stands on the wire as the document shows it.

use concord::model::Case;

use super::server_call::{call, raw};
use super::{Report, strict};
use crate::comparison::compare_response;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Obstacle, Side, expected_request, expected_response};

pub(super) async fn replay(contract: &Contract, case: &Case) -> Result<Report, Obstacle> {
    let documented = case.outcome.as_ref().ok_or("the case has no answer")?;
    let expected = expected_response(contract, case, documented)?;
    let request = expected_request(contract, case, Some(documented), Side::Server)?;
    // An error may have another media type than what the caller hopes for.
    let accept = if documented.status < 400 { request.accept.as_deref() } else { None };
    let raw = raw(&request, accept.unwrap_or("*/*"));
    let call = call(contract, case, Some(documented), raw).await?;
    let mut differences = match call.error {
        // The answer has no form to write it in, and all of what is there instead differs.
        Some(error) => {
            let (expected, found) = (expected.status.to_string(), call.response.status);
            vec![Difference::words("/status", expected, format!("{found}: {error}"))]
        }
        None => compare_response(&expected, &call.response),
    };
    strict::answer(contract, case, Some(documented), &call.response, "", &mut differences);
    Ok(Report { differences, produced: Some(call.response.to_json()) })
}
