//! L714 bad-address: an address that the site cannot have.

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Level, Place, Span, msg};
use crate::site::ProjectFile;
use crate::site::address::{LONGEST_NAME, LONGEST_PATH, Refusal, RefusalReason};

rule! {
    "L714", "bad-address", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "bad_address", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    let refused = site.addresses().refusals().iter().filter_map(of_refusal);
    refused.chain(site.copied_files().filter_map(of_file)).collect()
}

fn of_refusal(refusal: &Refusal) -> Option<Finding> {
    let finding = |message| {
        Finding::new(&RULE.info, refusal.place.clone(), refusal.written.as_str(), message)
    };
    let written = shown(&refusal.written);
    let written = written.as_str();
    if let Some(instead) = &refusal.instead {
        let message = match &refusal.reason {
            RefusalReason::Character(odd) => {
                msg!(
                    bad_address_name,
                    path = written,
                    character = name(*odd),
                    instead = instead.as_str()
                )
            }
            RefusalReason::TooLong => {
                msg!(bad_address_long_name, most = LONGEST_NAME, instead = instead.as_str())
            }
            _ => return None,
        };
        return Some(finding(message).help(msg!(bad_address_name_help)));
    }
    let found = match &refusal.reason {
        RefusalReason::Taken { .. } => return None,
        RefusalReason::Outside => finding(msg!(bad_address_outside, address = written))
            .help(msg!(bad_address_outside_help)),
        RefusalReason::OtherHost => {
            finding(msg!(bad_address_host, address = written)).help(msg!(bad_address_outside_help))
        }
        RefusalReason::Character('\\') => finding(msg!(bad_address_backslash, address = written))
            .help(msg!(bad_address_backslash_help)),
        RefusalReason::Character(odd) => {
            finding(msg!(bad_address_character, address = written, character = name(*odd)))
                .help(msg!(bad_address_help))
        }
        RefusalReason::TooLong => {
            finding(msg!(bad_address_long, most = LONGEST_NAME, whole = LONGEST_PATH))
                .help(msg!(bad_address_help))
        }
        RefusalReason::Windows => finding(msg!(bad_address_windows, address = written))
            .level(Level::Note)
            .help(msg!(bad_address_help)),
    };
    Some(found)
}

fn of_file(file: &ProjectFile) -> Option<Finding> {
    file.path.contains('\\').then(|| {
        let place = Place::new(&file.path, Span::at(0));
        let message = msg!(bad_address_file, path = &*file.path);
        Finding::new(&RULE.info, place, &*file.path, message).help(msg!(bad_address_name_help))
    })
}

/// A character as people can read it.
fn name(character: char) -> String {
    if character.is_control() {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}

/// Control characters would garble the terminal; nobody reads what is longer than a line.
fn shown(written: &str) -> String {
    const LONGEST: usize = 60;
    let plain = written.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c });
    let text: String = plain.clone().take(LONGEST).collect();
    if plain.count() > LONGEST { text + "…" } else { text }
}
