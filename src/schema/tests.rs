//! Bundled kinds and kinds of a wiki.

use std::sync::Arc;

use super::*;
use crate::diagnostic::Level;
use crate::language::Lang;
use crate::source::SourceFile;
use crate::value::Interval;

fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::new(path, text.as_bytes().to_vec()))
}

fn problems(text: &str) -> Vec<(String, SchemaProblemKind)> {
    let kinds = load::load(&[file("schemas/router.yaml", text)]);
    let found = kinds.problems.into_iter();
    found.map(|it| (it.place.span.of(text).to_owned(), it.kind)).collect()
}

#[test]
fn keys_are_found_under_all_their_names() {
    let kinds = Kinds::bundled();
    let service = kinds.find("Service").expect("service");
    for key in ["data_class", "Datenklasse", "abhängig-von", "Speicherort"] {
        assert!(service.fields.find(key).is_some(), "{key}");
    }
    let path = service.fields.path("Backup-Intervall").expect("a flat name");
    assert_eq!(path.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["backup", "interval"]);
    assert!(kinds.common().find("titel").is_some());
}

#[test]
fn bundled_schemas_are_sound() {
    for file in Kinds::bundled().all() {
        let text = file.text.as_deref().expect("a file");
        let again = load::load(&[self::file(&format!("schemas/{}.yaml", file.name), text)]);
        assert_eq!(again.problems, [], "{}", file.name);
    }
}

#[test]
fn words_have_one_meaning() {
    let kinds = Kinds::bundled();
    let class = kinds.find("service").expect("service").fields.find("data_class").expect("class");
    assert_eq!(class.canonical("Critical"), "kritisch");
    assert_eq!(class.canonical("best effort"), "best-effort");
    assert_eq!(class.canonical("geheim"), "geheim");
    assert_eq!((class.canonical("Hoch"), class.canonical("low")), ("kritisch", "best-effort"));
    assert_eq!(class.canonical("Hoch (Kundendaten)"), "kritisch");
    assert_eq!(class.canonical("geheim (hoch)"), "geheim (hoch)");
    assert_eq!((class.canonical("sehr hoch"), class.canonical("A")), ("kritisch", "A"));
    assert_eq!(class.words_in(Lang::En), ["critical", "important", "best-effort"]);
    assert_eq!(class.replacement("hochkritisch"), Some("kritisch"));
    assert_eq!(class.replacement("geheim"), None);
}

#[test]
fn a_wiki_adds_to_a_bundled_kind() {
    let text = "x-extends: service\nrequired: [owner]\nproperties:\n  rack: { type: string }\n";
    let kinds = load::load(&[file("schemas/service.yaml", text)]);
    assert_eq!(kinds.problems, []);
    let service = kinds.find("service").expect("service");
    assert!(service.fields.find("rack").is_some() && service.fields.find("rpo").is_some());
    assert!(service.required().contains(&"rpo".to_owned()));
    assert!(service.required().contains(&"owner".to_owned()));
    assert_eq!((service.role.as_str(), service.text.as_ref()), ("service", None));
}

#[test]
fn a_broken_schema_is_told_at_its_place() {
    let head = "type: object\nproperties:\n  name: { type: string }\n";
    for (text, at, is) in [
        ("type: strng\n", "strng", "Schema"),
        ("properties: { a: { x-vaule: date } }\n", "x-vaule", "UnknownAnnotation"),
        ("properties: { a: { x-value: dat } }\n", "dat", "UnknownValueType"),
        ("x-extends: servce\n", "servce", "UnknownKind"),
        ("a: [\n", "[", "Data"),
    ] {
        let found = problems(text);
        let (span, kind) = &found[0];
        assert_eq!((span.as_str(), found.len()), (at, 1), "{text}: {found:?}");
        assert!(format!("{kind:?}").starts_with(is), "{kind:?}");
    }
    for (shape, at, is) in [
        ("section: { heading: '(' }", "'('", "Pattern"),
        ("row: { all: [nam] }", "nam", "UnknownField"),
    ] {
        let found = problems(&format!("{head}x-shape: {{ {shape} }}\n"));
        assert_eq!((found[0].0.as_str(), found.len()), (at, 1));
        assert!(format!("{:?}", found[0].1).starts_with(is));
    }
}

