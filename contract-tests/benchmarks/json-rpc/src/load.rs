//! The load: prepared requests over keep-alive connections.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Requests that were answered, by the second.
pub async fn requests_per_second(
    address: SocketAddr,
    connections: usize,
    body: &str,
    round: Duration,
) -> f64 {
    let head = format!(
        "POST / HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         accept: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let request = format!("{head}{body}").into_bytes();
    let start = Instant::now();
    let running: Vec<_> = (0..connections)
        .map(|_| tokio::spawn(connection(address, request.clone(), start + round)))
        .collect();
    let mut answered = 0;
    for one in running {
        answered += one.await.unwrap();
    }
    answered as f64 / start.elapsed().as_secs_f64()
}

async fn connection(address: SocketAddr, request: Vec<u8>, end: Instant) -> u64 {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (mut answered, mut buffer) = (0, Vec::with_capacity(64 << 10));
    while Instant::now() < end {
        stream.write_all(&request).await.unwrap();
        buffer.clear();
        while !is_whole(&buffer) {
            assert!(stream.read_buf(&mut buffer).await.unwrap() > 0, "the server hung up");
        }
        answered += 1;
    }
    answered
}

/// Whether the buffer holds an answer with its whole body, which must be a success.
fn is_whole(buffer: &[u8]) -> bool {
    let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = std::str::from_utf8(&buffer[..end]).unwrap().to_ascii_lowercase();
    assert!(head.starts_with("http/1.1 200"), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    let (length, start) = (length.trim().parse::<usize>().unwrap(), end + 4);
    let is_whole = buffer.len() >= start + length;
    if is_whole {
        assert!(buffer[start..].windows(8).take(64).any(|eight| eight == b"\"result\""));
    }
    is_whole
}
