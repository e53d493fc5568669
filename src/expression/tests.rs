//! Conditions that hold, that do not, and that must not be evaluated.

use super::*;

fn service() -> Vec<(String, Operand)> {
    let text = |text: &str| Operand::Text(text.to_owned());
    let copy = |tool: &str, offsite| {
        Operand::Map(vec![
            ("tool".to_owned(), text(tool)),
            ("offsite".to_owned(), Operand::Truth(offsite)),
            ("interval".to_owned(), Operand::Integer(86_400)),
        ])
    };
    let named = |(name, value): (&str, Operand)| (name.to_owned(), value);
    let values = [
        ("name", text("Größe & Müll")),
        ("data_class", text("kritisch")),
        ("rpo", Operand::Integer(14_400)),
        ("rto", Operand::Null),
        ("weight", Operand::Number(1.5)),
        ("depends_on", Operand::List(Vec::new())),
        ("backup", Operand::List(vec![copy("restic", false), copy("borg", true)])),
        ("restore_test", Operand::Map(vec![("date".to_owned(), text("2026-01-11"))])),
    ];
    values.into_iter().map(named).collect()
}

fn evaluate(text: &str) -> Result<bool, EvaluationError> {
    Expression::compile(text).unwrap_or_else(|problem| panic!("{problem:?}")).evaluate(service())
}

/// `start..end id`, the arguments aside.
fn problem(text: &str) -> String {
    let problem = Expression::compile(text).expect_err(text);
    format!("{:?} {}", problem.span, problem.message.id())
}

#[test]
fn conditions() {
    for (text, holds) in [
        ("rpo <= duration('24 h')", true),
        ("rpo <= duration(\"4 Stunden\")", true),
        ("rpo < duration(\"PT4H\")", false),
        ("rto == null && data_class != null", true),
        ("rto == null || rto <= rpo * 2", true),
        ("data_class != 'kritisch' || backup.exists(b, b.offsite)", true),
        ("backup.all(b, b.interval <= rpo)", false),
        ("size(backup) >= 2 && size(depends_on) == 0", true),
        ("'restic' in backup.map(b, b.tool)", true),
        ("restore_test.date >= '2026-01-01'", true),
        ("has(restore_test.result)", false),
        ("name.matches('^Größe') && name.startsWith('Gr')", true),
        ("weight > 1.0 && type(rpo) == int", true),
    ] {
        assert_eq!(evaluate(text), Ok(holds), "{text}");
    }
}

#[test]
fn what_makes_no_sense_for_a_record() {
    let wrong = |operator: &str, types: &str| EvaluationError::WrongTypes {
        operator: operator.to_owned(),
        types: types.to_owned(),
    };
    for (text, failure) in [
        ("rto <= duration('24 h')", wrong("<=", "null, int")),
        ("restore_test.result == 'bestanden'", EvaluationError::NoKey("result".to_owned())),
        ("name", EvaluationError::NoTruth("string".to_owned())),
    ] {
        assert_eq!(evaluate(text), Err(failure), "{text}");
    }
}

#[test]
fn what_is_no_condition() {
    for (text, expected) in [
        ("rpo <=", "6..6 expression-syntax"),
        ("'ä' == name &&& true", "15..16 expression-syntax"),
        ("'ä' == nme.startWith('x')", "12..21 expression-no-function-but"),
        ("rpo <= duration('bald')", "17..21 expression-bad-duration"),
        ("", "0..0 expression-syntax"),
    ] {
        assert_eq!(problem(text), expected, "{text}");
    }
}

#[test]
fn names_without_those_of_macros() {
    let text = "'ä' in x.map(b, b.tool + c) && type(d) == int";
    let expression = Expression::compile(text).expect(text);
    assert_eq!(expression.names(), [("x", 8..9), ("c", 26..27), ("d", 37..38)]);
}

/// Threads of a test have 2 MiB of stack, as those of a pool have.
#[test]
fn hostile_conditions_end_at_once() {
    let long = "x".repeat(MAX_BYTES + 1);
    assert_eq!(problem(&long), format!("0..{} expression-too-long", long.len()));
    for (signs, open, close) in
        [(2, "(", ")"), (2, "[", "]"), (1, "!", ""), (1, "-", ""), (2, "x?x:", ""), (1, "x+", "")]
    {
        let deep = |times| format!("{}x{}", open.repeat(times), close.repeat(times));
        assert!(problem(&deep(MAX_OPERATORS + 1)).ends_with("expression-too-deep"), "{open}");
        // Just within the limit it either is a condition or it is not.
        let _ = Expression::compile(&deep(MAX_OPERATORS / signs))
            .map(|expression| expression.evaluate(service()));
    }
    for text in [
        "backup.map(a, backup.map(b, backup.map(c, backup.map(d, backup.map(e, backup.map(f, backup.map(g, \
         backup.map(h, backup.map(i, backup.map(j, backup.map(k, backup.map(l, backup.map(m, backup.map(n, \
         backup.map(o, backup.map(p, backup)))))))))))))))) != []",
        "['aaaaaaaaaaaaaaaa'].map(x,x+x+x+x+x+x+x+x).map(x,x+x+x+x+x+x+x+x).map(x,x+x+x+x+x+x+x+x)\
         .map(x,x+x+x+x+x+x+x+x).map(x,x+x+x+x+x+x+x+x).map(x,x+x+x+x+x+x+x+x).map(x,x+x+x+x+x+x+x+x)\
         .map(x,x+x+x+x+x+x+x+x).map(x,x+x+x+x+x+x+x+x) == []",
    ] {
        assert_eq!(evaluate(text), Err(EvaluationError::TooExpensive), "{text}");
    }
}
