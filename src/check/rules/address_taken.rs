//! L713 address-taken: two things that would be at one address of the site.

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Level, Message, Place, Span, msg};
use crate::site::address::{Claimant, RedirectTo, Refusal, RefusalReason};
use crate::site::{Generated, ProjectFile, Site};

rule! {
    "L713", "address-taken", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "address_taken", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    let refused = site.addresses().refusals().iter().filter_map(|it| of_refusal(site, it));
    let copied = site.copied_files().filter_map(|file| of_file(site, file));
    refused.chain(copied).collect()
}

fn of_refusal(site: &Site, refusal: &Refusal) -> Option<Finding> {
    let RefusalReason::Taken { address, by } = &refusal.reason else { return None };
    let finding = |message| {
        Finding::new(&RULE.info, refusal.place.clone(), refusal.written.as_str(), message)
    };
    let holder = holder(site, by);
    if let Some(instead) = &refusal.instead {
        let message = msg!(
            address_taken_page,
            address = address.as_str(),
            holder = holder,
            instead = instead.as_str()
        );
        return Some(related(site, finding(message), by).help(msg!(address_taken_page_help)));
    }
    if refusal.written == *address && matches!(by, Claimant::Page(_)) && is_at_start(refusal) {
        return Some(of_generated(site, finding, address));
    }
    let message = msg!(address_taken_redirect, address = address.as_str(), holder = holder);
    Some(related(site, finding(message), by).help(msg!(address_taken_redirect_help)))
}

/// The finding of a page in the place of a file that the site adds is at the page's beginning.
fn is_at_start(refusal: &Refusal) -> bool {
    refusal.place.span == Span::at(0)
}

/// A page for addresses that do not exist is what its author wanted.
fn of_generated(site: &Site, finding: impl Fn(Message) -> Finding, address: &str) -> Finding {
    if address == site.generated_path(Generated::NotFound) {
        let message = msg!(address_taken_not_found, address = address);
        return finding(message).level(Level::Note).help(msg!(address_taken_not_found_help));
    }
    let message = msg!(address_taken_made, address = address);
    finding(message).help(msg!(address_taken_page_help))
}

/// A file that would be where a page does is not copied; one in the place of what the site adds is.
fn of_file(site: &Site, file: &ProjectFile) -> Option<Finding> {
    let address = site.output_path(&file.path);
    let addresses = site.addresses();
    let place = Place::new(&file.path, Span::at(0));
    let finding = |message| Finding::new(&RULE.info, place.clone(), &*file.path, message);
    let Some(by) = addresses.holder(address) else {
        let message = msg!(address_taken_folder, address = address);
        return addresses
            .is_taken(address)
            .then(|| finding(message).help(msg!(address_taken_file_help)));
    };
    if *by == Claimant::Generated {
        return Some(of_generated(site, finding, address));
    }
    if let Claimant::Redirect(..) = by {
        let message = msg!(address_taken_over_redirect, address = address);
        return Some(related(site, finding(message), by).help(msg!(address_taken_redirect_help)));
    }
    let message = msg!(address_taken_file, address = address, holder = holder(site, by));
    Some(related(site, finding(message), by).help(msg!(address_taken_file_help)))
}

fn holder(site: &Site, by: &Claimant) -> Message {
    match by {
        Claimant::Page(page) => msg!(address_of_page, path = &**site.page(*page).path()),
        Claimant::Section(section) => {
            msg!(address_of_section, path = site.section(*section).path.as_str())
        }
        Claimant::Generated => msg!(address_of_made),
        Claimant::Redirect(_, RedirectTo::Page(page)) => {
            msg!(address_of_redirect, target = &**site.page(*page).path())
        }
        Claimant::Redirect(_, RedirectTo::Url(url)) => {
            msg!(address_of_redirect, target = url.as_str())
        }
    }
}

fn related(site: &Site, finding: Finding, by: &Claimant) -> Finding {
    match by {
        Claimant::Redirect(place, _) => finding.related(place.clone(), msg!(address_asked_here)),
        Claimant::Page(page) => {
            let place = Place::new(site.page(*page).path(), Span::at(0));
            finding.related(place, msg!(address_stands_here))
        }
        Claimant::Section(_) | Claimant::Generated => finding,
    }
}
