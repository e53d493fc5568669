//! Conditions that hold, that do not, and that must not be evaluated.

use super::*;

fn service() -> Vec<(String, Operand)> {
    let text = |text: &str| Operand::Text(text.to_owned());
    let copy = |tool: &str, offsite| {
        Operand::Map(vec![
            ("tool".to_owned(), text(tool)),
            ("offsite".to_owned(), Operand::Truth(offsite)),
            ("interval".to_owned(), Operand::Length(86_400)),
        ])
    };
    let named = |(name, value): (&str, Operand)| (name.to_owned(), value);
    let values = [
        ("name", text("Größe & Müll")),
        ("data_class", text("kritisch")),
        ("rpo", Operand::Length(14_400)),
        ("rto", Operand::Null),
        ("weight", Operand::Number(1.5)),
        ("depends_on", Operand::List(Vec::new())),
        ("backup", Operand::List(vec![copy("restic", false), copy("borg", true)])),
        ("restore_test", Operand::Map(vec![("date".to_owned(), text("2026-01-11"))])),
    ];
    values.into_iter().map(named).collect()
}

fn evaluate(text: &str) -> Result<bool, EvaluationError> {
    let expression = Expression::compile(text).unwrap_or_else(|problem| panic!("{problem:?}"));
    let phases = bound(&expression).with(|_| Vec::new()).phases(service()).expect("few steps");
    phases.into_iter().next().expect("a phase").outcome
}

/// The condition for a kind of which nothing is known.
fn bound(expression: &Expression) -> Condition {
    let vocabulary = Vocabulary { own: Sort::Any, of_kind: &|_| Ok(Sort::Any) };
    expression.bind(&vocabulary).unwrap_or_else(|problems| panic!("{problems:?}"))
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
        ("weight > 1.0 && int(rpo) == 14400", true),
        ("86400 == rpo * 6 && 14400 >= rpo && 6 * rpo == 86400 && 0 + rpo == rpo", true),
        (
            "rpo in [3600, 14400, 7200] && !(rpo in [3600, 7200]) && !(rpo in []) && name in ['x', 'Größe & Müll']",
            true,
        ),
        ("[rpo] == [14400] && [0] + [rpo] == [0, 14400]", true),
        ("rpo / 3600 == 4 && rpo / duration('1 h') == 4 && rpo % 3600 == 0 && -rpo < 0", true),
        ("date('2026-01-31') + duration('P1D') == date('1. Februar 2026')", true),
        (
            "date('2026-01-31') - date('2026-01-01') == 30 && 29 < date('2026-01-31') - date('2026-01-01')",
            true,
        ),
        ("date('2026-01-31') - date('2026-01-01') == duration('P30D')", true),
        ("date('Januar 2026') == date('2026-01-31') && date('2026-01-31') == '31.01.2026'", true),
        (
            "date('2026-01-31').startsWith('2026') && string(date('2026-01-31')) == '2026-01-31'",
            true,
        ),
        ("date(restore_test.date) < date('2026-01-12')", true),
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
        ("rto <= duration('24 h')", wrong("<=", "null, duration")),
        ("restore_test.result == 'bestanden'", EvaluationError::NoKey("result".to_owned())),
        ("name", EvaluationError::NoTruth("string".to_owned())),
        ("date(name) > date('2026-01-01')", EvaluationError::NoDay("Größe & Müll".to_owned())),
        ("date('2026-01-01') * 2 == rpo", wrong("*", "day, int")),
        ("date('2026-01-01') > rpo", wrong(">", "day, duration")),
        ("rpo / 0 == 1", wrong("/", "duration, int")),
    ] {
        assert_eq!(evaluate(text), Err(failure), "{text}");
    }
}

