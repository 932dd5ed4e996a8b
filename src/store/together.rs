//! What comes while the database is busy shares the next turn: one transaction, or one query, for many (group commit).

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::oneshot;

use super::StoreError;

/// So many share a turn at most: few enough to be done in a few milliseconds.
const TOGETHER: usize = 64;

/// Requests that wait for their turn.
pub(super) struct Together<T, A> {
    waiting: Mutex<VecDeque<Waiting<T, A>>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// A request, and who waits for its answer.
pub(super) struct Waiting<T, A> {
    pub(super) request: T,
    answer: oneshot::Sender<Result<A, StoreError>>,
}

impl<T, A> Together<T, A> {
    /// Waits for the answer. Whoever's turn it is has `serve` take and answer what waits; who has gone without an answer then, asks again.
    pub(super) async fn ask<F>(&self, request: T, serve: impl Fn() -> F) -> Result<A, StoreError>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (answer, mut answered) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push_back(Waiting { request, answer });
        loop {
            let turn = tokio::select! {
                biased;
                outcome = &mut answered => {
                    return outcome.unwrap_or(Err(StoreError::Database(sqlx::Error::WorkerCrashed)));
                }
                turn = Arc::clone(&self.turn).lock_owned() => turn,
            };
            let serving = serve();
            // On its own: whoever hangs up does not take the others' turn along.
            let served = tokio::spawn(async move {
                serving.await;
                drop(turn);
            });
            if let Err(panic) = served.await {
                tracing::error!(%panic, "what waited for the database got no answer");
            }
        }
    }

    /// Takes those that may share a turn, by `joins`; the others go on waiting.
    pub(super) fn take(&self, mut joins: impl FnMut(&T) -> bool) -> Vec<Waiting<T, A>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut batch, mut later) = (Vec::new(), VecDeque::new());
        for one in waiting.drain(..).filter(|one| !one.answer.is_closed()) {
            if batch.len() < TOGETHER && joins(&one.request) {
                batch.push(one);
            } else {
                later.push_back(one);
            }
        }
        *waiting = later;
        batch
    }
}

/// Tells each of a batch its outcome, in their order; a failure befalls all of them.
pub(super) fn answer<T, A>(batch: Vec<Waiting<T, A>>, outcome: Result<Vec<A>, StoreError>) {
    match outcome {
        Ok(outcomes) => {
            for (waiting, outcome) in batch.into_iter().zip(outcomes) {
                drop(waiting.answer.send(Ok(outcome)));
            }
        }
        Err(error) => {
            let error = Arc::new(error);
            for waiting in batch {
                drop(waiting.answer.send(Err(StoreError::Together(Arc::clone(&error)))));
            }
        }
    }
}

impl<T, A> Default for Together<T, A> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: Arc::default() }
    }
}

impl<T, A> fmt::Debug for Together<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Together(…)")
    }
}
