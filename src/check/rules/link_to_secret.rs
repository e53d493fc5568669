//! L711 link-to-secret: a link to a file that seems to hold keys or passwords.

use super::rule;
use crate::check::{LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Message, msg};
use crate::page::Link;
use crate::site::{Publication, Target};
use crate::source::{IncludeCause, Secret};

rule! {
    "L711", "link-to-secret", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "link_to_secret", run: Run::Linked(check),
}

fn check(page: LinkedPage<'_>) -> Vec<Finding> {
    let links = page.links().filter_map(|(link, target)| of_link(page, link, target));
    links.chain(includes(page.own)).collect()
}

fn includes(page: PageContext<'_>) -> impl Iterator<Item = Finding> {
    page.page.source.include_faults().iter().filter_map(move |fault| {
        let IncludeCause::Secret(secret) = fault.cause else { return None };
        let path = fault.written.as_str();
        let message = msg!(link_to_secret_include, path = path, what = kind(secret));
        let finding = page.finding(&RULE, fault.span, path, message);
        Some(finding.help(msg!(link_to_secret_help)))
    })
}

fn of_link(linked: LinkedPage<'_>, link: &Link, target: &Target) -> Option<Finding> {
    let Target::Unpublished(file) = target else { return None };
    let file = linked.site.file(*file)?;
    let Publication::Secret(secret) = file.publication else { return None };
    let message = msg!(link_to_secret, path = &*file.path, what = kind(secret));
    let finding = linked.own.finding(&RULE, link.target_span, &link.target, message);
    Some(finding.help(msg!(link_to_secret_help)))
}

fn kind(secret: Secret) -> Message {
    match secret {
        Secret::PrivateKey => msg!(secret_private_key),
        Secret::KeyStore => msg!(secret_key_store),
        Secret::PasswordStore => msg!(secret_password_store),
        Secret::Credentials => msg!(secret_credentials),
        Secret::Environment => msg!(secret_environment),
        Secret::Database => msg!(secret_database),
        Secret::Kubeconfig => msg!(secret_kubeconfig),
        Secret::TerraformState => msg!(secret_terraform_state),
    }
}
