//! `rekey setup`: registers each brand's webhook endpoint at Keygen, or repairs it.

mod plan;
mod settings;

use plan::{Step, Wanted, plan};
use settings::{check_url, missing_settings};

use crate::{
    config::BrandConfig,
    keygen::{Admin, AdminError},
};

/// Why a webhook endpoint could not be set up, or is of no use yet.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// No admin token is configured.
    #[error(
        "brands.{0}.keygen.admin_token_file is missing: webhook endpoints are registered with a token of an admin, a developer, an environment or a product"
    )]
    NoToken(String),
    /// The HTTP client for Keygen.
    #[error("the HTTP client can't be set up: {0}")]
    Http(#[from] reqwest::Error),
    /// No URL comes of the configuration, or one that Keygen refuses.
    #[error("brand {brand}: Keygen sends webhooks to no URL such as {url}: {reason}")]
    Url {
        /// Whose it is.
        brand: String,
        /// The webhook's URL.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Keygen's API.
    #[error("brand {brand}: {error}")]
    Keygen {
        /// Whose account it is.
        brand: String,
        /// What Keygen said, or failed to say.
        error: AdminError,
    },
    /// Keygen took the change, but did not make it.
    #[error("brand {0}: Keygen answered well, but the webhook endpoint is still not as it should be")]
    NotAsWanted(String),
    /// Keygen would follow a redirect with a GET.
    #[error("brand {0}: webhooks would be lost in a redirect, as told above")]
    Redirected(String),
    /// The configuration does not fit the account.
    #[error("brand {0}: the configuration needs the lines above")]
    Incomplete(String),
}

/// Sets up the webhook endpoints of all brands. Each line of the plan is given to `report` before anything is changed;
/// a `dry_run` ends there.
pub async fn setup(brands: &[BrandConfig], dry_run: bool, mut report: impl FnMut(&str)) -> Result<(), SetupError> {
    for brand in brands {
        set_up(brand, dry_run, |line| report(&format!("{}: {line}", brand.id))).await?;
    }
    Ok(())
}

async fn set_up(brand: &BrandConfig, dry_run: bool, mut report: impl FnMut(&str)) -> Result<(), SetupError> {
    let (id, keygen) = (&brand.id, &brand.keygen);
    let token = keygen.admin_token.clone().ok_or_else(|| SetupError::NoToken(id.clone()))?;
    let refused = |error| SetupError::Keygen { brand: id.clone(), error };
    let wanted = Wanted { url: &check_url(brand)?, algorithm: keygen.signature_algorithm };

    let client = keygen.client_by_account()?;
    let by_account = Admin::new(client.clone(), token);
    let account = by_account.account().await.map_err(refused)?;
    let admin = if account.own_domain { by_account.on_own_domain() } else { by_account };
    let endpoints = admin.endpoints().await.map_err(refused)?;
    let missing = missing_settings(keygen, &account);
    for line in &missing {
        report(line);
    }
    let plan = plan(wanted, &endpoints);
    plan.to_string().lines().for_each(&mut report);
    let redirect = client.redirect_of(wanted.url).await;
    if let Some((status, location)) = &redirect {
        let location = location.split('?').next().unwrap_or_default();
        report(&format!(
            "a webhook to this URL is redirected ({status} to {location}). Keygen follows with a GET without the webhook (301, 302, 303), and takes a good answer to \
             that for a delivery. Let nothing redirect the URL, or change public_url and webhook_path to where it leads"
        ));
    }
    if dry_run && !matches!(plan.step, Step::Keep) {
        report("this is a dry run: nothing was changed");
    } else {
        let changed = match &plan.step {
            Step::Keep => None,
            Step::Create => Some(admin.create_endpoint(&wanted.attributes()).await),
            Step::Repair(endpoint, faults) => {
                Some(admin.update_endpoint(&endpoint.id, &wanted.repair(endpoint, faults)).await)
            }
        };
        if let Some(changed) = changed {
            if !wanted.is(&changed.map_err(refused)?) {
                return Err(SetupError::NotAsWanted(id.clone()));
            }
            report("done, and confirmed by Keygen");
        }
    }
    match () {
        () if redirect.is_some() => Err(SetupError::Redirected(id.clone())),
        () if !missing.is_empty() => Err(SetupError::Incomplete(id.clone())),
        () => Ok(()),
    }
}
