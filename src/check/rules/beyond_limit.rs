//! S814 beyond-limit: something on a page that goes beyond a limit, and so is shown otherwise than it
//! was meant.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Message, RuleInfo, Span, msg};
use crate::html;
use crate::page::{Limit, LimitKind};
use crate::source::IncludeCause;

rule! {
    "S814", "beyond-limit", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "beyond_limit", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let limits = page.document().limits.iter().map(|limit| of_limit(page, limit));
    limits.chain(includes(page)).collect()
}

/// Files that include themselves, or more than a page may.
fn includes(page: PageContext<'_>) -> impl Iterator<Item = Finding> {
    page.page.source.include_faults().iter().filter_map(move |fault| {
        let target = fault.written.as_str();
        let message = match fault.cause {
            IncludeCause::Loop => msg!(beyond_limit_loop, target = target),
            IncludeCause::TooMuch => msg!(beyond_limit_include, target = target),
            _ => return None,
        };
        let finding = page.finding(&RULE, fault.span, target, message);
        Some(finding.help(msg!(beyond_limit_include_help)))
    })
}

/// What is said where `rule` itself fails on a page.
pub(in crate::check) fn crash(page: PageContext<'_>, rule: &RuleInfo) -> Finding {
    let message = msg!(beyond_limit_rule, code = &*rule.code);
    page.finding(&RULE, Span::at(0), "crash", message).help(msg!(beyond_limit_crash_help))
}

fn of_limit(page: PageContext<'_>, limit: &Limit) -> Finding {
    let Said { subject, message, help } = match limit.kind {
        LimitKind::NestedHtml => Said {
            subject: "html",
            message: msg!(beyond_limit_html, most = html::MAX_DEPTH),
            help: msg!(beyond_limit_html_help),
        },
        LimitKind::Attributes => Said {
            subject: "attributes",
            message: msg!(beyond_limit_attributes, most = html::MAX_ATTRIBUTES),
            help: msg!(beyond_limit_attributes_help),
        },
        LimitKind::Markdown => Said {
            subject: "markdown",
            message: msg!(beyond_limit_markdown),
            help: msg!(beyond_limit_markdown_help),
        },
        LimitKind::Crash => Said {
            subject: "crash",
            message: msg!(beyond_limit_crash),
            help: msg!(beyond_limit_crash_help),
        },
    };
    page.finding(&RULE, limit.span, subject, message).help(help)
}

/// What a finding says.
struct Said {
    subject: &'static str,
    message: Message,
    help: Message,
}
