//! What is hard about each dialect, with a test of its own on both sides of the wire.
//!
//! The server of each file is written by hand, as its users would write it, and gets raw requests;
//! the client talks to a mock, whose answers are written out here.
#![cfg(test)]

mod agentflow;
mod cognipeer;
mod mcp;
mod mcphub;
mod merge;
mod smithery;
mod wire;
