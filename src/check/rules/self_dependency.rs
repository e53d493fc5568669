//! E901 self-dependency: a recovery page that needs what it is meant to start.

use super::rule;
use crate::check::{LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Message, Span, Spanned, msg};
use crate::lexicon::{bare_vowels, structure};
use crate::page::{Link, Step, Words};
use crate::site::PageId;

rule! {
    "E901", "self-dependency", Warning,
    fix: None, time_dependent: false,
    category: Emergency, since: "0.1.0",
    explanation: "self_dependency", run: Run::Linked(check),
}

/// Ends of names that only a network at home or at work knows (RFC 6762, RFC 8375 and habit).
const LOCAL: [&str; 9] =
    ["local", "lan", "home", "internal", "intern", "arpa", "localdomain", "box", "private"];

fn check(linked: LinkedPage<'_>) -> Vec<Finding> {
    let page = linked.own;
    if !page.kinds.is_playbook(&page.page.outline) {
        return Vec::new();
    }
    let steps = page.document().steps_in(page.page.span());
    let steps: Vec<HostStep<'_>> = steps.iter().map(|it| HostStep::new(linked, it)).collect();
    let mut findings: Vec<Finding> =
        page.page.document.links.iter().filter_map(|link| of_link(page, link, &steps)).collect();
    findings.extend(of_front_matter(page, &steps));
    findings.extend(of_wiki(page, &steps));
    findings
}

/// A step and what it starts.
struct HostStep<'p> {
    step: &'p Step,
    words: Words,
    /// Host names of the services that its heading or its text leads to.
    services: Vec<&'p str>,
}

impl<'p> HostStep<'p> {
    fn new(linked: LinkedPage<'p>, step: &'p Step) -> Self {
        let words = Words::of(&step.title);
        let services = services(linked, step, &words);
        Self { step, words, services }
    }

    /// Whether the step brings up the machine or service `host`.
    fn starts(&self, host: &str) -> bool {
        let label = host.split('.').next().unwrap_or_default();
        let is_named = self.words.distinctive().contains(&bare_vowels(label));
        (is_named && is_local(host)) || self.services.iter().any(|it| it.eq_ignore_ascii_case(host))
    }
}

/// The hosts in the `url` of each page that the step's heading is about or its text links to.
fn services<'p>(page: LinkedPage<'p>, step: &Step, words: &Words) -> Vec<&'p str> {
    let site = page.site;
    let linked: Vec<PageId> = page
        .all_links()
        .filter(|(link, _)| step.section.contains(link.span))
        .filter_map(|(_, target)| target.page())
        .collect();
    let is_meant = |id: &PageId| {
        let title = Words::of(site.title(*id));
        let mut named = title.distinctive().iter();
        linked.contains(id)
            || (!title.distinctive().is_empty()
                && named.all(|word| words.distinctive().contains(word)))
    };
    let urls = site
        .all_pages()
        .filter(is_meant)
        .filter_map(|id| site.outline(id).front_matter.text(&["url", "adresse"]));
    urls.filter_map(host_of).collect()
}

/// The host of a web address.
fn host_of(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    (!host.is_empty()).then_some(host)
}

/// `nas`, `nas.local`; the maker's `docker.com` has the name of a step too.
fn is_local(host: &str) -> bool {
    let end = host.rsplit_once('.').map(|(_, end)| end);
    end.is_none_or(|end| LOCAL.iter().any(|local| end.eq_ignore_ascii_case(local)))
}

/// An embedded image anywhere; a link only before the step after which its host answers.
fn of_link(page: PageContext<'_>, link: &Link, steps: &[HostStep<'_>]) -> Option<Finding> {
    let host = host_of(&link.target)?;
    let step = steps.iter().find(|step| step.starts(host))?;
    let message = if link.image {
        msg!(self_dependency_image, host = host, number = step.step.number.to_string())
    } else if link.span.end <= step.step.section.start {
        msg!(self_dependency_link, host = host, number = step.step.number.to_string())
    } else {
        return None;
    };
    Some(finding(page, link.target_span, &link.target, message, step))
}

fn of_front_matter(page: PageContext<'_>, steps: &[HostStep<'_>]) -> Vec<Finding> {
    let pairs = page.page.front_matter.data.pairs().iter();
    let hosts = pairs.filter(|pair| structure::HOST_KEYS.has(&bare_vowels(&pair.key)));
    let values = hosts.flat_map(|pair| pair.value.list_of_str());
    let of_host = |Spanned { value: host, span }: Spanned<&str>| {
        let is_started = |step: &&HostStep<'_>| {
            let words = Words::of(host);
            !words.distinctive().is_empty()
                && words.distinctive().iter().all(|word| step.words.distinctive().contains(word))
        };
        let step = steps.iter().find(is_started)?;
        let number = step.step.number.to_string();
        let message = msg!(self_dependency_host, host = host, number = number);
        Some(finding(page, span, host, message, step))
    };
    values.filter_map(of_host).collect()
}

/// Where the wiki itself lives.
fn of_wiki(page: PageContext<'_>, steps: &[HostStep<'_>]) -> Option<Finding> {
    let config = &page.config;
    let urls = [config.site_url.as_deref(), config.repository_url.as_deref()];
    let of_host = |host: &&str| steps.iter().any(|step| step.starts(host));
    let host = urls.into_iter().flatten().filter_map(host_of).find(of_host)?;
    let step = steps.iter().find(|step| step.starts(host))?;
    let number = step.step.number.to_string();
    let message = msg!(self_dependency_wiki, host = host, number = number);
    let title = page.page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
    Some(finding(page, title, host, message, step))
}

fn finding(
    page: PageContext<'_>,
    span: Span,
    subject: &str,
    message: Message,
    step: &HostStep<'_>,
) -> Finding {
    page.finding(&RULE, span, subject, message)
        .related(page.place(step.step.head), msg!(self_dependency_step))
        .help(msg!(self_dependency_help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_taken_out_of_addresses() {
        let cases = [
            ("http://nas.local/bild.png", Some("nas.local")),
            ("https://u:p@nas:8080?x", Some("nas")),
            ("mailto:a@nas.local", None),
            ("https:///x", None),
            ("../nas.md", None),
        ];
        for (url, host) in cases {
            assert_eq!(host_of(url), host, "{url}");
        }
    }
}
