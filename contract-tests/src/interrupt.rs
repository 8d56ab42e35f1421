//! The end of what runs until somebody stops it.

/// Comes back when the process is asked to stop.
pub async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a way to be told, only the end of the process ends it.
        std::future::pending::<()>().await;
    }
}
