//! The schemas of Inline twins.

use concord_runtime::json;

/// The schema `Order`.
#[derive(Clone, Default)]
pub struct Order {
    /// Whether it can be changed.
    pub state: Option<OrderState>,
    /// `customer`
    pub customer: Option<OrderCustomer>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Order { state: optional, customer: optional, ..extra rest } }

/// The schema `Invoice`.
#[derive(Clone, Default)]
pub struct Invoice {
    /// Whether it is paid.
    pub state: Option<InvoiceState>,
    /// `customer`
    pub customer: Option<InvoiceCustomer>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Invoice { state: optional, customer: optional, ..extra rest } }

json::texts! {
    /// The schema `State`.
    pub enum State {
        Open = "open",
        Closed = "closed",
        ..Unknown unlisted
    }
}

json::texts! {
    /// Whether it can be changed.
    pub enum OrderState {
        Open = "open",
        Closed = "closed",
        ..Unknown unlisted
    }
}

/// The schema `OrderCustomer`.
#[derive(Clone, Default)]
pub struct OrderCustomer {
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { OrderCustomer { name: optional, ..extra rest } }

/// Whether it is paid.
pub type InvoiceState = OrderState;

/// The schema `InvoiceCustomer`.
#[derive(Clone, Default)]
pub struct InvoiceCustomer {
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    InvoiceCustomer { name: optional, ..extra rest }
    rules [ ("name", &[MaxLength(9)]), ]
}
