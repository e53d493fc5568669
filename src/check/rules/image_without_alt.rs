//! L708 image-without-alt: an image without alternative text (WCAG 2.2, 1.1.1).

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, msg};
use crate::page::LinkKind;

rule! {
    "L708", "image-without-alt", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "image_without_alt", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let images = page.document().links.iter().filter(|link| link.image);
    images
        .filter(|image| {
            let text = image.text.as_deref().map(str::trim);
            // An empty `alt` in HTML says that the image is decoration.
            text.is_none() || (text == Some("") && image.kind != LinkKind::Html)
        })
        .map(|image| {
            let message = msg!(image_without_alt, target = image.target.as_str());
            let finding = page.finding(&RULE, image.span, &image.target, message);
            finding.help(msg!(image_without_alt_help))
        })
        .collect()
}