#[test]
fn what_is_no_condition() {
    for (text, expected) in [
        ("rpo <=", "6..6 expression-unfinished"),
        ("'ä' == name &&& true", "15..16 expression-syntax"),
        ("'ä' == nme.startWith('x')", "12..21 expression-no-function-but"),
        ("rpo <= duration('bald')", "17..21 expression-bad-duration"),
        ("", "0..0 expression-unfinished"),
        ("date('2026-02-30') > today", "6..16 expression-bad-day"),
        ("records(name).size() > 0", "0..7 expression-records"),
        ("name.records('x') == 1", "5..12 expression-records"),
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
            .map(|expression| bound(&expression).with(|_| Vec::new()).phases(service()));
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

/// The results of a condition about `day` from each day on: `true, 2026-01-01 false`.
fn phases(text: &str, day: &str) -> String {
    let day = day.parse().expect("a day");
    let values = vec![
        ("day".to_owned(), Operand::Day(day, day.to_string())),
        ("length".to_owned(), Operand::Length(86_400)),
        ("none".to_owned(), Operand::Null),
    ];
    let expression = Expression::compile(text).unwrap_or_else(|problem| panic!("{problem:?}"));
    let condition = bound(&expression);
    let phases = condition.with(|_| Vec::new()).phases(values).expect("few steps");
    let told = phases.into_iter().map(|phase| {
        let from = phase.from.map(|from| format!("{from} ")).unwrap_or_default();
        let outcome = phase.outcome.map_or_else(|_| "error".to_owned(), |holds| holds.to_string());
        from + &outcome
    });
    told.collect::<Vec<_>>().join(", ")
}

#[test]
fn conditions_change_on_days() {
    for (text, expected) in [
        ("today < day", "true, 2026-03-01 false"),
        ("today <= day", "true, 2026-03-02 false"),
        ("day > today", "true, 2026-03-01 false"),
        ("today in [date('2026-03-01')]", "false, 2026-03-01 true, 2026-03-02 false"),
        (
            "today in ['2026-03-01', '2026-03-03']",
            "false, 2026-03-01 true, 2026-03-02 false, 2026-03-03 true, 2026-03-04 false",
        ),
        ("day in ['2026-03-01', '2026-04-01']", "true"),
        ("today == day", "false, 2026-03-01 true, 2026-03-02 false"),
        ("today != day", "true, 2026-03-01 false, 2026-03-02 true"),
        ("day - today > duration('P30D')", "true, 2026-01-30 false"),
        ("day - today > 30", "true, 2026-01-30 false"),
        ("30 < day - today", "true, 2026-01-30 false"),
        ("today + duration('P30D') < day", "true, 2026-01-30 false"),
        ("today - day <= length", "true, 2026-03-03 false"),
        ("today - day <= length * 2", "true, 2026-03-04 false"),
        (
            "today + 30 < day && today >= date('2026-01-10')",
            "false, 2026-01-10 true, 2026-01-30 false",
        ),
        ("today < day || today > date('2026-04-30')", "true, 2026-03-01 false, 2026-05-01 true"),
        ("(day - today) * 2 > duration('36 h')", "true, 2026-03-01 false"),
        ("today - duration('12 h') < day", "true, 2026-03-02 false"),
        ("day - (day - today) == today", "true"),
        ("today + 1 > today", "true"),
        (
            "[day, date('2026-02-01')].filter(d, d >= today).size() == 1",
            "false, 2026-02-02 true, 2026-03-02 false",
        ),
        (
            "[date('2026-02-01'), day].exists(d, today == d)",
            "false, 2026-02-01 true, 2026-02-02 false, 2026-03-01 true, 2026-03-02 false",
        ),
        ("today < day ? true : none > 1", "true, 2026-03-01 error"),
        ("(today - day) / 7 > 2", "error"),
        ("string(today) == '2026-01-01'", "error"),
        ("today < date('9999-12-31')", "true, 9999-12-31 false"),
        ("today <= date('9999-12-31')", "true"),
        ("today + 9000000 < day", "false"),
        ("today + 9223372036854775807 < day", "false"),
        ("day < date('2026-01-01')", "false"),
    ] {
        assert_eq!(phases(text, "2026-03-01"), expected, "{text}");
    }
    assert_eq!(phases("today - duration('P1D') < day", "9999-12-31"), "true");
}

#[test]
fn a_condition_that_never_comes_to_rest_ends() {
    let first: Date = "2020-01-01".parse().expect("a day");
    let days = |count: i64| first.checked_add(jiff::Span::new().days(count)).expect("a day");
    let told = |count: i64| {
        let day = |number| Operand::Day(days(number), days(number).to_string());
        let values = vec![("days".to_owned(), Operand::List((0..count).map(day).collect()))];
        let expression = Expression::compile("days.exists(d, d > today)").expect("a condition");
        let condition = bound(&expression);
        condition.with(|_| Vec::new()).phases(values).expect("few steps")
    };
    let phase = |from, outcome| Phase { from, outcome };
    assert_eq!(told(800), [phase(None, Ok(true)), phase(Some(days(799)), Ok(false))]);
    let ends = phase(Some(days(999)), Err(EvaluationError::TooManyChanges));
    assert_eq!(told(1_100), [phase(None, Ok(true)), ends]);
}

/// What is said of each day is what the condition says on that day.
#[test]
fn phases_are_what_each_day_says() {
    let dates = ["2026-01-03", "2026-01-07", "2026-01-20"];
    for text in [
        "today > date('2026-01-03') == (today < date('2026-01-07'))",
        "['2026-01-03', '2026-01-07', '2026-01-20'].filter(d, date(d) - today > 2).size() == 2",
        "date('2026-01-20') - today > today - date('2026-01-03')",
        "(today - date('2026-01-07')) * 3 > date('2026-01-20') - today && today != date('2026-01-15')",
    ] {
        let whole = phases(text, dates[0]);
        for number in 1..=31 {
            let day = format!("2026-01-{number:02}");
            let fixed = text.replace("today", &format!("date('{day}')"));
            let before = whole.split(", ").filter_map(|phase| match phase.split_once(' ') {
                Some((from, holds)) => (from <= day.as_str()).then_some(holds),
                None => Some(phase),
            });
            assert_eq!(before.last(), Some(phases(&fixed, dates[0]).as_str()), "{day} {text}");
        }
    }
}

fn certificate(host: Operand, day: &str) -> Vec<(String, Operand)> {
    let date = day.parse().expect("a day");
    let name = Operand::Text(format!("cert {day}"));
    let valid_until = Operand::Day(date, day.to_owned());
    let values = [("name", name), ("host", host), ("valid_until", valid_until)];
    values.map(|(name, value)| (name.to_owned(), value)).to_vec()
}

#[test]
fn relations_with_and_without_a_key() {
    let text = |text: &str| Operand::Text(text.to_owned());
    let hosts = Operand::List(vec![text("nas"), text("web"), text("nas")]);
    let one = || certificate(text("nas"), "2026-03-01");
    let certificates = [
        vec![one(), certificate(text("web"), "2026-04-01"), certificate(text("nas"), "2026-05-01")],
        vec![one(), certificate(Operand::Null, "2026-04-01")],
        vec![one(), certificate(hosts.clone(), "2026-04-01")],
        vec![
            certificate(hosts.clone(), "2026-04-01"),
            certificate(Operand::List(Vec::new()), "2026-06-01"),
        ],
        Vec::new(),
    ];
    // The second of each pair asks the same in a way that no key is taken from.
    for (keyed, plain) in [
        ("filter(c, c.host == name).size() == 2", "filter(c, !(c.host != name)).size() == 2"),
        ("filter(c, 'nas' == c.host).size() == 1", "filter(c, !(c.host != 'nas')).size() == 1"),
        ("exists(c, c.host == none)", "exists(c, !(c.host != none))"),
        ("exists(c, name in c.host)", "exists(c, (name in c.host) == true)"),
        (
            "all(c, c.host != name || c.valid_until > today)",
            "all(c, !(c.host == name) || c.valid_until > today)",
        ),
        (
            "exists_one(c, c.valid_until > today && c.host == name)",
            "exists_one(c, c.valid_until > today && !(c.host != name))",
        ),
        (
            "filter(c, c.host == name).all(c, c.valid_until > today)",
            "filter(c, !(c.host != name)).all(c, c.valid_until > today)",
        ),
        (
            "map(c, c.host == name, c.name).size() == 1",
            "map(c, !(c.host != name), c.name).size() == 1",
        ),
    ] {
        for records in &certificates {
            let phases = |text: &str| {
                let text = format!("records('certificate').{text}");
                let expression = Expression::compile(&text).expect(&text);
                let condition = bound(&expression);
                let values = [("name", "nas"), ("path", "a.md")];
                let values =
                    values.map(|(name, value)| (name.to_owned(), Operand::Text(value.to_owned())));
                let values =
                    values.into_iter().chain([("none".to_owned(), Operand::Null)]).collect();
                let looks_up = condition.relations.iter().any(|it| it.by.is_some());
                (condition.with(|_| records.clone()).phases(values).expect("few steps"), looks_up)
            };
            let ((keyed_phases, is_keyed), (plain_phases, is_plain)) =
                (phases(keyed), phases(plain));
            assert_eq!((is_keyed, is_plain), (true, false), "{keyed}");
            assert_eq!(keyed_phases, plain_phases, "{keyed} {records:?}");
        }
    }
}

#[test]
fn a_key_that_can_fail_is_not_asked_for_beforehand() {
    for (text, outcome, looks_up) in [
        ("records('c').exists(c, none != null && c.host == none.x)", Ok(false), false),
        ("records('c').exists(c, none != null && c.host == none)", Ok(false), true),
        ("records('c').exists(c, c.host == none.x && c.host == name)", Ok(false), true),
        (
            "records('c').map(c, c.host).exists(h, records('c').exists(c, c.host == h))",
            Ok(true),
            true,
        ),
    ] {
        let expression = Expression::compile(text).expect(text);
        let condition = bound(&expression);
        assert_eq!(condition.relations.iter().any(|it| it.by.is_some()), looks_up, "{text}");
        let host = Operand::Text("web".to_owned());
        let mut evaluator = condition.with(|_| vec![certificate(host.clone(), "2026-03-01")]);
        let values = [("name", Operand::Text("nas".to_owned())), ("none", Operand::Null)];
        let values = values.map(|(name, value)| (name.to_owned(), value)).to_vec();
        let phases = evaluator.phases(values).expect("few steps");
        assert_eq!(phases, [Phase { from: None, outcome }], "{text}");
    }
}

/// Two thousand records that each ask for their own among two thousand others take few steps; those that go through all
/// of them are stopped.
#[test]
fn relations_are_looked_up() {
    let number = 2_000;
    let related: Vec<_> = (0..number)
        .map(|it| certificate(Operand::Text(format!("host {it}")), "2026-03-01"))
        .collect();
    let evaluated = |text: &str| {
        let expression = Expression::compile(text).expect(text);
        let condition = bound(&expression);
        let mut evaluator = condition.with(|_| related.clone());
        let name = |it| vec![("name".to_owned(), Operand::Text(format!("host {it}")))];
        (0..number).take_while(|it| evaluator.phases(name(*it)).is_some()).count()
    };
    let by = "records('certificate').filter(c, c.host == name).all(c, c.valid_until > today)";
    assert_eq!(evaluated(by), number);
    let through = "records('certificate').filter(c, c.host.startsWith(name)).size() <= 1";
    let done = evaluated(through);
    assert!(done > 100 && done < number, "{done}");
}
