//! Writes log lines on a thread of its own: whoever logs never waits for whoever reads.

use std::{
    io::{self, Write},
    mem,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use tracing_subscriber::fmt::MakeWriter;

/// Lines that wait to be written take so many bytes at most; those beyond it are dropped and counted.
const MAX_PENDING_BYTES: usize = 1024 * 1024;

/// How long a process that ends waits for its last lines to be read.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(1);

/// Where log lines are put. Putting one there takes no longer than copying it.
#[derive(Clone, Default)]
pub(super) struct LogWriter(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    pending: Vec<u8>,
    /// Lines that were dropped, and not yet reported.
    dropped: usize,
    /// Whether lines were taken from `pending` and are being written.
    is_writing: bool,
}

impl LogWriter {
    /// Starts the thread that writes to `out`, for as long as the process lives. Once `out` takes lines again after some were dropped, `report` gets
    /// their number.
    pub(super) fn start(mut out: impl Write + Send + 'static, report: fn(usize)) -> io::Result<Self> {
        let writer = Self::default();
        let shared = Arc::clone(&writer.0);
        thread::Builder::new().name("log".to_owned()).spawn(move || {
            loop {
                let lines = shared.take();
                let written = out.write_all(&lines).and_then(|()| out.flush());
                let dropped = shared.finish(&lines, written.is_ok());
                if dropped > 0 {
                    report(dropped);
                }
            }
        })?;
        Ok(writer)
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for lines.
    fn take(&self) -> Vec<u8> {
        let idle = |state: &mut State| state.pending.is_empty();
        let mut state = self.changed.wait_while(self.state(), idle).unwrap_or_else(PoisonError::into_inner);
        state.is_writing = true;
        mem::take(&mut state.pending)
    }

    /// Returns how many dropped lines are to be reported.
    fn finish(&self, lines: &[u8], written: bool) -> usize {
        let mut state = self.state();
        state.is_writing = false;
        let dropped = if written {
            mem::take(&mut state.dropped)
        } else {
            // Such as a full disk, or a reader that has gone.
            state.dropped += lines.split_inclusive(|&byte| byte == b'\n').count();
            0
        };
        self.changed.notify_all();
        dropped
    }
}

impl Write for LogWriter {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut state = self.0.state();
        if state.pending.len() + line.len() > MAX_PENDING_BYTES {
            state.dropped += 1;
        } else {
            state.pending.extend_from_slice(line);
            self.0.changed.notify_all();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for LogWriter {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Held while the process may log. At its end, panics included, the last lines are written, unless nobody reads them.
#[must_use]
pub struct LogGuard(pub(super) LogWriter);

impl Drop for LogGuard {
    fn drop(&mut self) {
        let shared = &self.0.0;
        let busy = |state: &mut State| state.is_writing || !state.pending.is_empty();
        drop(shared.changed.wait_timeout_while(shared.state(), FLUSH_TIMEOUT, busy));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// Takes what is written only when told to.
    struct Pipe {
        open: mpsc::Receiver<io::Result<()>>,
        read: mpsc::Sender<Vec<u8>>,
    }

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.open.recv().unwrap()?;
            self.read.send(bytes.to_owned()).unwrap();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_beyond_the_bound_are_dropped_and_counted() {
        static REPORTED: Mutex<Vec<usize>> = Mutex::new(Vec::new());
        let (open, opened) = mpsc::channel();
        let (read, lines) = mpsc::channel();
        let pipe = Pipe { open: opened, read };
        let mut writer = LogWriter::start(pipe, |dropped| REPORTED.lock().unwrap().push(dropped)).unwrap();
        writer.write_all(b"first\n").unwrap();
        // Refused by the pipe: lost, too.
        open.send(Err(io::ErrorKind::BrokenPipe.into())).unwrap();
        drop(LogGuard(writer.clone()));
        writer.write_all(b"second\n").unwrap();
        while !writer.0.state().is_writing {
            thread::yield_now();
        }
        let long = format!("{}\n", "x".repeat(MAX_PENDING_BYTES / 4 - 1)).into_bytes();
        for _ in 0..7 {
            writer.write_all(&long).unwrap();
        }
        assert_eq!(writer.0.state().pending.len(), 4 * long.len());
        for _ in 0..2 {
            open.send(Ok(())).unwrap();
        }
        drop(LogGuard(writer));
        let read: Vec<_> = lines.try_iter().map(|bytes| bytes.len()).collect();
        assert_eq!(read, [b"second\n".len(), 4 * long.len()]);
        assert_eq!(*REPORTED.lock().unwrap(), [1 + 3]);
    }
}
