use crate::{
    address::EmailAddress,
    app::Outside,
    brand::{BrandError, Brands, Language},
    config::Config,
    links::Links,
    mail::Requester,
    store::{Purpose, Requested, Store, StoreError},
};

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// A brand.
    #[error(transparent)]
    Brand(#[from] BrandError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Not a language that the brand offers.
    #[error("the brand does not offer the language {0:?}")]
    Language(String),
    /// Invited already.
    #[error("this address was invited a moment ago")]
    Repeated,
}

/// `rekey invite ADDRESS`: asks for a mail by which somebody sets their first password. `rekey serve` does the rest, if Keygen knows the address.
pub async fn invite(
    config: Config,
    outside: Outside,
    address: &EmailAddress,
    language: Option<&str>,
) -> Result<(), InviteError> {
    let keys = config.keys();
    let store = Store::open_beside(&config.database.url, &keys).await?;
    let links = Links { store: store.clone(), keys, clock: outside.clock, randomness: outside.randomness };
    for brand in Brands::new(config.brands)?.iter() {
        let language = match language {
            Some(tag) => Some(brand.languages.serving(tag).ok_or_else(|| InviteError::Language(tag.to_owned()))?),
            None => None::<Language>,
        };
        let nobody = Requester::default();
        let requested = links.request(brand, address, Purpose::Invitation, language, &nobody, None).await?;
        if requested != Requested::Stored {
            return Err(InviteError::Repeated);
        }
    }
    store.close().await;
    Ok(())
}
