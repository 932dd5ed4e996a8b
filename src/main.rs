//! The command line.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::{Parser, Subcommand};
use rekey::{
    address::EmailAddress,
    app::{Application, Outside},
    clock::SystemClock,
    commands::{self, DkimCommand, QueueCommand, QueueError, SecretCommand},
    config::{self, Config, ConfigError, describe_warnings},
    demo, log, process,
    secrets::SystemRandomness,
};
use tokio::signal::unix::{SignalKind, signal};

/// A self-hosted, branded password-reset portal for software that is licensed with Keygen.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal.
    Serve {
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Register the webhook endpoint at Keygen, or repair it.
    Setup {
        #[command(flatten)]
        file: ConfigFile,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Try the whole journey in a browser, with nothing to configure and a sandbox Keygen.
    Demo {
        /// Where the front page is served; 0 takes a free port.
        #[arg(long, default_value_t = 7070)]
        port: u16,
    },
    /// Look at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// See what waits and what failed, and mend it. Works beside a running `rekey serve`, too.
    Queue {
        #[command(subcommand)]
        command: QueueCommand,
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Look once for the webhooks of the last 24 hours that did not arrive, bring them in, and say what was found.
    Sync {
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Ask somebody to set their first password, by mail.
    Invite {
        /// Their address, as Keygen knows it.
        address: EmailAddress,
        /// The mail's language, such as "de", if their account does not tell.
        #[arg(long)]
        language: Option<String>,
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Tell what happened to a person's resets: asked for, mailed, opened, changed.
    Trace {
        /// Their address, as Keygen knows it.
        #[arg(required_unless_present = "verify")]
        address: Option<EmailAddress>,
        /// Check instead that nothing in the audit trail was altered, removed or moved.
        #[arg(long, conflicts_with = "address")]
        verify: bool,
        #[command(flatten)]
        file: ConfigFile,
    },
    /// End all links of a person, wipe their token, and drop the emails with links that wait. Works beside a running `rekey serve`, too.
    Revoke {
        /// Their address, as Keygen knows it.
        address: EmailAddress,
        #[command(flatten)]
        file: ConfigFile,
    },
    /// What all keys are derived from.
    Secret {
        #[command(subcommand)]
        command: SecretCommand,
        #[command(flatten)]
        file: ConfigFile,
    },
    /// What signs mails.
    #[command(subcommand)]
    Dkim(DkimCommand),
    /// Write a consistent copy of the SQLite file, also while `rekey serve` is running.
    Backup {
        /// Where to; the file must not exist.
        #[arg(value_name = "PATH")]
        copy: PathBuf,
        #[command(flatten)]
        file: ConfigFile,
    },
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Report every mistake in the configuration, and do nothing else.
    Check {
        #[command(flatten)]
        file: ConfigFile,
    },
}

#[derive(clap::Args)]
struct ConfigFile {
    /// The configuration file.
    #[arg(long = "config", global = true, default_value = "config/rekey.toml")]
    path: PathBuf,
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a command line speaks to its terminal")]
async fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve { file } => serve(&file).await,
        Command::Setup { file, dry_run } => set_up(&file, dry_run, |line| println!("{line}")).await,
        Command::Demo { port } => {
            let announce = |front: &str| println!("Rekey's demo is ready. Open {front}");
            match shutdown() {
                Ok(shutdown) => demo::run(port, announce, shutdown).await,
                Err(error) => Err(error.into()),
            }
        }
        Command::Config(ConfigCommand::Check { file }) => file
            .load()
            .map(|config| println!("{}", describe_warnings(&file.path, &config.warnings)))
            .map_err(Into::into),
        Command::Queue { command, file } => operate_queue(command, &file).await,
        Command::Sync { file } => sync(&file).await,
        Command::Invite { address, language, file } => invite(&address, language.as_deref(), &file).await,
        Command::Trace { address, file, .. } => trace(address.as_ref(), &file).await,
        Command::Revoke { address, file } => revoke(&address, &file).await,
        Command::Secret { command: SecretCommand::Rotate, file } => rotate_secret(&file),
        Command::Dkim(command) => commands::dkim(&command, &mut std::io::stdout()).map_err(Into::into),
        Command::Backup { copy, file } => backup(&copy, &file).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::print_error(&format!("rekey: {error}\n"));
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

impl ConfigFile {
    fn load(&self) -> Result<Config, ConfigError> {
        Config::load(&self.path, config::environment()?)
    }
}

fn outside() -> Outside {
    Outside { clock: Arc::new(SystemClock), randomness: Arc::new(SystemRandomness) }
}

async fn operate_queue(command: QueueCommand, file: &ConfigFile) -> Outcome {
    let out = &mut std::io::stdout().lock();
    match commands::queue(command, &file.load()?, outside().clock.now(), out).await {
        // Whoever reads has seen enough.
        Err(QueueError::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        outcome => Ok(outcome?),
    }
}

async fn sync(file: &ConfigFile) -> Outcome {
    let config = file.load()?;
    let _log = log::init(&config.log)?;
    Ok(commands::sync(config, outside(), &mut std::io::stdout()).await?)
}

#[expect(clippy::print_stdout, reason = "a command line speaks to its terminal")]
async fn invite(address: &EmailAddress, language: Option<&str>, file: &ConfigFile) -> Outcome {
    commands::invite(file.load()?, outside(), address, language).await?;
    println!("Asked. If Keygen knows the address, `rekey serve` mails the invitation within seconds.");
    Ok(())
}

async fn trace(address: Option<&EmailAddress>, file: &ConfigFile) -> Outcome {
    let (config, out) = (file.load()?, &mut std::io::stdout());
    match address {
        Some(address) => Ok(commands::trace(&config, address, outside().clock.now(), out).await?),
        None => Ok(commands::verify_trail(&config, out).await?),
    }
}

async fn revoke(address: &EmailAddress, file: &ConfigFile) -> Outcome {
    Ok(commands::revoke(&file.load()?, address, outside().clock.now(), &mut std::io::stdout()).await?)
}

fn rotate_secret(file: &ConfigFile) -> Outcome {
    Ok(commands::rotate_secret(&file.load()?, &outside(), &mut std::io::stdout())?)
}

async fn backup(path: &Path, file: &ConfigFile) -> Outcome {
    Ok(commands::backup(&file.load()?, path).await?)
}

async fn serve(file: &ConfigFile) -> Outcome {
    process::keep_secrets()?;
    process::allow_many_files()?;
    let config = file.load()?;
    let _log = log::init(&config.log)?;
    // Before anybody learns that the process is there.
    outlive_signals()?;
    for warning in &config.warnings {
        tracing::warn!(
            key = warning.key,
            reason = warning.what,
            advice = warning.example,
            "the configuration is doubtful"
        );
    }
    let application = Application::build(config, outside()).await?;
    // Whoever reads the line may ask it to end at once.
    let shutdown = shutdown()?;
    tracing::info!(address = %application.address(), "listening");
    Ok(application.run(shutdown).await?)
}

async fn set_up(file: &ConfigFile, dry_run: bool, report: impl FnMut(&str)) -> Outcome {
    let config = Config::load_incomplete(&file.path, config::environment()?)?;
    Ok(commands::setup(&config.brands, dry_run, report).await?)
}

/// Signals that service managers and log rotation send to daemons would end the process: it has nothing to reopen, and reads its files at start only.
fn outlive_signals() -> std::io::Result<()> {
    for (kind, name) in [
        (SignalKind::hangup(), "SIGHUP"),
        (SignalKind::user_defined1(), "SIGUSR1"),
        (SignalKind::user_defined2(), "SIGUSR2"),
    ] {
        let mut signals = signal(kind)?;
        tokio::spawn(async move {
            while signals.recv().await.is_some() {
                tracing::warn!(
                    signal = name,
                    "signal ignored: restart to read the configuration again; logs go to standard error"
                );
            }
        });
    }
    Ok(())
}

/// Ready when the process is asked to end.
fn shutdown() -> std::io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
