//! Who asks, and in which environment (Enterprise).

use std::future::{Ready, ready};

use actix_web::{Error, FromRequest, HttpRequest, dev::Payload, error::InternalError, http::header, web::Data};
use uuid::Uuid;

use super::{
    Keygen,
    documents::{Problem, at_header},
};

/// Whose token came with a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    Admin,
    Product(Uuid),
    Environment(Uuid),
}

/// Somebody who may see events and endpoints, and of which environment.
pub(super) struct Access {
    pub(super) keygen: Data<Keygen>,
    pub(super) bearer: Bearer,
    pub(super) environment: Option<Scope>,
}

/// An environment that a request is about.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    pub(super) id: Uuid,
    pub(super) isolated: bool,
}

impl Access {
    /// Whether a resource of this product and environment may be seen.
    pub(super) fn may_see(&self, product: Option<Uuid>, environment: Option<Uuid>) -> bool {
        let of_product = match self.bearer {
            Bearer::Product(id) => product == Some(id),
            Bearer::Admin | Bearer::Environment(_) => true,
        };
        let in_environment = match self.environment {
            None => environment.is_none(),
            Some(scope) if scope.isolated => environment == Some(scope.id),
            Some(scope) => environment.is_none_or(|id| id == scope.id),
        };
        of_product && in_environment
    }

    fn read(request: &HttpRequest) -> Result<Self, Problem> {
        let keygen = request.app_data::<Data<Keygen>>().cloned().ok_or(Problem::new(500, "no account"))?;
        let environment = scope(request, &keygen)?;
        let token = authorization(request, "Bearer").ok_or(Problem::unauthorized("TOKEN_MISSING"))?;
        let bearer = keygen.bearer(token).ok_or(Problem::unauthorized("TOKEN_INVALID"))?;
        // The tokens of admins and products are global: an isolated environment does not know them.
        let compatible = match (bearer, environment) {
            (Bearer::Environment(id), scope) => scope.is_some_and(|scope| scope.id == id),
            (_, Some(scope)) => !scope.isolated,
            (_, None) => true,
        };
        if !compatible {
            return Err(Problem::forbidden("bearer environment is not compatible with the current environment"));
        }
        Ok(Self { keygen, bearer, environment })
    }
}

impl FromRequest for Access {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read(request).map_err(Error::from))
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        InternalError::from_response("", problem.answer()).into()
    }
}

impl Keygen {
    fn bearer(&self, token: &str) -> Option<Bearer> {
        if token == self.admin_token() {
            return Some(Bearer::Admin);
        }
        let state = self.state();
        let product = state.products.iter().find(|product| product.token == token);
        let environment = state.environments.iter().find(|environment| environment.token == token);
        product.map(|product| Bearer::Product(product.id)).or(environment.map(|it| Bearer::Environment(it.id)))
    }
}

/// The environment that a request names, by id or code.
pub(super) fn scope(request: &HttpRequest, keygen: &Keygen) -> Result<Option<Scope>, Problem> {
    let Some(named) = request.headers().get("keygen-environment") else { return Ok(None) };
    let named = named.to_str().unwrap_or_default();
    let state = keygen.state();
    let found = state.environments.iter().find(|it| it.code == named || it.id.to_string() == named);
    let invalid = || {
        let source = at_header("Keygen-Environment");
        Problem::bad_request("environment is invalid", source).coded("ENVIRONMENT_INVALID")
    };
    let found = found.ok_or_else(invalid)?;
    Ok(Some(Scope { id: found.id, isolated: found.isolated }))
}

pub(super) fn authorization<'a>(request: &'a HttpRequest, scheme: &str) -> Option<&'a str> {
    request.headers().get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix(scheme)?.strip_prefix(' ')
}
