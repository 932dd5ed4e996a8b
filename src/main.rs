//! The command line.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Parser, Subcommand};
use rekey::{
    app::{Application, Outside},
    clock::SystemClock,
    config::Config,
    demo, log,
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
    /// Try the whole journey in a browser, with nothing to configure and a sandbox Keygen.
    Demo {
        /// Where the front page is served; 0 takes a free port.
        #[arg(long, default_value_t = 7070)]
        port: u16,
    },
    /// Look at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
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
    #[arg(long = "config", default_value = "config/rekey.toml")]
    path: PathBuf,
}

#[tokio::main]
#[expect(clippy::print_stderr, clippy::print_stdout, reason = "a command line speaks to its terminal")]
async fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve { file } => serve(&file).await,
        Command::Demo { port } => {
            let announce = |front: &str| println!("Rekey's demo is ready. Open {front}");
            match shutdown() {
                Ok(shutdown) => demo::run(port, announce, shutdown).await,
                Err(error) => Err(error.into()),
            }
        }
        Command::Config(ConfigCommand::Check { file }) => Config::load(&file.path, std::env::vars())
            .map(|_| println!("The configuration is fine."))
            .map_err(Into::into),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rekey: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(file: &ConfigFile) -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::load(&file.path, std::env::vars())?;
    log::init(&config.log);
    let outside = Outside { clock: Arc::new(SystemClock), randomness: Arc::new(SystemRandomness) };
    let application = Application::build(config, outside).await?;
    tracing::info!(address = %application.address(), "listening");
    Ok(application.run(shutdown()?).await?)
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