#[test]
fn what_falls_due_is_read_from_the_schema() {
    let text = "x-extends: host\nx-expires: []\nx-due: [{ from: Geprüft, every: 6 Monate, label: Prüfung }, \
                { from: geprueft, every: warranty_cadence, grace: P7D, notice: P0D, level: error }]\n\
                properties:\n  geprueft: { type: string, x-value: date }\n  \
                warranty_cadence: { type: string, x-value: period }\n";
    let kinds = load::load(&[file("schemas/router.yaml", text)]);
    assert_eq!(kinds.problems, []);
    let kind = kinds.find("router").expect("router");
    let [first, second] = kind.terms.as_slice() else { panic!("{:?}", kind.terms) };
    let days = |days| Interval::new(0, days, 0).expect("days");
    assert_eq!((first.field(), first.period_field()), ("geprueft", None));
    assert_eq!((first.notice, first.level), (days(14), Level::Warning));
    assert_eq!(first.label(Lang::En), Some("Prüfung"));
    assert_eq!(second.period_field(), Some("warranty_cadence"));
    assert_eq!((second.notice, second.level), (days(0), Level::Error));
    let bundled = Kinds::bundled();
    let count = |name: &str| bundled.find(name).expect("a kind").terms.len();
    let counts = ["certificate", "contract", "domain", "host", "service", "role"].map(count);
    assert_eq!(counts, [1, 2, 1, 1, 1, 0]);
}

#[test]
fn a_broken_schema_leaves_the_bundled_one() {
    let kinds = load::load(&[file("schemas/service.yaml", "type: strng\n")]);
    assert!(kinds.find("service").expect("service").fields.find("rpo").is_some());
}

#[test]
fn kinds_are_found_by_their_labels_in_either_language() {
    let kinds = Kinds::bundled();
    for (label, name) in [
        ("Dienst", "service"),
        ("dienst", "service"),
        ("Restore test plan", "restore-test-plan"),
        ("restore-testprotokoll", "restore-test-protocol"),
        ("Rolle", "role"),
    ] {
        assert_eq!(kinds.find(label).map(|kind| kind.name.as_str()), Some(name), "{label}");
    }
    assert!(kinds.find("Dienste").is_none(), "several are no kind");
    let extended = load::load(&[file("schemas/anwendung.yaml", "x-extends: service\n")]);
    assert_eq!(extended.find("dienst").map(|kind| kind.name.as_str()), Some("service"));
    // A name takes precedence over the label of another kind.
    let named = load::load(&[file("schemas/rolle.yaml", "type: object\n")]);
    assert_eq!(named.find("rolle").map(|kind| kind.name.as_str()), Some("rolle"));
}

#[test]
fn records_are_counted_in_words() {
    let kinds = Kinds::bundled();
    let service = kinds.find("service").expect("service");
    assert_eq!(service.count(1, Lang::De), "1 Dienst");
    assert_eq!(service.count(18, Lang::De), "18 Dienste");
    assert_eq!(service.count(2, Lang::En), "2 services");
    for kind in kinds.all() {
        for lang in [Lang::De, Lang::En] {
            assert!(!kind.count(2, lang).contains('×'), "{}: {}", kind.name, kind.count(2, lang));
        }
    }
}

#[test]
fn a_kind_with_a_label_of_its_own_is_not_counted_as_another() {
    let count = |text: &str| {
        let kinds = load::load(&[file("schemas/router.yaml", text)]);
        assert_eq!(kinds.problems, []);
        kinds.find("router").expect("router").count(3, Lang::En)
    };
    assert_eq!(count("x-extends: host\n"), "3 hosts");
    let label = "x-extends: host\nx-label: { en: Router }\n";
    assert_eq!(count(label), "3 × Router");
    assert_eq!(count(&format!("{label}x-count: {{ en: [router, routers] }}\n")), "3 routers");
    // One form is none: nothing says which.
    assert_eq!(count(&format!("{label}x-count: {{ en: [routers] }}\n")), "3 × Router");
}

/// The manual for people who write kinds names whatever is read.
#[test]
fn the_readme_names_every_annotation_and_key() {
    let readme = include_str!("../../schemas/README.md");
    let shape_keys = include_str!("shape.rs").split('"').skip(1).step_by(2);
    let keys = meta::ANNOTATIONS.into_iter().chain(due::keys()).chain(shape_keys);
    let is_named = |key: &&str| {
        let around =
            [format!("`{key}`"), format!("`{key}: "), format!("{key}: "), format!(", {key} ")];
        around.iter().any(|it| readme.contains(it.as_str()))
    };
    let unknown: Vec<&str> = keys.filter(|key| !is_named(key)).collect();
    assert_eq!(unknown, [""; 0]);
}
