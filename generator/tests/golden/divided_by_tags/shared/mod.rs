//! Schemas of Pets that several tags share.

use concord_runtime::division;

division::modules! { toy: "golden-pets" | "golden-health"; }
