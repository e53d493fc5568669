//! S814 beyond-limit: something on a page that goes beyond a limit, and so is shown otherwise than it
//! was meant.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Message, RuleInfo, Span, msg};
use crate::html;
use crate::page::{Limit, LimitKind};

rule! {
    "S814", "beyond-limit", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "beyond_limit", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    page.document().limits.iter().map(|limit| of_limit(page, limit)).collect()
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
