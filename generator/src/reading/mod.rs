//! What the readers of OpenAPI and OpenRPC share: objects, references, and the parts that OpenRPC
//! took over from OpenAPI.

mod component;
mod example;
mod info;
mod note;
mod object;
mod reader;
mod security;

pub(crate) use self::component::{misplaced, section_of};
pub(crate) use self::example::{Preferred, read_examples};
pub(crate) use self::info::{read_info, read_server};
pub(crate) use self::note::{peek_tags, read_external_docs, read_tags};
pub(crate) use self::object::{
    check_fields, flag, items, members, nearest, require, required_text, text, vocabulary,
};
pub(crate) use self::reader::Reader;
pub(crate) use self::security::{needed_schemes, read_requirements, read_schemes};
