//! The end of what runs until somebody stops it.

/// Comes back when the process is asked to stop, from now on: by Ctrl-C, or SIGINT, and by SIGTERM.
#[cfg(unix)]
pub fn interrupted() -> impl Future<Output = ()> {
    use tokio::signal::unix::{Signal, SignalKind, signal};

    async fn received(signal: std::io::Result<Signal>) {
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Without a way to be told, only the end of the process ends it.
            Err(_) => std::future::pending().await,
        }
    }
    let signals = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async {
        tokio::select! {
            () = received(signals.0) => {}
            () = received(signals.1) => {}
        }
    }
}

/// Comes back when the process is asked to stop, by Ctrl-C.
#[cfg(not(unix))]
pub async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
