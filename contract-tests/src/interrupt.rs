//! The end of what runs until somebody stops it.

/// Comes back when the process is asked to stop.
pub async fn interrupted() {
    tokio::select! {
        () = by_hand() => {}
        () = by_system() => {}
    }
}

/// Ctrl-C, or SIGINT.
async fn by_hand() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a way to be told, only the end of the process ends it.
        std::future::pending::<()>().await;
    }
}

/// What the system sends to whatever it ends: SIGTERM.
#[cfg(unix)]
async fn by_system() {
    use tokio::signal::unix::{SignalKind, signal};

    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

/// Other systems have nothing beside Ctrl-C.
#[cfg(not(unix))]
async fn by_system() {
    std::future::pending().await
}
